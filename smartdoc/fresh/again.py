"""The last command line that had nothing to do, so that the same one need not be read once more.

*Why:* most of the time of a command that has nothing to do would be loading what reads its options.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from smartdoc import OWN_FOLDER
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import Asked, asked, root_above, screen
from smartdoc.fresh.sealed import mark_of, sealed, value_of
from smartdoc.fresh.stamp import still_true
from smartdoc.opening import bytes_of

_FORM = "smartdoc words 2"
"""Another form, and the file is as if it were not there."""

_FILE = "words"

_FOR_OTHERS = frozenset("*?[~$%")
"""Characters of words for which click takes others on Windows, such as the files there are now."""


def asked_with(words: Sequence[str]) -> Asked | None:
    """Return what a command line, typed in this folder, is known to ask for; None if it is not.

    ``words`` are its words behind the name of the program, the command's name first.
    """
    try:
        root = root_above(os.getcwd())
        own = os.path.join(root, OWN_FOLDER)
        form, line, means = value_of(bytes_of(os.path.join(own, words[0], _FILE)))
        return asked(*means) if form == _FORM and line == _line(words, own) else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def remember(words: Sequence[str], wanted: Asked) -> None:
    """Keep what a command line asks for; where nothing can be written, it is just not kept."""
    command = wanted.means[0]
    if words[:1] != [command]:
        return  # another program runs ours
    if not _FOR_OTHERS.isdisjoint("".join(words)):
        return  # tomorrow they may stand for something else
    from pathlib import Path  # slow to load, and seldom needed

    from smartdoc.writing import write_own

    try:
        own = os.path.join(wanted.root, OWN_FOLDER)
        kept = sealed((_FORM, _line(words, own), wanted.means))
        write_own(Path(wanted.root), os.path.join(command, _FILE), kept)
    except (SmartdocError, OSError):
        return


def told(wanted: Asked) -> int | None:
    """Say what was said last time if all is as it was, and return the exit code.

    None where there is work to do, or where it cannot be said: whoever does the work tells why.
    """
    try:
        said = still_true(wanted)
        if said is None or sys.stdout is None:
            return None
        if os.name == "nt" and any("\x1b" in piece for piece in said.words()):
            return None  # old terminals of Windows do not know colours by themselves
        for piece in said.words():
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError:
        return None
    return said.code


def _line(words: Sequence[str], own: str) -> list[object]:
    """Return all that says what a command line asks for, and in which copy of a repository."""
    return [[*words], os.getcwd(), [*screen()], mark_of(own)]
