"""Where the phrases of a list stand in a text, found without trying them all at every character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial

from smartdoc.frozen import frozen
from smartdoc.language.plain import words_of

_IN_ANY_TEXT = frozenset(
    "and for that will with from when time times day days every they this have does work".split()
)


@frozen(slots=False)
class Finder:
    """Finds phrases. ``phrases`` holds them by a word of each, in lower case.

    ``write`` returns the pattern's text, which for a long list takes a while.

    *Why:* most texts hold none of a list. To look up their words is quicker than the pattern, which
    is compiled only when some text may hold a phrase.
    """

    phrases: Mapping[str, tuple[str, ...]]
    write: Callable[[], str]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return a word of each phrase."""
        return frozenset(self.phrases)

    @property
    def source(self) -> str:
        """Return the pattern's text."""
        return self.write()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern, which does not mind capitals."""
        return re.compile(self.source, re.I)

    def may_be_in(self, text: str) -> bool:
        """Return whether the text has the letters of some phrase, perhaps as parts of words."""
        if self.keys.isdisjoint(words_in(text)):
            return False
        return self._holds_letters(text)

    @cached_property
    def _holds_letters(self) -> Callable[[str], bool]:
        """Return what tells whether a text has the letters of some phrase, and remembers it.

        *Why:* a long text is asked about at each of its words, and would be read as often.
        """
        return lru_cache(maxsize=8)(lambda text: any(self.likely_in(text)))

    def likely_in(self, text: str) -> Iterator[str]:
        """Yield the phrases of which the text has the letters, in lower case."""
        small = _small(text)
        for key in self.keys & words_in(text):
            yield from (phrase for phrase in self.phrases[key] if phrase in small)

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
    return Finder(_by_key(ordered), partial(_any_of, ordered))


def _any_of(phrases: Iterable[str]) -> str:
    return rf"(?<![\w-])(?:{_by_beginning(phrases)})(?![\w-])"


def finder_of(source: str, *, holding: str) -> Finder:
    """Return the finder for a pattern; whatever it finds holds one of these words."""
    return Finder({word: (word,) for word in holding.split()}, lambda: source)


def _by_key(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in map(str.lower, phrases):
        # Most phrases are one word, for which this is quicker.
        key = phrase if phrase.isalpha() else max(words_of(phrase), key=_weight, default="")
        found[key] = (*found.get(key, ()), phrase)
    return found


def _by_beginning(phrases: Iterable[str], characters: int = 2) -> str:
    """Return the phrases as alternatives, grouped by their first characters.

    *Why:* at each place of a text all alternatives are tried, and of hundreds a few begin alike.
    """
    if characters == 0:
        return "|".join(map(re.escape, phrases))
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[:1], []).append(phrase[1:])
    return "|".join(
        f"{re.escape(first)}(?:{_by_beginning(rest, characters - 1)})"
        for first, rest in groups.items()
    )


def _weight(word: str) -> tuple[bool, int]:
    """Return how much a word tells a phrase from other texts: long words and rare ones do."""
    return word not in _IN_ANY_TEXT, len(word)


@lru_cache(maxsize=1024)  # a long text is looked through from each of its words on
def _small(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=1024)
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and the empty one: for phrases without a word."""
    return frozenset((*words_of(text), ""))
