"""S: plain and firm words, which mean the same to everybody who reads them."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import Path, quoted
from smartdoc.language.outline import is_bare, is_gap, placeholder, second_outcome
from smartdoc.language.wording import Wording, absolute, find_hedge, weasel_wording
from smartdoc.model import Target
from smartdoc.rules import (
    action_wording,
    all_star_goals,
    measurable,
    methods,
    specific,
)
from smartdoc.rules.names import OWN_KINDS
from smartdoc.rules.passages import (
    Judged,
    method_texts,
    milestones,
    promises,
    reasons,
    statements,
    tasks,
)
from smartdoc.rules.rule import Case, Problem, rule

_WITH_RULES_OF_THEIR_OWN = frozenset({"targets", "actions", "meeting", "people", "restricted"})
_OF_LOOSE_TEXTS = (
    specific.vague_target,
    action_wording.vague_action,
    action_wording.open_ended_action,
    measurable.review_as_measure,
    methods.method_without_reader,
    methods.method_without_frequency,
    methods.measure_says_nothing,
)
"""The rules that may have said already what is wrong with a text."""


@rule(
    "S05",
    "hedged-intention",
    level="warning",
    source="LIAP training, Specific: strong verbs; Learner engagement guidance: “I will”",
    why="Somebody who hopes or tries has done so whatever comes of it; “will” is a promise to "
    "keep.",
    bad="""
        targets:
          - statement: Ash hopes to write a story of 4 paragraphs without help by 29 January 2027.
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
        """,
)
def hedged_intention(case: Case) -> Iterator[Problem]:
    """Target sentences and milestones that only hope, plan or try, or say what should happen.

    In a pupil's own sheet “I want to” counts as a promise.
    """
    own = case.kind.name in OWN_KINDS
    judged = Judged(case, (specific.weak_verb,))
    for path, text in promises(case):
        words = find_hedge(text, own=own)
        if words and path not in judged:
            yield (
                path,
                f"{quoted(words, 'this wording')} promises nothing: write “will” and what will be "
                "done.",
                "Not “hopes to read more” but “will read ten pages each day”.",
            )


@rule(
    "S06",
    "bare-phrase",
    level="advice",
    source="PEP guidance, Outline SMART target: a full sentence with the child in it",
    why="Where nobody in the sentence does anything, nobody knows whose task it is.",
    bad="""
        targets:
          - statement: Writing a story of 4 paragraphs without help by 29 January 2027.
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
        """,
)
def bare_phrase(case: Case) -> Iterator[Problem]:
    """Target sentences that are only a topic or a phrase: nobody in them does anything."""
    judged = Judged(case, (specific.vague_target,))
    begin = "“I will …”" if case.kind.name in OWN_KINDS else "a name and “will …”"
    for path, text in statements(case):
        if is_bare(text) and not placeholder(text) and path not in judged:
            yield (
                path,
                f"{quoted(text, 'this phrase')} does not say who will do it.",
                f"Write a whole sentence that says who does something: begin with {begin}.",
            )


@rule(
    "S07",
    "several-targets-in-one",
    level="warning",
    source="PEP guidance, Specific; guides to SMART objectives: one outcome each",
    why="When one half is met and the other is not, nobody can say whether the target was met.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs and attend swimming by 29 January.
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs and read it aloud by 29 January.
        """,
)
def several_targets_in_one(case: Case) -> Iterator[Problem]:
    """Target sentences that promise two outcomes from different parts of school or life."""
    for path, text in statements(case):
        if words := second_outcome(text):
            yield (
                path,
                f"{quoted(words, 'the second half')} is a second outcome: it needs its own "
                f"{case.kind.target}.",
                "Keep the one that matters most now, and write the other down separately.",
            )


@rule(
    "S11",
    "weasel-words",
    level="warning",
    source="Learner engagement guidance, Specific; guides to wording in plans: “as appropriate”, "
    "“regular”, “access to”",
    why="With such words, doing it often, seldom or never all keep to the plan.",
    bad="""
        targets:
          - actions:
              - {who: ash, what: draws four boxes where possible}
        """,
    good="""
        targets:
          - actions:
              - {who: ash, what: draws four boxes before each story}
        """,
)
def weasel_words(case: Case) -> Iterator[Problem]:
    """Words that leave open whether or how often something happens, with no number beside them."""
    judged = Judged(case, _OF_LOOSE_TEXTS)
    for path, found in _weasels(case):
        if path not in judged:
            yield (
                path,
                f"{quoted(found.words, 'this wording')} leaves open whether it happens, or how "
                "often.",
                found.instead,
            )


def _weasels(case: Case) -> Iterator[tuple[Path, Wording]]:
    for path, text in (*promises(case), *method_texts(case)):
        if found := weasel_wording(text):
            yield path, found
    for action in case.plan.all_actions:
        often = action.how_often or ""
        if found := weasel_wording(often):
            yield action.at("how_often"), found
        # What is done regularly is settled where “how often” names the days.
        elif (found := weasel_wording(action.what)) and weasel_wording(f"{action.what}, {often}"):
            yield action.at("what"), found


@rule(
    "S12",
    "absolute-wording",
    level="advice",
    source="Setting learning goals: not too grand, not too hard",
    why="One slip in a term, and the target is missed; a number leaves room to succeed.",
    bad="""
        targets:
          - statement: Ash will always write a story of 4 paragraphs by 29 January 2027.
        """,
    good="""
        targets:
          - statement: Ash will write 4 paragraphs in three of four stories by 29 January 2027.
        """,
)
def absolute_wording(case: Case) -> Iterator[Problem]:
    """Target sentences and milestones that allow for no slip at all, such as “always”."""
    judged = Judged(case, (specific.negative_target, all_star_goals.goal_too_grand))
    for path, text in promises(case):
        words = absolute(text)
        if words and path not in judged:
            yield (
                path,
                f"{quoted(words, 'this wording')} allows for no slip at all: say how many times "
                "out of how many.",
                "Not “always” but, for example, “in four of five lessons”.",
            )


@rule(
    "S13",
    "placeholder-text",
    level="error",
    source="PEP guidance, Outline SMART target: the target is written out in full",
    why="The documents would print the placeholder, and nobody could work from it.",
    bad="""
        targets:
          - statement: By [date], Ash will write a story of 4 paragraphs without help.
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
        """,
)
def placeholder_text(case: Case) -> Iterator[Problem]:
    """Texts of a target that are still to be filled in, such as “TBC”, “...” or “[name]”.

    Elsewhere “TBC” may be all that is known; there only gaps such as “???” or “[school]” count.
    """
    for path, text in (*_to_be_written(case), *_gaps(case)):
        if words := placeholder(text):
            yield (
                path,
                f"{quoted(words, 'this text')} is a placeholder: write what belongs here.",
                "Or leave the line empty as long as nothing is known; the check will remind you.",
            )


def _to_be_written(case: Case) -> Iterator[tuple[Path, str]]:
    yield from statements(case)
    yield from reasons(case)
    yield from method_texts(case)
    yield from tasks(case)
    yield from milestones(case)
    for target in case.plan.targets:
        if target.measure and target.measure.what:
            yield target.measure.at("what"), target.measure.what
        yield from _lists(target)


def _lists(target: Target) -> Iterator[tuple[Path, str]]:
    """Yield the support and the evidence of a target."""
    support = target.achievable.support if target.achievable else ()
    for number, text in enumerate(support):
        yield target.at("achievable", "support", number), text
    for number, text in enumerate(target.evidence):
        yield target.at("evidence", number), text


def _gaps(case: Case) -> Iterator[tuple[Path, str]]:
    for path, text in case.texts.values(but_for=_WITH_RULES_OF_THEIR_OWN):
        if is_gap(text):
            yield path, text
