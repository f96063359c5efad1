"""Sentences that would fit any child: every one of their words is a general one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from smartdoc.language import lexicon
from smartdoc.language.family_words import emotive, jargon
from smartdoc.language.wording import plainly, unquoted
from smartdoc.late import late

_WORD = late(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HEADING = 3
"""Words up to which a concern is only a heading, unless its evidence says what is seen."""

_TO_BE_ASKED = late(
    r"\b(?:will\s+(?:be\s+)?|(?:still\s+)?(?:needs?|has|have)?\s*to\s+be\s+|(?:has|have)\s+not\s+(?:yet\s+)?been\s+|"
    r"not\s+yet\s+(?:been\s+)?|(?:is|are)\s+being\s+)"
    r"(?:ask|asked|sought|seek|obtained|requested|discuss|discussed|gained|gain|agreed|given|signed|"
    r"sign|collected|confirmed|got)\b|\bto\s+follow\b|\b(?:pending|awaiting|awaited|outstanding)\b",
    re.I,
)
_GIVEN = late(r"\b(?:agrees?|agreed|gave|gives|given|signed|consents|consented|said yes)\b", re.I)
_DIGIT = late(r"\d")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without any possessive ’s."""
    plain = (word.lower().replace("’", "'") for word in _WORD.findall(text))
    return [word.removesuffix("'s").removesuffix("'") for word in plain]


def is_generic_comment(text: str, names: Iterable[str]) -> bool:
    """Return whether a comment would fit any pupil: “Leila is making good progress”."""
    return _is_all(text, lexicon.words("generic_comment"), names)


def is_general_concern(text: str, evidence: str, names: Iterable[str]) -> bool:
    """Return whether a concern is only a heading: “issues around behaviour at school”.

    What a number tells in full is exact with its figure: low attendance, and in the evidence 62%.
    """
    words = words_of(text)
    if len(words) <= _HEADING and not evidence and not _DIGIT.search(text):
        return True
    counted = _DIGIT.search(evidence) and _tells_a_fall(words)
    return not counted and _is_all(text, lexicon.words("general_concern"), names)


def _tells_a_fall(words: list[str]) -> bool:
    return not (
        lexicon.words("counted_concern").isdisjoint(words)
        or lexicon.words("falling_words").isdisjoint(words)
    )


def _is_all(text: str, general: frozenset[str], names: Iterable[str]) -> bool:
    """Return whether a text has words, and none but general ones, small ones and names."""
    if _DIGIT.search(text):
        return False
    left = [word for word in words_of(text) if not _is_known(word, general)]
    if not left:
        return bool(words_of(text))
    return _parts(tuple(names)).issuperset(left)


@lru_cache(maxsize=4)  # each comment is compared with all people of a plan
def _parts(names: tuple[str, ...]) -> set[str]:
    return {part for name in names for part in words_of(name)}


def _is_known(word: str, general: frozenset[str]) -> bool:
    small = lexicon.words("small_words")
    if word in general or word in small:
        return True
    return "-" in word and all(part in general or part in small for part in word.split("-"))


def judging_words(text: str, name: str) -> str | None:
    """Return words that judge a child or a family instead of telling what is seen, or None.

    ``name`` is the child's. What somebody is quoted as saying is theirs, and left out.
    """
    return emotive(text, name) or _first("concern_judgements", text)


def words_of_the_trade(text: str) -> str | None:
    """Return words of one agency that others at the meeting must guess at, or None."""
    known = jargon(text)
    return known.words if known else _first("concern_jargon", text)


def _first(name: str, text: str) -> str | None:
    match = lexicon.pattern(name).search(unquoted(plainly(text)))
    return match[0] if match else None


def is_not_given(text: str) -> bool:
    """Return whether a text only stands where the answer is still missing: “tbc”."""
    return " ".join(text.lower().split()).strip(" .!") in lexicon.words("not_given")


def is_still_to_come(consent: str) -> bool:
    """Return whether somebody is only going to be asked: “will be discussed at the meeting”."""
    said, found = _TO_BE_ASKED.subn(" ", consent)
    return found > 0 and not _GIVEN.search(said)
