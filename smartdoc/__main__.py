"""Runs the command line: ``smartdoc``, or ``python -m smartdoc``."""

import gc
import sys


def run() -> None:
    """Run the command line, and leave quietly if Ctrl-C comes before it is loaded, or at its end.

    130 is the exit code of Ctrl-C at any other time too.
    """
    # Most of what a command loads and makes stays to its end: looking it through takes time.
    gc.set_threshold(100_000)
    try:
        from smartdoc import cli  # which takes most of the time of a short command

        cli.run()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
    finally:
        gc.freeze()  # the system takes all back: looking it through takes a tenth of a check
        # Where Ctrl-C came while Python ran a text, as it does to make some classes, “python -m”
        # would end by a signal and not with our exit code, until it has run another text.
        exec("")  # noqa: S102 - there is nothing in it


if __name__ == "__main__":
    run()
