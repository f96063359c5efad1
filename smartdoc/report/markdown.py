"""Findings as Markdown, for a comment on a change or the page of a run.

What stands in a plan is data: every character with a meaning in Markdown is escaped, so that no
link, picture, mention or HTML can come from a plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from smartdoc.check import Checked, Known
from smartdoc.finding import Finding, Place
from smartdoc.report.style import Style
from smartdoc.report.summary import notes, summary_of

LONGEST = 60_000
"""Characters of a report; GitHub takes no comment of more than 65,536."""

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$^]|:(?=//)|(?<=www)\.)", re.I)
_WORD_JOINER = "\u2060"
_HEAD = "| Line | Rule | What to mend |\n| ---: | --- | --- |"


def report(files: Collection[Checked], style: Style, known: Known | None = None) -> Iterator[str]:
    """Yield the report: the summary, then a table for each plan with findings."""
    about = " ".join([summary_of(files).sentence, *notes(known)])
    yield f"### smartdoc\n\n{about}\n"
    left = LONGEST
    hidden = 0
    for checked in files:
        rows = [_row(finding, style) for finding in checked.findings if style.shows(finding)]
        shown = list(_fitting(rows, left))
        left -= sum(map(len, shown))
        hidden += len(rows) - len(shown)
        if shown:
            yield "\n".join(["", f"#### {escaped(checked.file)}\n", _HEAD, *shown, ""])
    if hidden:
        yield f"\n{hidden} more are not shown here: smartdoc check lists them all.\n"


def _fitting(rows: Sequence[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= len(row)
        if room < 0:
            return
        yield row


def _row(finding: Finding, style: Style) -> str:
    place = finding.place or Place(1, 1)
    level = "waived" if finding.waived else finding.level.label
    hint = f" → {style.words(finding.hint)}" if finding.hint else ""
    told = escaped(style.words(finding.message) + hint)
    return f"| {place.line} | **{level}** {finding.rule} {finding.name} | {told} |"


def escaped(text: str) -> str:
    """Return the text as one line that Markdown prints as it is."""
    line = " ".join(text.split())
    # A mention is made from the printed text, so no escape keeps it from calling somebody.
    return _SIGNS.sub(r"\\\1", line).replace("@", f"@{_WORD_JOINER}")
