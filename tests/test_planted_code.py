"""Nothing in a plans repository is run, though it is called as a module that Python looks for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import PROJECT
from tests.repositories import GitFolder
from tests.team import pattern_in

MODULES = (
    *("multiprocessing", "pickle", "struct", "signal", "selectors", "threading", "tempfile"),
    *("json", "subprocess", "hashlib", "zipfile", "logging", "email", "click", "yaml", "jinja2"),
    *("jsonschema", "jsonschema_rs", "filelock", "nt", "sitecustomize", "usercustomize"),
)
"""What Python, smartdoc and its workers import, or try to."""

PROGRAM = """
import smartdoc.build.pool, smartdoc.check.many
from smartdoc.__main__ import run

smartdoc.build.pool.LEAST = smartdoc.check.many.LEAST = 2  # workers are started for as few
if __name__ == "__main__":
    run()
"""
"""The program that an installation makes, which lies in no plans repository."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a module of each name, which leaves a mark where it is run."""
    root = tmp_path / "plans"
    root.mkdir()
    pattern_in(root)
    for name in MODULES:
        (root / f"{name}.py").write_text(f"open('run-{name}', 'w').close()\n", "utf-8")
    GitFolder(root).commit("all")
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    return root


def ran(root: Path, *command: str | Path) -> tuple[str, list[str]]:
    """Return what a program said that went wrong, and what was run that should not have been."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    environment.pop("PYTHONSAFEPATH", None)
    done = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stderr, sorted(path.name for path in root.rglob("run-*"))


@pytest.mark.parametrize("command", [("check",), ("build", "--draft")], ids=lambda each: each[0])
def test_several_workers_run_none_of_it(root: Path, command: tuple[str, ...]) -> None:
    program = root.parent / "program.py"
    assert ran(root, program, *command, "--jobs", "2") == ("", [])


@pytest.mark.parametrize("command", [("--version",), ("check",), ("status",)], ids=str)
def test_python_m_runs_none_of_it(root: Path, command: tuple[str, ...]) -> None:
    assert ran(root, "-m", "smartdoc", *command) == ("", [])
