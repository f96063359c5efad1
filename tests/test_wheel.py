"""The wheel: installed in a clean environment, it builds documents anywhere, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.examples import PROJECT


def run(*command: str | Path, cwd: Path) -> str:
    environment = {key: text for key, text in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def made_here(folder: str, names: list[str]) -> list[str]:
    """Return what lies at the top of the project and does not belong to it."""
    made = {".git", ".venv", "build", "dist", "node_modules"}
    top = Path(folder) == PROJECT
    return [name for name in names if name == "__pycache__" or (top and name in made)]


def environment_with(wheel: Path, folder: Path) -> Path:
    """Return the folder of programs of a new environment that holds the wheel.

    What smartdoc depends on is borrowed from this environment, because there is no network.
    """
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--no-deps", wheel, cwd=folder)
    paths = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", vars=paths))
    borrowed = sysconfig.get_path("purelib")
    (packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return programs


def test_the_wheel_builds_documents_from_a_folder_elsewhere(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(PROJECT, source, ignore=made_here)
    run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, cwd=source
    )
    (wheel,) = tmp_path.glob("smartdoc-*.whl")
    programs = environment_with(wheel, tmp_path / "environment")
    shutil.rmtree(source)
    team = tmp_path / "team"
    team.mkdir()

    where = run(programs / "python", "-c", "import smartdoc; print(smartdoc.__file__)", cwd=team)
    run(programs / "smartdoc", "init", cwd=team)
    run(programs / "smartdoc", "check", cwd=team)
    run(programs / "smartdoc", "build", cwd=team)

    assert Path(where.strip()).is_relative_to(tmp_path / "environment")
    assert Path(where.strip()).with_name("py.typed").is_file()
    assert {path.suffix for path in (team / "build").rglob("plan.*.*")} == {".docx", ".html"}
