"""Data as its schema means it: text where text is wanted, and no keys without a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from smartdoc.errors import SmartdocError
from smartdoc.source import Value

_LONGEST_CHAIN = 50
"""References followed from one to the next; ours are two at most."""

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")


class Resolver(Protocol):
    """Follows a ``$ref`` to the schema it names and the resolver that applies there."""

    def follow(self, reference: str) -> tuple[Mapping[str, object], Resolver]:
        """Return the schema that the reference names."""


def coerced(value: Value, schema: Mapping[str, object], resolver: Resolver) -> Value:
    """Return the value with every scalar in the type its schema names, where nothing is lost.

    YAML cannot know that the school is called ``007`` and the score is 7; the schema does. A key of
    the schema without a value (``due:`` and nothing behind it), or with a group in which every
    value is empty, is dropped: it says as much as no key. An unknown key stays, to be told of.
    """
    schema, resolver = _followed(schema, resolver)
    if isinstance(value, dict):
        return {
            key: coerced(entry, _property(schema, key), resolver)
            for key, entry in value.items()
            if _says_something(entry) or not _declares(schema, key)
        }
    if isinstance(value, list):
        items = schema.get("items")
        inner = items if isinstance(items, Mapping) else {}
        return [coerced(entry, inner, resolver) for entry in value]
    return _scalar(value, schema.get("type"))


def _says_something(value: Value) -> bool:
    if isinstance(value, dict) and value:
        return any(map(_says_something, value.values()))
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None


def _declares(schema: Mapping[str, object], key: str) -> bool:
    properties = schema.get("properties")
    return isinstance(properties, Mapping) and key in properties


def _followed(
    schema: Mapping[str, object], resolver: Resolver
) -> tuple[Mapping[str, object], Resolver]:
    for _ in range(_LONGEST_CHAIN):
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return schema, resolver
        schema, resolver = resolver.follow(reference)
    raise SmartdocError(f"The references of a schema go round in a circle at {reference}.")


def _property(schema: Mapping[str, object], key: str) -> Mapping[str, object]:
    properties = schema.get("properties")
    inner = properties.get(key) if isinstance(properties, Mapping) else None
    if inner is None:
        inner = schema.get("additionalProperties")
    return inner if isinstance(inner, Mapping) else {}


def _scalar(value: Value, wanted: object) -> Value:
    if wanted == "string" and isinstance(value, int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, str) and _takes_number(wanted) and _NUMBER.match(value):
        return float(value) if "." in value else int(value)
    return value


def _takes_number(wanted: object) -> bool:
    if isinstance(wanted, list):
        return "number" in wanted
    return wanted in ("number", "integer")
