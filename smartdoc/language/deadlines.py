"""Forms that say by when or over how long: “by …”, “in 2 weeks”, “this term”, “from … to …”."""

from __future__ import annotations

import re

from smartdoc.language import periods
from smartdoc.language.named_days import (
    as_words,
    date_alone,
    date_or_weekday,
    ending,
    in_season,
    near_day,
    point,
    relative,
    weekday,
    whole_month,
)
from smartdoc.language.periods import Meaning, Moment
from smartdoc.language.time_words import (
    ANY_N,
    FULL_MONTH,
    HALF_TERM,
    MONTH,
    SEASON,
    UNIT,
    UP_TO_N,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Form,
    Forms,
    Found,
    Kind,
    after_gap,
    compiled,
    number,
    says,
    season,
    spaced,
    unit,
)
from smartdoc.late import late

_LEAD = compiled(
    "on or before|by or before|no later than|not later than|at the latest by|in time for|"
    "by|before|until|till|due(?: by| on| in)?|prior to|ahead of|up to"
)
_OVER = "(?:for|over|during|across|throughout|through|in|within)"
_WITHIN = "(?:in|within|inside)"
_LENGTH = rf"{UP_TO_N}[ -](?P<unit>{UNIT})"
_IN_LENGTH = compiled(
    rf"{_WITHIN} (?:(?P<next>the (?:next|coming|following|first)) |a period of |about |at most )?"
    rf"{_LENGTH}(?:['’]?s?['’]? time)?(?P<of> (?:of|after|from|before))?"
)
_FOR_LENGTH = compiled(
    rf"{_OVER} (?:(?:the )?(?:next|coming|following|first) |a (?:total|period) of |at least "
    rf"|up to |about |the )?{_LENGTH}(?P<block>[ -](?:period|block|half[ -]term))?"
)
_NEXT = compiled(
    rf"(?P<lead>(?:{_OVER}|by) )?(?:the |her |his |their |my |our )?"
    "(?P<which>next|coming|following|first|second|(?:rest|remainder) of (?:the|this)) "
    "(?:(?:school|academic|autumn|spring|summer|marking) )?"
    f"(?P<unit>week|fortnight|month|{HALF_TERM}|term|semester|year|period|quarter)"
)
_THIS = compiled(
    rf"(?:(?:{_OVER}|by) )?(?:the whole of |all )?this (?:(?:(?P<school>school|academic)|calendar|"
    rf"coming|{SEASON}) )?(?P<unit>week|month|{HALF_TERM}|term|semester|year|{SEASON}|"
    "marking period|unit|quarter)"
)
_IN_TERM = compiled(
    rf"{_OVER} (?:the )?(?:coming |whole )?(?:(?P<season>{SEASON}) )?(?:(?P<term>term)(?: [1-6])?|"
    rf"(?P<half>{HALF_TERM})(?: holidays?| break)?|school year|academic year|semester|holidays?)"
    rf"(?: {YEAR})?"
)
_IN_MONTH = compiled(rf"{_OVER} (?P<month>{FULL_MONTH}|{MONTH}(?= 20))(?: (?P<year>{YEAR}))?")
_IN_SEASON = compiled(rf"{_OVER} (?:the )?(?:coming )?{SEASON}(?: (?:of )?{YEAR})?")
_FROM = compiled("from|between")
_WEEKDAYS = compiled(f"from {WEEKDAY}s? (?:to|until) {WEEKDAY}s?")
_TO = compiled("to|until|till|and|up to|–|-")
_BEGINNING = compiled("(?:beginning|starting|commencing)(?: on| in| from)?|from")
_NEAR: Forms = (
    (compiled("today|tomorrow"), near_day),
    (compiled("tonight"), as_words),
    (compiled(rf"(?:this|next)(?: coming)? (?P<name>{WEEKDAY})(?P<week>(?!))?"), weekday),
    (compiled(rf"(?P<n>{ANY_N}) (?P<unit>{UNIT}) (?:from|after) (?:now|today)"), relative),
    (compiled(rf"(?P<n>{ANY_N}) (?P<unit>{UNIT})['’]?s?['’]? time"), relative),
)
NEAR_WORDS = f"today tomorrow tonight now time {' '.join(WEEKDAYS)}"
"""The words of which each of these has one."""


def _point_after(text: str, end: int, moment: Moment) -> tuple[int, Meaning] | None:
    at = after_gap(text, end)
    return None if at is None else point(text, at, moment)


def by(text: str, start: int, moment: Moment) -> Found | None:
    """Read “by …”, “before …” and “until …”."""
    lead = _LEAD.match(text, start)
    at = after_gap(text, lead.end()) if lead else None
    named = point(text, at, moment) if at is not None else None
    if lead is None or named is None:
        return None
    end, meaning = named
    if lead[0].lower() == "by" and _is_doer(text[max(0, start - _BEFORE) : start], text[at:end]):
        return None
    earlier = lead[0].lower().startswith(("before", "prior", "ahead"))
    return end, "deadline", periods.before(meaning, moment) if earlier else meaning


_BEFORE = 20
_DONE = late(r"\b(?:\w+ed|shown|seen|run|led|taught|written|given|read|kept|made)\s+\Z", re.I)
_SAYS_WHEN = late(
    r"[0-9]|day\b|\b(?:end|start|beginning|term|year|week|month|christmas|easter|holidays?|january|"
    r"february|march|july|september|october|november|december)\b",
    re.I,
)


def _is_doer(before: str, named: str) -> bool:
    """Return whether “by” tells who or what does it: “measured by the test”, “read by May”."""
    return _DONE.search(before) is not None and _SAYS_WHEN.search(named) is None


def on(text: str, start: int, moment: Moment) -> Found | None:
    """Read “on 18 December” and “on Friday”."""
    at = after_gap(text, start + len("on"))
    named = None if at is None else date_or_weekday(text, at, moment)
    return (named[0], "deadline", named[1]) if named else None


def date_itself(text: str, start: int, moment: Moment) -> Found | None:
    """Read a date that no word leads."""
    named = date_alone(text, start, moment)
    return (named[0], "deadline", named[1]) if named else None


_WORD = late(r"\w+")


def at_end(text: str, start: int, moment: Moment) -> Found | None:
    """Read “at the end of term”."""
    word = _WORD.match(text, start)
    at = after_gap(text, word.end()) if word else None
    named = None if at is None else ending(text, at, moment)
    return (named[0], "deadline", named[1]) if named else None


def near(text: str, start: int, moment: Moment) -> Found | None:
    """Read “tomorrow” and “one year from today”, which need no word before them."""
    for pattern, read in _NEAR:
        match = pattern.match(text, start)
        meaning = read(match, moment) if match else None
        if match and meaning:
            return match.end(), "deadline", meaning
    return None


def in_length(text: str, start: int, moment: Moment) -> Found | None:
    """Read “in 2 weeks”, “within 10 working days”, “in the next 8 weeks”."""
    match = _IN_LENGTH.match(text, start)
    if match is None or _is_adjective(match):
        return None
    kind: Kind = "period" if match["next"] else "deadline"
    if match["of"]:
        return match.start("of"), kind, Meaning(spaced(match[0]))
    end, kind, meaning = _with_beginning(text, match, kind, moment)
    within = not match[0].lower().startswith("in ")
    return end, kind, periods.at_any_time(meaning) if within else meaning


def for_length(text: str, start: int, moment: Moment) -> Found | None:
    """Read “for three weeks”, “over the next 8 weeks”, “over 6 weeks beginning 1 July”."""
    match = _FOR_LENGTH.match(text, start)
    if match is None or (_is_adjective(match) and not match["block"]):
        return None
    return _with_beginning(text, match, "period", moment)


_BLOCK = compiled(rf"{_OVER} an? (?P<n>{ANY_N})[ -](?P<unit>{UNIT})[ -](?:period|block)")


def block(text: str, start: int, moment: Moment) -> Found | None:
    """Read “over a six-week period”."""
    match = _BLOCK.match(text, start)
    return _with_beginning(text, match, "period", moment) if match else None


def _is_adjective(match: re.Match[str]) -> bool:
    """Return whether the words only name a thing: “in a day”, “for the 6 week group”."""
    count, word = number(match["n"]), match["unit"].lower()
    if match["n"].lower() in ("a", "an"):
        return word in ("day", "night", "school day")
    return count > 1 and not word.endswith("s")


def _with_beginning(text: str, match: re.Match[str], kind: Kind, moment: Moment) -> Found:
    """Read a length of time, and the day on which it begins if the words say it."""
    count, each = number(match["n"]), unit(match["unit"])
    at = after_gap(text, match.end())
    span = from_to(text, at, moment) if at is not None else None
    if span and span[2].day:
        return span
    lead = _BEGINNING.match(text, at) if at is not None else None
    named = _point_after(text, lead.end(), moment) if lead else None
    if named is None:
        return match.end(), kind, periods.later(count, each, moment)
    return named[0], "period", periods.after(named[1], count, each, moment)


_UNKNOWN = ("period", "quarter", "semester", "year")


def next_period(text: str, start: int, moment: Moment) -> Found | None:
    """Read “for the next month”, “in the next half term”, “next week”."""
    match = _NEXT.match(text, start)
    if match is None or (not match["lead"] and match["which"].lower() != "next"):
        return None
    each = unit(match["unit"])
    return match.end(), "period", _of_next(match, each, moment)


def _of_next(match: re.Match[str], each: str, moment: Moment) -> Meaning:
    which = match["which"].lower()
    if which.endswith(("the", "this")):
        return periods.end_of_this(each, season(match[0]), moment)
    if each == "term" and which == "next" and not says(match[0], "the"):
        return periods.end_of_term("next", season(match[0]), moment)
    if each in _UNKNOWN or which in ("first", "second") or not match["lead"]:
        return Meaning(spaced(match[0]))
    return periods.later(1, each, moment)


def this_period(text: str, start: int, moment: Moment) -> Found | None:
    """Read “this term”, “during this half term”, “this school year”."""
    match = _THIS.match(text, start)
    if match is None:
        return None
    each = "school year" if match["school"] else unit(match["unit"])
    end = periods.end_of_this(each, season(match[0]), moment)
    return match.end(), "period", periods.at_any_time(end)


def in_term(text: str, start: int, moment: Moment) -> Found | None:
    """Read “in the autumn term”, “during half term”, “over the summer holidays”."""
    match = _IN_TERM.match(text, start)
    if match is None:
        return None
    if match["term"] and (match["season"] or says(match[0], "the")):
        end = periods.end_of_term("this", season(match[0]), moment)
        return match.end(), "period", periods.at_any_time(end)
    return match.end(), "period", Meaning(spaced(match[0]))


def in_month(text: str, start: int, moment: Moment) -> Found | None:
    """Read “in June”, “during December 2026”."""
    match = _IN_MONTH.match(text, start)
    return (match.end(), "period", whole_month(match, moment)) if match else None


def within_season(text: str, start: int, moment: Moment) -> Found | None:
    """Read “in spring”, “over the summer”."""
    match = _IN_SEASON.match(text, start)
    return (match.end(), "period", in_season(match, moment)) if match else None


def from_to(text: str, start: int, moment: Moment) -> Found | None:
    """Read “from 28 September to 6 November 2026”, “between Easter and half term”."""
    lead = _FROM.match(text, start)
    first = _point_after(text, lead.end(), moment) if lead else None
    if first is None or _WEEKDAYS.match(text, start):
        return None
    at = after_gap(text, first[0])
    to = _TO.match(text, at) if at is not None else None
    last = _point_after(text, to.end(), moment) if to else None
    if last is None:
        return first[0], "period", periods.since(first[1])
    return last[0], "period", periods.between(first[1], last[1])


def beginning(text: str, start: int, moment: Moment) -> Found | None:
    """Read “beginning on 1 July”."""
    lead = _BEGINNING.match(text, start)
    named = _point_after(text, lead.end(), moment) if lead else None
    return (named[0], "period", periods.since(named[1])) if named else None


NO_TIME = Meaning("")
"""What looks back and so is no time of the target."""
_LOOKING_BACK = compiled("since|of|after|dated|was|were|last|past")


def looking_back(text: str, start: int, moment: Moment) -> Found | None:
    """Read “of 13 November” and “since Friday”, so that they are not taken for deadlines."""
    lead = _LOOKING_BACK.match(text, start)
    at = after_gap(text, lead.end()) if lead else None
    named = None if at is None else date_or_weekday(text, at, moment)
    return (named[0], "vague", NO_TIME) if named else None


_UNITS = (
    "day days night nights week weeks fortnight fortnights month months term terms semester "
    "semesters year years"
)
_SEASONS = "spring summer autumn winter"
_LASTING = "for over during across throughout through in within"
FORMS: tuple[tuple[str, str, tuple[Form, ...]], ...] = (
    ("by before until till no not at due prior ahead ready up in on", "", (by,)),
    ("on", "", (on,)),
    ("at towards around", f"end close last half term {_SEASONS}", (at_end,)),
    ("in within inside", _UNITS, (in_length,)),
    (_LASTING, _UNITS, (for_length, block)),
    (
        f"by {_LASTING} inside the next her his their my our",
        "next coming following first second rest remainder",
        (next_period,),
    ),
    (f"by {_LASTING} inside this all", "this", (this_period,)),
    (_LASTING, "term half year semester holiday holidays", (in_term,)),
    (_LASTING, "", (in_month,)),
    (_LASTING, _SEASONS, (within_season,)),
    ("from between", "", (from_to,)),
    ("beginning starting commencing", "", (beginning,)),
    ("since of last past was were dated after", "", (looking_back,)),
    ("today tomorrow tonight this next a an", NEAR_WORDS, (near,)),
)
"""Each form with the words that it may begin with, and the words of which it always has one."""
