"""The numbers in a sentence, each with what it counts.

The grammar is closed: ``90%``, ``31 of the 40 words``, ``from 60% to 90%``, ``three sentences``.
A number that tells a time or a class (8 weeks, Year 5, 29 January) is not a quantity here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_SPELT = {word: number for number, word in enumerate(_SMALL)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "once": 1, "twice": 2,
}  # fmt: skip
_NUMBER = r"(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|" + "|".join(_SPELT) + r")"
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<value>{_NUMBER})(?:(?:\s+out)?\s+of\s+(?:the\s+|every\s+|each\s+)?"
    rf"(?P<total>{_NUMBER})|/(?P<over>[0-9]+))?"
    r"(?:\s?(?P<percent>%|per\s?cent\b))?(?:[\s-]+(?P<next>[^\W\d_]+))?",
    re.I,
)
_NOT_A_QUANTITY = frozenset(
    "week weeks day days month months year years term terms half january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct "
    "nov dec am pm o'clock".split()
)
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_LABELLED = re.compile(
    r"(?:\b(?:year|years|grade|stage|key\s+stage|ks|level|band|week|weeks|chapter|page|unit|set|"
    r"phase|section|room|on|by|until|before|age|aged|class|book|"
    + _MONTH
    + r")|[0-9]+\s*(?:,|and|to|-))\s*$",
    re.I,
)
_NEAR = 24
"""Characters before a number in which a word may label it; all of them would take for ever."""

_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts: ``unit`` is ``%`` or the noun behind it, in lower case."""

    value: float
    unit: str
    total: float | None = None


def quantities(sentence: str) -> Iterator[Quantity]:
    """Yield the quantities of a sentence from left to right."""
    sentence = _DATE.sub(" ", sentence)
    for match in _QUANTITY.finditer(sentence):
        noun = (match["next"] or "").lower()
        percent = bool(match["percent"])
        if not percent and (
            noun in _NOT_A_QUANTITY
            or _LABELLED.search(sentence[max(0, match.start() - _NEAR) : match.start()])
        ):
            continue
        total = match["total"] or match["over"]
        yield Quantity(
            _value(match["value"]), "%" if percent else noun, _value(total) if total else None
        )


def same_unit(one: str, other: str) -> bool:
    """Return whether two units name the same thing: words and word, % and per cent."""
    return _singular(one) == _singular(other)


def _singular(unit: str) -> str:
    word = unit.lower().strip()
    if word in ("percent", "per cent", "percentage"):
        return "%"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _value(text: str) -> float:
    spelt = _SPELT.get(text.lower())
    return float(spelt) if spelt is not None else float(text.replace(",", ""))
