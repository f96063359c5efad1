"""S and PRV: what was taken over from another learner's plan and does not belong in this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartdoc.finding import Path, quoted
from smartdoc.language import lexicon
from smartdoc.language.plain import WORD_BEGINS, WORD_ENDS, alike, words_of
from smartdoc.late import late
from smartdoc.model import Target
from smartdoc.rules import lineage
from smartdoc.rules.rule import Case, Problem, rule

_FEWEST_WORDS = 8
"""Words from which on two texts are hardly ever the same by chance."""

_WORD = late(r"[^\W\d_]+")
# The second part alone says enough; with the first, which is all but ASCII beside large letters,
# a text is looked through in a third of the time.
_LARGE = late(r"[^\x00-@\[-\x7f](?<=[^\W\d_a-z])(?<![^\W\d_].)[^\W\d_]{2,}")
"""A word of three letters or more that does not begin with a small one, as most words do."""

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
    others = _others(case) if copied else set()
    for path, text, where in copied:
        # Where the other's name was left in as well, that is the worse of the two.
        if not any(_names_left_in(case, text, others)):
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
    """Texts with the name of another learner where this learner's own is to be expected.

    A name may stay that somebody in this plan has too, that is in one sentence with the learner's
    own, that comes after “friend” or “sister”, or that has a surname behind it.
    """
    others = _others(case)
    if not others:
        return
    for path, text in case.texts:
        for name in _names_left_in(case, text, others):
            yield _left_in(path, name)
            break


def _left_in(path: Path, name: str) -> Problem:
    return (
        path,
        f"{quoted(name, 'this')} is the name of another learner, and of nobody in this plan.",
        "Write this learner's name, and check what else was copied; of a friend or a relative, "
        "say that and leave the name out.",
    )


def _others(case: Case) -> set[str]:
    """Return the words of the plan that are names of other learners, and of nobody in it."""
    words = {word for word in set(_LARGE.findall(case.texts.joined)) if _is_learners(case, word)}
    ours = _our_names(case) if words else set()
    return {word for word in words if word.casefold() not in ours}


def _is_learners(case: Case, word: str) -> bool:
    """Tell whether a word is the name of another learner, also where it is in capitals."""
    if case.neighbours.has_learner(word):
        return True
    is_name = word.isupper() and word.casefold() not in lexicon.words("acronyms")
    return is_name and case.neighbours.has_learner(word.capitalize())


def _our_names(case: Case) -> set[str]:
    plan = case.plan
    names = [plan.learner.name, *(person.name or "" for person in plan.people)]
    return {word.casefold() for name in names for word in _WORD.findall(name)}


_DOES = late(
    r"[’']s\s|\s(?:will|wants?|needs|can|has|came|comes|did|does|was|got|asks|asked|says|said|likes|"
    r"liked|knows|knew|thinks|thought|enjoys|enjoyed|feels|felt|reads|writes|wrote)\b"
)
_SURNAME = late(r"\s[A-Z]")
_NEAR = 24
_SOMEBODY_ELSE = late(
    r"(?:\b(?:brother|sister|twin|sibling|cousin|friend|classmate|partner|dog|cat|called|named|"
    r"Mr|Mrs|Ms|Miss|Dr|Aunt|Auntie|Uncle|St|Saint|Prince|Princess|King|Queen)s?\.?|\b[A-Z]\.),?\s\Z"
)
_ENDS = ".!?\n"
_LONGEST_HALF = 200
"""Characters of a sentence on either side of a name that are looked at; all would take too long."""

_OURSELVES = late(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e)\b")


def _names_left_in(case: Case, text: str, others: set[str]) -> Iterator[str]:
    """Yield the names of other learners that stand where one would expect the learner's own."""
    for name in dict.fromkeys(_LARGE.findall(text)):
        if name in others:
            found = re.finditer(rf"{WORD_BEGINS}{re.escape(name)}{WORD_ENDS}", text)
            if any(_is_left_in(case, match) for match in found):
                yield name


def _is_left_in(case: Case, match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    sentence = _sentence_around(text, start)
    if _OURSELVES.search(sentence) or _own_name(case) in _WORD.findall(sentence):
        return False
    if _SURNAME.match(text, end) or _SOMEBODY_ELSE.search(text[max(0, start - _NEAR) : start]):
        return False
    is_word = match[0].lower() in lexicon.words("names_that_are_words")
    return not is_word or _DOES.match(text, end) is not None


def _sentence_around(text: str, at: int) -> str:
    first, last = max(0, at - _LONGEST_HALF), at + _LONGEST_HALF
    start = max(first, *(text.rfind(sign, first, at) + 1 for sign in _ENDS))
    ends = (text.find(sign, at, last) for sign in _ENDS)
    return text[start : min((end for end in ends if end >= 0), default=last)]


def _own_name(case: Case) -> str:
    return next(iter(_WORD.findall(case.plan.learner.name)), "")


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
