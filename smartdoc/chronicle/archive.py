"""Reads the versions that git has of plans, as plans."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from smartdoc import git
from smartdoc.changes import Labels, meaning
from smartdoc.chronicle.record import Past, Records, Step, Written
from smartdoc.dates import day
from smartdoc.model import Plan, plan_from
from smartdoc.opening import is_file
from smartdoc.repository import Repository, is_plan_file
from smartdoc.source import Source, parse_bytes, read

_TOGETHER = 64
"""Folders of learners whose contents are asked of git at once."""


class Archive:
    """What git has of the plans of one repository, read when it is first asked for.

    ``refs`` returns the refs of all its learners as they are now, ``called`` those of the learners
    who have a name.
    """

    def __init__(
        self,
        repository: Repository,
        refs: Callable[[], Collection[str]],
        called: Callable[[str], Collection[str]],
    ) -> None:
        self._repository = repository
        self._refs = refs
        self._called = called
        self._contents: Mapping[str, bytes] = {}
        self._held: frozenset[Path] = frozenset()
        self.is_sure = True
        """Whether the disk gave all files that it was asked for: else it may another time."""

    @cached_property
    def history(self) -> git.History:
        """Return what git knows of all plans."""
        return self._repository.past.kept_history()

    def forget(self) -> None:
        """Let go of it all, until it is asked for again."""
        vars(self).pop("history", None)
        self._contents, self._held = {}, frozenset()

    def records(self, path: Path, plan: Plan) -> Records:
        """Return what git has of the plans of this kind in the folder of a plan file."""
        schema = self._repository.schemas.schema(plan.kind)
        labels = Labels(schema.contents, self._repository.schemas.others)
        if self.history.unknown or self.history.shallow:
            return Records((), labels, self.history.unknown, self.history.shallow)
        blobs = self._blobs_of(path.parent)
        reader = _Reader(self._repository, plan, self._refs(), self._called, blobs)
        files = sorted({path, *self._files(path.parent, plan.kind)})
        moved = dict(self._moved(reader, files))
        pasts = (
            reader.past(file, self.history.of(moved.get(file, file)))
            for file in files
            if file not in moved.values()
        )
        ordered = sorted(filter(None, pasts), key=lambda past: past.meeting)
        self.is_sure &= reader.is_sure
        return Records(tuple(ordered), labels)

    def _moved(self, reader: _Reader, files: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
        """Yield files that git does not have, each with that of the same meeting that is gone.

        Git sees that a file has another name only when both are committed.
        """
        gone = {
            plan.meeting.date: file
            for file in files
            if not is_file(file) and (plan := reader.last(self.history.of(file)))
        }
        for file in files:
            plan = None if self.history.of(file) else reader.now(file)
            if plan and plan.meeting.date in gone:
                yield file, gone.pop(plan.meeting.date)

    def _files(self, folder: Path, kind: str) -> Iterator[Path]:
        """Yield the plan files of this kind that a folder has or had."""
        for file in (*self.history.files.beside(folder), *folder.iterdir()):
            if file.stem.endswith(f".{kind}") and is_plan_file(file):
                yield file

    def _blobs_of(self, folder: Path) -> Mapping[str, bytes]:
        """Return the contents of the plans of a folder, and of some of its neighbours."""
        if folder not in self._held:
            folders = sorted({folder, *self.history.files.folders()})
            start = folders.index(folder)
            self._held = frozenset(folders[start : start + _TOGETHER])
            files = (file for each in self._held for file in self.history.files.beside(each))
            found = map(self.history.of, files)
            self._contents = self._repository.past.contents(_blobs(found))
        return self._contents


def _blobs(pasts: Iterable[tuple[git.Version, ...]]) -> Iterator[str]:
    for past in pasts:
        for version in past:
            yield from (*version.before, *((version.blob,) if version.blob else ()))


class _Reader:
    """Reads the versions of one learner's plans, each content once."""

    def __init__(
        self,
        repository: Repository,
        plan: Plan,
        refs: Collection[str],
        called: Callable[[str], Collection[str]],
        contents: Mapping[str, bytes],
    ) -> None:
        self._repository = repository
        self._plan = plan
        self._refs = refs
        self._called = called
        self._contents = contents
        self._known: dict[str, Plan | None] = {}
        self.is_sure = True

    def past(self, path: Path, versions: tuple[git.Version, ...]) -> Past | None:
        """Return the past of a file; None for one that tells nothing of this learner."""
        now = self.now(path)
        written = [*self._written(versions)]
        written += self._uncommitted(path, now, written)
        last = now or next((one.plan for one in reversed(written) if one.plan), None)
        meeting = last.meeting.date if last else day(path.name[: len("2026-11-30")])
        if meeting is None or not any(map(self._is_ours, (one.plan for one in written))):
            return None
        # What somebody took away is not brought back here: only that it is gone is told.
        kept = written if is_file(path) else written[-1:]
        return Past(meeting, tuple(self._without_others(kept)))

    def _written(self, versions: tuple[git.Version, ...]) -> Iterator[Written]:
        last: Plan | None = None
        gone = False
        for at, version in enumerate(versions):
            plan = self._version(version.blob) if version.blob else None
            yield Written(
                _step(version, plan, gone=gone),
                plan,
                self._before(version, last),
                self._ours(self._version(_base(versions[: at + 1]))),
                version.commit.when,
                version.commit.author,
                version.commit.short,
            )
            last, gone = self._ours(plan) or last, version.blob is None

    def _before(self, version: git.Version, last: Plan | None) -> tuple[Plan, ...]:
        """Return what a version was made from, else what came before it of this learner's plan.

        *Why of this learner's:* where another's plan was saved here by mistake, none of its words
        may come into this one's story.
        """
        found = (self._ours(self._version(blob)) for blob in version.before)
        return tuple(one for one in found if one) or ((last,) if last else ())

    def _uncommitted(
        self, path: Path, now: Plan | None, written: list[Written]
    ) -> Iterator[Written]:
        """Yield what is in the file now, where that is not what was committed last."""
        exists = is_file(path)
        there = bool(written) and written[-1].step != "deleted"
        last = next((one.plan for one in reversed(written) if self._is_ours(one.plan)), None)
        if not exists and there:
            yield Written("deleted", None)
        elif exists and now is None:
            yield Written("unreadable", None)
        elif now and not there:
            yield Written("restored" if written else "written", now, (last,) if last else ())
        elif now and last and meaning(last) != meaning(now):
            yield Written("edited", now, (last,))

    def _without_others(self, written: Iterable[Written]) -> Iterator[Written]:
        """Yield the versions without those of another learner, whose file this once was."""
        begun = False
        for one in written:
            if one.plan and not self._is_ours(one.plan):
                continue
            if one.plan and not begun and one.step != "written":
                yield replace(one, step="written", before=(), base=None)
            elif begun or one.plan or one.step in ("unreadable", "deleted"):
                yield one
            begun = begun or one.plan is not None

    def _ours(self, plan: Plan | None) -> Plan | None:
        """Return a plan that is this learner's, None in the place of another's."""
        return plan if self._is_ours(plan) else None

    def _is_ours(self, plan: Plan | None) -> bool:
        """Tell whether a plan is this learner's: under this ref, or one that nobody has now.

        *Why not under this ref alone:* in a copy of another learner's plan the ref may be put right
        before the name is. Until then all that it says is about the other.
        """
        if plan is None:
            return False
        if plan.ref == self._plan.ref:
            return not self._is_anothers(plan.learner.name)
        return plan.ref not in self._refs and plan.learner.name == self._plan.learner.name

    def _is_anothers(self, name: str) -> bool:
        """Tell whether another learner is called by this name, and this one no longer."""
        if name == self._plan.learner.name:
            return False
        known = self._called(" ".join(name.split()))
        return bool(known) and self._plan.ref not in known

    def _version(self, blob: str | None) -> Plan | None:
        """Return the plan of a content that git has, None where it cannot be read as one."""
        if blob is None or blob not in self._contents:
            return None
        if blob not in self._known:
            self._known[blob] = self._read(parse_bytes(self._contents[blob], ""))
        return self._known[blob]

    def last(self, versions: Sequence[git.Version]) -> Plan | None:
        """Return the plan as it was committed last, None where it was deleted or is another's."""
        return self._ours(self._version(versions[-1].blob)) if versions else None

    def now(self, path: Path) -> Plan | None:
        """Return the plan in a file, None where there is none that can be read."""
        if not is_file(path):
            return None
        source = read(path, path.name, within=self._repository.within(path))
        self.is_sure &= source.sure
        return self._read(source)

    def _read(self, source: Source) -> Plan | None:
        if source.data is None or source.data.get("kind") != self._plan.kind:
            return None
        schema = self._repository.schemas.schema(self._plan.kind)
        data = schema.data(source)
        if any(schema.findings(source, data)):
            return None
        return plan_from(data, schema.contents, self._repository.schemas.others)


def _base(versions: Sequence[git.Version]) -> str | None:
    """Return the content that both sides of a merge, the last of these versions, come from."""
    if len(versions[-1].before) < 2:
        return None
    first, second = (_ways_to(versions[:-1], blob) for blob in versions[-1].before[:2])
    both = first & second
    return versions[max(both)].blob if both else None


def _ways_to(versions: Sequence[git.Version], blob: str) -> set[int]:
    """Return the places of the version with this content, and of all that it was made from."""
    found: set[int] = set()
    waiting = [(blob, len(versions))]
    while waiting:
        wanted, end = waiting.pop()
        at = next((at for at in reversed(range(end)) if versions[at].blob == wanted), None)
        if at is not None and at not in found:
            found.add(at)
            waiting += [(before, at) for before in versions[at].before]
    return found


def _step(version: git.Version, plan: Plan | None, *, gone: bool) -> Step:
    if version.blob is None:
        return "deleted"
    if plan is None:
        return "unreadable"
    if gone:
        return "restored"
    if len(version.before) > 1:
        return "joined"
    return "edited" if version.before else "written"
