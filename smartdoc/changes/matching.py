"""Which entry of a list is which one of another: by what it is about, never by its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from smartdoc.changes.meaning import meaning
from smartdoc.late import late
from smartdoc.model import (
    Action,
    Attainment,
    Check,
    Concern,
    Confidence,
    Details,
    Escalation,
    Event,
    Milestone,
    Person,
    Reading,
    Review,
    School,
    SignOff,
    Spending,
    Target,
    Waiver,
)

Pair: TypeAlias = tuple[Any, Any]
"""An entry before and after; None where it was not there."""

_ALIKE = 0.5
"""The share of words in common from which two texts are one text edited. Our judgement."""

_SENTENCE = 4
"""Words from which an entry is a text that can be edited; shorter ones come and go."""

_MOST = 250_000
"""Pairs of entries beyond which nobody asks whether their texts are alike: it would take long."""

_WORD = late(r"\w+")

_ABOUT: Mapping[type[object], tuple[tuple[str, ...], ...]] = {
    Target: (("id",), ("statement",)),
    Person: (("id",), ("name", "role")),
    Concern: (("id",), ("what",)),
    Review: (("target",),),
    Reading: (("on", "value"), ("on",), ("value", "note")),
    Attainment: (("subject",), ("current", "target", "evidence")),
    School: (("setting", "from_"), ("setting",), ("from_", "to")),
    SignOff: (("who",),),
    Check: (("on", "who", "what"), ("on", "who"), ("who", "what"), ("what",), ("on",)),
    Confidence: (("who", "about"), ("about",), ("who",)),
    Escalation: (("step", "on"), ("step",), ("on", "reason")),
    Waiver: (("rule", "target"), ("rule", "because"), ("target", "because")),
    Action: (("who", "what", "due"), ("who", "what"), ("what", "due"), ("what",)),
    Milestone: (("what",),),
    Event: (("on", "what"), ("what",)),
    Spending: (("what",),),
}
"""By which fields entries are the same: the first that tells decides, then the next."""

_TEXT: Mapping[type[object], str] = {
    Action: "what",
    Milestone: "what",
    Event: "what",
    Spending: "what",
    Check: "what",
    Concern: "what",
    Confidence: "about",
    Target: "statement",
}
"""The text by which an entry is known again that is the same in no other way."""


def pairs_of(before: Sequence[object], after: Sequence[object]) -> list[Pair]:
    """Return each entry with what it was or became: those of ``after`` in order, then the gone.

    Entries that say the same belong together, then those that are about the same; of the rest,
    those whose texts are alike, the most alike first.
    """
    match = _Match(before, after)
    match.by(meaning)
    match.revised()
    for fields in _fields_of((*before, *after)):
        match.by(partial(_about, fields))
    match.alike()
    return match.pairs()


def _fields_of(entries: Sequence[object]) -> Iterator[tuple[str, ...]]:
    for kind in dict.fromkeys(map(type, entries)):
        yield from _ABOUT.get(kind, ())


def _about(fields: tuple[str, ...], entry: object) -> Hashable:
    """Return what an entry says in these fields, None where it says nothing there."""
    if fields not in _ABOUT.get(type(entry), ()):
        return None
    said = tuple(meaning(getattr(entry, name)) for name in fields)
    return said if any(one is not None for one in said) else None


class _Match:
    """Entries before and after, by their places, while it is found out which belong together."""

    def __init__(self, before: Sequence[object], after: Sequence[object]) -> None:
        self._before, self._after = before, after
        self._left = dict.fromkeys(range(len(before)))
        self._free = dict.fromkeys(range(len(after)))
        self._became: dict[int, int] = {}

    def by(self, key: Callable[[object], Hashable]) -> None:
        """Put together the entries that have the same key."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in self._left:
            if (said := key(self._before[place])) is not None:
                waiting[said].append(place)
        for place in list(self._free):
            said = key(self._after[place])
            if said is not None and waiting[said]:
                self._join(waiting[said].pop(0), place)

    def revised(self) -> None:
        """Put together targets and those that they revise, unless the old one lives on."""
        after = {one.id for one in self._after if isinstance(one, Target)}
        for place in list(self._free):
            target = self._after[place]
            if isinstance(target, Target) and target.revises and target.revises not in after:
                for old in list(self._left):
                    if getattr(self._before[old], "id", None) == target.revises:
                        self._join(old, place)
                        break

    def alike(self) -> None:
        """Put together what is left and alike in its words."""
        if len(self._left) * len(self._free) > _MOST:
            return
        old = {place: _words_of(self._before[place]) for place in self._left}
        new = {place: _words_of(self._after[place]) for place in self._free}
        scored = sorted(
            (-likeness, place, was)
            for was, words in old.items()
            for place, others in new.items()
            if _may_be_one(self._before[was], self._after[place])
            and (likeness := _likeness(words, others)) >= _ALIKE
        )
        for _, place, was in scored:
            if place in self._free and was in self._left:
                self._join(was, place)

    def pairs(self) -> list[Pair]:
        became = self._became
        now = [
            (self._before[became[place]] if place in became else None, entry)
            for place, entry in enumerate(self._after)
        ]
        return [*now, *((self._before[place], None) for place in self._left)]

    def _join(self, was: int, now: int) -> None:
        self._became[now] = was
        del self._left[was], self._free[now]


def _may_be_one(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return min(len(one.split()), len(other.split())) >= _SENTENCE
    same_person = getattr(one, "who", None) == getattr(other, "who", None)
    return type(one) is type(other) and (same_person or not isinstance(one, Action))


def _likeness(words: Counter[str], others: Counter[str]) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    both = words.total() + others.total()
    return 2 * (words & others).total() / both if both else 0


def _words_of(entry: object) -> Counter[str]:
    if isinstance(entry, Details):
        return Counter(word for name in entry for word in _words_of(entry[name]).elements())
    name = _TEXT.get(type(entry))
    text = getattr(entry, name) if name else entry if isinstance(entry, str) else ""
    return Counter(_WORD.findall((text or "").casefold()))
