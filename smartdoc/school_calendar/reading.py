"""The ``calendar`` of smartdoc.yaml becomes the calendars of its schools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from smartdoc.dates import in_full
from smartdoc.finding import Path, quoted
from smartdoc.frozen import frozen
from smartdoc.school_calendar.bank_holidays import BankHolidays
from smartdoc.school_calendar.calendar import SchoolCalendar
from smartdoc.school_calendar.term import Days, Term

Fault = tuple[Path, str, str]
"""Where in ``calendar`` something is wrong, what, and what to do."""


@frozen
class Calendars:
    """The calendars of a team's schools, and the one for plans whose school is not listed."""

    by_name: Mapping[str, SchoolCalendar] = field(default_factory=dict)
    default: SchoolCalendar | None = None

    def of(self, *names: str | None) -> SchoolCalendar | None:
        """Return the calendar of the first of these schools that is listed, else the default."""
        found = (self.by_name.get(_plain(name)) for name in names if name)
        return next((calendar for calendar in found if calendar), self.default)


def calendars_from(data: Mapping[str, Any]) -> Calendars:
    """Return the calendars that data without faults describes."""
    by_name: dict[str, SchoolCalendar] = {}
    for school in data.get("schools", ()):
        calendar = _calendar(school, data)
        for _, name in _names(school):
            by_name[_plain(name)] = calendar
    return Calendars(by_name, by_name.get(_plain(data.get("default", ""))))


def faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what a schema cannot see: terms that run backward or overlap, names that are twice."""
    seen: set[str] = set()
    for at, school in enumerate(data.get("schools", ())):
        for path, name in _names(school):
            if _plain(name) in seen:
                yield (
                    ("schools", at, *path),
                    f"{quoted(name, 'this school')} stands here twice.",
                    "Take one away.",
                )
            seen.add(_plain(name))
        for where, message, hint in _term_faults(school["terms"]):
            yield ("schools", at, "terms", *where), message, hint
    if "default" in data and _plain(data["default"]) not in seen:
        yield (
            ("default",),
            f"{quoted(data['default'], 'this school')} is not among the schools.",
            "Write the name of a school just as it stands under “schools”.",
        )


def _term_faults(terms: list[dict[str, Any]]) -> Iterator[Fault]:
    for at, term in enumerate(terms):
        days = _term(term).days
        if days.last < days.first:
            yield (
                (at, "ends"),
                f"{quoted(term['name'], 'this term')} ends before it begins.",
                _CHECK,
            )
        elif days.last - days.first > _YEAR:
            yield (at, "ends"), f"{quoted(term['name'], 'this term')} takes over a year.", _CHECK
        halves = [_days(half) for half in term.get("half_terms", ())]
        for number, half in enumerate(halves):
            path = (at, "half_terms", number)
            yield from _half_term_faults(path, half, term["name"], days)
            if any(
                half.first <= other.last and other.first <= half.last for other in halves[:number]
            ):
                name = quoted(term["name"], "the term")
                yield (*path, "from"), f"This break in {name} overlaps another.", _CHECK
    order = sorted(range(len(terms)), key=lambda at: _day(terms[at]["starts"]))
    for before, at in pairwise(order):
        ended = _day(terms[before]["ends"])
        if _day(terms[at]["starts"]) <= ended:
            name = quoted(terms[at]["name"], "this term")
            other = quoted(terms[before]["name"], "the one before it")
            message = f"{name} begins before {other} ends on {in_full(ended)}."
            yield (at, "starts"), message, _CHECK


def _half_term_faults(path: Path, half: Days, name: str, term: Days) -> Iterator[Fault]:
    if half.last < half.first:
        yield (
            (*path, "to"),
            f"This break in {quoted(name, 'the term')} ends before it begins.",
            _CHECK,
        )
    elif not (term.first < half.first and half.last < term.last):
        yield (*path, "from"), f"This break does not lie within {quoted(name, 'the term')}.", _CHECK


_YEAR = timedelta(days=366)

_CHECK = "Check the dates; each is written as year-month-day."


def _calendar(school: Mapping[str, Any], data: Mapping[str, Any]) -> SchoolCalendar:
    terms = sorted((_term(term) for term in school["terms"]), key=lambda term: term.days)
    changes = data.get("bank_holidays", {})
    return SchoolCalendar(
        school=school["name"],
        terms=tuple(terms),
        inset=_day_set(school.get("inset", ())),
        closed=_day_set(school.get("no_school", ())),
        bank_holidays=BankHolidays(
            school.get("country") or data.get("country", "England"),
            _day_set(changes.get("add", ())),
            _day_set(changes.get("remove", ())),
        ),
    )


def _term(data: Mapping[str, Any]) -> Term:
    halves = tuple(sorted(map(_days, data.get("half_terms", ()))))
    return Term(data["name"], Days(_day(data["starts"]), _day(data["ends"])), halves)


def _days(data: Mapping[str, Any]) -> Days:
    return Days(_day(data["from"]), _day(data["to"]))


def _day_set(days: list[str]) -> frozenset[date]:
    return frozenset(map(_day, days))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _names(school: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the names of a school with their places in it."""
    yield ("name",), school["name"]
    yield from ((("also", at), name) for at, name in enumerate(school.get("also", ())))


_SIGNS = {ord("'"): None, ord("’"): None, ord("."): None, ord(","): " ", ord("-"): " "}


def _plain(name: str) -> str:
    """Return a school's name for comparison: small letters, no “the” before, no “school” behind.

    No punctuation either: St. Mary's, St Mary’s and St Marys are one school.
    """
    words = name.casefold().translate(_SIGNS).split()
    if words[:1] == ["the"]:
        words = words[1:]
    if len(words) > 1 and words[-1] == "school":
        words = words[:-1]
    return " ".join(words)
