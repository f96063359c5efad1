"""The rules of the All-STAR goal plan: tracking, who helps, and how large a goal is."""

from __future__ import annotations

from typing import Any

import pytest

from smartdoc.language.ownership import adult_wording
from smartdoc.language.sizes import grand_wording, single_thing
from tests.examples import as_text, base, checked, laid_over


def found(change: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the codes found in the small plan with a change laid over it, and where."""
    seen = checked(as_text(laid_over(base("all-star"), change))).findings
    return [(each.rule, ".".join(map(str, each.path))) for each in seen]


def codes(change: dict[str, Any]) -> list[str]:
    return [code for code, _ in found(change)]


def goal(**change: Any) -> dict[str, Any]:
    return {"targets": [change]}


def test_a_goal_without_a_way_of_tracking_is_found() -> None:
    change = goal(measure={"method": None})

    assert ("STAR02", "targets.0.measure.method") in found(change)


def test_a_goal_that_nothing_measures_is_told_so_once() -> None:
    assert "STAR02" not in codes(goal(measure=None))
    assert "M01" in codes(goal(measure=None))


def test_evidence_does_not_say_how_a_goal_is_tracked() -> None:
    assert "STAR02" in codes(goal(measure=None, evidence=["my chart"]))


BY = {"kit": "draws five boxes", "teacher": "shows me a book", "mum": "writes one sentence down"}


def actions(*who: str) -> list[dict[str, Any]]:
    return [{"who": one, "what": BY.get(one, "helps me"), "due": "2027-01-29"} for one in who]


def doing(*who: str) -> dict[str, Any]:
    """Return a change by which exactly these people act; the small plan has five actions."""
    plan = base("all-star")
    target = {**plan["targets"][0], "actions": actions("kit", "kit", "kit", *who)}
    return {"targets": [target]}


def star05(*who: str) -> list[str]:
    plan = {**base("all-star"), **doing(*who)}
    plan["people"] = {**plan["people"], "gran": {"role": "grandmother", "name": "Nerys"}}
    seen = checked(as_text(plan)).findings
    return [each.message for each in seen if each.rule == "STAR05"]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (["teacher", "mum"], []),
        (["teacher", "gran"], []),
        (["teacher"], ["The parent or carer has no action for this goal."]),
        (["mum"], ["The teacher has no action for this goal."]),
        ([], ["The teacher and the parent or carer have no action for this goal."]),
        (["teacher", "mumm"], []),
    ],
)
def test_teacher_and_parent_each_do_something(who: list[str], told: list[str]) -> None:
    assert star05(*who) == told


def test_of_the_pupil_only_one_rule_speaks() -> None:
    plan = base("all-star")
    target = {**plan["targets"][0], "actions": actions("teacher", "mum")}
    seen = checked(as_text({**plan, "targets": [target]})).findings

    assert [each.rule for each in seen] == ["STAR01"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (goal(monitoring=None), True),
        ({**goal(monitoring=None), "actions": actions("teacher")}, True),
        (
            {
                **goal(monitoring=None),
                "actions": [
                    {"who": "teacher", "what": "checks in with me and mum", "due": "2026-12-18"}
                ],
            },
            False,
        ),
        ({}, False),
    ],
)
def test_somebody_checks_in(change: dict[str, Any], told: bool) -> None:
    assert ("STAR04" in codes(change)) is told


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        ({}, []),
        ({"invited": ["kit", "mum", "teacher"]}, []),
        ({"invited": ["kit", "mum", "teacher"], "present": ["kit", "teacher"]}, []),
        ({"invited": ["kit", "teacher"]}, ["meeting.invited"]),
        ({"present": ["mum", "teacher"]}, ["meeting.present"]),
        ({"present": ["mum", "teacher"], "apologies": ["kit"]}, []),
        ({"invited": ["kit", "mumm", "teacher"]}, []),
    ],
)
def test_pupil_parent_and_teacher_meet(meeting: dict[str, Any], told: list[str]) -> None:
    assert [path for code, path in found({"meeting": meeting}) if code == "STAR10"] == told


def test_an_agreed_plan_goes_by_who_was_present() -> None:
    meeting = {"invited": ["kit", "mum", "teacher"], "present": ["kit", "teacher"]}
    change = {"status": "agreed", "meeting": meeting}

    assert ("STAR10", "meeting.present") in found(change)


def test_a_goal_without_any_action_is_told_so_once() -> None:
    assert codes(goal(actions=None)) == ["STAR01"]


def test_a_goal_is_in_sight() -> None:
    assert found({"display": None}) == [("STAR06", "display")]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("I will be the best writer in the school.", "be the best writer in the school"),
        ("I will become the fastest reader in Year 4", "become the fastest reader in Year 4"),
        ("I will get everything right in maths.", "everything right"),
        ("I will make all my work perfect.", "all my work perfect"),
        ("I will write every letter perfectly", "every letter perfectly"),
        ("I will be famous for my stories", "be famous"),
        ("I will read every book in the library by Easter.", "read every book"),
        ("I will get full marks in every test", "full marks in every"),
        ("I will be top of the class in spelling.", "be top of the class"),
        ("I will win the world record for skipping", "world record"),
        ("I will write 12 sentences or more.", None),
        ("I will be the best that I can be at sharing.", None),
        ("I will spell all 10 words perfectly in the Friday test.", None),
        ("I will finish every page of my maths book by June.", None),
        ("I will say the whole alphabet in French.", None),
        ("I will choose the best word for each gap.", None),
        (
            "I will write the best story in the whole school.",
            "the best story in the whole school",
        ),
        ("I will find the fastest way to add 20 numbers.", None),
        ("I will be my partner's best helper.", None),
        ("I will name 20 countries in the world.", None),
        ("I will write 5 facts about famous people.", None),
        ("I will write the perfect tense of 10 verbs.", None),
        ("I will answer every question that I can read.", None),
        ("I will be the first to put my hand up twice a week.", None),
    ],
)
def test_a_goal_can_be_too_grand(statement: str, words: str | None) -> None:
    assert grand_wording(statement) == words


def test_a_grand_goal_is_found_at_its_sentence() -> None:
    change = goal(statement="I will write 12 sentences or more and be the best writer in school.")

    assert found(change) == [("STAR07", "targets.0.statement")]


@pytest.mark.parametrize(
    "statement",
    [
        "I will be the best writer in the school by 29 January 2027.",
        "I will know everything about the sea by 29 January 2027.",
        "I will be famous for my stories by 29 January 2027.",
    ],
)
def test_of_a_grand_goal_one_rule_speaks(statement: str) -> None:
    assert found(goal(statement=statement)) == [("STAR07", "targets.0.statement")]


@pytest.mark.parametrize(
    ("statement", "thing"),
    [
        ("I will read 1 page.", "one page"),
        ("I will write one sentence about the sea.", "one sentence"),
        ("I will write one sentence each day.", None),
        ("I will ask one question a week.", None),
        ("I will swim 1 length.", None),
        ("I will write 12 sentences.", None),
        ("I will spell 1 of 10 words.", None),
    ],
)
def test_a_goal_can_be_one_single_thing(statement: str, thing: str | None) -> None:
    assert single_thing(statement) == thing


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [(6, 7, True), (20, 21, True), (40, 43, True), (6, 8, False), (2, 3, False), (20, 30, False)],
)
def test_a_goal_can_be_hardly_more_than_now(start: int, end: int, told: bool) -> None:
    change = goal(
        statement=f"I will plan each story and write {end} sentences or more.",
        measure={"baseline": start, "target": end},
    )

    assert (("STAR08", "targets.0.measure.target") in found(change)) is told


@pytest.mark.parametrize(
    ("statement", "unit", "start", "end"),
    [
        ("I will get 10 of 10 sums right.", "sums", 9, 10),
        ("I will come in on 97% of days.", "%", 95, 97),
        ("I will line up in at most 5 minutes.", "minutes", 6, 5),
    ],
)
def test_the_last_step_of_a_share_or_of_less_is_no_small_one(
    statement: str, unit: str, start: int, end: int
) -> None:
    change = goal(statement=statement, measure={"unit": unit, "baseline": start, "target": end})

    assert "STAR08" not in codes(change)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Kit will write 12 sentences.", "Kit will"),
        ("Kit to write 12 sentences.", "Kit to"),
        ("The pupil will write 12 sentences.", "The pupil will"),
        ("He will write 12 sentences.", "He will"),
        ("You will write 12 sentences.", "You will"),
        ("I will demonstrate proficiency in 12 sentences.", "demonstrate proficiency"),
        ("I will write 12 sentences.", None),
        ("Write 12 sentences.", None),
        ("My stories will have 12 sentences.", None),
        ("I will ask Mum and she will listen to 2 pages.", None),
    ],
)
def test_a_goal_is_in_the_pupils_words(statement: str, words: str | None) -> None:
    assert adult_wording(statement, "Kit") == words


def test_an_adults_sentence_is_found_at_its_place() -> None:
    change = goal(statement="Kit will plan each story and write 12 sentences or more.")

    assert found(change) == [("STAR09", "targets.0.statement")]


@pytest.mark.parametrize("text", ["a " * 5000, "all " * 2500, "every x " * 1250, "1 " * 5000])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    assert single_thing(text) is None
    assert grand_wording(text) is None
    assert adult_wording(text, "Kit") is None
