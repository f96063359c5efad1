"""Writes docs/rules.md and docs/plan-file.md from the rules and the schemas.

Run ``python -m tools.docs`` after changing a rule or a schema; a test fails while they are stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from smartdoc.report.rules import as_markdown
from smartdoc.rules import RULES
from smartdoc.schema import Schemas

PROJECT = Path(__file__).parent.parent
KINDS = ("pep", "learner-engagement", "learning-goals", "all-star", "liap")

_INTRODUCTION = """# The plan file

Generated from `schemas/` by `python -m tools.docs`.

A plan is one YAML file for one meeting: `plans/<ref>/<meeting date>.<kind>.yaml`. Each line is a
key, a colon, a space and what belongs to it. What belongs together is indented by two spaces, and
each entry of a list begins with a dash. A text of several lines begins with `>` (lines are joined)
or `|` (lines are kept), and an empty line begins a new paragraph. A text that holds a colon and a
space, or a space and a `#`, is put in quotes. A day is written `2027-01-29`. A key with nothing
behind it counts as not written.

Keys marked with * must be filled in.
"""


def rules_page() -> str:
    """Return the text of docs/rules.md."""
    return as_markdown(RULES)


def plan_file_page() -> str:
    """Return the text of docs/plan-file.md."""
    schemas = Schemas(PROJECT)
    common = schemas.schema("common").contents
    parts = [_INTRODUCTION]
    blocks = _properties(schemas.schema("pep").contents)
    everywhere = [
        key
        for key in blocks
        if all(key in _properties(schemas.schema(kind).contents) for kind in KINDS)
    ]
    parts.append("## In every kind of plan\n")
    parts += [_block(key, blocks[key], common, common) for key in everywhere]
    for kind in KINDS:
        contents = schemas.schema(kind).contents
        own = {key: value for key, value in _properties(contents).items() if key not in everywhere}
        parts.append(f"## {contents['title']}: `kind: {kind}`\n\n{contents['description']}\n")
        parts += [_block(key, value, contents, common) for key, value in own.items()]
        extra = _own_target_keys(contents, common)
        if extra:
            parts.append("**targets** also hold:\n")
            parts.append("\n".join(_lines(extra, contents, common, 0, frozenset())) + "\n")
    return "\n".join(parts)


def _own_target_keys(
    contents: Mapping[str, object], common: Mapping[str, object]
) -> dict[str, Mapping[str, object]]:
    shared = _properties(_entry(_properties(contents)["targets"], contents, common))
    known = _properties(_definition(common, "target"))
    return {key: value for key, value in shared.items() if key not in known}


def _block(
    key: str,
    schema: Mapping[str, object],
    root: Mapping[str, object],
    common: Mapping[str, object],
) -> str:
    node, at = _resolved(schema, root, common)
    about = f"### {key}\n\n{_text(schema, node, 'description')}{_values(node)}\n"
    inner = _properties(_entry(schema, root, common)) or _properties(node)
    if not inner:
        return about
    required = _required(_entry(schema, root, common)) | _required(node)
    return about + "\n" + "\n".join(_lines(inner, at, common, 0, required)) + "\n"


def _lines(
    properties: Mapping[str, Mapping[str, object]],
    root: Mapping[str, object],
    common: Mapping[str, object],
    depth: int,
    required: frozenset[str],
) -> Iterator[str]:
    for key, schema in properties.items():
        node, at = _resolved(schema, root, common)
        star = "*" if key in required else ""
        text = _text(schema, node, "description")
        yield f"{'  ' * depth}- `{key}`{star}: {text}{_values(node)}"
        inner = _entry(schema, root, common)
        if depth < 3 and _properties(inner):
            yield from _lines(_properties(inner), at, common, depth + 1, _required(inner))


def _entry(
    schema: Mapping[str, object], root: Mapping[str, object], common: Mapping[str, object]
) -> Mapping[str, object]:
    """Return the schema of a list's entries or a mapping's values, or the schema itself."""
    node, at = _resolved(schema, root, common)
    for key in ("items", "additionalProperties"):
        inner = node.get(key)
        if isinstance(inner, Mapping):
            return _resolved(inner, at, common)[0]
    return node


def _resolved(
    schema: Mapping[str, object], root: Mapping[str, object], common: Mapping[str, object]
) -> tuple[Mapping[str, object], Mapping[str, object]]:
    while isinstance(reference := schema.get("$ref"), str):
        file, _, pointer = reference.partition("#/$defs/")
        root = common if file else root
        schema = {**_definition(root, pointer), **{k: v for k, v in schema.items() if k != "$ref"}}
    return schema, root


def _definition(root: Mapping[str, object], name: str) -> Mapping[str, object]:
    definitions = root["$defs"]
    if not isinstance(definitions, Mapping):
        raise TypeError("$defs is no mapping")
    found = definitions[name]
    return found if isinstance(found, Mapping) else {}


def _properties(schema: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    found = schema.get("properties", {})
    return dict(found) if isinstance(found, Mapping) else {}


def _required(schema: Mapping[str, object]) -> frozenset[str]:
    found = schema.get("required", ())
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()


def _text(schema: Mapping[str, object], node: Mapping[str, object], key: str) -> str:
    return str(schema.get(key) or node.get(key, ""))


def _values(node: Mapping[str, object]) -> str:
    """Return the values that are allowed, as a sentence."""
    items = node.get("items")
    values = node.get("enum") or (items.get("enum") if isinstance(items, Mapping) else None)
    if not isinstance(values, list):
        return ""
    return " One of: " + ", ".join(f"`{value}`" for value in values) + "."


PAGES = {"docs/rules.md": rules_page, "docs/plan-file.md": plan_file_page}


def main() -> None:
    """Write every generated page."""
    for name, page in PAGES.items():
        path = PROJECT / name
        path.write_text(page(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
