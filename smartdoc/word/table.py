"""Tables: heading rows that repeat, rows that stay whole, columns as wide as their words ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from smartdoc.fragment import Element, lines, plain_text
from smartdoc.word.blocks import write_caption
from smartdoc.word.flow import Context, Flow
from smartdoc.word.markup import attribute
from smartdoc.word.pictures import EMU_PER_TWIP, picture
from smartdoc.word.runs import spoken
from smartdoc.word.styles import Style
from smartdoc.word.widths import Column, column, column_widths

PLAN, FORM = "Plan Table", "Form Table"
TEXT, HEADING = "Table Text", "Table Heading"
WRITE_HEIGHT, WRITE_WIDTH = 850, 1871
"""Room for two lines of handwriting of a few words each: 1.5 and 3.3 cm."""

_LOW = 75
"""Letters in a row that make it a line high or little more."""

_SIDES = (
    "<w:tcBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C3CCD3"/>'
        for side in ("left", "right")
    )
    + "</w:tcBorders>"
)
"""Lines between cells to write in, which have no words that would show where each begins."""

_WRITING = 3300
"""As much of a column's text as one cell to write in counts for when widths are shared."""

_WIDE = 4
"""For how many other cells to write in one counts that asks for whole sentences."""

PADDING = 230
"""Both sides of a cell together, in twentieths of a point: as the table styles have it."""


class Place(NamedTuple):
    """Where a row stands: in the head of its table; on the page of the row after it."""

    heading: bool
    kept: bool


def write_table(flow: Flow, table: Element, context: Context) -> None:
    """Write a table after its caption."""
    for caption in table.all("caption"):
        write_caption(flow, caption, context._replace(keep_next=True))
    flow.begin_table()
    rows = table.rows()
    heading_rows = sum(len(head.children) for head in table.all("thead"))
    widths = _widths(flow, rows, context.width)
    flow.out.append(f"<w:tbl>{_properties(flow, table, context, heading_rows > 0)}{_grid(widths)}")
    for number, row in enumerate(rows):
        place = Place(number < heading_rows, _is_kept(rows, number, heading_rows))
        _write_row(flow, row, widths, context, place)
    flow.out.append("</w:tbl>")
    flow.end_table()


def _is_kept(rows: Sequence[Element], number: int, heading_rows: int) -> bool:
    """Tell whether a row must not be the last on its page.

    The headings are not alone there, and neither the first row nor the last stands by itself, if
    it is low: to move high rows would leave too much of a page empty.
    """
    if number < heading_rows or number + 1 >= len(rows):
        return number < heading_rows and number + 1 < len(rows)
    alone = number == heading_rows or number + 2 == len(rows)
    return alone and _is_low(rows[number]) and _is_low(rows[number + 1])


def _is_low(row: Element) -> bool:
    return len(plain_text(row.children)) <= _LOW


def _properties(flow: Flow, table: Element, context: Context, headed: bool) -> str:
    """Return the properties of the table, in the order that Word wants."""
    style = _style(flow, table)
    row_headings = all(row.children and _is_heading(row, 0) for row in table.rows())
    captions = table.all("caption")
    title = plain_text(captions[0].children) if captions else ""
    description = table.attributes.get("title", "")
    return (
        f'<w:tblPr><w:tblStyle w:val="{style.id}"/>'
        f'<w:tblW w:w="{context.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        + _look(headed, row_headings)
        + (
            f'<w:tblCaption w:val="{attribute(title or description)}"/>'
            if title or description
            else ""
        )
        + (f'<w:tblDescription w:val="{attribute(description)}"/>' if title and description else "")
        + "</w:tblPr>"
    )


def _style(flow: Flow, table: Element) -> Style:
    named = [name for name in table.classes if name != "form"]
    preset = FORM if "form" in table.classes else PLAN
    where = flow.inline.where(table)
    return flow.styles.of_classes("table", named, where) or flow.styles.named("table", preset)


def _look(headed: bool, row_headings: bool) -> str:
    """Return which special formats of the table style count: first row, first column."""
    bits = 0x0020 * headed + 0x0080 * row_headings + 0x0400 + 0x0200
    return (
        f'<w:tblLook w:val="{bits:04X}" w:firstRow="{headed:d}" w:lastRow="0" '
        f'w:firstColumn="{row_headings:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _is_heading(row: Element, place: int) -> bool:
    cell = row.children[place]
    return isinstance(cell, Element) and cell.tag == "th"


def _widths(flow: Flow, rows: tuple[Element, ...], total: int) -> list[int]:
    cells = [[cell for cell in row.children if isinstance(cell, Element)] for row in rows]
    columns = [_column(flow, down, total) for down in zip(*cells, strict=True)]
    return column_widths(columns, total)


def _column(flow: Flow, cells: Sequence[Element], total: int) -> Column:
    """Return what a column needs for its words, and up to a quarter of the width for a picture."""
    found = column([(lines(cell.children), cell.tag == "th") for cell in cells], PADDING)
    found = _with_room_to_write(found, sum(map(_writing, cells)), total)
    figures = [
        child
        for cell in cells
        for child in cell.children
        if isinstance(child, Element) and child.tag == "figure"
    ]
    if not figures:
        return found
    width = PADDING + max(
        picture(image.attributes["src"], flow.inline.where(image)).width // EMU_PER_TWIP
        for figure in figures
        for image in figure.all("img")
    )
    least = min(width, total // 4)
    return found._replace(
        word=max(found.word, least),
        short=max(found.short, least),
        most=max(found.most, width),
        area=found.area + width,
    )


def _writing(cell: Element) -> int:
    """Return for how many cells this one counts that are to be filled in by hand."""
    return ("write" in cell.classes) * (_WIDE if "wide" in cell.classes else 1)


def _with_room_to_write(found: Column, cells: int, total: int) -> Column:
    """Return what a column needs in which so many cells are to be filled in by hand."""
    if not cells:
        return found
    least = max(found.short, WRITE_WIDTH)
    most = total if cells >= _WIDE else 2 * WRITE_WIDTH
    return found._replace(word=least, short=least, most=most, area=found.area + cells * _WRITING)


def _grid(widths: list[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _write_row(flow: Flow, row: Element, widths: list[int], context: Context, place: Place) -> None:
    cells = [cell for cell in row.children if isinstance(cell, Element)]
    repeated = "<w:tblHeader/>" if place.heading else ""
    if any("write" in cell.classes for cell in cells):
        repeated = f'<w:trHeight w:val="{WRITE_HEIGHT}" w:hRule="atLeast"/>{repeated}'
    flow.out.append(f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>")
    for cell, width in zip(cells, widths, strict=True):
        sides = _SIDES if "write" in cell.classes else ""
        flow.out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{sides}</w:tcPr>')
        _write_cell(flow, cell, width, context._replace(keep_next=place.kept))
        flow.out.append("</w:tc>")
    flow.out.append("</w:tr>")


def _write_cell(flow: Flow, cell: Element, width: int, context: Context) -> None:
    """Write the paragraphs of a cell; Word calls a file broken that has a cell without any."""
    preset = flow.styles.named("paragraph", HEADING if cell.tag == "th" else TEXT)
    inner = Context(
        style=flow.style_of(cell, preset),
        width=width - PADDING,
        look=spoken(context.look, cell),
        plain=False,
        keep_next=context.keep_next,
    )
    before = len(flow.out)
    flow.blocks(cell.children, inner)
    if len(flow.out) == before:
        flow.paragraph("", inner.style, inner)
