"""One place in a kind's schema, with its references followed and its own words kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smartdoc.frozen import frozen
from smartdoc.pointers import named_part
from smartdoc.schema import Schemas
from smartdoc.values import as_written

Contents = Mapping[str, object]


@frozen
class Node:
    """A place in a schema. ``named`` is the definition that it leads to, empty for none."""

    schemas: Schemas
    file: str
    contents: Contents
    named: str = ""

    @property
    def title(self) -> str:
        """Return what people call it."""
        return str(self.contents.get("title", ""))

    @property
    def description(self) -> str:
        """Return what the schema says of it."""
        return str(self.contents.get("description", ""))

    @property
    def type(self) -> str:
        """Return its type; ``number or text`` where it may be either."""
        found = self.contents.get("type", "string")
        return "number or text" if isinstance(found, list) else str(found)

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the words of a closed list."""
        if "const" in self.contents:
            return (as_written(self.contents["const"]),)
        found = self.contents.get("enum")
        values = found if isinstance(found, list) else []
        return tuple(as_written(value) for value in values if value is not None)

    @property
    def required(self) -> frozenset[str]:
        """Return the keys that must be there."""
        found = self.contents.get("required")
        return frozenset(map(str, found)) if isinstance(found, list) else frozenset()

    @property
    def keys(self) -> Iterator[tuple[str, Node]]:
        """Yield each key that a mapping may have, with its place."""
        for key, contents in _mapping(self.contents.get("properties")).items():
            yield key, self._inner(contents)

    @property
    def entry(self) -> Node | None:
        """Return the place of a list's entries, or of the values under names that users choose."""
        for key in ("items", "additionalProperties"):
            if isinstance(found := self.contents.get(key), Mapping):
                return self._inner(found)
        return None

    def _inner(self, contents: object) -> Node:
        found, file, named = dict(_mapping(contents)), self.file, ""
        while isinstance(reference := found.pop("$ref", None), str):
            name, _, pointer = reference.partition("#")
            file = name or file
            named = pointer.rpartition("/")[2]
            part = named_part(self.schemas.others.get(file), pointer)
            found = {**_mapping(part), **found}
        return Node(self.schemas, file, found, named)


def node_of(kind: str, schemas: Schemas) -> Node:
    """Return the whole schema of a kind."""
    contents = schemas.schema(kind).contents
    return Node(schemas, f"{kind}.schema.json", contents)


def _mapping(found: object) -> Contents:
    return found if isinstance(found, Mapping) else {}
