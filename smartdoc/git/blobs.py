"""The contents of plans as they once were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from smartdoc.git.place import standing
from smartdoc.git.process import Answer, ask
from smartdoc.opening import resolved

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_HEADER = re.compile(rb"([0-9a-f]+) (\w+) ([0-9]{1,18})\Z")
_MANY = 500
"""Blobs beyond which two processes read them: git needs some 40 µs for each."""

_UNUSABLE = re.compile(r"\A-|[\x00-\x20:\x7f]")
"""What no name of a commit holds, or what git would take for something else."""


def contents(folder: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """Return the contents of these blobs by their ids; one that git does not have is left out.

    They are as committed: no filter has run over them, and lines may end in any way.
    """
    return held(folder, blobs)[0]


def held(folder: Path, blobs: Iterable[str]) -> tuple[Mapping[str, bytes], bool]:
    """Return the same, and whether git went through them all: else it may have more of them."""
    from concurrent.futures import ThreadPoolExecutor  # slow to load

    # In the order given, in which one is often stored as its difference from the one before.
    wanted = [blob for blob in dict.fromkeys(blobs) if _ID.match(blob)]
    parts = 2 if len(wanted) > _MANY else 1
    size = -(-len(wanted) // parts)
    found: dict[str, bytes] = {}
    done = True
    with ThreadPoolExecutor(parts) as beside:
        starts = range(0, len(wanted), max(1, size))
        for answer in beside.map(lambda at: _read(folder, wanted[at : at + size]), starts):
            found |= _contents(answer.output)
            done &= answer.done
    return found, done


def _read(folder: Path, wanted: Sequence[str]) -> Answer:
    """Return what blobs hold, as git prints it.

    In a partial clone git before 2.45 goes no further than to the first that is not there. So only
    those that are there are asked for, once it has not gone through them all.
    """
    answer = _asked(folder, wanted)
    if answer.done:
        return answer
    every = ask(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    here = frozenset(every.text.split())
    return _asked(folder, [blob for blob in wanted if blob in here]) if every.done else answer


def _asked(folder: Path, wanted: Sequence[str]) -> Answer:
    given = "".join(f"{blob}\n" for blob in wanted).encode()
    return ask(folder, "cat-file", "--batch", "--buffer", given=given)


def _contents(output: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    place = 0
    while (end := output.find(b"\n", place)) >= 0:
        header = _HEADER.match(output, place, end)
        place = end + 1
        if header:  # else it is missing
            blob, kind, size = header.groups()
            content = output[place : place + int(size)]
            place += len(content) + 1
            if kind == b"blob":
                found[blob.decode("ascii")] = content
    return found


def show(folder: Path, revision: str, path: Path) -> bytes | None:
    """Return a file as it was in a revision, None where it was not there, or there is no such.

    A revision is what git calls one: an id or the beginning of one, ``HEAD~3``, a branch, a tag.
    The path is whole, or begins at the folder.
    """
    at = standing(folder)
    commit = _commit(folder, revision)
    name = _name(folder, path)
    if at.unknown or commit is None or name is None:
        return None
    answer = ask(folder, "cat-file", "blob", f"{commit}:{at.prefix}{name}")
    return answer.output if answer.done else None


def _name(folder: Path, path: Path) -> str | None:
    """Return the path from the folder, as git writes it."""
    if not path.is_absolute():
        return path.as_posix()
    for start in (folder.absolute(), resolved(folder)):
        if path.is_relative_to(start):
            return path.relative_to(start).as_posix()
    return None


def _commit(folder: Path, revision: str) -> str | None:
    """Return the id of the commit that a revision names."""
    if not revision or _UNUSABLE.search(revision):
        return None
    answer = ask(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return answer.text.strip() if answer.done else None


def knows(folder: Path, revision: str) -> bool:
    """Tell whether there is a commit of this name."""
    return _commit(folder, revision) is not None


def revision_at(folder: Path, day: date) -> str | None:
    """Return the id of the last commit up to the end of a day, None where there is none.

    It is what this copy itself held that evening: commits that were merged in later came later. The
    day ends as this computer's clock has it.
    """
    until = f"--until={day.isoformat()} 23:59:59"
    answer = ask(folder, "rev-list", "-n1", "--first-parent", until, "HEAD", "--")
    return answer.text.strip() or None if answer.done else None
