"""Every version of every plan, whatever it was called, with who committed it and when."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from smartdoc.frozen import frozen
from smartdoc.git.packed import Files
from smartdoc.git.walk import Version


@frozen
class History:
    """What git knows of the plans of a folder.

    ``files`` holds each plan's versions, the oldest first, by its path from the folder as given. A
    plan that was deleted is there too, by its last path; its last version has no ``blob``.
    ``unknown`` says, as a sentence, why there is nothing; ``shallow`` is True where this copy of
    the repository holds only the latest part, so that its first versions are not the first ever:
    those of the commits in ``edge`` were committed by one of them or by any before.
    """

    files: Files = field(default_factory=Files)
    unknown: str = ""
    shallow: bool = False
    edge: frozenset[str] = frozenset()

    def of(self, path: Path) -> tuple[Version, ...]:
        """Return the versions of one plan, the oldest first; none where none is committed."""
        return self.files.get(path, ())
