"""The keys of plans in a build: on what a plan's documents depend beside what its check does."""

from __future__ import annotations

from pathlib import Path

from smartdoc.build.builder import Builder
from smartdoc.cache import Inputs, Keys, hash_of, pasts
from smartdoc.git import Touched


class BuildKeys(Keys):
    """The keys of all plans of a build, with the last commit of each and all that git has of it."""

    def __init__(self, builder: Builder, inputs: Inputs) -> None:
        order = builder.order
        wanted = (order.documents, order.formats, order.draft, order.audiences)
        super().__init__(builder.checker, inputs, (str(order.output), wanted))
        self._touched = builder.touched
        self._pasts = pasts(builder.history, self.folders)

    def of(self, path: Path) -> str:
        """Return the key of a plan; nothing where it must be built each time."""
        key, touched = super().of(path), self._touched.get(path, Touched())
        own = (touched.commit, touched.uncommitted, self._pasts.get(str(path.parent), ""))
        return key and hash_of((key, own))
