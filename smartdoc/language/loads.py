"""What no child can do, as far as a sentence tells: impossible loads, and leaps for the time."""

from __future__ import annotations

import re

from smartdoc.language import lexicon

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
_HOURS_A_DAY = re.compile(rf"\b{_N}\s+(?:hours?|hrs?)\b[^.;]{{0,40}}?\b{_DAILY}\b", re.I)
_DAILY_HOURS = re.compile(rf"\b{_DAILY}\b[^.;]{{0,40}}?\b{_N}\s+(?:hours?|hrs?)\b", re.I)
_EVERY_DAY_OF_ALL = re.compile(r"\b(?:seven|7)\s+days\s+(?:a|per|each|every)\s+week\b", re.I)
_HARD_WORK = re.compile(
    r"\b(?:exercise|exercising|train|training|revise|revising|study|studying|run|gym|"
    r"homework|revision|practise|practice|practising|practicing|reading|read)\b",
    re.I,
)
_SOON = re.compile(
    r"\b(?:today|tonight|tomorrow|overnight|straight\s+away|immediately|"
    r"(?:by|before|at|until)\s+(?:the\s+)?(?:end\s+of\s+)?(?:this|the|next|today|tomorrow)?\s*"
    r"(?:week|weekend|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|"
    r"(?:this|next|in\s+a|in\s+one|within\s+a|within\s+one|in\s+the\s+next|over\s+the)\s+"
    r"(?:week|weekend|day|fortnight)|in\s+(?:[1-9]|[1-2][0-9]|two|three|four|five|six|seven|ten)\s+days|"
    r"(?:in|within|over)\s+(?:the\s+next\s+)?(?:two|three|2|3)\s+weeks)\b",
    re.I,
)
_THIS_TERM = re.compile(
    r"\b(?:in|within|by|over|this|next)\s+(?:(?:the\s+)?(?:end\s+of\s+)?(?:the|this|next|a|one|"
    r"two|three|[1-6])\s+)?(?:months?|weeks?|term|half[- ]term|semester)\b",
    re.I,
)
_GRADES = re.compile(
    r"\bfrom\s+(?:an?\s+)?(?:grade|level|set|year)?\s*(?P<a>[A-G1-9])[*+-]?\s+to\s+(?:an?\s+)?"
    r"(?:grade|level|set|year)?\s*(?P<b>[A-G1-9])[*+-]?(?![\w%.,/]|\s+(?:out|of|words|per|minutes))",
)
_PERCENTS = re.compile(
    r"\bfrom\s+(?P<a>[0-9]{1,3})\s?(?:%|per\s?cent)?\s+to\s+(?P<b>[0-9]{1,3})\s?(?:%|per\s?cent)",
    re.I,
)
_TOP = re.compile(
    r"\b(?:top|perfect|full|best|straight|highest)\s+(?:marks?|grades?|scores?|As|A'?s)\s+"
    r"(?:in|for|on)\s+(?:everything|all|every\b)|\b(?:never\s+make|make\s+no|no)\s+mistakes?\s+"
    r"(?:at\s+all|ever|in\s+anything)|\bevery\s+(?:single\s+)?book\s+in\s+the\s+library\b|"
    r"\bbe\s+(?:the\s+)?best\s+(?:at|in)\s+everything\b",
    re.I,
)
_EASE = re.compile(
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
    if (soon or _THIS_TERM.search(text)) and (match := lexicon.pattern("long_ways").search(text)):
        return match[0]
    if not soon:
        return None
    for pattern, most in ((_GRADES, _LEAP), (_PERCENTS, _LEAP_PERCENT)):
        match = pattern.search(text)
        if match and _apart(match["a"], match["b"]) > most:
            return match[0]
    return None


def off_purpose(text: str) -> str | None:
    """Return the purpose that the goal would rather work against, None where there is none.

    Top marks in everything, or work at every hour, does not make anybody less stressed.
    """
    if not (_TOP.search(text) or impossible_load(text)):
        return None
    match = _EASE.search(text)
    return match[0] if match else None


def _number(text: str) -> int:
    return _SPELT.get(text.lower()) or int(text)


def _apart(one: str, other: str) -> int:
    if one.isdigit() and other.isdigit():
        return abs(int(one) - int(other))
    return abs(ord(one) - ord(other))
