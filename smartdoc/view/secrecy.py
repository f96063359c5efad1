"""The secrets of one copy: what must not be found in the files that are made of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from smartdoc.disclosure import (
    Kind,
    Origin,
    Secrets,
    Wording,
    days_in,
    has_no_blanks,
    long_sentences,
    people_in,
    phrase_of,
    proper_names,
    run_on,
    secret_numbers,
    secret_texts,
    words_of,
)
from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.language.as_name import is_word, tells_in_small_letters
from smartdoc.model import Plan, Waiver
from smartdoc.policy import touches
from smartdoc.view.hiding import Names, names_in, telling_ids
from smartdoc.view.texts import texts_of, words_in
from smartdoc.view.view import View
from smartdoc.view.whole import Everybody, Named, Whole

_LONG_AGO = datetime.timedelta(days=366)

_OF_PEOPLE = frozenset(("no_contact", "parental_responsibility"))
"""Restricted fields that say who somebody is, and little else."""

_COPIED_NAME = "PRV09"
"""The rule about other learners' names; whoever waives it answers for those in the plan."""


def secrets_of(view: View, whole: Whole, everybody: Everybody) -> Secrets:
    """Return what the files made of a view must not hold."""
    return _Secrecy(view, whole, everybody).secrets()


@frozen
class Told:
    """What one plan adds to what the files for the team must not hold.

    ``known`` are the words of its names, which are no secret, ``texts`` those that are restricted.
    """

    known: frozenset[str]
    texts: tuple[tuple[str, Origin], ...]


def told_in(plan: Plan) -> Told:
    """Return what a plan adds to the secrets of the team."""
    whole = Whole((plan,))
    known = frozenset(word for name in whole.names for word in words_of(phrase_of(name)))
    return Told(known, tuple((text, origin) for text, origin, _ in whole.restricted))


def team_secrets(told: Iterable[Told], everybody: Everybody) -> Secrets:
    """Return what the files for the team itself must not hold: index and manifest."""
    known = set(everybody.known)
    texts: list[tuple[str, Origin]] = []
    for one in told:  # not all at once: there may be thousands
        known |= one.known
        texts += one.texts
    return _of_team(texts, known, everybody, lists_people=False)


def whole_secrets(whole: Whole, everybody: Everybody) -> Secrets:
    """Return what no file may hold for those who read all of these plans but what is restricted.

    Of few plans it is known what is a name in a note on contact, and which days are long ago.
    """
    known = everybody.known.union(*(told_in(plan).known for plan in whole.every))
    texts = [(text, origin) for text, origin, _ in whole.restricted]
    secrets = _of_team(texts, set(known), everybody, lists_people=True)
    return replace(secrets, days=dict(_long_ago(texts, whole)))


def _of_team(
    texts: list[tuple[str, Origin]], known: set[str], everybody: Everybody, *, lists_people: bool
) -> Secrets:
    people = dict(_people(texts, known, lists_people=lists_people))
    return Secrets(
        phrases={**dict(secret_texts(texts, known)), **everybody.private},
        numbers=dict(secret_numbers(texts)),
        letters=dict(run_on(everybody.private.items())),
        hidden=Wording(dict.fromkeys(people, "")),
        hidden_from=people,
    )


def _people(
    texts: Iterable[tuple[str, Origin]], known: Container[str], *, lists_people: bool = True
) -> Iterator[tuple[str, Origin]]:
    """Yield the names of people in restricted texts.

    Where it ``lists_people``, also those that only a note on contact shows to be names.
    """
    for text, origin in texts:
        listed = lists_people and bool(_OF_PEOPLE.intersection(origin.path))
        yield from ((name, origin) for name in people_in(text, known, lists_people=listed))


def _long_ago(
    texts: Iterable[tuple[str, Origin]], whole: Whole
) -> Iterator[tuple[datetime.date, Origin]]:
    """Yield the days of restricted texts that are long ago: births, orders of a court.

    *Why no others:* documents name many days around the meeting, by chance the same.
    """
    before = whole.plans[-1].meeting.date - _LONG_AGO
    for text, origin in texts:
        for day in days_in(text):
            if day < before and day not in whole.days:
                yield day, origin


def said_in(view: View, words: str) -> Path:
    """Return where what a view shows of its plan says these words, nothing if it does not."""
    exact = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    phrase = phrase_of(words)
    texts = texts_of(view.plan)
    found = [path for path, text in texts if exact.search(text)]
    return next(iter(found or [path for path, text in texts if phrase in phrase_of(text)]), ())


@frozen(slots=False)
class _Secrecy:
    view: View
    whole: Whole
    everybody: Everybody

    def secrets(self) -> Secrets:
        restricted = list(self._restricted())
        people = self._restricted_people(restricted)
        hidden = {**people, **self._hidden()}
        private_terms = [one for one in self.everybody.private.items() if not self._opens(one[0])]
        told = secret_texts(restricted, self._known)
        phrases = {
            **dict(self._fields()),
            **{phrase: origin for phrase, origin in told if not self._opens(phrase)},
            **dict(private_terms),
        }
        return Secrets(
            phrases=phrases,
            letters=dict(
                run_on((*self._run_on(restricted, hidden), *self._unspaced(), *private_terms))
            ),
            numbers=dict(secret_numbers(restricted)),
            days=dict(self._days(restricted)),
            hidden=Wording(dict.fromkeys(hidden, "")),
            hidden_from=hidden,
            others=self.everybody.first_names,
            names=self.everybody.whole_names,
            excused=self._excused,
        )

    def _excused(self, phrase: str, origin: Origin) -> bool:
        """Tell whether it is no secret that a document says this."""
        if origin.kind is Kind.FIELD:
            return phrase in self._visible
        return origin.kind is Kind.LEARNER and self._is_ours(self.everybody.named[phrase])

    @property
    def _reader(self) -> str:
        return self.view.copy.audience.name

    @cached_property
    def _names(self) -> Names:
        return names_in(self.whole.plans, self.view.copy, self.everybody.party_of)

    @cached_property
    def _wording(self) -> Wording:
        return self._names.wording

    def _hidden(self) -> dict[str, Origin]:
        """Return the names that the reader may not know, but for the team's own."""
        own = phrase_of(self.everybody.branding)
        names = {
            name: one.origin
            for name, one in self._names.hidden.items()
            if one.origin.kind is Kind.SCHOOL or phrase_of(name) not in own
        }
        return {**dict(telling_ids(self.whole.plans, self._names)), **names}

    @cached_property
    def _known(self) -> frozenset[str]:
        """Return the words that tell the reader nothing new: names, and those of the branding."""
        every = names_in(self.whole.every, self.view.copy, self.everybody.party_of)
        names = (words_of(phrase_of(name)) for name in every.shown)
        return self.everybody.known.union(*names)

    @cached_property
    def _opened(self) -> frozenset[str]:
        """Return the restricted texts that the reader may read, by one of the plans."""
        return frozenset(
            text for text, _, readers in self.whole.restricted if self._reader in readers
        )

    def _restricted(self) -> Iterator[tuple[str, Origin]]:
        """Yield what is restricted and not opened to the reader, as it is and as it would read.

        What several plans restrict in one place comes once, as the last of them has it.
        """
        found = {
            (form, origin.path): origin
            for text, origin, _ in self.whole.restricted
            if text not in self._opened
            for form in (text, self._wording.of(text))
        }
        return ((form, origin) for (form, _), origin in found.items())

    def _restricted_people(self, restricted: list[tuple[str, Origin]]) -> dict[str, Origin]:
        """Return the names of people that only restricted texts give."""
        return {
            name: origin
            for name, origin in _people(restricted, self._known)
            if not self._opens(phrase_of(name))
        }

    def _run_on(
        self, restricted: list[tuple[str, Origin]], hidden: Mapping[str, Origin]
    ) -> Iterator[tuple[str, Origin]]:
        """Yield the names that tell inside longer words too, as in an address of e-mail."""
        known = "\n".join(self._known)
        for name, origin in hidden.items():
            only_here = origin.kind is Kind.RESTRICTED and tells_in_small_letters(name)
            if " " in name:
                if not all(map(is_word, name.split())):
                    yield name, origin
            elif has_no_blanks(name) or (only_here and name.casefold() not in known):
                yield name, origin
        for text, origin in restricted:
            for name in proper_names(text, self._known):
                if not self._opens(phrase_of(name)):
                    yield name, origin

    def _days(self, restricted: list[tuple[str, Origin]]) -> Iterator[tuple[datetime.date, Origin]]:
        """Yield the days long ago that nothing opens to the reader."""
        opened = {day for text in self._opened for day in days_in(text)}
        return ((day, of) for day, of in _long_ago(restricted, self.whole) if day not in opened)

    def _opens(self, phrase: str) -> bool:
        """Tell whether what is opened to the reader says this.

        Under “restricted” a private term may stand, and so in documents for those that this is
        opened to; and what one plan opens is no longer told by another that keeps it closed.
        """
        return any(phrase in each for each in self._opened_phrases)

    @cached_property
    def _opened_phrases(self) -> tuple[str, ...]:
        return tuple(phrase_of(text) for text in self._opened)

    def _fields(self) -> Iterator[tuple[str, Origin]]:
        """Yield the long sentences of fields that the reader does not see, in any plan."""
        seen: set[str] = set()
        closed: dict[str, Origin] = {}
        for text, said, origin in self.whole.sentences:
            form = self._wording.of(text)
            sentences = said if form == text else (*said, *long_sentences(form))
            if self._shows(origin.path, text):
                seen.update(sentences)
            else:
                closed |= dict.fromkeys(sentences, origin)
        return ((phrase, origin) for phrase, origin in closed.items() if phrase not in seen)

    def _shows(self, path: Path, text: str) -> bool:
        """Tell whether the reader sees a field, by the lists of the policy alone.

        *Why not by the view:* where it holds too much, this is what tells. Only which actions are
        one person's own the lists do not say.
        """
        listed = self._listed.get(path)
        if listed is None:  # several plans of a learner have the same paths
            listed = self._listed[path] = touches(self.view.copy.allowed, path)
        if not (listed and self.view.copy.document.per_person):
            return listed
        return self._wording.of(text) in self._said

    @cached_property
    def _listed(self) -> dict[Path, bool]:
        return {}

    @cached_property
    def _said(self) -> frozenset[str]:
        """Return every text that the view shows."""
        return frozenset(words_in((*self.view.earlier, self.view.plan), []))

    @cached_property
    def _visible(self) -> str:
        """Return the words of all that the reader may see."""
        texts = (text for path, text in self.whole.texts if self._shows(path, text))
        return "\n".join(
            phrase_of(form) for text in texts for form in {text, self._wording.of(text)}
        )

    def _is_ours(self, name: Named) -> bool:
        """Tell whether a learner's name is this one's, or that of somebody in these plans."""
        if self.view.plan.ref in name.refs:
            return True
        if name.is_whole:
            return name.phrase in self._our_names
        return name.phrase.strip() in self._our_words or self._is_waived(name.phrase)

    @cached_property
    def _our_names(self) -> frozenset[str]:
        return frozenset(map(phrase_of, self.whole.names))

    @cached_property
    def _our_words(self) -> frozenset[str]:
        names = (self.everybody.branding, *self.whole.names)
        return frozenset(word for name in names for word in words_of(phrase_of(name)))

    def _unspaced(self) -> Iterator[tuple[str, Origin]]:
        """Yield the names of other learners that no blanks set apart from the words beside them."""
        ours = "".join(map(phrase_of, self.whole.names))
        for phrase, origin in self.everybody.unspaced(self.view.plan.ref):
            if phrase.strip() not in ours:
                yield phrase, origin

    def _is_waived(self, phrase: str) -> bool:
        """Tell whether somebody answers for this name wherever the reader sees it.

        *Why a waiver must give the name:* what is written into the plan later may be another's.
        """
        forms = (phrase, f"{phrase.rstrip()}s ")
        waivers = [one for one in self._waivers if _says_any(forms, one.because)]
        if not waivers:
            return False
        targets = {waiver.target for waiver in waivers}
        places = [
            (plan, path)
            for plan, texts in self.whole.by_plan
            for path, text in texts
            if _says_any(forms, text) and self._shows(path, text)
        ]
        return bool(places) and all(_is_answered_for(*place, targets) for place in places)

    @cached_property
    def _waivers(self) -> tuple[Waiver, ...]:
        """Return the waivers of the rule about other learners' names that hold."""
        plan = self.whole.plans[-1]
        return tuple(
            one
            for one in plan.waive
            if one.rule == _COPIED_NAME
            and plan.person(one.by)
            and (one.target is None or plan.target(one.target))
        )


def _says_any(phrases: Iterable[str], text: str) -> bool:
    return any(phrase in phrase_of(text) for phrase in phrases)


def _is_answered_for(plan: Plan, path: Path, targets: Container[str | None]) -> bool:
    """Tell whether waivers for these targets, None for all of them, hold in a place of a plan."""
    if None in targets:
        return True
    part, number = (*path, 0)[:2]
    if part == "waive" and isinstance(number, int):
        return plan.waive[number].rule == _COPIED_NAME
    return part == "targets" and isinstance(number, int) and plan.targets[number].id in targets
