"""A plan as it is or as it once was: from a file, from git, or the plan of the meeting before."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from smartdoc import git
from smartdoc.check.committed import Committed, became_agreed, holds
from smartdoc.check.earlier import EarlierPlans
from smartdoc.dates import date_advice, looks_like_date
from smartdoc.errors import SmartdocError
from smartdoc.finding import with_words, without_words
from smartdoc.frozen import frozen
from smartdoc.git import Version
from smartdoc.model import Plan, SignOff, plan_from
from smartdoc.repository import Repository
from smartdoc.signing import content_of, standing_of
from smartdoc.source import Source, parse_bytes, read
from smartdoc.values import day

NOW = "as it is now"

_WHEN = "Say a day (2026-11-30), last-meeting, agreed, or an id of git log --oneline."
_OTHERWISE = "Compare it with its last commit, or with that of a day."


@frozen
class Edition:
    """A plan, the name of its file, and in words which version of it: ``as it is now``.

    ``commit`` is the short id of the commit that made it, where it was looked for by that.
    """

    plan: Plan
    path: Path
    file: str
    about: str
    commit: str = ""


@frozen
class Editions:
    """Finds the plans of a repository as they are and as they were.

    What cannot be found or read raises ``SmartdocError``; with ``quote`` its message may repeat
    words of the plan.
    """

    repository: Repository
    quote: bool = True

    @property
    def _git(self) -> Committed:
        return Committed(self.repository)

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
            if not git.knows(path.parent, revision):
                if looks_like_date(revision):
                    raise _no_day(revision)
                raise self._git.missing(path, f"Git knows no revision “{revision}”.", _WHEN)
            raise self._git.missing(
                path,
                f"There is no {self.repository.shown(path)} in the revision “{revision}”.",
                "See the versions that there are with: git log --oneline",
            )
        return self._edition(path, content, f"as it was at {revision}")

    def committed(self, path: Path) -> Edition:
        """Return the plan in a file as it was last committed."""
        *_, last = (None, *self._git.versions(path))
        if last is None:
            raise self._git.missing(
                path,
                f"{self.repository.shown(path)} has never been committed.",
                "Name a second plan file to compare it with.",
            )
        return self._version(path, last)

    def on(self, path: Path, until: date) -> Edition:
        """Return the plan in a file as it was committed at the end of a day."""
        found = [one for one in self._git.versions(path) if one.commit.when.date() <= until]
        revision = git.revision_at(path.parent, until)
        content = git.show(path.parent, revision, path) if revision else None
        if content is not None:
            made = (one.commit.short for one in reversed(found) if holds(one, content))
            by = f" ({commit})" if (commit := next(made, "")) else ""
            edition = self._edition(path, content, f"as it was on {day(until)}{by}")
            return replace(edition, commit=commit)
        if not found:
            raise self._git.missing(
                path,
                f"On {day(until)} there was no {self.repository.shown(path)}.",
                self._first(path),
            )
        return self._version(path, found[-1])

    def agreed(self, edition: Edition) -> Edition:
        """Return a plan as it was agreed: what its last agreement is bound to.

        Of a plan without such an agreement it is the version with which it last became agreed.

        *Why not the last agreed version:* what was edited after the agreement is to be seen.
        """
        standing = standing_of(edition.plan)
        if standing.last is None:
            return self._became_agreed(edition.path)
        signed, on = standing.last, f" on {day(standing.last.on)}" if standing.last.on else ""
        found = [
            (version, plan)
            for version, plan in self._plans(edition.path)
            if content_of(plan) == signed.content
        ]
        with_it = [one for one in found if any(_is_same(each, signed) for each in one[1].sign_off)]
        if found:
            version = with_it[0][0] if with_it else found[-1][0]
            before = self._version(edition.path, version)
            return replace(before, about=f"as agreed{on}, {before.about}")
        if not standing.is_changed:
            return replace(edition, about=f"as agreed{on}")
        raise self._git.missing(
            edition.path,
            f"Git has no version of {edition.file} that says what was agreed{on}.",
            _OTHERWISE,
        )

    def _became_agreed(self, path: Path) -> Edition:
        found = became_agreed(list(self._statuses(path)))
        if found is None or found.commit.id in self._git.history(path).edge:
            raise self._git.missing(
                path,
                f"No committed version of {self.repository.shown(path)} says “status: agreed”.",
                _OTHERWISE,
            )
        edition = self._version(path, found)
        return replace(edition, about=f"as agreed, {edition.about}")

    def touched(self, edition: Edition) -> git.Touched:
        """Return which commit made an edition, and whether it was edited since."""
        return (
            self._git.touched(edition.path) if edition.about == NOW else git.Touched(edition.commit)
        )

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

        earlier = EarlierPlans(plan_in).before(edition.path, edition.plan)
        if not earlier:
            raise SmartdocError(
                f"There is no plan of a meeting before that of {edition.file}.",
                "Plans of one learner and kind lie in one folder, each named by its meeting.",
            )
        return self.now(found[id(earlier[-1])])

    def _statuses(self, path: Path) -> Iterator[tuple[Version, object]]:
        """Yield each version that can be read at all with the status that it says."""
        for version, source in self._git.sources(path):
            if source.data is not None:
                yield version, source.data.get("status")

    def _plans(self, path: Path) -> Iterator[tuple[Version, Plan]]:
        """Yield each version that can be read as a plan, the oldest first."""
        for version, source in self._git.sources(path):
            with contextlib.suppress(SmartdocError):
                yield version, self._plan(source)

    def _version(self, path: Path, version: Version) -> Edition:
        commit = version.commit
        known = commit.id not in self._git.history(path).edge
        by = "on" if known else "by"
        about = f"as committed {by} {day(commit.when.date())} ({commit.short})"
        edition = self._edition(path, self._git.content(path, version), about)
        return replace(edition, commit=commit.short if known else "")

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

    def _first(self, path: Path) -> str:
        for version in self._git.versions(path):
            return f"Its first version is of {day(version.commit.when.date())}."
        return "It has never been committed."


def _no_day(text: str) -> SmartdocError:
    """Return the error of a day that the calendar has not, or that is written in another way."""
    fault, meant = date_advice(text)
    return SmartdocError(with_words(f"“{text}” {fault}."), f"Write {meant}." if meant else _WHEN)


def _is_same(one: SignOff, other: SignOff) -> bool:
    return (one.who, one.content) == (other.who, other.content)
