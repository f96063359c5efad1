"""Whose words a Learner Engagement Plan must say, what it is for, and what it acknowledges."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from smartdoc.finding import dotted
from smartdoc.language.voices import third_person
from tests.examples import as_text, base, checked, codes, laid_over


def found_over(change: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the code and the place of what is found in the small plan with this change."""
    found = checked(as_text(laid_over(base("learner-engagement"), change)))
    return [(each.rule, dotted(each.path)) for each in found.findings if not each.waived]


@pytest.mark.parametrize(
    ("who", "found"),
    [("samira", ["LEP01"]), ("learner", ["LEP01"]), ("mentor", []), ("form tutor", [])],
)
def test_you_will_is_wrong_only_where_the_learner_speaks(who: str, found: list[str]) -> None:
    action = {"who": who, "what": "You will get the ticket.", "due": "2026-12-18"}
    plan = laid_over(base("learner-engagement"), {"targets": [{"actions": [{}, {}, action]}]})

    assert [code for code in codes(checked(as_text(plan))) if code != "ACT04"] == found


def test_you_will_is_wrong_in_the_learners_own_notes() -> None:
    change = {"targets": [{"smart": {"realistic": "You will need one day."}}]}

    assert ("LEP01", "targets[0].smart.realistic") in found_over(change)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Samira will visit the open day.", "Samira"),
        ("By 29 January Samira will visit 1 open day.", "Samira will"),
        ("Samira visits the open day.", "Samira"),
        ("Samira’s draft is finished.", "Samira’s"),
        ("The learner will visit the open day.", "The learner will"),
        ("Learner to visit the open day", "Learner to"),
        ("The student writes 400 words.", "The student"),
        ("She will write a draft.", "She will"),
        ("Visit the open day and write down your questions.", "your"),
        ("Your goal is the open day.", "Your"),
        ("I will visit the open day.", None),
        ("I will ask Samira's tutor, who shares my name.", None),
        ("My sheet has six answers.", None),
        ("Visit the open day.", None),
        ("400 words written", None),
        ("first page finished", None),
        ("Samira will visit Westmere with my 6 questions.", "Samira will"),
        ("My sister and Samira will send the page.", None),
        ("I will send you the page.", None),
        ("Find out what a student will pay", None),
        ("Will have booked the train", None),
    ],
)
def test_a_text_about_the_learner_is_not_their_own(text: str, words: str | None) -> None:
    assert third_person(text, "Samira") == words


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"goal": "Samira wants to study midwifery at university."}, "goal"),
        (
            {"targets": [{"milestones": [{"what": "Samira will write down six questions."}]}]},
            "targets[0].milestones[0].what",
        ),
        (
            {"targets": [{"actions": [{"what": "Samira will book the train."}]}]},
            "targets[0].actions[0].what",
        ),
    ],
)
def test_ownership_is_in_the_first_person_throughout(change: dict[str, Any], path: str) -> None:
    assert found_over(change) == [("LEP02", path)]


def test_others_speak_of_what_they_do_in_the_third_person() -> None:
    change = {"targets": [{"actions": [{}, {"what": "Priya will meet Samira at the station."}]}]}

    assert found_over(change) == []


HOMEWORK = {
    "areas": ["study habits"],
    "reason": "I handed in 5 of 8 pieces of homework in September.",
    "statement": "I will hand in 8 of 8 pieces of homework by 29 January 2027.",
    "measure": {
        "what": "pieces of homework handed in on the day",
        "method": "I read the homework list with Priya each Friday",
        "unit": "pieces of homework",
        "baseline": 5,
        "target": 8,
    },
    "evidence": ["the homework list"],
    "actions": [{"what": "I will do it in the Monday club."}, {"what": "reads the list with me"}],
}


def plan_with(*targets: dict[str, Any]) -> list[str]:
    """Return the LEP codes found in the small plan with exactly these targets."""
    plan = base("learner-engagement")
    plan["targets"] = [
        {**laid_over(base("learner-engagement")["targets"][1], target), "id": f"t{at}"}
        for at, target in enumerate(targets)
    ]
    return [code for code in codes(checked(as_text(plan))) if code.startswith("LEP")]


def test_most_targets_lead_to_higher_education() -> None:
    assert plan_with({}, {}, HOMEWORK) == []
    assert plan_with({}, HOMEWORK) == ["LEP03"]
    assert plan_with(HOMEWORK) == ["LEP03"]
    assert (
        plan_with({**HOMEWORK, "reason": "My degree course asks for 3 B grades; I have 0."}) == []
    )
    assert plan_with({**HOMEWORK, "areas": ["UCAS form"]}) == []


@pytest.mark.parametrize(
    ("readings", "found"),
    [
        (None, ["LEP04"]),
        ([{"on": "2026-11-05", "value": 0}], ["LEP04"]),
        ([{"on": "2026-11-19", "value": 1}], []),
    ],
)
def test_a_target_has_something_to_show_for_it(
    readings: list[dict[str, Any]] | None, found: list[str]
) -> None:
    change = {
        "meeting": {"date": "2026-11-12"},
        "targets": [{"evidence": None, "measure": {"readings": readings}}],
    }

    assert [code for code, _ in found_over(change) if code.startswith("LEP")] == found


def test_praise_acknowledges_an_achievement_too() -> None:
    review = [{"target": "fair", "outcome": "achieved", "evidence": "my card", "decision": "close"}]
    praised = [{**review[0], "praise": "I asked the last one alone."}]

    def acknowledged(change: dict[str, Any]) -> bool:
        return ("LEP05", "celebrations") not in found_over({"celebrations": None, **change})

    assert not acknowledged({})
    assert not acknowledged({"review": review})
    assert acknowledged({"review": praised})


def test_each_target_has_an_action_of_the_learners() -> None:
    def by(who: str | None) -> list[str]:
        return [code for code, _ in found_over({"targets": [{"actions": [{"who": who}]}]})]

    assert by("samira") == []
    assert by("mentor") == ["LEP06"]
    assert by("samria") == ["ACT04"]
    assert by(None) == ["ACT01"]


def test_the_goal_behind_the_targets_is_named() -> None:
    assert found_over({"goal": None}) == [("LEP07", "goal")]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "The one target does not serve the way"),
        (3, "None of the 3 targets serves the way"),
    ],
)
def test_how_many_targets_serve_is_said_in_plain_words(number: int, said: str) -> None:
    plan = base("learner-engagement")
    ids = [f"homework-{at}" for at in range(number)]
    plan["targets"] = [deepcopy({**plan["targets"][0], **HOMEWORK, "id": each}) for each in ids]
    found = checked(as_text(plan)).findings

    assert [each.message.startswith(said) for each in found if each.rule == "LEP03"] == [True]
