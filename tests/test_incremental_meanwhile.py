"""What happens between builds of different kinds, or while one runs, is not taken for nothing."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from smartdoc.build import Builder, Outcome
from smartdoc.check import Checked
from smartdoc.cli import WRONG_USE, checking
from tests.team import (
    Team,
    held,
    let_the_clock_go_on,
    plan,
    rewritten,
    team_in,
)
from tests.tools import need

EVERY_DOCUMENT = "formats: [html]\nignore: [HIS02]\n"
"""Settings with which the newest plan has documents that no older one has."""


def left_by(team: Team, *more: str) -> tuple[int, dict[str, bytes]]:
    """Return the exit code of a build that relies on all it reads, and what it leaves."""
    let_the_clock_go_on(team.elsewhere.parent)
    return team.build(*more)[0], held(team.root / "build")


def from_nothing(team: Team) -> tuple[int, dict[str, bytes]]:
    for name in (".smartdoc", "build"):
        shutil.rmtree(team.root / name)
    return left_by(team)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for git is a shell script")
@pytest.mark.parametrize("asked", ["log", "status", "rev-parse", "cat-file"])
def test_what_git_did_not_say_once_is_asked_again(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    team = team_in(tmp_path, pattern)
    first = team.plans()[0]
    rewritten(first, "status: draft", "status: agreed")
    team.git.commit()
    rewritten(first, "\nlearner:", "\n# edited\nlearner:")
    rewritten(first, "2027-01-28", "2027-01-27")  # which is not what was agreed
    works = f'exec {need("git")} "$@"\n'
    stand_in = tmp_path / "bin" / "git"
    stand_in.parent.mkdir()
    stand_in.touch(mode=0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
    stand_in.write_text(f'#!/bin/sh\ncase "$*" in *" {asked} "*) exit 128;; esac\n{works}')
    left_by(team)
    team.check()

    stand_in.write_text(f"#!/bin/sh\n{works}")
    checked, built = team.check(), left_by(team)

    assert built == from_nothing(team)
    shutil.rmtree(team.root / ".smartdoc")
    assert checked == team.check()


def disk_that_fails_once(monkeypatch: pytest.MonkeyPatch, path: Path, number: int) -> list[int]:
    """Let the opening of this number of a file fail; return the numbers of those still to come."""
    opening, left = os.open, list(range(number))

    def opened(name: str, flags: int, *more: int, dir_fd: int | None = None) -> int:
        if os.fspath(name) == str(path) and left:
            left.pop()
            if not left:
                raise OSError(errno.EIO, os.strerror(errno.EIO), name)
        return opening(name, flags, *more, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opened)
    return left


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("command", ["build", "check"])
def test_what_the_disk_did_not_give_once_is_told_and_read_again(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, place: int
) -> None:
    monkeypatch.setattr(checking, "_MANY", 1)
    team = team_in(tmp_path, pattern)
    run = team.check if command == "check" else lambda: left_by(team)
    let_the_clock_go_on(tmp_path)
    whole = run()
    for number in count(1):
        shutil.rmtree(team.root / ".smartdoc")
        with monkeypatch.context() as patched:
            left = disk_that_fails_once(patched, team.plans()[place], number)
            done = run()
        if left:
            assert number > 2
            return
        assert done == whole or done[0] == WRONG_USE
        assert run() == whole, number


def index_that_says(team: Team, words: str) -> None:
    text = '{% extends "builtin/index.html.jinja" %}{% block title %}' + words + "{% endblock %}\n"
    team.git.write("templates/index.html.jinja", text)


def own_page(team: Team) -> None:
    text = '{% extends "builtin/learner.html.jinja" %}{% block title %}Our learner{% endblock %}\n'
    team.git.write("templates/learner.html.jinja", text)


def test_a_withheld_index_is_withheld_after_a_build_of_one_plan_with_another_template(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    secret = "restricted: {placement: Lime Tree House}"
    rewritten(team.plans()[2], "\nstatus:", f"\n{secret}\nstatus:")
    index_that_says(team, "Plans of Lime Tree House")
    first = left_by(team)
    (team.root / "templates" / "index.html.jinja").unlink()
    left_by(team, str(team.plans()[0]))
    index_that_says(team, "Plans of Lime Tree House")
    again = left_by(team)

    assert first[0] == again[0] == 1
    assert "index.html" not in again[1]
    assert again == from_nothing(team)


def a_part(team: Team) -> None:
    left_by(team, str(team.plans()[0]))


def by_another_way(team: Team) -> None:
    left_by(team, "--to", "build")


@pytest.mark.parametrize("build", [a_part, by_another_way], ids=lambda build: build.__name__)
def test_learners_pages_are_made_with_the_template_of_now(
    pattern: Path, tmp_path: Path, build: Callable[[Team], None]
) -> None:
    team = team_in(tmp_path, pattern)
    left_by(team)
    own_page(team)
    build(team)
    other = held(team.root / "build")
    (team.root / "templates" / "learner.html.jinja").unlink()
    again = left_by(team)

    assert any(b"Our learner" in content for content in other.values())
    assert again == from_nothing(team)


def test_a_folder_of_documents_that_is_put_back_is_made_as_of_now(
    pattern: Path, tmp_path: Path
) -> None:
    team = team_in(tmp_path, pattern)
    build, copy = team.root / "build", tmp_path / "copy"
    left_by(team)
    shutil.copytree(build, copy)
    own_page(team)
    left_by(team)
    shutil.rmtree(build)
    shutil.copytree(copy, build)

    assert left_by(team) == from_nothing(team)


def at_the_plan(
    monkeypatch: pytest.MonkeyPatch, steps: dict[int, Callable[[], object]]
) -> Callable[[], None]:
    """Do each step before a build comes to the plan of this number; return what ends that."""
    whole, seen = Builder.outcome, 0

    def noted(builder: Builder, checked: Checked) -> Outcome:
        nonlocal seen
        seen += 1
        steps.get(seen, lambda: None)()
        return whole(builder, checked)

    monkeypatch.setattr(Builder, "outcome", noted)
    return monkeypatch.undo


def test_a_branch_that_is_changed_while_it_builds_is_not_taken_for_the_other(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    git = team.git
    git.git("checkout", "-q", "-b", "other")
    rewritten(team.plans()[3], "Kit", "Ket")
    git.write("plans/c-0001/2026-01-12.pep.yaml", plan("c-0001", "2026-01-12"))
    git.commit("other")
    git.git("checkout", "-q", "-")
    undo = at_the_plan(monkeypatch, {2: lambda: git.git("checkout", "-q", "other")})
    left_by(team, "--jobs", "1")
    undo()
    git.git("checkout", "-q", "-")

    assert left_by(team) == from_nothing(team)


def test_a_plan_that_comes_and_goes_while_it_builds_leaves_nothing(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    team.git.write("smartdoc.yaml", EVERY_DOCUMENT)
    later = team.root / "plans" / "c-0002" / "2027-03-18.pep.yaml"
    steps: dict[int, Callable[[], object]] = {
        1: lambda: later.write_text(plan("c-0002", "2027-03-18", "Samira"), "utf-8"),
        4: later.unlink,
    }
    undo = at_the_plan(monkeypatch, steps)
    left_by(team, "--jobs", "1")
    undo()

    assert left_by(team) == from_nothing(team)


def test_templates_that_are_away_for_a_while_are_not_forgotten(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    own = '{% extends "builtin/plan.html.jinja" %}{% block heading %}<h1>Ours</h1>{% endblock %}\n'
    team.git.write("templates/plan.html.jinja", own)
    here, away = team.root / "templates", team.root / "templates.off"
    steps: dict[int, Callable[[], object]] = {
        1: lambda: here.rename(away),
        4: lambda: away.rename(here),
    }
    undo = at_the_plan(monkeypatch, steps)
    left_by(team, "--jobs", "1")
    undo()

    assert left_by(team) == from_nothing(team)


def test_what_stands_beside_a_plan_elsewhere_counts(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    team.git.write("smartdoc.yaml", EVERY_DOCUMENT)
    path = team.root / "drafts" / "d-0001" / "2026-11-30.pep.yaml"
    team.git.write(path.relative_to(team.root).as_posix(), plan("d-0001"))
    one = [team.build(str(path))[1] for _ in range(2)]
    later = path.with_name("2027-03-18.pep.yaml")
    shutil.copy(path, later)
    there = held(team.root / "build")
    team.build(str(path))
    then = held(team.root / "build")
    shutil.rmtree(team.root / "build")
    team.build(str(path))

    assert one[0] != one[1]
    assert then != there
    assert then == held(team.root / "build")


def test_documents_of_a_build_by_another_way_that_was_stopped_go_with_their_plan(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    for _ in range(2):
        left_by(team)
    added = team.root / "plans" / "n-0001" / "2026-11-30.pep.yaml"
    added.parent.mkdir()
    added.write_text(plan("n-0001", name="Theo"), "utf-8")

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("smartdoc.build.overview.Overview.finish", stopped)
        left_by(team, "--to", "build")
    there = set(held(team.root / "build"))
    shutil.rmtree(added.parent)

    assert any(name.startswith("n-0001/") for name in there)
    assert left_by(team) == from_nothing(team)
