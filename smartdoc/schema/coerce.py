"""Data as its schema means it: text where text is wanted, and no keys without a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from smartdoc.errors import SmartdocError
from smartdoc.source import Value

_LONGEST_CHAIN = 50
"""References followed from one to the next; ours are two at most."""

_TEXT = ("string", ["string"], ["string", "null"], ["null", "string"])
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")


class Resolver(Protocol):
    """Follows a ``$ref`` to the schema it names and the resolver that applies there."""

    def follow(self, reference: str) -> tuple[Mapping[str, object], Resolver]:
        """Return the schema that the reference names."""


class Node:
    """One place in a schema, with its reference followed; each is worked out when it is needed."""

    def __init__(self, schema: Mapping[str, object], resolver: Resolver) -> None:
        self._given = schema, resolver
        self._below: dict[str, Node] = {}

    @cached_property
    def _schema(self) -> Mapping[str, object]:
        return self._followed[0]

    @cached_property
    def _followed(self) -> tuple[Mapping[str, object], Resolver]:
        schema, resolver = self._given
        for _ in range(_LONGEST_CHAIN):
            reference = schema.get("$ref")
            if not isinstance(reference, str):
                return schema, resolver
            schema, resolver = resolver.follow(reference)
        raise SmartdocError(f"The references of a schema go round in a circle at {reference}.")

    @cached_property
    def takes_text(self) -> bool:
        """Return whether what stands here is text."""
        return self._schema.get("type") in _TEXT

    @cached_property
    def takes_number(self) -> bool:
        """Return whether what stands here is a number, or may be one."""
        wanted = self._schema.get("type")
        if isinstance(wanted, list):
            return "number" in wanted
        return wanted in ("number", "integer")

    @cached_property
    def declared(self) -> Mapping[str, object]:
        """Return the keys that the schema names, with what it says of each."""
        properties = self._schema.get("properties")
        return properties if isinstance(properties, Mapping) else {}

    @cached_property
    def entry(self) -> Node:
        """Return the place of each entry of a list."""
        return self._node(self._schema.get("items"))

    @cached_property
    def _other(self) -> Node:
        return self._node(self._schema.get("additionalProperties"))

    def key(self, key: str) -> Node:
        """Return the place of what a key holds."""
        if key not in self._below:
            if self.declared.get(key) is None:
                return self._other
            self._below[key] = self._node(self.declared[key])
        return self._below[key]

    def _node(self, schema: object) -> Node:
        return Node(schema if isinstance(schema, Mapping) else {}, self._followed[1])


def coerced(value: Value, node: Node) -> Value:
    """Return the value with every scalar in the type its schema names, where nothing is lost.

    YAML cannot know that the school is called ``007`` and the score is 7; the schema does. A key of
    the schema without a value (``due:`` and nothing behind it), or with a group in which every
    value is empty, is dropped: it says as much as no key. An unknown key stays, to be told of.
    """
    if isinstance(value, str):
        return _number(value) if node.takes_number and _NUMBER.match(value) else value
    if isinstance(value, dict):
        return {
            key: coerced(entry, node.key(key))
            for key, entry in value.items()
            if _says_something(entry) or key not in node.declared
        }
    if isinstance(value, list):
        return [coerced(entry, node.entry) for entry in value]
    if value is not None and node.takes_text:
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value


def _says_something(value: Value) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, dict) and value:
        return any(map(_says_something, value.values()))
    return value is not None


def _number(digits: str) -> float | int:
    return float(digits) if "." in digits else int(digits)
