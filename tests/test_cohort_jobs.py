"""A cohort counted by several workers is the same, and holds of the plans no more than is told."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from smartdoc.check import Checker
from smartdoc.cohort import Gathered, Period, gathered, gathering
from smartdoc.repository import open_repository
from tests.a_cohort import TODAY, write_cohort
from tests.examples import base, keep

SUMMER = Period(date(2026, 4, 1), date(2026, 8, 1))


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with files that cannot be read, and copies of learners' folders."""
    root = write_cohort(tmp_path_factory.mktemp("cohort"), learners=50)
    for learner in sorted((root / "plans").iterdir())[:6]:
        copytree(learner, root / "plans" / f"copy-of-{learner.name}")
    for learner in sorted((root / "plans").glob("k-*"))[4:8]:
        last = max(learner.iterdir())
        last.write_text("kind: [", encoding="utf-8")
    return root


def counted(root: Path, period: Period | None, jobs: int) -> Gathered:
    repository = open_repository(root)
    return gathered(Checker(repository, TODAY), repository.plan_files(), period, jobs)


@pytest.mark.parametrize("period", [None, SUMMER])
@pytest.mark.parametrize("jobs", [2, 3])
def test_the_number_of_jobs_changes_nothing_that_is_counted(
    cohort: Path, period: Period | None, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = counted(cohort, period, 1)
    monkeypatch.setattr(gathering, "LEAST", 2)  # workers are started for as few

    assert len(alone.counted) + len(alone.outside) > 40
    assert len(alone.unreadable) == 4
    assert counted(cohort, period, jobs) == alone


def test_of_what_a_plan_says_nothing_is_kept_that_a_report_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    for day in ("2026-03-06", "2026-07-06", "2026-11-20"):
        meeting = {"date": day, "next": None}
        keep(tmp_path, {**base("pep"), "ref": "c-0001"}, {"meeting": meeting})
    files = sorted((tmp_path / "plans/c-0001").iterdir())

    kept = pickle.dumps(counted(tmp_path, None, 1).counted)

    assert len(files) == 3
    assert len(kept) * 4 < sum(file.stat().st_size for file in files)
