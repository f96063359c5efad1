"""What came of many plans is kept on the disk, and in memory where the disk takes no more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smartdoc.build.folder import Made
from smartdoc.build.order import Outcome
from smartdoc.check import Checked
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


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a device that is full")
def test_on_a_full_disk_they_are_held_in_memory(
    outcomes: Spool[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(outcomes, outcome(0))
    with Path("/dev/full").open("r+b", buffering=0) as full, monkeypatch.context() as patched:
        patched.setattr(outcomes, "_file", full)
        keep(outcomes, outcome(1))
        keep(outcomes, outcome(0, "again"))

    assert outcomes[Path("c-0001")] == outcome(1)
    assert outcomes[Path("c-0000")] == outcome(0, "again")


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
