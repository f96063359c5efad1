"""Does a first name stand for another learner? Books, streets, pets and teachers have names too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from smartdoc.language import lexicon
from smartdoc.language.as_name import (
    is_ordinary,
    is_whose,
    is_word,
    stands_as_name,
    tells_in_small_letters,
)
from smartdoc.language.plain import WORD_BEGINS, WORD_ENDS
from smartdoc.late import late

_NEAR = 48
_TITLE_OF_WORK = late(r"['’]s? [A-Z]")
_QUOTED = (re.compile(r"[“\"‘']\Z"), re.compile(r"[”\"’'](?!\w)"))
_LAST_WORDS = late(r"([\w'’-]+)\.?,? (?:(?:called|named) )?\Z")
_INITIAL_BEFORE = late(r"(?<!\w)[A-Z]\. ?\Z")
_STARTS_SENTENCE = late(r"(?:\A|[.!?:;•\n(\[\"“”]) ?\Z")
_APART = r"[\W_]{1,9}"
"""What may stand between two words of a name."""
_NEXT = late(r"[ -]([A-Z][\w'’]+)")


def may_be_names(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a text, and those with an “s” behind them also without it."""
    return words.union([word[:-1] for word in words if word.endswith("s") and word != "s"])


def standing_in(text: str, name: str, *, strictly: bool = False) -> Iterator[str]:
    """Yield a first name as a text has it, wherever it is somebody's and no part of another name.

    ``strictly`` as below. Single blanks are taken for granted.
    """
    ending = "s?" if is_whose(name) else ""
    for match in re.finditer(rf"{WORD_BEGINS}{re.escape(name)}{ending}{WORD_ENDS}", text, re.I):
        if _stands_for_learner(match, strictly=strictly):
            yield match[0]


def _stands_for_learner(match: re.Match[str], *, strictly: bool) -> bool:
    """Tell whether a word, with capitals or not, is somebody's first name and no part of another.

    Strictly every name counts that is no other word, whoever it belongs to.
    """
    word, text = match[0], match.string
    start, end = match.span()
    in_capitals = word.isupper() and len(word) > 1
    if not in_capitals and not word[:1].isupper():
        return tells_in_small_letters(word)
    if in_capitals and word.casefold() in lexicon.words("acronyms"):
        return False  # ELSA sessions, where another learner is called Elsa
    if strictly:
        return stands_as_name(text, start, end, expected=not is_word(word))
    before = text[max(0, start - _NEAR) : start]
    shouted = in_capitals and tells_in_small_letters(word)
    if (
        _belongs_to_other(before)
        or _goes_on(text, end, shouted=shouted)
        or _is_title(before, text, end)
    ):
        return False
    return stands_as_name(text, start, end, expected=False)


def stands_as_whole_name(phrase: str, text: str) -> bool:
    """Tell whether the words of a phrase that a text has are somebody's whole name there.

    Most are wherever they stand. One of words that any text may have, such as Will Cook, is where
    each has a capital: “Tova will cook supper” names nobody.
    """
    words = phrase.split()
    if len(words) < 2 or not all(map(_may_be_in_any_text, words)):
        return True
    written = _APART.join(rf"(?:{word.capitalize()}|{word.upper()})" for word in words)
    return re.search(rf"{WORD_BEGINS}{written}{WORD_ENDS}", text) is not None


def _may_be_in_any_text(word: str) -> bool:
    verbs = lexicon.words("observable_verbs")
    return any(is_word(one) or one in verbs for one in (word, word.removesuffix("s")))


def _belongs_to_other(before: str) -> bool:
    """Tell whether the words before make it a surname, a relative, a pet or a work."""
    if _INITIAL_BEFORE.search(before) or before.endswith("-"):
        return True
    match = _LAST_WORDS.search(before)
    if match is None:
        return False
    last = match[1].casefold()
    if last in _telling_words():
        return True
    begins = _STARTS_SENTENCE.search(before[: match.start()])
    large = match[1][0].isupper() and not match[1].isupper() and not is_ordinary(last)
    return large and not begins and "," not in match[0] and ". " not in match[0]


def _goes_on(text: str, end: int, *, shouted: bool) -> bool:
    """Tell whether a longer name goes on behind the word.

    Where all is in capitals, they tell of no name, as little as small letters do.
    """
    following = _NEXT.match(text, end)
    if following is None or (shouted and following[1].isupper()):
        return False
    return not is_ordinary(following[1])


def _is_title(before: str, text: str, end: int) -> bool:
    if _TITLE_OF_WORK.match(text, end):
        return True
    opening, closing = _QUOTED
    return bool(opening.search(before) and closing.match(text, end))


@cache
def _telling_words() -> frozenset[str]:
    names = ("name_titles", "of_the_family", "of_a_work")
    return frozenset().union(*(lexicon.words(name) for name in names))
