"""A term: from its first to its last day for pupils, with the breaks inside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smartdoc.frozen import frozen


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """Days in a row, the first and the last among them."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@frozen
class Term:
    """One term. ``days`` runs from the first to the last day on which pupils come."""

    name: str
    days: Days
    half_terms: tuple[Days, ...] = ()

    @property
    def title(self) -> str:
        """Return the name as a sentence wants it: “the autumn term”, “term 1 2027”."""
        words = self.name.split()
        season = words[0].lower() if words else ""
        if season in SEASONS:
            return f"the {season} term"
        return self.name if "term" in self.name.lower() else f"the term “{self.name}”"

    def is_called(self, word: str) -> bool:
        """Return whether the term's name has this word, such as “autumn”."""
        return word.lower() in self.name.lower().split()


SEASONS = ("autumn", "winter", "spring", "summer")
"""The words by which most schools call their terms."""
