"""The PEP as a meeting document: voice, next meeting, who was there, money, needs."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from smartdoc.finding import dotted, with_words
from smartdoc.language.voices import is_second_hand
from tests.examples import as_text, base, checked, laid_over


def found_over(change: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the code and the place of what is found in the small PEP with this change."""
    found = checked(as_text(laid_over(base("pep"), change)))
    return [(each.rule, dotted(each.path)) for each in found.findings if not each.waived]


def codes_over(change: dict[str, Any]) -> list[str]:
    return [code for code, _ in found_over(change)]


@pytest.mark.parametrize(
    ("voice", "found"),
    [
        (None, ["PEP07"]),
        ({"said_on": "2026-11-24", "recorded_by": "dt", "how": "while drawing"}, ["PEP07"]),
        ({"proud": "My comic."}, []),
        ({"absent_because": "Ash chose not to be asked this time."}, []),
    ],
)
def test_the_child_says_something_or_the_plan_says_why_not(
    voice: dict[str, str] | None, found: list[str]
) -> None:
    plan = {**base("pep"), "voice": voice}
    findings = checked(as_text(plan)).findings

    assert [each.rule for each in findings] == found
    assert all(each.path == ("voice",) for each in findings)


@pytest.mark.parametrize(
    ("date", "following", "skips"),
    [
        ("2026-11-30", "2027-03-08", False),
        ("2026-11-30", "2027-04-22", False),
        ("2026-11-30", "2027-05-04", True),
        ("2026-11-30", "2027-11-29", True),
        ("2026-09-10", "2027-03-24", False),
        ("2027-02-01", "2027-07-05", False),
        ("2027-02-01", "2027-09-20", True),
        ("2027-04-26", "2027-10-11", False),
        ("2027-03-22", "2027-07-12", False),
        ("2027-07-05", "2027-11-29", False),
        ("2027-07-05", "2028-01-17", True),
        ("2199-12-30", "2199-12-31", False),
    ],
)
def test_the_next_meeting_is_in_the_very_next_term(date: str, following: str, skips: bool) -> None:
    change = {"meeting": {"date": date, "next": following}}

    assert ("PEP08", "meeting.next") in found_over(change) or not skips
    assert "PEP08" not in codes_over(change) or skips


def test_a_council_may_meet_twice_a_year() -> None:
    from dataclasses import replace

    from smartdoc.repository import open_repository
    from tests.examples import BASE

    repository = open_repository(BASE)
    numbers = {**repository.policy.numbers, "terms_to_next_meeting": 2}
    twice = replace(repository, policy=replace(repository.policy, numbers=numbers))
    text = as_text(laid_over(base("pep"), {"meeting": {"next": "2027-06-14"}}))

    late = as_text(laid_over(base("pep"), {"meeting": {"next": "2027-09-14"}}))
    (found,) = checked(late, twice).findings

    assert [each.rule for each in checked(text, repository).findings] == ["PEP08"]
    assert [each.rule for each in checked(text, twice).findings] == []
    assert "two whole terms will have gone by" in found.message
    assert found.hint == "Choose a day within the next two terms."


def test_the_next_meeting_has_a_day() -> None:
    assert found_over({"meeting": {"next": None}}) == [("PEP08", "meeting.next")]


@pytest.mark.parametrize(
    ("text", "second_hand"),
    [
        ("Ash enjoys drawing and football.", True),
        ("Ash's favourite lesson is PE.", True),
        ("He likes football with his friends", True),
        ("She finds Spanish hard.", True),
        ("The young person would like more help.", True),
        ("I like drawing.", False),
        ("Drawing comics.", False),
        ("He helps me when I am stuck, and that is good.", False),
        ("Ash said that Spanish days are hard.", False),
        ("Ash pointed to the picture of the swing and smiled.", False),
        ("Ash: “Comics!”", False),
        ("Nothing.", False),
        ("Football with Ash and Sam.", False),
    ],
)
def test_an_answer_is_the_childs_own(text: str, second_hand: bool) -> None:
    assert is_second_hand(text, "Ash") is second_hand
    found = [("PEP09", "voice.liked")] if second_hand else []
    assert found_over({"voice": {"liked": text}}) == found


def test_all_spending_has_its_cost() -> None:
    spending = [{"what": "a writing group", "cost": 0}, {"what": "a talking pen"}]

    assert found_over({"targets": [{"pupil_premium": spending}]}) == [
        ("PEP10", "targets[0].pupil_premium[1].cost")
    ]


PRESENT = ["ash", "dt", "carer", "sw"]


@pytest.mark.parametrize(
    ("meeting", "voice", "named"),
    [
        ({"present": PRESENT}, {}, None),
        ({"present": ["ash", "dt", "carer"], "apologies": ["sw"]}, {}, None),
        ({"present": ["ash", "dt", "carer"]}, {}, "The social worker is"),
        ({"present": ["dt", "sw"]}, {}, "The child and the carer are"),
        (
            {"present": ["dt", "carer", "sw"]},
            {"absent_because": "Ash was at a trial match and sent a drawing."},
            None,
        ),
        ({}, {}, "The child, the school, the carer and the social worker are"),
    ],
)
def test_in_an_agreed_plan_each_party_came_or_sent_apologies(
    meeting: dict[str, Any], voice: dict[str, str], named: str | None
) -> None:
    plan = laid_over(base("pep"), {"status": "agreed", "meeting": meeting, "voice": voice})
    found = [each for each in checked(as_text(plan)).findings if each.rule == "PEP11"]

    assert [each.path for each in found] == ([("meeting", "present")] if named else [])
    assert not named or with_words(found[0].message).startswith(named)


@pytest.mark.parametrize(
    ("invited", "found"),
    [
        (PRESENT, []),
        (None, []),
        (["dt", "carer", "sw"], [("PEP11", "meeting.invited")]),
        (["ash", "dt", "carer", "soc"], [("ACT04", "meeting.invited[3]")]),
    ],
)
def test_in_a_draft_each_party_is_invited(
    invited: list[str] | None, found: list[tuple[str, str]]
) -> None:
    assert found_over({"meeting": {"invited": invited}}) == found


def test_a_parent_may_come_in_the_carers_place() -> None:
    change = {
        "people": {"mum": {"role": "mother", "name": "Dana"}},
        "meeting": {"invited": ["ash", "dt", "mum", "sw"]},
    }

    assert found_over(change) == []


HOMEWORK = {
    "areas": ["homework"],
    "reason": "Ash handed in 3 of the 8 pieces of homework set this term.",
    "statement": "Ash will hand in 6 of 8 pieces of homework by 29 January 2027.",
    "measure": {
        "what": "pieces of homework handed in",
        "method": "the homework log, read every Friday by R. Okafor",
        "unit": "pieces",
        "baseline": 3,
        "target": 6,
    },
}


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (90.1, None),
        (90, "persistent absence"),
        (84.6, "persistent absence"),
        (50, "severe absence"),
        (0, "severe absence"),
    ],
)
def test_exactly_ninety_per_cent_is_persistent_absence(percent: float, said: str | None) -> None:
    plan = laid_over(
        base("pep"), {"attendance": {"percent": percent}, "targets": [{}, {}, HOMEWORK]}
    )
    found = checked(as_text(plan)).findings

    assert [(each.rule, dotted(each.path)) for each in found] == (
        [("PEP12", "attendance.percent")] if said else []
    )
    assert all(str(said) in each.message for each in found)


def test_a_target_about_attendance_answers_absence() -> None:
    target = {**HOMEWORK, "areas": ["coming to school"]}
    target["statement"] = "Ash will attend 6 of 8 homework clubs by 29 January 2027."

    assert found_over({"attendance": {"percent": 60}}) == []
    assert "PEP12" not in codes_over({"attendance": {"percent": 60}, "targets": [{}, {}, target]})


@pytest.mark.parametrize(
    ("costs", "found"),
    [
        ([400, 470], []),
        ([400, 470.01], [("PEP13", "pupil_premium.allocation")]),
        ([100, 4700], [("PEP13", "targets[1].pupil_premium[0].cost")]),
        ([0.1, 0.2], []),
    ],
)
def test_no_more_is_spent_than_there_is(costs: list[float], found: list[tuple[str, str]]) -> None:
    targets = [{"pupil_premium": [{"what": "a group", "cost": cost}]} for cost in costs]

    assert found_over({"pupil_premium": {"allocation": 870}, "targets": targets}) == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"attainment": [{"subject": "science", "on_track": False}]}, ["attainment[0].help"]),
        ({"attainment": [{"subject": "science", "on_track": True}]}, []),
        ({"attainment": [{"subject": "science"}]}, []),
        ({"attainment": [{"subject": "Maths", "on_track": False}]}, []),
        ({"wellbeing": {"sdq": {"score": 17}}}, ["wellbeing.strategies"]),
        ({"wellbeing": {"sdq": {"score": 16}}}, []),
        ({"wellbeing": {"sdq": {"score": 20}, "strategies": ["a quiet corner"]}}, []),
        ({"education": {"timetable": "part"}}, ["education.part_time_because"]),
        ({"education": {"timetable": "full"}}, []),
        ({"transition": {"next": "Year 6", "on": "2027-09-06"}}, ["transition.plan"]),
        ({"transition": {"next": "Year 7", "on": "2028-09-04"}}, []),
        ({"transition": {"on": "2027-09-06", "plan": "Two visits in June."}}, []),
        ({"transition": {"next": "Year 6"}}, []),
    ],
)
def test_a_need_that_is_named_is_answered(change: dict[str, Any], found: list[str]) -> None:
    assert found_over(change) == [("PEP14", path) for path in found]


def test_whoever_was_invited_came_or_sent_apologies() -> None:
    people = {"mum": {"role": "mother", "name": "Dana"}}
    meeting = {"invited": [*PRESENT, "mum"], "present": PRESENT}
    change = {"status": "agreed", "people": people, "meeting": meeting}
    told = checked(as_text(laid_over(base("pep"), change))).findings

    assert [(each.rule, each.path) for each in told] == [("PEP11", ("meeting", "present"))]
    assert with_words(told[0].message).startswith("“Dana” was invited")
    assert found_over({**change, "meeting": {**meeting, "apologies": ["mum"]}}) == []


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_target_taken_away_is_told_once(gone: int) -> None:
    plan = base("pep")
    plan["targets"] = [each for at, each in enumerate(plan["targets"]) if at != gone]
    told = checked(as_text(plan)).findings

    assert [each.rule for each in told] == ["PEP01"]
    assert "Still without a target: " in with_words(told[0].hint)


def test_areas_that_the_missing_targets_cannot_fill_are_told_each() -> None:
    plan = base("pep")
    attendance = plan["targets"][2]
    plan["targets"] = [attendance, {**deepcopy(attendance), "id": "more"}]
    told = {each.rule for each in checked(as_text(plan)).findings}

    assert {"PEP01", "PEP02", "PEP03"} <= told
