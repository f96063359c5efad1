"""An agreement written into a plan file, which is otherwise left as it is, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml

from smartdoc.changes import plain
from smartdoc.errors import SmartdocError
from smartdoc.late import late
from smartdoc.model import SignOff
from smartdoc.signing.agreeing import Agreement
from smartdoc.source import LOADER, parse_bytes
from smartdoc.source.events import Value, plain_value

_BOM = "\ufeff"
_END_OF_LINE = late(r"\r\n|[\n\r\x85\u2028\u2029]")
_GAP = late(r"(?:\n|\r\n?)[ \t]*(?:\n|\r\n?)\S")
"""An empty line before a line that is not indented: how most plans set their parts apart."""


class _Edit(NamedTuple):
    """Text that takes the place of what stands between two places of the file."""

    begin: int
    end: int
    text: str


def with_agreement(content: bytes, agreement: Agreement, file: str) -> bytes:
    """Return the file with the agreement in it; nothing else in it is touched.

    Raises ``SmartdocError`` where it cannot be put in without changing anything else.
    """
    text = content.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    wanted = _expected(parse_bytes(content, file).data or {}, agreement)
    for edits in _ways(text, agreement):
        made = (mark + _edited(text, edits)).encode("utf-8")
        source = parse_bytes(made, file)
        if source.data == wanted:
            return made
    raise SmartdocError(
        f"The agreement cannot be written into {file} without changing other parts of it.",
        "Write “sign_off:” on a line of its own at the end of the file, and try again.",
    )


def _expected(data: Mapping[str, Value], agreement: Agreement) -> dict[str, Value]:
    """Return what the file must say afterwards."""
    given = data.get("sign_off")
    entries: list[Value] = [*given] if isinstance(given, list) else []
    new: dict[str, Value] = {**_fields(agreement.entry)}
    if agreement.fills is None:
        entries.append(new)
    elif isinstance(old := entries[agreement.fills], dict):
        del new["who"]
        entries[agreement.fills] = {**old, **new}
    entries += [{"who": who} for who in agreement.asked]
    expected = {**data, "sign_off": entries}
    return {**expected, "status": "agreed"} if agreement.agrees else expected


def _fields(entry: SignOff) -> dict[str, str]:
    """Return an entry's fields as text; of the reason the words in one line."""
    said = {
        "who": entry.who,
        "on": entry.on.isoformat() if entry.on else "",
        "content": entry.content or "",
        "because": plain(entry.because or ""),
    }
    return {name: text for name, text in said.items() if text}


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.begin] + edit.text + text[edit.end :]
    return text


def _ways(text: str, agreement: Agreement) -> Iterator[list[_Edit]]:
    """Yield the ways in which the agreement may be written, the best first."""
    root = yaml.compose(text, Loader=LOADER)
    if not isinstance(root, yaml.MappingNode):
        return
    page = _Page(text, root)
    status = list(page.status()) if agreement.agrees else []
    for edits in page.agreement(agreement):
        yield [*edits, *status]


class _Page:
    """The text of a plan with the places where its parts stand."""

    def __init__(self, text: str, root: yaml.MappingNode) -> None:
        self.text = text
        self.root = root
        found = _END_OF_LINE.search(text)
        self.line_end = found[0] if found and found[0] in ("\r\n", "\n", "\r") else "\n"

    def status(self) -> Iterator[_Edit]:
        """Yield the edit that makes the plan an agreed one."""
        if (value := _value(self.root, "status")) is not None:
            yield _over(self.text, value, "agreed")
        elif self.root.flow_style:
            yield self._within(self.root, "status: agreed")
        else:
            after = _value(self.root, "ref") or self.root
            yield self._below(_end(after), ["status: agreed"])

    def agreement(self, agreement: Agreement) -> Iterator[list[_Edit]]:
        """Yield the ways to write the entries."""
        value = _value(self.root, "sign_off")
        if value is None and self.root.flow_style:
            listed = ", ".join(_flow(one) for one in _new(agreement))
            yield [self._within(self.root, f"sign_off: [{listed}]")]
        elif value is None:
            gap = [""] if _GAP.search(self.text) else []
            lines = [*gap, "sign_off:", *_block(_new(agreement), "  ")]
            yield [self._at_the_end(lines)]
            yield [self._below(_end(self.root), lines)]
        elif not isinstance(value, yaml.SequenceNode) or not value.value:
            yield from self._first(value, _new(agreement))
        else:
            edits = [*self._more(value, _new(agreement))] if _new(agreement) else []
            if agreement.fills is not None:
                edits += self._filled(value.value[agreement.fills], agreement.entry)
            yield edits

    def _first(self, value: yaml.Node, new: list[dict[str, str]]) -> Iterator[list[_Edit]]:
        """Yield the ways to write entries where the list is there and empty."""
        begin, end = value.start_mark.index, value.end_mark.index
        listed = ", ".join(_flow(one) for one in new)
        if "#" in self.text[begin:end]:  # a remark in the brackets, which stays there
            yield [_Edit(begin + 1, begin + 1, f"{listed} ")]
            return
        below = self._below(end, _block(new, "  "))
        yield [_Edit(_start_of_gap(self.text, value), end, ""), below]
        yield [_over(self.text, value, f"[{listed}]")]

    def _more(self, value: yaml.SequenceNode, new: list[dict[str, str]]) -> Iterator[_Edit]:
        """Yield the edit that adds entries to a list, written as its last one is."""
        last = value.value[-1]
        if value.flow_style:
            at = last.end_mark.index if last.flow_style else _end(last)
            yield _Edit(at, at, "".join(f", {_flow(one)}" for one in new))
            return
        indent = " " * value.start_mark.column
        if getattr(last, "flow_style", False):
            yield self._below(_end(last), [f"{indent}- {_flow(one)}" for one in new])
        else:
            yield self._below(_end(last), _block(new, indent))

    def _filled(self, node: yaml.Node, entry: SignOff) -> Iterator[_Edit]:
        """Yield the edits that complete an entry that waits for its person."""
        missing: list[str] = []
        for name, text in _fields(entry).items():
            value = _value(node, name) if isinstance(node, yaml.MappingNode) else None
            if value is None:
                missing.append(f"{name}: {_scalar(name, text)}")
            elif value.value != text:
                yield _over(self.text, value, _scalar(name, text))
        if not missing or not isinstance(node, yaml.MappingNode):
            return
        if node.flow_style:
            yield self._within(node, ", ".join(missing))
        else:
            indent = " " * node.value[0][0].start_mark.column
            yield self._below(_end(node), [f"{indent}{each}" for each in missing])

    def _within(self, node: yaml.MappingNode, said: str) -> _Edit:
        """Return the edit that adds to what stands in braces."""
        before = self.text[: node.end_mark.index - 1].rstrip()
        at = len(before)
        if before.endswith(","):
            return _Edit(at, at, f" {said}")
        return _Edit(at, at, f", {said}" if node.value else said)

    def _below(self, place: int, lines: list[str]) -> _Edit:
        """Return the edit that puts lines below the line of a place."""
        found = _END_OF_LINE.search(self.text, place)
        if place and self.text[place - 1] in "\n\r":
            return _Edit(place, place, self._lines(lines))
        return _Edit(found.end(), found.end(), self._lines(lines)) if found else self._last(lines)

    def _at_the_end(self, lines: list[str]) -> _Edit:
        ended = not self.text or self.text[-1] in "\n\r"
        at = len(self.text)
        return _Edit(at, at, self._lines(lines)) if ended else self._last(lines)

    def _last(self, lines: list[str]) -> _Edit:
        at = len(self.text)
        return _Edit(at, at, self.line_end + self._lines(lines).removesuffix(self.line_end))

    def _lines(self, lines: list[str]) -> str:
        return "".join(f"{line}{self.line_end}" for line in lines)


def _new(agreement: Agreement) -> list[dict[str, str]]:
    """Return the entries that are added to the list."""
    own = [] if agreement.fills is not None else [_fields(agreement.entry)]
    return [*own, *({"who": who} for who in agreement.asked)]


def _block(entries: Sequence[Mapping[str, str]], indent: str) -> list[str]:
    """Return entries as lines, each with a hyphen in front."""
    return [
        f"{indent}{'  ' if number else '- '}{name}: {_scalar(name, text)}"
        for entry in entries
        for number, (name, text) in enumerate(entry.items())
    ]


def _flow(entry: Mapping[str, str]) -> str:
    """Return an entry in braces, on one line."""
    said = ", ".join(f"{name}: {_scalar(name, text)}" for name, text in entry.items())
    return f"{{{said}}}"


def _scalar(name: str, text: str) -> str:
    """Return a text as YAML writes it; the reason always, and others where needed, in quotes."""
    plain_enough = name != "because" and plain_value(text) == text
    return text if plain_enough else json.dumps(text, ensure_ascii=False)


def _over(page: str, node: yaml.Node, text: str) -> _Edit:
    """Return the edit that puts a text in the place of a value, or behind a key without one."""
    begin, end = node.start_mark.index, node.end_mark.index
    before = page[begin - 1 : begin]
    return _Edit(begin, end, f" {text}" if begin == end and not before.isspace() else text)


def _start_of_gap(text: str, node: yaml.Node) -> int:
    """Return where the blanks before a value begin."""
    begin: int = node.start_mark.index
    while begin and text[begin - 1] in " \t" and node.start_mark.index != node.end_mark.index:
        begin -= 1
    return begin


def _value(node: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in node.value if key.value == name), None)


def _end(node: yaml.Node) -> int:
    """Return where the last word of a value ends; remarks and empty lines behind it do not count.

    *Why not where YAML says:* for lists that is where the next thing begins.
    """
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        end: int = node.end_mark.index
        return end
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)
