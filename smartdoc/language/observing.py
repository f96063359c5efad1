"""Whether somebody could see that what a sentence promises is done."""

from __future__ import annotations

import re

from smartdoc.language import lexicon
from smartdoc.language.doing import Doing
from smartdoc.language.evidence import Evidence, Kind
from smartdoc.language.statement import Statement
from smartdoc.late import late

_REACHED: frozenset[Kind] = frozenset({"change", "share", "percent", "grade"})
"""The figures that say where a mark, a grade or attendance is to stand."""

_LASTING_STATES = frozenset({"keep", "stay", "remain"})

_PEOPLE = frozenset(
    "staff adults adult teachers children pupils students learners peers classmates people mentors "
    "professionals parents carers members boys girls friends".split()
)
"""Who is counted tells nothing of how far “ensure” or “support” is to go."""

_AIMED_AT = frozenset("get achieve earn gain obtain score attain receive reach have".split())
_IN_MANY = late(
    r"(?:\s+or\s+(?:above|better|higher))?\s+(?:in|on|for)\s+(?:all|every|each|most)\s+(?:of\s+)?"
    r"(?:(?:my|his|her|their|the)\s+)?(?:\w+\s+){0,2}?(?:tests?|subjects?|classe?s?|exams?|tasks?|courses?|"
    r"gcses?|assignments?|quiz(?:zes)?|assessments?|papers?|modules?|lessons)\b",
    re.I,
)
"""“A C in all my tests”: marks, and nothing that is done for them."""

_HABITS = frozenset("attend use write read take cook ask tell find make join work".split())
"""What is done again and again, so that without how often nothing tells whether it is."""
_SHORT = 6

_TESTED: frozenset[Kind] = frozenset({"count", "proportion"})
"""The figures that can be tested: of 20 words, of 4 in 5."""

_HOW_FAR: frozenset[Kind] = frozenset({"change", "count", "grade", "share", "times"})
"""The figures that say how far “improve” is to go, whatever it is that improves."""

_GIVEN: frozenset[Kind] = frozenset(
    {"count", "duration", "frequency", "times", "proportion", "done-once"}
)
"""What measures the help that is given, where the sentence is about that."""

_OCCASIONS = frozenset(
    "occasions occasion times opportunities opportunity trials trial days day lessons lesson "
    "sessions session attempts attempt tries mornings afternoons evenings nights incidents weeks "
    "observations probes weekdays breaktimes playtimes visits tests quizzes samples".split()
)
"""What a proportion is of where it says when to look: “4 of 5 days”, but not “8 of 10 words”."""


def is_observable(statement: Statement) -> bool:
    """Return whether somebody could see it happen, or a figure tells what a direction means."""
    if any(not _is_only_company(statement, each) for each in statement.seen):
        return True
    lead = statement.lead
    kinds = frozenset(
        each.kind
        for each in _of_the_action(statement)
        if lead is None or not _belongs_to_a_hollow(statement, each, lead)
    )
    if lead and lead.strength == "strong":
        return "proportion" in kinds
    if lead and lead.verb in _LASTING_STATES and "duration" in kinds:
        return True
    if lead is None or lead.strength == "state":
        return bool(kinds & _REACHED) and _mentions(statement, "scored")
    if lead.strength == "light":
        if statement.provision:
            return False
        return bool(lead.concrete) and bool(kinds & {"proportion", "count", "share"})
    if lead.strength == "weak":
        tested = lead.verb == "know" or lead.verb in lexicon.words("testable_verbs")
        return tested and bool(kinds & _TESTED)
    return lead.strength == "contested" and _is_rescued(statement, lead)


def _is_only_company(statement: Statement, done: Doing) -> bool:
    """Return whether it is for what nobody sees: “work with a mentor *to build confidence*”."""
    after = next((each for each in statement.done if each.start > done.start), None)
    return done.verb == "work with" and after is not None and after.strength in ("weak", "state")


def _is_rescued(statement: Statement, lead: Doing) -> bool:
    """Return whether a figure says how far “improve” or “increase” is to go.

    A share of the time says so only of something that can be seen, a while only of what lasts; a
    bare per cent needs a mark, a score or a test of which it is one.
    """
    kinds = {
        each.kind
        for each in _of_the_action(statement)
        if each.start > lead.start
        and not (each.kind == "count" and each.of in _PEOPLE)
        and not _belongs_to_a_hollow(statement, each, lead)
    }
    if kinds & _HOW_FAR:
        return True
    if "duration" in kinds and lead.verb in lexicon.words("lasting_verbs"):
        return True
    if "proportion" in kinds and (lead.concrete or len(statement.done) > 1):
        return True
    return "percent" in kinds and (
        _mentions(statement, "scored") or _mentions(statement, "instruments")
    )


def _belongs_to_a_hollow(statement: Statement, figure: Evidence, lead: Doing) -> bool:
    """Return whether a figure stands with another, empty verb: “work to *get* 5 grades”."""
    before = [
        each
        for each in statement.done
        if each.start <= figure.start and each.words.lower() != "being"
    ]
    owner = before[-1] if before else lead
    if owner is lead or owner.aside or owner.concrete:
        return False
    return owner.strength in ("weak", "state", "light")


def _of_the_action(statement: Statement) -> tuple[Evidence, ...]:
    """Return the figures without those that only belong to what stands beside the action."""
    return tuple(each for each in statement.figures if not each.beside)


def _mentions(statement: Statement, name: str) -> bool:
    return lexicon.pattern(name).search(statement.text) is not None


def is_thin(statement: Statement) -> bool:
    """Return whether what is done can be seen, but the sentence says hardly more than the verb."""
    seen = statement.seen
    compared = any(each.first in lexicon.words("comparatives") for each in seen)
    telling = [each for each in statement.evidence if each.kind != "percent" and not each.beside]
    if compared:
        return not telling
    return bool(seen) and not statement.evidence and all(len(each.concrete) < 2 for each in seen)


def tells_when_met(statement: Statement) -> bool:
    """Return whether anyone could tell from the sentence that it is done."""
    if statement.hedge or not is_observable(statement) or is_thin(statement):
        return False
    if left_open(statement):
        return False
    if _might_be_done_any_time(statement):
        return False
    given = _GIVEN if statement.provision else frozenset()
    return any(each.kind not in given and not each.beside for each in statement.evidence)


def marks_everywhere(statement: Statement) -> str:
    """Return the words that only aim at a grade in all or most of several things.

    One grade in one subject can be worked at; “at least a C in all my tests” says nothing to do.
    """
    grade = next((each for each in statement.evidence if each.kind == "grade"), None)
    if grade is None or any(each.verb not in _AIMED_AT for each in statement.seen):
        return ""
    match = _IN_MANY.match(statement.text, grade.end)
    start = statement.lead.start if statement.lead else grade.start
    return statement.text[start : match.end()] if match else ""


def _might_be_done_any_time(statement: Statement) -> bool:
    """Return whether a short sentence names a habit and no more: “attend an after-school club”."""
    if statement.times or any(
        each.kind != "done-once" and not each.beside for each in statement.evidence
    ):
        return False
    short = len(statement.text.split()) <= _SHORT
    return all(each.verb == "use" or (short and each.verb in _HABITS) for each in statement.seen)


def left_open(statement: Statement) -> str:
    """Return the words that leave open whether it happens; a figure settles only “often”."""
    conditional = statement.weasel.lower() in lexicon.words("weasel_conditions")
    return statement.weasel if conditional or not _of_the_action(statement) else ""


def recurs(statement: Statement) -> bool:
    """Return whether an occasion or a habit says when to look, though no day is named.

    “4 of 5 occasions” and “my next lab report” do. “Every day” does where something beside it says
    how much; alone it would be the measure and the time in one.
    """
    if not tells_when_met(statement):
        return False
    if any(each.kind == "occasion" or each.of in _OCCASIONS for each in statement.evidence):
        return True
    often = [each for each in statement.evidence if each.kind == "frequency"]
    beside = (
        each
        for each in statement.evidence
        if each.kind != "frequency"
        and not (each.kind == "criterion" and any(o.start <= each.start < o.end for o in often))
    )
    return bool(often) and next(beside, None) is not None
