"""Days and numbers of files in a text, whichever way they are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from smartdoc.language.plain import WORD_BEGINS, WORD_ENDS, alike, phrase_of
from smartdoc.late import late

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_WRITTEN_OUT = {
    **{word: at for at, word in enumerate(_ORDINALS, 1)},
    **{f"twenty {word}": 20 + at for at, word in enumerate(_ORDINALS[:9], 1)},
    "thirtieth": 30,
    "thirty first": 31,
}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER = r"(?P<day>\d{1,2}) ?(?:st|nd|rd|th)?"
_NAMED = rf"(?:{_NUMBER}|(?P<named>{'|'.join(sorted(_WRITTEN_OUT, key=len, reverse=True))}))"
_YEAR = r"(?P<year>\d{4})"
_OF = r" ?(?:day )?(?:of )?(?:the )?"


def _days(form: str) -> re.Pattern[str]:
    """Return the pattern of a day in the words of a phrase; one may begin within another."""
    return late(rf"{WORD_BEGINS}(?=(?P<said>{form}){WORD_ENDS})", re.I)


_WITH_YEAR = (
    _days(rf"{_NAMED}{_OF}{_MONTH} ?(?:of )?{_YEAR}"),
    _days(rf"{_MONTH} ?(?:the )?{_NAMED} (?:of )?{_YEAR}"),
    _days(rf"{_YEAR} ?{_MONTH} ?{_NUMBER}"),
    _days(rf"{_YEAR} {_NUMBER}{_OF}{_MONTH}"),
    _days(rf"{_YEAR} (?P<number>\d{{1,2}}) (?P<day>\d{{1,2}})"),
    _days(rf"(?P<day>\d{{1,2}}) (?P<number>\d{{1,2}}) {_YEAR}"),
    _days(rf"{_YEAR}(?P<number>\d\d)(?P<day>\d\d)"),
    _days(rf"(?P<day>\d\d)(?P<number>\d\d){_YEAR}"),
)
"""Of phrases: their words are in small letters, with single blanks between and no punctuation."""

_SHORT_YEAR = r"(?P<year>\d\d)"
_WITH_SHORT_YEAR = (
    _days(
        rf"(?P<day>\d{{1,2}})(?P<sign>[./-])(?:(?P<number>\d{{1,2}})|{_MONTH})(?P=sign)'?{_SHORT_YEAR}"
    ),
    _days(rf"{_NUMBER}{_OF}{_MONTH}[.,]? ?'?{_SHORT_YEAR}"),
    _days(rf"(?P<day>\d\d) (?P<number>\d\d) {_SHORT_YEAR}"),
)
"""Of texts: without their punctuation three short numbers in a row may be anything."""

_FILE_NUMBER = late(r"(?<![\w.,£$€-])[A-Z]{0,4}[-/ ]?\d(?:[-/]?\d){4,}[A-Z]?(?![\w%])", re.I)
_DIGITS = late(r"(?<![\d.,£$€])\d{5,}(?![\d%])")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-/ "
_YEARS = late(r"(?:19|20)\d\d")
_CENTURY = 2000
_LONGEST = 60
"""Letters within which a day stands beside its year."""

_LAST_CENTURY = 50
"""From this short year on it is one of the nineteen hundreds."""


def file_numbers(text: str) -> Iterator[str]:
    """Yield the numbers of five digits and more by which somebody can be looked up."""
    for found in _FILE_NUMBER.findall(text):
        digits = found.upper().lstrip(_LETTERS)
        if not (_YEARS.match(digits) and re.search("[-/]", digits)):
            for form in (found, digits):
                yield form
                yield re.sub(r"[-/ ]", "", form)
    yield from _DIGITS.findall(text)  # of ZE23C50412 and 50412/2 as well


@lru_cache(maxsize=2048)  # the same texts of a plan are looked at for each of its readers
def days_in(text: str) -> frozenset[datetime.date]:
    """Return each day that a text names with its year, however it is written."""
    if not any(map(str.isdigit, text)):
        return frozenset()
    return frozenset(day for day, _ in _days_said(alike(text), phrase_of(text)))


def days_of(years: Iterable[int], text: str, phrase: str) -> Iterator[tuple[datetime.date, str]]:
    """Yield each day of some years that a long text names, and its words there.

    ``text`` is one that :func:`alike` has made, ``phrase`` are its words. *Why by the years:* to
    read all of a page for days takes ten times as long.
    """
    for year in years:
        for near in _near(phrase, str(year)):
            yield from _days_said("", near)
        for sign in "./-' ":
            for near in _near(text, f"{sign}{year % 100:02}"):
                yield from _days_said(near, "")


def _near(text: str, year: str) -> Iterator[str]:
    """Yield what stands around a year, from the beginning of a word on."""
    at = text.find(year)
    while at >= 0:
        start = max(0, at - _LONGEST)
        blank = text.rfind(" ", max(0, start - _LONGEST), start + 1)
        yield text[start if blank < 0 else blank : at + _LONGEST]
        at = text.find(year, at + 1)


def _days_said(text: str, phrase: str) -> Iterator[tuple[datetime.date, str]]:
    for words, patterns in ((phrase, _WITH_YEAR), (text, _WITH_SHORT_YEAR)):
        for pattern in patterns if words else ():
            for match in pattern.finditer(words):
                yield from ((day, match["said"]) for day in _day(match.groupdict()))


def _day(parts: dict[str, str | None]) -> Iterator[datetime.date]:
    year = int(parts["year"] or 0)
    if year < 100:
        year += _CENTURY if year < _LAST_CENTURY else _CENTURY - 100
    month = parts.get("month")
    number = _number(month) if month else int(parts.get("number") or 0)
    named = parts.get("named")
    day = _WRITTEN_OUT[named.lower()] if named else int(parts["day"] or 0)
    try:
        yield datetime.date(year, number, day)
    except ValueError:
        return


def _number(month: str) -> int:
    return next(at for at, one in enumerate(_MONTHS, 1) if one.startswith(month[:3].lower()))
