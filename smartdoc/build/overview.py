"""What a build makes of all plans together: blank forms, index and manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from smartdoc.build.finishing import Finishing
from smartdoc.build.folder import Made
from smartdoc.build.forms import BLANK, blank_forms
from smartdoc.build.guard import Withheld
from smartdoc.build.kept import Last
from smartdoc.build.manifest import MANIFEST, Manifest, Output
from smartdoc.build.order import Built, Failed, Outcome, Refused
from smartdoc.build.reading import HardPage
from smartdoc.check import Checked
from smartdoc.disclosure import Leak, Secrets, search
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
        self.before = Manifest(builder.order.output)
        self.made: list[Made] = []
        self._withheld: list[Withheld] = []
        self._failed: list[Failed] = []

    def as_last(self, shared: str) -> Last:
        """Return what the next build is to know of this one; ``shared`` is the key of all plans."""
        manifest = next((one.sha256 for one in self.made if one.name == MANIFEST), "")
        output = str(self.builder.order.output)
        return Last(bool(self._withheld), shared, manifest, output)

    @property
    def left(self) -> set[str]:
        """Return the names of files that could not be written or removed."""
        return {one.name for one in self._failed}

    def begin(self, files: Sequence[Checked]) -> None:
        """Refuse to build over somebody else's pages, or with names that are in no plan."""
        self.folder.refuse_foreign_index()
        self.builder.guard.refuse_unknown_names(files)

    def finish(
        self,
        outcomes: Mapping[Path, Outcome],
        team: Iterable[Checked] | None = None,
        *,
        known: Iterable[str] = (),
        whole: bool = False,
        as_before: bool = False,
    ) -> Built:
        """Remove what is out of date, write index and manifest, and return what was done.

        ``team`` has every plan with what index and manifest must not say; without it the outcomes
        have. ``known`` are documents made before, listed or not. ``whole`` tells that all plans
        were asked for, so that no other is kept; ``as_before`` that all but the plans is as it was
        for the build before: code, settings, templates. ``made`` then holds what was written that
        is of no one plan.
        """
        told = team if team is not None else (one.checked for one in outcomes.values())
        secrets = self.builder.guard.for_team(told)
        finishing = Finishing(self, outcomes, secrets, known, whole=whole, as_before=as_before)
        finishing.write()
        return self._built(outcomes, tuple(finishing.removed))

    def _built(self, outcomes: Mapping[Path, Outcome], removed: tuple[Path, ...]) -> Built:
        plans, files, new = 0, len(self.made), sum(one.new for one in self.made)
        refused: list[Refused] = []
        hard: list[HardPage] = []
        withheld: list[Withheld] = []
        failed: list[Failed] = []
        for outcome in outcomes.values():
            plans += outcome.entry is not None
            files += len(outcome.made)
            new += sum(one.new for one in outcome.made)
            if outcome.is_refused:
                checked = outcome.checked
                refused.append(Refused(checked.file, as_draft=checked.may_be_made))
            hard += outcome.hard
            withheld += outcome.withheld
            failed += outcome.failed
        return Built(
            plans=plans,
            files=files,
            new=new,
            removed=removed,
            refused=tuple(refused),
            withheld=(*withheld, *self._withheld),
            hard=tuple(hard),
            failed=(*failed, *self._failed),
        )

    def forms(self, secrets: Secrets) -> Iterator[Output]:
        """Write the blank forms, unless the order names documents or readers; yield each."""
        order = self.builder.order
        published = () if order.audiences else self.repository.policy.publication.documents
        if BLANK in (order.documents or published):
            workshop = self.builder.workshop
            for output, content in blank_forms(self.repository, workshop, order.formats):
                if self.is_written(output.path, content, secrets):
                    yield output

    def is_written(self, name: str, content: bytes, secrets: Secrets) -> bool:
        """Write a file without secrets; take away what stands in the place of one with some."""
        if leaks := search(name, content, secrets):
            self.withhold(name, leaks)
            return False
        with self.telling(name):
            self.made.append(self.folder.write(name, content))
            return True
        return False

    def withhold(self, name: str, leaks: Sequence[Leak]) -> None:
        """Take away a file that tells secrets, and remember why."""
        self._withheld.append(Withheld(name, self.builder.guard.reasons(leaks)))
        with self.telling(name):
            self.folder.withdraw(name)

    @contextmanager
    def telling(self, name: str) -> Iterator[None]:
        """Remember why a file could not be written or removed."""
        try:
            yield
        except NotWritten as error:
            self._failed.append(Failed(error.message, error.hint, name))

    def remove(self, names: Iterable[str]) -> Iterator[Path]:
        """Remove files that are out of date, and yield each that is gone."""
        for name in sorted(set(names)):
            with self.telling(name):
                if path := self.folder.remove(name):
                    yield path
