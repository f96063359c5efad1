"""A learner's plan files that hold no plan: what they keep from readers is no less a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path as FilePath

from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.late import late
from smartdoc.model import Plan
from smartdoc.source import Source

_RESTRICTED = "restricted"
_READERS = (_RESTRICTED, "audiences")
_REF = late(r"^ref:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


@frozen
class Unshaped:
    """A plan file of the wrong shape, or one that cannot be read.

    ``restricted`` holds its restricted texts with their paths, None where it cannot be read.
    """

    name: str
    restricted: tuple[tuple[Path, str], ...] | None

    @property
    def stem(self) -> str:
        """Return the name of the file without its ending."""
        return FilePath(self.name).stem


def unshaped_of(plan: Plan, path: FilePath, source: Source) -> Unshaped | None:
    """Return what a file without a plan keeps, None where it is not of the learner of this plan.

    Whose it is is told by its ref, and where it says none by its folder. One that cannot be read
    may be of any learner that either of them names.
    """
    data = source.data
    if data is None:
        refs = {path.parent.name, *_REF.findall(source.text)}
        return Unshaped(path.name, None) if plan.ref in refs else None
    ref = data.get("ref")
    if plan.ref != (ref if isinstance(ref, str) else path.parent.name):
        return None
    return Unshaped(path.name, tuple(_restricted(data, ())))


def _restricted(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _restricted(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _restricted(inner, (*path, at))
    elif _RESTRICTED in path and path[:2] != _READERS and isinstance(value, (str, int, float)):
        yield path, str(value)
