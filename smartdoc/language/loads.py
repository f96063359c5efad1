"""What no child can do, as far as a sentence tells: impossible loads, and leaps for the time."""

from __future__ import annotations

import re

from smartdoc.language import lexicon
from smartdoc.late import late

_SPELT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50,
    "hundred": 100,
}  # fmt: skip
_N = r"(?P<n>[0-9]{1,4}|" + "|".join(_SPELT) + r")"
_DAILY = (
    r"(?:a\s+day|per\s+day|(?:each|every|per)\s+(?:\w+\s+)?(?:day|night|evening|morning|afternoon)|"
    r"daily|nightly|(?:after\s+school|tonight))"
)
_HOURS_A_DAY = late(rf"\b{_N}\s+(?:hours?|hrs?)\b[^.;]{{0,40}}?\b{_DAILY}\b", re.I)
_DAILY_HOURS = late(rf"\b{_DAILY}\b[^.;]{{0,40}}?\b{_N}\s+(?:hours?|hrs?)\b", re.I)
_EVERY_DAY_OF_ALL = late(r"\b(?:seven|7)\s+days\s+(?:a|per|each|every)\s+week\b", re.I)
_HARD_WORK = late(
    r"\b(?:exercise|exercising|train|training|revise|revising|study|studying|run|gym|"
    r"homework|revision|practise|practice|practising|practicing|reading|read)\b",
    re.I,
)
_SOON = late(
    r"\b(?:today|tonight|tomorrow|overnight|straight\s+away|immediately|"
    r"(?:by|before|at|until|on)\s+(?:the\s+)?(?:end\s+of\s+)?(?:this|the|next|today|tomorrow)?\s*"
    r"(?:week|weekend|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|"
    r"(?:this|next|in\s+a|in\s+one|within\s+a|within\s+one|in\s+the\s+next|over\s+the)\s+"
    r"(?:week|weekend|day|fortnight)|in\s+(?:[1-9]|[1-2][0-9]|two|three|four|five|six|seven|ten)\s+days|"
    r"(?:in|within|over)\s+(?:the\s+next\s+)?(?:two|three|2|3)\s+weeks)\b",
    re.I,
)
_THIS_TERM = late(
    r"\b(?:in|within|by|over|this|next)\s+(?:(?:the\s+)?(?:end\s+of\s+)?(?:the|this|next|a|one|"
    r"two|three|[1-6])\s+)?(?:months?|weeks?|term|half[- ]term|semester)\b",
    re.I,
)
_AT_ONCE = late(
    r"\b(?:today|tonight|tomorrow|overnight|(?:this|at\s+the|over\s+the)\s+weekend|"
    r"(?:in|within)\s+(?:a|one|1|two|2|24|48)\s+(?:days?|hours?|nights?)|"
    r"(?:in|within)\s+an\s+hour)\b",
    re.I,
)
_MANY_TO_LEARN = late(
    r"\b(?:learn|memorise|memorize|remember|know|spell)\b\W+(?:\w+\W+){0,3}?(?P<n>[0-9]{2,5}|fifty|"
    r"hundred)\s+(?:new\s+)?(?:\w+\s+)?(?:words?|spellings?|facts?|verbs?|dates?|phrases|poems?|pages)\b",
    re.I,
)
_MOST_TO_LEARN = 30
"""Words or facts that a child learns in a day or two at most; our judgement."""
_MANY_BOOKS = late(r"\bread\b\W+(?:\w+\W+){0,3}?" + _N + r"\s+(?:\w+\s+)?(?:books|novels)\b", re.I)
_MOST_BOOKS = {"at once": 4, "soon": 14}
"""Books that a child reads in a weekend, and in a week or two, at most; our judgement."""
_WHOLE_COURSE = late(
    r"\b(?:the\s+)?(?:whole|entire|all)\s+(?:of\s+)?(?:(?:the|my|his|her|their|a|this)\s+)?(?:\w+'?s?\s+)?"
    r"(?:\w+\s+)?(?:course|syllabus|curriculum|subject|dictionary|library|encyclopa?edia|textbook|workbook)\b"
    r"|\b(?:whole|entire|all)\s+(?:of\s+)?(?:the\s+)?(?:year|term)'s\s+(?:\w+\s+){0,2}(?:book|work|homework)\b",
    re.I,
)
_WEIGHT = late(
    r"\b(?:lose|drop|shed|losing)\s+(?:at\s+least\s+)?(?P<n>[0-9]{1,3}|an?|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\s*(?P<unit>kg|kgs|kilos?|kilograms?|pounds?|lbs?|"
    r"stones?)\b",
    re.I,
)
_WEEKS = late(
    r"\b(?P<n>[0-9]{1,2}|an?|one|two|three|four|five|six|eight)\s+(?P<unit>weeks?|months?)\b", re.I
)
_KILOS = {"k": 1.0, "p": 0.45, "l": 0.45, "s": 6.35}
_MOST_KILOS = 1.5
"""Kilograms a week that anybody may lose safely at most; health guidance says half to one."""
_SLEEP = late(
    r"\b(?:sleep|sleeping|get|have|with)\s+(?:for\s+)?(?:only\s+|just\s+)?"
    + _N
    + r"\s+(?:hours?|hrs?)"
    r"(?:\s+of)?(?:\s+sleep)?\s+(?:a|per|each|every)\s+night\b",
    re.I,
)
_LEAST_SLEEP = 6
"""Hours of sleep below which nobody keeps well; guidance for teenagers is 8 to 10."""
_RICHES = late(
    r"\b(?:earn|make|save|win|have|raise|put\s+by)\b\W+(?:\w+\W+){0,2}?(?:[£$€]\s?[0-9.,]+\s?(?:million|m)\b|"
    r"(?:a|one|two|[0-9]+)\s+(?:million|billion)\b|[£$€]\s?[0-9]{1,3}(?:,[0-9]{3}){2,})|\bmillionaire\b",
    re.I,
)
_MONEY = late(
    r"\b(?:earn|make|save|win|raise|put\s+(?:by|aside))\s+(?:at\s+least\s+)?[£$€]\s?(?P<n>[0-9]{1,3}(?:,"
    r"[0-9]{3})+|[0-9]{1,7})\b",
    re.I,
)
_MOST_MONEY = 500
"""Pounds or dollars that a pupil earns or saves in a week or two at most; our judgement."""
_UNTRAINED = late(
    r"\b(?:marathon|triathlon|mountain|channel|exam|race)\b[^.;]{0,60}\bwithout\s+(?:any\s+|a\s+|doing\s+"
    r"(?:any\s+)?)?(?:training|practice|practising|revision|revising|preparation)\b",
    re.I,
)
_FEATS = late(
    r"\b(?:[3-9][0-9]{2}|[0-9]{4,})\s+(?:press|push|sit|pull|chin)-?\s?ups?\b[^.;]{0,30}?"
    + _DAILY
    + r"|"
    r"\b(?:run|walk|cycle|swim)\s+(?:[2-9][0-9]|[0-9]{3,})\s+(?:miles|km|kilometres)\b[^.;]{0,30}?"
    + _DAILY,
    re.I,
)
_LANGUAGE = late(
    r"\b(?:learn|speak|master)\b\W+(?:to\s+speak\s+|how\s+to\s+speak\s+)?(?:[A-Z][a-z]+(?:ese|ish|ian|ic|an)|"
    r"French|Greek|Welsh|Dutch|Urdu|Hindi|a\s+(?:new|foreign|whole)\s+language)(?=\s+(?:by|in|within|this|over|"
    r"tomorrow|before)\b)"
)
_GRADES = late(
    r"\bfrom\s+(?:an?\s+)?(?:grade|level|set|year)?\s*(?P<a>[A-G1-9])[*+-]?\s+to\s+(?:an?\s+)?"
    r"(?:grade|level|set|year)?\s*(?P<b>[A-G1-9])[*+-]?(?![\w%.,/]|\s+(?:out|of|words|per|minutes))",
)
_PERCENTS = late(
    r"\bfrom\s+(?P<a>[0-9]{1,3})\s?(?:%|per\s?cent)?\s+to\s+(?P<b>[0-9]{1,3})\s?(?:%|per\s?cent)",
    re.I,
)
_TOP = late(
    r"\b(?:top|perfect|full|best|straight|highest)\s+(?:marks?|grades?|scores?|As|A'?s)\s+"
    r"(?:in|for|on)\s+(?:everything|all|every\b)|\b(?:never\s+make|make\s+no|no)\s+mistakes?\s+"
    r"(?:at\s+all|ever|in\s+anything)|"
    r"\bnever\s+(?:again\s+)?(?:make|get)\s+(?:an?\s+(?:\w+\s+)?|any\s+|one\s+)?(?:mistakes?|errors?|"
    r"(?:answers?|questions?|sums?|words?|thing|anything|it)\s+wrong)\b|\bevery\s+single\s+"
    r"(?:question|answer|sum|spelling|word|test|mark)\s+(?:right|correct)\b|\bevery\s+(?:single\s+)?book\s+in\s+the\s+library\b|"
    r"\bbe\s+(?:the\s+)?best\s+(?:at|in)\s+everything\b",
    re.I,
)
_EASE = late(
    r"\b(?:to|so\s+(?:that\s+)?i|and)\s+(?:feel|be|get|become)\s+(?:less\s+(?:stressed|anxious|tired|"
    r"worried|busy|pressured)|more\s+(?:relaxed|rested)|relaxed|calmer|calm|happier)\b|\bto\s+(?:relax|"
    r"rest|unwind|reduce\s+(?:my\s+|his\s+|her\s+|their\s+)?stress|have\s+more\s+(?:free\s+|spare\s+)?time)\b",
    re.I,
)
_MOST_HOURS = 4
"""Hours of work beside school that a day has room for; our judgement."""
_LEAP = 2
"""Grades that nobody gains in three weeks or less; our judgement."""
_LEAP_PERCENT = 40
"""Points of a percentage that nobody gains in three weeks or less; our judgement."""


def impossible_load(text: str) -> str | None:
    """Return the words that ask for more hours or days than a child has, None where none do."""
    if not _HARD_WORK.search(text):
        return None
    for pattern in (_HOURS_A_DAY, _DAILY_HOURS):
        for match in pattern.finditer(text):
            if _number(match["n"]) >= _MOST_HOURS:
                return match[0]
    daily = _EVERY_DAY_OF_ALL.search(text)
    return daily[0] if daily else None


def leap(text: str) -> str | None:
    """Return the words that ask for far more than the time allows, None where none do."""
    if match := _TOP.search(text):
        return match[0]
    soon = _SOON.search(text)
    if words := _too_much(text, soon=soon is not None):
        return words
    if (soon or _THIS_TERM.search(text)) and (match := lexicon.pattern("long_ways").search(text)):
        return match[0]
    if not soon:
        return None
    for pattern, most in ((_GRADES, _LEAP), (_PERCENTS, _LEAP_PERCENT)):
        match = pattern.search(text)
        if match and _apart(match["a"], match["b"]) > most:
            return match[0]
    return None


def _too_much(text: str, *, soon: bool) -> str | None:
    """Return the amount that nobody reaches in the time, or ever, None where there is none."""
    if match := _RICHES.search(text) or _UNTRAINED.search(text) or _FEATS.search(text):
        return match[0]
    if (match := _SLEEP.search(text)) and _number(match["n"]) < _LEAST_SLEEP:
        return match[0]
    if match := _weight_too_fast(text, soon=soon):
        return match[0]
    if not soon and not _AT_ONCE.search(text):
        return None
    money = _MONEY.search(text)
    if money and int(money["n"].replace(",", "")) > _MOST_MONEY:
        return money[0]
    return _too_much_to_learn(text)


def _weight_too_fast(text: str, *, soon: bool) -> re.Match[str] | None:
    match = _WEIGHT.search(text)
    if match is None:
        return None
    kilos = _number(match["n"]) * _KILOS[match["unit"][0].lower()]
    span = _WEEKS.search(text, match.end()) or _WEEKS.search(text)
    weeks = _number(span["n"]) * (4 if span["unit"].lower().startswith("m") else 1) if span else 0
    weeks = weeks or (1 if soon else 0)
    return match if weeks and kilos / weeks > _MOST_KILOS else None


def _too_much_to_learn(text: str) -> str | None:
    """Return what is too much to read or learn in a few days."""
    at_once = _AT_ONCE.search(text) is not None
    if match := _WHOLE_COURSE.search(text):
        return match[0]
    if match := _LANGUAGE.search(text):
        return match[0]
    books = _MANY_BOOKS.search(text)
    if books and _number(books["n"]) > _MOST_BOOKS["at once" if at_once else "soon"]:
        return books[0]
    words = _MANY_TO_LEARN.search(text) if at_once else None
    return words[0] if words and _number(words["n"]) > _MOST_TO_LEARN else None


def off_purpose(text: str) -> str | None:
    """Return the purpose that the goal would rather work against, None where there is none.

    Top marks in everything, or work at every hour, does not make anybody less stressed.
    """
    if not (_TOP.search(text) or impossible_load(text)):
        return None
    match = _EASE.search(text)
    return match[0] if match else None


def _number(text: str) -> int:
    if text.lower() in ("a", "an"):
        return 1
    return _SPELT.get(text.lower()) or int(text)


def _apart(one: str, other: str) -> int:
    if one.isdigit() and other.isdigit():
        return abs(int(one) - int(other))
    return abs(ord(one) - ord(other))
