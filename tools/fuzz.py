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
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

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


def _plans() -> Iterator[bytes]:
    for path in (*PROJECT.glob("plans/*/*.yaml"), *PROJECT.glob("tests/base/*.yaml")):
        yield path.read_bytes()


def _settings() -> Iterator[bytes]:
    yield (PROJECT / "smartdoc.yaml").read_bytes()
    yield b"policy: standard\noverride: {pep: {most: 4}, levels: {T03: error}}\ntoday: 2026-11-22\n"


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
    found = Path("fuzzed")
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
