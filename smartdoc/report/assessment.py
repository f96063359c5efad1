"""The assessment of a sentence, for a person and for a program."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from smartdoc.assess import Assessment, Remark, State
from smartdoc.finding import with_words
from smartdoc.rules import rule_named

WIDEST, _NARROWEST = 80, 40
_LABELS = {
    "S": "Specific",
    "M": "Measurable",
    "A": "Achievable",
    "R": "Relevant",
    "T": "Time-bound",
}
_SAID: dict[State, str] = {"met": "met", "not-met": "not met", "not-stated": "not stated"}
_UNSAID = {
    "A": "A sentence cannot show it: say in the plan what makes it possible, and who helps.",
    "R": "A sentence cannot show it: say in the plan which need it answers.",
    "T": "No day is named: add it here, or write it under “due” in the plan.",
}
_INDENT = " " * 17


def as_json(assessment: Assessment) -> str:
    """Return the assessment as one line of JSON."""
    entry = {
        "text": assessment.statement.text,
        "smart": assessment.smart,
        "letters": dict(assessment.letters),
        "findings": [_entry(remark) for remark in assessment.findings],
        "suggestion": assessment.suggestion,
    }
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _entry(remark: Remark) -> dict[str, str]:
    return {
        "rule": remark.rule,
        "name": rule_named(remark.rule).name,
        "criterion": remark.letter,
        "message": with_words(remark.message),
        "hint": remark.hint,
    }


def as_text(assessment: Assessment, columns: int = WIDEST) -> str:
    """Return the assessment for a terminal of so many columns."""
    width = max(_NARROWEST, min(columns, WIDEST))
    return "\n".join(_lines(assessment, width)) + "\n"


def _lines(assessment: Assessment, width: int) -> Iterator[str]:
    yield from textwrap.wrap(
        f"“{assessment.statement.text}”", width, break_long_words=True, break_on_hyphens=False
    )
    for letter, state in assessment.letters.items():
        yield from _letter(letter, state, assessment, width)
    if assessment.smart:
        dated = assessment.letters["T"] == "met"
        day = "." if dated else ", once its day is written down:"
        yield from _wrapped(f"SMART, as far as a sentence can show{day}", "", width)
    else:
        gaps = "[" in assessment.suggestion
        said = f"Not yet SMART. {'Fill in the gaps, for' if gaps else 'For'} example:"
        yield from _wrapped(said, "", width)
    if assessment.suggestion:
        yield from _wrapped(assessment.suggestion, "  ", width)


def _letter(letter: str, state: State, assessment: Assessment, width: int) -> Iterator[str]:
    head = f"  {letter}  {_SAID[state]:<10}  "
    said = [remark for remark in assessment.findings if remark.letter == letter]
    if not said:
        shown = assessment.shown.get(letter)
        words = f": “{shown}”" if shown else "."
        unsaid = state == "not-stated"
        yield from _hung(head, _UNSAID[letter] if unsaid else _LABELS[letter] + words, width)
    for remark in said:
        yield from _hung(head, f"{with_words(remark.message)} ({remark.rule})", width)
        yield from _wrapped(f"→ {remark.hint}", _INDENT, width)
        head = _INDENT


def _hung(head: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=head, subsequent_indent=_INDENT)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + "  " * text.startswith("→"),
        break_on_hyphens=False,
    )
