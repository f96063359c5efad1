"""The places of a plan in which two people changed the same lines, and what each says.

Git marks whole lines, so a place is taken as a whole, and every line outside stays as it is. What
cannot be read as a plan is never written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from smartdoc.changes import Group, Labels, changes_between
from smartdoc.errors import SmartdocError
from smartdoc.finding import with_words
from smartdoc.frozen import frozen
from smartdoc.kind import kind_from
from smartdoc.model import Plan, plan_from
from smartdoc.opening import exists, is_file, opened
from smartdoc.repository import Repository
from smartdoc.resolving.agreements import asked_once
from smartdoc.resolving.sections import Section, sections_on
from smartdoc.source import LARGEST_FILE, Source, parse
from smartdoc.source.conflict import Hunk, Part, Side, parts_of, settled

_BOM = "\ufeff"
_MOST_WORK = 1_500_000
"""Characters that are read to tell what all places are about: about a second's work."""

_EACH = 10_000
"""As many characters could be read in the time that each place takes whatever the file."""


@frozen
class Place:
    """One place with two versions.

    ``about`` names the parts of the plan that it is in, ``targets`` the targets among them by their
    short names. ``changes`` tells what the lower version says in place of the upper, nothing where
    that cannot be told. ``can_be_both`` is True where both, one after the other, make a plan; or
    might, in a file with too many places to try each.
    """

    number: int
    hunk: Hunk
    about: tuple[str, ...]
    targets: tuple[str, ...]
    changes: tuple[Group, ...]
    can_be_both: bool


@frozen(slots=False)
class Conflict:
    """A file with places that have two versions."""

    repository: Repository
    path: Path
    text: str
    parts: tuple[Part, ...]

    @property
    def file(self) -> str:
        """Return the file's name as users read it."""
        return self.repository.shown(self.path)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Return the places in their order."""
        if self.is_told:
            return tuple(self._place(number) for number in range(len(self._hunks)))
        return tuple(
            Place(number, hunk, (), (), (), bool(hunk.upper and hunk.lower))
            for number, hunk in enumerate(self._hunks, start=1)
        )

    @property
    def is_told(self) -> bool:
        """Tell whether it is worked out what each place is about.

        *Why not always:* the file is read anew for both versions of each place.
        """
        return len(self._hunks) * (len(self.text) + _EACH) <= _MOST_WORK

    @cached_property
    def _hunks(self) -> list[Hunk]:
        return [part for part in self.parts if isinstance(part, Hunk)]

    def text_with(self, sides: Sequence[Side]) -> str:
        """Return the whole file with these sides taken.

        Raises ``SmartdocError`` if they do not make a file that can be read as a plan.
        """
        text = settled(self.parts, sides)
        if Side.BOTH in sides:
            text = asked_once(text)
        if fault := _fault(_source(self.file, text)):
            raise SmartdocError(
                f"What was chosen does not fit together, and nothing was written: {fault}",
                "Take the same side at places that stand near each other; or settle them in your "
                "editor, and delete the lines of <<<<<<<, ======= and >>>>>>>.",
            )
        return text

    def _place(self, number: int) -> Place:
        hunk = self._hunks[number]
        sections = [*self._sections(number, Side.UPPER), *self._sections(number, Side.LOWER)]
        return Place(
            number + 1,
            hunk,
            tuple(dict.fromkeys(one.name for one in sections)),
            tuple(dict.fromkeys(one.target for one in sections if one.target)),
            self._changes(number),
            not _fault(self._source(number, Side.BOTH)) and bool(hunk.upper and hunk.lower),
        )

    def _source(self, number: int, side: Side) -> Source:
        """Return the file with the upper side everywhere but at one place."""
        sides = [Side.UPPER] * len(self._hunks)
        sides[number] = side
        return _source(self.file, settled(self.parts, sides))

    def _sections(self, number: int, side: Side) -> list[Section]:
        lines = self._hunks[number].of(side).count("\n")
        first = 1 + settled(self._before(number), [Side.UPPER] * number).count("\n")
        return sections_on(self._source(number, side), first, first + lines - 1)

    def _before(self, number: int) -> tuple[Part, ...]:
        """Return the parts before a place."""
        at = [at for at, part in enumerate(self.parts) if isinstance(part, Hunk)][number]
        return self.parts[:at]

    def _changes(self, number: int) -> tuple[Group, ...]:
        upper = self._plan(self._source(number, Side.UPPER))
        lower = self._plan(self._source(number, Side.LOWER))
        if upper is None or lower is None or upper.kind != lower.kind:
            return ()
        schemas = self.repository.schemas
        schema = schemas.schema(upper.kind)
        labels = Labels(schema.contents, schemas.others)
        return changes_between(upper, lower, labels, kind_from(upper.kind, schema.about).target)

    def _plan(self, source: Source) -> Plan | None:
        """Return the plan of a source, None where its shape is wrong."""
        schemas = self.repository.schemas
        name = source.data.get("kind") if source.data else None
        if not isinstance(name, str) or name not in schemas.kinds:
            return None
        schema = schemas.schema(name)
        data = schema.data(source)
        if schema.findings(source, data):
            return None
        return plan_from(data, schema.contents, schemas.others)


def conflict_in(repository: Repository, path: Path) -> Conflict | None:
    """Return the places of a file that have two versions, None where there are none.

    Raises ``SmartdocError`` if the file cannot be read, or some of git's lines are gone.
    """
    shown = repository.shown(path)
    if exists(path) and not is_file(path):  # a pipe or a device may never end
        raise SmartdocError(f"{shown} is not an ordinary file.", "Name another file.")
    try:
        with opened(path) as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise SmartdocError(f"{shown} cannot be read: {error.strerror}.") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SmartdocError(
            f"{shown} is not in UTF-8.", "Save it again with the encoding UTF-8."
        ) from error
    if len(content) > LARGEST_FILE:
        raise SmartdocError(f"{shown} is too large to be a plan.")
    try:
        parts = parts_of(text)
    except ValueError as error:
        raise SmartdocError(
            f"{shown}, line {error}: some of the lines that git wrote here are gone, so it cannot "
            "be told where the two versions begin and end.",
            "Settle it in your editor; or let git write both again, which loses what you changed "
            f"since: git checkout -m -- {path.name}",
        ) from error
    found = any(isinstance(part, Hunk) for part in parts)
    return Conflict(repository, path, text, parts) if found else None


def _source(file: str, text: str) -> Source:
    return parse(text.removeprefix(_BOM), file)


def _fault(source: Source) -> str:
    """Return what keeps a text from being one plan, or nothing."""
    if source.data is None:
        finding = source.findings[0]
        line = f"line {finding.place.line}: " if finding.place else ""
        return line + with_words(finding.message)
    for key, name in _NAMES.items():
        entries = source.data.get(key)
        ids = [
            entry.get(name)
            for entry in (entries if isinstance(entries, list) else ())
            if isinstance(entry, dict)
        ]
        counted = Counter(one for one in ids if isinstance(one, Hashable) and one is not None)
        for twice in (one for one, times in counted.items() if times > 1):
            return f"“{twice}” would stand twice in “{key}”."
    return ""


_NAMES: Mapping[str, str] = {"targets": "id", "concerns": "id", "review": "target"}
"""Lists in which an entry stands once, and the key that names it."""
