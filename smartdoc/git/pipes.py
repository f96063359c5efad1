"""The files in a working copy that tell git what to leave out, and how to read what it holds.

Git reads whatever stands in their place, and would wait for ever for a pipe.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from smartdoc.errors import SmartdocError
from smartdoc.opening import resolved

READ_BY_GIT = (".gitignore", ".gitattributes")
"""What they are called, in every folder."""


def refuse_pipes(files: Iterable[str]) -> None:
    """Raise ``SmartdocError`` if one of these files would keep git waiting."""
    for file in files:
        try:
            mode = os.lstat(file).st_mode
        except (OSError, ValueError):
            continue
        if not (S_ISREG(mode) or S_ISDIR(mode) or S_ISLNK(mode)):  # git follows no link there
            raise SmartdocError(
                f"{file} is not an ordinary file, and git would wait for it.", "Take it away."
            )


def read_above(folder: Path) -> Iterator[str]:
    """Yield what git reads of this kind for a folder: in it, and in those above it.

    Above what a link leads to, for git goes there first.
    """
    folder = resolved(folder)
    for place in (folder, *folder.parents):
        yield from (os.path.join(place, name) for name in READ_BY_GIT)
        if os.path.exists(os.path.join(place, ".git")):
            return
