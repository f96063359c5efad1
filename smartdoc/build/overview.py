"""What a build makes of all plans together: blank forms, index and manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from smartdoc import __version__, assets
from smartdoc.build.folder import INDEX
from smartdoc.build.forms import BLANK, blank_forms
from smartdoc.build.guard import Withheld
from smartdoc.build.index import index_of
from smartdoc.build.manifest import (
    MANIFEST,
    Manifest,
    Output,
    PlanEntry,
    hashes_of,
    read_manifest,
)
from smartdoc.build.order import Built, Failed, Outcome
from smartdoc.check import Checked
from smartdoc.disclosure import Secrets, search
from smartdoc.repository import CONFIG_FILE, Repository
from smartdoc.writing import NotWritten

if TYPE_CHECKING:
    from smartdoc.build.builder import Builder


class Overview:
    """The beginning and the end of one build; nothing is written before :meth:`begin` is through.

    Raises ``SmartdocError`` where the build must not begin.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.repository = builder.repository
        self.folder = builder.folder
        self.before = read_manifest(builder.order.output)
        self._withheld: list[Withheld] = []
        self._failed: list[Failed] = []

    def begin(self, files: Sequence[Checked]) -> None:
        """Refuse to build over somebody else's pages, or with names that are in no plan."""
        self.folder.refuse_foreign_index()
        self.builder.guard.refuse_unknown_names(files)

    def finish(self, outcomes: Sequence[Outcome], team: Iterable[Checked] | None = None) -> Built:
        """Remove what is out of date, write index and manifest, and return what was done.

        ``team`` has every plan with what index and manifest must not say; without it the outcomes
        have.
        """
        entries = [self._with_old(one.entry, one.failed) for one in outcomes if one.entry]
        asked = {one.checked.file for one in outcomes}
        secrets = self.builder.guard.for_team(
            [one.checked for one in outcomes] if team is None else team
        )
        forms = tuple(self._forms(secrets))
        manifest = self._manifest([*entries, *self._kept(asked)], forms)
        removed = list(self.folder.remove(self.before.outputs - manifest.outputs))
        self._failed += [Failed(e.message, e.hint) for e in removed if isinstance(e, NotWritten)]
        self._write_pages(manifest, secrets)
        path, written = self.folder.path, [name for one in outcomes for name in one.written]
        own = {str(one) for one in self.folder.written} - {str(path / name) for name in written}
        made = {name for one in outcomes for name in one.made} | self.folder.made.keys()
        new = [*written, *sorted(Path(one).relative_to(path).as_posix() for one in own)]
        return Built(
            plans=len(entries),
            written=tuple(path / name for name in new),
            unchanged=tuple(path / name for name in sorted(made - set(new))),
            removed=tuple(one for one in removed if isinstance(one, Path)),
            refused=tuple(one.checked for one in outcomes if one.is_refused),
            withheld=(*(each for one in outcomes for each in one.withheld), *self._withheld),
            hard=tuple(each for one in outcomes for each in one.hard),
            failed=(*(each for one in outcomes for each in one.failed), *self._failed),
        )

    def _with_old(self, entry: PlanEntry, failed: tuple[Failed, ...]) -> PlanEntry:
        """Return an entry with what is still there of an earlier build, where it had to stay."""
        names = {one.name for one in failed}
        if not names:
            return entry
        old = (one for plan in self.before.plans for one in plan.outputs if one.path in names)
        there = (one for one in old if (self.folder.path / one.path).is_file())
        return replace(entry, outputs=(*entry.outputs, *there))

    def _forms(self, secrets: Secrets) -> Iterator[Output]:
        """Write the blank forms, unless the order names documents or readers; yield each."""
        order = self.builder.order
        published = () if order.audiences else self.repository.policy.publication.documents
        if BLANK in (order.documents or published):
            workshop = self.builder.workshop
            for output, content in blank_forms(self.repository, workshop, order.formats):
                if self._is_written(output.path, content, secrets):
                    yield output

    def _kept(self, asked: set[str]) -> Iterator[PlanEntry]:
        """Yield what an earlier build made of plans that still exist and are not asked for now."""
        for entry in self.before.plans:
            if entry.file not in asked and (self.repository.root / entry.file).is_file():
                yield entry

    def _manifest(self, plans: list[PlanEntry], forms: tuple[Output, ...]) -> Manifest:
        return Manifest(
            smartdoc=__version__,
            policy=self.repository.policy.name,
            today=self.builder.checker.today.isoformat(),
            inputs=hashes_of(shared_inputs(self.repository)),
            plans=tuple(sorted(plans, key=lambda plan: plan.file)),
            forms=forms,
        )

    def _write_pages(self, manifest: Manifest, secrets: Secrets) -> None:
        branding = self.repository.config.branding
        index = index_of(manifest, self.builder.checker.today, branding)
        page = self.builder.workshop.renderer.index(index)
        self._is_written(INDEX, page.encode("utf-8"), secrets)
        del index, page  # of many plans they are large
        self._is_written(MANIFEST, manifest.text().encode("utf-8"), secrets)

    def _is_written(self, name: str, content: bytes, secrets: Secrets) -> bool:
        """Write a file without secrets; take away what stands in the place of one with some."""
        leaks = search(name, content, secrets)
        try:
            if leaks:
                self.folder.withdraw(name)
                self._withheld.append(Withheld(name, self.builder.guard.reasons(leaks)))
                return False
            self.folder.write(name, content)
        except NotWritten as error:
            self._failed.append(Failed(error.message, error.hint, name))
            return False
        return True


def shared_inputs(repository: Repository) -> dict[str, Path]:
    """Return what every document depends on: settings, schemas, templates and policies."""
    root = repository.root
    settings = root / CONFIG_FILE
    files = {settings.name: settings} if settings.is_file() else {}
    for folder in ("schemas", "templates", "policies"):
        for place in reversed(assets.folders(root, folder)):
            found = (path for path in place.glob("*") if path.is_file())
            files |= {f"{folder}/{path.name}": path for path in found}
    return files
