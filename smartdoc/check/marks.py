"""Marks by which findings are known again: made of what stands there, and too short to tell it.

A mark holds 16 bits of a keyed hash. So few cannot hold a name: thousands of texts fit each mark.
The price is that of 65,536 edits of a faulty value, one is taken for the value as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from smartdoc.check.checker import Checked
from smartdoc.finding import Finding, Path, quotations

_BYTES = 2


def marked(checked: Checked, salt: str) -> Iterator[tuple[Finding, str]]:
    """Yield each finding of a file with its mark; the salt is in hexadecimal digits.

    What keeps a file from being judged is marked by the whole file, because an edit anywhere in
    it may bring faults that nobody would see.
    """
    whole = None if checked.plan else hashlib.sha256(_bytes(checked.source.lines)).hexdigest()
    for finding in checked.findings:
        route, value = _followed(checked.source.data, finding.path)
        content = whole or _content(value, finding.message)
        text = _bytes([finding.file, finding.rule, route, content])
        digest = hashlib.blake2b(text, digest_size=_BYTES, key=bytes.fromhex(salt))
        yield finding, digest.hexdigest()


def _bytes(content: object) -> bytes:
    # As escapes, because a faulty file may hold halves of characters, which UTF-8 has no form for.
    return json.dumps(content, default=str).encode("ascii")


def _followed(value: object, path: Path) -> tuple[list[str], object]:
    """Return a way with ids in place of positions, and the value there; None where none is."""
    route = []
    for key in path:
        if isinstance(key, int):
            value = value[key] if isinstance(value, list) and key < len(value) else None
            named = value.get("id") or value.get("target") if isinstance(value, dict) else None
            route.append(str(named or ""))
        else:
            value = value.get(key) if isinstance(value, dict) else None
            route.append(key)
    return route, value


def _content(value: object, message: str) -> object:
    """Return what a finding is known by: the value, or the words quoted where it is a record."""
    if isinstance(value, (dict, list)):
        parts = value if isinstance(value, list) else value.values()
        if any(isinstance(part, (dict, list)) for part in parts):
            return [len(value) if isinstance(value, list) else 0, *quotations(message)]
        return value
    return quotations(message) if value is None else " ".join(str(value).split())
