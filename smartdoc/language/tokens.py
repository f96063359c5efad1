"""The words of a sentence, one by one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from smartdoc.language import lexicon
from smartdoc.late import late

_TOKEN = late(r"[^\W\d_]+(?:['./-][^\W\d_]+)*|[0-9]+(?:[.,:/-][0-9]+)*%?|[^\w\s]")
MODALS = frozenset("will shall can could should must may might would cannot won't ll".split())
NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty hundred half once twice".split()
)
LONGEST = 2_000
"""Characters of a text that are read; no sentence is longer, and hostile ones cost no more."""


class Token(NamedTuple):
    """A word, a number or a mark, and where it stands."""

    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Return whether it is a word and no number or mark."""
        return self.low[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Return whether it is a number, in figures or in letters."""
        return self.low[0].isdigit() or self.low in NUMERALS


def on_one_line(text: str) -> str:
    """Return the text with single spaces and straight apostrophes, cut where no sentence is."""
    return " ".join(text[:LONGEST].replace("’", "'").split())


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and marks of a text."""
    return tuple(
        [Token(match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    )


def is_promise(low: str) -> bool:
    """Return whether this word promises: “will”, “I'll”."""
    return low in ("will", "shall") or low.endswith("'ll")


def is_modal(low: str) -> bool:
    """Return whether a verb follows this word: “will”, “can”, “I'll”."""
    return low in MODALS or low.endswith("'ll")


def is_vague(low: str) -> bool:
    """Return whether this word means different things to different people."""
    return low in _vague()


@cache
def _vague() -> frozenset[str]:
    names = ("vague_nouns", "vague_adjectives", "vague_adverbs")
    return frozenset().union(*map(lexicon.words, names))
