"""The styles of templates/reference.docx, as Word's XML.

Text is 12 points, in tables 11, in header and footer 10. Every colour of text stands out from what
is behind it at 4.5 to 1 or better. Lengths are in twentieths of a point, sizes of type in half
points, lines in eighths of a point, as Word has them.

The accent and its tint are named as colours of the theme beside their values, so that one change of
the theme in Word, or the colour of a team's branding, changes them everywhere.
"""

from __future__ import annotations

from smartdoc.word.accent import tinted
from smartdoc.word.markup import DECLARATION, NAMESPACES

TINT_SHARE = 0x12
"""How much of the accent is in its tint, in 255ths: 7 per cent."""

FONT = "Arial"
ACCENT, INK, QUIET = "1D4F73", "1C2329", "4D5962"
LINE, TINT = "C3CCD3", tinted(ACCENT, TINT_SHARE)
WARM, WARM_TINT = "9A4B00", "FFF4E0"
WHITE = "FFFFFF"

TEXT_WIDTH = 9638
_TERMS = 2552
"""4.5 cm for the terms of a description list."""

_LARGE = 36
"""18 points for those who read slowly, and for the wall."""

_LARGE_TERMS = 3119

_CLOSE = 32
"""16 points for what must be large and yet fit on one page."""

_CLOSER = 28
"""14 points, the least that counts as large print, where there is more to fit on it."""


def spacing(before: int, after: int, line: int = 276) -> str:
    """Return the space around a paragraph; a line of 240 is single spacing."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def indent(left: int, right: int = 0, hanging: int = 0) -> str:
    """Return the indents of a paragraph."""
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


def of_theme(name: str, colour: str) -> str:
    """Return a colour as an attribute of this name, and as the theme's own if it is one of it."""
    theme = "themeFill" if name == "fill" else "themeColor"
    said = f'w:{name}="{colour}"'
    if colour == ACCENT:
        return f'{said} w:{theme}="accent1"'
    if colour == TINT:
        return f'{said} w:{theme}="accent1" w:{theme.removesuffix("Color")}Tint="{TINT_SHARE:02X}"'
    return said


def fill(colour: str) -> str:
    """Return the shading behind a paragraph or cell."""
    return f'<w:shd w:val="clear" w:color="auto" {of_theme("fill", colour)}/>'


def rule(side: str, width: int, colour: str, space: int = 0) -> str:
    """Return one border line."""
    said = of_theme("color", colour)
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" {said}/>'


def numbered(number: int) -> str:
    """Return the link from a list style to its numbering."""
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def box(colour: str, bar: str) -> str:
    """Return a shaded box with a bar at its left, which stays within the margins of the page."""
    borders = (
        rule("top", 4, colour, 6)
        + rule("left", 36, bar, 10)
        + rule("bottom", 4, colour, 6)
        + rule("right", 4, colour, 9)
    )
    return f"<w:pBdr>{borders}</w:pBdr>{fill(colour)}"


def letters(
    size: int = 0, colour: str = "", *, bold: bool = False, italic: bool = False, more: str = ""
) -> str:
    """Return how the letters look, in the order that Word wants."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f"<w:color {of_theme('val', colour)}/>" if colour else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
        + more
    )


def style(
    kind: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based_on: str = "",
    following: str = "",
    link: str = "",
    more: str = "",
) -> str:
    """Return a style; its id is its name without spaces, each word with a capital."""
    default = name in ("Normal", "Default Paragraph Font", "Normal Table", "No List")
    parts = (
        f'<w:name w:val="{name}"/>',
        f'<w:basedOn w:val="{identifier(based_on)}"/>' if based_on else "",
        f'<w:next w:val="{identifier(following)}"/>' if following else "",
        f'<w:link w:val="{identifier(link)}"/>' if link else "",
        '<w:uiPriority w:val="1"/>',
        "" if default and name != "Normal" else "<w:qFormat/>",
        f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
        f"<w:rPr>{run}</w:rPr>" if run else "",
        more,
    )
    head = f'w:type="{kind}"' + (' w:default="1"' if default else "")
    if not default and name.lower() not in _BUILT_IN:
        head += ' w:customStyle="1"'
    return f'<w:style {head} w:styleId="{identifier(name)}">{"".join(parts)}</w:style>'


def identifier(name: str) -> str:
    """Return the id of a style."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


_BUILT_IN = {
    *(f"heading {level}" for level in range(1, 5)),
    "subtitle",
    "quote",
    "caption",
    "list bullet",
    "list number",
    "list continue",
    "header",
    "footer",
    "hyperlink",
    "emphasis",
}


def _paragraph(
    name: str, paragraph: str = "", run: str = "", following: str = "", link: str = ""
) -> str:
    return style(
        "paragraph", name, paragraph, run, based_on="Normal", following=following, link=link
    )


def _heading(level: int, before: int, after: int, run: str, border: str = "") -> str:
    paragraph = (
        f"<w:keepNext/><w:keepLines/>{border}{spacing(before, after, 252)}"
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    return _paragraph(f"heading {level}", paragraph, run, following="Normal")


def _headings() -> str:
    under = f"<w:pBdr>{rule('bottom', 12, ACCENT, 3)}</w:pBdr>"
    return (
        _heading(1, 0, 40, letters(56, ACCENT, bold=True))
        + _heading(2, 400, 150, letters(34, ACCENT, bold=True), under)
        + _heading(3, 240, 60, letters(28, INK, bold=True))
        + _heading(4, 220, 60, letters(24, ACCENT, bold=True))
        + _paragraph("Organisation", spacing(0, 60), letters(0, QUIET))
        + _paragraph("Subtitle", f"<w:keepNext/>{spacing(0, 280)}", letters(28, QUIET))
    )


def _glance() -> str:
    """Return the styles of the box on page 1; alike in borders and indent, they join to one box."""
    inside = indent(_TERMS + 200, 200, _TERMS - 90)
    around = f"<w:keepLines/>{box(TINT, ACCENT)}{spacing(0, 60)}"
    return (
        _paragraph("Glance", f"{around}{indent(290, 200)}")
        + _paragraph("Glance Definition", f"{around}{inside}")
        + _paragraph("Glance Definition Continued", f"{around}{indent(_TERMS + 200, 200)}")
    )


def _large() -> str:
    """Return the styles of large print."""
    wide = indent(_LARGE_TERMS, hanging=_LARGE_TERMS)
    return (
        _paragraph("Big", spacing(0, 200, 312), letters(_LARGE))
        + _paragraph("Big Definition", spacing(0, 200, 312) + wide, letters(_LARGE))
        + _paragraph(
            "Big Definition Continued", spacing(0, 200, 312) + indent(_LARGE_TERMS), letters(_LARGE)
        )
        + style("character", "Big Heading", "", letters(44, bold=True))
        + _paragraph("One Page", spacing(0, 80, 252), letters(_CLOSE))
        + _paragraph("Close Page", spacing(0, 40, 240), letters(_CLOSER))
        + style("character", "Close Page Heading", "", letters(_CLOSER, bold=True))
    )


def _asking() -> str:
    """Return the styles of what is asked, said to the writer, and signed."""
    bar = f"<w:pBdr>{rule('left', 24, ACCENT, 8)}</w:pBdr>"
    aside = f"<w:pBdr>{rule('left', 24, WARM, 8)}</w:pBdr>"
    ruled = f"<w:pBdr>{rule('bottom', 6, INK, 2)}{rule('between', 6, INK, 2)}</w:pBdr>"
    return (
        _paragraph(
            "Question",
            f"<w:keepNext/><w:keepLines/>{bar}{spacing(200, 100)}{indent(220)}",
            letters(25, bold=True),
        )
        + _paragraph(
            "Advice", f"<w:keepLines/>{aside}{spacing(80, 160, 264)}{indent(220)}", letters(22)
        )
        + _paragraph("Sign", f"<w:keepLines/>{ruled}{spacing(560, 0, 240)}", letters(22, QUIET))
    )


def _boxes() -> str:
    inside = indent(290, 200)
    lead = f"<w:keepNext/><w:keepLines/>{box(TINT, ACCENT)}{spacing(160, 220)}{inside}"
    stamp = "".join(rule(side, 12, WARM, 4) for side in ("top", "left", "bottom", "right"))
    return (
        _paragraph("Lead", lead, letters(28, bold=True), following="Normal")
        + _paragraph("Sentence", lead, letters(32, bold=True), following="Normal")
        + _paragraph("Note", f"{box(WARM_TINT, WARM)}{spacing(160, 200)}{inside}")
        + _paragraph("Voice", f"{box(TINT, TINT)}{spacing(120, 160)}{inside}")
        + _paragraph(
            "Quote",
            f"<w:pBdr>{rule('left', 18, LINE, 12)}</w:pBdr>{spacing(60, 120)}{indent(300, 300)}",
        )
        + _paragraph(
            "Stamp",
            f"<w:pBdr>{stamp}</w:pBdr>{spacing(160, 200)}{indent(110, 110)}",
            letters(28, WARM, bold=True),
        )
    )


def _lists() -> str:
    return (
        _paragraph("List Bullet", f"{numbered(1)}{spacing(0, 80)}")
        + _paragraph("List Number", f"{numbered(2)}{spacing(0, 80)}")
        + _paragraph("List Continue", f"{spacing(0, 80)}{indent(397)}")
        + _paragraph("Ticks", f"{spacing(0, 80)}{indent(425, hanging=425)}")
        + _paragraph(
            "Definition", f"<w:keepLines/>{spacing(0, 80)}{indent(_TERMS, hanging=_TERMS)}"
        )
        + _paragraph("Definition Continued", f"{spacing(0, 80)}{indent(_TERMS)}")
    )


def _small_paragraphs() -> str:
    ruled = rule("bottom", 6, QUIET) + rule("between", 6, QUIET)
    lines = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
    big = letters(48, ACCENT, bold=True)
    return (
        _paragraph("Small", spacing(0, 80, 264), letters(22, QUIET))
        + _paragraph("caption", spacing(200, 80, 264), letters(22, QUIET, bold=True))
        + _paragraph("Figure", spacing(120, 80))
        + _paragraph("Chart", f"<w:keepLines/>{spacing(80, 40)}")
        + _paragraph("Logo", spacing(0, 120))
        + _paragraph("Lines", f"<w:pBdr>{ruled}</w:pBdr>{lines}")
        + _paragraph("Table Text", spacing(0, 60, 264), letters(22))
        + _paragraph("Table Heading", spacing(0, 60, 264), letters(22, INK, bold=True))
        + _paragraph("Smart Letter", spacing(0, 0, 240), big, link="Smart Letter Char")
        + style(
            "character",
            "Smart Letter Char",
            "",
            letters(48, ACCENT, bold=True),
            link="Smart Letter",
        )
    )


def _running() -> str:
    tabs = (
        '<w:tabs><w:tab w:val="clear" w:pos="4513"/><w:tab w:val="clear" w:pos="9026"/>'
        f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )
    above = f"<w:pBdr>{rule('top', 4, LINE, 6)}</w:pBdr>"
    below = f"<w:pBdr>{rule('bottom', 4, LINE, 6)}</w:pBdr>"
    edges = f"<w:pBdr>{rule('top', 4, WARM, 2)}{rule('bottom', 4, WARM, 2)}</w:pBdr>"
    mark = f'<w:keepNext/>{edges}{fill(WARM)}{spacing(0, 180, 240)}<w:jc w:val="center"/>'
    wide = letters(22, WHITE, bold=True)
    return (
        _paragraph("header", f"{below}{tabs}{spacing(0, 200, 240)}", letters(20, QUIET))
        + _paragraph("footer", f"{above}{tabs}{spacing(0, 0, 240)}", letters(20, QUIET))
        + _paragraph("Draft Mark", mark, wide)
    )


def _characters() -> str:
    symbol = "Segoe UI Symbol"
    fonts = (
        f'<w:rFonts w:ascii="{symbol}" w:hAnsi="{symbol}" w:eastAsia="{symbol}" w:cs="{symbol}"/>'
    )
    return "".join(
        style("character", name, "", run)
        for name, run in (
            ("Hyperlink", letters(0, ACCENT, more='<w:u w:val="single"/>')),
            ("Emphasis", letters(0, QUIET, italic=True)),
            ("Term", letters(bold=True)),
            ("Tick", fonts),
            ("Quiet", letters(0, QUIET)),
            ("Status", letters(bold=True)),
            ("Smart Mark", letters(0, WHITE, bold=True, more=fill(ACCENT))),
        )
    )


def _table(name: str, borders: str, special: str) -> str:
    margins = (
        '<w:tblCellMar><w:top w:w="90" w:type="dxa"/><w:left w:w="115" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar>'
    )
    properties = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>"
    return style("table", name, based_on="Normal Table", more=properties + special)


def _special(kind: str, cell: str) -> str:
    return f'<w:tblStylePr w:type="{kind}"><w:tcPr>{cell}</w:tcPr></w:tblStylePr>'


def _tables() -> str:
    thin = rule("bottom", 4, LINE) + rule("insideH", 4, LINE)
    frame = rule("top", 4, LINE) + thin
    head = _special(
        "firstRow",
        f"<w:tcBorders>{rule('bottom', 12, ACCENT)}</w:tcBorders>{fill(TINT)}"
        '<w:vAlign w:val="bottom"/>',
    )
    side = _special("firstCol", fill(TINT))
    return _table("Plan Table", thin, head) + _table("Form Table", frame, head + side)


def _defaults() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{letters(24)}{language}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(0, 140)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )


def _bases() -> str:
    zero = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    return (
        style("paragraph", "Normal")
        + style("character", "Default Paragraph Font")
        + style(
            "table",
            "Normal Table",
            more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
            f"<w:tblCellMar>{zero}</w:tblCellMar></w:tblPr>",
        )
        + style("numbering", "No List")
    )


def styles() -> str:
    """Return the part with all styles."""
    parts = (
        _defaults,
        _bases,
        _headings,
        _glance,
        _boxes,
        _asking,
        _large,
        _lists,
        _small_paragraphs,
        _running,
        _characters,
        _tables,
    )
    inner = "".join(make() for make in parts)
    return f"{DECLARATION}<w:styles {NAMESPACES}>{inner}</w:styles>"
