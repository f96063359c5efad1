"""What a kind's schema says about keys that the model has no field for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import TypeAlias

from smartdoc import applying
from smartdoc.frozen import frozen
from smartdoc.pointers import named_part

Schema: TypeAlias = Mapping[str, object]

_EMPTY: Schema = {}


@frozen(slots=False)
class Shape:
    """One place in a schema: all its parts that speak of the value there, each with its file.

    ``others`` are the schemas that references may lead to, by file name. A reference that leads
    nowhere declares nothing here: validation, which comes first, has already refused it.
    """

    given: tuple[tuple[Schema, Schema], ...] = ()
    others: Mapping[str, Schema] = field(default_factory=dict)

    @cached_property
    def _parts(self) -> tuple[tuple[Schema, Schema], ...]:
        """Return the parts with references followed and each alternative among them."""
        return tuple(applying.unfolded(self.given, self._follow))

    @cached_property
    def _below(self) -> dict[str, Shape]:
        return {}

    @property
    def title(self) -> str:
        """Return what people call it: the first title on the way of references."""
        return next((str(one) for part, _ in self._parts if (one := part.get("title"))), "")

    @property
    def own_title(self) -> str:
        """Return the title that stands beside its key: one behind a reference may be anything's."""
        return next((str(one) for part, _ in self.given if (one := part.get("title"))), "")

    @property
    def names(self) -> frozenset[str]:
        """Return the keys that a mapping may have here."""
        return frozenset(key for part, _ in self._parts for key in applying.declared(part))

    @cached_property
    def is_date(self) -> bool:
        """True where a text may be a day."""
        return any(part.get("format") == "date" for part, _ in self._parts)

    @property
    def is_choice(self) -> bool:
        """True where a text is a name of a closed list."""
        return any("enum" in part for part, _ in self._parts)

    @property
    def is_list(self) -> bool:
        """True where the schema says what the entries of a list are."""
        return any("items" in part for part, _ in self._parts)

    def key(self, name: str) -> Shape:
        """Return the shape of a mapping's value."""
        if name not in self._below:
            self._below[name] = self._inner(
                (one, root) for part, root in self._parts for one in applying.under(part, name)
            )
        return self._below[name]

    def entry(self, place: int | None = None) -> Shape:
        """Return the shape of the entry at a place of a list, or of those that are all alike."""
        found = (
            (applying.entry(part, applying.own_entries(part) if place is None else place), root)
            for part, root in self._parts
        )
        return self._inner((one, root) for one, root in found if one is not None)

    def _inner(self, given: Iterable[tuple[Schema, Schema]]) -> Shape:
        return Shape(tuple(given), self.others)

    def _follow(self, reference: str, root: Schema) -> tuple[Schema, Schema] | None:
        file, _, pointer = reference.partition("#")
        there = self.others.get(file, _EMPTY) if file else root
        named = named_part(there, pointer)
        return (named, there) if isinstance(named, Mapping) else None


def shape_of(schema: Schema, others: Mapping[str, Schema]) -> Shape:
    """Return the shape of a whole plan."""
    return Shape(((schema, schema),), others)
