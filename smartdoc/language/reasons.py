"""What the reason for a target tells: a fact of the situation, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from smartdoc.language import lexicon

_WORD = re.compile(r"[^\W\d_]{3,}")
_SPOKEN = re.compile(r"[“”\"‘]|\b(?:[1-9]|[0-9]{2,})")
_STEM = 5
"""Letters by which two words count as one: attend and attendance, story and stories."""

TOPIC_NAMES = {
    "attendance": "attendance",
    "maths": "maths",
    "english": "reading and writing",
    "homework": "homework",
    "friends": "friends",
    "health": "health",
}


def tells_fact(reason: str) -> bool:
    """Return whether a reason gives a number, a day, somebody's words or something seen."""
    return bool(
        _SPOKEN.search(reason)
        or "0" in reason
        or lexicon.pattern("facts").search(reason)
        or lexicon.pattern("spelt_numbers").search(reason)
    )


def topics(text: str) -> frozenset[str]:
    """Return the parts of school or life that a text speaks of."""
    words = {word.lower() for word in _WORD.findall(text)}
    return frozenset(
        topic for topic in TOPIC_NAMES if not words.isdisjoint(lexicon.words(f"topic_{topic}"))
    )


def stems(texts: Iterable[str], without: Iterable[str] = ()) -> frozenset[str]:
    """Return the beginnings of the words that mean something, some names left out."""
    small = lexicon.words("not_counted") | lexicon.words("small_words_of_reasons")
    names = {word.lower() for name in without for word in _WORD.findall(name)}
    words = (word.lower() for text in texts for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in small and word not in names)
