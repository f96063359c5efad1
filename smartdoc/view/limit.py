"""A plan with nothing but what may be seen of it, in words that may be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, replace
from typing import Any, NamedTuple, TypeVar

from smartdoc.model import Details, Record
from smartdoc.model.record import once_per_record
from smartdoc.policy import Tree

Said = TypeVar("Said", bound=Record)
Words = Callable[[str], str]

_RESTRICTED = "restricted"
_KEPT = ("id", "path")
"""What finds a record again and is not printed; no list names it."""


class _Listed(NamedTuple):
    """A field, its name on the lists, and its value where nothing is given, if it has one."""

    name: str
    key: str
    default: Any


def limited(record: Said, tree: Tree | None, words: Words = str) -> Said:
    """Return the record with only the fields of the tree, as if the rest had not been given.

    ``tree`` is None for all of it; ``words`` returns each text as the reader may read it. Whatever
    a team's own kind calls restricted is left out at any depth.
    """
    seen: dict[str, Any] = {}
    for name, key, default in _listed(type(record)):
        value = getattr(record, name)
        if name in _KEPT:
            seen[name] = value
        elif tree is None or key in tree:
            shown = _seen(value, tree and tree[key], words)
            seen[name] = None if default is None and _says_nothing(shown) else shown
        elif isinstance(value, Details):
            seen[name] = _seen_details(value, {}, words)  # a name that is known stays known
        else:
            seen[name] = value if default is MISSING else default
    return type(record)(**seen)


def _says_nothing(value: object) -> bool:
    """Tell whether this is a block without a field; one of which nothing is seen reads so too."""
    return isinstance(value, Record) and all(
        getattr(value, name) == default
        for name, _, default in _listed(type(value))
        if name not in _KEPT
    )


def _seen(value: object, tree: Tree | None, words: Words) -> object:
    if isinstance(value, str):
        return words(value)
    if isinstance(value, Record):
        return limited(value, tree, words)
    if isinstance(value, tuple):
        return tuple(_seen(one, tree, words) for one in value)
    return _seen_details(value, tree, words) if isinstance(value, Details) else value


def _seen_details(value: Details, tree: Tree | None, words: Words) -> Details:
    """Return the details without any that a team calls restricted, at whatever depth."""
    shown = [key for key in value if key != _RESTRICTED and (tree is None or key in tree)]
    return replace(
        value,
        _given=tuple((key, _seen(value[key], tree and tree[key], words)) for key in shown),
        _absent=(value._absent | frozenset(value)) - {*shown, _RESTRICTED},
    )


@once_per_record
def _listed(record: type[Record]) -> tuple[_Listed, ...]:
    return tuple(_Listed(one.name, one.name.rstrip("_"), _default(one)) for one in fields(record))


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
