"""How templates put a plan's values into words: days, deadlines, names, numbers, text.

Everything that comes from a plan is escaped here or left to the autoescape of the templates. A
:class:`~markupsafe.Markup` is returned only by filters that add line breaks or paragraphs.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, cast

from jinja2 import TemplateRuntimeError, Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from smartdoc.english import sentence_case
from smartdoc.language.first_person import as_deed, as_help, as_promise
from smartdoc.model.record import SEVERAL_VALUES
from smartdoc.values import Value as Value
from smartdoc.values import amount as amount
from smartdoc.values import day as day
from smartdoc.values import number as number
from smartdoc.values import pounds as pounds
from smartdoc.values import short_day as short_day
from smartdoc.values import words as words

_NO_BRACKETS = "this needs brackets, with what it is about in them"


class _HasDeadline(Protocol):
    @property
    def due(self) -> str | None: ...

    @property
    def due_on(self) -> datetime.date | None: ...


class _Names(Protocol):
    def person(self, id: str | None) -> str: ...  # noqa: A002 - the field's own name

    def name(self, id: str | None) -> str: ...  # noqa: A002

    def target_name(self, id: str | None) -> str: ...  # noqa: A002


def deadline(dated: _HasDeadline) -> str:
    """Return the day by which something is due, or the words that stand in its place."""
    return day(dated.due_on) or dated.due or ""


def by_when(dated: _HasDeadline, before: str = "by") -> str:
    """Return the deadline within a sentence; words in place of a day may have a “by” already."""
    said = f"{before} {day(dated.due_on)}" if dated.due_on else f"due: {dated.due}"
    return said if dated.due else ""


def paragraphs(text: object, style: str = "") -> Markup:
    """Return the text as paragraphs, of this class if one is given.

    A blank line ends a paragraph; a single line break stays a line break.
    """
    opening = Markup('<p class="{}">').format(style) if style else Markup("<p>")
    return Markup("\n").join(
        Markup("{}{}</p>").format(opening, _broken(lines)) for lines in _blocks(text)
    )


def lines(text: object) -> Markup:
    """Return the text for inside a line or a table's cell, with its line breaks."""
    if isinstance(text, Markup):
        return text
    if isinstance(text, str) and "\n" not in text:
        return escape(text.strip())
    return Markup("<br><br>").join(_broken(block) for block in _blocks(text))


def prose(text: object) -> Markup:
    """Return the text for a place that may hold paragraphs, and needs none for a single one."""
    several = not isinstance(text, Markup) and len(_blocks(text)) > 1
    return paragraphs(text) if several else lines(text)


def _broken(block: list[str]) -> Markup:
    return Markup("<br>").join(escape(line) for line in block)


def _blocks(text: object) -> list[list[str]]:
    """Return the lines of each paragraph, without the space around them."""
    blocks: list[list[str]] = [[]]
    for line in str(printed(text)).splitlines():
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


@pass_context
def person(context: Context, id: str | None) -> str:  # noqa: A002 - the field's own name
    """Return who has this id: ``R. Okafor, designated teacher``; an unknown id as written."""
    return _names(context).person(id)


@pass_context
def name(context: Context, id: str | None) -> str:  # noqa: A002
    """Return the name alone, or the role of somebody unnamed; an unknown id as written."""
    return _names(context).name(id)


@pass_context
def target_name(context: Context, id: str | None) -> str:  # noqa: A002
    """Return what the target with this id is called, here or in the plan before."""
    return _names(context).target_name(id)


def _names(context: Context) -> _Names:
    return cast(_Names, context["view"])


def capital(text: str | None) -> str:
    """Return the text with a capital letter first; unlike ``capitalize`` it leaves the rest."""
    return sentence_case(str(printed(text)))


def yes_no(value: bool | None) -> str:
    """Return ``Yes``, ``No``, or nothing where neither is said."""
    return "" if value is None else "Yes" if value else "No"


def printed(value: object) -> object:
    """Return what a template prints for a value without a filter: never None, True or 90.0.

    Of a list it prints the entries, with commas. Raises ``TemplateRuntimeError`` for what has no
    words of its own: a block of several values, or a function.
    """
    if isinstance(value, (str, Undefined)):
        return value
    if value is None or isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, datetime.date):
        return day(value)
    if isinstance(value, (int, float)):
        return number(value)
    if is_list(value):
        said = [printed(one) for one in cast("Iterable[object]", value)]
        has_tags = any(isinstance(one, Markup) for one in said)
        return Markup(", ").join(map(escape, said)) if has_tags else ", ".join(map(str, said))
    raise TemplateRuntimeError(_NO_BRACKETS if callable(value) else SEVERAL_VALUES)


def is_list(value: object) -> bool:
    """Tell whether a value is a list of a plan, or one that a filter makes on the way."""
    return isinstance(value, (tuple, list, Iterator)) and not callable(value)  # as loop is


FILTERS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        amount,
        as_deed,
        as_help,
        as_promise,
        by_when,
        capital,
        day,
        deadline,
        lines,
        name,
        number,
        paragraphs,
        person,
        pounds,
        prose,
        short_day,
        target_name,
        words,
        yes_no,
    )
}
"""The filters under the names by which templates use them."""
