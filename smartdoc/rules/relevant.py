"""R: which need it answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from smartdoc.english import listed, pounds
from smartdoc.finding import quoted
from smartdoc.language import lexicon
from smartdoc.language.finder import words_in
from smartdoc.language.outline import placeholder
from smartdoc.language.phrases import vague_wording, weak_wording
from smartdoc.language.reasons import TOPIC_NAMES, stems, tells_fact, topics
from smartdoc.language.sizes import grand_wording
from smartdoc.model import Target
from smartdoc.rules.names import OWN_KINDS, names_in
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "R01",
    "target-without-reason",
    level="error",
    source="PEP guidance, Reason for target; LIAP training, Relevant to the need",
    why="Without the situation behind it nobody can tell whether the target would change it.",
    bad="""
        targets:
          - reason:
        """,
    good="""
        targets:
          - reason: Ash came to school on 60% of the days with a Spanish lesson this term.
        """,
    kinds=("pep", "liap"),
)
def target_without_reason(case: Case) -> Iterator[Problem]:
    """Targets that give neither a reason nor (in a LIAP) the concern that they answer."""
    for target in case.plan.targets:
        if not target.reason and not target.concern:
            yield (
                target.at("reason"),
                f"The reason for this {case.kind.target} is missing.",
                "Describe the situation now, with its facts and figures, and what the child says.",
            )


@rule(
    "R02",
    "reason-without-fact",
    level="advice",
    source="PEP guidance, Reason for target: explain fully the situation now; LIAP training, be "
    "specific about the issue; Setting learning goals: where the learning is now",
    why="“Finds writing hard” fits half the class. With a fact everybody starts from the same "
    "picture, and later sees what has changed.",
    bad="""
        targets:
          - reason: Ash finds writing stories difficult.
        """,
    good="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each.
        """,
    kinds=("pep", "liap", "learner-engagement", "learning-goals", "all-star"),
)
def reason_without_fact(case: Case) -> Iterator[Problem]:
    """Reasons without any number, day, quotation or thing that somebody has seen."""
    for target in case.plan.targets:
        reason = target.reason
        fact = reason and tells_fact(reason, own=case.kind.name in OWN_KINDS)
        # Of a reason that is still to be written, S13 speaks.
        if reason and not (fact or _repeats(target) or placeholder(reason)):
            yield (
                target.at("reason"),
                f"{quoted(reason, 'The reason')} gives no fact about the situation now.",
                "Add what has been counted or seen and when, and what the child says about it.",
            )


@rule(
    "R03",
    "statement-off-the-reason",
    level="advice",
    source="PEP guidance, Outline SMART target: it must improve the current situation; LIAP "
    "training, Relevant to the need",
    why="A target that answers another need than the one described leaves that need without help.",
    bad="""
        targets:
          - reason: Ash's attendance was 60% last term, with 12 unauthorised absences.
        """,
    good="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each.
        """,
)
def statement_off_the_reason(case: Case) -> Iterator[Problem]:
    """Targets whose sentence is about something else than the reason.

    That is another part of school or life, or nothing that the reason, the measure or an action
    names.
    """
    for target in case.plan.targets:
        if not target.reason or _takes_up(target.reason, target, case):
            continue
        if _is_alone(case, target):
            yield (
                target.at("statement"),
                "The sentence has nothing in common with the reason, nor with what is measured.",
                f"Write the {case.kind.target} that answers the reason, or the reason for this "
                "one.",
            )
            continue
        need, goal = _need(case, target), _goal(target)
        about, aims = topics(" ".join(need)), topics(" ".join(goal))
        if not about or not aims or about & aims:
            continue
        names = names_in(case.plan)
        if stems(need, names).isdisjoint(stems(goal, names)):
            yield (
                target.at("reason"),
                f"The reason is about {_named(about)}, the {case.kind.target} about "
                f"{_named(aims)}.",
                f"Say in the reason how the two belong together, or give this {case.kind.target} "
                "a reason of its own.",
            )


def _takes_up(reason: str, target: Target, case: Case) -> bool:
    """Return whether the sentence has a telling word of the reason, and so is about the same."""
    names = names_in(case.plan)
    said = stems([target.statement or ""], names) - _months()
    return not said.isdisjoint(stems([reason], names))


def _is_alone(case: Case, target: Target) -> bool:
    """Return whether no word of the sentence that means something stands elsewhere in the target.

    A sentence left over from another target does so; one of a few words may.
    """
    measure, statement = target.measure, target.statement or ""
    if measure is None or not measure.what:
        return False
    # What names nothing to be done, S01, S04 and S13 ask for more.
    if placeholder(statement) or weak_wording(statement) or vague_wording(statement):
        return False
    # Of what is too grand, STAR07 speaks.
    if case.kind.name == "all-star" and grand_wording(statement):
        return False
    around = [*_need(case, target), target.title, measure.what, measure.method, measure.unit]
    around += [*target.areas, *target.evidence, *(action.what for action in target.actions)]
    said = stems([statement], names_in(case.plan)) - _months()
    return len(said) >= _ENOUGH and said.isdisjoint(stems([each for each in around if each]))


@cache
def _months() -> frozenset[str]:
    return stems(lexicon.words("month_names"))


def _need(case: Case, target: Target) -> list[str]:
    """Return all that is said about the need: the reason, and the concerns it stands for."""
    texts = [target.reason] + [
        text
        for concern in case.plan.concerns
        if concern.id in target.concern
        for text in (concern.what, concern.evidence)
    ]
    return [text for text in texts if text]


def _goal(target: Target) -> list[str]:
    measure = target.measure
    parts = (target.statement, target.title, measure.what if measure else None, *target.areas)
    return [text for text in parts if text]


def _named(found: frozenset[str]) -> str:
    return listed(sorted(TOPIC_NAMES[topic] for topic in found))


@rule(
    "R04",
    "unknown-concern",
    level="error",
    source="LIAP training, Relevant to the issues identified in the assessment",
    why="A concern that is not in the plan cannot be looked up, and the real one seems unanswered.",
    bad="""
        targets:
          - concern: [mornings, evenings]
        """,
    good="""
        targets:
          - concern: [mornings]
        """,
    kinds=("liap",),
)
def unknown_concern(case: Case) -> Iterator[Problem]:
    """Concerns named by a target that are not among the plan's concerns."""
    known = [concern.id for concern in case.plan.concerns]
    for target in case.plan.targets:
        for place, concern in enumerate(target.concern):
            if concern not in known:
                yield (
                    target.at("concern", place),
                    f"{quoted(concern, 'This concern')} is not among the concerns of this plan.",
                    "Write the id of one that is listed under “concerns”, or add it there.",
                )


@rule(
    "R05",
    "spending-without-target",
    level="warning",
    source="St Helens' and Lancashire's PEP practice: spending itemised for each target",
    why="Pupil premium is for the needs in the plan; what is not tied to a target cannot be shown "
    "to have helped.",
    bad="""
        pupil_premium: {allocation: 870, period: autumn term 2026}
        """,
    good="""
        pupil_premium: {allocation: 870, period: autumn term 2026}
        targets:
          - pupil_premium:
              - {what: an hour a week with the teaching assistant, cost: 300, weeks: 10}
        """,
    kinds=("pep",),
)
def spending_without_target(case: Case) -> Iterator[Problem]:
    """Plans with an amount of pupil premium, where no target has any spending."""
    premium = case.plan.pupil_premium
    spent = any(target.pupil_premium for target in case.plan.targets)
    if premium and premium.allocation and case.plan.targets and not spent:
        yield (
            premium.at("allocation"),
            f"None of the {quoted(pounds(premium.allocation), 'amount')} is tied to a target.",
            "Under each target that it pays for, add “pupil_premium” with what is bought and its "
            "cost.",
        )


@rule(
    "R06",
    "reason-repeats-target",
    level="warning",
    source="PEP guidance, Reason for target: explain fully the situation of the child",
    why="The reason tells how things are now, and the sentence how they will be; to say one of "
    "them twice leaves the other out.",
    bad="""
        targets:
          - reason: To write a story of 4 paragraphs without help.
        """,
    good="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each.
        """,
)
def reason_repeats_target(case: Case) -> Iterator[Problem]:
    """Reasons that say no more than the target's own sentence."""
    for target in case.plan.targets:
        if target.reason and _repeats(target) and not placeholder(target.reason):
            yield (
                target.at("reason"),
                f"{quoted(target.reason, 'The reason')} only repeats the {case.kind.target}.",
                "Describe how things are now, with a fact, and what the child says about it.",
            )


_ENOUGH = 3
"""Words that a sentence must have for a verdict on what they have in common with others."""
_EMPTY = frozenset(
    ["", *"he she they i to will so that because needs need wants want should can".split()]
)


def _repeats(target: Target) -> bool:
    """Return whether every word of the reason stands in the sentence too."""
    if len(target.reason or "") > 2 * len(target.statement or ""):
        return False
    reason = words_in(target.reason or "") - _EMPTY
    return len(reason) > 1 and reason <= words_in(target.statement or "")
