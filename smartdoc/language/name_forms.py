"""The forms in which texts name somebody or a school: the whole name, and each part that is one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from smartdoc.language import lexicon
from smartdoc.language.as_name import is_ordinary, is_word
from smartdoc.late import late

_WORD = late(r"[^\W\d_](?:[\w’'‑-]*\w)?")
_PART = late(r"[^\W\d_]+")
_HYPHEN = late(r"[-‑]")
_AND = late(r"\s(?:and|&|\+)\s")
_BESIDE = late(r"(?<!\S)(?:\([^()]{1,60}\)|[“\"‘'][^”\"’']{1,60}[”\"’'])(?!\S)")
"""What stands in brackets or quotation marks within a name: another first name, or a remark."""
_SCHOOL = late(
    r"\s(?:school|primary|infants?|juniors?|nursery|secondary|high|middle|community|academy|"
    r"college|grammar|special|sixth\sform|c\.?\s?of\s?e\.?|church\sof\sengland|catholic|rc|"
    r"voluntary\saided|free)\Z",
    re.I,
)
_LONGEST_KIND = len(" church of england")
_SHORTEST = 2
_SHORTEST_SCHOOL = 4
_SMALL_PARTS = frozenset(
    "al ap bin da de del della den der di dos du el ibn la le st te ten ter van von y zu".split()
)
"""Parts of surnames that are written in small letters: van der Berg."""


@lru_cache(maxsize=2048)  # the same people are looked at for each reader of a plan
def forms_of(name: str) -> tuple[str, ...]:
    """Return the forms in which texts name somebody: the whole name, and each word that is a name.

    Initials and titles alone name nobody. Of a double name each half does, and of a couple each of
    the two. A name that is written in capitals or in small letters is none the less one: QUORVAX,
    Jo.
    """
    whole = _spelt(" ".join(name.split()))
    return tuple(dict.fromkeys((*_forms(whole), *_within(whole))))


def _forms(whole: str) -> Iterator[str]:
    yield whole
    surname, comma, first = whole.partition(", ")
    if comma and first and "," not in first:
        yield f"{first} {surname}"
    words = [word for word in _WORD.findall(whole) if not _is_title(word)]
    if len(words) > 1 or " " in whole:
        yield from filter(_names, words)
    for word in words:
        yield from filter(_names, _HYPHEN.split(word) if _HYPHEN.search(word) else ())


def _within(whole: str) -> Iterator[str]:
    """Yield the names of several words within a longer one: R. Okafor in Mr R. Okafor.

    Without them “Rita Okafor” would be known by her surname alone, and the rest be left standing.
    """
    plain = " ".join(_BESIDE.sub(" ", whole).split())
    people = [_untitled(one) for one in _AND.split(plain)]
    surname = people[-1].partition(" ")[2]
    people = [one if " " in one else f"{one} {surname}" for one in people if one]
    beside = (word for one in _BESIDE.findall(whole) for word in _WORD.findall(one))
    people += [f"{word} {surname}" for word in filter(_names, beside)]
    for words in map(str.split, people):
        if len(words) > 1 and not any(
            word.islower() and word not in _SMALL_PARTS for word in words
        ):
            yield " ".join(words)
        small = next((at for at, word in enumerate(words) if at and word in _SMALL_PARTS), None)
        if small:
            yield " ".join(words[small:])


def _untitled(name: str) -> str:
    """Return a name without the titles before it."""
    words = name.split()
    return " ".join(itertools.dropwhile(lambda word: _is_title(word.rstrip(".")), words))


def without_apostrophe(phrases: Iterable[str]) -> list[str]:
    """Return the names of several words among these with an “s” behind them: samira khans mum."""
    return [f"{phrase.rstrip()}s " for phrase in phrases if " " in phrase.strip()]


def school_forms(name: str) -> Iterator[str]:
    """Yield the forms in which texts speak of a school: Hill Lane Primary, Hill Lane.

    What is left without “Primary” is a form only where it can be no other word.
    """
    whole = " ".join(name.split())
    core = _without_kind(whole)
    yield whole
    if core != whole:
        yield f"{whole} School"
        for kind in ("Primary School", "School", "Primary", "Academy", "College", "High School"):
            yield f"{core} {kind}"
    if core != whole and (" " in core or not (is_word(core) or len(core) < _SHORTEST_SCHOOL)):
        yield core


def _without_kind(name: str) -> str:
    """Return the name of a school without “Catholic Primary School”."""
    while kind := _SCHOOL.search(name, max(0, len(name) - _LONGEST_KIND)):
        name = name[: kind.start()]
    return name


def _spelt(name: str) -> str:
    """Return a name with capitals as most names have them: Jo Quorvax for jo QUORVAX."""
    words = _WORD.findall(name)
    if name.islower() and not any(map(_says_more, words)):
        return _WORD.sub(lambda word: _with_capital(word[0]), name)
    if name.isupper() and len(words) > 1:
        return _WORD.sub(lambda word: _with_capital(word[0]), name)
    return _WORD.sub(lambda word: word[0] if _is_short(word[0]) else _with_capital(word[0]), name)


def _says_more(word: str) -> bool:
    """Tell whether a word in small letters makes it no name: supply teacher, to be confirmed."""
    return is_ordinary(word) or word in lexicon.words("empty_values")


def _with_capital(word: str) -> str:
    """Return a word in capitals or in small letters with capitals where names have them."""
    if len(word) < _SHORTEST or word in _SMALL_PARTS or not (word.isupper() or word.islower()):
        return word
    return _PART.sub(lambda part: part[0].capitalize(), word)


def _is_short(word: str) -> bool:
    """Tell whether a word is no name in capitals: in small letters, or a short form as SENCO."""
    return word.islower() or (word.isupper() and word.lower() in _short_forms())


@cache
def _short_forms() -> frozenset[str]:
    return lexicon.words("acronyms") | lexicon.words("common_acronyms")


def _is_title(word: str) -> bool:
    return word.casefold() in lexicon.words("name_titles") | {"the", "and", "of"}


def _names(word: str) -> bool:
    return len(word) >= _SHORTEST and not _is_short(word)
