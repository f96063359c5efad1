"""Sentences about a learner as the learner would say them, where that is sure to be right."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from smartdoc.language import lexicon
from smartdoc.late import late

_OTHER_PERSON = late(
    r"\b(?:he|him|his|himself|she|her|hers|herself|they|them|their|theirs|themselves|themself|"
    r"the (?:child|pupil|learner|student|young person)|i|me|my|we|our|you|your)\b",
    re.I,
)
"""Who might be the learner, and would have to become “me”; or who speaks already."""

_WORD = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST = 1_000


def as_promise(sentence: str, name: str) -> str:
    """Return “Ash will read to Jo” as “I will read to Jo”; any doubtful sentence as it is."""
    text = " ".join(sentence[:_LONGEST].split())
    found = _promise(name).match(text)
    if len(sentence) > _LONGEST or found is None:
        return sentence
    rest = text[found.end() :]
    if _OTHER_PERSON.search(rest) or _named(name).search(rest):
        return sentence
    before = found["before"] or ""
    return f"{before}I will{rest}"


def as_deed(action: str, name: str) -> str:
    """Return “reads to Jo” as “I read to Jo”; any doubtful action as it is.

    An action with a second verb is doubtful, because that verb would have to change too.
    """
    text = " ".join(action[:_LONGEST].split())
    first, *others = _WORD.findall(text) or [""]
    base = _bases().get(first)
    doubtful = _OTHER_PERSON.search(text) or _named(name).search(text)
    if len(action) > _LONGEST or base is None or doubtful or any(map(_may_be_verb, others)):
        return action
    return f"I {base}{text[len(first) :]}"


def as_help(action: str, name: str) -> str:
    """Return “gives Ash the card” as “gives me the card”; any doubtful action as it is."""
    text = " ".join(action[:_LONGEST].split())
    found = _helped(name).match(text)
    if len(action) > _LONGEST or found is None or found["verb"] not in _bases():
        return action
    rest = text[found.end() :]
    if _OTHER_PERSON.search(rest) or _named(name).search(rest):
        return action
    return f"{found['verb']} me{rest}"


def _may_be_verb(word: str) -> bool:
    return word in _bases()


@cache
def _bases() -> dict[str, str]:
    """Return the verb of each form that goes with he and she: “reads” is of “read”."""
    lists = ("strong_verbs", "contested_verbs", "light_verbs", "weak_verbs", "state_verbs")
    verbs = {verb.split()[0] for name in lists for verb in lexicon.words(name)}
    return {lexicon.forms(verb)[1]: verb for verb in sorted(verbs)}


@lru_cache(maxsize=64)
def _promise(name: str) -> re.Pattern[str]:
    """Return the pattern of a sentence that begins with a promise of the learner's.

    What stands before the name must be a day or the like: “By 5 February, Ash will …”.
    """
    who = "|".join(map(re.escape, _names(name)))
    learner = r"the (?:child|pupil|learner|student|young person)"
    before = r"(?P<before>(?:By|From|On|In|Each|Every) [^,.;:]{1,60}, )?"
    return re.compile(rf"{before}(?:(?:{who})|(?i:{learner})) will(?= )")


@lru_cache(maxsize=64)
def _helped(name: str) -> re.Pattern[str]:
    """Return the pattern of a verb with the learner as its object, and nobody beside."""
    who = "|".join(map(re.escape, _names(name)))
    return re.compile(rf"(?P<verb>[a-z]+) (?:{who})(?![\w'’-]| and | or |,)")


@lru_cache(maxsize=64)
def _named(name: str) -> re.Pattern[str]:
    who = "|".join(map(re.escape, _names(name)))
    return re.compile(rf"\b(?:{who})\b", re.I)


def _names(name: str) -> list[str]:
    whole = " ".join(name.split())
    return sorted({whole, whole.partition(" ")[0]} - {""}, key=lambda one: (-len(one), one))
