"""What a policy asks for, and which file says so: ``smartdoc rules --policy``."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from smartdoc.english import counted, listed, sentence_case
from smartdoc.frozen import frozen
from smartdoc.policy import Data

Keys: TypeAlias = tuple[str, ...]

_WIDTH = 80
_NAMES = 50
"""Columns for the names of the values."""

_ABOUT = ("name", "title", "valid_from", "extends", "parts")
_WORDS = ("parties", "areas", "agencies", "known_acronyms", "fields")
"""Lists of words: too long to print, so that only their owner is told."""

_GROUPS = {
    **dict.fromkeys(_WORDS, "Lists of words"),
    "fields": "Fields of a plan that belong together",
    "numbers": "Numbers",
    "levels": "Levels of rules",
    "copies": "Whose copy each party receives",
    "kept_by": "Whose copy each party receives",
}


@frozen
class Setting:
    """One value that is in force: where it stands, what it is called, and which file set it."""

    keys: Keys
    title: str
    value: object
    origin: str


def settings_of(
    layers: Sequence[tuple[str, Data]], schema: Mapping[str, object]
) -> tuple[Setting, ...]:
    """Return every value in force, in the order of the files; later layers win.

    ``layers`` are the files' data with their names, the lowest first; ``schema`` is the policy's.
    """
    found: dict[Keys, tuple[object, str]] = {}
    for name, data in layers:
        for keys, value in _values(data, ()):
            if keys[0] not in _ABOUT:
                found[keys] = (value, name)
    return tuple(
        Setting(keys, _title(schema, keys), value, origin)
        for keys, (value, origin) in found.items()
    )


def as_text(name: str, title: str, settings: Sequence[Setting]) -> str:
    """Return the settings for the terminal, under a heading for each group."""
    lines = [f"Policy: {title}" + (f" ({name})" if name != title else "")]
    groups = dict.fromkeys(_group(each) for each in settings)
    for group in groups:
        lines += ["", group]
        for each in (each for each in settings if _group(each) == group):
            lines += _lines(each)
    lines += ["", *textwrap.wrap(_HOW_TO_CHANGE, _WIDTH), ""]
    return "\n".join(lines)


_HOW_TO_CHANGE = (
    "To change a value here alone, write it under “override” in smartdoc.yaml, for example: "
    "override: {pep: {most: 4}}."
)


def as_json(name: str, title: str, settings: Sequence[Setting]) -> str:
    """Return the settings as one JSON object."""
    values = [
        {
            "key": ".".join(each.keys),
            "title": each.title,
            "value": each.value,
            "set_by": each.origin,
        }
        for each in settings
    ]
    return json.dumps({"policy": name, "title": title, "values": values}, indent=2) + "\n"


def _values(data: Mapping[str, object], keys: Keys) -> Iterator[tuple[Keys, object]]:
    """Yield every value below; a list of words counts as one value, and so does an empty group."""
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from _values(value, (*keys, key))
        elif not isinstance(value, Mapping):
            yield (*keys, key), value


def _group(setting: Setting) -> str:
    first, *rest = setting.keys
    if first in _GROUPS:
        return _GROUPS[first]
    if first in ("audiences", "documents"):
        return f"The {first.removesuffix('s')} {rest[0]}"
    return f"For {rest[0] if first == 'kinds' else first} alone"


def _lines(setting: Setting) -> Iterator[str]:
    """Yield a value, what it is called and who set it; a long one goes on below."""
    said = f"{_said(setting)}  [{setting.origin}]"
    room = _WIDTH - _NAMES - 3
    first, *rest = textwrap.wrap(said, room, break_on_hyphens=False)
    yield f"  {_name(setting):<{_NAMES}} {first}"
    for line in rest:
        yield " " * (_NAMES + 3) + line


def _name(setting: Setting) -> str:
    """Return what a value is called, with the key that a user writes to change it."""
    first, *keys = setting.keys
    if "stand_ins" in keys:
        return f"May act for the {keys[-1]} (stand_ins)"
    if first in _WORDS:
        return f"{setting.title} ({first})" if keys else setting.title
    if first == "levels" or "levels" in keys:
        return keys[-1]
    stage = f"{keys[1]}: " if keys and keys[0] == "stages" else ""
    return f"{stage}{setting.title} ({keys[-1] if keys else first})"


def _said(setting: Setting) -> str:
    value = setting.value
    if isinstance(value, list):
        if setting.keys[0] in _WORDS:
            return counted(len(value), "field" if setting.keys[0] == "fields" else "word")
        return listed([str(each) for each in value]) if value else "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _title(schema: Mapping[str, object], keys: Keys) -> str:
    """Return what the schema calls a value, or its own name where the user chose the name."""
    node: object = schema
    for key in keys:
        node = _below(schema, node, key)
    title = node.get("title") if isinstance(node, Mapping) else None
    chosen = (
        keys[0] in ("levels", "copies", *_WORDS)
        or "copies" in keys
        or keys[-2:-1] in (("least_in_area",), ("levels",))
    )
    plain = (
        keys[-1]
        if keys[-1].isupper()
        else sentence_case(keys[-1].replace("_", " ").replace("-", " "))
    )
    return title if isinstance(title, str) and not chosen else plain


def _below(schema: Mapping[str, object], node: object, key: str) -> object:
    if not isinstance(node, Mapping):
        return None
    properties = node.get("properties")
    if isinstance(properties, Mapping) and key in properties:
        return _resolved(schema, properties[key])
    return _resolved(schema, node.get("additionalProperties"))


def _resolved(schema: Mapping[str, object], node: object) -> object:
    """Return what a reference leads to, with what is said beside it on top."""
    if not isinstance(node, Mapping):
        return node
    reference = node.get("$ref")
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return node
    found: object = schema
    for part in reference.removeprefix("#/").split("/"):
        found = found.get(part) if isinstance(found, Mapping) else None
    below = _resolved(schema, found)
    here = {key: said for key, said in node.items() if key != "$ref"}
    return {**below, **here} if isinstance(below, Mapping) else below
