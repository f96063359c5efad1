"""Who acts: the child, the school, the carer, the parent, the social worker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from smartdoc.late import late
from smartdoc.model import Action, Person
from smartdoc.policy import PartyRule
from smartdoc.rules.rule import Case

PARTY_NAMES = {
    "child": "the child",
    "school": "the school",
    "carer": "the carer",
    "parent": "the parent",
    "social-worker": "the social worker",
    "virtual-school": "the virtual school",
}

_SUPPORTERS = PartyRule(("school", "parent"), {"parent": ("carer",)})
"""Setting learning goals: who helps the pupil, whose own actions are counted by STAR01."""

_JOINED = late(r" ?[,/&+;] ?| (?:and|with) ", re.I)


def party_of(case: Case, action: Action) -> str:
    """Return the party of whoever does the action; free text counts as a role."""
    return _party(case, action.who) if action.who else "other"


def parties_in(case: Case, action: Action) -> set[str]:
    """Return the parties of everybody named in the action: “dt and carer” are two."""
    return {_party(case, who) for who in named_in(case, action.who)}


def parties_of(case: Case, actions: Iterable[Action]) -> set[str]:
    """Return the parties that have at least one of the actions.

    An action of nobody, of an agency or of somebody unknown counts for a party that must act and
    has no other: who it is meant for is asked at the action itself.
    """
    actions = list(actions)
    doers = {who for name in {action.who for action in actions} for who in named_in(case, name)}
    acting = {_party(case, who) for who in doers}
    required = _party_rule(case)
    missing = required.missing(acting) if required else ()
    unclear = sum(is_unclear(case, action) for action in actions) if missing else 0
    return acting | set(missing[:unclear])


def missing_parties(case: Case, actions: Iterable[Action]) -> tuple[str, ...]:
    """Return the parties that this kind of plan wants to act, and that have none of the actions."""
    required = _party_rule(case)
    return required.missing(parties_of(case, actions)) if required else ()


def named_in(case: Case, who: str | None) -> list[str]:
    """Return the names that stand for whoever acts: one, or several in “dt and carer”."""
    if not who:
        return []
    if case.plan.person(who):
        return [who]
    parts = [part for part in _JOINED.split(" ".join(who.split())) if part]
    return parts if any(case.plan.person(part) for part in parts) else [who]


def _party(case: Case, who: str) -> str:
    person = case.plan.person(who)
    return case.policy.party_of(person or Person(id=who, role=who))


def is_unclear(case: Case, action: Action) -> bool:
    """Return whether the action is by nobody, by an agency, or by somebody unknown."""
    if not action.who:
        return True
    person = case.plan.person(action.who)
    named = (person.name or person.role) if person else action.who
    unknown = person is None and parties_in(case, action) <= {"other"}
    return unknown or case.policy.is_agency(named)


def _party_rule(case: Case) -> PartyRule | None:
    wanted: Mapping[str, PartyRule] = {
        "pep": case.policy.pep.in_stage(case.plan.key_stage),
        "liap": case.policy.liap,
        "all-star": _SUPPORTERS,
    }
    return wanted.get(case.kind.name)
