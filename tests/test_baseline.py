"""Findings that are known: by what stands there, never by the line, and without the words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smartdoc import check
from smartdoc.check import Baseline, Known, Seen, read_baseline
from smartdoc.errors import SmartdocError
from smartdoc.repository import open_repository
from tests.examples import BASE, as_text, base, checked, keep, laid_over
from tests.test_cli import smartdoc

RULES = ("T01", "ACT02")
"""The rules that are used here, so that a new one changes nothing."""

FILE = "plans/c-0001/2026-11-30.pep.yaml"


def plan(change: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a plan with an open deadline, an action for an agency, and this change."""
    faulty = {"targets": [{"due": "ongoing"}, {"actions": [{"who": "CAMHS"}]}]}
    merged: dict[str, Any] = laid_over(laid_over(base("pep"), faulty), change or {})
    return merged


def seen(data: dict[str, Any] | str) -> Seen:
    return seen_of(data if isinstance(data, str) else as_text(data), FILE)


def seen_of(text: str, file: str) -> Seen:
    repository = open_repository(BASE)
    few = replace(repository, config=replace(repository.config, select=RULES))
    return check.seen(checked(text, few, file))


def left(before: dict[str, Any] | str, after: dict[str, Any] | str, root: Path) -> list[str]:
    """Return the codes told after a change, of a plan whose findings were all known before."""
    known = Baseline().renewed([seen(before)], root)
    (found,), _ = known.applied([seen(after)], root)
    return [finding.rule for finding in found.findings]


def test_the_plan_of_these_tests_has_two_faults() -> None:
    assert sorted(finding.rule for finding in seen(plan()).checked.findings) == ["ACT02", "T01"]


def test_what_is_known_is_not_told(tmp_path: Path) -> None:
    assert left(plan(), plan(), tmp_path) == []


def test_lines_may_move(tmp_path: Path) -> None:
    text = as_text(plan())
    moved = "# a remark\n\n" + text.replace("targets:", "# another\ntargets:", 1)

    assert left(text, moved, tmp_path) == []


def test_the_same_text_may_be_written_another_way(tmp_path: Path) -> None:
    text = as_text(plan())

    assert left(text, text.replace("due: ongoing", 'due: "ongoing"'), tmp_path) == []
    assert left(text, text.replace("due: ongoing", "due: >\n    ongoing"), tmp_path) == []


def test_targets_and_actions_may_be_added_before(tmp_path: Path) -> None:
    after = plan()
    fine = {**base("pep")["targets"][0], "id": "brand-new"}
    after["targets"].insert(0, fine)
    after["targets"][2]["actions"].insert(0, dict(fine["actions"][0]))

    assert left(plan(), after, tmp_path) == []


def test_other_values_of_the_target_may_change(tmp_path: Path) -> None:
    after = plan()
    after["targets"][0]["measure"]["method"] += " and again in March"
    after["targets"][0]["achievable"] = {"support": ["a quiet room"]}

    assert left(plan(), after, tmp_path) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"targets": [{"due": "asap"}]}, ["T01"]),
        ({"targets": [{}, {"actions": [{"who": "social care"}]}]}, ["ACT02"]),
        ({"targets": [{}, {}, {"due": "ongoing"}]}, ["T01"]),
    ],
)
def test_a_value_that_is_still_at_fault_after_an_edit_is_told_again(
    change: dict[str, Any], told: list[str], tmp_path: Path
) -> None:
    assert left(plan(), plan(change), tmp_path) == told


def test_the_same_fault_in_a_target_of_another_name_is_new(tmp_path: Path) -> None:
    assert left(plan(), plan({"targets": [{"id": "another"}]}), tmp_path) == ["T01"]


def test_the_same_fault_in_another_plan_is_new(tmp_path: Path) -> None:
    known = Baseline().renewed([seen(plan())], tmp_path)
    elsewhere = seen_of(as_text(plan()), "plans/c-0002/2026-11-30.pep.yaml")

    (found,), counts = known.applied([elsewhere], tmp_path)

    assert len(found.findings) == 2
    assert counts.hidden == 0


def test_a_fault_that_stands_once_more_is_told_once(tmp_path: Path) -> None:
    action = {"who": "CAMHS", "what": "reads with Ash", "due": "2027-01-15"}
    before, after = plan(), plan()
    before["targets"][1]["actions"] += [dict(action)]
    after["targets"][1]["actions"] += [dict(action), dict(action)]

    assert left(before, after, tmp_path) == ["ACT02"]


def test_a_file_that_cannot_be_judged_is_known_only_as_it_stands(tmp_path: Path) -> None:
    text = as_text({**plan(), "celebrationz": ["won a race"]})

    assert left(text, text, tmp_path) == []
    assert left(text, text.replace("ongoing", "asap"), tmp_path) == ["SCH01"]


def test_waived_findings_are_not_taken_over_and_stay_waived(tmp_path: Path) -> None:
    waiver = {"rule": "T01", "because": "It is so.", "by": "dt"}
    found = seen(plan({"waive": [waiver]}))

    known = Baseline().renewed([found], tmp_path)
    (after,), counts = known.applied([found], tmp_path)

    assert known.findings[FILE].keys() == {"ACT02"}
    assert [(each.rule, each.waived) for each in after.findings] == [("T01", True)]
    assert counts == Known(hidden=1, gone=0)


def test_a_waiver_that_goes_brings_the_finding_back(tmp_path: Path) -> None:
    waiver = {"rule": "T01", "because": "It is so.", "by": "dt"}

    assert left(plan({"waive": [waiver]}), plan(), tmp_path) == ["T01"]


def test_what_was_put_right_can_be_removed(tmp_path: Path) -> None:
    known = Baseline().renewed([seen(plan())], tmp_path)
    mended = seen(plan({"targets": [{"due": "2027-01-29"}]}))

    _, counts = known.applied([mended], tmp_path)

    assert counts == Known(hidden=1, gone=1)
    assert known.renewed([mended], tmp_path).findings[FILE].keys() == {"ACT02"}


def test_plans_that_were_not_checked_stay_known_while_they_exist(tmp_path: Path) -> None:
    known = Baseline().renewed([seen(plan())], tmp_path)
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text("")

    assert known.applied([], tmp_path)[1] == Known(0, 0)
    assert known.renewed([], tmp_path).findings == known.findings

    path.unlink()

    assert known.applied([], tmp_path)[1] == Known(0, 2)
    assert known.renewed([], tmp_path).findings == {}


def test_the_file_holds_no_word_of_a_plan_and_fingerprints_too_short_for_one(
    tmp_path: Path,
) -> None:
    known = Baseline().renewed([seen(plan({"targets": [{"due": "when Zyxxor can"}]}))], tmp_path)
    known.write(tmp_path / "known.json")

    text = (tmp_path / "known.json").read_text("utf-8")

    assert "ACT02" in text
    assert not re.search("zyxxor|camhs", text, re.I)
    found = [one for rules in known.findings.values() for each in rules.values() for one in each]
    assert [len(one) for one in found] == [4] * len(found)


def test_two_baselines_of_the_same_plans_cannot_be_compared(tmp_path: Path) -> None:
    one, other = (Baseline().renewed([seen(plan())], tmp_path) for _ in range(2))

    assert one.salt != other.salt
    assert one.findings != other.findings


def test_writing_anew_changes_only_what_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    Baseline().renewed([seen(plan())], tmp_path).write(path)
    before = path.read_text("utf-8").splitlines()

    read_baseline(path).renewed([seen(plan({"targets": [{"due": "asap"}]}))], tmp_path).write(path)
    after = path.read_text("utf-8").splitlines()

    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def _holding(findings: str) -> str:
    return f'{{"smartdoc-baseline": 1, "salt": "0011223344556677", "findings": {findings}}}'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ":1:1:"),
        ('{"smartdoc-baseline": 1,\n<<<<<<< HEAD\n', ":2:1:"),
        ("[" * 100_000, ":"),
        ("[]", ": smartdoc-baseline:"),
        ('{"smartdoc-baseline": 2}', ": smartdoc-baseline:"),
        ('{"smartdoc-baseline": 1, "salt": "xyz"}', ": salt:"),
        ('{"smartdoc-baseline": 1, "salt": "0011223344556677"}', ": findings:"),
        (
            '{"smartdoc-baseline": 1, "salt": "0011223344556677", "findings": {"a": {"T01": 1}}}',
            ": findings → a → T01:",
        ),
        (_holding('{"a": {"T01": ["\\ud800"]}}'), ": findings → a → T01:"),
        (_holding('{"a": {"\\ud800": []}}'), ": findings → a → ?:"),
        (_holding('{"\\ud800": {}}'), ": findings → ?:"),
        (_holding('{"a\\u001b[2J\\nb": 1}'), ": findings → a?[2J b:"),
        (_holding(f'{{"{"a" * 900}": 1}}'), f": findings → {'a' * 59}…:"),
    ],
)
def test_a_broken_baseline_is_told_with_the_place(text: str, place: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SmartdocError) as error:
        read_baseline(path)

    assert error.value.message.startswith(f"{path}{place}")
    assert "--write-baseline" in error.value.hint


def test_a_baseline_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SmartdocError, match="cannot be read here"):
        read_baseline(path)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with two faulty plans."""
    settings = f"today: 2026-11-22\nselect: [{', '.join(RULES)}]\n"
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    for ref in ("c-0001", "c-0002"):
        keep(tmp_path, {**plan(), "ref": ref})
    return tmp_path


def edit(repository: Path, ref: str, old: str, new: str) -> None:
    path = repository / "plans" / ref / "2026-11-30.pep.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_team_begins_with_what_it_has(repository: Path) -> None:
    write = smartdoc("check", "--write-baseline", "known.json", cwd=repository)
    again = smartdoc("check", "--baseline", "known.json", cwd=repository)
    edit(repository, "c-0002", "due: ongoing", "due: asap")
    edited = smartdoc("check", "--baseline", "known.json", cwd=repository)
    edit(repository, "c-0002", "due: asap", "due: 2027-01-29")
    mended = smartdoc("check", "--baseline", "known.json", cwd=repository)

    nothing = "4 known findings hidden by the baseline.\n2 plans checked: nothing to mend.\n"
    assert (write.returncode, write.stdout) == (0, nothing)
    assert write.stderr == "4 findings in the baseline known.json.\n"
    assert (again.returncode, again.stdout, again.stderr) == (0, nothing, "")
    assert edited.returncode == 1
    assert re.findall(r" (T01|ACT02) ", edited.stdout) == ["T01"]
    assert mended.returncode == 0
    assert mended.stdout == (
        "3 known findings hidden by the baseline.\n"
        "1 finding of the baseline can be removed: put right or gone.\n"
        "2 plans checked: nothing to mend.\n"
    )


def test_writing_for_one_plan_keeps_what_is_known_of_the_others(repository: Path) -> None:
    smartdoc("check", "--write-baseline", "known.json", cwd=repository)
    edit(repository, "c-0002", "due: ongoing", "due: asap")

    smartdoc("check", "plans/c-0002", "--write-baseline", "known.json", cwd=repository)
    done = smartdoc("check", "--baseline", "known.json", cwd=repository)

    assert (done.returncode, "4 known findings" in done.stdout) == (0, True)


def test_what_other_rules_found_is_not_gone_when_few_are_asked(repository: Path) -> None:
    smartdoc("check", "--write-baseline", "known.json", cwd=repository)

    done = smartdoc("check", "--baseline", "known.json", "--select", "T", cwd=repository)

    assert done.stdout == (
        "2 known findings hidden by the baseline.\n2 plans checked: nothing to mend.\n"
    )


def test_both_together_tell_what_is_new_and_write_it_down(repository: Path) -> None:
    smartdoc("check", "--write-baseline", "known.json", cwd=repository)
    edit(repository, "c-0002", "due: ongoing", "due: asap")
    both = ("--baseline", "known.json", "--write-baseline", "known.json")

    first = smartdoc("check", *both, cwd=repository)
    second = smartdoc("check", *both, cwd=repository)

    assert (first.returncode, second.returncode) == (1, 0)


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit", "markdown"])
def test_what_is_known_is_in_no_form_of_report(repository: Path, form: str) -> None:
    smartdoc("check", "--write-baseline", "known.json", cwd=repository)

    done = smartdoc("check", "--baseline", "known.json", "--format", form, cwd=repository)

    assert done.returncode == 0
    assert "T01" not in done.stdout
    if form == "json":
        assert json.loads(done.stdout)["baseline"] == {"hidden": 4, "gone": 0}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--baseline", "none.json"], "There is no baseline none.json."),
        (["--baseline", "smartdoc.yaml"], "smartdoc.yaml:1:1: a baseline cannot be read here."),
        (["--write-baseline", "smartdoc.yaml"], "smartdoc.yaml is kept for plans and settings."),
        (["--write-baseline", "plans/known.json"], "is kept for plans and settings."),
        (["--write-baseline", "notes.json"], "notes.json: smartdoc-baseline: a baseline"),
        (["--write-baseline", "known.json", "--select", "T"], "takes every finding"),
    ],
)
def test_a_wrong_call_changes_nothing(repository: Path, arguments: list[str], said: str) -> None:
    (repository / "notes.json").write_text("{}")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}

    done = smartdoc("check", *arguments, cwd=repository)

    assert done.returncode == 2
    assert said in done.stderr
    assert before == {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}


def test_a_baseline_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    Baseline().renewed([seen(plan())], tmp_path).write(path)
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")

    assert read_baseline(path).total == 2


def test_a_baseline_is_an_ordinary_file(tmp_path: Path) -> None:
    with pytest.raises(SmartdocError, match="cannot be read here"):
        read_baseline(tmp_path)


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_file_name_that_there_cannot_be_is_gone(tmp_path: Path, name: str) -> None:
    known = Baseline(findings={name: {"T01": ("abcd",)}})

    assert known.applied([seen(plan())], tmp_path)[1] == Known(0, 1)
    assert name not in known.renewed([seen(plan())], tmp_path).findings


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_baseline_with_a_name_too_long_is_refused(repository: Path, option: str) -> None:
    done = smartdoc("check", option, "x" * 5000, cwd=repository)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
