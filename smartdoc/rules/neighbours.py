"""What a rule may know of other learners: their names, and what their plans say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Neighbours(Protocol):
    """The other learners of the repository, as the checker finds them."""

    def names_among(self, words: frozenset[str]) -> Iterable[str]:
        """Return the names of others, as phrases, that a text of these words may hold."""

    def plan_saying(self, text: str) -> str:
        """Return where another learner's plan says this text word for word, or nothing."""


class Nobody:
    """No other learners: a plan judged for itself."""

    def names_among(self, words: frozenset[str]) -> Iterable[str]:
        """Return that there is nobody."""
        return ()

    def plan_saying(self, text: str) -> str:
        """Return that nobody says so."""
        return ""


NOBODY = Nobody()
