"""Builds the documents of a repository: only whole files, only under the output folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from smartdoc import __version__, assets, git
from smartdoc.build import calendar_file, reading
from smartdoc.build.documents import Document, Workshop
from smartdoc.build.folder import INDEX, OutputFolder
from smartdoc.build.forms import BLANK, blank_forms
from smartdoc.build.guard import Guard, Withheld
from smartdoc.build.index import index_of
from smartdoc.build.made_from import shown_hash
from smartdoc.build.manifest import (
    MANIFEST,
    Manifest,
    Output,
    PlanEntry,
    WaiverEntry,
    content_hash,
    hashes_of,
    read_manifest,
)
from smartdoc.build.origin import Origin
from smartdoc.changes import Labels
from smartdoc.check import Checked, Checker, is_newest
from smartdoc.chronicle import Archive, Records
from smartdoc.disclosure import Leak, Secrets, search
from smartdoc.finding import Level
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.repository import CONFIG_FILE
from smartdoc.rules import RULES
from smartdoc.view import FROM_GIT, Copy, Version, View, copies_of, plan_view, stuck_in
from smartdoc.view.signed import Signing

_EARLIER_PLAN, _UNMET_TARGET = "earlier-plan", "unmet-target"
"""What a document may wait for, as the policy names it."""

Progress = Callable[[Checked], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: which documents, in which formats, where to, and whether as drafts.

    Without documents, all that the policy knows; without audiences, one for each reader.
    """

    documents: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path
    draft: bool = False
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. ``refused`` plans have errors, and no documents were made of them.

    ``withheld`` files would have told their readers a secret, and were not written; ``hard`` are
    the learners' own pages that are not easy to read.
    """

    plans: int
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    removed: tuple[Path, ...]
    refused: tuple[Checked, ...]
    withheld: tuple[Withheld, ...] = ()
    hard: tuple[reading.HardPage, ...] = ()


class Builder:
    """Builds checked plans of one repository, once."""

    def __init__(self, checker: Checker, order: Order) -> None:
        self.checker = checker
        self.repository = checker.repository
        self.order = order
        self.workshop = Workshop(self.repository.root)
        self._rule_names: Mapping[str, str] = {each.code: each.name for each in RULES}
        self._touched = git.touched(self.repository.config.plans)
        self.folder = OutputFolder(order.output)
        self.guard = Guard(checker)
        self._withheld: list[Withheld] = []
        self._team = Secrets()
        self._hard: list[reading.HardPage] = []
        self._archive = Archive(self.repository, checker.neighbourhood.refs)
        self._records: tuple[Checked, Records] | None = None

    def build(self, files: Sequence[Checked], progress: Progress | None = None) -> Built:
        """Build every plan without errors (or, for drafts, every one of the right shape).

        Raises ``SmartdocError`` if a template is at fault or a file cannot be written.
        """
        self.folder.refuse_foreign_index()
        self.guard.refuse_unknown_names(files)
        self._team = self.guard.for_team(files)
        before = read_manifest(self.order.output)
        entries: list[PlanEntry] = []
        refused: list[Checked] = []
        for checked in files:
            if checked.counted(Level.ERROR) and not (self.order.draft and checked.plan):
                refused.append(checked)
            elif checked.plan and checked.kind:
                entries.append(self._plan(checked, checked.plan, checked.kind))
            if progress:
                progress(checked)
        asked = {checked.file for checked in files}
        manifest = self._manifest([*entries, *self._kept(before, asked)])
        removed = tuple(self.folder.remove(before.outputs - manifest.outputs))
        self._overview(manifest)
        return Built(
            plans=len(entries),
            written=tuple(self.folder.written),
            unchanged=tuple(self.folder.unchanged),
            removed=removed,
            refused=tuple(refused),
            withheld=tuple(self._withheld),
            hard=tuple(self._hard),
        )

    def _plan(self, checked: Checked, plan: Plan, kind: Kind) -> PlanEntry:
        outputs: list[Output] = []
        named = self.guard.named(checked)
        for copy in self.copies(checked, plan):
            records = self.records(checked, plan, copy)
            view = self.view(named, named.plan or plan, kind, copy, records)
            secrets = self.guard.secrets(view, named, records)
            remark = self._remark(view, checked.file)
            for made in self.files(view, self.origin(checked, plan, kind, view)):
                name = f"{plan.ref}/{checked.path.stem}/{copy.name}.{made.format}"
                leaks = (*search(name, made.content, secrets), *self.guard.file_name(name))
                if leaks:
                    self._withhold(name, leaks, view, checked)
                    continue
                self.folder.write(name, made.content)
                outputs.append(self.guard.output(_output(name, view, made, remark), plan))
        touched = self._touched.get(checked.path, git.Touched())
        return PlanEntry(
            file=checked.file,
            sha256=hashlib.sha256(checked.source.text.encode("utf-8")).hexdigest(),
            commit=touched.commit,
            uncommitted=touched.uncommitted,
            kind=kind.name,
            title=kind.title,
            ref=plan.ref,
            name=plan.learner.name,
            meeting=plan.meeting.date.isoformat(),
            next=plan.meeting.next.isoformat() if plan.meeting.next else "",
            status=plan.status,
            draft=self.order.draft,
            errors=checked.counted(Level.ERROR),
            warnings=checked.counted(Level.WARNING),
            advice=checked.counted(Level.ADVICE),
            waivers=tuple(
                WaiverEntry(each.rule, each.target or "", each.because, each.by)
                for each in plan.waive
            ),
            outputs=tuple(outputs),
        )

    def origin(self, checked: Checked, plan: Plan, kind: Kind, view: View) -> Origin:
        """Return what a document says of where it comes from."""
        touched = self._touched.get(checked.path, git.Touched())
        policy = self.repository.policy
        return Origin(
            document=view.document,
            plan=checked.file,
            copy=view.copy.name,
            audience=view.copy.audience.name,
            policy=policy.name,
            commit=touched.commit,
            edited="yes" if touched.uncommitted else "",
            shows=shown_hash(plan, kind, view.copy, policy, checked.earlier),
            draft="yes" if view.draft else "",
        )

    def files(self, view: View, origin: Origin) -> Iterator[Document]:
        """Yield a document in each format, and a calendar beside a sheet of somebody's actions."""
        yield from self.workshop.documents(view, self.order.formats, origin)
        if view.reader and (calendar := calendar_file.calendar_of(view)):
            yield Document(calendar_file.FORMAT, calendar)

    def _remark(self, view: View, file: str) -> str:
        """Return what the index says beside a learner's page that is hard to read."""
        if view.document != reading.DOCUMENT:
            return ""
        limit = self.repository.policy.number(reading.NUMBER, view.kind.name)
        found = reading.hard_page(view, self.workshop.fragment(view), file, limit)
        if found is None:
            return ""
        self._hard.append(found)
        return found.remark

    def _forms(self) -> Iterator[Output]:
        """Write the blank forms, unless the order names documents or readers; yield each."""
        order = self.order
        published = () if order.audiences else self.repository.policy.publication.documents
        if BLANK in (order.documents or published):
            for output, content in blank_forms(self.repository, self.workshop, order.formats):
                if leaks := search(output.path, content, self._team):
                    self._withhold(output.path, leaks)
                    continue
                self.folder.write(output.path, content)
                yield output

    def copies(self, checked: Checked, plan: Plan) -> Iterator[Copy]:
        """Yield the copies to make of a plan; an older plan has no use for some documents."""
        published = self.repository.policy.publication
        older = not is_newest(checked.path, plan)
        for name in self.order.documents or published.documents:
            document = published.document(name)
            if document.newest and older and not self.order.documents:
                continue
            if not self._is_called_for(document.when, checked, plan):
                continue
            for copy in copies_of(plan, document, published, self.repository.policy.party_of):
                if not self.order.audiences or copy.audience.name in self.order.audiences:
                    yield copy

    def _is_called_for(self, when: str, checked: Checked, plan: Plan) -> bool:
        """Tell whether what a document waits for is true of a plan."""
        if when == _UNMET_TARGET:
            times = int(self.repository.policy.number("times_carried", plan.kind))
            return bool(stuck_in((*checked.earlier, plan), self.checker.today, times))
        return when != _EARLIER_PLAN or bool(checked.earlier)

    def records(self, checked: Checked, plan: Plan, copy: Copy) -> Records | None:
        """Return what git has of a learner's plans, None for a document that tells no edits."""
        if copy.document.name not in FROM_GIT:
            return None
        if self._records is None or self._records[0] is not checked:
            found = self._archive.records(checked.path, plan)
            self._records = (checked, self.guard.named_records(found))
        return self._records[1]

    def view(
        self,
        checked: Checked,
        plan: Plan,
        kind: Kind,
        copy: Copy,
        records: Records | None = None,
    ) -> View:
        """Return what a copy of a document shows of a plan that this build is about."""
        touched = self._touched.get(checked.path, git.Touched())
        return plan_view(
            plan,
            kind,
            copy,
            today=self.checker.today,
            draft=self.order.draft,
            findings=checked.findings,
            rule_names=self._rule_names,
            party_of=self.repository.policy.party_of,
            earlier=checked.earlier,
            times_carried=int(self.repository.policy.number("times_carried", kind.name)),
            version=Version(touched.commit, touched.uncommitted, checked.standing.is_changed),
            signing=self._signing(checked, kind),
            branding=self.repository.config.branding,
            records=records,
            authors=self.repository.config.history,
        )

    def _signing(self, checked: Checked, kind: Kind) -> Signing:
        """Return how the agreements of a plan stand; by its file, which holds no real names."""
        schemas = self.repository.schemas
        labels = Labels(schemas.schema(kind.name).contents, schemas.others)
        return Signing(checked.standing, checked.agreed, labels)

    def _kept(self, before: Manifest, asked: set[str]) -> Iterator[PlanEntry]:
        """Yield what an earlier build made of plans that still exist and are not asked for now."""
        for entry in before.plans:
            if entry.file not in asked and (self.repository.root / entry.file).is_file():
                yield entry

    def _manifest(self, plans: list[PlanEntry]) -> Manifest:
        return Manifest(
            smartdoc=__version__,
            policy=self.repository.policy.name,
            today=self.checker.today.isoformat(),
            inputs=hashes_of(self._shared_inputs()),
            plans=tuple(sorted(plans, key=lambda plan: plan.file)),
            forms=tuple(self._forms()),
        )

    def _shared_inputs(self) -> dict[str, Path]:
        """Return what every document depends on: settings, schemas, templates and policies."""
        root = self.repository.root
        settings = root / CONFIG_FILE
        files = {settings.name: settings} if settings.is_file() else {}
        for folder in ("schemas", "templates", "policies"):
            for place in reversed(assets.folders(root, folder)):
                found = (path for path in place.glob("*") if path.is_file())
                files |= {f"{folder}/{path.name}": path for path in found}
        return files

    def _overview(self, manifest: Manifest) -> None:
        index = index_of(manifest, self.checker.today, self.repository.config.branding)
        page = self.workshop.renderer.index(index)
        for name, text in ((INDEX, page), (MANIFEST, manifest.text())):
            if leaks := search(name, text.encode("utf-8"), self._team):
                self._withhold(name, leaks)
            else:
                self.folder.write(name, text.encode("utf-8"))

    def _withhold(
        self,
        name: str,
        leaks: Sequence[Leak],
        view: View | None = None,
        checked: Checked | None = None,
    ) -> None:
        """Keep a file with secrets from being written, and take away what stands in its place."""
        self.folder.withdraw(name)
        self._withheld.append(Withheld(name, self.guard.reasons(leaks, view, checked)))


def _output(name: str, view: View, made: Document, remark: str) -> Output:
    digest = content_hash(made.content)
    heading, reader = view.heading, view.audience
    return Output(name, view.document, heading, reader, made.format, digest, remark)
