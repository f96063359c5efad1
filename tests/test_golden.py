"""The documents of the example plans, word for word, as somebody has looked at and kept them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from smartdoc.build import Builder, Order
from smartdoc.check import Checker
from smartdoc.repository import open_repository
from tests.examples import PROJECT, TODAY

GOLDEN = Path(__file__).parent / "golden"
PLANS = sorted((PROJECT / "plans").rglob("*.yaml"))


def documents_of(path: Path) -> dict[str, str]:
    """Return a plan's document as HTML and as lines of Word's style and text."""
    repository = open_repository(PROJECT)
    checker = Checker(repository, TODAY)
    builder = Builder(checker, Order(("plan",), ("docx",), PROJECT / "build"))
    checked = checker.one(path)
    assert checked.plan is not None
    assert checked.kind is not None
    view = builder.view(checked, checked.plan, checked.kind, "plan")
    (word,) = builder.workshop.documents(view, ("docx",))
    return {
        "html": builder.workshop.renderer.fragment(view),
        "word.txt": "\n".join(word_lines(word.content)) + "\n",
    }


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


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_document_says_what_it_said(path: Path, request: pytest.FixtureRequest) -> None:
    for ending, said in documents_of(path).items():
        golden = GOLDEN / path.parent.name / f"{path.stem}.{ending}"
        if request.config.getoption("--update-golden"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(said, encoding="utf-8", newline="\n")

        assert said == golden.read_text(encoding="utf-8")


def test_no_golden_document_is_left_over() -> None:
    kept = {golden.relative_to(GOLDEN).as_posix() for golden in GOLDEN.rglob("*.*")}

    assert kept == {
        f"{path.parent.name}/{path.stem}.{ending}"
        for path in PLANS
        for ending in ("html", "word.txt")
    }
