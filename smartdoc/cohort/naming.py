"""The names in plans: those a report must not tell, and the words by which one would be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from smartdoc.disclosure import Kind
from smartdoc.model import Plan

_WORD = re.compile(r"[\w’'-]+")
_LINKS = frozenset({"a", "and", "at", "for", "in", "of", "the", "to"})
"""Words that names are joined by, and that tell nothing."""


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(text.casefold())


def telling(term: str) -> Iterator[str]:
    """Yield the words of a name or term by which it would be known."""
    return (word for word in words_in(term) if len(word) > 1 and word not in _LINKS)


def telling_words(plan: Plan) -> frozenset[str]:
    """Return the words that would tell who or where a learner is, in a plan."""
    said = [plan.ref, *plan.names, plan.education.setting if plan.education else ""]
    return frozenset(word for text in said if text for word in telling(text))


def names_of(plans: Iterable[Plan]) -> tuple[tuple[str, Kind], ...]:
    """Return the names in plans with the sort of secret that each is, no pair of them twice.

    Where several stand for one name, the last is that by which it is known.
    """
    last_first = reversed([pair for plan in plans for pair in _named(plan)])
    return tuple(reversed(dict.fromkeys(last_first)))


def _named(plan: Plan) -> Iterator[tuple[str, Kind]]:
    yield plan.learner.name, Kind.LEARNER
    yield plan.ref, Kind.LEARNER
    for person in plan.people:
        yield person.name or "", Kind.HIDDEN_NAME
    yield plan.learner.school or "", Kind.SCHOOL
    yield (plan.education.setting if plan.education else None) or "", Kind.SCHOOL
