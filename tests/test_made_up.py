"""What somebody made up as kept in ``.smartdoc/``, and committed, is believed in no copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from smartdoc.cli import checking
from smartdoc.fresh.sealed import sealed, value_of
from smartdoc.git import cache
from tests.repositories import GitFolder
from tests.team import Team, pattern_in

WELL = b"4 plans checked: nothing to mend.\n"


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    """Return a repository with something to mend in its plans, after a check and a build."""
    monkeypatch.setattr(checking, "_MANY", 1)
    root = tmp_path / "repository"
    root.mkdir()
    made = Team(GitFolder(pattern_in(root)), tmp_path)
    for _ in range(2):  # files written just before the first are not trusted to show each change
        assert "6 warnings" in made.check()[1]
        made.build()
    assert len([*root.glob(".smartdoc/*/*.stamp")]) == 2
    return made


def as_a_copy(team: Team) -> None:
    """Put a copy of the repository in its place, down to the times of all files."""
    aside = team.root.with_name("aside")
    team.root.rename(aside)
    shutil.copytree(aside, team.root, symlinks=True)


def make_up_what_was_said(team: Team) -> None:
    for file in (team.root / ".smartdoc").glob("*/*.stamp"):
        head, _, rest = file.read_bytes().partition(b"\n")
        known: dict[str, Any] = value_of(head)
        length = known["sizes"][0]
        known["sizes"][0], known["code"] = len(WELL), 0
        known["checksums"][0] = crc32(WELL)
        file.write_bytes(sealed(known) + WELL + rest[length:])


def make_up_findings(team: Team) -> None:
    for file in (team.root / ".smartdoc").glob("*/*.plans"):
        file.with_suffix(".stamp").unlink()
        lines = map(value_of, file.read_bytes().splitlines())
        file.write_bytes(b"".join(map(sealed, _without_findings(lines))))


def _without_findings(lines: Iterator[Any]) -> Iterator[Any]:
    for line in lines:
        if isinstance(line, dict) and "findings" in line:  # of a build
            line["findings"] = []
        elif isinstance(line, list) and len(line) == 7:
            line[-1] = []  # of a check
        yield line


@pytest.mark.parametrize("make_up", [make_up_what_was_said, make_up_findings])
def test_what_was_made_up_is_told_in_no_copy(team: Team, make_up: Callable[[Team], None]) -> None:
    honest = team.check(), team.build()
    make_up(team)
    as_a_copy(team)

    assert (team.check(), team.build()) == honest


@pytest.mark.parametrize("make_up", [make_up_what_was_said, make_up_findings])
def test_it_would_be_told_where_it_was_made_up(team: Team, make_up: Callable[[Team], None]) -> None:
    make_up(team)

    assert team.check() == (0, WELL.decode())
    assert "warning" not in team.build()[1]


def test_without_its_mark_nothing_is_believed(team: Team) -> None:
    honest = team.check()
    make_up_what_was_said(team)
    (team.root / ".smartdoc" / ".gitignore").unlink()

    assert team.check() == honest


def make_up_an_author(team: Team) -> None:
    file = team.root / ".smartdoc" / "history"
    head, _, log = file.read_bytes().partition(b"\n")
    about, log = head[: head.rindex(b" ") + 1], log.replace(b"A. Teacher", b"B. Reacher")
    told = about.removeprefix(cache._FORM)
    file.write_bytes(about + cache._checksum(told, log) + b"\n" + log)


def test_a_log_that_was_made_up_is_told_in_no_copy(team: Team) -> None:
    honest = team.run("history", "c-0001")
    assert ", AT, " in honest[1]
    make_up_an_author(team)
    assert ", BR, " in team.run("history", "c-0001")[1]
    as_a_copy(team)

    assert team.run("history", "c-0001") == honest
