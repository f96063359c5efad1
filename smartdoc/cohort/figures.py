"""Everything that is counted in a cohort, each thing with the learners that it is about."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from smartdoc.cohort import judging
from smartdoc.cohort.areas import area_of
from smartdoc.cohort.entries import Entry
from smartdoc.cohort.judging import Numbers
from smartdoc.cohort.table import Item, Table, joined, table_of
from smartdoc.frozen import frozen
from smartdoc.model import Spending
from smartdoc.policy import Policy

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


def figures_of(
    entries: Sequence[Entry], policy: Policy, numbers: Numbers, today: datetime.date
) -> Figures:
    """Return what is counted in these plans as of a day."""

    def by_kind(columns: Iterable[str], column: Callable[[Entry], str]) -> Tally:
        items = (Item(one.kind.short, column(one), one.plan.ref) for one in entries)
        return Tally(tuple(items), tuple(columns))

    bands = bands_of(numbers)
    return Figures(
        timing=by_kind(TIMING.values(), lambda one: TIMING[judging.timing(one, today, numbers)]),
        agreement=by_kind(
            AGREEMENT.values(), lambda one: AGREEMENT[judging.agreement(one.plan, today)]
        ),
        complete=by_kind(COMPLETE, lambda one: COMPLETE[bool(one.errors)]),
        voice=by_kind(HEARD.values(), lambda one: HEARD[judging.heard(one.plan.voice)]),
        attendance=_for_all(
            entries,
            bands.values(),
            lambda one: bands[judging.band(one.plan, numbers)],
            personal=True,
        ),
        suspended=_for_all(entries, YES_NO, lambda one: YES_NO[not _was_suspended(one)]),
        letters={
            letter: Tally(tuple(_found(entries, letter)), FOUND) for letter in judging.LETTERS
        },
        letters_by_kind=Tally(
            tuple(item for letter in judging.LETTERS for item in _by_kind(entries, letter)),
            tuple(sorted({one.kind.short for one in entries})),
        ),
        outcomes=Tally(tuple(_outcomes(entries, policy, today)), OUTCOMES, personal=True),
        spending=Tally(tuple(_spending(entries, policy)), ("Pounds",)),
        impact=Tally(tuple(_impact(entries, policy)), tuple(IMPACTS.values())),
        carried=_for_all(
            entries, YES_NO, lambda one: YES_NO[not judging.carried_long(one, numbers)]
        ),
        late=_for_all(entries, YES_NO, lambda one: YES_NO[not judging.overdue_actions(one, today)]),
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
    entries: Iterable[Entry],
    columns: Iterable[str],
    column: Callable[[Entry], str],
    *,
    personal: bool = False,
) -> Tally:
    """Return a tally of one row: every plan counts, whatever its kind.

    *Why not only the plans that could say it:* how many these are would be a number of its own.
    """
    items = (Item("", column(one), one.plan.ref) for one in entries)
    return Tally(tuple(items), tuple(columns), personal)


def _was_suspended(entry: Entry) -> bool:
    attendance = entry.plan.attendance
    return bool(attendance and (attendance.suspensions or attendance.exclusions))


def _found(entries: Iterable[Entry], letter: str) -> Iterator[Item]:
    for entry in entries:
        found = judging.letters_of(entry)[letter]
        for place in range(len(entry.plan.targets)):
            yield Item("", FOUND[place not in found], entry.plan.ref)


def _by_kind(entries: Iterable[Entry], letter: str) -> Iterator[Item]:
    """Yield one item for each target that has a finding about the letter."""
    for entry in entries:
        for _ in judging.letters_of(entry)[letter]:
            yield Item(LETTERS[letter], entry.kind.short, entry.plan.ref)


def _outcomes(entries: Iterable[Entry], policy: Policy, today: datetime.date) -> Iterator[Item]:
    for entry in entries:
        for review, target in judging.reviews_of(entry, today):
            yield Item(area_of(target, policy), review.outcome or "", entry.plan.ref)


def _spent(entries: Iterable[Entry], policy: Policy) -> Iterator[tuple[str, str, Spending]]:
    """Yield each thing that pupil premium pays for: its area, whose it is, and the spending."""
    for entry in entries:
        for plan, _ in entry.looked_at:
            for target in plan.targets:
                for spending in target.pupil_premium:
                    yield area_of(target, policy), entry.plan.ref, spending


def _spending(entries: Iterable[Entry], policy: Policy) -> Iterator[Item]:
    for area, learner, spending in _spent(entries, policy):
        if spending.cost:
            yield Item(area, "Pounds", learner, spending.cost)


def _impact(entries: Iterable[Entry], policy: Policy) -> Iterator[Item]:
    for area, learner, spending in _spent(entries, policy):
        yield Item(area, IMPACTS[spending.impact or ""], learner)
