"""Every rule, by its own examples: the failing one trips it and no other, the mended one none."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from smartdoc.check import Checked, Checker
from smartdoc.finding import with_words
from smartdoc.report import json_
from smartdoc.report.rules import page
from smartdoc.report.style import Style
from smartdoc.repository import Repository, open_repository
from smartdoc.rules import RULES, Rule, rule_named
from smartdoc.source import FAULTS as READING
from smartdoc.source import parse, parse_bytes
from tests.examples import BASE, TODAY, as_text, base, checked, codes, laid_over
from tests.repositories import repository_in
from tests.test_schema import MISTAKES

JUDGING = [rule for rule in RULES if rule.check or rule.family == "WVR"]
READ_AS_FILES = [rule for rule in RULES if rule.family in ("YML", "SCH")]
NOT_AS_TEXT = {"YML01", "YML02", "YML16", "SCH09"}
"""Faults that a text cannot show; tests/test_source.py and tests/test_schema.py do."""


def laid(rule: Rule, which: str) -> dict[str, Any]:
    """Return an example laid over the small clean plan of the rule's first kind."""
    snippet = parse(getattr(rule, which), "example.yaml").data
    assert snippet is not None
    merged: dict[str, Any] = laid_over(base(rule.kinds[0] if rule.kinds else "pep"), snippet)
    return merged


def written(folder: Path, data: dict[str, Any]) -> Path:
    """Write a plan to where it says it belongs, and return its file."""
    stem = f"{data['meeting']['date']}.{data['kind']}"
    path = folder / "plans" / str(data["ref"]) / f"{stem}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(data), encoding="utf-8")
    return path


def committed(folder: Path, data: dict[str, Any]) -> None:
    """Have git hold a plan where it says it belongs."""
    git = repository_in(folder)
    written(folder, data)
    git.commit()


def repository_of(rule: Rule, folder: Path) -> Repository:
    """Return a repository with the settings that the rule's examples need."""
    if not rule.settings:
        ours = open_repository(BASE)
        return replace(ours, root=folder, config=replace(ours.config, ignore=()))
    (folder / "smartdoc.yaml").write_text(rule.settings, encoding="utf-8")
    return open_repository(folder)


def found_in(rule: Rule, which: str, folder: Path) -> list[str]:
    repository = repository_of(rule, folder)
    if rule.before:
        written(folder, laid(rule, "before"))
    if rule.committed:
        committed(folder, laid(rule, "committed"))
    data = laid(rule, which)
    path = folder / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    if rule.family == "FILE":
        path.parent.mkdir(parents=True)
        path.write_text(as_text(data), encoding="utf-8")
    else:
        path = written(folder, data)
    return codes(Checker(repository, TODAY).one(path))


@pytest.mark.parametrize(
    "kind", ["pep", "learner-engagement", "learning-goals", "all-star", "liap"]
)
def test_the_small_plan_of_each_kind_is_clean(kind: str) -> None:
    found = checked(as_text(base(kind)))

    assert [(each.rule, with_words(each.message)) for each in found.findings] == []
    assert found.plan is not None


@pytest.mark.parametrize("rule", JUDGING, ids=lambda rule: rule.code)
def test_the_failing_example_trips_its_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    assert found_in(rule, "bad", tmp_path) == [rule.code]


@pytest.mark.parametrize("rule", JUDGING, ids=lambda rule: rule.code)
def test_the_mended_example_trips_nothing(rule: Rule, tmp_path: Path) -> None:
    assert found_in(rule, "good", tmp_path) == []


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


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_eighty_columns_and_its_examples_say_the_same(rule: Rule) -> None:
    said = page(rule)
    _, bad, good = re.split("An example that fails\n|\n\nThe same, mended\n", said)
    shown = (bad, good.partition("\n\nHow to waive it\n")[0])

    # In one example a single word is longer than a line.
    assert [one for one in said.splitlines() if len(one) > 80 and not one.endswith("]]]]")] == []
    for text, example in zip(shown, (rule.bad, rule.good), strict=True):
        assert parse(dedent(text), "").data == parse(example, "").data


SECRET = "zyxxor"


def with_secrets(value: Any, key: str = "") -> Any:
    """Return a plan's data with a secret word in each of its sentences and short names."""
    if isinstance(value, dict):
        return {
            f"{name}-{SECRET}" if key == "people" else name: with_secrets(inner, name)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [with_secrets(inner, key) for inner in value]
    if isinstance(value, str) and " " in value and key != "role":
        return f"{value} {SECRET}"
    named = isinstance(value, str) and value and key in ("who", "by", "id", "target")
    return f"{value}-{SECRET}" if named else value


def said_without_words(found: Checked) -> str:
    """Return all that a report for a machine says of a plan, but for the name of the file."""
    entries = json.loads("".join(json_.report([found], Style(quote=False))))["findings"]
    return " ".join(f"{entry['path']} {entry['message']} {entry['hint']}" for entry in entries)


@pytest.mark.parametrize("rule", [rule for rule in JUDGING if rule.check], ids=lambda r: r.code)
def test_without_words_a_report_repeats_nothing_of_the_plan(rule: Rule, tmp_path: Path) -> None:
    repository = repository_of(rule, tmp_path)
    if rule.before:
        written(tmp_path, with_secrets(laid(rule, "before")))
    if rule.committed:
        committed(tmp_path, with_secrets(laid(rule, "committed")))
    path = written(tmp_path, with_secrets(laid(rule, "bad")))
    found = Checker(repository, TODAY).one(path)

    assert found.findings
    assert SECRET not in said_without_words(found)


@pytest.mark.parametrize("name", MISTAKES)
def test_without_words_a_fault_of_shape_repeats_nothing_of_the_plan(name: str) -> None:
    change, *_ = MISTAKES[name]
    keys = {"people": {SECRET: {"name": "Jo"}}, SECRET: 1, "learner": {SECRET: 2}}
    found = checked(as_text(laid_over(laid_over(base("pep"), change), keys)), file="plan.yaml")

    assert len(found.findings) >= 4
    assert SECRET not in said_without_words(found)


def test_without_words_a_key_written_twice_is_not_repeated() -> None:
    found = checked(f"{SECRET}: 1\n{SECRET}: 2\n", file="plan.yaml")

    assert codes(found) == ["YML08"]
    assert SECRET not in said_without_words(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Since Quarry\nTerrace he is late.", ["PRV01"]),
        ("since QUARRY   terrace", ["PRV01"]),
        ("I washed the quarry terraces.", []),
    ],
)
def test_a_private_term_is_found_as_words_however_they_are_spaced(
    text: str, found: list[str]
) -> None:
    repository = open_repository(BASE)
    terms = replace(repository.config, private_terms=("Quarry Terrace", "Ash Khan"))
    plan = {**base("pep"), "voice": {"liked": text}}

    assert codes(checked(as_text(plan), replace(repository, config=terms))) == found
