"""The finished Word files, judged by programs that are not ours."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from openxml_audit import OpenXmlValidator

from tests.judged import word_files
from tests.tools import need

UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
"""How LibreOffice is asked for a PDF that tells screen readers what is a heading, a picture."""


def output_of(program: str, *arguments: object) -> str:
    command = [need(program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="session")
def pdfs(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Path]:
    """Return the accessible PDF that LibreOffice makes of each Word file."""
    soffice = need("soffice", "libreoffice")
    folder = tmp_path_factory.mktemp("pdf")
    numbered = {word: folder / f"{number}.docx" for number, word in enumerate(word_files(built))}
    for word, copy in numbered.items():
        shutil.copy(word, copy)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", UA, "--outdir", str(folder)]
    subprocess.run(
        [*command, *map(str, numbered.values())], capture_output=True, check=True, timeout=600
    )
    return {word: copy.with_suffix(".pdf") for word, copy in numbered.items()}


def opened(word: Path) -> WordDocument:
    return Document(str(word))


def body_of(word: Path) -> str:
    with zipfile.ZipFile(word) as package:
        return package.read("word/document.xml").decode()


def test_openxml_audit_finds_nothing(built: Path) -> None:
    validator = OpenXmlValidator()
    for word in word_files(built):
        result = validator.validate(word)

        assert (word, [str(error) for error in result.errors]) == (word, [])


def test_word_files_say_nothing_of_who_made_them(built: Path) -> None:
    for word in word_files(built):
        with zipfile.ZipFile(word) as package:
            core = package.read("docProps/core.xml").decode()
            names = package.namelist()

        assert "<dc:title>" in core
        assert not re.search(r"<(?:dc:creator|cp:lastModifiedBy|dc:description)>[^<]", core)
        assert not [name for name in names if "thumbnail" in name or "comments" in name]


def test_every_word_file_is_titled_and_in_british_english(built: Path) -> None:
    for word in word_files(built):
        with zipfile.ZipFile(word) as package:
            styles = package.read("word/styles.xml").decode()
        properties = opened(word).core_properties

        assert (word, bool(properties.title), properties.language) == (word, True, "en-GB")
        assert '<w:lang w:val="en-GB"' in styles


def test_headings_begin_with_the_title_and_skip_no_level(built: Path) -> None:
    for word in word_files(built):
        names = [each.style.name or "" for each in opened(word).paragraphs if each.style]
        levels = [
            1 if name == "Title" else int(name.removeprefix("Heading "))
            for name in names
            if name == "Title" or re.fullmatch(r"Heading \d", name)
        ]

        assert (word, levels[:1]) == (word, [1])
        assert (word, levels.count(1)) == (word, 1)
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_have_heading_rows_and_no_merged_cells(built: Path) -> None:
    tables = 0
    for word in word_files(built):
        body = body_of(word)
        tables += body.count("<w:tbl>")

        assert (word, re.findall(r"<w:(?:gridSpan|vMerge|hMerge)\b", body)) == (word, [])
        for table in re.findall(r"<w:tbl>.*?</w:tbl>", body, re.DOTALL):
            assert "<w:tblHeader/>" in table or 'w:firstColumn="1"' in table, word
            assert table.count("<w:tr>") == table.count("<w:cantSplit/>"), word
    assert tables > 100


def test_every_picture_says_in_words_what_it_shows(built: Path) -> None:
    pictures = 0
    for word in word_files(built):
        told = re.findall(r"<wp:docPr [^>]*?(?:descr=\"([^\"]*)\")?/?>", body_of(word))
        pictures += len(told)

        assert (word, [words for words in told if not words.strip()]) == (word, [])
    assert pictures > 10


def test_there_are_no_empty_paragraphs_for_the_sake_of_space(built: Path) -> None:
    for word in word_files(built):
        document = opened(word)
        empty = [
            each.style.name
            for each in document.paragraphs
            if not each.text.strip()
            and not each._p.xpath(".//w:drawing")
            and not each._p.xpath("./w:pPr/w:spacing[@w:lineRule='exact']")
            and each.style
            and "Lines" not in (each.style.name or "")
        ]

        assert (word, empty) == (word, [])


def test_libreoffice_opens_every_word_file_on_a4(pdfs: Mapping[Path, Path]) -> None:
    for word, pdf in pdfs.items():
        assert (word, pdf.exists()) == (word, True)
        assert re.search(r"Page size: +59[45].*A4", output_of("pdfinfo", pdf)), word


def test_every_sheet_is_numbered_and_those_of_a_draft_say_so(pdfs: Mapping[Path, Path]) -> None:
    drafts = 0
    for word, pdf in pdfs.items():
        sheets = output_of("pdftotext", "-layout", pdf, "-").split("\f")[:-1]

        for at, sheet in enumerate(sheets, 1):
            assert f"Page {at} of {len(sheets)}" in sheet, word
        if "drafts" in word.parts:
            drafts += 1
            assert all("DRAFT" in sheet for sheet in sheets), word
    assert drafts >= 6


def test_a_screen_reader_is_told_of_every_heading_of_a_table(pdfs: Mapping[Path, Path]) -> None:
    """The PDF has as many heading cells as the web page of the same document."""
    headings = 0
    for word, pdf in pdfs.items():
        told = re.findall(r"^ *TH\b", output_of("pdfinfo", "-struct", pdf), re.MULTILINE)
        wanted = re.findall(r"<th[ >]", word.with_suffix(".html").read_text("utf-8"))
        headings += len(wanted)

        assert (word, len(told)) == (word, len(wanted))
    assert headings > 300
