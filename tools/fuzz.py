"""Looks for input on which smartdoc fails, guided by what each input makes it do. Run by hand.

    pip install atheris
    python -m tools.fuzz loader 300

The first word is what to try (``--help`` lists them), the second for how many seconds. It needs
atheris, which there is for Linux alone, and which nothing else here does. Input that ends in a
traceback, or takes longer than two seconds, is written into the folder ``fuzzed`` and told; mend
the fault, and keep the input as a case of ``FOUND`` in tests/test_fuzz.py.
"""

from __future__ import annotations

import argparse
import atexit
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock
from zlib import crc32

from smartdoc.cli import CLEAN, FINDINGS, WRONG_USE
from tests.in_process import smartdoc

PROJECT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
LONGEST_INPUT = 20_000
LONGEST_TIME = 2
"""Seconds."""

Target = Callable[[bytes], object]


def loader(content: bytes) -> None:
    """Read a plan's file."""
    from smartdoc.source import parse_bytes

    source = parse_bytes(content, "plan.yaml")
    assert source.data is not None or source.findings
    lines = [each.place.line for each in source.findings if each.place and source.text]
    assert all(1 <= line <= len(source.lines) for line in lines)


def plan(content: bytes) -> None:
    """Check a plan: its shape, and what every rule finds in it."""
    from smartdoc.check import Checker
    from smartdoc.repository import open_repository
    from smartdoc.source import parse_bytes

    repository = cache(open_repository)(PROJECT / "tests" / "base")
    found = Checker(repository, TODAY).source(
        PROJECT / "plans/c-0001/2026-11-30.pep.yaml",
        parse_bytes(content, "plans/c-0001/2026-11-30.pep.yaml"),
    )
    assert found.plan is not None or found.findings


def settings(content: bytes) -> None:
    """Read a repository's settings."""
    from smartdoc.errors import SmartdocError
    from smartdoc.repository import open_repository

    with tempfile.TemporaryDirectory() as folder, suppress(SmartdocError):
        (Path(folder) / "smartdoc.yaml").write_bytes(content)
        open_repository(Path(folder))


def sentence(content: bytes) -> None:
    """Assess a sentence."""
    from smartdoc.assess import assess
    from smartdoc.assess import sentence as read
    from smartdoc.errors import SmartdocError
    from smartdoc.report.assessment import as_json, as_text

    with suppress(SmartdocError):
        assessment = assess(read(content))
        as_json(assessment)
        as_text(assessment)


def walker(content: bytes) -> None:
    """Make a fragment of a document into a Word file."""
    from smartdoc.errors import SmartdocError
    from smartdoc.fragment import parse
    from smartdoc.word import About, Reference, write

    reference = cache(Reference.load)(PROJECT / "templates" / "reference.docx")
    with suppress(SmartdocError):
        tree = parse(content.decode("utf-8", "replace"), "The document")
        write(tree, About(title="A", subject="B", date=TODAY, tokens={}), reference)


def verify(content: bytes) -> None:
    """Read of a document where it comes from, and what it says."""
    from smartdoc.build.origin import origin_of, text_hash
    from smartdoc.disclosure.passages import passages
    from smartdoc.errors import SmartdocError

    with suppress(SmartdocError):
        origin_of(content, "plan.docx")
        text_hash(content, "plan.docx")
    with suppress(SmartdocError):  # it holds too much to be searched
        for passage in passages("plan.docx", content):
            _ = passage.words


def form(content: bytes) -> None:
    """Open a team's Word form, and say what is wrong with it."""
    from smartdoc.errors import SmartdocError
    from smartdoc.forms import Form

    with suppress(SmartdocError):
        _ = Form(content, "templates/plan.docx").mistakes


def names(content: bytes) -> None:
    """Read the real names of learners."""
    from smartdoc.disclosure.real_names import real_names
    from smartdoc.errors import SmartdocError
    from smartdoc.repository import open_repository

    with tempfile.TemporaryDirectory() as folder, suppress(SmartdocError):
        (Path(folder) / "names.yaml").write_bytes(content)
        real_names(open_repository(Path(folder)))


def policy(content: bytes) -> None:
    """Check a plan by a team's own policy."""
    _tried({"policies/own.yaml": content, "smartdoc.yaml": b"policy: own\n"}, "rules", "--policy")
    _tried({"policies/own.yaml": content, "smartdoc.yaml": b"policy: own\n"}, "explain", "T03")


def calendar(content: bytes) -> None:
    """Check a plan by the terms of a school."""
    _tried({"smartdoc.yaml": b"calendar:\n" + content, _PLAN: _base()}, "check", "--no-quote")


def baseline(content: bytes) -> None:
    """Leave out of a check what was known before, and say nothing that it does not find."""
    files = {"known.json": content, _PLAN: _faulty()}
    left = _tried(files, "check", "--baseline", "known.json", *_TOLD)
    assert _findings(left) <= _findings(_all_found())


def difference(content: bytes) -> None:
    """Tell what changed between two plans."""
    files = {_PLAN: _base(), _NEXT: content}
    for form in ("text", "json", "markdown", "html"):
        _tried(files, "diff", _PLAN, _NEXT, "--format", form)


def conflict(content: bytes) -> None:
    """Choose between two versions of a plan."""
    from smartdoc.source import parse_bytes

    for choice in ("--show", "--ours", "--theirs"):
        left = _tried({_PLAN: content}, "resolve", choice, _PLAN)
        if left[_PLAN] != content:
            assert parse_bytes(left[_PLAN], _PLAN).data is not None
            assert content in (left[name] for name in left if "/conflicts/" in name)


def review(content: bytes) -> None:
    """Write the next plan of a learner, and agree to this one."""
    _tried({_PLAN: content}, "review", "c-0001", "--date", "2027-05-30")
    _tried({_PLAN: content}, "sign", "--as", "dt", "--on", "2026-12-01", _PLAN)


def signature(content: bytes) -> None:
    """Agree to a plan, which says the same afterwards but for that."""
    from smartdoc.source import parse_bytes

    signed = _tried({_PLAN: content}, "sign", "--as", "dt", "--agreed", _PLAN)[_PLAN]
    before, after = (parse_bytes(each, _PLAN).data or {} for each in (content, signed))
    own = dict.fromkeys(("sign_off", "status"))
    assert signed == content or {**before, **own} == {**after, **own}


def document(content: bytes) -> None:
    """Say what a document was made from: a web page, or a Word file with one part edited.

    The first line of the input names the part; it is packed anew, so that it can be opened.
    """
    from smartdoc.unpacking import unpacked

    name, _, edited = content.partition(b"\n")
    parts, _ = unpacked(_made("docx"))
    if (part := name.decode("utf-8", "replace")) in parts:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            for each, whole in {**parts, part: edited}.items():
                file.writestr(each, whole)
        content = packed.getvalue()
    _tried({"document": content, _PLAN: _base()}, "verify", "document")


def past(content: bytes) -> None:
    """Commit one version of a plan after the other, then tell what git knows of it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path = root / _PLAN
        path.parent.mkdir(parents=True)
        _git(root, "init", "-q")
        for version in content.split(_BETWEEN)[:3]:
            path.write_bytes(version)
            _git(root, "add", "plans")
            _git(root, "commit", "-q", "--allow-empty", "-m", "A version")
        _done(root, "history", "c-0001")
        _done(root, "diff", _PLAN, "--since", "HEAD~1")
        _done(root, "diff", f"HEAD~1:{_PLAN}", _PLAN, "--no-quote")


def kept(content: bytes) -> None:
    """Build with one file of what builds keep edited, whose name is the first line.

    What is there then is what a build from nothing makes.
    """
    name, _, edited = content.partition(b"\n")
    root, files = _built()
    if (file := name.decode("utf-8", "replace")) not in files:
        return
    for text, made in ((_base(), _from_nothing(_base())), (_EDITED, _from_nothing(_EDITED))):
        for each, whole in {**files, file: edited}.items():
            (root / each).write_bytes(whole)
        (root / _PLAN).write_bytes(text)
        _done(root, *_ACTIONS)
        left = _files(root / "build", root)
        left.pop(_UNLISTED, None)  # which a build that has nothing to do does not look at
        assert left == made


def remembered(content: bytes) -> None:
    """Read what a build or a check kept for the next one, and what is kept of git's log."""
    from smartdoc.build.kept import KeptFile
    from smartdoc.cache import checks
    from smartdoc.fresh import asked, still_true, sure_of
    from smartdoc.fresh.sealed import mark_of
    from smartdoc.git import cache as log
    from smartdoc.git.place import Standing

    with tempfile.TemporaryDirectory() as folder:
        kept = asked("build", folder, "2026-11-22", {})
        stamp, history = Path(kept.stamp), Path(folder) / ".smartdoc" / "history"
        plans = stamp.with_suffix(".plans")
        stamp.parent.mkdir(parents=True)
        (history.parent / ".gitignore").touch()
        first, end, rest = content.partition(b"\n")  # which names the copy that it was kept in
        content = _MARK.sub(str(mark_of(history.parent)).encode(), first) + end + rest
        history.write_bytes(content)
        log.kept(Path(folder), Standing(Path(folder), head="0" * 40))
        for each in (content, _resealed(content)):
            stamp.write_bytes(each)
            plans.write_bytes(each)
            sure_of(kept.stamp)
            assert still_true(kept) is None
            lines = checks.KeptLines(plans)
            for path in lines.paths:
                lines.line(path)
            lines.close()
            built = KeptFile(plans)
            for path in built.paths():
                built.get(Path(str(path)))


_MARK = re.compile(rb"\b[0-9]{19}\b")


def _resealed(content: bytes) -> bytes:
    """Return the lines with the checksums that they should have: else few are read any further."""
    lines = content.splitlines(keepends=True)
    return b"".join(
        line if line.startswith(b"smartdoc") else b"%08x" % crc32(line[8:].rstrip(b"\n")) + line[8:]
        for line in lines
    )


def secret(content: bytes) -> None:
    """Build a plan with something restricted in it, of which no document holds a word."""
    from smartdoc.source import parse_bytes
    from smartdoc.unpacking import unpacked

    plan = content + b"\nrestricted: {notes: Quetzalcoatl spoke, audiences: [virtual-school]}\n"
    read = parse_bytes(plan, _PLAN).data or {}
    if b"quetzal" in content.lower() or "restricted" not in read:
        return
    build = ("build", "--draft", "--documents", "child", "--audience", "child,carer")
    for name, file in _tried({_PLAN: plan}, *build).items():
        if name.startswith("build/"):
            parts = unpacked(file)[0].values() if name.endswith(".docx") else [file]
            assert not any(b"quetzal" in part.lower() for part in parts), name


_PLAN = "plans/c-0001/2026-11-30.pep.yaml"
_NEXT = "plans/c-0001/2027-04-30.pep.yaml"


_UNLISTED = "build/.smartdoc-unlisted"
_OWN = (".smartdoc/", "build/")
_WRITING = ("resolve", "review", "sign")
_ACTIONS = ("build", "--documents", "actions")
_TOLD = ("--format", "json", "--output", "build/told.json")
_BETWEEN = b"\n# --- next version ---\n"
"""The line between two versions of a plan in one input."""


def _tried(files: Mapping[str, bytes], *command: str) -> dict[str, bytes]:
    """Run a command in a repository of these files, and return all files that are there then.

    It must write nothing elsewhere, and nothing here but its own where it refuses what is asked,
    or where it is no command that writes.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "team"
        for name, content in {"smartdoc.yaml": b"", **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        code = _done(root, *command)
        left = _files(root, root)
        assert os.listdir(folder) == ["team"]
        if code or command[0] not in _WRITING:
            ours = {name: left[name] for name in left if not name.startswith(_OWN)}
            assert ours == {"smartdoc.yaml": b"", **files}
        return left


def _done(root: Path, *command: str) -> int:
    """Run a command, which may refuse, and must not fail; return its exit code."""
    done = smartdoc(*command, cwd=root)
    assert done.returncode in (CLEAN, FINDINGS, WRONG_USE), done.stderr
    return done.returncode


def _files(folder: Path, root: Path) -> dict[str, bytes]:
    """Return what stands in the files below a folder, by their names as seen from the root."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def _git(root: Path, *command: str) -> None:
    own = ("user.name=Kim", "user.email=kim@example.org", "commit.gpgSign=false")
    settings = (word for each in own for word in ("-c", each))
    subprocess.run(["git", *settings, *command], cwd=root, check=True)


@cache
def _built() -> tuple[Path, dict[str, bytes]]:
    """Return a repository that was built, which goes with this run, and what the build left."""
    root = Path(tempfile.mkdtemp(prefix="smartdoc-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    _build(root, _base())
    left = {**_files(root / ".smartdoc", root), _UNLISTED: b"a/b/plan.docx\n"}
    del left[".smartdoc/.gitignore"]  # which marks this copy, and so must be left as it is
    return root, {**left, "build/manifest.json": (root / "build/manifest.json").read_bytes()}


def _build(root: Path, text: bytes) -> None:
    """Build one plan in an empty folder."""
    (root / "smartdoc.yaml").write_bytes(b"today: 2026-11-22\n")
    (root / _PLAN).parent.mkdir(parents=True)
    (root / _PLAN).write_bytes(text)
    _done(root, *_ACTIONS)


@cache
def _from_nothing(text: bytes) -> dict[str, bytes]:
    """Return what a first build makes of a plan."""
    with tempfile.TemporaryDirectory() as folder:
        _build(Path(folder), text)
        return _files(Path(folder) / "build", Path(folder))


@cache
def _all_found() -> dict[str, bytes]:
    """Return what is there after a check that knew nothing before."""
    return _tried({_PLAN: _faulty()}, "check", *_TOLD)


def _findings(left: Mapping[str, bytes]) -> Counter[str]:
    """Return what a check found, nothing where it refused to look."""
    told = json.loads(left.get("build/told.json", b'{"findings": []}'))
    return Counter(map(str, told["findings"]))


def _faulty() -> bytes:
    """Return a plan with several findings."""
    return _base().replace(b"    due: 2027-01-29", b"    due: ongoing")


@cache
def _base() -> bytes:
    return (PROJECT / "tests" / "base" / "pep.yaml").read_bytes()


def _made(ending: str) -> bytes:
    """Return a document of that build."""
    return next((_built()[0] / "build").rglob(f"actions.*.{ending}")).read_bytes()


_EDITED = _base() + b"# edited\n"


def _plans() -> Iterator[bytes]:
    for path in (*PROJECT.glob("plans/*/*.yaml"), *PROJECT.glob("tests/base/*.yaml")):
        yield path.read_bytes()


def _settings() -> Iterator[bytes]:
    yield (PROJECT / "smartdoc.yaml").read_bytes()
    yield b"policy: standard\noverride: {pep: {most: 4}, levels: {T03: error}}\ntoday: 2026-11-22\n"


def _peps() -> Iterator[bytes]:
    yield _base()
    for path in PROJECT.glob("plans/*/*.pep.yaml"):
        yield path.read_bytes()


def _names() -> Iterator[bytes]:
    yield b"c-0001: {learner: Ash Example, people: {mum: Dana Example}}\nc-0002: {learner: Bo}\n"


def _policies() -> Iterator[bytes]:
    for path in (*PROJECT.glob("policies/*.yaml"), *PROJECT.glob("policies/parts/*.yaml")):
        yield path.read_bytes()


def _calendars() -> Iterator[bytes]:
    yield b"""  schools:
    - name: Hill Lane Primary
      terms:
        - {name: autumn 2026, starts: 2026-09-03, ends: 2026-12-18,
           half_terms: [{from: 2026-10-26, to: 2026-10-30}]}
        - {name: spring 2027, starts: 2027-01-05, ends: 2027-03-25}
      inset: [2027-01-25]
  default: Hill Lane Primary
  bank_holidays: {add: [2026-12-11], remove: [2026-12-28]}
"""


def _baselines() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / _PLAN
        plan.parent.mkdir(parents=True)
        plan.write_bytes(_faulty())
        smartdoc("check", "--write-baseline", "known.json", cwd=Path(folder))
        yield (Path(folder) / "known.json").read_bytes()


def _conflicts() -> Iterator[bytes]:
    lines = _base().splitlines(keepends=True)
    for at in (3, 12, len(lines) - 2):
        sides = (b"<<<<<<< HEAD\n", lines[at], b"=======\n", lines[at].upper(), b">>>>>>> x\n")
        yield b"".join((*lines[:at], *sides, *lines[at + 1 :]))


def _whole_documents() -> Iterator[bytes]:
    from smartdoc.unpacking import unpacked

    yield _made("html")
    for name, part in unpacked(_made("docx"))[0].items():
        yield name.encode() + b"\n" + part
    yield from _documents()


def _pasts() -> Iterator[bytes]:
    yield _BETWEEN.join((_base(), _base().replace(b"1", b"2"), _base().replace(b"the", b"that")))


def _kept() -> Iterator[bytes]:
    for name, content in _built()[1].items():
        yield name.encode() + b"\n" + content


def _remembered() -> Iterator[bytes]:
    from smartdoc.cli import checking  # not above, where what it loads would not be watched

    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / _PLAN
        plan.parent.mkdir(parents=True)
        plan.write_bytes(_base())
        _git(Path(folder), "init", "-q")
        _git(Path(folder), "add", "plans")
        _git(Path(folder), "commit", "-q", "-m", "A version")
        with mock.patch.object(checking, "_MANY", 1):
            _done(Path(folder), "check")
        for _ in range(2):
            _done(Path(folder), *_ACTIONS)
        yield from _files(Path(folder) / ".smartdoc", Path(folder)).values()


def _sentences() -> Iterator[bytes]:
    from smartdoc.rules import RULES

    for rule in RULES:
        yield from (rule.good.encode(), rule.bad.encode())


def _fragments() -> Iterator[bytes]:
    for path in sorted(PROJECT.glob("tests/golden/*/*/*.html")):
        fragment = path.read_bytes()
        if len(fragment) < LONGEST_INPUT:
            yield fragment
    yield b'<h1>A</h1><p class="lead">b <em>c</em><br>d</p><ul><li>e</li></ul><hr>'
    yield b"<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"


def _documents() -> Iterator[bytes]:
    from smartdoc.build.origin import Origin, stamped
    from smartdoc.word.package import part, zipped

    parts = {
        "[Content_Types].xml": "<Types></Types>",
        "_rels/.rels": "<Relationships></Relationships>",
        "word/document.xml": "<document><p>A page of words.</p></document>" * 40,
    }
    packed = zipped(part(name, text) for name, text in parts.items())
    yield stamped(packed, Origin("plan", plan="plans/c-0001/2026-11-30.pep.yaml"))
    yield b'<meta name="smartdoc" content="document=plan&amp;text=1"><main><p>a</p></main>'


def _forms() -> Iterator[bytes]:
    from smartdoc.word.markup import W
    from smartdoc.word.package import part, zipped

    said = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{{{{ plan.ref }}}}</w:t></w:r></w:p>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    leads = "http://schemas.openxmlformats.org/package/2006/relationships"
    leading = f'<Relationship Id="r" Type="{office}" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{leads}">{leading}</Relationships>',
        "word/document.xml": f"{said}<w:sectPr/></w:body></w:document>",
    }
    yield zipped(part(name, text) for name, text in parts.items())


TARGETS: dict[str, tuple[Target, Callable[[], Iterable[bytes]]]] = {
    "loader": (loader, _plans),
    "plan": (plan, _plans),
    "settings": (settings, _settings),
    "sentence": (sentence, _sentences),
    "walker": (walker, _fragments),
    "verify": (verify, _documents),
    "form": (form, _forms),
    "names": (names, _names),
    "policy": (policy, _policies),
    "calendar": (calendar, _calendars),
    "baseline": (baseline, _baselines),
    "difference": (difference, _peps),
    "conflict": (conflict, _conflicts),
    "review": (review, _peps),
    "signature": (signature, _peps),
    "document": (document, _whole_documents),
    "past": (past, _pasts),
    "kept": (kept, _kept),
    "remembered": (remembered, _remembered),
    "secret": (secret, _peps),
}
"""What can be tried, and what the first inputs are."""


def main() -> None:
    """Try one target for some time, or until it fails."""
    asked = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    asked.add_argument("target", choices=TARGETS)
    asked.add_argument("seconds", type=int, nargs="?", default=300)
    options = asked.parse_args()
    atheris: Any = import_module("atheris")
    target, first = TARGETS[options.target]
    with atheris.instrument_imports(include=["smartdoc"]):
        import smartdoc.cli

        assert smartdoc.cli
        for example in first():
            target(example)
    found = Path("fuzzed").absolute()  # a command that takes too long stands in another folder
    found.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, example in enumerate(first()):
            (Path(corpus) / str(number)).write_bytes(example[:LONGEST_INPUT])
        wanted = {
            "max_total_time": options.seconds,
            "max_len": LONGEST_INPUT,
            "timeout": LONGEST_TIME,
            "rss_limit_mb": 2000,
            "artifact_prefix": f"{found}/{options.target}-",
        }
        flags = [f"-{name}={value}" for name, value in wanted.items()]
        atheris.Setup([sys.argv[0], *flags, corpus], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
