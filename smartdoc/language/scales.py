"""Results on a scale (“reach grade 4”, “at least a C”), and the bounds of a number."""

from __future__ import annotations

from smartdoc.language import lexicon
from smartdoc.language.numerals import Numeral, Tokens, counts_something
from smartdoc.language.units import LETTER_GRADE, Bound, Quantity, singular

LETTERS = {"u": 0, "g": 1, "f": 2, "e": 3, "d": 4, "c": 5, "b": 6, "a": 7}

_LEAST = frozenset({"least", "minimum", "over", "above", "exceed", "exceeds"})

_MOST = frozenset({"most", "maximum", "under", "below", "within"})

_MORE_AFTER = frozenset({"more", "above", "better", "higher", "over", "upwards"})

_FEWER_AFTER = frozenset({"fewer", "less", "under", "below", "lower"})


def bound_after(tokens: Tokens, place: int) -> tuple[int, Bound | None]:
    """Return the bound behind a number (“or more”, “+”), and the place behind it."""
    if tokens.word(place) == "+":
        return place + 1, "at least"
    if tokens.word(place) in ("or", "and"):
        if tokens.word(place + 1) in _MORE_AFTER:
            return place + 2, "at least"
        if tokens.word(place + 1) in _FEWER_AFTER:
            return place + 2, "at most"
    return place, None


def bound_before(tokens: Tokens, place: int) -> Bound | None:
    """Return the bound before a number: “at least”, “no more than”, “fewer than”, “up to”."""
    before, ahead = tokens.word(place - 1), tokens.word(place - 2)
    if before in ("£", "$", "€", "of", "a", "an"):
        before, ahead = ahead, tokens.word(place - 3)
    if before == "than":
        denied = tokens.word(place - 3) in ("no", "not")
        if ahead in ("more", "greater", "higher", "better"):
            return "at most" if denied else "at least"
        if ahead in ("fewer", "less", "lower"):
            return "at least" if denied else "at most"
    if before in _LEAST and (before != "over" or "%" in tokens.word(place + 1)):
        return "at least"
    if before in _MOST or (before == "to" and ahead == "up" and tokens.word(place - 3) != "from"):
        return "at most"
    return None


def on_scale(tokens: Tokens, number: Numeral) -> Quantity | None:
    """Return a number that is a result on a scale: “reach grade 4”, “get a 7 in science”."""
    label = tokens.word(number.first - 1)
    before = tokens.word(number.first - 2)
    goes_on = counts_something(tokens, number.after)
    if label in lexicon.words("number_scales") and not number.sign:
        if before not in lexicon.words("reaching_a_grade") or goes_on:
            return None
        bound = bound_before(tokens, number.first - 1)
        return _grade(tokens, number, label, bound, starts=before == "from")
    if label == "a" and tokens.at(number.first).kind == "number" and not goes_on:
        if number.sign or tokens.word(number.after) in (":", "/", "-", ".", "to"):
            return None
        return _grade(tokens, number, "grade", bound_before(tokens, number.first), starts=False)
    return None


def _grade(
    tokens: Tokens, number: Numeral, label: str, bound: Bound | None, *, starts: bool
) -> Quantity:
    return Quantity(
        number.value,
        singular(label),
        kind="grade",
        bound=bound,
        starts=starts,
        nouns=(singular(label),),
        start=tokens.at(number.first - 1).start,
        end=tokens.at(number.after - 1).end,
    )


def letter_grade(tokens: Tokens, place: int) -> Quantity | None:
    """Return a grade in letters: “from a D to a C”, “at least a B”, “grade C”."""
    token, before = tokens.at(place), tokens.word(place - 1)
    if token.text not in LETTERS or not tokens.raw(place).isupper():
        return None
    marked = tokens.word(place + 1) in ("*", "+") and tokens.touches(place + 1)
    after = tokens.at(place + 2 if marked else place + 1)
    article = before in ("a", "an", "grade") and (
        after.kind in ("end", "sign") or after.text in lexicon.words("not_counted") | {"grade"}
    )
    ends = before in ("from", "to") and after.kind in ("end", "sign", "word")
    named = after.text == "." and tokens.at(place + 2).kind == "word"
    if not article and (not ends or named or not _pair(tokens, place)):
        return None
    starred = tokens.word(place + 1) == "*" and marked
    return Quantity(
        float(LETTERS[token.text] + starred),
        LETTER_GRADE,
        kind="grade",
        bound=bound_before(tokens, place - 1 if before in ("a", "an", "grade") else place),
        starts="from" in (before, tokens.word(place - 2)),
        nouns=(LETTER_GRADE,),
        start=token.start,
        end=token.end + marked,
    )


def _pair(tokens: Tokens, place: int) -> bool:
    """Return whether two letters belong together: “from C to B”."""
    near = {tokens.raw(place + step) for step in (-4, -3, -2, 2, 3, 4)}
    return any(len(raw) == 1 and raw.isupper() and raw.lower() in LETTERS for raw in near)
