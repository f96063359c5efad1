"""Watching: builds again when something is changed, and ends when it is told to."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from smartdoc.cache import places_of
from smartdoc.cli.watching import watch
from tests.examples import PROJECT
from tests.team import plan

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as POSIX has it")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(plan("c-0001"), encoding="utf-8")
    settings = "today: 2026-11-22\ndocuments: [child]\nformats: [html]\n"
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    return tmp_path


def watch_of(root: Path, code: Path) -> subprocess.Popen[str]:
    """Return a watch that was started, with the code in a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "smartdoc", "build", "--watch", "-q"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(code), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def watching(root: Path) -> Iterator[subprocess.Popen[str]]:
    with watch_of(root, PROJECT) as run:
        yield run
        run.kill()


def until(stream: IO[str] | None, beginning: str) -> list[str]:
    """Return the lines up to one that begins so."""
    assert stream is not None
    said = []
    for line in stream:
        said.append(line.rstrip("\n"))
        if line.startswith(beginning):
            return said
    raise AssertionError(said)


def test_what_changes_is_built_again_until_ctrl_c(
    root: Path, watching: subprocess.Popen[str]
) -> None:
    first = until(watching.stdout, "Watching")
    path = root / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    path.write_text(path.read_text("utf-8").replace("Ash", "Selma"), encoding="utf-8")
    second = until(watching.stdout, "Watching")
    (root / "smartdoc.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    third = until(watching.stdout, "Watching")
    watching.send_signal(signal.SIGINT)
    last, _ = watching.communicate()

    assert "Built 1 plan: 4 files, 4 of them new or changed." in first
    assert any(line.startswith("Built 1 plan: 4 files, ") for line in second)
    assert b"Selma" in (root / "build/c-0001/2026-11-30.pep/child.html").read_bytes()
    assert third[0].startswith("smartdoc: ")
    assert (watching.returncode, last) == (0, "\nNo longer watching.\n")


def test_it_ends_once_its_own_code_is_another(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("code")
    for name in ("smartdoc", "schemas", "templates", "policies"):
        if (PROJECT / name).exists():
            shutil.copytree(PROJECT / name, copy / name)
    with watch_of(root, copy) as run:
        until(run.stdout, "Watching")
        code = copy / "smartdoc" / "build" / "index.py"
        code.write_text(code.read_text("utf-8") + "# newer\n", "utf-8")
        last, _ = run.communicate(timeout=60)

    assert (run.returncode, last) == (
        2,
        "smartdoc was installed anew. Start the watch again to use it.\n",
    )


def built_while(
    monkeypatch: pytest.MonkeyPatch, what: Callable[[], str], *steps: Callable[[], object]
) -> list[str]:
    """Return what each build saw while these steps happened, one in each pause; then Ctrl-C."""
    left = iter(steps)

    def pause(_: float) -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    seen: list[str] = []

    def build() -> int:
        seen.append(what())
        return 0

    monkeypatch.setattr("smartdoc.cli.watching.time.sleep", pause)
    watch((), build)
    return seen


def nothing() -> None:
    """Let a pause go by in which nobody does anything."""


def test_a_plan_that_is_half_written_is_not_built(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    path = root / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    whole = path.read_text("utf-8")
    path.write_text("before", "utf-8")
    seen = built_while(
        monkeypatch,
        lambda: path.read_text("utf-8") if path.exists() else "nothing",
        path.unlink,
        lambda: path.write_text(whole[:100], "utf-8"),
        lambda: path.write_text(whole, "utf-8"),
        nothing,
        nothing,
    )

    assert seen == ["before", whole]


def test_what_mends_a_fault_of_the_settings_may_be_anywhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    (root / "papers").symlink_to(root / "plans")
    settings = root / "smartdoc.yaml"
    seen = built_while(
        monkeypatch,
        lambda: "a link" if (root / "papers").is_symlink() else "none",
        lambda: settings.write_text("output: papers\n", encoding="utf-8"),
        nothing,
        nothing,
        (root / "papers").unlink,
        nothing,
        nothing,
    )

    assert seen == ["a link", "a link", "none"]


def test_settings_that_change_while_they_are_looked_at_are_not_missed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    later = root / "later" / "c-0002" / "2026-11-30.pep.yaml"

    def read_too_early(*given: Any) -> Any:
        monkeypatch.setattr("smartdoc.cli.watching.places_of", places_of)
        found = places_of(*given)
        (root / "smartdoc.yaml").write_text("plans: later\n", encoding="utf-8")
        return found

    monkeypatch.setattr("smartdoc.cli.watching.places_of", read_too_early)
    later.parent.mkdir(parents=True)
    later.write_text("one", encoding="utf-8")
    seen = built_while(
        monkeypatch,
        lambda: later.read_text("utf-8"),
        nothing,
        lambda: later.write_text("two", encoding="utf-8"),
        nothing,
        nothing,
    )

    assert seen == ["one", "two"]
