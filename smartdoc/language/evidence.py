"""The words of a sentence by which anyone can tell whether, or how far, it has been done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from smartdoc.frozen import frozen
from smartdoc.language import lexicon
from smartdoc.language.doing import Doing
from smartdoc.language.objects import Span
from smartdoc.language.quantities import Quantity, quantities
from smartdoc.language.times import TimePhrase
from smartdoc.language.tokens import Token
from smartdoc.late import late

Kind = Literal[
    "change", "share", "percent", "proportion", "count", "times", "duration", "grade",
    "criterion", "frequency", "occasion", "record", "done-once",
]  # fmt: skip
"""From one figure to another; 75% of something; a bare per cent; 4 of 5; a number of things; …"""

FIGURES: frozenset[Kind] = frozenset(
    {"change", "share", "percent", "proportion", "count", "times", "duration", "grade"}
)


@frozen
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


_SHARE = late(
    r"(?:%|per\s?cent\b)\s*(?:attendance|punctuality|or\s+(?:more|better|above|higher)|"
    r"(?:of|on|in|across)\s+(?!(?:the\s+|all\s+)?(?:what\b|time|opportunit|occasion|trial))[\w'-]+)",
    re.I,
)
_IN_A_ROW = late(
    r"\b(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:consecutive|successive)"
    r"\s+(?P<of>\w+)|(?P<row>\w+)\s+(?:in\s+a\s+row|running)\b)",
    re.I,
)
_LEVEL = late(
    r"\b(?:grade|set|band|level)\s+(?:[A-F][*+]?|[1-9])(?!\w)|\b(?:merit|distinction)\b|"
    r"\ban?\s+[A-F][*+]?(?=\s+(?:in|or|on|for)\b|\s*[.,;]|\s*\Z)",
    re.I,
)
_FROM_TO = late(
    r"\bfrom\s+(?:[\w'-]+\s+){0,2}?(?:[£$]?[0-9][\w.%]*|two|three|four|five|six|seven|eight|nine|ten)\s+"
    r"(?:[\w'-]+\s+){0,5}?to\s+(?:[\w'-]+\s+){0,2}?"
    r"(?:[£$]?[0-9][0-9.]*(?!\s*[ap]\.?m\b|[\w:])|(?:none|zero|nil|one|two|three|four|five)\b)",
    re.I,
)
_CLASS = late(r"\b(?:in|current|a)\s+\Z", re.I)
_BESIDE = late(
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
_BACKGROUND = late(
    r",\s*(?:who|which)\s+(?:is|are|was|were|has|had|have|joined|started|began|arrived|came|moved|got)"
    r"\b[^,;.]*,|"
    r"\b(?:as|because|since|although|though)\s+(?:(?:at\s+(?:the\s+moment|present)|currently|now)\b|"
    r"one\s+of\b|(?:he|she|they|i|it|this|there)\s+(?:\w+ly\s+)?(?:only\s+)?(?:has|have|is|are|am|was|"
    r"were|had|got|gets|scored|missed|joined|contributes|reads|writes|attends)\b)[^,;.]*|"
    r"\b(?:before|after|when|until|once)\s+(?:he|she|they|i)\s+(?:turns?|is|are|am)\s+[0-9]{1,2}\b|"
    r"\A(?:following|after)\s[^,;.]*(?=,)",
    re.I,
)
"""What tells how things are or were: “who is 9 and joined us on 4 September”."""
_PART = late(r"(?:[^;.!?]|[.](?=\w))+")
_PROMISE = late(
    r"\b(?:will|shall|should|must|needs?\s+to|going\s+to|would|(?:is|are)\s+to)\b|['’]ll\b|\A\s*to\b",
    re.I,
)
_TELLS = late(
    r"\s*(?:[\w'’-]+\s+){1,4}?(?:is|are|was|were|has|have|had|currently|now|can|moved|joined|"
    r"started|finds|struggles|likes|enjoys|gets|got|missed|lives|speaks|knows|scored|arrived)\b",
    re.I,
)
_DEFINITE = late(
    r"\b(?:(?:all|both)\s+(?:of\s+)?)?(?:the|his|her|their|my|our|these|those|all)\s+\Z", re.I
)
_ABLE = late(r"\b(?:able\s+to|learn\s+(?:how\s+)?to)\s", re.I)
_OUT_OF = late(r"[0-9]\s[\w\s]*\bof\s+[0-9]")
_LIMIT = late(
    r"\bwith\s+(?:no\s+more\s+than|fewer\s+than|less\s+than|at\s+most|up\s+to)\s+\Z", re.I
)
"""Help up to a limit tells how well it is done: “with no more than two prompts”."""
_USED = late(r"\b(?:use|uses|using)\s+(?:my|his|her|their|the|a|an)\s+\Z", re.I)
"""What is only used measures nothing: “use my planner effectively”."""
_CONDITION = late(r"(?:while|if|where)\b", re.I)
_INPUT_OPENS = frozenset(
    "with from through via given receive receives receiving access accesses accessing including "
    "attending supported helped aided alongside".split()
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
    told = background(text)
    inputs = [*_inputs(words), *told, *((t.start, t.end) for t in times if t.kind in _BY_WHEN)]
    found = (*_figures(text), *_conditions(text), *_repeated(times), *_done_once(text, done))
    return tuple(
        replace(each, beside=True) if _only_says_which(text, each, done) else each
        for each in found
        if (each.kind in ("criterion", "record") and not within(each.start, told))
        or not within(each.start, inputs)
        or (each.kind == "count" and _LIMIT.search(text[max(0, each.start - _NEAR) : each.start]))
    )


def within(place: int, spans: Sequence[Span]) -> bool:
    """Return whether a place lies in one of the spans."""
    return any(start <= place < end for start, end in spans)


def background(text: str) -> tuple[Span, ...]:
    """Return the parts that tell how things are or were, and so promise nothing."""
    return (*(match.span() for match in _BACKGROUND.finditer(text)), *_told_before(text))


def _told_before(text: str) -> Iterator[Span]:
    """Yield the sentences that only tell how things are, where another one promises something."""
    parts = [match.span() for match in _PART.finditer(text)]
    promised = [_PROMISE.search(text, start, end) is not None for start, end in parts]
    for (start, end), promises in zip(parts, promised, strict=True):
        if any(promised) and not promises and _TELLS.match(text, start, end):
            yield start, end


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
            if match[0].lower() == "in order" and text.startswith(" to ", match.end()):
                continue
            if kind == "record" and _USED.search(
                text[max(0, match.start() - _NEAR) : match.start()]
            ):
                continue
            yield Evidence(match[0], kind, match.start(), match.end())


def _repeated(times: Sequence[TimePhrase]) -> Iterator[Evidence]:
    for time in times:
        if time.kind == "frequency":
            yield Evidence(time.text, "frequency", time.start, time.end)
        elif time.kind == "occasion" and not _CONDITION.match(time.text):
            kind: Kind = "proportion" if _OUT_OF.search(time.text) else "occasion"
            yield Evidence(time.text, kind, time.start, time.end, of="occasions")


def _done_once(text: str, done: Sequence[Doing]) -> Iterator[Evidence]:
    """Yield what is done, and then is done: a form handed in, a visit made."""
    for each in done:
        ends = each.verb in lexicon.words("completing_verbs") or _is_ability(text, done, each)
        if each.is_seen and ends and _is_exact(each):
            yield Evidence(each.words, "done-once", each.start, each.object_end)


def _is_ability(text: str, done: Sequence[Doing], doing: Doing) -> bool:
    """Return whether it is how somebody shows what they are able to do: “*by showing* a card”."""
    able = _ABLE.search(text)
    first = next((each for each in done if able and each.start >= able.end()), None)
    if first is None or first.strength != "strong":
        return False
    return doing is first or text[: doing.start].endswith((" by ", " using "))


def _is_exact(doing: Doing) -> bool:
    """Return whether an object is told well enough to know when it is done."""
    if not lexicon.words("vague_adjectives").isdisjoint(doing.vague):
        return False
    light = any(doing.verb in lexicon.words(name) for name in ("light_verbs", "state_verbs"))
    one = bool(doing.concrete) and doing.bounded and bool(doing.head)
    return len(doing.concrete) >= 2 or (one and not light)


def _only_says_which(text: str, each: Evidence, done: Sequence[Doing]) -> bool:
    """Return whether a number only tells how many there are: “about *the 6 exams*”.

    What is done to all of them is counted all the same: “will learn *the 20 formulas*”.
    """
    before = text[max(0, each.start - _NEAR) : each.start]
    definite = each.kind == "count" and _DEFINITE.search(before)
    if not definite:
        return False
    start = each.start - len(definite[0])
    taken = (doing for doing in done if doing.concrete or doing.strength == "weak")
    return not any(text[doing.end : start].isspace() for doing in taken)


def _inputs(words: Sequence[Token]) -> Iterator[Span]:
    """Yield the parts that only say what help is given: “with 1:1 support twice a week”."""
    opened, support = -1, False
    for at, word in enumerate(words):
        ends = word.low in _INPUT_ENDS and not (word.low == "by" and at == opened + 1)
        if opened >= 0 and (ends or at - opened > _LONGEST_INPUT):
            if support:
                yield words[opened].start, word.start
            opened, support = -1, False
        if word.low in _INPUT_OPENS and not support:
            opened = at
        support = opened >= 0 and (support or word.low in lexicon.words("support_nouns"))
    if opened >= 0 and support:
        yield words[opened].start, words[-1].end
