"""What one plan costs does not grow with the number of other plans there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from smartdoc.build import Builder, Order
from smartdoc.check import Checker
from smartdoc.repository import open_repository
from smartdoc.source import Source, read
from tests.examples import TODAY
from tests.in_process import smartdoc
from tests.repositories import GitFolder, repository_in
from tests.team import SETTINGS, plan
from tests.test_many_entries import counted

FEW, MANY = 20, 200
ONE = "plans/c-0007/2026-11-30.pep.yaml"


def building(root: Path) -> Callable[[Path], object]:
    order = Order((), ("docx", "html"), root / "build")
    return Builder(Checker(open_repository(root), TODAY), order).of


def checking(root: Path) -> Callable[[Path], object]:
    return Checker(open_repository(root), TODAY).one


def name_of(number: int) -> str:
    """Return a name that nobody else has, of two words."""
    return f"Zor{chr(97 + number % 26)}{chr(97 + number // 26)} Quil{chr(97 + number % 26)}"


def team_of(number: int, folder: Path) -> GitFolder:
    """Return a repository of so many learners with a plan each; one was edited since agreed."""
    git = repository_in(folder)
    git.write("smartdoc.yaml", SETTINGS)
    text = plan("c-0000")
    for other in range(number):
        ref = f"c-{other:04}"
        own = text.replace("c-0000", ref).replace("Ash", name_of(other))
        git.write(f"plans/{ref}/2026-11-30.pep.yaml", own)
    agreed = (git.folder / ONE).read_text("utf-8").replace("status: draft", "status: agreed")
    git.write(ONE, agreed)
    git.commit()
    git.write(ONE, agreed.replace("8", "9"))
    return git


@pytest.mark.parametrize("working", [building, checking])
def test_a_plan_among_many_takes_no_more_calls_than_one_among_few(
    working: Callable[[Path], Callable[[Path], object]], tmp_path: Path
) -> None:
    calls = []
    for number in (FEW, MANY):
        root = team_of(number, tmp_path / f"{number}").folder
        work = working(root)
        for _ in range(2):
            work(root / ONE)  # what is asked once for all plans
        calls.append(counted(partial(work, root / ONE)))

    # Whatever goes through all the others calls something for each of them.
    assert calls[1] - calls[0] < (MANY - FEW) / 2


def test_a_part_build_takes_calls_in_proportion_to_the_plans_of_another_learner(
    tmp_path: Path,
) -> None:
    calls = {}
    for number in (5, 10, 20, 40):  # the first one loads what all need
        git = repository_in(tmp_path / f"{number}")
        git.write("smartdoc.yaml", SETTINGS)
        git.write("plans/c-0001/2026-11-30.pep.yaml", plan("c-0001"))
        for year in range(number):
            day = f"{1980 + year}-11-30"
            git.write(f"plans/c-0002/{day}.pep.yaml", plan("c-0002", day, name="Samira"))
        calls[number] = counted(partial(smartdoc, "build", "plans/c-0001", cwd=git.folder))

    # Twice as many more plans: it would be four times as many calls if each looked at each.
    assert calls[40] - calls[20] <= 2.5 * (calls[20] - calls[10])


def test_each_plan_of_a_learner_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = repository_in(tmp_path)
    git.write("smartdoc.yaml", SETTINGS)
    for day in (f"{year}-11-30" for year in range(2020, 2026)):
        git.write(f"plans/c-0001/{day}.pep.yaml", plan("c-0001", day))
    files: list[Path] = []

    def noted(path: Path, *given: Any, **named: Any) -> Source:
        files.append(path)
        return read(path, *given, **named)

    monkeypatch.setattr("smartdoc.check.shaping.read", noted)
    build = building(tmp_path)
    paths = sorted(tmp_path.glob("plans/*/*.yaml"))
    for path in paths:
        build(path)  # for each, later plans are read for what they restrict

    assert sorted(files) == paths
