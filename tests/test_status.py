"""``smartdoc status``: how all plans stand, in 80 columns, with names only where they may be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.a_cohort import NAMES, write_cohort
from tests.examples import PROJECT
from tests.test_cli import smartdoc
from tests.test_cohort import met, opened, pep


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cohort(tmp_path_factory.mktemp("many"), learners=40)


def test_it_says_who_is_overdue_and_what_else_is_open(tmp_path: Path) -> None:
    opened(
        tmp_path,
        pep("c-0001", meeting=met("2026-07-06", "2026-11-20"), status="agreed"),
        pep("c-0002", meeting=met("2026-07-06", None), voice={"how": "in a talk"}),
        pep("c-0003", meeting=met("2026-07-06", "2026-11-30"), learner={"name": "Brynmor"}),
    )

    done = smartdoc("status", "-q", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    # What the plans' own dates leave undone since July is not what this test is about.
    lines = [line.split(" actions overdue")[0] for line in done.stdout.splitlines()]
    assert "The meeting is overdue (1)" in lines
    assert "  Ash (c-0001)      PEP  20 Nov 2026  overdue by 2 days; not signed by all" in [
        line.partition("; 3")[0] for line in lines
    ]
    assert lines[-1] == ("3 plans on 22 November 2026: 1 overdue, 1 due soon, 1 without a date.")


def test_the_examples_read_well() -> None:
    done = smartdoc("status", "-q", cwd=PROJECT)

    assert done.stdout == (
        "The meeting is within 28 days (3)\n"
        "  Jonah (s-0066)   All-STAR        25 Nov 2026  in 3 days\n"
        "  Ash (c-0142)     PEP             30 Nov 2026  in 8 days; 1 target not fully\n"
        "                                                reached\n"
        "  Leila (p-0518)   Learning goals  7 Dec 2026   in 15 days; no plan for it yet\n"
        "\n"
        "Open although the meeting is later (2)\n"
        "  Finlay (l-0009)  LIAP            8 Feb 2027   2 objectives not fully reached\n"
        "  Samira (m-0031)  LEP             11 Feb 2027  1 target not fully reached\n"
        "\n"
        "6 plans on 22 November 2026: 0 overdue, 3 due soon, 0 without a date.\n"
    )


def test_no_line_is_wider_than_80_columns(many: Path) -> None:
    lines = smartdoc("status", cwd=many).stdout.splitlines()

    assert len(lines) > 100
    assert [line for line in lines if len(line) > 80] == []


def test_the_numbers_are_those_of_the_report(many: Path) -> None:
    said = smartdoc("status", cwd=many).stdout

    for title in ("The next meeting", "SMART quality by letter", "Attendance", "Complete"):
        assert f"\n{title}\n" in said


@pytest.mark.parametrize(
    ("arguments", "env"), [(["--no-quote"], {}), ([], {"CI": "true"}), (["--format", "json"], {})]
)
def test_no_name_where_words_of_the_plans_may_not_be(
    arguments: list[str], env: dict[str, str], many: Path
) -> None:
    said = smartdoc("status", *arguments, cwd=many, env=env).stdout

    assert "k-0001" in said
    assert [name for name in NAMES if name in said] == []


def test_programs_get_one_object(tmp_path: Path) -> None:
    opened(tmp_path, pep("c-0001", meeting=met("2026-07-06", "2026-11-20")))

    found = json.loads(smartdoc("status", "--format", "json", "--quote", cwd=tmp_path).stdout)

    assert found["facts"] == {"Learners": "1", "Plans": "1", "Targets": "3"}
    assert found["counts"]["timing"] == {
        "PEP": {"Overdue": 1, "Due soon": 0, "Later": 0, "No date set": 0}
    }
    assert found["open"][0]["name"] == "Ash"
    assert found["open"][0]["next_meeting"] == "2026-11-20"
    assert found["open"][0]["timing"] == "overdue"


def test_a_file_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    opened(tmp_path, pep("c-0001"))
    (tmp_path / "plans/c-0002.yaml").write_text("kind: [", encoding="utf-8")

    said = smartdoc("status", "-q", cwd=tmp_path).stdout

    assert "Not counted, because not readable as a plan (1)\n  plans/c-0002.yaml\n" in said


def test_a_folder_of_plans_can_be_looked_at_alone(tmp_path: Path) -> None:
    opened(tmp_path, pep("c-0001"), pep("c-0002"))

    said = smartdoc("status", "plans/c-0002", cwd=tmp_path).stdout

    assert "c-0002" in said
    assert "c-0001" not in said
