"""What changed inside a text: the words that went, and those that came.

Texts are put side by side at the words that each of them has only once, then between those, so
that the time grows with the length of the texts and not with its square.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple, TypeAlias

from smartdoc.changes.meaning import plain
from smartdoc.late import late

Fate: TypeAlias = Literal["same", "gone", "new"]

_TOKEN = late(r" ?(?:\d+(?:[.,:]\d+)*%?|\w+(?:['’-]\w+)*|[^\w\s])")
_WORD = late(r"\w")
_SMALL = 10_000
"""Words of one text times words of the other up to which every pair of them is compared."""

_ROWS = (1, 4, 12)
"""How many words a row has that is looked for in both texts: one, or more if none is there once."""

_FEWEST = 2
"""Words between two changes from which they are two; fewer, and all reads better as one."""


class Piece(NamedTuple):
    """A stretch of one of the texts, or of both."""

    fate: Fate
    text: str


_Span: TypeAlias = tuple[int, int, int, int]
"""Where a stretch begins and ends in the first text and in the second."""


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """Return the second text in pieces, with what went from the first in between.

    White space counts for nothing and comes back as single spaces. The spaces around a change are
    with what is the same; between words that went and those that came one is to be put.
    """
    old, new = (_TOKEN.findall(plain(text)) for text in (before, after))
    spans = list(_equal([one.strip() for one in old], [one.strip() for one in new]))
    return tuple(_spaced(list(_joined(_pieces(old, new, spans)))))


def shortened(pieces: Sequence[Piece], around: int = 12) -> tuple[Piece, ...]:
    """Return the pieces with so many words left around each change; “…” stands for the others."""
    last = len(pieces) - 1
    return tuple(
        Piece(
            "same",
            _cut(piece.text, around * (place > 0), around * (place < last)),
        )
        if piece.fate == "same"
        else piece
        for place, piece in enumerate(pieces)
    )


def _cut(text: str, first: int, last: int) -> str:
    words = text.split()
    if len(words) <= first + last + 3:
        return text
    said = " ".join([*words[:first], "…", *words[len(words) - last :]])
    return f"{' ' * text.startswith(' ')}{said}{' ' * text.endswith(' ')}"


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[_Span]:
    """Yield the stretches that are the same, in order."""
    work: list[_Span] = [(0, len(old), 0, len(new))]
    while work:
        start, end, start2, end2 = work.pop()
        head = _run(old, new, range(start, end), range(start2, end2))
        if head:
            yield start, start + head, start2, start2 + head
            work.append((start + head, end, start2 + head, end2))
            continue
        if start == end or start2 == end2:
            continue
        if (end - start) * (end2 - start2) <= _SMALL:
            yield from _small(old, new, (start, end, start2, end2))
            continue
        work += reversed(list(_between(old, new, (start, end, start2, end2))))


def _run(old: Sequence[str], new: Sequence[str], one: range, other: range) -> int:
    """Return how many words from the beginning of two stretches are the same."""
    count = 0
    for place, place2 in zip(one, other, strict=False):
        if old[place] != new[place2]:
            break
        count += 1
    return count


def _small(old: Sequence[str], new: Sequence[str], span: _Span) -> Iterator[_Span]:
    start, end, start2, end2 = span
    matcher = difflib.SequenceMatcher(None, old[start:end], new[start2:end2], autojunk=False)
    for place, place2, size in matcher.get_matching_blocks():
        if size:
            yield start + place, start + place + size, start2 + place2, start2 + place2 + size


def _between(old: Sequence[str], new: Sequence[str], span: _Span) -> Iterator[_Span]:
    """Yield the stretches that begin at words which both texts have just once, in order."""
    start, end, start2, end2 = span
    anchors = [(start, start2), *_anchors(old, new, span), (end, end2)]
    if len(anchors) == 2:
        yield from _tail(old, new, span)
        return
    for (place, place2), (following, following2) in pairwise(anchors):
        yield place, following, place2, following2


def _tail(old: Sequence[str], new: Sequence[str], span: _Span) -> Iterator[_Span]:
    """Yield what is the same at the end of two long stretches that nothing else tells apart."""
    start, end, start2, end2 = span
    size = _run(old, new, range(end - 1, start - 1, -1), range(end2 - 1, start2 - 1, -1))
    if size:
        yield end - size, end, end2 - size, end2


def _anchors(old: Sequence[str], new: Sequence[str], span: _Span) -> list[tuple[int, int]]:
    """Return the places of words that are in both stretches once, as far as their order holds.

    Where there are none, rows of a few words may be there once.
    """
    start, end, start2, end2 = span
    for size in _ROWS:
        once, once2 = _once(old, start, end, size), _once(new, start2, end2, size)
        places = [(place, once2[row]) for row, place in once.items() if row in once2]
        if places:
            return _rising(places)
    return []


def _once(words: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    rows = {at: tuple(words[at : at + size]) for at in range(start, end - size + 1)}
    counted = Counter(rows.values())
    return {row: at for at, row in rows.items() if counted[row] == 1}


def _rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs, already in the order of the first, that rises in both."""
    tops: list[int] = []
    ends: list[int] = []
    prior: list[int] = []
    for number, (_, place) in enumerate(places):
        at = bisect_left(tops, place)
        prior.append(ends[at - 1] if at else -1)
        tops[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    found, number = [], ends[-1] if ends else -1
    while number >= 0:
        found.append(places[number])
        number = prior[number]
    return found[::-1]


def _pieces(old: Sequence[str], new: Sequence[str], spans: Iterable[_Span]) -> Iterator[Piece]:
    place = place2 = 0
    for start, end, start2, end2 in (*spans, (len(old), len(old), len(new), len(new))):
        yield Piece("gone", "".join(old[place:start]))
        yield Piece("new", "".join(new[place2:start2]))
        yield Piece("same", "".join(new[start2:end2]))
        place, place2 = end, end2


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with neighbours of one fate made one, and a lone word between changes."""
    stretches = list(_stretches(piece for piece in pieces if piece.text))
    changed = ["", ""]
    for number, (same, found) in enumerate(stretches):
        text = "".join(piece.text for piece in found)
        inside = 0 < number < len(stretches) - 1
        if not same:
            changed = [
                was + _of(found, fate) for was, fate in zip(changed, ("gone", "new"), strict=True)
            ]
        elif inside and len(_WORD.findall(" ".join(word[:1] for word in text.split()))) < _FEWEST:
            changed = [was + text for was in changed]
        else:
            yield from _both(changed)
            changed = ["", ""]
            yield Piece("same", text)
    yield from _both(changed)


def _spaced(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the spaces around changes put to what is the same."""
    for place, (fate, text) in enumerate(pieces):
        if fate != "same":
            yield Piece(fate, text.strip())
            continue
        following = pieces[place + 1].text if place + 1 < len(pieces) else ""
        # Where only words of the old text stand before it, it is the beginning of the new one.
        first = place == 1 and pieces[0].fate == "gone"
        yield Piece(fate, f"{' ' * first}{text}{' ' * following.startswith(' ')}")


def _stretches(pieces: Iterable[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    for same, found in groupby(pieces, key=lambda piece: piece.fate == "same"):
        yield same, list(found)


def _of(pieces: Iterable[Piece], fate: str) -> str:
    return "".join(piece.text for piece in pieces if piece.fate == fate)


def _both(changed: Sequence[str]) -> Iterator[Piece]:
    gone, new = changed
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)


def halves(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces of the text as it was, and those of the text as it is."""
    return (
        tuple(piece for piece in pieces if piece.fate != "new"),
        tuple(piece for piece in pieces if piece.fate != "gone"),
    )
