"""Word files that somebody spoilt, or made to burst, are refused wherever one is opened."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from smartdoc.disclosure.passages import passages
from smartdoc.errors import SmartdocError
from smartdoc.unpacking import BROKEN, MOST, TooLarge, unpacked
from smartdoc.word.properties import NAME
from tests.examples import PROJECT
from tests.in_process import smartdoc

REFERENCE = PROJECT / "templates" / "reference.docx"
METHODS = {
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}
BURST = 100_000_000
"""Bytes that are packed into almost nothing; enough to be seen in memory."""


def packed(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package like a Word file, with one part more or one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(REFERENCE) as old, zipfile.ZipFile(target, "w") as package:
        for each in old.namelist():
            if each != name:
                package.writestr(each, old.read(each))
        package.writestr(name, content, method)
    return target.getvalue()


def lying(package: bytes, size: int) -> bytes:
    """Return a package that says of its last part that it has no more than this many bytes."""
    at = package.rfind(b"PK\1\2")
    length = struct.pack("<I", size)
    (local,) = struct.unpack("<I", package[at + 42 : at + 46])
    package = package[: at + 24] + length + package[at + 28 :]
    return package[: local + 22] + length + package[local + 26 :]


def spoilt(package: bytes) -> bytes:
    """Return a package whose last part is rubbish where it was packed."""
    at = package.rfind(b"PK\1\2")
    (local,) = struct.unpack("<I", package[at + 42 : at + 46])
    begin = local + 30 + len(NAME) + 12
    return package[:begin] + b"\xff\x00\xaa" * 5 + package[begin + 15 :]


def cut(package: bytes) -> bytes:
    """Return a package whose last part begins too late to be all there."""
    at = package.rfind(b"PK\1\2")
    return package[: at + 42] + struct.pack("<I", at - 40) + package[at + 46 :]


SOME = bytes(range(256)) * 20


def spoilt_packages() -> Iterator[tuple[str, bytes]]:
    for name, method in METHODS.items():
        yield f"rubbish in {name}", spoilt(packed(NAME, SOME, method))
        yield f"{name} of another size", lying(packed(NAME, SOME, method), 9)
    whole = packed(NAME, SOME)
    central = b"PK\1\2\x14\x03\x14\0"
    yield "a part that is cut off", cut(whole)
    yield "the first half", whole[:20_000]
    yield "locked with a password", whole.replace(central + b"\0", central + b"\1")
    yield "a part of tomorrow's method", whole.replace(b"\0\0\x08\0", b"\0\0\x63\0")


SPOILT = dict(spoilt_packages())


@pytest.fixture(params=SPOILT)
def package(request: pytest.FixtureRequest) -> bytes:
    return SPOILT[request.param]


def test_a_spoilt_package_is_told_as_broken(package: bytes) -> None:
    with pytest.raises(BROKEN):
        unpacked(package)


def test_a_spoilt_package_is_searched_as_far_as_it_goes(package: bytes) -> None:
    places = [passage.place for passage in passages("plan.docx", package)]

    assert places == ["the file's name", "what the file says of itself"]


def test_what_is_too_large_to_be_searched_is_not_handed_out() -> None:
    with pytest.raises(SmartdocError, match="too much to be searched"):
        list(passages("plan.docx", packed("word/media/large.bmp", b"BM" * (MOST // 2 + 1))))


def test_two_parts_of_one_name_are_refused() -> None:
    package = io.BytesIO(packed(NAME, b"<one/>"))
    with zipfile.ZipFile(package, "a") as again, pytest.warns(UserWarning, match="Duplicate"):
        again.writestr(NAME, b"<other/>")

    with pytest.raises(zipfile.BadZipFile, match="two parts have one name"):
        unpacked(package.getvalue())


def test_a_spoilt_document_is_refused_by_verify(package: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(package)
    done = smartdoc("verify", "plan.docx", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("smartdoc: plan.docx is not a whole Word file: ")


def test_spoilt_word_styles_and_forms_are_refused(package: bytes, tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    (tmp_path / "templates").mkdir()
    plan.parent.mkdir(parents=True)
    plan.write_bytes((PROJECT / "tests" / "base" / "pep.yaml").read_bytes())
    (tmp_path / "templates" / "plan.docx").write_bytes(package)
    checked = smartdoc("template", "check", cwd=tmp_path)
    (tmp_path / "templates" / "plan.docx").rename(tmp_path / "templates" / "reference.docx")
    built = smartdoc("build", "--formats", "docx", "--documents", "plan", cwd=tmp_path)

    assert checked.returncode == 1, checked
    assert "is not a" in checked.stdout
    assert built.returncode == 2, built
    assert "is not a whole Word document" in built.stderr


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_what_bursts_is_not_unpacked_whatever_it_says_of_its_size(
    method: int, tmp_path: Path
) -> None:
    honest = packed(NAME, b"\0" * BURST, method)
    plan = tmp_path / "plan.docx"
    told = []
    tracemalloc.start()
    for package in (honest, lying(honest, 20)):
        plan.write_bytes(package)
        told.append(smartdoc("verify", "plan.docx", cwd=tmp_path).stderr)
        with suppress(SmartdocError):
            list(passages("plan.docx", package))
        with pytest.raises(BROKEN):
            unpacked(package)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert "is too large" in told[0]
    assert "is not a whole Word file" in told[1]
    assert most < BURST / 4


def test_many_parts_that_burst_together_are_too_large() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for number in range(5):
            package.writestr(f"word/{number}.xml", b" " * (MOST // 4))

    with pytest.raises(TooLarge):
        unpacked(target.getvalue())


def test_a_whole_package_is_unpacked_with_its_remark() -> None:
    target = io.BytesIO(packed(NAME, SOME))
    with zipfile.ZipFile(target, "a") as package:
        package.comment = b"well kept"
    parts, remark = unpacked(target.getvalue(), NAME)

    assert (parts, remark) == ({NAME: SOME}, b"well kept")
    assert zlib.crc32(unpacked(target.getvalue())[0][NAME]) == zlib.crc32(SOME)


def test_a_document_type_cannot_hide_in_another_encoding(tmp_path: Path) -> None:
    hidden = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")
    (tmp_path / "plan.docx").write_bytes(packed(NAME, hidden))
    done = smartdoc("verify", "plan.docx", cwd=tmp_path)

    assert (done.returncode, "is not in UTF-8" in done.stderr) == (2, True)


def test_a_package_of_very_many_parts_is_refused_before_it_is_read(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for number in range(10_001):
            package.writestr(str(number), b"")
    path = tmp_path / "plan.docx"
    path.write_bytes(target.getvalue())

    with pytest.raises(TooLarge):
        unpacked(target.getvalue(), NAME)
    done = smartdoc("verify", str(path), cwd=tmp_path)

    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
