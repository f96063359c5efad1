"""Writes templates/reference.docx, the styles of every Word file.

Run ``python -m tools.reference_docx`` after changing it; a test fails while the file is stale.

The text of the file shows each style in use, for a team that opens it in Word to make the styles
its own; documents take over the styles, the page, the header and the footer, but not the text.

Paragraph styles: Normal, heading 1 to 4, Organisation, Subtitle, Glance, Glance Definition, Glance
Definition Continued, Lead, Sentence, Note, Voice, Quote, Stamp, Question, Advice, Sign, Big, Big
Definition, Big Definition Continued, List Bullet, List Number, List Continue, Ticks, Definition,
Definition Continued, Small, caption, Figure, Chart, Logo, Lines, Table Text, Table Heading, Smart
Letter, header, footer, Draft Mark.
Character styles: Hyperlink, Emphasis, Term, Tick, Quiet, Status, Smart Mark, Smart Letter Char,
Big Heading.
Table styles: Plan Table, Form Table.

A class of a template names a style: ``<p class="smart-letter">`` is “Smart Letter”.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from smartdoc.fragment import parse
from smartdoc.word import About, Reference, write
from smartdoc.word.contents import content_types
from smartdoc.word.markup import DECLARATION, NAMESPACES, OFFICE
from smartdoc.word.package import CONTENT_TYPES, part, zipped
from tools.reference_styles import FONT, styles
from tools.reference_theme import theme

TARGET = Path(__file__).parent.parent / "templates" / "reference.docx"
MARGIN = 1134
"""2 cm."""

_DRAFTED = datetime.date(2026, 9, 1)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

_SAMPLE = """
<p class="organisation">Organisation: whose document it is</p>
<h1>Heading 1: the name of the document</h1>
<p class="subtitle">Subtitle: who it is about, and when</p>
<p>Change a style in Word (Home, Styles, right-click, Modify), then save. Every document that
smartdoc builds takes the styles, the page, the header and the footer from this file, but not this
text. Keep the names of the styles.</p>
<p>Words can be <strong>strong</strong>, <em>said quietly</em>, <span class="quiet">quiet</span>, a
<span class="status">status</span>, <span class="smart-mark">S</span> Smart Mark or a
<a href="https://example.org/">link</a>.</p>
<section class="glance"><p>Glance: the box on page 1 that says who, when and what.</p>
<dl><dt>Term</dt><dd>Glance Definition</dd><dt>Term</dt><dd>Glance Definition</dd></dl></section>
<h2>Heading 2</h2>
<p class="lead">Lead: the sentence that matters most.</p>
<p class="sentence">Sentence: the same, larger.</p>
<aside class="note"><p>Note: something the reader must not miss.</p></aside>
<p class="voice">Voice: what the child says, in the child’s own words.</p>
<blockquote><p>Quote: what somebody else wrote.</p></blockquote>
<p class="stamp">Stamp</p>
<p class="question">Question: something to talk about.</p>
<p class="advice">Advice: a remark for the person who writes.</p>
<p class="small">Small: where something comes from.</p>
<h3>Heading 3: lists</h3>
<ul><li><p>List Bullet</p><p>List Continue</p></li><li>List Bullet</li></ul>
<ol><li>List Number</li><li>List Number</li></ol>
<ul class="ticks"><li><span class="tick"></span> Ticks: still to do</li>
<li><span class="tick done"></span> Ticks: done</li></ul>
<h4>Heading 4: terms</h4>
<dl><dt>Term</dt><dd><p>Definition: what is said about it.</p>
<p>Definition Continued: a second paragraph.</p></dd></dl>
<h2>Tables</h2>
<table><caption>Caption: what the table shows (Plan Table)</caption>
<thead><tr><th scope="col">Table Heading</th><th scope="col">Table Heading</th></tr></thead>
<tbody><tr><td>Table Text</td><td>Table Text</td></tr>
<tr><td>Table Text</td><td>Table Text</td></tr></tbody></table>
<table class="form"><caption>Form Table</caption>
<tbody><tr><th scope="row"><p class="smart-letter">S</p>
<p>Table Heading</p></th>
<td>Table Text</td></tr></tbody></table>
<h2>To write on, to sign, to read from afar</h2>
<p>Lines to write on:</p>
<p class="lines"></p>
<p class="sign">Sign: whose name stands here</p>
<section class="large-print"><h3>Heading 3 in large print</h3><p>Big: for those who read slowly.</p>
<dl><dt>Term</dt><dd>Big Definition</dd></dl></section>
"""


def reference() -> bytes:
    """Return the file: an empty one first, then one that shows its own styles."""
    empty = Reference.load(_empty(), "reference.docx")
    names = ("organisation", "title", "audience", "version")
    about = About(
        title="Styles of smartdoc's Word files",
        subject="Change the styles in Word and save",
        date=_DRAFTED,
        tokens={name: f"[{name}]" for name in names},
    )
    return write(parse(_SAMPLE, "the sample text"), about, empty)


def _empty() -> bytes:
    parts = {
        "word/styles.xml": styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/header1.xml": _running("hdr", "[organisation]", _run("[title]")),
        "word/footer1.xml": _running("ftr", "[audience] · [version]", _page_of_pages()),
        "word/theme/theme1.xml": theme(),
    }
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{name[5:]}"/>'
        for number, (name, kind) in enumerate(zip(parts, _KINDS, strict=True), start=1)
    )
    types = {name: _content_type(kind) for name, kind in zip(parts, _KINDS, strict=True)}
    types["word/document.xml"] = _content_type("document.main")
    parts["word/document.xml"] = _document()
    parts["word/_rels/document.xml.rels"] = _listing(links)
    parts["_rels/.rels"] = _listing(
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    parts[CONTENT_TYPES] = DECLARATION + content_types(defaults, types)
    return zipped(part(name, text) for name, text in parts.items())


_KINDS = ("styles", "numbering", "settings", "fontTable", "header", "footer", "theme")


def _content_type(kind: str) -> str:
    if kind == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


def _listing(entries: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{entries}</Relationships>'


def _document() -> str:
    sides = " ".join(f'w:{side}="{MARGIN}"' for side in ("right", "bottom", "left"))
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1304" {sides} w:header="624" w:footer="567" w:gutter="0"/>'
        '<w:cols w:space="708"/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body><w:p/>{section}</w:body></w:document>"


def _running(kind: str, left: str, right: str) -> str:
    style = {"hdr": "Header", "ftr": "Footer"}[kind]
    return (
        f'{DECLARATION}<w:{kind} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{_run(left)}<w:r><w:tab/></w:r>{right}</w:p></w:{kind}>"
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _page_of_pages() -> str:
    return f"{_run('Page ')}{_field('PAGE')}{_run(' of ')}{_field('NUMPAGES')}"


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_run("1")}</w:fldSimple>'


def _numbering() -> str:
    bullets = [("bullet", sign) for sign in "•–•–•–•–•"]
    kinds = ("decimal", "lowerLetter", "lowerRoman")
    numbers = [(kinds[level % 3], f"%{level + 1}.") for level in range(9)]
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>"
        f"{_abstract(0, bullets)}{_abstract(1, numbers)}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _abstract(number: int, levels: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{397 * (level + 1)}" w:hanging="397"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/></w:rPr></w:lvl>'
        for level, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{inner}</w:abstractNum>"
    )


def _settings() -> str:
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    return (
        f"{DECLARATION}<w:fonts {NAMESPACES}>"
        f'<w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/><w:family w:val="swiss"/>'
        "</w:font>"
        '<w:font w:name="Segoe UI Symbol"><w:altName w:val="Apple Symbols"/>'
        '<w:family w:val="swiss"/></w:font></w:fonts>'
    )


def main() -> None:
    """Write the file."""
    TARGET.write_bytes(reference())
    sys.stdout.write(f"templates/{TARGET.name}\n")


if __name__ == "__main__":
    main()
