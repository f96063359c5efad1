"""How large a pupil's goal is, as far as its sentence tells: too grand, or too small."""

from __future__ import annotations

import re

from smartdoc.language import lexicon
from smartdoc.language.quantities import quantities
from smartdoc.late import late

_BEST = late(
    r"\b(?:be|become|becoming|being)\s+(?:the\s+)?(?:very\s+)?(?:"
    + "|".join(sorted(lexicon.words("superlatives")))
    + r")\b(?!\s+(?:that\s+)?(?:i|he|she|they|version|friend)\b)(?:\s+\w+){0,4}",
    re.I,
)
_OF_ALL = late(
    r"\b(?:the|my)\s+(?:very\s+)?(?:"
    + "|".join(sorted(lexicon.words("superlatives")))
    + r")\s+(?:[^\W\d]+\s+){1,3}?(?:in|of)\s+(?:the|my|our)\s+(?:whole\s+|entire\s+)?"
    r"(?:world|universe|country|town|school|year|class|team)\b",
    re.I,
)
_PERFECT = late(r"\b(?:all|every|everything|always|each)\b(?:\s+[^\W\d]+){1,5}?\s+perfect\w*", re.I)
_EACH = late(r"\b(?:each|every|a\s+(?:day|week|lesson|month)|daily|weekly|per)\b", re.I)


def grand_wording(statement: str) -> str | None:
    """Return the words that make a goal too grand for one term, None where there are none."""
    match = (
        lexicon.pattern("grand_phrases").search(statement)
        or _BEST.search(statement)
        or _OF_ALL.search(statement)
        or _PERFECT.search(statement)
    )
    return match[0] if match else None


def single_thing(statement: str) -> str | None:
    """Return what a goal does just once and is done with: “1 page”; None where it asks for more."""
    if _EACH.search(statement):
        return None
    found = list(quantities(statement))
    if len(found) != 1 or found[0].value != 1 or found[0].total is not None:
        return None
    unit = found[0].unit
    return f"one {unit}" if unit in lexicon.words("one_of") else None
