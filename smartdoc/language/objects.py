"""What a verb is done to, as far as the words behind it tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from smartdoc.frozen import frozen
from smartdoc.language import lexicon
from smartdoc.language.tokens import NUMERALS, Token, is_vague
from smartdoc.language.verbs import ARTICLES, SENTENCE_END, Strength, Verb

Span = tuple[int, int]

_PREPOSITIONS = frozenset(
    "in on at with for by during within across over to from into onto about towards toward through "
    "without between around after before and or but as than using when while so because".split()
)
_WAYS = frozenset({"way", "manner"})
_MET_BY_NOBODY = frozenset("need needs expectation expectations standards".split())
"""What is met without anybody seeing how: “her basic needs will be met”."""
_TELLS_MORE = frozenset({"that", "which"})
_LIMITS = frozenset("least most to more".split())


@frozen
class Object:
    """The words behind a verb. ``head`` is the noun that it takes, before any preposition."""

    concrete: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    counted: bool = False
    bounded: bool = False
    head: str = ""
    numbered: bool = False
    first: str = ""
    end: int = 0
    manner: str = ""

    @property
    def names_a_thing(self) -> bool:
        """Return whether the noun says the same to everybody."""
        return (
            bool(self.head)
            and not is_vague(self.head)
            and self.head not in lexicon.words("empty_nouns")
        )


def object_of(words: Sequence[Token], apart: Collection[Span]) -> Object:
    """Return what the words behind a verb say, leaving out the spans of ``apart``."""
    concrete: list[str] = []
    vague: list[str] = []
    counted = bounded = numbered = False
    first, head, direct, end = "", "", True, 0
    share, told, manner = False, False, ""
    manners, comparatives = lexicon.words("vague_manners"), lexicon.words("comparatives")
    for at, word in enumerate(words):
        low = word.low
        if low in SENTENCE_END:
            break
        if low in ("at", "up", "no") and at + 1 < len(words) and words[at + 1].low in _LIMITS:
            continue
        if apart and any(start <= word.start < stop for start, stop in apart):
            direct = direct and not head
            continue
        if word.is_number:
            numbered = numbered or (direct and not head)
            counted = True
        share = share or low.endswith("%")
        bounded = bounded or low in ARTICLES
        direct = direct and not _ends_object(word, head)
        if low in manners or (low in _WAYS and vague):
            manner = manner or low
        if low in comparatives and not first and not numbered:
            first = low
            vague.append(low)
            end = end or word.end
        elif low in _TELLS_MORE and head:
            direct, told = False, True
        elif word.is_word and not told and not _says_nothing(low):
            (vague if is_vague(low) else concrete).append(low)
            first = first or low
            head = low if direct else head
            end = word.end if direct or not end else end
    if share and head in lexicon.words("empty_nouns"):
        counted = numbered = False
    return Object(
        tuple(concrete), tuple(vague), counted, bounded, head, numbered, first, end, manner
    )


def _ends_object(word: Token, head: str) -> bool:
    """Return whether the noun that a verb takes has come to its end before this word."""
    if word.low == "of":
        return is_vague(head)
    if word.is_number:
        return bool(head)
    return word.low in _PREPOSITIONS or not (word.is_word or word.low == "'")


def _says_nothing(low: str) -> bool:
    return low in lexicon.words("function_words") or low.endswith("ly") or low in NUMERALS


def resolved(verb: Verb, thing: Object) -> Strength:
    """Return how well it can be seen, now that the object is known."""
    if verb.strength == "state":
        compared = not lexicon.words("comparatives").isdisjoint(thing.vague[:1]) or (
            thing.first in lexicon.words("vague_adjectives") and not thing.numbered
        )
        named = thing.names_a_thing or (thing.numbered and not thing.head)
        return "strong" if verb.verb in ("get", "keep") and named and not compared else "state"
    if verb.given or verb.verb in lexicon.words("provided"):
        return "light"
    if verb.strength == "light":
        if verb.verb in lexicon.words("contested_verbs"):
            return "contested"
        if thing.manner and not thing.numbered:
            return "contested"
        if thing.first in lexicon.words("vague_adjectives") and not thing.numbered:
            return "light"
        return "strong" if thing.names_a_thing or thing.numbered else "light"
    if verb.verb == "meet" and thing.head in _MET_BY_NOBODY:
        return "light"
    if verb.strength == "contested" and verb.verb in lexicon.words("strong_verbs"):
        scored = not lexicon.words("scored").isdisjoint(thing.concrete)
        return "strong" if thing.names_a_thing and not scored else "contested"
    if verb.strength == "strong" and _is_only_compared(thing):
        return "contested"
    return verb.strength


def _is_only_compared(thing: Object) -> bool:
    """Return whether the object only says “well” or “more”: “responding well to staff”."""
    compared = thing.first in lexicon.words("comparatives")
    return (compared and not thing.counted) or (bool(thing.manner) and not thing.numbered)
