"""Many files looked at by all cores at once, where nothing is asked but whether they are the same.

A build that has nothing to do spends its time in asking the system about each file. Threads would
wait for each other; a copy of this process, which is small then, is made in two thousandths of a
second. Only Linux is known to copy a process safely: elsewhere one file is looked at after another.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from smartdoc.fresh.survey import SIZE, look

_LOT = 500_000
"""Bytes of names that are taken apart at once: all of them would take much room."""

_WORTH = 4000
"""Files for which another process pays."""

_MOST = 8
"""Processes at once: more are no quicker."""


class Part(NamedTuple):
    """Some of many names: from where to where they stand, and how many stand before them."""

    start: int
    end: int
    before: int = 0


def parts_of(names: bytes, within: Part, length: int) -> Iterator[Part]:
    """Yield names in parts as long as this or little longer; a NUL stands between two."""
    start, last, before = within
    while True:
        end = names.find(b"\0", start + length, last)
        if end < 0:
            yield Part(start, last, before)
            return
        yield Part(start, end, before)
        before += names.count(b"\0", start, end) + 1
        start = end + 1


def unchanged(kept: bytes, names: Part, figures: memoryview, root: bytes) -> bool:
    """Tell whether files have these figures; their ``names`` stand in what was ``kept``.

    The working folder is the ``root``, and ends with a slash.
    """
    count = max(1, min(_cores(), _MOST, len(figures) // SIZE // _WORTH))
    parts = list(parts_of(kept, names, (names.end - names.start) // count + 1))
    helpers = [_told_by_another(kept, part, figures, root) for part in parts[1:]]
    same = _is_same(kept, parts[0], figures, root)
    told = [_ends_well(helper) for helper in helpers]  # all of them are waited for
    return same and all(told)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _is_same(kept: bytes, names: Part, figures: memoryview, root: bytes) -> bool:
    for start, end, before in parts_of(kept, names, _LOT):
        # With a dot, for the root itself would have no name at all otherwise.
        short = (b"\0" + kept[start:end]).replace(b"\0" + root, b"\0./")[1:].split(b"\0")
        if look(short).tobytes() != figures[before * SIZE : (before + len(short)) * SIZE]:
            return False
    return True


def _told_by_another(kept: bytes, names: Part, figures: memoryview, root: bytes) -> int:
    """Return the number of a process that ends with 0 if the files are the same.

    It is 0 where the system gives us no other process: then nothing is known of them.
    """
    ours = os.getpid()
    try:
        if helper := os.fork():
            return helper
        os._exit(not _is_same(kept, names, figures, root))
    except OSError:
        return 0
    finally:
        if os.getpid() != ours:  # Ctrl-C too, which may come before anything else does
            os._exit(1)


def _ends_well(helper: int) -> bool:
    """Wait for a process, and tell whether it ended with 0."""
    try:
        return helper > 0 and os.waitpid(helper, 0)[1] == 0
    except ChildProcessError:  # whoever started us chose that nobody is told how children end
        return False
