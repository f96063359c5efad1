"""Watching: builds again when something is changed, and ends when it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.examples import PROJECT
from tests.team import plan

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as POSIX has it")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(plan("c-0001"), encoding="utf-8")
    settings = "today: 2026-11-22\ndocuments: [child]\nformats: [html]\n"
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watching(root: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "smartdoc", "build", "--watch", "-q"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as run:
        yield run
        run.kill()


def until(stream: IO[str] | None, beginning: str) -> list[str]:
    """Return the lines up to one that begins so."""
    assert stream is not None
    said = []
    for line in stream:
        said.append(line.rstrip("\n"))
        if line.startswith(beginning):
            return said
    raise AssertionError(said)


def test_what_changes_is_built_again_until_ctrl_c(
    root: Path, watching: subprocess.Popen[str]
) -> None:
    first = until(watching.stdout, "Watching")
    path = root / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    path.write_text(path.read_text("utf-8").replace("Ash", "Selma"), encoding="utf-8")
    second = until(watching.stdout, "Watching")
    (root / "smartdoc.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    third = until(watching.stdout, "Watching")
    watching.send_signal(signal.SIGINT)
    last, _ = watching.communicate()

    assert "Built 1 plan: 4 files, 4 of them new or changed." in first
    assert any(line.startswith("Built 1 plan: 4 files, ") for line in second)
    assert b"Selma" in (root / "build/c-0001/2026-11-30.pep/child.html").read_bytes()
    assert third[0].startswith("smartdoc: ")
    assert (watching.returncode, last) == (0, "\nNo longer watching.\n")
