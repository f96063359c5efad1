"""Findings as a person reads them in a terminal: the place, the line, what to write instead."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator

from smartdoc.check import Checked, Known
from smartdoc.finding import Finding, Level, Place
from smartdoc.report import statistics
from smartdoc.report.style import Style
from smartdoc.report.summary import notes, summary_of

_REMARK = re.compile(r"(?<!\s)\s+#\s.*\Z")
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.ADVICE: "36"}


def report(files: Collection[Checked], style: Style, known: Known | None = None) -> Iterator[str]:
    """Yield the report on these files in pieces, with a summary as its last line."""
    for checked in files:
        for finding in checked.findings:
            if style.shows(finding):
                yield "\n".join(_lines(finding, checked, style)) + "\n\n"
    if style.statistics:
        yield from (f"{table}\n\n" for table in statistics.as_text(files))
    yield "\n".join([*notes(known), summary_of(files).sentence]) + "\n"


def _lines(finding: Finding, checked: Checked, style: Style) -> Iterator[str]:
    place = finding.place or Place(1, 1)
    level = "waived" if finding.waived else finding.level.label
    mark = style.paint(f"{finding.rule} {level}", f"1;{_COLOURS[finding.level]}")
    yield f"{finding.file}:{place.line}:{place.column}: {mark} {finding.name}"
    letter = f"{finding.criterion} {finding.label}: " if finding.label else ""
    yield from _wrapped(letter + style.words(finding.message), style.width)
    if style.quote:
        yield from _excerpt(checked, place, style)
    if finding.hint:
        yield from _wrapped("→ " + style.words(finding.hint), style.width)


def _wrapped(text: str, width: int) -> list[str]:
    indent = "    " if text.startswith("→") else "  "
    return textwrap.wrap(
        text,
        width,
        initial_indent="  ",
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _excerpt(checked: Checked, place: Place, style: Style) -> Iterator[str]:
    """Yield the line with a caret under what is wrong; a long line is cut around it."""
    lines = checked.source.lines
    if not checked.source.text or place.line > len(lines):
        return
    number = str(place.line)
    line = "".join(char if char.isprintable() else "�" for char in lines[place.line - 1])
    room = max(20, style.width - len(number) - 6)
    end = len(_REMARK.sub("", line).rstrip())
    start = 0 if place.column + 10 <= room else place.column - room // 2
    shown = line[start : start + room]
    wanted = place.width or max(1, end - place.column + 1)
    length = min(wanted, room - (place.column - 1 - start))
    yield f"  {number} | {shown}".rstrip()
    caret = " " * (place.column - 1 - start) + style.paint("^" * max(1, length), "1;31")
    yield f"  {' ' * len(number)} | {caret}"
