"""What plans hold and who is in them, gathered once for the secrets of all their readers."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import NamedTuple

from smartdoc.disclosure import (
    Kind,
    Origin,
    Phrases,
    has_no_blanks,
    long_sentences,
    phrase_of,
    private,
    words_of,
)
from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.language.name_forms import without_apostrophe
from smartdoc.model import Plan
from smartdoc.view.copies import PartyOf
from smartdoc.view.texts import days_of, texts_of

_RESTRICTED = "restricted"
_ONE_WORD = 2
"""Blanks in a phrase of one word."""


class Named(NamedTuple):
    """A learner's name as a phrase, with the refs of all who have it."""

    phrase: str
    refs: frozenset[str]
    origin: Origin

    @property
    def is_whole(self) -> bool:
        """Tell whether it has several words."""
        return self.phrase.count(" ") > _ONE_WORD


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
    def whole_names(self) -> Phrases:
        """Return the names of learners that have several words, as phrases.

        Also those run together, as they are in an address of e-mail, and with an “s” behind them.
        """
        return Phrases({form: one.origin for form, one in self.named.items() if one.is_whole})

    @cached_property
    def first_names(self) -> Mapping[str, Origin]:
        """Return the names of learners that have one word."""
        named = self.named.items()
        return {form.strip(): one.origin for form, one in named if not one.is_whole}

    @cached_property
    def named(self) -> Mapping[str, Named]:
        """Return whose each of these phrases is."""
        found: dict[str, Named] = {}
        for name, refs in self.names.items():
            phrase = phrase_of(name)
            if not phrase:  # “((” has no word that a text could hold
                continue
            everybodys = refs | found[phrase].refs if phrase in found else refs
            one = Named(phrase, everybodys, Origin(Kind.LEARNER, where=min(everybodys)))
            found[phrase] = one
            if one.is_whole:
                for form in (f" {phrase.replace(' ', '')} ", *without_apostrophe([phrase])):
                    found.setdefault(form, one)
        return found

    def unspaced(self, ref: str) -> Iterator[tuple[str, Origin]]:
        """Yield those names of other learners that no blanks set apart from what is beside them."""
        return ((one.phrase, one.origin) for one in self._unspaced if ref not in one.refs)

    @cached_property
    def _unspaced(self) -> tuple[Named, ...]:
        return tuple(one for one in self.named.values() if has_no_blanks(one.phrase.strip()))

    def others(self, refs: Container[str]) -> Iterator[tuple[str, Named]]:
        """Yield phrases that name learners, all but those with these refs, and whose each is."""
        for phrase, one in self.named.items():
            if not any(map(refs.__contains__, one.refs)):
                yield phrase, one


@frozen(slots=False)
class Whole:
    """The plans that the views of one plan show a part of: the learner's earlier ones and itself.

    They have the names in them that documents show. All that their readers' secrets have in common
    is worked out once. ``beside`` are the learner's other plans: later ones, and those of another
    kind. No view shows them, and what they restrict is no less a secret; nor is ``unshaped``, what
    files of the learner restrict that hold no plan.
    """

    plans: Sequence[Plan]
    beside: Sequence[Plan] = ()
    unshaped: Sequence[tuple[str, Origin]] = ()

    @property
    def every(self) -> tuple[Plan, ...]:
        """Return all plans of the learner, those that the views show last."""
        return (*self.beside, *self.plans)

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Return every text of the plans with its path."""
        return tuple(one for _, texts in self.by_plan for one in texts)

    @cached_property
    def by_plan(self) -> tuple[tuple[Plan, list[tuple[Path, str]]], ...]:
        """Return each plan with its texts and their paths."""
        return tuple((plan, texts_of(plan)) for plan in self.plans)

    @cached_property
    def days(self) -> frozenset[datetime.date]:
        """Return every day that stands in a field of the learner's plans."""
        return frozenset(day for plan in self.every for day in days_of(plan))

    @cached_property
    def sentences(self) -> tuple[tuple[str, tuple[str, ...], Origin], ...]:
        """Return every text with sentences long enough to be known again, those, and its place.

        What several versions of a plan say in one place comes once, where the last one says it.
        """
        found: dict[tuple[Path, str], tuple[str, tuple[str, ...], Origin]] = {}
        for plan, texts in self.by_plan:
            for path, text in texts:
                if _RESTRICTED not in path and (said := long_sentences(text)):
                    found.pop((path, text), None)
                    found[path, text] = text, said, Origin(Kind.FIELD, path, plan.stem)
        return tuple(found.values())

    @cached_property
    def restricted(self) -> tuple[tuple[str, Origin, frozenset[str]], ...]:
        """Return every restricted text with its place and the audiences that it is open to."""
        nobody: frozenset[str] = frozenset()
        found = [(text, origin, nobody) for text, origin in self.unshaped]
        return (*found, *(one for plan in self.every for one in _restricted(plan)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of everybody and everything in the plans."""
        return tuple(name for plan in self.plans for name in plan.names)


def _restricted(plan: Plan) -> Iterator[tuple[str, Origin, frozenset[str]]]:
    """Yield what a plan keeps under “restricted”, at any depth, with whom it is open to."""
    if plan.restricted:
        readers: frozenset[str] = frozenset(plan.restricted.audiences)
        for path, text in texts_of(replace(plan.restricted, audiences=())):
            yield text, Origin(Kind.RESTRICTED, path, plan.stem), readers
    for path, text in texts_of(replace(plan, restricted=None)):
        if _RESTRICTED in path:
            yield text, Origin(Kind.RESTRICTED, path, plan.stem), frozenset()
