"""Headings, paragraphs, boxes and figures."""

from __future__ import annotations

from smartdoc.fragment import Element
from smartdoc.word.flow import SECTIONS, Context, Flow
from smartdoc.word.pictures import EMU_PER_TWIP, drawing, picture

RULED_LINES = 2
"""Lines to write on for each paragraph of class “lines”, as in the web page."""

_TALLEST = 0.75
"""The part of a page's height that a picture may take, so that its caption has room."""

_TALLEST_LOGO = 1021
"""1.8 cm, in twentieths of a point."""


_CLOSE_HEADING = 140
"""The space above a heading on a page that everything must fit on."""


def write_layout(flow: Flow, element: Element, context: Context) -> None:
    """Write what a section, header or div holds; its classes are for the web page."""
    if "new-page" in element.classes:
        flow.break_page()
    own = [SECTIONS[name] for name in element.classes if name in SECTIONS]
    flow.blocks(element.children, _within(flow, own[0], context) if own else context)


def _within(flow: Flow, section: str, context: Context) -> Context:
    """Return where the blocks of a section stand that has styles of its own.

    Its lists are set in the style of its text, as in a box.
    """
    context = context._replace(section=section)
    style = flow.preset("", context)
    return context._replace(style=style, plain=False, base=style.left)


def write_page_break(flow: Flow, element: Element, context: Context) -> None:
    """Let the next block begin a page."""
    flow.break_page()


def write_heading(flow: Flow, heading: Element, context: Context) -> None:
    """Write a heading, which Word shows in its navigation pane."""
    preset = flow.styles.named("paragraph", f"Heading {heading.tag[1]}")
    larger = context.section and flow.styles.get("character", f"{context.section} Heading")
    if larger:
        context = context._replace(look=context.look._replace(style=larger))
    flow.text(heading.children, flow.style_of(heading, preset), context)
    if context.section in (SECTIONS["one-page"], SECTIONS["close-page"]):
        flow.move_up(_CLOSE_HEADING)


def write_paragraph(flow: Flow, paragraph: Element, context: Context) -> None:
    """Write a paragraph, or lines to write on."""
    if "lines" in paragraph.classes:
        _write_lines(flow, paragraph, context)
    else:
        flow.text(paragraph.children, flow.style_of(paragraph, context.style), context)


def _write_lines(flow: Flow, paragraph: Element, context: Context) -> None:
    style = flow.style_of(paragraph, flow.styles.named("paragraph", "Lines"))
    runs = flow.inline.runs(paragraph.children, style, context.look)
    flow.paragraph(runs, style, context._replace(keep_next=True))
    for _ in range(RULED_LINES - 2):
        flow.paragraph("", style, context._replace(keep_next=True))
    flow.paragraph("", style, context)


def write_quote(flow: Flow, quote: Element, context: Context) -> None:
    """Write the paragraphs of a quotation."""
    _write_box(flow, quote, context, "Quote")


def write_aside(flow: Flow, aside: Element, context: Context) -> None:
    """Write the paragraphs of a note; Word draws one box around those of one style."""
    _write_box(flow, aside, context, "Note")


def _write_box(flow: Flow, element: Element, context: Context, name: str) -> None:
    style = flow.style_of(element, flow.styles.named("paragraph", name))
    flow.blocks(element.children, context._replace(style=style, plain=False, base=style.left))


def write_figure(flow: Flow, figure: Element, context: Context) -> None:
    """Write a picture and its caption, on one page."""
    style = flow.style_of(figure, flow.styles.named("paragraph", "Figure"))
    parts = [child for child in figure.children if isinstance(child, Element)]
    for part in parts:
        here = context._replace(keep_next=context.keep_next or part is not parts[-1])
        if part.tag == "img":
            flow.paragraph(_picture(flow, part, context, _tallest(flow, figure)), style, here)
        else:
            write_caption(flow, part, here, "Small" if "chart" in figure.classes else "Caption")


def write_caption(flow: Flow, caption: Element, context: Context, style: str = "Caption") -> None:
    """Write the caption of a table or figure; that of a chart is a sentence with its numbers."""
    preset = flow.styles.named("paragraph", style)
    flow.text(caption.children, flow.style_of(caption, preset), context)


def _tallest(flow: Flow, figure: Element) -> int:
    return _TALLEST_LOGO if "logo" in figure.classes else int(flow.reference.height * _TALLEST)


def _picture(flow: Flow, image: Element, context: Context, tallest: int) -> str:
    found = picture(image.attributes["src"], flow.inline.where(image))
    flow.pictures += 1
    size = found.within(context.width * EMU_PER_TWIP, tallest * EMU_PER_TWIP)
    number = flow.links.picture(found.data)
    vector = flow.links.picture(found.vector, "svg") if found.vector else ""
    return drawing(flow.pictures, (number, vector), image.attributes["alt"], size)
