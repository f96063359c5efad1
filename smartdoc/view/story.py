"""The life of a target as documents tell it: meeting by meeting, with a picture of all of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from smartdoc.changes import Piece, pieces_of, plain
from smartdoc.dates import day as day_of
from smartdoc.english import counted
from smartdoc.filters import capital, day, words
from smartdoc.frozen import frozen
from smartdoc.lives import End, Life, Station, Tried, lives_of
from smartdoc.model import Measure, Plan, Review, Target
from smartdoc.view.notes import name_of

_ENDS: Mapping[End, str] = {
    "closed": "closed",
    "dropped": "dropped",
    "replaced": "replaced by another",
    "escalated": "taken further",
    "passed-on": "passed on",
    "left-out": "no longer in the plan",
}


@frozen
class Chapter:
    """A target at one meeting. ``pieces`` is its sentence, with what is new and gone in it.

    ``first`` tells that it had no sentence before; ``called`` is its name then, where it is called
    something else now.
    """

    on: datetime.date
    plan: Plan
    review: Review | None
    target: Target | None
    pieces: tuple[Piece, ...] = ()
    first: bool = False
    called: str = ""

    @property
    def reworded(self) -> bool:
        """Tell whether the sentence is another than at the meeting before."""
        return not self.first and any(piece.fate != "same" for piece in self.pieces)


@frozen
class Drawn:
    """What a picture of a target's whole course shows, from the meeting at which it began."""

    measure: Measure
    due: str | None
    due_on: datetime.date | None
    begun_on: datetime.date | None


@frozen
class Story:
    """The life of a target as of a day."""

    life: Life
    name: str
    today: datetime.date
    followed_by: tuple[str, ...] = ()

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the target at each meeting, the first one first."""
        return tuple(_chapters(self.life.stations, self.name))

    @property
    def drawings(self) -> tuple[Drawn, ...]:
        """Return what pictures show of it, each with the readings of all plans.

        There is more than one where plans measured one thing after another.
        """
        return tuple(_drawings(self.life))

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Return what was to be done for it, and by whom."""
        return self.life.tried

    @property
    def in_short(self) -> str:
        """Return since when it runs or ran, how often it was carried over, how often missed."""
        return self.facts()

    def facts(self, *, quote: bool = True) -> str:
        """Return the same; without ``quote`` it names no other target."""
        return " ".join(f"{part}." for part in (self._when(quote=quote), *self._counts()) if part)

    def _when(self, *, quote: bool) -> str:
        life = self.life
        if life.begun_on is None:
            return "In no plan here: only a review names it"
        since = f"{'' if life.is_open else 'From '}{day(life.begun_on)}"
        if life.is_open:
            days = life.days_open(self.today)
            return f"Open since {since}" + (f", {counted(days, 'day')}" if days else "")
        end = _ENDS[life.end] if life.end else ""
        to = f" to “{'” and “'.join(self.followed_by)}”" if life.end == "passed-on" else ""
        named = quote and self.followed_by
        return f"{since} to {day(life.ended_on)}: {end}{to if named else ''}"

    def _counts(self) -> Iterator[str]:
        if times := self.life.times_carried:
            yield f"Carried over {_times(times)}"
        if times := self.life.times_unmet():
            yield f"Not wholly reached at {counted(times, 'review')}{' in a row' * (times > 1)}"


def stories_of(plans: Sequence[Plan], today: datetime.date) -> tuple[Story, ...]:
    """Return the life of each target of these plans, by its first meeting."""
    lives = lives_of(plans)
    names = {name: _name(life) for life in lives for name in life.ids}
    return tuple(
        Story(life, _name(life), today, tuple(names.get(one, one) for one in life.passed_to))
        for life in lives
    )


def stuck_in(plans: Sequence[Plan], today: datetime.date, times: int) -> tuple[Story, ...]:
    """Return the targets that were missed at so many reviews, or are to be taken further.

    The last of the plans, which come in the order of their meetings, has them or reviews them.
    """
    newest = plans[-1]
    return tuple(
        story
        for story in stories_of(plans, today)
        if story.life.stations[-1].plan is newest and _is_stuck(story.life, times)
    )


def reviewed_name(plans: Sequence[Plan], plan: Plan, name: str) -> str:
    """Return what a target that a plan reviews was called when it was set."""
    before = [one for one in plans if one.meeting.date < plan.meeting.date]
    found = (target for one in reversed(before) if (target := one.target(name)))
    target = next(found, None) or plan.target(name)
    return name_of(target) if target else capital(words(name))


def _is_stuck(life: Life, times: int) -> bool:
    review = life.stations[-1].review
    escalated = review is not None and review.decision == "escalate"
    return escalated or life.times_unmet() >= max(times, 1)


def _name(life: Life) -> str:
    if life.targets:
        return life.title or name_of(life.targets[-1])
    return capital(words(life.id))


def _chapters(stations: Sequence[Station], name: str) -> Iterator[Chapter]:
    said: str | None = None
    for one in stations:
        then = name_of(one.target) if one.target else name
        text = plain((one.target and one.target.statement) or "")
        pieces = pieces_of(text if said is None else said, text) if text else ()
        yield Chapter(
            one.on,
            one.plan,
            one.review,
            one.target,
            pieces,
            first=said is None,
            called="" if then == name else then,
        )
        said = text or said


def _drawings(life: Life) -> Iterator[Drawn]:
    measure = next((one.measure for one in life.targets if one.measure), None)
    courses = life.courses
    for course in courses:
        if measure and (course is courses[-1] or course.readings):
            whole = replace(
                measure,
                what=course.what,
                unit=course.unit,
                baseline=course.baseline,
                target=course.goal,
                readings=course.readings,
            )
            due = course.settings[-1].due
            yield Drawn(whole, due, day_of(due or ""), course.settings[0].on)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
