"""A plan file as text, as plain data, and as the places where each value stands.

YAML is read as staff mean it, on PyYAML's events and not through its loaders: only ``true`` and
``false`` are switches, dates stay text, ``007`` and ``3.10`` keep their digits. Whatever YAML would
do silently with such a file (keep one of two keys, follow an alias, make an object from a tag) is
a finding here, with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

import yaml

from smartdoc.finding import Finding, Level, Path, Place, quoted
from smartdoc.source import characters, faults
from smartdoc.source.faults import FAULTS, Refusal, begin

Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]

LARGEST_FILE = 1_000_000
"""Bytes of the largest plan file that is read; a long plan has about 20,000."""

DEEPEST = 40
"""Levels of nesting that are followed; the deepest plan has eight."""

MOST_FINDINGS = 20
"""Faults told of one file before reading stops: past that, one fault causes the others."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?\Z")
# YAML folds an empty line between two lines of text into one line end; staff typed a paragraph.
_FOLDED = re.compile(r"(?<=\S)\n(?=\S)")
_CUT = re.compile(r"[ ]#(?=\w)")
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """One file: its name as users know it, its text, its data and what is wrong with it.

    ``data`` is None where the file cannot be read as one mapping; ``findings`` then say why.
    """

    file: str
    text: str
    data: dict[str, Value] | None
    findings: tuple[Finding, ...] = ()
    loader: type[yaml.SafeLoader] = field(default=_LOADER, repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines of the file without their ends."""
        return re.split(r"\r\n|\n|\r", self.text)

    @cached_property
    def _places(self) -> _Places:
        # Most plans are clean, so places are only worked out when somebody asks for one.
        places = _Places()
        if self.data is not None:
            _Reader(self.file, self.text, self.loader, places).read()
        return places

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value (or its key) stands, or the nearest thing around it."""
        places = self._places
        if key and path in places.keys:
            return places.keys[path]
        while path:
            if path in places.values:
                return places.values[path]
            path = path[:-1]
        return Place(1, 1)


@dataclass(slots=True)
class _Places:
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)


def read(path: FilePath, file: str, loader: type[yaml.SafeLoader] = _LOADER) -> Source:
    """Return the file's source; a file that cannot be read is a finding, never an exception."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        fault = Refusal("YML16", f"The file cannot be read: {error.strerror or 'unknown reason'}.")
        return Source(file, "", None, (_finding(file, fault),))
    return parse_bytes(content, file, loader)


def parse_bytes(content: bytes, file: str, loader: type[yaml.SafeLoader] = _LOADER) -> Source:
    """Return the source of a file's bytes, which must be UTF-8 and of a reasonable size."""
    if len(content) > LARGEST_FILE:
        fault = Refusal(
            "YML02",
            f"The file is larger than {LARGEST_FILE // 1_000_000} MB; a plan is a few pages of "
            "text.",
            hint="Keep pictures and records elsewhere, and split several plans into a file each.",
        )
        return Source(file, "", None, (_finding(file, fault),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Source(file, "", None, (_finding(file, faults.not_utf8(content, error)),))
    return parse(text, file, loader)


def parse(text: str, file: str, loader: type[yaml.SafeLoader] = _LOADER) -> Source:
    """Return the source of a text that holds one YAML mapping."""
    reader = _Reader(file, text, loader)
    data = reader.read()
    return Source(file, text, data, tuple(reader.findings), loader)


def _finding(file: str, fault: Refusal) -> Finding:
    return Finding(
        rule=fault.code,
        name=FAULTS[fault.code],
        level=Level.WARNING if fault.code == "YML15" else Level.ERROR,
        message=fault.message,
        hint=fault.hint,
        file=file,
        place=fault.place,
    )


class _Reader:
    """Turns YAML events into plain data, noting every fault on the way."""

    def __init__(
        self, file: str, text: str, loader: type[yaml.SafeLoader], places: _Places | None = None
    ) -> None:
        self.file = file
        self.text = text
        self.loader = loader
        self.places = places
        self.findings: list[Finding] = []
        self.broken = False
        self.events: Iterator[yaml.Event] = iter(())
        self.brackets: list[Place | None] = []
        self.lines = text.split("\n") if _CUT.search(text) else []

    def read(self) -> dict[str, Value] | None:
        """Return the mapping, or None after noting why there is none."""
        try:
            for fault in faults.in_text(self.text):
                self.note(fault)
            if self.broken:
                return None
            self.events = yaml.parse(self.text, Loader=self.loader)
            data = self.document()
        except Refusal as fault:
            self.note(fault)
            return None
        except yaml.MarkedYAMLError as error:
            self.note(faults.of_syntax(error, self.text))
            return None
        return None if self.broken else data

    def note(self, fault: Refusal) -> None:
        """Add a finding; after too many the file is given up."""
        finding = _finding(self.file, fault)
        self.broken = self.broken or finding.level is Level.ERROR
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(finding)

    def document(self) -> dict[str, Value]:
        """Return the one mapping that the file holds."""
        next(self.events)  # the start of the stream
        if not isinstance(next(self.events), yaml.DocumentStartEvent):
            raise Refusal(
                "YML12",
                "The file holds no plan: it is empty, or every line is a remark.",
                hint="Write the plan, or make one to fill in with: smartdoc new KIND REF",
            )
        start = next(self.events)
        value = self.value(start, (), 1)
        if not isinstance(value, dict):
            raise faults.not_a_mapping(start, value)
        next(self.events)  # the end of the document
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise Refusal(
                "YML14",
                "A second document begins here: a file holds one plan.",
                begin(following),
                hint="Move it to a file of its own, or delete the line “---”.",
            )
        return value

    def value(self, event: yaml.Event, path: Path, depth: int) -> Value:
        """Return the value that this event begins."""
        faults.refuse_reference(event)
        if self.places is not None:
            # A list or group is best pointed at by its key: it begins with its first entry.
            key = None if isinstance(event, yaml.ScalarEvent) else self.places.keys.get(path)
            self.places.values[path] = key or begin(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth > DEEPEST:
            raise Refusal(
                "YML11",
                f"The plan is nested more than {DEEPEST} levels deep here.",
                begin(event),
                hint="Look for brackets that are opened and never closed.",
            )
        self.brackets.append(begin(event) if getattr(event, "flow_style", False) else None)
        if isinstance(event, yaml.SequenceStartEvent):
            value: Value = self.sequence(path, depth)
        else:
            value = self.mapping(path, depth)
        self.brackets.pop()
        return value

    def sequence(self, path: Path, depth: int) -> list[Value]:
        """Return the list whose start has just been read."""
        values: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.value(event, (*path, len(values)), depth + 1))
        return values

    def mapping(self, path: Path, depth: int) -> dict[str, Value]:
        """Return the mapping whose start has just been read."""
        values: dict[str, Value] = {}
        first: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event)
            here = (*path, key)
            if self.places is not None and here not in self.places.keys:
                self.places.keys[here] = begin(event)
            value = self.value(next(self.events), here, depth + 1)
            if key in first:
                self.note(
                    Refusal(
                        "YML08",
                        f"{quoted(key, 'this key')} is already on line {first[key]}; only one of "
                        "them can count.",
                        begin(event),
                        hint="Delete one, or join the two.",
                    )
                )
                continue
            first[key] = begin(event).line
            values[key] = value
        return values

    def key(self, event: yaml.Event) -> str:
        """Return the text of a key."""
        faults.refuse_reference(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise Refusal("YML07", "A key must be a word, such as “due”.", begin(event))
        text = str(event.value)
        if text == "<<":
            raise Refusal("YML09", "Merge keys (<<) are not used in plans.", begin(event))
        self.refuse_escaped(event, text)
        return text

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """Return the text, number, switch or nothing that a scalar stands for."""
        text = str(event.value)
        if "\n" in text and event.style not in ("|", '"'):
            text = _FOLDED.sub("\n\n", text)
        if not event.implicit[0]:
            self.refuse_escaped(event, text)
            return text
        if "?" in text and self.brackets and (opened := self.brackets[-1]):
            # Pure Python cannot read it, and a plan must mean the same on every computer.
            raise faults.in_brackets(opened)
        if self.lines:
            self.warn_of_cut(event, text)
        return plain_value(text)

    def refuse_escaped(self, event: yaml.ScalarEvent, text: str) -> None:
        """Note a character that is written as an escape and would be refused as itself."""
        if found := characters.FORBIDDEN.search(text):
            self.note(
                Refusal(
                    "YML03",
                    f"This text holds {characters.named(found[0])}, written as an escape.",
                    begin(event),
                    hint=faults.ESCAPE_HINT,
                )
            )

    def warn_of_cut(self, event: yaml.ScalarEvent, text: str) -> None:
        """Warn where `` #`` cuts a text short: `read #3 book` keeps only `read`."""
        mark = event.end_mark
        if mark is None or mark.line >= len(self.lines) or not text:
            return
        if _CUT.match(self.lines[mark.line], mark.column):
            self.note(
                Refusal(
                    "YML15",
                    f"The text ends at {quoted(text, 'the text before the #')}: a # after a space "
                    "begins a remark, and what follows it is left out.",
                    Place(mark.line + 1, mark.column + 2),
                    hint="Put the whole text in quotes; or put a space after # if it is a remark.",
                )
            )


def plain_value(text: str) -> Scalar:
    """Return what unquoted text stands for; numbers only where no digit is lost."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if text[0] in "-0123456789" and _NUMBER.match(text):
        number = float(text) if "." in text else int(text)
        return number if str(number) == text else text
    return text
