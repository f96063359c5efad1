"""Everything that is counted in a cohort, each thing with the learners that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat

from smartdoc.cohort.judging import Numbers
from smartdoc.cohort.summary import Summary
from smartdoc.cohort.table import Item, Table, joined, table_of
from smartdoc.frozen import frozen

TIMING: Mapping[str, str] = {
    "overdue": "Overdue",
    "due": "Due soon",
    "later": "Later",
    "undated": "No date set",
}
AGREEMENT: Mapping[str, str] = {
    "ahead": "Draft, meeting to come",
    "unagreed": "Draft, meeting held",
    "unsigned": "Agreed, not signed by all",
    "signed": "Agreed and signed",
}
COMPLETE = ("Complete", "With errors")
HEARD: Mapping[str, str] = {
    "recorded": "In the plan",
    "explained": "Not there, with a reason",
    "missing": "Not there",
}
OUTCOMES = (
    "achieved",
    "partly-achieved",
    "not-achieved",
    "not-yet-due",
    "no-longer-relevant",
    "",
)
"""The outcomes in their order; the last is that of a target that nobody has looked back at yet."""

IMPACTS: Mapping[str, str] = {
    "significant": "Significant",
    "moderate": "Moderate",
    "minimal": "Minimal",
    "too-soon": "Too soon to say",
    "": "Not given",
}
LETTERS: Mapping[str, str] = {
    "S": "Specific",
    "M": "Measurable",
    "A": "Achievable",
    "R": "Relevant or realistic",
    "T": "Time-bound",
}
UNKNOWN = "Not in the plan"
FOUND = ("With a finding", "Without")
YES_NO = ("Yes", "No")
_COUNTED = (
    "timing",
    "agreement",
    "complete",
    "voice",
    "attendance",
    "suspended",
    "outcomes",
    "spending",
    "impact",
    "carried",
    "late",
)


@frozen
class Tally:
    """Things counted in rows and columns. ``personal`` ones say something of the learner."""

    items: tuple[Item, ...]
    columns: tuple[str, ...]
    personal: bool = False

    def table(self, rows: Mapping[str, str], order: Sequence[str] = ()) -> Table:
        """Return the table, its rows counted together as the mapping says."""
        return table_of(joined(self.items, rows), self.columns, order)

    def only_used(self) -> Tally:
        """Return the tally without the columns in which nothing is."""
        used = {item.column for item in self.items}
        return replace(self, columns=tuple(one for one in self.columns if one in used))


@frozen
class Figures:
    """The tallies of a cohort. Rows are kinds of plan, areas of targets, or letters of SMART."""

    timing: Tally
    agreement: Tally
    complete: Tally
    voice: Tally
    attendance: Tally
    suspended: Tally
    letters: Mapping[str, Tally]
    letters_by_kind: Tally
    outcomes: Tally
    spending: Tally
    impact: Tally
    carried: Tally
    late: Tally

    def counts(self) -> dict[str, dict[str, dict[str, float]]]:
        """Return every count as plain data: by name, row and column."""
        tallies = {name: getattr(self, name) for name in _COUNTED}
        for letter, tally in self.letters.items():
            tallies[f"letter {letter}"] = tally
        return {name: _counts(tally.table({})) for name, tally in tallies.items()}


def _counts(table: Table) -> dict[str, dict[str, float]]:
    return {
        row or "all": {
            column or "none": cell.value for column, cell in zip(table.columns, cells, strict=True)
        }
        for row, cells in zip(table.rows, table.cells, strict=True)
    }


def figures_of(summaries: Sequence[Summary], numbers: Numbers) -> Figures:
    """Return what is counted in these plans."""

    def by_kind(columns: Iterable[str], column: Callable[[Summary], str]) -> Tally:
        items = (Item(one.need.kind, column(one), one.ref) for one in summaries)
        return Tally(tuple(items), tuple(columns))

    bands = bands_of(numbers)
    return Figures(
        timing=by_kind(TIMING.values(), lambda one: TIMING[one.need.timing]),
        agreement=by_kind(AGREEMENT.values(), lambda one: AGREEMENT[one.agreement]),
        complete=by_kind(COMPLETE, lambda one: COMPLETE[not one.is_complete]),
        voice=by_kind(HEARD.values(), lambda one: HEARD[one.heard]),
        attendance=_for_all(summaries, bands.values(), lambda one: bands[one.band], personal=True),
        suspended=_for_all(summaries, YES_NO, lambda one: YES_NO[not one.was_suspended]),
        letters={
            letter: Tally(tuple(_found(summaries, place)), FOUND)
            for place, letter in enumerate(LETTERS)
        },
        letters_by_kind=Tally(
            tuple(_by_kind(summaries)), tuple(sorted({one.need.kind for one in summaries}))
        ),
        outcomes=Tally(tuple(_outcomes(summaries)), OUTCOMES, personal=True),
        spending=Tally(tuple(_spending(summaries)), ("Pounds",)),
        impact=Tally(tuple(_impact(summaries)), tuple(IMPACTS.values())),
        carried=_for_all(summaries, YES_NO, lambda one: YES_NO[not one.has_carried]),
        late=_for_all(summaries, YES_NO, lambda one: YES_NO[not one.has_overdue]),
    )


def bands_of(numbers: Numbers) -> dict[str, str]:
    """Return the bands of attendance in words, the best first."""
    lines = (numbers.good, numbers.persistent, numbers.severe)
    good, persistent, severe = (f"{one:g}%" for one in lines)
    return {
        "good": f"Above {good}",
        "middling": f"Above {persistent}, up to {good}",
        "persistent": f"Persistent absence: above {severe}, up to {persistent}",
        "severe": f"Severe absence: {severe} or less",
        "unknown": UNKNOWN,
    }


def _for_all(
    summaries: Iterable[Summary],
    columns: Iterable[str],
    column: Callable[[Summary], str],
    *,
    personal: bool = False,
) -> Tally:
    """Return a tally of one row: every plan counts, whatever its kind.

    *Why not only the plans that could say it:* how many these are would be a number of its own.
    """
    items = (Item("", column(one), one.ref) for one in summaries)
    return Tally(tuple(items), tuple(columns), personal)


def _found(summaries: Iterable[Summary], place: int) -> Iterator[Item]:
    """Yield each target, by whether it has a finding about the letter in this place."""
    for one in summaries:
        found = one.found[place]
        for column, count in zip(FOUND, (found, one.targets - found), strict=True):
            yield from repeat(Item("", column, one.ref), count)


def _by_kind(summaries: Iterable[Summary]) -> Iterator[Item]:
    """Yield one item for each target that has a finding about a letter."""
    for one in summaries:
        for label, count in zip(LETTERS.values(), one.found, strict=True):
            yield from repeat(Item(label, one.need.kind, one.ref), count)


def _outcomes(summaries: Iterable[Summary]) -> Iterator[Item]:
    return (Item(area, said, one.ref) for one in summaries for area, said in one.outcomes)


def _spending(summaries: Iterable[Summary]) -> Iterator[Item]:
    for one in summaries:
        for spent in one.spent:
            if spent.cost:
                yield Item(spent.area, "Pounds", one.ref, spent.cost)


def _impact(summaries: Iterable[Summary]) -> Iterator[Item]:
    for one in summaries:
        for spent in one.spent:
            yield Item(spent.area, IMPACTS[spent.impact], one.ref)
