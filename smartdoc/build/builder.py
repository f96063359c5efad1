"""Builds the documents of a repository: only whole files, only under the output folder."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from smartdoc import __version__, assets, git
from smartdoc.build.documents import Document, Workshop
from smartdoc.build.index import index_of
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
from smartdoc.check import Checked, Checker
from smartdoc.errors import SmartdocError
from smartdoc.finding import Level
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.repository import CONFIG_FILE
from smartdoc.rules import RULES
from smartdoc.view import Version, View, plan_view
from smartdoc.writing import write_whole

INDEX = "index.html"
_DOCUMENT = re.compile(r"[^/\\]+/[^/\\]+/[a-z0-9-]+\.(?:html|docx)\Z")
"""A document's place under the output folder: learner, plan, document."""

Progress = Callable[[Checked], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: which documents, in which formats, where to, and whether as drafts."""

    documents: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. ``refused`` plans have errors, and no documents were made of them."""

    plans: int
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    removed: tuple[Path, ...]
    refused: tuple[Checked, ...]


class Builder:
    """Builds checked plans of one repository, once."""

    def __init__(self, checker: Checker, order: Order) -> None:
        self.checker = checker
        self.repository = checker.repository
        self.order = order
        self.workshop = Workshop(self.repository.root)
        self._rule_names: Mapping[str, str] = {each.code: each.name for each in RULES}
        self._touched = git.touched(self.repository.config.plans)
        self._written: list[Path] = []
        self._unchanged: list[Path] = []

    def build(self, files: Sequence[Checked], progress: Progress | None = None) -> Built:
        """Build every plan without errors (or, for drafts, every one of the right shape).

        Raises ``SmartdocError`` if a template is at fault or a file cannot be written.
        """
        self._refuse_foreign_index()
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
        removed = tuple(self._remove(before.outputs - manifest.outputs))
        self._overview(manifest)
        return Built(
            len(entries), tuple(self._written), tuple(self._unchanged), removed, tuple(refused)
        )

    def _refuse_foreign_index(self) -> None:
        """Raise if the folder holds somebody else's web site, which the index would replace."""
        index = self.order.output / INDEX
        if index.is_file() and b"smartdoc" not in index.read_bytes():
            raise SmartdocError(
                f"{index} was not made by smartdoc, and a build would replace it.",
                "Build into another folder, or move the file away.",
            )

    def _plan(self, checked: Checked, plan: Plan, kind: Kind) -> PlanEntry:
        outputs: list[Output] = []
        for document in self.order.documents:
            view = self.view(checked, plan, kind, document)
            for made in self.workshop.documents(view, self.order.formats):
                name = f"{plan.ref}/{checked.path.stem}/{made.name}.{made.format}"
                self._write(name, made.content)
                outputs.append(_output(name, made))
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

    def view(self, checked: Checked, plan: Plan, kind: Kind, document: str) -> View:
        """Return what a document shows of a plan that this build is about."""
        touched = self._touched.get(checked.path, git.Touched())
        return plan_view(
            plan,
            kind,
            document=document,
            draft=self.order.draft,
            findings=checked.findings,
            rule_names=self._rule_names,
            party_of=self.repository.policy.party_of,
            before=checked.last,
            version=Version(touched.commit, touched.uncommitted),
            branding=self.repository.config.branding,
        )

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
        self._write(INDEX, self.workshop.renderer.index(index).encode("utf-8"))
        self._write(MANIFEST, manifest.text().encode("utf-8"))

    def _write(self, name: str, content: bytes) -> None:
        """Write an output, unless it is there with this very content."""
        path = self._inside(name)
        if _holds(path, content):
            self._unchanged.append(path)
            return
        write_whole(path, content)
        self._written.append(path)

    def _remove(self, names: frozenset[str]) -> Iterator[Path]:
        """Remove outputs that the last build listed and this one did not make; yield each."""
        for name in sorted(names):
            path = self._inside(name)
            # A manifest is a file that anybody can edit; it can make us remove documents only.
            if not _DOCUMENT.match(name) or not path.is_file():
                continue
            try:
                path.unlink()
            except OSError as error:
                raise SmartdocError(
                    f"{path} is out of date and cannot be removed: {error.strerror}.",
                    "If it is open in Word or another program, close it there and try again.",
                ) from error
            yield path
            with contextlib.suppress(OSError):  # folders that still hold something stay
                path.parent.rmdir()
                path.parent.parent.rmdir()

    def _inside(self, name: str) -> Path:
        """Return the path of an output; raises ``SmartdocError`` if it leads out of the folder."""
        path = self.order.output / name
        if not path.resolve().is_relative_to(self.order.output.resolve()):
            raise SmartdocError(f"{path} leads out of the output folder {self.order.output}.")
        return path


def _holds(path: Path, content: bytes) -> bool:
    """Return whether the file is there with this content; one that cannot be read is not."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _output(name: str, made: Document) -> Output:
    return Output(name, made.name, made.format, content_hash(made.content))
