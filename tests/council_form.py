"""A form as a council might make it in Word, with the traces that Word leaves in one.

``python -m tests.council_form`` writes ``tests/forms/council-pep.docx`` anew; a test holds that it
is what this makes.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from smartdoc.charts.raster import png
from smartdoc.word.package import part, zipped

FILE = Path(__file__).parent / "forms" / "council-pep.docx"
BLUE = "1F4E79"
PALE = "DEEAF6"

ABOUT = (
    ("Name", "{{ plan.learner.name }}"),
    ("Our reference", "{{ plan.ref }}"),
    ("Year and key stage", "{{ plan.learner.year }} {{ plan.learner.key_stage }}"),
    ("School", "{{ plan.learner.school }}"),
    ("This meeting", "{{ plan.meeting.date | day }}{% if plan.meeting.time %}, "
     "{{ plan.meeting.time }}{% endif %}"),
    ("Next meeting", "{{ plan.meeting.next | day or “not yet fixed” }}"),
    ("Led by", "{{ plan.meeting.chair | person }}"),
    ("Languages", "{{ plan.learner.languages | join(“, ”) | default(“English”) }}"),
)  # fmt: skip
VOICE = (
    ("What I like", "{{ plan.voice.liked | paragraphs }}"),
    ("What is hard", "{{ plan.voice.hard | paragraphs }}"),
    ("What helps me", "{{ plan.voice.help | paragraphs }}"),
    ("What I hope for", "{{ plan.voice.hopes | paragraphs }}"),
)
TARGET = (
    ("Target", "{{ target.statement }}"),
    ("Why", "{{ target.reason }}"),
    ("Where we are now", "{{ target.measure.baseline | amount(target.measure.unit) }}"),
    ("Where we want to be", "{{ target.measure.target | amount(target.measure.unit) }}"),
    ("How we will know", "{{ target.measure.method }}"),
    ("By when", "{{ target | deadline }}"),
)

SOMETIMES = {
    "School": "plan.learner.school",
    "Led by": "plan.meeting.chair",
    "Languages": "view.shows(“learner.languages”)",
    "Why": "target.reason",
    "Where we are now": "target.measure.baseline is not none",
    "Where we want to be": "target.measure.target is not none",
    "How we will know": "target.measure.method",
}
"""Rows that are left out where there is nothing in them."""


def council_form() -> bytes:
    """Return the form; the same bytes each time."""
    made = docx.Document()
    _set_up(made)
    made.add_heading("Personal Education Plan", 0)
    made.add_paragraph("Please keep to the words of the meeting. Questions: 01632 960 001.")
    _pairs(made, ABOUT)
    made.add_heading("Who was there", 1)
    _rows(
        made,
        (("Name", 4), ("Role", 5), ("Organisation", 4.5), ("Took part", 3.5)),
        "for one in view.participants",
        ("{{ one.name }}", "{{ one.role }}", "{{ one.organisation }}", "{{ one.part }}"),
    )
    made.add_paragraph("{%p if plan.voice %}")
    made.add_heading("My views", 1)
    _pairs(made, VOICE)
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p if plan.review %}")
    made.add_heading("What became of the last targets", 1)
    _rows(
        made,
        (("Target", 4), ("Outcome", 3), ("What shows it", 7), ("What now", 3)),
        "for one in plan.review",
        (
            "{{ one.target | target_name }}",
            "{{ one.outcome | words | capital }}",
            "{{ one.evidence }}",
            "{{ one.decision | words | capital }}",
        ),
    )
    made.add_paragraph("{%p endif %}")
    _targets(made)
    made.add_paragraph("{%p if plan.attendance.percent %}")
    made.add_heading("Attendance", 1)
    made.add_paragraph(
        "{{ (plan.attendance.percent >= 95) | tick }} 95% or more    "
        "{{ (plan.attendance.percent < 95) | tick }} below 95%"
    )
    made.add_paragraph("Absences and what is done about them: {{ plan.attendance.note }}")
    made.add_paragraph("{%p endif %}")
    made.add_heading("Agreed", 1)
    _rows(
        made,
        (("Name", 6), ("Agreed on", 4), ("Signed", 7)),
        "for one in view.participants if one.party != ‘other’",
        ("{{ one.full }}", "{{ one.agreed_on | day }}", ""),
    )
    data = io.BytesIO()
    _leave_traces(made)
    made.save(data)
    return _packed(data.getvalue())


def _set_up(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(2)
    made.styles["Normal"].font.name = "Arial"
    made.styles["Normal"].font.size = Pt(11)
    for name, size in (("Title", 22), ("Heading 1", 14), ("Heading 2", 12)):
        style = made.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.font.color.rgb = RGBColor.from_string(BLUE)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    properties = made.core_properties
    properties.author, properties.last_modified_by = "Pat Marlow", "Sam Ardley"
    properties.comments, properties.keywords = "made from last year's form", "draft 7"
    header = section.header.paragraphs[0]
    logo = header.add_run().add_picture(io.BytesIO(png(_LOGO)), height=Cm(1.2))
    logo._inline.docPr.set("descr", "Northshire Council")
    header.add_run("\t\tNorthshire Council Virtual School")
    footer = section.footer.paragraphs[0]
    footer.add_run("{{ view.footer }}\tPage ")
    footer._p.append(_field("PAGE"))
    footer.add_run(" of ")
    footer._p.append(_field("NUMPAGES"))


def _targets(made: Document) -> None:
    made.add_heading("Targets", 1)
    made.add_paragraph("{%p for target in plan.targets %}")
    made.add_heading("Target {{ loop.index }}: {{ target.title or target.id | words }}", 2)
    _pairs(made, TARGET)
    made.add_paragraph("{%p if target.actions %}")
    made.add_paragraph().paragraph_format.space_after = Pt(0)
    _rows(
        made,
        (("Done", 1.5), ("Who", 4.5), ("What", 7.5), ("By when", 3.5)),
        "for action in target.actions",
        (
            "{{ (action.status == ‘done’) | tick }}",
            "{{ action.who | person }}",
            "{{ action.what }}{% if action.how_often %} ({{ action.how_often }}){% endif %}",
            "{{ action | deadline }}",
        ),
    )
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")


def _pairs(made: Document, pairs: tuple[tuple[str, str], ...]) -> None:
    table = _table(made, 2)
    for label, tag in pairs:
        if label in SOMETIMES:
            _row(table)[0].text = f"{{%tr if {SOMETIMES[label]} %}}"
        cells = _row(table)
        _write(cells[0].paragraphs[0], label, bold=True)
        _shade(cells[0]._tc)
        _write(cells[1].paragraphs[0], tag)
        if label in SOMETIMES:
            _row(table)[0].text = "{%tr endif %}"
    _widths(table, (5, 12))


def _rows(
    made: Document, heads: tuple[tuple[str, float], ...], loop: str, tags: tuple[str, ...]
) -> None:
    table = _table(made, len(heads))
    for cell, (head, _) in zip(_row(table), heads, strict=True):
        _write(cell.paragraphs[0], head, bold=True)
        _shade(cell._tc)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for texts in ((f"{{%tr {loop} %}}",), tags, ("{%tr endfor %}",)):
        for cell, text in zip(_row(table), texts, strict=False):
            _write(cell.paragraphs[0], text)
    _widths(table, tuple(width for _, width in heads))


def _row(table: Table) -> tuple[_Cell, ...]:
    """Return the cells of a new row, which stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    return row.cells


def _table(made: Document, columns: int) -> Table:
    table: Table = made.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    return table


def _widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def _write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.keep_with_next = bold or None
    paragraph.add_run(text).bold = bold or None


def _shade(cell: object) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{PALE}"/>'
    cell.get_or_add_tcPr().append(parse_xml(shade))  # type: ignore[attr-defined]


def _field(code: str) -> object:
    xml = f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return parse_xml(xml)


def _leave_traces(made: Document) -> None:
    """Cut tags into pieces as Word does where it looks at the spelling or a letter was changed."""
    for number, text in enumerate(list(made.element.body.iter(qn("w:t")))):
        words = text.text or ""
        if "{{" not in words or number % 2:
            continue
        run = text.getparent()
        run.set(qn("w:rsidR"), "00A41B07")
        middle = words.index("{{") + 1 + number % 5
        mark = f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'
        other = parse_xml(f'<w:r {nsdecls("w")} w:rsidR="00C55D19"><w:t>x</w:t></w:r>')
        other[0].text = words[middle:]
        other[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = words[:middle]
        run.addnext(other)
        run.addnext(parse_xml(mark))


def _packed(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped(part(name, package.read(name)) for name in package.namelist())


_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">'
    f'<rect width="120" height="60" rx="6" fill="#{BLUE}"/>'
    '<path d="M12 48 L42 14 L60 34 L76 18 L108 48 Z" fill="#ffffff"/></svg>'
)


if __name__ == "__main__":
    FILE.write_bytes(council_form())
