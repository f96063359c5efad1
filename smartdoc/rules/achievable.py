"""A: what makes it possible."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.measuring import is_to_be_kept
from smartdoc.language.phrases import tells_of_decrease
from smartdoc.language.quantities import Quantity, quantity_of, sort_of_unit
from smartdoc.model import Measure, Reading, Target
from smartdoc.rules.measurable import other_number
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "A01",
    "target-below-baseline",
    level="warning",
    source="PEP guidance, Outline SMART target: ambitious against the current situation",
    why="Less than the child can do already is a step back; or the two numbers are swapped.",
    bad="""
        targets:
          - statement: Ash will write at least 9 of 10 sentences with a full stop.
            measure:
              what: sentences with a full stop
              unit: sentences
              baseline: 10
              target: 9
        """,
    good="""
        targets:
          - statement: Ash will write at least 9 of 10 sentences with a full stop.
            measure:
              what: sentences with a full stop
              unit: sentences
              baseline: 4
              target: 9
        """,
)
def target_below_baseline(case: Case) -> Iterator[Problem]:
    """Measures that end below where they start, unless less is better (lateness, prompts)."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None:
            continue
        start, goal = _both(measure)
        falls = start is not None and goal is not None and goal < start
        if falls and not _less_is_better(target, measure):
            yield (
                measure.at("target"),
                f"The value to reach, {quoted(measure.target, 'under “target”')}, is "
                "below the one at the start, "
                f"{quoted(measure.baseline, 'under “baseline”')}.",
                "Swap the two if they are in the wrong place; where less is better, say so in the "
                "sentence, such as “at most 2 reminders”.",
            )


def _both(measure: Measure) -> tuple[float | None, float | None]:
    """Return the starting point and the goal, where each is one number in the same unit."""
    start, goal = quantity_of(measure.baseline), quantity_of(measure.target)
    if start is None or goal is None:
        return None, None
    return (start.value, goal.value) if _are_alike(start, goal, measure) else (None, None)


def _are_alike(one: Quantity, other: Quantity, measure: Measure) -> bool:
    """Return whether two values can be compared: not minutes with words, or 3 of 5 with 3 of 9."""
    sorts = {sort_of_unit(each.unit or measure.unit or "") for each in (one, other)}
    wholes = {each.total for each in (one, other) if each.total is not None}
    return len(sorts) == 1 and len(wholes) < 2


def _less_is_better(target: Target, measure: Measure) -> bool:
    words = (target.statement, measure.what, measure.unit)
    return tells_of_decrease(" ".join(text for text in words if text))


@rule(
    "A04",
    "no-support",
    level="advice",
    source="Learner engagement guidance, Achievable: everything that is needed; PEP guidance, "
    "Achievable: how can you support them?",
    why="A target without help leaves the child alone with what was too hard before.",
    bad="""
        targets:
          - achievable:
        """,
    good="""
        targets:
          - achievable:
              support: [a page with four boxes]
        """,
)
def no_support(case: Case) -> Iterator[Problem]:
    """Targets that name no support: no help, and no things or times set aside for them."""
    for target in case.plan.targets:
        given = target.achievable
        if given and given.support:
            continue
        # On the All-STAR sheet the A is two reasons, and STAR03 asks for them.
        if case.kind.name != "all-star" or (given and given.reasons):
            yield (
                target.at("achievable", "support") if given else target.at("achievable"),
                f"Nothing says what help there is for this {case.kind.target}.",
                "Under “achievable”, add “support”: who helps with what, and what is there "
                "already.",
            )


@rule(
    "A05",
    "low-confidence",
    level="advice",
    source="LIAP training, Measure of confidence, and Achievable: small steps",
    why="A learner who does not believe in a target hardly begins; a smaller step or more help can "
    "change that.",
    bad="""
        targets:
          - achievable: {confidence: 2}
        """,
    good="""
        targets:
          - achievable: {confidence: 6}
        """,
)
def low_confidence(case: Case) -> Iterator[Problem]:
    """Targets that the learner does not believe in: a confidence at or below the settings' line."""
    line = case.number("low_confidence")
    for target in case.plan.targets:
        confidence = target.achievable.confidence if target.achievable else None
        if target.achievable and confidence is not None and confidence <= line:
            yield (
                target.achievable.at("confidence"),
                f"The {case.kind.learner}'s confidence is {quoted(confidence, 'low')} on a scale "
                "from 0 to 10.",
                "Ask what would make it one more: a smaller first step, or more help.",
            )


@rule(
    "A06",
    "too-many-targets",
    level="advice",
    source="Torfaen's individual plans: three or four targets; LIAP training, Achievable",
    why="With too many targets at once none gets the attention that it needs.",
    bad="""
        targets:
          - id: ratio
          - id: german-words
            areas: [german]
            reason: I knew 9 of 30 words in the German test of 20 November.
            statement: I will write 24 of 30 German words from memory by 29 January 2027.
            measure:
              indicator: quantitative
              what: German words written from memory
              method: thirty cards on every second Friday, drawn by I. Brandt
              unit: words
              baseline: 9
              target: 24
            due: 2027-01-29
            achievable: {support: [a box of cards], reasons: [I like cards.], confidence: 7}
            strategies: [say each word aloud before I turn the card]
            actions:
              - {who: leila, what: writes ten words, due: 2027-01-28, how_often: each Monday}
              - {who: teacher, what: draws the cards, due: 2027-01-29, how_often: each Friday}
              - {who: dad, what: asks me five words, due: 2027-01-29, how_often: each weekend}
            monitoring:
              - {on: 2026-12-18, who: teacher, what: the cards so far}
            reflection:
              learned: I remember words that I have said aloud.
              method_worked: Yes, the cards helped on the bus.
              success: I can write a postcard.
              next_steps: I learn the words for food.
              need_help: The words with three genders.
            report_text: Leila learns words with cards and uses them in sentences of her own.
        """,
    good="""
        targets:
          - id: ratio
        """,
    kinds=("learning-goals", "learner-engagement", "all-star", "liap"),
    settings="""
        override: {numbers: {most_targets: 1}}
        """,
)
def too_many_targets(case: Case) -> Iterator[Problem]:
    """Plans with more targets at once than the settings allow; a PEP has a rule of its own."""
    most, number = int(case.number("most_targets")), len(case.plan.targets)
    if number > most:
        yield (
            ("targets",),
            f"This plan has {number} {case.kind.target}s at once; it is hard to work on more "
            f"than {most}.",
            "Keep those that matter most now, and leave the others for the next "
            f"{case.kind.meeting}.",
        )


@rule(
    "A07",
    "no-change-from-baseline",
    level="warning",
    source="PEP guidance, Outline SMART target: it must improve the current situation",
    why="What is already reached changes nothing, and takes the place of a target that could.",
    bad="""
        targets:
          - measure: {baseline: 4}
        """,
    good="""
        targets:
          - measure: {baseline: 1}
        """,
)
def no_change_from_baseline(case: Case) -> Iterator[Problem]:
    """Values to reach that are the same as at the start, or that the last reading has reached."""
    for target in case.plan.targets:
        measure = target.measure
        start, goal = _both(measure) if measure else (None, None)
        if measure is None or start is None or goal is None:
            continue
        now = _last_reading(case, measure)
        # A fall that is no gain is for A01.
        gain = start < goal or _less_is_better(target, measure)
        reached = now is not None and gain and (start < goal <= now or now <= goal < start)
        if not (start == goal or reached) or other_number(target) or _is_kept(target, measure):
            continue
        if start == goal:
            yield (
                measure.at("target"),
                f"The value to reach, {quoted(measure.target, 'under “target”')}, is "
                f"where the {case.kind.learner} is already.",
                "Choose the next value to reach; where things are to stay as they are, say “keep” "
                "or “stay” in the sentence.",
            )
        else:
            yield (
                measure.at("target"),
                f"The value to reach, {quoted(measure.target, 'under “target”')}, was "
                "reached at the last reading.",
                f"Choose the next value to reach, or close the {case.kind.target} and celebrate "
                "it.",
            )


def _is_kept(target: Target, measure: Measure) -> bool:
    return is_to_be_kept(f"{target.statement or ''} {measure.what or ''}")


def _last_reading(case: Case, measure: Measure) -> float | None:
    """Return the last value measured before the meeting; None where there is none in numbers."""
    day = case.plan.meeting.date
    before = [each for each in measure.readings if each.on and each.on <= day]
    latest: Reading | None = max(before, key=lambda each: each.on or day, default=None)
    found, goal = quantity_of(latest.value) if latest else None, quantity_of(measure.target)
    return found.value if found and goal and _are_alike(found, goal, measure) else None
