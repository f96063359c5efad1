"""Runs the command line: ``smartdoc``, or ``python -m smartdoc``."""

import sys


def run() -> None:
    """Run the command line, and leave quietly if Ctrl-C comes before it is loaded, or at its end.

    130 is the exit code of Ctrl-C at any other time too.
    """
    try:
        from smartdoc import cli  # which takes most of the time of a short command

        cli.run()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    run()
