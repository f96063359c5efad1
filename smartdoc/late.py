"""Patterns that are compiled when they are first needed: there are hundreds, and a plan needs few.

Where the words that a pattern cannot do without are few, ``finder_of`` in ``language`` is quicker
still.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class Late:
    """A pattern that is compiled when one of its methods is first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the pattern itself."""
        return re.compile(self.source, self.flags)

    def __getattr__(self, name: str) -> object:
        """Return a method of the pattern, which is kept and found at once the next time."""
        method = getattr(self.compiled, name)
        setattr(self, name, method)
        return method


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what stands for the pattern, and is compiled when it is first used."""
    return cast("re.Pattern[str]", Late(source, flags))
