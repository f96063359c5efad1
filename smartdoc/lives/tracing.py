"""Which target of one plan is which of the next: ids, what revises what, and what was ended."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby

from smartdoc.language.sameness import undated
from smartdoc.lives.life import End, Life, Span, Station
from smartdoc.model import Plan, Review, Target

_ENDS = ("close", "drop")
_END_BY: dict[str, End] = {
    "close": "closed",
    "drop": "dropped",
    "replace": "replaced",
    "escalate": "escalated",
}
_END_BY_OUTCOME: dict[str, End] = {"achieved": "closed", "no-longer-relevant": "dropped"}
"""How a target ended that the plan does not go on with, where no decision is written."""


def lives_of(plans: Sequence[Plan]) -> tuple[Life, ...]:
    """Return the life of each target in the plans of one ref and kind, by its first meeting.

    The plans may come in any order; those of one day count as one meeting, in the order given. A
    target goes on under its id, or in one that revises it. An id that a review has closed or
    dropped and that stands for other words afterwards begins a new life; with the same words or
    title the target was taken up again. Where two targets revise one, the first goes on with its
    life. Reviews of what no plan has make a life without a target.
    """
    ordered = sorted(plans, key=lambda plan: plan.meeting.date)
    days = sorted({plan.meeting.date for plan in ordered})
    tracer = _Tracer()
    for plan in ordered:
        tracer.follow(plan, days.index(plan.meeting.date))
    newest = [plan for plan in ordered if plan.meeting.date == days[-1]]
    waits = all(plan.status == "draft" for plan in newest)
    return tuple(trace.life(days, waits=waits) for trace in tracer.traces)


def alike(target: Target, old: Target) -> bool:
    """Return whether two targets have one title, or the same sentence but for its days."""
    title = bool(target.title) and target.title == old.title
    statement = undated(target.statement or "")
    return title or (bool(statement) and statement == undated(old.statement or ""))


class _Trace:
    """A life while it is followed from plan to plan."""

    def __init__(self) -> None:
        self.stations: list[Station] = []
        self.passed_to: list[str] = []
        self._last: Target | None = None

    def review(self, plan: Plan, number: int, review: Review) -> None:
        """Note what a review says; what names the target by its last id comes first."""
        station = self._station(plan, number)
        given = station.reviews
        fits_better = bool(given) and given[0].target != self.name == review.target
        reviews = (review, *given) if fits_better else (*given, review)
        self.stations[-1] = Station(plan, number, station.target, reviews)

    def set(self, plan: Plan, number: int, target: Target) -> None:
        """Note how a plan sets the target."""
        station = self._station(plan, number)
        self.stations[-1] = Station(plan, number, target, station.reviews)
        self._last = target

    def is_in(self, plan: Plan) -> bool:
        """Tell whether the target stands in this plan, as far as that has been read."""
        return bool(self.stations) and self._is_of(plan) and self.stations[-1].target is not None

    def goes_on_as(self, target: Target) -> bool:
        """Tell whether a target with its id is this one: it is not over, or in the same words."""
        return not self._is_ended or (self._last is not None and alike(target, self._last))

    def life(self, days: Sequence[datetime.date], *, waits: bool) -> Life:
        """Return the life as it is at the newest meeting, for which ``waits`` tells of a draft."""
        spans = tuple(_spans(self.stations, days, waits=waits))
        if spans and spans[-1].end == "left-out" and self.passed_to:
            spans = (*spans[:-1], Span(spans[-1].begun_on, spans[-1].ended_on, "passed-on"))
        return Life(tuple(self.stations), spans, tuple(dict.fromkeys(self.passed_to)))

    @property
    def name(self) -> str:
        """Return the id under which the target stood last, nothing where it never stood."""
        return self._last.id if self._last else ""

    @property
    def _is_ended(self) -> bool:
        """Tell whether a review after the last plan that has the target ends it."""
        for station in reversed(self.stations):
            if station.target:
                break
            if any(review.decision in _ENDS for review in station.reviews[:1]):
                return True
        return False

    def _is_of(self, plan: Plan) -> bool:
        return self.stations[-1].plan is plan

    def _station(self, plan: Plan, number: int) -> Station:
        """Return the station of this plan, a new one where there is none yet."""
        if not self.stations or not self._is_of(plan):
            self.stations.append(Station(plan, number))
        return self.stations[-1]


class _Tracer:
    """Follows all targets; ``_current`` holds the life to which an id belongs at the time."""

    def __init__(self) -> None:
        self.traces: list[_Trace] = []
        self._current: dict[str, _Trace] = {}

    def follow(self, plan: Plan, number: int) -> None:
        """Read one plan more: first its review, which is about what was before."""
        for review in plan.review:
            trace = self._current.get(review.target) or self._begun(review.target)
            trace.review(plan, number, review)
        before = dict(self._current)
        going_on = dict(self._going_on(plan, number, before))
        here: set[str] = set()
        for place, target in enumerate(plan.targets):
            old = before.get(target.revises or "")
            trace = going_on.get(place) or self._new(plan, target, old, keep=target.id in here)
            if old is not None and old is not trace:
                old.passed_to.append(target.id)
            if place not in going_on:
                trace.set(plan, number, target)
            here.add(target.id)

    def _new(self, plan: Plan, target: Target, old: _Trace | None, *, keep: bool) -> _Trace:
        """Return the life of a target with a new id: that of the one it revises, or a new one."""
        if old is not None and not old.is_in(plan):
            self._current[target.id] = old
            return old
        return self._begun(target.id, keep=keep)

    def _going_on(
        self, plan: Plan, number: int, before: dict[str, _Trace]
    ) -> Iterator[tuple[int, _Trace]]:
        """Yield the places of the targets that keep their ids, with the lives they go on with."""
        # Where an old id is back beside the one that revises it, the life belongs to the latter.
        owned = [(before.get(target.id), place) for place, target in enumerate(plan.targets)]
        for own, place in sorted(
            owned, key=lambda one: not one[0] or one[0].name != plan.targets[one[1]].id
        ):
            target = plan.targets[place]
            if own is not None and not own.is_in(plan) and own.goes_on_as(target):
                own.set(plan, number, target)
                yield place, own

    def _begun(self, name: str, *, keep: bool = False) -> _Trace:
        """Return a new life for an id; ``keep`` leaves the id with the one that has it."""
        trace = _Trace()
        self.traces.append(trace)
        if not keep:
            self._current[name] = trace
        return trace


def _spans(
    stations: Sequence[Station], days: Sequence[datetime.date], *, waits: bool
) -> Iterator[Span]:
    """Yield the times in which a target was open.

    What a draft of the newest plan does not go on with may still be decided.
    """
    newest = len(days) - 1
    begun: datetime.date | None = None
    seen = -1
    for number, same_day in groupby(stations, key=lambda one: one.number):
        here = list(same_day)
        if begun and number > seen + 1:
            yield Span(begun, days[seen + 1], "left-out")
            begun = None
        if any(one.target for one in here):
            begun, seen = begun or days[number], number
        elif begun and not (waits and number == newest and _is_waiting(here)):
            yield Span(begun, days[number], _end(here))
            begun = None
        elif begun:
            seen = number
    if begun and seen < newest and not (waits and seen + 1 == newest):
        yield Span(begun, days[seen + 1], "left-out")
    elif begun:
        yield Span(begun)


def _is_waiting(stations: Sequence[Station]) -> bool:
    """Tell whether a target may still go on: no decision ends it."""
    return _end(stations) == "left-out"


def _end(stations: Sequence[Station]) -> End:
    """Return how a target ended that these plans of one day do not go on with."""
    reviews = [one.review for one in reversed(stations) if one.review]
    for review in reviews:
        if review.decision:
            return _END_BY.get(review.decision, "left-out")
    outcomes = (_END_BY_OUTCOME.get(review.outcome or "") for review in reviews)
    return next((end for end in outcomes if end), "left-out")
