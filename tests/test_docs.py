"""What is written about smartdoc is what smartdoc does."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from smartdoc.assess import assess
from smartdoc.cli import COMMANDS
from smartdoc.report.assessment import as_text
from smartdoc.report.style import Style
from smartdoc.report.text import report
from smartdoc.rules import RULES
from tests.examples import BASE, PROJECT, checked
from tools.docs import PAGES

README = (PROJECT / "README.md").read_text(encoding="utf-8")
TEST_COMMAND = '.venv/bin/pip install ".[test]" && .venv/bin/pytest'


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_not_stale(name: str) -> None:
    kept = (PROJECT / name).read_text(encoding="utf-8")

    assert kept == PAGES[name](), "run: python -m tools.docs"


def test_the_readme_shows_what_check_says() -> None:
    text = (BASE / "pep.yaml").read_text(encoding="utf-8")
    written = re.sub(
        r"  - id: attendance\n.*?(?=    actions:)", blocks("yaml")[0], text, flags=re.S
    )
    found = checked(written)
    only = replace(found, findings=tuple(f for f in found.findings if f.rule == "M02"))
    said = "".join(report([only], Style())).rpartition("\n\n")[0]

    def without_numbers(text: str) -> str:
        return re.sub(r":[0-9]+:[0-9]+:|^  [0-9 ]+ \|( +\^)?", "", text, flags=re.M).replace(
            " ", ""
        )

    assert without_numbers(said) == without_numbers(blocks("text")[0].rstrip())


def test_the_readme_shows_what_assess_says() -> None:
    shown = next(block for block in blocks("console") if block.startswith("$ smartdoc assess"))
    command, _, said = shown.partition("\n")
    sentence = command.removeprefix('$ smartdoc assess "').rstrip('"')

    assert said == as_text(assess(sentence))


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"`smartdoc (\w+)", README))

    assert named == set(COMMANDS)


def test_the_readme_gives_the_two_commands_for_both_systems() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/smartdoc build" in README
    assert TEST_COMMAND in README
    assert r"py -m venv .venv; .venv\Scripts\pip install .; .venv\Scripts\smartdoc build" in README


def test_what_the_readme_links_to_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]

    assert len(links) >= 6
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_ci_runs_the_readmes_test_command() -> None:
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    folder = '"$work/venv'

    assert (
        TEST_COMMAND.replace(".venv", folder)
        .replace("/bin/pip", '/bin/pip"')
        .replace("/bin/pytest", '/bin/pytest"')
        .replace(" install", " install --quiet --disable-pip-version-check")
        in script
    )


def test_every_rule_is_in_the_rules_page() -> None:
    page = (PROJECT / "docs" / "rules.md").read_text(encoding="utf-8")

    assert re.findall(r"^### (\w+) ", page, re.M) == [rule.code for rule in RULES]


def test_no_page_speaks_of_the_workplace() -> None:
    pages = [*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")]

    assert len(pages) >= 5
    assert [p.name for p in pages if re.search(r"/work/|/tmp/", p.read_text("utf-8"))] == []
