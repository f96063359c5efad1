"""A plan checked as a whole: kinds, levels, waivers, and files against each other."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from smartdoc.check import Checker
from smartdoc.errors import SmartdocError
from smartdoc.finding import Level, Place, with_words, without_words
from smartdoc.repository import open_repository
from tests.examples import TODAY, as_text, base, checked, codes, laid_over


def test_a_finding_stands_at_its_line_and_column() -> None:
    text = as_text(base("pep"))
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "  due: " in each)
    text = text.replace("due: '2027-01-29'", "due: ongoing", 1).replace(
        "due: 2027-01-29", "due: ongoing", 1
    )

    found = checked(text)

    assert [(each.rule, each.place and each.place.line) for each in found.findings] == [
        ("T01", line)
    ]


def test_the_letter_is_the_one_of_the_plans_own_kind() -> None:
    plan = laid_over(base("all-star"), {"targets": [{"measure": {"method": "by review"}}]})

    (finding,) = checked(as_text(plan)).findings

    assert (finding.rule, finding.criterion, finding.label) == ("M02", "T", "Trackable")


def test_messages_quote_the_plan_only_where_they_may() -> None:
    plan = laid_over(base("pep"), {"targets": [{"due": "ongoing"}]})

    (finding,) = checked(as_text(plan)).findings

    assert with_words(finding.message).startswith("“ongoing” is not a date")
    assert without_words(finding.message).startswith("The deadline is not a date")


def test_a_waiver_silences_its_rule_for_its_target_only() -> None:
    late = {"due": "2027-04-16"}
    waiver = {"rule": "T03", "because": "The exam date is fixed by the board.", "by": "dt"}
    plan = laid_over(base("pep"), {"targets": [late, late]})
    first = plan["targets"][0]["id"]

    both = checked(as_text({**plan, "waive": [waiver]}))
    one = checked(as_text({**plan, "waive": [{**waiver, "target": first}]}))

    assert [(each.rule, each.waived) for each in both.findings] == [("T03", True), ("T03", True)]
    assert sorted((each.rule, each.waived) for each in one.findings) == [
        ("T03", False),
        ("T03", True),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rule": "T99"}, "not the code of a rule"),
        ({"rule": "SCH01"}, "cannot be waived"),
        ({"target": "gone"}, "no target"),
        ({"by": "nobody"}, "not among the people"),
    ],
)
def test_a_waiver_with_a_slip_in_it_is_a_finding(change: dict[str, str], said: str) -> None:
    waiver = {"rule": "T03", "because": "The date is fixed.", "by": "dt", **change}

    (finding,) = checked(as_text({**base("pep"), "waive": [waiver]})).findings

    assert finding.rule == "WVR02"
    assert said in finding.message


def test_an_unknown_kind_is_told_with_what_was_meant() -> None:
    (finding,) = checked(as_text({**base("pep"), "kind": "pepp"})).findings

    assert (finding.rule, finding.path) == ("SCH04", ("kind",))
    assert "Did you mean “pep”?" in finding.hint


def test_a_missing_kind_is_told() -> None:
    plan = base("pep")
    del plan["kind"]

    assert codes(checked(as_text(plan))) == ["SCH02"]


def repository_with(tmp_path: Path, config: str) -> Path:
    (tmp_path / "smartdoc.yaml").write_text(config, encoding="utf-8")
    return tmp_path


def test_a_policy_changes_counts_without_code(tmp_path: Path) -> None:
    plan = base("pep")
    plan["targets"] = plan["targets"][:2]
    text = as_text(plan)
    lenient = "override: {pep: {least: 2, most: 2, another_area: false}}\n"
    root = repository_with(tmp_path, lenient)

    assert "PEP01" in codes(checked(text))
    assert codes(checked(text, open_repository(root))) == []


def test_a_policy_changes_the_level_of_a_rule_or_switches_it_off(tmp_path: Path) -> None:
    text = as_text(laid_over(base("pep"), {"targets": [{"due": "2027-04-16"}]}))
    strict = open_repository(repository_with(tmp_path, "override: {levels: {T03: error}}\n"))

    (finding,) = checked(text, strict).findings
    off = replace(strict, policy=replace(strict.policy, levels={"T03": "off"}))

    assert finding.level is Level.ERROR
    assert codes(checked(text, off)) == []


def test_a_waivers_own_rule_can_be_switched_off(tmp_path: Path) -> None:
    waiver = {"rule": "T03", "because": "The date is fixed.", "by": "dt"}
    text = as_text({**base("pep"), "waive": [waiver]})
    root = repository_with(tmp_path, "override: {levels: {WVR01: off, FILE02: off}}\n")

    assert codes(checked(text)) == ["WVR01"]
    assert codes(checked(text, open_repository(root))) == []


@pytest.mark.parametrize("code", ["T99", "SCH01", "YML15"])
def test_a_level_for_what_can_have_none_is_about_the_set_up(tmp_path: Path, code: str) -> None:
    root = repository_with(tmp_path, f"override: {{levels: {{{code}: off}}}}\n")

    with pytest.raises(SmartdocError) as error:
        Checker(open_repository(root), TODAY)

    assert code in error.value.message


@pytest.mark.parametrize("output", [".", "..", "../elsewhere", "plans", "plans/out", ".git/x"])
def test_an_output_folder_is_one_of_its_own_inside_the_repository(
    tmp_path: Path, output: str
) -> None:
    with pytest.raises(SmartdocError) as error:
        open_repository(repository_with(tmp_path, f"output: {output}\n"))

    assert "must be a folder of its own" in error.value.message


def test_settings_of_remarks_only_are_the_standard_ones(tmp_path: Path) -> None:
    repository = open_repository(repository_with(tmp_path, "# all as it comes\n"))

    assert repository.config.policy == "standard"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("polcy: standard\n", "smartdoc.yaml:1:1: “polcy” is not known in this file."),
        ("policy: nowhere\n", "There is no policy “nowhere”."),
        ("policy: [\n", "smartdoc.yaml:1:10: The bracket"),
        ("today: 22/11/2026\n", "smartdoc.yaml:1:8: “22/11/2026” begins with the day"),
    ],
)
def test_a_fault_in_the_settings_is_about_the_set_up(
    tmp_path: Path, config: str, said: str
) -> None:
    with pytest.raises(SmartdocError) as error:
        open_repository(repository_with(tmp_path, config))

    assert said in error.value.message


def test_in_a_log_a_fault_in_the_settings_repeats_nothing_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(SmartdocError) as error:
        open_repository(repository_with(tmp_path, "private_terms: Jane Doe\n"))

    assert "The text is not a list" in error.value.message
    assert "Jane" not in error.value.message


def test_two_plans_for_one_place_are_both_named(tmp_path: Path) -> None:
    text = as_text(base("pep"))
    ref = base("pep")["ref"]
    for folder in (ref, "other"):
        (tmp_path / "plans" / folder).mkdir(parents=True)
        (tmp_path / "plans" / folder / "2026-11-30.pep.yaml").write_text(text, encoding="utf-8")
    repository = open_repository(tmp_path)

    files = Checker(repository, TODAY).all(repository.plan_files())

    assert sum("FILE02" in codes(each) for each in files) == 1


def test_hidden_folders_and_other_files_are_no_plans(tmp_path: Path) -> None:
    for name in (".git/x.yaml", "c-1/.~lock.yaml", "c-1/notes.txt", "c-1/2026-11-30.pep.yml"):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    repository = open_repository(tmp_path)

    assert [repository.shown(path) for path in repository.plan_files()] == [
        "plans/c-1/2026-11-30.pep.yml"
    ]


def test_a_repository_without_plans_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SmartdocError) as error:
        open_repository(tmp_path).plan_files()

    assert "smartdoc new" in error.value.hint


TEAM_SCHEMA = """{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Reading passport", "description": "A pupil's reading over a year.",
  "x-smartdoc": {"title": "Reading passport", "target": "goal"},
  "type": "object",
  "required": ["kind", "ref", "meeting", "learner", "targets"],
  "additionalProperties": false,
  "properties": {
    "kind": {"const": "reading-passport"},
    "ref": {"$ref": "common.schema.json#/$defs/ref"},
    "meeting": {"$ref": "common.schema.json#/$defs/meeting"},
    "learner": {"$ref": "common.schema.json#/$defs/learner"},
    "people": {"$ref": "common.schema.json#/$defs/people"},
    "targets": {"$ref": "common.schema.json#/$defs/targets"},
    "books": {"title": "Books", "description": "Books read so far.", "type": "array",
              "items": {"type": "string"}}
  }
}"""


def test_a_teams_own_kind_needs_a_schema_and_no_code(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "reading-passport.schema.json").write_text(TEAM_SCHEMA)
    plan = base("pep")
    plan = {key: plan[key] for key in ("ref", "meeting", "learner", "people", "targets")}
    text = as_text({"kind": "reading-passport", **plan, "books": ["The Tin Kite"]})

    found = checked(text, open_repository(tmp_path))

    assert codes(found) == []
    assert found.plan is not None
    assert found.plan.extra["books"] == ("The Tin Kite",)


def test_a_schema_whose_name_no_kind_can_have_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "Reading_Passport.schema.json").write_text(TEAM_SCHEMA)

    (found,) = checked("kind: Reading_Passport\n", open_repository(tmp_path)).findings

    assert found.rule == "SCH04"
    assert "rename schemas/Reading_Passport.schema.json" in found.hint


def test_the_shipped_examples_are_clean() -> None:
    project = Path(__file__).parent.parent
    repository = open_repository(project)
    files = Checker(repository, repository.config.today or TODAY).all(repository.plan_files())

    assert {each.kind.name for each in files if each.kind} == set(repository.schemas.kinds)
    assert [
        (each.file, each.place or Place(1, 1), each.rule)
        for file in files
        for each in file.findings
        if not each.waived
    ] == []


def test_a_copied_repository_gives_the_same_findings(tmp_path: Path) -> None:
    project = Path(__file__).parent.parent
    shutil.copytree(project / "plans", tmp_path / "plans")
    shutil.copy(project / "smartdoc.yaml", tmp_path)
    repository = open_repository(tmp_path)

    files = Checker(repository, TODAY).all(repository.plan_files())

    assert [each.rule for file in files for each in file.findings if not each.waived] == []


def goal(statement: str, measure: dict[str, object]) -> list[str]:
    """Return what M04 says of this sentence and this measure."""
    method = {"method": "the class list, read every Friday by L. Whitlow", **measure}
    plan = base("pep")
    plan["targets"][0] |= {"statement": statement, "measure": method}
    return [each.rule for each in checked(as_text(plan)).findings if each.rule == "M04"]


@pytest.mark.parametrize(
    ("statement", "measure", "found"),
    [
        ("Ash will attend 90% of days.", {"unit": "%", "target": 85}, ["M04"]),
        ("Ash will attend 90% of days.", {"target": 85}, ["M04"]),
        ("Ash will attend 90 per cent of days.", {"unit": "%", "target": 90}, []),
        ("Ash will go from 60% to 90%.", {"unit": "%", "baseline": 60, "target": 90}, []),
        ("Ash will go from 60% to 90%.", {"unit": "%", "baseline": 60, "target": 80}, ["M04"]),
        ("Ash will spell 35 of the 40 words.", {"unit": "words", "target": 35}, []),
        ("Ash will spell 35 of the 40 words.", {"unit": "words", "target": 30}, ["M04"]),
        ("Ash will write four sentences.", {"unit": "sentence", "target": 5}, ["M04"]),
        ("Ash will read one page each Tuesday.", {"target": 8}, []),
        (
            "Ash will read 5 books by 26 February 2027.",
            {"what": "books read", "target": 6},
            ["M04"],
        ),
        ("Ash will read aloud in 8 weeks.", {"unit": "pages", "target": 3}, []),
        ("Ash will reach the next level.", {"target": "expected"}, []),
    ],
)
def test_the_sentence_and_the_measure_name_the_same_goal(
    statement: str, measure: dict[str, object], found: list[str]
) -> None:
    assert goal(statement, measure) == found


def test_text_without_a_visible_sign_counts_as_not_written() -> None:
    plan = laid_over(base("pep"), {"targets": [{"statement": "  ", "reason": "\u00a0"}]})

    assert sorted(codes(checked(as_text(plan)))) == ["R01", "S02"]


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("root: secret\n", encoding="utf-8")
    root = tmp_path / "repository"
    (root / "plans" / "c-1").mkdir(parents=True)
    (root / "smartdoc.yaml").write_text("", encoding="utf-8")
    (root / "plans" / "c-1" / "link.yaml").symlink_to(secret)
    (root / "plans" / "c-1" / "broken.yaml").symlink_to(root / "gone.yaml")
    repository = open_repository(root)

    files = Checker(repository, TODAY).all(repository.plan_files())

    assert [codes(each) for each in files] == [["YML16"], ["YML16"]]
    assert all(each.source.text == "" for each in files)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_among_the_plans_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    os.mkfifo(tmp_path / "plans" / "pipe.yaml")
    repository = open_repository(tmp_path)

    (only,) = Checker(repository, TODAY).all(repository.plan_files())

    assert codes(only) == ["YML16"]
