"""The review: what became of the targets, what follows, and what to ask where one is missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smartdoc.fragment import parse
from smartdoc.fragment.tree import lines
from smartdoc.policy import DocumentType
from smartdoc.repository import open_repository
from tests.examples import PROJECT
from tests.meetings import OURS, a_target, said, view_of, written

REVIEW = "review"
MARCH = {"date": "2026-03-16", "next": "2026-07-06"}
JULY = {"date": "2026-07-06", "next": "2026-11-30"}
NOVEMBER = {"date": "2026-11-30", "next": "2027-03-08", "time": "14:00"}


def a_review(
    target: str = "spelling", outcome: str = "not-achieved", **more: str
) -> dict[str, str]:
    return {"target": target, "outcome": outcome, **more}


def missed(root: Path, *reviews: list[dict[str, str]], **more: Any) -> Path:
    """Write a plan for each of these reviews, after a first one; all have the same target."""
    days = ("2025-11-24", "2026-03-16", "2026-07-06", "2026-11-30")[-len(reviews) - 1 :]
    plans = [
        {"meeting": {"date": day}, "review": review, "targets": [a_target()], **more}
        for day, review in zip(days, ([], *reviews), strict=True)
    ]
    return written(root, *plans)


def test_of_a_single_action_it_is_said_whether_it_was_done(tmp_path: Path) -> None:
    action = {"who": "ash", "what": "learns ten words", "due": "2026-11-06"}
    written(
        tmp_path,
        {"meeting": JULY, "targets": [a_target(actions=[action])]},
        {"meeting": NOVEMBER, "review": [a_review()], "targets": []},
    )

    assert "0 of 1 action." in said(tmp_path, REVIEW)["Spelling"]


def test_each_target_has_its_outcome_with_reasons_decision_and_what_follows(tmp_path: Path) -> None:
    actions = [
        {"who": "ash", "what": "learns ten words", "due": "2026-11-06", "status": "done"},
        {
            "who": "dt",
            "what": "leads the group",
            "due": "2026-11-06",
            "status": "dropped",
            "note": "The room was needed.",
        },
    ]
    readings = [{"on": "2026-11-13", "value": 31}]
    measure = {"unit": "words", "baseline": 20, "target": 36, "readings": readings}
    carried = a_review(
        outcome="partly-achieved",
        evidence="31 of 40 words.",
        because="Two weeks were missed.",
        decision="carry-over",
        praise="You kept your list.",
    )
    closed = a_review("sums", "achieved", decision="close")
    written(
        tmp_path,
        {
            "meeting": JULY,
            "targets": [a_target(measure=measure, actions=actions), a_target("sums")],
        },
        {
            "meeting": NOVEMBER,
            "celebrations": ["Ash read to the class."],
            "review": [carried, closed],
            "targets": [a_target(due="2027-02-12")],
        },
    )

    assert said(tmp_path, REVIEW) == {
        "": [],
        "Review": [
            "Ash, PEP meeting on 30 November 2026",
            "Child",
            "Ash, Year 5",
            "Meeting",
            "30 November 2026, 14:00",
            "Looks back at",
            "the plan of 6 July 2026",
            "In short",
            "1 achieved, 1 partly achieved",
            "Next meeting",
            "8 March 2027",
            "For",
            "the social worker",
            "Version",
            "Plan of 30 November 2026",
        ],
        "What went well": ["Spelling: You kept your list.", "Ash read to the class."],
        "All targets at a glance": [
            "2 targets: 1 achieved and 1 partly achieved.",
            "Target",
            "Outcome",
            "Decision",
            "1. Spelling",
            "Partly achieved",
            "Carry over",
            "2. Sums",
            "Achieved",
            "Close",
        ],
        "1. Spelling": [
            "Ash will do spelling.",
            "20 words at the start and 31 on 13 November 2026; goal: 36 by 13 November 2026.",
            "Outcome",
            "Partly achieved",
            "What shows it",
            "31 of 40 words.",
            "Why",
            "Two weeks were missed.",
            "What was done",
            "1 of 2 actions.",
            "Left out: R. Okafor: leads the group (The room was needed.)",
            "Decision",
            "Carry over",
            "Goes on as",
            "Ash will do spelling.",
            "By",
            "12 February 2027",
        ],
        "2. Sums": ["Ash will do sums.", "Outcome", "Achieved", "Decision", "Close"],
    }


@pytest.mark.parametrize(
    ("decision", "targets", "end"),
    [
        (
            "replace",
            [a_target("reading", revises="spelling")],
            ["In its place", "Ash will do reading.", "By", "13 November 2026"],
        ),
        (
            "carry-over",
            [a_target(statement="Ash will spell by 13 November 2026.")],
            ["Goes on as", "Ash will spell by 13 November 2026."],
        ),
        ("revise", [], ["What follows", "No new target takes it up yet."]),
        ("drop", [a_target("reading")], ["Decision", "Drop"]),
    ],
)
def test_what_follows_is_the_target_that_takes_it_up(
    tmp_path: Path, decision: str, targets: list[dict[str, Any]], end: list[str]
) -> None:
    written(
        tmp_path,
        {"meeting": JULY, "targets": [a_target()]},
        {"meeting": NOVEMBER, "review": [a_review(decision=decision)], "targets": targets},
    )

    assert said(tmp_path, REVIEW)["Spelling"][-len(end) :] == end


def test_a_target_that_waits_for_the_meeting_says_so(tmp_path: Path) -> None:
    written(
        tmp_path,
        {"meeting": JULY, "targets": [a_target(), a_target("sums")]},
        {"meeting": NOVEMBER, "review": [{"target": "spelling"}], "targets": []},
    )
    found = said(tmp_path, REVIEW)

    assert found["Review"][found["Review"].index("In short") + 1] == "2 still to be looked at"
    assert found["2. Sums"] == [
        "Ash will do sums.",
        "Outcome",
        "Still to be looked at",
        "Decision",
        "Still to be decided",
    ]


def test_a_review_without_the_plan_before_goes_by_the_names_that_it_gives(tmp_path: Path) -> None:
    written(tmp_path, {"meeting": NOVEMBER, "review": [a_review("bed-time")], "targets": []})

    assert said(tmp_path, REVIEW)["Bed time"] == [
        "Outcome",
        "Not achieved",
        "Decision",
        "Still to be decided",
    ]


# Moving on


def test_after_two_reviews_in_vain_the_review_asks_how_to_move_on(tmp_path: Path) -> None:
    because = {"because": "The group met twice."}
    action = {"who": "dt", "what": "leads the group"}
    targets = [a_target(actions=[action])]
    missed(
        tmp_path,
        [a_review(**because)],
        [a_review(outcome="partly-achieved", because="Ash was ill.", decision="revise")],
        targets=targets,
    )

    assert said(tmp_path, REVIEW)["Moving on"] == [
        "“Spelling” has not come as far as we hoped. Everybody has put work into it, so we look "
        "for another way.",
        "Spelling: what we have tried",
        "When",
        "Who did what",
        "What came of it",
        "16 Mar 2026 to 6 Jul 2026",
        "R. Okafor: leads the group",
        "Not achieved",
        "The group met twice.",
        "6 Jul 2026 to 30 Nov 2026",
        "R. Okafor: leads the group",
        "Partly achieved",
        "Ash was ill.",
        "Is it still the right thing to work on?",
        "Is the step too big? What would half of it be?",
        "What do we not know, and who could tell us? What does Ash say?",
        "Who else could help?",
        "What have we tried that helped a little, and what did not?",
        "What do we do differently from today?",
    ]


@pytest.mark.parametrize(
    ("reviews", "stuck"),
    [
        ([[a_review()]], False),
        ([[a_review()], [a_review()]], True),
        ([[a_review()], [a_review(outcome="partly-achieved")]], True),
        ([[a_review()], [a_review(outcome="achieved")]], False),
        ([[a_review()], [a_review(outcome="not-yet-due")], [a_review()]], False),
        ([[a_review()], [a_review()], [a_review()]], True),
        ([[a_review(decision="escalate")]], True),
    ],
)
def test_only_reviews_in_a_row_count(
    tmp_path: Path, reviews: list[list[dict[str, str]]], stuck: bool
) -> None:
    missed(tmp_path, *reviews)

    assert ("Moving on" in said(tmp_path, REVIEW)) == stuck


def test_how_often_is_a_number_of_the_policy(tmp_path: Path) -> None:
    missed(tmp_path, [a_review()], [a_review()])
    settings = "override: {kinds: {pep: {numbers: {times_carried: 3}}}}\n"
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")

    assert "Moving on" not in said(tmp_path, REVIEW)


def test_a_target_lives_on_in_the_one_that_revises_it(tmp_path: Path) -> None:
    written(
        tmp_path,
        {"meeting": MARCH, "targets": [a_target("letters", title="All letters")]},
        {
            "meeting": JULY,
            "review": [a_review("letters", decision="revise")],
            "targets": [a_target(revises="letters")],
        },
        {"meeting": NOVEMBER, "review": [a_review()], "targets": []},
    )
    (one,) = view_of(tmp_path, REVIEW).reviewed.targets

    assert (one.id, one.times_unmet) == ("spelling", 2)
    assert [(turn.target.id, turn.when) for turn in one.rounds] == [
        ("letters", "16 Mar 2026 to 6 Jul 2026"),
        ("spelling", "6 Jul 2026 to 30 Nov 2026"),
    ]


def test_what_the_team_has_answered_stands_in_place_of_the_lines(tmp_path: Path) -> None:
    view = next(view for view, _ in examples("l-0009") if view.audience == "the school")
    text = OURS.fragment(view)
    answered = text[text.index("Is it still the same concern") :]

    assert '<p class="lines">' not in answered
    assert "L. Ardle of Strathbrae Young Carers has joined" in answered


# Every example, every reader


def examples(ref: str = "") -> Iterator[tuple[Any, str]]:
    """Yield each review of our example plans, for each reader, with the reader."""
    repository = open_repository(PROJECT)
    document: DocumentType = repository.policy.publication.document(REVIEW)
    for reader in document.audiences:
        for folder in sorted((PROJECT / "plans").glob(f"{ref}*")):
            view = view_of(PROJECT, REVIEW, reader, within=folder)
            if view.plan.review:
                yield view, reader


def test_nobody_reads_that_somebody_failed_and_praise_comes_first() -> None:
    seen = 0
    for view, _ in examples():
        text = " ".join(lines(parse(OURS.fragment(view), REVIEW).children))
        praise = [one.review.praise for one in view.reviewed.praised]
        seen += len(praise)

        assert "fail" not in text.casefold()
        assert all(text.index(words.strip()[:30]) < text.index("Outcome") for words in praise)
    assert seen > 20


def test_a_parent_reads_of_the_outcome_and_not_of_the_teams_own_answers() -> None:
    view = next(view for view, reader in examples("l-0009") if reader == "parent")
    text = OURS.fragment(view)

    assert "The walking group ended on 11 September." in text
    assert [
        words for words in ("Strathbrae Young Carers", "Is it still the same") if words in text
    ] == []
