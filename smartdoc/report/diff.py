"""What changed between two plans: for a terminal, as Markdown, and for programs."""

from __future__ import annotations

import datetime
import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from smartdoc import __version__
from smartdoc.changes import Group, Piece, Sentence, halves, plain, shortened
from smartdoc.check.editions import NOW
from smartdoc.english import counted
from smartdoc.frozen import frozen
from smartdoc.model import Details, Plan, Record
from smartdoc.report.markdown import escaped
from smartdoc.report.style import Style
from smartdoc.values import day

_AROUND = 8
"""Words left around each change of a long text, in a terminal."""


@frozen
class Compared:
    """One side of a comparison: the plan, its file, and in words which version of it."""

    plan: Plan
    file: str
    about: str

    @property
    def sentence(self) -> str:
        """Return the meeting, the file, and the version where it is not the newest, in one line."""
        version = "" if self.about == NOW else f", {self.about}"
        return f"plan of {day(self.plan.meeting.date)} ({self.file}){version}"


@frozen
class Comparison:
    """Two plans and what changed from the one to the other."""

    before: Compared
    after: Compared
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many changes there are."""
        return sum(len(group.sentences) for group in self.groups)

    @property
    def summary(self) -> str:
        """Return in a sentence how much changed."""
        if not self.count:
            return "Nothing has changed: both say the same."
        parts = counted(len(self.groups), "part")
        return f"{counted(self.count, 'change')} in {parts} of the plan."

    @property
    def sides(self) -> tuple[str, str, str]:
        """Return the file if it is one and the same, else nothing, and what was compared."""
        if self.before.file == self.after.file:
            return self.after.file, self.before.about, self.after.about
        return "", self.before.sentence, self.after.sentence


def text(comparison: Comparison, style: Style) -> str:
    """Return what changed for a terminal."""
    parts = ["\n".join(_head(comparison, style))]
    parts += ["\n".join(change_lines(group, style)) for group in comparison.groups]
    return "\n\n".join([*parts, comparison.summary]) + "\n"


def _head(comparison: Comparison, style: Style) -> Iterator[str]:
    file, before, after = comparison.sides
    if file:
        yield style.paint(file, "1")
    yield from _wrapped(f"Before: {before}", style.width, "", 8)
    yield from _wrapped(f"After:  {after}", style.width, "", 8)
    for note in comparison.notes:
        yield from _wrapped(f"Note: {note}", style.width, "", 6)


def change_lines(group: Group, style: Style) -> Iterator[str]:
    """Yield what changed in one part of a plan, for a terminal."""
    yield style.paint(group.title, "1")
    for sentence in group.sentences:
        yield from _wrapped(f"- {sentence.text}", style.width, "  ", 2)
        yield from _words(sentence, style)


def _words(sentence: Sentence, style: Style) -> Iterator[str]:
    """Yield a long text as it was and as it is, with what differs in brackets."""
    pieces = shortened(sentence.pieces, _AROUND)
    fates = {piece.fate for piece in pieces}
    if len(fates) == 1:
        yield from _wrapped(f"“{pieces[0].text}”", style.width, "    ", 0)
        return
    was, now = halves(pieces) if pieces else ((), ())
    for label, half in (("was: ", was), ("now: ", now)):
        if half:
            yield from _wrapped(f"{label}{_marked(half)}", style.width, "    ", 5)


def _marked(pieces: Iterable[Piece]) -> str:
    said = ""
    for fate, words in pieces:
        before = said.rstrip() if words[:1] in ",.;:!?" else said
        said = f"{before}{words}" if fate == "same" else f"{before}[{words}]"
    return plain(said)


def _wrapped(said: str, width: int, indent: str, hanging: int) -> list[str]:
    return textwrap.wrap(
        said,
        width,
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_on_hyphens=False,
        break_long_words=False,
    )


def markdown(comparison: Comparison, _: Style) -> str:
    """Return what changed as Markdown: words that came are bold, words that went struck through."""
    parts = [
        "### What has changed",
        "  \n".join(_sides(comparison)),
        *map(escaped, comparison.notes),
    ]
    for group in comparison.groups:
        lines = "\n".join(f"- {_line(sentence)}" for sentence in group.sentences)
        parts.append(f"#### {escaped(group.title)}\n\n{lines}")
    return "\n\n".join([*parts, comparison.summary]) + "\n"


def _sides(comparison: Comparison) -> Iterator[str]:
    file, before, after = comparison.sides
    if file:
        yield f"**{escaped(file)}**"
    yield f"Before: {escaped(before)}"
    yield f"After: {escaped(after)}"


def _line(sentence: Sentence) -> str:
    pieces = shortened(sentence.pieces)
    return " ".join(filter(None, (escaped(sentence.text), "".join(_emphasised(pieces)))))


def _emphasised(pieces: Sequence[Piece]) -> Iterator[str]:
    marks = {"gone": "~~", "new": "**"}
    last = ""
    for fate, words in pieces:
        if last == "gone" and fate == "new":
            yield " "
        mark = marks.get(fate, "")
        spaces = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        yield f"{spaces[0]}{mark}{escaped(words.strip())}{mark}{spaces[1]}"
        last = fate


def json_(comparison: Comparison, style: Style) -> str:
    """Return what changed as one JSON object."""
    data = {
        "version": __version__,
        "before": _side(comparison.before),
        "after": _side(comparison.after),
        "notes": list(comparison.notes),
        "groups": [group_data(group, quote=style.quote) for group in comparison.groups],
        "summary": {"changes": comparison.count},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _side(side: Compared) -> dict[str, object]:
    return {
        "file": side.file,
        "about": side.about,
        "ref": side.plan.ref,
        "kind": side.plan.kind,
        "meeting": side.plan.meeting.date.isoformat(),
    }


def group_data(group: Group, *, quote: bool) -> dict[str, object]:
    """Return a group of changes for programs; with ``quote`` their values and words too."""
    return {
        "title": group.title,
        "target": group.target,
        "changes": [_change_data(sentence, quote=quote) for sentence in group.sentences],
    }


def _change_data(sentence: Sentence, *, quote: bool) -> dict[str, object]:
    field = sentence.field if quote else sentence.withheld_field
    said: dict[str, object] = {"field": field, "sentence": sentence.text}
    if quote:
        said["values"] = [
            {"before": _plain(one.before), "after": _plain(one.after)}
            for one in sentence.differences
        ]
        said["pieces"] = [{"fate": fate, "text": words} for fate, words in sentence.pieces]
    return said


def _plain(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Record):
        said = ((one.name.rstrip("_"), getattr(value, one.name)) for one in fields(value))
        return {name: _plain(one) for name, one in said if name != "path" and _says(one)}
    if isinstance(value, Details):
        return {name: _plain(value[name]) for name in value}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _says(value: object) -> bool:
    return value is not None and not (isinstance(value, Sequence | Details) and not len(value))


REPORTS: Mapping[str, Callable[[Comparison, Style], str]] = {
    "text": text,
    "json": json_,
    "markdown": markdown,
}
