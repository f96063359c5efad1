"""A plan with nothing but what may be seen of it, in words that may be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, replace
from functools import cache
from typing import Any, TypeVar

from smartdoc.model import Details, Record
from smartdoc.policy import Tree

Said = TypeVar("Said", bound=Record)
Words = Callable[[str], str]

_RESTRICTED = "restricted"
_KEPT = ("id", "path")
"""What finds a record again and is not printed; no list names it."""


def limited(record: Said, tree: Tree | None, words: Words = str) -> Said:
    """Return the record with only the fields of the tree, as if the rest had not been given.

    ``tree`` is None for all of it; ``words`` returns each text as the reader may read it. Whatever
    a team's own kind calls restricted is left out at any depth.
    """
    seen: dict[str, Any] = {}
    for field in fields(record):
        name = field.name.rstrip("_")
        value = getattr(record, field.name)
        if field.name in _KEPT:
            continue
        if tree is None or name in tree:
            seen[field.name] = _seen(value, tree[name] if tree is not None else None, words)
        elif not _is_required(field):
            seen[field.name] = _default(field)
    return replace(record, **seen)


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


@cache
def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
