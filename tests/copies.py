"""Views for tests: what one copy of a document shows of a plan, by the standard policy."""

from __future__ import annotations

from typing import Any

from smartdoc.kind import Kind
from smartdoc.model import Person, Plan
from smartdoc.repository import open_repository
from smartdoc.view import Copy, View, copy_for, plan_view
from tests.examples import BASE, TODAY

PUBLISHED = open_repository(BASE).policy.publication


def own_party(person: Person) -> str:
    return person.party or "other"


def a_copy(plan: Plan, document: str = "plan", audience: str = "social-worker") -> Copy:
    """Return the copy of a document for an audience, whoever receives it."""
    wanted, reader = PUBLISHED.document(document), PUBLISHED.audience(audience)
    return copy_for(plan, wanted, reader, PUBLISHED)


def seen(
    plan: Plan, kind: Kind, document: str = "plan", audience: str = "social-worker", **more: Any
) -> View:
    """Return what an audience sees of a plan; the social worker sees all that is not restricted."""
    copy = a_copy(plan, document, audience)
    return plan_view(plan, kind, copy, **{"today": TODAY, "party_of": own_party, **more})
