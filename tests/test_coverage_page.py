"""docs/coverage.md names rules that exist, and leaves no judging rule of the guidance out."""

from __future__ import annotations

import re

from smartdoc.rules import RULES
from tests.examples import PROJECT

PAGE = (PROJECT / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([1-5]\.[0-9]+) \| (.+?) \| (.+?) \|$", PAGE, re.M)
CODE = re.compile(r"\b[A-Z]{1,4}[0-9]{2}\b")
RANGE = re.compile(r"\b([A-Z]{1,4})([0-9]{2}) to \1([0-9]{2})\b")
HOUSEKEEPING = {"YML", "SCH", "FILE", "WVR"}


def named() -> set[str]:
    """Return the codes on the page; “PRV01 to PRV09” names those in between too."""
    between = {
        f"{family}{number:02}"
        for family, first, last in RANGE.findall(PAGE)
        for number in range(int(first), int(last) + 1)
    }
    return {code for code in CODE.findall(PAGE) if not code.startswith("KS")} | between


def test_every_code_on_the_page_is_a_rule() -> None:
    assert named() - {rule.code for rule in RULES} == set()


def test_every_rule_that_judges_a_plan_answers_a_point_on_the_page() -> None:
    judging = {rule.code for rule in RULES if rule.family not in HOUSEKEEPING}

    assert judging - named() == set()


def test_the_five_texts_are_gone_through_point_by_point() -> None:
    numbers = [number for number, _, _ in ROWS]
    by_text = {text: sum(n.startswith(f"{text}.") for n in numbers) for text in "12345"}

    assert len(set(numbers)) == len(numbers)
    assert all(count >= 15 for count in by_text.values()), by_text


def test_every_point_has_an_answer() -> None:
    answer = re.compile(r"\b[A-Z]{1,4}[0-9]{2}\b|`[a-z_.]+|docs/|document|\*\*for a reader\*\*")
    unanswered = [number for number, _, where in ROWS if not answer.search(where)]

    assert len(ROWS) > 100
    assert unanswered == []
