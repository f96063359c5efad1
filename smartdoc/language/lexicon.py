"""The word lists that rules use, read once from the files in ``words/``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from smartdoc.errors import SmartdocError
from smartdoc.source import Value, read

_FOLDER = Path(__file__).with_name("words")
_VOWELS = "aeiou"


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of one list, in lower case; raises ``SmartdocError`` for an unknown list."""
    entries = _data().get(name)
    if not isinstance(entries, list):
        raise SmartdocError(f"The lexicon has no list {name}.")
    return frozenset(
        str(word).lower() for entry in entries if isinstance(entry, dict) for word in _of(entry)
    )


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a word or phrase of the list; one alternation, linear."""
    return alternation(words(name))


@cache
def verbs(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a verb of the list in any of its forms."""
    return alternation(form for verb in words(name) for form in forms(verb))


def alternation(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds any of the phrases as whole words, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])", re.I)


def forms(verb: str) -> tuple[str, ...]:
    """Return a verb's forms: know, knows, knowing, knew, known."""
    head, space, rest = verb.partition(" ")
    irregular = _data().get("irregular")
    past = irregular.get(head) if isinstance(irregular, dict) else None
    pasts = [str(form) for form in past] if isinstance(past, list) else [_past(head)]
    found = (head, _third(head), _stem(head) + "ing", *pasts)
    return tuple(dict.fromkeys(form + space + rest for form in found))


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"


def _stem(verb: str) -> str:
    """Return what stands before -ing and -ed: us(e), sit(t), play."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1]
    short = len(verb) <= 4 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS
    return verb + verb[-1] if short and verb[-3:-2] not in _VOWELS else verb


def _of(entry: dict[str, Value]) -> list[Value]:
    found = entry.get("words")
    return found if isinstance(found, list) else []


@cache
def _data() -> dict[str, Value]:
    """Return all lists of all files; raises ``SmartdocError`` where two files have one name."""
    found: dict[str, Value] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        source = read(path, path.name)
        if source.data is None:
            raise SmartdocError(f"{path} cannot be read: {source.findings[0].message}")
        if twice := found.keys() & source.data.keys():
            raise SmartdocError(f"{path} has a second list {min(twice)}.")
        found |= source.data
    return found
