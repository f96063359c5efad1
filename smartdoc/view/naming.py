"""Plans with the real names of ``names.yaml`` in the place of their pseudonyms."""

from __future__ import annotations

from dataclasses import replace

from smartdoc.disclosure import RealNames, Wording
from smartdoc.finding import Finding
from smartdoc.model import Plan
from smartdoc.view.texts import reworded


def with_real_names(plan: Plan, names: RealNames) -> Plan:
    """Return the plan with real names in its fields of names and in its texts."""
    named = names.of.get(plan.ref)
    if named is None:
        return plan
    said = reworded(plan, names.wording(plan).of)
    people = tuple(
        replace(person, name=named.people.get(person.id, person.name)) for person in said.people
    )
    learner = replace(said.learner, name=named.learner or plan.learner.name)
    return replace(said, learner=learner, people=people)


def findings_with(findings: tuple[Finding, ...], wording: Wording) -> tuple[Finding, ...]:
    """Return findings that speak of people as documents do."""
    return tuple(
        replace(one, message=wording.of(one.message), hint=wording.of(one.hint)) for one in findings
    )


def without_real_names(text: str, plan: Plan, names: RealNames) -> str:
    """Return a text of a document with the pseudonyms of this plan, as it stood in the file."""
    named = names.of.get(plan.ref)
    if named is None:
        return text
    pairs = [(named.learner, plan.learner.name)]
    for one in plan.people:
        real = named.people.get(one.id, "")
        if real:
            full = f"{one.name}, {one.role}" if one.name else one.role
            pairs.append((f"{real}, {one.role}", full))
        pairs.append((real, one.name or one.role))
    for real, old in sorted(pairs, key=lambda pair: -len(pair[0])):
        text = text.replace(real, old) if real else text
    return text
