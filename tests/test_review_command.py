"""smartdoc review: the next plan, made from the last one."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from smartdoc.check import Checked, Checker
from smartdoc.errors import SmartdocError
from smartdoc.repository import open_repository
from smartdoc.source import read
from smartdoc.starting import Order, Written, kind_to_review, write_new_plan
from tests import any_plan
from tests.examples import KINDS, SHIPPED, TODAY, base, keep, laid_over
from tests.in_process import smartdoc

TO_FILL_IN = frozenset(
    "S02 M01 A04 R01 T02 HIS02 PEP04 PEP06 PEP07 PEP08 LEP05 STAR01 STAR03 STAR06 LIAP05 LIAP07 "
    "LIAP12".split()
)
"""The rules that ask for what is missing. Besides, the plan after June's LIAP is told that nothing
answers the concern whose objective was reached."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "smartdoc.yaml").write_text("policy: standard\n", encoding="utf-8")
    return tmp_path


def pep(date: str, **over: Any) -> dict[str, Any]:
    plan: dict[str, Any] = laid_over({**base("pep"), "ref": "c-0001"}, over)
    return {**plan, "meeting": {"date": date}}


def reviewed(root: Path, ref: str = "c-0001", kind: str | None = None, **order: Any) -> Written:
    checker = Checker(open_repository(root), TODAY)
    found = kind_to_review(checker, ref, kind)
    return write_new_plan(checker, Order(found, ref, **order, reviews=True))


def checked(root: Path, written: Written) -> Checked:
    return Checker(open_repository(root), TODAY).one(written.path)


def data_of(written: Written) -> Any:
    found = read(written.path, written.path.name)
    assert found.findings == ()
    return found.data


def text_of(written: Written) -> str:
    return written.path.read_text(encoding="utf-8")


def everything_under(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


# What the new plan holds


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
def test_the_plan_after_an_example_lacks_only_what_is_to_be_filled_in(
    root: Path, file: Path
) -> None:
    folder = root / "plans" / file.parent.name
    folder.mkdir(parents=True)
    for each in file.parent.glob("*.yaml"):
        if each.name <= file.name:
            shutil.copy(each, folder)
    before = everything_under(root)
    last = Checker(open_repository(root), TODAY).one(folder / file.name).plan
    written = reviewed(root, file.parent.name)
    found = checked(root, written)

    assert last is not None
    assert found.plan is not None
    assert (found.plan.people, found.plan.learner) == (last.people, last.learner)
    assert [each.target for each in found.plan.review] == [each.id for each in last.targets]
    assert found.plan.status == "draft"
    assert found.plan.meeting.date == last.meeting.next
    told = {each.rule for each in found.findings}
    assert told - TO_FILL_IN <= ({"LIAP04", "M07"} if "2026-06-08.liap" in file.name else set())
    assert {name: everything_under(root)[name] for name in before} == before
    assert len(everything_under(root)) == len(before) + 1


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_plan_after_any_valid_plan_has_the_right_form(kind: str, data: Any) -> None:
    plan = {**data.draw(any_plan.plans(kind)), "ref": "c-0001", "kind": kind}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "smartdoc.yaml").write_text("policy: standard\n", encoding="utf-8")
        last = Checker(open_repository(root), TODAY).one(keep(root, plan)).plan
        assume(last is not None and last.meeting.date < datetime.date(2199, 12, 31))
        written = reviewed(root, on=datetime.date(2199, 12, 31), to=root / "next.yaml")
        found = checked(root, written)

    assert last is not None
    assert found.plan is not None
    assert [each for each in found.findings if each.rule[:3] in ("YML", "SCH")] == []
    assert found.plan.learner == last.learner
    assert found.plan.people == last.people or not last.people
    assert [each.target for each in found.plan.review] == [each.id for each in last.targets]
    kept = {each.id: each for each in found.plan.targets}
    for old in last.targets:
        if old.id in kept and sum(each.id == old.id for each in last.targets) == 1:
            new = kept[old.id]
            assert (new.statement, new.reason, new.areas, new.due) == (
                *(old.statement, old.reason, old.areas),
                None,
            )


def test_the_past_of_a_target_is_told_above_its_review(root: Path) -> None:
    unmet = [{"target": "subtraction", "outcome": "not-achieved", "decision": "carry-over"}]
    keep(root, pep("2026-03-16"))
    keep(root, pep("2026-07-06", review=unmet))
    keep(root, pep("2026-11-02", review=unmet))

    text = text_of(reviewed(root))

    assert (
        "  # In plans since 2026-03-16, carried over 2 times and not wholly reached at 2 reviews "
        "in a row.\n  - target: subtraction\n"
    ) in text


def test_actions_that_are_done_are_counted_and_not_offered_again(root: Path) -> None:
    actions = [
        {"who": "ash", "what": "marks the poster", "status": "done"},
        {"who": "dt", "what": "rings home", "done_on": "2026-11-10"},
        {"who": "sw", "what": "writes a letter", "status": "dropped"},
        {"who": "carer", "what": "reads with Ash", "status": "doing"},
    ]
    plan = pep("2026-11-02")
    plan["targets"] = [{**plan["targets"][0], "actions": actions}]
    keep(root, plan)

    text = text_of(reviewed(root))
    laid_out = text[text.index("\ntargets:") : text.index("\nactions:")]

    assert "  # Actions done: 2 of 4, given up: 1.\n" in text
    assert re.findall("#   what: (.*)", laid_out)[:1] == ["reads with Ash"]
    assert not re.search("marks the poster|rings home|writes a letter", laid_out)


def test_what_the_learner_and_others_say_is_asked_for_anew(root: Path) -> None:
    keep(root, pep("2026-11-02", views={"school": "Ash works hard."}))

    data = data_of(reviewed(root))

    assert set(data["voice"].values()) == {None}
    assert set(data["views"].values()) == {None}


def test_it_is_the_same_plan_that_new_writes(root: Path) -> None:
    keep(root, pep("2026-11-02"))
    by_review = reviewed(root)
    text = text_of(by_review)
    by_review.path.unlink()

    checker = Checker(open_repository(root), TODAY)
    by_new = write_new_plan(checker, Order("pep", "c-0001"))

    assert (by_new.path, text_of(by_new)) == (by_review.path, text)


def test_what_sign_writes_is_not_asked_for(root: Path) -> None:
    keep(root, pep("2026-11-02"))

    text = text_of(reviewed(root))

    assert "  # - who: ash\n  #   on: " in text
    assert "content:" not in text


# Where it goes


def test_a_file_elsewhere_leads_to_the_same_schema(root: Path) -> None:
    keep(root, pep("2026-11-02"))

    written = reviewed(root, to=root / "drafts" / "spring" / "next.yaml")

    assert written.path == root / "drafts" / "spring" / "next.yaml"
    assert text_of(written).split("\n")[0] == (
        "# yaml-language-server: $schema=../../.vscode/schemas/pep.schema.json"
    )


@pytest.mark.parametrize("name", ["next.txt", "next", "next.yaml.bak"])
def test_a_file_that_would_not_be_read_as_a_plan_is_refused(root: Path, name: str) -> None:
    keep(root, pep("2026-11-02"))

    with pytest.raises(SmartdocError, match="is not the name of a plan file"):
        reviewed(root, to=root / name)

    assert not (root / name).exists()


def test_a_folder_is_not_taken_for_a_file(root: Path) -> None:
    keep(root, pep("2026-11-02"))

    with pytest.raises(SmartdocError, match="plans is a folder"):
        reviewed(root, to=root / "plans")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_neither_a_file_nor_a_broken_link_is_ever_overwritten(root: Path) -> None:
    keep(root, pep("2026-11-02"))
    (root / "mine.yaml").write_text("# mine\n", encoding="utf-8")
    (root / "link.yaml").symlink_to(root / "nowhere.yaml")
    reviewed(root)
    before = everything_under(root)

    for to in (root / "mine.yaml", root / "link.yaml"):
        with pytest.raises(SmartdocError, match="already exists, and nothing is overwritten"):
            reviewed(root, on=datetime.date(2027, 3, 8), to=to)
    with pytest.raises(SmartdocError, match="already exists, and nothing is overwritten"):
        reviewed(root, on=TODAY)
    assert everything_under(root) == before


def test_the_day_may_be_given(root: Path) -> None:
    keep(root, pep("2026-11-02"))

    written = reviewed(root, on=datetime.date(2027, 1, 11))

    assert written.path.name == "2027-01-11.pep.yaml"


def test_a_day_before_all_plans_is_refused(root: Path) -> None:
    keep(root, pep("2026-11-02"))

    with pytest.raises(SmartdocError, match="from before 2026-11-02 to look back at"):
        reviewed(root, on=datetime.date(2026, 11, 2), to=root / "next.yaml")

    assert not (root / "next.yaml").exists()


def test_a_second_review_is_sent_to_the_first(root: Path) -> None:
    keep(root, {**pep("2026-11-02"), "meeting": {"date": "2026-11-02", "next": "2026-11-30"}})
    reviewed(root)

    with pytest.raises(SmartdocError, match=r"2026-11-30\.pep\.yaml.*still to come") as error:
        reviewed(root)

    assert error.value.hint.startswith("Go on writing in it; ")


# Which plan


@pytest.mark.parametrize("ref", ["c-0010", "C-0001", "c0001", "plans/c-0001/", "..\\c-0001"])
def test_an_unknown_ref_is_answered_with_the_one_that_was_meant(root: Path, ref: str) -> None:
    keep(root, pep("2026-11-02"))

    with pytest.raises(SmartdocError, match=f"“{re.escape(ref)}” has no plans") as error:
        reviewed(root, ref)

    assert error.value.hint.startswith("Did you mean “c-0001”?")


def test_a_ref_like_no_other_is_shown_how_to_begin(root: Path) -> None:
    with pytest.raises(SmartdocError) as error:
        reviewed(root, "x", kind="pep")

    assert error.value.hint == "For a first plan: smartdoc new pep REF"


def test_of_several_kinds_one_has_to_be_chosen(root: Path) -> None:
    keep(root, pep("2026-11-02"))
    keep(root, {**base("liap"), "ref": "c-0001"})

    with pytest.raises(SmartdocError, match="plans of several kinds: liap, pep") as error:
        reviewed(root)

    assert error.value.hint == "Say which is reviewed: smartdoc review c-0001 --kind liap"
    assert reviewed(root, kind="pep").path.name == "2026-11-22.pep.yaml"


def test_a_kind_without_a_plan_is_refused(root: Path) -> None:
    keep(root, pep("2026-11-02"))

    with pytest.raises(SmartdocError, match="no plan of the kind liap yet") as error:
        reviewed(root, kind="liap")

    assert error.value.hint == "There is: pep. For a first plan: smartdoc new liap c-0001"


def test_a_kind_that_does_not_exist_is_refused_first(root: Path) -> None:
    with pytest.raises(SmartdocError, match="“peep” is not a kind of plan"):
        reviewed(root, "nobody", kind="peep")


def test_a_last_plan_that_cannot_be_read_is_named_and_nothing_is_written(root: Path) -> None:
    keep(root, pep("2026-11-02", status="kept from Samira"))
    before = everything_under(root)

    with pytest.raises(SmartdocError, match=r"2026-11-02\.pep\.yaml.*cannot be read") as error:
        reviewed(root)

    assert "Samira" not in error.value.message
    assert everything_under(root) == before


# The command


def test_the_command_says_what_it_wrote_and_check_what_is_left(root: Path) -> None:
    keep(root, pep("2026-11-02"))

    done = smartdoc("review", "c-0001", "--date", "2027-03-08", cwd=root)
    after = smartdoc("check", "plans/c-0001/2027-03-08.pep.yaml", "--format", "json", cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Written: plans/c-0001/2027-03-08.pep.yaml\n"
        "Taken over from plans/c-0001/2026-11-02.pep.yaml: the people, 3 targets to review, 3 of "
        "them still open.\n"
        "\n"
        "Next:\n"
        "  1. Open it in your editor and fill it in.\n"
        "  2. smartdoc check plans/c-0001/2027-03-08.pep.yaml\n"
        "     What it finds is the list of what is still to fill in.\n"
    )
    assert after.returncode == 1
    assert not re.search(r"\b(?:YML|SCH)[0-9]{2}\b", json.dumps(after.stdout))


@pytest.mark.parametrize(
    "arguments", [(), ("nobody",), ("c-0001", "--kind", "pip"), ("c-0001", "--date", "8.3.27")]
)
def test_wrong_use_leaves_with_2_and_no_traceback(root: Path, arguments: tuple[str, ...]) -> None:
    keep(root, pep("2026-11-02"))

    done = smartdoc("review", *arguments, cwd=root)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
