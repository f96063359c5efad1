"""Fragments, and Word files taken apart, for the tests of the Word writer."""

from __future__ import annotations

import base64
import datetime
import io
import re
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

from smartdoc.fragment import parse
from smartdoc.word import About, Reference, write

REFERENCE = Path(__file__).parent.parent / "templates" / "reference.docx"
TOKENS = {
    "organisation": "Northshire Virtual School",
    "title": "Plan: Ash & Jo",
    "audience": "For: the carer",
    "version": "version 1a2b3c4",
}


def png(width: int = 40, height: int = 20) -> str:
    """Return a grey picture of this size as an address."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\x80" * width) * height
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + base64.b64encode(data).decode()


LONG = "Ash marks each day of the week on the poster beside the door and tells Jo about it at tea. "

ROWS = "".join(
    f"<tr><td>Ash {day}</td><td>{LONG * 3}</td><td>{day} January 2027</td></tr>"
    for day in range(1, 25)
)

EVERYTHING = f"""
<header><p class="organisation">Hill Lane</p><h1>The whole vocabulary</h1>
<p class="subtitle">For one reader</p></header>
<p>Words that are <strong>strong</strong>, <em>quiet</em>, <strong><em>both</em></strong>, a
<span class="status">status</span>, a <span class="smart-letter">S</span>mart letter, an
<abbr title="Personal Education Plan">PEP</abbr>, <time datetime="2026-11-30">30 November</time>, a
<a href="https://example.org/?a=1&amp;b=2" title="Where it is">link</a>,
<a href="mailto:dt@hill-lane.example">a mailbox</a>, the link <a
href="https://example.org/?a=1&amp;b=2">again</a>,<br>a new line, <span lang="cy">Bore da</span>
&lt;not a tag&gt; &amp; more.</p>
<section class="glance"><p>In the box:</p><dl><dt>Learner</dt><dd>Ash, Year 5</dd>
<dt>Meeting</dt><dd>at two</dd></dl></section>
<p>Is it <span class="smart-mark">Q</span> too?</p><p class="question">What would help?</p>
<p class="advice">Write fewer words.</p><p class="sign">Signed by Jo</p>
<section class="large-print"><p>In large print</p><ul><li>large and listed</li></ul>
<dl><dt>Large</dt><dd>and said</dd></dl></section>
<p class="lead">The lead sentence, <strong>strong</strong> in bold.</p>
<p class="sentence">The sentence.</p>
<aside class="note"><p>First of the note.</p><p>Second of the note.</p>
<ul><li>listed in the note</li></ul></aside>
<p class="voice">The child’s own words.</p><p class="small">Small print.</p>
<p class="stamp">Stamped</p>
<blockquote><p>Quoted words.</p></blockquote>
<div class="layout"><h2>Lists</h2>
<ul><li>bullet one<ul><li>deeper<ol><li>number in bullet</li></ol></li></ul></li>
<li><p>bullet two</p><p>goes on</p></li></ul>
<ol><li>first<ol><li>first inside</li></ol></li><li>second</li></ol>
<ol><li>first again</li></ol>
<ul class="ticks"><li><span class="tick"></span> to do</li>
<li><span class="tick done"></span> done already</li></ul></div>
<section><h3>Terms</h3>
<dl><dt>Short</dt><dd>words about it</dd><dt>Two</dt><dd><p>first words</p><p>further words</p></dd>
<dt>Listed</dt><dd><ul><li>a point</li></ul></dd>
<dt>One</dt><dt>Another</dt><dd>for both</dd></dl>
<dl><dt>A term far too long to stand beside the words about it</dt><dd>below it</dd></dl>
<h4>Lines</h4><p>To write on:</p><p class="lines"></p></section>
<section class="new-page"><h2>Tables</h2>
<table><caption>Who does what</caption>
<thead><tr>
<th scope="col">Who</th><th scope="col">What</th><th scope="col">By when</th></tr></thead>
<tbody>{ROWS}</tbody></table>
<table class="form" title="The letters of SMART"><tbody>
<tr><th scope="row"><p class="smart-letter">S</p><p>Specific</p></th><td><p>What exactly?</p>
<ul><li>a point<ul><li>a finer point</li></ul></li></ul>
<ul class="ticks"><li><span class="tick"></span> tick in a cell</li></ul>
<ol><li>numbered in a cell</li></ol></td></tr>
<tr><th scope="row">Measurable</th><td class="write"></td></tr></tbody></table>
<table><tr><td>Antidisestablishmentarianism</td><td>x</td><td>{"Donaudampfschifffahrt" * 3}</td>
<td><figure><img src="{png(800, 20)}" alt="A wide picture"></figure></td></tr></table>
</section><hr class="page-break">
<p>After the break.</p>
<figure><img src="{png()}" alt="A chart that &quot;rises&quot;">
<figcaption>Progress</figcaption></figure>
"""

STRINGS = tuple(
    "Hill Lane|The whole vocabulary|For one reader|In the box:|Ash, Year 5|at two|Q|too?|"
    "What would help?|Write fewer words.|Signed by Jo|In large print|large and listed|and said|"
    "strong|quiet|both|status|PEP|30 November|link|"
    "a mailbox|again|a new line|Bore da|<not a tag> & more.|The lead sentence|The sentence.|"
    "First of the note.|Second of the note.|listed in the note|own words.|Small print.|Stamped|"
    "Quoted words.|bullet one|deeper|number in bullet|bullet two|goes on|first inside|second|"
    "first again|☐|to do|☑|done already|Short|words about it|first words|further words|a point|"
    "Another|for both|A term far too long|below it|To write on:|Who does what|By when|Ash 24|"
    "24 January 2027|Specific|What exactly?|a finer point|tick in a cell|numbered in a cell|"
    "Measurable|Antidisestablishmentarianism|After the break.|Progress".split("|")
)


@cache
def reference() -> Reference:
    """Return our own reference.docx."""
    return Reference.load(REFERENCE)


def about(*, draft: bool = False, **tokens: str) -> About:
    """Return what a document says of itself."""
    return About(
        title="Plan: Ash & Jo",
        subject="Personal Education Plan",
        date=datetime.date(2026, 11, 30),
        tokens={**TOKENS, **tokens},
        draft=draft,
    )


def parts(data: bytes) -> dict[str, str]:
    """Return the parts of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: package.read(name).decode() for name in package.namelist() if ".png" not in name
        } | {name: "" for name in package.namelist() if ".png" in name}


def made(html: str) -> bytes:
    """Return the Word file of a fragment."""
    return write(parse(html, "plan"), about(), reference())


def body(html: str) -> str:
    """Return the XML of a fragment's body, without the settings of its page."""
    with zipfile.ZipFile(io.BytesIO(made(html))) as package:
        xml = package.read("word/document.xml").decode()
    found = re.search(r"<w:body>(.*)<w:sectPr>", xml, re.DOTALL)
    assert found
    return found[1]


def outline(html: str) -> list[str]:
    """Return the paragraphs of a fragment's body as style, tab, text."""
    return [
        f"{_style(paragraph)}\t{_text(paragraph)}"
        for paragraph in re.findall(r"<w:p>.*?</w:p>", body(html), re.DOTALL)
    ]


def _style(paragraph: str) -> str:
    found = re.search(r'<w:pStyle w:val="([^"]*)"', paragraph)
    return found[1] if found else "Normal"


def _text(paragraph: str) -> str:
    spoken = paragraph.replace("<w:tab/>", "→").replace("<w:br/>", "↵")
    return re.sub(r"<[^>]*>", "", spoken)


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return the Word file with a part in which some text is another."""
    source = zipfile.ZipFile(io.BytesIO(data))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for member in source.namelist():
            text = source.read(member)
            if member == name:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            package.writestr(member, text)
    return target.getvalue()
