"""A plan as it is or as it once was: from a file, from git, or the plan of the meeting before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smartdoc import git
from smartdoc.check.lineage import Lineage
from smartdoc.errors import SmartdocError
from smartdoc.finding import with_words, without_words
from smartdoc.git import Version
from smartdoc.model import Plan, plan_from
from smartdoc.repository import Repository
from smartdoc.source import Source, parse_bytes, read
from smartdoc.values import day

NOW = "as it is now"


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan, the name of its file, and in words which version of it: ``as it is now``."""

    plan: Plan
    path: Path
    file: str
    about: str


@dataclass(frozen=True, slots=True)
class Editions:
    """Finds the plans of a repository as they are and as they were.

    What cannot be found or read raises ``SmartdocError``; with ``quote`` its message may repeat
    words of the plan.
    """

    repository: Repository
    quote: bool = True

    def now(self, path: Path) -> Edition:
        """Return the plan in a file as it is now."""
        shown = self.repository.shown(path)
        source = read(path, shown, within=self.repository.within(path))
        return Edition(self._plan(source), path, shown, NOW)

    def revision(self, revision: str, path: Path) -> Edition:
        """Return the plan in a file as it was in a revision of git: an id, ``HEAD~3``, a tag."""
        content = git.show(path.parent, revision, path) or git.show(
            self.repository.root, revision, path
        )
        if content is None:
            raise SmartdocError(
                f"There is no {self.repository.shown(path)} in the revision “{revision}”.",
                self._reason(path) or "See the versions that there are with: git log --oneline",
            )
        return self._edition(path, content, f"as it was at {revision}")

    def committed(self, path: Path) -> Edition:
        """Return the plan in a file as it was last committed."""
        *_, last = (None, *self._versions(path))
        if last is None:
            raise SmartdocError(
                f"{self.repository.shown(path)} has never been committed.",
                self._reason(path) or "Name a second plan file to compare it with.",
            )
        return self._version(path, last)

    def on(self, path: Path, until: date) -> Edition:
        """Return the plan in a file as it was committed at the end of a day."""
        found = [one for one in self._versions(path) if one.commit.when.date() <= until]
        revision = git.revision_at(path.parent, until)
        content = git.show(path.parent, revision, path) if revision else None
        if content is not None:
            return self._edition(path, content, f"as it was on {day(until)}")
        if not found:
            raise SmartdocError(
                f"On {day(until)} there was no {self.repository.shown(path)}.",
                self._reason(path) or self._first(path),
            )
        return self._version(path, found[-1])

    def agreed(self, path: Path) -> Edition:
        """Return the plan in a file as it was when it last became agreed.

        *Why not the last agreed version:* what was edited after the agreement is to be seen.
        """
        found: Version | None = None
        for version in reversed(self._versions(path)):
            if self._status(path, version) == "agreed":
                found = version
            elif found is not None:
                break
        if found is None:
            raise SmartdocError(
                f"No committed version of {self.repository.shown(path)} says “status: agreed”.",
                self._reason(path) or "Compare it with its last commit, or with that of a day.",
            )
        edition = self._version(path, found)
        return replace(edition, about=f"as agreed, {edition.about}")

    def last_meeting(self, edition: Edition) -> Edition:
        """Return the plan of the meeting before, of the same learner and kind."""
        found: dict[int, Path] = {}

        def plan_in(path: Path) -> Plan | None:
            try:
                plan = self.now(path).plan
            except SmartdocError:
                return None
            found[id(plan)] = path
            return plan

        earlier = Lineage(plan_in).before(edition.path, edition.plan)
        if not earlier:
            raise SmartdocError(
                f"There is no plan of a meeting before that of {edition.file}.",
                "Plans of one learner and kind lie in one folder, each named by its meeting.",
            )
        return self.now(found[id(earlier[-1])])

    def _versions(self, path: Path) -> tuple[Version, ...]:
        """Return the versions of a file that git has, the oldest first, without its deletions."""
        found = git.versions(path.parent).of(path)
        return tuple(one for one in found if one.blob is not None)

    def _version(self, path: Path, version: Version) -> Edition:
        commit = version.commit
        about = f"as committed on {day(commit.when.date())} ({commit.short})"
        return self._edition(path, self._content(path, version), about)

    def _content(self, path: Path, version: Version) -> bytes:
        blob = version.blob or ""
        content = git.contents(path.parent, [blob]).get(blob)
        if content is None:
            raise SmartdocError(
                f"Git does not hold the content of {self.repository.shown(path)} at "
                f"{version.commit.short}.",
                "This copy of the repository is not whole: fetch all of it.",
            )
        return content

    def _status(self, path: Path, version: Version) -> object:
        data = parse_bytes(self._content(path, version), "").data or {}
        return data.get("status")

    def _edition(self, path: Path, content: bytes, about: str) -> Edition:
        shown = self.repository.shown(path)
        source = parse_bytes(content, f"{shown}, {about},")
        return Edition(self._plan(source), path, shown, about)

    def _plan(self, source: Source) -> Plan:
        """Return the plan of a source; raises ``SmartdocError`` at the first fault in its shape."""
        schemas = self.repository.schemas
        name = source.data.get("kind") if source.data else None
        if source.data is None or not isinstance(name, str) or name not in schemas.kinds:
            raise self._unreadable(source, "its kind of plan is not known here")
        schema = schemas.schema(name)
        data = schema.data(source)
        for finding in schema.findings(source, data):
            raise self._unreadable(source, f"{self._words(finding.message)}")
        return plan_from(data, schema.contents, schemas.others)

    def _unreadable(self, source: Source, reason: str) -> SmartdocError:
        told = [self._words(one.message) for one in source.findings if source.data is None]
        said = (told or [reason])[0].rstrip(".")
        return SmartdocError(
            f"{source.file} cannot be read as a plan: {said[:1].lower()}{said[1:]}.",
            "If it is the file of today, smartdoc check says more; else choose another version.",
        )

    def _words(self, message: str) -> str:
        return with_words(message) if self.quote else without_words(message)

    def _reason(self, path: Path) -> str:
        """Return why git knows nothing here, or nothing."""
        return git.versions(path.parent).unknown

    def _first(self, path: Path) -> str:
        for version in self._versions(path):
            return f"Its first version is of {day(version.commit.when.date())}."
        return "It has never been committed."
