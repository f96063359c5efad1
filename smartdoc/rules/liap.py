"""LIAP: what a plan of the team around the child must have."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.english import listed, sentence_case
from smartdoc.finding import quoted
from smartdoc.language import lexicon
from smartdoc.language.general import is_not_given, is_still_to_come
from smartdoc.model import Confidence, Person, Plan
from smartdoc.rules.liap_concerns import unanswered
from smartdoc.rules.parties import PARTY_NAMES, is_unclear, named_in, parties_of
from smartdoc.rules.rule import Case, Problem, rule

_KINDS = ("liap",)


@rule(
    "LIAP05",
    "family-without-action",
    level="error",
    source="LIAP training, Who will do this?: the child and the parent or carer have clear actions",
    why="A plan that is done to a family changes little; a plan that they act in can.",
    bad="""
        targets:
          - actions:
              - {who: teacher}
              - {who: teacher}
        """,
    good="""
        targets:
          - actions:
              - {who: robin}
              - {who: mum}
        """,
    kinds=_KINDS,
)
def family_without_action(case: Case) -> Iterator[Problem]:
    """Plans in which the child, or the parent or carer, has no action of their own."""
    liap = case.policy.liap
    missing = liap.missing(parties_of(case, case.plan.all_actions))
    if missing:
        parties = [_with_stand_ins(party, liap.stand_ins.get(party, ())) for party in missing]
        names = sentence_case(listed(parties))
        yield (
            ("targets",),
            f"{names} {'has' if len(missing) == 1 else 'have'} no action in this plan.",
            "Agree with them what they will do, in words that they would use themselves.",
        )


def _with_stand_ins(party: str, others: tuple[str, ...]) -> str:
    first = PARTY_NAMES.get(party, party)
    rest = [PARTY_NAMES.get(other, other).removeprefix("the ") for other in others]
    return " or ".join([first, *rest])


@rule(
    "LIAP07",
    "confidence-not-measured",
    level="advice",
    source="LIAP training, Measure of Confidence (1) and (2)",
    why="How sure a child or a parent feels, before and after, shows what no register can.",
    bad="""
        confidence:
        """,
    good="""
        confidence:
          - {who: robin, about: getting to school in time, before: 4, before_on: 2026-11-30}
        """,
    kinds=_KINDS,
)
def confidence_not_measured(case: Case) -> Iterator[Problem]:
    """Plans in which nobody was asked how sure they feel, or not asked again at the next plan."""
    plan = case.plan
    if not plan.confidence:
        yield (
            ("confidence",),
            "Nobody has been asked how sure they feel before the plan.",
            "Under “confidence”, write who, about what, and a number from 0 to 10 as “before”.",
        )
    for entry in plan.confidence:
        if entry.before is None:
            yield (
                entry.at("before"),
                "The first answer is missing: how sure did this person feel before the plan?",
                "Add “before” with a number from 0 to 10.",
            )
        elif entry.after is None and _was_asked_at_the_last(case, entry):
            yield (
                entry.at("after"),
                "This person was asked at the last plan, and has not been asked again.",
                "Ask the same question once more, and add “after” with a number from 0 to 10.",
            )


def _was_asked_at_the_last(case: Case, entry: Confidence) -> bool:
    if entry.before_on and entry.before_on >= case.plan.meeting.date:
        return False
    asked = case.last.confidence if case.last else ()
    return any((each.who, each.about) == (entry.who, entry.about) for each in asked)


@rule(
    "LIAP10",
    "lead-professional-missing",
    level="warning",
    source="LIAP training, Additional Resources: the lead professional",
    why="The family needs to know who holds the plan together.",
    bad="""
        people:
          lead: {role: family support worker, name: D. Sutherby, party: other}
        """,
    good="""
        people:
          lead: {role: family support worker and lead professional, name: D. Sutherby}
        """,
    kinds=_KINDS,
)
def lead_professional_missing(case: Case) -> Iterator[Problem]:
    """Plans in which nobody's role says that they are the lead professional."""
    plan = case.plan
    unknown = (who for who in _at_the_table(plan) if plan.person(who) is None)
    # Somebody unknown may be the one; ACT04 speaks of them.
    if not any(map(_leads, plan.people)) and not any(unknown):
        yield (
            ("people",),
            "Nobody in this plan is its lead professional.",
            "Add “lead professional” to the role of whoever holds the plan together, such as "
            "“school nurse and lead professional”.",
        )


def _at_the_table(plan: Plan) -> list[str]:
    meeting = plan.meeting
    chair = [meeting.chair] if meeting.chair else []
    return [*chair, *meeting.invited, *meeting.present, *meeting.apologies]


def _leads(person: Person) -> bool:
    return lexicon.pattern("lead_professional").search(person.role) is not None


@rule(
    "LIAP12",
    "consent-missing",
    level="warning",
    source="LIAP training, Moving on: with consent; Getting it right for every child, child's plan",
    why="A plan that is shared without the family's agreement loses the trust that it depends on.",
    bad="""
        consent:
        """,
    good="""
        consent: Kirsty agreed to the plan and to sharing it in the team on 30 November 2026.
        """,
    kinds=_KINDS,
)
def consent_missing(case: Case) -> Iterator[Problem]:
    """Plans that do not say who agreed to them and to sharing what they say."""
    consent = case.plan.consent
    if not consent or is_not_given(consent) or is_still_to_come(consent):
        yield (
            ("consent",),
            "Nothing says who agreed to this plan and to sharing it.",
            "Under “consent”, write who agreed, to what, and on which day.",
        )


@rule(
    "LIAP13",
    "plan-without-assessment",
    level="warning",
    source="LIAP training, Relevant: issues identified in the assessment; Benefits of being SMART",
    why="Without the assessment nobody can tell which needs and risks the objectives must answer.",
    bad="""
        assessment:
        """,
    good="""
        assessment: Robin and Kirsty have a steady home. The walk to school is long.
        """,
    kinds=_KINDS,
)
def plan_without_assessment(case: Case) -> Iterator[Problem]:
    """Plans that do not say what the assessment of the child found."""
    assessment = case.plan.assessment
    if not assessment or is_not_given(assessment):
        yield (
            ("assessment",),
            "Nothing says what the assessment found.",
            "Under “assessment”, write what is strong, what gets in the way, and who was asked.",
        )


@rule(
    "LIAP14",
    "member-without-action",
    level="advice",
    source="LIAP training, Who will do this?: all members of the team have clear actions",
    why="Somebody without a task soon stays away, though the team could have had their help.",
    bad="""
        meeting: {present: [robin, mum, lead, teacher, nurse]}
        people:
          nurse: {role: school nurse, name: A. Begbie}
        """,
    good="""
        meeting: {present: [robin, mum, lead, teacher, nurse]}
        people:
          nurse: {role: school nurse, name: A. Begbie}
        actions:
          - {who: nurse, what: asks Robin how he sleeps, due: 2026-12-11}
        """,
    kinds=_KINDS,
)
def member_without_action(case: Case) -> Iterator[Problem]:
    """People at the meeting, other than the child and the family, who do nothing in the plan."""
    plan, actions = case.plan, case.plan.all_actions
    # An action of nobody, or a concern without its actions, is told of by its own rule.
    if unanswered(plan) or any(is_unclear(case, action) for action in actions):
        return
    busy = {who for action in actions for who in named_in(case, action.who)} | _watching(plan)
    for at, who in enumerate(plan.meeting.present):
        person = plan.person(who)
        if person and who not in busy and _is_of_the_team(case, person):
            yield (
                plan.meeting.at("present", at),
                f"{quoted(person.name or person.role, 'This person')} was at the "
                f"{case.kind.meeting} and has no action in the plan.",
                "Ask what they can do, or agree that they need not come next time.",
            )


def _watching(plan: Plan) -> set[str | None]:
    """Return who looks how the objectives are going."""
    return {check.who for target in plan.targets for check in target.monitoring}


def _is_of_the_team(case: Case, person: Person) -> bool:
    """Return whether a person could have a task and is not seen to have one.

    For the child and the family there is LIAP05; the lead professional's task is the plan.
    """
    if case.policy.party_of(person) in ("child", "parent", "carer") or _leads(person):
        return False
    methods = (target.measure.method or "" for target in case.plan.targets if target.measure)
    return not (person.name and any(person.name in method for method in methods))
