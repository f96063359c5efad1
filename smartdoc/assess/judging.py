"""Why a sentence does not meet a letter of SMART; silence means that it does.

Every figure of these judgements is measured on labelled sentences: ``benchmarks/agreement.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartdoc.assess.remark import Remark
from smartdoc.finding import quoted
from smartdoc.language import lexicon
from smartdoc.language.doing import Doing
from smartdoc.language.loads import impossible_load, leap, off_purpose
from smartdoc.language.observing import (
    is_observable,
    is_thin,
    left_open,
    marks_everywhere,
    recurs,
    tells_when_met,
)
from smartdoc.language.phrases import weak_wording
from smartdoc.language.sizes import grand_wording
from smartdoc.language.statement import Statement
from smartdoc.language.wording import find_hedge


def remarks(statement: Statement, *, own: bool) -> Iterator[Remark]:
    """Yield what speaks against each letter, in the order of the letters."""
    yield from _specific(statement, own=own)
    yield from _measurable(statement)
    yield from _achievable(statement)
    yield from _relevant(statement)
    yield from _timed(statement)


# --- S -------------------------------------------------------------------------------------------

_SEEN = "Verbs that can be seen: attend, write, read aloud, explain, ask, complete, show."


def _specific(statement: Statement, *, own: bool) -> Iterator[Remark]:
    doubtful = [
        *_nobody_in_particular(statement),
        *_only_hoped(statement, own=own),
        *_not_done(statement),
        *_marks_everywhere(statement),
    ]
    yield from doubtful
    if not is_observable(statement):
        unseen = _unseen(statement)
        if unseen.rule == "S01" or not doubtful:
            yield unseen
    elif is_thin(statement) and not doubtful:
        yield _thin(statement)


def _thin(statement: Statement) -> Remark:
    return Remark(
        "S04",
        "S",
        f"{quoted(lead_words(statement), 'this')} does not yet say exactly what.",
        "Add the details: what, where, with whom, how much.",
    )


def _marks_everywhere(statement: Statement) -> Iterator[Remark]:
    words = marks_everywhere(statement)
    if words:
        yield Remark(
            "S04",
            "S",
            f"{quoted(words, 'this')} names marks in many things at once, and nothing to do for "
            "them.",
            "Take one subject or test, and say what will be done to get there.",
        )


def _nobody_in_particular(statement: Statement) -> Iterator[Remark]:
    if statement.agency:
        yield Remark(
            "ACT02",
            "S",
            f"{quoted(statement.agency, 'an agency')} is not a person: name who will do it.",
            "Write a name or a role that one person has, such as “Ms Okoro, designated teacher”.",
        )


def _only_hoped(statement: Statement, *, own: bool) -> Iterator[Remark]:
    hedge = statement.hedge if own else find_hedge(statement.text)
    if hedge:
        yield Remark(
            "S05",
            "S",
            f"{quoted(hedge, 'this wording')} promises nothing: it is met whatever happens.",
            "Write what will be done: “will …”.",
        )
    elif left_open(statement):
        yield Remark(
            "S11",
            "S",
            f"{quoted(statement.weasel, 'this wording')} leaves open whether it happens, or how "
            "often.",
            "Say what will be done, how often and for how long.",
        )


def _not_done(statement: Statement) -> Iterator[Remark]:
    if statement.negative and all(each.beside for each in statement.figures):
        yield Remark(
            "S03",
            "S",
            f"{quoted(statement.negative, 'this wording')} says what is not to happen.",
            "Not “will stop shouting out” but “will raise a hand and wait”.",
        )


def _unseen(statement: Statement) -> Remark:
    weak = weak_wording(statement.text)
    if weak:
        return Remark("S01", "S", f"Nobody can see {quoted(weak, 'the verb')} happen.", _SEEN)
    lead = statement.lead
    if lead is None:
        return Remark("S04", "S", "No words say what anybody will do.", _SEEN)
    if lead.strength == "strong" or not _is_direction(lead):
        return _thin(statement)
    said = quoted(lead_words(statement), "this")
    if lead.strength == "contested":
        message = f"{said} gives a direction, but does not say what somebody will be seen to do."
    else:
        message = f"Nobody can see {said} happen: say what will be done, said or shown."
    return Remark("S04", "S", message, _SEEN)


def _is_direction(lead: Doing) -> bool:
    """Return whether a contested verb is one by itself, and not “write” in “write better”."""
    return lead.strength != "contested" or lead.verb in lexicon.words("contested_verbs")


def lead_words(statement: Statement) -> str:
    """Return the words that say what is to be done: the first verb with what stands behind it."""
    lead = statement.lead
    if lead is None:
        return statement.text
    following = [each.start for each in statement.done if each.start > lead.start]
    times = [time.start for time in statement.times if time.start > lead.start]
    end = min([*following, *times, len(statement.text)])
    return _without_joint(statement.text[lead.start : end])


def _without_joint(words: str) -> str:
    """Return the words without the “, and” that leads on to the next part of the sentence."""
    return _JOINT.sub("", words)


_JOINT = re.compile(
    r"(?:[\s,;:.]|\s(?:and|or|to|by|in|on|at|for|with|of|so|that|the|from|until|when|he|she|they|i))+\Z",
    re.I,
)


# --- M -------------------------------------------------------------------------------------------


def _measurable(statement: Statement) -> Iterator[Remark]:
    lead = statement.lead
    if tells_when_met(statement):
        return
    if lead and lead.strength == "contested" and _is_direction(lead) and not statement.seen:
        yield Remark(
            "M11",
            "M",
            f"Nothing says how much or how often {quoted(lead.words, 'the verb')} means.",
            "Give the figure now and the figure to reach, and how it will be measured.",
        )
    else:
        yield Remark(
            "M01",
            "M",
            "Nothing tells whether it has been met.",
            "Say how many, how often or how well, and who will look at what.",
        )


# --- A and R -------------------------------------------------------------------------------------


def _achievable(statement: Statement) -> Iterator[Remark]:
    text = statement.text
    words = impossible_load(text) or leap(text) or grand_wording(text)
    if words:
        yield Remark(
            "A08" if impossible_load(text) else "A02",
            "A",
            f"{quoted(words, 'this')} asks for more than the time allows.",
            "Choose a first step that can be reached in the time, and build on it.",
        )


def _relevant(statement: Statement) -> Iterator[Remark]:
    words = off_purpose(statement.text)
    if words:
        yield Remark(
            "R03",
            "R",
            f"A target like this hardly serves {quoted(words, 'its purpose')}.",
            "Say which need the target answers, and choose what serves it.",
        )


# --- T -------------------------------------------------------------------------------------------


_HOW_OFTEN = lexicon.words("weasel_frequencies")
"""“Regularly” beside “each Monday” does no harm; “ongoing” beside it still has no end."""


def _timed(statement: Statement) -> Iterator[Remark]:
    if statement.by_when:
        return
    never = statement.never and statement.never.text.lower() not in _HOW_OFTEN
    if not never and recurs(statement):
        return
    if statement.never:
        yield Remark(
            "T01",
            "T",
            f"{quoted(statement.never.text, 'the time')} is not a date.",
            "Write the day by which it will be met: “By 18 December …”.",
        )
    else:
        yield Remark(
            "T02",
            "T",
            "Nothing says by when.",
            "Write the day by which it will be met: “By 18 December …”.",
        )
