"""The sections of a report on a cohort, in words, from what one reader may see of its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from smartdoc.cohort.desk import Desk
from smartdoc.cohort.figures import LETTERS, UNKNOWN, YES_NO, Figures, Tally
from smartdoc.cohort.judging import Numbers
from smartdoc.cohort.masking import Masked
from smartdoc.cohort.parts import HIDDEN, BarRow, Grid, Section
from smartdoc.english import counted, pounds
from smartdoc.filters import capital, number, words

_TOO_SMALL = "The numbers are too small to be shown."
_ROUNDED = 100
"""Pounds to which sums are rounded for readers who may not see small numbers."""


def sections_of(figures: Figures, desk: Desk, numbers: Numbers) -> Iterator[Section]:
    """Yield the sections that these figures have something for, in their order."""
    soon = f"within {counted(int(numbers.due_days), 'day')}"
    yield _by_kind(
        figures.timing,
        desk,
        "The next meeting",
        "Overdue: the day of the next meeting has passed and there is no newer plan. Due soon: the "
        f"meeting is {soon}.",
        chart="Plans by when the next meeting is",
    )
    yield _by_kind(
        figures.agreement,
        desk,
        "Agreed and signed",
        "Signed means that everybody named for signing has signed.",
    )
    yield _by_kind(
        figures.complete,
        desk,
        "Complete",
        "A plan is complete where the check finds no error in it: people, dates, measures and "
        "actions are there as the policy asks. Whether targets are ambitious, and whether the plan "
        "does what the learner asked for, needs a reader.",
    )
    yield _letters(figures, desk)
    yield _by_kind(
        figures.voice,
        desk,
        "The learner's voice",
        "Whether the plan holds the learner's own words, or says why not. What came of them needs "
        "a reader.",
    )
    yield _outcomes(figures, desk)
    yield _open(figures, desk, numbers)
    if any(item.column != UNKNOWN for item in figures.attendance.items):
        yield _attendance(figures, desk)
    if figures.impact.items:
        yield _spending(figures, desk)


def _by_kind(tally: Tally, desk: Desk, title: str, about: str, chart: str = "") -> Section:
    shown = desk.by_kind(tally)
    if shown is None or shown.is_empty:
        return Section(title, about, instead=_TOO_SMALL)
    bars = _bars(tally.columns, shown.column_totals) if chart else ()
    grid = _grid("Plan", shown, tally.columns, "Plans")
    return Section(title, about, (grid,), bars=bars, what=chart)


def _grid(corner: str, shown: Masked, headings: Sequence[str], unit: str) -> Grid:
    """Return a table in words: each row's total first, and all rows together below them.

    One row alone stands upright, with shares.
    """
    table = shown.table
    if len(table.rows) == 1:
        return Grid(table.rows[0], (unit, "Share of all"), tuple(_upright(shown, headings)))
    rows = [
        (name, (number(whole.value), *map(_said, values)))
        for name, whole, values in zip(table.rows, table.row_totals, shown.cells, strict=True)
    ]
    rows.append(("All", (number(table.total.value), *map(_said, shown.column_totals))))
    return Grid(corner, (unit, *headings), tuple(rows))


def _upright(shown: Masked, headings: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the one row of a table from top to bottom: how many of each, and which share."""
    for name, value in zip(headings, shown.cells[0], strict=True):
        yield name, (_said(value), _share(value, shown.table.total.value))


def _bars(labels: Iterable[str], values: Iterable[float | None]) -> tuple[BarRow, ...]:
    """Return the bars of a picture, none where there would be nothing to see."""
    rows = tuple(map(BarRow, labels, values))
    return rows if any(row.value for row in rows) else ()


def _said(value: float | None, say: Callable[[float], str] = number) -> str:
    return HIDDEN if value is None else say(value)


def _share(value: float | None, whole: float) -> str:
    if value is None:
        return HIDDEN
    return f"{100 * value / whole:.0f}%" if whole else ""


def _letters(figures: Figures, desk: Desk) -> Section:
    """Return how many targets have a finding about each letter; a target may have several."""
    title = "SMART quality by letter"
    about = (
        "How many targets have something to mend about each letter: an error or a warning. The "
        "check reads words, dates and numbers; it cannot tell whether a target is the right one. A "
        "kind of plan whose form calls a letter something else counts here under what it means: "
        "All-STAR's “Trackable” under Measurable, its “Realistic timing” under Time-bound."
    )
    shown = {letter: desk.of_all(tally) for letter, tally in figures.letters.items()}
    if all(one is None or one.is_empty for one in shown.values()):
        return Section(title, about, instead=_TOO_SMALL)
    found = {letter: one.cells[0][0] if one else None for letter, one in shown.items()}
    whole = {letter: one.table.total.value if one else 0 for letter, one in shown.items()}
    kinds = figures.letters_by_kind if desk.named else None
    own = kinds.table({}, list(LETTERS.values())) if kinds and len(kinds.columns) > 1 else None
    rows = tuple(
        (
            f"{letter} {label}",
            (
                _said(found[letter]),
                _share(found[letter], whole[letter]),
                *(number(cell.value) for cell in (own.cells[place] if own else ())),
            ),
        )
        for place, (letter, label) in enumerate(LETTERS.items())
    )
    columns = ("Targets to mend", "Share of all", *(own.columns if own else ()))
    bars = _bars([f"{letter} {label}" for letter, label in LETTERS.items()], found.values())
    grid = Grid("Letter", columns, rows, letters=True)
    return Section(title, about, (grid,), bars=bars, what="Targets to mend")


def _outcomes(figures: Figures, desk: Desk) -> Section:
    title = "Targets looked back at, by area and outcome"
    about = (
        "What the reviews say of the targets of the plans before. A target counts once, under the "
        "first area that the policy names for it."
    )
    # Without the others, the last column left would say the same of every target.
    tally = figures.outcomes.only_used() if desk.named else figures.outcomes
    if not tally.items:
        return Section(title, about, instead="No targets have been looked back at yet.")
    shown = desk.by_area(tally)
    if shown is None or shown.is_empty:
        return Section(title, about, instead=_TOO_SMALL)
    headings = [capital(words(name)) or "No outcome yet" for name in tally.columns]
    totals = {
        name or "no-outcome-yet": None if value is None else int(value)
        for name, value in zip(tally.columns, shown.column_totals, strict=True)
    }
    grid = _grid("Area", shown, headings, "Targets")
    return Section(title, about, (grid,), outcomes=totals)


def _open(figures: Figures, desk: Desk, numbers: Numbers) -> Section:
    """Return what has stood open for long: targets carried over, actions whose day has passed."""
    times = sorted({f"{one:g}" for one in numbers.times_carried.values()})
    often = " or ".join(times)
    asked = {
        "A target carried over for long": figures.carried,
        "An action that should be done by now": figures.late,
    }
    shown = [(label, desk.of_all(tally)) for label, tally in asked.items()]
    if all(one is None or one.is_empty for _, one in shown):
        return Section("Carried over and overdue", instead=_TOO_SMALL)
    rows = tuple(
        (
            label,
            (_said(one.cells[0][0]), _share(one.cells[0][0], one.table.total.value))
            if one
            else (HIDDEN, HIDDEN),
        )
        for label, one in shown
    )
    return Section(
        "Carried over and overdue",
        "How many plans have at least one. Carried over for long: it stood in as many plans before "
        f"as the policy says ({often}). An action counts until it is done or dropped.",
        (Grid("The plan has", ("Plans", "Share of all"), rows),),
    )


def _attendance(figures: Figures, desk: Desk) -> Section:
    title = "Attendance"
    shown, suspended = desk.of_all(figures.attendance), desk.of_all(figures.suspended)
    if shown is None or shown.is_empty:
        return Section(title, instead=_TOO_SMALL)
    rows = [*_upright(shown, figures.attendance.columns)]
    if suspended:
        value = suspended.cells[0][YES_NO.index("Yes")]
        share = _share(value, suspended.table.total.value)
        rows.append(("Suspended or excluded", (_said(value), share)))
    bars = _bars(figures.attendance.columns, shown.cells[0])
    return Section(
        title,
        "Attendance as each plan gives it. Suspended or excluded: at least once; these learners "
        "stand in one of the rows above too.",
        (Grid("Attendance", ("Plans", "Share of all"), tuple(rows)),),
        bars=bars,
        what="Plans by attendance",
    )


def _spending(figures: Figures, desk: Desk) -> Section:
    title = "Pupil premium by area"
    if not figures.spending.items:
        return Section(title, instead="Pupil premium is named, but nowhere with its cost.")
    shown = desk.by_area(figures.spending)
    if shown is None or shown.is_empty:
        return Section(title, instead=_TOO_SMALL)
    say = pounds if desk.named else _rounded
    about = "What the plans spend on their targets, and what they say it has changed."
    if not desk.named:
        about += f" Sums are rounded to £{_ROUNDED}, so they may not add up."
    bars = tuple(
        BarRow(name, value if desk.named or value is None else _round(value), _said(value, say))
        for name, (value,) in zip(shown.table.rows, shown.cells, strict=True)
    )
    grids = (_money(shown, say), *_impact(figures.impact.only_used(), desk))
    return Section(title, about, grids, bars=bars, what="Pounds by area")


def _money(shown: Masked, say: Callable[[float], str]) -> Grid:
    table = shown.table
    rows = [
        (name, (_said(row[0], say),)) for name, row in zip(table.rows, shown.cells, strict=True)
    ]
    if len(rows) > 1:
        rows.append(("All", (say(table.total.value),)))
    return Grid("Area", ("Spent",), tuple(rows))


def _impact(tally: Tally, desk: Desk) -> Iterator[Grid]:
    """Yield how many things paid for had which impact: by area where everything may be shown."""
    shown = desk.by_area(tally) if desk.named else desk.of_all(tally, "Impact")
    if shown and not shown.is_empty:
        grid = _grid("Area", shown, tally.columns, "Items")
        yield replace(grid, caption="Impact of what was paid for")


def _round(amount: float) -> int:
    return round(amount / _ROUNDED) * _ROUNDED


def _rounded(amount: float) -> str:
    return pounds(_round(amount))
