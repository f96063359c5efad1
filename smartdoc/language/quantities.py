"""The numbers in a sentence, each with what it counts.

The grammar is closed: ``90%``, ``31 of the 40 words``, ``from 60% to 90%``, ``three times a week``,
``fewer than four errors``, ``from a D to a C``. A number that tells a time or a name (8 weeks,
Year 5, 29 January) is not a quantity here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from smartdoc.language import lexicon
from smartdoc.language.named_numbers import passed_over
from smartdoc.language.numerals import (
    Numeral,
    Tokens,
    counts_something,
    is_adjective,
    joined,
    numeral,
    places,
    total_after,
)
from smartdoc.language.scales import LETTERS, bound_after, bound_before, letter_grade, on_scale
from smartdoc.language.units import (
    CURRENCIES,
    LETTER_GRADE,
    Bound,
    Kind,
    Quantity,
    counts,
    same_unit,
    sort_of_unit,
    unit_words,
)

__all__ = [
    "LETTER_GRADE", "Bound", "Kind", "Quantity", "counts", "number_of", "quantities",
    "quantity_of", "same_unit", "sort_of_unit", "unit_words",
]  # fmt: skip

_FILLERS = frozenset("a an about around just only up at least of grade level stage band".split())

_NOUNS = 4
"""Words behind a number that may say what it counts: “20 common three-letter words”."""

_FAR = 10
"""Tokens from the start to the end of “from 40 sight words a minute to 90”."""


def quantities(sentence: str) -> Iterator[Quantity]:
    """Yield the quantities of a sentence from left to right."""
    yield from _understood(sentence)


def number_of(value: float | int | str | None) -> tuple[float, str] | None:
    """Return the one number that a value of a measure gives, and its unit (``""`` if it has none).

    None for a text without a number, or with several: “no check-up, and pain at face 6”.
    """
    found = quantity_of(value)
    return (found.value, found.unit) if found else None


def quantity_of(value: float | int | str | None) -> Quantity | None:
    """Return the one quantity that a value of a measure gives: 85, “85 %”, “3 of 10”, “grade 4”."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_number(float(value))
    found = [each for each in _of_value(value) if not each.starts]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=512)
def _of_number(value: float) -> Quantity:
    return Quantity(value, "")


_LEAD = 2
"""Words that may stand before the number of a value: “reading age 9.5”."""


@lru_cache(maxsize=512)
def _of_value(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a value that stands alone, where “5 days” or “C” is one too."""
    if text.strip().rstrip("*+-").lower() in LETTERS:
        return _understood(f"a {text.strip()}")
    found = _understood(f"reach {text}") or tuple(_period_in(text))
    if found and len(text[: found[0].start - len("reach ")].split()) > _LEAD:
        return ()
    return found


def _period_in(text: str) -> Iterator[Quantity]:
    tokens = Tokens.of(text)
    number = numeral(tokens, 0)
    if number and _is_period(tokens, number, made := _made(tokens, number)):
        yield made


@lru_cache(maxsize=512)
def _understood(sentence: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, each related to the one it belongs with."""
    tokens = Tokens.of(sentence)
    found: list[tuple[int, Quantity]] = []
    behind = 0
    for place in _candidates(tokens):
        if place < behind:
            continue
        if grade := letter_grade(tokens, place):
            behind = place + 1
            found.append((place, grade))
        elif number := numeral(tokens, place):
            behind, read = _read(tokens, number)
            found += read
    return tuple(
        quantity
        for _, quantity in _related(tokens, found)
        if _says_something(quantity) or sentence[quantity.start].isdigit()
    )


def _says_something(quantity: Quantity) -> bool:
    """Return whether a number in letters is one: “the first two” and “zero on top” are not."""
    risen = quantity.starts or quantity.from_value is not None
    return bool(quantity.unit) or quantity.total is not None or risen


def _candidates(tokens: Tokens) -> list[int]:
    """Return where a number or a grade in letters may begin."""
    letters = (
        place
        for place, word in enumerate(tokens.words)
        if word in LETTERS and tokens.raw(place).isupper()
    )
    return sorted([*places(tokens), *letters])


def _read(tokens: Tokens, number: Numeral) -> tuple[int, list[tuple[int, Quantity]]]:
    """Return the place up to which a number is understood, and the quantities that it gives."""
    if scale := on_scale(tokens, number):
        return number.after, [(number.first, scale)]
    after = passed_over(tokens, number)
    if after is not None:
        return after, []
    others = joined(tokens, number)
    if others and not number.sign:
        if _is_list(tokens, number, others):
            return others[-1][1].after, []
        if others[0][0] in ("to", "-", "–", "or") or tokens.word(number.first - 1) == "between":
            return _range(tokens, number, others)
    made = _made(tokens, number)
    if _is_period(tokens, number, made) or _only_describes(tokens, number):
        return number.after, []
    return _behind(tokens, number), [(number.first, made)]


def _only_describes(tokens: Tokens, number: Numeral) -> bool:
    """Return whether the number belongs to what is counted and counts nothing: “three-digit”."""
    return bool(is_adjective(tokens, number.first)) and (
        tokens.word(number.after + 1)
        in ("digit", "figure", "letter", "box", "sided", "dimensional")
    )


def _behind(tokens: Tokens, number: Numeral) -> int:
    """Return the place behind a number, its whole and what describes the things counted."""
    behind, _ = bound_after(tokens, number.after)
    total = total_after(tokens, behind)
    behind = total.after if total else number.after
    return is_adjective(tokens, behind) or behind


def _is_list(tokens: Tokens, number: Numeral, others: list[tuple[str, Numeral]]) -> bool:
    """Return whether the numbers only name things: “the 2, 5 and 10”, “letters 3 and 4”."""
    last = others[-1][1]
    if any(each.sign for _, each in others):
        return False
    if total_after(tokens, last.after) or total_after(tokens, others[0][1].after):
        return False
    comma = others[0][0] in (",", "and", "&") and tokens.word(number.first - 1) != "between"
    return comma and (len(others) > 1 or not counts_something(tokens, last.after))


def _range(
    tokens: Tokens, number: Numeral, others: list[tuple[str, Numeral]]
) -> tuple[int, list[tuple[int, Quantity]]]:
    """Return both ends of a range: “3 to 5 minutes”, “between 8 and 10”, “three or four”."""
    last = others[0][1]
    if passed_over(tokens, last) is not None and not counts_something(tokens, last.after):
        return last.after, []
    end = _made(tokens, last)
    if _is_period(tokens, last, end):
        return last.after, []
    rises = others[0][0] == "to" and (tokens.word(number.first - 1) == "from" or not end.unit)
    begin = replace(
        end,
        value=number.value,
        total=None,
        starts=rises,
        bound=bound_before(tokens, number.first),
        start=tokens.at(number.first).start,
        end=tokens.at(number.after - 1).end,
    )
    if rises:
        end = replace(end, from_value=number.value)
    return _behind(tokens, last), [(number.first, begin), (last.first, end)]


def _made(tokens: Tokens, number: Numeral) -> Quantity:
    """Return the quantity of one number, with all that stands about it."""
    behind, bound = bound_after(tokens, number.after)
    total = total_after(tokens, behind)
    if total and total.sign == "%":
        total = None
    if total:
        behind, late = bound_after(tokens, total.after)
        bound = bound or late
    nouns, after = _nouns(tokens, behind)
    per, end = _per(tokens, after)
    if per is None and tokens.word(after) == "of":
        per, end = _per(tokens, _nouns(tokens, after)[1])
        end = end if per else after
    unit = _unit(number, nouns)
    made = Quantity(
        value=number.value,
        unit=unit,
        total=total.value if total else None,
        per=per,
        bound=bound or bound_before(tokens, number.first),
        change=_is_change(tokens, number),
        comma=number.comma,
        nouns=nouns,
        start=tokens.at(number.first).start,
        end=tokens.at(end - 1).end,
    )
    if tokens.word(number.first) in ("once", "twice"):
        made = replace(made, unit="times")
    return replace(made, kind=_kind(made, number))


def _unit(number: Numeral, nouns: tuple[str, ...]) -> str:
    if number.sign in ("%", "£", "$", "€", "p"):
        return "%" if number.sign == "%" else CURRENCIES[number.sign]
    return number.sign or (nouns[0] if nouns else "")


def _kind(made: Quantity, number: Numeral) -> Kind:
    if made.unit == "%":
        return "percent"
    if made.unit in ("pounds", "dollars", "euros", "pence", "pound"):
        return "money"
    if made.unit in ("times", "time", "x"):
        return "frequency" if made.per else "times"
    if made.total is not None:
        return "fraction"
    if made.unit in lexicon.words("duration_units"):
        return "duration"
    return "rate" if made.per in ("minute", "second", "hour") else "count"


def _nouns(tokens: Tokens, place: int) -> tuple[tuple[str, ...], int]:
    """Return the words that say what is counted, and the place behind them."""
    found: list[str] = []
    if tokens.word(place) == "of":
        place += 2 if tokens.word(place + 1) in ("the", "all", "his", "her", "their", "my") else 1
    while len(found) < _NOUNS:
        if described := is_adjective(tokens, place):
            place = described
        if tokens.word(place) in ("-", "–") and tokens.touches(place) and tokens.touches(place + 1):
            place += 1
        token = tokens.at(place)
        if token.kind != "word" or token.text in lexicon.words("not_counted"):
            break
        if numeral(tokens, place):
            break
        found.append(token.text)
        place += 1
    return tuple(found), place


def _per(tokens: Tokens, place: int) -> tuple[str | None, int]:
    """Return what a number is for, and the place behind it: “a week”, “per page”, “/day”."""
    rates, at = lexicon.words("rate_units"), place
    if tokens.word(at) in ("in", "on") and tokens.word(at + 1) in ("a", "one", "each", "every"):
        at += 1
    if tokens.word(at) not in ("a", "an", "per", "each", "every", "one", "/"):
        return None, place
    for word in (f"{tokens.word(at + 1)} {tokens.word(at + 2)}", tokens.word(at + 1)):
        if word in rates:
            return word, at + 1 + len(word.split())
    return None, place


def _is_change(tokens: Tokens, number: Numeral) -> bool:
    """Return whether the number is a difference: “improve by at least 10%”."""
    before = number.first - 1
    while tokens.word(before) in (
        "at",
        "least",
        "about",
        "around",
        "up",
        "to",
        "a",
        "further",
        "£",
    ):
        before -= 1
    return tokens.word(before) == "by" and number.first - before < 5


def _is_period(tokens: Tokens, number: Numeral, made: Quantity) -> bool:
    """Return whether the number tells a time: eight weeks, the last ten school days."""
    if made.total is not None or made.per or made.kind in ("percent", "money"):
        return False
    spans = lexicon.words("time_spans")
    words = [*made.nouns[:2], made.unit]
    if not any(word in spans for word in words) and words[:2] != ["half", "term"]:
        return False
    days = any(word in ("days", "day") for word in words)
    return not (days and tokens.word(number.first - 1) == "on")


def _related(tokens: Tokens, found: list[tuple[int, Quantity]]) -> Iterator[tuple[int, Quantity]]:
    """Yield the quantities, with a start and an end of one rise told of each other."""
    for index, (place, quantity) in enumerate(found):
        if index and (start := _start_of(tokens, found[index - 1], place, quantity)):
            quantity = replace(
                quantity,
                from_value=start.value,
                unit=quantity.unit or start.unit,
                nouns=quantity.nouns or start.nouns,
                kind=start.kind if not quantity.unit else quantity.kind,
            )
        following = found[index + 1] if index + 1 < len(found) else None
        if following and _start_of(tokens, (place, quantity), *following):
            other = following[1]
            quantity = replace(
                quantity,
                starts=True,
                unit=quantity.unit or other.unit,
                nouns=quantity.nouns or other.nouns,
                kind=quantity.kind if quantity.unit else other.kind,
            )
        yield place, quantity


def _start_of(
    tokens: Tokens, before: tuple[int, Quantity], place: int, quantity: Quantity
) -> Quantity | None:
    """Return the quantity before, if a rise begins there: “from 40 sight words to 90”."""
    at, start = before
    if place - at > _FAR or quantity.from_value is not None:
        return None
    left, right = at - 1, place - 1
    while tokens.word(left) in _FILLERS:
        left -= 1
    while tokens.word(right) in _FILLERS:
        right -= 1
    unlike = start.unit and quantity.unit and not same_unit(start.unit, quantity.unit)
    return (
        start if tokens.word(left) == "from" and tokens.word(right) == "to" and not unlike else None
    )
