"""The command line run as it is typed, but in the process of the tests: no start of Python each."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from smartdoc.__main__ import start


def smartdoc(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Return what the command printed in a folder, and its exit code."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    code: object = None
    with (
        mock.patch.dict(os.environ, env or {}),
        mock.patch.object(sys, "argv", ["smartdoc", *arguments]),
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            start()
        except SystemExit as end:
            code = end.code
    said = [_text(stream) for stream in (out, err)]
    return subprocess.CompletedProcess(
        list(arguments), code if isinstance(code, int) else 0, said[0], said[1]
    )


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode("utf-8")
