"""The rules of learning goals: strategies, monitoring, looking back, and the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smartdoc.check import Checked, Checker
from smartdoc.repository import open_repository
from smartdoc.source import parse
from tests.examples import BASE, as_text, base, laid_over

TODAY = date(2026, 11, 22)


def found(change: dict[str, Any], today: date = TODAY) -> list[tuple[str, str]]:
    """Return the ILG codes found in the small plan with a change laid over it, and where."""
    return [(each.rule, each_path(each.path)) for each in checked_on(change, today).findings]


def each_path(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


def checked_on(change: dict[str, Any], today: date = TODAY) -> Checked:
    data = laid_over(base("learning-goals"), change)
    file = f"plans/{data['ref']}/{data['meeting']['date']}.learning-goals.yaml"
    return Checker(open_repository(BASE), today).source(Path(file), parse(as_text(data), file))


def goal(**change: Any) -> dict[str, Any]:
    return {"targets": [change]}


AGREED: dict[str, Any] = {"status": "agreed"}
AFTER_DUE = date(2027, 1, 30)
REFLECTION = {"learned": None, "method_worked": None, "success": None}


def test_a_goal_has_strategies() -> None:
    assert found(goal(strategies=None)) == [("ILG01", "targets.0.strategies")]
    assert found(goal(strategies=["try hard", "focus"])) == [("ILG01", "targets.0.strategies.0")]
    assert found(goal(strategies=["flashcards"])) == []


@pytest.mark.parametrize(
    ("monitoring", "told"),
    [
        (None, True),
        ([{"on": None, "who": "teacher", "what": "the sheet"}], True),
        ([{"on": "2026-12-18", "who": "teacher"}], False),
    ],
)
def test_a_goal_is_looked_at_on_a_day(monitoring: Any, told: bool) -> None:
    codes = [code for code, _ in found(goal(monitoring=monitoring))]

    assert ("ILG02" in codes) is told


def test_a_goal_of_a_fortnight_needs_no_look_in_between() -> None:
    actions = [{"due": "2026-12-11"}, {"due": "2026-12-11"}, {"due": "2026-12-11"}]
    short = goal(
        monitoring=None,
        due="2026-12-11",
        actions=actions,
        statement="I will draw bars and get 12 of 15 problems right by 11 December 2026.",
    )

    assert "ILG02" not in [code for code, _ in found(short)]


@pytest.mark.parametrize(
    ("change", "today", "told"),
    [
        pytest.param(goal(reflection=None), TODAY, False, id="before its day nothing is asked"),
        pytest.param(goal(reflection=None), date(2027, 1, 29), False, id="nor on the day itself"),
        pytest.param(goal(reflection=None), AFTER_DUE, True, id="after it everything is"),
        pytest.param(goal(reflection=REFLECTION), TODAY, False, id="a look back just begun"),
        pytest.param(goal(reflection=REFLECTION), AFTER_DUE, True, id="begun and over"),
        pytest.param(goal(reflection={"success": None}), TODAY, True, id="one question left out"),
        pytest.param(goal(reflection={"success": "Yes."}), TODAY, True, id="yes is no answer"),
        pytest.param(goal(reflection={"need_help": "???"}), TODAY, True, id="nor is a gap"),
        pytest.param(goal(reflection={"need_help": "No."}), TODAY, False, id="no help needed"),
        pytest.param({}, AFTER_DUE, False, id="all answered"),
    ],
)
def test_the_pupil_looks_back_when_the_goal_is_over(
    change: dict[str, Any], today: date, told: bool
) -> None:
    codes = found({**AGREED, **change}, today)

    assert (("ILG03", "targets.0.reflection") in codes) is told


def test_the_questions_left_out_are_named() -> None:
    change = {**AGREED, **goal(reflection={"success": None, "need_help": None})}
    (finding,) = checked_on(change, AFTER_DUE).findings

    assert "does not say how success shows and where help is still needed." in finding.message
    assert "“success” and “need_help”" in finding.hint


def test_a_draft_whose_day_has_passed_is_told_so_once() -> None:
    change = goal(reflection=None, report_text=None)
    codes = [code for code, _ in found({**change, "report": None}, AFTER_DUE)]

    assert codes == ["T08"]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        pytest.param({"on": "2027-01-22"}, "targets.0.due", id="due after the report"),
        pytest.param({"on": "2027-01-29"}, "targets.0.due", id="due on its day"),
        pytest.param({"on": "2027-01-31"}, "targets.0.due", id="two days are too few"),
        pytest.param({"on": "2027-02-01"}, None, id="three days are enough"),
        pytest.param({"on": "2026-11-27"}, "report.on", id="before the goals are set"),
        pytest.param({"on": None}, "report.on", id="without a day"),
        pytest.param({"on": "2027-01-22", "include": False}, None, id="not for the report"),
        pytest.param({"on": None, "include": False}, None, id="no report"),
        pytest.param({"on": None, "include": None}, None, id="nothing said of a report"),
    ],
)
def test_a_goal_is_ready_for_the_report(report: dict[str, Any], told: str | None) -> None:
    places = [path for code, path in found({"report": report}) if code == "ILG04"]

    assert places == ([told] if told else [])


def test_where_no_goal_is_in_time_it_is_the_day_of_the_report_that_is_named() -> None:
    plan = base("learning-goals")
    second = {**plan["targets"][0], "id": "percentages", "statement": "I will use 8 bars."}
    change = {"targets": [plan["targets"][0], second], "report": {"on": "2027-01-15"}}
    places = [path for code, path in found(change) if code == "ILG04"]

    assert places == ["report.on"]


def test_a_goal_due_after_the_next_meeting_is_told_so_once() -> None:
    codes = [code for code, _ in found({**goal(due="2027-03-19")})]

    assert "T03" in codes
    assert "ILG04" not in codes


@pytest.mark.parametrize(
    ("today", "told"),
    [(TODAY, False), (date(2027, 1, 29), False), (AFTER_DUE, True), (date(2027, 2, 5), True)],
)
def test_the_text_for_the_report_is_there_in_time(today: date, told: bool) -> None:
    codes = found({**AGREED, **goal(report_text=None)}, today)

    assert (("ILG05", "targets.0.report_text") in codes) is told


def test_without_a_report_no_text_is_asked_for() -> None:
    change = {**AGREED, **goal(report_text=None)}
    silent: list[dict[str, Any]] = [{"report": {"include": False}}, {"report": None}]

    for report in silent:
        assert "ILG05" not in [code for code, _ in found({**change, **report}, AFTER_DUE)]


@pytest.mark.parametrize(
    "text",
    [
        "Works well.",
        "Good progress.",
        "Well done!",
        "Leila has made good progress this term.",
        "Leila is a pleasure to teach and always tries her best.",
        "Leila has a positive attitude to learning and works hard in all subjects.",
        "Keep up the good work, Leila!",
        "On track to meet her target.",
        "A lovely member of the class who works consistently well.",
        "She has met her goals and is making steady progress in maths.",
    ],
)
def test_a_comment_that_fits_every_pupil_is_noticed(text: str) -> None:
    assert ("ILG06", "report.comment") in found({"report": {"comment": text}})
    assert ("ILG06", "targets.0.report_text") in found(goal(report_text=text))


@pytest.mark.parametrize(
    "text",
    [
        "Leila chose a goal that mattered to her.",
        "Good progress: 13 of 15 problems are right.",
        "Leila works well when she draws a bar first.",
        "Leila explains each answer and has made good progress with percentages.",
        "Leila reads her drafts aloud before she hands them in.",
    ],
)
def test_a_comment_on_this_pupil_is_not(text: str) -> None:
    assert found({"report": {"comment": text}}) == []
