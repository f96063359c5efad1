"""A plan made up from the schema of its kind, to try a form or template with."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import field, replace

from smartdoc.forms.nodes import Node, node_of
from smartdoc.frozen import frozen
from smartdoc.kind import kind_from
from smartdoc.model import Plan, plan_from
from smartdoc.policy import Audience, DocumentType, Publication
from smartdoc.repository import Repository
from smartdoc.view import Copy, View, copy_for, plan_view

PERSON = "somebody"
_IDS = {"person_id": PERSON, "target_id": "a-target", "concern_id": "a-concern", "ref": "a-ref"}
_DAY = datetime.date(2027, 1, 29)
_TERM = datetime.timedelta(days=90)
_NUMBER = 5

_DEEPEST = 12
_MOST = 1_000
"""Steps to a field, and blocks of a kind: ours need a third of it."""


def sample(kind: str, repository: Repository, *, full: bool) -> Plan:
    """Return a plan of a kind with every field filled, or with those alone that it must have."""
    node = node_of(kind, repository.schemas)
    data = {**_Filling(full).mapping(node), "kind": kind}
    schema = repository.schemas.schema(kind)
    return plan_from(data, schema.contents, repository.schemas.others)


def sample_views(
    kind: str, document: DocumentType, audience: Audience, repository: Repository
) -> Iterator[View]:
    """Yield what a document shows of a full plan, and of one with as little as may be."""
    about = kind_from(kind, repository.schemas.schema(kind).about)
    for full in (True, False):
        plan = sample(kind, repository, full=full)
        before = replace(plan, meeting=replace(plan.meeting, date=_DAY - _TERM))
        yield plan_view(
            plan,
            about,
            _copy(plan, document, audience, repository.policy.publication),
            today=_DAY,
            party_of=repository.policy.party_of,
            earlier=(before,) if full else (),
            branding=repository.config.branding,
        )


def _copy(plan: Plan, document: DocumentType, audience: Audience, published: Publication) -> Copy:
    copy = copy_for(plan, document, audience, published)
    return replace(copy, person=PERSON) if document.per_person else copy


@frozen
class _Filling:
    """Fills the places of a schema, each or those alone that a plan must have.

    ``left`` counts the blocks that may still be filled: one may hold blocks of its own kind.
    """

    full: bool
    left: Iterator[int] = field(default_factory=lambda: iter(range(_MOST)))

    def mapping(self, node: Node, depth: int = 0) -> dict[str, object]:
        """Return a block; one that there is no room for is empty."""
        if depth > _DEEPEST or next(self.left, None) is None:
            return {}
        return {
            key: self.value(one, depth + 1)
            for key, one in node.keys
            if self.full or key in node.required or key in ("id", "who")
        }

    def value(self, node: Node, depth: int) -> object:
        """Return what stands at one place."""
        if node.named in _IDS:
            return _IDS[node.named]
        if node.choices:
            return node.choices[0]
        match node.type:
            case "object":
                return self._block(node, depth)
            case "array":
                return self._entries(node, depth)
            case "integer" | "number" | "number or text":
                return node.contents.get("minimum", _NUMBER)
            case "boolean":
                return True
        if node.contents.get("format") in ("date", "due"):
            return _DAY.isoformat()
        return _words(node)

    def _block(self, node: Node, depth: int) -> dict[str, object]:
        entry = node.entry if depth <= _DEEPEST else None
        own = {PERSON: self.value(entry, depth + 1)} if entry else {}
        return own or self.mapping(node, depth)

    def _entries(self, node: Node, depth: int) -> list[object]:
        entry = node.entry if depth <= _DEEPEST else None
        return [self.value(entry, depth + 1)] if entry else []


def _words(node: Node) -> str:
    examples = node.contents.get("examples")
    found = (
        next((one for one in examples if isinstance(one, str)), "")
        if isinstance(examples, list)
        else ""
    )
    return found or node.title or "Words"
