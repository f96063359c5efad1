"""JSON that is written piece by piece, because one list in it is too long to be held."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

LATER = (None,)
"""Stands in the data for the list whose entries are given apart."""


def pieces(data: Mapping[str, object], name: str, entries: Iterable[object]) -> Iterator[str]:
    """Yield the data as JSON with these entries in the list of this name, and a line's end.

    Each entry is a piece, laid out as ``json.dumps`` would with an ``indent`` of two.
    """
    # In a text of the data quotation marks would have backslashes before them.
    parted = re.split(rf'("{name}": \[)\n( *)null(\n *\])', _dumped(data), maxsplit=1)
    head, opening, indent, closing, tail = parted
    yield head + opening
    before = "\n"
    for entry in entries:
        yield before + indent + _dumped(entry).replace("\n", f"\n{indent}")
        before = ",\n"
    yield ("]" if before == "\n" else closing) + tail + "\n"


def _dumped(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)
