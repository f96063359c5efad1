"""Plans that differ from another in one field, for every field that they have."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import Field, fields, replace
from typing import Any, get_args, get_type_hints

from smartdoc.model import Details, Record

Names = tuple[str, ...]

DUE = "2027-01-29"


def changed(record: Any) -> Iterator[tuple[Names, Any]]:
    """Yield the fields that were changed on the way, and the record with that one change."""
    hints = get_type_hints(type(record))
    for field in fields(record):
        if field.name != "path":
            for names, value in _values(getattr(record, field.name), hints[field.name], field):
                step = () if field.name == "extra" else (field.name.rstrip("_"),)
                yield (*step, *names), replace(record, **{field.name: value})


def without_one(record: Any) -> Iterator[tuple[Names, Any]]:
    """Yield the record without one value or entry of a list, for each that may be left out."""
    for field in fields(record):
        value = getattr(record, field.name) if field.name != "path" else None
        name = field.name.rstrip("_")
        if isinstance(value, Record) and field.default is None:
            yield from (
                ((name, *names), replace(record, **{field.name: one}))
                for names, one in without_one(value)
            )
        elif isinstance(value, tuple) and value:
            yield (name,), replace(record, **{field.name: value[1:]})
            if isinstance(value[0], Record):
                yield from (
                    ((name, *names), replace(record, **{field.name: (one, *value[1:])}))
                    for names, one in without_one(value[0])
                )
        elif value is not None and field.default is None:
            yield (name,), replace(record, **{field.name: None})


def _values(value: Any, hint: Any, field: Field[Any] | None) -> Iterator[tuple[Names, Any]]:
    if isinstance(value, Record):
        yield from changed(value)
    elif isinstance(value, Details):
        for key in value:
            for names, one in _values(value[key], None, None):
                given = tuple((name, one if name == key else value[name]) for name in value)
                yield (key, *names), Details(given)
    elif isinstance(value, tuple):
        inner = get_args(hint)[0] if get_args(hint) else None
        for place, entry in enumerate(value):
            for names, one in _values(entry, inner, None):
                yield names, (*value[:place], one, *value[place + 1 :])
    elif value is not None:
        yield (), _other(value, hint)


def _other(value: Any, hint: Any) -> Any:
    """Return another value of the same sort; of a closed list another of its names."""
    choices = [one for one in _choices(hint) if isinstance(one, str) and one != value]
    if choices:
        return choices[0]
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(9)
    if isinstance(value, int | float):
        return value + 1
    return "2027-02-12" if value == DUE else f"{value} or so"


def _choices(hint: Any) -> Iterator[Any]:
    for one in get_args(hint):
        yield from _choices(one) if get_args(one) else [one]
