"""What a word list is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """Words of a list that have one source: the words with commas between them, in small letters.

    ``source`` says where the judgement comes from, ``instead`` what to write in place of them.
    """

    words: str
    source: str
    instead: str = ""


Lists = Mapping[str, tuple[Entry, ...]]
"""Word lists by their names."""
