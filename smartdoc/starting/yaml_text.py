"""Values as YAML that reads back as the same values, laid out as staff would type them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from decimal import Decimal

from smartdoc.source import Value
from smartdoc.source.events import plain_value

WIDTH = 100
"""Columns of a plan file; longer lines are hard to read beside the editor's other panes."""

_SHORT = 80
"""Characters of a text or a list that still stand on the line of their key."""

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~.=<+][^\n\r\t]*\Z")
_NUMBER_ELSEWHERE = re.compile(r"[0-9][0-9a-fox_.]*(?:e[-+]?[0-9]+)?\Z", re.I)
_SWITCHES = frozenset("true false null yes no on off".split())
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def scalar(value: Value, *, flow: bool = False) -> str:
    """Return a text, number, switch or nothing as it stands on one line.

    With ``flow`` it may stand in brackets, where commas have a meaning.
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            # Not 1e-05, which would be read as text.
            return f"{Decimal(str(value)):f}"
        case str():
            return value if _is_plain(value, flow=flow) else f'"{value.translate(_ESCAPES)}"'
        case _:
            return str(value)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Tell whether the text needs no quotes, for smartdoc and for any other reader of YAML."""
    if not _PLAIN.match(text) or text != text.strip():
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    if flow and any(sign in text for sign in ",[]{}:?"):
        return False
    return not (text.lower() in _SWITCHES or _NUMBER_ELSEWHERE.match(text)) and isinstance(
        plain_value(text), str
    )


def pair(key: str, value: Value) -> list[str]:
    """Return the lines of a key and its value, from the left edge."""
    head, *rest = _valued(value)
    return [f"{scalar(key)}: {head}".rstrip(), *rest]


def lines(value: Mapping[str, Value] | Sequence[Value]) -> list[str]:
    """Return the lines of a mapping or a list, from the left edge."""
    if isinstance(value, Mapping):
        return [line for key, entry in value.items() for line in pair(key, entry)]
    return [line for entry in value for line in _entry(entry)]


def _entry(value: Value) -> list[str]:
    inner = lines(value) if isinstance(value, dict) and value else _valued(value)
    return dashed(inner) if inner[0] else dashed(inner[1:])


def dashed(inner: Sequence[str]) -> list[str]:
    """Return the lines of one entry of a list, with the dash before the first."""
    return [f"- {inner[0]}".rstrip(), *indented(inner[1:], 2)]


def indented(inner: Sequence[str], columns: int) -> list[str]:
    """Return the lines moved to the right; empty lines stay empty."""
    return [" " * columns + line if line else "" for line in inner]


def _valued(value: Value) -> list[str]:
    """Return what stands behind a colon or dash, and the lines below it."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return ["", *indented(lines(value), 2)] if value else ["{}"]
    if isinstance(value, list):
        short = _in_brackets(value)
        return [short] if short else ["", *indented(lines(value), 2)]
    return [scalar(value)]


def _in_brackets(entries: Sequence[Value]) -> str:
    """Return a list on one line, or nothing where it is too long or holds more than words."""
    if any(isinstance(entry, (dict, list)) or entry is None for entry in entries):
        return ""
    text = f"[{', '.join(scalar(entry, flow=True) for entry in entries)}]"
    return text if len(text) <= _SHORT else ""


def _text(text: str) -> list[str]:
    """Return a text on its line, or under ``|`` or ``>`` where it is long and nothing gets lost."""
    body = text.removesuffix("\n")
    end = "" if text.endswith("\n") else "-"
    if "\n" in body and all(map(_is_tame, body.split("\n"))) and body[0] != "\n" != body[-1]:
        return [f"|{end}", *indented(body.split("\n"), 2)]
    long = len(body) > _SHORT or not end
    if long and _is_tame(body) and "\n" not in body and "" not in body.split(" "):
        return [f">{end}", *indented(_wrapped(body, WIDTH - 8), 2)]
    return [scalar(text)]


def _is_tame(line: str) -> bool:
    """Tell whether a line keeps its characters under ``|``: nothing odd or blank at its ends."""
    return line == line.strip() and "\r" not in line and "\t" not in line


def _wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines; only at single spaces, where ``>`` joins them again."""
    found = [""]
    for word in text.split(" "):
        if found[-1] and len(found[-1]) + 1 + len(word) > width:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".removeprefix(" ")
    return found


def remark(text: str, at: int = 0) -> list[str]:
    """Return the text as lines that YAML skips, from the column ``at``."""
    words = " ".join(text.split())
    wrapped = textwrap.wrap(words, max(20, WIDTH - at - 2), break_on_hyphens=False)
    return [f"{' ' * at}# {line}" for line in wrapped]
