"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import warnings
from pathlib import Path

import pytest

from smartdoc.build.lock import only_build
from smartdoc.errors import SmartdocError
from smartdoc.writing import alone, clear_stopped, write_new, write_over, write_whole
from tests.tools import process_that_is_gone


def test_a_file_and_its_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "plan.html"

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert os.listdir(path.parent) == ["plan.html"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_bytes(b"old and longer")

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
@pytest.mark.parametrize("rights", [0o600, 0o660, 0o664, 0o755])
def test_who_could_not_read_a_file_cannot_read_what_takes_its_place(
    tmp_path: Path, rights: int
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    path.chmod(rights)

    write_over(path, b"old", b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == rights


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away"
)
def test_the_group_that_shares_a_file_shares_what_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    os.chown(path, -1, 65534)
    path.chmod(0o660)

    write_over(path, b"old", b"new")

    seen = path.stat()
    assert (seen.st_gid, stat.S_IMODE(seen.st_mode)) == (65534, 0o660)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.mkdir()

    with pytest.raises(SmartdocError) as error:
        write_whole(path, b"new")

    assert "cannot be written" in error.value.message
    assert os.listdir(tmp_path) == ["plan.html"]


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("not a folder")

    with pytest.raises(SmartdocError) as error:
        write_whole(tmp_path / "build" / "plan.html", b"new")

    assert "cannot be written" in error.value.message


def test_what_somebody_else_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")

    write_over(path, b"old", b"new")
    with pytest.raises(SmartdocError, match=r"plan\.yaml was changed meanwhile"):
        write_over(path, b"old", b"newer")
    with pytest.raises(SmartdocError, match="cannot be written"):
        write_over(tmp_path / "gone.yaml", b"old", b"new")

    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_a_new_file_takes_nothings_place(tmp_path: Path) -> None:
    path = tmp_path / "a" / "plan.yaml"

    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")

    assert path.read_bytes() == b"first"
    assert os.listdir(path.parent) == ["plan.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_new_file_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").symlink_to("elsewhere.yaml")

    with pytest.raises(FileExistsError):
        write_new(tmp_path / "plan.yaml", b"new")

    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_a_new_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("not a folder")

    with pytest.raises(SmartdocError, match="cannot be written"):
        write_new(tmp_path / "plans" / "plan.yaml", b"new")


@pytest.mark.skipif(os.name == "nt", reason="which processes there are is not asked on Windows")
def test_a_plan_is_written_where_nothing_can_be_locked(tmp_path: Path) -> None:
    (tmp_path / ".smartdoc" / "writing.lock").mkdir(parents=True)
    with alone(tmp_path):
        write_whole(tmp_path / "plan.yaml", b"kind: pep")

    assert (tmp_path / "plan.yaml").read_bytes() == b"kind: pep"


def test_what_a_stopped_process_left_beside_a_file_goes_with_the_next(tmp_path: Path) -> None:
    names = {
        f".smartdoc-{process_that_is_gone()}-1f": False,
        f".smartdoc-{os.getpid()}-1f": False,  # of one before, in a container
        f".smartdoc-{os.getppid()}-1f": True,
        ".smartdoc-1f": True,
        ".smartdoc-99999999999999999999-1f": True,
        f".smartdoc-build-{process_that_is_gone()}-1f": True,
    }
    for name in names:
        (tmp_path / name).touch()

    clear_stopped([str(tmp_path / "gone" / name) for name in names])
    write_whole(tmp_path / "plan.yaml", b"new")

    stay = [name for name, stays in names.items() if stays]
    assert sorted(os.listdir(tmp_path)) == sorted([*stay, "plan.yaml"])


def test_a_new_file_is_told_as_written_where_nothing_can_be_removed(tmp_path: Path) -> None:
    shut = tmp_path / "plans"
    shut.mkdir()
    chattr = shutil.which("chattr")
    if chattr is None or subprocess.run([chattr, "+a", shut], capture_output=True).returncode:
        pytest.skip("only root, on Linux, can make a folder to which files can but be added")
    try:
        write_new(shut / "plan.yaml", b"new")
        with pytest.raises(FileExistsError):
            write_new(shut / "plan.yaml", b"newer")
        assert (shut / "plan.yaml").read_bytes() == b"new"
    finally:
        subprocess.run([chattr, "-a", shut], check=True)


@pytest.mark.skipif(os.name == "nt", reason="a file is put in its place otherwise on Windows")
def test_a_new_file_that_cannot_be_put_in_its_place_leaves_none_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    # A disk on which a file has one name only, and which fails just then.
    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(SmartdocError, match="cannot be written"):
        write_new(tmp_path / "plan.yaml", b"new")

    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("asked", ["LOCK_EX", "LOCK_UN"])
@pytest.mark.parametrize("error", [errno.ENOSYS, errno.ENOLCK])
def test_what_was_written_is_so_where_a_lock_cannot_be_taken_or_let_go(
    asked: str, error: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="locks are of another sort on Windows")
    flock = fcntl.flock

    def fails(handle: int, wanted: int) -> None:
        if wanted & getattr(fcntl, asked):
            raise OSError(error, os.strerror(error))
        flock(handle, wanted)

    monkeypatch.setattr(fcntl, "flock", fails)  # as on some drives of a network
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with alone(tmp_path):
            write_whole(tmp_path / "plan.yaml", b"kind: pep")
        with only_build(tmp_path, tmp_path / "build", "build", pytest.fail) as waited:
            assert not waited

    assert (tmp_path / "plan.yaml").read_bytes() == b"kind: pep"
