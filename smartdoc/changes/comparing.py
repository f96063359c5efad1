"""What two plans say differently: value by value, whatever the order in which they say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import Any, TypeAlias

from smartdoc.changes.matching import pairs_of
from smartdoc.changes.meaning import APART, meaning
from smartdoc.changes.people import renamed
from smartdoc.frozen import frozen
from smartdoc.model import Details, Plan, Record

Place: TypeAlias = tuple["str | Entry", ...]
"""Names of fields, and between them the entries of lists."""


@frozen
class Entry:
    """An entry of a list on the way to a value, as it was and as it is; None where it is not."""

    before: Any
    after: Any

    @property
    def known(self) -> Any:
        """Return the entry as it is, or as it was if it is gone."""
        return self.before if self.after is None else self.after


@frozen
class Difference:
    """One value that is not what it was. ``before`` or ``after`` is None where there was nothing.

    A whole entry of a list that came or went is one difference.
    """

    place: Place
    before: Any
    after: Any

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the fields on the way to the value: ``("targets", "due")``."""
        return tuple(step for step in self.place if isinstance(step, str))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of lists that the value stands in, the outermost first."""
        return tuple(step for step in self.place if isinstance(step, Entry))

    @property
    def is_entry(self) -> bool:
        """Tell whether an entry of a list came or went, and not a value inside one changed."""
        return isinstance(self.place[-1], Entry) and None in (self.before, self.after)


Bundle: TypeAlias = tuple[Difference, ...]
"""Differences that one sentence tells together; there is at least one."""


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Return what the second plan says differently, in the order of its fields.

    Lists in another order say the same, and so do texts broken into other lines.
    """
    return tuple(_between(renamed(before, after), after, ()))


def _between(before: Any, after: Any, place: Place) -> Iterator[Difference]:
    if isinstance(before, Record) and type(before) is type(after):
        # Not by their meaning first: it would be worked out again for each block inside another.
        yield from _between_records(before, after, place)
        return
    if meaning(before) == meaning(after):
        return
    if _either(before, after, Record):
        yield from _between_records(before, after, place)
    elif _either(before, after, Details):
        for key in dict.fromkeys((*(after or ()), *(before or ()))):
            yield from _between(_said(before, key), _said(after, key), (*place, key))
    elif _either(before, after, tuple):
        yield from _between_lists(before or (), after or (), place)
    else:
        yield Difference(place, before, after)


def _either(before: object, after: object, kind: type) -> bool:
    """Tell whether both are of this kind, or one is and the other is not there."""
    said = [one for one in (before, after) if one is not None]
    return all(isinstance(one, kind) for one in said) and len({*map(type, said)}) == 1


def _between_records(
    before: Record | None, after: Record | None, place: Place
) -> Iterator[Difference]:
    for field in fields(after or before):  # type: ignore[arg-type]  # one of them is there
        if field.name not in APART:
            inner = place if field.name == "extra" else (*place, field.name.rstrip("_"))
            was, now = (_value(one, field) for one in (before, after))
            yield from _between(was, now, inner)


def _value(record: Record | None, field: Field[Any]) -> object:
    """Return the field's value; where there is no record, what stands for nothing said."""
    if record is not None:
        return getattr(record, field.name)
    return None if field.default is MISSING else field.default


def _between_lists(
    before: tuple[object, ...], after: tuple[object, ...], place: Place
) -> Iterator[Difference]:
    for was, now in pairs_of(before, after):
        inner = (*place, Entry(was, now))
        if was is None or now is None:
            yield Difference(inner, was, now)
        else:
            yield from _between(was, now, inner)


def _said(details: Details | None, key: str) -> object:
    return details[key] if details is not None and key in details else None
