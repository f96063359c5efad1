"""Which plan a document was made from, and whether that plan says something else by now."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from smartdoc import git
from smartdoc.build.origin import Origin
from smartdoc.changes import Group, Labels, changes_between
from smartdoc.check import Checked, Checker
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.opening import is_file, resolved
from smartdoc.policy import Policy
from smartdoc.repository import Repository, is_plan_file
from smartdoc.signing import hash_of
from smartdoc.view import Copy, copies_of, plan_shown


@frozen
class MadeFrom:
    """A document's plan as it is now, and how it differs from what the document was made of.

    ``then`` is the plan that the document was made of, None where git does not have it. ``same`` is
    None where nobody can tell; ``reason`` then says why. ``moved`` tells that the file has another
    name by now.
    """

    now: Checked | None = None
    then: Plan | None = None
    same: bool | None = None
    groups: tuple[Group, ...] = ()
    moved: bool = False
    reason: str = ""


def shown_hash(plan: Plan, copy: Copy, policy: Policy, earlier: tuple[Plan, ...]) -> str:
    """Return the hash of what a copy shows of a plan."""
    return hash_of(plan_shown(plan, copy, policy.party_of, earlier))


def made_from(origin: Origin, checker: Checker) -> MadeFrom:
    """Return what became of the plan that a document was made from."""
    return _Search(origin, checker).result()


class _Search:
    """Looks for the plan of a document, as it is and as it was."""

    def __init__(self, origin: Origin, checker: Checker) -> None:
        self.origin = origin
        self.checker = checker
        self.repository: Repository = checker.repository
        self.place = self.repository.root / origin.plan

    def result(self) -> MadeFrom:
        if not self._is_ours():
            return MadeFrom(reason="What the document says of its plan is no plan of a repository.")
        history = git.versions(self.repository.root)
        path = self._path(history)
        if path is None:
            return MadeFrom(reason="There is no such plan in this repository.")
        now = self.checker.one(path)
        moved = path != self.place
        if now.plan is None or now.kind is None:
            return MadeFrom(now, moved=moved, reason="The plan cannot be read: see smartdoc check.")
        then = self._then(history, path, now)
        if then is not None:
            groups = self._changes(then, now.plan, now.kind)
            return MadeFrom(now, then, not groups, groups, moved)
        if self._shows(now.plan, now) == self.origin.shows:
            return MadeFrom(now, same=True, moved=moved)
        return MadeFrom(now, same=False, moved=moved, reason=self._why_unknown(history))

    def _is_ours(self) -> bool:
        """Tell whether the plan that the document names lies in this repository."""
        root = resolved(self.repository.root)
        return is_plan_file(self.place) and resolved(self.place).is_relative_to(root)

    def _path(self, history: git.History) -> Path | None:
        """Return where the plan is now: where it was, or where git says that it was moved to."""
        if os.path.isfile(self.place):  # also of a name that no file can have
            return self.place
        for path, versions in history.files.items():
            names = {name for one in versions for name in (one.path, one.former) if name}
            if is_file(path) and any(self._is_named(name) for name in names):
                return path
        return next(self._moved(history), None)

    def _moved(self, history: git.History) -> Iterator[Path]:
        """Yield plans new to git, by their names, that show what the document does.

        A file that is moved keeps its name or its folder.
        """
        for path in self.repository.all_plan_files():
            alike = path.name == self.place.name or path.parent == self.place.parent
            if path in history.files or not alike:
                continue
            now = self.checker.one(path)
            if now.plan is not None and self._shows(now.plan, now) == self.origin.shows:
                yield path

    def _is_named(self, name: str) -> bool:
        return name == self.origin.plan or name.endswith(f"/{self.origin.plan}")

    def _then(self, history: git.History, path: Path, now: Checked) -> Plan | None:
        """Return the plan that the document was made of: by its commit, else by what it shows."""
        versions = [one for one in reversed(history.of(path)) if one.blob]
        if self.origin.commit and not self.origin.edited:
            known = [one for one in versions if one.commit.id.startswith(self.origin.commit)]
            found = next(self._plans(one.blob for one in known), None)
            if found is not None:
                return found
        plans = self._plans(one.blob for one in versions)
        return next((one for one in plans if self._shows(one, now) == self.origin.shows), None)

    def _plans(self, blobs: Iterable[str | None]) -> Iterator[Plan]:
        wanted = [blob for blob in blobs if blob]
        held = git.contents(self.repository.root, wanted)
        plans = (self.checker.plan_of(held[blob]) for blob in wanted if blob in held)
        return (plan for plan in plans if plan is not None)

    def _shows(self, plan: Plan, now: Checked) -> str:
        """Return the hash of what the document would show of a plan, nothing if none is made."""
        published = self.repository.policy.publication
        known = {document.name: document for document in published.documents.values()}
        document = known.get(self.origin.document)
        if document is None or now.kind is None:
            return ""
        party_of = self.repository.policy.party_of
        copies = copies_of(plan, document, published, party_of)
        copy = next((one for one in copies if one.name == self.origin.copy), None)
        if copy is None:
            return ""
        return shown_hash(plan, copy, self.repository.policy, now.earlier)

    def _changes(self, then: Plan, now: Plan, kind: Kind) -> tuple[Group, ...]:
        schemas = self.repository.schemas
        labels = Labels(schemas.schema(kind.name).contents, schemas.others)
        return changes_between(then, now, labels, kind.target)

    def _why_unknown(self, history: git.History) -> str:
        known = "git has no version with what this document shows"
        return f"What changed is not known: {history.unknown.rstrip('.') or known}."
