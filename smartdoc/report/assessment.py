"""The assessment of a sentence, for a person and for a program."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from smartdoc.assess import Assessment, Remark, State
from smartdoc.finding import with_words
from smartdoc.rules import rule_named

_WIDTH = 80
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


def as_text(assessment: Assessment) -> str:
    """Return the assessment for a terminal of 80 columns."""
    return "\n".join(_lines(assessment)) + "\n"


def _lines(assessment: Assessment) -> Iterator[str]:
    yield from textwrap.wrap(
        f"“{assessment.statement.text}”", _WIDTH, break_long_words=True, break_on_hyphens=False
    )
    for letter, state in assessment.letters.items():
        yield from _letter(letter, state, assessment)
    if assessment.smart:
        dated = assessment.letters["T"] == "met"
        day = "." if dated else ", once its day is written down:"
        yield f"SMART, as far as a sentence can show{day}"
    else:
        gaps = "[" in assessment.suggestion
        yield f"Not yet SMART. {'Fill in the gaps, for' if gaps else 'For'} example:"
    if assessment.suggestion:
        yield from _wrapped(assessment.suggestion, "  ")


def _letter(letter: str, state: State, assessment: Assessment) -> Iterator[str]:
    head = f"  {letter}  {_SAID[state]:<10}  "
    said = [remark for remark in assessment.findings if remark.letter == letter]
    if not said:
        shown = assessment.shown.get(letter)
        words = f": “{shown}”" if shown else "."
        unsaid = state == "not-stated"
        yield from _hung(head, _UNSAID[letter] if unsaid else _LABELS[letter] + words)
    for remark in said:
        yield from _hung(head, f"{with_words(remark.message)} ({remark.rule})")
        yield from _wrapped(f"→ {remark.hint}", _INDENT)
        head = _INDENT


def _hung(head: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=head, subsequent_indent=_INDENT)


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  " * text.startswith("→"),
        break_on_hyphens=False,
    )
