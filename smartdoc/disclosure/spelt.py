"""Days and numbers of files in a text, in each of the ways in which they are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from smartdoc.late import late

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_ISO = late(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_FIGURES = late(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_WORDS = late(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(m[:3] for m in _MONTHS)})[a-z]*"
    r"\.?,?\s+(\d{4})(?!\d)",
    re.I,
)
_FILE_NUMBER = late(r"(?<![\w.,£$€-])[A-Z]{0,4}[-/ ]?\d(?:[-/]?\d){4,}[A-Z]?(?![\w%])")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-/ "
_YEARS = late(r"(?:19|20)\d\d")
_CENTURY = 2000


def file_numbers(text: str) -> Iterator[str]:
    """Yield the numbers of five digits and more by which somebody can be looked up."""
    for found in _FILE_NUMBER.findall(text):
        if not (_YEARS.match(found) and re.search("[-/]", found)):
            yield found
            yield re.sub(r"[-/ ]", "", found)
            yield found.lstrip(_LETTERS)


def days_in(text: str) -> Iterator[datetime.date]:
    """Yield each day that a text names with its year."""
    for year, month, day in _ISO.findall(text):
        yield from _day(int(year), int(month), int(day))
    for day, month, year in _FIGURES.findall(text):
        whole = int(year) if len(year) > 2 else _CENTURY + int(year)
        yield from _day(whole, int(month), int(day))
    for day, name, year in _WORDS.findall(text):
        month = next(at for at, one in enumerate(_MONTHS, 1) if one.startswith(name.lower()))
        yield from _day(int(year), month, int(day))


def spellings(day: datetime.date) -> Iterator[str]:
    """Yield the ways in which a day is written: 2015-03-12, 12th March 2015, 12/03/15."""
    month = _MONTHS[day.month - 1]
    yield day.isoformat()
    for number in (str(day.day), f"{day.day}{_ordinal(day.day)}"):
        for name in (month, month[:3]):
            yield f"{number} {name} {day.year}"
            yield f"{name} {number} {day.year}"
        yield f"{number} of {month} {day.year}"
    yield from dict.fromkeys((f"{day:%d %m %Y}", f"{day.day} {day.month} {day.year}"))
    yield f"{day:%d %m %y}"


def _ordinal(number: int) -> str:
    teen = number // 10 == 1
    return "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _day(year: int, month: int, day: int) -> Iterator[datetime.date]:
    try:
        yield datetime.date(year, month, day)
    except ValueError:
        return
