"""A Word file is whole: its package, its header and footer, and what others read in it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import mammoth
import pytest
from docx2python import docx2python
from openxml_audit import OpenXmlValidator

from smartdoc.errors import SmartdocError
from smartdoc.fragment import parse
from smartdoc.word import About, Reference, write
from smartdoc.word.measures import length
from smartdoc.word.running import Running
from tests.tools import need
from tests.wordfile import (
    EVERYTHING,
    REFERENCE,
    STRINGS,
    TOKENS,
    about,
    changed,
    made,
    parts,
    reference,
)
from tests.wordform import members
from tools.reference_docx import reference as built_reference


@pytest.fixture(scope="module")
def everything() -> bytes:
    return made(EVERYTHING)


JPEG = b"\xff\xd8\xff\xda\0\4cd dots \xff\xd9"


def missing(text: str) -> list[str]:
    return [string for string in STRINGS if string not in text]


def test_the_same_input_gives_the_same_bytes(everything: bytes) -> None:
    again = write(parse(EVERYTHING, "plan"), about(), Reference.load(REFERENCE))

    assert everything == again


def test_the_package_is_in_order(everything: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(everything)) as package:
        broken = package.testzip()
        names = package.namelist()
        dates = {entry.date_time for entry in package.infolist()}

    assert broken is None
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_openxml_audit_finds_nothing(everything: bytes, tmp_path: Path) -> None:
    for name, data in (
        ("everything", everything),
        ("draft", write(parse("<p>a</p>", "plan"), about(draft=True), reference())),
        ("empty", made("")),
        ("reference", REFERENCE.read_bytes()),
    ):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        result = OpenXmlValidator().validate(path)

        assert (name, [str(error) for error in result.errors]) == (name, [])


def test_mammoth_finds_every_string(everything: bytes) -> None:
    text = mammoth.extract_raw_text(io.BytesIO(everything)).value

    assert missing(text) == []


@pytest.mark.filterwarnings("ignore")  # docx2python's own
def test_docx2python_finds_every_string(everything: bytes) -> None:
    with docx2python(io.BytesIO(everything)) as found:
        text = re.sub(r"</?a\b[^<>]*>", "", found.text)

    assert missing(text) == []


def test_python_docx_reads_headings_tables_and_properties(everything: bytes) -> None:
    document = docx.Document(io.BytesIO(everything))
    core = document.core_properties

    headings = [
        one.text for one in document.paragraphs if one.style and "Heading" in str(one.style.name)
    ]
    assert headings == ["The whole vocabulary", "Lists", "Terms", "Lines", "Tables"]
    assert [len(table.rows) for table in document.tables] == [25, 2, 1]
    assert (core.title, core.subject, core.language) == (
        "Plan: Ash & Jo",
        "Personal Education Plan",
        "en-GB",
    )
    assert (core.author, core.last_modified_by) == ("", "")
    assert (str(core.created), str(core.modified)) == ("2026-11-30 00:00:00+00:00",) * 2


def test_libreoffice_repeats_the_heading_row_on_each_page(
    everything: bytes, tmp_path: Path
) -> None:
    pages = pdf_pages(everything, tmp_path)

    assert len(pages) > 4
    assert [("By when" in page, "January 2027" in page) for page in pages].count((True, True)) > 1
    assert all(("January 2027" in page) <= ("By when" in page) for page in pages)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    data = write(parse(EVERYTHING, "plan"), about(draft=True), reference())
    pages = pdf_pages(data, tmp_path)

    assert len(pages) > 4
    assert all("DRAFT: not to hand out" in page for page in pages)


def pdf_pages(data: bytes, folder: Path) -> list[str]:
    converted(data, folder, "pdf")
    reader = need("pdftotext")
    subprocess.run([reader, "-layout", folder / "out" / "document.pdf"], check=True)
    return (folder / "out" / "document.txt").read_text("utf-8").split("\f")[:-1]


def converted(data: bytes, folder: Path, target: str) -> bytes:
    office = need("soffice", "libreoffice")
    (folder / "document.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", target, "--outdir", "out"]
    subprocess.run([*command, "document.docx"], cwd=folder, check=True, capture_output=True)
    return (folder / "out" / f"document.{target.partition(':')[0]}").read_bytes()


def test_header_and_footer_are_filled() -> None:
    files = parts(made("<p>a</p>"))

    def words(name: str) -> str:
        return re.sub(r"<[^>]*>", "", files[name].replace("<w:tab/>", "|")).strip()

    assert words("word/header1.xml") == "Northshire Virtual School|Plan: Ash &amp; Jo"
    assert words("word/footer1.xml") == "For: the carer · version 1a2b3c4|Page 1 of 1"


@pytest.mark.parametrize(
    ("runs", "tokens", "expected"),
    [
        (["[audience] · [version]"], {}, "A · V"),
        (["[aud", "ience", "] · ", "[version]"], {}, "A · V"),
        (["[", "audience][version]"], {}, "AV"),
        (["[audience] · [version]"], {"audience": ""}, "V"),
        (["[audience] · [version]"], {"version": ""}, "A"),
        (["[audience]", " · ", "[version]"], {"version": "", "audience": ""}, ""),
        (["[audience] · [title] · [version]"], {"title": ""}, "A · V"),
        (["[audience] ([version])"], {}, "A (V)"),
        (["[audience] ([version])"], {"version": ""}, "A"),
        (["Version [version]"], {"version": ""}, ""),
        (["Plan ", "for [audience], [version]"], {"version": ""}, "Plan for A"),
        (["[1] no [placeholder-like] thing"], {}, "[1] no [placeholder-like] thing"),
        (["[title]"], {"title": "<T&T>"}, "&lt;T&amp;T&gt;"),
    ],
)
def test_a_placeholder_is_found_however_word_cuts_it(
    runs: list[str], tokens: dict[str, str], expected: str
) -> None:
    pieces = "".join(f"<w:r><w:rPr/><w:t>{text}</w:t></w:r>" for text in runs)
    running = Running("h", f"<w:hdr><w:p>{pieces}<w:proofErr/></w:p></w:hdr>", "reference.docx")
    xml = running.filled({"audience": "A", "version": "V", "title": "T", **tokens})

    assert re.sub(r"<[^>]*>", "", xml) == expected
    assert xml.count("<w:r>") == len(runs)


def test_tabs_and_paragraphs_part_what_belongs_together() -> None:
    xml = (
        "<w:hdr><w:p><w:r><w:t>Plan [title]</w:t><w:tab/><w:t>[version]</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>kept</w:t></w:r></w:p></w:hdr>"
    )
    running = Running("h", xml, "reference.docx")

    filled = running.filled({"title": "", "version": "V"})

    assert re.findall(r"<w:t(?: [^>]*)?>([^<]*)", filled) == ["", "V", "kept"]


def test_an_unknown_placeholder_is_refused() -> None:
    running = Running("h", "<w:hdr><w:p><w:t>[date]</w:t></w:p></w:hdr>", "reference.docx")
    with pytest.raises(SmartdocError) as caught:
        running.filled(TOKENS)

    assert caught.value.message == (
        "reference.docx: nothing is known to put in the place of [date]."
    )


def test_a_draft_has_its_mark_before_everything_in_the_header() -> None:
    files = parts(write(parse("<p>a</p>", "plan"), about(draft=True), reference()))

    header = files["word/header1.xml"]
    assert re.search(
        r'<w:hdr [^>]*><w:p><w:pPr><w:pStyle w:val="DraftMark"/></w:pPr>'
        r"<w:r><w:t>DRAFT: not to hand out</w:t>",
        header,
    )
    assert "DRAFT" not in files["word/footer1.xml"]


def test_a_reference_without_header_makes_documents_but_no_drafts() -> None:
    data = changed(
        REFERENCE.read_bytes(),
        "word/document.xml",
        '<w:headerReference w:type="default" r:id="rId5"/>',
        "",
    )
    without = Reference.load(data, "own.docx")

    assert write(parse("<p>a</p>", "plan"), about(), without)
    with pytest.raises(SmartdocError) as caught:
        write(parse("<p>a</p>", "plan"), about(draft=True), without)
    assert caught.value.message == (
        "own.docx has no header to put the mark of a draft in (default pages)."
    )


def test_a_first_page_without_header_of_its_own_can_be_no_draft() -> None:
    data = changed(
        REFERENCE.read_bytes(), "word/document.xml", "</w:sectPr>", "<w:titlePg/></w:sectPr>"
    )

    assert Reference.load(data).without_header == ("first",)


def test_another_language_than_that_of_the_styles_is_said_at_every_run() -> None:
    welsh = About(title="Cynllun", date=about().date, tokens=TOKENS, language="cy-GB")
    files = parts(write(parse("<p>a</p>", "plan"), welsh, reference()))

    assert '<w:rPr><w:lang w:val="cy-GB"/></w:rPr>' in files["word/document.xml"]
    assert "<dc:language>cy-GB</dc:language>" in files["docProps/core.xml"]


def test_what_word_remembers_of_its_users_is_left_behind() -> None:
    settings = (
        '<w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="00AB"/></w:rsids>'
        '<w:docVars><w:docVar w:name="a" w:val="b"/></w:docVars></w:settings>'
    )
    data = changed(REFERENCE.read_bytes(), "word/settings.xml", "</w:settings>", settings)
    data = changed(data, "docProps/core.xml", "<dc:creator>", "<dc:creator>R. Okafor")
    files = parts(write(parse("<p>a</p>", "plan"), about(), Reference.load(data)))

    assert files["word/settings.xml"] == parts(made("<p>a</p>"))["word/settings.xml"]
    assert "compatibilityMode" in files["word/settings.xml"]
    assert "<dc:creator></dc:creator>" in files["docProps/core.xml"]


def test_a_picture_in_the_header_comes_along() -> None:
    source = zipfile.ZipFile(REFERENCE)
    target = io.BytesIO()
    listing = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="media/logo.jpeg"/></Relationships>'
    )
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            text = source.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(
                    b"<Override",
                    b'<Default Extension="jpeg" ContentType="image/jpeg"/><Override',
                    1,
                )
            package.writestr(name, text)
        package.writestr("word/_rels/header1.xml.rels", listing)
        package.writestr("word/media/logo.jpeg", JPEG + b"Exif of another")
    files = members(write(parse("<p>a</p>", "plan"), about(), Reference.load(target.getvalue())))

    assert files["word/media/logo.jpeg"] == JPEG
    assert files["word/_rels/header1.xml.rels"].decode().endswith(f"\n{listing}")
    assert b'<Default Extension="jpeg" ContentType="image/jpeg"/>' in files["[Content_Types].xml"]


def test_a_picture_that_is_fetched_from_elsewhere_is_refused() -> None:
    data = io.BytesIO(REFERENCE.read_bytes())
    with zipfile.ZipFile(data, "a") as package:
        package.writestr(
            "word/_rels/header1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/image" Target="https://example.org/logo.png" TargetMode="External"/>'
            "</Relationships>",
        )
    with pytest.raises(SmartdocError) as caught:
        Reference.load(data.getvalue())

    assert caught.value.message == (
        "reference.docx: a header or footer shows something that is kept elsewhere: "
        "https://example.org/logo.png."
    )


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO cmd'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "the Word field DDEAUTO",
        ),
        ("<w:fldSimple w:instr='INCLUDEPICTURE \"http://a.org/a.png\"'/>", "field INCLUDEPICTURE"),
        ("<w:fldSimple w:instr='HYPERLINK \"file:///c:/x\"'/>", "a link leads to “file:///c:/x”"),
        (
            '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" '
            'src="http://a.org/a.png"/></w:pict></w:r>',
            "kept elsewhere: http://a.org/a.png",
        ),
    ],
)
def test_a_header_that_would_fetch_or_run_something_is_refused(xml: str, message: str) -> None:
    data = changed(
        REFERENCE.read_bytes(), "word/header1.xml", "</w:hdr>", f"<w:p>{xml}</w:p></w:hdr>"
    )

    with pytest.raises(SmartdocError, match=message):
        Reference.load(data)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_header(
    xml: str = "", kind: str = "", target: str = "", data: bytes = b"x", mode: str = ""
) -> bytes:
    """Return a reference whose header holds this, or points at this."""
    package = changed(REFERENCE.read_bytes(), "word/header1.xml", "</w:hdr>", f"{xml}</w:hdr>")
    if not kind:
        return package
    whole = kind if ":" in kind else f"{OFFICE}/{kind}"
    target_mode = f' TargetMode="{mode}"' if mode else ""
    made = io.BytesIO(package)
    with zipfile.ZipFile(made, "a") as opened:
        opened.writestr(
            "word/_rels/header1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{whole}" Target="{target}"{target_mode}/>'
            "</Relationships>",
        )
        if not mode:
            info = zipfile.ZipInfo("_")
            info.filename = f"word/{target}"
            opened.writestr(info, data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ('<w:del w:author="P"><w:r><w:delText>x</w:delText></w:r></w:del>', "tracked changes"),
        ('<w:ins w:author="P"><w:r><w:t>x</w:t></w:r></w:ins>', "tracked changes"),
        ('<w:moveFromRangeStart w:id="1" w:author="P" w:name="m"/>', "tracked changes"),
        ('<w:r><w:commentReference w:id="0"/></w:r>', "comments"),
        ("<w:altChunk/>", "another document"),
        ("<w:r><w:object/></w:r>", "an embedded object"),
        ("<w:r><w:pict/><w:control/></w:r>", "a control"),
        ('<x:webVideoPr xmlns:x="a" embeddedHtml="&lt;iframe&gt;"/>', "a film from the web"),
    ],
)
def test_a_header_holds_nothing_that_a_form_may_not_hold(xml: str, message: str) -> None:
    with pytest.raises(SmartdocError, match=f"reference.docx: a header or footer holds {message}"):
        Reference.load(with_header(f"<w:p>{xml}</w:p>"))


@pytest.mark.parametrize(
    ("kind", "target", "mode", "message"),
    [
        ("aFChunk", "a.html", "", "holds another document"),
        ("oleObject", "embeddings/o.bin", "", "holds an embedded object"),
        ("package", "embeddings/o.docx", "", "holds an embedded file"),
        ("control", "activeX/a.xml", "", "holds a control"),
        (
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "vbaProject.bin",
            "",
            "holds macros",
        ),
        ("hyperlink", "a.exe", "", "holds a link to a file within it"),
        ("hyperlink", "javascript:alert(1)", "External", "a link leads to “javascript"),
        ("hyperlink", "file:///a/b", "External", "a link leads to “file"),
        ("image", "media/a.emf", "", "is neither PNG nor JPEG nor GIF nor SVG"),
        ("image", "media/a.exe", "", "the picture word/media/a.exe is neither PNG"),
        ("image", "media/..\\..\\a.png", "", "a part of it is called"),
        ("image", "C:\\a.png", "", "a part of it is called"),
        ("image", "a&#10;.png", "", "a part of it is called|lacks its part"),
        ("image", "../docProps/app.xml", "", "a part of it is called"),
        ("font", "fonts/a.exe", "", "holds a font in a form that Word does not write"),
    ],
)
def test_a_header_points_at_nothing_that_a_form_may_not_point_at(
    kind: str, target: str, mode: str, message: str
) -> None:
    data = with_header("", kind, target, b"MZ", mode)
    with pytest.raises(SmartdocError, match=message):
        Reference.load(data)


@pytest.mark.parametrize("target", ["https://example.org/a", "mailto:a@example.org", "#_Toc1"])
def test_a_header_may_link_to_pages_and_mailboxes(target: str) -> None:
    mode = "" if target.startswith("#") else "External"
    files = parts(
        write(
            parse("<p>a</p>", "plan"),
            about(),
            Reference.load(with_header("", "hyperlink", target, b"", mode)),
        )
    )

    assert f'Target="{target}"' in files["word/_rels/header1.xml.rels"]


def test_a_header_in_another_encoding_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(REFERENCE) as old, zipfile.ZipFile(data, "w") as package:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/header1.xml":
                text = text.replace(b"UTF-8", b"ISO-8859-1").replace(b"[title]", b"[title] \xe9")
            package.writestr(name, text)

    with pytest.raises(SmartdocError, match="is not in UTF-8"):
        Reference.load(data.getvalue())


def test_what_a_file_says_of_its_parts_is_never_markup() -> None:
    data = changed(
        with_header("", "hyperlink", "https://example.org", b"", "External"),
        "word/_rels/header1.xml.rels",
        'Id="rId1"',
        'Id="a&quot;/&gt;&lt;b"',
    )
    files = parts(write(parse("<p>a</p>", "plan"), about(), Reference.load(data)))

    assert "<b" not in files["word/_rels/header1.xml.rels"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000),
            "own.docx is not a Word document: it has a password, or an old edition of Word wrote "
            "it.",
        ),
        (b"PK", "own.docx is not a Word document: File is not a zip file."),
        (
            changed(REFERENCE.read_bytes(), "word/styles.xml", "Table Text", "Tabular"),
            "own.docx has no paragraph style “Table Text”.",
        ),
        (
            changed(REFERENCE.read_bytes(), "word/styles.xml", "<w:docDefaults>", "<w:docDefaults"),
            "own.docx is broken: not well-formed (invalid token): line 2, column 173.",
        ),
        (
            changed(
                REFERENCE.read_bytes(), "word/styles.xml", "<w:styles", "<!DOCTYPE a><w:styles"
            ),
            "own.docx holds a document type, which Word files never do.",
        ),
    ],
    ids=["locked", "no zip", "no style", "broken", "entities"],
)
def test_an_unfit_reference_is_refused_in_plain_words(data: bytes, message: str) -> None:
    with pytest.raises(SmartdocError) as caught:
        write(
            parse("<table><tr><td>a</td></tr></table>", "plan"),
            about(),
            Reference.load(data, "own.docx"),
        )

    assert caught.value.message == message


DIGITS = "9" * 5_000


def _num(number: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/numbering.xml", 'w:left="[0-9]+"', 'w:left="nan"'),
        ("word/numbering.xml", 'w:left="[0-9]+"', 'w:left="1e999"'),
        ("word/numbering.xml", 'w:hanging="[0-9]+"', 'w:hanging="x"'),
        ("word/numbering.xml", "</w:numbering>", _num("x")),
        ("word/numbering.xml", "</w:numbering>", _num(DIGITS)),
        ("word/document.xml", 'w:w="11906"', f'w:w="{DIGITS}"'),
        ("word/document.xml", 'w:left="[0-9]+"', 'w:left="²"'),
        ("word/document.xml", 'w:left="[0-9]+"', 'w:left="9999999"'),
        ("word/document.xml", 'w:w="11906"', 'w:w="5"'),
        ("word/styles.xml", '<w:sz w:val="[0-9]+"/>', '<w:sz w:val="²"/>'),
        ("word/styles.xml", '<w:sz w:val="[0-9]+"/>', f'<w:sz w:val="{DIGITS}"/>'),
        ("word/styles.xml", 'w:after="[0-9]+"', 'w:after="²"'),
    ],
)
def test_a_number_that_is_none_counts_as_not_said(name: str, old: str, new: str) -> None:
    data = REFERENCE.read_bytes()
    found = re.findall(old, parts(data)[name])
    for each in set(found):
        data = changed(data, name, each, new)

    assert found
    assert (
        missing(
            mammoth.extract_raw_text(
                io.BytesIO(write(parse(EVERYTHING, "plan"), about(), Reference.load(data)))
            ).value
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "twentieths"),
    [
        ("720", 720),
        ("-720.0000000000001", -720),
        ("2cm", 1133),
        ("1in", 1440),
        ("36pt", 720),
        ("", 7),
        ("²", 7),
        ("٣", 7),
        ("inf", 7),
        ("9" * 5_000, 7),
        ("9in\n", 7),
    ],
)
def test_a_length_may_have_a_unit(text: str, twentieths: int) -> None:
    assert length(text, 7) == twentieths


def test_tokens_and_titles_hold_no_characters_that_word_cannot_hold() -> None:
    with pytest.raises(SmartdocError) as caught:
        write(parse("<p>a</p>", "plan"), about(version="\x07"), reference())

    assert caught.value.message == "The version holds a character that Word cannot hold."


def test_a_reference_saved_by_libreoffice_still_works(everything: bytes, tmp_path: Path) -> None:
    saved = converted(REFERENCE.read_bytes(), tmp_path, "docx:MS Word 2007 XML")
    data = write(parse(EVERYTHING, "plan"), about(draft=True), Reference.load(saved))
    path = tmp_path / "again.docx"
    path.write_bytes(data)

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert missing(mammoth.extract_raw_text(io.BytesIO(data)).value) == []
    assert "Northshire Virtual School" in "".join(parts(data).values())


def test_a_reference_saved_by_python_docx_still_works(tmp_path: Path) -> None:
    path = tmp_path / "saved.docx"
    docx.Document(str(REFERENCE)).save(str(path))
    again = write(parse(EVERYTHING, "plan"), about(), Reference.load(path))

    assert missing(mammoth.extract_raw_text(io.BytesIO(again)).value) == []


def test_the_reference_is_up_to_date() -> None:
    fresh, stored = parts(built_reference()), parts(REFERENCE.read_bytes())

    assert fresh.keys() == stored.keys()
    assert [name for name in fresh if fresh[name] != stored[name]] == []


def test_every_text_of_the_reference_stands_out_from_its_background() -> None:
    xml = parts(REFERENCE.read_bytes())["word/styles.xml"]
    styles = re.findall(r'w:styleId="(\w+)">(.*?)</w:style>', xml)
    colours = [
        (name, text[1], ground[1] if ground else "FFFFFF")
        for name, content in styles
        if (text := re.search(r'<w:rPr>.*?<w:color w:val="(\w{6})"', content))
        for ground in [re.search(r'<w:shd [^>]*w:fill="(\w{6})"', content)]
    ]

    assert len(colours) > 12
    assert [one for one in colours if contrast(one[1], one[2]) < 4.5] == []
    assert [one for one in colours if contrast(one[1], "EEF3F6") < 4.5 and one[2] == "FFFFFF"] == []


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""

    def light(colour: str) -> float:
        values = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in values
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
