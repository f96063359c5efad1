"""Fingerprints by which findings are known again: made of what stands there, too short to tell it.

A fingerprint is 16 bits of a keyed hash. So few cannot hold a name: thousands of texts fit each.
The price is that of 65,536 edits of a faulty value, one is taken for the value as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from smartdoc.check.checker import Checked
from smartdoc.finding import Finding, Path, quotations
from smartdoc.frozen import frozen

_BYTES = 2


@frozen
class Seen:
    """What a report tells of a plan file, and for each finding what it is known again by.

    *Why:* that is made of what the plan says, which is forgotten as soon as a plan is judged. It is
    left out where it is not asked for, because it takes a while.
    """

    checked: Checked
    known_by: tuple[bytes, ...]

    def fingerprinted(self, salt: str) -> Iterator[tuple[Finding, str]]:
        """Yield each finding with its fingerprint; the salt is in hexadecimal digits."""
        key = bytes.fromhex(salt)
        for finding, text in zip(self.checked.findings, self.known_by, strict=True):
            yield finding, hashlib.blake2b(text, digest_size=_BYTES, key=key).hexdigest()


def seen(checked: Checked, *, known: bool = True) -> Seen:
    """Return what is told of a plan file that was just checked, and known of it if asked for.

    What keeps a file from being judged is known by the whole file, because an edit anywhere in it
    may bring faults that nobody would see.
    """
    if not known:
        return Seen(checked.for_report(), ())
    whole = None if checked.plan else hashlib.sha256(_bytes(checked.source.lines)).hexdigest()
    known_by = []
    for finding in checked.findings:
        route, value = _followed(checked.source.data, finding.path)
        content = whole or _content(value, finding.message)
        known_by.append(_bytes([finding.file, finding.rule, route, content]))
    return Seen(checked.for_report(), tuple(known_by))


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
