"""The life of one target: where it stood at each meeting, and what can be counted of that."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, pairwise
from typing import Literal

from smartdoc.changes import plain
from smartdoc.frozen import frozen
from smartdoc.lives.measured import Course, courses_in
from smartdoc.lives.tried import Tried, tried_in
from smartdoc.model import Plan, Review, Target

UNMET = ("not-achieved", "partly-achieved")
"""The outcomes of a target that was not reached, or not wholly."""

End = Literal["closed", "dropped", "replaced", "escalated", "passed-on", "left-out"]
"""How a target ended; one that is left out was in the next plan no more, and nobody said why."""


@frozen
class Station:
    """A target at one meeting: what the review says of it, and how the plan made there sets it.

    ``number`` is the place of the meeting among all of them, from 0; plans of one day share it.
    ``target`` is None where the plan does not go on with it. The first of ``reviews`` counts.
    """

    plan: Plan
    number: int
    target: Target | None = None
    reviews: tuple[Review, ...] = ()

    @property
    def on(self) -> datetime.date:
        """Return the day of the meeting."""
        return self.plan.meeting.date

    @property
    def review(self) -> Review | None:
        """Return what the review says of the target, None where it says nothing."""
        return self.reviews[0] if self.reviews else None

    @property
    def outcome(self) -> str:
        """Return the outcome that the review gives, nothing as long as it gives none."""
        return (self.review and self.review.outcome) or ""


@frozen
class Span:
    """The days from one meeting to another in which a target was open, perhaps until now."""

    begun_on: datetime.date
    ended_on: datetime.date | None = None
    end: End | None = None


@frozen
class Wording:
    """A sentence of a target, and the meeting from which it stood so."""

    text: str
    on: datetime.date


@frozen
class Life:
    """All that a learner's plans tell of one target, under whatever ids it stood.

    ``stations`` go by the days of the meetings. ``spans`` are the times in which it was open: more
    than one where it was taken up again. ``passed_to`` are ids of other targets that revise it.
    A life with no span is a target that reviews name and no plan has.
    """

    stations: tuple[Station, ...]
    spans: tuple[Span, ...] = ()
    passed_to: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return the target as each plan sets it, the oldest first."""
        return tuple(one.target for one in self.stations if one.target)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids under which it stood, and was reviewed, the oldest first."""
        named = (
            name
            for one in self.stations
            for name in (*(review.target for review in one.reviews), one.target and one.target.id)
            if name
        )
        return tuple(dict.fromkeys(named))

    @property
    def id(self) -> str:
        """Return the id under which it stood last."""
        return self.targets[-1].id if self.targets else self.ids[-1]

    @property
    def title(self) -> str:
        """Return the last title that it was given, nothing where it never had one."""
        return next((one.title for one in reversed(self.targets) if one.title), "")

    # When

    @property
    def begun_on(self) -> datetime.date | None:
        """Return the day of the first meeting whose plan has it, None where no plan has."""
        return self.spans[0].begun_on if self.spans else None

    @property
    def agreed_on(self) -> datetime.date | None:
        """Return the day of the first meeting that agreed it, None while there are only drafts."""
        agreed = (one.on for one in self.stations if one.target and one.plan.status == "agreed")
        return next(agreed, None)

    @property
    def is_open(self) -> bool:
        """Tell whether it is in the newest plan, or waits for that to be filled in."""
        return bool(self.spans) and self.spans[-1].end is None

    @property
    def ended_on(self) -> datetime.date | None:
        """Return the day of the meeting at which it ended, None while it is open."""
        return self.spans[-1].ended_on if self.spans else None

    @property
    def end(self) -> End | None:
        """Return how it ended, None while it is open."""
        return self.spans[-1].end if self.spans else None

    def days_open(self, today: datetime.date) -> int:
        """Return for how many days it has been open as of today; a time in between is left out."""
        lengths = ((min(one.ended_on or today, today) - one.begun_on).days for one in self.spans)
        return sum(max(length, 0) for length in lengths)

    # What

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Return its sentences, each from the first meeting at which it stood so."""
        found: list[Wording] = []
        for one in self.stations:
            text = plain((one.target and one.target.statement) or "")
            if text and (not found or found[-1].text != text):
                found.append(Wording(text, one.on))
        return tuple(found)

    @property
    def courses(self) -> tuple[Course, ...]:
        """Return what was measured; more than one course where another thing was measured."""
        return courses_in((one.on, one.target.measure, one.target.due) for one in self._set)

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Return what was to be done for it and by whom, each action once, the oldest first."""
        return tried_in((one.plan, one.target.actions) for one in self._set)

    @property
    def reviewed(self) -> tuple[Station, ...]:
        """Return the meetings whose reviews speak of it."""
        return tuple(one for one in self.stations if one.reviews)

    # How often

    @property
    def times_carried(self) -> int:
        """Return how often it went on from one plan to the very next, in whatever words."""
        numbers = sorted({one.number for one in self._set})
        return sum(later == before + 1 for before, later in pairwise(numbers))

    @property
    def plans_in_a_row(self) -> int:
        """Return in how many plans, without a gap up to its last one, it stood under one id."""
        found: list[int] = []
        for one in reversed(self._set):
            if one.target.id != self.id or (found and found[-1] - one.number > 1):
                break
            found.append(one.number)
        return len(set(found))

    def times_unmet(
        self, outcomes: Collection[str] = UNMET, before: datetime.date | None = None
    ) -> int:
        """Return at how many reviews in a row, up to the last outcome, it had one of these.

        A meeting that says nothing of it, or gives no outcome, ends the row. With ``before`` only
        the meetings before this day count.
        """
        stations = [one for one in self.stations if before is None or one.on < before]
        times, after = 0, 0
        for number, outcome in reversed(list(_outcomes(stations))):
            if not times and not outcome:
                continue  # the last outcome is still to come
            if outcome not in outcomes or (times and after - number > 1):
                break
            times, after = times + 1, number
        return times

    @property
    def _set(self) -> tuple[_Set, ...]:
        """Return the stations whose plans have it."""
        return tuple(
            _Set(one.plan, one.number, one.on, one.target) for one in self.stations if one.target
        )


@frozen
class _Set:
    """A station whose plan has the target."""

    plan: Plan
    number: int
    on: datetime.date
    target: Target


def _outcomes(stations: Iterable[Station]) -> Iterator[tuple[int, str]]:
    """Yield each meeting with the outcome there; of plans of one day the last one given."""
    for number, same_day in groupby(stations, key=lambda one: one.number):
        given = [one.outcome for one in same_day]
        yield number, next((one for one in reversed(given) if one), "")


def life_finder(lives: Iterable[Life]) -> Callable[[Target | Review], Life]:
    """Return what finds the life that a very target or review of one of the plans belongs to."""
    known = {
        id(entry): life
        for life in lives
        for one in life.stations
        for entry in (one.target, *one.reviews)
    }
    return lambda entry: known[id(entry)]
