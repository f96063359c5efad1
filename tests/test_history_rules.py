"""From plan to plan: what the review must say, and what may not be lost or repeated."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smartdoc.check import Checked, Checker
from smartdoc.finding import dotted, with_words
from smartdoc.repository import Repository, open_repository
from tests.examples import BASE, TODAY, base, keep

OLD: dict[str, Any] = {
    "meeting": {"date": "2026-07-06", "next": "2026-11-30"},
    "status": "agreed",
    "targets": [
        {"id": "spelling", "title": "Words", "statement": "Ash will spell 18 of 20 words."},
        {"id": "fractions", "title": "Parts", "statement": "Ash will add 8 of 10 fractions."},
        {"id": "homework", "title": "Home", "statement": "Ash will hand in 9 of 10 pieces."},
    ],
}
CLOSED = [
    {"target": name, "outcome": "achieved", "decision": "close"}
    for name in ("spelling", "fractions", "homework")
]
UNMET = {"outcome": "not-achieved", "because": "Ash was ill for a month."}


def repository_at(folder: Path) -> Repository:
    return replace(open_repository(BASE), root=folder)


def check(folder: Path, plan: dict[str, Any], *before: dict[str, Any]) -> Checked:
    """Return a PEP checked that follows these others, each laid over the small clean one."""
    for each in before or (OLD,):
        keep(folder, base("pep"), each)
    path = keep(folder, base("pep"), plan)
    return Checker(repository_at(folder), TODAY).one(path)


def told(found: Checked) -> list[tuple[str, str]]:
    return [(each.rule, dotted(each.path)) for each in found.findings if not each.waived]


def review(**change: Any) -> list[dict[str, Any]]:
    """Return the review of the three old targets, with the first entry changed."""
    return [{**CLOSED[0], **change}, *CLOSED[1:]]


def test_a_plan_that_says_what_became_of_every_target_is_clean(tmp_path: Path) -> None:
    assert told(check(tmp_path, {"review": CLOSED})) == []


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_every_old_target_is_reviewed(tmp_path: Path, missing: int) -> None:
    entries = CLOSED[:missing] + CLOSED[missing + 1 :]
    found = check(tmp_path, {"review": entries})

    assert told(found) == [("HIS02", "review")]
    assert str(CLOSED[missing]["target"]) in with_words(found.findings[0].message)


def test_a_plan_without_a_review_is_told_of_all_old_targets_at_once(tmp_path: Path) -> None:
    found = check(tmp_path, {})

    assert told(found) == [("HIS02", "review")]
    assert "“spelling, fractions, homework”" in with_words(found.findings[0].message)


def test_before_the_meeting_the_outcomes_may_wait(tmp_path: Path) -> None:
    waiting = [{"target": each["target"]} for each in CLOSED]

    assert told(check(tmp_path, {"review": waiting})) == []


@pytest.mark.parametrize(
    "change",
    [
        {"status": "agreed"},
        {"meeting": {"date": "2026-11-20"}},
    ],
)
def test_after_the_meeting_they_may_not(tmp_path: Path, change: dict[str, Any]) -> None:
    waiting = [{"target": each["target"]} for each in CLOSED]
    found = check(tmp_path, {**change, "review": waiting})

    outcomes = [("HIS02", f"review[{number}].outcome") for number in range(3)]
    assert [each for each in told(found) if each[0] == "HIS02"] == outcomes


def test_once_one_outcome_is_written_the_others_are_asked_for(tmp_path: Path) -> None:
    entries = [{"target": "spelling"}, *CLOSED[1:]]

    assert told(check(tmp_path, {"review": entries})) == [("HIS02", "review[0].outcome")]


def test_a_first_plan_may_review_what_was_agreed_elsewhere(tmp_path: Path) -> None:
    path = keep(tmp_path, {**base("pep"), "review": CLOSED})

    assert told(Checker(repository_at(tmp_path), TODAY).one(path)) == []


def test_only_plans_of_the_same_kind_are_looked_back_at(tmp_path: Path) -> None:
    other = {**base("liap"), "meeting": {"date": "2026-07-06"}}
    keep(tmp_path, other)
    path = keep(tmp_path, base("pep"))

    assert told(Checker(repository_at(tmp_path), TODAY).one(path)) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"outcome": "not-achieved", "decision": "drop"}, [("HIS03", "review[0].because")]),
        ({"outcome": "partly-achieved", "decision": "close"}, [("HIS03", "review[0].because")]),
        ({"outcome": "partly-achieved", "decision": "close", "because": "Two weeks of flu."}, []),
        (
            {"outcome": "not-achieved", "decision": "drop", "because": "It was not achieved."},
            [("HIS03", "review[0].because")],
        ),
        (
            {
                "outcome": "not-achieved",
                "decision": "drop",
                "evidence": "4 of 20 words, because the group never met.",
            },
            [],
        ),
        ({"outcome": "no-longer-relevant", "decision": "drop"}, []),
        ({"outcome": "not-yet-due", "decision": "replace"}, []),
    ],
)
def test_an_unmet_target_has_a_reason(
    tmp_path: Path, change: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert told(check(tmp_path, {"review": review(**change)})) == found


def carried(**change: Any) -> dict[str, Any]:
    """Return a plan that goes on with the first old target, in other words or with other help."""
    target = {"id": "spelling", "statement": "Ash will spell 15 of 20 words."}
    return {
        "review": review(**UNMET, decision="carry-over"),
        "targets": [{**target, **change}],
    }


@pytest.mark.parametrize(
    "statement",
    [
        "Ash will spell 18 of 20 words.",
        "Ash will spell 18 of 20 words by 29 January 2027.",
        "Ash will spell 18 of 20 words by 2027-01-29.",
        "Ash  will spell 18 of 20 words",
    ],
)
def test_an_unmet_target_may_not_be_repeated_word_for_word(tmp_path: Path, statement: str) -> None:
    old = deepcopy(OLD)
    old["targets"][0]["statement"] = "Ash will spell 18 of 20 words by 13 November 2026."

    found = check(tmp_path, carried(statement=statement), old)

    assert ("HIS04", "targets[0].statement") in told(found)


@pytest.mark.parametrize(
    "change",
    [
        {"statement": "Ash will spell 15 of 20 words."},
        {
            "achievable": {
                "support": ["a page with four boxes", "a list of ten words on the fridge"]
            }
        },
        {"milestones": [{"what": "ten words right in one week", "due": "2026-12-18"}]},
        {"actions": [{"what": "says five words aloud to a friend"}]},
    ],
)
def test_with_other_help_or_a_smaller_step_it_may(tmp_path: Path, change: dict[str, Any]) -> None:
    same = {"statement": "Ash will spell 18 of 20 words."}

    assert "HIS04" not in [code for code, _ in told(check(tmp_path, carried(**(same | change))))]


def test_what_is_not_due_yet_may_stay_as_it_is(tmp_path: Path) -> None:
    plan = carried(statement="Ash will spell 18 of 20 words.")
    plan["review"] = review(outcome="not-yet-due", decision="carry-over")

    assert "HIS04" not in [code for code, _ in told(check(tmp_path, plan))]


def three_plans(decision: str = "carry-over") -> tuple[dict[str, Any], list[dict[str, Any]]]:
    older = deepcopy(OLD) | {"meeting": {"date": "2026-03-16", "next": "2026-07-06"}}
    older["targets"][0]["statement"] = "Ash will spell 12 of 20 words."
    return carried() | {"review": review(**UNMET, decision=decision)}, [older, OLD]


def test_a_target_is_not_carried_over_again_and_again(tmp_path: Path) -> None:
    plan, before = three_plans()
    found = check(tmp_path, plan, *before)

    assert [each for each in told(found) if each[0] == "HIS05"] == [("HIS05", "targets[0].id")]
    assert "for the third time" in with_words(
        next(each.message for each in found.findings if each.rule == "HIS05")
    )


def test_one_carry_over_is_nothing_to_mention(tmp_path: Path) -> None:
    assert "HIS05" not in [code for code, _ in told(check(tmp_path, carried()))]


def test_a_target_that_is_on_its_way_to_being_met_may_be_closed_after_three_plans(
    tmp_path: Path,
) -> None:
    plan, before = three_plans()
    plan["review"] = CLOSED
    plan["targets"][0]["id"] = "paragraphs"

    assert told(check(tmp_path, plan, *before)) == []


@pytest.mark.parametrize(
    ("outcome", "decision", "found"),
    [
        ("achieved", "carry-over", True),
        ("achieved", "escalate", True),
        ("achieved", "replace", False),
        ("not-achieved", "close", True),
        ("not-achieved", "drop", False),
        ("not-achieved", "escalate", False),
        ("partly-achieved", "close", False),
        ("not-yet-due", "close", True),
        ("no-longer-relevant", "carry-over", True),
        ("no-longer-relevant", "close", False),
        ("no-longer-relevant", "drop", False),
    ],
)
def test_a_decision_follows_from_its_outcome(
    tmp_path: Path, outcome: str, decision: str, found: bool
) -> None:
    entries = review(outcome=outcome, decision=decision, because="The class reads now.")
    expected = [("HIS06", "review[0].decision")] if found else []

    assert told(check(tmp_path, {"review": entries})) == expected


def test_where_outcome_and_decision_are_at_odds_the_reason_is_not_asked_for(
    tmp_path: Path,
) -> None:
    entries = review(outcome="not-achieved", decision="close")

    assert told(check(tmp_path, {"review": entries})) == [("HIS06", "review[0].decision")]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"meeting": {"next": "2026-03-08"}}, "meeting.next"),
        ({"meeting": {"next": "2026-11-30"}}, "meeting.next"),
        (
            {"targets": [{"measure": {"readings": [{"on": "2026-12-20", "value": 2}]}}]},
            "targets[0].measure.readings[0].on",
        ),
        (
            {"targets": [{"actions": [{"status": "done", "done_on": "2027-11-20"}]}]},
            "targets[0].actions[0].done_on",
        ),
        (
            {
                "education": {
                    "history": [{"setting": "Marsh End", "from": "2024-09-03", "to": "2023-07-18"}]
                }
            },
            "education.history[0].to",
        ),
    ],
)
def test_days_follow_each_other(tmp_path: Path, change: dict[str, Any], path: str) -> None:
    found = check(tmp_path, {"review": CLOSED, **change})

    assert told(found) == [("HIS07", path)]


def test_a_reading_that_is_planned_but_not_taken_may_lie_ahead(tmp_path: Path) -> None:
    planned = {"measure": {"readings": [{"on": "2026-12-20"}]}}
    found = check(tmp_path, {"review": CLOSED, "targets": [planned]})

    assert "HIS07" not in [code for code, _ in told(found)]


@pytest.mark.parametrize("decision", ["carry-over", "revise"])
def test_a_target_that_is_said_to_go_on_does(tmp_path: Path, decision: str) -> None:
    plan = {"review": review(**UNMET, decision=decision)}

    assert told(check(tmp_path, plan)) == [("HIS08", "review[0].decision")]


@pytest.mark.parametrize(
    "target",
    [
        {"id": "spelling", "statement": "Ash will spell 15 of 20 words."},
        {"id": "words", "revises": "spelling", "statement": "Ash will spell 15 of 20 words."},
    ],
)
def test_it_goes_on_under_its_id_or_by_revises(tmp_path: Path, target: dict[str, Any]) -> None:
    plan = {"review": review(**UNMET, decision="revise"), "targets": [target]}

    assert "HIS08" not in [code for code, _ in told(check(tmp_path, plan))]


def test_a_target_under_a_new_id_is_told_of_where_it_stands(tmp_path: Path) -> None:
    plan = carried(id="words", title="Words")

    assert [each for each in told(check(tmp_path, plan)) if each[0] == "HIS08"] == [
        ("HIS08", "targets[0].id")
    ]


@pytest.mark.parametrize("decision", ["replace", "drop", "escalate"])
def test_other_decisions_need_no_target_that_goes_on(tmp_path: Path, decision: str) -> None:
    assert told(check(tmp_path, {"review": review(**UNMET, decision=decision)})) == []


@pytest.mark.parametrize("name", ["speling", "something-else"])
def test_a_review_names_a_target_of_an_earlier_plan(tmp_path: Path, name: str) -> None:
    found = check(tmp_path, {"review": review(target=name)})

    assert told(found) == [("HIS09", "review[0].target")]
    assert ("Did you mean “spelling”?" in with_words(found.findings[0].hint)) is (name == "speling")


def test_revises_names_a_target_of_an_earlier_plan(tmp_path: Path) -> None:
    entries = review(**UNMET, decision="revise")
    targets = [{"id": "words", "revises": "speling", "statement": "Ash will spell 15 words."}]
    found = check(tmp_path, {"review": entries, "targets": targets})

    assert [each for each in told(found) if each[0].startswith("HIS")] == [
        ("HIS09", "targets[0].revises")
    ]


def test_a_review_may_name_a_target_of_the_plan_before_the_last(tmp_path: Path) -> None:
    older = {"meeting": {"date": "2026-03-16"}, "targets": [{"id": "tables"}]}
    entries = [*CLOSED, {"target": "tables", "outcome": "achieved", "decision": "close"}]

    assert told(check(tmp_path, {"review": entries}, older, OLD)) == []


def test_a_target_reviewed_twice_is_taken_for_the_one_left_out(tmp_path: Path) -> None:
    found = check(tmp_path, {"review": [*CLOSED[:2], dict(CLOSED[0])]})

    assert told(found) == [("HIS10", "review[2].target")]


def test_a_target_is_reviewed_once(tmp_path: Path) -> None:
    found = check(tmp_path, {"review": [*CLOSED, dict(CLOSED[0])]})

    assert told(found) == [("HIS10", "review[3].target")]


@pytest.mark.parametrize("decision", ["close", "drop"])
def test_a_target_that_is_over_does_not_go_on(tmp_path: Path, decision: str) -> None:
    outcome = "achieved" if decision == "close" else "no-longer-relevant"
    plan = {"review": review(outcome=outcome, decision=decision)}
    reused = {**plan, "targets": [{"id": "spelling"}]}
    same = {**plan, "targets": [{"id": "spelling", "title": "Words"}]}

    assert told(check(tmp_path, reused)) == [("HIS11", "targets[0].id")]
    assert told(check(tmp_path, same)) == [("HIS11", "review[0].decision")]


def test_a_plan_of_a_later_meeting_is_none_that_an_earlier_one_is_judged_by(tmp_path: Path) -> None:
    keep(tmp_path, base("pep"), OLD)
    keep(tmp_path, base("pep"), {"meeting": {"date": "2027-03-08"}})
    path = keep(tmp_path, base("pep"), {"review": CLOSED})

    found = Checker(repository_at(tmp_path), TODAY).one(path)

    assert told(found) == []
    assert [plan.meeting.date.isoformat() for plan in found.earlier] == ["2026-07-06"]
    assert found.last is not None


def test_a_closed_target_that_was_not_reached_is_not_revised(tmp_path: Path) -> None:
    entries = review(decision="close", outcome="partly-achieved", because="Ash was ill.")
    targets = [{"id": "longer-words", "revises": "spelling"}]

    assert told(check(tmp_path, {"review": entries, "targets": targets})) == [
        ("HIS11", "review[0].decision")
    ]


def test_a_target_that_is_to_be_replaced_has_other_words(tmp_path: Path) -> None:
    targets = [{"id": "words-again", "statement": OLD["targets"][0]["statement"]}]
    found = check(tmp_path, {"review": review(**UNMET, decision="replace"), "targets": targets})

    assert ("HIS04", "targets[0].statement") in told(found)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"voice": {"said_on": "2027-11-24"}}, "voice.said_on"),
        ({"sign_off": [{"who": "dt", "on": "2026-01-30"}]}, "sign_off[0].on"),
        ({"sign_off": [{"who": "dt", "on": "2027-11-30"}]}, "sign_off[0].on"),
        ({"attainment": [{"subject": "maths", "on": "2027-11-13"}]}, "attainment[0].on"),
    ],
)
def test_what_is_said_signed_and_assessed_lies_behind(
    tmp_path: Path, change: dict[str, Any], place: str
) -> None:
    assert told(check(tmp_path, {"review": CLOSED, **change})) == [("HIS07", place)]


@pytest.mark.parametrize("name", ["Robin", "Samira A.", "B.", "Marie"])
def test_a_learner_called_otherwise_than_before_is_told(tmp_path: Path, name: str) -> None:
    """A plan copied into the wrong folder, or a ref that was given to a second child."""
    before = {**OLD, "learner": {"name": name}}

    assert told(check(tmp_path, {"review": CLOSED}, before)) == [("PRV11", "learner.name")]


@pytest.mark.parametrize("name", ["ASH", "Áshley", "A.", "Ash Q.", "Quorvax, Ash", "Marie (Ash)"])
def test_a_form_of_the_name_is_the_name(tmp_path: Path, name: str) -> None:
    before = {**OLD, "learner": {"name": name}}

    assert told(check(tmp_path, {"review": CLOSED}, before)) == []


def test_a_letter_with_a_stroke_makes_no_other_name(tmp_path: Path) -> None:
    before = {**OLD, "learner": {"name": "Łucja"}}
    now = {"review": CLOSED, "learner": {"name": "Lucja"}}

    assert "PRV11" not in [code for code, _ in told(check(tmp_path, now, before))]


def test_a_new_name_is_told_once_and_can_be_waived(tmp_path: Path) -> None:
    first = {**OLD, "learner": {"name": "Robin"}}
    second = {"review": CLOSED, "meeting": {"date": "2026-11-02", "next": "2026-11-30"}}
    waive = [{"rule": "PRV11", "because": "Ash has chosen this name.", "by": "dt"}]

    waived = told(check(tmp_path, {"review": CLOSED, "waive": waive}, first))
    third = told(check(tmp_path / "later", {}, first, {**second, "targets": OLD["targets"]}))

    assert waived == []
    assert "PRV11" not in [code for code, _ in third]
