"""What differs from council to council: numbers, and whose side somebody acts for."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Protocol

from smartdoc.frozen import frozen
from smartdoc.late import late
from smartdoc.policy.audience import Publication

OTHER = "other"
"""The party of a person whose role belongs to none."""

# What follows one of these says where or for whom somebody works, and not what they are.
_QUALIFIER = late(r"\s*[,;(]|\s(?:of|for|to|at|in|from|with)\s")
_APPOSITION = late(r"\s*[,;()]\s*")
_JOINT = late(r"\s*[,/&+]\s*|\sand\s")
# In words; no role or agency of a policy needs more, and a text of any length stays quick to judge.
_LONGEST_ENDING = 6
_ARTICLE = late(r"^(?:the|our|all)\s")


class HasRole(Protocol):
    """What a policy reads of a person."""

    @property
    def role(self) -> str:
        """Return the role in the plan's words."""

    @property
    def party(self) -> str | None:
        """Return the party, None where it follows from the role."""


class HasAreas(Protocol):
    """What a policy reads of a target."""

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the subjects or parts of life that the target is about."""


@frozen
class PartyRule:
    """The parties that must have an action, and for some of them who may act in their place."""

    parties: tuple[str, ...]
    stand_ins: Mapping[str, tuple[str, ...]]

    def missing(self, acting: Collection[str]) -> tuple[str, ...]:
        """Return the parties that neither act themselves nor through a stand-in."""
        return tuple(
            party
            for party in self.parties
            if party not in acting
            and not any(one in acting for one in self.stand_ins.get(party, ()))
        )


@frozen
class PepPolicy(PartyRule):
    """What a Personal Education Plan must have; the parties act in each target.

    ``least_in_area`` tells how many targets must be about an area; ``stages`` holds what is wanted
    instead in a key stage.
    """

    least: int
    most: int
    required_areas: tuple[str, ...]
    another_area: bool
    writing_key_stages: tuple[str, ...]
    least_in_area: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, PepPolicy] = field(default_factory=dict)

    def in_stage(self, stage: str | None) -> PepPolicy:
        """Return what a PEP must have in this key stage."""
        return self.stages.get(stage, self) if stage else self


@frozen
class AllStarPolicy:
    """How many actions and reasons an All-STAR goal has at least."""

    actions: int
    reasons: int


@frozen
class LiapPolicy(PartyRule):
    """What a LIAP must have; the parties act in the plan as a whole."""


@frozen
class KindPolicy:
    """What differs for one kind of plan: numbers, and how much a rule weighs."""

    numbers: Mapping[str, float]
    levels: Mapping[str, str]


@frozen
class Policy:
    """One council's numbers and words. ``parties`` gives the party of each role word."""

    name: str
    title: str
    valid_from: datetime.date | None
    parties: Mapping[str, str]
    areas: Mapping[str, frozenset[str]]
    agencies: frozenset[str]
    pep: PepPolicy
    all_star: AllStarPolicy
    liap: LiapPolicy
    levels: Mapping[str, str]
    numbers: Mapping[str, float]
    kinds: Mapping[str, KindPolicy]
    publication: Publication
    known_acronyms: frozenset[str] = frozenset()

    def number(self, name: str, kind: str) -> float:
        """Return the number of this name for a kind; raises ``KeyError`` where there is none."""
        own = self.kinds.get(kind)
        return own.numbers[name] if own and name in own.numbers else self.numbers[name]

    def level(self, code: str, kind: str) -> str | None:
        """Return the level that the policy gives a rule in a kind, None where it gives none."""
        own = self.kinds.get(kind)
        return (own.levels.get(code) if own else None) or self.levels.get(code)

    def party_of(self, person: HasRole) -> str:
        """Return the person's own ``party``, else that of the role, else ``other``."""
        if person.party:
            return person.party
        role = plain(person.role)
        if role in self.parties:
            return self.parties[role]
        forms = (form for part in _APPOSITION.split(role) for form in _endings(part))
        return next((self.parties[form] for form in forms if form in self.parties), OTHER)

    def in_area(self, target: HasAreas, area: str) -> bool:
        """Tell whether the target is about this area; one without words counts by its own name."""
        words = self.areas.get(area) or {plain(area)}
        tags = [f" {plain(tag)} " for tag in target.areas]
        return any(f" {word} " in tag for tag in tags for word in words)

    def is_agency(self, text: str) -> bool:
        """Tell whether the text names only agencies, and nobody to ask whether it was done."""
        who = _ARTICLE.sub("", plain(text), count=1)
        parts = [part for part in _JOINT.split(who) if part]
        return who in self.agencies or (bool(parts) and all(map(self._names_agency, parts)))

    def _names_agency(self, text: str) -> bool:
        text = _ARTICLE.sub("", text, count=1)
        return text in self.agencies or any(form in self.agencies for form in _endings(text))


def _endings(text: str) -> Iterator[str]:
    """Yield what the text ends with, before any “of …” or “(…)”: the longest first."""
    words = _QUALIFIER.split(text, maxsplit=1)[0].split()[-_LONGEST_ENDING:]
    for start in range(len(words)):
        ending = " ".join(words[start:])
        yield ending
        yield ending.removesuffix("s")


@lru_cache(maxsize=1024)  # the same roles and subjects are asked about by many rules
def plain(text: str) -> str:
    """Return the words alone: small letters, single spaces, no hyphens, straight apostrophes."""
    return " ".join(text.casefold().replace("’", "'").replace("-", " ").split())
