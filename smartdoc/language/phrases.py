"""What a phrase of a plan amounts to: a deadline that never comes, a review, a weak verb."""

from __future__ import annotations

import re

from smartdoc.language import lexicon

_WORD = re.compile(r"[a-z']+")
_AFTER_WILL = re.compile(
    r"\b(?:will|to|can|shall|should|must|and)\s+(?:be\s+able\s+to\s+)?(?:\w+ly\s+)?(\w+)", re.I
)
_ALSO = re.compile(r"(?:\b(?:and|or|by|then|will)|(?<!how) to|,)\s+(?:\w+ly\s+)?", re.I)
_NEGATIVE = re.compile(
    r"\b(?:will|to|shall|should|must|can)\s+(?:(?:\w+ly|also|always)\s+)?(?:"
    + "|".join(sorted(lexicon.words("negative")))
    + r")\b|\b(?:won['’]t|shan['’]t|no\s+longer|not\s+to)\b",
    re.I,
)
_YOU_WILL = re.compile(
    r"(?<!thank )\byou(?:\s+|['’])"
    r"(?:will|ll|shall|should|must|need\s+to|have\s+to|are\s+going\s+to)\b",
    re.I,
)


def is_open_ended(text: str) -> bool:
    """Return whether a deadline is one that never comes, such as “ongoing”."""
    return lexicon.pattern("open_ended").search(text) is not None


def weak_wording(statement: str) -> str | None:
    """Return the words of a statement that nobody can see happen, None where there are none.

    A weak verb is made good by one that can be seen: “will know and *write* the 7 times table”.
    """
    phrase = lexicon.pattern("weak_phrases").search(statement)
    found = phrase or _weak_verb(statement)
    if found is None:
        return None
    return None if _shows(statement, found.end()) else found[0]


def _shows(statement: str, start: int) -> bool:
    """Return whether a verb that can be seen is named after this point: “and write”."""
    seen = lexicon.verbs("observable_verbs")
    return any(seen.match(statement, match.end()) for match in _ALSO.finditer(statement, start))


def _weak_verb(statement: str) -> re.Match[str] | None:
    weak = lexicon.verbs("weak_verbs")
    for after in _AFTER_WILL.finditer(statement):
        if match := weak.match(statement, after.start(1)):
            return match
    return None


def negative_wording(statement: str) -> str | None:
    """Return the words by which a statement says what will *not* happen, None where it does not."""
    match = _NEGATIVE.search(statement)
    return match[0] if match else None


def is_only_review(method: str) -> bool:
    """Return whether a method of measuring says no more than that somebody will look again."""
    found = _WORD.findall(method.lower().replace("'s", "s").replace("’s", "s"))
    said = [word for word in found if word not in lexicon.words("review_fillers")]
    return bool(found) and all(word in lexicon.words("review_words") for word in said)


def speaks_to_learner(text: str) -> str | None:
    """Return the words by which a text tells the learner what to do (“you will”), or None."""
    match = _YOU_WILL.search(text)
    return match[0] if match else None


def tells_of_decrease(text: str) -> bool:
    """Return whether the text measures something that is better when it is smaller."""
    return lexicon.pattern("decrease").search(text) is not None
