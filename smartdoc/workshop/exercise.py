"""The exercise “Is it SMART?”: each statement with its verdict, letter by letter, by ``assess``."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.assess import Assessment, State, assess
from smartdoc.finding import with_words
from smartdoc.frozen import frozen
from smartdoc.kind import Kind, Letter
from smartdoc.workshop.statements import Statement, chosen


@frozen
class Verdict:
    """What a sentence shows of one letter: ``said`` are the reasons, or the words that show it."""

    letter: Letter
    state: State
    said: tuple[str, ...]


@frozen
class Question:
    """One statement of an exercise with its number and what is to be said of it."""

    number: int
    statement: Statement
    smart: bool
    verdicts: tuple[Verdict, ...]

    @property
    def missing(self) -> tuple[Letter, ...]:
        """Return the letters that the sentence does not meet."""
        return tuple(each.letter for each in self.verdicts if each.state == "not-met")


def questions(kind: Kind, seed: int) -> tuple[Question, ...]:
    """Return the statements of one exercise, judged in the letters of this kind of plan."""
    return tuple(
        _question(number, statement, kind) for number, statement in enumerate(chosen(seed), start=1)
    )


def _question(number: int, statement: Statement, kind: Kind) -> Question:
    judged = assess(statement.says, own=False)
    verdicts = tuple(_verdict(letter, judged) for letter in kind.acronym)
    return Question(number, statement, judged.smart, verdicts)


def _verdict(letter: Letter, judged: Assessment) -> Verdict:
    """Return what is said of a letter; in some kinds one letter stands for two of SMART."""
    ours = [one for one in judged.letters if one in letter.criteria]
    states = {judged.letters[one] for one in ours}
    if "not-met" in states:
        return Verdict(letter, "not-met", tuple(_faults(ours, judged)))
    if "met" in states:
        return Verdict(letter, "met", tuple(_telling(ours, judged)))
    return Verdict(letter, "not-stated", ())


def _faults(letters: list[str], judged: Assessment) -> Iterator[str]:
    for remark in judged.findings:
        if remark.letter in letters:
            yield with_words(remark.message)


def _telling(letters: list[str], judged: Assessment) -> Iterator[str]:
    """Yield the words that show the letters.

    A single word tells a reader nothing, nor does the beginning of what is shown for “specific”.
    """
    for one in letters:
        words = judged.shown.get(one, "")
        repeated = one != "S" and judged.shown.get("S", "").startswith(words)
        if " " in words and not repeated:
            yield words
