"""Lists: bulleted, numbered, and those whose bullets are boxes to tick."""

from __future__ import annotations

from smartdoc.fragment import Element, first_paragraph
from smartdoc.word.flow import Context, Flow, Indent
from smartdoc.word.numbering import BULLET, LEVELS, NUMBER, Place
from smartdoc.word.runs import spoken
from smartdoc.word.styles import Style

CONTINUED = "List Continue"
TICKS = "Ticks"
SHORT = 3
"""Items of a list that is not parted at the foot of a page."""


def write_list(flow: Flow, element: Element, context: Context) -> None:
    """Write a list; each numbered one begins at 1."""
    kind = BULLET if element.tag == "ul" else NUMBER
    level = min(context.level, LEVELS - 1)
    marker = _marker(flow.lists.start(kind, level), level)
    style, first, later = _contexts(flow, element, kind, flow.lists.place(kind, level), context)
    _write_items(flow, element, marker, style, (first, later))
    _end(flow, context)


def write_ticks(flow: Flow, element: Element, context: Context) -> None:
    """Write a list whose items begin with a box to tick."""
    ticks = flow.styles.named("paragraph", TICKS)
    place = Place(ticks.left, ticks.hanging)
    style, first, later = _contexts(flow, element, TICKS, place, context)
    first = first._replace(look=first.look._replace(hanging_tick=True))
    _write_items(flow, element, "", style, (first, later))
    _end(flow, context)


def _write_items(
    flow: Flow, element: Element, marker: str, style: Style, contexts: tuple[Context, Context]
) -> None:
    """Write the items, those of a short list on one page."""
    items = element.all("li")
    for number, item in enumerate(items, start=1):
        kept = len(items) <= SHORT and number < len(items)
        first, later = (one._replace(keep_next=one.keep_next or kept) for one in contexts)
        _write_item(flow, item, marker, flow.style_of(item, style), first, later)


def _end(flow: Flow, context: Context) -> None:
    if context.plain and not context.level:
        flow.end_list()


def write_unordered(flow: Flow, element: Element, context: Context) -> None:
    """Write a list of either kind of bullet."""
    write = write_ticks if "ticks" in element.classes else write_list
    write(flow, element, context)


def _contexts(
    flow: Flow, element: Element, kind: str, place: Place, context: Context
) -> tuple[Style, Context, Context]:
    """Return the style of the items, and where their first and their later paragraphs stand.

    In the body's own text the list's style says how far in they stand. Elsewhere, and under another
    list, that is counted from the surroundings.
    """
    base = context.base
    if context.plain:
        preset = flow.styles.named("paragraph", kind)
        style = flow.style_of(element, preset)
        base = base if style == preset else style.left
        later = flow.styles.named("paragraph", CONTINUED)
    else:
        later = style = flow.style_of(element, context.style)
    left = base + place.left
    if kind == TICKS and context.level:
        left += flow.lists.place(BULLET, context.level - 1).left
    own = context.plain and not base and (kind != TICKS or not context.level)
    inner = context._replace(level=context.level + 1, base=base, style=later, indent=Indent(left))
    return style, inner._replace(indent=None if own else Indent(left, place.hanging)), inner


def _write_item(
    flow: Flow, item: Element, marker: str, style: Style, first: Context, later: Context
) -> None:
    paragraph, opening, rest = first_paragraph(item.children)
    if paragraph:
        style = flow.style_of(paragraph, style)
    if "lang" in item.attributes:
        first = first._replace(look=spoken(first.look, item))
        later = later._replace(look=spoken(later.look, item))
    flow.text(opening, style, first, marker)
    flow.blocks(rest, later)


def _marker(number: str, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
