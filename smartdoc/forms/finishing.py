"""Makes a filled part whole: lines and paragraphs of texts, cells that end as they must, ids."""

from __future__ import annotations

import copy
from collections import defaultdict, deque
from collections.abc import Iterable

from smartdoc.forms.environment import PARAGRAPH
from smartdoc.forms.xml import BOX, SPACE, TBL, TC, TR, Element, P, R, T, nearest, own, remove
from smartdoc.templating.growth import TooMuch
from smartdoc.word.markup import w
from smartdoc.word.measures import length, whole_number

_WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CONTROL = w("sdt")
_MOST_COLUMNS = 63
"""Columns of a table that Word knows."""

_MOST_MADE = 500_000
"""Lines, tabs and parts of paragraphs that tags may make; the longest plans have some thousands."""

_ENDS_IN_PARAGRAPH = (TC, BOX, w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("body"))


def finish(root: Element) -> None:
    """Put right, within a filled part, what a tag cannot say or a loop has doubled.

    Raises ``TooMuch`` if it would have lines without end.
    """
    weight = 0
    for text in list(root.iter(T)):
        weight += _weight(text)
        if weight > _MOST_MADE:
            raise TooMuch(f"it makes more than {_MOST_MADE:,} lines or paragraphs.")
        if text.text and ("\n" in text.text or "\t" in text.text or PARAGRAPH in text.text):
            _set_lines(text)
    for one in reversed(list(root.iter(_CONTROL, TR, TBL))):  # what is inside comes first
        if _is_emptied(one):
            remove(one)
        elif one.tag == TBL:
            _set_columns(one)
    for container in root.iter(*_ENDS_IN_PARAGRAPH):
        _end_in_paragraph(container)
    _number(root.iter(f"{_WORD_DRAWING}docPr"), "id")
    _number((one for sdt in root.iter(w("sdtPr")) for one in sdt.iterchildren(w("id"))), w("val"))
    _take_out_doubled_bookmarks(root)


def _is_emptied(element: Element) -> bool:
    """Tell whether a row has no cells, a table no rows, or a control around them nothing in it."""
    if element.tag == TR:
        return next(element.iterchildren(TC, _CONTROL), None) is None
    if element.tag == TBL:
        return next(element.iterchildren(TR, _CONTROL), None) is None
    content = element.find(w("sdtContent"))
    parent = element.getparent()
    return content is not None and len(content) == 0 and parent is not None and parent.tag != P


def _set_lines(text: Element) -> None:
    """Put breaks and tabs in the place of the characters for them, and split paragraphs."""
    run = text.getparent()
    if run is None or run.tag != R:
        return
    blocks = (text.text or "").split(PARAGRAPH)
    paragraph = run.getparent()
    if len(blocks) > 1 and (paragraph is None or paragraph.tag != P):
        blocks = ["\n\n".join(blocks)]  # in a link or content control, which cannot be split
    behind = list(text.itersiblings())
    _fill(run, text, blocks[0])
    if len(blocks) > 1:
        _add_paragraphs(run, blocks[1:], behind)


def _fill(run: Element, text: Element, block: str) -> None:
    """Put a block of lines into a run, in the place of one of its texts."""
    place = run.index(text)
    pieces: list[Element] = []
    for number, line in enumerate(block.split("\n")):
        if number:
            pieces.append(run.makeelement(w("br")))
        for column, words in enumerate(line.split("\t")):
            if column:
                pieces.append(run.makeelement(w("tab")))
            pieces.append(run.makeelement(T, {SPACE: "preserve"}))
            pieces[-1].text = words
    run[place : place + 1] = pieces  # at once: each put in by itself would be counted to


def _add_paragraphs(run: Element, blocks: list[str], behind: list[Element]) -> None:
    """Put a paragraph for each block behind that of the run; the last takes what follows.

    ``behind`` is what follows in the run itself.
    """
    paragraph = run.getparent()
    if paragraph is None:
        return
    following = list(run.itersiblings())
    made = [paragraph]
    for block in blocks:
        made.append(_alike(paragraph, run, block))
        made[-2].addnext(made[-1])
    made[-1][-1].extend(behind)
    made[-1].extend(following)
    for one in made[:-1]:
        for section in list(own(one, w("sectPr"))):
            remove(section)  # it stays with the last of the paragraphs


def _alike(paragraph: Element, run: Element, block: str) -> Element:
    """Return a paragraph with the block in it, in the look of a paragraph and its run."""
    other = paragraph.makeelement(P)
    other.extend(copy.deepcopy(one) for one in paragraph.iterchildren(w("pPr")))
    words = run.makeelement(R)
    words.extend(copy.deepcopy(one) for one in run.iterchildren(w("rPr")))
    text = words.makeelement(T)
    words.append(text)
    _fill(words, text, block)
    other.append(words)
    return other


def _weight(text: Element) -> int:
    """Return about how many elements the lines and paragraphs of a text will be."""
    words = text.text or ""
    looks = 0
    if PARAGRAPH in words:
        around = (text.getparent(), nearest(text, P))
        looks = sum(
            1
            for holder, name in zip(around, ("rPr", "pPr"), strict=True)
            for look in (holder.iterchildren(w(name)) if holder is not None else ())
            for _ in look.iter()
        )
    return words.count("\n") + words.count("\t") + words.count(PARAGRAPH) * (1 + looks)


def _end_in_paragraph(container: Element) -> None:
    """Add the paragraph that Word wants last in a cell, header or text box."""
    blocks = [one for one in container if one.tag not in (w("tcPr"), w("sectPr"))]
    if not blocks or blocks[-1].tag == TBL:
        paragraph = container.makeelement(P)
        section = container.find(w("sectPr"))
        if section is None:
            container.append(paragraph)
        else:
            section.addprevious(paragraph)


def _set_columns(table: Element) -> None:
    """Give the grid a column for each cell that a loop has put into a row, of the same width."""
    grid = table.find(w("tblGrid"))
    if grid is None:
        return
    columns = list(grid.iterchildren(w("gridCol")))
    most = min(max(map(_width, table.iterchildren(TR)), default=0), _MOST_COLUMNS)
    if not columns or most == len(columns) or not any(True for _ in table.iterchildren(TR)):
        return
    if most < len(columns):
        return
    whole = sum(length(column.get(w("w")), 0) for column in columns)
    for _ in range(most - len(columns)):
        grid.append(grid.makeelement(w("gridCol")))
    for column in grid.iterchildren(w("gridCol")):
        column.set(w("w"), str(whole // most))


def _width(row: Element) -> int:
    """Return over how many columns of the grid a row goes."""
    wide = 0
    for cell in row.iterchildren(TC):
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        wide += whole_number(span.get(w("val")), 1) if span is not None else 1
    return wide


def _number(elements: Iterable[Element], name: str) -> None:
    """Give what a loop has repeated a number of its own."""
    for number, element in enumerate(elements, 1):
        element.set(name, str(number))


def _take_out_doubled_bookmarks(root: Element) -> None:
    names: set[str] = set()
    ends: dict[str | None, deque[Element]] = defaultdict(deque)
    for one in root.iter(w("bookmarkEnd")):
        ends[one.get(w("id"))].append(one)
    number = 0
    for start in list(root.iter(w("bookmarkStart"))):
        waiting = ends[start.get(w("id"))]
        end = waiting.popleft() if waiting else None
        name = start.get(w("name"), "")
        if end is None or name in names:
            remove(start)
            if end is not None:
                remove(end)
            continue
        names.add(name)
        for one in (start, end):
            one.set(w("id"), str(number))
        number += 1
    for waiting in ends.values():
        for one in waiting:
            remove(one)
