"""What names a day after “by”, “before” or “until”: a date, a weekday, an end of term, an event."""

from __future__ import annotations

import re
from collections.abc import Callable

from smartdoc.language import periods
from smartdoc.language.periods import Meaning, Moment
from smartdoc.language.time_words import (
    ANY_N,
    END,
    EVENT,
    FULL_MONTH,
    HALF_TERM,
    MEETING,
    MONTH,
    SEASON,
    TERM,
    UNIT,
    WEEKDAY,
    WHOSE,
    YEAR,
    Forms,
    Read,
    compiled,
    month,
    number,
    says,
    season,
    spaced,
    unit,
    year,
)


def _full_date(match: re.Match[str], moment: Moment) -> Meaning | None:
    return periods.dated(int(match["day"]), month(match["month"]), year(match["year"]), moment)


def _number_date(match: re.Match[str], moment: Moment) -> Meaning | None:
    return periods.dated(int(match["day"]), int(match["month"]), year(match["year"]), moment)


def weekday(match: re.Match[str], moment: Moment) -> Meaning:
    """Return the meaning of a day of the week, perhaps “of next week”."""
    week = (match["week"] or "").lower()
    return periods.on_weekday(match["name"], week, moment, following=says(match[0], "next"))


def _month_end(match: re.Match[str], moment: Moment) -> Meaning:
    return periods.end_of_month(month(match["month"]), year(match["year"]), moment)


def whole_month(match: re.Match[str], moment: Moment) -> Meaning:
    """Return the meaning of a month and perhaps its year."""
    return periods.within_month(month(match["month"]), year(match["year"]), moment)


def _span_end(match: re.Match[str], moment: Moment) -> Meaning:
    if match["unit"].lower() == "week" and not says(match[0], "this", "next"):
        return as_words(match, moment)  # “by the end of the week”: perhaps of each
    return periods.end_of_span(match["unit"].lower(), says(match[0], "next"), moment)


_ORDINALS = "first second third fourth 1st 2nd 3rd 4th easter christmas michaelmas lent".split()


def _term_end(match: re.Match[str], moment: Moment) -> Meaning:
    if says(match[0], *_ORDINALS):
        return as_words(match, moment)
    which = "next" if says(match[0], "next") else "this"
    return periods.end_of_term(which, season(match[0]), moment)


def _numbered_term_end(match: re.Match[str], moment: Moment) -> Meaning:
    return periods.end_of_numbered_term(match["n"], spaced(match[0]), moment)


def _term_start(match: re.Match[str], moment: Moment) -> Meaning:
    return periods.start_of_term(season(match[0]), moment)


def relative(match: re.Match[str], moment: Moment) -> Meaning:
    """Return the meaning of “two weeks from today”."""
    return periods.later(number(match["n"]), unit(match["unit"]), moment)


def near_day(match: re.Match[str], moment: Moment) -> Meaning:
    """Return the meaning of “today” and “tomorrow”."""
    return periods.near(match[0].lower(), moment)


def as_words(match: re.Match[str], moment: Moment) -> Meaning:
    """Return the words themselves, where no day follows from them."""
    return Meaning(spaced(match[0]))


def in_season(match: re.Match[str], moment: Moment) -> Meaning:
    """Return the meaning of a season of the year."""
    return Meaning(spaced(match[0]).lower())


def _meeting(match: re.Match[str], moment: Moment) -> Meaning:
    return periods.next_meeting(spaced(match[0]), moment)


def _of(read: Callable[[Moment], Meaning]) -> Read:
    return lambda _, moment: read(moment)


_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_DATES: Forms = (
    (
        compiled(
            rf"(?:{WEEKDAY},? )?(?:the )?{_DAY}(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?"
        ),
        _full_date,
    ),
    (
        compiled(rf"(?:{WEEKDAY},? )?(?P<month>{MONTH}) {_DAY}(?:,? (?P<year>{YEAR}))?"),
        _full_date,
    ),
    (compiled(rf"(?P<year>{YEAR})-(?P<month>[01]?[0-9])-(?P<day>[0-3]?[0-9])"), _number_date),
    (
        compiled(
            r"(?P<day>[0-3]?[0-9])(?P<by>[/.-])(?P<month>[01]?[0-9])(?P=by)"
            rf"(?P<year>{YEAR}|[23][0-9])"
        ),
        _number_date,
    ),
)
_WEEKDAYS: Forms = (
    (
        compiled(
            rf"(?:this |next |the following )?(?P<name>{WEEKDAY})"
            rf"(?! (?:{MONTH}|mornings|afternoons|evenings))"
            r"(?: (?:of )?(?P<week>this|next) week)?"
        ),
        weekday,
    ),
)
_ENDS: Forms = (
    (compiled(rf"{END} (?P<month>{MONTH})(?: (?P<year>{YEAR}))?"), _month_end),
    (compiled(rf"{END} (?:the |this |next )?(?P<unit>week|month)"), _span_end),
    (
        compiled(
            rf"{END} (?:{WHOSE} |next )?{TERM}(?: {YEAR})?|term['’]s end|this term"
            rf"|(?:the )?{SEASON} term"
        ),
        _term_end,
    ),
    (compiled(rf"{END} (?:{WHOSE} )?(?:next )?term (?P<n>[1-6])(?: {YEAR})?"), _numbered_term_end),
    (
        compiled(
            rf"(?:{END} )?(?:the )?(?:(?:{SEASON}|october|february|may|whitsun) {HALF_TERM}"
            rf"|{SEASON} [12])"
        ),
        as_words,
    ),
    (
        compiled(
            rf"(?:{END} )?(?:the |this |next )?(?:first |second )?"
            rf"{HALF_TERM}(?: holidays?| break| week)?"
        ),
        _of(periods.by_half_term),
    ),
    (
        compiled(rf"{END} (?:the |this )?(?:school|academic) year"),
        _of(periods.end_of_year),
    ),
    (
        compiled(
            rf"{END} (?:(?:{WHOSE}|next|each) )?(?:(?:next|calendar|iep|financial|first|second|"
            "grading|marking|reporting) )?(?:year(?: (?:group )?[0-9]{1,2})?|unit|semester|period|"
            "quarter|course|module|topic|project|placement|programme|program|block|"
            "key stage(?: [1-5])?|ks ?[1-5]|reception|nursery|primary school|sixth form|"
            "intervention|plan)"
        ),
        as_words,
    ),
)
_FROM_NOW = (compiled(rf"(?P<n>{ANY_N}) (?P<unit>{UNIT}) (?:from|after) (?:now|today)"), relative)
_OTHERS: Forms = (
    _FROM_NOW,
    (
        compiled(
            rf"(?:(?:the )?(?:beginning|start|middle) of |mid[ -]|early |late )"
            rf"(?P<month>{MONTH})(?: (?P<year>{YEAR}))?"
        ),
        as_words,
    ),
    (compiled(rf"(?P<month>{MONTH}) (?P<year>{YEAR})"), whole_month),
    (compiled(rf"(?:next )?(?P<month>{FULL_MONTH})(?P<year>(?!))?"), whole_month),
    (
        compiled(rf"next term|(?:the )?(?:beginning|start) of (?:the |next )?(?:{SEASON} )?term"),
        _term_start,
    ),
    (compiled("christmas(?: day| eve)?"), _of(periods.christmas)),
    (compiled("easter(?: sunday| monday)?"), _of(periods.easter)),
    (
        compiled(
            r"(?:the )?(?:end of (?:the )?)?(?:(?:christmas|easter|summer|october|winter|school) )"
            r"(?:holidays?|break|vacation)|the holidays|new year(?:['’]s (?:day|eve))?|halloween"
        ),
        as_words,
    ),
    (
        compiled(rf"(?:the |next )?(?:(?:end|start) of )?(?:the )?{SEASON}(?: (?:of )?{YEAR})?"),
        in_season,
    ),
    (compiled("today|tomorrow"), near_day),
    (
        compiled("tonight|this evening|this time next year|next (?:week|month|year)"),
        as_words,
    ),
    (
        compiled(
            "(?:the )?(?:(?:end|start|beginning) of )?(?:year|grade|yr) ?[0-9]{1,2}|key stage [1-5]"
            "|(?:the )?(?:start|beginning) of (?:the |next )?(?:school |academic )?year"
        ),
        as_words,
    ),
    (
        compiled(
            "(?:the )?age(?: of)? [0-9]{1,2}"
            "|(?:her|his|their|my) [0-9]{1,2}(?:st|nd|rd|th) birthday"
        ),
        as_words,
    ),
    (compiled(rf"(?:(?:{WHOSE} )?(?:next|following|coming) |the ){MEETING}"), _meeting),
    (
        compiled(
            rf"(?:{WHOSE} )?(?:next |final |end-of-unit |first |upcoming ){EVENT}"
            rf"|{WHOSE} (?:[\w-]{{1,15}} )?{EVENT}|(?:{WHOSE} )?mid-?terms?(?: exams?)?|sats|gcses"
        ),
        as_words,
    ),
)
_DATES_AND_WEEKDAYS = _DATES + _WEEKDAYS
_IN_WORDS = _DATES_AND_WEEKDAYS + _ENDS + _OTHERS
_IN_FIGURES: Forms = (
    *_DATES,
    (compiled(r"(?P<day>[0-3][0-9])/(?P<month>[01][0-9])(?P<year>(?!/))?"), _number_date),
    _FROM_NOW,
    (compiled(YEAR), as_words),
)


def point(text: str, start: int, moment: Moment) -> tuple[int, Meaning] | None:
    """Return where the longest name of a day from here ends, and its meaning."""
    in_figures = text[start : start + 1].isdigit()
    return _longest(_IN_FIGURES if in_figures else _IN_WORDS, text, start, moment)


def ending(text: str, start: int, moment: Moment) -> tuple[int, Meaning] | None:
    """Return the same for an end alone: “the end of term”."""
    return _longest(_ENDS, text, start, moment)


def date_or_weekday(text: str, start: int, moment: Moment) -> tuple[int, Meaning] | None:
    """Return the same for a date or a day of the week, and nothing else."""
    return _longest(_DATES_AND_WEEKDAYS, text, start, moment)


def date_alone(text: str, start: int, moment: Moment) -> tuple[int, Meaning] | None:
    """Return the same for a date: a weekday alone is none (“the Friday story”)."""
    return _longest(_DATES, text, start, moment)


def _longest(forms: Forms, text: str, start: int, moment: Moment) -> tuple[int, Meaning] | None:
    found: tuple[int, Meaning] | None = None
    for pattern, read in forms:
        match = pattern.match(text, start)
        if match and (found is None or match.end() > found[0]):
            meaning = read(match, moment)
            found = (match.end(), meaning) if meaning else found
    return found
