"""Which names a reader may not know, and what stands in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from smartdoc.disclosure import Kind, Origin, Wording
from smartdoc.frozen import frozen
from smartdoc.language.as_name import is_word
from smartdoc.language.name_forms import forms_of, school_forms
from smartdoc.model import Person, Plan
from smartdoc.policy import holds
from smartdoc.view.copies import Copy, PartyOf

SCHOOL, ORGANISATION = "[school]", "[organisation]"


@frozen
class Hidden:
    """The words for the place of a name, and where the plans give the name."""

    words: str
    origin: Origin


@frozen
class Names:
    """What a copy's reader may know of the names in some plans, and what not.

    ``shown`` are names in all their forms. One that somebody has whom the reader may know of is
    not hidden, whoever else has it: it tells nothing.
    """

    shown: frozenset[str]
    hidden: Mapping[str, Hidden]

    @property
    def wording(self) -> Wording:
        """Return the words in which the reader may read the plans."""
        return Wording({name: one.words for name, one in self.hidden.items()})


def shows_name(person: Person, copy: Copy, party_of: PartyOf) -> bool:
    """Tell whether the copy's reader may know who this person is."""
    return person.id == copy.person or party_of(person) in copy.audience.names


def names_in(plans: Sequence[Plan], copy: Copy, party_of: PartyOf) -> Names:
    """Return which names in these plans a copy's reader may know."""
    shown: set[str] = set()
    hidden: dict[str, Hidden] = {}
    for plan in plans:
        shown |= {*forms_of(plan.learner.name)}
        for person in plan.people:
            if shows_name(person, copy, party_of):
                shown |= {*forms_of(person.name or ""), *school_forms(person.organisation or "")}
            else:
                hidden |= dict(_instead(person, plan, party_of))
        schools = {form: one for name, one in _schools(plan) for form in school_forms(name)}
        if holds(copy.allowed, ("learner", "school")):
            shown |= {*schools}
        else:
            hidden |= schools
    return Names(
        frozenset(shown), {name: one for name, one in hidden.items() if name and name not in shown}
    )


def telling_ids(plans: Sequence[Plan], names: Names) -> Iterator[tuple[str, Origin]]:
    """Yield the short names of people that are their hidden names: ``jo`` of Jo.

    No text speaks of somebody so, but a template may print them.
    """
    for plan in plans:
        for person in plan.people:
            parts = {*person.id.split("-"), person.id}
            forms = {
                form.casefold() for form in forms_of(person.name or "") if form in names.hidden
            }
            if parts & forms and not all(map(is_word, parts & forms)):
                yield person.id, Origin(Kind.HIDDEN_NAME, ("people", person.id), plan.stem)


def wording_for(plans: Sequence[Plan], copy: Copy, party_of: PartyOf) -> Wording:
    """Return the words in which a copy's reader may read these plans."""
    return names_in(plans, copy, party_of).wording


def known_to(plan: Plan, copy: Copy, party_of: PartyOf) -> Plan:
    """Return the plan without names that the reader may not know.

    Its restricted block is left out too, unless this very plan opens it to the reader.

    *Why this very plan:* what the newest one opens, an older one may have kept closed.
    """
    restricted = plan.restricted
    opened = restricted is not None and copy.audience.name in restricted.audiences
    return replace(
        plan,
        people=people_shown(plan, copy, party_of),
        restricted=restricted if opened else None,
    )


def people_shown(plan: Plan, copy: Copy, party_of: PartyOf) -> tuple[Person, ...]:
    """Return the people of a plan, without name and organisation where the reader may not know."""
    return tuple(
        person
        if shows_name(person, copy, party_of)
        else replace(person, name=None, organisation=None)
        for person in plan.people
    )


def _instead(person: Person, plan: Plan, party_of: PartyOf) -> Iterator[tuple[str, Hidden]]:
    """Yield the forms of a person's name, short name and organisation that tell who it is."""
    name = Origin(Kind.HIDDEN_NAME, person.at("name"), plan.stem)
    for form in forms_of(person.name or ""):
        yield form, Hidden(f"[{person.role}]", name)
    if person.organisation and party_of(person) == "school":
        yield from _forms(person.organisation, _school(person.at("organisation"), plan))
    elif person.organisation:
        origin = Origin(Kind.HIDDEN_NAME, person.at("organisation"), plan.stem)
        yield person.organisation, Hidden(ORGANISATION, origin)


def _forms(school: str, one: Hidden) -> Iterator[tuple[str, Hidden]]:
    return ((form, one) for form in school_forms(school))


def _school(path: tuple[str | int, ...], plan: Plan) -> Hidden:
    return Hidden(SCHOOL, Origin(Kind.SCHOOL, path, plan.stem))


def _schools(plan: Plan) -> Iterator[tuple[str, Hidden]]:
    """Yield the learner's schools, now and before."""
    education = plan.education
    places = [(plan.learner.school, plan.learner.at("school"))]
    if education:
        places += [(education.setting, education.at("setting"))]
        places += [(one.setting, one.at("setting")) for one in education.history]
    for name, path in places:
        if name:
            yield name, _school(path, plan)
