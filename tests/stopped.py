"""Runs a command and ends it, as by force, before one of its changes of the disk.

    python -m tests.stopped NUMBER COMMAND...

ends the command before its change of this number, with the exit code ``STOPPED``; nothing of it is
tidied up then. A command with fewer changes comes to its own end.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from smartdoc.__main__ import start

STOPPED = 77
_CHANGES = ("os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir")
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def is_change(event: str, given: tuple[Any, ...]) -> bool:
    """Tell whether what Python is about to do changes the disk."""
    if event == "open":
        return isinstance(given[2], int) and bool(given[2] & _TO_WRITE) and given[0] != os.devnull
    return event in _CHANGES


def main(number: int) -> None:
    """Run the command of the command line, up to a change."""
    left = number

    def seen(event: str, given: tuple[Any, ...]) -> None:
        nonlocal left
        if is_change(event, given):
            left -= 1
            if left == 0:
                os._exit(STOPPED)

    sys.addaudithook(seen)
    start()


if __name__ == "__main__":
    del sys.argv[0]
    main(int(sys.argv[0]))
