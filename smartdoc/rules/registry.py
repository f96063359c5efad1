"""All rules, in the order in which users read them. A new rule needs one line here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from smartdoc.errors import SmartdocError
from smartdoc.rules import (
    achievable,
    action_plan,
    action_wording,
    actions,
    agreements,
    all_star,
    all_star_goals,
    copied,
    dates_between,
    directions,
    family_wording,
    files,
    history,
    identifiers,
    leaps,
    learner_engagement,
    learning_goals,
    liap,
    liap_concerns,
    liap_moving_on,
    measurable,
    methods,
    pep,
    pep_meeting,
    privacy,
    reading,
    readings,
    relevant,
    reviews,
    school_days,
    specific,
    time_bound,
    waivers,
    wording,
)
from smartdoc.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    specific.weak_verb,
    specific.unwritten_target,
    specific.negative_target,
    specific.vague_target,
    wording.hedged_intention,
    wording.bare_phrase,
    wording.several_targets_in_one,
    family_wording.unexplained_acronym,
    family_wording.agency_jargon,
    family_wording.emotive_wording,
    wording.weasel_words,
    wording.absolute_wording,
    wording.placeholder_text,
    copied.copied_from_another_plan,
    measurable.unmeasured_target,
    measurable.review_as_measure,
    measurable.number_without_baseline,
    measurable.number_mismatch,
    readings.bare_percentage,
    methods.method_without_reader,
    methods.method_without_frequency,
    readings.other_unit,
    methods.soft_indicator_only,
    directions.contested_verb_unmeasured,
    readings.readings_out_of_order,
    methods.measure_says_nothing,
    measurable.measure_without_goal,
    achievable.target_below_baseline,
    leaps.unrealistic_leap,
    leaps.no_milestones,
    achievable.no_support,
    achievable.low_confidence,
    achievable.too_many_targets,
    achievable.no_change_from_baseline,
    leaps.impossible_load,
    relevant.target_without_reason,
    relevant.reason_without_fact,
    relevant.statement_off_the_reason,
    relevant.unknown_concern,
    relevant.spending_without_target,
    relevant.reason_repeats_target,
    time_bound.ongoing_deadline,
    time_bound.undated_target,
    time_bound.due_after_next_meeting,
    time_bound.due_too_soon,
    time_bound.due_too_far,
    school_days.due_in_school_holidays,
    school_days.due_on_no_school_day,
    time_bound.due_in_the_past,
    dates_between.phrase_and_date_disagree,
    dates_between.milestones_out_of_order,
    dates_between.milestone_after_target,
    dates_between.unresolved_checkpoints,
    school_days.meeting_on_no_school_day,
    actions.action_without_person,
    actions.agency_not_person,
    actions.undated_action,
    actions.unknown_person,
    action_wording.vague_action,
    action_plan.action_after_target,
    action_plan.one_person_does_everything,
    action_plan.nobody_checks_progress,
    action_wording.open_ended_action,
    action_plan.action_before_meeting,
    pep.wrong_number_of_targets,
    pep.missing_english_target,
    pep.missing_maths_target,
    pep.missing_other_target,
    pep.missing_writing_target,
    pep.party_without_action,
    pep_meeting.missing_voice,
    pep_meeting.next_meeting_beyond_term,
    pep_meeting.second_hand_voice,
    pep_meeting.uncosted_spending,
    pep_meeting.party_absent_without_apology,
    pep_meeting.persistent_absence,
    pep_meeting.overspent_premium,
    pep_meeting.need_without_help,
    pep.too_few_in_area,
    learner_engagement.you_will_voice,
    learner_engagement.not_first_person,
    learner_engagement.few_higher_education_targets,
    learner_engagement.no_evidence,
    learner_engagement.no_achievement_acknowledged,
    learner_engagement.no_action_of_my_own,
    learner_engagement.missing_goal,
    learning_goals.no_strategies,
    learning_goals.no_monitoring,
    learning_goals.reflection_unanswered,
    learning_goals.not_ready_for_report,
    learning_goals.report_text_missing,
    learning_goals.generic_report_comment,
    all_star.too_few_actions,
    all_star.untracked_goal,
    all_star.too_few_reasons,
    all_star.no_check_in,
    all_star.supporter_without_action,
    all_star.hidden_goal,
    all_star_goals.goal_too_grand,
    all_star_goals.goal_too_small,
    all_star_goals.not_the_pupils_words,
    all_star.party_not_at_conference,
    liap_concerns.vague_concern,
    liap_concerns.emotive_concern,
    liap_concerns.objective_without_concern,
    liap_concerns.concern_without_objective,
    liap.family_without_action,
    liap_concerns.indicator_missing,
    liap.confidence_not_measured,
    liap_moving_on.moving_on_needed,
    liap_moving_on.escalation_without_evidence,
    liap.lead_professional_missing,
    liap_moving_on.skipped_step,
    liap.consent_missing,
    liap.plan_without_assessment,
    liap.member_without_action,
    history.repeated_target_id,
    history.unreviewed_target,
    history.unmet_without_reason,
    history.repeated_word_for_word,
    history.carried_too_often,
    reviews.outcome_against_decision,
    reviews.dates_out_of_order,
    reviews.vanished_target,
    reviews.unknown_earlier_target,
    reviews.reviewed_twice,
    reviews.ended_target_goes_on,
    agreements.changed_since_agreed,
    agreements.edited_while_agreed,
    privacy.private_term,
    identifiers.postcode,
    identifiers.telephone_number,
    identifiers.email_address,
    identifiers.date_of_birth,
    identifiers.pupil_number,
    identifiers.nhs_number,
    privacy.private_term_in_file_name,
    copied.other_learners_name,
    privacy.learners_full_name,
    copied.learner_called_otherwise,
    files.misplaced_file,
    files.two_plans_one_place,
    files.unread_plan_beside,
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
    raise _no_rule(name, ())


def _no_rule(name: str, families: Iterable[str]) -> SmartdocError:
    """Return what to say of a word that means no rule, with the nearest of all that does."""
    rules = [word for each in RULES for word in (each.code.lower(), each.name)]
    known = [*rules, *dict.fromkeys(family.lower() for family in families)]
    close = difflib.get_close_matches(name.strip().lower(), known, n=1)
    hint = f"Did you mean {close[0].upper() if close[0].isalnum() else close[0]}? " if close else ""
    return SmartdocError(f"There is no rule “{name}”.", hint + "See all of them: smartdoc rules")


def rules_chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules that are selected, or of all, less those ignored.

    Raises ``SmartdocError`` for a word that means no rule.
    """
    wanted = [_meant_by(selector) for selector in select]
    unwanted = [_meant_by(selector) for selector in ignore]
    used = wanted or [frozenset(each.code for each in RULES)]
    return frozenset().union(*used).difference(*unwanted)


def _meant_by(selector: str) -> frozenset[str]:
    """Return the codes that a code, a family, a name or the beginning of a code means.

    ``S`` is the family and not also STAR; ``ST`` and ``T0`` are beginnings.
    """
    word = selector.strip()
    exact = frozenset(each.code for each in RULES if each.is_chosen_by(word))
    begun = frozenset(each.code for each in RULES if word and each.code.startswith(word.upper()))
    if not exact and not begun:
        raise _no_rule(selector, (each.family for each in RULES))
    return exact or begun
