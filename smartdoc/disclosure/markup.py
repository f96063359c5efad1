"""The text and the attributes of XML and HTML, as a reader of the file could see them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import cached_property, lru_cache
from urllib.parse import unquote

from smartdoc.late import late

_SPLIT = late(r"(<[^>]*>)")
_TAG_NAME = late(r"</?([\w:.-]+)")
_ATTRIBUTE = late(r"(?<![\w:.-])([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CSS_SIGN = late(r"\\([0-9a-fA-F]{1,6})[ \t\n]?")
_PARAGRAPH = late(r"(?<=</w:p>)")

_IN_A_LINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strike strong sub "
    "sup time u var wbr".split()
)
"""Elements of HTML that begin no new line: a word may go on behind them."""

_ENDS_LINE = frozenset({"w:p", "w:tr", "w:tc", "a:p", "w:comment", "w:footnote"})
_BLANK = frozenset({"br", "w:tab", "w:br", "w:cr", "a:br", "tspan", "w:ptab"})
_WORD_PARTS = ("w:", "a:", "m:", "mc:", "wp:", "w14:", "w15:", "wps:", "v:", "o:", "pic:", "r:")
_UNSAID = ("http://schemas.", "http://purl.org/", "http://www.w3.org/")
"""What the addresses begin with that name kinds of markup."""


class Markup:
    """One file of XML or HTML."""

    def __init__(self, source: str) -> None:
        self.source = source
        end = source.rfind(">") + 1  # a “<” behind it would look for its end in vain
        self._parts = _SPLIT.split(source[:end])
        self._parts[-1] += source[end:]
        self._tags = frozenset(self._parts[1::2])

    @cached_property
    def text(self) -> str:
        """Return its text, a line for each paragraph or cell."""
        instead = {tag: _instead(tag) for tag in self._tags}
        parts = self._parts.copy()
        parts[1::2] = map(instead.__getitem__, parts[1::2])
        if "\n" in self.source:
            # Where a text is broken in the file tells nothing; tags keep their places.
            parts[::2] = [part.replace("\n", " ") for part in parts[::2]]
        return _plain("".join(parts))

    @cached_property
    def attributes(self) -> str:
        """Return the values of all attributes, a line each."""
        return "\n".join(value for _, value in self._values())

    def _values(self) -> Iterator[tuple[str, str]]:
        for tag in sorted(self._tags):
            if tag.startswith("<!--"):
                yield "remark", _plain(tag[4:])
            elif "=" in tag:
                yield from _values_of(tag)

    def pieces(self, where: str) -> Iterator[tuple[str, str]]:
        """Yield its paragraphs (Word) or lines (anything else), each with its place."""
        if "</w:p>" in self.source:
            for number, part in enumerate(_PARAGRAPH.split(self.source), 1):
                yield f"paragraph {number} of {where}", Markup(part).text
            return
        for number, line in enumerate(self.source.split("\n"), 1):
            yield f"line {number} of {where or 'the page'}", Markup(line).text

    def attribute_pieces(self, where: str) -> Iterator[tuple[str, str]]:
        """Yield every attribute with its place."""
        for number, line in enumerate(self.source.split("\n"), 1):
            place = where or f"line {number} of the page"
            for name, value in Markup(line)._values():
                yield f"the attribute “{name}” in {place}", value


@lru_cache(maxsize=8)  # the text of a Word file is hashed, and soon after searched
def markup(source: str) -> Markup:
    """Return a file of XML or HTML, taken apart once."""
    return Markup(source)


def _values_of(tag: str) -> Iterator[tuple[str, str]]:
    for name, double, single in _ATTRIBUTE.findall(tag):
        value = double or single
        if value and not value.startswith(_UNSAID):
            yield name, _plain(value)
            if "%" in value:
                yield name, unquote(_plain(value))


def _plain(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    return _CSS_SIGN.sub(lambda sign: _sign(sign[1]), text) if "\\" in text else text


def _sign(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code < 0x110000 else " "


def _instead(tag: str) -> str:
    """Return what stands between the texts before and behind a tag."""
    match = _TAG_NAME.match(tag)
    name = match[1] if match else ""
    if name in _BLANK:
        return " "
    if name == "w:noBreakHyphen":
        return "-"
    if name.startswith(_WORD_PARTS):
        return "\n" if name in _ENDS_LINE and tag.startswith("</") else ""
    return "" if name.lower() in _IN_A_LINE else "\n"
