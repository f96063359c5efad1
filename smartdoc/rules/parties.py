"""Who acts: the child, the school, the carer, the parent, the social worker."""

from __future__ import annotations

from collections.abc import Iterable

from smartdoc.model import Action, Person
from smartdoc.rules.rule import Case

PARTY_NAMES = {
    "child": "the child",
    "school": "the school",
    "carer": "the carer",
    "parent": "the parent",
    "social-worker": "the social worker",
    "virtual-school": "the virtual school",
}


def party_of(case: Case, action: Action) -> str:
    """Return the party of whoever does the action; free text counts as a role."""
    if not action.who:
        return "other"
    person = case.plan.person(action.who)
    return case.policy.party_of(person or Person(id=action.who, role=action.who))


def parties_of(case: Case, actions: Iterable[Action]) -> set[str]:
    """Return the parties that have at least one of the actions."""
    return {party_of(case, action) for action in actions}
