"""All rules, in the order in which users read them. A new rule needs one line here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from smartdoc.errors import SmartdocError
from smartdoc.rules import (
    achievable,
    actions,
    all_star,
    files,
    history,
    learner_engagement,
    liap,
    measurable,
    pep,
    privacy,
    reading,
    relevant,
    specific,
    time_bound,
    waivers,
)
from smartdoc.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    specific.weak_verb,
    specific.unwritten_target,
    specific.negative_target,
    measurable.unmeasured_target,
    measurable.review_as_measure,
    measurable.number_mismatch,
    achievable.target_below_baseline,
    relevant.target_without_reason,
    time_bound.ongoing_deadline,
    time_bound.undated_target,
    time_bound.due_after_next_meeting,
    time_bound.due_in_the_past,
    actions.action_without_person,
    actions.agency_not_person,
    actions.undated_action,
    actions.unknown_person,
    pep.wrong_number_of_targets,
    pep.missing_english_target,
    pep.missing_maths_target,
    pep.missing_other_target,
    pep.missing_writing_target,
    pep.party_without_action,
    pep.too_few_in_area,
    learner_engagement.you_will_voice,
    all_star.too_few_actions,
    all_star.too_few_reasons,
    liap.family_without_action,
    history.repeated_target_id,
    privacy.private_term,
    files.misplaced_file,
    files.two_plans_one_place,
    waivers.unused_waiver,
    waivers.unknown_waiver,
    *reading.RULES,
)


def rule_named(name: str) -> Rule:
    """Return the rule with this code or name; raises ``SmartdocError`` with a suggestion."""
    wanted = name.strip().lower()
    for each in RULES:
        if wanted in (each.code.lower(), each.name):
            return each
    known = [word for each in RULES for word in (each.code.lower(), each.name)]
    close = difflib.get_close_matches(wanted, known, n=1)
    hint = f"Did you mean {close[0].upper() if close[0].isalnum() else close[0]}? " if close else ""
    raise SmartdocError(f"There is no rule “{name}”.", hint + "See all of them: smartdoc rules")


def rules_chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules chosen by codes, families or names; all if none is selected.

    Raises ``SmartdocError`` for a word that means no rule.
    """
    wanted, unwanted = list(select), list(ignore)
    for selector in (*wanted, *unwanted):
        if not any(each.is_chosen_by(selector) for each in RULES):
            rule_named(selector)
    return frozenset(
        each.code
        for each in RULES
        if (not wanted or any(each.is_chosen_by(selector) for selector in wanted))
        and not any(each.is_chosen_by(selector) for selector in unwanted)
    )
