"""Makes a plan of validated data: plain YAML values become the typed records of the model.

How a class is filled is read from its type hints, once. The data has passed the schema, so that
nothing here explains mistakes to the writer of a plan.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any, TypeAlias, TypeVar, get_args, get_origin

from smartdoc.dates import day
from smartdoc.errors import SmartdocError
from smartdoc.finding import Path
from smartdoc.model.details import NOTHING, Details
from smartdoc.model.people import Person
from smartdoc.model.plan import Plan
from smartdoc.model.record import Record, once_per_record, types_of
from smartdoc.model.shape import Schema, Shape, shape_of
from smartdoc.model.target import Target

Converter: TypeAlias = Callable[[object, Path], object]
Fields: TypeAlias = Mapping[str, tuple[str, Converter]]
Open = TypeVar("Open", Plan, Target)

_OWN_FIELDS = {"path", "extra"}
_CONTAINERS = (dict, list)


class Misfit(Exception):
    """A value does not fit the field of its name: a team's own kind uses the name otherwise."""


def plan_from(
    data: Mapping[str, object],
    schema: Schema | None = None,
    others: Mapping[str, Schema] | None = None,
) -> Plan:
    """Return the plan that the validated data describes.

    With the schema of its kind, keys that are declared but left out read as None in ``extra``;
    ``others`` holds the schemas that it refers to, by file name.
    """
    shape = shape_of(schema or {}, others or {})
    try:
        return _open_record(
            Plan,
            data,
            (),
            shape,
            people=_people(data.get("people", {}), ("people",)),
            targets=_targets(data.get("targets", []), shape),
        )
    except (Misfit, TypeError) as error:
        raise SmartdocError(
            f"The schema of kind “{data.get('kind')}” lets through a plan that cannot be read: "
            f"{error}.",
            "Let it use meeting, learner, people and the target's parts from common.schema.json.",
        ) from error


def _people(data: object, path: Path) -> tuple[Person, ...]:
    if not isinstance(data, dict):
        raise Misfit("people is not a list of ids")
    return tuple(
        _record(Person, {**person, "id": id_}, (*path, id_)) for id_, person in data.items()
    )


def _targets(data: object, shape: Shape) -> tuple[Target, ...]:
    if not isinstance(data, list):
        raise Misfit("targets is not a list")
    one = shape.key("targets").entry()
    return tuple(
        _open_record(Target, target, ("targets", place), one) for place, target in enumerate(data)
    )


def _open_record(
    record: type[Open], data: Mapping[str, object], path: Path, shape: Shape, **ready: object
) -> Open:
    """Return the record; what it has no field for, or what does not fit one, is in ``extra``."""
    known = _fields(record)
    values: dict[str, Any] = {"path": path, **ready}
    extra: dict[str, object] = {}
    for key, value in data.items():
        if key in ready:
            continue
        try:
            name, convert = known[key]
            values[name] = convert(value, (*path, key))
        except (KeyError, Misfit):
            extra[key] = value
    return record(extra=_details(extra, shape, frozenset(known)), **values)


def _record(record: type[Record], data: object, path: Path) -> Any:
    if not isinstance(data, dict):
        raise Misfit(f"{record.__name__.lower()} is not a block of named values")
    known = _fields(record)
    values: dict[str, Any] = {"path": path}
    for key, value in data.items():
        if key not in known:
            raise Misfit(f"{record.__name__.lower()} has no “{key}”")
        name, convert = known[key]
        values[name] = convert(value, (*path, key))
    try:
        return record(**values)
    except TypeError as error:
        raise Misfit(str(error)) from error


@once_per_record
def _fields(record: type[Record]) -> Fields:
    """Return the field and the converter for each key of the file."""
    hints = types_of(record)
    return {
        field.name.rstrip("_"): (field.name, _converter(hints[field.name]))
        for field in fields(record)
        if field.name not in _OWN_FIELDS
    }


def _converter(hint: Any) -> Converter:
    given = [kind for kind in get_args(hint) if kind is not type(None)]
    if get_origin(hint) is tuple:
        return _tuple_of(_converter(given[0]))
    if len(given) == 1 and len(get_args(hint)) == 2:
        return _converter(given[0])
    if isinstance(hint, type) and issubclass(hint, Record):
        return partial(_record, hint)
    return _date if hint is datetime.date else _scalar


def _tuple_of(convert: Converter) -> Converter:
    def entries(value: object, path: Path) -> object:
        if not isinstance(value, list):
            raise Misfit(f"{path[-1]} is not a list")
        return tuple([convert(entry, (*path, place)) for place, entry in enumerate(value)])

    return entries


def _date(value: object, path: Path) -> object:
    found = day(value) if isinstance(value, str) else None
    if found is None:
        raise Misfit(f"{path[-1]} is not a day")
    return found


def _scalar(value: object, path: Path) -> object:
    if isinstance(value, _CONTAINERS):
        raise Misfit(f"{path[-1]} is not a single value")
    return value


def _details(data: Mapping[str, object], shape: Shape, fields: frozenset[str]) -> Details:
    """Return the values by name; declared keys that are neither given nor fields are absent."""
    declared = shape.names
    absent = declared - fields - data.keys()
    if not data and not absent:
        return NOTHING
    return Details(
        tuple((key, _detail(value, shape.key(key))) for key, value in data.items()),
        absent,
        {key: shape.key(key).own_title for key in data if key in declared},
    )


def _detail(value: object, shape: Shape) -> object:
    if isinstance(value, dict):
        return _details(value, shape, frozenset())
    if isinstance(value, list):
        return tuple(_detail(one, shape.entry(place)) for place, one in enumerate(value))
    if shape.is_date and isinstance(value, str):
        return day(value) or value  # one alternative may be a day, and another words
    return value
