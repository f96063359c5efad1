"""Whatever stands in a file that smartdoc reads, it says what is wrong, and never more than that.

Real files are spoilt at random: bytes changed, cut out, doubled, swapped between files. No command
may end as a fault of ours (exit code 3), nor take long. tools/fuzz.py looks for more by hand.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples import PROJECT, as_text, base, laid_over
from tests.in_process import smartdoc

ROUNDS = int(os.environ.get("SMARTDOC_FUZZ_ROUNDS", "15"))
"""Spoilt files of each sort; with SMARTDOC_FUZZ_ROUNDS=2000 the tests run for long."""

LONGEST = 2.0
"""Seconds of the processor's time within which a command must be done with any one spoilt file."""

AWKWARD = tuple(
    text.encode("utf-8", "surrogateescape")
    for text in (
        *("\0", "\udcff\udcfe", "\ufeff", "\t", "\r", "\n\n", ": ", " #", "- ", "---\n", "...\n"),
        *("&a ", "*a ", "<<: ", "!!python/object/apply:os.system ", "!tag ", "{", "}", "[" * 60),
        *("]", "'", '"', "|", ">-", "? ", "%YAML 9.9\n", "<<<<<<< HEAD\n", "=======\n"),
        *(">>>>>>> x\n", "{{ 7 * 7 }}", "{% for a in b %}", "<script>", "&amp;", "../../x", "~"),
        *("1e999", "0o17", "null", "true", "2026-02-30", "\u202e", "\U0010ffff", "9" * 400),
    )
)


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Return the content changed in one to four places."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 8, 80, 800)))
        match chance.randrange(5):
            case 0:
                content = content[:at] + content[to:]
            case 1:
                content = content[:to] + content[at:]
            case 2:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case _:
                content = content[:at] + chance.choice(AWKWARD) + content[at:]
    return content


def spoilings(path: Path, seed: str) -> Iterator[int]:
    """Write the file spoilt in one way after the other."""
    whole = path.read_bytes()
    for number in range(ROUNDS):
        path.write_bytes(spoilt(whole, random.Random(f"{seed} {number}")))
        yield number


def _in_two_paragraphs(kind: str) -> bytes:
    measure = dict.fromkeys(("what", "method", "unit"), "One.\n\nTwo.")
    plan = laid_over({**base(kind), "ref": "x-0001"}, {"targets": [{"measure": measure}]})
    return as_text(plan).encode()


def _saying(text: str) -> bytes:
    plan = laid_over({**base("pep"), "ref": "x-0001"}, {"targets": [{"statement": text}]})
    return as_text(plan).encode()


FOUND = {
    "a measure in two paragraphs": (
        "x-0001/2026-11-30.all-star.yaml",
        _in_two_paragraphs("all-star"),
    ),
    "a number with commas as in India": (
        "x-0001/2026-11-30.pep.yaml",
        _saying("Ash will write more than 1,00,000 words by 29 January 2027."),
    ),
    "a late line that is not UTF-8": ("x-0001/2026-11-30.pep.yaml", b"kind: pep\n" * 9 + b"\xff"),
    "a file with the name of a device": (
        "x-0001/aux.all-star.yaml",
        _in_two_paragraphs("all-star"),
    ),
    "a page of tags that never end": ("page.html", b"<title>x" + b"<main " * 40_000),
    "a page of characters that begin a tag": ("page.html", b"<title>x" + b"<" * 200_000),
}
"""What smartdoc once failed on, or took long over: the file, and what stands in it."""


def fault_of(*arguments: str, cwd: Path) -> str:
    """Return what is wrong with how a command ended, nothing where it ended as it may."""
    done, took = _run(*arguments, cwd=cwd)
    if done.returncode not in (0, 1, 2) or "Traceback" in done.stderr:
        return f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}"
    if took > LONGEST:  # again, because another program may have slowed it
        took = min(took, _run(*arguments, cwd=cwd)[1])
    return f"{' '.join(arguments)}: took {took:.1f} s" if took > LONGEST else ""


def _run(*arguments: str, cwd: Path) -> tuple[subprocess.CompletedProcess[str], float]:
    began = time.process_time()
    done = smartdoc(*arguments, cwd=cwd)
    return done, time.process_time() - began


def faults_of(*arguments: str, spoiling: Path, cwd: Path, seed: str = "") -> list[str]:
    """Return the faults of a command with a file that is spoilt in one way after the other."""
    rounds = spoilings(spoiling, seed or spoiling.name)
    return [fault for _ in rounds if (fault := fault_of(*arguments, cwd=cwd))]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with two plans of one learner and what belongs to it, built once."""
    root = tmp_path_factory.mktemp("fuzz")
    shutil.copytree(PROJECT / "plans" / "s-0066", root / "plans" / "s-0066")
    shutil.copy(PROJECT / "smartdoc.yaml", root)
    done = smartdoc("build", "--documents", "plan", cwd=root)

    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """Return a copy of it, to be spoilt."""
    return shutil.copytree(built, tmp_path / "fuzz")


def plan_of(root: Path) -> Path:
    return sorted((root / "plans").glob("*/*.yaml"))[-1]


@pytest.mark.parametrize(
    "kind", ["pep", "liap", "learner-engagement", "learning-goals", "all-star"]
)
def test_a_spoilt_plan_is_checked(root: Path, kind: str) -> None:
    example = sorted((PROJECT / "plans").glob(f"*/*.{kind}.yaml"))[-1]
    path = root / "plans" / "x-0001" / example.name
    path.parent.mkdir()
    shutil.copy(example, path)

    assert faults_of("check", str(path), spoiling=path, seed=kind, cwd=root) == []


def test_a_spoilt_plan_is_built_compared_signed_and_resolved(root: Path) -> None:
    path = plan_of(root)
    first = sorted((root / "plans").glob("*/*.yaml"))[0]
    commands = (
        ("build", "--draft", "--documents", "plan,child", "--to", "drafts"),
        ("diff", str(first), str(path)),
        ("history", "s-0066"),
        ("review", "s-0066", "--to", "next.yaml"),
        ("resolve", str(path), "--take", "theirs"),
        ("sign", str(path), "--as", "kit"),
        ("status",),
    )
    faults = []
    for number in spoilings(path, "commands"):
        faults.append(fault_of(*commands[number % len(commands)], cwd=root))
        (root / "next.yaml").unlink(missing_ok=True)

    assert set(faults) == {""}


def test_spoilt_settings_are_refused_or_work(root: Path) -> None:
    assert faults_of("check", spoiling=root / "smartdoc.yaml", cwd=root) == []


@pytest.mark.parametrize("name", ["standard.yaml", "parts/audiences.yaml", "parts/documents.yaml"])
def test_a_spoilt_policy_is_refused_or_works(root: Path, name: str) -> None:
    shutil.copytree(PROJECT / "policies", root / "policies")

    assert faults_of("check", spoiling=root / "policies" / name, cwd=root) == []


def test_a_spoilt_schema_is_refused_or_works(root: Path) -> None:
    (root / "schemas").mkdir()
    path = root / "schemas" / "all-star.schema.json"
    shutil.copy(PROJECT / "schemas" / path.name, path)

    assert faults_of("check", spoiling=path, cwd=root) == []


def test_a_spoilt_template_is_refused_or_works(root: Path) -> None:
    (root / "templates").mkdir()
    path = root / "templates" / "plan.all-star.html.jinja"
    shutil.copy(PROJECT / "templates" / path.name, path)
    build = ("build", "--documents", "plan", "--to", "trial")

    assert faults_of(*build, spoiling=path, cwd=root) == []


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_a_spoilt_document_is_verified_or_refused(root: Path, ending: str) -> None:
    path = sorted((root / "build").glob(f"*/*/plan*.{ending}"))[-1]

    assert faults_of("verify", str(path), spoiling=path, cwd=root) == []


@pytest.mark.parametrize("name", ["manifest.json", "index.html"])
def test_what_a_build_left_may_be_spoilt(root: Path, name: str) -> None:
    spoiling = root / "build" / name

    assert faults_of("build", "--documents", "plan", spoiling=spoiling, cwd=root) == []


def test_what_a_build_remembers_may_be_spoilt(root: Path) -> None:
    smartdoc("build", "--documents", "plan", cwd=root)
    files = [path for path in sorted((root / ".smartdoc").rglob("*")) if path.is_file()]
    build = ("build", "--documents", "plan")

    assert [fault for path in files for fault in faults_of(*build, spoiling=path, cwd=root)] == []


def test_any_sentence_is_assessed(tmp_path: Path) -> None:
    chance = random.Random("sentences")
    sentence = b"Ash will read aloud for 10 minutes every day until 18 December."
    spoilt_ones = (spoilt(sentence, chance).decode("utf-8", "replace") for _ in range(ROUNDS * 4))
    texts = [text.replace("\0", " ") for text in spoilt_ones]

    assert {fault_of("assess", "--", text, cwd=tmp_path) for text in texts} == {""}


@pytest.mark.parametrize(("name", "content"), FOUND.values(), ids=FOUND)
def test_what_was_found_once_is_not_found_again(root: Path, name: str, content: bytes) -> None:
    path = root / "plans" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    build = ("build", str(path), "--draft", "--documents", "plan,history", "--to", "drafts")

    assert fault_of("verify", str(path), cwd=root) == ""
    assert fault_of(*build, cwd=root) == ""
    assert "may not stand inside" not in smartdoc(*build, cwd=root).stderr
