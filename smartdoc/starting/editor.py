"""Copies of the schemas for the editor, which has to take a half-written plan as it is."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from smartdoc import assets
from smartdoc.opening import is_file

FOLDER = ".vscode/schemas"
"""Where a plans repository keeps the copies."""

_WORDS = ("examples", "x-smartdoc")


def editor_schema(schema: Path) -> str:
    """Return the text of a schema in which every key may stand without a value.

    *Why:* smartdoc takes ``due:`` with nothing behind it for a key that is not there yet; an editor
    would mark each such line of a new plan as wrong.
    """
    contents = _with_nothing(json.loads(assets.read_text(schema)))
    return json.dumps(contents, indent=2, ensure_ascii=False) + "\n"


def modeline(root: Path, plan: Path, kind: str) -> str:
    """Return the way from a plan file to its schema: the team's own, or the editor's copy."""
    name = f"{kind}{assets.SCHEMA_SUFFIX}"
    own = root / "schemas" / name
    schema = own if is_file(own) else root / FOLDER / name
    try:
        return Path(os.path.relpath(schema, plan.parent)).as_posix()
    except ValueError:  # on another drive of a Windows computer
        return schema.as_uri()


def _with_nothing(node: object) -> object:
    """Return a node of a schema with null among what it allows."""
    if isinstance(node, list):
        return [_with_nothing(each) for each in node]
    if not isinstance(node, Mapping):
        return node
    found = {key: each if key in _WORDS else _with_nothing(each) for key, each in node.items()}
    types, allowed = node.get("type"), node.get("enum")
    if isinstance(types, (str, list)):
        found["type"] = [*([types] if isinstance(types, str) else types), "null"]
    if isinstance(allowed, list):
        found["enum"] = [*allowed, None]
    return found
