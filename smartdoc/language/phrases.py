"""What a phrase of a plan amounts to: a deadline that never comes, a review, a weak verb."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from smartdoc.language import lexicon
from smartdoc.language.doing import Doing, main_doings
from smartdoc.language.finder import finder_of
from smartdoc.language.tokens import on_one_line
from smartdoc.language.wording import is_main_clause
from smartdoc.late import late

_WORD = late(r"[a-z']+")
_NEGATIVES = sorted(lexicon.words("negative"))
_NEGATIVE = finder_of(
    r"(?:\b(?:will|to|shall|should|must|can)|['’]ll)\s+(?:(?:\w+ly|also|always)\s+)?(?:"
    + "|".join(_NEGATIVES)
    + r")\b|\b(?:won['’]t|shan['’]t|no\s+longer|not\s+to)\b",
    holding=" ".join([*_NEGATIVES, "won shan longer not"]),
)
_DENIAL = finder_of(
    r"\b(?:(?:does|do|is|are|has|have)\s+not|(?:does|do|is|are)n['’]t)\b(?!\s+only\b)",
    holding="not doesn don isn aren",
)
_NOT_ONLY = late(r"\s+(?:only|just)\b", re.I)
_STOPS_TO = late(
    r"\s*(?:\Z|[,.;]|(?:and|at|to|for|when|whenever|if|on|before|the\s+(?:clock|timer|ball|music))\b)",
    re.I,
)
_WHICH = late(r"\b(?:or|what|when|where|how|which(?:\s+\w+)?)\s+\Z", re.I)
_PROMISED = late(r"\b(?:will|shall)\s+\w|['’]ll\s+\w|\bto\s+\w", re.I)
_BESIDE = late(
    r"\b(?:(?:that|which|who|whom|what|because|where|until)\s+(?:\w+\s+){0,2}"
    r"|(?:when|whenever|while|if|before|after|so)\s+(?:he|she|they|it|i|we)\s+)\Z",
    re.I,
)
_YOU_WILL = late(
    r"(?<!thank )\byou(?:\s+|['’])"
    r"(?:will|ll|shall|should|must|need\s+to|have\s+to|are\s+going\s+to)\b",
    re.I,
)


def is_open_ended(text: str) -> bool:
    """Return whether a deadline is one that never comes, such as “ongoing”."""
    return lexicon.pattern("open_ended").search(text) is not None


def weak_wording(statement: str) -> str | None:
    """Return the words of a statement that nobody can see happen, None where there are none.

    A weak verb is made good by one that can be seen, behind it or before: “will know and *write*
    the 7 times table”, “will *read* the story and enjoy it”. Of some a test tells how many: “learn
    20 words”.
    """
    done = main_doings(statement)
    weak = next((each for each in done if each.strength == "weak" or _is_in_the_head(each)), None)
    if weak is None or any(each.is_seen for each in done):
        return None
    tested = weak.counted and weak.verb in lexicon.words("testable_verbs")
    return None if tested else _named(statement, weak)


def _is_in_the_head(done: Doing) -> bool:
    """Return whether something is gained that nobody can see: “get a good understanding of”.

    A number behind it counts what it is about, and not how much of it there is.
    """
    return done.verb in lexicon.words("gaining_verbs") and done.head in lexicon.words("inner_nouns")


def _named(statement: str, weak: Doing) -> str:
    """Return the words of something done, up to the noun where that is what nobody can see."""
    behind = on_one_line(statement)[weak.start :]
    at = behind.lower().find(weak.head) if weak.strength != "weak" else -1
    return behind[: at + len(weak.head)] if at >= 0 else weak.words


def vague_wording(statement: str) -> str | None:
    """Return the words by which a statement only wishes for a state (“be kinder”), or None.

    Silent where something can be seen or counted, and where :func:`weak_wording` speaks.
    """
    done = main_doings(statement)
    if not done or any(each.counted or each.strength in ("strong", "weak") for each in done):
        return None
    lead = done[0]
    state = lead.strength == "state" and lead.first in _how()
    empty = lead.strength == "light" and lead.head in lexicon.words("empty_nouns")
    return on_one_line(statement)[lead.start : lead.object_end] if state or empty else None


def _how() -> frozenset[str]:
    return lexicon.words("vague_adjectives") | lexicon.words("comparatives")


def direction_only(statement: str) -> str | None:
    """Return the verb where a statement only says in which direction: “improve”, “increase”.

    None where something can be seen, and where a number or another condition says how far.
    """
    done = main_doings(statement)
    if not done or done[0].strength != "contested":
        return None
    if any(each.is_seen or each.counted or each.strength == "weak" for each in done):
        return None
    return None if lexicon.pattern("criteria").search(statement) else done[0].words


def negative_wording(statement: str) -> str | None:
    """Return the words by which a statement says what will *not* happen, None where it does not."""
    for match in _NEGATIVE.finditer(statement):
        if not _is_harmless(statement, match):
            return match[0]
    for match in _DENIAL.finditer(statement):
        if is_main_clause(statement[: match.start()]):
            return match[0]
    return None


def _is_harmless(statement: str, match: re.Match[str]) -> bool:
    """Return whether a negative wording stands beside the promise, or is part of a positive one."""
    before = statement[: match.start()]
    words = match[0].lower()
    if _NOT_ONLY.match(statement, match.end()):
        return True
    if words.endswith("stop") and _STOPS_TO.match(statement, match.end()):
        return True
    if words == "not to":
        return _WHICH.search(before[-24:]) is not None
    serves = words.startswith("to ") and not words.endswith(("not", "never"))
    if serves and _PROMISED.search(before):
        return True
    return _BESIDE.search(before[-48:]) is not None


def is_only_review(method: str, names: Collection[str] = ()) -> bool:
    """Return whether a method of measuring says no more than that somebody will look again.

    ``names`` are what the people of the plan are called: who reviews it makes it no method.
    """
    found = set(_WORD.findall(method.lower().replace("'s", "s").replace("’s", "s")))
    said = found - lexicon.words("review_fillers")
    parts = _parts(tuple(names))
    reviewed = said - parts <= lexicon.words("review_words")
    return bool(found) and reviewed and bool(said - parts or not parts & found)


@lru_cache(maxsize=4)  # each method is compared with all people of a plan
def _parts(names: tuple[str, ...]) -> set[str]:
    return {part for name in names for part in _WORD.findall(name.lower())}


def speaks_to_learner(text: str) -> str | None:
    """Return the words by which a text tells the learner what to do (“you will”), or None."""
    match = _YOU_WILL.search(text)
    return match[0] if match else None


def tells_of_decrease(text: str) -> bool:
    """Return whether the text measures something that is better when it is smaller."""
    return lexicon.pattern("decrease").search(text) is not None
