"""Which numbers in a text count nothing: dates, hours, and names such as Year 9 or week 4."""

from __future__ import annotations

from smartdoc.language import lexicon
from smartdoc.language.numerals import (
    LONGEST,
    Numeral,
    Tokens,
    counts_something,
    is_year,
    joined,
    numeral,
    total_after,
)

_ORDINALS = frozenset({"st", "nd", "rd", "th"})

_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "o'clock", "o’clock", "noon"})

_BEFORE_AN_HOUR = frozenset({"at", "by", "until", "till", "before", "after", "past", "since"})

_BEFORE_A_YEAR = _BEFORE_AN_HOUR | {"in", "of", "from", "during", "to", "for"}

_NOT_ONE = frozenset(
    "no any every each some this that which the another last first next new only such".split()
)

_NO_NAME = frozenset("each every per a an one this that last".split())

_BEFORE_A_VERB = frozenset("will to and i can we he she they take takes taking took".split())


def passed_over(tokens: Tokens, number: Numeral) -> int | None:
    """Return the place behind a number that is a date, an hour or a name; None if it counts."""
    if after := _date(tokens, number):
        return after
    if after := _hanging(tokens, number):
        return after
    if tokens.word(number.after) == ":" and tokens.at(number.after + 1).kind == "number":
        return number.after + 2
    if _is_code(tokens, number) or _is_clock(tokens, number) or _is_no_number(tokens, number):
        return number.after
    if is_labelled(tokens, number.first) or _is_table(tokens, number):
        return _behind_list(tokens, number)
    return None


def _hanging(tokens: Tokens, number: Numeral) -> int | None:
    """Return the place behind “2- and 3-syllable”, which describes and counts nothing."""
    at = number.after
    if tokens.word(at) != "-" or not tokens.touches(at) or tokens.touches(at + 1):
        return None
    other = numeral(tokens, at + 2) if tokens.word(at + 1) in ("and", "or", "to") else None
    return other.after if other else at + 1


def _date(tokens: Tokens, number: Numeral) -> int | None:
    """Return the place behind a date that begins with, or ends in, this number."""
    months, after = lexicon.words("month_names"), number.after
    behind = after + 1 if tokens.word(after) == "of" else after
    if tokens.word(behind) in months and number.value <= 31:
        return _behind_year(tokens, behind + 1)
    if _follows_month(tokens, number):
        return _behind_year(tokens, after)
    sign = tokens.word(after)
    if sign in ("-", "/", ".") and _three_numbers(tokens, number.first):
        return number.first + 5
    return _year(tokens, number)


def _follows_month(tokens: Tokens, number: Numeral) -> bool:
    """Return whether this is the day or year of a month: “March 3”, but not “in March 3 boys”."""
    if tokens.word(number.first - 1) not in lexicon.words("month_names") or number.sign == "%":
        return False
    alone = not counts_something(tokens, number.after)
    return alone or tokens.word(number.first - 2) not in ("in", "since", "during", "until", "last")


def _behind_year(tokens: Tokens, place: int) -> int:
    behind = place + 1 if tokens.word(place) in (",", ".") else place
    year = tokens.at(behind)
    return behind + 1 if year.kind == "number" and is_year(year.text) else place


def _three_numbers(tokens: Tokens, place: int) -> bool:
    return tokens.word(place + 3) == tokens.word(place + 1) and all(
        tokens.at(place + step).kind == "number" for step in (0, 2, 4)
    )


def _year(tokens: Tokens, number: Numeral) -> int | None:
    text = tokens.word(number.first)
    if not is_year(text) or number.sign:
        return None
    if tokens.word(number.after) in ("/", "-", "–") and tokens.touches(number.after + 1):
        return number.after + 2
    told = tokens.word(number.first - 1) in _BEFORE_A_YEAR
    return number.after if told or not counts_something(tokens, number.after) else None


def _is_code(tokens: Tokens, number: Numeral) -> bool:
    """Return whether this is an ordinal, a class (7B), a telephone number or part of a word."""
    text = tokens.word(number.first)
    return (
        number.sign in _ORDINALS
        or (len(number.sign) == 1 and number.sign.isalpha() and not _is_short_unit(tokens, number))
        or len(text) > LONGEST
        or (len(text) > 5 and text.isdigit() and not counts_something(tokens, number.after))
        or (len(text) > 1 and text[0] == "0" and text.isdigit())
        or tokens.word(number.first - 1) == "#"
        or (tokens.word(number.first - 1) == "-" and tokens.at(number.first - 2).kind == "word"
            and tokens.touches(number.first - 1) and tokens.touches(number.first))
    )  # fmt: skip


def _is_short_unit(tokens: Tokens, number: Numeral) -> bool:
    """Return whether the letter at a number is a unit (50p, 30s) and not the name of a class."""
    return tokens.raw(number.after - 1) in "pmshgx"


def _is_clock(tokens: Tokens, number: Numeral) -> bool:
    follower, before = tokens.word(number.after), tokens.word(number.first - 1)
    if number.sign in _CLOCK or follower in _CLOCK:
        return True
    if follower in ("a", "p") and tokens.word(number.after + 1) == ".":
        return tokens.word(number.after + 2) == "m"
    ranged = joined(tokens, number)
    if ranged and (ranged[-1][1].sign in _CLOCK or tokens.word(ranged[-1][1].after) in _CLOCK):
        return True
    hour = before in _BEFORE_AN_HOUR and not number.sign and number.value <= 24
    return hour and not ranged and not counts_something(tokens, number.after)


def _is_no_number(tokens: Tokens, number: Numeral) -> bool:
    """Return whether “one” stands for somebody or something: “one of them”, “the last one”."""
    if tokens.word(number.first) in ("one", "1") and tokens.word(number.after) == "to":
        return tokens.word(number.after + 1) in ("one", "1")
    hyphens = tokens.word(number.after) == "-" and tokens.touches(number.after)
    if hyphens and tokens.word(number.after + 1) in ("to", "on", "off", "way"):
        return True
    if tokens.word(number.first) != "one" or number.sign:
        return False
    if not counts_something(tokens, number.after):
        return True
    other = tokens.word(number.after) in ("another", "day", "by")
    return other or (tokens.word(number.first - 1) in _NOT_ONE and not _is_share(tokens, number))


def _is_share(tokens: Tokens, number: Numeral) -> bool:
    return tokens.word(number.after) in ("of", "out", "in") and bool(
        total_after(tokens, number.after)
    )


def is_labelled(tokens: Tokens, place: int) -> bool:
    """Return whether the word before makes the number a name: Year 9, Room 3, section 20."""
    label = tokens.word(place - 1)
    if label == "." and tokens.word(place - 2) in ("no", "nos", "p", "pp", "ch"):
        return True
    if label in lexicon.words("numbered_subjects"):
        return not counts_something(tokens, place + 1)
    if label not in lexicon.words("number_labels"):
        return False
    scale = label in lexicon.words("number_scales")
    if tokens.word(place - 2) in _NO_NAME and not scale:
        return False
    if label in ("no", "nos"):
        return not counts_something(tokens, place + 1)
    if label not in lexicon.words("number_labels_and_verbs"):
        return True
    acts = tokens.word(place - 2) in _BEFORE_A_VERB
    return not (acts and counts_something(tokens, place + 1))


def _is_table(tokens: Tokens, number: Numeral) -> bool:
    """Return whether times tables are named: “the 6, 7 and 8 times tables”, “the 2 and 5s”."""
    chain = [number, *(each for _, each in joined(tokens, number))]
    behind = chain[-1].after
    if tokens.word(behind) == "-":
        behind += 1
    named = tokens.word(behind) in ("times", "x") and tokens.word(behind + 1).startswith("table")
    return named or (
        len(chain) > 1
        and tokens.word(chain[-1].after) == "-"
        and tokens.word(number.after) in ("-", ",", "and", "or")
    )


def _behind_list(tokens: Tokens, number: Numeral) -> int:
    """Return the place behind a list of names: “week 1, 4 and 8”."""
    after = number.after
    for joiner, following in joined(tokens, number):
        new = joiner == "," and counts_something(tokens, following.after)
        if following.sign or new or tokens.word(following.after) in (":", "/"):
            break
        after = following.after
    return after
