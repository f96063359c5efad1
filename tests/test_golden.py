"""The documents of the example plans, word for word, as somebody has looked at and kept them."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from smartdoc.build import Builder, Order
from smartdoc.check import Checker
from smartdoc.repository import open_repository
from smartdoc.view import View
from tests.examples import PROJECT, SHIPPED, TODAY

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def making(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Return a builder of the example plans where there is no git, whose commits differ."""
    root = tmp_path_factory.mktemp("examples")
    shutil.copytree(PROJECT / "plans", root / "plans")
    shutil.copy(PROJECT / "smartdoc.yaml", root)
    checker = Checker(open_repository(root), TODAY)
    return Builder(checker, Order((), ("docx",), root / "build"))


def views_of(making: Builder, path: Path) -> Iterator[View]:
    """Yield what is kept of a plan: each document as its keeper sees it, and the parent's extract.

    Where the keeper has none, it is that of the first reader; of sheets for one person, the first.
    """
    checked = making.checker.one(making.repository.root / path.relative_to(PROJECT))
    assert checked.plan is not None
    assert checked.kind is not None
    keeper = making.repository.policy.publication.keeper_of(checked.kind.name)
    copies = sorted(
        making.copies(checked, checked.plan), key=lambda copy: copy.audience.name != keeper
    )
    kept = {copy.document.name: copy for copy in reversed(copies)}
    extracts = [copy for copy in copies if copy.name == "plan.parent-redacted"]
    for copy in [*kept.values(), *extracts]:
        yield making.view(checked, checked.plan, checked.kind, copy)


def documents_of(making: Builder, view: View) -> dict[str, str]:
    """Return a document as HTML and as lines of Word's style and text."""
    workshop = making.workshop
    word = next(made for made in workshop.documents(view, ("docx",)) if made.format == "docx")
    return {
        "html": without_pictures(workshop.renderer.fragment(view)),
        "word.txt": "\n".join(word_lines(word.content)) + "\n",
    }


def without_pictures(html: str) -> str:
    """Return the fragment without the drawings, which have tests of their own."""
    return re.sub(r"(data:image/[a-z+]+;base64,)[A-Za-z0-9+/=]+", r"\1…", html)


def word_lines(content: bytes) -> Iterator[str]:
    """Yield each paragraph as style, tab, text; those in a table one cell after the other."""
    document = docx.Document(io.BytesIO(content))
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield line(block)
        elif isinstance(block, Table):
            for row in block.rows:
                yield from (line(each) for cell in row.cells for each in cell.paragraphs)


def line(paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style else ""
    return f"{style}\t{paragraph.text}"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_document_says_what_it_said(
    making: Builder, path: Path, request: pytest.FixtureRequest
) -> None:
    folder = GOLDEN / path.parent.name / path.stem
    said = {
        f"{view.copy.name}.{ending}": text
        for view in views_of(making, path)
        for ending, text in documents_of(making, view).items()
    }
    if request.config.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, text in said.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")

    assert said == {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}


def test_no_golden_document_is_left_over() -> None:
    folders = {file.parent.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*.*")}
    files = {folder for folder in folders if any((GOLDEN / folder).glob("*.html"))}

    assert files == {f"{path.parent.name}/{path.stem}" for path in SHIPPED}
