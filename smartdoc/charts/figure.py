"""Pictures as templates put them into a document: a figure with its numbers as the caption."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from smartdoc.charts.attendance import PERSISTENT, SEVERE, attendance
from smartdoc.charts.bars import Bar, bars
from smartdoc.charts.drawing import Picture
from smartdoc.charts.logo import logo_png
from smartdoc.charts.outcomes import outcomes
from smartdoc.charts.progress import progress
from smartdoc.charts.track import NARROW, WIDE, track
from smartdoc.config import DEFAULT_COLOUR, Branding
from smartdoc.model import Measure

_FIGURE = Markup(
    '<figure class="chart"><img src="data:image/svg+xml;base64,{}" alt="{}">'
    '<figcaption class="small">{}</figcaption></figure>'
)
_TRACK = Markup('<figure class="chart"><img src="data:image/svg+xml;base64,{}" alt="{}"></figure>')
_LOGO = Markup('<figure class="logo"><img src="data:image/png;base64,{}" alt="{}"></figure>')


class _Measured(Protocol):
    @property
    def measure(self) -> Measure | None: ...

    @property
    def due_on(self) -> datetime.date | None: ...


class _Attended(Protocol):
    @property
    def percent(self) -> float | int | None: ...

    @property
    def period(self) -> str | None: ...


class _Row(Protocol):
    @property
    def label(self) -> str: ...

    @property
    def value(self) -> float | int | None: ...

    @property
    def text(self) -> str: ...


def figure(picture: Picture | None) -> Markup:
    """Return the figure of a picture, nothing for none."""
    if picture is None:
        return Markup()
    drawing = base64.b64encode(picture.svg.encode()).decode()
    return _FIGURE.format(drawing, picture.alt, picture.numbers)


@pass_context
def progress_chart(context: Context, target: _Measured) -> Markup:
    """Return how far a target has come, nothing where there are no numbers to compare."""
    if target.measure is None:
        return Markup()
    # What is drawn over several plans says itself when it began.
    start = getattr(target, "begun_on", None) or _meeting_of(target, context)
    return figure(progress(target.measure, target.due_on, start=start, colour=_colour(context)))


@pass_context
def track_chart(context: Context, target: _Measured, *, captioned: bool = False) -> Markup:
    """Return the short line from start to goal, for a page without room for the whole course.

    Its numbers are written in it, and in the words for those who cannot see it. With a caption it
    stands by itself, and is wider than in a table.
    """
    wide = WIDE if captioned else NARROW
    made = target.measure and track(target.measure, wide=wide, colour=_colour(context))
    if not made:
        return Markup()
    if captioned:
        return figure(made)
    drawing = base64.b64encode(made.svg.encode()).decode()
    return _TRACK.format(drawing, made.alt)


@pass_context
def attendance_chart(
    context: Context,
    record: _Attended | None,
    persistent: float = PERSISTENT,
    severe: float = SEVERE,
) -> Markup:
    """Return the attendance of a period, with the lines of persistent and severe absence."""
    if record is None:
        return Markup()
    return figure(
        attendance(
            record.percent,
            period=record.period or "",
            persistent=persistent,
            severe=severe,
            colour=_colour(context),
        )
    )


@pass_context
def outcomes_chart(context: Context, counts: Mapping[str, int | None]) -> Markup:
    """Return the numbers of targets by outcome; None is a number that must not be shown."""
    return figure(outcomes(counts, colour=_colour(context)))


@pass_context
def bars_chart(context: Context, rows: Iterable[_Row | tuple[Any, ...]], what: str = "") -> Markup:
    """Return one bar for each row: its label, its value and, if it has one, its text."""
    found = [Bar(*row) if isinstance(row, tuple) else _bar(row) for row in rows]
    return figure(bars(found, what=what, colour=_colour(context)))


def _bar(row: _Row) -> Bar:
    return Bar(row.label, row.value, row.text)


def logo(branding: Branding) -> Markup:
    """Return the team's logo with its name for those who cannot see it, nothing without one."""
    if branding.logo is None:
        return Markup()
    picture = base64.b64encode(logo_png(branding.logo)).decode()
    return _LOGO.format(picture, branding.name or "Logo")


def _colour(context: Context) -> str:
    branding = getattr(context.get("view"), "branding", None)
    return branding.colour if isinstance(branding, Branding) else DEFAULT_COLOUR


def _meeting_of(target: _Measured, context: Context) -> datetime.date | None:
    """Return the day of the meeting that agreed the target, when its baseline was taken."""
    view = context.get("view")
    for plan in getattr(view, "earlier", ()):
        if any(one is target for one in plan.targets):
            return _day_of(plan)
    return _day_of(getattr(view, "plan", None))


def _day_of(plan: object) -> datetime.date | None:
    day = getattr(getattr(plan, "meeting", None), "date", None)
    return day if isinstance(day, datetime.date) else None


CHART_FILTERS: dict[str, Callable[..., Markup]] = {
    function.__name__: function
    for function in (
        attendance_chart,
        bars_chart,
        logo,
        outcomes_chart,
        progress_chart,
        track_chart,
    )
}
"""The filters under the names by which templates use them."""
