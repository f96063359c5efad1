"""What git knows of plans, on real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from smartdoc.git import Touched, log, place, touched, versions
from smartdoc.git.process import Answer
from tests.tools import need

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "A. Teacher",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A. Teacher",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-11-01T12:00:00+0000",
    "GIT_COMMITTER_DATE": "2026-11-01T12:00:00+0000",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [need("git"), "-C", str(folder), *arguments],
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "plans").mkdir()
    return tmp_path


def committed(repository: Path, name: str, text: str) -> tuple[Path, str]:
    path = repository / "plans" / name
    path.write_text(text, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "change")
    return path, git(repository, "rev-parse", "--short", "HEAD")


def test_each_file_has_the_commit_that_last_touched_it(repository: Path) -> None:
    one, first = committed(repository, "one.yaml", "a: 1\n")
    two, second = committed(repository, "two ü.yaml", "a: 2\n")

    assert touched(repository / "plans") == {one: Touched(first), two: Touched(second)}


def test_an_edited_and_a_new_file_are_uncommitted(repository: Path) -> None:
    one, first = committed(repository, "one.yaml", "a: 1\n")
    one.write_text("a: 2\n", encoding="utf-8")
    new = repository / "plans" / "new.yaml"
    new.write_text("a: 3\n", encoding="utf-8")

    assert touched(repository / "plans") == {
        one: Touched(first, uncommitted=True),
        new: Touched(uncommitted=True),
    }


def test_a_renamed_file_that_is_not_committed_is_known_by_its_new_name(repository: Path) -> None:
    committed(repository, "one.yaml", "a: 1\n")
    git(repository, "mv", "plans/one.yaml", "plans/new.yaml")

    found = touched(repository / "plans")

    assert found[repository / "plans" / "new.yaml"] == Touched(uncommitted=True)


def test_a_repository_without_a_commit_knows_only_edits(repository: Path) -> None:
    path = repository / "plans" / "one.yaml"
    path.write_text("a: 1\n", encoding="utf-8")

    assert touched(repository / "plans") == {path: Touched(uncommitted=True)}


def test_a_folder_without_git_is_no_fault(tmp_path: Path) -> None:
    assert touched(tmp_path) == {}


def test_a_missing_folder_is_no_fault(tmp_path: Path) -> None:
    assert touched(tmp_path / "gone") == {}


def test_a_machine_without_git_is_no_fault(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(repository, "one.yaml", "a: 1\n")
    monkeypatch.setenv("PATH", "")

    assert touched(repository / "plans") == {}


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for git is a shell script")
@pytest.mark.parametrize("hanging", ["--short", "status"])
def test_no_git_is_left_at_work_once_its_asker_is_stopped(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hanging: str
) -> None:
    committed(repository, "one.yaml", "a: 1\n")
    stand_in, started = tmp_path / "bin" / "git", tmp_path / "started"
    stand_in.parent.mkdir()
    stand_in.write_text(
        f'#!/bin/sh\ncase "$*" in *{hanging}*) echo $$ >>"{started}"; exec sleep 60;; esac\n'
        f'exec {need("git")} "$@"\n'
    )
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")

    def stopped(folder: Path, *arguments: str, **_: bytes) -> Answer:
        while not started.exists() or not started.read_text("utf-8"):
            pass
        raise KeyboardInterrupt

    monkeypatch.setattr(place if hanging == "--short" else log, "ask", stopped)
    with pytest.raises(KeyboardInterrupt):
        touched(repository / "plans")

    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text("utf-8")), 0)


def test_a_repositorys_own_settings_start_no_program(repository: Path) -> None:
    committed(repository, "one.yaml", "a: 1\n")
    trap = repository / "trap"
    git(repository, "config", "core.fsmonitor", f"touch {trap}; false")

    touched(repository / "plans")

    assert not trap.exists()


def test_a_folder_of_plans_made_up_as_a_repository_starts_no_program(repository: Path) -> None:
    committed(repository, "one.yaml", "a: 1\n")
    plans, trap = repository / "plans", repository / "trap"
    git(plans, "init", "-q", "--bare", ".")
    git(plans, "config", "core.bare", "false")
    git(plans, "config", "core.worktree", str(plans))
    git(plans, "add", "one.yaml")
    (plans / ".gitattributes").write_text("*.yaml filter=trap\n", "utf-8")
    git(plans, "config", "filter.trap.clean", f"touch {trap}; cat")
    os.utime(plans / "one.yaml", (0, 0))  # so that git would look at it anew

    assert touched(plans) == {}
    assert versions(plans).unknown == (
        f"Git does not read {plans}, because it looks like a repository's own store."
    )
    assert not trap.exists()
    git(plans, "status")
    assert trap.exists()


def test_the_variables_of_a_hook_do_not_lead_elsewhere(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, commit = committed(repository, "one.yaml", "a: 1\n")
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))

    assert touched(repository / "plans") == {path: Touched(commit)}
