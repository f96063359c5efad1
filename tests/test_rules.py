"""Every rule, by its own examples: the failing one trips it and no other, the mended one none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from smartdoc.finding import with_words, without_words
from smartdoc.repository import open_repository
from smartdoc.rules import RULES, Rule, rule_named
from smartdoc.source import FAULTS as READING
from smartdoc.source import parse, parse_bytes
from tests.examples import BASE, as_text, base, checked, codes, laid_over

JUDGING = [rule for rule in RULES if rule.check or rule.family == "WVR"]
READ_AS_FILES = [rule for rule in RULES if rule.family in ("YML", "SCH")]
NOT_AS_TEXT = {"YML01", "YML02", "YML16", "SCH09"}
"""Faults that a text cannot show; tests/test_source.py and tests/test_schema.py do."""


def example(rule: Rule, which: str) -> dict[str, Any]:
    snippet = parse(getattr(rule, which), "example.yaml").data
    assert snippet is not None
    merged = laid_over(base(rule.kinds[0] if rule.kinds else "pep"), snippet)
    assert isinstance(merged, dict)
    return merged


def found_in(rule: Rule, which: str) -> list[str]:
    repository = open_repository(BASE)
    config = replace(repository.config, private_terms=("Quarrybank Terrace",))
    data = example(rule, which)
    file = None
    if rule.family == "FILE":
        file = "plans/c-0001/2026-11-30.pep.yaml"
    return codes(checked(as_text(data), replace(repository, config=config), file))


@pytest.mark.parametrize(
    "kind", ["pep", "learner-engagement", "learning-goals", "all-star", "liap"]
)
def test_the_small_plan_of_each_kind_is_clean(kind: str) -> None:
    found = checked(as_text(base(kind)))

    assert [(each.rule, with_words(each.message)) for each in found.findings] == []
    assert found.plan is not None


@pytest.mark.parametrize("rule", JUDGING, ids=lambda rule: rule.code)
def test_the_failing_example_trips_its_rule_and_no_other(rule: Rule) -> None:
    assert found_in(rule, "bad") == [rule.code]


@pytest.mark.parametrize("rule", JUDGING, ids=lambda rule: rule.code)
def test_the_mended_example_trips_nothing(rule: Rule) -> None:
    assert found_in(rule, "good") == []


@pytest.mark.parametrize(
    "rule", [rule for rule in READ_AS_FILES if rule.code not in NOT_AS_TEXT], ids=lambda r: r.code
)
def test_the_failing_file_trips_its_fault_and_no_other(rule: Rule) -> None:
    found = checked(rule.bad)
    own = {code for code in codes(found) if code.startswith(("YML", "SCH"))}

    # Small examples of YAML are no whole plans, so what a plan needs beside them does not count.
    assert rule.code in own
    assert rule.family == "SCH" or own - {"SCH02"} == {rule.code}
    assert rule.family == "YML" or own == {rule.code}


@pytest.mark.parametrize(
    "rule", [rule for rule in READ_AS_FILES if rule.code not in NOT_AS_TEXT], ids=lambda r: r.code
)
def test_the_mended_file_does_not(rule: Rule) -> None:
    own = {code for code in codes(checked(rule.good)) if code.startswith(("YML", "SCH"))}

    assert own - ({"SCH02"} if rule.family == "YML" else set()) == set()


def test_the_example_of_another_encoding_is_one() -> None:
    bad = parse_bytes(rule_named("YML01").bad.encode("cp1252"), "plan.yaml")
    good = parse_bytes(rule_named("YML01").good.encode("utf-8"), "plan.yaml")

    assert [found.rule for found in bad.findings] == ["YML01"]
    assert good.findings == ()


def test_every_fault_of_reading_is_documented() -> None:
    from smartdoc.schema import FAULTS as SHAPE

    known = {rule.code: rule.name for rule in RULES}

    assert {code: known.get(code) for code in {**READING, **SHAPE}} == {**READING, **SHAPE}


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len(RULES) >= 50
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"[A-Z]{1,4}[0-9]{2}", rule.code), rule.code
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name), rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_every_part_of_its_page(rule: Rule) -> None:
    parts = (rule.what, rule.why, rule.source, rule.bad, rule.good)

    assert all(part.strip() for part in parts)
    assert rule.what.endswith(".")
    assert rule.why.endswith(".")


def words_of(value: Any) -> set[str]:
    """Return the longer texts of a plan's data, which no message may repeat unasked."""
    if isinstance(value, str):
        return {value} if len(value) > 15 else set()
    children = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return set()
    return {text for child in children for text in words_of(child)}


@pytest.mark.parametrize("rule", [rule for rule in JUDGING if rule.check], ids=lambda r: r.code)
def test_without_words_a_message_repeats_nothing_of_the_plan(rule: Rule) -> None:
    data = example(rule, "bad")
    found = checked(as_text(data))
    # The names of folder and file are no secret: they are in the address of every finding.
    public = {data["kind"], data["ref"], data["meeting"]["date"]}
    private = words_of(data) - public

    for finding in found.findings:
        said = without_words(finding.message) + without_words(finding.hint)
        assert not [text for text in private if text in said], said
