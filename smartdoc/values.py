"""A plan's values in words: days, numbers with their units, names of the closed lists."""

from __future__ import annotations

import datetime
import json
import math
from typing import TypeAlias

from smartdoc import english
from smartdoc.dates import MONTHS

Value: TypeAlias = float | int | str

_PHRASES = {
    "too-soon": "too soon to say",
    "post-16": "post-16",
    "self-report": "self-report",
}
"""Words of the closed lists that do not read well with their hyphens simply taken out."""

_CAPITALS = {"eal", "ict", "pe", "pshe", "re", "rse", "sats", "semh", "send"}

_LANGUAGES = {"english", "french", "german", "irish", "latin", "spanish", "welsh"}
"""Subjects that are written with a capital wherever they stand."""


def as_written(value: object) -> str:
    """Return a value that a schema allows as it is written in a plan: ``true``, never ``True``."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def day(date: datetime.date | None) -> str:
    """Return the day in words: ``30 November 2026``; nothing for no day.

    Words or a number in its place, which the schema of a team may allow, stay as they are. Its type
    leaves them out, because a template is held to it where a field can be no day.
    """
    if isinstance(date, str | float | int):
        return number(date)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}" if date else ""


def short_day(date: datetime.date | None) -> str:
    """Return the day for narrow columns: ``30 Nov 2026``; what is none stays as it is."""
    if isinstance(date, str | float | int):
        return number(date)
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}" if date else ""


def number(value: Value | None) -> str:
    """Return the number as people write it: ``90`` for 90.0, ``2,630``; text stays as it is."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    whole, point, rest = english.figure(value).partition(".")
    sign = whole[: whole.startswith("-")]
    return f"{sign}{int(whole.removeprefix('-')):,}{point}{rest}"


def amount(value: Value | None, unit: str | None = None) -> str:
    """Return the value with its unit: ``90%``, ``31 words``, ``£12``."""
    said = number(value)
    if not unit or not said or said.endswith(unit):
        return said
    if unit == "£":
        return _money(value, said)
    return f"{said}%" if unit == "%" else f"{said} {_one(unit) if said == '1' else unit}"


def _money(value: Value | None, said: str) -> str:
    """Return a sum of money; words that do not begin with its figures stay as they are."""
    if isinstance(value, str):
        return f"£{said}" if said[0].isdigit() else said
    return pounds(value)


def _one(unit: str) -> str:
    """Return the unit of one thing: “paragraph” for “paragraphs”, “sum of 10” for “sums of 10”."""
    noun, space, rest = unit.partition(" ")
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return (noun[:-1] if plural else noun) + space + rest


def pounds(value: float | int | None) -> str:
    """Return the sum of money: ``£2,630``, ``£12.50``, ``-£5``."""
    if value is None:
        return ""
    return f"{'-' if value < 0 else ''}{english.pounds(abs(value))}"


def words(name: str | None) -> str:
    """Return a name of the plan's closed lists as plain words: ``partly achieved``."""
    if not name:
        return ""
    if name in _PHRASES:
        return _PHRASES[name]
    plain = name.replace("-", " ").replace("_", " ")
    return " ".join(map(_written, plain.split()))


def _written(word: str) -> str:
    if word in _CAPITALS:
        return word.upper()
    return word.capitalize() if word in _LANGUAGES else word
