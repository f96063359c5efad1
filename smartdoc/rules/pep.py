"""PEP: what a Personal Education Plan must have."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.english import in_words, listed, sentence_case
from smartdoc.model import Target
from smartdoc.policy import PepPolicy
from smartdoc.rules.parties import PARTY_NAMES, parties_of
from smartdoc.rules.rule import Case, Problem, rule

_GUIDANCE = "PEP guidance, Every PEP must contain three SMART targets"
_AREA_NAMES = {"english": "English or literacy", "maths": "maths"}
_MOST_WORDS = 8
"""Words for an area that a hint names; a longer list would not be read."""


def _has_area(case: Case, area: str) -> bool:
    return any(case.policy.in_area(target, area) for target in case.plan.targets)


def _wanted(case: Case) -> PepPolicy:
    """Return what the policy wants of a PEP in this learner's key stage."""
    return case.policy.pep.in_stage(case.plan.key_stage)


def _count(number: int) -> str:
    return f"{in_words(number)} target{'' if number == 1 else 's'}"


@rule(
    "PEP01",
    "wrong-number-of-targets",
    level="error",
    source=_GUIDANCE,
    why="Too few leave a need without a plan; with too many, none gets the attention it needs.",
    bad="""
        targets:
          - areas: [english, writing]
          - areas: [maths]
          - areas: [attendance]
          - id: homework
            areas: [homework]
            reason: Ash handed in three of the eight pieces of homework set this term.
            statement: Ash will hand in 6 pieces of homework.
            measure:
              method: the homework log, read every Monday by R. Okafor
              unit: pieces
              baseline: 3
              target: 6
            due: 2027-01-29
            achievable: {support: [the homework club]}
            actions:
              - {who: ash, what: writes each piece of homework in the planner, due: 2026-12-11}
              - {who: dt, what: looks at the planner with Ash, due: 2026-12-11}
              - {who: carer, what: sits with Ash at the kitchen table, due: 2026-12-11}
              - {who: sw, what: buys a desk lamp for the bedroom, due: 2026-12-11}
        """,
    good="""
        targets:
          - areas: [english, writing]
          - areas: [maths]
          - areas: [attendance]
        """,
    kinds=("pep",),
)
def wrong_number_of_targets(case: Case) -> Iterator[Problem]:
    """PEPs with fewer or more targets than the settings ask for (three unless set otherwise)."""
    pep, number = _wanted(case), len(case.plan.targets)
    least, most = pep.least, pep.most
    if least <= number <= most:
        return
    bound = "" if least == most else "at least " if number < least else "at most "
    wanted = least if number < least else most
    yield (
        ("targets",),
        f"This PEP has {_count(number)}; it must have {bound}{in_words(wanted)}.",
        _what_to_add(case)
        if number < least
        else "Keep those that matter most now, and leave the others for the next meeting.",
    )


def _what_to_add(case: Case) -> str:
    """Return what the targets that are still to be written must hold."""
    hint = "Add what is missing: who will do exactly what, how much of it, and by when."
    lacking = _lacking(case) if _is_told(case) else []
    return f"{hint} Still without a target: {', '.join(lacking)}." if lacking else hint


def _lacking(case: Case) -> list[str]:
    """Return the names of the areas for each of which a target is missing."""
    wanted = _wanted(case)
    areas = [area for area in wanted.required_areas if not _has_area(case, area)]
    lacking = [_AREA_NAMES.get(area, area) for area in areas]
    if "english" not in areas and _lacks_writing(case):
        lacking.append("writing")
    if _lacks_another_area(case):
        lacking.append("another area")
    return lacking


def _is_told(case: Case) -> bool:
    """Return whether PEP01 names the missing areas: the targets still to be written can fill them.

    One fault, one finding: who takes the maths target away has both too few and none for maths.
    """
    short = _wanted(case).least - len(case.plan.targets)
    return short > 0 and len(_lacking(case)) <= short


def _missing_area(case: Case, area: str) -> Iterator[Problem]:
    name = _AREA_NAMES[area]
    wanted = area in _wanted(case).required_areas
    if wanted and not _has_area(case, area) and not _is_told(case):
        yield (
            ("targets",),
            f"No target is about {name}: every PEP must have one.",
            f"If one is, mark it under “areas” with {_words_for(case, area)}; if none is, write "
            "one.",
        )


def _words_for(case: Case, area: str) -> str:
    """Return some of the words that mark a target as being about an area."""
    words = sorted(case.policy.areas.get(area, (area,)))
    return f"a word such as {', '.join(words[:_MOST_WORDS])}"


@rule(
    "PEP02",
    "missing-english-target",
    level="error",
    source=_GUIDANCE,
    why="Reading and writing open every other subject, so each PEP works on them.",
    bad="""
        learner: {year: 8}
        targets:
          - areas: [science]
        """,
    good="""
        learner: {year: 8}
        targets:
          - areas: [english]
        """,
    kinds=("pep",),
)
def missing_english_target(case: Case) -> Iterator[Problem]:
    """PEPs without a target for English or literacy."""
    yield from _missing_area(case, "english")


@rule(
    "PEP03",
    "missing-maths-target",
    level="error",
    source=_GUIDANCE,
    why="Most courses and jobs ask for maths, and what was missed in it is hard to catch up later.",
    bad="""
        targets:
          - areas: [english, writing]
          - areas: [science]
        """,
    good="""
        targets:
          - areas: [english, writing]
          - areas: [maths]
        """,
    kinds=("pep",),
)
def missing_maths_target(case: Case) -> Iterator[Problem]:
    """PEPs without a target for maths."""
    yield from _missing_area(case, "maths")


@rule(
    "PEP04",
    "missing-other-target",
    level="error",
    source=_GUIDANCE,
    why="Attendance, homework or another subject often decides whether the lessons can help.",
    bad="""
        targets:
          - areas: [english, writing]
          - areas: [maths]
          - areas: [maths]
        """,
    good="""
        targets:
          - areas: [english, writing]
          - areas: [maths]
          - areas: [attendance]
        """,
    kinds=("pep",),
)
def missing_other_target(case: Case) -> Iterator[Problem]:
    """PEPs in which every target is about English or maths, and none about another area."""
    if _lacks_another_area(case) and not _is_told(case):
        yield (
            ("targets",),
            "Every target is about English or maths: every PEP must have one about another area.",
            "It may be about attendance, homework, friendships or another subject: name it under "
            "“areas”.",
        )


def _lacks_another_area(case: Case) -> bool:
    others = (_is_other(case, target) for target in case.plan.targets)
    return _wanted(case).another_area and not any(others)


def _is_other(case: Case, target: Target) -> bool:
    return bool(target.areas) and not any(
        case.policy.in_area(target, area) for area in _wanted(case).required_areas
    )


@rule(
    "PEP05",
    "missing-writing-target",
    level="error",
    source="PEP guidance, a writing target in Key Stages 1 and 2",
    why="Looked-after children do less well in writing than others, so they get help with it "
    "early.",
    bad="""
        learner: {year: 5}
        targets:
          - areas: [english, reading]
        """,
    good="""
        learner: {year: 5}
        targets:
          - areas: [english, writing]
        """,
    kinds=("pep",),
)
def missing_writing_target(case: Case) -> Iterator[Problem]:
    """PEPs in Key Stages 1 and 2 (Years 1 to 6) without a target for writing."""
    stage = case.plan.key_stage
    if _lacks_writing(case) and not _is_told(case):
        yield (
            ("targets",),
            f"No target is about writing: every PEP in {stage} must have one.",
            "The English target can be the writing target: mark it “areas: [english, writing]”.",
        )


def _lacks_writing(case: Case) -> bool:
    asked = case.plan.key_stage in _wanted(case).writing_key_stages
    return asked and not _has_area(case, "writing")


@rule(
    "PEP06",
    "party-without-action",
    level="error",
    source="PEP guidance, Actions required: the child, the school, the carer and the social worker",
    why="A target is reached when everybody around the child does their part of it.",
    bad="""
        targets:
          - actions:
              - {who: dt}
              - {who: dt}
              - {who: dt}
              - {who: dt}
        """,
    good="""
        targets:
          - actions:
              - {who: ash}
              - {who: dt}
              - {who: carer}
              - {who: sw}
        """,
    kinds=("pep",),
)
def party_without_action(case: Case) -> Iterator[Problem]:
    """Targets in which the child, the school, the carer or the social worker has no action."""
    for target in case.plan.targets:
        missing = _wanted(case).missing(parties_of(case, target.actions))
        if missing:
            names = sentence_case(listed([PARTY_NAMES.get(party, party) for party in missing]))
            yield (
                target.at("actions"),
                f"{names} {'has' if len(missing) == 1 else 'have'} no action for this target.",
                "Add what each of them will do, and by when. Whose side a person is on follows "
                "from the “role” under “people”.",
            )


@rule(
    "PEP15",
    "too-few-in-area",
    level="error",
    source="Councils' PEP guidance, such as Enfield's: academic targets and one for wellbeing",
    why="A child who cannot settle cannot learn, and one who is only settled does not get on in "
    "class: the plan needs both.",
    bad="""
        targets:
          - areas: [english, writing]
          - areas: [maths]
          - areas: [attendance]
        """,
    good="""
        targets:
          - areas: [english, writing]
          - areas: [maths]
          - areas: [friendships]
        """,
    kinds=("pep",),
    settings="""
        policy: academic-and-wellbeing
        override: {pep: {least: 3, least_in_area: {academic: 2}}}
        """,
)
def too_few_in_area(case: Case) -> Iterator[Problem]:
    """PEPs with fewer targets about an area than the settings ask for, if they ask for any."""
    for area, least in _wanted(case).least_in_area.items():
        number = sum(case.policy.in_area(target, area) for target in case.plan.targets)
        if number < least:
            yield (
                ("targets",),
                f"This PEP has {_count(number)} marked as {area}; it must have at least "
                f"{in_words(least)}.",
                f"If one is, mark it under “areas” with {_words_for(case, area)}; if none is, "
                "write one.",
            )
