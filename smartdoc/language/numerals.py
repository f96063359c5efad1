"""The words and numbers of a text, one by one, and what stands directly about a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import NamedTuple

from smartdoc.frozen import frozen
from smartdoc.language import lexicon
from smartdoc.late import late

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()

_UNITS = {word: number for number, word in enumerate(_SMALL)}

_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}

_SPELT = {**_UNITS, **_TENS, "hundred": 100, "once": 1, "twice": 2}

_TOKEN = late(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<word>[^\W\d_]\w*(?:['’]\w+)?)|(?P<sign>\S)"
)

_DIGITS = frozenset("0123456789")
"""What a number in digits, and no other token, begins with."""

_YEARS = range(1990, 2100)
LONGEST = 12
"""Digits of a number that counts something, a longer one being a telephone or pupil number; also
how many numbers are read as one list, so that a list of any length is read in linear time."""

_JOINERS = frozenset({",", "and", "or", "&", "-", "–", "to"})


class Token(NamedTuple):
    """A word, a number or a sign; ``text`` is in lower case."""

    kind: str
    text: str
    start: int
    end: int


_END = Token("end", "", -1, -1)


class Numeral(NamedTuple):
    """A number in a text, from token ``first`` up to token ``after``.

    ``sign`` is what is written to it: ``%``, a currency, or letters such as ``th`` or ``mins``.
    """

    value: float
    first: int
    after: int
    sign: str = ""
    comma: bool = False


@frozen
class Tokens:
    """A text cut into tokens. ``words`` are their texts; the rest of a few is asked for."""

    words: tuple[str, ...]
    matches: tuple[re.Match[str], ...]
    following: dict[int, list[tuple[str, Numeral]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """The numbers joined to one that ends at a place: they are asked for again and again."""

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Return the tokens of a text."""
        matches = tuple(_TOKEN.finditer(text))
        return cls(tuple([match[0].lower() for match in matches]), matches)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, place: int) -> Token:
        """Return the token at this place, an empty one where there is none."""
        if not 0 <= place < len(self.words):
            return _END
        match = self.matches[place]
        return Token(match.lastgroup or "", self.words[place], match.start(), match.end())

    def word(self, place: int) -> str:
        """Return the text of the token at this place."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def touches(self, place: int) -> bool:
        """Return whether the token stands directly behind the one before it: ``9am``."""
        if not 0 < place < len(self.words):
            return False
        return self.matches[place - 1].end() == self.matches[place].start()

    def raw(self, place: int) -> str:
        """Return the token as it is written."""
        return self.matches[place][0] if 0 <= place < len(self.words) else ""


def numeral(tokens: Tokens, place: int) -> Numeral | None:
    """Return the number that begins at this place, with its sign; None where none does."""
    word = tokens.word(place)
    if word[:1] in _DIGITS:
        return _signed(tokens, _in_digits(tokens, place))
    if word in _SPELT and not tokens.touches(place):
        return _signed(tokens, _spelt(tokens, place))
    return None


def _in_digits(tokens: Tokens, place: int) -> Numeral:
    text = tokens.word(place).replace(",", "")
    if _has_decimal_comma(tokens, place):
        return Numeral(float(f"{text}.{tokens.word(place + 2)}"), place, place + 3, comma=True)
    return Numeral(float(text[:400]), place, place + 1)


def _has_decimal_comma(tokens: Tokens, place: int) -> bool:
    """Return whether “2,5” is meant as two and a half, and not as a list: “the 2,5 and 10”."""
    return (
        tokens.word(place + 1) == ","
        and tokens.word(place - 1) not in (",", "and", "or")
        and tokens.at(place + 2).kind == "number"
        and tokens.touches(place + 1)
        and tokens.touches(place + 2)
        and "." not in tokens.word(place) + tokens.word(place + 2)
        and "," not in tokens.word(place + 2)
        and tokens.word(place + 3) not in _JOINERS
    )


def _spelt(tokens: Tokens, place: int) -> Numeral:
    value, after = _SPELT[tokens.word(place)], place + 1
    joined = after + 1 if tokens.word(after) == "-" else after
    if value in _TENS.values() and 0 < _UNITS.get(tokens.word(joined), 0) < 10:
        value, after = value + _UNITS[tokens.word(joined)], joined + 1
    if tokens.word(after) == "hundred" and value < 10:
        value, after = value * 100, after + 1
    return Numeral(float(value), place, after)


def _signed(tokens: Tokens, found: Numeral) -> Numeral:
    sign, after = "", found.after
    follower = tokens.at(after)
    if follower.text in ("%", "percent", "pc"):
        sign, after = "%", after + 1
    elif follower.text == "per" and tokens.word(after + 1) in ("cent", "100"):
        sign, after = "%", after + 2
    elif tokens.touches(found.first) and tokens.word(found.first - 1) in ("£", "$", "€"):
        sign = tokens.word(found.first - 1)
    elif follower.kind == "word" and tokens.touches(after):
        sign, after = follower.text, after + 1
    return Numeral(found.value, found.first, after, sign, found.comma)


def joined(tokens: Tokens, first: Numeral) -> list[tuple[str, Numeral]]:
    """Return the numbers that follow one directly, each with its joiner: “week 1, 4 and 8”."""
    if first.after not in tokens.following:
        tokens.following[first.after] = list(_joined_at(tokens, first.after))
    return tokens.following[first.after]


def _joined_at(tokens: Tokens, after: int) -> Iterator[tuple[str, Numeral]]:
    for _ in range(LONGEST):
        joiner, behind = tokens.word(after), after + 1
        if joiner not in _JOINERS:
            return
        if joiner == "," and tokens.word(behind) in ("and", "or"):
            joiner, behind = tokens.word(behind), behind + 1
        number = numeral(tokens, behind)
        if number is None:
            return
        yield joiner, number
        after = number.after


def counts_something(tokens: Tokens, place: int) -> bool:
    """Return whether a noun, a sign or a whole follows here, so that the number counts it."""
    if tokens.word(place) in ("of", "out", "in") and total_after(tokens, place):
        return True
    if tokens.word(place) == "or" and tokens.word(place + 1) in ("more", "fewer", "less"):
        return True
    if tokens.word(place) in ("-", "–") and tokens.touches(place) and tokens.touches(place + 1):
        return tokens.at(place + 1).kind == "word"
    token = tokens.at(place)
    return token.text == "%" or (
        token.kind == "word" and token.text not in lexicon.words("not_counted")
    )


_WHOLE = frozenset(
    "the every each his her their my its our your first last next a these those all of".split()
)


def total_after(tokens: Tokens, place: int) -> Numeral | None:
    """Return the whole of a share: “of 5”, “out of the last 20”, “in every 5”, “/40”."""
    if tokens.word(place) == "/":
        return numeral(tokens, place + 1)
    if tokens.word(place) not in ("of", "out", "in"):
        return None
    inside = tokens.word(place) == "in"
    if tokens.word(place) == "out" and tokens.word(place + 1) != "of":
        return None
    for ahead in range(place + 1, place + 6):
        if number := numeral(tokens, ahead):
            return None if inside and _is_time(tokens, number) else number
        if tokens.word(ahead) not in _WHOLE:
            return None
    return None


def _is_time(tokens: Tokens, number: Numeral) -> bool:
    """Return whether what follows “in” is a time: “3 visits in 2 weeks”, “in 2027”."""
    words = {tokens.word(number.after), tokens.word(number.after + 1)}
    times = lexicon.words("time_spans") | lexicon.words("duration_units")
    return bool(words & (times | lexicon.words("month_names"))) or is_year(
        tokens.word(number.first)
    )


def is_adjective(tokens: Tokens, place: int) -> int | None:
    """Return the place behind a number that only describes: “three-digit”; None where none is."""
    number = numeral(tokens, place)
    if number is None or number.sign or tokens.word(number.after) not in ("-", "–"):
        return None
    compound = tokens.touches(number.after) and tokens.touches(number.after + 1)
    return number.after + 2 if compound else None


def places(tokens: Tokens) -> Iterator[int]:
    """Yield the places at which a number may begin."""
    for place, word in enumerate(tokens.words):
        spelt = word in _SPELT and (word != "once" or _tells_how_often(tokens, place))
        if spelt or word[0] in _DIGITS:
            yield place


def _tells_how_often(tokens: Tokens, place: int) -> bool:
    """Return whether “once” is a number and not “as soon as”."""
    after = tokens.at(place + 1)
    return after.kind != "word" or after.text in ("a", "an", "per", "each", "every", "or", "in")


def is_year(text: str) -> bool:
    """Return whether digits are the number of a year."""
    return len(text) == 4 and text.isdigit() and int(text) in _YEARS
