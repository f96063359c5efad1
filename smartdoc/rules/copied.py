"""S and PRV: what was taken over from another learner's plan and does not belong in this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartdoc.finding import Path, quoted
from smartdoc.language import lexicon
from smartdoc.language.as_learner import may_be_names, standing_in, stands_as_whole_name
from smartdoc.language.name_forms import without_apostrophe
from smartdoc.language.plain import WORD_BEGINS, alike, phrase_of, words_of
from smartdoc.model import Target
from smartdoc.rules import lineage
from smartdoc.rules.rule import Case, Problem, rule

_FEWEST_WORDS = 8
"""Words from which on two texts are hardly ever the same by chance."""

_ONE_WORD = 2
"""Blanks in a phrase of one word."""

_NEIGHBOUR = """
    # another learner's plan
    ref: c-0002
    learner: {name: Samira}
    people: {ash: {name: Samira}}
    targets:
      - reason: Samira wrote the last 3 stories as 1 paragraph each, as she plans none of them.
        statement:
      - {reason: , statement: }
      - {reason: , statement: }
    """
_REPOSITORY = "plans: plans"


@rule(
    "S15",
    "copied-from-another-plan",
    level="advice",
    source="PEP guidance, Specific: is this specific to the young person?",
    why="A target that fits every child cannot build on what this one can do and wants to do.",
    settings=_REPOSITORY,
    before=_NEIGHBOUR,
    bad="""
        targets:
          - reason: Ash wrote the last 2 stories as 1 paragraph each, as he plans none of them.
        """,
    good="""
        targets:
          - reason: Ash wrote 2 stories as 1 paragraph each; in comics he starts a new row himself.
        """,
)
def copied_from_another_plan(case: Case) -> Iterator[Problem]:
    """Sentences and reasons that another learner's newest plan has word for word.

    Names and numbers may differ; texts of fewer than eight words may be the same.
    """
    copied = [
        (target.at(key), text, where)
        for target in case.plan.targets
        for key, text in _own_words(target)
        if len(text.split()) >= _FEWEST_WORDS
        if (where := case.neighbours.plan_saying(text))
    ]
    others = _others(case) if copied else []
    for path, text, where in copied:
        # Where the other's name was left in as well, that is the worse of the two.
        if not any(_names_left_in(text, others)):
            yield (
                path,
                "Another learner's plan says this word for word: see "
                f"{quoted(where, 'the plans of the other learners')}.",
                "If it was copied, write what is true for this learner alone.",
            )


def _own_words(target: Target) -> Iterator[tuple[str, str]]:
    if target.statement:
        yield "statement", target.statement
    if target.reason:
        yield "reason", target.reason


@rule(
    "PRV09",
    "other-learners-name",
    level="warning",
    source="Data protection: a plan copied from another child's keeps that child's name",
    why="One child's plan then tells a family about another child, and nobody can be sure what "
    "else in it is true.",
    settings=_REPOSITORY,
    before=_NEIGHBOUR,
    bad="""
        targets:
          - reason: Samira wrote the last three stories as 1 paragraph each.
        """,
    good="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each.
        """,
)
def other_learners_name(case: Case) -> Iterator[Problem]:
    """Texts with the name of another learner, which nobody in this plan has.

    No document is made that holds it. A first name may stay where it is part of somebody else's
    name, and after “Mrs”, “mum” or the like.
    """
    others = _others(case)
    if not others:
        return
    for path, text in case.texts:
        if not _is_of_waiver(case, path):
            for name in dict.fromkeys(_names_left_in(text, others)):
                yield _left_in(path, name)


def _is_of_waiver(case: Case, path: Path) -> bool:
    """Tell whether a text is the reason for waiving this rule, which must give the name."""
    part, number = (*path, 0)[:2]
    return (
        part == "waive"
        and isinstance(number, int)
        and any(one.path == ("waive", number) and one.rule == "PRV09" for one in case.plan.waive)
    )


def _left_in(path: Path, name: str) -> Problem:
    return (
        path,
        f"{quoted(name, 'this')} is the name of another learner, and of nobody in this plan.",
        "If it was left in from another plan, write this learner's name and check what else was "
        "copied. Of that learner write “a friend”; list anybody else of that name under people.",
    )


def _others(case: Case) -> list[str]:
    """Return the names of other learners, as phrases, that the plan holds and nobody in it has."""
    found = sorted(case.neighbours.names_among(may_be_names(case.texts.words)))
    if not found:
        return []
    ours = set(map(phrase_of, case.plan.names))
    ours.update(without_apostrophe(ours))
    ours |= {f" {word} " for phrase in ours for word in phrase.split()}
    return [name for name in found if name not in ours]


_DOES = (
    r"(?:[’']s\s|\s(?:will|wants?|needs|can|has|came|comes|did|does|was|got|asks|asked|says|said|"
    r"likes|liked|knows|knew|thinks|thought|enjoys|enjoyed|feels|felt|reads|writes|wrote)\b)"
)
"""What follows a name that is a word too. No document is kept back for “will” or “has” alone."""


def _names_left_in(text: str, others: list[str]) -> Iterator[str]:
    """Yield the names of others that a text holds, all those that documents are kept back for."""
    phrase, line = phrase_of(text), alike(" ".join(text.split()))
    whole = [one for one in others if one in phrase and one.count(" ") > _ONE_WORD]
    whole = [one for one in whole if stands_as_whole_name(one, line)]
    yield from (one.strip().title() for one in whole)
    for word in (one.strip() for one in others if one.count(" ") == _ONE_WORD):
        if word in phrase and not any(f" {word} " in one for one in whole):
            yield from standing_in(line, word)
            yield from _doing_in(line, word)


def _doing_in(line: str, word: str) -> Iterator[str]:
    if word in lexicon.words("names_that_are_words"):
        name = word.capitalize()
        yield from (name for _ in re.finditer(rf"{WORD_BEGINS}{re.escape(name)}{_DOES}", line))


@rule(
    "PRV11",
    "learner-called-otherwise",
    level="warning",
    source="Data protection: a plan copied from another child's keeps that child's name",
    why="Documents tell what was agreed before as this learner's own. In the folder of another "
    "child, or under a ref that another child had, that is somebody else's past.",
    before=f"{lineage.BEFORE}learner: {{name: Samira}}",
    bad=f"""
        learner: {{name: Ash}}
        review:
          - {{target: spelling, outcome: achieved, decision: close}}{lineage.TWO_CLOSED}
        """,
    good="""
        ref: c-0002
        """,
)
def learner_called_otherwise(case: Case) -> Iterator[Problem]:
    """Plans whose learner has quite another name than in the last plan under this ref.

    A short form, an initial, a surname more or less, capitals and accents make no other name.
    """
    now, before = case.plan.learner.name, case.last.learner.name if case.last else ""
    if before and not _may_be_one_name(now, before):
        yield (
            case.plan.learner.at("name"),
            f"The learner is called {quoted(now, 'by one name')} here, and "
            f"{quoted(before, 'by another name')} in the last plan.",
            "If the plan was copied from another child's, write this child's name and check all "
            "the rest. If it is another child, give the plan a ref that nobody had. If the child "
            "goes by a new name, waive this rule.",
        )


def _may_be_one_name(one: str, other: str) -> bool:
    """Tell whether two names have a word in common, or one begins as the other does."""
    ours, theirs = (words_of(alike(name)) for name in (one, other))
    if not (ours and theirs):
        return one == other
    if ours[0].startswith(theirs[0]) or theirs[0].startswith(ours[0]):
        return True
    return any(len(word) > 1 and word in theirs for word in ours)
