"""Headers and footers: parts of reference.docx whose placeholders are filled for each document.

A placeholder is a name in square brackets, ``[title]``. Word likes to cut it into several runs; the
pieces are put together again within a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from smartdoc.errors import SmartdocError
from smartdoc.late import late
from smartdoc.word.markup import escape

_TEXT_OR_EDGE = late(
    r"<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>|<w:p[ >]|</w:p>|<w:tab[ /]|<w:br[ /]|<w:fldChar "
)
_PLACEHOLDER = late(r"\[([a-z]+)\]")
_ROOT = late(r"<w:(?:hdr|ftr)\b[^>]*>")


class Piece(NamedTuple):
    """A bit of text of one run: a placeholder's name, or words as they are."""

    run: int
    text: str
    placeholder: bool


class Segment(NamedTuple):
    """Text between two tabs or ends of paragraph, in one or several runs."""

    runs: int
    pieces: tuple[Piece, ...]


class Running:
    """A header or footer, ready to be filled."""

    def __init__(self, name: str, xml: str, file: str) -> None:
        self.name = name
        self.file = file
        self.is_header = "<w:hdr" in xml
        self._between: list[str] = []
        self._segments: list[Segment] = []
        rest = 0
        for texts in _segments(xml):
            pieces = tuple(_pieces([text["text"] for text in texts]))
            if any(piece.placeholder for piece in pieces):
                self._segments.append(Segment(len(texts), pieces))
                for text in texts:
                    self._between.append(xml[rest : text.start()])
                    rest = text.end()
        self._between.append(xml[rest:])

    def filled(self, tokens: Mapping[str, str], first: str = "") -> str:
        """Return the part with these words, and with a paragraph put first in it."""
        words: list[str] = []
        for segment in self._segments:
            words += self._words(segment, tokens)
        parts = [self._between[0]]
        for text, between in zip(words, self._between[1:], strict=True):
            parts += (f'<w:t xml:space="preserve">{text}</w:t>', between)
        xml = "".join(parts)
        return _ROOT.sub(lambda root: root[0] + first, xml, count=1) if first else xml

    def _words(self, segment: Segment, tokens: Mapping[str, str]) -> list[str]:
        """Return the text of each run."""
        words = [""] * segment.runs
        for run, text in _kept([self._said(piece, tokens) for piece in segment.pieces]):
            words[run] += text
        return words

    def _said(self, piece: Piece, tokens: Mapping[str, str]) -> Piece:
        if not piece.placeholder:
            return piece
        if piece.text not in tokens:
            known = ", ".join(f"[{name}]" for name in sorted(tokens))
            raise SmartdocError(
                f"{self.file}: nothing is known to put in the place of [{piece.text}].",
                f"A header or footer may say {known}.",
            )
        return piece._replace(text=escape(tokens[piece.text]))


def _segments(xml: str) -> Iterator[list[re.Match[str]]]:
    texts: list[re.Match[str]] = []
    for match in _TEXT_OR_EDGE.finditer(xml):
        if match["text"] is not None:
            texts.append(match)
        elif texts:
            yield texts
            texts = []
    if texts:
        yield texts


def _pieces(texts: list[str]) -> Iterator[Piece]:
    """Yield the pieces of the runs; a placeholder belongs to the run in which it begins."""
    whole = "".join(texts)
    run, run_end, position = 0, len(texts[0]), 0
    inside = [match.span() for match in _PLACEHOLDER.finditer(whole)]
    edges = {edge for span in inside for edge in span}
    hidden = {place for start, end in inside for place in range(start + 1, end)}
    for place in _cuts(texts, edges, hidden):
        while position >= run_end and run < len(texts) - 1:
            run += 1
            run_end += len(texts[run])
        if match := _PLACEHOLDER.fullmatch(whole, position, place):
            yield Piece(run, match[1], placeholder=True)
        elif place > position:
            yield Piece(run, whole[position:place], placeholder=False)
        position = place


def _cuts(texts: list[str], edges: set[int], hidden: set[int]) -> list[int]:
    """Return where one piece ends and the next begins."""
    ends: set[int] = set()
    end = 0
    for text in texts:
        end += len(text)
        ends.add(end)
    return sorted((ends - hidden) | edges)


def _kept(pieces: list[Piece]) -> Iterator[tuple[int, str]]:
    """Yield what is left when an empty placeholder takes the separators beside it along.

    Words stay unless every placeholder near them is empty: “Version [version]” without a version
    would say nothing.
    """
    placeholders = [piece.text for piece in pieces if piece.placeholder]
    if all(placeholders):
        yield from ((piece.run, piece.text) for piece in pieces)
        return
    if not any(placeholders):
        return
    waiting: list[Piece] = []
    begun = closed = False
    for piece in pieces:
        if not piece.text:
            closed = bool(waiting)
        elif not piece.placeholder and not any(map(str.isalnum, piece.text)):
            if begun and not closed:
                waiting.append(piece)
        else:
            yield from ((other.run, other.text) for other in (*waiting, piece))
            waiting, begun, closed = [], True, False
