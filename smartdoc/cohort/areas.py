"""What targets are about, so that those of many plans can be counted together."""

from __future__ import annotations

from smartdoc.filters import capital, words
from smartdoc.model import Target
from smartdoc.policy import Policy

NO_AREA = "No area given"
OTHER_AREAS = "Other areas"
_LONGER = {"english": "English or literacy"}


def area_of(target: Target | None, policy: Policy) -> str:
    """Return the one area that a target counts for.

    That is the first of the policy's areas that its words belong to, else the first word that its
    own plan gives it.
    """
    if target is None or not target.areas:
        return NO_AREA
    for name in policy.areas:
        if policy.in_area(target, name):
            return _called(name)
    return capital(words(" ".join(target.areas[0].split()).casefold()))


def known_areas(policy: Policy) -> frozenset[str]:
    """Return what the policy's own areas are called, none of which is anybody's own words."""
    return frozenset({NO_AREA, *map(_called, policy.areas)})


def _called(area: str) -> str:
    return _LONGER.get(area, capital(words(area)))
