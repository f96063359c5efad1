"""What a value of a plan says, whatever the order, the white space and the line breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import fields

from smartdoc.model import Details, Record

APART = frozenset({"path"})
"""Fields of records that say where something stands, and nothing about the plan."""


def plain(text: str) -> str:
    """Return a text in one line, with one space between two words."""
    return " ".join(text.split())


def meaning(value: object) -> Hashable:
    """Return what is equal for two values just when they say the same.

    Lists in another order say the same, and so do texts that are only broken into other lines, and
    a block with nothing in it and no block.
    """
    if isinstance(value, str):
        return plain(value) or None
    if isinstance(value, Record):
        said = _said((field.name, getattr(value, field.name)) for field in fields(value))
        return (type(value), said) if said else None
    if isinstance(value, Details):
        return _said((name, value[name]) for name in value) or None
    if isinstance(value, tuple):
        return frozenset(Counter(map(meaning, value)).items()) or None
    if isinstance(value, bool):
        return bool, value  # true is not 1
    return value if isinstance(value, Hashable) else repr(value)


def _said(named: Iterable[tuple[str, object]]) -> frozenset[tuple[str, Hashable]]:
    """Return the values that say something, each with its name."""
    meant = ((name, meaning(value)) for name, value in named if name not in APART)
    return frozenset((name, one) for name, one in meant if one is not None)
