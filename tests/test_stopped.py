"""A command that is stopped by force before any change of the disk loses and tears no plan."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest

from tests.examples import PROJECT
from tests.in_process import smartdoc
from tests.repositories import repository_in
from tests.stopped import STOPPED
from tests.team import SETTINGS, plan

FIRST = "plans/c-0001/2026-11-30.pep.yaml"
UNSETTLED = "plans/c-0003/2026-11-30.pep.yaml"
COMMANDS = {
    "sign": ("sign", FIRST, "--as", "dt", "--on", "2026-11-30"),
    "review": ("review", "c-0001", "--date", "2027-03-08"),
    "new": ("new", "pep", "n-0007", "--date", "2026-11-25"),
    "resolve": ("resolve", UNSETTLED, "--mine"),
}

ONE_REPORT = ("report", "--formats", "html", "--audience", "governors")
ONE_PAGE = ("--formats", "html", "--documents", "actions", "--audience", "school")


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with three plans, committed, one of which git could not join."""
    git = repository_in(tmp_path_factory.mktemp("team") / "pattern")
    git.write("smartdoc.yaml", SETTINGS)
    git.write(".gitignore", "/build/\n/.smartdoc/\n")
    git.write(FIRST, plan("c-0001"))
    git.write("plans/c-0002/2026-11-30.pep.yaml", plan("c-0002", name="Samira"))
    ours, theirs = plan("c-0003", name="Tom"), plan("c-0003", name="Tomas")
    git.write(UNSETTLED, conflict(ours, theirs))
    git.commit()
    return git.folder


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stopped_before_any_change_tears_no_plan(
    name: str, pattern: Path, tmp_path: Path
) -> None:
    before = plans(pattern)
    whole = shutil.copytree(pattern, tmp_path / "whole")
    assert smartdoc(*COMMANDS[name], cwd=whole).returncode == 0
    after = plans(whole)
    assert after != before

    for number in count(1):
        root = shutil.copytree(pattern, tmp_path / f"{number}")
        if stopped(root, number, COMMANDS[name]) != STOPPED:
            assert number > 2
            return
        assert plans(root) in (before, after), f"stopped before change {number}"
        smartdoc(*COMMANDS[name], cwd=root)  # says no more than that all is done, if it is
        smartdoc("build", "--quiet", *ONE_PAGE, cwd=root)
        assert plans(root) == after, f"stopped before change {number}"
        assert temporary(root) == [], f"stopped before change {number}"
        if name == "resolve":  # both versions are kept
            kept = (root / ".smartdoc" / "conflicts").iterdir()
            assert before[UNSETTLED] in [path.read_bytes() for path in kept]


@pytest.mark.parametrize("following", [ONE_REPORT, ("build", "--quiet", *ONE_PAGE)])
def test_what_a_stopped_report_left_goes_with_the_next_command(
    following: tuple[str, ...], pattern: Path, tmp_path: Path
) -> None:
    left = 0
    for number in count(1):
        root = shutil.copytree(pattern, tmp_path / f"{number}")
        if stopped(root, number, ONE_REPORT) != STOPPED:
            assert left > 0
            return
        if temporary(root):
            left += 1
            smartdoc(*following, cwd=root)
            assert temporary(root) == [], f"stopped before change {number}"


def conflict(ours: str, theirs: str) -> str:
    """Return two versions of a plan as git leaves them that cannot join them."""
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> side\n"


def stopped(root: Path, number: int, command: tuple[str, ...]) -> int:
    return subprocess.run(
        [sys.executable, "-m", "tests.stopped", str(number), *command],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        check=False,
    ).returncode


def plans(root: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "plans").rglob("*.yaml")
        if path.is_file()
    }


def temporary(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob(".smartdoc-*")]
