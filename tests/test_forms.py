"""A team's own Word form is filled like any other document, and holds nothing but what it may."""

from __future__ import annotations

import base64
import io
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import mammoth
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx2python import docx2python
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from smartdoc.build.documents import Document as Finished
from smartdoc.build.documents import Workshop
from smartdoc.errors import SmartdocError
from smartdoc.forms import Form
from smartdoc.model import Plan, Voice
from tests.council_form import FILE, council_form
from tests.everything import filled
from tests.test_many_entries import counted
from tests.tools import need
from tests.wordfile import png
from tests.wordform import (
    changed,
    everything,
    fill,
    form,
    members,
    messages,
    new,
    of,
    saved,
    texts,
    with_xml,
)

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def council() -> Form:
    return Form(FILE.read_bytes(), "templates/plan.pep.docx")


@pytest.fixture(scope="module")
def anything() -> Form:
    return form("{{ plan.voice.liked }}")


@pytest.fixture(scope="module")
def of_council(council: Form) -> bytes:
    return fill(council)


def plan_of(**fields: object) -> Plan:
    return replace(filled("pep").plan, **fields)  # type: ignore[arg-type]


def saying(text: str) -> Plan:
    return plan_of(voice=Voice(liked=text))


# What is filled in


def test_the_council_form_is_what_its_script_makes() -> None:
    kept, made = members(FILE.read_bytes()), members(council_form())
    pictures = {name for name in made if name.endswith(".png")}

    assert kept.keys() == made.keys()
    assert [name for name in made.keys() - pictures if kept[name] != made[name]] == []


def test_the_council_form_says_what_the_plan_says(of_council: bytes) -> None:
    plan = everything().plan
    target = plan.targets[0]
    found = texts(of_council)

    assert plan.learner.name in found
    assert f"Target 1: {target.title}" in found
    assert target.statement in found
    assert target.actions[0].what in "\n".join(found)
    assert not any("{" in text or "}" in text for text in found)


def test_two_other_readers_find_the_same(of_council: bytes, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(of_council)
    with docx2python(path) as read:
        one = read.text
    other = mammoth.extract_raw_text(io.BytesIO(of_council)).value
    missing = [text for text in texts(of_council) if text and text not in f"{one}\n{other}"]

    voice = everything().plan.voice

    assert missing == []
    assert voice
    assert str(voice.hard) in one
    assert str(voice.hard) in other


def test_openxml_audit_finds_nothing(of_council: bytes, council: Form, tmp_path: Path) -> None:
    for name, data in (("form", of_council), ("draft", fill(council, draft=True))):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        result = OpenXmlValidator().validate(path)

        assert (name, [str(error) for error in result.errors]) == (name, [])


def test_libreoffice_opens_it(of_council: bytes, tmp_path: Path) -> None:
    program = need("soffice", "libreoffice")
    path = tmp_path / "form.docx"
    path.write_bytes(of_council)
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )

    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")


def test_the_same_plan_gives_the_same_bytes(of_council: bytes) -> None:
    again = fill(Form(FILE.read_bytes(), "templates/plan.pep.docx"))
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        names = package.namelist()
        dates = {entry.date_time for entry in package.infolist()}

    assert again == of_council
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_signs_that_mean_something_to_xml_are_text() -> None:
    said = "<b>R & D</b> \"quoted\" 'so' {{ plan.ref }} ]]>"
    made = form("{{ plan.voice.liked }}", footer="{{ plan.voice.liked }}")

    assert texts(fill(made, of(saying(said))))[0] == said


@settings(deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Zl", "Zp", "Zs"])
        | st.sampled_from(" \n{}%#<>&|"),
        min_size=1,
    )
)
def test_any_text_comes_back_as_it_was_written(anything: Form, text: str) -> None:
    lines = [line.strip(" ") for line in text.strip().split("\n")]

    assert texts(fill(anything, of(saying(text))))[0] == "\n".join(lines)


def test_lines_stay_lines() -> None:
    made = form("He says: {{ plan.voice.liked }}")

    assert texts(fill(made, of(saying("one\ntwo\n\nthree\n"))))[0] == "He says: one\ntwo\n\nthree"


def test_paragraphs_become_paragraphs_in_the_look_of_theirs() -> None:
    document = new("before", "{{ plan.voice.liked | paragraphs }} after")
    document.paragraphs[1].style = "Quote"
    made = fill(Form(saved(document), "plan.docx"), of(saying("one\ntwo\n\nthree\n")))
    read = docx.Document(io.BytesIO(made))

    assert [(one.style and one.style.name, one.text) for one in read.paragraphs] == [
        ("Normal", "before"),
        ("Quote", "one\ntwo"),
        ("Quote", "three after"),
    ]


def test_what_is_not_filled_in_leaves_nothing() -> None:
    plan = plan_of(attendance=None, voice=None, targets=())
    made = form(
        "1 {{ plan.attendance.percent }}",
        "2 {{ plan.attendance.percent | amount(‘%’) }}",
        "3 {{ view.last.voice.liked }}",
        "4 {% for one in plan.wellbeing.strategies %}{{ one }}{% endfor %}",
        "5 {{ plan.voice.hopes or “nothing yet” }}",
        "6 {{ plan.wellbeing.strategies | join(“, ”) }}",
        "7 {{ plan.voice.hopes | default(‘to be asked’) }}",
        "8 {% if plan.voice.liked %}yes{% else %}no{% endif %}",
    )

    assert texts(fill(made, of(replace(plan, wellbeing=None)))) == [
        "1 ",
        "2 ",
        "3 ",
        "4 ",
        "5 nothing yet",
        "6 ",
        "7 to be asked",
        "8 no",
    ]


def test_days_lists_numbers_and_boxes_are_written_as_people_write_them() -> None:
    interests = ("drawing", "football")
    learner = replace(filled("pep").plan.learner, interests=interests, year=5)
    made = form(
        "{{ plan.meeting.date }}",
        "{{ plan.meeting.date | short_day }}",
        "{{ plan.learner.interests }}",
        "{{ plan.learner.year }} {{ plan.learner.key_stage }}",
        "{{ plan.voice.liked | tick }}{{ plan.voice.hard | tick }}",
    )
    day = filled("pep").plan.meeting.date
    found = texts(fill(made, of(plan_of(learner=learner, voice=Voice(liked="all")))))

    assert found == [
        f"{day.day} {day:%B} {day.year}",
        f"{day.day} {day:%b} {day.year}",
        "drawing, football",
        "5 KS2",
        "☑☐",
    ]


# How tags are written


def test_rows_are_repeated_between_two_rows_of_their_own() -> None:
    made = form(
        [
            ["Who", "What"],
            ["{%tr for one in view.participants %}", ""],
            ["{{ one.role }}", "{{ one.name }}"],
            ["{%tr endfor %}", ""],
        ]
    )
    read = docx.Document(io.BytesIO(fill(made)))
    people = [(one.role, one.name) for one in everything().participants]

    assert people
    assert [tuple(cell.text for cell in row.cells) for row in read.tables[0].rows] == [
        ("Who", "What"),
        *people,
    ]


def test_cells_are_repeated_and_the_table_keeps_its_width() -> None:
    made = form(
        [["{%tc for one in view.kind.acronym %}", "{{ one.letter }}", "{%tc endfor %}"]],
    )
    read = docx.Document(io.BytesIO(fill(made)))
    grid = read.tables[0]._tbl.tblGrid.findall(f"{{{_w()}}}gridCol")

    assert [cell.text for cell in read.tables[0].rows[0].cells] == list("SMART")
    assert len(grid) == len("SMART")


@pytest.mark.parametrize(
    ("span", "width"), [("x", "2cm"), ("99999999", "100"), ("9" * 5_000, "9" * 5_000)]
)
def test_a_table_of_odd_measures_is_filled(span: str, width: str) -> None:
    document = new([["{%tc for one in (1, 2, 3) %}", "{{ one }}", "{%tc endfor %}", "z"]])
    table = document.tables[0]._tbl
    table.tblGrid.gridCol_lst[0].set(qn("w:w"), width)
    table.tr_lst[0].tc_lst[3].get_or_add_tcPr().append(
        parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="{span}"/>')
    )
    body = members(fill(Form(saved(document), "f")))["word/document.xml"].decode()

    assert 4 <= body.count("<w:gridCol ") <= 63


def test_a_cell_ends_in_a_paragraph_and_a_table_has_rows_whatever_is_left_out() -> None:
    document = new([["", "other"]], [["{%tr if plan.voice %}"], ["x"], ["{%tr endif %}"]])
    cell = document.tables[0].rows[0].cells[0]
    cell.paragraphs[0].text = "{%p if plan.voice %}"
    for text in ("inside", "{%p endif %}"):
        cell.add_paragraph(text)
    made = Form(saved(document), "plan.docx")
    read = docx.Document(io.BytesIO(fill(made, of(plan_of(voice=None)))))

    assert [len(one.paragraphs) for one in read.tables[0].rows[0].cells] == [1, 1]
    assert len(read.tables) == 1


@pytest.mark.parametrize(
    "written",
    [
        "{{ plan.learner.name | default(“nobody”) }}",
        "{{\u00a0plan.learner.name\u00a0|\u202fdefault(‘nobody’) }}",
        "{{plan.learner.name}}",
        "{{- plan.learner.name -}}",
        "{% If plan.ref %}{{ plan.learner.name }}{% Endif %}",
        "{% if plan.ref != “don’t” and 1 < 2 %}{{ plan.learner.name }}{% endif %}",
        "{{ pl\u00adan.learner\u200b.name }}",
        "{# a remark with {{ a tag }} in it #}{{ plan.learner.name }}",
    ],
)
def test_what_word_does_to_a_tag_does_no_harm(written: str) -> None:
    assert texts(fill(form(written))) == [everything().plan.learner.name]


def test_a_tag_cut_into_runs_is_put_together_again() -> None:
    runs = (
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Name: {</w:t></w:r>"
        '<w:proofErr w:type="spellStart"/><w:r><w:t>{ plan.</w:t></w:r>'
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>learner</w:t></w:r>'
        "<w:r><w:tab/><w:t>.name </w:t><w:br/></w:r><w:r><w:t>}</w:t></w:r>"
        '<w:r><w:t>} and </w:t></w:r><w:r><w:noBreakHyphen/><w:t xml:space="preserve"> on</w:t>'
        "</w:r>"
    )
    made = with_xml(f"<w:p>{runs}</w:p>")

    assert texts(fill(made)) == [f"Name: {everything().plan.learner.name} and - on"]


@pytest.mark.parametrize(
    "inside",
    [
        "<w:p><w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
        '<w:p><w:hyperlink w:anchor="here">{}</w:hyperlink></w:p>',
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        "<w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ],
)
def test_tags_are_filled_in_controls_links_and_text_boxes(inside: str) -> None:
    made = with_xml(inside.replace("{}", "<w:r><w:t>{{ plan.ref }}</w:t></w:r>"))
    body = members(fill(made))["word/document.xml"].decode()

    assert f'<w:t xml:space="preserve">{everything().plan.ref}</w:t>' in body
    assert "{{" not in body


def test_tags_are_filled_in_header_footer_and_notes() -> None:
    note = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>{{{{ plan.ref }}}}</w:t>'
        "</w:r></w:p></w:footnote></w:footnotes>"
    )
    made = Form(_with_part(new(header="{{ view.title }}", footer="{{ view.footer }}"), note), "f")
    parts = members(fill(made))
    whole = b"".join(
        parts[name] for name in parts if re.match("word/(header|footer|footnotes)", name)
    )

    assert everything().title.replace("&", "&amp;").encode() in whole
    assert everything().footer.replace("&", "&amp;").encode() in whole
    assert f'preserve">{everything().plan.ref}<'.encode() in parts["word/footnotes.xml"]


def test_pictures_in_a_loop_have_numbers_of_their_own() -> None:
    document = new("{%p for one in (1, 2, 3) %}", "", "{%p endfor %}")
    picture = io.BytesIO(base64.b64decode(png().partition(",")[2]))
    document.paragraphs[1].add_run().add_picture(picture)
    body = members(fill(Form(saved(document), "f")))["word/document.xml"].decode()

    assert re.findall(r'<wp:docPr id="(\d+)"', body) == ["1", "2", "3"]


# What is said of the file


def test_nothing_tells_who_made_the_form(of_council: bytes) -> None:
    parts = members(of_council)
    whole = b"\n".join(parts.values())
    core = parts["docProps/core.xml"].decode()

    assert b"Marlow" in b"\n".join(members(FILE.read_bytes()).values())
    for word in (
        b"Marlow",
        b"Ardley",
        b"last year",
        b"rsid",
        b"proofErr",
        b"_GoBack",
        b'w:lang w:val="en-US"',
    ):
        assert word not in whole, word
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert f"{everything().date.isoformat()}T00:00:00Z" in core
    assert not [name for name in parts if "thumbnail" in name or "customXml" in name]
    assert "docProps/custom.xml" not in parts


def test_a_draft_is_marked_on_every_page(council: Form) -> None:
    parts = members(fill(council, draft=True))

    held = [name for name, part in parts.items() if b"DRAFT: not to hand out" in part]

    assert held == ["word/header1.xml"]


def test_a_draft_needs_a_header_to_be_marked_in() -> None:
    made = form("{{ plan.ref }}", header=None)

    assert fill(made)
    with pytest.raises(SmartdocError, match="no header to put the mark of a draft in"):
        fill(made, draft=True)


# What a form may not hold


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ('<w:ins w:author="P"><w:r><w:t>x</w:t></w:r></w:ins>', "tracked changes"),
        ('<w:del w:author="P"><w:r><w:delText>x</w:delText></w:r></w:del>', "tracked changes"),
        ('<w:moveFromRangeStart w:id="1" w:author="P" w:name="m"/>', "tracked changes"),
        ('<w:customXmlInsRangeStart w:id="3" w:author="P"/>', "tracked changes"),
        ('<w:r><w:rPr><w:cellMerge w:id="4" w:author="P"/></w:rPr></w:r>', "tracked changes"),
        ('<w:r><x:webVideoPr xmlns:x="a" embeddedHtml="b"/></w:r>', "a film from the web"),
        ('<w:commentRangeStart w:id="1"/>', "comments"),
        ("<w:r><w:object/></w:r>", "an embedded object"),
        ('<w:fldSimple w:instr=" INCLUDETEXT c:/x.docx "/>', "the Word field INCLUDETEXT"),
        ('<w:fldSimple w:instr=" AUTHOR "/>', "the Word field AUTHOR"),
        ("<w:fldSimple w:instr=' HYPERLINK \"file:///c:/x\" '/>", "A link leads to “file:///c:/x”"),
        (
            '<w:fldSimple w:instr=" HYPERLINK \\l &quot;a&quot; &quot;file:///c:/x&quot; "/>',
            "A link leads to “file:///c:/x”",
        ),
        (
            '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" '
            'src="http://example.org/a.png"/></w:pict></w:r>',
            "kept elsewhere: http://example.org/a.png",
        ),
        (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
            'xmlns:o="urn:schemas-microsoft-com:office:office" o:href="file:///c:/x"/>'
            "</w:pict></w:r>",
            "kept elsewhere: file:///c:/x",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText>'
            '<w:instrText>AUTO cmd</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
            "the Word field DDEAUTO",
        ),
        ('<w:bookmarkStart w:id="3" w:name="{{ plan.ref }}"/>', "cannot be filled"),
    ],
)
def test_what_would_leak_or_fetch_is_refused(xml: str, message: str) -> None:
    made = with_xml(f"<w:p>{xml}</w:p>")

    assert [one for one in messages(made) if message in one]
    with pytest.raises(SmartdocError, match=r"templates/plan\.docx, "):
        fill(made)


@pytest.mark.parametrize(
    "instruction", ["HYPERLINK \\l end", 'HYPERLINK "https://a.org" \\o "a: b"']
)
def test_a_link_within_the_form_or_to_a_web_page_may_stay(instruction: str) -> None:
    said = instruction.replace('"', "&quot;")

    assert messages(with_xml(f'<w:p><w:fldSimple w:instr="{said}"/></w:p>')) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"<w:r><w:t>{'{{ ' * 50_000}</w:t></w:r>", "tags"),
        (f"<w:r><w:t>{'{{ plan.ref }} ' * 20_000}</w:t></w:r>", "tags"),
        ("<w:r><w:t>{</w:t></w:r><w:r><w:t>% if plan.ref %}</w:t></w:r>" * 3_000, "tags"),
        (f"<w:r><w:t>{'{ ' * 9_000}</w:t></w:r>", "braces"),
        ('<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>' * 40_000, "bookmarks"),
        ("<w:r><w:pict><w:p/></w:pict></w:r>" * 21_000, "paragraphs"),
        ("<w:r/>" * 110_000, "pieces of text"),
    ],
)
def test_a_text_that_would_take_very_long_is_refused(text: str, what: str) -> None:
    with pytest.raises(SmartdocError, match=f"holds thousands of {what}:"):
        with_xml(f"<w:p>{text}</w:p>")


def _paragraphs_of_tags(number: int) -> str:
    pair = ("{%p if plan.ref %}", "{%p endif %}")
    return "".join(f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" for tag in pair) * number


def _runs(number: int) -> str:
    words = "<w:r><w:t>x</w:t></w:r>" * 30
    return f"<w:p>{f'<w:r><w:t>{{{{ plan.ref }}}}</w:t></w:r>{words}' * number}</w:p>"


@pytest.mark.parametrize("made", [_paragraphs_of_tags, _runs])
def test_a_form_is_looked_at_in_proportion_to_its_size(made: Callable[[int], str]) -> None:
    def looked_at(number: int) -> int:
        data = saved(new())
        body = members(data)["word/document.xml"].decode()
        text = body.replace("<w:sectPr", f"{made(number)}<w:sectPr", 1)
        whole = changed(data, {"word/document.xml": text.encode()})
        return counted(lambda: Form(whole, "f").mistakes)

    looked_at(1)  # what is loaded once
    assert looked_at(800) < 5 * looked_at(200)


def test_a_tag_without_end_in_sight_is_told() -> None:
    (told,) = messages(
        with_xml(f"<w:p><w:r><w:t>{{{{ {'plan.ref or ' * 80_000}1 }}}}</w:t></w:r></w:p>")
    )

    assert "has more than 2,000 characters" in told


@pytest.mark.parametrize(
    ("kind", "target", "mode", "message"),
    [
        (f"{R}/image", "https://example.org/a.png", "External", "kept elsewhere"),
        (f"{R}/hyperlink", "javascript:alert(1)", "External", "A link leads to"),
        (f"{R}/attachedTemplate", "https://example.org/a.dotm", "External", "kept elsewhere"),
        (
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "x.bin",
            "",
            "macros",
        ),
        (f"{R}/aFChunk", "x.bin", "", "another document"),
        (f"{R}/oleObject", "x.bin", "", "an embedded object"),
        (f"{R}/chart", "x.bin", "", "a chart"),
        (f"{R}/image", "x.bin", "", "The picture word/x.bin is neither PNG"),
        (f"{R}/font", "x.bin", "", "a font in a form that Word does not write"),
        (f"{R}/hyperlink", "x.bin", "", "a link to a file within it"),
        (f"{R}/image", "media/..\\..\\x.png", "", "A part of it is called"),
        (f"{R}/image", "C:\\x.png", "", "A part of it is called"),
    ],
)
def test_what_points_elsewhere_or_runs_is_refused(
    kind: str, target: str, mode: str, message: str
) -> None:
    data = saved(new("{{ plan.ref }}"))
    listing = members(data)["word/_rels/document.xml.rels"].decode()
    shown = f' TargetMode="{mode}"' if mode else ""
    entry = f'<Relationship Id="rId900" Type="{kind}" Target="{target}"{shown}/></Relationships>'
    parts = {
        "word/_rels/document.xml.rels": listing.replace("</Relationships>", entry).encode(),
        "word/x.bin": b"MZ",
        "word/media/..\\..\\x.png": b"MZ",
        "word/C:\\x.png": b"MZ",
    }
    made = Form(changed(data, parts), "templates/plan.docx")

    assert [one for one in messages(made) if message in one]


def test_a_template_on_somebodys_own_disk_is_left_behind() -> None:
    data = saved(new("{{ plan.ref }}"))
    relationship = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/attachedTemplate" TargetMode="External" '
        'Target="file:///C:/Users/pat.marlow/council.dotx"/></Relationships>'
    )
    made = Form(changed(data, {"word/_rels/settings.xml.rels": relationship.encode()}), "f")

    assert b"marlow" not in b"".join(members(fill(made)).values())


def test_a_bomb_is_not_unpacked() -> None:
    data = saved(new("{{ plan.ref }}"))
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/large.bin", b"\0" * 30_000_000)

    with pytest.raises(SmartdocError, match="too large"):
        Form(target.getvalue(), "templates/plan.docx")


def test_entities_are_not_followed() -> None:
    data = saved(new("{{ plan.ref }}"))
    body = members(data)["word/document.xml"].decode()
    evil = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'
    parts = {"word/document.xml": body.replace("<w:document", evil, 1).encode()}

    with pytest.raises(SmartdocError, match="document type"):
        Form(changed(data, parts), "templates/plan.docx")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ plan.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ view.title.format.__globals__ }}",
        "{{ plan['__class__'] }}",
        "{{ plan | attr('__class__') }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__ }}",
        "{% include 'plan.html.jinja' %}",
        "{% import 'parts.html.jinja' as parts %}",
        "{% extends 'plan.html.jinja' %}",
        "{{ plan.voice.liked | safe }}",
        "{{ plan.voice.liked | tojson }}",
        "{{r plan.voice.liked }}",
        "{{p plan.voice.liked }}",
        "{% cellbg plan.ref %}",
    ],
)
def test_the_sandbox_holds(tag: str) -> None:
    made = form(tag)

    assert messages(made)
    with pytest.raises(SmartdocError, match="paragraph 1: “"):
        fill(made)


def test_a_name_put_together_at_run_time_is_refused_too() -> None:
    made = form("{{ plan['__cla' ~ 'ss__'] }}")

    assert messages(made) == []
    with pytest.raises(SmartdocError, match="paragraph 1: “"):
        fill(made)


def test_without_docxtpl_a_form_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(SmartdocError) as caught:
        form("{{ plan.ref }}")

    assert caught.value.hint == 'Install it: pip install "smartdoc[forms]"'


# Which form is used


def test_the_word_file_comes_from_the_form_and_the_web_page_from_the_template(
    tmp_path: Path,
) -> None:
    _put(tmp_path, "plan.docx", "From the form: {{ plan.ref }}")
    made = {one.format: one.content for one in _made(tmp_path)}

    assert made.keys() == {"html", "docx"}
    assert texts(made["docx"]) == [f"From the form: {everything().plan.ref}"]
    assert b"From the form" not in made["html"]


def test_the_form_of_a_kind_comes_before_that_of_all_kinds(tmp_path: Path) -> None:
    _put(tmp_path, "plan.docx", "for all")
    _put(tmp_path, "plan.pep.docx", "for a PEP")
    made = {one.format: one.content for one in _made(tmp_path)}

    assert texts(made["docx"]) == ["for a PEP"]


def test_a_document_with_a_form_alone_is_made_in_word_alone(tmp_path: Path) -> None:
    _put(tmp_path, "letter.docx", "Dear {{ view.audience }}")
    view = everything()
    document = replace(view.copy.document, name="letter")
    letter = replace(view, copy=replace(view.copy, document=document))
    made = list(Workshop(tmp_path).documents(letter, ("html", "docx")))

    assert [one.format for one in made] == ["docx"]
    assert texts(made[0].content) == ["Dear the social worker"]


def _put(root: Path, name: str, text: str) -> None:
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / name).write_bytes(saved(new(text)))


def _made(root: Path) -> list[Finished]:
    return list(Workshop(root).documents(everything(), ("html", "docx")))


def _w() -> str:
    return "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _with_part(document: docx.document.Document, footnotes: str) -> bytes:
    """Return the form with these notes in it."""
    data = saved(document)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts = members(data)
    listing = parts["word/_rels/document.xml.rels"].decode()
    entry = f'<Relationship Id="rId800" Type="{R}/footnotes" Target="footnotes.xml"/>'
    types = parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
    return changed(
        data,
        {
            "word/_rels/document.xml.rels": listing.replace(
                "</Relationships>", f"{entry}</Relationships>"
            ).encode(),
            "[Content_Types].xml": types.replace("</Types>", f"{override}</Types>").encode(),
            "word/footnotes.xml": footnotes.encode(),
        },
    )


def test_pictures_say_nothing_but_what_they_show() -> None:
    picture = base64.b64decode(png().partition(",")[2])
    note = b"tEXtAuthor\0Pat Marlow"
    chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    document = new("{{ plan.ref }}")
    document.paragraphs[0].add_run().add_picture(io.BytesIO(picture[:33] + chunk + picture[33:]))
    data = saved(document)
    found = members(fill(Form(data, "f")))["word/media/image1.png"]

    assert b"Marlow" in members(data)["word/media/image1.png"]
    assert found == picture


def test_a_picture_that_may_not_stay_is_told_where_it_stands() -> None:
    document = new("{{ plan.ref }}", [["a", ""]])
    picture = io.BytesIO(base64.b64decode(png().partition(",")[2]))
    document.tables[0].cell(0, 1).paragraphs[0].add_run().add_picture(picture)
    drawing = b"\1\0\0\0" + bytes(36) + b" EMF"
    made = Form(changed(saved(document), {"word/media/image1.png": drawing}), "f")

    assert messages(made) == [
        "table 1, row 1, cell 2: The picture word/media/image1.png is neither PNG nor JPEG nor GIF "
        "nor SVG, and may say more than it shows. In Word: right-click on it, Save as Picture, as "
        "PNG; then take it out, and insert the PNG in its place."
    ]


@pytest.mark.parametrize("part", ["styles", "numbering", "fontTable"])
def test_nobody_is_named_in_the_looks_of_a_form(part: str) -> None:
    data = saved(new("{{ plan.ref }}"))
    name = f"word/{part}.xml"
    xml = members(data)[name].decode()
    changed_by = '<w:rPrChange w:id="1" w:author="Jane Doe"/></w:'
    at = xml.rindex("</w:")
    made = Form(changed(data, {name: f"{xml[:at]}{changed_by}{xml[at + 4 :]}".encode()}), "f")

    assert messages(made) == []
    assert b"Jane Doe" not in b"".join(members(fill(made)).values())
