"""How the targets of a plan and its review answer to the targets of the plans before."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import chain, islice

from smartdoc.lives import Life, lives_of
from smartdoc.model import Plan, Review, Target
from smartdoc.rules.rule import Case

ORDER = "The order of a plans repository: a target keeps its id from plan to plan"
"""The source of the rules on what ties plans together."""

BEFORE = """
    meeting: {date: 2026-07-06, next: 2026-11-30}
    targets:
      - {id: spelling, statement: Ash will spell 18 of 20 words., due: 2026-11-13}
      - {id: fractions, statement: Ash will add 8 of 10 pairs of fractions., due: 2026-11-13}
      - {id: homework, statement: Ash will hand in 9 of 10 pieces of homework., due: 2026-11-13}
    """
"""The last plan, in the examples of these rules."""

TWO_CLOSED = """
          - {target: fractions, outcome: achieved, decision: close}
          - {target: homework, outcome: achieved, decision: close}
        """
"""What a review says of two of its targets, in the same examples."""

_LIVES_ON = ("carry-over", "revise")
_ENDS = ("close", "drop")
_MOST_COMPARED = 30
"""Names that are compared letter by letter; no plan has so many targets."""

_CONTRARY: dict[tuple[str, str], str] = {
    ("achieved", "carry-over"): "What is achieved is closed",
    ("achieved", "escalate"): "What is achieved is closed",
    (
        "not-achieved",
        "close",
    ): "What is given up is dropped, and not closed",
    ("not-yet-due", "close"): "Its day is still to come, so it is carried over",
    ("no-longer-relevant", "carry-over"): "What no longer matters is dropped, or replaced",
    ("no-longer-relevant", "escalate"): "What no longer matters is dropped, or replaced",
}
"""The decisions that an outcome cannot lead to, with what is meant by them."""


def contradiction(review: Review) -> str:
    """Return why this decision does not follow from the outcome, nothing where it may."""
    return _CONTRARY.get((review.outcome or "", review.decision or ""), "")


def lives_on(review: Review) -> bool:
    """Return whether the review says that a target goes on, as it is or in other words."""
    return review.decision in _LIVES_ON and not contradiction(review)


def ends(review: Review) -> bool:
    """Return whether the review says that a target is over."""
    return review.decision in _ENDS and not contradiction(review)


def is_waiting(case: Case) -> bool:
    """Return whether the meeting is still ahead and will give all the outcomes."""
    plan = case.plan
    ahead = plan.status == "draft" and case.today <= plan.meeting.date
    return ahead and not any(review.outcome or review.decision for review in plan.review)


def lives(case: Case) -> tuple[Life, ...]:
    """Return the life of each target of this plan and those before."""
    return lives_of((*case.earlier, case.plan))


def old_ids(case: Case) -> frozenset[str]:
    """Return the ids of all targets of the earlier plans."""
    return frozenset(target.id for plan in case.earlier for target in plan.targets)


def misnamed(case: Case) -> Iterator[Review]:
    """Yield the entries of the review that name no target of any earlier plan."""
    known = old_ids(case)
    if known:
        yield from (review for review in case.plan.review if review.target not in known)


def repeated(case: Case) -> Iterator[Review]:
    """Yield the entries of the review whose target an entry above has named already."""
    seen: set[str] = set()
    for review in case.plan.review:
        if review.target in seen:
            yield review
        seen.add(review.target)


def unreviewed(case: Case) -> list[Target]:
    """Return the last plan's targets that the review does not name.

    Where an entry names no target at all, or one a second time, the one that it is most like is
    taken for meant.
    """
    named = {review.target for review in case.plan.review}
    left = [target for target in (case.last.targets if case.last else ()) if target.id not in named]
    for review in islice(chain(misnamed(case), repeated(case)), _MOST_COMPARED):
        meant = closest(review.target, [target.id for target in left])
        left = [target for target in left if target.id != meant]
    return left


def closest(name: str, known: list[str]) -> str:
    """Return the known name that another is most like, nothing where there is none."""
    likely = difflib.get_close_matches(name, known[:_MOST_COMPARED], n=1, cutoff=0.0)
    return likely[0] if likely else ""


def suggestion(name: str, known: list[str]) -> str:
    """Return the known name that was probably meant, nothing where none is like it."""
    likely = difflib.get_close_matches(name, known[:_MOST_COMPARED], n=1)
    return likely[0] if likely else ""


def continues(plan: Plan, name: str) -> bool:
    """Return whether a target of the plan has this id, or says that it revises it."""
    return any(name in (target.id, target.revises) for target in plan.targets)


def review_of(case: Case, name: str) -> Review | None:
    """Return what the review says of the target with this id."""
    return next((review for review in case.plan.review if review.target == name), None)
