"""What a kind's schema says about keys that the model has no field for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from smartdoc.frozen import frozen
from smartdoc.pointers import named_part

Schema: TypeAlias = Mapping[str, object]

_EMPTY: Schema = {}


@frozen
class Shape:
    """One place in a schema, with references followed.

    ``others`` are the schemas that references may lead to, by file name; ``title`` is the first on
    the way of references. A reference that leads nowhere declares nothing here: validation, which
    comes first, has already refused it.
    """

    node: Schema = field(default_factory=dict)
    root: Schema = field(default_factory=dict)
    others: Mapping[str, Schema] = field(default_factory=dict)
    title: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Return the keys that a mapping may have here."""
        return frozenset(_mapping(self.node, "properties"))

    @property
    def is_date(self) -> bool:
        """True where a text is a day."""
        return self.node.get("format") == "date"

    def key(self, name: str) -> Shape:
        """Return the shape of a mapping's value."""
        known = _mapping(self.node, "properties")
        return self._follow(known.get(name) or self.node.get("additionalProperties"))

    def entry(self) -> Shape:
        """Return the shape of a list's entries."""
        return self._follow(self.node.get("items"))

    def _follow(self, node: object) -> Shape:
        found, root = node if isinstance(node, Mapping) else _EMPTY, self.root
        titles = [found.get("title")]
        while isinstance(reference := found.get("$ref"), str):
            file, _, pointer = reference.partition("#")
            root = self.others.get(file, _EMPTY) if file else root
            part = named_part(root, pointer)
            found = part if isinstance(part, Mapping) else _EMPTY
            titles.append(found.get("title"))
        return Shape(found, root, self.others, next((str(one) for one in titles if one), ""))


def _mapping(node: Schema, key: str) -> Schema:
    found = node.get(key)
    return found if isinstance(found, Mapping) else _EMPTY
