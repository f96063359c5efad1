"""What the sentence of a target says, and what it leaves out: one reading for rules and assess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from smartdoc.frozen import frozen
from smartdoc.language import lexicon
from smartdoc.language.doing import Doing, doings, without_intention
from smartdoc.language.evidence import FIGURES, Evidence, background, evidence, within
from smartdoc.language.phrases import negative_wording
from smartdoc.language.times import TimePhrase, times
from smartdoc.language.tokens import Token, on_one_line, tokens
from smartdoc.language.wording import find_hedge, weasel
from smartdoc.late import late

_BY_WHEN = frozenset({"deadline", "period", "checkpoints"})
_PROMISES = frozenset("will shall can could should would must is are".split())
_LEADS = frozenset("to be able always also have".split())
_BEFORE_NAME = frozenset(
    "by in on at before until of support help for when if to and that so because as where while "
    "after than who which how what".split()
)
_INSIDE = frozenset("in on at of with".split())
"""Before a place or a thing, where the doer stands earlier: “the adults *in* the room”."""
_PRONOUNS = frozenset("he she they we it you who".split())
_OWNED = frozenset("my his her their our your".split())
"""Before what is no person: “her attendance”, but not “her mum”."""
_ARTICLES = frozenset("the a an my our de van von and".split())
_LONGEST_NAME = 4
_WISHES = frozenset("needs need wants want hopes hope plans plan aims tries going has is".split())
_LEAVING = late(
    r"\b(?:up)?on (?:leaving|completing|completion of|finishing|graduat\w+)\b|"
    r"\bafter (?:leaving|finishing|completing|completion of|graduat\w+)\b|"
    r"\bone year from (?:today|now)\b|"
    r"\b(?:next|this|by next|by this|in the|during the) (?:autumn|spring|summer|winter|fall)\b|"
    r"\bweek (?:of|beginning|commencing|starting|ending) (?:the )?[0-9]{1,2}\b|"
    r"\bby (?:the time|week [0-9]{1,2}|the [0-9a-z]+ (?:week|lesson|session))\b|"
    r"\b(?:in|within|over|after) [0-9]{1,2} (?:\w+ )?(?:days|weeks|months|terms)\b|"
    r"\b(?:in|during|over) (?:my|his|her|their|the|our) next "
    r"(?:\w+ ){0,2}(?:lessons?|sessions?|meetings?)\b|"
    r"\b(?:this|next|by the|at the|over the|by next) weekend\b",
    re.I,
)


@frozen
class Statement:
    """A sentence as it was understood; ``""`` and ``()`` stand for what it does not say.

    ``hedge``, ``weasel``, ``negative`` and ``agency`` are the words that make it doubtful.
    """

    text: str
    doer: str = ""
    done: tuple[Doing, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    times: tuple[TimePhrase, ...] = ()
    hedge: str = ""
    weasel: str = ""
    negative: str = ""
    agency: str = ""
    provision: str = ""

    @property
    def lead(self) -> Doing | None:
        """Return what the sentence is about: the first thing done, leaving out “want to”."""
        return next((each for each in self.done if not each.aside), None)

    @property
    def seen(self) -> tuple[Doing, ...]:
        """Return what somebody could see happen."""
        return tuple(each for each in self.done if each.is_seen)

    @property
    def figures(self) -> tuple[Evidence, ...]:
        """Return the evidence that is a number of something."""
        return tuple(each for each in self.evidence if each.kind in FIGURES)

    @property
    def by_when(self) -> TimePhrase | None:
        """Return the first time by which, or in which, it is to be done."""
        return next((time for time in self.times if time.kind in _BY_WHEN), None)

    @property
    def never(self) -> TimePhrase | None:
        """Return the first time that is none, such as “soon”."""
        return next((time for time in self.times if time.kind == "vague"), None)


@lru_cache(maxsize=1024)
def read_statement(text: str) -> Statement:
    """Return what the sentence says."""
    plain = on_one_line(text)
    words = tokens(plain)
    told = background(plain)
    when = tuple(each for each in times(plain) if not within(each.start, told))
    apart = [(t.start, t.end) for t in when if t.kind in _BY_WHEN or t.kind == "vague"]
    done = without_intention(
        tuple(
            replace(each, aside=True) if within(each.start, told) else each
            for each in doings(plain, words, apart)
        )
    )
    named = tuple(word for word in words if not within(word.start, [*apart, *told]))
    return Statement(
        text=plain,
        doer=_doer(plain, named, done),
        done=done,
        evidence=evidence(plain, words, when, done),
        times=(*when, *_other_times(plain)),
        hedge=find_hedge(plain, own=True) or "",
        weasel=weasel(plain) or "",
        negative=negative_wording(plain) or "",
        agency=_agency(words),
        provision=_provision(plain),
    )


def _other_times(plain: str) -> tuple[TimePhrase, ...]:
    return tuple(
        TimePhrase(match[0], match.start(), match.end(), "deadline", None, "")
        for match in _LEAVING.finditer(plain)
    )


def _doer(plain: str, words: Sequence[Token], done: Sequence[Doing]) -> str:
    """Return who acts, as the sentence names them; ``""`` where it names nobody."""
    if any(word.low in ("i", "i'll", "i'm", "i'd") for word in words[:12]):
        return "I"
    begins = next((each.start for each in done if not each.aside), len(plain))
    pronoun = ""
    for at, word in enumerate(words):
        if word.low not in _PROMISES and word.start < begins:
            continue
        named = _named_before(plain, words, at)
        if named and named.lower() not in _PRONOUNS:
            return named
        pronoun = pronoun or named
        if word.start >= begins:
            break
    return pronoun or ("I" if any(word.low in ("my", "myself") for word in words) else "")


def _named_before(plain: str, words: Sequence[Token], at: int) -> str:
    """Return the person named just before this word, ``""`` where nobody is."""
    while at and words[at - 1].low in _LEADS:
        at -= 1
    first = at
    while first and at - first < _LONGEST_NAME and words[first - 1].is_word:
        both = (
            words[first - 1].low == "and"
            and first == at - 1 > 1
            and (plain[words[first - 2].start].isupper() and plain[words[first].start].isupper())
        )
        if words[first - 1].low in _BEFORE_NAME and not both:
            break
        first -= 1
    named = _person(plain[words[first].start : words[at - 1].end]) if first < at else ""
    inside = first > 1 and words[first - 1].low in _INSIDE and named.islower()
    return "" if inside else named


def _person(named: str) -> str:
    """Return the person alone: “Ash” where “Ash needs” or “Ash's attendance” stands."""
    owner, possessive, thing = named.partition("'s ")
    if possessive and lexicon.words("relations").isdisjoint(thing.lower().split()):
        named = owner
    names = _only_the_name(named.split())
    if len(names) > 1 and names[0].lower() in _OWNED and not _is_relation(names[-1]):
        return "I" if names[0].lower() == "my" else ""
    while names and names[-1].lower() in _WISHES | _PROMISES:
        names.pop()
    return " ".join(names)


def _is_relation(noun: str) -> bool:
    return noun.lower() in lexicon.words("relations")


def _only_the_name(words: list[str]) -> list[str]:
    """Return the name alone where other words ran into it: “Ayo” of “day induction Ayo”."""
    plain = [n for n, word in enumerate(words[:-1]) if word.islower() and word not in _ARTICLES]
    if not words or not words[-1][0].isupper() or not plain:
        return words
    return words[plain[-1] + 1 :]


def _agency(words: Sequence[Token]) -> str:
    """Return the agency that stands where a person should: “The school will …”."""
    for at, word in enumerate(words[:8]):
        if word.low in ("will", "shall", "to", "should", "must", "need", "needs"):
            name = " ".join(each.low for each in words[:at]).removeprefix("the ")
            return name if name in lexicon.words("agencies") else ""
    return ""


def _provision(plain: str) -> str:
    """Return the words that say what the learner is given, instead of what the learner does."""
    match = _given().search(plain)
    return match[1] if match else ""


@lru_cache(maxsize=1)
def _given() -> re.Pattern[str]:
    forms = sorted(lexicon.words("provision"), key=lambda words: (-len(words), words))
    return re.compile(
        r"\b(?:will|to|shall|should|must)\s+(?:also\s+|continue\s+to\s+)?("
        + "|".join(map(re.escape, forms))
        + r")\b",
        re.I,
    )
