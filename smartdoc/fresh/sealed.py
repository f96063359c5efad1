"""Lines of JSON that show whether they are as they were written: a checksum stands before each.

*Why:* what is kept is told again as what was found and said. If somebody edited it, or committed
what they made up, that would not be true, or have values on which whatever uses them fails.
"""

from __future__ import annotations

import json
import os
from typing import Any, BinaryIO
from zlib import crc32

_DIGITS = 8


def mark_of(own: str | os.PathLike[str]) -> int:
    """Return what marks this copy of a repository's own folder: when it was made, in nanoseconds.

    What is kept there names it, and is not believed in another copy, where it is another: so what
    somebody committed and sent along is not, whatever it says. Raises ``OSError`` where the folder
    is not there.
    """
    return os.lstat(os.path.join(own, ".gitignore")).st_ctime_ns


def sealed(value: object) -> bytes:
    """Return a value as a line."""
    text = json.dumps(value).encode("ascii")
    return b"%08x" % crc32(text) + text + b"\n"


def places_in(lines: BinaryIO) -> dict[str, int]:
    """Return where in a file each line begins that has its name as a line before it.

    It is read from where it stands. Raises ``ValueError`` if a name is not as it was written.
    """
    places: dict[str, int] = {}
    while name := lines.readline():
        places[str(value_of(name))] = lines.tell()
        lines.readline()
    return places


def value_of(line: bytes) -> Any:
    """Return the value of a line; raises ``ValueError`` if it is not as it was written."""
    text = line[_DIGITS:].removesuffix(b"\n")
    if line[:_DIGITS] != b"%08x" % crc32(text):
        raise ValueError("a line that somebody edited")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("a line that is nested too deep") from None
