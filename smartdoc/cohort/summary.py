"""What is kept of one learner's plans to count them: small, so that thousands fit in memory."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from smartdoc.cohort import judging
from smartdoc.cohort.areas import OTHER_AREAS, area_of, known_areas
from smartdoc.cohort.entries import Entry
from smartdoc.cohort.judging import Agreement, Band, Heard
from smartdoc.cohort.naming import names_of, telling_words
from smartdoc.cohort.needs import Need, need_of
from smartdoc.disclosure import Kind
from smartdoc.frozen import frozen
from smartdoc.policy import Policy
from smartdoc.view.secrecy import Told, told_in


class Outcome(NamedTuple):
    """What came of a target of the plan before, by the area that it counts for."""

    area: str
    outcome: str


class Spent(NamedTuple):
    """One thing that pupil premium pays for, by the area of its target. ``cost`` is in pounds."""

    area: str
    cost: float
    impact: str


@frozen
class Summary:
    """What counts of one learner's plans of one kind, as of a day.

    ``kind`` is the kind's name. ``targets`` is how many targets there are, ``found`` how many of
    them have a finding about each letter of SMART, in the order of the letters. ``telling`` holds
    the words that could tell who or where the learner is, ``names`` the names in all plans, each
    with the sort of secret that it is, and ``told`` what a document for the team must not repeat.
    """

    kind: str
    need: Need
    agreement: Agreement
    heard: Heard
    band: Band
    is_complete: bool
    was_suspended: bool
    has_carried: bool
    has_overdue: bool
    targets: int
    found: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    spent: tuple[Spent, ...]
    telling: frozenset[str]
    names: tuple[tuple[str, Kind], ...]
    told: tuple[Told, ...]

    @property
    def ref(self) -> str:
        """Return whose plans these are."""
        return self.need.ref


def summary_of(entry: Entry, policy: Policy, today: datetime.date) -> Summary:
    """Return what counts of an entry as of a day."""
    plan, attendance = entry.plan, entry.plan.attendance
    numbers = judging.numbers_of(policy, [entry.kind.name])
    letters = judging.letters_of(entry)
    plans = (plan,) if entry.newest is plan else (plan, entry.newest)
    return Summary(
        kind=entry.kind.name,
        need=need_of(entry, numbers, today),
        agreement=judging.agreement(plan, today),
        heard=judging.heard(plan.voice),
        band=judging.band(plan, numbers),
        is_complete=not entry.errors,
        was_suspended=bool(attendance and (attendance.suspensions or attendance.exclusions)),
        has_carried=bool(judging.carried_long(entry, numbers)),
        has_overdue=bool(judging.overdue_actions(entry, today)),
        targets=len(plan.targets),
        found=tuple(len(letters[letter]) for letter in judging.LETTERS),
        outcomes=tuple(_outcomes(entry, policy, today)),
        spent=tuple(_spent(entry, policy)),
        telling=telling_words(plan),
        names=names_of((*entry.earlier, *plans)),
        told=tuple(map(told_in, plans)),
    )


def without_own_words(summary: Summary, policy: Policy) -> Summary:
    """Return a summary with the areas that a plan has in words of its own as other ones."""
    known = known_areas(policy)
    return replace(
        summary,
        outcomes=tuple(
            one if one.area in known else one._replace(area=OTHER_AREAS) for one in summary.outcomes
        ),
        spent=tuple(
            one if one.area in known else one._replace(area=OTHER_AREAS) for one in summary.spent
        ),
    )


def _outcomes(entry: Entry, policy: Policy, today: datetime.date) -> Iterator[Outcome]:
    for review, target in judging.reviews_of(entry, today):
        yield Outcome(area_of(target, policy), review.outcome or "")


def _spent(entry: Entry, policy: Policy) -> Iterator[Spent]:
    for plan, _ in entry.looked_at:
        for target in plan.targets:
            for one in target.pupil_premium:
                yield Spent(area_of(target, policy), one.cost or 0, one.impact or "")
