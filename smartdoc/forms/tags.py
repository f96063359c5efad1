"""Finds the tags in a paragraph and puts each into one piece of text, written as Jinja wants it.

Word cuts a tag into several runs where it marks spelling or somebody changed a letter, bends its
quotation marks, puts in spaces that do not break, and begins it with a capital.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from smartdoc.forms.xml import SPACE, Element, R, T, own, remove
from smartdoc.frozen import frozen
from smartdoc.word.markup import w

_EDGE = re.compile(r"\{[{%#]|[}%#]\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LONE = re.compile(r"(?<!\{)\{\s*(?:plan|view|kind)\.[\w.][^{}]*\}(?!\})")
_DOUBLE, _SINGLE = '"“”„‟«»″', "'‘’‚‛′"
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t\n\r"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_INSIDE = re.compile(r"(?P<left>[-+]?)(?:(?P<scope>p|tr|tc|r)(?=\s))?(?P<rest>.*?)(?P<right>-?)\Z")
_LENIENT = re.compile(r"\s*(?P<scope>p|tr|tc)\s+(?=\w)", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of one tag; each is held against all that follow it."""

STATEMENTS = ("for", "if", "elif", "else", "endfor", "endif", "set")
"""What a statement may begin with; nothing that reads other files is among it."""

_STANDS_FOR = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}
_PIECES = (T, *_STANDS_FOR, w("softHyphen"))


@frozen
class Tag:
    """One tag. ``written`` is what stands in Word; ``scope`` is the p, tr or tc behind ``{%``."""

    written: str
    opening: str
    scope: str
    inside: str
    left: str = ""
    right: str = ""

    @property
    def word(self) -> str:
        """Return the first word of a statement: ``for``, ``endif``."""
        return self.inside.split(maxsplit=1)[0] if self.inside and self.opening == "{%" else ""

    @property
    def is_remark(self) -> bool:
        """Tell whether it is a remark for people, which prints nothing."""
        return self.opening == "{#"

    @property
    def jinja(self) -> str:
        """Return it for Jinja, on a line of its own, so that a line tells which tag is at fault."""
        space = " " if self.scope else ""
        closing = _CLOSING[self.opening]
        if self.is_remark:  # without its words: docxtpl would look for tags in them
            return f"{self.opening}{self.scope}{space} {closing}"
        beginning = f"{self.opening}{self.left}{self.scope}{space}\n"
        return f"{beginning}{self.inside} {self.right}{closing}"


class Slip(NamedTuple):
    """A tag that is none: what is wrong with it, and what to write."""

    message: str
    hint: str


class _Span(NamedTuple):
    start: int
    end: int
    tag: Tag


class _Piece(NamedTuple):
    start: int
    element: Element
    text: str


def tags_of(paragraph: Element) -> tuple[list[tuple[Element, Tag]], list[Slip]]:
    """Return the tags of a paragraph, each with the one text that it now stands in, and slips."""
    pieces = list(_pieces(paragraph))
    whole = "".join(piece.text for piece in pieces)
    if "{" not in whole and "}" not in whole:
        return [], []
    spans, slips = _spans(whole)
    holders = list(_holders(spans, pieces))
    _rewrite(pieces, spans)
    return [(holder, span.tag) for holder, span in zip(holders, spans, strict=True)], slips


def tag_from(written: str) -> Tag:
    """Return the tag that is written like this, with its braces."""
    opening = written[:2]
    inside = _tidied(written[2:-2])
    found = _INSIDE.match(inside)
    left, scope, rest, right = found.group("left", "scope", "rest", "right") if found else [""] * 4
    if opening == "{%" and not scope and (lenient := _LENIENT.match(rest)):
        scope, rest = lenient["scope"].lower(), rest[lenient.end() :]
    rest = rest.strip()
    if scope:
        left = right = ""  # a whole paragraph, row or cell has no space beside it
    if opening == "{%":
        word, space, more = rest.partition(" ")
        rest = f"{word.lower()}{space}{more}" if word.lower() in STATEMENTS else rest
    return Tag(written, opening, scope or "", rest, left, right)


def _pieces(paragraph: Element) -> Iterator[_Piece]:
    start = 0
    for element in own(paragraph, *_PIECES):
        parent = element.getparent()
        if parent is None or parent.tag != R:
            continue
        text = _flat(element.text or "") if element.tag == T else _STANDS_FOR.get(element.tag, "")
        yield _Piece(start, element, text)
        start += len(text)


def _flat(text: str) -> str:
    """Return the text without line breaks, which mean nothing in Word's files."""
    return text.replace("\n", " ").replace("\r", " ")


def _spans(text: str) -> tuple[list[_Span], list[Slip]]:
    """Return the tags of a text, and the braces that are part of none."""
    spans: list[_Span] = []
    slips = [_lone(found[0]) for found in _LONE.finditer(text)]
    begun: re.Match[str] | None = None
    for edge in _EDGE.finditer(text):
        if begun and edge[0] == _CLOSING[begun[0]]:
            start, end = begun.start(), edge.end()
            if end - start > _LONGEST:
                slips.append(_endless(text[start:end]))
            else:
                spans.append(_Span(start, end, tag_from(text[start:end])))
            begun = None
        elif begun and begun[0] == "{#":
            continue  # whatever a remark says is no tag
        elif edge[0] in _CLOSING:
            if begun:
                slips.append(_unclosed(text[begun.start() : edge.start()], begun[0]))
            begun = edge
        elif not begun and edge[0] != "#}":
            slips.append(_unopened(edge[0]))
    if begun:
        slips.append(_unclosed(text[begun.start() :], begun[0]))
    return spans, slips


def _endless(text: str) -> Slip:
    return Slip(
        f"The tag “{text[:40].strip()}” has more than {_LONGEST:,} characters.",
        "Split it into several.",
    )


def _unclosed(text: str, opening: str) -> Slip:
    closing = _CLOSING[opening]
    return Slip(
        f"The tag “{text[:40].strip()}” has no end.",
        f"Write {closing} at its end, in the same paragraph.",
    )


def _unopened(closing: str) -> Slip:
    opening = next(one for one, other in _CLOSING.items() if other == closing)
    return Slip(
        f"“{closing}” ends a tag that was not begun.", f"Write {opening} where the tag begins."
    )


def _lone(text: str) -> Slip:
    return Slip(
        f"“{text}” has one brace at each end.", f"Write two: {{{{ {text[1:-1].strip()} }}}}"
    )


def _holders(spans: list[_Span], pieces: list[_Piece]) -> Iterator[Element]:
    """Yield the piece in which each tag begins."""
    following = iter(pieces)
    piece = next(following)
    for span in spans:
        while piece.start + len(piece.text) <= span.start:
            piece = next(following)
        yield piece.element


def _rewrite(pieces: list[_Piece], spans: list[_Span]) -> None:
    """Put each tag into the piece in which it begins, and take it out of the others."""
    waiting = deque(spans)
    for piece in pieces:
        end = piece.start + len(piece.text)
        while waiting and waiting[0].end <= piece.start:
            waiting.popleft()
        if piece.element.tag != T:
            if waiting and waiting[0].start < piece.start:
                remove(piece.element)
            continue
        text, at = "", piece.start
        for span in waiting:
            if span.start >= end:
                break
            if span.start >= piece.start:
                text += piece.text[at - piece.start : span.start - piece.start] + span.tag.jinja
            at = min(span.end, end)
        piece.element.text = text + piece.text[at - piece.start :]
        piece.element.set(SPACE, "preserve")


def _tidied(inside: str) -> str:
    """Return what stands between the braces as it was meant: straight quotes, plain spaces."""
    made: list[str] = []
    text = inside.translate(_UNSEEN)
    ends = {_DOUBLE: _ends_of_texts(text, _DOUBLE), _SINGLE: _ends_of_texts(text, _SINGLE)}
    at = 0
    while at < len(text):
        sign = text[at]
        quotes = _DOUBLE if sign in _DOUBLE else _SINGLE if sign in _SINGLE else ""
        later = ends[quotes] if quotes else []
        while later and later[-1] <= at:
            later.pop()
        if later:
            made.append(_quoted(text[at + 1 : later[-1]]))
            at = later[-1] + 1
        else:
            made.append(sign.translate(_SPACES).translate(_DASHES))
            at += 1
    return "".join(made)


def _ends_of_texts(text: str, quotes: str) -> list[int]:
    """Return where a quoted text may end, the last first; an apostrophe in a word ends none."""
    return [
        place
        for place in range(len(text) - 1, 0, -1)
        if text[place] in quotes
        and (
            quotes is _DOUBLE
            or not (text[place - 1].isalpha() and text[place + 1 : place + 2].isalpha())
        )
    ]


def _quoted(text: str) -> str:
    mark = "'" if '"' in text else '"'
    return f"{mark}{text}{mark}"
