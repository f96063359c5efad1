"""What each commit changed, as git tells it: the raw material of every history."""

from __future__ import annotations

import heapq
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple, TypeAlias

from smartdoc.git.place import Standing
from smartdoc.git.process import Answer, ask
from smartdoc.source.characters import FORBIDDEN

PLANS = (".yaml", ".yml")
"""How the names of plan files end."""

LONGEST_NAME = 120
"""Characters of an author's name or a subject that are kept."""

_FIELDS = ("%H", "%P", "%ct", "%ad", "%an", "%s")
_RAW = ("-z", "--raw", "--no-abbrev", "--root", "-r", "-l1000", "-O/dev/null")
_SEPARATE = "--diff-merges=separate"
_LOG = (
    "log",
    *_RAW,
    _SEPARATE,
    "--no-mailmap",
    "--encoding=UTF-8",
    "--date=raw",
    "--format=" + "%x00".join(_FIELDS),
)
_MERGES = ("diff-tree", *_RAW, "--stdin", "--always")
_PARENTS = re.compile(rb"[0-9a-f]{40,64}(?: [0-9a-f]{40,64})+\Z")
"""The parents of a merge, in what ``git log`` prints."""

_ID = re.compile(rb"[0-9a-f]{40,64}\Z")
_SECONDS = re.compile(rb"-?[0-9]*\Z")
"""What git prints as the time of a commit: nothing where it cannot read one."""

_SHORTEST = 80
"""Two ids are longer; few other tokens are."""

_NO_FILE = ("000000", "120000", "160000", "040000")
"""Modes of what is not an ordinary file: nothing, a link, another repository, a folder."""


class Change(NamedTuple):
    """One file that differs from a parent's.

    ``before`` is nothing for a new one, ``blob`` is nothing for one that is gone; ``old`` is its
    former path.
    """

    path: str
    old: str
    before: str
    blob: str


Changes: TypeAlias = tuple[Change, ...]
"""What differs from one parent."""


class Commit(NamedTuple):
    """One commit. ``date`` is when it was written, as git stores it.

    ``author`` and ``subject`` are as anybody could have written them: only characters that cannot
    be shown have been taken out.
    """

    id: str
    short: str
    date: str
    author: str
    subject: str

    @property
    def when(self) -> datetime:
        """Return when it was written, in its author's own time zone."""
        return moment(self.date)


class Step(NamedTuple):
    """A commit in its place: its parents, and what differs from each of them.

    The first commit of all has no parent, and one list of what it brought.
    """

    commit: Commit
    parents: tuple[str, ...]
    committed: int
    changes: tuple[Changes, ...]


class Log(NamedTuple):
    """What git printed of commits, and once more of merges that are the same as a parent.

    ``lacking`` tells that git had not all files to compare: once it has, it may find more renames.
    """

    commits: bytes
    merges: bytes
    lacking: bool = False


def log_of(at: Standing, known: str = "") -> Log | None:
    """Return the log of all commits, or of those that ``known`` does not have among its own."""
    which = (at.head, f"^{known}", "--") if known else (at.head, "--")
    commits, lacks = _with_renames(at, _LOG, which)
    if not commits.done:
        return None
    pairs = _untold(commits.output)
    merges, lack = _with_renames(at, _MERGES, (), pairs) if pairs else (Answer(done=True), False)
    return Log(commits.output, merges.output, lacks or lack) if merges.done else None


def _untold(log: bytes) -> bytes:
    """Return each merge that is the same as one of its parents, with each of its parents.

    Git tells a merge once for each parent that it differs from, and does not say which that is.
    """
    tokens = log.split(b"\0")
    told = Counter(
        (tokens[at - 1], token)
        for at, token in enumerate(tokens)
        if len(token) > _SHORTEST
        and _PARENTS.match(token)
        and _ID.match(tokens[at - 1])
        and _SECONDS.match(tokens[at + 1])
    )
    return b"".join(
        b"%b %b\n" % (merge, parent)
        for (merge, parents), times in told.items()
        if times <= parents.count(b" ")
        for parent in parents.split()
    )


def _with_renames(
    at: Standing, command: tuple[str, ...], which: tuple[str, ...], given: bytes = b""
) -> tuple[Answer, bool]:
    """Return what git prints with renames, and whether it lacks files to see all of them."""
    answer = ask(at.folder, *command, "-M", *which, given=given)
    if answer.done:
        return answer, False
    if _SEPARATE in command and "diff-merges" in answer.complaint:
        # Git before 2.32 calls it by another name, which newer ones take to mean other things.
        older = tuple("-m" if each == _SEPARATE else each for each in command)
        return _with_renames(at, older, which, given)
    # A partial clone lacks the files that would be compared; the same files can still be found.
    return ask(at.folder, *command, "-M100%", *which, given=given), True


def steps_of(log: Log, digits: int) -> list[Step]:
    """Return the commits of a log in its order; raises ``ValueError`` if it is none."""
    merges: dict[str, list[Changes]] = {}
    for (merge,), changes in _entries(os.fsdecode(log.merges), 1):
        merges.setdefault(merge, []).append(changes)
    told: dict[str, tuple[list[str], list[Changes]]] = {}
    for header, changes in _entries(os.fsdecode(log.commits), len(_FIELDS)):
        if header[0] in told:
            told[header[0]][1].append(changes)
        else:
            told[header[0]] = (header, [changes])
    return [_step(header, merges.get(header[0], each), digits) for header, each in told.values()]


def _step(header: list[str], changes: Sequence[Changes], digits: int) -> Step:
    commit, before, committed, when, author, subject = header
    parents = tuple(before.split())
    if len(changes) != max(1, len(parents)):
        raise ValueError("a merge without all of its parents")
    about = Commit(commit, commit[:digits], when, shown(author), shown(subject))
    # Whatever stands there, one commit must not cost the past of all plans.
    return Step(about, parents, int(committed or 0), tuple(changes))


def _entries(output: str, fields: int) -> Iterator[tuple[list[str], Changes]]:
    """Yield each header of so many fields with the changes that follow it."""
    tokens = output.removesuffix("\0").split("\0") if output else []
    place = 0
    while place < len(tokens):
        header = tokens[place : place + fields]
        place += fields
        if len(header) < fields or not header[0].isalnum():
            raise ValueError("no log of git")
        changes = []
        while place < len(tokens) and (meta := tokens[place].lstrip("\n")).startswith(":"):
            renamed = meta[-4] == "R"  # R097; else it ends with a letter alone
            old, path = tokens[place + 1], tokens[place + 1 + renamed]
            if path.lower().endswith(PLANS) or old.lower().endswith(PLANS):
                changes.append(_change(meta, path, old))
            place += 2 + renamed
        yield header, tuple(changes)


def _change(meta: str, path: str, old: str) -> Change:
    was, now, before, blob, _ = meta.split(" ")
    was = was[1:]  # without the colon
    return Change(path, old, "" if was in _NO_FILE else before, "" if now in _NO_FILE else blob)


def moment(raw: str) -> datetime:
    """Return the time of git's raw date, ``1795636610 +0100``, in that time zone.

    What can be no date, or no time zone, becomes the first moment that computers count from, or
    Greenwich's: anything can be written into a commit.
    """
    seconds, _, offset = raw.partition(" ")
    try:
        return datetime.fromtimestamp(int(seconds), _zone(offset))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


@cache
def _zone(offset: str) -> timezone:
    minutes = int(offset[1:3]) * 60 + int(offset[3:5])
    return timezone(timedelta(minutes=-minutes if offset.startswith("-") else minutes))


def shown(text: str) -> str:
    """Return a line of somebody else's with what cannot be shown taken out."""
    if len(text) <= LONGEST_NAME and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as nearly all are
    clean = " ".join(FORBIDDEN.sub(" ", text).split())
    return clean if len(clean) <= LONGEST_NAME else clean[: LONGEST_NAME - 1] + "…"


def in_order(steps: Iterable[Step], head: str) -> Iterator[Step]:
    """Yield the commits newest first, each before its parents, however their clocks went."""
    left = {step.commit.id: step for step in steps}
    children = dict.fromkeys(left, 0)
    for step in left.values():
        for parent in step.parents:
            if parent in children:
                children[parent] += 1
    ready = [(-left[head].committed, 0, head)] if head in left else []
    found = 0
    while ready:
        step = left[heapq.heappop(ready)[2]]
        yield step
        for parent in step.parents:
            if parent in children:
                children[parent] -= 1
                if not children[parent]:
                    found += 1
                    heapq.heappush(ready, (-left[parent].committed, found, parent))
