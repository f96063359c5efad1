"""Which part of a plan stands on which lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from smartdoc.source import Source


class Section(NamedTuple):
    """A part of the plan: from its first line on, what it is called, and the target that it is."""

    line: int
    name: str
    target: str = ""


def sections_on(source: Source, first: int, last: int) -> list[Section]:
    """Return the parts that have some of these lines; none where the file cannot be read."""
    found = sorted(_sections(source))
    ends = [*(following.line for following in found[1:]), len(source.lines) + 1]
    return [
        part for part, end in zip(found, ends, strict=False) if part.line <= last and end > first
    ]


def _sections(source: Source) -> Iterator[Section]:
    if source.data is None:
        return
    for key, value in source.data.items():
        yield Section(source.place((key,), key=True).line, f"“{key}”")
        if key == "targets" and isinstance(value, list):
            for number, entry in enumerate(value):
                line = source.place((key, number)).line
                id_ = entry.get("id") if isinstance(entry, dict) else None
                target = str(id_) if id_ else str(number + 1)
                yield Section(line, f"the target “{target}”", target)
