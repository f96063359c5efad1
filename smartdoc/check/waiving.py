"""Waivers applied: findings that somebody has set aside, and waivers that waive nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from smartdoc.finding import Finding, quotations, quoted
from smartdoc.language.plain import phrase_of
from smartdoc.model import Plan, Waiver
from smartdoc.rules import RULES, Problem, Rule
from smartdoc.rules.copied import other_learners_name
from smartdoc.rules.waivers import unknown_waiver, unused_waiver


def waived(
    findings: Iterable[Finding], plan: Plan
) -> tuple[list[Finding], list[tuple[Rule, Problem]]]:
    """Return the findings, those waived marked so, and what is wrong with the waivers."""
    valid = [waiver for waiver in plan.waive if not fault_of(waiver, plan)]
    used: set[int] = set()
    judged: list[Finding] = []
    for finding in findings:
        found = next((w for w in valid if _waives(w, finding, plan)), None)
        if found is not None:
            used.add(id(found))
        judged.append(replace(finding, waived=found is not None))
    idle = [waiver for waiver in valid if id(waiver) not in used]
    faults = [_unknown(waiver, plan) for waiver in plan.waive if fault_of(waiver, plan)]
    return judged, [*faults, *map(_unused, idle)]


def fault_of(waiver: Waiver, plan: Plan) -> str:
    """Return what makes a waiver void, or nothing."""
    rule = next((each for each in RULES if each.code == waiver.rule), None)
    if rule is None:
        return f"{quoted(waiver.rule, 'this')} is not the code of a rule."
    if rule.check is None:
        return f"{rule.code} cannot be waived: what it finds must be put right."
    if waiver.target is not None and plan.target(waiver.target) is None:
        return f"There is no target {quoted(waiver.target, 'of this name')} in the plan."
    if plan.person(waiver.by) is None:
        return (
            f"{quoted(waiver.by, 'the person who waives it')} is not among the people of the plan."
        )
    return ""


def _waives(waiver: Waiver, finding: Finding, plan: Plan) -> bool:
    if waiver.rule != finding.rule:
        return False
    if waiver.rule == other_learners_name.code and not _gives_names_of(finding, waiver):
        return False
    target = plan.target(waiver.target)
    return target is None or finding.path[: len(target.path)] == target.path


def _gives_names_of(finding: Finding, waiver: Waiver) -> bool:
    """Tell whether the reason of a waiver gives the first name that a finding is about.

    *Why it must:* what is written into the plan later may be about another learner. A whole name is
    nobody else's.
    """
    reason = phrase_of(waiver.because)
    names = quotations(finding.message)
    return all(" " not in name and _gives(reason, phrase_of(name)) for name in names)


def _gives(reason: str, phrase: str) -> bool:
    """Tell whether a reason gives a name, though it may be found with an “s” behind it."""
    return phrase in reason or f"{phrase.rstrip().removesuffix('s')} " in reason


def _unknown(waiver: Waiver, plan: Plan) -> tuple[Rule, Problem]:
    return unknown_waiver, (waiver.path, fault_of(waiver, plan))


def _unused(waiver: Waiver) -> tuple[Rule, Problem]:
    message = f"This waives {quoted(waiver.rule, 'a rule')}, but that rule finds nothing here."
    if waiver.rule == other_learners_name.code:
        message = (
            f"This waives {quoted(waiver.rule, 'a rule')} for the names that its reason gives, and "
            "that rule finds none of them here."
        )
    return unused_waiver, (
        waiver.path,
        message,
        "If what it was for has been put right, delete it.",
    )
