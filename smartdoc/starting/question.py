"""The schema of a kind, asked what a plan may say at one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from smartdoc import assets
from smartdoc.applying import beside, declared
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.schema import Schemas
from smartdoc.values import as_written

Node = Mapping[str, object]

_SHORT_ENTRY = 22
"""Characters of an entry that still reads well in brackets."""


class Resolved(Protocol):
    """What a reference leads to."""

    @property
    def contents(self) -> Node:
        """Return the schema there."""

    @property
    def resolver(self) -> Resolver:
        """Return what follows the references in it."""


class Resolver(Protocol):
    """Follows references; the one of ``referencing`` has no public name."""

    def lookup(self, ref: str) -> Resolved:
        """Return what the reference leads to."""


@frozen(slots=False)
class Question:
    """One place of a schema: what belongs there, in the schema's own words."""

    node: Node
    resolver: Resolver

    @property
    def description(self) -> str:
        """Return the sentence that tells what belongs here, perhaps none."""
        return str(self.node.get("description", ""))

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the allowed values, of the entries where this is a list."""
        node = self.entry.node if self.entry else self.node
        allowed = node.get("enum")
        values = allowed if isinstance(allowed, list) else []
        return tuple(as_written(value) for value in values if value is not None)

    @cached_property
    def parts(self) -> dict[str, Question]:
        """Return the keys that a group may have here, in the order of the schema."""
        found = {key: question(node, self.resolver) for key, node in declared(self.node).items()}
        for each in beside(self.node):
            for key, part in question(each, self.resolver).parts.items():
                found.setdefault(key, part)
        return found

    @cached_property
    def named(self) -> Question | None:
        """Return what stands under each name where people choose the names (``people``)."""
        return self._inner("additionalProperties")

    @cached_property
    def entry(self) -> Question | None:
        """Return what the entries of a list are, None where this is no list."""
        return self._inner("items") if self.node.get("type") == "array" else None

    @property
    def is_large(self) -> bool:
        """Tell whether this is a group, or a list or a collection of groups."""
        inner = self.entry or self.named or self
        return bool(inner.parts)

    @property
    def is_brief(self) -> bool:
        """Tell whether the entries of this list are single words, which fit in brackets."""
        entry = self.entry.node if self.entry else {}
        return "enum" in entry or "pattern" in entry or self._has_brief_examples()

    def _has_brief_examples(self) -> bool:
        examples = list(_entries(self.node.get("examples")))
        return bool(examples) and all(len(str(each)) <= _SHORT_ENTRY for each in examples)

    def _inner(self, key: str) -> Question | None:
        node = self.node.get(key)
        return question(node, self.resolver) if isinstance(node, Mapping) else None


def question(node: object, resolver: Resolver) -> Question:
    """Return a place with references followed; words beside a reference win over what it names."""
    from referencing.exceptions import Unresolvable  # slow to load, and few builds make forms

    found = dict(node) if isinstance(node, Mapping) else {}
    while isinstance(reference := found.pop("$ref", None), str):
        try:
            resolved = resolver.lookup(reference)
        except Unresolvable as error:
            raise SmartdocError(f"A schema refers to {reference}, which does not exist.") from error
        found, resolver = {**resolved.contents, **found}, resolved.resolver
    return Question(found, resolver)


def questions_of(schemas: Schemas, kind: str) -> Question:
    """Return all that a plan of this kind may say."""
    resolver = schemas.registry.resolver(kind + assets.SCHEMA_SUFFIX)
    return question(schemas.schema(kind).contents, resolver)


def _entries(examples: object) -> Iterator[object]:
    for example in examples if isinstance(examples, list) else []:
        yield from example if isinstance(example, list) else [example]
