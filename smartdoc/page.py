"""What makes a fragment a page of its own: its style, its policy, table labels, pictures."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable

from markupsafe import Markup

from smartdoc.charts.colour import readable
from smartdoc.charts.safe import safe_svg
from smartdoc.disclosure import style_hash

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ROW = re.compile(r"(?:<tr\b|\A).*?(?=<tr\b|\Z)", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^<>]*>")
_HEADING = re.compile(r"<th\b[^<>]*>(.*?)</th>", re.DOTALL)
_DRAWING = re.compile(r'<img src="data:image/svg\+xml;base64,([A-Za-z0-9+/]+=*)" alt="[^"<]*" */?>')


def page_style(style: str, colour: str, footer: str, *, draft: bool) -> Markup:
    """Return the page's whole style: the branding's colour, the foot of printed pages, the rest."""
    mark = "DRAFT" if draft else ""
    return Markup(  # noqa: S704 - the colour is checked, and both texts hold nothing but letters
        f":root{{--accent:{readable(colour)}}}\n"
        f"@page{{@bottom-left{{content:{_css_text(footer)}}}"
        f"@top-right{{content:{_css_text(mark)}}}}}\n"
        f"{style}"
    )


def security_policy(style: str) -> str:
    """Return the policy that lets a page show this one style and pictures it carries itself."""
    return (
        f"default-src 'none'; style-src {style_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _css_text(text: str) -> str:
    """Return the text as a CSS string: letters and digits as they are, all else as numbers."""
    chars = (char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(chars)}"'


def labelled(fragment: str) -> str:
    """Return the fragment with each cell of a table naming its column, in ``data-label``.

    On a narrow screen the style sets the cells one below the other and shows these labels.

    The fragment is one that :func:`smartdoc.fragment.parse` has accepted, or as well formed: text
    that only looks like a tag is escaped, tables do not nest, and every element is closed. Only
    then do the patterns take linear time; each unclosed table would be searched to the end.
    """
    return _TABLE.sub(_labelled_table, fragment)


def _labelled_table(match: re.Match[str]) -> str:
    """Return one table of an accepted fragment with its cells labelled.

    As in :func:`labelled`, the patterns are linear only because every heading is closed.
    """
    head, body_tag, body = match[0].partition("<tbody>")
    labels = [_plain(heading) for heading in _HEADING.findall(head)]
    # Row by row: the pieces of a whole index would take several times its room.
    rows = (_labelled_row(row[0], labels) for row in _ROW.finditer(body))
    return "".join((head, body_tag, *rows))


def _labelled_row(row: str, labels: Iterable[str]) -> str:
    left = iter(labels)

    def cell(match: re.Match[str]) -> str:
        label = next(left, None)
        return match[0] if label is None else f'{match[0][:-1]} data-label="{label}">'

    return _CELL.sub(cell, row)


def _plain(heading: str) -> str:
    """Return the text of a heading as it may stand in an attribute."""
    return " ".join(re.sub(r"<[^<>]*>", " ", heading).split()).replace('"', "&#34;")


def inlined(fragment: str) -> str:
    """Return the fragment with its drawings as part of the page, where they take its colours.

    A drawing that holds more than shapes, words and its title stays a picture of its own, in which
    a browser runs nothing.
    """
    return _DRAWING.sub(_inline, fragment)


def _inline(image: re.Match[str]) -> str:
    try:
        drawing = base64.b64decode(image[1], validate=True).decode("utf-8")
    except ValueError:
        return image[0]
    return safe_svg(drawing) or image[0]
