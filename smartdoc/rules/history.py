"""HIS: what ties a learner's plans together."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.reasons import tells_why
from smartdoc.language.sameness import undated
from smartdoc.lives import UNMET
from smartdoc.model import Target
from smartdoc.rules import lineage
from smartdoc.rules.rule import Case, Problem, rule


def _of_last_plan(case: Case, name: str) -> str:
    return f"{case.kind.target} {quoted(name, 'that is named here')}"


@rule(
    "HIS01",
    "repeated-target-id",
    level="error",
    source=lineage.ORDER,
    why="The id is how a target is followed from one plan to the next, so it must mean one target.",
    bad="""
        targets:
          - id: writing
          - id: writing
        """,
    good="""
        targets:
          - id: writing
          - id: maths
        """,
)
def repeated_target_id(case: Case) -> Iterator[Problem]:
    """Targets with the id of another target in the same plan."""
    seen: set[str] = set()
    for target in case.plan.targets:
        if target.id in seen:
            yield (
                target.at("id"),
                f"Another target in this plan has the id {quoted(target.id, 'given here')}.",
                "Give each target an id of its own; it never appears in a document.",
            )
        seen.add(target.id)


@rule(
    "HIS02",
    "unreviewed-target",
    level="error",
    source="PEP guidance, Every PEP must contain three SMART targets that are reviewed at the next",
    why="A target that nobody looks back at teaches nobody anything, and a child who has reached "
    "it is not told so.",
    before=lineage.BEFORE,
    bad=f"""
        review:{lineage.TWO_CLOSED}
        """,
    good=f"""
        review:
          - {{target: spelling, outcome: achieved, decision: close}}{lineage.TWO_CLOSED}
        """,
)
def unreviewed_target(case: Case) -> Iterator[Problem]:
    """Targets of the last plan for which the review gives no outcome.

    While a plan is a draft and no outcome is written yet, those that the review names may wait for
    the meeting.
    """
    if missing := [target.id for target in lineage.unreviewed(case)]:
        yield (
            ("review",),
            f"The review does not say what became of {_named(case, missing)}.",
            "Add it under “review”, with its outcome and what is decided now."
            if len(missing) == 1
            else "Add each of them under “review”, with its outcome and what is decided now.",
        )
    if not case.last or lineage.is_waiting(case):
        return
    for review in case.plan.review:
        if review.outcome is None:
            yield (
                review.at("outcome"),
                f"The review gives no outcome for the {_of_last_plan(case, review.target)}.",
                "Write “outcome”: achieved, partly-achieved, not-achieved, not-yet-due or "
                "no-longer-relevant.",
            )


def _named(case: Case, missing: list[str]) -> str:
    if len(missing) == 1:
        return f"the last plan's {case.kind.target} {quoted(missing[0], 'that it leaves out')}"
    ids = quoted(", ".join(missing), "that it leaves out")
    return f"the last plan's {case.kind.target}s {ids}"


@rule(
    "HIS03",
    "unmet-without-reason",
    level="warning",
    source="Setting PEP targets, St Helens: if a target was not achieved, why not?",
    why="Only somebody who knows why it was not reached can choose what to do differently.",
    before=lineage.BEFORE,
    bad=f"""
        review:
          - {{target: spelling, outcome: not-achieved, decision: drop}}{lineage.TWO_CLOSED}
        """,
    good=f"""
        review:
          - target: spelling
            outcome: not-achieved
            because: The group met twice only, and Ash was ill both times.
            decision: drop{lineage.TWO_CLOSED}
        """,
)
def unmet_without_reason(case: Case) -> Iterator[Problem]:
    """Targets that were not achieved, or only partly, where the review does not say why."""
    for review in case.plan.review:
        told = tells_why(review.because or "", review.evidence or "")
        # Where the decision does not fit either, one of the two is a slip: HIS06 says so.
        slip = lineage.contradiction(review)
        if review.outcome in UNMET and not told and not slip:
            partly = "only partly" if review.outcome == "partly-achieved" else "not"
            yield (
                review.at("because"),
                f"The {_of_last_plan(case, review.target)} was {partly} achieved, and the review "
                "does not say why.",
                "Add “because”: what was missing, what came between, or what did not help.",
            )


@rule(
    "HIS04",
    "repeated-word-for-word",
    level="warning",
    source="LIAP training, Moving on: what has worked, and what has not?",
    why="What did not work once seldom works the second time, and a child who reads the same words "
    "again expects the same end.",
    before="""
        meeting: {date: 2026-07-06, next: 2026-11-30}
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 13 November 2026.
            due: 2026-11-13
          - {id: fractions, due: 2026-11-13}
          - {id: homework, due: 2026-11-13}
        """,
    bad=f"""
        review:
          - target: paragraphs
            outcome: not-achieved
            because: Ash was ill for a month.
            decision: carry-over{lineage.TWO_CLOSED}
        """,
    good=f"""
        review:
          - target: paragraphs
            outcome: not-achieved
            because: Ash was ill for a month.
            decision: carry-over{lineage.TWO_CLOSED}
        targets:
          - achievable: {{support: [a page with four boxes, two stories to compare]}}
        """,
)
def repeated_word_for_word(case: Case) -> Iterator[Problem]:
    """Unmet targets set again in the same words, but for the date, and with no new help or step.

    Where the review revises or replaces a target, its words must differ whatever the help.
    """
    unmet = _unmet(case)
    told = _told(case) if unmet else ()
    for target in case.plan.targets:
        same = unmet.get(undated(target.statement or ""), [])
        if not same or target.id in told:
            continue
        if any(_help_in(target) <= _help_in(old) for old in same):
            yield (
                target.at("statement"),
                f"This {case.kind.target} was not reached last time, and it is here again in "
                "the same words and with the same help.",
                "Say what will be different: a smaller step, another action, other support.",
            )
        elif any(_was_to_change(case, old) for old in same):
            yield (
                target.at("statement"),
                f"The review says that this {case.kind.target} changes, and it is here again in "
                "the same words.",
                "Write the new words, or decide “carry-over”.",
            )


def _was_to_change(case: Case, old: Target) -> bool:
    review = lineage.review_of(case, old.id)
    return review is not None and review.decision in ("revise", "replace")


def _told(case: Case) -> frozenset[str]:
    """Return the ids of targets of which HIS05 says already that they go on as they were."""
    judged = case.kind.name in carried_too_often.kinds
    return frozenset(target.id for target, _ in _carried_too_often(case)) if judged else frozenset()


def _unmet(case: Case) -> dict[str, list[Target]]:
    """Return the last plan's unmet targets that were not lost, by their sentences without days."""
    found: dict[str, list[Target]] = {}
    for review in case.plan.review:
        old = case.last.target(review.target) if case.last else None
        if old is None or not old.statement or review.outcome not in UNMET:
            continue
        if not lineage.lives_on(review) or lineage.continues(case.plan, review.target):
            found.setdefault(undated(old.statement), []).append(old)
    return found


def _help_in(target: Target) -> set[str]:
    """Return all that is to be done for a target, in words without dates."""
    support = target.achievable.support if target.achievable else ()
    steps = [*(each.what for each in target.actions), *(each.what for each in target.milestones)]
    return {undated(each) for each in (*support, *target.strategies, *steps)}


@rule(
    "HIS05",
    "carried-too-often",
    level="advice",
    source="Norfolk, assess, plan, do and review: two rounds, then think again",
    why="A target that is moved on from plan to plan is too big, meets the wrong need, or gets too "
    "little help; and the child learns that targets are not reached.",
    settings="override: {numbers: {times_carried: 1}}",
    before="""
        meeting: {date: 2026-07-06, next: 2026-11-30}
        targets:
          - statement: Ash will write a story of 3 paragraphs without help by 13 November 2026.
            due: 2026-11-13
          - {id: fractions, due: 2026-11-13}
          - {id: homework, due: 2026-11-13}
        """,
    bad=f"""
        review:
          - target: paragraphs
            outcome: not-achieved
            because: Ash was ill for a month.
            decision: carry-over{lineage.TWO_CLOSED}
        """,
    good=f"""
        review:
          - target: paragraphs
            outcome: not-achieved
            because: Ash cannot yet tell where a new part begins.
            decision: revise{lineage.TWO_CLOSED}
        targets:
          - id: four-boxes
            revises: paragraphs
        """,
    kinds=("pep", "learner-engagement", "learning-goals", "all-star"),
)
def carried_too_often(case: Case) -> Iterator[Problem]:
    """Unmet targets that have been carried from plan to plan as often as the settings allow."""
    for target, times in _carried_too_often(case):
        yield (
            target.at("id"),
            f"This {case.kind.target} was not reached, and is in a plan for the {_ordinal(times)} "
            "time.",
            "Ask what stands in the way: make it smaller, change the help, or choose another.",
        )


def _carried_too_often(case: Case) -> Iterator[tuple[Target, int]]:
    """Yield the unmet targets that go on once more, and in how many plans in a row they stand."""
    unmet = {
        review.target
        for review in case.plan.review
        if review.outcome in UNMET and not (lineage.ends(review) or lineage.contradiction(review))
    }
    for life in lineage.lives(case) if unmet else ():
        now = life.stations[-1]
        if now.plan is case.plan and now.target and now.target.id in unmet:
            times = life.plans_in_a_row
            if times > case.number("times_carried"):
                yield now.target, times


def _ordinal(number: int) -> str:
    words = ("", "first", "second", "third", "fourth", "fifth", "sixth")
    return words[number] if number < len(words) else f"{number}th"
