"""Whose sentence a pupil's goal is: the pupil's own, or an adult's about the pupil."""

from __future__ import annotations

import re

from smartdoc.language import lexicon
from smartdoc.language.finder import finder
from smartdoc.late import late

_OWN = late(r"\b(?:i|me|my|mine|myself|we|us|our)\b", re.I)
_LONGEST_NAME = 80
_ABOUT = ("will", "is going to", "to", "can", "should", "must", "needs to")


def adult_wording(statement: str, name: str) -> str | None:
    """Return the words by which an adult speaks in a pupil's goal, None where the pupil does.

    A sentence that says “I” or “my” is the pupil's, unless it speaks to “you” or uses words that
    only adults use. One that says nobody (“Write 12 sentences”) may be either.
    """
    found = lexicon.pattern("adult_terms").search(statement)
    if found is None and not _OWN.search(statement):
        found = lexicon.pattern("adult_subjects").search(statement) or _named(statement, name)
    return found[0] if found else None


def _named(statement: str, name: str) -> re.Match[str] | None:
    names = {part for part in (name.strip(), name.strip().partition(" ")[0]) if part}
    names = {part for part in names if len(part) <= _LONGEST_NAME}
    return finder(f"{one} {verb}" for one in names for verb in _ABOUT).search(statement)
