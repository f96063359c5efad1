"""The rules about days: many wordings, each both ways, with a school calendar and without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smartdoc.check import Checked
from smartdoc.finding import dotted, with_words
from smartdoc.repository import Repository, open_repository
from tests.examples import as_text, base, checked, laid_over
from tests.test_calendar import TERMS

WITHOUT_DATE = "Ash will write a story of 4 paragraphs without help."
OURS = {f"T{number:02}" for number in range(1, 20)}


@pytest.fixture
def plain(tmp_path: Path) -> Repository:
    return open_repository(tmp_path)


@pytest.fixture
def school(tmp_path: Path) -> Repository:
    text = TERMS + "  default: Hill Lane Primary\n"
    (tmp_path / "smartdoc.yaml").write_text(text, encoding="utf-8")
    return open_repository(tmp_path)


def judged(over: dict[str, Any], repository: Repository, kind: str = "pep") -> Checked:
    return checked(as_text(laid_over(base(kind), over)), repository)


def told(found: Checked) -> list[tuple[str, str]]:
    """Return the rules about time that speak, each with the place."""
    return [(each.rule, dotted(each.path)) for each in found.findings if each.rule in OURS]


def target(due: str, statement: str = WITHOUT_DATE, **more: Any) -> dict[str, Any]:
    return {"targets": [{"due": due, "statement": statement, **more}]}


def sentence(time: str) -> str:
    return f"Ash will write a story of 4 paragraphs without help {time}."


@pytest.mark.parametrize(
    ("due", "hint"),
    [
        (
            "end of term",
            "Write “2026-12-18”: the last day of the autumn term at “Hill Lane Primary”.",
        ),
        (
            "by half term",
            "Write “2027-02-12”: the last day before half term at “Hill Lane Primary”.",
        ),
        ("in 2 weeks", "Write “2026-12-14”: 2 weeks after 30 November."),
        ("next PEP", "Write “2027-03-08”: the next meeting."),
        (
            "by end December",
            "Write “2026-12-31”, a Thursday. That is in the school holidays; "
            "the last school day before it is “2026-12-18”.",
        ),
        ("by review", "Write the day itself, such as 2027-01-29."),
    ],
)
def test_a_deadline_in_words_is_told_with_the_day_it_means(
    school: Repository, due: str, hint: str
) -> None:
    (found,) = [each for each in judged(target(due), school).findings if each.rule in OURS]

    assert (found.rule, with_words(found.hint)) == ("T02", hint)


def test_without_a_calendar_the_end_of_term_has_no_day(plain: Repository) -> None:
    (found,) = [each for each in judged(target("end of term"), plain).findings if each.rule in OURS]

    assert found.hint == "Write the day itself, such as 2027-01-29."


@pytest.mark.parametrize(
    ("due", "rule"),
    [
        ("ongoing", "T01"),
        ("all year", "T01"),
        ("daily", "T01"),
        ("daily until 29 January 2027", "T02"),
        ("throughout the autumn term", "T02"),
    ],
)
def test_a_deadline_that_never_comes_and_one_in_words(
    plain: Repository, due: str, rule: str
) -> None:
    assert told(judged(target(due), plain)) == [(rule, "targets[0].due")]


@pytest.mark.parametrize(
    ("due", "rule"),
    [
        ("2026-11-20", "T08"),
        ("2026-11-30", "T04"),
        ("2026-12-04", "T04"),
        ("2026-12-07", None),
        ("2027-03-08", None),
        ("2027-03-09", "T03"),
        ("2028-01-28", "T03"),
    ],
)
def test_a_day_has_one_fault_and_one_rule(plain: Repository, due: str, rule: str | None) -> None:
    expected = [(rule, "targets[0].due")] if rule else []

    assert told(judged(target(due), plain)) == expected


@pytest.mark.parametrize(
    ("kind", "due", "rule"),
    [
        ("pep", "2027-05-28", None),
        ("pep", "2027-06-04", "T05"),
        ("all-star", "2027-06-04", None),
        ("all-star", "2027-11-19", "T05"),
        ("liap", "2027-11-19", "T05"),
    ],
)
def test_how_long_a_target_may_run_without_a_next_meeting(
    plain: Repository, kind: str, due: str, rule: str | None
) -> None:
    found = told(judged({"meeting": {"next": ""}, **target(due)}, plain, kind))

    assert found == ([(rule, "targets[0].due")] if rule else [])


@pytest.mark.parametrize(
    ("due", "rule", "said"),
    [
        (
            "2026-12-30",
            "T06",
            "“Wednesday 30 December 2026” is in the school holidays at “Hill Lane Primary”.",
        ),
        ("2027-02-16", "T06", "“Tuesday 16 February 2027” is in the school holidays"),
        ("2027-01-30", "T07", "“Saturday 30 January 2027” is at the weekend."),
        ("2027-01-04", "T06", "“Monday 4 January 2027” is in the school holidays"),
    ],
)
def test_a_target_due_on_a_day_without_school(
    school: Repository, due: str, rule: str, said: str
) -> None:
    found = judged(target(due), school)
    (message,) = [with_words(each.message) for each in found.findings if each.rule in OURS]

    assert told(found) == [(rule, "targets[0].due")]
    assert said in message


def test_the_nearest_school_days_are_named(school: Repository) -> None:
    found = judged(target("2027-01-30"), school)
    (hint,) = [with_words(each.hint) for each in found.findings if each.rule in OURS]

    assert hint == (
        "The nearest school days are “Friday 29 January 2027” and “Monday 1 February 2027”."
    )


@pytest.mark.parametrize("due", ["2026-12-30", "2027-01-30", "2027-02-16"])
def test_without_terms_nothing_is_said_of_days_without_school(plain: Repository, due: str) -> None:
    assert told(judged(target(due), plain)) == []


@pytest.mark.parametrize("kind", ["liap", "learner-engagement"])
def test_what_is_met_outside_school_may_be_due_outside_school(
    school: Repository, kind: str
) -> None:
    assert told(judged(target("2027-01-30"), school, kind)) == []


def test_people_may_act_at_weekends_and_in_the_holidays(school: Repository) -> None:
    actions = [{}, {}, {"due": "2026-12-27"}, {}, {"due": "2027-01-24"}]

    assert told(judged({"targets": [{"actions": actions}]}, school)) == []


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("in the next 8 weeks", "2027-03-05"),
        ("in the next 8 weeks", "2026-12-18"),
        ("by 29 January", "2027-02-05"),
        ("by 29 January 2027", "2027-01-22"),
        ("by 29/01/2027", "2027-02-05"),
        ("by the end of January", "2027-02-26"),
        ("in 2 weeks", "2027-01-29"),
        ("before Christmas", "2027-01-29"),
        ("by June 2027", "2027-01-29"),
        ("within 4 weeks", "2027-02-26"),
        ("no later than 18 December 2026", "2027-01-29"),
    ],
)
def test_a_sentence_and_a_date_that_disagree(plain: Repository, time: str, due: str) -> None:
    assert told(judged(target(due, sentence(time)), plain)) == [("T09", "targets[0].due")]


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("by 29 January", "2027-01-29"),
        ("over the next 8 weeks", "2027-01-25"),
        ("over the next 8 weeks", "2027-01-29"),
        ("over the next 8 weeks", "2027-02-05"),
        ("in the 8 school weeks from 30 November 2026 to 5 February 2027", "2027-02-05"),
        ("by the end of January", "2027-01-29"),
        ("by Christmas", "2026-12-18"),
        ("by the next PEP", "2027-01-29"),
        ("before the next PEP meeting", "2027-03-05"),
        ("for three weeks", "2027-01-29"),
        ("for 6 weeks in a row", "2027-02-26"),
        ("by Friday", "2027-01-29"),
        ("by Friday each week", "2027-01-29"),
        ("in the story of 14 December", "2027-01-29"),
        ("in the competition on 14 December 2026", "2027-01-29"),
        ("for the tests in May", "2027-01-29"),
        ("of 2 paragraphs by 18 December and of 4 by 29 January", "2027-01-29"),
        ("every day", "2027-01-29"),
        ("by the end of the year", "2027-01-29"),
        ("by Year 6", "2027-01-29"),
    ],
)
def test_a_sentence_and_a_date_that_agree(plain: Repository, time: str, due: str) -> None:
    assert told(judged(target(due, sentence(time)), plain)) == []


@pytest.mark.parametrize(
    ("time", "due", "rule"),
    [
        ("by the end of term", "2026-12-18", None),
        ("by the end of term", "2027-01-29", "T09"),
        ("by the end of the autumn term", "2027-01-29", "T09"),
        ("during the spring term", "2027-01-29", None),
        ("this term", "2027-01-29", "T09"),
        ("by half term", "2027-02-12", None),
        ("by half term", "2027-01-08", "T09"),
        ("over the next 8 weeks", "2027-02-05", None),
        ("over the next 8 weeks", "2027-03-05", "T09"),
    ],
)
def test_with_a_calendar_terms_have_days(
    school: Repository, time: str, due: str, rule: str | None
) -> None:
    expected = [(rule, "targets[0].due")] if rule else []

    assert told(judged(target(due, sentence(time)), school)) == expected


def test_the_day_understood_from_the_words_is_told(school: Repository) -> None:
    found = judged(target("2027-01-29", sentence("by the end of term")), school)
    (message,) = [with_words(each.message) for each in found.findings if each.rule == "T09"]

    assert message == (
        "“by the end of term” means “Friday 18 December 2026”, the last day of the autumn term at "
        "“Hill Lane Primary”; “due” says “Friday 29 January 2027”."
    )


def test_a_date_must_be_the_day_of_the_week_that_it_says(plain: Repository) -> None:
    wrong = target("2027-01-29", sentence("by Thursday 29 January 2027"))
    right = target("2027-01-29", sentence("by Friday 29 January 2027"))

    assert told(judged(wrong, plain)) == [("T09", "targets[0].statement")]
    assert told(judged(right, plain)) == []


def milestones(*days: str, done: str = "") -> dict[str, Any]:
    steps = [{"what": f"{number} paragraphs", "due": day} for number, day in enumerate(days, 1)]
    if done:
        steps[0]["done_on"] = done
    return {"targets": [{"milestones": steps}]}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2026-12-11", "2026-12-18", "2027-01-15"), []),
        (("2026-12-11", "2026-12-11"), []),
        (("2026-12-18", "2027-01-29"), []),
        (("2027-01-15", "2026-12-18"), [("T10", "targets[0].milestones[1].due")]),
        (("2026-12-11", "2027-01-15", "2026-12-18"), [("T10", "targets[0].milestones[2].due")]),
        (("2026-12-11", "2027-02-12"), [("T11", "targets[0].milestones[1].due")]),
        (("2027-02-12", "2026-12-11"), [("T11", "targets[0].milestones[0].due")]),
        (("2025-12-11", "2026-12-11"), [("T08", "targets[0].milestones[0].due")]),
        (("soon", "2026-12-11"), [("T01", "targets[0].milestones[0].due")]),
    ],
)
def test_milestones_lead_to_the_target(
    plain: Repository, days: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert told(judged(milestones(*days), plain)) == expected


def test_a_milestone_that_is_done_may_lie_in_the_past(plain: Repository) -> None:
    assert told(judged(milestones("2026-11-06", "2026-12-11", done="2026-11-06"), plain)) == []


LOOKS = [
    {"on": "2026-12-04", "who": "dt", "what": "the stories of week 1"},
    {"on": "2027-01-08", "who": "dt", "what": "the stories up to week 4"},
]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        (
            {"actions": [{}, {"what": "looks at the book after weeks 1, 4 and 8"}]},
            "actions[1].what",
        ),
        ({"measure": {"method": "the Friday stories, read in weeks 1 and 6"}}, "measure.method"),
        (
            {"monitoring": [{"on": "", "what": "the stories after weeks 1 and 4"}]},
            "monitoring[0].what",
        ),
    ],
)
def test_weeks_without_days_are_told(school: Repository, more: dict[str, Any], place: str) -> None:
    assert told(judged({"targets": [more]}, school)) == [("T12", f"targets[0].{place}")]


@pytest.mark.parametrize(
    "more",
    [
        {"actions": [{}, {"what": "looks after weeks 1, 4 and 8"}], "monitoring": LOOKS},
        {"monitoring": [{"what": "the stories of week 1"}]},
        {"actions": [{}, {"what": "looks at the book twice a week for 6 weeks"}]},
        {"actions": [{}, {"what": "runs week 3 of the writing course"}]},
    ],
)
def test_weeks_with_days_and_other_weeks_are_left_alone(
    school: Repository, more: dict[str, Any]
) -> None:
    assert told(judged({"targets": [more]}, school)) == []


def test_a_date_on_the_wrong_day_of_the_week_is_told_once(plain: Repository) -> None:
    found = judged(target("2027-01-29", sentence("by Friday 30 January 2027")), plain)
    said = [with_words(each.message) for each in found.findings if each.rule in OURS]

    assert said == [
        "“by Friday 30 January 2027” does not fit: that date is “Saturday 30 January 2027”."
    ]


def test_of_many_check_points_the_first_are_named(plain: Repository) -> None:
    actions = [{}, {"what": "looks at the book after weeks 1, 2, 3, 4 and 5"}]
    found = judged({"targets": [{"actions": actions}]}, plain)
    (message,) = [with_words(each.message) for each in found.findings if each.rule == "T12"]

    assert message == (
        "No day is given for “after weeks 1, 2, 3, 4 and 5”: that would be "
        "“Friday 4 December 2026”, “Friday 11 December 2026” and 3 more."
    )


def test_check_points_are_told_with_their_days(school: Repository) -> None:
    actions = [{}, {"what": "looks at the book after weeks 1, 4 and 8"}]
    found = judged({"targets": [{"actions": actions}]}, school)
    (finding,) = [each for each in found.findings if each.rule == "T12"]

    assert with_words(finding.message) == (
        "No day is given for “after weeks 1, 4 and 8”: that would be “Friday 4 December 2026”, "
        "“Friday 8 January 2027” and “Friday 5 February 2027”."
    )
    assert with_words(finding.hint) == (
        "Write each day under “monitoring”, with who checks, and what. "
        "The target is due before “Friday 5 February 2027”."
    )


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("2027-03-08", []),
        ("2027-03-06", [("T14", "meeting.next")]),
        ("2027-02-17", [("T14", "meeting.next")]),
    ],
)
def test_the_next_meeting_is_on_a_school_day(
    school: Repository, following: str, expected: list[tuple[str, str]]
) -> None:
    assert told(judged({"meeting": {"next": following}}, school)) == expected


def test_a_next_meeting_before_this_one_is_not_told_by_every_target(plain: Repository) -> None:
    assert told(judged({"meeting": {"next": "2026-11-16"}}, plain)) == []


def test_the_policy_says_what_is_too_soon(tmp_path: Path) -> None:
    text = "override: {numbers: {shortest_target: 21}}\n"
    (tmp_path / "smartdoc.yaml").write_text(text, encoding="utf-8")
    repository = open_repository(tmp_path)

    assert told(judged(target("2026-12-18"), repository)) == [("T04", "targets[0].due")]
    assert told(judged(target("2026-12-21"), repository)) == []
