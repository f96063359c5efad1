"""STAR: what an All-STAR goal plan must have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from smartdoc.english import counted, listed, sentence_case
from smartdoc.language.actions import shows_a_check
from smartdoc.model import Target
from smartdoc.policy import PartyRule
from smartdoc.rules.parties import is_unclear, missing_parties, parties_in, party_of
from smartdoc.rules.rule import Case, Problem, rule

_NAMES = {"child": "the pupil", "school": "the teacher", "parent": "the parent or carer"}
_CONFERENCE = PartyRule(("child", "school", "parent"), {"parent": ("carer",)})


@rule(
    "STAR01",
    "too-few-actions",
    level="error",
    source="My All-STAR Goal Plan, S: three or more actions",
    why="A goal becomes a plan when the pupil can say what they will do about it tomorrow.",
    bad="""
        targets:
          - actions:
              - {who: teacher, what: puts a checklist for stories on the desk}
        """,
    good="""
        targets:
          - actions:
              - {who: kit, what: plan each story on the five-box sheet}
        """,
    kinds=("all-star",),
)
def too_few_actions(case: Case) -> Iterator[Problem]:
    """Goals with fewer actions by the pupil than the sheet wants (three unless set otherwise)."""
    least = case.policy.all_star.actions
    for target in case.plan.targets:
        own = sum("child" in parties_in(case, action) for action in target.actions)
        # Whose an action without a person is, is asked at the action itself.
        if own + sum(is_unclear(case, action) for action in target.actions) < least:
            yield (
                target.at("actions"),
                f"The pupil has {counted(own, 'action') if own else 'no action'} for this goal; "
                f"the sheet asks for {least} or more.",
                "Ask the pupil: what will you do, and when in the day will you do it?",
            )


@rule(
    "STAR02",
    "untracked-goal",
    level="error",
    source="My All-STAR Goal Plan, T: this is how I will track my progress",
    why="A pupil who can see each week how far they have come keeps going.",
    bad="""
        targets:
          - measure:
              method:
        """,
    good="""
        targets:
          - measure:
              method: I count them myself and colour a wave on my chart each Friday
        """,
    kinds=("all-star",),
)
def untracked_goal(case: Case) -> Iterator[Problem]:
    """Goals with a figure to reach, or something to show, but no way in which it is tracked."""
    for target in case.plan.targets:
        if _is_measured(target) and not (target.measure and target.measure.method):
            yield (
                target.at("measure", "method"),
                "Nothing says how the pupil tracks this goal: the sheet's T is empty.",
                "Under “measure”, write as “method” what the pupil counts, colours or ticks, and "
                "when.",
            )


def _is_measured(target: Target) -> bool:
    """Return whether anything tells if the goal is reached; where nothing does, M01 speaks."""
    return bool(target.evidence or (target.measure and target.measure.target is not None))


@rule(
    "STAR03",
    "too-few-reasons",
    level="error",
    source="My All-STAR Goal Plan, A: two reasons I know I can meet my goal",
    why="A pupil who can say why they will manage it believes it, and the adults hear what helps.",
    bad="""
        targets:
          - achievable:
              reasons:
        """,
    good="""
        targets:
          - achievable:
              reasons: [I wrote a good beginning in October., Mum reads with me on Sundays.]
        """,
    kinds=("all-star",),
)
def too_few_reasons(case: Case) -> Iterator[Problem]:
    """Goals with fewer reasons to succeed than the sheet wants (two unless set otherwise)."""
    least = case.policy.all_star.reasons
    for target in case.plan.targets:
        given = len(target.achievable.reasons) if target.achievable else 0
        if given < least:
            yield (
                target.at("achievable", "reasons"),
                f"This goal has {counted(given, 'reason') if given else 'no reason'} why the pupil "
                f"can meet it; the sheet asks for {least}.",
                "Write them under “achievable” as “reasons”, in the pupil's own words.",
            )


@rule(
    "STAR04",
    "no-check-in",
    level="warning",
    source="My All-STAR Goal Plan, Next Steps: all parties check in to assess progress",
    why="A goal that nobody comes back to until the next conference is soon forgotten.",
    bad="""
        targets:
          - monitoring:
        """,
    good="""
        targets:
          - monitoring: [{on: 2026-12-18, who: teacher, what: my chart}]
        """,
    kinds=("all-star",),
)
def no_check_in(case: Case) -> Iterator[Problem]:
    """Goals of more than a few days that nobody checks with the pupil before they are due."""
    if any(shows_a_check(action.what) for action in case.plan.actions):
        return
    longest = timedelta(days=case.number("unmonitored_days"))
    for target in case.plan.targets:
        due, checked = target.due_on, bool(target.monitoring) or _is_checked(case, target)
        # Without an action of each adult there is nobody to check in; STAR05 asks for them.
        helped = not missing_parties(case, target.actions)
        if helped and not checked and due and due - case.plan.meeting.date > longest:
            yield (
                target.at("monitoring"),
                "Nobody checks with the pupil how this goal is going before it is due.",
                "Under “monitoring”, write one or more days before the goal is due, who checks "
                "with the pupil, and what.",
            )


def _is_checked(case: Case, target: Target) -> bool:
    """Return whether an adult's action is to look how it goes."""
    return any(
        shows_a_check(action.what) and party_of(case, action) != "child"
        for action in target.actions
    )


@rule(
    "STAR05",
    "supporter-without-action",
    level="error",
    source="Setting learning goals, During the Conference: what teacher, parent and child will do",
    why="A goal that the adults only wish for is the pupil's alone; with their help it is shared.",
    bad="""
        targets:
          - actions:
              - {who: kit}
              - {who: kit}
              - {who: kit}
              - {who: kit}
        """,
    good="""
        targets:
          - actions:
              - {who: kit}
              - {who: kit}
              - {who: kit}
              - {who: teacher}
        """,
    kinds=("all-star",),
)
def supporter_without_action(case: Case) -> Iterator[Problem]:
    """Goals in which the teacher, or the parent or carer, has no action."""
    for target in case.plan.targets:
        # A goal without any action is STAR01's.
        if target.actions and (missing := missing_parties(case, target.actions)):
            names = sentence_case(listed([_NAMES[party] for party in missing]))
            yield (
                target.at("actions"),
                f"{names} {'has' if len(missing) == 1 else 'have'} no action for this goal.",
                "Ask each of them at the conference: what will you do that helps?",
            )


@rule(
    "STAR06",
    "hidden-goal",
    level="advice",
    source="My All-STAR Goal Plan, Next Steps: the goal must be visible",
    why="A goal that is seen every day is remembered every day.",
    bad="""
        display:
        """,
    good="""
        display: My chart hangs inside the cupboard door next to my peg.
        """,
    kinds=("all-star",),
)
def hidden_goal(case: Case) -> Iterator[Problem]:
    """Plans that do not say where the goals are hung up or kept in sight."""
    if case.plan.targets and not case.plan.display:
        yield (
            ("display",),
            "Nothing says where the pupil's goals can be seen.",
            "Under “display”, write the place, such as the lid of the desk and the fridge at home.",
        )


@rule(
    "STAR10",
    "party-not-at-conference",
    level="advice",
    source="Setting learning goals, During the Conference: student, parent and teacher together",
    why="Somebody who was not there when the goal was found has not promised to help with it.",
    bad="""
        meeting: {invited: [kit, teacher]}
        """,
    good="""
        meeting: {invited: [kit, mum, teacher]}
        """,
    kinds=("all-star",),
)
def party_not_at_conference(case: Case) -> Iterator[Problem]:
    """Conferences that name who takes part, and leave out pupil, teacher, or parent or carer."""
    meeting, agreed = case.plan.meeting, case.plan.status == "agreed"
    came = meeting.present or meeting.invited if agreed else meeting.invited or meeting.present
    named = dict.fromkeys((*came, *meeting.apologies))
    people = [person for who in named if (person := case.plan.person(who))]
    missing = _CONFERENCE.missing({case.policy.party_of(person) for person in people})
    # A name that is nobody's may be the one looked for; ACT04 speaks of it.
    if came and len(missing) > len(named) - len(people):
        names = sentence_case(listed([_NAMES[party] for party in missing]))
        yield (
            meeting.at("present" if came is meeting.present else "invited"),
            f"{names} {'is' if len(missing) == 1 else 'are'} not named at this conference.",
            "Add those who take part; name anyone who cannot come under “apologies”.",
        )
