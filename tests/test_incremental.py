"""A build that makes only what has changed leaves what a build from nothing leaves.

SMARTDOC_EXAMPLES says how many random sequences of edits are tried, for a long run by hand.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smartdoc.build import Builder, Outcome
from smartdoc.check import Checked
from smartdoc.cli import STOPPED
from smartdoc.fresh import Survey, look, survey
from smartdoc.repository import Repository, open_repository
from tests.examples import PROJECT
from tests.repositories import GitFolder, repository_in
from tests.team import (
    EDITS,
    EDITS_OF_A_PLAN,
    SETTINGS,
    Edit,
    Team,
    another_day,
    break_the_plan,
    every_edit,
    held,
    let_the_clock_go_on,
    loaded_by,
    own_template,
    plan,
    private_term,
    real_names,
    restrict,
    rewritten,
    say_something_else,
    team_in,
    touch_all,
)
from tests.test_cli import smartdoc
from tests.tools import process_that_is_gone

COUNTS = re.compile(r"(\d+ files?), \d+ of them new or changed|Removed from .*\n|Open .*\n")


def both(team: Team) -> Iterator[tuple[int, str, dict[str, bytes]]]:
    """Yield what a build of what has changed says and leaves, and what one from nothing does."""
    yield built_again(team)
    shutil.rmtree(team.elsewhere, ignore_errors=True)
    code, said = team.build("--to", str(team.elsewhere))
    yield code, COUNTS.sub(r"\1", said), held(team.elsewhere)
    for file in (team.root / ".smartdoc" / "build").glob("*"):
        if not file.name.startswith("build."):  # what was kept of the other folder
            file.unlink()


def built_again(team: Team) -> tuple[int, str, dict[str, bytes]]:
    """Return what a build of what has changed says and leaves."""
    code, said = team.build()
    return code, COUNTS.sub(r"\1", said), held(team.root / "build")


steps = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=1, max_size=5)


@settings(
    max_examples=int(os.environ.get("SMARTDOC_EXAMPLES", "2")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
@example(every_edit(0))
@example(every_edit(1))
@example(every_edit(2))
@example(every_edit(3))
def test_after_any_edits_it_is_as_if_built_from_nothing(
    pattern: Path, tmp_path: Path, edits: list[tuple[Edit, int]]
) -> None:
    team = team_in(tmp_path / "team", pattern)
    team.build()
    for edit, number in edits:
        plans = team.plans()
        edit(team, plans[number % len(plans)])
        if number % 2:  # else it was made a moment before, and is not relied on
            let_the_clock_go_on(tmp_path)
        incremental, clean = both(team)
        again = built_again(team)

        assert incremental[1] == clean[1], edit.__name__
        if clean[0] != 2:
            assert incremental == clean, edit.__name__
            assert again == clean, edit.__name__


@pytest.mark.parametrize("edit", EDITS_OF_A_PLAN)
def test_every_edit_of_a_plan_changes_it(pattern: Path, tmp_path: Path, edit: Edit) -> None:
    team = team_in(tmp_path / "team", pattern)
    plan = team.plans()[1]
    before = plan.read_bytes()
    edit(team, plan)

    assert plan.read_bytes() != before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize(
    "name", ["plans", "plans/c-0001/2026-07-06.pep.yaml", "templates/plan.html.jinja"]
)
def test_a_link_out_of_the_repository_is_not_taken_for_what_was_there(
    pattern: Path, tmp_path: Path, name: str
) -> None:
    team = team_in(tmp_path, pattern)
    own_template(team, team.root)
    before = [team.build() for _ in range(2)][1]
    place, outside = team.root / name, tmp_path / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    incremental, clean = both(team)
    place.unlink()
    outside.rename(place)

    assert incremental[:2] == clean[:2]
    assert clean[0] != 0
    assert COUNTS.sub(r"\1", team.build()[1]) == COUNTS.sub(r"\1", before[1])


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("asked", [(), ("shared/year/plans/c-0002",)])
def test_a_folder_above_the_plans_may_become_a_link_out(
    pattern: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    team = team_in(tmp_path, pattern)
    (team.root / "shared" / "year").mkdir(parents=True)
    (team.root / "plans").rename(team.root / "shared" / "year" / "plans")
    team.git.write("smartdoc.yaml", f"{SETTINGS}plans: shared/year/plans\n")
    assert [team.build(*asked)[0] for _ in range(3)] == [0, 0, 0]
    (team.root / "shared").rename(tmp_path / "outside")
    (team.root / "shared").symlink_to(tmp_path / "outside")

    code, said = team.build(*asked)

    assert code == 1
    assert "a link that leads out of the repository" in said


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["plans", "plans/c-0001/2026-07-06.pep.yaml"])
def test_a_folder_that_a_link_leads_to_may_become_a_link_out(
    pattern: Path, tmp_path: Path, name: str
) -> None:
    team = team_in(tmp_path, pattern)
    link, shared = team.root / name, team.root / "shared"
    shared.mkdir()
    link.rename(shared / "moved")
    link.symlink_to(os.path.relpath(shared / "moved", link.parent))
    for _ in range(3):
        assert team.build()[0] == 0
        let_the_clock_go_on(tmp_path)
    shared.rename(tmp_path / "outside")
    shared.symlink_to(tmp_path / "outside")

    code, said = team.build()

    assert code == 1
    assert "a link that leads out of the repository" in said


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_an_output_folder_may_become_a_link_out(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    (team.root / "build").rename(tmp_path / "outside")
    (team.root / "build").symlink_to(tmp_path / "outside")

    assert team.build()[0] == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_plans_may_be_a_link_into_another_repository(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    (team.root / "plans").rename(team.git.write("inner/README", "").parent / "plans")
    (team.root / "plans").symlink_to("inner/plans")
    inner = repository_in(team.root / "inner")
    inner.commit("all")
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    inner.git("commit", "-q", "--amend", "-m", "all of them")
    incremental, clean = both(team)

    assert incremental == clean


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_logo_may_be_a_link_that_is_laid_anew(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    team.git.write("smartdoc.yaml", f"{SETTINGS}branding: {{logo: pictures/logo.svg}}\n")
    for colour in ("red", "blue"):
        team.git.write(f"pictures/{colour}.svg", CIRCLE.replace("red", colour))
    (team.root / "pictures" / "logo.svg").symlink_to("red.svg")
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    (team.root / "pictures" / "logo.svg").unlink()
    (team.root / "pictures" / "logo.svg").symlink_to("blue.svg")
    incremental, clean = both(team)

    assert incremental == clean


@pytest.mark.parametrize("folder", ["plans", "plans/c-0001"])
def test_a_logo_may_be_kept_with_the_plans(pattern: Path, tmp_path: Path, folder: str) -> None:
    team = team_in(tmp_path, pattern)
    (team.root / "plans" / "c-0002" / "2026-11-30.pep.yaml").rename(
        team.root / "plans" / "2026-11-30.pep.yaml"
    )
    team.git.write("smartdoc.yaml", f"{SETTINGS}branding: {{logo: {folder}/logo.svg}}\n")
    team.git.write(f"{folder}/logo.svg", CIRCLE)
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    team.git.write(f"{folder}/logo.svg", CIRCLE.replace("red", "blue"))
    incremental, clean = both(team)

    assert incremental == clean


CIRCLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<circle cx="4" cy="4" r="3" fill="red"/></svg>'
)


def test_settings_of_git_that_its_settings_name_are_looked_at(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    named = tmp_path / "named"
    team.git.git("config", "include.path", str(named))
    named.write_text("[core]\nabbrev = 10\n", "utf-8")
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    named.write_text("[core]\nabbrev = 14\n", "utf-8")
    incremental, clean = both(team)

    assert incremental == clean


def at_the_top(team: Team) -> GitFolder:
    return team.git


def above_the_settings(team: Team) -> GitFolder:
    """Let the repository begin above the folder with the settings of smartdoc."""
    (team.root / ".git").rename(team.root.parent / ".git")
    above = GitFolder(team.root.parent)
    above.commit("moved")
    return above


def of_the_plans_alone(team: Team) -> GitFolder:
    own = repository_in(team.root / "plans")
    own.commit("all")
    return own


@pytest.mark.parametrize("place", [at_the_top, above_the_settings, of_the_plans_alone])
@pytest.mark.parametrize("before", ["", "[core]\nabbrev = 10\n"])
def test_settings_of_git_may_name_others_that_are_not_there_yet(
    pattern: Path, tmp_path: Path, place: Callable[[Team], GitFolder], before: str
) -> None:
    team = team_in(tmp_path, pattern)
    git = place(team)
    git.git("config", "include.path", "../named")
    named = git.folder / "named"
    if before:
        named.write_text(before, "utf-8")
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    named.write_text("[core]\nabbrev = 14\n", "utf-8")
    incremental, clean = both(team)

    assert incremental == clean


def test_what_git_leaves_out_may_stand_anywhere(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    team.git.git("config", "core.excludesFile", str(tmp_path / "ignore"))
    team.git.write("plans/c-0009/2026-11-30.pep.yaml", plan("c-0009"))
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    as_new = held(team.root / "build")
    (tmp_path / "ignore").write_text("c-0009\n", "utf-8")
    incremental, clean = both(team)

    assert incremental == clean
    assert incremental[2] != as_new


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away"
)
@pytest.mark.parametrize("name", ["", ".git"])
def test_git_says_nothing_of_a_repository_that_is_given_to_somebody_else(
    pattern: Path, tmp_path: Path, name: str
) -> None:
    team = team_in(tmp_path, pattern)
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    with_git = held(team.root / "build")
    os.chown(team.root / name, 65534, -1)
    given_away = list(both(team))
    os.chown(team.root / name, 0, -1)
    incremental, clean = both(team)

    assert given_away[0] == given_away[1]
    assert given_away[0][2] != with_git
    assert incremental == clean
    assert incremental[2] == with_git


def test_objects_that_git_borrows_may_go_and_come_back(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    lender, away = tmp_path / "lender", tmp_path / "away"
    shutil.move(team.root / ".git" / "objects", lender)
    own = team.root / ".git" / "objects"
    (own / "info").mkdir(parents=True)
    (own / "pack").mkdir()
    (own / "info" / "alternates").write_text(f"{lender}\n", "utf-8")
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    with_history = held(team.root / "build")
    lender.rename(away)
    gone = list(both(team))
    away.rename(lender)
    back = list(both(team))

    assert gone[0] == gone[1]
    assert gone[0][2] != with_history
    assert back[0] == back[1]
    assert back[0][2] == with_history


@pytest.mark.parametrize("renamed", [False, True])
def test_what_a_partial_copy_lacks_may_be_fetched(
    pattern: Path, tmp_path: Path, *, renamed: bool
) -> None:
    whole = team_in(tmp_path / "whole", pattern)
    if renamed:
        whole.plans()[1].rename(whole.plans()[1].with_name("2026-12-01.pep.yaml"))
    for _ in range(2):
        rewritten(whole.plans()[1], "to come in", "to come in again")
        whole.git.commit("edited")
    whole.git.git("config", "uploadpack.allowFilter", "true")
    whole.git.git("config", "uploadpack.allowAnySHA1InWant", "true")
    source = whole.root.as_uri()
    whole.git.git("clone", "-q", "--filter=blob:none", source, str(tmp_path / "part"))
    team = Team(GitFolder(tmp_path / "part"), tmp_path / "clean")
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    lacking = held(team.root / "build")
    every = team.git.git("rev-list", "--objects", "--all", "--no-object-names")
    team.git.git("cat-file", "--batch-check", given=f"{every}\n")
    assert team.build()[0] == 0
    incremental = held(team.root / "build")
    shutil.rmtree(team.root / ".smartdoc")  # and what was kept of git's log
    assert team.build()[0] == 0

    assert incremental == held(team.root / "build")
    assert incremental != lacking


def test_real_names_are_not_used_when_git_looks_for_its_settings_elsewhere(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    real_names(team, team.root)
    (team.root / ".gitignore").unlink()
    ignore = tmp_path / "settings" / "git" / "ignore"
    ignore.parent.mkdir(parents=True)
    ignore.write_text("names.yaml\n", "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))

    code, said = team.build()

    assert code == 2
    assert "git is not told to leave names.yaml out" in said


def no_longer_left_out(team: Team) -> None:
    team.git.write(".gitignore", "/build/\n")


def in_the_next_commit(team: Team) -> None:
    team.git.git("add", "--force", "names.yaml")


def committed_once(team: Team) -> None:
    in_the_next_commit(team)
    team.git.git("commit", "-qm", "names")
    team.git.git("rm", "-q", "--cached", "names.yaml")
    team.git.git("commit", "-qm", "no names")


@pytest.mark.parametrize("leak", [no_longer_left_out, in_the_next_commit, committed_once])
def test_real_names_are_kept_out_of_git_where_the_plans_are_a_repository_of_their_own(
    pattern: Path, tmp_path: Path, leak: Callable[[Team], None]
) -> None:
    team = team_in(tmp_path, pattern)
    team.git.git("rm", "-rq", "--cached", "plans")
    team.git.git("commit", "-qm", "the plans are kept by themselves")
    repository_in(team.root / "plans").commit("all")
    real_names(team, team.root)
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    leak(team)
    incremental, clean = both(team)

    assert clean[0] == 2
    assert "names.yaml" in clean[1]
    assert incremental[:2] == clean[:2]


@pytest.mark.parametrize("builds", [0, 3])
def test_real_names_are_not_used_once_another_working_copy_has_committed_them(
    pattern: Path, tmp_path: Path, builds: int
) -> None:
    team = team_in(tmp_path, pattern)
    real_names(team, team.root)
    assert [team.build()[0] for _ in range(builds)] == [0] * builds
    team.git.git("worktree", "add", "-q", "--detach", str(tmp_path / "other"))
    other = Team(GitFolder(tmp_path / "other"), tmp_path)
    assert [team.build()[0] for _ in range(3 - builds)] == [0] * (3 - builds)
    real_names(other, other.root)
    committed_once(other)
    code, said = team.build()

    assert code == 2
    assert "names.yaml was committed once" in said


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_folder_to_build_into_is_the_same_by_whatever_way(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    (team.root / "link").symlink_to(tmp_path / "a" / "b" / "c")
    said = [team.build("--to", "link/../../clean") for _ in range(3)]
    straight = team.build("--to", str(team.elsewhere))
    shutil.rmtree(team.root / ".smartdoc")
    anew = team.build("--to", "link/../../clean")

    assert (team.elsewhere / "index.html").exists()
    assert said[2] == straight == anew


FAR_AWAY = 2**35
"""Seconds, a thousand years, whose nanoseconds no longer go into eight bytes."""


@pytest.mark.parametrize("seconds", [-5, FAR_AWAY, -FAR_AWAY])
def test_a_file_may_have_any_time(tmp_path: Path, seconds: int) -> None:
    file = tmp_path / "file"
    file.touch()
    os.utime(file, (seconds, seconds))  # where the disk knows no such time, it takes another

    seen = survey([str(file)], [(str(tmp_path), ())])

    assert look([str(file)]) == seen.at(0) == seen.at(2)


@pytest.mark.parametrize(
    ("written", "is_recent"), [(7_000_000_000, True), (7_000_000_001, False), (8_000_000_001, True)]
)
def test_a_disk_that_writes_down_whole_seconds_is_not_relied_on(
    written: int, *, is_recent: bool
) -> None:
    seen = Survey(["file"], array("q", [1, written, written, 1]), [], set())

    assert seen.is_recent(0, 7_900_000_000) == is_recent


@pytest.mark.skipif(os.name == "nt", reason="which processes there are is not asked on Windows")
@pytest.mark.parametrize("changed", [False, True])
def test_what_a_stopped_command_left_goes_with_the_next_build(
    pattern: Path, tmp_path: Path, changed: bool
) -> None:
    team = team_in(tmp_path, pattern)
    assert [team.build()[0] for _ in range(2)] == [0, 0]
    for folder in ("plans/c-0001", ".smartdoc/build"):
        team.git.write(f"{folder}/.smartdoc-{process_that_is_gone()}-0a1b", "half of a pl")
        team.git.write(f"{folder}/.smartdoc-{os.getppid()}-0a1b", "somebody is at work on it")
    if changed:
        say_something_else(team, team.plans()[0])
    team.build()

    left = {one.name for one in team.root.rglob(".smartdoc-*")}
    assert left == {f".smartdoc-{os.getppid()}-0a1b"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["plan.carer.html", "plan.virtual-school.html"])
def test_no_copy_is_written_to_the_place_of_another_readers(
    pattern: Path, tmp_path: Path, name: str
) -> None:
    team = team_in(tmp_path, pattern)
    team.build()
    folder = team.root / "build" / "c-0002" / "2026-11-30.pep"
    (folder / name).unlink()
    (folder / name).symlink_to("plan.school.html")
    before = (folder / "plan.school.html").read_bytes()

    code, said = team.build()

    assert code == 2
    assert f"{name} leads to another place." in said
    assert (folder / "plan.school.html").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize(
    "name", ["c-0002", "c-0002/2026-11-30.pep", "c-0002/2026-11-30.pep/plan.carer.html"]
)
@pytest.mark.parametrize("changed", [False, True])
def test_no_link_is_taken_for_what_was_built_in_its_place(
    pattern: Path, tmp_path: Path, name: str, changed: bool
) -> None:
    team = team_in(tmp_path, pattern)
    assert [team.build()[0] for _ in range(3)] == [0, 0, 0]
    place, outside = team.root / "build" / name, tmp_path / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    if changed:
        say_something_else(team, team.plans()[0])
    code, said = team.build()
    shutil.rmtree(team.root / ".smartdoc")
    anew = team.build()

    assert (code, COUNTS.sub(r"\1", said)) == (anew[0], COUNTS.sub(r"\1", anew[1]))
    assert code == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_document_that_cannot_be_removed_goes_as_soon_as_it_can(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    team.build()
    old = team.root / "build" / "c-0002" / "2026-11-30.pep" / "plan.carer.html"
    old.rename(tmp_path / "outside")
    old.symlink_to(tmp_path / "outside")
    shutil.rmtree(team.root / "plans" / "c-0002")
    told = [team.build() for _ in range(2)]
    old.unlink()
    (tmp_path / "outside").rename(old)
    incremental, clean = both(team)

    assert [code for code, _ in told] == [2, 2]
    assert all(f"{old} leads out of the output folder" in said for _, said in told)
    assert incremental == clean


@pytest.mark.skipif(os.name == "nt", reason="names of files are always Unicode on Windows")
@pytest.mark.skipif(sys.platform == "darwin", reason="so they are here")
def test_a_document_whose_name_cannot_be_written_here_is_told_of(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    old = team.root / "plans" / "c-0002" / "2026-11-30.pep.yaml"
    shutil.copy(old, old.with_name("Łucja.pep.yaml"))
    team.build()
    old.with_name("Łucja.pep.yaml").unlink()
    told = [
        subprocess.run(
            [sys.executable, "-m", "smartdoc", "build", "--today", team.today],
            cwd=team.root,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "LC_ALL": "C", **AS_ASCII},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        for _ in range(2)
    ]
    incremental, clean = both(team)

    assert [done.returncode for done in told] == [2, 2]
    assert all("Łucja.pep/plan.school.html is no name that" in done.stderr for done in told)
    assert incremental == clean


AS_ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""What keeps Python from taking UTF-8 where the language of the computer is none."""

SECRET = "Lime Tree House behind the quarry"


def tell_a_secret(team: Team) -> None:
    """Keep something restricted in Ash's plan, which Samira's says where the manifest does."""
    rewritten(team.plans()[1], "\nstatus:", f"\nrestricted: {{placement: {SECRET}}}\nstatus:")
    waiver = f"{{rule: T03, because: Agreed at {SECRET}, by: dt}}"
    rewritten(team.plans()[2], "\nstatus:", f"\nwaive: [{waiver}]\nstatus:")


def test_a_part_build_says_nothing_that_is_restricted_in_another_plan(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    team.build()
    tell_a_secret(team)
    part = team.build(str(team.plans()[2].parent))

    assert part[0] == 1
    assert "manifest.json" in part[1]
    assert not (team.root / "build" / "manifest.json").exists()


def test_a_manifest_that_was_withheld_is_withheld_again(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    team.build()
    tell_a_secret(team)
    team.build()
    incremental, clean = both(team)

    assert clean[0] == 1
    assert incremental == clean


def test_a_secret_of_two_plans_is_told_to_be_of_the_same_one(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    tell_a_secret(team)
    last = team.plans()[3]
    rewritten(last, "\nstatus:", f"\nrestricted: {{placement: {SECRET}}}\nstatus:")
    assert [team.build()[0] for _ in range(2)] == [1, 1]
    last.write_text(last.read_text("utf-8") + "# seen\n", "utf-8")
    incremental, clean = both(team)

    assert clean[0] == 1
    assert incremental[:2] == clean[:2]


def test_a_manifest_is_withheld_whatever_somebody_edits_of_what_was_kept(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    tell_a_secret(team)
    team.build()
    file = team.root / ".smartdoc" / "build" / "build.plans"
    first, rest = file.read_bytes().split(b"\n", 1)
    assert b"true" in first
    file.write_bytes(first.replace(b"true", b"false") + b"\n" + rest)
    incremental, clean = both(team)

    assert clean[0] == 1
    assert incremental == clean


def stopped_by_a_template(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    team.git.write("templates/plan.all-star.html.jinja", "{{ plan.nothing.at.all }}\n")
    assert team.build()[0] == 2
    (team.root / "templates" / "plan.all-star.html.jinja").unlink()


def stopped_by_force(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("smartdoc.build.overview.Overview.finish", stopped)
        assert team.build()[0] == STOPPED


def without_a_manifest(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    tell_a_secret(team)
    assert team.build()[0] == 1
    rewritten(team.plans()[1], f"restricted: {{placement: {SECRET}}}\n", "")


@pytest.mark.parametrize(
    "end",
    [stopped_by_a_template, stopped_by_force, without_a_manifest],
    ids=lambda end: end.__name__,
)
def test_documents_that_no_manifest_lists_go_with_their_plan(
    pattern: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: Callable[[Team, pytest.MonkeyPatch], None],
) -> None:
    team = team_in(tmp_path, pattern)
    foreign = team.root / "build" / "c-0002" / "2026-11-30.pep" / "ours.html"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("somebody else's", "utf-8")
    end(team, monkeypatch)
    there = set(held(team.root / "build"))
    shutil.rmtree(team.root / "plans" / "c-0002")
    incremental, clean = both(team)

    assert any(name.startswith("c-0002/2026-11-30.pep/plan.") for name in there)
    assert incremental[2].pop("c-0002/2026-11-30.pep/ours.html") == b"somebody else's"
    assert incremental == clean


def no_plan(team: Team) -> None:
    shutil.rmtree(team.root / "plans" / "c-0002")


def a_plan_with_errors(team: Team) -> None:
    break_the_plan(team, team.root / "plans" / "c-0002" / "2026-11-30.pep.yaml")


def fewer_documents(team: Team) -> None:
    team.git.write("smartdoc.yaml", SETTINGS.replace(", child", ""))


@pytest.mark.parametrize("content", [None, "", "{}"])
@pytest.mark.parametrize("edit", [no_plan, a_plan_with_errors, fewer_documents])
def test_documents_that_are_not_made_any_more_go_with_a_manifest_that_is_lost(
    pattern: Path, tmp_path: Path, content: str | None, edit: Callable[[Team], None]
) -> None:
    team = team_in(tmp_path, pattern)
    for _ in range(2):
        assert team.build()[0] == 0
        let_the_clock_go_on(tmp_path)
    foreign = team.git.write("build/c-0002/2026-11-30.pep/ours.html", "somebody else's")
    manifest = team.root / "build" / "manifest.json"
    manifest.unlink() if content is None else manifest.write_text(content, "utf-8")
    edit(team)
    incremental, clean = both(team)

    assert foreign.read_text("utf-8") == "somebody else's"
    foreign.unlink()
    assert incremental[:2] == clean[:2]
    assert held(team.root / "build") == clean[2]


def made_by(team: Team, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the plans that a build makes anew."""
    made = []
    whole = Builder.outcome

    def noted(builder: Builder, checked: Checked) -> Outcome:
        made.append(checked.file)
        return whole(builder, checked)

    with monkeypatch.context() as patched:
        patched.setattr(Builder, "outcome", noted)
        team.build()
    return made


def test_only_what_depends_on_a_change_is_made_anew(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    plans = [path.relative_to(team.root).as_posix() for path in team.plans()]
    of_ash, of_samira = plans[:2], plans[2:3]
    steps: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "a plan of Samira's": lambda: rewritten(team.plans()[2], "to come in", "to come in now"),
        "an older plan of Ash's": lambda: rewritten(
            team.plans()[0], "to come in", "to come in later"
        ),
        "times": lambda: touch_all(team),
        "a document": lambda: next((team.root / "build" / "c-0002").glob("*/*.html")).unlink(),
        "a commit": lambda: team.git.commit("two plans"),
        "the template": lambda: own_template(team, team.root),
        "the day": lambda: another_day(team, team.root),
        "nothing again": lambda: None,
    }
    team.build()
    team.build()  # what was written a moment before the first is not relied on
    made = {}
    for name, step in steps.items():
        step()
        made[name] = made_by(team, monkeypatch)

    assert made == {
        "nothing": [],
        "a plan of Samira's": of_samira,
        "an older plan of Ash's": of_ash,
        "times": [],
        "a document": of_samira,
        "a commit": of_ash + of_samira,
        "the template": plans,
        "the day": plans,
        "nothing again": [],
    }


def test_settings_that_change_while_they_are_read_are_not_missed(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)

    def read_too_early(start: Path) -> Repository:
        found = open_repository(start)
        private_term(team, start)
        return found

    with monkeypatch.context() as patched:
        patched.setattr("smartdoc.cli.building.open_repository", read_too_early)
        team.build()
    restrict(team, team.plans()[0])
    incremental, clean = both(team)

    assert incremental == clean


def test_a_build_with_nothing_to_do_loads_next_to_nothing(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    # Twice: what was written a moment before the first is not relied on.
    told = [smartdoc("build", cwd=team.root) for _ in range(2)]
    heavy = ("jinja2", "jsonschema", "yaml", "docx", "lxml", "filelock", "smartdoc.build")
    said, loaded = loaded_by("build", team, *heavy)

    assert loaded == []
    assert " 0 of them new or changed" in said
    assert [one.returncode for one in told] == [0, 0]
