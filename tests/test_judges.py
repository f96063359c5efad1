"""The finished documents, judged by programs that are not ours."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import mammoth
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx2python import docx2python
from openxml_audit import OpenXmlValidator
from playwright.sync_api import Browser, Page, sync_playwright

from smartdoc.source import read
from tests.examples import PROJECT, TODAY
from tests.test_check import TEAM_SCHEMA
from tests.test_cli import smartdoc
from tests.tools import need

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with every example built, as they are and as drafts with findings."""
    root = tmp_path_factory.mktemp("judged")
    shutil.copytree(PROJECT / "plans", root / "plans")
    shutil.copy(PROJECT / "smartdoc.yaml", root)
    (root / "schemas").mkdir()
    (root / "schemas" / "reading-passport.schema.json").write_text(TEAM_SCHEMA)
    own = root / "plans" / "t-0001" / "2026-11-30.reading-passport.yaml"
    own.parent.mkdir()
    own.write_text(OWN_KIND, encoding="utf-8")
    assert smartdoc("build", cwd=root).returncode == 0
    texts = {path: path.read_text("utf-8") for path in (root / "plans").rglob("*.yaml")}
    for path, text in texts.items():
        late = re.sub(r"^(    due: )2.*$", r"\1ongoing", text, flags=re.M)
        path.write_text(late, encoding="utf-8")
    assert smartdoc("build", "--draft", "--to", "drafts", cwd=root).returncode == 1
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return root


OWN_KIND = f"""kind: reading-passport
ref: t-0001
meeting: {{date: {TODAY.isoformat()}, next: 2027-03-01}}
learner: {{name: Wren}}
people: {{wren: {{role: learner, name: Wren}}}}
books: [The Tin Kite, A Map of Puddles]
targets:
  - id: aloud
    statement: Wren will read one page aloud to a younger pupil each Tuesday until 29 January.
    reason: Wren reads alone and would like to read to others.
    measure: {{method: "the reading log, read every Friday by M. Ashby", target: 8, baseline: 0}}
    due: 2027-01-29
"""


def pages(built: Path) -> list[Path]:
    found = sorted([*built.glob("build/**/*.html"), *built.glob("drafts/**/*.html")])
    assert len(found) >= 26
    return found


def word_files(built: Path) -> list[Path]:
    found = sorted([*built.glob("build/**/*.docx"), *built.glob("drafts/**/*.docx")])
    assert len(found) >= 24
    return found


def spaceless(text: str) -> str:
    return re.sub(r"\s+", "", text)


UNPRINTED = {"restricted", "id", "target_id", "kind", "copy"}
BY_ID = {"who", "by", "recorded_by", "completed_by", "raised_by", "chair", "concern", "revises"}
CODED = {
    "areas", "indicator", "indicators", "outcome", "decision", "party", "role", "impact", "status",
    "edition", "timetable", "step", "rule",
}  # fmt: skip
DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def strings(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of a plan that a reader must find in its document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in UNPRINTED or (name in BY_ID | CODED and not isinstance(inner, dict)):
                continue
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            if key not in ("invited", "present", "apologies"):
                yield from strings(inner, key)
    elif isinstance(value, str) and not DAYS.match(value) and key not in ("target", "baseline"):
        yield value


def plans_with(built: Path, ending: str) -> list[tuple[Path, list[str]]]:
    found = []
    for plan in sorted((built / "plans").rglob("*.yaml")):
        data = read(plan, plan.name).data
        assert data is not None
        document = built / "build" / str(data["ref"]) / plan.stem / f"plan.{ending}"
        found.append((document, list(strings(data))))
    assert len(found) >= 12
    return found


def missing(text: str, wanted: list[str]) -> list[str]:
    seen = spaceless(text).casefold()
    return [each for each in wanted if spaceless(each).casefold() not in seen]


def test_html5lib_reads_every_page_without_an_error(built: Path) -> None:
    for page in pages(built):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.read_text("utf-8"))

        assert (page, parser.errors) == (page, [])


def test_every_string_of_a_plan_is_in_its_page(built: Path) -> None:
    for page, wanted in plans_with(built, "html"):
        tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
        body = tree.find("body")
        assert body is not None

        assert (page, missing("".join(body.itertext()), wanted)) == (page, [])


def test_mammoth_finds_every_string_of_a_plan_in_its_word_file(built: Path) -> None:
    for word, wanted in plans_with(built, "docx"):
        with word.open("rb") as stream:
            text = mammoth.extract_raw_text(stream).value

        assert (word, missing(text, wanted)) == (word, [])


@pytest.mark.filterwarnings("ignore")  # docx2python's own
def test_docx2python_finds_every_string_of_a_plan_in_its_word_file(built: Path) -> None:
    for word, wanted in plans_with(built, "docx"):
        with docx2python(io.BytesIO(word.read_bytes())) as found:
            text = re.sub(r"<[^<>]*>", "", found.text)

        assert (word, missing(text, wanted)) == (word, [])


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


def test_libreoffice_opens_every_word_file(built: Path, tmp_path: Path) -> None:
    soffice = need("soffice", "libreoffice")
    sources = word_files(built)
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number, word in enumerate(sources):
        shutil.copy(word, inputs / f"{number}.docx")
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *map(str, sorted(inputs.iterdir())),
        ],
        capture_output=True,
        check=True,
        timeout=600,
    )
    info = need("pdfinfo")
    for number, word in enumerate(sources):
        pdf = tmp_path / f"{number}.pdf"
        assert (word, pdf.exists()) == (word, True)
        said = subprocess.run([info, str(pdf)], capture_output=True, text=True, check=True).stdout

        assert re.search(r"Page size: +59[45].*A4", said), said
    text = need("pdftotext")
    for number, word in enumerate(sources):
        said = subprocess.run(
            [text, "-layout", str(tmp_path / f"{number}.pdf"), "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        sheets = said.split("\f")[:-1]

        assert all(f"Page {at} of {len(sheets)}" in sheet for at, sheet in enumerate(sheets, 1)), (
            word
        )
        if "drafts" in word.parts:
            assert all("DRAFT" in sheet for sheet in sheets), word


def test_html_validate_finds_nothing(built: Path) -> None:
    program = need("html-validate")
    config = Path(__file__).parent / "html-validate.json"
    done = subprocess.run(
        [program, "--config", str(config), "--formatter", "json", *map(str, pages(built))],
        capture_output=True,
        text=True,
        check=False,
        cwd=built,
    )
    found = [
        (entry["filePath"], message["ruleId"], message["message"], message["line"])
        for entry in json.loads(done.stdout)
        for message in entry["messages"]
    ]

    assert found == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = need("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(built: Path, page: Page, size: Any) -> None:
    page.set_viewport_size(size)
    for file in pages(built):
        page.goto(file.as_uri())
        found = Axe().run(page).response["violations"]

        assert (file, [(each["id"], each["help"]) for each in found]) == (file, [])


def test_no_page_is_wider_than_a_phone(built: Path, page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict will do
    for file in pages(built):
        page.goto(file.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")

        assert (file, width) == (file, PHONE["width"])


def test_a_page_asks_for_nothing_and_says_nothing_amiss(built: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for file in pages(built):
        page.goto(file.as_uri())
    context.close()

    assert asked == [file.as_uri() for file in pages(built)]
    assert said == []


def test_a_page_prints_on_a4_with_draft_on_every_sheet(
    built: Path, browser: Browser, tmp_path: Path
) -> None:
    text = need("pdftotext")
    context = browser.new_context()
    page = context.new_page()
    draft = next(
        file for file in pages(built) if "drafts" in file.parts and file.name == "plan.html"
    )
    page.goto(draft.as_uri())
    pdf = tmp_path / "page.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    context.close()
    said = subprocess.run([text, str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    sheets = said.split("\f")[:-1]

    assert len(sheets) >= 2
    assert all("DRAFT" in sheet for sheet in sheets)
