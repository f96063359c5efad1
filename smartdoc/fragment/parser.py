"""Reads a rendered fragment into a tree, or says which element of which template is at fault.

*Why not html.parser:* it forgives. It takes an attribute without quotation marks, and that is a
hole: the text of a plan could add attributes of its own. Here every tag must have the one form that
browsers and we cannot read differently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.entities import html5
from typing import NoReturn

from smartdoc.errors import SmartdocError
from smartdoc.fragment.grammar import ADVICE, ATTRIBUTES, CONTENT, REQUIRED, TEXT, VALUES, VOID
from smartdoc.fragment.shape import SHAPES
from smartdoc.fragment.tree import Element, Fragment, Node

_TOKEN = re.compile(r'([^<]+)|<(/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z:-]*="[^"<]*")*)\s*(/?)>|<')
"""Text, a tag, or a “<” that begins neither: nothing of a fragment is skipped."""

_ATTRIBUTE = re.compile(r'([a-z:-]+)="([^"]*)"')
_REFERENCE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WHITE = " \t\n\r\f"
_MORE_SPACE = re.compile(r"[\t\n\r\f]|  ")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML, and so Word, cannot hold."""


DEEPEST = 60
"""Elements inside each other; far more than a document needs, and far less than Python's stack."""


def parse(html: str, template: str) -> Fragment:
    """Return the tree of a rendered fragment, in time that grows with its length.

    Raises ``SmartdocError`` that names the template, the line of the fragment and what is wrong
    there, and repeats nothing of the plan's text.
    """
    return _Parser(html, template).fragment()


class _Open:
    """An element whose end tag has not come yet."""

    __slots__ = ("attributes", "children", "content", "line", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.content = CONTENT[tag]


class _Parser:
    def __init__(self, html: str, template: str) -> None:
        self.html = html
        self.template = template
        self.line = 1
        self.ids: set[str] = set()
        self.links = 0
        self.stack = [_Open("", {}, 1)]

    def fragment(self) -> Fragment:
        if bad := _FORBIDDEN.search(self.html):
            self.line = self.html.count("\n", 0, bad.start()) + 1
            self._refuse("a character that Word cannot hold", "Take it out of the text.")
        for text, slash, tag, attributes, self_closing in _TOKEN.findall(self.html):
            if text:
                self._text(text)
            elif slash:
                self._end(tag, attributes or self_closing)
            elif tag:
                self._start(tag, attributes, self_closing)
            else:
                self._refuse_unreadable()
            self.line += (text or attributes).count("\n")
        if len(self.stack) > 1:
            self.line = self.stack[-1].line
            self._refuse(f"<{self.stack[-1].tag}> is never closed")
        return Fragment(self.template, tuple(self.stack[0].children))

    def _text(self, text: str) -> None:
        parent = self.stack[-1]
        if not text.strip(_WHITE):
            if TEXT in parent.content:
                parent.children.append(" ")
        elif TEXT in parent.content:
            parent.children.append(self._collapsed(self._decoded(text)))
        else:
            self.line += text[: len(text) - len(text.lstrip())].count("\n")
            where = f"inside <{parent.tag}>" if parent.tag else "outside every element"
            self._refuse(f"text may not stand {where}", _may_hold(parent))

    def _collapsed(self, text: str) -> str:
        """Return the text with each run of white space as one space."""
        return _SPACE.sub(" ", text) if _MORE_SPACE.search(text) else text

    def _start(self, tag: str, attributes: str, self_closing: str) -> None:
        parent = self.stack[-1]
        if tag not in CONTENT:
            self._refuse(f"<{tag}> is not allowed", _VOCABULARY)
        if len(self.stack) > DEEPEST:
            self._refuse(f"elements are nested more than {DEEPEST} deep")
        if tag not in parent.content:
            where = f"inside <{parent.tag}>" if parent.tag else "on its own"
            self._refuse(f"<{tag}> may not stand {where}", _may_hold(parent))
        self._check_links(tag)
        opened = _Open(tag, self._attributes(tag, attributes), self.line)
        if tag in VOID:
            parent.children.append(Element(tag, opened.attributes, (), self.line))
        elif self_closing:
            self._refuse(f"<{tag}/> is not allowed", f"Write <{tag}></{tag}>.")
        else:
            self.stack.append(opened)

    def _end(self, tag: str, rest: str) -> None:
        opened = self.stack[-1]
        if rest or tag in VOID or len(self.stack) == 1:
            self._refuse(f"</{tag}> is not allowed here")
        if tag != opened.tag:
            self._refuse(
                f"</{tag}> closes nothing: <{opened.tag}> of line {opened.line} is still open"
            )
        self.stack.pop()
        self.links -= tag == "a"
        element = Element(tag, opened.attributes, tuple(opened.children), opened.line)
        if (judge := SHAPES.get(tag)) and (fault := judge(element)):
            self.line = opened.line
            self._refuse(fault)
        self.stack[-1].children.append(element)

    def _check_links(self, tag: str) -> None:
        if tag == "a":
            if self.links:
                self._refuse("<a> may not stand inside <a>")
            self.links += 1

    def _attributes(self, tag: str, text: str) -> Mapping[str, str]:
        if not text and tag not in REQUIRED:
            return _NONE
        found: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(text):
            self._check_name(tag, name, found)
            found[name] = self._value(tag, name, value)
        for name in REQUIRED.get(tag, ()):
            if name not in found:
                self._refuse(f"<{tag}> lacks the attribute {name}", ADVICE[name])
        if tag == "hr" and found["class"] != "page-break":
            self._refuse("<hr> has another class than page-break")
        return found

    def _check_name(self, tag: str, name: str, found: Mapping[str, str]) -> None:
        if name not in ATTRIBUTES[tag]:
            allowed = ", ".join(sorted(ATTRIBUTES[tag]))
            self._refuse(f"<{tag}> may not have the attribute {name}", f"It may have: {allowed}.")
        if name in found:
            self._refuse(f"<{tag}> has the attribute {name} twice")

    def _value(self, tag: str, name: str, value: str) -> str:
        value = self._collapsed(self._decoded(value)).strip(" ")
        form = VALUES.get(name)
        if form and not form.fullmatch(value):
            self._refuse(f"the attribute {name} of <{tag}> is not as it should be", ADVICE[name])
        if name == "id":
            if value in self.ids:
                self._refuse(f"the id “{value}” is used twice")
            self.ids.add(value)
        return value

    def _decoded(self, text: str) -> str:
        return _REFERENCE.sub(self._character, text) if "&" in text else text

    def _character(self, reference: re.Match[str]) -> str:
        name = reference[1]
        if name is None or (name[0] != "#" and f"{name};" not in html5):
            self._refuse("a lone “&” or an unknown reference", "Write “&amp;” for the sign itself.")
        return unescape(reference[0])

    def _refuse_unreadable(self) -> NoReturn:
        """Refuse what begins with “<” and is no tag; it is the first such thing there is."""
        place = next(token.start() for token in _TOKEN.finditer(self.html) if token[0] == "<")
        rest = self.html[place : place + 9].lower()
        for start, message in _UNREADABLE.items():
            if rest.startswith(start):
                self._refuse(message)
        self._refuse(
            "a tag that cannot be read",
            "Write names in small letters and every attribute's value in double quotation marks, "
            "and “&lt;” for the sign “<” itself.",
        )

    def _refuse(self, fault: str, hint: str = "") -> NoReturn:
        raise SmartdocError(f"{self.template}, line {self.line} of its HTML: {fault}.", hint)


_NONE: Mapping[str, str] = {}
_VOCABULARY = f"Allowed are: {', '.join(sorted(set(CONTENT) - {''}))}."
_UNREADABLE = {
    "<!--": "comments are not allowed; write {# … #}",
    "<!doctype": "a doctype is not allowed: a fragment is only the inside of a page",
    "<script": "<script> is not allowed",
}


def _may_hold(opened: _Open) -> str:
    return f"{f'<{opened.tag}>' if opened.tag else 'A fragment'} may hold: " + (
        f"{', '.join(sorted(opened.content)) or 'nothing'}."
    )
