"""A plan of any kind in which every field that its schema knows is filled with words of its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from smartdoc.filters import day, number, words
from smartdoc.kind import Kind, kind_from
from smartdoc.model import Plan, plan_from
from smartdoc.schema import Schemas
from tests.examples import KINDS

OTHER = "all-kinds"
"""A kind that nobody has a template for, with the fields of all five kinds."""

PERSON, TARGET, CONCERN = "id-of-person", "id-of-target", "id-of-concern"

_IDS = {"person_id": PERSON, "target_id": TARGET, "concern_id": CONCERN, "ref": "a-ref"}
_UNSEEN = {"restricted", "kind"}
_FIXED: dict[str, object] = {
    "rule": "T03",
    "due": "2027-01-29",
    "year": 5,
    "content": "v1:3f9d0c47a1b2c8e5d6f70912",  # for smartdoc verify, not for readers
}


@dataclass
class Filled:
    """The plan, its kind, and what a reader must find of it in its document."""

    kind: Kind
    plan: Plan
    expected: list[str]


@dataclass
class _Filler:
    schemas: Schemas
    expected: list[str] = field(default_factory=list)
    count: int = 0

    def value(self, node: dict[str, Any], file: str, key: str = "") -> Any:
        while "$ref" in node:
            file_name, _, pointer = node["$ref"].partition("#")
            name = pointer.rpartition("/")[2]
            if name in _IDS:
                return _IDS[name]
            file = file_name.removesuffix(".schema.json") or file
            node = {**self.definition(file, name), **{k: v for k, v in node.items() if k != "$ref"}}
        if key in _FIXED:
            return _FIXED[key]
        if key == "status":
            # What was done on a day is not also still to do.
            return node["enum"][-2]
        return self.plain(node, file)

    def definition(self, file: str, name: str) -> dict[str, Any]:
        definitions: Any = self.schemas.schema(file).contents["$defs"]
        found: dict[str, Any] = definitions[name]
        return found

    def plain(self, node: dict[str, Any], file: str) -> Any:
        self.count += 1
        match node.get("type"):
            case "object":
                return self.mapping(node, file)
            case "array":
                return [self.value(node["items"], file)]
            case "integer" | ["number", "string"] | "number":
                return self.seen(number(300 + self.count), 300 + self.count)
            case "boolean":
                return True
        if "enum" in node:
            return self.seen(words(node["enum"][0]), node["enum"][0])
        if node.get("format") == "date":
            date = datetime.date(2027, 1, 1) + datetime.timedelta(self.count)
            return self.seen(day(date), date.isoformat())
        return self.seen(f"Words {self.count} & more", f"Words {self.count} & more")

    def mapping(self, node: dict[str, Any], file: str) -> dict[str, Any]:
        if isinstance(node.get("additionalProperties"), dict):
            return {PERSON: self.value(node["additionalProperties"], file)}
        return {
            key: self.value(value, file, key)
            for key, value in node["properties"].items()
            if key not in _UNSEEN
        }

    def seen(self, text: str, value: object) -> object:
        self.expected.append(text)
        return value


def filled(kind: str) -> Filled:
    """Return a plan of the kind with all fields, or of a kind with the fields of every kind."""
    schemas = Schemas(None)
    filler = _Filler(schemas)
    sources = KINDS if kind == OTHER else (kind,)
    data: dict[str, Any] = {}
    for name in sources:
        more = filler.value(dict(schemas.schema(name).contents), name)
        more["targets"][0]["id"] = TARGET
        if "concerns" in more:
            more["concerns"][0]["id"] = CONCERN
        data = _merged(data, more)
    # Each source names people anew; what a merge overwrote cannot be found.
    lost = set(filler.expected) - set(_printed(data))
    expected = [text for text in filler.expected if text not in lost]
    plan = plan_from({**data, "kind": kind})
    return Filled(kind_from(kind, schemas.schema(sources[0]).about), plan, expected)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = {**base, **over}
    if "targets" in base:
        merged["targets"] = [{**base["targets"][0], **over["targets"][0]}]
    return merged


def _printed(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _printed(one)]
    if isinstance(value, list):
        return [text for one in value for text in _printed(one)]
    if isinstance(value, int):
        return [number(value)]
    text = str(value)
    try:
        return [day(datetime.date.fromisoformat(text))]
    except ValueError:
        return [text, words(text)]
