"""The word lists that rules use: what each holds, and in which forms its verbs are written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from smartdoc.errors import SmartdocError
from smartdoc.language.finder import Finder, finder
from smartdoc.language.words import DOUBLED, IRREGULAR, LISTS
from smartdoc.late import late

_VOWELS = "aeiou"
_ONE_SHORT_SYLLABLE = late(r"(?:[^aeiou]|(?<=q)u)*[aeiou][^aeiouwxy]")


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of one list, in lower case; raises ``SmartdocError`` for an unknown list."""
    return frozenset(instead(name))


@cache
def instead(name: str) -> Mapping[str, str]:
    """Return what to write instead of each word of one list, in lower case, ``""`` for nothing."""
    if name not in LISTS:
        raise SmartdocError(f"The lexicon has no list {name}.")
    return {
        word: entry.instead for entry in LISTS[name] for word in entry.words.lower().split(", ")
    }


@cache
def pattern(*names: str) -> Finder:
    """Return what finds the words and phrases of these lists."""
    return finder(frozenset().union(*map(words, names)))


@cache
def verbs(name: str) -> Finder:
    """Return what finds the verbs of the list in any of their forms."""
    return finder(all_forms(name))


@cache
def all_forms(name: str) -> frozenset[str]:
    """Return the verbs of the list in all of their forms."""
    return frozenset(form for verb in words(name) for form in forms(verb))


def forms(verb: str) -> tuple[str, ...]:
    """Return a verb's forms: know, knows, knowing, knew, known."""
    head, space, rest = verb.partition(" ")
    pasts = IRREGULAR[head].split() if head in IRREGULAR else [_past(head)]
    found = (head, _third(head), _ing(head), *pasts)
    return tuple(dict.fromkeys(form + space + rest for form in found))


BEGINNING = 3
"""The first letters of a form by which its verb is found."""


def beginnings(verb: str) -> frozenset[str]:
    """Return how the forms of a verb begin."""
    head = verb.partition(" ")[0]
    # The rules change the last two letters at most.
    if head not in IRREGULAR and len(head) >= BEGINNING + 2:
        return frozenset((head[:BEGINNING],))
    return frozenset(form[:BEGINNING] for form in forms(head))


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + ("zes" if verb == "quiz" else "es")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _stem(verb) + "ed"


def _ing(verb: str) -> str:
    return verb[:-2] + "ying" if verb.endswith("ie") else _stem(verb) + "ing"


def _stem(verb: str) -> str:
    """Return what stands before -ing and -ed: us(e), sit(t), play, visit, submit(t)."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and len(verb) > 2:
        return verb[:-1]
    doubles = verb in DOUBLED or _ONE_SHORT_SYLLABLE.fullmatch(verb)
    return verb + verb[-1] if doubles else verb
