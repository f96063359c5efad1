"""One place in a kind's schema, with its references followed and its own words kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smartdoc.applying import beside, declared
from smartdoc.frozen import frozen
from smartdoc.pointers import named_part
from smartdoc.schema import Schemas
from smartdoc.values import as_written

Contents = Mapping[str, object]

_OF_GROUPS = ("properties", "patternProperties")


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
        found = self.contents.get("type")
        if isinstance(found, list):
            return "number or text"
        return str(found) if found else next(self._types_beside, "string")

    @property
    def _types_beside(self) -> Iterator[str]:
        """Yield what a place without a type of its own is by its alternatives and its keys."""
        if any(key in self.contents for key in _OF_GROUPS):
            yield "object"
        for each in beside(self.contents):
            yield self._inner(each).type

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
        known = declared(self.contents)
        for key, contents in known.items():
            yield key, self._inner(contents)
        told = set(known)
        for each in beside(self.contents):
            for key, node in self._inner(each).keys:
                if key not in told:
                    told.add(key)
                    yield key, node

    @property
    def entry(self) -> Node | None:
        """Return the place of a list's entries, or of the values under names that users choose."""
        patterns = _mapping(self.contents.get("patternProperties")).values()
        said = (self.contents.get("items"), *patterns, self.contents.get("additionalProperties"))
        found = (one for one in said if isinstance(one, Mapping))
        return next((self._inner(one) for one in found), None)

    @property
    def is_collection(self) -> bool:
        """Tell whether users choose the names under which its entries stand."""
        return "items" not in self.contents and self.entry is not None

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
