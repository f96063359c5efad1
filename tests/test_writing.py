"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from smartdoc.errors import SmartdocError
from smartdoc.writing import write_whole


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
