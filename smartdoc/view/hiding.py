"""Which names a reader may not know, and what stands in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from smartdoc.disclosure import Wording, forms_of
from smartdoc.model import Person, Plan
from smartdoc.policy import holds
from smartdoc.view.copies import Copy, PartyOf

SCHOOL, ORGANISATION = "[school]", "[organisation]"


def shows_name(person: Person, copy: Copy, party_of: PartyOf) -> bool:
    """Tell whether the copy's reader may know who this person is."""
    return person.id == copy.person or party_of(person) in copy.audience.names


def hidden_names(plans: Sequence[Plan], copy: Copy, party_of: PartyOf) -> Mapping[str, str]:
    """Return each name that a copy's reader may not know, with the words for its place.

    A name that somebody else has whom the reader may know of is not hidden: it tells nothing.
    """
    shown: set[str] = set()
    hidden: dict[str, str] = {}
    for plan in plans:
        shown |= {*forms_of(plan.learner.name)}
        for person in plan.people:
            if shows_name(person, copy, party_of):
                shown |= {*forms_of(person.name or ""), person.organisation or ""}
            else:
                hidden |= dict(_instead(person, party_of))
        schools = dict.fromkeys(_schools(plan), SCHOOL)
        if holds(copy.allowed, ("learner", "school")):
            shown |= {*schools}
        else:
            hidden |= schools
    return {name: words for name, words in hidden.items() if name and name not in shown}


def wording_for(plans: Sequence[Plan], copy: Copy, party_of: PartyOf) -> Wording:
    """Return the words in which a copy's reader may read these plans."""
    return Wording(hidden_names(plans, copy, party_of))


def people_shown(plan: Plan, copy: Copy, party_of: PartyOf) -> tuple[Person, ...]:
    """Return the people of a plan, without name and organisation where the reader may not know."""
    return tuple(
        person
        if shows_name(person, copy, party_of)
        else replace(person, name=None, organisation=None)
        for person in plan.people
    )


def _instead(person: Person, party_of: PartyOf) -> Iterator[tuple[str, str]]:
    for form in forms_of(person.name or ""):
        yield form, f"[{person.role}]"
    if person.organisation:
        school = party_of(person) == "school"
        yield person.organisation, SCHOOL if school else ORGANISATION


def _schools(plan: Plan) -> Iterator[str]:
    education = plan.education
    before = [one.setting for one in education.history] if education else []
    for name in (plan.learner.school, education.setting if education else None, *before):
        if name:
            yield name
