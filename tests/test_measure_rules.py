"""What the rules about measures, achievability and relevance say, and where they stay silent."""

from __future__ import annotations

from typing import Any

import pytest

from smartdoc.finding import dotted
from tests.examples import as_text, base, checked, laid_over

OURS = ("M", "A", "R")
"""The letters whose rules are looked at here; other rules have tests of their own."""


def said(kind: str, change: dict[str, Any]) -> list[str]:
    """Return what is found by these rules in a small plan, changed: the codes with their paths."""
    found = checked(as_text(laid_over(base(kind), change)))
    ours = [each for each in found.findings if each.rule.rstrip("0123456789") in OURS]
    assert found.plan is not None
    return [f"{each.rule} {dotted(each.path).removeprefix('targets[0].')}" for each in ours]


def first(change: dict[str, Any], kind: str = "pep") -> list[str]:
    """Return what is found in a small plan whose first target is changed."""
    return said(kind, {"targets": [change]})


def measured(kind: str = "pep", **measure: Any) -> list[str]:
    """Return what is found in a small plan whose first measure is changed."""
    return first({"measure": measure}, kind)


@pytest.mark.parametrize(
    "method",
    [
        "counted by R. Okafor every second Friday",
        "I colour the chart each Friday",
        "Jo ticks the list on Mondays",
        "the class teacher marks one story a fortnight",
        "marked weekly by the TA",
        "Mrs Patel reads one story a month",
        "Gus ticks the list after each session",
        "in each Friday story, counted by Ash and his friend",
        "the tracker that the designated teacher fills in at the end of each half term",
        "counted on 18 December and 22 January by M. Pennock",
        "one past paper a month, marked with Dina beside her teacher",
        "Foster carer notes minutes of reading every night",
        "he counts them himself at bedtime",
    ],
)
def test_a_method_with_somebody_and_a_time_is_enough(method: str) -> None:
    assert measured(method=method) == []


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("the school register", "M06"),
        ("spelling test every Friday", "M06"),
        ("weekly phonics check", "M06"),
        ("tally chart", "M06"),
        ("a count of paragraphs in each story", "M06"),
        ("the school's homework log", "M06"),
        ("counted by R. Okafor", "M07"),
        ("Jo keeps a tally", "M07"),
        ("the register, read by the designated teacher", "M07"),
        ("observation", "M14"),
        ("teacher assessment", "M14"),
        ("Ongoing teacher observations", "M14"),
        ("tests", "M14"),
        ("through assessment and feedback in class", "M14"),
    ],
)
def test_a_method_without_anybody_or_a_time_is_told(method: str, code: str) -> None:
    assert measured(method=method) == [f"{code} measure.method"]


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("progress", ["M14 measure.what"]),
        ("progress in his learning", ["M14 measure.what"]),
        ("general improvement", ["M14 measure.what"]),
        ("paragraphs in the Friday story", []),
        ("progress through the reading scheme", []),
        ("skills of cutting with scissors", []),
    ],
)
def test_what_is_measured_must_be_something(what: str, found: list[str]) -> None:
    assert measured(what=what) == found


@pytest.mark.parametrize(
    ("statement", "measure", "found"),
    [
        ("Ash will write a story of 4 paragraphs.", {}, ["M03 measure.baseline"]),
        ("Ash will go from 1 to 4 paragraphs.", {}, []),
        ("Ash will write a story of 4 paragraphs.", {"readings": [{"value": 1}]}, []),
        ("Ash will write 1 letter.", {"target": 1, "unit": "letters"}, []),
        (
            "Ash will need at most 1 reminder a lesson.",
            {"target": 1, "unit": "reminders", "what": "reminders in a lesson"},
            ["M03 measure.baseline"],
        ),
        (
            "Ash will spell 60% of the words.",
            {"target": "60%", "unit": "%"},
            ["M03 measure.baseline"],
        ),
    ],
)
def test_a_number_needs_its_starting_point(
    statement: str, measure: dict[str, Any], found: list[str]
) -> None:
    assert first({"statement": statement, "measure": {"baseline": None, **measure}}) == found


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Ash will write a story of 4 paragraphs.", {"target": "5"}),
        ("Ash will write a story of 4 paragraphs.", {"target": "5 paragraphs"}),
        ("Ash will attend 90% of days.", {"unit": "%", "baseline": 60, "target": "85 %"}),
        ("Ash will attend 90 per cent of days.", {"unit": "percent", "baseline": 60, "target": 85}),
        ("Ash will attend on 4 days a week.", {"unit": "days", "baseline": 2, "target": 5}),
        (
            "Ash will be in class on 16 of 20 school days.",
            {"unit": "school days", "baseline": 7, "target": 17},
        ),
        ("Ash will read 90 words per minute.", {"unit": "words per minute", "target": "85"}),
        ("Ash will move from grade 3 to grade 5.", {"unit": "grade", "baseline": 3, "target": 4}),
        ("Ash will use 12 new topic words.", {"unit": "words", "target": "14"}),
        ("Ash will raise it from 1 to 6.", {"target": 4}),
        ("Ash will ask a question three times a week.", {"unit": "times a week", "target": 4}),
    ],
)
def test_the_sentence_and_the_measure_name_one_goal(
    statement: str, measure: dict[str, Any]
) -> None:
    assert first({"statement": statement, "measure": measure}) == ["M04 measure.target"]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Ash will write a story of four paragraphs.", {}),
        ("Ash will write 4 or more paragraphs in 3 stories.", {}),
        ("Ash will write two stories of at least 4 paragraphs.", {"target": "4 paragraphs"}),
        ("Ash will improve attendance by 30%.", {"unit": "%", "baseline": 60, "target": 90}),
        ("Ash will read 4 of 5 paragraphs aloud.", {"target": 4}),
        ("Ash, in Year 5, will write paragraphs in week 1, 4 and 8.", {}),
        ("Ash will answer 8 to 10 questions.", {"unit": "questions", "target": 8}),
        ("Ash will answer 8 to 10 questions.", {"unit": "questions", "target": 10}),
        ("Ash will get from a D to a C.", {"unit": "grade", "baseline": "D", "target": "C"}),
        ("Ash will read for 20 minutes on 4 days a week.", {"unit": "days a week", "target": 4}),
        ("Ash will visit 4 local open days.", {"unit": "open days", "target": 4}),
        (
            "Ash will use 5 strategies to write 4 paragraphs by page 12 of the book.",
            {"target": 4},
        ),
        ("Ash will score 55 of 80 marks.", {"unit": "marks of 80", "baseline": 41, "target": 55}),
    ],
)
def test_one_goal_may_be_worded_in_many_ways(statement: str, measure: dict[str, Any]) -> None:
    assert first({"statement": statement, "measure": measure}) == []


def test_the_whole_is_no_second_number() -> None:
    statement = "Out of every 20 paragraphs Ash will write 18 alone."
    measure = {"baseline": 9, "target": 18, "unit": "paragraphs"}

    assert first({"statement": statement, "measure": measure}) == []


def test_a_decimal_comma_is_explained() -> None:
    change = {
        "statement": "Ash will raise the average to 3,5 points.",
        "measure": {"unit": "points", "baseline": 2, "target": 3},
    }
    found = checked(as_text(laid_over(base("pep"), {"targets": [change]}))).findings

    assert [each.hint for each in found if each.rule == "M04"] == [
        "In English a point comes before tenths, as in 2.5."
    ]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Ash will achieve 80%.", ["M05 statement"]),
        ("Ash will write with 80% accuracy.", ["M05 statement"]),
        ("Ash will do this 80% of the time.", ["M05 statement"]),
        ("Ash will write 80% of the sentences with a full stop.", []),
        ("Ash will score 80% in the Friday spelling test.", []),
        ("Ash will raise attendance to 80%.", []),
        ("Ash will spell with 80% accuracy over 20 words.", []),
        ("Ash will raise it by 80% on the spelling sheet.", []),
    ],
)
def test_a_percentage_says_of_what(statement: str, found: list[str]) -> None:
    measure = {"what": None, "unit": "%", "baseline": 60, "target": 80}

    assert first({"statement": statement, "measure": measure}) == found


def test_a_percentage_may_be_explained_by_the_measure() -> None:
    measure = {"what": "right answers on a sheet", "unit": "%", "baseline": 60, "target": 80}

    assert first({"statement": "Ash will achieve 80%.", "measure": measure}) == []


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ({"baseline": "25%"}, ["M08 measure.baseline"]),
        ({"baseline": "10 minutes"}, ["M08 measure.baseline"]),
        ({"readings": [{"value": 2}, {"value": "30 %"}]}, ["M08 measure.readings[1].value"]),
        ({"unit": "%"}, ["M08 measure.unit"]),
        ({"unit": "minutes"}, ["M08 measure.unit"]),
        ({"baseline": "1 paragraph", "target": "4 paragraphs"}, []),
        ({"baseline": "1 of 5", "target": "4 of 5"}, []),
        ({"readings": [{"value": "2 paragraphs"}]}, []),
        ({"readings": [{"value": "two, both with help"}]}, []),
        ({"baseline": "about 1"}, []),
        ({"unit": "parts"}, []),
        ({"readings": [{"value": "much better"}]}, ["M08 measure.readings[0].value"]),
        ({"readings": [{"value": "ill that week"}]}, []),
    ],
)
def test_values_are_in_the_unit_of_the_measure(measure: dict[str, Any], found: list[str]) -> None:
    assert measured(**measure) == found


def test_a_share_is_not_a_percentage() -> None:
    change = {"measure": {"baseline": "12 of 20 days"}}

    assert said("pep", {"targets": [{}, {}, change]}) == ["M08 targets[2].measure.baseline"]


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ({"what": "how safe Ash feels", "baseline": "unsafe", "target": "safe"}, True),
        ({"what": "Ash's views", "baseline": None, "target": None}, True),
        ({"what": "how safe Ash feels from 0 to 10", "baseline": 3, "target": 6}, False),
        ({"what": "how safe Ash feels", "baseline": "3 of 10", "target": "6 of 10"}, False),
        (
            {
                "what": "how safe Ash feels",
                "method": "Boxall profile by R. Okafor in January",
                "target": "safer",
            },
            False,
        ),
    ],
)
def test_a_soft_sign_needs_a_scale(measure: dict[str, Any], found: bool) -> None:
    asked = {"method": "Jo asks Ash each Friday", "indicator": "self-report", "unit": None}
    change = {"statement": "Ash will tell Jo about break.", "measure": {**asked, **measure}}

    assert ("M10 measure.indicator" in first(change)) is found


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (["2026-11-13", "2026-11-13"], ["M12 measure.readings[1].on"]),
        (["2026-11-13", "2026-10-13", "2026-11-20"], ["M12 measure.readings[1].on"]),
        (["2026-10-13", "2026-11-13", "2026-11-20"], []),
    ],
)
def test_readings_are_in_the_order_of_their_days(days: list[str], found: list[str]) -> None:
    assert measured(readings=[{"on": day, "value": 1} for day in days]) == found


@pytest.mark.parametrize(
    ("measure", "statement", "found"),
    [
        ({"target": "more"}, "Ash will write longer stories.", ["M15 measure.target"]),
        ({"target": None}, "Ash will write longer stories.", ["M15 measure.target"]),
        ({"target": None}, "Ash will write a story of 4 paragraphs.", []),
        ({"target": "all"}, "Ash will end every sentence with a full stop.", []),
        ({"baseline": None, "target": "a whole story"}, "Ash will write longer stories.", []),
    ],
)
def test_a_count_has_a_goal(measure: dict[str, Any], statement: str, found: list[str]) -> None:
    assert first({"statement": statement, "measure": measure}) == found


@pytest.mark.parametrize(
    ("measure", "statement", "found"),
    [
        ({"baseline": 4}, None, ["A07 measure.target"]),
        ({"baseline": "4 paragraphs"}, None, ["A07 measure.target"]),
        ({"baseline": 4}, "Ash will keep writing 4 paragraphs.", []),
        ({"baseline": 4}, "Ash will stay at 4 paragraphs.", []),
        ({"readings": [{"on": "2026-11-20", "value": 4}]}, None, ["A07 measure.target"]),
        ({"readings": [{"on": "2026-11-20", "value": "5 of 6"}]}, None, ["A07 measure.target"]),
        ({"readings": [{"on": "2026-12-20", "value": 5}]}, None, []),
        ({"readings": [{"on": "2026-11-20", "value": 3}]}, None, []),
        ({"baseline": 6}, None, ["A01 measure.target"]),
        ({"baseline": "6"}, None, ["A01 measure.target"]),
        ({"baseline": 6, "unit": "mistakes"}, "Ash will make at most 4 mistakes.", []),
        (
            {"baseline": "C", "target": "D", "unit": "grade"},
            "Ash will get a D in the test.",
            ["A01 measure.target"],
        ),
    ],
)
def test_a_goal_changes_something(
    measure: dict[str, Any], statement: str | None, found: list[str]
) -> None:
    change = {"statement": statement} if statement else {}

    assert first({**change, "measure": measure}) == found


@pytest.mark.parametrize(
    ("due", "measure", "found"),
    [
        ("2026-12-14", {"unit": "%", "baseline": 30, "target": 90}, True),
        ("2027-01-29", {"unit": "%", "baseline": 30, "target": 90}, False),
        ("2026-12-02", {"unit": "%", "baseline": 30, "target": 90}, False),
        ("2026-12-14", {"unit": "%", "baseline": 70, "target": 90}, False),
        ("2026-12-11", {"unit": "words of 10", "baseline": 1, "target": 9}, True),
        ("2027-01-29", {"unit": "words of 10", "baseline": 1, "target": 9}, False),
        ("2027-01-29", {"unit": "years reading age", "baseline": 7, "target": 10}, True),
        ("2027-01-29", {"unit": "years reading age", "baseline": 7, "target": 7.5}, False),
        ("2027-01-29", {"unit": "grade", "baseline": 3, "target": 8}, True),
        ("2027-01-29", {"unit": "grade", "baseline": 3, "target": 5}, False),
        ("2027-01-29", {"unit": "words", "baseline": 0, "target": 400}, False),
    ],
)
def test_a_leap_is_out_of_proportion_to_the_time(
    due: str, measure: dict[str, Any], found: bool
) -> None:
    change = {"statement": "Ash will reach the goal.", "due": due, "measure": measure}

    assert ("A02 measure.target" in first(change)) is found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"achievable": None}, ["A04 achievable"]),
        ({"achievable": {"support": None, "reasons": None}}, ["A04 achievable.support"]),
        ({"achievable": {"support": None}}, ["A04 achievable.support"]),
        ({"achievable": {"confidence": 3}}, ["A05 achievable.confidence"]),
        ({"achievable": {"confidence": 0}}, ["A05 achievable.confidence"]),
        ({"achievable": {"confidence": 4}}, []),
    ],
)
def test_help_is_stated_and_the_learner_believes_in_it(
    change: dict[str, Any], found: list[str]
) -> None:
    assert first(change) == found


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Ash will write 4 paragraphs and do 7 hours of homework each evening.", True),
        ("Ash will write 4 paragraphs in 6 of 5 stories.", True),
        ("Ash will write 4 paragraphs and attend 110% of lessons.", True),
        ("Ash will write 4 paragraphs on 8 days a week.", True),
        ("Ash will write 4 paragraphs and read for 25 hours a day.", True),
        ("Ash will write 4 paragraphs and read for 200 minutes every night.", True),
        ("Ash will write 4 paragraphs and read for 2 hours each evening.", False),
        ("Ash will write 4 paragraphs on 5 days a week.", False),
        ("Ash will write 4 paragraphs in 5 of 5 stories.", False),
        ("Ash will write 4 paragraphs and raise the total by 120%.", False),
        ("Ash will write 4 paragraphs and study 15 hours a week.", False),
        ("Ash will write 4 paragraphs after 7 hours of lessons by 29 January 2027.", False),
    ],
)
def test_nothing_is_more_than_the_whole(statement: str, found: bool) -> None:
    assert first({"statement": statement}) == (["A08 statement"] if found else [])


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ({"unit": "%", "baseline": 60, "target": 120}, ["A08 measure.target"]),
        ({"unit": "sums of 10", "baseline": 3, "target": 12}, ["A08 measure.target"]),
        ({"unit": "sums of 10", "baseline": 3, "target": 10}, []),
    ],
)
def test_no_value_is_more_than_the_whole(measure: dict[str, Any], found: list[str]) -> None:
    assert first({"statement": "Ash will reach the goal.", "measure": measure}) == found


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("I can't tell where one story ends.", False),
        ("I often lose my place in a story.", False),
        ("My teacher has to read my story twice.", False),
        ("Stories are useful in life.", True),
        ("I want to write better stories so I can be an author.", True),
    ],
)
def test_what_pupils_tell_of_themselves_is_a_fact(reason: str, found: bool) -> None:
    seen = first({"reason": reason}, "all-star")

    assert seen == (["R02 reason"] if found else [])


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("Ash needs to improve his writing.", True),
        ("Ash struggles with writing and lacks confidence in it.", True),
        ("Writing is an area for development for Ash.", True),
        ("Ash is currently below where he should be in stories.", True),
        ("Ash wrote three stories without a new line.", False),
        ("Ash says that stories are boring because he cannot find a beginning.", False),
        ("In the test of November Ash left the story page empty.", False),
        ("Ash leaves the room when he has to write a story.", False),
        ("“I never know how to begin a story.”", False),
        ("Half of the story was missing.", False),
    ],
)
def test_a_reason_gives_a_fact(reason: str, found: bool) -> None:
    assert first({"reason": reason}) == (["R02 reason"] if found else [])


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("Ash was absent on 8 of 40 days; attendance is 80%.", True),
        ("In maths Ash got 3 of 10 fractions right in November.", True),
        ("Ash handed in 3 of 8 pieces of homework.", True),
        ("Ash missed 8 days of attendance, and with them the lessons on paragraphs.", False),
        ("Ash got 3 of 10 marks for punctuation.", False),
        ("Ash gives up after 5 minutes and puts the pen away.", False),
        ("With friends Ash tells long stories; on paper there were 2 lines.", False),
    ],
)
def test_a_target_answers_its_reason(reason: str, found: bool) -> None:
    assert first({"reason": reason}) == (["R03 reason"] if found else [])


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("Ash will write a story of 4 paragraphs without help.", True),
        ("So that Ash will write a story without help.", True),
        ("Ash wrote a story of 1 paragraph in November.", False),
    ],
)
def test_a_reason_says_more_than_the_target(reason: str, found: bool) -> None:
    assert first({"reason": reason}) == (["R06 reason"] if found else [])


def test_every_concern_is_one_of_the_plan() -> None:
    assert first({"concern": ["mornings", "evenings"]}, "liap") == ["R04 concern[1]"]
    assert first({"concern": ["mornings"]}, "liap") == []


def test_spending_belongs_to_a_target() -> None:
    premium = {"pupil_premium": {"allocation": 870}}
    spent = {"targets": [{"pupil_premium": [{"what": "a group of three", "cost": 300}]}]}

    assert said("pep", premium) == ["R05 pupil_premium.allocation"]
    assert said("pep", {**premium, **spent}) == []
    assert said("pep", {"pupil_premium": {"note": "asked for in January"}}) == []


@pytest.mark.parametrize(
    ("method", "found"),
    [
        ("R. Okafor will review it", ["M02 measure.method"]),
        ("R. Okafor and Jo discuss it at the review", ["M02 measure.method"]),
        ("to be reviewed at the next PEP", ["M02 measure.method"]),
        ("R. Okafor reviews the Friday stories each month", []),
    ],
)
def test_a_review_is_no_method_whoever_holds_it(method: str, found: list[str]) -> None:
    assert measured(method=method) == found


def test_minutes_are_no_goal_of_what_is_counted_in_something_else() -> None:
    statement = "Ash will write a story in 30 minutes."

    assert first({"statement": statement, "measure": {"target": None}}) == ["M15 measure.target"]
    assert first({"statement": "Ash will write 4 paragraphs.", "measure": {"target": None}}) == []


def test_figures_without_a_method_do_not_say_who_reads_them() -> None:
    evidence = {"evidence": ["the Friday stories"]}
    plain = {"statement": "Ash will write a story in parts.", **evidence}

    assert measured(method=None) == ["M06 measure.method"]
    assert first({"measure": None, **evidence}) == ["M06 measure"]
    assert first({"measure": None}) == ["M01 measure"]
    assert first({"measure": None, **plain}) == ["M01 measure"]
    assert first({"measure": None, **plain}, "learner-engagement") == []


def test_a_sentence_that_answers_nothing_else_in_its_target_is_off_the_reason() -> None:
    statement = "Ash will swim across the pool without a float by 29 January 2027."

    assert first({"statement": statement}) == ["R03 statement"]
