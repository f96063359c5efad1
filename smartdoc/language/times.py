"""The times that a sentence names: by when, over how long, how often, on which occasion.

The grammar is closed: each form begins with one of a few words and is tried only there, and each
is of bounded length, so a text of any size and kind is read in linear time. What is no form is no
time: “may”, “second”, “Year 9”, “a 6 week group” and “90% on days” are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from smartdoc.frozen import frozen
from smartdoc.language import deadlines, how_often
from smartdoc.language.finder import words_in
from smartdoc.language.periods import Meaning, Moment
from smartdoc.language.time_words import MONTHS, SPELT, Form, Kind
from smartdoc.late import late
from smartdoc.school_calendar import SchoolCalendar


@frozen
class TimePhrase:
    """A time as the sentence names it, from ``start`` to ``end``, and what it was understood as.

    ``day`` is the day by which it is over, None where it cannot be known; a date from ``earliest``
    to ``latest`` says the same. ``starts`` is a period's own first day, ``days`` are check-points.
    ``which`` says what day it is, such as “the last day of the autumn term”, at which ``school``.
    """

    text: str
    start: int
    end: int
    kind: Kind
    day: date | None
    understood: str
    earliest: date | None = None
    latest: date | None = None
    starts: date | None = None
    days: tuple[date, ...] = ()
    which: str = ""
    school: str = ""

    def agrees_with(self, day: date) -> bool:
        """Return whether the words leave room for this day."""
        return (self.earliest or day) <= day <= (self.latest or day)


def times(
    sentence: str,
    today: date | None = None,
    calendar: SchoolCalendar | None = None,
    meeting: date | None = None,
) -> tuple[TimePhrase, ...]:
    """Return the times of a sentence from left to right, none within another.

    ``today`` is the day from which “in 2 weeks” counts, ``meeting`` that of the next meeting.
    """
    return tuple(_phrases(sentence, Moment(_usual(today), calendar, _usual(meeting))))


_YEARS = range(1900, 9000)
"""Years to reckon from: near either end of all dates, a week before or a year later is none."""


def _usual(day: date | None) -> date | None:
    return day if day and day.year in _YEARS else None


def deadline(
    words: str,
    today: date | None = None,
    calendar: SchoolCalendar | None = None,
    meeting: date | None = None,
) -> TimePhrase | None:
    """Return what a deadline in words means: “end of term”, “2 weeks”; None if no day is clear."""
    words = words.strip().rstrip(".")
    for text in (words, f"by {words}", f"in {words}"):
        found = [each for each in times(text, today, calendar, meeting) if _ends(each)]
        if found and all(each.day == found[0].day for each in found):
            return found[0]
    return None


def _ends(phrase: TimePhrase) -> bool:
    return phrase.day is not None and phrase.kind in ("deadline", "period")


_WORD = late(r"(?<![\w/.-])\w{1,20}")
_Tried = tuple[Form, frozenset[str]]
"""A form, and the words of which a text has one if it has the form; none where any text may."""


def _holding(words: str, *forms: Form) -> tuple[_Tried, ...]:
    return tuple((form, frozenset(words.split())) for form in forms)


_OF_MONTHS = _holding("", deadlines.date_itself)
_OF_NUMBERS = (
    *_OF_MONTHS,
    *_holding(deadlines.NEAR_WORDS, deadlines.near),
    *_holding(how_often.CYCLE_WORDS, how_often.so_often),
    *_holding(how_often.CHANCE_WORDS, how_often.out_of),
)
_OF_WEEKDAYS = (*_holding(how_often.FREQUENCY_WORDS, how_often.frequency), *_OF_MONTHS)


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[_Tried, ...]:
    """Return the forms that may begin with a word in small letters."""
    found: list[_Tried] = []
    for beginnings, words, forms in deadlines.FORMS + how_often.FORMS:
        if word in beginnings.split():
            found += _holding(words, *forms)
    if word in SPELT:
        found += _OF_NUMBERS
    if word[:3] in MONTHS:
        found += _OF_MONTHS
    if "day" in word:
        found += _OF_WEEKDAYS
    if word in {beginning.split()[0] for beginning in how_often.vague_beginnings()}:
        found += _holding("", how_often.vague)
    return tuple(dict.fromkeys(found))


_UNITS = "day days night nights week weeks fortnight month months half term terms year years"
_LEADS = "in on at for over during across throughout through within inside towards around"
_LED = (
    f"{_UNITS} a an the this next coming following first second rest remainder her his their my "
    "our your its each every any all whole very end close last about least most up or to wk wks "
    "school academic semester holiday holidays spring summer autumn winter weekend weekends "
    "schoolday schooldays schoolnights weekday weekdays christmas easter time ready"
)
_FOLLOWED_BY: dict[str, frozenset[str]] = {
    word: frozenset(following.split())
    for words, following in (
        ("the", "next end rest remainder coming following first second"),
        ("her his their my our", "next coming following first second"),
        ("a an", _UNITS),
        ("of since last past was were dated", "the week weeks wk wks"),
        (_LEADS, _LED),
    )
    for word in words.split()
}
"""Of the commonest words, what must come next, if not a number, month or weekday, to begin a time.

*Why:* a sentence is full of “in”, “the” and “a”, and each would be tried with all of its forms.
"""


def _leads_nowhere(word: str, following: str) -> bool:
    allowed = _FOLLOWED_BY.get(word)
    if allowed is None or following in allowed or following in SPELT:
        return False
    if f"{word} {following}" in how_often.vague_beginnings():
        return False
    return not (following[:1].isdigit() or following[:3] in MONTHS or "day" in following)


def _phrases(text: str, moment: Moment) -> Iterator[TimePhrase]:
    end, said = 0, words_in(text)
    words = list(_WORD.finditer(text))
    low = [word[0].lower() for word in words]
    for word, this, following in zip(words, low, [*low[1:], ""], strict=False):
        start, forms = word.start(), _tried(this)
        if start < end or not forms or _leads_nowhere(this, following):
            continue
        found = [
            each
            for form, needed in forms
            if not (needed and needed.isdisjoint(said)) and (each := form(text, start, moment))
        ]
        if found:
            end, kind, meaning = max(found, key=lambda each: each[0])
            if meaning is not deadlines.NO_TIME:
                yield _phrase(text, start, end, kind, meaning)


def _tried(word: str) -> tuple[_Tried, ...]:
    """Return the forms that may begin with a word in small letters."""
    if not word.isascii():
        return ()
    return _OF_NUMBERS if word[0].isdigit() else _forms(word)


def _phrase(text: str, start: int, end: int, kind: Kind, meaning: Meaning) -> TimePhrase:
    return TimePhrase(
        text[start:end],
        start,
        end,
        kind,
        meaning.day,
        meaning.words,
        meaning.earliest,
        meaning.latest,
        meaning.starts,
        meaning.days,
        meaning.which,
        meaning.school,
    )
