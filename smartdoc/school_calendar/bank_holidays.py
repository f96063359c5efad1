"""Bank holidays of the places whose guidance we know, with a team's own additions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from smartdoc.frozen import frozen

PLACES = {
    "England": ("GB", "ENG"),
    "Wales": ("GB", "WLS"),
    "Scotland": ("GB", "SCT"),
    "Northern Ireland": ("GB", "NIR"),
    "Ireland": ("IE", None),
    "Victoria": ("AU", "VIC"),
    "Alberta": ("CA", "AB"),
    "British Columbia": ("CA", "BC"),
}
"""Each place by the codes of the package ``holidays``."""

# Days, as month and day, between which a bank holiday of the United Kingdom can fall. Outside them
# nobody needs to be asked, and asking means to load a package that takes longer than all rules.
_BRITISH = (
    ((1, 1), (1, 4)),
    ((3, 20), (4, 27)),
    ((5, 1), (5, 8)),
    ((5, 25), (6, 5)),
    ((12, 25), (12, 29)),
)
_AUGUST = ((8, 25), (8, 31))
_SEASONS = {
    "England": (*_BRITISH, _AUGUST),
    "Wales": (*_BRITISH, _AUGUST),
    "Northern Ireland": (*_BRITISH, _AUGUST, ((3, 17), (3, 19)), ((7, 12), (7, 14))),
    "Scotland": (*_BRITISH, ((8, 1), (8, 7)), ((11, 30), (12, 2))),
}
_ONE_OFF = frozenset({date(2022, 9, 19), date(2026, 6, 15)})
"""Days given once, outside those seasons: the Queen's funeral, Scotland's day for the World Cup."""


@frozen
class BankHolidays:
    """The bank holidays of one place, some added and some taken away by the team."""

    place: str = "England"
    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    def __contains__(self, day: date) -> bool:
        if day in self.added or day in self.removed:
            return day in self.added
        return self._may_be(day) and day in _official(self.place, day.year)

    def _may_be(self, day: date) -> bool:
        if self.place not in _SEASONS or day in _ONE_OFF:
            return True
        return any(first <= (day.month, day.day) <= last for first, last in _SEASONS[self.place])


@cache
def _official(place: str, year: int) -> frozenset[date]:
    """Return the official bank holidays of one place in one year."""
    # Imported only where a day may be one: it takes 0.1 seconds, more than checking a plan.
    from holidays import country_holidays

    country, part = PLACES[place]
    holidays: Callable[..., dict[date, str]] = country_holidays
    return frozenset(holidays(country, subdiv=part, years=year))
