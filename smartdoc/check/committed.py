"""The versions of a plan file that git has, and why one is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from smartdoc import git
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.git import Version
from smartdoc.repository import Repository
from smartdoc.source import Source, parse_bytes

_SHALLOW = "This copy of the repository has only the latest part of its past."
_FETCH = "Fetch the rest with: git fetch --unshallow"


@frozen
class Committed:
    """What git has of the plans of one repository, and of plans that lie elsewhere."""

    repository: Repository

    def versions(self, path: Path) -> tuple[Version, ...]:
        """Return the versions of a file that git has, the oldest first, without its deletions."""
        return tuple(one for one in self.history(path).of(path) if one.blob is not None)

    def history(self, path: Path) -> git.History:
        """Return what git knows of the folder of a file."""
        return git.versions(path.parent, kept_in=self._kept_in(path))

    def touched(self, path: Path) -> git.Touched:
        """Return which commit last touched a file, and whether it was edited since."""
        return git.touched(path.parent, self._kept_in(path)).get(path, git.Touched())

    def _kept_in(self, path: Path) -> Path | None:
        """Return the folder that keeps the log of our own plans, None for a plan elsewhere."""
        root = self.repository.root
        return root if path.is_relative_to(root) else None

    def sources(self, path: Path) -> Iterator[tuple[Version, Source]]:
        """Yield each version of a file that git holds, read, the oldest first."""
        known = self.versions(path)
        held = git.contents(path.parent, [one.blob for one in known if one.blob])
        for version in known:
            if version.blob and version.blob in held:
                yield version, parse_bytes(held[version.blob], "")

    def content(self, path: Path, version: Version) -> bytes:
        """Return a version's bytes; raises ``SmartdocError`` where git does not hold them."""
        blob = version.blob or ""
        content = git.contents(path.parent, [blob]).get(blob)
        if content is None:
            raise SmartdocError(
                f"Git does not hold the content of {self.repository.shown(path)} at "
                f"{version.commit.short}.",
                "This copy of the repository is not whole: fetch all of it.",
            )
        return content

    def missing(self, path: Path, message: str, hint: str) -> SmartdocError:
        """Return the error of a version that is not there, or that git cannot tell of."""
        history = self.history(path)
        reason = history.unknown or (_SHALLOW if history.shallow else "")
        if not reason:
            return SmartdocError(message, hint)
        return SmartdocError(
            f"Git has no such version of {self.repository.shown(path)}. {reason}",
            _FETCH if history.shallow else "Name a second plan file to compare it with.",
        )


def became_agreed(statuses: Sequence[tuple[Version, object]]) -> Version | None:
    """Return the version with which a plan last became agreed, None where it never was.

    ``statuses`` are what each version says of its status, the oldest first.
    """
    found: Version | None = None
    for version, status in reversed(statuses):
        if status == "agreed":
            found = version
        elif found is not None:
            break
    return found


def holds(version: Version, content: bytes) -> bool:
    """Tell whether a version is of just these bytes."""
    blob = version.blob or ""
    way = "sha256" if len(blob) == len(hashlib.sha256().hexdigest()) else "sha1"
    head = b"blob %d\0" % len(content)
    return hashlib.new(way, head + content, usedforsecurity=False).hexdigest() == blob
