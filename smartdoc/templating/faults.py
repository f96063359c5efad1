"""Says what is wrong with a template, and where, in words for those who write templates."""

from __future__ import annotations

import builtins
from pathlib import Path
from traceback import walk_tb
from typing import NoReturn

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from smartdoc import assets
from smartdoc.errors import SmartdocError
from smartdoc.late import late
from smartdoc.model import Details
from smartdoc.templating.growth import TooMuch

_MARK = late(r"[“”\"]|(?<!\w)'|'(?!\w)")
"""A quotation mark, of ours or of Python's; no apostrophe within a word."""

_CAMEL = late(r"(?<=[a-z])(?=[A-Z])")

FAULTS = (
    TemplateError,
    RuntimeError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
)
"""What a template can do wrong while it runs; anything else is a fault in smartdoc."""

_WITHOUT_VALUES = (TemplateSyntaxError, AttributeError)
"""Faults that are told before anything is made, or with what a filter of ours asked for."""


def refuse(error: BaseException, folders: tuple[Path, ...]) -> NoReturn:
    """Raise what the user needs to know of a template's fault, or the error if it is no such."""
    place = _place(error, folders)
    if place is None and not isinstance(error, TemplateError):
        raise error
    message, hint = _explained(error)
    if not isinstance(error, _WITHOUT_VALUES):
        message = covered(message, _source(error, folders))
    where = f"Template {place}: " if place else ""
    raise SmartdocError(f"{where}{message}", hint) from error


def covered(said: str, source: str) -> str:
    """Return what is said of a fault without quotations that do not stand in the template.

    They were made while it ran, and may be words of a plan, which no log may repeat. Such words may
    have quotation marks in them: all up to the last mark goes with the first that is not known.
    """
    marks = [found.start() for found in _MARK.finditer(said)]
    at = 0
    while at < len(marks):
        end = _closing(said, marks, at)
        words = said[marks[at] + 1 : marks[end]]
        if words not in _TYPES and not (words and words in source):
            return f"{said[: marks[at]]}“…”{said[marks[-1] + 1 :]}"
        at = end + 1
    return said


def _closing(said: str, marks: list[int], opening: int) -> int:
    """Return which mark ends a quotation, the opening one itself where none does.

    Ours reach as far as they can; no message of ours has two of them.
    """
    if said[marks[opening]] == "“":
        return len(marks) - 1
    sign = said[marks[opening]]
    later = range(opening + 1, len(marks))
    return next((each for each in later if said[marks[each]] == sign), opening)


_TYPES = frozenset(
    name for name, each in vars(builtins).items() if isinstance(each, type) and name.islower()
) | {"Markup", "NoneType", "generator"}
"""What Python calls the values of templates."""


def _source(error: BaseException, folders: tuple[Path, ...]) -> str:
    """Return the text of every template of ours and the team's that a fault came through."""
    files = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        files.append(error.filename or "")
    known = dict.fromkeys(file for file in files if shown(file, folders))
    return "\n".join(assets.read_text(Path(file)) for file in known)


def _place(error: BaseException, folders: tuple[Path, ...]) -> str | None:
    """Return the innermost template and line that the error comes from, None if from none."""
    if isinstance(error, TemplateSyntaxError):
        name = error.filename or error.name or "?"
        return f"{shown(name, folders) or name}, line {error.lineno}"
    place = None
    for frame, line in walk_tb(error.__traceback__):
        if file := shown(frame.f_code.co_filename, folders):
            place = f"{file}, line {line}"
    return place


def shown(file: str, folders: tuple[Path, ...]) -> str | None:
    """Return a template's file as users know it: from the folder above ``templates``."""
    for folder in folders:
        if Path(file).is_relative_to(folder):
            return Path(file).relative_to(folder.parent).as_posix()
    return None


class Unknown(StrictUndefined):
    """A name that does not exist, said in words that do not show our class names."""

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            return f"nothing is called “{name}”"
        if isinstance(owner, Details):
            return f"neither the plan nor its schema has “{name}”"
        return f"the {_CAMEL.sub(' ', type(owner).__name__).lower()} has no “{name}”"


def _explained(error: BaseException) -> tuple[str, str]:
    """Return what went wrong in a template, and what to do about it."""
    match error:
        case TemplatesNotFound():
            return f"there is no template “{'” or “'.join(map(str, error.templates))}”.", _ADD
        case TemplateNotFound():
            return f"there is no template “{error.name}”.", _ADD
        case TooMuch():
            return f"{error}", "Look for a loop that does not end, or a text that is repeated."
        case MemoryError():
            return "it needs more memory than there is.", "Look for a text that is repeated."
        case SecurityError():
            return f"this is not allowed in a template: {error}", "Leave it out."
        case UndefinedError():
            return f"{str(error).rstrip('.')}.", (
                "Correct the name. A plan's values have the names of its YAML file; those of a "
                "kind of your own are under plan.extra."
            )
        case RecursionError():
            return "it calls itself without end.", _EXTENDS
        case _:
            return f"{str(error).rstrip('.')}.", "Correct the template."


_ADD = "Put it beside the other templates, or correct its name."
_EXTENDS = (
    "To build on a template of the same name, extend the one that came with smartdoc, with "
    'builtin/ before its name: {% extends "builtin/plan.html.jinja" %}'
)
