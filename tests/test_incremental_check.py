"""A check that judges only what has changed says what a check from nothing says.

SMARTDOC_EXAMPLES says how many random sequences of edits are tried, for a long run by hand.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smartdoc.check import Checked, Checker
from smartdoc.cli import checking
from tests.in_process import smartdoc
from tests.repositories import GitFolder
from tests.team import (
    EDITS,
    SETTINGS,
    Edit,
    Team,
    add_the_next,
    agree,
    another_day,
    break_the_file,
    break_the_plan,
    commit,
    copy_a_reason,
    every_edit,
    let_the_clock_go_on,
    loaded_by,
    own_template,
    plan,
    private_term,
    rewritten,
    team_in,
    touch_all,
)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what was found of few plans too."""
    monkeypatch.setattr(checking, "_MANY", 1)


def from_nothing(team: Team) -> tuple[int, str]:
    """Return what a check says that has nothing to go by, and put that back."""
    kept, aside = team.root / ".smartdoc", team.root.parent / "aside"
    shutil.rmtree(aside, ignore_errors=True)
    if kept.exists():
        kept.rename(aside)
    found = team.check()
    shutil.rmtree(kept, ignore_errors=True)
    if aside.exists():
        aside.rename(kept)
    return found


def spoil(team: Team, _: Path) -> None:
    for file in (team.root / ".smartdoc" / "check").glob("*"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def check_a_part(team: Team, path: Path) -> None:
    team.check(str(path.parent))


def check_as_json(team: Team, _: Path) -> None:
    team.check("--format", "json")


OWN: tuple[Edit, ...] = (spoil, check_a_part, check_as_json)


@settings(
    max_examples=int(os.environ.get("SMARTDOC_EXAMPLES", "3")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(st.tuples(st.sampled_from((*EDITS, *OWN)), st.integers(0, 9)), min_size=1, max_size=6)
)
@example([*every_edit(0), (spoil, 0)])
@example([*every_edit(1), (check_a_part, 1)])
@example([*every_edit(2), (check_as_json, 2)])
@example([*every_edit(3), (agree, 0), (commit, 0), (break_the_plan, 0)])
def test_after_any_edits_it_is_as_if_checked_from_nothing(
    pattern: Path, tmp_path: Path, edits: list[tuple[Edit, int]]
) -> None:
    team = team_in(tmp_path / "team", pattern)
    team.check()
    for edit, number in edits:
        plans = team.plans()
        edit(team, plans[number % len(plans)])
        if number % 2:  # else it was made a moment before, and is not relied on
            let_the_clock_go_on(tmp_path)
        found = team.check()

        assert found == team.check() == from_nothing(team), edit.__name__


@pytest.mark.parametrize("nested", [b"", b"[" * 100_000])
def test_findings_that_somebody_edited_where_they_are_kept_are_not_told(
    pattern: Path, tmp_path: Path, nested: bytes
) -> None:
    team = team_in(tmp_path / "team", pattern)
    rewritten(team.plans()[0], "to come in", "to come in ongoing")
    for _ in range(2):  # the first may hold the files to be too new to keep anything
        team.check()
    file = team.root / ".smartdoc" / "check" / "check.plans"
    kept = file.read_bytes()
    edited = kept.replace(b'"message": "', b'"message": "Edited: ').replace(b"[[", nested + b"[[")
    assert edited != kept
    file.write_bytes(edited)
    (team.root / ".smartdoc" / "check" / "check.stamp").unlink()

    assert team.check() == from_nothing(team)


def judged_by(team: Team, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the plans that a check judges anew."""
    judged = []
    whole = Checker.one

    def noted(checker: Checker, path: Path) -> Checked:
        judged.append(path.relative_to(team.root).as_posix())
        return whole(checker, path)

    with monkeypatch.context() as patched:
        patched.setattr(Checker, "one", noted)
        team.check()
    return judged


def test_only_what_depends_on_a_change_is_judged_anew(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    plans = [path.relative_to(team.root).as_posix() for path in team.plans()]
    team.check()
    judged = {}
    steps: dict[str, Callable[[], object]] = {
        "at first": lambda: shutil.rmtree(team.root / ".smartdoc" / "check"),
        "nothing": lambda: None,
        "a plan of Samira's": lambda: rewritten(team.plans()[2], "to come in", "to come in now"),
        "an older plan of Ash's": lambda: rewritten(
            team.plans()[0], "to come in", "to come in later"
        ),
        "times": lambda: touch_all(team),
        "a commit": lambda: team.git.commit("two plans"),
        "a template": lambda: own_template(team, team.root),
        "an agreement": lambda: agree(team, team.plans()[2]),
        "its commit": lambda: commit(team, team.root),
        "the day": lambda: another_day(team, team.root),
    }
    for name, edit in steps.items():
        edit()
        judged[name] = judged_by(team, monkeypatch)

    assert judged == {
        "at first": plans,
        "nothing": [],
        "a plan of Samira's": plans[2:3],
        "an older plan of Ash's": plans[:2],
        "times": [],
        "a commit": [],
        "a template": [],
        "an agreement": plans[2:3],
        "its commit": plans[2:3],
        "the day": plans,
    }


def test_what_is_edited_and_put_back_while_a_plan_is_added_is_not_told(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path / "team", pattern)
    last = team.plans()[-1]
    text, first = last.read_text("utf-8"), team.plans()[0]
    added = first.with_name("2026-01-12.pep.yaml")
    whole, seen = Checker.one, 0

    def noted(checker: Checker, path: Path) -> Checked:
        nonlocal seen
        seen += 1
        if seen == 3:
            break_the_file(team, last)
            added.write_text(plan(first.parent.name, "2026-01-12"), "utf-8")
        return whole(checker, path)

    let_the_clock_go_on(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Checker, "one", noted)
        meanwhile = team.check("--jobs", "1")
    added.unlink()
    last.write_text(text, "utf-8")

    assert meanwhile[0] == 1
    assert team.check() == from_nothing(team)


def test_what_another_learner_s_plan_says_is_not_missed(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    copy_a_reason(team, team.plans()[2])
    before = team.check()
    copy_a_reason(team, team.plans()[0])
    found = team.check()

    assert found[1].count("S15") > before[1].count("S15")
    assert found == from_nothing(team)


def test_two_plans_of_one_place_are_told_whichever_was_judged_before(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    add_the_next(team, team.plans()[3])
    team.check()
    clash = team.root / "plans" / "c-0009" / team.plans()[0].name
    clash.parent.mkdir()
    shutil.copy(team.plans()[0], clash)
    found = [team.check(), team.check(), from_nothing(team)]

    assert "two-plans-one-place" in found[0][1]
    assert found[0] == found[1] == found[2]


def test_a_private_term_is_looked_for_in_plans_that_were_clean(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    team.check()
    private_term(team, team.root)

    assert team.check() == from_nothing(team)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize(("output", "moved"), [("build", "build"), ("shared/pages", "shared")])
def test_a_folder_of_documents_may_become_a_link_out(
    pattern: Path, tmp_path: Path, output: str, moved: str
) -> None:
    team = team_in(tmp_path, pattern)
    team.git.write("smartdoc.yaml", f"{SETTINGS}output: {output}\n")
    assert [team.build()[0], *(team.check()[0] for _ in range(3))] == [0, 0, 0, 0]
    (team.root / moved).rename(tmp_path / "outside")
    (team.root / moved).symlink_to(tmp_path / "outside")

    code, said = team.check()

    assert code == 2
    assert "must be a folder of its own inside the repository" in said


@pytest.mark.parametrize("options", [["--select", "T"], ["--ignore", "S"], ["--baseline", "b"]])
def test_a_check_of_some_rules_keeps_nothing(
    pattern: Path, tmp_path: Path, options: list[str]
) -> None:
    team = team_in(tmp_path, pattern)
    if "--baseline" in options:
        smartdoc("check", "--write-baseline", "b", cwd=team.root)
    smartdoc("check", *options, cwd=team.root)

    assert not (team.root / ".smartdoc" / "check").exists()


def test_where_nothing_can_be_kept_it_checks_all_the_same(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    (team.root / ".smartdoc").write_text("in the way", "utf-8")

    assert team.check() == team.check()
    assert (team.root / ".smartdoc").read_text("utf-8") == "in the way"


def test_a_check_with_nothing_to_do_loads_next_to_nothing(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    # Twice: what was written a moment before the first is not relied on.
    said = [smartdoc("check", cwd=team.root) for _ in range(2)]
    heavy = ("jinja2", "jsonschema", "jsonschema_rs", "yaml", "docx", "smartdoc.check")
    again, loaded = loaded_by("check", team, *heavy)

    assert loaded == []
    assert again == said[0].stdout


@pytest.mark.parametrize("earlier", [0, 1])
def test_a_shallow_copy_may_be_deepened(pattern: Path, tmp_path: Path, earlier: int) -> None:
    whole = team_in(tmp_path / "whole", pattern)
    for number in range(earlier):
        whole.git.committed("notes.txt", f"{number}\n")
    path = whole.git.write("plans/c-0009/2026-11-30.pep.yaml", plan("c-0009"))
    agree(whole, path)
    whole.git.commit("agreed")
    rewritten(path, "at least", "nearly")
    whole.git.commit("edited")
    whole.git.git("clone", "-q", "--depth=2", whole.root.as_uri(), str(tmp_path / "part"))
    team = Team(GitFolder(tmp_path / "part"), tmp_path / "clean")
    for _ in range(2):
        lacking = team.check()
        let_the_clock_go_on(tmp_path)
    team.git.git("fetch", "-q", "--deepen=1")
    found = team.check()

    assert found == from_nothing(team)
    assert found != lacking
