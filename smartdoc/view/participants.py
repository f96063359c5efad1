"""The people of a plan as its documents show them: by name and role, never by id."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from smartdoc.filters import capital, words
from smartdoc.frozen import frozen
from smartdoc.model import Person, Plan

PARTIES = ("child", "school", "carer", "parent", "social-worker", "virtual-school", "other")
"""In which order the people act in a document: the learner first, then those who are nearest."""


@frozen
class Participant:
    """Somebody named in the plan. ``part`` says how they took part in the meeting."""

    id: str
    name: str
    role: str = ""
    organisation: str = ""
    party: str = "other"
    part: str = ""
    copy: str = ""
    agreed_on: datetime.date | None = None

    @property
    def full(self) -> str:
        """Return the name with the role; the learner is known to everybody."""
        unnamed = self.role.casefold().startswith(self.name.casefold())
        known = self.party == "child" or not self.role or unnamed
        return self.name if known else f"{self.name}, {self.role}"


def participants_of(
    plan: Plan, party_of: Callable[[Person], str], *, unnamed: bool
) -> tuple[Participant, ...]:
    """Return the people in the order of the file, then those that only meeting or sign-off name.

    Where ``unnamed`` is false the latter are left out: nobody knows whose side they are on.
    """
    meeting = plan.meeting
    named = {person.id: person for person in plan.people}
    others = [meeting.chair, *meeting.present, *meeting.apologies, *meeting.invited]
    others += [one.who for one in plan.sign_off]
    added = dict.fromkeys(who for who in others if unnamed and who and who not in named)
    return (
        *(_participant(person, plan, party_of(person)) for person in plan.people),
        *(
            Participant(who, who, part=_part(who, plan), agreed_on=_agreed_on(who, plan))
            for who in added
        ),
    )


def _participant(person: Person, plan: Plan, party: str) -> Participant:
    learner = plan.learner.name if party == "child" else ""
    return Participant(
        id=person.id,
        name=person.name or learner or capital(person.role),
        role=_role(person),
        organisation=person.organisation or "",
        party=party,
        part=_part(person.id, plan),
        copy=person.copy or "",
        agreed_on=_agreed_on(person.id, plan),
    )


def _agreed_on(id: str, plan: Plan) -> datetime.date | None:  # noqa: A002
    return next((one.on for one in reversed(plan.sign_off) if one.who == id and one.on), None)


def _role(person: Person) -> str:
    """Return the role, and whose side the person is on where the plan says so and the role not."""
    side = words(person.party)
    told = person.party in (None, "child", "other") or side in person.role.casefold()
    return person.role if told else f"{person.role} ({side})"


def _part(id: str, plan: Plan) -> str:  # noqa: A002 - the field's own name
    """Return what the meeting's lists say of this person: ``Present, chair``."""
    meeting = plan.meeting
    lists = {
        "present": meeting.present,
        "apologies": meeting.apologies,
        "invited": meeting.invited,
    }
    parts = [word for word, ids in lists.items() if id in ids][:1]
    if id == meeting.chair:
        parts.append("chair")
    return capital(", ".join(parts))
