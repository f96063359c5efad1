"""The judgement of one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from smartdoc.assess.judging import lead_words, remarks
from smartdoc.assess.remark import Remark
from smartdoc.assess.suggestion import suggested
from smartdoc.frozen import frozen
from smartdoc.language.observing import recurs
from smartdoc.language.statement import Statement, read_statement

State = Literal["met", "not-met", "not-stated"]
LETTERS = "SMART"
UNDATED = "T02"
"""The rule that speaks where nothing says by when.

A plan has a place of its own for the day, so that published guidance calls many a sentence SMART
that names none. In a sentence that is vague besides, the missing day is one more gap.
"""
HOPED = "S05"
"""The rule that speaks where somebody only wants or tries to do something."""

_TOLD_IN_FULL = 6
"""Words from which a sentence about one thing to be done says more than its heading would."""


@frozen
class Assessment:
    """What a sentence shows of each letter, why, and how it may be mended.

    ``findings`` are the reasons why letters are not met, in the order of the letters.
    """

    statement: Statement
    letters: Mapping[str, State]
    findings: tuple[Remark, ...]
    suggestion: str

    @property
    def shown(self) -> Mapping[str, str]:
        """Return the words by which the letters are met, as far as one place shows them."""
        statement = self.statement
        words = {
            "S": lead_words(statement),
            "M": _told(statement),
            "T": statement.by_when.text if statement.by_when else "",
        }
        return {letter: said for letter, said in words.items() if self.letters[letter] == "met"}

    @property
    def smart(self) -> bool:
        """Return whether no letter is at fault, as far as a sentence can show."""
        return "not-met" not in self.letters.values()


def _told(statement: Statement) -> str:
    """Return the words that tell whether it is done; for what is done once, what that is."""
    told = next((each for each in statement.evidence if not each.beside), None)
    if told is None:
        return ""
    return statement.text[told.start : told.end] if told.kind == "done-once" else told.words


def assess(text: str, *, own: bool = True) -> Assessment:
    """Return the judgement of a sentence.

    ``own`` is true where pupils write goals of their own, which begin with “I want to”.
    """
    statement = read_statement(text)
    found = tuple(remarks(statement, own=own))
    if [remark.rule for remark in found] == [UNDATED] and not _is_wish(statement):
        found = ()
    timed = statement.by_when is not None or recurs(statement)
    letters = {letter: _state(letter, found, timed=timed) for letter in LETTERS}
    missing = [
        letter
        for letter, state in letters.items()
        if state == "not-met" or (letter, state) == ("T", "not-stated")
    ]
    # What is only hoped for needs no other words: “will” makes a target of it.
    hoped = [remark.rule for remark in found if remark.letter == "S"] == [HOPED]
    if hoped:
        missing.remove("S")
    return Assessment(statement, letters, found, suggested(statement, missing, hoped=hoped))


def _is_wish(statement: Statement) -> bool:
    """Return whether all that is told is one thing to be done some day, such as “pass my exams”."""
    once = all(each.kind == "done-once" for each in statement.evidence)
    return once and len(statement.text.split()) < _TOLD_IN_FULL


def _state(letter: str, found: tuple[Remark, ...], *, timed: bool) -> State:
    if any(remark.letter == letter for remark in found):
        return "not-met"
    told = letter in "SM" or (letter == "T" and timed)
    return "met" if told else "not-stated"
