"""What one reader may see of each tally: which rows stand alone, which numbers are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from smartdoc.cohort.areas import NO_AREA, OTHER_AREAS, known_areas
from smartdoc.cohort.figures import Tally
from smartdoc.cohort.masking import Masked, masked, shown_whole
from smartdoc.cohort.naming import telling, words_in
from smartdoc.cohort.summary import Summary
from smartdoc.cohort.table import Item, Table, joined, table_of, too_small
from smartdoc.frozen import frozen
from smartdoc.policy import Policy

OTHER_KINDS, ALL_KINDS = "Other kinds", "All kinds"
ALL_AREAS = "All areas"
_MOST_AREAS = 12
"""Areas with a row of their own where everything may be shown; more would hide the large ones."""


@frozen
class Desk:
    """What one reader may see.

    ``telling`` holds the words that could tell who or where a learner is, ``known`` the areas that
    the policy names, which cannot.
    """

    named: bool
    threshold: int
    telling: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    def by_kind(self, tally: Tally) -> Masked | None:
        """Return what may be shown of a tally by kind of plan, None if nothing may."""
        return self._shown(tally, OTHER_KINDS, ALL_KINDS)

    def by_area(self, tally: Tally) -> Masked | None:
        """Return what may be shown of a tally by area."""
        items = [one._replace(row=OTHER_AREAS) if self._tells(one) else one for one in tally.items]
        rare = _beyond_the_first(items)
        return self._shown(replace(tally, items=tuple(joined(items, rare))), OTHER_AREAS, ALL_AREAS)

    def of_all(self, tally: Tally, name: str = "") -> Masked | None:
        """Return what may be shown of a tally of all plans together."""
        items = [item._replace(row=name) for item in tally.items]
        table = table_of(items, tally.columns, [name])
        if self.named:
            return shown_whole(table)
        return masked(table, self.threshold, personal=tally.personal)

    def _shown(self, tally: Tally, other: str, whole: str) -> Masked | None:
        """Return a tally in as many rows as leave all totals that could be shown without them."""
        if self.named:
            return shown_whole(_in_order(tally, {}, other))
        alone = self.of_all(tally, whole)
        for rows in _groupings(tally.items, self.threshold, other):
            shown = masked(_in_order(tally, rows, other), self.threshold, personal=tally.personal)
            if shown and alone and _keeps(shown, alone):
                return shown
        return alone

    def _tells(self, item: Item) -> bool:
        """Tell whether an area, which may be free text, holds somebody's name or place."""
        return item.row not in self.known and bool(self.telling & set(words_in(item.row)))


def desk_for(
    summaries: Iterable[Summary],
    policy: Policy,
    threshold: int,
    private_terms: Iterable[str],
    *,
    named: bool,
) -> Desk:
    """Return what a reader may see of these plans."""
    if named:
        return Desk(named=True, threshold=threshold)
    known = {word for one in summaries for word in one.telling}
    private = {word for term in private_terms for word in telling(term)}
    return Desk(False, threshold, frozenset(known | private), known_areas(policy))


def _in_order(tally: Tally, rows: Mapping[str, str], other: str) -> Table:
    """Return the table with the rows of most learners first, and those counted together last."""
    items = joined(tally.items, rows)
    last = (other, NO_AREA)
    order = sorted(_learners(items).items(), key=lambda one: (one[0] in last, -len(one[1]), one[0]))
    return table_of(items, tally.columns, [row for row, _ in order])


def _groupings(items: Sequence[Item], threshold: int, other: str) -> Iterator[dict[str, str]]:
    """Yield which rows are counted together: as few as must be, then ever more of the smallest."""
    rows = too_small(items, threshold, other)
    while True:
        left = _learners(joined(items, rows))
        if len(left) < 2:
            return
        yield rows
        apart = sorted((len(learners), row) for row, learners in left.items() if row != other)
        rows = {**rows, apart[0][1]: other}


def _keeps(shown: Masked, alone: Masked) -> bool:
    """Tell whether every total is shown that could be, and of the rest no less than half."""
    totals = zip(shown.column_totals, alone.column_totals, strict=True)
    body = [value for row in shown.cells for value in row]
    hidden = sum(value is None for value in body)
    return all(one is not None or other is None for one, other in totals) and (
        hidden * 2 <= len(body)
    )


def _beyond_the_first(items: Iterable[Item]) -> dict[str, str]:
    """Return the areas beyond the first few by number of learners, which are counted together."""
    learners = _learners(items)
    order = sorted(learners, key=lambda row: (-len(learners[row]), row))
    return dict.fromkeys(order[_MOST_AREAS:], OTHER_AREAS) if len(order) > _MOST_AREAS + 1 else {}


def _learners(items: Iterable[Item]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in items:
        found.setdefault(item.row, set()).add(item.learner)
    return found
