"""Plans checked by several workers are told of as if by one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import PROJECT
from tests.repositories import GitFolder
from tests.team import (
    Team,
    agree,
    break_the_file,
    break_the_plan,
    copy_a_reason,
    pattern_in,
    rewritten,
    say_something_else,
    take_anothers_ref,
    waive,
)

FEW = """
from smartdoc.check import many
from smartdoc.__main__ import start

many.LEAST = 2  # workers are started for as few
if __name__ == "__main__":
    start()
"""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """Return a repository with every sort of finding, and plans that clash."""
    root = pattern_in(tmp_path_factory.mktemp("team"))
    made = Team(GitFolder(root), root.parent)
    first, second, third, fourth = made.plans()
    agree(made, first)
    made.git.commit("agreed")
    say_something_else(made, first)
    for edit, path in (
        (break_the_plan, second),
        (waive, second),
        (copy_a_reason, second),
        (copy_a_reason, third),
        (take_anothers_ref, third),
        (break_the_file, fourth),
    ):
        edit(made, path)
    return made


def check(team: Team, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", FEW, "check", "--today", team.today, "--quote", *arguments],
        cwd=team.root,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "form",
    [["-v"], ["--format", "json"], ["--select", "T,FILE"], ["--statistics"]],
    ids=lambda form: " ".join(form),
)
def test_every_number_of_jobs_finds_the_same(team: Team, form: list[str]) -> None:
    said = {check(team, "--jobs", str(jobs), *form) for jobs in (1, 2, 3)}

    assert len(said) == 1
    ((code, told, errors),) = said
    assert (code, errors) == (1, "")
    assert len(told.splitlines()) > 3


def test_a_baseline_knows_what_workers_find(team: Team, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    check(team, "--jobs", "1", "--write-baseline", str(known))
    before = known.read_bytes()
    rewritten(team.plans()[0], "to come in", "to come in as")

    told = [check(team, "--jobs", str(jobs), "--baseline", str(known)) for jobs in (1, 2, 3)]
    rewritten(team.plans()[0], "to come in as", "to come in")
    check(team, "--jobs", "2", "--write-baseline", str(known))

    assert told == [told[0]] * 3
    assert "known" in told[0][1]
    assert check(team, "--jobs", "2", "--baseline", str(known))[0] == 0
    assert known.read_bytes() == before
