"""No pipe that somebody put in the place of a file is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from smartdoc.cli import checking
from smartdoc.opening import bytes_of, opened
from tests.in_process import smartdoc
from tests.team import Team, say_something_else, team_in

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
DAY = ("--today", "2026-11-22")


@pytest.fixture
def team(pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    monkeypatch.setattr(checking, "_MANY", 1)
    return team_in(tmp_path, pattern)


def pipe_at(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def test_only_ordinary_files_are_opened(tmp_path: Path) -> None:
    pipe_at(tmp_path / "pipe")
    (tmp_path / "huge").touch()
    os.truncate(tmp_path / "huge", 1_000_000_000_000)
    (tmp_path / "plain").write_bytes(b"words")

    assert bytes_of(tmp_path / "plain") == b"words"
    for name, reason in (("pipe", "not an ordinary file"), ("huge", "too large")):
        with pytest.raises(OSError, match=reason):
            bytes_of(tmp_path / name)
    with pytest.raises(IsADirectoryError):
        opened(tmp_path)
    with pytest.raises(OSError, match="not an ordinary file"):
        opened(os.devnull)


def test_what_was_kept_may_have_become_pipes(team: Team) -> None:
    for _ in range(2):  # what was written a moment before the first is not relied on
        team.build()
    smartdoc("check", *DAY, cwd=team.root)
    smartdoc("history", "c-0001", cwd=team.root)
    kept = [path for path in (team.root / ".smartdoc").rglob("*") if path.is_file()]
    holders = [path.with_suffix(".holder") for path in kept if path.suffix == ".clock"]
    names = {path.relative_to(team.root / ".smartdoc").as_posix() for path in kept}

    assert {"build/build.plans", "build/build.stamp", "check/check.plans", "history"} <= names
    for path in (*kept, *holders):
        pipe_at(path)
    say_something_else(team, team.plans()[0])
    assert smartdoc("check", *DAY, cwd=team.root).returncode == 0
    assert smartdoc("history", "c-0001", cwd=team.root).returncode == 0
    assert team.build()[0] == 0


@pytest.mark.parametrize("folder", [".", "plans", "plans/c-0002"])
@pytest.mark.parametrize("name", [".gitignore", ".gitattributes"])
def test_git_is_not_kept_waiting_either(team: Team, folder: str, name: str) -> None:
    say_something_else(team, team.plans()[0])
    pipe_at(team.root / folder / name)

    code, said = team.build()

    assert code == 2
    assert f"{name} is not an ordinary file, and git would wait for it." in said


def test_git_is_not_kept_waiting_above_what_a_link_leads_to(team: Team) -> None:
    (team.root / "data").mkdir()
    (team.root / "plans").rename(team.root / "data" / "plans")
    (team.root / "plans").symlink_to("data/plans")
    pipe_at(team.root / "data" / ".gitignore")

    code, said = team.build()

    assert code == 2
    assert ".gitignore is not an ordinary file, and git would wait for it." in said


def test_real_names_are_not_used_where_git_cannot_be_asked(team: Team) -> None:
    (team.root / "names.yaml").write_text("c-0001: {learner: Theodora}\n", "utf-8")
    pipe_at(team.root / ".gitignore")

    done = smartdoc("report", cwd=team.root)

    assert done.returncode == 2
    assert "git would wait for it" in done.stderr
