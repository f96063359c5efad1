"""Whether somebody could see that what a sentence promises is done."""

from __future__ import annotations

from smartdoc.language import lexicon
from smartdoc.language.doing import Doing
from smartdoc.language.evidence import Evidence, Kind
from smartdoc.language.statement import Statement

_REACHED: frozenset[Kind] = frozenset({"change", "share", "percent", "grade"})
"""The figures that say where a mark, a grade or attendance is to stand."""

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
    if statement.seen:
        return True
    lead = statement.lead
    kinds = frozenset(each.kind for each in _of_the_action(statement))
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


def _is_rescued(statement: Statement, lead: Doing) -> bool:
    """Return whether a figure says how far “improve” or “increase” is to go.

    A share of the time says so only of something that can be seen, a while only of what lasts; a
    bare per cent needs a mark, a score or a test of which it is one.
    """
    kinds = {each.kind for each in _of_the_action(statement) if each.start > lead.start}
    if kinds & _HOW_FAR:
        return True
    if "duration" in kinds and lead.verb in lexicon.words("lasting_verbs"):
        return True
    if "proportion" in kinds and (lead.concrete or len(statement.done) > 1):
        return True
    return "percent" in kinds and (
        _mentions(statement, "scored") or _mentions(statement, "instruments")
    )


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
    if statement.weasel and not statement.figures:
        return False
    given = _GIVEN if statement.provision else frozenset()
    return any(each.kind not in given for each in statement.evidence)


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
