"""The words of a sentence by which anyone can tell whether, or how far, it has been done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from smartdoc.language import lexicon
from smartdoc.language.doing import Doing
from smartdoc.language.objects import Span
from smartdoc.language.quantities import Quantity, quantities
from smartdoc.language.times import TimePhrase
from smartdoc.language.tokens import Token

Kind = Literal[
    "change", "share", "percent", "proportion", "count", "times", "duration", "grade",
    "criterion", "frequency", "occasion", "record", "done-once",
]  # fmt: skip
"""From one figure to another; 75% of something; a bare per cent; 4 of 5; a number of things; …"""

FIGURES: frozenset[Kind] = frozenset(
    {"change", "share", "percent", "proportion", "count", "times", "duration", "grade"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that tell whether it is done, and of which kind they are.

    ``beside`` is true of a number that belongs to what stands beside the action: “in a group of 4
    children”. ``of`` is what a proportion is of.
    """

    words: str
    kind: Kind
    start: int
    end: int
    beside: bool = False
    of: str = ""


_SHARE = re.compile(
    r"(?:%|per\s?cent\b)\s*(?:attendance|punctuality|or\s+(?:more|better|above|higher)|"
    r"(?:of|on|in|across)\s+(?!(?:the\s+|all\s+)?(?:time|opportunit|occasion|trial))[\w'-]+)",
    re.I,
)
_IN_A_ROW = re.compile(
    r"\b(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:consecutive|successive)"
    r"\s+(?P<of>\w+)|(?P<row>\w+)\s+(?:in\s+a\s+row|running)\b)",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:grade|set|band|level)\s+(?:[A-F][*+]?|[1-9])(?!\w)|\b(?:merit|distinction)\b|"
    r"\ban?\s+[A-F][*+]?(?=\s+(?:in|or|on|for)\b|\s*[.,;]|\s*\Z)",
    re.I,
)
_FROM_TO = re.compile(
    r"\bfrom\s+(?:[\w'-]+\s+){0,2}?[£$]?[0-9][\w.%]*\s+(?:[\w'-]+\s+){0,5}?to\s+(?:[\w'-]+\s+){0,2}?"
    r"[£$]?[0-9][0-9.]*(?!\s*[ap]\.?m\b|[\w:])",
    re.I,
)
_CLASS = re.compile(r"\b(?:in|current|a)\s+\Z", re.I)
_BESIDE = re.compile(
    r"\b(?:in|of|with|alongside|during|given|for|across|throughout)\s+"
    r"(?:(?:the|his|her|their|my|our|a|an|all|any|class|group|groups|team|is|are|of|at|least)\s+)*\Z",
    re.I,
)
_NEAR = 30
"""Characters before a number that are looked at for what it belongs to."""
_NO_COUNT = frozenset(
    "weeks week months month years year terms term semester semesters quarter quarters fortnight "
    "fortnights weekend weekends p age".split()
)
_BY_WHEN = frozenset({"deadline", "period", "checkpoints", "vague"})
_CONDITION = re.compile(r"(?:when|whenever|while|if|where)\b", re.I)
_INPUT_OPENS = frozenset(
    "with from through via given receive receives receiving access accesses accessing including "
    "attending".split()
)
_INPUT_ENDS = frozenset(", . ; : ( ) so will until by".split())
_LONGEST_INPUT = 14


def evidence(
    text: str,
    words: Sequence[Token],
    times: Sequence[TimePhrase],
    done: Sequence[Doing],
) -> tuple[Evidence, ...]:
    """Return what tells that it is done; numbers that only tell how much help is given do not."""
    inputs = [*_inputs(words), *((t.start, t.end) for t in times if t.kind in _BY_WHEN)]
    found = (*_figures(text), *_conditions(text), *_repeated(times), *_done_once(done))
    return tuple(
        each
        for each in found
        if each.kind in ("criterion", "record")
        or not any(start <= each.start < end for start, end in inputs)
    )


def _figures(text: str) -> Iterator[Evidence]:
    for quantity in quantities(text):
        if quantity.unit not in _NO_COUNT and not quantity.starts:
            yield _figure(text, quantity)
    for match in _IN_A_ROW.finditer(text):
        of = (match["of"] or match["row"]).lower()
        yield Evidence(match[0], "proportion", match.start(), match.end(), of=of)
    if change := _FROM_TO.search(text):
        yield Evidence(change[0], "change", change.start(), change.end())
    for match in _LEVEL.finditer(text):
        if not _CLASS.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield Evidence(match[0], "grade", match.start(), match.end())


def _figure(text: str, quantity: Quantity) -> Evidence:
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    kind = _kind(text, quantity)
    return Evidence(
        text[quantity.start : quantity.end],
        kind,
        quantity.start,
        quantity.end,
        beside=kind in ("count", "duration") and _is_beside(before, kind),
        of=quantity.unit,
    )


def _is_beside(before: str, kind: Kind) -> bool:
    """Return whether the words before a number make it one of the surroundings."""
    match = _BESIDE.search(before)
    lasts = kind == "duration" and match is not None and match[0].lower().startswith("for")
    return match is not None and not lasts


def _kind(text: str, quantity: Quantity) -> Kind:
    if quantity.from_value is not None:
        return "change"
    if quantity.unit == "%":
        return "share" if _SHARE.search(text, quantity.start, quantity.end + _NEAR) else "percent"
    if quantity.total is not None:
        return "proportion"
    if quantity.kind == "grade":
        return "grade"
    if quantity.kind == "duration":
        return "duration"
    return "times" if quantity.unit == "times" else "count"


def _conditions(text: str) -> Iterator[Evidence]:
    conditions: tuple[tuple[str, Kind], ...] = (
        ("criteria", "criterion"),
        ("universal", "criterion"),
        ("records", "record"),
    )
    for name, kind in conditions:
        for match in lexicon.pattern(name).finditer(text):
            if match[0].lower() == "in order" and text[match.end() :].startswith(" to "):
                continue
            yield Evidence(match[0], kind, match.start(), match.end())


def _repeated(times: Sequence[TimePhrase]) -> Iterator[Evidence]:
    for time in times:
        if time.kind == "frequency":
            yield Evidence(time.text, "frequency", time.start, time.end)
        elif time.kind == "occasion" and not _CONDITION.match(time.text):
            yield Evidence(time.text, "occasion", time.start, time.end)


def _done_once(done: Sequence[Doing]) -> Iterator[Evidence]:
    """Yield what is done, and then is done: a form handed in, a visit made."""
    for each in done:
        if each.is_seen and each.verb in lexicon.words("completing_verbs") and _is_exact(each):
            yield Evidence(each.words, "done-once", each.start, each.object_end)


def _is_exact(doing: Doing) -> bool:
    """Return whether an object is told well enough to know when it is done."""
    if not lexicon.words("vague_adjectives").isdisjoint(doing.vague):
        return False
    light = any(doing.verb in lexicon.words(name) for name in ("light_verbs", "state_verbs"))
    one = bool(doing.concrete) and doing.bounded and bool(doing.head)
    return len(doing.concrete) >= 2 or (one and not light)


def _inputs(words: Sequence[Token]) -> Iterator[Span]:
    """Yield the parts that only say what help is given: “with 1:1 support twice a week”."""
    opened, support = -1, False
    for at, word in enumerate(words):
        if opened >= 0 and (word.low in _INPUT_ENDS or at - opened > _LONGEST_INPUT):
            if support:
                yield words[opened].start, word.start
            opened, support = -1, False
        if word.low in _INPUT_OPENS and not support:
            opened = at
        support = opened >= 0 and (support or word.low in lexicon.words("support_nouns"))
    if opened >= 0 and support:
        yield words[opened].start, words[-1].end
