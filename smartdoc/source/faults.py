"""What can be wrong with a YAML file, said for people who do not know YAML.

Both of PyYAML's parsers (libyaml and pure Python) word their errors differently and sometimes
place them differently; here they become the same finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from smartdoc.finding import Place
from smartdoc.late import late
from smartdoc.source import characters, conflict

FAULTS = {
    "YML01": "not-utf-8",
    "YML02": "file-too-large",
    "YML03": "forbidden-character",
    "YML04": "tab-character",
    "YML05": "unclosed-quote",
    "YML06": "colon-in-text",
    "YML07": "unreadable-yaml",
    "YML08": "duplicate-key",
    "YML09": "anchor-or-alias",
    "YML10": "yaml-tag",
    "YML11": "nested-too-deep",
    "YML12": "empty-file",
    "YML13": "not-a-mapping",
    "YML14": "second-document",
    "YML15": "text-cut-by-hash",
    "YML16": "unreadable-file",
    "YML17": "merge-conflict",
}
"""The codes of this layer and their names."""

MOST_FAULTS = 20
"""Faults told of one file: past that, one fault causes the others."""

_HALF = late(r"(?:0000)?[dD][89a-fA-F]")
_BEYOND = late(r"\\U(?!00(?:0[0-9a-fA-F]|10))[0-9a-fA-F]{8}")
_DIRECTIVE = late(r"\A(?:[ ]*(?:#[^\n]*)?\n)*%")
_TEXT_COLON = late(r"[^\s:#][^:#]*:\s+\S.*?:(?:\s|\Z)")
ESCAPE_HINT = "Delete it, or write the character that you want to see."
_INDENT_HINT = "Lines that belong together begin in the same column; look at the lines above."


class Refusal(Exception):
    """A fault that ends or accompanies the reading of a file."""

    def __init__(self, code: str, message: str, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place or Place(1, 1)
        self.hint = hint

    @property
    def is_warning(self) -> bool:
        """Return whether the file can be read in spite of it."""
        return self.code == "YML15"


def not_utf8(error: UnicodeDecodeError) -> Refusal:
    """Return the fault of a file in another encoding, at the first byte that does not fit."""
    content = error.object  # without a byte order mark, as the place is counted
    before = content[: error.start].decode("utf-8")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    byte = content[error.start]
    return Refusal(
        "YML01",
        f"The file is not in UTF-8: the byte {byte:02X} here is no character in it (it may be half "
        "of a pair, or come from another encoding).",
        Place(line, column),
        hint="Save the file again with the encoding UTF-8.",
    )


def of_conflict(text: str) -> Refusal | None:
    """Return the fault of a file in which git left two people's changes side by side."""
    marker = conflict.marker_in(text)
    return _conflict(text, marker) if marker else None


def _conflict(text: str, marker: re.Match[str]) -> Refusal:
    place = place_of(text, marker.start())
    place = Place(place.line, place.column, len(marker[0].rstrip("\r")))
    try:
        whole = any(isinstance(part, conflict.Hunk) for part in conflict.parts_of(text))
    except ValueError:
        whole = False
    if whole:
        return Refusal(
            "YML17",
            "Two people changed this part of the plan, and git could not join their changes: it "
            "left both here, one above and one below a line of =======.",
            place,
            hint="Choose between them with: smartdoc resolve FILE. Or keep what is right yourself, "
            "and delete the lines of <<<<<<<, ======= and >>>>>>>.",
        )
    return Refusal(
        "YML17",
        "This line is what is left of a place where git could not join two people's changes.",
        place,
        hint="Look whether what stands around it is right and there only once; then delete the "
        "line, and any other of <<<<<<<, ======= or >>>>>>>.",
    )


def in_text(text: str) -> Iterator[Refusal]:
    """Yield each fault that shows before YAML is read: characters, tabs and directives."""
    strange = "" if characters.is_plain(text) else text
    for match in islice(characters.FORBIDDEN.finditer(strange), MOST_FAULTS):
        place = place_of(text, match.start())
        if match[0] == "\t":
            yield _tab(text, match.start(), place)
        else:
            yield Refusal(
                "YML03",
                f"There is {characters.named(match[0])} here, which no plan may hold.",
                place,
                hint="Delete it; it often comes with text pasted from elsewhere.",
            )
    if _DIRECTIVE.match(text):
        place = place_of(text, text.index("%"))
        yield Refusal("YML07", "A line may not begin with % here.", place)


def _tab(text: str, index: int, place: Place) -> Refusal:
    line = text[text.rfind("\n", 0, index) + 1 : index]
    where = "A tab is used to indent this line" if not line.strip() else "There is a tab here"
    return Refusal(
        "YML04", f"{where}; plan files use spaces only.", place, hint="Put spaces in its place."
    )


def place_of(text: str, index: int) -> Place:
    """Return the line and column of a character, counted from 1."""
    return Place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def begin(event: yaml.Event) -> Place:
    """Return where the text of an event begins."""
    mark, end = event.start_mark, event.end_mark
    if mark is None:
        return Place(1, 1)
    one_line = isinstance(event, yaml.ScalarEvent) and end is not None and end.line == mark.line
    width = end.column - mark.column if end and one_line else 0
    return Place(mark.line + 1, mark.column + 1, width)


def refuse_reference(event: yaml.Event) -> None:
    """Raise where text was read as an anchor, an alias or a tag."""
    if isinstance(event, yaml.AliasEvent):
        raise Refusal(
            "YML09",
            "A * at the beginning of a value refers to another place in YAML; smartdoc does "
            "not use it.",
            begin(event),
            hint="If it belongs to the text, put the text in quotes.",
        )
    if getattr(event, "anchor", None) is not None:
        raise Refusal(
            "YML09",
            "A & at the beginning of a value names a place in YAML; smartdoc does not use it.",
            begin(event),
            hint="If it belongs to the text, put the text in quotes.",
        )
    if getattr(event, "tag", None) is not None:
        raise Refusal(
            "YML10",
            "A ! at the beginning of a value is a tag in YAML; smartdoc does not use it.",
            begin(event),
            hint="If it belongs to the text, put the text in quotes.",
        )


def not_a_mapping(start: yaml.Event, value: object) -> Refusal:
    """Return the fault of a file whose whole content is a list or a text."""
    what = "a list" if isinstance(value, list) else "a single text"
    return Refusal(
        "YML13",
        f"The file holds {what}, and not lines of “key: value”, such as “kind: pep”.",
        begin(start),
        hint="Begin at the left edge; a plan with the lines kind, ref and meeting.",
    )


def of_syntax(error: yaml.MarkedYAMLError, text: str) -> Refusal:
    """Return the fault behind a YAML syntax error, the same for both parsers."""
    if middle := conflict.middle_in(text):
        return _conflict(text, middle)
    problem, context = error.problem or "", error.context or ""
    at = _place(error.problem_mark, text)
    began = _place(error.context_mark, text) if error.context_mark else at
    if "escape" in problem:
        return _escape(problem, began, _line(text, at)[at.column - 1 :])
    if "quoted scalar" in context:
        return Refusal(
            "YML05",
            "The quotation mark that opens here is never closed.",
            began,
            hint="Close it where the text ends; inside single quotes write '' for an apostrophe.",
        )
    if "mapping values are not allowed" in problem:
        return _colon(at, text)
    if "flow" in context:
        return in_brackets(began)
    if "anchor" in context or "alias" in context:
        return Refusal(
            "YML09",
            "A & or * at the beginning of a value refers to another place in YAML; smartdoc does "
            "not use it.",
            began,
            hint="If it belongs to the text, put the text in quotes.",
        )
    if "simple key" in context:
        return Refusal(
            "YML07",
            "This line is neither “key: value” nor part of the text above it.",
            began,
            hint="Add the colon after the key, or indent the line under the text it belongs to.",
        )
    return _other(problem, context, at, text)


def in_brackets(began: Place) -> Refusal:
    """Return the fault of a list or group in brackets that cannot be read."""
    return Refusal(
        "YML07",
        "The bracket that opens here is never closed, or what is in it cannot be read.",
        began,
        hint="Close it; put commas between entries, and a text with a bracket or a question mark "
        "in quotes.",
    )


def no_character(text: str) -> Refusal:
    """Return the fault of an escape beyond the last character, on which pure Python stumbles."""
    escape = _BEYOND.search(text)
    opened = text.rfind('"', 0, escape.start()) if escape else 0
    return _escape("Unicode", place_of(text, max(0, opened)), "")


def _escape(problem: str, began: Place, digits: str) -> Refusal:
    if "Unicode" in problem:
        half = _HALF.match(digits) is not None
        what = characters.named(chr(0xD800)) if half else "something that is no character"
        return Refusal(
            "YML03", f"This text holds {what}, written as an escape.", began, hint=ESCAPE_HINT
        )
    return Refusal(
        "YML07",
        "A backslash in this text begins an escape that YAML does not know.",
        began,
        hint="Use single quotes, in which a backslash is just a backslash.",
    )


def _colon(at: Place, text: str) -> Refusal:
    line = _line(text, at)
    if _TEXT_COLON.match(line.strip().removeprefix("- ")):
        return Refusal(
            "YML06",
            "A colon and a space inside a text begin a new key in YAML.",
            at,
            hint='Put the whole text in quotes: what: "Ash said: yes".',
        )
    return Refusal("YML07", "This line is not indented as its neighbours are.", at, _INDENT_HINT)


def _other(problem: str, context: str, at: Place, text: str) -> Refusal:
    line = _line(text, at)
    character = line[at.column - 1 : at.column]
    if "cannot start any token" in problem:
        return Refusal(
            "YML07",
            f"A text may not begin with {character}.",
            at,
            hint="Put the text in quotes.",
        )
    if "block scalar" in context:
        return Refusal(
            "YML07",
            "After > or | the text begins on the next line, indented.",
            at,
            hint="Move the text to the next line.",
        )
    if line[: at.column - 1].rstrip().endswith(('"', "'")):
        return Refusal(
            "YML07",
            "The text goes on after its closing quotation mark.",
            at,
            hint="Put the whole text in one pair of quotes, or write it without any.",
        )
    return Refusal("YML07", "This line does not fit the lines before it.", at, _INDENT_HINT)


def _line(text: str, place: Place) -> str:
    lines = text.split("\n")
    return lines[place.line - 1].rstrip("\r")


def _place(mark: yaml.Mark | None, text: str) -> Place:
    """Return the mark's place, kept within the text: the end of a file is on its last line."""
    if mark is None:
        return Place(1, 1)
    lines = text.rstrip("\n").split("\n")
    if mark.line >= len(lines):
        return Place(len(lines), len(lines[-1].rstrip("\r")) + 1)
    return Place(mark.line + 1, mark.column + 1)
