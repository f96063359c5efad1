"""The insert for the report to parents: goals, progress, next steps, and no more than may be."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.examples import PROJECT, base, keep
from tests.test_cli import smartdoc

LEILA = "p-0518/2026-09-21.learning-goals"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    return tmp_path


def built(root: Path, kind: str, *changes: Any) -> Path:
    """Build the insert of the small plan of this kind, and return its folder."""
    path = keep(root, {**base(kind), "ref": "c-0001"}, *changes)
    done = smartdoc("build", "--documents", "report", "--draft", cwd=root)
    assert "Built 1 plan" in done.stdout, done.stdout + done.stderr
    return root / "build" / "c-0001" / path.stem


def words(file: Path) -> str:
    html = re.sub(r"<svg.*?</svg>", "", file.read_text("utf-8"))
    inside = html[html.index("<h1") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inside)).split())


def headings(file: Path) -> list[str]:
    return re.findall(r"<h[23][^>]*>([^<]*)</h[23]>", file.read_text("utf-8"))


def test_the_pupil_s_goals_are_told_with_progress_reflection_and_next_steps(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "plans" / "p-0518", tmp_path / "plans" / "p-0518")
    smartdoc("build", "--documents", "report", cwd=tmp_path)
    file = tmp_path / "build" / LEILA / "report.parent.html"

    assert headings(file) == [
        "The teacher’s comment",
        "What went well",
        "Goal 1: Ratio with a bar model",
        "Steps reached",
        "What Leila says about it",
        "Next steps",
        "Goal 2: Saying where I know it from",
        "What Leila says about it",
        "Next steps",
        "Goal 3: Starting by myself",
    ]
    said = words(file)
    assert said.startswith(
        "Report to parents Leila, Year 8: my learning goals and progress "
        "Agreed at the learning conversation on 21 September 2026 "
        "Date of the report 4 December 2026 We meet again on 7 December 2026 "
        "The teacher’s comment Leila chose goals that mattered to her"
    )
    assert (
        "Next she will use the same drawings for percentages. "
        "6 problems at the start; 13 problems now; goal: 12 problems. "
        "Steps reached ten of fifteen right with a bar drawn for each (23 October 2026)"
    ) in said
    assert "Next steps I will collect two good sources instead of three" in said


def test_the_other_kinds_say_what_they_know_in_numbers_and_steps(repository: Path) -> None:
    steps = [
        {"what": "two parts", "due": "2026-12-11", "done_on": "2026-12-10"},
        {"what": "three parts", "due": "2027-01-08"},
    ]
    review = [{"target": "paragraphs", "outcome": "achieved", "praise": "You kept at it."}]
    folder = built(repository, "pep", {"targets": [{"milestones": steps}], "review": review})

    assert words(folder / "report.carer.html") == (
        "Report to parents Ash, Year 5: targets and progress "
        "Proposed for the PEP meeting on 30 November 2026 We meet again on 8 March 2027 "
        "What went well Ash read his comic to the class. "
        "Target 1: Writing Ash will write a story of 4 paragraphs without help by 29 January 2027. "
        "1 paragraph at the start; goal: 4 paragraphs. "
        "Steps reached two parts (10 December 2026) "
        "Next steps three parts (by 8 January 2027) "
        "Target 2: Maths Ash will work out 8 of 10 subtractions with exchange by 29 January 2027. "
        "3 subtractions at the start; goal: 8 subtractions. "
        "Target 3: Attendance Ash will attend at least 90% of the days with a Spanish lesson by "
        "29 January 2027. 60% at the start; goal: 90%. "
        "What became of the targets before Target Outcome Well done "
        "Writing Achieved You kept at it."
    )


def test_an_extract_leaves_out_what_may_not_be_seen_and_no_gap(repository: Path) -> None:
    people = {"mum": {"role": "mother", "name": "Dana", "copy": "parent-redacted"}}
    folder = built(
        repository,
        "pep",
        {"people": people, "learner": {"school": "Hill Lane"}},
        {"attendance": {"percent": 84.6}, "attainment": [{"subject": "maths", "current": "low"}]},
    )
    said = words(folder / "report.parent-redacted.html")

    assert said == (
        "Report to parents Ash, Year 5: targets and progress "
        "Proposed for the PEP meeting on 30 November 2026 We meet again on 8 March 2027 "
        "What went well Ash read his comic to the class. "
        "Target 1: Writing Ash will write a story of 4 paragraphs without help by 29 January 2027. "
        "Target 2: Maths Ash will work out 8 of 10 subtractions with exchange by 29 January 2027. "
        "Target 3: Attendance Ash will attend at least 90% of the days with a Spanish lesson by "
        "29 January 2027."
    )
    assert "Attendance: 84.6%. Subject Now Expected Maths Low Not stated" in words(
        folder / "report.carer.html"
    )


def test_one_or_two_goals_have_room_for_the_whole_course(repository: Path) -> None:
    mother = {"people": {"mum": {"role": "mother", "copy": "parent"}}}
    folder = built(repository, "all-star", mother)
    html = (folder / "report.parent.html").read_text("utf-8")

    assert re.findall(r"<title>(Chart|Progress)[^<]*</title>", html) == ["Chart"]


def test_what_is_no_number_is_told_in_words(repository: Path) -> None:
    measure = {
        "unit": None,
        "baseline": "pain at face 6",
        "target": "pain at face 2",
        "readings": [{"value": "face 4"}],
    }
    folder = built(repository, "pep", {"targets": [{"measure": measure}]})

    told = "At the start pain at face 6 Since then face 4 The goal pain at face 2"
    assert told in words(folder / "report.carer.html")
