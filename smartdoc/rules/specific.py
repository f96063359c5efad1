"""S: exactly what, in words that say what somebody will be seen to do."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.phrases import negative_wording, vague_wording, weak_wording
from smartdoc.language.sizes import grand_wording
from smartdoc.language.wording import find_hedge
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "S01",
    "weak-verb",
    level="warning",
    source="LIAP training, Specific: strong verbs, not “to know”, “to understand”, “to enjoy”",
    why="Knowing and enjoying happen inside a child; what the child then does can be seen.",
    bad="""
        targets:
          - statement: Ash will understand where a new paragraph begins.
        """,
    good="""
        targets:
          - statement: Ash will begin a new paragraph in his story where the place changes.
        """,
)
def weak_verb(case: Case) -> Iterator[Problem]:
    """Target sentences with a verb that nobody can observe, unless one that can be seen follows."""
    for target in case.plan.targets:
        text = target.statement or ""
        # Of a pupil's goal to be the best, or to know everything, STAR07 speaks.
        if case.kind.name == "all-star" and grand_wording(text):
            continue
        if (words := weak_wording(text)) and words.lower() not in (find_hedge(text) or "").lower():
            yield (
                target.at("statement"),
                f"Nobody can see {quoted(words, 'the verb')} happen: say what will be done, said "
                "or shown.",
                "Verbs that can be seen: attend, write, read aloud, explain, ask, complete, show.",
            )


@rule(
    "S02",
    "unwritten-target",
    level="error",
    source="PEP guidance, Outline SMART target: the target is written out in full",
    why="A heading alone means something different to everybody at the meeting.",
    bad="""
        targets:
          - statement:
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
        """,
)
def unwritten_target(case: Case) -> Iterator[Problem]:
    """Targets without their sentence."""
    for target in case.plan.targets:
        if not target.statement:
            yield (
                target.at("statement"),
                f"This {case.kind.target} has no sentence yet: write it as “statement”.",
                "Say who will do exactly what, how much of it, and by when.",
            )


@rule(
    "S03",
    "negative-target",
    level="warning",
    source="LIAP training, Specific: not “will stop disrupting” but “will raise his hand”",
    why="A child can practise doing something; not doing something cannot be practised or seen.",
    bad="""
        targets:
          - statement: Ash will stop writing his stories without paragraphs.
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
        """,
)
def negative_target(case: Case) -> Iterator[Problem]:
    """Target sentences that say what will stop, instead of what will be done in its place."""
    for target in case.plan.targets:
        if target.statement and (words := negative_wording(target.statement)):
            yield (
                target.at("statement"),
                f"{quoted(words, 'this wording')} says what is not to happen: say what will be "
                "done instead.",
                "Not “will stop shouting out” but “will raise a hand and wait”.",
            )


@rule(
    "S04",
    "vague-target",
    level="warning",
    source="Setting learning goals, “be a better listener” is vague; LIAP training, Specific",
    why="Being kinder or making progress can look like anything, so nobody knows what to practise.",
    bad="""
        targets:
          - statement: Ash will be a better writer of stories by 29 January 2027.
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
        """,
)
def vague_target(case: Case) -> Iterator[Problem]:
    """Target sentences that wish for a state, such as “be kinder”, and name nothing to be done."""
    for target in case.plan.targets:
        text = target.statement or ""
        if (words := vague_wording(text)) and not (find_hedge(text) or negative_wording(text)):
            yield (
                target.at("statement"),
                f"{quoted(words, 'this wording')} does not say what anybody will see: say what "
                "will be done, said or shown.",
                "Not “be a better listener” but “look at the speaker and ask one question”.",
            )
