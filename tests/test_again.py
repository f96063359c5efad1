"""The same command line again, which need not be read if there is nothing to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from smartdoc.cli import checking, options
from smartdoc.fresh import Asked, again
from smartdoc.fresh import still_true as still_true_at_last
from smartdoc.fresh.sealed import sealed, value_of
from tests.examples import PROJECT
from tests.in_process import smartdoc
from tests.team import Team, rewritten, team_in

LOADED = """
import atexit, sys
from smartdoc.__main__ import start
atexit.register(lambda: print("click" in sys.modules, file=sys.stderr))
start()
"""


@pytest.fixture
def team(pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    """Return a team whose builds and checks have had nothing to do."""
    monkeypatch.setattr(checking, "_MANY", 1)
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    made = team_in(tmp_path / "team", pattern)
    for _ in range(3):  # the first may hold the files to be too new to keep anything
        made.build()
        made.check()
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the commands whose command line was read, as they come."""
    commands: list[str] = []
    repeated = options.repeated

    def noted(asked: Asked) -> object:
        commands.append(asked.means[0])
        return repeated(asked)

    monkeypatch.setattr(options, "repeated", noted)
    return commands


def test_the_same_command_line_is_not_read_again(team: Team, read: list[str]) -> None:
    found = [team.check("-q"), team.check("-q"), team.check("-q")]
    built = [team.build(), team.build()]

    assert read == ["check", "check"]
    assert found == [found[0]] * 3
    assert built == [built[0]] * 2


def test_what_reads_it_is_not_even_loaded(team: Team) -> None:
    words = ["build", "--today", team.today]
    done = []
    for _ in range(2):
        ran = [sys.executable, "-c", LOADED, *words]
        known = {**os.environ, "PYTHONPATH": str(PROJECT)}
        done.append(subprocess.run(ran, cwd=team.root, env=known, capture_output=True, check=True))

    first, second = done
    assert first.stdout == second.stdout != b""
    assert second.stderr.split() == [b"False"]


def said_elsewhere(team: Team) -> tuple[int, str]:
    done = smartdoc("build", "--today", team.today, cwd=team.root / "plans")
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda team: team.build("--audience", "carer"),
        lambda team: team.build("-q"),
        lambda team: team.build("--to", "elsewhere"),
        said_elsewhere,
    ],
)
def test_other_words_or_another_folder_are_read(
    team: Team, read: list[str], otherwise: Callable[[Team], object]
) -> None:
    otherwise(team)

    assert read == ["build"]


@pytest.mark.parametrize("name", ["CI", "NO_COLOR"])
def test_another_environment_is_read(
    team: Team, read: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "1")
    team.check()

    assert read == ["check"]


@pytest.mark.skipif(os.name == "nt", reason="who we are is not asked on Windows")
def test_another_user_is_read_where_there_is_no_git_too(
    team: Team, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (team.root / ".git").rename(team.root.parent / "git")
    for _ in range(3):
        team.build()
    read.clear()
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    team.build()

    assert read == ["build"]


@pytest.mark.skipif(os.name == "nt", reason="there they stand for something else")
@pytest.mark.parametrize("name", ["*", "?.x", "[ab]", "~", "$HOME", "%TEMP%"])
def test_words_that_may_stand_for_others_are_read(team: Team, read: list[str], name: str) -> None:
    (team.root / name).mkdir()
    shutil.copy(team.plans()[0], team.root / name)
    for _ in range(4):
        team.check(name)

    assert read == ["check"] * 4


def test_what_changed_is_looked_for_once(
    team: Team, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []

    def look(asked: Asked) -> object:
        looks.append(asked.means[0])
        return still_true_at_last(asked)

    monkeypatch.setattr(again, "still_true", look)
    monkeypatch.setattr("smartdoc.fresh.still_true", look)
    rewritten(team.plans()[0], "to come in", "to come on in")
    team.check()

    assert (looks, read) == (["check"], ["check"])


def keep(team: Team, value: object) -> None:
    """Keep something as the words of a build."""
    (team.root / ".smartdoc" / "build" / "words").write_bytes(sealed(value))


def kept(team: Team) -> list[object]:
    """Return what is kept as the words of a build."""
    found = value_of((team.root / ".smartdoc" / "build" / "words").read_bytes())
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda good: [],
        lambda good: None,
        lambda good: ["another form", *good[1:]],
        lambda good: [*good[:2], []],
        lambda good: [*good[:2], ["build", 1, 2, 3, 4]],
        lambda good: [*good[:2], [*good[2][:3], {"paths": 1}, ""]],
        lambda good: [*good[:2], [*good[2][:4], "\0"]],
    ],
)
def test_what_makes_no_sense_is_as_if_it_were_not_there(
    team: Team, read: list[str], spoilt: Callable[[list[object]], object]
) -> None:
    said = team.build()
    keep(team, spoilt(kept(team)))

    assert team.build() == said
    assert read == ["build"]
    assert team.build() == said
    assert read == ["build"]


def test_words_that_somebody_edited_are_read(team: Team, read: list[str]) -> None:
    file = team.root / ".smartdoc" / "build" / "words"
    file.write_bytes(file.read_bytes().replace(b'"draft": false', b'"draft": true'))

    team.build()

    assert read == ["build"]


def test_who_watches_still_watches_the_next_time(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("smartdoc.cli.watching.time.sleep", stopped)
    said = [team.build("--watch") for _ in range(3)]

    assert said[1] == said[2]
    assert "No longer watching." in said[2][1]


def build_into(out: IO[bytes], team: Team) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own, which says into a file what it says."""
    return subprocess.run(
        [sys.executable, "-m", "smartdoc", "build", "--today", team.today],
        cwd=team.root,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output_is_told(team: Team) -> None:
    with Path("/dev/full").open("wb") as full:
        done = build_into(full, team)

    assert done.returncode == 2
    assert done.stderr.startswith("smartdoc: the output cannot be written")


def test_whoever_reads_the_output_may_go_away(team: Team) -> None:
    away, end = os.pipe()
    os.close(away)
    with os.fdopen(end, "wb") as nobody:
        done = build_into(nobody, team)

    assert (done.returncode, done.stderr) == (1, "")


def test_no_word_of_a_plan_is_kept_with_the_words(team: Team) -> None:
    form, line, means = kept(team)

    assert json.dumps(form) == '"smartdoc words 2"'
    mark = (team.root / ".smartdoc" / ".gitignore").stat().st_ctime_ns
    words = ["build", "--today", team.today]
    assert line == [words, str(team.root), [False, 80, None, None], mark]
    assert isinstance(means, list)
    assert sorted(means[3]) == ["audiences", "documents", "draft", "formats", "paths", "reporting"]
