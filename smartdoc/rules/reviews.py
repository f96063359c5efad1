"""HIS: what the review says, against the plan before and against this one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from smartdoc.finding import Path, quoted
from smartdoc.lives import UNMET, alike
from smartdoc.model import Plan, Review, Target
from smartdoc.rules import lineage
from smartdoc.rules.rule import Case, Problem, rule

_THREE_CLOSED = f"""
          - {{target: spelling, outcome: achieved, decision: close}}{lineage.TWO_CLOSED}
        """

_MOST_NAMED = 30
"""Targets that are named in a message, or compared with one that is gone; plans have a few."""


@rule(
    "HIS06",
    "outcome-against-decision",
    level="warning",
    source="St Helens, Setting PEP targets: was it achieved, and is it changed or carried on?",
    why="One of the two is a slip, and anyone who reads only that one is misled.",
    before=lineage.BEFORE,
    bad=f"""
        review:
          - {{target: spelling, outcome: achieved, decision: carry-over}}{lineage.TWO_CLOSED}
        """,
    good=f"""
        review:{_THREE_CLOSED}
        """,
)
def outcome_against_decision(case: Case) -> Iterator[Problem]:
    """Decisions that do not follow from the outcome.

    A target that is achieved is not carried over, one that is not achieved is not closed, and one
    that no longer matters does not go on.
    """
    for review in case.plan.review:
        if reason := lineage.contradiction(review):
            yield (
                review.at("decision"),
                f"“{review.decision}” does not go with the outcome “{review.outcome}”. {reason}.",
                "Correct the outcome or the decision.",
            )


@rule(
    "HIS07",
    "dates-out-of-order",
    level="warning",
    source="PEP guidance, Time-bound; the order of a plans repository: by the days of the meetings",
    why="Most often a year or a month is mistyped, and whatever is reckoned from the day comes out "
    "wrong.",
    bad="""
        targets:
          - measure: {readings: [{on: 2027-11-13, value: 2}]}
        """,
    good="""
        targets:
          - measure: {readings: [{on: 2026-11-13, value: 2}]}
        """,
)
def dates_out_of_order(case: Case) -> Iterator[Problem]:
    """Days that cannot follow each other.

    The next meeting is before this one, an end is before its beginning, an agreement is before
    its meeting, the chronology goes back, or something was measured, said or done on a day that is
    still to come.
    """
    yield from _next_before_meeting(case.plan)
    yield from _ends_before_beginnings(case.plan)
    yield from _chronology_out_of_order(case)
    yield from _signed_before_meeting(case.plan)
    for path, on, what in _done_days(case.plan):
        if on and on > case.today:
            yield (
                path,
                f"{what} on {quoted(on, 'this day')}, which is still to come.",
                "Check whether a day or a year is mistyped.",
            )


def _next_before_meeting(plan: Plan) -> Iterator[Problem]:
    meeting = plan.meeting
    if meeting.next and meeting.next <= meeting.date:
        yield (
            meeting.at("next"),
            f"The next meeting, on {quoted(meeting.next, 'the day given')}, is not after this one, "
            f"on {quoted(meeting.date, 'its own day')}.",
            "Check whether a day or a year is mistyped.",
        )


def _signed_before_meeting(plan: Plan) -> Iterator[Problem]:
    for each in plan.sign_off:
        if each.on and each.on < plan.meeting.date:
            yield (
                each.at("on"),
                f"The agreement, on {quoted(each.on, 'the day given')}, is before the meeting, on "
                f"{quoted(plan.meeting.date, 'its own day')}.",
                "Check whether a day or a year is mistyped.",
            )


def _ends_before_beginnings(plan: Plan) -> Iterator[Problem]:
    schools = plan.education.history if plan.education else ()
    spans = [(each.at("to"), each.from_, each.to) for each in schools]
    spans += [(each.at("after_on"), each.before_on, each.after_on) for each in plan.confidence]
    for path, begin, end in spans:
        if begin and end and end < begin:
            yield (
                path,
                f"The last day, {quoted(end, 'given here')}, is before the first, "
                f"{quoted(begin, 'given beside it')}.",
                "Check whether a day or a year is mistyped.",
            )


def _chronology_out_of_order(case: Case) -> Iterator[Problem]:
    # Of a day that is still to come more is said elsewhere.
    dated = [(each, each.on) for each in case.plan.chronology if each.on and each.on <= case.today]
    for (_, before), (event, on) in pairwise(dated):
        if on < before:
            yield (
                event.at("on"),
                f"{quoted(on, 'This day')} is before {quoted(before, 'the day above it')}: the "
                "chronology goes from the earliest to the latest.",
                "Check the day, or move the entry to where it belongs.",
            )


def _done_days(plan: Plan) -> Iterator[tuple[Path, datetime.date | None, str]]:
    """Yield the days on which something is said to have happened, and what."""
    for target in plan.targets:
        for reading in target.measure.readings if target.measure else ():
            if reading.value is not None:
                yield reading.at("on"), reading.on, "Something was measured"
        for step in target.milestones:
            yield step.at("done_on"), step.done_on, "Something was done"
    for action in (*plan.actions, *(each for target in plan.targets for each in target.actions)):
        yield action.at("done_on"), action.done_on, "Something was done"
    for path, on, what in _days_around_meeting(plan):
        # A plan may be made ready with the days of what comes before its meeting.
        if on and on > plan.meeting.date:
            yield path, on, what


def _days_around_meeting(plan: Plan) -> Iterator[tuple[Path, datetime.date | None, str]]:
    if plan.voice:
        yield plan.voice.at("said_on"), plan.voice.said_on, "Something was said"
    for subject in plan.attainment:
        yield subject.at("on"), subject.on, "Something was assessed"
    for event in plan.chronology:
        yield event.at("on"), event.on, "Something happened"
    for signed in plan.sign_off:
        yield signed.at("on"), signed.on, "Somebody agreed"


@rule(
    "HIS08",
    "vanished-target",
    level="error",
    source=lineage.ORDER,
    why="A target that was to go on has disappeared, and what was learnt about it is lost.",
    before=lineage.BEFORE,
    bad=f"""
        review:
          - target: spelling
            outcome: partly-achieved
            because: Two weeks were missed through illness.
            decision: carry-over{lineage.TWO_CLOSED}
        """,
    good=f"""
        review:
          - target: spelling
            outcome: partly-achieved
            because: Two weeks were missed through illness.
            decision: carry-over{lineage.TWO_CLOSED}
        targets:
          - id: spelling
        """,
)
def vanished_target(case: Case) -> Iterator[Problem]:
    """Targets that the review carries over or revises, and that this plan does not have."""
    lost = {review.target for review in lineage.misnamed(case)}
    known = lineage.old_ids(case)
    stray = any(_is_stray(target, known) for target in case.plan.targets)
    new = [one for one in case.plan.targets if one.id not in known and not one.revises]
    for review in case.plan.review:
        gone = lineage.lives_on(review) and not lineage.continues(case.plan, review.target)
        if case.last and gone and not stray and review.target not in lost:
            yield _vanished(case, review, new[:_MOST_NAMED])


def _vanished(case: Case, review: Review, new: list[Target]) -> Problem:
    id_ = quoted(review.target, "of the old one")
    old = case.last.target(review.target) if case.last else None
    renamed = next((one for one in new if old and alike(one, old)), None)
    if renamed:
        return (
            renamed.at("id"),
            f"The last plan had this {case.kind.target} under the id {id_}, and the review says "
            "that it goes on.",
            "Keep the old id, or add “revises” with it.",
        )
    what = "carries over" if review.decision == "carry-over" else "revises"
    return (
        review.at("decision"),
        f"The review {what} the {case.kind.target} {quoted(review.target, 'that is named here')}, "
        "but this plan has none that goes on from it.",
        f"Give the {case.kind.target} its old id, or add “revises” with the old id to the new one.",
    )


@rule(
    "HIS09",
    "unknown-earlier-target",
    level="error",
    source=lineage.ORDER,
    why="A target that cannot be found in the last plan has lost its past: its readings, and what "
    "was tried.",
    before=lineage.BEFORE,
    bad=f"""
        review:
          - {{target: speling, outcome: achieved, decision: close}}{lineage.TWO_CLOSED}
        """,
    good=f"""
        review:{_THREE_CLOSED}
        """,
)
def unknown_earlier_target(case: Case) -> Iterator[Problem]:
    """Reviews, and targets with “revises”, that name a target which no earlier plan has."""
    for review in lineage.misnamed(case):
        yield _unknown(case, review.at("target"), review.target)
    known = lineage.old_ids(case)
    for target in case.plan.targets:
        if _is_stray(target, known):
            yield _unknown(case, target.at("revises"), target.revises or "")


def _is_stray(target: Target, known: frozenset[str]) -> bool:
    """Return whether a target revises one that no earlier plan has, though there are such plans."""
    return bool(known) and target.revises is not None and target.revises not in known


def _unknown(case: Case, path: Path, name: str) -> Problem:
    known = [target.id for target in case.last.targets[:_MOST_NAMED]] if case.last else []
    meant = lineage.suggestion(name, known)
    hint = f"Did you mean {quoted(meant, 'one like it')}? " if meant else ""
    ids = ", ".join(known)
    return (
        path,
        f"No {case.kind.target} {quoted(name, 'of this name')} is in an earlier plan.",
        f"{hint}The ids in the last plan: {quoted(ids, 'see its file')}." if known else hint,
    )


@rule(
    "HIS10",
    "reviewed-twice",
    level="error",
    source=lineage.ORDER,
    why="Two outcomes for one target cannot both be true, and the documents would show both.",
    before=lineage.BEFORE,
    bad=f"""
        review:{_THREE_CLOSED}
          - {{target: homework, outcome: achieved, decision: close}}
        """,
    good=f"""
        review:{_THREE_CLOSED}
        """,
)
def reviewed_twice(case: Case) -> Iterator[Problem]:
    """Targets that are in the review twice."""
    for review in lineage.repeated(case):
        yield (
            review.at("target"),
            f"The {case.kind.target} {quoted(review.target, 'that is named here')} is reviewed "
            "twice.",
            "Keep one entry, and join what both of them say.",
        )


@rule(
    "HIS11",
    "ended-target-goes-on",
    level="error",
    source=lineage.ORDER,
    why="Either it is not over, or the id has been given to something new, whose past would then "
    "be that of another target.",
    before=lineage.BEFORE,
    bad=f"""
        review:{_THREE_CLOSED}
        targets:
          - id: spelling
        """,
    good=f"""
        review:{_THREE_CLOSED}
        targets:
          - id: paragraphs
        """,
)
def ended_target_goes_on(case: Case) -> Iterator[Problem]:
    """Targets that the review closes or drops, and that are in this plan all the same."""
    for target in case.plan.targets:
        old = case.last.target(target.id) if case.last else None
        review = lineage.review_of(case, target.id)
        if old and review and lineage.ends(review):
            word = "closes" if review.decision == "close" else "drops"
            named = quoted(target.id, "that is named here")
            yield (
                review.at("decision") if alike(target, old) else target.at("id"),
                f"The review {word} the {case.kind.target} {named}, but this plan goes on with it.",
                "If it goes on, decide “carry-over” or “revise”; if it is a new one, give it a new "
                "id.",
            )
    for review in case.plan.review:
        if review.outcome in UNMET and lineage.ends(review) and _is_revised(case, review):
            word = "closes" if review.decision == "close" else "drops"
            yield (
                review.at("decision"),
                f"The review {word} the {case.kind.target} "
                f"{quoted(review.target, 'that is named here')}, but this plan has one that "
                "revises it.",
                "If it goes on in new words, decide “revise”; if not, take “revises” out.",
            )


def _is_revised(case: Case, review: Review) -> bool:
    return any(target.revises == review.target for target in case.plan.targets)
