"""What ``smartdoc rules --policy`` says is in force, and who set it."""

from __future__ import annotations

import json
from pathlib import Path

from smartdoc.policy import policy_from
from smartdoc.report.policy import as_json, as_text, settings_of
from smartdoc.repository import Repository, open_repository
from tests.in_process import smartdoc

SETTINGS = """
policy: two-for-post-16
override:
  pep: {most: 4}
  levels: {S03: "off"}
  kinds: {liap: {numbers: {times_carried: 3}, levels: {T03: error}}}
"""


def repository(folder: Path) -> Repository:
    (folder / "smartdoc.yaml").write_text(SETTINGS, encoding="utf-8")
    return open_repository(folder)


def shown(folder: Path) -> list[str]:
    opened = repository(folder)
    settings = settings_of(opened.policy_layers(), opened.schemas.schema("policy").contents)
    return as_text(opened.policy.name, opened.policy.title, settings).splitlines()


def test_each_value_is_shown_with_its_key_and_the_file_that_set_it(tmp_path: Path) -> None:
    lines = shown(tmp_path)

    assert lines[0] == "Policy: One or two targets from Year 12 on (two-for-post-16)"
    assert "  Fewest targets (least)                             3  [parts/pep]" in lines
    assert "  Most targets (most)                                4  [smartdoc.yaml]" in lines
    assert "  post-16: Most targets (most)                       2  [two-for-post-16]" in lines
    assert "  Times carried over (times_carried)                 2  [standard]" in lines
    assert "  Times carried over (times_carried)                 3  [smartdoc.yaml]" in lines
    assert "  S03                                                off  [smartdoc.yaml]" in lines


def test_a_policy_without_a_title_is_shown_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "ours.yaml").write_text("pep: {most: 4}\n", encoding="utf-8")
    (tmp_path / "smartdoc.yaml").write_text("policy: ours\n", encoding="utf-8")

    done = smartdoc("rules", "--policy", cwd=tmp_path)

    assert done.stdout.splitlines()[0] == "Policy: ours"


def test_it_is_readable_at_80_columns(tmp_path: Path) -> None:
    lines = shown(tmp_path)

    assert len(lines) > 30
    assert max(map(len, lines)) <= 80


def test_the_layers_shown_are_the_policy_that_rules_go_by(tmp_path: Path) -> None:
    opened = repository(tmp_path)
    layers = [data for _, data in opened.policy_layers()]

    assert policy_from(*layers, {"name": "two-for-post-16"}) == opened.policy


def test_programs_get_the_same_values(tmp_path: Path) -> None:
    opened = repository(tmp_path)
    settings = settings_of(opened.policy_layers(), opened.schemas.schema("policy").contents)
    found = json.loads(as_json("x", "X", settings))
    values = {entry["key"]: (entry["value"], entry["set_by"]) for entry in found["values"]}

    assert values["pep.most"] == (4, "smartdoc.yaml")
    assert values["kinds.liap.levels.T03"] == ("error", "smartdoc.yaml")
    assert len(values) == len(settings)
