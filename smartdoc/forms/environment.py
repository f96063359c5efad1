"""The environment of forms: the sandbox of all templates, with what suits Word instead of HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

from jinja2 import TemplateRuntimeError, nodes, pass_context
from jinja2.filters import FILTERS as BUILT_IN
from jinja2.runtime import Context
from markupsafe import Markup

from smartdoc.filters import FILTERS, is_list, printed
from smartdoc.render.sandbox import Sandbox
from smartdoc.templating.bounds import not_too_deep
from smartdoc.templating.growth import GUARDED

PARAGRAPH = "\ufdd0"
"""Ends a paragraph within a text; no text of a plan can hold this character."""

_GENERAL = (
    "abs capitalize count first float groupby int join last length list lower map max min reject "
    "rejectattr replace reverse round select selectattr sort sum title trim truncate unique upper "
    "wordcount"
).split()
_OF_LISTS = frozenset(
    "count first groupby join last length list map max min reject rejectattr reverse select "
    "selectattr sort sum unique".split()
)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; no text of a plan has it, but a tag can make it."""

_FOR_HTML = ("lines", "paragraphs", "prose")


class FormEnvironment(Sandbox):
    """A sandbox in which what is not filled has nothing in it, instead of being a fault.

    *Why:* staff who make a form would have to write an ``if`` around almost every tag. A name that
    does not exist is found before anything is filled.
    """

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a value of a block; there is none in what is not filled."""
        return None if obj is None else super().getattr(obj, attribute)

    def getitem(self, obj: object, argument: Any) -> object:
        """Return an entry; there is none in what is not filled."""
        return None if obj is None else super().getitem(obj, argument)

    def ready(self, source: str, name: str) -> nodes.Template:
        """Return the parsed source, in which lists that are not there have no entries."""
        tree = self.parse(source, name, name)
        with not_too_deep(name, name):
            for loop in list(tree.find_all(nodes.For)):
                loop.iter = _listed(loop.iter)
            for found in list(tree.find_all(nodes.Filter)):
                if found.name in _OF_LISTS and found.node is not None:
                    found.node = _listed(found.node)
        return tree


def environment() -> FormEnvironment:
    """Return a new environment for forms, which finds no other template."""
    env = FormEnvironment(finalize=said, loader=None)
    env.filters.clear()
    env.filters.update({name: BUILT_IN[name] for name in _GENERAL})
    unfit = GUARDED.keys() - set(_GENERAL)
    env.filters.update({name: one for name, one in env.watching.items() if name not in unfit})
    env.filters.update({name: one for name, one in FILTERS.items() if name not in _FOR_HTML})
    env.filters.update(_OWN)
    env.globals.clear()
    return env


def said(value: object) -> object:
    """Return what a form prints for a value: its lines without the space around them."""
    if isinstance(value, str) and _UNFIT.search(value):
        raise TemplateRuntimeError("this makes a character that Word cannot hold")
    if isinstance(value, Markup):
        return value
    if is_list(value):
        return ", ".join(str(said(one)) for one in cast("Iterable[object]", value))
    text = str(printed(value)).replace("\r\n", "\n")
    return "\n".join(line.strip(" \t") for line in text.strip().split("\n"))


def paragraphs(text: object) -> str:
    """Return the text in paragraphs of its own, one for each that an empty line ends."""
    blocks: list[list[str]] = [[]]
    for line in str(printed(text)).splitlines():
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return PARAGRAPH.join("\n".join(block) for block in blocks if block)


def lines(text: object) -> object:
    """Return the text with its lines, as it would be without this filter."""
    return printed(text)


def tick(value: object) -> str:
    """Return a ticked box for what is there or true, an empty one for what is not."""
    return "☑" if value else "☐"


def default(value: object, instead: str = "") -> object:
    """Return other words where nothing is filled in."""
    return instead if value is None or value in ("", ()) else value


@pass_context
def entries(_: Context, value: Iterable[object] | None) -> Iterable[object]:
    """Return a list's entries, none for one that is not there."""
    if isinstance(value, (str, int, float)):
        raise TemplateRuntimeError(f"“{value}” is not a list, so there is nothing to repeat")
    return () if value is None else value


def _listed(node: nodes.Node) -> nodes.Expr:
    return nodes.Filter(cast(nodes.Expr, node), "entries", [], [], None, None, lineno=node.lineno)


_OWN: dict[str, Callable[..., object]] = {
    one.__name__: one for one in (paragraphs, lines, tick, default, entries)
} | {"prose": lines, "d": default}
