"""What a sentence says will be done: its verbs, each with its object."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from smartdoc.frozen import frozen
from smartdoc.language.objects import Object, Span, object_of, resolved
from smartdoc.language.time_words import MONTHS
from smartdoc.language.tokens import Token, on_one_line, tokens
from smartdoc.language.verbs import Strength, Verb, subject_of, verbs
from smartdoc.late import late

_DAY = late(
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)})\w*"
    r"(?:\s+20[0-9]{2})?|\b(?:year|term|week|stage|ks|may|march|june|july)\s?[0-9]{1,2}\b|"
    r"\b20[0-9]{2}(?:-[0-9]{2}){0,2}\b|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b|"
    r"\b[0-9]{1,2}\s+(?:\w+\s+)?(?:weeks|months|terms|days)\b",
    re.I,
)
"""The numbers that only name a day or a class; enough where the time itself does not matter."""

_LEADS_ON = frozenset("be have want wish like go plan hope intend need aim try seek look".split())
"""The verbs that only lead on to what is done: “wants to write”, “is able to write”."""


@frozen
class Doing:
    """One thing that the sentence says will be done, and what it is done to.

    ``concrete`` and ``vague`` are the words of its object that two people read alike, and those
    that they do not; ``counted`` tells of a number among them, ``bounded`` of an article.
    ``aside`` is true in a clause that only says why or when. ``first`` is the first word of the
    object that says something, ``head`` the noun that the verb takes.
    """

    verb: str
    words: str
    strength: Strength
    start: int
    end: int
    concrete: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    counted: bool = False
    bounded: bool = False
    aside: bool = False
    first: str = ""
    head: str = ""
    object_end: int = 0

    @property
    def is_seen(self) -> bool:
        """Return whether somebody could see it happen."""
        return self.strength == "strong" and bool(self.concrete or self.counted) and not self.aside


def doings(text: str, words: Sequence[Token], apart: Collection[Span] = ()) -> tuple[Doing, ...]:
    """Return what will be done, from left to right; ``apart`` are spans that name no object."""
    found = tuple(verbs(words))
    ends = [*(verb.first for verb in found[1:]), len(words)][: len(found)]
    behind = [words[verb.last + 1 : end] for verb, end in zip(found, ends, strict=True)]
    for at in range(len(found) - 2, -1, -1):
        # “drafted, typed and printed” share what stands behind the last.
        if behind[at] and all(word.low in (",", "and", "or") for word in behind[at]):
            behind[at] = behind[at + 1]
    return tuple(
        _doing(text, words, verb, object_of([*subject_of(words, verb), *after], apart))
        for verb, after in zip(found, behind, strict=True)
    )


@lru_cache(maxsize=1024)
def main_doings(text: str) -> tuple[Doing, ...]:
    """Return what a text promises, without “want to” before it and clauses that say why or when."""
    plain = on_one_line(text)
    when = [match.span() for match in _DAY.finditer(plain)]
    promised = tuple(each for each in doings(plain, tokens(plain), when) if not each.aside)
    return without_intention(promised)


def without_intention(done: tuple[Doing, ...]) -> tuple[Doing, ...]:
    """Return what is done without “want to” and “be able to” before it."""
    while len(done) > 1 and done[0].verb in _LEADS_ON and not (done[0].concrete or done[0].vague):
        done = done[1:]
    return done


def _doing(text: str, words: Sequence[Token], verb: Verb, thing: Object) -> Doing:
    first, last = words[verb.first], words[verb.last]
    return Doing(
        verb.verb,
        text[first.start : last.end],
        resolved(verb, thing),
        first.start,
        last.end,
        thing.concrete,
        thing.vague,
        thing.counted,
        thing.bounded,
        verb.aside,
        thing.first,
        thing.head,
        thing.end or last.end,
    )
