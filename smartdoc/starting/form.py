"""A part of a plan laid out to be filled in: each key with a remark that says what belongs there.

What is known already stands behind its key. New entries of lists are laid out behind a #, because
an entry that is only begun would be printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TypeVar

from smartdoc.frozen import frozen
from smartdoc.source import Value
from smartdoc.source.events import plain_value
from smartdoc.starting.question import Question
from smartdoc.starting.yaml_text import WIDTH, indented, pair, remark, scalar

Given = Mapping[str, Value]
Entry = TypeVar("Entry")

_REMARK_COLUMN = 22
_DEEPEST_COLUMN = 14
_MOST = 200
"""Where laying out ends, and the groups of one part; a schema may refer to itself."""


@frozen
class Layout:
    """How a part is laid out. Keys inside a group are written with dots: ``measure.baseline``.

    ``order`` names the keys that come first; ``heads`` are remarks above a key, ``notes`` behind
    it; ``skip`` leaves keys out; ``examples`` are entries of a list to be shown behind a #. With
    ``brief`` only the allowed values are told, with ``known`` only what is given is laid out.
    ``left`` counts the groups that may still be laid out.
    """

    order: Sequence[str] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    skip: Sequence[str] = ()
    examples: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    brief: bool = False
    known: bool = False
    left: Iterator[int] = field(default_factory=lambda: iter(range(_MOST)))

    def below(self, key: str) -> Layout:
        """Return the layout of what stands under a key."""
        return replace(
            self,
            order=(),
            heads=_below(key, self.heads),
            notes=_below(key, self.notes),
            skip=tuple(_below(key, dict.fromkeys(self.skip, ""))),
            examples=_below(key, self.examples),
        )


def _below(key: str, entries: Mapping[str, Entry]) -> dict[str, Entry]:
    start = f"{key}."
    return {name[len(start) :]: one for name, one in entries.items() if name.startswith(start)}


def part(key: str, place: Question, value: Value, layout: Layout, at: int = 0) -> list[str]:
    """Return the lines of one key, from the column ``at``."""
    head = layout.heads.get(key, "")
    note = layout.notes.get(key, "")
    if value is None and not note:
        note = _said(place, layout)
    if at == 0 and place.is_large and not head:
        head, note = place.description, layout.notes.get(key, "")
    return [*remark(head, at), *_lines(key, place, value, note, layout, at)]


def _lines(
    key: str, place: Question, value: Value, note: str, layout: Layout, at: int
) -> list[str]:
    below = layout.below(key)
    head = f"{key if _is_word(key) else scalar(key)}:"
    if place.is_large and at < _DEEPEST_COLUMN and next(layout.left, None) is not None:
        given = value if isinstance(value, (dict, list)) else None
        inner = _inside(place, given, layout.examples.get(key), below, at + 2)
        return [*_noted(head, note, at), *inner]
    if value is not None:
        found = indented(pair(key, value), at)
        first = _noted(found[0].lstrip(), note, at)
        return [*first, *found[1:]] if len(found) == 1 else [*remark(note, at), *found]
    if place.entry and place.is_brief:
        return _noted(f"{head} []", note, at)
    blanks = layout.examples.get(key, [] if layout.brief else [""]) if place.entry else []
    return [*_noted(head, note, at), *(" " * (at + 2) + "# -" for _ in blanks)]


def _is_word(key: str) -> bool:
    """Tell whether a key needs no quotes for smartdoc; other readers of YAML take "on" for true."""
    return key.isidentifier() and isinstance(plain_value(key), str)


def _inside(
    place: Question,
    given: dict[str, Value] | list[Value] | None,
    examples: Sequence[Value] | None,
    layout: Layout,
    at: int,
) -> Iterator[str]:
    """Yield the lines of a group, of groups under chosen names, or of a list of groups."""
    if place.entry:
        begun = isinstance(given, list)
        entries = given if isinstance(given, list) else examples or ([] if layout.brief else [{}])
        for one, told in _told_once(entries, layout):
            found = entry(place.entry, one, told, at)
            yield from found if begun else _behind_sign(found, at)
    elif place.named:
        for (name, one), told in _told_once(_mapping(given).items(), layout):
            yield f"{' ' * at}{pair(name, None)[0]}"
            yield from group(place.named, _mapping(one), told, at + 2)
    else:
        yield from group(place, _mapping(given), layout, at)


def _told_once(entries: Iterable[Entry], layout: Layout) -> Iterator[tuple[Entry, Layout]]:
    """Yield each entry with its layout: what belongs there is told for the first only."""
    for number, one in enumerate(entries):
        yield one, replace(layout, brief=layout.brief or number > 0)


def group(place: Question, given: Given, layout: Layout, at: int) -> list[str]:
    """Return the lines of all keys of a group, in their order."""
    parts = place.parts
    first = [key for key in layout.order if key in parts]
    found: list[str] = []
    for key in (*first, *(key for key in parts if key not in first)):
        if key in layout.skip or (layout.known and key not in given):
            continue
        found += part(key, parts[key], given.get(key), layout, at)
    return found


def entry(place: Question, given: Value, layout: Layout, at: int) -> list[str]:
    """Return the lines of one entry of a list of groups, with its dash at the column ``at``."""
    inner = group(place, _mapping(given), layout, at + 2)
    start = next((n for n, line in enumerate(inner) if line.lstrip()[:1] != "#"), None)
    if start is None:
        return []
    return [
        *(line[2:] for line in inner[:start]),
        f"{' ' * at}- {inner[start][at + 2 :]}",
        *inner[start + 1 :],
    ]


def _mapping(value: object) -> Given:
    return value if isinstance(value, Mapping) else {}


def _said(place: Question, layout: Layout) -> str:
    """Return what belongs here: one of the allowed values, or as the schema describes it."""
    return " | ".join(place.choices) or ("" if layout.brief else place.description)


def _noted(text: str, note: str, at: int) -> list[str]:
    """Return a line with a remark behind it, or above it where there is no room."""
    words = " ".join(note.split())
    line = " " * at + text
    whole = f"{line:{_REMARK_COLUMN - 1}} # {words}"
    if not words:
        return [line]
    return [whole] if len(whole) <= WIDTH else [*remark(words, at), line]


def _behind_sign(found: Sequence[str], at: int) -> Iterator[str]:
    for line in found:
        yield f"{line[:at]}# {line[at:]}" if line else f"{' ' * at}#"
