"""The life of a target from plan to plan: what goes on, what ends, and what is counted of it."""

from __future__ import annotations

import datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartdoc.lives import Life, life_finder, lives_of
from smartdoc.model import Plan, plan_from
from tests import any_plan
from tests.examples import KINDS, TODAY

SPELLING = {"id": "spelling", "statement": "Ash will spell 18 of 20 words by 2 July 2026."}
DAYS = ("2026-03-16", "2026-07-06", "2026-11-30", "2027-03-08", "2027-07-05")


def plan(day: str, *targets: object, review: object = (), **more: Any) -> Plan:
    """Return a plan of this day; a target may be given by its id alone."""
    given = [{"id": one} if isinstance(one, str) else one for one in targets]
    data = {
        "kind": "pep",
        "ref": "c-0001",
        "status": "agreed",
        "meeting": {"date": day},
        "learner": {"name": "Ash"},
        "targets": given,
        "review": [_review(*one) for one in review],  # type: ignore[attr-defined]
        **more,
    }
    return plan_from(data)


def _review(target: str, outcome: str = "", decision: str = "") -> dict[str, str]:
    said = {"target": target, "outcome": outcome, "decision": decision}
    return {key: value for key, value in said.items() if value}


def told(lives: tuple[Life, ...]) -> list[tuple[str, str | None, str | None]]:
    """Return each life's ids, how it ended and on which day."""
    return [
        ("+".join(life.ids), life.end, str(life.ended_on) if life.ended_on else None)
        for life in lives
    ]


def measured(*readings: tuple[str | None, int], **more: Any) -> dict[str, Any]:
    written = [{"on": on, "value": value} if on else {"value": value} for on, value in readings]
    measure = {"what": "words", "unit": "words", "readings": written, **more}
    return {"id": "spelling", "measure": measure}


# What goes on


def test_a_target_with_the_same_id_goes_on() -> None:
    (life,) = lives_of(
        [
            plan(DAYS[0], SPELLING),
            plan(DAYS[1], "spelling", review=[("spelling", "not-achieved", "carry-over")]),
        ]
    )

    assert (life.begun_on, life.end, life.is_open) == (datetime.date(2026, 3, 16), None, True)
    assert [one.outcome for one in life.stations] == ["", "not-achieved"]


def test_a_target_that_revises_another_goes_on_with_its_life() -> None:
    lives = lives_of(
        [
            plan(DAYS[0], "spelling"),
            plan(
                DAYS[1],
                {"id": "letters", "revises": "spelling"},
                review=[("spelling", "partly-achieved", "revise")],
            ),
            plan(
                DAYS[2],
                {"id": "sounds", "revises": "letters"},
                review=[("letters", "partly-achieved", "replace")],
            ),
        ]
    )

    assert told(lives) == [("spelling+letters+sounds", None, None)]
    assert (lives[0].id, lives[0].times_carried, lives[0].plans_in_a_row) == ("sounds", 2, 1)


def test_the_plans_may_come_in_any_order() -> None:
    plans = [
        plan(DAYS[0], "spelling", "sums"),
        plan(DAYS[1], "spelling", review=[("sums", "achieved", "close")]),
        plan(DAYS[2], review=[("spelling", "achieved", "close")]),
    ]
    found = [lives_of(order) for order in permutations(plans)]

    assert found[1:] == found[:1] * 5
    assert told(found[0]) == [("spelling", "closed", DAYS[2]), ("sums", "closed", DAYS[1])]


def test_no_plans_have_no_lives() -> None:
    assert lives_of([]) == ()


def test_a_review_before_the_first_plan_of_a_target_counts() -> None:
    older, new = lives_of(
        [plan(DAYS[0], "spelling", "sums", review=[("spelling", "not-achieved")])]
    )

    assert (older.times_unmet(), new.times_unmet()) == (1, 0)


# What ends


@pytest.mark.parametrize(
    ("outcome", "decision", "end"),
    [
        ("achieved", "close", "closed"),
        ("no-longer-relevant", "drop", "dropped"),
        ("not-achieved", "replace", "replaced"),
        ("not-achieved", "escalate", "escalated"),
        ("achieved", "", "closed"),
        ("no-longer-relevant", "", "dropped"),
        ("not-achieved", "carry-over", "left-out"),
        ("not-achieved", "", "left-out"),
        ("", "", "left-out"),
    ],
)
def test_the_decision_tells_how_a_target_ended(outcome: str, decision: str, end: str) -> None:
    lives = lives_of(
        [plan(DAYS[0], "spelling"), plan(DAYS[1], review=[("spelling", outcome, decision)])]
    )

    assert told(lives) == [("spelling", end, DAYS[1])]


def test_a_target_that_nobody_reviewed_was_left_out_at_the_next_meeting() -> None:
    lives = lives_of([plan(DAYS[0], "spelling"), plan(DAYS[1], "sums"), plan(DAYS[2], "sums")])

    assert told(lives) == [("spelling", "left-out", DAYS[1]), ("sums", None, None)]


def test_a_draft_that_is_not_filled_in_yet_ends_nothing() -> None:
    before = plan(DAYS[0], "spelling", "sums", "reading")
    draft = plan(DAYS[1], review=[("spelling",), ("sums", "achieved", "close")], status="draft")
    lives = lives_of([before, draft])

    assert told(lives) == [
        ("spelling", None, None),
        ("sums", "closed", DAYS[1]),
        ("reading", None, None),
    ]


def test_an_old_draft_is_history_like_any_other_plan() -> None:
    lives = lives_of(
        [plan(DAYS[0], "spelling"), plan(DAYS[1], "sums", status="draft"), plan(DAYS[2], "sums")]
    )

    assert told(lives)[0] == ("spelling", "left-out", DAYS[1])


def test_a_target_taken_up_again_in_the_same_words_is_the_same_one() -> None:
    again = {**SPELLING, "statement": "Ash will spell 18 of 20 words by 5 March 2027."}
    (life,) = lives_of(
        [
            plan(DAYS[0], SPELLING),
            plan(DAYS[1], review=[("spelling", "achieved", "close")]),
            plan(DAYS[2], again),
        ]
    )

    assert [(one.begun_on.isoformat(), one.end) for one in life.spans] == [
        (DAYS[0], "closed"),
        (DAYS[2], None),
    ]
    assert life.days_open(datetime.date(2026, 12, 10)) == 112 + 10
    assert (life.times_carried, life.plans_in_a_row) == (0, 1)


@pytest.mark.parametrize("later", [1, 2])
def test_an_id_used_again_for_other_words_begins_a_new_life(later: int) -> None:
    other = {"id": "spelling", "statement": "Ash will write 3 lines by hand."}
    plans = [
        plan(DAYS[0], SPELLING),
        plan(DAYS[1], *[other][later - 1 :], review=[("spelling", "achieved", "close")]),
        plan(DAYS[2], other),
        plan(DAYS[3], review=[("spelling", "not-achieved", "drop")]),
    ]
    lives = lives_of(plans)

    assert told(lives) == [("spelling", "closed", DAYS[1]), ("spelling", "dropped", DAYS[3])]
    assert [life.times_unmet() for life in lives] == [0, 1]


def test_a_target_that_the_review_closes_and_the_plan_keeps_is_open() -> None:
    lives = lives_of(
        [
            plan(DAYS[0], SPELLING),
            plan(DAYS[1], SPELLING, review=[("spelling", "achieved", "close")]),
        ]
    )

    assert told(lives) == [("spelling", None, None)]


def test_a_replaced_target_with_a_new_one_that_is_not_linked_has_ended() -> None:
    lives = lives_of(
        [
            plan(DAYS[0], "spelling"),
            plan(DAYS[1], "letters", review=[("spelling", "not-achieved", "replace")]),
        ]
    )

    assert told(lives) == [("spelling", "replaced", DAYS[1]), ("letters", None, None)]


# Two from one, and one from two


def test_of_two_targets_that_revise_one_the_first_goes_on_with_its_life() -> None:
    one, two = {"id": "letters", "revises": "spelling"}, {"id": "sounds", "revises": "spelling"}
    lives = lives_of([plan(DAYS[0], "spelling"), plan(DAYS[1], one, two)])

    assert told(lives) == [("spelling+letters", None, None), ("sounds", None, None)]
    assert lives[0].passed_to == ("sounds",)


def test_a_later_plan_that_revises_the_same_one_begins_beside_it() -> None:
    one, two = {"id": "letters", "revises": "spelling"}, {"id": "sounds", "revises": "spelling"}
    lives = lives_of([plan(DAYS[0], "spelling"), plan(DAYS[1], one), plan(DAYS[2], two, one)])

    assert told(lives) == [("spelling+letters", None, None), ("sounds", None, None)]


def test_an_old_id_that_is_back_beside_the_one_that_revises_it_is_a_life_of_its_own() -> None:
    letters = {"id": "letters", "revises": "spelling"}
    lives = lives_of(
        [plan(DAYS[0], "spelling"), plan(DAYS[1], letters), plan(DAYS[2], "spelling", letters)]
    )

    assert told(lives) == [("spelling+letters", None, None), ("spelling", None, None)]


def test_a_target_joined_to_another_that_lives_already_was_passed_on() -> None:
    both = {"id": "reading", "revises": "spelling"}
    lives = lives_of([plan(DAYS[0], "spelling", "reading"), plan(DAYS[1], both)])

    assert told(lives) == [("spelling", "passed-on", DAYS[1]), ("reading", None, None)]
    assert lives[0].passed_to == ("reading",)


def test_a_second_target_with_an_id_does_not_take_the_life_of_the_first() -> None:
    first, second = lives_of(
        [plan(DAYS[0], SPELLING, "spelling"), plan(DAYS[1], SPELLING, review=[("spelling",)])]
    )

    assert (len(first.stations), len(second.stations)) == (2, 1)


# Faults


def test_a_review_of_what_no_plan_has_is_a_life_finderout_a_target() -> None:
    _, stray = lives_of(
        [plan(DAYS[0], "spelling"), plan(DAYS[1], "spelling", review=[("speling", "achieved")])]
    )

    assert (stray.id, stray.spans, stray.is_open, stray.begun_on) == ("speling", (), False, None)
    assert (stray.days_open(TODAY), stray.wordings, stray.title) == (0, (), "")


def test_a_target_reviewed_twice_counts_once() -> None:
    (life,) = lives_of(
        [
            plan(DAYS[0], "spelling"),
            plan(
                DAYS[1],
                "spelling",
                review=[("spelling", "not-achieved"), ("spelling", "partly-achieved")],
            ),
        ]
    )

    assert (life.times_unmet(), len(life.reviewed[0].reviews)) == (1, 2)
    assert life.reviewed[0].outcome == "not-achieved"


def test_plans_of_one_day_are_one_meeting() -> None:
    said = [("spelling", "not-achieved", "carry-over")]
    (life,) = lives_of(
        [
            plan(DAYS[0], "spelling"),
            plan(DAYS[1], "spelling", review=said),
            plan(DAYS[1], "spelling", review=said),
        ]
    )

    assert [one.number for one in life.stations] == [0, 1, 1]
    assert (life.times_carried, life.plans_in_a_row, life.times_unmet()) == (1, 2, 1)


# What is counted


def test_unmet_reviews_count_in_a_row_up_to_the_last_outcome() -> None:
    outcomes = ("achieved", "not-achieved", "partly-achieved")
    plans = [
        plan(day, "spelling", review=[("spelling", outcome)])
        for day, outcome in zip(DAYS[1:], outcomes, strict=False)
    ]
    waiting = plan(DAYS[4], "spelling", review=[("spelling",)], status="draft")
    (life,) = lives_of([plan(DAYS[0], "spelling"), *plans, waiting])

    assert life.times_unmet() == 2
    assert life.times_unmet(("not-achieved",)) == 0
    assert life.times_unmet(before=plans[-1].meeting.date) == 1


def test_a_meeting_that_says_nothing_of_it_ends_the_row() -> None:
    unmet = [("spelling", "not-achieved")]
    (life,) = lives_of(
        [
            plan(DAYS[0], "spelling"),
            plan(DAYS[1], "spelling", review=unmet),
            plan(DAYS[2], "spelling"),
            plan(DAYS[3], "spelling", review=unmet),
        ]
    )

    assert (life.times_unmet(), life.times_carried, life.plans_in_a_row) == (1, 3, 4)


def test_a_gap_ends_the_row_of_plans() -> None:
    (life, _) = lives_of(
        [plan(day, *ids) for day, ids in zip(DAYS, (["a"], ["b"], ["a"], ["a"]), strict=False)]
    )

    assert (life.times_carried, life.plans_in_a_row) == (1, 2)
    assert [one.end for one in life.spans] == ["left-out", None]


def test_days_open_end_with_the_target() -> None:
    (life,) = lives_of(
        [plan(DAYS[0], "spelling"), plan(DAYS[1], review=[("spelling", "achieved", "close")])]
    )

    assert life.days_open(datetime.date(2026, 3, 26)) == 10
    assert life.days_open(TODAY) == 112
    assert life.days_open(datetime.date(2026, 1, 1)) == 0


def test_a_draft_does_not_count_as_agreed() -> None:
    (life,) = lives_of([plan(DAYS[0], "spelling", status="draft"), plan(DAYS[1], "spelling")])

    assert (life.begun_on, life.agreed_on) == (
        datetime.date(2026, 3, 16),
        datetime.date(2026, 7, 6),
    )


# What it said


def test_every_wording_is_told_with_its_first_meeting() -> None:
    sentences = ("Ash will spell\n18 words.", "Ash will spell 18 words.", "Ash will spell 20.")
    (life,) = lives_of(
        [
            plan(day, {"id": "spelling", "title": f"Words {number}", "statement": sentence})
            for number, (day, sentence) in enumerate(zip(DAYS, sentences, strict=False))
        ]
    )

    assert [(one.text, one.on.isoformat()) for one in life.wordings] == [
        ("Ash will spell 18 words.", DAYS[0]),
        ("Ash will spell 20.", DAYS[2]),
    ]
    assert life.title == "Words 2"


def test_a_reading_that_a_later_plan_repeats_is_told_once() -> None:
    first = measured(("2026-05-01", 4), ("2026-05-01", 4), ("2026-04-01", 3), baseline=2, target=9)
    second = measured(("2026-05-01", 4), ("2026-08-01", 7), (None, 8), target=12)
    (life,) = lives_of([plan(DAYS[0], first), plan(DAYS[1], second)])
    (course,) = life.courses

    assert [(one.on and one.on.isoformat(), one.value) for one in course.readings] == [
        ("2026-04-01", 3),
        ("2026-05-01", 4),
        ("2026-05-01", 4),
        ("2026-08-01", 7),
        (None, 8),
    ]
    assert (course.baseline, course.goal, [one.goal for one in course.settings]) == (2, 12, [9, 12])
    assert course.last is not None
    assert course.last.value == 7


@pytest.mark.parametrize("change", [{"unit": "%"}, {"what": "sentences"}])
def test_another_unit_or_thing_begins_another_course(change: dict[str, str]) -> None:
    (life,) = lives_of(
        [
            plan(DAYS[0], measured(("2026-05-01", 4))),
            plan(DAYS[1], measured(("2026-08-01", 40), **change)),
        ]
    )

    assert [[one.value for one in course.readings] for course in life.courses] == [[4], [40]]


def test_what_was_tried_is_told_once_with_who_did_it() -> None:
    first = {"id": "a", "actions": [{"who": "dt", "what": "reads with Ash"}, {"what": "writes"}]}
    done = {"who": "dt", "what": "reads  with Ash", "status": "done"}
    people = {"dt": {"role": "designated teacher", "name": "R. Okafor"}}
    other = {"dt": {"role": "designated teacher", "name": "P. Lowe"}}
    (life,) = lives_of(
        [
            plan(DAYS[0], first, people=people),
            plan(DAYS[1], {"id": "a", "actions": [done]}, people=people),
            plan(DAYS[2], {"id": "a", "actions": [{**done, "status": "dropped"}]}, people=other),
        ]
    )

    assert [
        (one.person and one.person.name, one.action.what, one.times, one.action.status)
        for one in life.tried
    ] == [
        ("R. Okafor", "reads  with Ash", 2, "done"),
        (None, "writes", 1, None),
        ("P. Lowe", "reads  with Ash", 1, "dropped"),
    ]
    assert life.tried[0].last_on == datetime.date(2026, 7, 6)


def test_the_life_of_this_very_target_is_found() -> None:
    plans = [plan(DAYS[0], "spelling", "sums"), plan(DAYS[1], "sums", review=[("spelling",)])]
    lives = lives_of(plans)

    assert life_finder(lives)(plans[1].targets[0]).id == "sums"
    assert life_finder(lives)(plans[1].review[0]).id == "spelling"


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_target_and_review_of_any_plans_is_in_one_life(kind: str, data: Any) -> None:
    drawn = data.draw(st.lists(any_plan.plans(kind), min_size=1, max_size=4))
    plans = [plan_from(each) for each in drawn]
    lives = lives_of(plans)
    stations = [one for life in lives for one in life.stations]

    assert sum(one.target is not None for one in stations) == sum(len(p.targets) for p in plans)
    assert sum(len(one.reviews) for one in stations) == sum(len(p.review) for p in plans)
    for life in lives:
        assert life.is_open == (bool(life.spans) and life.ended_on is None)
        assert life.times_carried < max(len(plans), 1)
        assert life.days_open(TODAY) >= 0
        assert len(life.courses) <= len(life.targets)
        assert life.times_unmet() <= len(plans)


def test_what_a_review_says_of_the_last_id_counts_before_what_it_says_of_an_older_one() -> None:
    letters = {"id": "letters", "revises": "spelling"}
    said = [("spelling", "achieved"), ("letters", "not-achieved")]
    (life,) = lives_of(
        [
            plan(DAYS[0], "spelling"),
            plan(DAYS[1], letters),
            plan(DAYS[2], letters, review=said),
        ]
    )

    assert [one.target for one in life.reviewed[0].reviews] == ["letters", "spelling"]
    assert life.times_unmet() == 1
