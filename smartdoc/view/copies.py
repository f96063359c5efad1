"""Which copies of which documents are made of a plan: for an audience, or for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from smartdoc.frozen import frozen
from smartdoc.language.name_forms import forms_of
from smartdoc.late import late
from smartdoc.model import Person, Plan
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
    acting = {action.who for action in plan.all_actions}
    received = [(each, _audience_of(each, plan, published, party_of)) for each in plan.people]
    people = [
        (person, audience)
        for person, audience in received
        if person.id in acting and audience in document.audiences
    ]
    endings = _apart(_called(person, plan, party_of) for person, _ in people)
    for (person, audience), ending in zip(people, endings, strict=True):
        made = copy_for(plan, document, published.audience(audience), published)
        yield Copy(f"{document.name}.{ending}", document, made.audience, made.allowed, person.id)


def _apart(names: Iterable[str]) -> list[str]:
    """Return the names with a number behind each but the first of those that are alike.

    *Why no number that makes another's name:* one may be “social worker 2” by role.
    """
    called = list(names)
    taken, apart = set(called), []
    for place, name in enumerate(called):
        own = name
        if name in called[:place]:
            own = next(each for at in count(2) if (each := f"{name}-{at}") not in taken)
        taken.add(own)
        apart.append(own)
    return apart


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
