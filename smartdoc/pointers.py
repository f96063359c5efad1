"""What a reference in a schema leads to, within the file that it names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote


def named_part(contents: object, pointer: str) -> object:
    """Return the part that ``pointer`` names, by the way to it or by its anchor; None for none.

    ``pointer`` is what stands behind the ``#`` of a reference; where nothing does, it is the whole.
    """
    if pointer and not pointer.startswith("/"):
        return next(_anchored(contents, unquote(pointer)), None)
    found = contents
    for step in pointer.split("/")[1:]:
        found = _below(found, unquote(step).replace("~1", "/").replace("~0", "~"))
    return found


def _below(part: object, step: str) -> object:
    """Return what a step of a reference leads to: a key, or the number of an entry."""
    if isinstance(part, list) and step.isdecimal():
        return next(islice(part, int(step), None), None)
    return part.get(step) if isinstance(part, dict) else None


def _anchored(part: object, anchor: str) -> Iterator[object]:
    """Yield the parts of a schema that are called so by ``$anchor``."""
    if isinstance(part, dict) and part.get("$anchor") == anchor:
        yield part
    if isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _anchored(each, anchor)
