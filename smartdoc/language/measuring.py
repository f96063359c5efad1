"""What the words of a measure say: who reads it, how often, and whether they say anything."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from smartdoc.language import lexicon
from smartdoc.late import late

_WORD = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INITIALS = late(r"\b[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][\w'’-]+|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b")
_DAY = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|\b[0-9]{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\b")
_OPENING = late(r"(?:\A|[.;:!?]\s+)\W*\Z")
_LONGEST = 3
"""Words of a name that are looked for: “Samira” of “Samira Osei-Grant”."""


def names_reader(method: str, people: Iterable[str]) -> bool:
    """Return whether a method says who measures: a person of the plan, a role, “I” or a name.

    ``people`` are the names and roles in the plan.
    """
    if _INITIALS.search(method):
        return True
    words = [word.lower() for word in _WORD.findall(method)]
    plain = {word.removesuffix("'s").removesuffix("’s") for word in words}
    if not plain.isdisjoint(lexicon.words("readers")) or not plain.isdisjoint(
        _parts(tuple(people))
    ):
        return True
    return _starts_with_name(words) or _has_name(method)


@lru_cache(maxsize=4)  # each method is compared with all people of a plan
def _parts(people: tuple[str, ...]) -> set[str]:
    """Return the words by which people are called, without titles and small words."""
    return {
        word.lower()
        for person in people
        for word in _WORD.findall(person)[:_LONGEST]
        if len(word) > 2 and word.lower() not in lexicon.words("role_fillers")
    }


def _starts_with_name(words: list[str]) -> bool:
    """Return whether somebody does something in the first words: “Gus ticks the list”."""
    verb = words[1].lower() if len(words) > 1 else ""
    return verb.endswith("s") and verb in lexicon.all_forms("reading_verbs")


def _has_name(method: str) -> bool:
    """Return whether a word inside a sentence has a capital and is no day, month or acronym."""
    known = lexicon.words("when_measured") | lexicon.words("month_names")
    return any(
        match[0][0].isupper()
        and not match[0].isupper()
        and match[0].lower() not in known
        and not _OPENING.search(method[max(0, match.start() - 4) : match.start()])
        and match.start() > 0
        for match in _WORD.finditer(method)
    )


def tells_when(method: str) -> bool:
    """Return whether a method says how often or when it is done: “each Friday”, “after a unit”."""
    return bool(_DAY.search(method) or lexicon.pattern("when_measured").search(method))


def is_empty_method(method: str) -> bool:
    """Return whether a method says no more than “observation” or “teacher assessment”."""
    return _only(method, "empty_methods", "empty_method_fillers")


def is_empty_what(what: str) -> bool:
    """Return whether what is measured is no more than “progress”."""
    return _only(what, "empty_whats", "empty_what_fillers")


def _only(text: str, empty: str, fillers: str) -> bool:
    """Return whether a text holds a word of the first list, and none beside those of both."""
    words = set(_WORD.findall(text.lower().replace("’", "'")))
    beside = words - lexicon.words(empty)
    return (
        len(beside) < len(words)
        and beside <= lexicon.words(fillers)
        and not any(character.isdigit() for character in text)
    )


def has_scale(text: str) -> bool:
    """Return whether a text names a scale, a questionnaire or a count."""
    return bool(
        lexicon.pattern("instruments_of_opinion").search(text)
        or any(character.isdigit() for character in text)
    )


def is_to_be_kept(text: str) -> bool:
    """Return whether a target is to keep what is there: “stay at”, “maintain”."""
    return lexicon.pattern("keeping").search(text) is not None
