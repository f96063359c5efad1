"""Agreements of two versions put together: nobody is asked who has an entry already.

Where two people sign first, side by side, each version lists all others as still to be asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from smartdoc.source import LOADER, parse

_KEY = "sign_off"


def asked_once(text: str) -> str:
    """Return a plan file without entries that only ask somebody who has another entry.

    One with a remark behind it stays: somebody said something there. Nothing else is touched; where
    that cannot be made sure, the text comes back as it is.
    """
    data = parse(text, "").data or {}
    entries = data.get(_KEY)
    if not isinstance(entries, list):
        return text
    lines = text.splitlines(keepends=True)
    first = dict(enumerate(_first_lines(text)))
    spare = {at for at in _spare(entries) if not _has_remark(lines, first.get(at))}
    if not spare:
        return text
    gone = {first[at] for at in spare if at in first}
    made = "".join(line for number, line in enumerate(lines) if number not in gone)
    kept = [one for at, one in enumerate(entries) if at not in spare]
    return made if parse(made, "").data == {**data, _KEY: kept} else text


def _has_remark(lines: Sequence[str], number: int | None) -> bool:
    """Tell whether somebody wrote a remark behind an entry, which would go with it."""
    return number is not None and number < len(lines) and "#" in lines[number]


def _spare(entries: Sequence[object]) -> Iterator[int]:
    """Yield the places of entries that say nothing but who, where that person has another."""
    known = {_who(one) for one in entries if isinstance(one, dict) and len(one) > 1}
    for at, one in enumerate(entries):
        if isinstance(one, dict) and len(one) == 1 and (who := _who(one)):
            if who in known:
                yield at
            known.add(who)


def _who(entry: Mapping[str, object]) -> str:
    who = entry.get("who")
    return who if isinstance(who, str) else ""


def _first_lines(text: str) -> Iterator[int]:
    """Yield the line on which each entry begins, counted from 0."""
    root = yaml.compose(text, Loader=LOADER)
    found = root.value if isinstance(root, yaml.MappingNode) else []
    for value in (value for key, value in found if key.value == _KEY):
        yield from (one.start_mark.line for one in value.value)
