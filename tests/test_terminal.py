"""What is shown on a terminal: as wide as that is, and in colours where it knows them."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import base, keep

if sys.platform == "win32":
    pytest.skip("there is no such terminal on Windows", allow_module_level=True)

import fcntl
import pty
import termios


def shown(*arguments: str, cwd: Path, columns: int = 80, env: dict[str, str] | None = None) -> str:
    """Return what a command shows on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: one for name, one in os.environ.items() if name not in _FROM_OUTSIDE}
    child = subprocess.Popen(
        [sys.executable, "-m", "smartdoc", *arguments],
        cwd=cwd,
        env={**kept, "TERM": "xterm", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.STDOUT,
    )
    os.close(theirs)
    said = b""
    try:
        while more := os.read(ours, 65_536):
            said += more
    except OSError:  # how Linux tells that nobody writes any more
        pass
    os.close(ours)
    child.wait()
    return said.decode().replace("\r\n", "\n")


_FROM_OUTSIDE = ("CI", "NO_COLOR", "COLUMNS")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    keep(tmp_path, {**base("pep"), "ref": "c-0142"}, {"targets": [{"due": "ongoing"}]})
    return tmp_path


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["a terminal with colours", "colours not wanted", "a terminal without colours"],
)
def test_colours_are_shown_where_they_are_known_and_wanted(
    env: dict[str, str], coloured: bool, repository: Path
) -> None:
    said = shown("check", cwd=repository, env=env)

    assert "T0" in said
    assert ("\x1b" in said) is coloured


@pytest.mark.parametrize(("columns", "widest"), [(40, 40), (60, 60), (80, 80), (200, 80), (7, 40)])
def test_a_sentence_is_assessed_as_wide_as_the_terminal(
    columns: int, widest: int, tmp_path: Path
) -> None:
    sentence = "Ash will improve his spelling in some of the lessons that Ash likes"
    said = shown("assess", sentence, cwd=tmp_path, columns=columns)

    assert widest - 15 < max(map(len, said.splitlines())) <= widest
    assert sentence in " ".join(said.split())


def test_a_sentence_may_be_smart_on_a_narrow_terminal(tmp_path: Path) -> None:
    sentence = "Ash will read ten pages aloud to Jo each school day until 18 December 2026."
    said = shown("assess", sentence, cwd=tmp_path, columns=40)

    assert max(map(len, said.splitlines())) <= 40
