"""Reads a rendered fragment into a tree, or says which element of which template is at fault.

*Why not html.parser:* it forgives. It takes an attribute without quotation marks, and that is a
hole: the text of a plan could add attributes of its own. Here every tag must have the one form that
browsers and we cannot read differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from html.entities import html5
from re import Match
from typing import NoReturn

from smartdoc.errors import SmartdocError
from smartdoc.fragment.grammar import ADVICE, ATTRIBUTES, CONTENT, REQUIRED, TEXT, VALUES, VOID
from smartdoc.fragment.shape import SHAPES
from smartdoc.fragment.tokens import (
    ATTRIBUTE,
    FORBIDDEN,
    ODD,
    PLAIN,
    REFERENCE,
    SPACE,
    TOKEN,
    WHITE,
    unreadable,
)
from smartdoc.fragment.tree import Element, Fragment, Node

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

    __slots__ = ("attributes", "children", "content", "has_text", "line", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.content = CONTENT[tag]
        self.has_text = TEXT in self.content


class _Parser:
    def __init__(self, html: str, template: str) -> None:
        self.html = html.translate(PLAIN) if any(map(html.__contains__, ODD)) else html
        self.template = template
        self.line = 1
        self.ids: set[str] = set()
        self.links = 0
        self.open = _Open("", {}, 1)
        self.outer: list[_Open] = []

    def fragment(self) -> Fragment:
        if bad := FORBIDDEN.search(self.html):
            self.line = self.html.count("\n", 0, bad.start()) + 1
            self._refuse("a character that Word cannot hold", "Take it out of the text.")
        for text, slash, tag, attributes, closed, inner, whole, space in TOKEN.findall(self.html):
            if text:
                self._text(text)
            elif slash:
                self._end(tag, attributes or closed or whole)
            elif whole and tag in _WITH_TEXT and not closed:
                self._whole(tag, attributes, inner)
            elif tag:
                self._start(tag, attributes, closed)
                if whole:
                    self._text(inner)
                    self._end(tag, "")
            else:
                self._refuse_unreadable()
            if attributes:
                self.line += attributes.count("\n")
            if space:
                self._text(space)
        if self.outer:
            self.line = self.open.line
            self._refuse(f"<{self.open.tag}> is never closed")
        return Fragment(self.template, tuple(self.open.children))

    def _text(self, text: str) -> None:
        parent = self.open
        if parent.has_text:
            if text:
                parent.children.append(self._words(text))
        elif text.strip(WHITE):
            self.line += text[: len(text) - len(text.lstrip(WHITE))].count("\n")
            where = f"inside <{parent.tag}>" if parent.tag else "outside every element"
            self._refuse(f"text may not stand {where}", _may_hold(parent))
        self.line += text.count("\n")

    def _words(self, text: str) -> str:
        """Return the text with each run of white space as one space, and references read."""
        if "&" in text:
            return SPACE.sub(" ", REFERENCE.sub(self._character, text))
        return SPACE.sub(" ", text) if "\n" in text or "  " in text else text

    def _whole(self, tag: str, attributes: str, text: str) -> None:
        """Read an element with nothing but text in it."""
        line = self.line
        if tag not in self.open.content:
            self._refuse_misplaced(tag)
        if tag == "a" and self.links:
            self._refuse("<a> may not stand inside <a>")
        found = self._attributes(tag, attributes) if attributes or tag in REQUIRED else _NONE
        children = (self._words(text),) if text else ()
        self._add(Element(tag, found, children, line))
        self.line += text.count("\n")

    def _add(self, element: Element) -> None:
        if (judge := SHAPES.get(element.tag)) and (fault := judge(element)):
            self.line = element.line
            self._refuse(fault)
        self.open.children.append(element)

    def _start(self, tag: str, attributes: str, self_closing: str) -> None:
        parent = self.open
        if tag not in parent.content:
            self._refuse_misplaced(tag)
        if tag == "a":
            self._begin_link()
        found = self._attributes(tag, attributes) if attributes or tag in REQUIRED else _NONE
        if tag in VOID:
            parent.children.append(Element(tag, found, (), self.line))
        elif self_closing:
            self._refuse(f"<{tag}/> is not allowed", f"Write <{tag}></{tag}>.")
        else:
            self.outer.append(parent)
            self.open = _Open(tag, found, self.line)
            if len(self.outer) > DEEPEST:
                self._refuse(f"elements are nested more than {DEEPEST} deep")

    def _end(self, tag: str, rest: str) -> None:
        opened = self.open
        if tag != opened.tag or rest:
            self._refuse_end(tag, rest)
        if tag == "a":
            self.links -= 1
        self.open = self.outer.pop()
        self._add(Element(tag, opened.attributes, tuple(opened.children), opened.line))

    def _begin_link(self) -> None:
        if self.links:
            self._refuse("<a> may not stand inside <a>")
        self.links += 1

    def _attributes(self, tag: str, text: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name, value in ATTRIBUTE.findall(text):
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
        value = self._words(value).strip(" ")
        form = VALUES.get(name)
        if form and not form.fullmatch(value):
            self._refuse(f"the attribute {name} of <{tag}> is not as it should be", ADVICE[name])
        if name == "id":
            if value in self.ids:
                self._refuse(f"<{tag}> has an id that another element has already")
            self.ids.add(value)
        return value

    def _character(self, reference: Match[str]) -> str:
        name = reference[1]
        if name is None or (name[0] != "#" and f"{name};" not in html5):
            self._refuse(
                "a lone “&” or an unknown reference", "Write “&amp;” for the character itself."
            )
        return unescape(reference[0])

    def _refuse_misplaced(self, tag: str) -> NoReturn:
        if tag not in CONTENT:
            self._refuse(f"<{tag}> is not allowed", _VOCABULARY)
        where = f"inside <{self.open.tag}>" if self.open.tag else "on its own"
        self._refuse(f"<{tag}> may not stand {where}", _may_hold(self.open))

    def _refuse_end(self, tag: str, rest: str) -> NoReturn:
        if rest or tag in VOID or not self.outer:
            self._refuse(f"</{tag}> is not allowed here")
        still = f"<{self.open.tag}> of line {self.open.line} is still open"
        self._refuse(f"</{tag}> closes nothing: {still}")

    def _refuse_unreadable(self) -> NoReturn:
        self._refuse(*unreadable(self.html))

    def _refuse(self, fault: str, hint: str = "") -> NoReturn:
        raise SmartdocError(f"{self.template}, line {self.line} of its HTML: {fault}.", hint)


_WITH_TEXT = frozenset(tag for tag, content in CONTENT.items() if TEXT in content)
_NONE: Mapping[str, str] = {}
_VOCABULARY = f"Allowed are: {', '.join(sorted(set(CONTENT) - {''}))}."


def _may_hold(opened: _Open) -> str:
    return f"{f'<{opened.tag}>' if opened.tag else 'A fragment'} may hold: " + (
        f"{', '.join(sorted(opened.content)) or 'nothing'}."
    )
