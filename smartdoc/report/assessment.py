"""The assessment of a sentence, for a person and for a program."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence

from smartdoc.assess import Assessment, Remark, State
from smartdoc.finding import with_words
from smartdoc.kind import Kind, Letter, kind_from
from smartdoc.rules import rule_named

WIDEST, _NARROWEST = 80, 40
ANY_KIND = kind_from("", {})
"""A kind of plan without words of its own."""

_SAID: dict[State, str] = {"not-met": "not met", "met": "met", "not-stated": "not stated"}
"""What each state is called, that which counts most first where a letter has several."""

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


def as_text(assessment: Assessment, columns: int = WIDEST, kind: Kind = ANY_KIND) -> str:
    """Return the assessment for a terminal of so many columns, in the letters of a kind of plan."""
    width = max(_NARROWEST, min(columns, WIDEST))
    return "\n".join(_lines(assessment, kind.acronym, width)) + "\n"


def _lines(assessment: Assessment, letters: Sequence[Letter], width: int) -> Iterator[str]:
    yield from textwrap.wrap(
        f"“{assessment.statement.text}”", width, break_long_words=True, break_on_hyphens=False
    )
    for letter in letters:
        yield from _letter(letter, assessment, width)
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


def _letter(letter: Letter, assessment: Assessment, width: int) -> Iterator[str]:
    """Yield what is said of a letter; in some kinds one stands for two of SMART."""
    ours = [one for one in letter.criteria if one in assessment.letters]
    if not ours:  # a letter of a team's own, which no rule of SMART judges
        return
    states = {assessment.letters[one] for one in ours}
    state = next(one for one in _SAID if one in states)
    head = f"  {letter.letter}  {_SAID[state]:<10}  "
    said = [remark for remark in assessment.findings if remark.letter in ours]
    if not said:
        shown = next((words for one in ours if (words := assessment.shown.get(one))), "")
        words = f": “{shown}”" if shown else "."
        unsaid = state == "not-stated"
        yield from _hung(head, _UNSAID[ours[0]] if unsaid else letter.label + words, width)
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
