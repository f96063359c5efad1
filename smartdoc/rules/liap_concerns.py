"""LIAP: the concerns of the team around the child, and the objectives that answer them."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import Path, quoted
from smartdoc.language.family_words import acronyms, explains
from smartdoc.language.general import (
    is_general_concern,
    is_not_given,
    judging_words,
    words_of_the_trade,
)
from smartdoc.model import Concern, Plan, Target
from smartdoc.rules.names import names_in
from smartdoc.rules.rule import Case, Problem, rule

_KINDS = ("liap",)
_ISSUE = "LIAP training, What is the issue/concern?"


@rule(
    "LIAP01",
    "vague-concern",
    level="warning",
    source=f"{_ISSUE}: exactly what the team sees as problematic",
    why="Each member of the team hears something else in “behaviour”, and acts on that.",
    bad="""
        concerns:
          - what: There are concerns around behaviour at school.
        """,
    good="""
        concerns:
          - what: Robin comes into class after nine o'clock on most school days.
        """,
    kinds=_KINDS,
)
def vague_concern(case: Case) -> Iterator[Problem]:
    """Concerns that say nothing, or only a heading such as “behaviour” or “issues at home”."""
    for concern in case.plan.concerns:
        if not concern.what:
            yield (
                concern.at("what"),
                "This concern does not say what the problem is: add “what”.",
                "Say exactly what is seen, when and how often.",
            )
        elif _is_vague(case, concern, concern.what):
            yield (
                concern.at("what"),
                f"{quoted(concern.what, 'this concern')} could mean many things: say exactly what "
                "is seen.",
                "Say who does what, when, where and how often, such as “leaves the classroom on "
                "three of five days, when the writing begins”.",
            )


def _is_vague(case: Case, concern: Concern, what: str) -> bool:
    return is_not_given(what) or is_general_concern(
        what, concern.evidence or "", names_in(case.plan)
    )


@rule(
    "LIAP02",
    "emotive-concern",
    level="warning",
    source=f"{_ISSUE}: no generic, agency-specific or emotive language",
    why="A family that reads a judgement of itself stops listening, and a word of the trade "
    "leaves out everybody who does not know it.",
    bad="""
        concerns:
          - what: Robin is lazy and comes into class after nine o'clock on most school days.
        """,
    good="""
        concerns:
          - what: Robin comes into class after nine o'clock on most school days.
        """,
    kinds=_KINDS,
)
def emotive_concern(case: Case) -> Iterator[Problem]:
    """Concerns that judge the child or family, or use words that only one agency understands."""
    for path, text in _told(case):
        if words := judging_words(text, case.plan.learner.name):
            yield (
                path,
                f"{quoted(words, 'this wording')} is a judgement: say what is seen or heard.",
                "Write it so that the child and the family could have written it themselves.",
            )
        elif words := words_of_the_trade(text) or _unexplained(case, text):
            yield (
                path,
                f"{quoted(words, 'this wording')} belongs to one agency: say it so that the "
                "family understands it.",
                "Say what is seen or heard, in everyday words.",
            )


def _told(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield the texts of the concerns, but for those of which LIAP01 speaks."""
    for concern in case.plan.concerns:
        if concern.what and not _is_vague(case, concern, concern.what):
            yield concern.at("what"), concern.what
        if concern.evidence:
            yield concern.at("evidence"), concern.evidence


def _unexplained(case: Case, text: str) -> str | None:
    """Return the first short form of a text that neither a person nor a text here explains."""
    plan = case.plan
    known = [f"{each.role} {each.name or ''} {each.organisation or ''}" for each in plan.people]
    told = [text, plan.reason_for_plan or "", plan.assessment or ""]
    for short in acronyms(text):
        is_name = any(short in one.split() for one in known)
        if not is_name and not any(explains(one, short) for one in told):
            return short
    return None


@rule(
    "LIAP03",
    "objective-without-concern",
    level="error",
    source="LIAP training, Relevant: to the need, the risks and the issues in the assessment",
    why="An objective that answers no concern keeps people busy and changes nothing for the child.",
    bad="""
        targets:
          - concern:
        """,
    good="""
        targets:
          - concern: [mornings]
        """,
    kinds=_KINDS,
)
def objective_without_concern(case: Case) -> Iterator[Problem]:
    """Objectives that do not say which concern they answer; plans without any concern."""
    plan = case.plan
    loose = [target for target in plan.targets if not target.concern]
    if loose and not plan.concerns:
        yield (
            ("concerns",),
            "This plan names no concern that its objectives answer.",
            "Under “concerns”, say what the team sees as a problem, each with a short id.",
        )
        return
    # One without a reason either is R01's.
    for target in loose:
        if target.reason:
            yield (
                target.at("concern"),
                "This objective does not say which concern it answers.",
                "Under “concern”, give the id of one or more of the plan's concerns.",
            )


@rule(
    "LIAP04",
    "concern-without-objective",
    level="warning",
    source="LIAP training, Action plan: each concern has its own who, what, when and how",
    why="A concern that is written down and left alone tells the family that nobody will help.",
    bad="""
        concerns:
          - id: mornings
          - id: teeth
            what: Robin's tooth hurts when he eats, and no dentist has seen it.
            evidence: Robin told the school nurse on 9 November.
        """,
    good="""
        concerns:
          - id: mornings
        """,
    kinds=_KINDS,
)
def concern_without_objective(case: Case) -> Iterator[Problem]:
    """Concerns that no objective answers."""
    for concern in unanswered(case.plan):
        yield (
            concern.at("id"),
            f"No objective answers the concern {quoted(concern.id, 'with this id')}.",
            "Agree an objective for it, add its id to one that answers it, or take it out if "
            "it is no longer a concern.",
        )


def unanswered(plan: Plan) -> list[Concern]:
    """Return the concerns that no objective answers.

    Where as many objectives name no concern, or a wrong one, that is told at the objective.
    """
    answered = {id_ for target in plan.targets for id_ in target.concern}
    left = [concern for concern in plan.concerns if concern.id not in answered]
    return left if len(left) > sum(_is_astray(plan, target) for target in plan.targets) else []


def _is_astray(plan: Plan, target: Target) -> bool:
    known = {concern.id for concern in plan.concerns}
    return not target.concern or not known.issuperset(target.concern)


@rule(
    "LIAP06",
    "indicator-missing",
    level="advice",
    source="LIAP training, What do we want to achieve?: five ways to monitor objectives",
    why="To see a change, people must know whether to watch, count, ask or read for it.",
    bad="""
        targets:
          - measure: {indicator: }
        """,
    good="""
        targets:
          - measure: {indicator: quantitative}
        """,
    kinds=_KINDS,
)
def indicator_missing(case: Case) -> Iterator[Problem]:
    """Objectives with a measure that does not say which of the five kinds of indicator it uses."""
    for target in case.plan.targets:
        if target.measure and not target.measure.indicator:
            yield (
                target.measure.at("indicator"),
                "The measure does not say what kind of indicator shows the change.",
                "Under “measure”, add “indicator”: observation (seen), quantitative (counted), "
                "qualitative (described), written-progress (in written work) or self-report "
                "(told).",
            )
