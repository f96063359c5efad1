"""How all plans stand, as a person reads it in a terminal, and as a program does."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from smartdoc import __version__
from smartdoc.cohort import Grid, Need, Report
from smartdoc.english import counted, sentence_case
from smartdoc.filters import day, short_day
from smartdoc.report.style import Style

Counts = Mapping[str, Mapping[str, Mapping[str, float]]]

_GAP = 2
_LABEL = 40
"""Columns that the longest label of a row may take."""


def as_text(report: Report, style: Style) -> str:
    """Return what is open for each learner and then all numbers, in the width of the style.

    Quietly only what is open. Names are left out where the plans' words are.
    """
    blocks = [*_open(report, style), *_left_out(report, style)]
    if not style.quiet:
        blocks += _numbers(report, style)
    blocks.append([_summary(report)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def as_json(report: Report, counts: Counts, style: Style) -> str:
    """Return the same as one JSON object; the numbers by table, row and column."""
    found = {
        "version": __version__,
        "today": report.today.isoformat(),
        "facts": dict(report.facts),
        "open": [_entry(need, style) for need in report.needs],
        "unreadable": list(report.unreadable),
        "counts": counts,
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _entry(need: Need, style: Style) -> dict[str, object]:
    return {
        "ref": need.ref,
        "name": need.name if style.quote else None,
        "kind": need.kind,
        "next_meeting": need.next.isoformat() if need.next else None,
        "timing": need.timing,
        "open": list(need.says),
    }


def _headings(report: Report) -> dict[str, str]:
    return {
        "overdue": "The meeting is overdue",
        "undated": "No date for the next meeting",
        "due": f"The meeting is within {counted(report.due_days, 'day')}",
        "later": "Open although the meeting is later",
    }


def _open(report: Report, style: Style) -> Iterator[list[str]]:
    """Yield a block for each heading that some plan stands under."""
    widths = _widths(report.needs, style)
    for timing, heading in _headings(report).items():
        needs = [need for need in report.needs if need.timing == timing]
        if needs:
            lines = (line for need in needs for line in _need(need, widths, style))
            yield [style.paint(f"{heading} ({len(needs)})", "1"), *lines]


def _left_out(report: Report, style: Style) -> Iterator[list[str]]:
    if report.unreadable:
        files = (f"  {file}" for file in report.unreadable)
        heading = f"Not counted, because not readable as a plan ({len(report.unreadable)})"
        yield [style.paint(heading, "1"), *files, "  → See what is wrong: smartdoc check"]


def _cells(need: Need, style: Style) -> tuple[str, ...]:
    who = f"{need.name} ({need.ref})" if style.quote else need.ref
    return who, need.kind, short_day(need.next)


def _widths(needs: Iterable[Need], style: Style) -> tuple[int, ...]:
    rows = [_cells(need, style) for need in needs]
    return tuple(max(map(len, column)) for column in zip(*rows, strict=True))


def _need(need: Need, widths: Sequence[int], style: Style) -> Iterator[str]:
    """Yield the lines of one plan: who, which kind, the day, and what is open."""
    cells = zip(_cells(need, style), widths, strict=True)
    start = "  " + "".join(f"{cell:<{width + _GAP}}" for cell, width in cells)
    room = max(style.width - len(start), 20)
    first, *rest = textwrap.wrap("; ".join(_beside_day(need)), room, break_on_hyphens=False)
    yield f"{start}{first}".rstrip()
    for line in rest:
        yield " " * len(start) + line


def _beside_day(need: Need) -> Iterator[str]:
    """Yield what is open, without what the heading above says already."""
    for said in need.says:
        if said != "no date for the next meeting":
            yield said.removeprefix("meeting ")
    if need.says == ("no date for the next meeting",):
        yield f"last meeting {short_day(need.met)}"


def _numbers(report: Report, style: Style) -> Iterator[list[str]]:
    for section in report.sections:
        lines = [line for grid in section.grids for line in _grid(grid, style)]
        yield [style.paint(section.title, "1"), *(lines or [f"  {section.instead}"])]


def _grid(grid: Grid, style: Style) -> Iterator[str]:
    """Yield a table with its numbers to the right of each column."""
    if grid.caption:
        yield f"  {grid.caption}"
    label = min(max(map(len, [grid.corner, *(name for name, _ in grid.rows)])), _LABEL)
    columns = list(zip(*(cells for _, cells in grid.rows), strict=True))
    widths = [
        max(len(word) for text in (*heading.split(), *cells) for word in text.split())
        for heading, cells in zip(grid.columns, columns, strict=True)
    ]
    widths = _widened(widths, grid.columns, style.width - label - 2)
    heads = [textwrap.wrap(text, width) for text, width in zip(grid.columns, widths, strict=True)]
    deep = max(map(len, heads))
    for at in range(deep):
        said = [grid.corner if at == deep - 1 else ""]
        lines = [head[at - deep] if at >= deep - len(head) else "" for head in heads]
        yield _row([*said, *lines], label, widths)
    for name, cells in grid.rows:
        *before, last = textwrap.wrap(name, label)
        yield from (f"  {line}" for line in before)
        yield _row([last, *cells], label, widths)


def _widened(widths: Sequence[int], headings: Sequence[str], room: int) -> list[int]:
    """Return the columns' widths, those with a long heading wider where there is room."""
    found = list(widths)
    for at, heading in enumerate(headings):
        spare = room - sum(found) - _GAP * len(found)
        found[at] += max(0, min(spare, len(heading) - found[at], 14 - found[at]))
    return found


def _row(texts: Sequence[str], label: int, widths: Sequence[int]) -> str:
    first, *cells = texts
    numbers = (f"{cell:>{width + _GAP}}" for cell, width in zip(cells, widths, strict=True))
    return f"  {first:<{label}}{''.join(numbers)}".rstrip()


def _summary(report: Report) -> str:
    """Return the last line: how many plans, and how many of them want something soonest."""
    facts = dict(report.facts)
    plans = int(facts.get("Plans", "0").replace(",", ""))
    by_timing = [need.timing for need in report.needs]
    said = [
        f"{by_timing.count('overdue')} overdue",
        f"{by_timing.count('due')} due soon",
        f"{by_timing.count('undated')} without a date",
    ]
    return sentence_case(f"{counted(plans, 'plan')} on {day(report.today)}: {', '.join(said)}.")
