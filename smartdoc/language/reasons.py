"""What the reason for a target tells: a fact of the situation, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from smartdoc.language import lexicon
from smartdoc.late import late

_WORD = late(r"[^\W\d_]{3,}")
_ANY_WORD = late(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SPOKEN = late(r"[“”\"‘]|\b(?:[1-9]|[0-9]{2,})")
_WISHING = (
    r"(?:really|want|will|would|wish|need|like|love|hope|aim|plan|think|believe|know|should|must|"
    r"might|may|shall|have\s+to|do(?:n['’]t|\s+not)\s+want)\b"
)
_OF_MYSELF = late(
    r"(?<![Ss]o )(?<!that )\bI(?:['’](?:m|ve)"
    r"|\s+(?:(?:\w+ly|always|often|still|just|never)\s+)?(?!" + _WISHING + r")[a-z]+)\b"
    r"|\b[Mm]y\s+\w+\s+(?:can(?:['’]t|not)?|ha[sv]e?|is|are|does|do)\b"
)
"""What pupils tell of themselves, but for wishes: “I can’t read my own writing”."""

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


def tells_fact(reason: str, *, own: bool = False) -> bool:
    """Return whether a reason gives a number, a day, somebody's words or something seen.

    ``own`` is true for a pupil's own sheet, where “I lose my place” tells how things are.
    """
    return bool(
        (own and _OF_MYSELF.search(reason))
        or _SPOKEN.search(reason)
        or "0" in reason
        or lexicon.pattern("facts").search(reason)
        or lexicon.pattern("spelt_numbers").search(reason)
    )


def tells_why(because: str, evidence: str) -> bool:
    """Return whether a review says why; “it was not achieved” only says the outcome again."""
    words = {word.lower() for word in _ANY_WORD.findall(because.replace("’", "'"))}
    told = not words <= lexicon.words("restating") or _SPOKEN.search(because)
    return bool(told or lexicon.pattern("causes").search(evidence))


def topics(text: str) -> frozenset[str]:
    """Return the parts of school or life that a text speaks of."""
    words = _words([text])
    return frozenset(
        topic for topic in TOPIC_NAMES if not words.isdisjoint(lexicon.words(f"topic_{topic}"))
    )


def stems(texts: Iterable[str], without: Iterable[str] = ()) -> frozenset[str]:
    """Return the beginnings of the words that mean something, some names left out."""
    small = (lexicon.words("not_counted"), lexicon.words("small_words_of_reasons"))
    telling = _words(texts).difference(*small, _words_of(tuple(without)))
    return frozenset(word[:_STEM] for word in telling)


@lru_cache(maxsize=4)  # each target is asked about with all names of a plan
def _words_of(names: tuple[str, ...]) -> set[str]:
    return _words(names)


def _words(texts: Iterable[str]) -> set[str]:
    return {word.lower() for word in _WORD.findall("\n".join(texts))}
