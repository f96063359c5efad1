"""Which copies of which documents are made of a plan: for an audience, or for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from smartdoc.disclosure import forms_of
from smartdoc.frozen import frozen
from smartdoc.late import late
from smartdoc.model import Action, Person, Plan
from smartdoc.policy import Audience, DocumentType, Publication, Tree

_OTHER_SIGNS = late(r"[^a-z0-9]+")
PartyOf = Callable[[Person], str]


@frozen
class Copy:
    """One document for one audience, or for one person of it. ``name`` is that of its files."""

    name: str
    document: DocumentType
    audience: Audience
    allowed: Tree
    person: str = ""


def copies_of(
    plan: Plan, document: DocumentType, published: Publication, party_of: PartyOf
) -> Iterator[Copy]:
    """Yield the copies of a document that are made of this plan, in the order of the audiences."""
    if document.needs and not any(getattr(plan, name, None) for name in document.needs):
        return
    if document.per_person:
        yield from _for_people(plan, document, published, party_of)
        return
    received = {_audience_of(person, plan, published, party_of) for person in plan.people}
    received.add(published.keeper_of(plan.kind))
    for name, audience in published.audiences.items():
        if name in received and name in document.audiences:
            yield copy_for(plan, document, audience, published)


def copy_for(
    plan: Plan, document: DocumentType, audience: Audience, published: Publication
) -> Copy:
    """Return the copy of a document for an audience, whoever receives it."""
    allowed = published.allowed(document, audience, _opened(plan))
    # A document that only one audience ever gets needs nobody's name.
    name = document.name if len(document.audiences) == 1 else f"{document.name}.{audience.name}"
    return Copy(name, document, audience, allowed)


def _for_people(
    plan: Plan, document: DocumentType, published: Publication, party_of: PartyOf
) -> Iterator[Copy]:
    acting = {action.who for action in actions_of(plan)}
    taken: dict[str, int] = {}
    for person in plan.people:
        audience = _audience_of(person, plan, published, party_of)
        if person.id not in acting or audience not in document.audiences:
            continue
        called = _called(person, plan, party_of)
        taken[called] = taken.get(called, 0) + 1
        ending = f"{called}-{taken[called]}" if taken[called] > 1 else called
        made = copy_for(plan, document, published.audience(audience), published)
        yield Copy(f"{document.name}.{ending}", document, made.audience, made.allowed, person.id)


def actions_of(plan: Plan) -> Iterator[Action]:
    """Yield every action of a plan: those of its targets, of its next move, and its own."""
    for target in plan.targets:
        yield from target.actions
    yield from plan.actions
    if plan.transition:
        yield from plan.transition.actions


def _audience_of(person: Person, plan: Plan, published: Publication, party_of: PartyOf) -> str:
    """Return the audience whose version this person receives."""
    return person.copy or published.copy_of(party_of(person), plan.kind)


def _opened(plan: Plan) -> tuple[str, ...]:
    return plan.restricted.audiences if plan.restricted else ()


def _called(person: Person, plan: Plan, party_of: PartyOf) -> str:
    """Return the role as it can stand in a file's name; whose side it is if it tells a name.

    *Why* not the person's id: that is often a name, and a file's name is seen by everybody.
    """
    names = [plan.learner.name, *(one.name or "" for one in plan.people)]
    telling = {form.casefold() for name in names for form in forms_of(name)}
    words = _OTHER_SIGNS.sub(" ", person.role.casefold()).split()
    fit = words and not telling & {*words, " ".join(words)}
    return "-".join(words[:6]) if fit else party_of(person)
