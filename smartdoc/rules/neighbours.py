"""What a rule may know of other learners: their names, and what their plans say."""

from __future__ import annotations

from typing import Protocol


class Neighbours(Protocol):
    """The other learners of the repository, as the checker finds them."""

    def has_learner(self, name: str) -> bool:
        """Return whether another learner is called by this name."""

    def plan_saying(self, text: str) -> str:
        """Return where another learner's plan says this text word for word, or nothing."""


class Nobody:
    """No other learners: a plan judged for itself."""

    def has_learner(self, name: str) -> bool:
        """Return that nobody is called so."""
        return False

    def plan_saying(self, text: str) -> str:
        """Return that nobody says so."""
        return ""


NOBODY = Nobody()
