"""What the last build made, and from what: ``build/manifest.json``.

Only files that it lists are ever removed, and the index of a part build keeps what it lists.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Container, Iterator, Mapping
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from smartdoc import fresh
from smartdoc.frozen import frozen
from smartdoc.opening import opened
from smartdoc.unpacking import unpacked

MANIFEST = "manifest.json"
VERSION = 3
"""The number of this form of the manifest; another one is read as if there were none."""


class Output(NamedTuple):
    """One file that was made, and whom for. ``path`` is relative to the output folder.

    The hash is that of :func:`content_hash`; ``remark`` is what the index says beside the file.
    """

    path: str
    document: str
    title: str
    reader: str
    format: str
    sha256: str
    remark: str = ""


class WaiverEntry(NamedTuple):
    """A rule that was set aside in a plan."""

    rule: str
    target: str
    because: str
    by: str


class PlanEntry(NamedTuple):
    """One plan that documents were made of, with what the index says about it."""

    file: str
    sha256: str
    commit: str
    uncommitted: bool
    kind: str
    title: str
    ref: str
    name: str
    meeting: str
    next: str
    status: str
    draft: bool
    errors: int
    warnings: int
    advice: int
    waivers: tuple[WaiverEntry, ...] = ()
    outputs: tuple[Output, ...] = ()

    def for_index(self) -> PlanEntry:
        """Return what the index says of a plan: of ten thousand, all else would take much room."""
        return self._replace(file="", sha256="", commit="", outputs=())


class LearnerPage(NamedTuple):
    """A learner's page, with the hash of its bytes and one of the entries that it shows."""

    path: str
    sha256: str
    source: str


class About(NamedTuple):
    """A build as a whole. ``inputs`` gives the hash of each shared file it used.

    ``forms`` are the documents that are made of no plan.
    """

    smartdoc: str
    policy: str
    today: str
    inputs: Mapping[str, str]
    forms: tuple[Output, ...]

    def text(self) -> str:
        """Return the beginning of the manifest, to which :func:`line_of` each plan is added."""
        lines = [f' "{name}": {_as_json(value)}' for name, value in data_of(self).items()]
        return "{\n" + ",\n".join([f' "version": {VERSION}', *lines])


_Entry = TypeVar("_Entry", PlanEntry, Output, WaiverEntry, LearnerPage)
_PLAIN = (str, int, bool)
_TYPES: Mapping[type, tuple[type, ...]] = {
    one: tuple(get_type_hints(one).values())
    for one in (PlanEntry, Output, WaiverEntry, LearnerPage)
}


def line_of(entry: PlanEntry | LearnerPage) -> str:
    """Return an entry as one line of JSON, without its end."""
    return f"  {_as_json(data_of(entry))}"


def data_of(entry: About | PlanEntry | Output | WaiverEntry | LearnerPage) -> dict[str, Any]:
    """Return an entry as JSON has it."""
    return {
        name: list(map(data_of, value)) if isinstance(value, tuple) else value
        for name, value in entry._asdict().items()
    }


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@frozen
class Manifest:
    """The manifest of an earlier build, read line by line: of many plans it is large.

    What cannot be read in it is as if it were not there.
    """

    folder: Path

    def plans(self) -> Iterator[PlanEntry]:
        """Yield every plan, sorted by file."""
        return self.plans_but(frozenset())

    def plans_but(self, files: Container[str]) -> Iterator[PlanEntry]:
        """Yield every plan but those of these files, sorted by file."""
        for data in self._entries("plans"):
            with contextlib.suppress(KeyError, TypeError, ValueError):
                if data["file"] not in files:
                    yield entry_from(data)

    def pages(self) -> Iterator[LearnerPage]:
        """Yield the page of every learner."""
        for data in self._entries("pages"):
            with contextlib.suppress(TypeError):
                yield _sound(LearnerPage(**data))

    def outputs(self) -> Iterator[str]:
        """Yield the paths of all documents and pages, relative to the output folder."""
        for plan in self._entries("plans"):
            yield from _paths(plan.get("outputs"))
        yield from _paths(list(self._entries("pages")))
        yield from _paths(self._value("forms"))

    def _entries(self, part: str) -> Iterator[dict[str, Any]]:
        """Yield the entries of one of the lists that have a line for each."""
        within = False
        for line in self._lines():
            if line.startswith(" ]"):
                within = False
            elif within and isinstance(data := _read(line), dict):
                yield data
            elif line.startswith(f' "{part}": ['):
                within = True

    def _value(self, key: str) -> object:
        """Return what stands behind a key of the beginning, None where there is nothing."""
        for line in self._lines():
            if line.startswith(f' "{key}": '):
                return _read(line.partition(": ")[2])
        return None

    def _lines(self) -> Iterator[str]:
        try:
            with TextIOWrapper(opened(self.folder / MANIFEST), "utf-8") as stream:
                if next(stream, "") == "{\n" and next(stream, "") == f' "version": {VERSION},\n':
                    yield from stream
        except (OSError, ValueError):
            return


def _paths(entries: object) -> Iterator[str]:
    """Yield the paths in a list of files, whatever else may stand in it."""
    for one in entries if isinstance(entries, list) else ():
        if isinstance(one, dict) and isinstance(path := one.get("path"), str):
            yield path


def _read(line: str) -> object:
    """Return the value of a line, None where there is none."""
    try:
        value: object = json.loads(line.strip().removesuffix(","))
        if "\\u" in line:
            _as_json(value).encode("utf-8")  # half a character could not be written again
        return value
    except (ValueError, RecursionError):
        return None


def entry_from(entry: dict[str, Any]) -> PlanEntry:
    """Return the entry that its data, as JSON has it, describes.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` where they describe none.
    """
    values = {key: value for key, value in entry.items() if key in PlanEntry._fields}
    values["waivers"] = tuple(_sound(WaiverEntry(**each)) for each in entry["waivers"])
    values["outputs"] = tuple(_sound(Output(**each)) for each in entry["outputs"])
    found = _sound(PlanEntry(**values))
    for day in filter(None, (found.meeting, found.next)):
        date.fromisoformat(day)
    return found


def _sound(entry: _Entry) -> _Entry:
    """Return the entry; raises ``TypeError`` if a value is not of the type of its field."""
    for value, wanted in zip(entry, _TYPES[type(entry)], strict=True):
        if wanted in _PLAIN and type(value) is not wanted:
            raise TypeError(f"{value!r} is no {wanted.__name__}")
    return entry


def content_hash(content: bytes) -> str:
    """Return the hash of a file's content; of a Word file, that of its unpacked parts.

    Packed bytes may differ between versions of zlib; the parts do not.
    """
    if content[:2] != b"PK":
        return hashlib.sha256(content).hexdigest()
    parts, _ = unpacked(content)
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()


def hashes_of(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the hash of each file by its name, sorted; nothing for one that cannot be read."""
    found = {name: fresh.hash_of(str(files[name])) for name in sorted(files)}
    return {name: digest.hex() if any(digest) else "" for name, digest in found.items()}
