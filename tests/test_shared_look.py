"""Many files are looked at by several processes: what any of them sees counts."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from smartdoc.fresh import look, shared

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be copied here"),
    # Tests that are run beside others have a thread of their own; a command of ours has none then.
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]

NAMES = [f"{number:02}.yaml" for number in range(23)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of files, in which we stand, that two or more processes look through."""
    for name in NAMES:
        (tmp_path / name).write_text(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shared, "_WORTH", 5)
    monkeypatch.setattr(shared, "_LOT", 150)
    return tmp_path


def unchanged(folder: Path, figures: bytes, names: list[str] = NAMES) -> bool:
    """Return whether the files that stand there now have these figures."""
    root = os.fsencode(folder / "x")[:-1]
    whole = "\0".join(str(folder / name) if at % 3 else name for at, name in enumerate(names))
    kept = b"before" + os.fsencode(whole) + b"behind"
    within = shared.Part(len("before"), len(kept) - len("behind"))
    return shared.unchanged(kept, within, memoryview(figures), root)


@pytest.mark.parametrize("cores", [1, 2, 9])
def test_a_change_of_any_file_is_seen(
    folder: Path, cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "_cores", lambda: cores)
    before = look(NAMES).tobytes()
    assert unchanged(folder, before)
    for name in NAMES:
        (folder / name).write_text("longer than before")
        assert not unchanged(folder, before), name
        before = look(NAMES).tobytes()
        (folder / name).unlink()
        assert not unchanged(folder, before), name
        (folder / name).write_text(name)
        before = look(NAMES).tobytes()
        assert unchanged(folder, before)


def test_the_folder_in_which_all_of_them_are_is_looked_at_too(folder: Path) -> None:
    names = [f"{folder}/", f"{folder}/00.yaml"]
    before = look(names).tobytes()
    assert unchanged(folder, before, names)
    (folder / "00.yaml").rename(folder / "99.yaml")
    (folder / "99.yaml").rename(folder / "00.yaml")
    assert not unchanged(folder, before[:32] + look(names[1:]).tobytes(), names)


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6, 11])
def test_few_files_are_looked_at_too(
    folder: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "_cores", lambda: 4)
    names = NAMES[:count] or [""]
    before = look(names).tobytes()
    assert unchanged(folder, before, names)
    assert not unchanged(folder, b"\1" + before[1:], names)


def test_a_process_that_fails_tells_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def fails_elsewhere(*_: object) -> bool:
        if os.getpid() != here:
            raise MemoryError
        return True

    monkeypatch.setattr(shared, "_cores", lambda: 2)
    monkeypatch.setattr(shared, "_is_same", fails_elsewhere)
    assert not unchanged(folder, look(NAMES).tobytes())


def test_where_no_other_process_can_be_had_nothing_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more() -> int:
        raise BlockingIOError

    monkeypatch.setattr(shared, "_cores", lambda: 3)
    monkeypatch.setattr(os, "fork", no_more)

    assert not unchanged(folder, look(NAMES).tobytes())


def test_where_nobody_is_told_how_a_process_ends_nothing_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "_cores", lambda: 3)
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert not unchanged(folder, look(NAMES).tobytes())
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_ctrl_c_before_a_process_has_begun_ends_that_process_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork = os.fork

    def interrupted() -> int:
        if helper := fork():
            return helper
        raise KeyboardInterrupt

    monkeypatch.setattr(shared, "_cores", lambda: 2)
    monkeypatch.setattr(os, "fork", interrupted)
    try:
        told = unchanged(folder, look(NAMES).tobytes())
    except KeyboardInterrupt:  # in the copy, which would go on as if it were we
        os._exit(0)

    assert not told
