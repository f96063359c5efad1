"""Runs the command line: ``smartdoc``, or ``python -m smartdoc``."""

import gc
import os
import sys
from contextlib import suppress

_MAY_REPEAT = ["build"], ["check"]
"""The commands that often have nothing to do."""


def start() -> None:
    """Say again what was said last time, or run the command line; leave with the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that lacks a character shows another; a file or program gets UTF-8.
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    known = None
    if sys.argv[1:2] in _MAY_REPEAT:
        from smartdoc.fresh import again

        known = again.asked_with(sys.argv[1:])
        if known and (code := again.told(known)) is not None:
            sys.exit(code)
    from smartdoc import cli  # which takes most of the time of a short command

    cli.run(known.key if known else "")


def run() -> None:
    """Run the command line, and leave quietly if Ctrl-C comes before it is loaded, or at its end.

    130 is the exit code of Ctrl-C at any other time too.
    """
    # Most of what a command loads and makes stays to its end: looking it through takes time.
    gc.set_threshold(100_000)
    try:
        try:
            start()
        finally:
            gc.freeze()  # the system takes all back: looking it through takes a tenth of a check
            # Where Ctrl-C came while Python ran a text, as it does to make some classes,
            # “python -m” would end by a signal and not with our exit code, until it has run
            # another text.
            exec("")  # noqa: S102 - there is nothing in it
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("Stopped.\n")
        sys.exit(130)


def _look_elsewhere() -> None:
    """Look for no module in the folder that the command is called in, as “python -m” would first.

    What a plans repository holds is never run, whatever it is called. Only where the project is
    used without being installed is it found by its folder.
    """
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with suppress(OSError):  # the folder was removed
        if not sys.flags.safe_path and sys.path[0] == os.getcwd() != home:
            del sys.path[0]


if __name__ == "__main__":
    _look_elsewhere()
    run()
