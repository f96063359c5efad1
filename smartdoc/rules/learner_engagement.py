"""LEP: what a Learner Engagement Plan must have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from smartdoc.english import counted
from smartdoc.finding import Path, quoted
from smartdoc.language.finder import Finder, finder
from smartdoc.language.phrases import speaks_to_learner
from smartdoc.language.voices import third_person
from smartdoc.model import Action, Target
from smartdoc.policy.policy import plain
from smartdoc.rules.parties import parties_in, party_of
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "LEP01",
    "you-will-voice",
    level="error",
    source="Learner engagement guidance, Tips: “I will”, not “you will”",
    why="A learner keeps to a target that is their own; “you will” makes it somebody else's.",
    bad="""
        targets:
          - statement: You will visit the midwifery open day at Westmere University by 29 January.
        """,
    good="""
        targets:
          - statement: I will visit the midwifery open day at Westmere University by 29 January.
        """,
    kinds=("learner-engagement",),
)
def you_will_voice(case: Case) -> Iterator[Problem]:
    """Goals, targets, notes, milestones and the learner's own actions that say “you will”."""
    for path, text in _own_texts(case):
        if words := speaks_to_learner(text):
            yield (
                path,
                f"{quoted(words, 'this wording')} tells the learner what to do: write it as the "
                "learner would say it, beginning with “I will”.",
            )


def _own_texts(case: Case) -> Iterator[tuple[Path, str]]:
    plan = case.plan
    if plan.goal:
        yield plan.at("goal"), plan.goal
    for target in plan.targets:
        if target.statement:
            yield target.at("statement"), target.statement
        yield from _notes(target)
        for milestone in target.milestones:
            yield milestone.at("what"), milestone.what
        for action in target.actions:
            if party_of(case, action) == "child":
                yield action.at("what"), action.what


def _notes(target: Target) -> Iterator[tuple[Path, str]]:
    """Yield the learner's notes on the letters of SMART."""
    for letter in ("specific", "measurable", "achievable", "realistic", "timely"):
        note: str | None = getattr(target.smart, letter) if target.smart else None
        if note:
            yield target.at("smart", letter), note


@rule(
    "LEP02",
    "not-first-person",
    level="error",
    source="Learner engagement guidance, Tips: the learner's own target reads “I will”",
    why="A sentence about the learner is somebody else's plan; “I will” is a promise to oneself.",
    bad="""
        targets:
          - statement: Samira will visit the midwifery open day at Westmere University.
        """,
    good="""
        targets:
          - statement: I will visit the midwifery open day at Westmere University.
        """,
    kinds=("learner-engagement",),
)
def not_first_person(case: Case) -> Iterator[Problem]:
    """Goals, targets, milestones and the learner's own actions in the third person or with “you”.

    The actions of others may be in the third person; “you will” is for LEP01.
    """
    for path, text in _own_texts(case):
        words = third_person(text, case.plan.learner.name)
        if words and not speaks_to_learner(text):
            yield (
                path,
                f"{quoted(words, 'this wording')} is not the learner speaking: write it as the "
                "learner would say it, beginning with “I will”.",
            )


@rule(
    "LEP03",
    "few-higher-education-targets",
    level="warning",
    source="Learner engagement guidance, goals: the majority lead towards higher education",
    why="The plan is there for the way into higher education; other targets may stand beside it.",
    bad="""
        targets:
          - {}
          - areas: [study habits]
            reason: I handed in 5 of 8 pieces of homework in September.
            statement: I will hand in 8 of 8 pieces of homework by 29 January 2027.
            measure:
              indicator: quantitative
              what: pieces of homework handed in on the day
              method: I read the homework list with Priya each Friday
              unit: pieces of homework
              baseline: 5
              target: 8
            evidence: [the homework list]
            actions:
              - {what: I will do my homework in the Monday club.}
              - {what: reads the list with me}
        """,
    good="""
        targets:
          - {}
          - areas: [higher education]
        """,
    kinds=("learner-engagement",),
)
def few_higher_education_targets(case: Case) -> Iterator[Problem]:
    """Plans in which half of the targets or fewer serve the way into higher education."""
    targets = case.plan.targets
    serving = sum(_serves_higher_education(case, target) for target in targets)
    if targets and serving * 2 <= len(targets):
        yield (
            ("targets",),
            f"{_of_the_targets(serving, len(targets))} the way into higher education; most targets "
            "should.",
            "Ask the learner for the next step towards it, such as an open day, a talk with a "
            "student or the application; or mark a target that does, “areas: [higher education]”.",
        )


def _serves_higher_education(case: Case, target: Target) -> bool:
    words = case.policy.areas.get("higher education", frozenset())
    measure, notes = target.measure, target.smart
    texts = (
        *target.areas,
        target.title,
        target.statement,
        target.reason,
        measure.what if measure else None,
        notes.specific if notes else None,
        *target.evidence,
    )
    return any(_finder(words).search(plain(text)) for text in texts if text)


@cache
def _finder(words: frozenset[str]) -> Finder:
    return finder(words)


def _of_the_targets(serving: int, number: int) -> str:
    if number == 1:
        return "The one target does not serve"
    verb = "serves" if serving < 2 else "serve"
    return f"{serving or 'None'} of the {counted(number, 'target')} {verb}"


@rule(
    "LEP04",
    "no-evidence",
    level="warning",
    source="Learner engagement guidance, Measurable: evidence that it is achieved",
    why="Something to hold in the hand tells the learner and everybody else that it is done.",
    bad="""
        targets:
          - evidence:
        """,
    good="""
        targets:
          - evidence: [my sheet with six answers]
        """,
    kinds=("learner-engagement",),
)
def no_evidence(case: Case) -> Iterator[Problem]:
    """Targets with nothing to show for them: no evidence, and no reading since the meeting."""
    for target in case.plan.targets:
        if not target.evidence and not _was_read(case, target):
            yield (
                target.at("evidence"),
                "Nothing says what will show that this target is met.",
                "Under “evidence”, name it: a page, a ticket, a photograph, a signed list.",
            )


def _was_read(case: Case, target: Target) -> bool:
    days = (reading.on for reading in (target.measure.readings if target.measure else ()))
    return any(day and day > case.plan.meeting.date for day in days)


@rule(
    "LEP05",
    "no-achievement-acknowledged",
    level="warning",
    source="Learner engagement guidance: acknowledge and praise at every stage",
    why="Small gains that somebody has seen grow into large ones.",
    bad="""
        celebrations:
        """,
    good="""
        celebrations: [Samira gave a talk to Year 9.]
        """,
    kinds=("learner-engagement",),
)
def no_achievement_acknowledged(case: Case) -> Iterator[Problem]:
    """Plans that neither celebrate anything nor praise what became of the last targets."""
    plan = case.plan
    if not plan.celebrations and not any(entry.praise for entry in plan.review):
        yield (
            ("celebrations",),
            "Nothing that the learner has achieved is acknowledged.",
            "Under “celebrations”, write at least one small gain since the last meeting; a first "
            "plan may name what brought the learner here.",
        )


@rule(
    "LEP06",
    "no-action-of-my-own",
    level="warning",
    source="Learner engagement guidance: guide, support and facilitate; the learner owns the goals",
    why="Learners who do nothing for a target themselves do not come to own it.",
    bad="""
        targets:
          - actions:
              - {who: mentor, what: books the train}
        """,
    good="""
        targets:
          - actions:
              - {who: samira, what: I will book the train.}
        """,
    kinds=("learner-engagement",),
)
def no_action_of_my_own(case: Case) -> Iterator[Problem]:
    """Targets with actions of others and none of the learner's."""
    for target in case.plan.targets:
        if any(_may_be_the_learners(case, action) for action in target.actions):
            continue
        if target.actions:
            yield (
                target.at("actions"),
                "None of these actions is the learner's own.",
                "Ask the learner what they will do first, and write it with “I will”.",
            )


def _may_be_the_learners(case: Case, action: Action) -> bool:
    """Return whether the learner acts, or nobody known does (ACT01 and ACT04 ask who)."""
    known = case.plan.person(action.who) is not None
    return "child" in parties_in(case, action) or not known


@rule(
    "LEP07",
    "missing-goal",
    level="advice",
    source="Learner engagement guidance: learners identify goals, and the action plan serves them",
    why="The goal gives the targets their sense: each is a step towards it.",
    bad="""
        goal:
        """,
    good="""
        goal: I want to study midwifery at university.
        """,
    kinds=("learner-engagement",),
)
def missing_goal(case: Case) -> Iterator[Problem]:
    """Plans that do not say what the learner wants to reach in the end."""
    if not case.plan.goal:
        yield (
            ("goal",),
            "Nothing says what the learner wants to reach: add “goal”, in their own words.",
        )
