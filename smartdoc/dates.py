"""Dates as plans write them, and what to say of the other ways of writing them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from smartdoc.finding import quoted

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\Z")
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[-/. ]([0-9]{1,2}|[A-Za-z]{3,9})[-/., ]+([0-9]{4}|[0-9]{2})\Z"
)
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]")
_NOT_ISO = "is not written as year-month-day with two digits each"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months in English, whatever language the computer speaks."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Between these lies every day of a plan, whoever was born or leaves school; others are mistyped.

Near the first and last days that a computer can count, no rule could reckon with weeks and months.
"""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_full(day: date) -> str:
    """Return a day as people say it: ``Friday 18 December 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=512)  # many rules ask for the same few days
def day(text: str) -> date | None:
    """Return the day that a text such as 2027-01-29 names, None for any other text."""
    match = _ISO.match(text)
    return _day(*map(int, match.groups())) if match else None


def is_date(text: str) -> bool:
    """Return whether the text is a day that exists, written as 2027-01-29."""
    return day(text) is not None


def looks_like_date(text: str) -> bool:
    """Return whether somebody meant a day by this text, rightly written or not."""
    text = text.strip()
    return any(form.match(text) for form in (_YEAR_FIRST, _DAY_FIRST, _TIME))


def date_advice(text: str) -> tuple[str, date | None]:
    """Return what is wrong with a date, and the day that was meant where that is clear.

    Numbers and names of the date are :func:`quoted`, as messages want them.
    """
    text = text.strip()
    if match := _YEAR_FIRST.match(text):
        year, month, number = map(int, match.groups())
        return _checked(year, month, number, _NOT_ISO)
    if match := _DAY_FIRST.match(text):
        return _day_first(*match.groups())
    if _TIME.match(text):
        return "has a time of day, where only the day counts", day(text[:10])
    return "is not a date", None


def _day_first(number: str, month: str, year: str) -> tuple[str, date | None]:
    in_year = int(month) if month.isdigit() else _month(month)
    if not in_year:
        return "is not a date", None
    full_year = int(year) if len(year) == 4 else 2000 + int(year)
    return _checked(full_year, in_year, int(number), "begins with the day, not with the year")


def _month(name: str) -> int:
    """Return the number of the month that a name or its beginning means, or 0."""
    for number, month in enumerate(MONTHS, start=1):
        if len(name) >= 3 and month.lower().startswith(name.lower()):
            return number
    return 0


def _checked(year: int, month: int, number: int, fault: str) -> tuple[str, date | None]:
    if meant := _day(year, month, number):
        return fault, meant
    if not 1 <= month <= 12:
        return f"is not a date: a year has no month {quoted(month, 'of this number')}", None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"is no day of a plan: {quoted(f'{year:04}', 'its year')} is mistyped", None
    length = calendar.monthrange(year, month)[1]
    named = quoted(f"{MONTHS[month - 1]} {year}", "its month")
    return f"is not a date: {named} has {length} days", None


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
