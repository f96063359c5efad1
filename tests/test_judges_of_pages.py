"""The finished web pages, judged by programs that are not ours."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.judged import pages
from tests.tools import need

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


def test_html5lib_reads_every_page_without_an_error(built: Path) -> None:
    for page in pages(built):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.read_text("utf-8"))

        assert (page, parser.errors) == (page, [])


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
    one_of_each = {file.name: file for file in pages(built)}.values()
    for file in pages(built) if size is DESK else one_of_each:
        page.goto(file.as_uri())
        found = Axe().run(page).response["violations"]

        assert (file, [(each["id"], each["help"]) for each in found]) == (file, [])


def test_no_page_is_wider_than_a_phone(built: Path, page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict will do
    for file in pages(built):
        page.goto(file.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")

        assert (file, width) == (file, PHONE["width"])


@pytest.mark.parametrize("place", [".chart > figcaption", "dd"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_long_word_makes_no_page_wider(built: Path, page: Page, size: Any, place: str) -> None:
    page.set_viewport_size(size)
    page.goto(next(file for file in pages(built) if "<figcaption" in file.read_text()).as_uri())
    long_word = "antidisestablishmentarianism" * 9
    page.locator(place).first.evaluate(f"one => one.append('{long_word}')")

    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


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
    draft = next(file for file in pages(built) if "drafts" in file.parts)
    page.goto(draft.as_uri())
    pdf = tmp_path / "page.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    context.close()
    said = subprocess.run([text, str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    sheets = said.split("\f")[:-1]

    assert len(sheets) >= 2
    assert all("DRAFT" in sheet for sheet in sheets)


PARTED = """() => [...document.querySelectorAll(".tick")].filter(tick => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  texts.currentNode = tick;
  let text = texts.nextNode();
  while (text && !text.data.trim()) text = texts.nextNode();
  const block = "td, li, p";
  if (!text || text.parentElement.closest(block) !== tick.closest(block)) return false;
  const first = document.createRange();
  first.setStart(text, text.data.search(/\\S/));
  first.setEnd(text, text.data.length);
  return first.getClientRects()[0].top > tick.getBoundingClientRect().bottom;
}).length"""
"""How many boxes to tick stand on another line than the words behind them."""

CUT = """() => [...document.querySelectorAll("ol")].filter(list => {
  const number = document.createElement("span");
  number.textContent = `${list.children.length}. `;
  list.lastElementChild.prepend(number);
  const room = parseFloat(getComputedStyle(list).paddingLeft);
  const width = number.getBoundingClientRect().width;
  number.remove();
  return width > room;
}).length"""
"""How many lists have a number that stands out of the page: on paper it is cut off."""


@pytest.mark.parametrize("width", [320, 640, 720, 760])
def test_no_box_to_tick_is_parted_from_its_words(built: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for file in pages(built):
        page.goto(file.as_uri())
        found[file.relative_to(built).as_posix()] = page.evaluate(PARTED)

    assert {name: count for name, count in found.items() if count} == {}


def test_no_number_of_a_list_is_cut_off_in_print(built: Path, page: Page) -> None:
    page.emulate_media(media="print")
    found = {}
    for file in pages(built):
        page.goto(file.as_uri())
        found[file.relative_to(built).as_posix()] = page.evaluate(CUT)

    assert {name: count for name, count in found.items() if count} == {}
