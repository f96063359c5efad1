"""What came of many plans is kept on the disk, and in memory where the disk takes no more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from smartdoc.build.folder import Made
from smartdoc.build.order import Outcome
from smartdoc.check import Checked
from smartdoc.overflow import Overflow
from smartdoc.source import Source
from smartdoc.spool import Spool

FILES = [Path(f"c-{number:04}") for number in range(101)]


def outcome(number: int, words: str = "") -> Outcome:
    name = f"c-{number:04}"
    checked = Checked(Path(name), Source(name, words or "x" * 90_000, None), ())
    return Outcome(checked, made=(Made(name, "0" * 64, new=True),))


def keep(spool: Spool[Outcome], value: Outcome) -> None:
    spool.keep(value.checked.path, value)


@pytest.fixture
def outcomes(tmp_path: Path) -> Iterator[Spool[Outcome]]:
    with closing(Spool[Outcome](str(tmp_path), FILES)) as found:
        yield found


def test_all_come_back_in_order_and_the_last_of_one_plan_counts(outcomes: Spool[Outcome]) -> None:
    for number in (50, *range(100)):
        keep(outcomes, outcome(number))
    keep(outcomes, outcome(3, "again"))

    assert list(outcomes) == FILES[:100]
    assert len(outcomes) == 100
    assert outcomes[Path("c-0003")] == outcome(3, "again")
    assert outcomes[Path("c-0099")] == outcome(99)
    assert Path("c-0100") not in outcomes
    with pytest.raises(KeyError):
        outcomes[Path("c-0100")]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere it has a name until it is closed")
def test_they_stand_in_a_file_without_a_name(outcomes: Spool[Outcome], tmp_path: Path) -> None:
    for number in range(100):
        keep(outcomes, outcome(number))

    assert list(tmp_path.iterdir()) == []


def test_without_a_place_they_are_held_in_memory(tmp_path: Path) -> None:
    with closing(Spool[Outcome](str(tmp_path / "nowhere"), FILES)) as outcomes:
        for number in range(100):
            keep(outcomes, outcome(number))

        assert [one.checked.file for one in outcomes.values()] == [
            f"c-{number:04}" for number in range(100)
        ]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond this size, as on a disk that is full then."""
    resource = pytest.importorskip("resource", reason="this system knows no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [1_000_000, 5_000_000])
def test_nothing_is_lost_where_the_disk_gets_full(outcomes: Spool[Outcome], size: int) -> None:
    with room_for(size):
        for number in range(100):
            keep(outcomes, outcome(number))
        keep(outcomes, outcome(3, "again"))

        assert list(outcomes.values())[4:] == [outcome(number) for number in range(4, 100)]
        assert outcomes[FILES[3]] == outcome(3, "again")
        assert outcomes[FILES[0]] == outcome(0)
        outcomes.close()


def test_what_fits_no_more_is_told_at_once_and_the_rest_can_be_read(tmp_path: Path) -> None:
    kept = Overflow(str(tmp_path), 1000)
    with room_for(1500):
        for number in range(15):
            assert kept.add(b"%099d\n" % number) == number * 100
        with pytest.raises(OSError, match="too large"):
            kept.add(b"one more\n")

        assert list(kept.lines()) == [b"%099d\n" % number for number in range(15)]
        kept.close()


def test_lines_longer_than_a_piece_come_back(tmp_path: Path) -> None:
    with closing(Overflow(str(tmp_path), 10)) as kept:
        lines = [b"x" * length + b"\n" for length in (0, 3_000_000, 5, 1_048_575, 1_048_576)]
        for line in lines:
            kept.add(line)
        kept.add(b"no end")

        assert list(kept.lines()) == [*lines, b"no end"]


def test_what_is_small_is_held_as_it_is(tmp_path: Path) -> None:
    small, large = outcome(0, "words"), outcome(1)
    with closing(
        Spool[Outcome](str(tmp_path), FILES, lambda one: len(one.checked.source.text) < 10)
    ) as spool:
        for one in (large, small):
            keep(spool, one)

        assert spool[FILES[0]] is small
        assert spool[FILES[1]] == large
        assert spool[FILES[1]] is not large
        keep(spool, outcome(0))
        keep(spool, outcome(1, "words"))
        assert list(spool.values()) == [outcome(0), outcome(1, "words")]
