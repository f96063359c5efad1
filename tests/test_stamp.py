"""What a build keeps of the files that it read and wrote, and what is made of it when spoilt."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from smartdoc.fresh import Said, asked, listing, look, stamp, still_true, sure_of
from smartdoc.fresh.asked import Asked
from smartdoc.fresh.names import Names
from smartdoc.fresh.sealed import sealed, value_of
from smartdoc.fresh.survey import hash_of, now_in, survey
from smartdoc.fresh.transcript import Transcript

DAY = "2026-11-26"
SAID = Said(["Built “all” of it.\n".encode()], 0)


@pytest.fixture
def wanted(tmp_path: Path) -> Asked:
    """Return what was asked for in a folder with outputs and a tree of inputs."""
    for number in range(40):
        (tmp_path / f"out {number}.html").write_text(f"page {number}")
    (tmp_path / "plans").mkdir()
    for number in range(5):
        (tmp_path / "plans" / f"ü{number}.yaml").write_text(f"plan {number}")
    return asked("build", str(tmp_path), DAY, {})


def kept(wanted: Asked, since: int = 2**62, said: Said = SAID) -> None:
    """Keep a stamp of the folder as it is now."""
    root = Path(wanted.root)
    trees = ((str(root / "plans"), (".yaml",)),)
    single = [str(path) for path in (*sorted(root.glob("out*")), root / "not there.html")]
    Path(wanted.stamp).parent.mkdir(parents=True, exist_ok=True)
    with listing.Listing(str(root), since) as files:
        for lot in (single[:7], single[7:]):
            files.add(survey(lot, ()), b"".join(map(hash_of, lot)))
        seen = survey((), trees)
        hashes = [stamp.UNKNOWN if name.endswith(os.sep) else hash_of(name) for name in seen.names]
        files.add(seen, b"".join(hashes))
        made = stamp.Stamp(wanted.key, DAY, True, said, len(single), trees)
        stamp.keep(wanted, made, files)


def test_a_stamp_tells_that_nothing_changed(wanted: Asked) -> None:
    kept(wanted)
    assert still_true(wanted) == SAID
    (Path(wanted.root) / "out 3.html").write_text("page x")
    assert still_true(wanted) is None


def test_what_was_said_comes_back_however_long_it_is(wanted: Asked, tmp_path: Path) -> None:
    lines = [f"“{number}” has a faulty plan: é.\n" for number in range(90_000)]
    with closing(Transcript(str(tmp_path))) as transcript:
        for line in lines:
            transcript.add(line)
        kept(wanted, said=Said(transcript, 1))

    said = still_true(wanted)
    assert said
    assert said.code == 1
    assert len(list(said.pieces)) > 2
    assert "".join(said.words()) == "".join(lines)


def test_what_was_said_is_not_kept_where_the_disk_takes_no_more(
    wanted: Asked, tmp_path: Path
) -> None:
    with closing(Transcript(str(tmp_path / "nowhere"))) as transcript:
        transcript.add("Built.\n")
        assert list(transcript) == [b"Built.\n"]
        transcript.add("é" * 1_000_000)
        transcript.add("Built.\n")
        with pytest.raises(OSError, match="No such file"):
            list(transcript)
        kept(wanted, said=Said(transcript, 0))

    assert still_true(wanted) is None
    assert not Path(wanted.stamp).exists()


def test_a_long_report_is_told_again_from_where_it_was_read(wanted: Asked) -> None:
    long = Said(["Built “all” of it.\n".encode() * 400_000], 1)
    kept(wanted, said=long)
    size = Path(wanted.stamp).stat().st_size

    tracemalloc.start()
    found = still_true(wanted)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found is not None
    assert "".join(found.words()) == "".join(long.words())
    assert size < most < 1.5 * size


@pytest.mark.parametrize("name", ["out 0.html", "out 39.html", "plans/ü0.yaml", "plans/ü4.yaml"])
def test_a_file_that_was_only_touched_has_not_changed(
    wanted: Asked, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "_PIECE", 50)  # many lots
    kept(wanted)
    os.utime(Path(wanted.root) / name, (1, 1))
    assert still_true(wanted) == SAID
    before = Path(wanted.stamp).read_bytes()
    assert still_true(wanted) == SAID
    assert Path(wanted.stamp).read_bytes() == before  # its new time is known now
    (Path(wanted.root) / name).write_text("other")
    assert still_true(wanted) is None


@pytest.mark.parametrize("add", [lambda root: (root / "plans" / "new.yaml").touch(),
                                 lambda root: (root / "plans" / "ü1.yaml").unlink(),
                                 lambda root: (root / "out 17.html").unlink()])  # fmt: skip
def test_a_file_that_is_new_or_gone_is_a_change(wanted: Asked, add: Callable[[Path], None]) -> None:
    kept(wanted)
    add(Path(wanted.root))
    assert still_true(wanted) is None


def test_files_changed_so_late_that_it_may_not_show_are_read(wanted: Asked) -> None:
    kept(wanted, since=0)
    file = Path(wanted.root) / "out 8.html"
    known = sure_of(wanted.stamp)
    assert known
    assert known.hash_of(str(file), look([str(file)])) is None
    assert still_true(wanted) == SAID


def test_what_is_sure_is_known_by_name_and_figures(
    wanted: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "_PIECE", 17)  # cuts names, and letters of two bytes
    kept(wanted)
    known = sure_of(wanted.stamp)
    assert known
    for file in Path(wanted.root).rglob("*.*ml"):
        figures = look([str(file)])
        assert known.hash_of(str(file), figures) == hash_of(str(file)), file
        assert known.hash_of(f"{file}x", figures) is None
        os.utime(file, (1, 1))
        assert known.hash_of(str(file), look([str(file)])) is None


def test_a_stamp_that_is_cut_or_longer_is_none(wanted: Asked) -> None:
    kept(wanted)
    file = Path(wanted.stamp)
    whole = file.read_bytes()
    for spoilt in [whole[:end] for end in range(0, len(whole), 97)] + [whole + b"x"]:
        file.write_bytes(spoilt)
        assert still_true(wanted) is None
        assert sure_of(wanted.stamp) is None


def test_a_stamp_in_which_two_names_have_run_together_is_none(wanted: Asked) -> None:
    kept(wanted)
    file = Path(wanted.stamp)
    whole = file.read_bytes()
    at = whole.index(b"\0")
    file.write_bytes(whole[:at] + b"x" + whole[at + 1 :])
    assert still_true(wanted) is None
    assert sure_of(wanted.stamp) is None


def test_a_stamp_with_a_name_that_somebody_edited_is_none(wanted: Asked) -> None:
    kept(wanted)
    file = Path(wanted.stamp)
    file.write_bytes(file.read_bytes().replace(b"/not there.html", b"/not here.html?"))
    assert still_true(wanted) is None


@pytest.mark.parametrize("old", [b'"sizes": [', b'"single": ', b'"trees": [', b'"unsure": ['])
@pytest.mark.parametrize("new", [b"7, ", b"-1, ", b'"x", ', b"null, ", b"[], ", b"1e99, "])
def test_a_stamp_edited_by_hand_tells_nothing_wrong(wanted: Asked, old: bytes, new: bytes) -> None:
    kept(wanted)
    file = Path(wanted.stamp)
    file.write_bytes(file.read_bytes().replace(old, old + new))
    assert still_true(wanted) in (None, SAID)
    sure_of(wanted.stamp)
    (Path(wanted.root) / "out 8.html").write_text("another page")
    assert still_true(wanted) is None


@pytest.mark.parametrize("sizes", [[10**30] * 4, [0, 0, 10**15, 0], [0, 0, 0, -(10**30)]])
def test_a_stamp_of_impossible_sizes_is_none(wanted: Asked, sizes: list[int]) -> None:
    kept(wanted)
    file = Path(wanted.stamp)
    head, _, rest = file.read_bytes().partition(b"\n")
    file.write_bytes(sealed({**value_of(head), "sizes": sizes}) + rest)

    assert still_true(wanted) is None
    assert sure_of(wanted.stamp) is None


def test_names_have_the_places_in_which_they_were_added() -> None:
    names = Names()
    assert len(names) == 0
    assert "" not in names
    wanted = [f"{number}/plan.html" for number in range(20_000)]
    names.add(wanted[:1])
    names.add(wanted[1:])
    assert len(names) == len(wanted)
    assert [names.place(name) for name in wanted] == list(range(len(wanted)))
    assert names.place("20000/plan.html") < 0


@pytest.mark.parametrize("name", ["key", "day", "fixed", "code", "single", "trees", "unsure"])
def test_a_stamp_that_lacks_something_is_none(wanted: Asked, name: str) -> None:
    kept(wanted)
    file = Path(wanted.stamp)
    file.write_bytes(file.read_bytes().replace(f'"{name}":'.encode(), b'"other":', 1))
    assert still_true(wanted) is None
    assert sure_of(wanted.stamp) is None


def test_what_was_said_is_not_told_when_somebody_edited_it(wanted: Asked) -> None:
    kept(wanted)
    file = Path(wanted.stamp)
    file.write_bytes(file.read_bytes().replace("“all”".encode(), "“ALL”".encode()))
    assert still_true(wanted) is None


def test_a_stamp_nested_too_deep_is_none(wanted: Asked) -> None:
    kept(wanted)
    Path(wanted.stamp).write_bytes(b"[" * 100_000 + b"\n")
    assert still_true(wanted) is None
    assert sure_of(wanted.stamp) is None


def test_a_full_disk_keeps_no_file_that_only_told_the_time(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system knows no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        now = now_in(str(tmp_path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert now == 0
    assert list(tmp_path.iterdir()) == []
