"""What is known of a name in a template before anything is filled: its type, its field of a plan.

The types are those of our own classes, read from their hints; what has none is not judged.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Details, Plan, Record, Sdq
from smartdoc.view import View

Path = tuple[str, ...]

_PLAIN = {str: "text", int: "a number", float: "a number", bool: "yes or no"}
_DUE = "due_on"
_INNER = ("path", "at")
"""What records have for us, and not for templates."""


@frozen
class Known:
    """What an expression is. ``hint`` is None where its type is not known.

    ``path`` leads to the field of a plan that it shows, None where it shows none.
    """

    hint: object = None
    path: Path | None = None
    written: str = ""
    is_function: bool = False

    @property
    def is_list(self) -> bool:
        """Tell whether it has entries."""
        return get_origin(self.hint) in (tuple, list)

    @property
    def entry(self) -> Known:
        """Return what each of its entries is."""
        inner = get_args(self.hint)[:1] if self.is_list else ()
        return _known(inner[0], self.path, "") if inner else Known()

    @property
    def is_block(self) -> bool:
        """Tell whether it holds values with names, so that it cannot be printed itself."""
        return isinstance(self.hint, type) and is_dataclass(self.hint) and self.hint is not Details

    @property
    def noun(self) -> str:
        """Return what people call it: ``a target``."""
        if isinstance(self.hint, type):
            if self.hint is Sdq:
                return "an SDQ"
            name = "".join(f" {c.lower()}" if c.isupper() else c for c in self.hint.__name__)
            noun = name.strip()
            return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
        return "it"

    @property
    def plain(self) -> str:
        """Return what a single value is, in words; empty if it is none, or not known."""
        if self.hint is datetime.date:
            return "a day"
        return _PLAIN.get(self.hint, "") if isinstance(self.hint, type) else ""

    def names(self) -> Mapping[str, object]:
        """Return the names that a block has, each with its type."""
        return members(self.hint) if self.is_block and isinstance(self.hint, type) else {}

    def member(self, name: str) -> Known:
        """Return what is called so in this block."""
        found = self.names().get(name)
        written = f"{self.written}.{name}" if self.written else name
        if isinstance(self.hint, type) and name in _functions(self.hint):
            return Known(found, None, written, is_function=True)
        return _known(found, self._path_of(name), written)

    def called(self) -> Known:
        """Return what a function returns."""
        return _known(self.hint, None, f"{self.written}(…)") if self.is_function else Known()

    def _path_of(self, name: str) -> Path | None:
        if self.path is None or not isinstance(self.hint, type):
            return None
        if name == _DUE:
            return (*self.path, "due")
        is_field = issubclass(self.hint, Record) and name in self.hint.__dataclass_fields__
        return (*self.path, name.rstrip("_")) if is_field else None


@cache
def members(of: type) -> Mapping[str, object]:
    """Return the public names of a class, each with its type: its fields, properties, functions.

    A function has the type of what it returns.
    """
    found: dict[str, object] = {}
    for base in reversed(of.__mro__):
        hints = get_type_hints(base) if base is not object else {}
        found |= hints
        for name, value in vars(base).items():
            function = value.fget if isinstance(value, property) else value
            if not name.startswith("_") and isinstance(function, types.FunctionType):
                found[name] = get_type_hints(function).get("return")
    inner = _INNER if issubclass(of, Record) else ()
    return {
        name: hint for name, hint in found.items() if not name.startswith("_") and name not in inner
    }


@cache
def _functions(of: type) -> frozenset[str]:
    return frozenset(
        name
        for base in of.__mro__
        for name, value in vars(base).items()
        if isinstance(value, types.FunctionType)
    )


@cache
def entries_of_plan() -> Mapping[str, str]:
    """Return, by what one entry is called, the list of a plan that holds it: ``plan.targets``."""
    plan = Known(Plan, (), "plan")
    lists = {name: plan.member(name) for name in plan.names()}
    return {
        one.entry.noun.split(" ", 1)[-1].replace(" ", "_"): one.written
        for one in reversed(lists.values())
        if one.is_list and one.entry.is_block
    }


def start() -> dict[str, Known]:
    """Return what the names are that every template may use."""
    return {
        "view": Known(View, None, "view"),
        "plan": Known(Plan, (), "plan"),
        "kind": Known(Kind, None, "kind"),
    }


def result(function: Callable[..., object]) -> object:
    """Return the type of what a filter of ours returns, None where that is not known."""
    try:
        return get_type_hints(function).get("return")
    except (NameError, TypeError):
        return None


def takes(function: Callable[..., object]) -> object:
    """Return the type of what a filter of ours is for, None where that is not known."""
    try:
        hints = get_type_hints(function)
    except (NameError, TypeError):
        return None
    first = next(iter(hints.values()), None)
    return _known(first, None, "").hint


def _known(hint: object, path: Path | None, written: str) -> Known:
    given = [one for one in get_args(hint) if one is not type(None)]
    if get_origin(hint) in (Union, types.UnionType):
        hint = given[0] if len(given) == 1 else None
    if hint is Plan:
        path = ()  # every plan that a view holds shows the same fields
    return Known(hint, path, written)
