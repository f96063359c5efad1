"""What plans hold and who is in them, gathered once for the secrets of all their readers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from smartdoc.disclosure import Kind, Origin, long_sentences, phrase_of, private, words_of
from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.model import Plan
from smartdoc.view.copies import PartyOf
from smartdoc.view.texts import days_of, texts_of

_RESTRICTED = "restricted"


@frozen(slots=False)
class Everybody:
    """What is secret whichever plan a document is about.

    ``private_terms`` come from the settings, ``branding`` is what all documents say of the team,
    ``names`` are the names of all learners in words of one and of several, each with its refs.
    """

    party_of: PartyOf
    private_terms: tuple[str, ...] = ()
    branding: str = ""
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def private(self) -> Mapping[str, Origin]:
        """Return the phrases of the private terms."""
        return private(self.private_terms)

    @cached_property
    def known(self) -> frozenset[str]:
        """Return the words of the branding, which every reader sees."""
        return frozenset(words_of(phrase_of(self.branding)))

    @cached_property
    def _phrases(self) -> tuple[tuple[str, frozenset[str], Origin], ...]:
        return tuple(
            (phrase_of(name), refs, Origin(Kind.LEARNER, where=min(refs)))
            for name, refs in self.names.items()
        )

    def others(self, ref: str) -> Sequence[tuple[str, Origin]]:
        """Return the names of all learners but the one with this ref, each as a phrase."""
        if ref not in self._asked:  # the same one is asked for again by each copy of a plan
            self._asked.clear()
            found = ((phrase, origin) for phrase, refs, origin in self._phrases if ref not in refs)
            self._asked[ref] = tuple(found)
        return self._asked[ref]

    @cached_property
    def _asked(self) -> dict[str, Sequence[tuple[str, Origin]]]:
        return {}


@frozen(slots=False)
class Whole:
    """The plans that the views of one plan show a part of: the learner's earlier ones and itself.

    They have the names in them that documents show. All that their readers' secrets have in common
    is worked out once.
    """

    plans: Sequence[Plan]

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Return every text of the plans with its path."""
        return tuple(one for _, texts in self._texts for one in texts)

    @cached_property
    def _texts(self) -> tuple[tuple[Plan, list[tuple[Path, str]]], ...]:
        return tuple((plan, texts_of(plan)) for plan in self.plans)

    @cached_property
    def days(self) -> frozenset[datetime.date]:
        """Return every day that stands in a field of the plans."""
        return frozenset(day for plan in self.plans for day in days_of(plan))

    @cached_property
    def sentences(self) -> tuple[tuple[str, Origin], ...]:
        """Return every text that is long enough to be known again, with its place.

        What several versions of a plan say in one place comes once, where the last one says it.
        """
        found: dict[tuple[Path, str], Origin] = {}
        for plan, texts in self._texts:
            for path, text in texts:
                if _RESTRICTED not in path and long_sentences(text):
                    found.pop((path, text), None)
                    found[path, text] = Origin(Kind.FIELD, path, plan.stem)
        return tuple((text, origin) for (_, text), origin in found.items())

    @cached_property
    def restricted(self) -> tuple[tuple[str, Origin, frozenset[str]], ...]:
        """Return every restricted text with its place and the audiences that it is open to."""
        return tuple(one for plan in self.plans for one in _restricted(plan))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of everybody and everything in the plans."""
        return tuple(name for plan in self.plans for name in _names(plan))


def _names(plan: Plan) -> Iterator[str]:
    """Yield the names of everybody in a plan, of their organisations, and of the school."""
    yield plan.learner.name
    people = (text for one in plan.people for text in (one.name, one.organisation))
    yield from filter(None, (plan.learner.school, *people))


def _restricted(plan: Plan) -> Iterator[tuple[str, Origin, frozenset[str]]]:
    """Yield what a plan keeps under “restricted”, at any depth, with whom it is open to."""
    if plan.restricted:
        readers: frozenset[str] = frozenset(plan.restricted.audiences)
        for path, text in texts_of(replace(plan.restricted, audiences=())):
            yield text, Origin(Kind.RESTRICTED, path, plan.stem), readers
    for path, text in texts_of(replace(plan, restricted=None)):
        if _RESTRICTED in path:
            yield text, Origin(Kind.RESTRICTED, path, plan.stem), frozenset()
