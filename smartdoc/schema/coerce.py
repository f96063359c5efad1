"""Data as its schema means it: text where text is wanted, and no keys without a value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol, TypeAlias

from smartdoc.applying import declared, entry, own_entries, under, unfolded
from smartdoc.source import Value

_TEXT = frozenset({"string", "null"})
_NUMBERS = frozenset({"number", "integer"})
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")
_LOSES_A_DIGIT = re.compile(r"-?0[0-9]|-0\Z|[0-9]{1,2}\.10\Z")
"""What says more as text: a reading age of 7.10, seven years and ten months, is not 7.1.

*Why no other:* what is text is drawn in no picture and reckoned with by no rule; 2.50 is 2.5.
"""


class Resolver(Protocol):
    """Follows a ``$ref`` to the schema it names and the resolver that applies there."""

    def follow(self, reference: str) -> tuple[Mapping[str, object], Resolver]:
        """Return the schema that the reference names."""


_Given: TypeAlias = tuple[Mapping[str, object], Resolver]
"""A part of a schema, and what follows its references."""


class Node:
    """One place in a schema: all parts that speak of the value there, with references followed.

    Each is worked out when it is needed.
    """

    def __init__(self, given: Sequence[_Given]) -> None:
        self._given = given
        self._below: dict[str, Node] = {}
        self._entries: dict[int, Node] = {}

    @cached_property
    def _parts(self) -> tuple[_Given, ...]:
        return tuple(unfolded(self._given, lambda reference, way: way.follow(reference)))

    @cached_property
    def _types(self) -> tuple[frozenset[object], ...]:
        """Return the types that each part allows, if it names any."""
        return tuple(types for schema, _ in self._parts if (types := _types_of(schema)))

    @cached_property
    def _any_type(self) -> frozenset[object]:
        return frozenset().union(*self._types)

    @cached_property
    def takes_text(self) -> bool:
        """Return whether what stands here is text, whatever it looks like."""
        return "string" in self._any_type and self._any_type <= _TEXT

    @cached_property
    def may_be_text(self) -> bool:
        """Return whether text may stand here, or a number."""
        return "string" in self._any_type

    @cached_property
    def takes_number(self) -> bool:
        """Return whether what stands here is a number, or may be one."""
        if not self.may_be_text:
            return not _NUMBERS.isdisjoint(self._any_type)
        # Of two alternatives the one that takes text is meant by a text.
        return any("string" in types and not _NUMBERS.isdisjoint(types) for types in self._types)

    @cached_property
    def declared(self) -> frozenset[str]:
        """Return the keys that the schema names."""
        return frozenset(key for schema, _ in self._parts for key in declared(schema))

    @cached_property
    def _has_patterns(self) -> bool:
        return any("patternProperties" in schema for schema, _ in self._parts)

    def key(self, key: str) -> Node:
        """Return the place of what a key holds."""
        if key in self.declared:
            if key not in self._below:
                self._below[key] = self._under(key)
            return self._below[key]
        return self._under(key) if self._has_patterns else self._other

    @cached_property
    def _other(self) -> Node:
        """Return the place of what any key holds that the schema does not name."""
        return self._under("")

    def _under(self, key: str) -> Node:
        return Node([(one, resolver) for part, resolver in self._parts for one in under(part, key)])

    def entry(self, place: int) -> Node:
        """Return the place of an entry of a list."""
        place = min(place, self._alike)
        if place not in self._entries:
            found = ((entry(part, place), resolver) for part, resolver in self._parts)
            self._entries[place] = Node([(one, way) for one, way in found if one is not None])
        return self._entries[place]

    @cached_property
    def _alike(self) -> int:
        """Return the place of a list from which on the schema says the same of every entry."""
        return max((own_entries(part) for part, _ in self._parts), default=0)


def _types_of(schema: Mapping[str, object]) -> frozenset[object]:
    found = schema.get("type")
    return frozenset(found if isinstance(found, list) else [] if found is None else [found])


def coerced(value: Value, node: Node) -> Value:
    """Return the value with every scalar in the type its schema names, where nothing is lost.

    YAML cannot know that the school is called ``007`` and the score is 7; the schema does. A key of
    the schema without a value (``due:`` and nothing behind it), or with a group in which every
    value is empty, is dropped: it says as much as no key. An unknown key stays, to be told of.
    """
    if isinstance(value, str):
        return _number(value) if _means_number(value, node) else value
    if isinstance(value, dict):
        return {
            key: coerced(one, node.key(key))
            for key, one in value.items()
            if _says_something(one) or key not in node.declared
        }
    if isinstance(value, list):
        return [coerced(one, node.entry(place)) for place, one in enumerate(value)]
    if value is not None and node.takes_text:
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value


def _says_something(value: Value) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, dict) and value:
        return any(map(_says_something, value.values()))
    return value is not None


def _means_number(text: str, node: Node) -> bool:
    if not node.takes_number or not _NUMBER.match(text):
        return False
    return not (node.may_be_text and _LOSES_A_DIGIT.match(text))


def _number(digits: str) -> float | int:
    return float(digits) if "." in digits else int(digits)
