"""The same plans give the same bytes, wherever, whenever and by whatever smartdoc is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.examples import PROJECT

ONE = "s-0066"
BUILD = (
    "build",
    "--today",
    "2026-11-26",
    "--documents",
    "plan,child",
    "--audience",
    "school,child",
)
TURKISH = {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}
NOBODY = {"USER": "nobody", "HOME": "/nowhere", "COLUMNS": "40", "NO_COLOR": "1", "LC_ALL": "C"}
SURROUNDINGS: dict[str, dict[str, str]] = {
    "in the far east": {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Kiritimati", **TURKISH},
    "in the far west": {"PYTHONHASHSEED": "0", "TZ": "Pacific/Pago_Pago", **NOBODY},
    "in London": {"PYTHONOPTIMIZE": "1", "TZ": "Europe/London", "LC_ALL": "en_GB.UTF-8"},
}


def repository(root: Path) -> Path:
    """Return a repository with plans of one learner and all that belongs to them."""
    shutil.copytree(PROJECT / "plans" / ONE, root / "plans" / ONE)
    shutil.copy(PROJECT / "smartdoc.yaml", root)
    return root


def built(
    root: Path, *, env: dict[str, str] | None = None, place: Path = PROJECT
) -> dict[str, bytes]:
    """Return all that is built, the parts of Word files each by itself."""
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONHASHSEED"}
    done = subprocess.run(
        [sys.executable, "-m", "smartdoc", *BUILD],
        cwd=root,
        env={**clean, "PYTHONPATH": str(place), **(env or {})},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return dict(parts(root / "build"))


def parts(folder: Path) -> list[tuple[str, bytes]]:
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        found.append((name, path.read_bytes()))
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                found += [(f"{name}: {each}", package.read(each)) for each in package.namelist()]
    return found


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other) if one.get(name) != other.get(name)]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what is built in the surroundings of this test."""
    found = built(repository(tmp_path_factory.mktemp("here")))
    assert "manifest.json" in found
    assert len(found) > 20
    return found


@pytest.mark.parametrize("env", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_surroundings_change_no_byte(
    here: dict[str, bytes], tmp_path: Path, env: dict[str, str]
) -> None:
    found = built(repository(tmp_path / "other folder é"), env=env)

    assert differences(here, found) == []


def test_another_place_of_smartdoc_changes_no_byte(here: dict[str, bytes], tmp_path: Path) -> None:
    place = tmp_path / "installed elsewhere"
    for folder in ("smartdoc", "schemas", "templates", "policies", "plans"):
        shutil.copytree(
            PROJECT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    found = built(repository(tmp_path / "plans"), place=place)
    program = [sys.executable, "-c", "import smartdoc; print(smartdoc.__file__)"]
    env = {**os.environ, "PYTHONPATH": str(place)}
    ran = subprocess.run(program, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)

    assert Path(ran.stdout.strip()).parent == place / "smartdoc"
    assert differences(here, found) == []


def test_times_and_order_of_files_change_no_byte(here: dict[str, bytes], tmp_path: Path) -> None:
    root = tmp_path / "older"
    files = sorted((PROJECT / "plans" / ONE).glob("*.yaml"), reverse=True)
    (root / "plans" / ONE).mkdir(parents=True)
    for number, path in enumerate((*files, PROJECT / "smartdoc.yaml")):
        to = root / path.name if path.name == "smartdoc.yaml" else root / "plans" / ONE / path.name
        to.write_bytes(path.read_bytes())
        os.utime(to, (number, number))

    assert differences(here, built(root)) == []
