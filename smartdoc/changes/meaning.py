"""What a value of a plan says, whatever the order, the white space and the line breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import fields

from smartdoc.model import Details, Record
from smartdoc.model.record import once_per_record

APART = frozenset({"path"})
"""Fields of records that say where something stands, and nothing about the plan."""


@once_per_record
def field_names(record: type[Record]) -> tuple[str, ...]:
    """Return the names of a record's fields that say something about the plan."""
    return tuple(one.name for one in fields(record) if one.name not in APART)


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
        said = _said((name, getattr(value, name)) for name in field_names(type(value)))
        return (type(value), said) if said else None
    if isinstance(value, Details):
        return _said((name, value[name]) for name in value if name not in APART) or None
    if isinstance(value, tuple):
        return frozenset(Counter(map(meaning, value)).items()) if value else None
    if isinstance(value, bool):
        return bool, value  # true is not 1
    return value if isinstance(value, Hashable) else repr(value)


def _said(named: Iterable[tuple[str, object]]) -> frozenset[tuple[str, Hashable]]:
    """Return the values that say something, each with its name."""
    meant = ((name, meaning(value)) for name, value in named if value is not None)
    return frozenset((name, one) for name, one in meant if one is not None)
