"""Headings, paragraphs, boxes and figures."""

from __future__ import annotations

from smartdoc.fragment import Element
from smartdoc.word.flow import Context, Flow
from smartdoc.word.pictures import EMU_PER_TWIP, drawing, picture

RULED_LINES = 2
"""Lines to write on for each paragraph of class “lines”, as in the web page."""

_TALLEST = 0.75
"""The part of a page's height that a picture may take, so that its caption has room."""


def write_layout(flow: Flow, element: Element, context: Context) -> None:
    """Write what a section, header or div holds; its classes are for the web page."""
    if "new-page" in element.classes:
        flow.break_page()
    flow.blocks(element.children, context)


def write_page_break(flow: Flow, element: Element, context: Context) -> None:
    """Let the next block begin a page."""
    flow.break_page()


def write_heading(flow: Flow, heading: Element, context: Context) -> None:
    """Write a heading, which Word shows in its navigation pane."""
    preset = flow.styles.named("paragraph", f"Heading {heading.tag[1]}")
    flow.text(heading.children, flow.style_of(heading, preset), context)


def write_paragraph(flow: Flow, paragraph: Element, context: Context) -> None:
    """Write a paragraph, or lines to write on."""
    if "lines" in paragraph.classes:
        _write_lines(flow, paragraph, context)
    else:
        flow.text(paragraph.children, flow.style_of(paragraph, context.style), context)


def _write_lines(flow: Flow, paragraph: Element, context: Context) -> None:
    style = flow.style_of(paragraph, flow.styles.named("paragraph", "Lines"))
    flow.paragraph(flow.inline.runs(paragraph.children, style, context.look), style, context)
    for _ in range(RULED_LINES - 1):
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
            flow.paragraph(_picture(flow, part, context), style, here)
        else:
            write_caption(flow, part, here)


def write_caption(flow: Flow, caption: Element, context: Context) -> None:
    """Write the caption of a table or figure."""
    preset = flow.styles.named("paragraph", "Caption")
    flow.text(caption.children, flow.style_of(caption, preset), context)


def _picture(flow: Flow, image: Element, context: Context) -> str:
    found = picture(image.attributes["src"], flow.inline.where(image))
    flow.pictures += 1
    size = found.within(
        context.width * EMU_PER_TWIP, int(flow.reference.height * _TALLEST) * EMU_PER_TWIP
    )
    number = flow.links.picture(found.data)
    return drawing(flow.pictures, number, image.attributes["alt"], size)
