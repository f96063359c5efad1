"""The words that the grammar of times is made of, and how to read the numbers among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from smartdoc import dates
from smartdoc.language.periods import Meaning, Moment
from smartdoc.late import late

Kind = Literal["deadline", "period", "frequency", "checkpoints", "occasion", "vague"]
Found = tuple[int, Kind, Meaning]
"""Where a phrase ends, what kind of time it names, and what it means."""
Form = Callable[[str, int, Moment], "Found | None"]
Read = Callable[[re.Match[str], Moment], "Meaning | None"]
Forms = tuple[tuple[re.Pattern[str], Read], ...]

SPELT = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"a": 1, "an": 1}
MONTHS = [month[:3].lower() for month in dates.MONTHS]

FULL_MONTH = f"(?:{'|'.join(dates.MONTHS).lower()})"
SHORT_MONTH = f"(?:{'|'.join(each for each in MONTHS if each != 'may')}|sept)"
MONTH = rf"(?:{FULL_MONTH}\b|{SHORT_MONTH}\b\.?)"
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAYS = tuple(day.lower() for day in dates.WEEKDAYS)
SEASON = "(?:spring|summer|autumn|winter)"
YEAR = "20[0-9]{2}"
HALF_TERM = "half[ -]term"
N = "(?:[0-9]{1,3}|" + "|".join(word for word in SPELT if len(word) > 2) + ")"
ANY_N = rf"(?:{N}|an?)"
UP_TO_N = rf"(?:{N}(?: to | or |-|–))?(?P<n>{ANY_N})"
UNIT = (
    "(?:(?:school|working|term-?time|consecutive|full) )?"
    f"(?:days?|nights?|weeks?|fortnights?|months?|{HALF_TERM}s?|terms?|semesters?|years?)"
)
WHOSE = "(?:the|this|her|his|their|my|our|your|its|an?)"
END = "(?:the )?(?:very )?(?:end|close|last day|last week)(?: of)?"
TERM = (
    rf"(?:(?:{SEASON}|easter|christmas|michaelmas|lent|first|second|third|fourth|"
    "1st|2nd|3rd|4th) )?term"
)
MEETING = (
    "(?:(?:pep|liap|plan|team|care|parents['’]?|school|looked-after|annual|termly|statutory|"
    "progress|mentor(?:ing)?|goal|all-star|student|review) ){0,3}"
    "(?:pep|liap|review|meeting|conference|visit|appointment)(?: (?:meeting|review|conference))?"
)
EVENT = (
    "(?:exams?|examinations?|tests?|mocks?|sats|gcses?|a-levels?|assessments?|deadline|interview|"
    "performance|concert|trip|sports day|birthday|holidays?|essay|coursework|open day|fair|"
    "transfer|transition|move|application|results)"
    "(?! (?:teacher|assistant|leader|lead|mentor|officer|adviser|coordinator|staff|team|tutor))"
)


def compiled(form: str) -> re.Pattern[str]:
    """Return the pattern of a form; a space in it stands for up to four of any kind."""
    gaps = form.replace("[ -]", r"(?:\s{1,4}|-)").replace(" ", r"(?:\s{1,4})")
    return late(rf"(?:{gaps})(?![\w%])", re.I)


_GAP = late(r"\s{1,4}")


def after_gap(text: str, end: int) -> int | None:
    """Return where the next word begins, None where the text goes on without a space."""
    gap = _GAP.match(text, end)
    return gap.end() if gap else None


def spaced(text: str) -> str:
    """Return the words between single spaces."""
    return " ".join(text.split())


def says(text: str, *words: str) -> bool:
    """Return whether one of the words stands in the text."""
    padded = f" {spaced(text).lower()} "
    return any(f" {word} " in padded for word in words)


def number(text: str) -> int:
    """Return the number that digits or a word say."""
    return SPELT[text.lower()] if text.lower() in SPELT else int(text)


def unit(text: str) -> str:
    """Return a unit in the singular: ``working day``, ``week``, ``half term``."""
    text = text.lower().replace("-", " ")
    if "half" in text:
        return "half term"
    if text.startswith("term") and "week" in text:
        return "school week"
    qualifier, _, noun = text.rpartition(" ")
    keeps = qualifier in ("school", "working") and noun.startswith(("day", "week"))
    return (f"{qualifier} {noun}" if keeps else noun).removesuffix("s")


def year(text: str | None) -> int | None:
    """Return the year that four or two digits say."""
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def month(name: str) -> int:
    """Return the number of a month by the first three letters of its name."""
    return MONTHS.index(name[:3].lower()) + 1


def season(text: str) -> str:
    """Return the season by which the words call a term, or nothing."""
    return next((each for each in ("autumn", "spring", "summer") if says(text, each)), "")
