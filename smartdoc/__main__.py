"""Runs the command line: ``python -m smartdoc``."""

from smartdoc.cli import run

if __name__ == "__main__":
    run()
