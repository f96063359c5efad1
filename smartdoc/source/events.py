"""YAML events made into plain data, as staff mean what they wrote.

Only ``true`` and ``false`` are switches, dates stay text, ``007`` and ``3.10`` keep their digits.
Whatever YAML would do silently with such a file (keep one of two keys, follow an alias, make an
object from a tag) is a fault here, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from smartdoc.finding import Path, Place, quoted
from smartdoc.source import characters, faults
from smartdoc.source.faults import MOST_FAULTS, Refusal, begin

Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]

DEEPEST = 40
"""Levels of nesting that are followed; the deepest plan has eight."""

_DEPTH = "nesting depth"  # in the words of the fast parser, which follows 1,000 levels

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?\Z")
# YAML folds an empty line between two lines of text into one line end; staff typed a paragraph.
_FOLDED = re.compile(r"(?<=\S)\n(?=\S)")
_CUT = re.compile(r"[ ]#(?=\w)")


@dataclass(slots=True)
class Places:
    """Where each value and each key of a file stands."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)


class Reader:
    """Turns YAML events into plain data, noting every fault on the way."""

    def __init__(
        self, text: str, loader: type[yaml.SafeLoader], places: Places | None = None
    ) -> None:
        self.text = text
        self.loader = loader
        self.places = places
        self.faults: list[Refusal] = []
        self.broken = False
        self.events: Iterator[yaml.Event] = iter(())
        self.brackets: list[yaml.Event | None] = []
        self.lines = text.split("\n") if _CUT.search(text) else []

    def read(self) -> dict[str, Value] | None:
        """Return the mapping, or None after noting why there is none."""
        try:
            if conflict := faults.of_conflict(self.text):
                raise conflict  # all else that is wrong comes of it
            for fault in faults.in_text(self.text):
                self.note(fault)
            if self.broken:
                return None
            self.events = iter(self.loader(self.text).get_event, None)
            data = self.document()
        except Refusal as fault:
            self.note(fault)
            return None
        except yaml.MarkedYAMLError as error:
            if self.loader is not yaml.SafeLoader and _DEPTH in (error.problem or ""):
                return self._read_again()
            self.note(faults.of_syntax(error, self.text))
            return None
        except ValueError:
            self.note(faults.no_character(self.text))
            return None
        return None if self.broken else data

    def _read_again(self) -> dict[str, Value] | None:
        """Read with the slow parser, which tells where the nesting goes too deep.

        The fast one looks ahead, and gives up before we have seen where it begins.
        """
        self.loader = yaml.SafeLoader
        self.faults.clear()
        self.brackets.clear()
        return self.read()

    def note(self, fault: Refusal) -> None:
        """Keep a fault; after too many, no more are kept."""
        self.broken = self.broken or not fault.is_warning
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)

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
        self.brackets.append(event if getattr(event, "flow_style", False) else None)
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
        first: dict[str, yaml.Event] = {}
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
                        f"{quoted(key, 'this key')} is already on line {begin(first[key]).line}; "
                        "only one of them can count.",
                        begin(event),
                        hint="Delete one, or join the two.",
                    )
                )
                continue
            first[key] = event
            values[key] = value
        return values

    def key(self, event: yaml.Event) -> str:
        """Return the text of a key."""
        faults.refuse_reference(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise Refusal("YML07", "A key must be a word, such as “due”.", begin(event))
        text = str(event.value)
        if text == "<<":
            raise Refusal("YML09", "Merge keys (<<) are not used in smartdoc.", begin(event))
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
            raise faults.in_brackets(begin(opened))
        if self.lines:
            self.warn_of_cut(event, text)
        return plain_value(text)

    def refuse_escaped(self, event: yaml.ScalarEvent, text: str) -> None:
        """Note a character that is written as an escape and would be refused as itself."""
        # The file as it stands has been looked through; only these quotes know escapes.
        found = characters.FORBIDDEN.search(text) if event.style == '"' else None
        if found:
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
