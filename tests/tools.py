"""Programs that tests need, and what to do where a machine lacks them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

REQUIRED = os.environ.get("SMARTDOC_REQUIRE_TOOLS") == "1"


def need(*names: str) -> str:
    """Return the path of the first of these programs that is here.

    Skips the test where there is none; fails it where SMARTDOC_REQUIRE_TOOLS is 1.
    """
    for name in names:
        if path := shutil.which(name):
            return path
    reason = f"{' or '.join(names)} is not installed"
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


def process_that_is_gone() -> int:
    """Return the number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-S", "-c", ""])
    done.wait()
    return done.pid
