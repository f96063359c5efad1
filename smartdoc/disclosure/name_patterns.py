"""How one name is found in a text: the pattern of its forms, and the words that it cannot lack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from smartdoc.language.as_name import is_ordinary, is_word, tells_in_small_letters
from smartdoc.language.plain import (
    APOSTROPHES,
    HYPHENS,
    WORD_BEGINS,
    WORD_ENDS,
    alike,
    words_of,
)
from smartdoc.late import late

_INITIAL = late(r"[^\W\d_]\.?\Z")
_PART = late(r"[^\W_]+|.", re.S)
_MOST_INITIALS = 3
_SHORTEST_OF_MANY = 4
"""Letters from which on a name has a plural: the Quorvaxes."""

TITLES = frozenset(
    "mr mrs ms miss mx dr prof rev sir aunt auntie aunty uncle nan nanny gran".split()
)
_RUN_ON_TITLES = ("mr", "mrs", "ms", "miss", "dr")

_BEFORE = rf"{WORD_BEGINS}(?<![^\W_]['’])"
_TITLE = (
    r"(?:(?:M(?:r|rs|s|iss|x)|Dr|Prof|Rev|Sir|Aunt(?:ie|y)?|Uncle|Nan(?:ny)?|Gran)\.?\s+|"
    r"(?:M(?:r|rs|s|iss)|Dr)(?=[^\W\d_a-z]))?"
)
_AFTER = WORD_ENDS
_NO_DOUBLE = r"(?![-‑][^\W\d_a-z])"
_PLURAL = r"(?P<plural>e?s|E?S)?"
_APOSTROPHES = f"'`{APOSTROPHES}"
_APOSTROPHE = rf"(?:[{_APOSTROPHES}]|\s)?"
_HYPHENS = f"-{HYPHENS}"
_HYPHEN = rf"(?:[{_HYPHENS}]|\s)?"

Word = tuple[str, int]
"""A word in small letters that a name has, and how many words of the name stand before it."""


@lru_cache(maxsize=256)
def pattern_of(name: str) -> re.Pattern[str]:
    """Return the pattern of a name, to be matched where a word begins.

    Its only group, if it has one, is the ending of several people of the name.
    """
    plural = _PLURAL if has_plural(name) else ""
    after = _AFTER if tells_in_small_letters(name) else _AFTER + _NO_DOUBLE
    return re.compile(f"{_BEFORE}{_TITLE}(?:{_form(name)}){plural}{after}")


@lru_cache(maxsize=256)
def words_in(name: str) -> frozenset[Word]:
    """Return the words one of which stands in each text that has the name, but for initials."""
    found: set[Word] = set()
    plain = alike(name)
    for spelt in (plain, re.sub("['-]", "", plain)):
        words = words_of(spelt)
        telling = [one for one in enumerate(words) if len(one[1]) > 1] or list(enumerate(words))
        found.update((word, at) for at, word in telling)
        if words and has_plural(name):
            found.update((words[-1] + ending, len(words) - 1) for ending in ("s", "es"))
        if len(words) == 1:
            found.update((title + words[0], 0) for title in _RUN_ON_TITLES)
    return frozenset(found)


def initials_of(name: str) -> str:
    """Return the first two initials of a name that may stand for it, else nothing."""
    words = name.split()
    first = [word[0] for word in words]
    if 1 < len(words) <= _MOST_INITIALS and all(letter.isupper() for letter in first):
        return "".join(map(plain_initial, first[:2]))
    return ""


def plain_initial(letter: str) -> str:
    """Return an initial without its accent."""
    return alike(letter)[:1]


def has_plural(name: str) -> bool:
    """Tell whether there can be several of the name: the Quorvaxes, but no Joys."""
    return len(name) >= _SHORTEST_OF_MANY and not is_word(name.rpartition(" ")[2])


def _form(name: str) -> str:
    """Return the pattern of one name: its words, whatever stands between and beside them."""
    words = name.split()
    if len(words) == 1:
        return _letters(name)
    forms = [_joined([_first(words[0]), *map(_letters, words[1:])])]
    if len(words) == 2 and not _INITIAL.match(words[0]):
        forms.append(_joined([_letters(words[0]), rf"{_initial(words[1])}\.?"]))
    if not all(is_ordinary(word) for word in words):
        forms.append(f"(?i:{_joined(map(_any_sign, words))})")
    return "|".join([*forms, *_initials(words)])


def _joined(words: Iterable[str]) -> str:
    """Return the pattern of words in a row; after an initial's dot there need be no blank."""
    joined = r"\s+".join(words).replace(r"\.\s+", r"\.\s*").replace(r"\.?\s+", r"(?:\.\s*|\s+)")
    return joined.replace(r"\s+", r"(?:\s+|[._-])")  # jo.smith@ is Jo Smith as well


def _initials(words: list[str]) -> Iterator[str]:
    """Yield the pattern of “R.O.” for R. Okafor: without their dots letters may mean anything."""
    if initials_of(" ".join(words)):
        yield r"\.\s?".join(map(_initial, words)) + r"\."


def _first(word: str) -> str:
    """Return the pattern of a first name, which may be given as an initial, or the other way."""
    initial = _initial(word)
    if _INITIAL.match(word):
        return rf"{initial}(?:\.|[^\W\d_]*)"
    return rf"(?:{_letters(word)}|{initial}\.?)"


def _initial(word: str) -> str:
    """Return the pattern of the first letter of a word, with any accent or none."""
    plain = plain_initial(word[0])
    return f"[{re.escape(word[0] + plain)}{_accented().get(plain, '')}]"


@cache
def _accented() -> dict[str, str]:
    """Return the letters of Latin scripts that have an accent or stroke, by those without."""
    found: dict[str, str] = {}
    for letter in filter(str.isalpha, map(chr, range(0xC0, 0x250))):
        plain = plain_initial(letter)
        found[plain] = found.get(plain, "") + letter
    return found


def _letters(word: str) -> str:
    """Return the pattern of one word of a name: in capitals or not, without accents, run on."""
    if _INITIAL.match(word):
        return rf"{_initial(word)}\.?"
    return f"(?:{'|'.join(map(_any_case, dict.fromkeys((word, alike(word)))))})"


def _any_case(word: str) -> str:
    """Return the pattern of a word in any case; of a short name the first letter is a capital."""
    if word[0].islower() or tells_in_small_letters(word):
        return f"(?i:{_any_sign(word)})"
    return f"{re.escape(word[0])}(?i:{_any_sign(word[1:])})"


def _any_sign(word: str) -> str:
    """Return the pattern of a word with any apostrophe and hyphen in it, or with none."""
    return "".join(map(_sign, _PART.findall(word)))


def _sign(part: str) -> str:
    if part in _APOSTROPHES:
        return _APOSTROPHE
    return _HYPHEN if part in _HYPHENS else re.escape(part)
