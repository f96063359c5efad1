"""Words put in the place of others: a role for a name that a reader may not know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from smartdoc.disclosure.name_patterns import (
    TITLES,
    initials_of,
    pattern_of,
    plain_initial,
    words_in,
)
from smartdoc.frozen import frozen
from smartdoc.language.as_name import is_whose, stands_as_name
from smartdoc.language.plain import alike, phrase_of
from smartdoc.late import late

_WORD = late(r"[^\W_]+")
_DOTTED = late(r"\.\s?([^\W\d_])(?=\.)")
_DOUBLE = late(r"(?<!\w)[^\W\d_a-z][\w'’]*[-‑]\Z")
_THE = late(r"\b[Tt]he\s\Z")
_OWNS = late(r"['’]")
_LONGEST = 30


@frozen
class _Index:
    """Which of many names may stand in a text and where, by its words: each is tried only there.

    ``words`` give for each word the numbers of the names that have it, with how many words stand
    before it; ``pairs`` the numbers of those that begin with two initials.

    *Why:* tried at each letter, hundreds of names took minutes.
    """

    words: Mapping[str, list[tuple[int, int]]]
    pairs: Mapping[str, list[int]]

    def places(self, text: str) -> dict[int, set[int]]:
        """Return where names may begin in a text, each place with the numbers of these names."""
        found: dict[int, set[int]] = {}
        starts: list[int] = []
        titles: list[bool] = []
        for match in _WORD.finditer(text):
            word = match[0] if match[0].isascii() else alike(match[0])
            word = word.casefold()
            starts.append(match.start())
            titles.append(word in TITLES)
            for number, before in self.words.get(word, ()):
                at = len(starts) - 1 - before
                if at >= 0:
                    found.setdefault(starts[at], set()).add(number)
                if at > 0 and titles[at - 1]:
                    found.setdefault(starts[at - 1], set()).add(number)
        for start, numbers in self.dotted(text):
            found.setdefault(start, set()).update(numbers)
        return found

    def dotted(self, text: str) -> Iterator[tuple[int, list[int]]]:
        """Yield where initials with dots stand in a text, with the numbers of the names."""
        for match in _DOTTED.finditer(text) if self.pairs and "." in text else ():
            start = match.start() - 1
            if start >= 0 and (numbers := self.pairs.get(_pair(text[start], match[1]))):
                yield start, numbers


def _pair(*letters: str) -> str:
    return "".join(map(plain_initial, letters))


class Wording:
    """Puts other words in the place of names, wherever these stand as words of their own.

    A name is found in any of its forms: with a title or an initial before it, in capitals, over the
    end of a line, without its accents. A school is found without “Primary School” behind it too.
    """

    def __init__(self, instead: Mapping[str, str]) -> None:
        self._instead = {_key(term): words for term, words in instead.items() if term.strip()}
        self._terms = tuple(sorted(self._instead, key=lambda term: (-len(term), term)))
        self._index = _index(self._terms)

    def __eq__(self, other: object) -> bool:
        return self._instead == other._instead if isinstance(other, Wording) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._terms)

    def of(self, text: str) -> str:
        """Return the text in these words."""
        if not self._terms or not self.may_stand_in(phrase_of(text).split(), text):
            return text
        text = _composed(text)
        parts: list[str] = []
        end = 0
        for term, match in self.found(text):
            parts += (text[end : match.start()], self._instead[term])
            end = match.start("plural") if _is_of_one(match) else match.end()
        return "".join((*parts, text[end:]))

    def found(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield each name that stands in a text, with its place."""
        end = 0
        for start, numbers in sorted(self._index.places(text).items()):
            match = self._match(text, start, numbers) if start >= end else None
            if match is not None:
                end = match[1].end()
                if _is_name(match[1]):
                    yield match

    def may_stand_in(self, words: Iterable[str], text: str) -> bool:
        """Tell whether a text of these words, in small letters, may have one of the names."""
        index = self._index
        return not index.words.keys().isdisjoint(words) or any(index.dotted(text))

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the names whose place is taken, the longest first."""
        return self._terms

    def _match(
        self, text: str, start: int, numbers: Iterable[int]
    ) -> tuple[str, re.Match[str]] | None:
        """Return the longest of some names that stands at a place, None if none does."""
        for number in sorted(numbers):
            if match := pattern_of(self._terms[number]).match(text, start):
                return self._terms[number], match
        return None


@lru_cache(maxsize=256)
def _index(terms: tuple[str, ...]) -> _Index:
    words: dict[str, list[tuple[int, int]]] = {}
    pairs: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        for word, before in words_in(term):
            words.setdefault(word, []).append((number, before))
        if pair := initials_of(term):
            pairs.setdefault(pair, []).append(number)
    return _Index(words, pairs)


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether a match stands for somebody; several words or a title before do at once."""
    before = match.string[max(0, match.start() - _LONGEST) : match.start()]
    if _DOUBLE.search(before):
        return False  # the Jo of Billy-Jo
    if _is_of_one(match) and not is_whose(match[0].split()[-1].removesuffix(match["plural"])):
        return False  # Mr Roberts, who is none of the Roberts of Robert
    if " " in " ".join(match[0].split()):
        return True
    return stands_as_name(match.string, match.start(), match.end(), expected=True)


def _is_of_one(match: re.Match[str]) -> bool:
    """Tell whether a match has an ending, and not that of several people: the Okafors."""
    if not match.lastgroup:
        return False
    before = match.string[max(0, match.start() - _LONGEST) : match.start()]
    return not (_THE.search(before) or _OWNS.match(match.string, match.end()))


def _key(term: str) -> str:
    return " ".join(_composed(term).split())


def _composed(text: str) -> str:
    """Return the text with each accent on its letter, as one character."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
