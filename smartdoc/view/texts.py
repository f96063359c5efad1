"""Every text of a plan with its place, and a plan with other words in its texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from smartdoc.changes import field_names
from smartdoc.finding import Path
from smartdoc.model import Details, Record

Said = TypeVar("Said", bound=Record)

_RESTRICTED = "restricted"
_KEPT = ("id", "path", "kind", "ref", "who", "by", "target", "rule", "revises", "concern")
"""What refers to something by its short name: no text, and never to be changed."""


def texts_of(value: object, path: Path = ()) -> list[tuple[Path, str]]:
    """Return every text of a record, a list or a team's own details, each with its path.

    Of what is restricted numbers and days are given too, as they would be read.
    """
    found: list[tuple[Path, str]] = []
    _gather(value, path, found)
    return found


def _gather(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, Record):
        here = value.path or path
        for name in field_names(type(value)):
            if inner := getattr(value, name):
                _gather(inner, (*here, name.rstrip("_")), found)
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            _gather(one, (*path, at), found)
    elif isinstance(value, Details):
        for key in value:
            _gather(value[key], (*path, key), found)
    elif isinstance(value, (int, float, datetime.date)) and _RESTRICTED in path:
        found.append((path, str(value)))


def days_of(value: object) -> Iterator[datetime.date]:
    """Yield every day in a field of a record, at whatever depth."""
    if isinstance(value, datetime.date):
        yield value
    elif isinstance(value, Record):
        for name in field_names(type(value)):
            yield from days_of(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from days_of(one)
    elif isinstance(value, Details):
        for key in value:
            yield from days_of(value[key])


def words_in(value: object, found: list[str]) -> list[str]:
    """Return the list with every text of a record added to it, which is quicker without paths."""
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, Record):
        for name in field_names(type(value)):
            if inner := getattr(value, name):
                words_in(inner, found)
    elif isinstance(value, tuple):
        for one in value:
            words_in(one, found)
    elif isinstance(value, Details):
        for key in value:
            words_in(value[key], found)
    return found


def reworded(record: Said, words: Callable[[str], str]) -> Said:
    """Return the record with every text as ``words`` returns it."""
    changed: dict[str, Any] = {
        name: _reworded(getattr(record, name), words)
        for name in field_names(type(record))
        if name not in _KEPT
    }
    return replace(record, **changed)


def _reworded(value: object, words: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return words(value)
    if isinstance(value, Record):
        return reworded(value, words)
    if isinstance(value, tuple):
        return tuple(_reworded(one, words) for one in value)
    if isinstance(value, Details):
        given = tuple((key, _reworded(value[key], words)) for key in value)
        return replace(value, _given=given)
    return value
