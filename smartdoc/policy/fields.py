"""Fields of a plan by their names in its file, as allow lists state them: ``wellbeing.sdq``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias, get_args

from smartdoc.errors import SmartdocError
from smartdoc.model import Details, Plan, Record
from smartdoc.model.record import once_per_record, types_of

Tree: TypeAlias = Mapping[str, "Tree | None"]
"""What may be seen of a block: its fields by name; None is a field with all that is in it."""

FINDINGS = "findings"
"""What a draft lists as still to do: on the lists like a field, though no plan has it."""

RESTRICTED = "restricted"
"""The block that the plan itself opens to its readers; no audience may list it."""


class _Known(NamedTuple):
    """What is known of a kind of record by the names of its fields in the plan file.

    These are the types of the fields, the records that they hold, and which must be there.
    """

    hints: Mapping[str, object]
    blocks: Mapping[str, type[Record] | None]
    required: tuple[str, ...]


_SAID_BY_ITSELF = ("id",)
"""Needed to find a record by, and never printed where a name is known."""


@lru_cache(maxsize=128)  # the same lists are asked about for each document and each reader of it
def tree_of(paths: frozenset[str]) -> Tree:
    """Return the fields at these paths as a tree; a block counts with all that is in it."""
    tree: dict[str, Tree | None] = {}
    for path in sorted(paths):  # a block comes before its own fields
        names = path.split(".")
        node: dict[str, Tree | None] | None = tree
        for name in names[:-1]:
            inner = node.setdefault(name, {}) if node is not None else None
            node = inner if isinstance(inner, dict) else None
        if node is not None:
            node[names[-1]] = None
    return tree


def common(one: Tree | None, other: Tree | None) -> Tree | None:
    """Return what is in both trees."""
    if one is None or other is None:
        return other if one is None else one
    both = {name: common(one[name], other[name]) for name in one if name in other}
    return {name: inner for name, inner in both.items() if inner is None or inner}


def holds(tree: Tree | None, path: Iterable[str | int]) -> bool:
    """Tell whether all of the value at this path of a plan is in the tree.

    Places in lists do not count.
    """
    for name in path:
        if tree is None:
            return True
        if isinstance(name, int):
            continue
        if name not in tree:
            return False
        tree = tree[name]
    return tree is None


def touches(tree: Tree | None, path: Sequence[str | int]) -> bool:
    """Tell whether any of the value at this path of a plan is in the tree."""
    names = [name for name in path if isinstance(name, str)]
    if names[:1] == ["people"]:
        names[1:2] = []  # the id of a person, which is no field
    return touches_field(tree, names)


def touches_field(tree: Tree | None, names: Iterable[str]) -> bool:
    """Tell whether any of the field with these names, from the plan inwards, is in the tree."""
    for name in names:
        if tree is None:
            return True
        if name not in tree:
            return False
        tree = tree[name]
    return True


def record_in(hint: object) -> type[Record] | None:
    """Return the kind of record that a field of this type holds, alone or in a list."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint
    return next(filter(None, map(record_in, get_args(hint))), None)


def hints_of(record: type[Record]) -> Mapping[str, object]:
    """Return the type of each field of a kind of record, by its name in the plan file."""
    return _known(record).hints


@once_per_record
def _known(record: type[Record]) -> _Known:
    """Return what is known of a kind of record."""
    types = types_of(record)
    own = {one.name.rstrip("_"): one for one in fields(record) if one.name != "path"}
    hints = {name: types[one.name] for name, one in own.items()}
    blocks = {name: record_in(hint) for name, hint in hints.items()}
    required = tuple(
        name for name, one in own.items() if _has_no_default(one) and name not in _SAID_BY_ITSELF
    )
    return _Known(hints, blocks, required)


def refuse_unknown(paths: Iterable[str], where: str) -> None:
    """Raise ``SmartdocError`` for a path that leads to no field of a plan."""
    for path in paths:
        known = _known_at(path)
        if known is not None:
            close = difflib.get_close_matches(path, known, n=1, cutoff=0.5)
            raise SmartdocError(
                f"{where}: a plan has no field “{path}”.",
                f"Did you mean “{close[0]}”?" if close else "See docs/plan-file.md.",
            )


@cache
def _known_at(path: str) -> tuple[str, ...] | None:
    """Return the fields that are known where this path goes wrong, None if it does not."""
    record: type[Record] | None = Plan
    before = ""
    for name in path.split("."):
        if before == "" and name in (FINDINGS, RESTRICTED):
            return None
        if record is None:
            return (before.removesuffix("."),)
        hints, blocks, _ = _known(record)
        if name not in hints:
            return tuple(f"{before}{each}" for each in hints)
        if hints[name] is Details:
            return None  # a team's own kind may name anything
        record = blocks[name]
        before += f"{name}."
    return None


def gaps(tree: Tree, record: type[Record] = Plan, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each field that is shown without another that its block cannot be without."""
    _, blocks, required = _known(record)
    for name, inner in tree.items():
        within = blocks.get(name)
        if inner is not None and within is not None:
            yield from gaps(inner, within, f"{before}{name}.")
    for name in required:
        if name not in tree:
            yield f"{before}{next(iter(tree), '')}", f"{before}{name}"


def _has_no_default(field: Field[object]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
