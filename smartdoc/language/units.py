"""A number and what it counts, and when two units name the same thing."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from typing import Literal

from smartdoc.frozen import frozen
from smartdoc.language import lexicon

Kind = Literal[
    "percent", "count", "fraction", "duration", "frequency", "grade", "rate", "money", "times"
]

Bound = Literal["at least", "at most"]

CURRENCIES = {"£": "pounds", "$": "dollars", "€": "euros", "p": "pence"}

LETTER_GRADE = "letter grade"
"""The unit of the grades A to U, which count upwards: U is 0, C is 5, A is 7 and A* is 8."""


@frozen
class Quantity:
    """A number and what it counts: ``unit`` is ``%`` or the word behind it, in lower case.

    What follows does not make two quantities differ. ``nouns`` are the words that say what is
    counted, ``per`` is what the number is for (a week, a page), ``from_value`` where it starts.
    ``starts`` marks that start itself, ``change`` a difference (“by 10%”), ``comma`` a decimal
    comma. ``start`` and ``end`` are its place in the sentence.
    """

    value: float
    unit: str
    total: float | None = None
    kind: Kind = field(default="count", compare=False)
    per: str | None = field(default=None, compare=False)
    bound: Bound | None = field(default=None, compare=False)
    from_value: float | None = field(default=None, compare=False)
    starts: bool = field(default=False, compare=False)
    change: bool = field(default=False, compare=False)
    comma: bool = field(default=False, compare=False)
    nouns: tuple[str, ...] = field(default=(), compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


def same_unit(one: str, other: str) -> bool:
    """Return whether two units name the same thing: words and word, % and per cent."""
    return singular(one) == singular(other)


@lru_cache(maxsize=512)  # a measure's unit is compared with every number of the target
def unit_words(unit: str) -> tuple[str, ...]:
    """Return the words of a unit that say what is counted: ``school days``, ``marks`` (of 80)."""
    words = re.findall(r"%|[^\W\d_]+(?:['’-][^\W\d_]+)*", unit.lower())
    end = next((i for i, word in enumerate(words) if i and word in _ENDS_A_UNIT), len(words))
    return tuple(words[:end])


_ENDS_A_UNIT = frozenset("a an per of out in each every on at for with from".split())


def sort_of_unit(unit: str) -> str:
    """Return what sort of unit this is: ``%``, time, money, letters, or a noun.

    All nouns are of one sort: that two of them mean different things cannot be told.
    """
    words = unit_words(unit)
    word = words[-1] if words else unit
    if same_unit(word, "%"):
        return "%"
    if word in lexicon.words("duration_units"):
        return "time"
    if word in (*CURRENCIES.values(), *CURRENCIES):
        return "money"
    return "letters" if unit == LETTER_GRADE else "noun"


def counts(quantity: Quantity, unit: str) -> bool:
    """Return whether the quantity counts what a measure's unit names."""
    words = unit_words(unit)
    if not words:
        return False
    said = (quantity.unit, *quantity.nouns)
    return any(same_unit(word, words[-1]) for word in said if word)


@lru_cache(maxsize=512)
def singular(unit: str) -> str:
    """Return the unit as it is compared: in the singular, ``%`` for per cent, no short forms."""
    word = unit.lower().strip()
    if word in ("percent", "per cent", "percentage", "%", "pc", "percentages"):
        return "%"
    if word in _SHORT:
        return _SHORT[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


_SHORT = {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "sec": "second",
          "secs": "second", "children": "child", "people": "person"}  # fmt: skip
