"""How hard a text is to read, from counts alone: letters, words and sentences.

Two formulas give an age each, and the middle of the two counts: one weighs long sentences, the
other long words, and a short page is easily misjudged by one alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from smartdoc.frozen import frozen
from smartdoc.late import late

FEWEST_WORDS = 8
"""A text of fewer words says nothing about itself."""

YOUNGEST = 5
"""The formulas know of no younger readers."""

_WORD = late(r"[^\W_]+(?:[.,:'’/-][^\W_]+)*")
_CHARACTER = late(r"[^\W_]")
_INITIAL = late(r"\b([^\W\d_])\.(?=\s)|\A[0-9]{1,2}\.\s")
_SENTENCE_END = late(r"[.!?…][\"'”’)]*(?=\s|\Z)")


@frozen
class Counts:
    """What the formulas count. ``characters`` are letters and digits."""

    characters: int
    words: int
    sentences: int

    @property
    def automated_readability(self) -> float:
        """Return the Automated Readability Index; from 1 to 2 is for six, and so on."""
        return 4.71 * self.characters / self.words + 0.5 * self.words / self.sentences - 21.43

    @property
    def coleman_liau(self) -> float:
        """Return the Coleman-Liau index, a school year counted from the age of six."""
        return (5.88 * self.characters - 29.6 * self.sentences) / self.words - 15.8

    @property
    def age(self) -> int:
        """Return the age from which the text can be read: the middle of what the formulas give."""
        ages = self.automated_readability + 4.5, self.coleman_liau + 5
        return max(YOUNGEST, math.floor(sum(ages) / 2 + 0.5))


def counts_of(blocks: Iterable[str]) -> Counts:
    """Return the counts of some blocks of text; the end of a block ends a sentence."""
    characters = words = sentences = 0
    for block in blocks:
        # The full stop behind an initial ends nothing, and the number of an entry is no word.
        text = _INITIAL.sub(r"\1", block.strip())
        found = len(_WORD.findall(text))
        if found:
            characters += len(_CHARACTER.findall(text))
            words += found
            sentences += _sentences(text)
    return Counts(characters, words, sentences)


def reading_age(*blocks: str) -> int | None:
    """Return the age from which a text can be read, None where it is too short to tell."""
    counts = counts_of(blocks)
    return counts.age if counts.words >= FEWEST_WORDS else None


def _sentences(text: str) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return len(ends) + (not ends or bool(_CHARACTER.search(text, ends[-1])))
