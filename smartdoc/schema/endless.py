"""Schemas that never end, or whose parts name each other so often that a check would not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smartdoc.errors import SmartdocError
from smartdoc.pointers import named_part

MOST = 1_000
"""Schemas that one value is held against; ours need a few dozen at most."""

_DEEPEST = 100
_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("not", "if", "then", "else")


def refuse_endless(name: str, files: Mapping[str, object]) -> None:
    """Raise ``SmartdocError`` where a part of a schema leads to itself, or to very many others.

    ``files`` are the schema and all that its references lead to. What stands under a key or in a
    list may lead back: there the plan comes to an end.
    """
    known: dict[int, int] = {}
    for file, contents in files.items():
        waiting = [contents]
        while waiting:
            part = waiting.pop()
            if isinstance(part, dict):
                _Part(name, files, known).weight(file, part, ())
                waiting += part.values()
            elif isinstance(part, list):
                waiting += part


def in_a_circle(name: str) -> SmartdocError:
    """Return what is said of a schema with a part that leads to itself."""
    return SmartdocError(
        f"The references of a schema go round in a circle: {name}.",
        "Let none of its parts be made of itself.",
    )


class _Part:
    def __init__(self, name: str, files: Mapping[str, object], known: dict[int, int]) -> None:
        self._name = name
        self._files = files
        self._known = known

    def weight(self, file: str, schema: object, within: tuple[int, ...]) -> int:
        """Return how many schemas a value is held against that is held against this one."""
        if not isinstance(schema, dict):
            return 0
        if id(schema) in within or len(within) > _DEEPEST:
            raise in_a_circle(self._name)
        if id(schema) not in self._known:
            inside = (*within, id(schema))
            weight = 1 + sum(self.weight(*each, inside) for each in self._beside(file, schema))
            if weight > MOST:
                raise SmartdocError(
                    f"The schema {self._name} holds one value against more than {MOST:,} parts, so "
                    "that a check would not end.",
                    "Let fewer of its parts be made of several others.",
                )
            self._known[id(schema)] = weight
        return self._known[id(schema)]

    def _beside(self, file: str, schema: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        """Yield what the same value is held against too, each with its file."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield self._named(file, reference)
        for key in _LISTS:
            entries = schema.get(key)
            yield from ((file, each) for each in (entries if isinstance(entries, list) else ()))
        yield from ((file, schema[key]) for key in _SINGLE if key in schema)

    def _named(self, file: str, reference: str) -> tuple[str, object]:
        other, _, way = reference.partition("#")
        there = other or file
        return there, named_part(self._files.get(there), way)
