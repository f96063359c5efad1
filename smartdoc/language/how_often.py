"""Forms that say how often or on which occasion, check-points, and times that never come."""

from __future__ import annotations

import re
from functools import cache

from smartdoc.language import lexicon, periods
from smartdoc.language.finder import words_in
from smartdoc.language.periods import Meaning, Moment
from smartdoc.language.time_words import (
    EVENT,
    HALF_TERM,
    MEETING,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    WHOSE,
    Form,
    Found,
    Kind,
    N,
    compiled,
    number,
    says,
    spaced,
)
from smartdoc.late import late

# How often.

_PER = "(?:an?|per|each|every|in (?:an?|each|every|any)|of (?:each|every)|out of each)"
_CYCLE = (
    f"(?:school |working |term |full |single )?(?:day|week|fortnight|month|{HALF_TERM}|term|year|"
    "night|evening|morning|weekend|lesson|session)"
)
CYCLE_WORDS = "day week fortnight month term year night evening morning weekend lesson session"
"""The words of which every “twice a week” has one."""

_PART_OF_DAY = "(?:mornings?|afternoons?|evenings?|nights?|lunchtimes?)"
_EVERY_WHAT = (
    "(?:(?:school|week|term|working|single|other|second|third|fourth|alternate|few) ){0,2}"
    rf"(?:days?|nights?|evenings?|mornings?|afternoons?|weekends?|weeks?|fortnights?|months?|"
    rf"{HALF_TERM}s?|terms?|lunch ?times?|break ?times?|play ?times?|bedtimes?|{WEEKDAY}s?)"
)
_AND = "(?:,|,? and|,? or)"
_Patterns = tuple[tuple[frozenset[str], re.Pattern[str]], ...]
"""Patterns, each with the words of which every text has one that it finds."""


def _having(words: str, form: str) -> tuple[frozenset[str], re.Pattern[str]]:
    return frozenset(words.split()), compiled(form)


_DAYS = " ".join(WEEKDAYS)
_EACH_OF_DAYS = " ".join(f"{day}s" for day in WEEKDAYS)
_PLURALS = "days nights mornings evenings"
_JOINED = " ".join(f"week{part} school{part}" for part in _PLURALS.split())
_SO_OFTEN: _Patterns = (
    _having(
        CYCLE_WORDS,
        rf"(?:{N}|once|twice|thrice)(?: (?:or|to) {N}|-{N})?(?:[ -][\w'’-]{{1,20}}){{0,4}}? "
        rf"{_PER} {_CYCLE}",
    ),
)
_FREQUENCIES: _Patterns = (
    _having("to until", f"(?:from )?{WEEKDAY}s? (?:to|until) {WEEKDAY}s?"),
    _having(
        "daily nightly weekly fortnightly monthly termly annually yearly biweekly",
        "daily|nightly|weekly|fortnightly|monthly|termly|half-termly|annually|yearly|"
        "bi-?weekly|twice-weekly",
    ),
    _having(
        "every each",
        rf"(?:on |at |in )?(?:every|each) (?:{N} )?{_EVERY_WHAT}"
        rf"(?:{_AND} (?:each |every )?{WEEKDAY}s?){{0,3}}",
    ),
    _having(_EACH_OF_DAYS, rf"(?:on )?{WEEKDAY}s(?:{_AND} {WEEKDAY}s){{0,4}}"),
    _having(_DAYS, rf"(?:on )?{WEEKDAY}(?:{_AND} {WEEKDAY}){{0,3}} {_PART_OF_DAY}"),
    _having(
        f"{_DAYS} {_EACH_OF_DAYS}",
        rf"on (?:an? |{N} )?{WEEKDAY}s?(?:{_AND} {WEEKDAY}s?){{1,4}}",
    ),
    _having(
        f"{_PLURALS} {_JOINED}",
        "on (?:all )?(?:school ?|week ?)(?:days|nights|mornings|evenings)",
    ),
    _having("weekend weekends", "(?:at|on) (?:the )?weekends?"),
    _having("per", f"per (?:school |working )?(?:day|week|fortnight|month|term|night|{HALF_TERM})"),
)
FREQUENCY_WORDS = " ".join(sorted({word for words, _ in _FREQUENCIES[1:] for word in words}))
"""The words of which each of these has one; the first has the name of a day."""


def so_often(text: str, start: int, moment: Moment) -> Found | None:
    """Read “twice a week”, “four of five days each week”."""
    return _longest(_SO_OFTEN, text, start, "frequency")


def frequency(text: str, start: int, moment: Moment) -> Found | None:
    """Read “daily”, “every second Friday”, “on school nights”."""
    return _longest(_FREQUENCIES, text, start, "frequency")


def _longest(patterns: _Patterns, text: str, start: int, kind: Kind) -> Found | None:
    said = words_in(text)
    ends = [
        match.end()
        for words, pattern in patterns
        if not words.isdisjoint(said) and (match := pattern.match(text, start))
    ]
    return (max(ends), kind, Meaning(spaced(text[start : max(ends)]))) if ends else None


# On which occasion.

CHANCE_WORDS = (
    "occasion occasions opportunities trial trials times lessons sessions attempts days mornings "
    "nights evenings afternoons tests tasks weeks visits stories pieces problems activities "
    "situations transitions requests chances observations games"
)
"""The words of which every “4 out of 5 occasions” has one."""

_CHANCES = f"(?:{CHANCE_WORDS.replace(' ', '|')}|school days)"
_EACH_WHAT = (
    "(?:lessons?|sessions?|time|visits?|meetings?|tests?|text|story|piece|assembly|activity|task|"
    "break|club|game|assessment|class|reading|meal|homework|talk|tutorial|unit|school trip|match|"
    "transition|register|registration|conversation|exam|paper|contact|book)"
)
_OUT_OF: _Patterns = (
    _having(
        "of",
        rf"{N}(?: out)? of (?:the |every |each |his |her |their |my )?(?:next |last |first )?{N}"
        rf"(?: (?!{_CHANCES}\b)[\w-]{{1,20}}){{0,2}} {_CHANCES}",
    ),
    _having("out", rf"{N} (?:[\w-]{{1,15}} )?{_CHANCES} out of {N}"),
    _having(CHANCE_WORDS, rf"[0-9]{{1,3}} ?/ ?[0-9]{{1,3}} (?:[\w-]{{1,20}} )?{_CHANCES}"),
)
_OCCASIONS: _Patterns = (
    _having(
        "each every any all",
        r"(?:(?:in |on |at |for |during |after |before )?(?:each|every)"
        r"|(?:in|on|at|during|after|before) (?:any|all))(?: of)?(?! the time)"
        rf"(?: (?:his|her|their|my|the))?(?: (?!{_EACH_WHAT}\b)[\w-]{{1,20}}){{0,2}} {_EACH_WHAT}",
    ),
    _having(
        "next",
        rf"(?:in|on|at|for|during) {WHOSE} (?:very )?next "
        rf"(?!{UNIT}\b|{N}\b|half|few|couple)[\w-]{{2,20}}"
        rf"(?: (?:{MEETING}|{EVENT}|piece|report))?",
    ),
    _having("the", rf"(?:in|on|at|for|during) the {MEETING}"),
)
_MEETINGS = ("pep", "liap", "review", "meeting", "conference")


def out_of(text: str, start: int, moment: Moment) -> Found | None:
    """Read “4 out of 5 occasions”."""
    return _longest(_OUT_OF, text, start, "occasion")


def occasion(text: str, start: int, moment: Moment) -> Found | None:
    """Read “in her next test”, “in each lesson”, “at the next meeting”."""
    found = _longest(_OCCASIONS, text, start, "occasion")
    if found and says(found[2].words, "next") and says(found[2].words, *_MEETINGS):
        return found[0], found[1], periods.next_meeting(found[2].words, moment)
    return found


_WHEN = compiled(
    "(?:when|whenever|while|as soon as)"
    "(?! (?:possible|ready|appropriate|necessary|needed|required|practicable|available|able))"
    r" [a-z][\w'’-]{0,20}(?: [\w'’-]{1,20})?"
)
_TOLD = late(
    r"\b(?:shows?|says?|knows?|tells?|explains?|understands?|identify|ask|decide|recogni[sz]e|"
    r"about|and|or|where|what|who|why|how)(?:\s(?:me|us|an adult))?\s{1,4}\Z",
    re.I,
)
_NEAR = 24


def when(text: str, start: int, moment: Moment) -> Found | None:
    """Read “when the teacher …”, unless it tells what somebody says or knows."""
    match = _WHEN.match(text, start)
    if match is None or _TOLD.search(text[max(0, start - _NEAR) : start]):
        return None
    return match.end(), "occasion", Meaning(spaced(match[0]))


# Check-points, and words that name no time at all.

_WEEKS = rf"{N}(?:(?:,|,? and|,? &|,? or|,? then)? (?:weeks? )?{N}|(?: ?[–-] ?| to ){N}){{0,9}}"
_CHECKPOINTS = (
    compiled(
        r"(?:(?:in|at|after|by|during|of|end of) )?(?:the end of )?(?:weeks?|wks?) "
        rf"{_WEEKS}(?! (?:of|words|times|out))"
    ),
    compiled(rf"(?:at|after) (?:{N},? ){{1,8}}(?:and|&|or) {N} weeks"),
)
_EACH_WEEK = late(rf"\b{N}(?!\w)", re.I)
_LAST_WEEK = 60
"""A year has no more weeks; a larger number is something else."""


def checkpoints(text: str, start: int, moment: Moment) -> Found | None:
    """Read “weeks 1, 4 and 8”, “after week 4”, “after 2, 4 and 8 weeks”."""
    match = next((found for each in _CHECKPOINTS if (found := each.match(text, start))), None)
    weeks = tuple(number(each[0]) for each in _EACH_WEEK.finditer(match[0])) if match else ()
    if match is None or not all(0 < week <= _LAST_WEEK for week in weeks):
        return None
    return match.end(), "checkpoints", periods.week_ends(weeks, moment)


def vague(text: str, start: int, moment: Moment) -> Found | None:
    """Read the words of a time that never comes."""
    match = lexicon.pattern("open_times").match(text, start)
    return (match.end(), "vague", Meaning(match[0].lower())) if match else None


@cache
def vague_beginnings() -> frozenset[str]:
    """Return the first word or two of each time that never comes."""
    return frozenset(" ".join(re.findall(r"\w+", each)[:2]) for each in lexicon.words("open_times"))


_OCCASION_WORDS = "each every any all next pep liap review meeting conference visit appointment"
FORMS: tuple[tuple[str, str, tuple[Form, ...]], ...] = (
    ("on in at for during before after", _OCCASION_WORDS, (occasion,)),
    ("on at in from every each", FREQUENCY_WORDS, (frequency,)),
    ("every each", _OCCASION_WORDS, (occasion,)),
    ("once twice thrice", CYCLE_WORDS, (so_often,)),
    ("daily nightly weekly fortnightly monthly termly half annually", "", (frequency,)),
    ("twice yearly biweekly bi per", "", (frequency,)),
    ("when whenever while as", "", (when,)),
    ("in at after by during of end the week weeks wk wks", "week weeks wk wks", (checkpoints,)),
)
"""Each form with the words that it may begin with, and the words of which it always has one."""
