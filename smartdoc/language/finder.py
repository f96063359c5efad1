"""Where the phrases of a list stand in a text, found without trying them all at every sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

_WORD = re.compile(r"\w+")
_IN_ANY_TEXT = frozenset(
    "and for that will with from when time times day days every they this have does work".split()
)


@dataclass(frozen=True)
class Finder:
    """Finds phrases. ``keys`` holds a word of each; a text without any of them holds no phrase.

    *Why:* most texts hold none of a list. To look up their words is quicker than the pattern, which
    is compiled only when some text may hold a phrase.
    """

    keys: frozenset[str]
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern, which does not mind capitals."""
        return re.compile(self.source, re.I)

    def may_be_in(self, text: str) -> bool:
        """Return whether the text has the word of some phrase, perhaps without the rest."""
        return not self.keys.isdisjoint(words_in(text))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first phrase of the text."""
        return self.pattern.search(text) if self.may_be_in(text) else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the phrase that begins at this place."""
        return self.pattern.match(text, start) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return each of the phrases in the text, from left to right."""
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())


def finder(phrases: Iterable[str]) -> Finder:
    """Return the finder for these phrases as whole words, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    words = (_WORD.findall(phrase.lower()) for phrase in ordered)
    keys = frozenset(max(each, key=_weight, default="") for each in words)
    return Finder(keys, rf"(?<![\w-])(?:{_by_beginning(ordered)})(?![\w-])")


def _by_beginning(phrases: Iterable[str], signs: int = 2) -> str:
    """Return the phrases as alternatives, grouped by their first signs.

    *Why:* at each place of a text all alternatives are tried, and of hundreds a few begin alike.
    """
    if signs == 0:
        return "|".join(map(re.escape, phrases))
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[:1], []).append(phrase[1:])
    return "|".join(
        f"{re.escape(first)}(?:{_by_beginning(rest, signs - 1)})" for first, rest in groups.items()
    )


def _weight(word: str) -> tuple[bool, int]:
    """Return how much a word tells a phrase from other texts: long words and rare ones do."""
    return word not in _IN_ANY_TEXT, len(word)


@lru_cache(maxsize=1024)
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and the empty one: for phrases without a word."""
    return frozenset(["", *_WORD.findall(text.lower())])
