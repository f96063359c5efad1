"""What the last build made, and from what: ``build/manifest.json``.

Only files that it lists are ever removed, and the index of a part build keeps what it lists.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from smartdoc import fresh

MANIFEST = "manifest.json"
VERSION = 3
"""The number of this form of the manifest; another one is read as if there were none."""


@dataclass(frozen=True, slots=True)
class Output:
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


@dataclass(frozen=True, slots=True)
class WaiverEntry:
    """A rule that was set aside in a plan."""

    rule: str
    target: str
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class PlanEntry:
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

    def without_outputs(self) -> PlanEntry:
        """Return the entry with no more than what it says of the plan itself."""
        return replace(self, outputs=())


@dataclass(frozen=True, slots=True)
class LearnerPage:
    """A learner's page, with the hash of its bytes and one of the entries that it shows."""

    path: str
    sha256: str
    source: str


@dataclass(frozen=True, slots=True)
class About:
    """A build as a whole. ``inputs`` gives the hash of each shared file it used.

    ``forms`` are the documents that are made of no plan.
    """

    smartdoc: str = ""
    policy: str = ""
    today: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[Output, ...] = ()

    def text(self) -> str:
        """Return the beginning of the manifest, to which :func:`line_of` each plan is added."""
        lines = [f' "{name}": {_as_json(value)}' for name, value in asdict(self).items()]
        return "{\n" + ",\n".join([f' "version": {VERSION}', *lines])


_Entry = TypeVar("_Entry", PlanEntry, Output, WaiverEntry, LearnerPage)
_TYPES: Mapping[str, type] = {"str": str, "int": int, "bool": bool}


def line_of(entry: PlanEntry | LearnerPage) -> str:
    """Return an entry as one line of JSON, without its end."""
    return f"  {_as_json(asdict(entry))}"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest of an earlier build, read line by line: of many plans it is large.

    What cannot be read in it is as if it were not there.
    """

    folder: Path

    def plans(self) -> Iterator[PlanEntry]:
        """Yield every plan, sorted by file."""
        for data in self._entries("plans"):
            with contextlib.suppress(KeyError, TypeError, ValueError):
                yield entry_from(data)

    def pages(self) -> Iterator[LearnerPage]:
        """Yield the page of every learner."""
        for data in self._entries("pages"):
            with contextlib.suppress(TypeError):
                yield _sound(LearnerPage(**data))

    def outputs(self) -> Iterator[str]:
        """Yield the paths of all documents and pages, relative to the output folder."""
        yield from (one.path for plan in self.plans() for one in plan.outputs)
        yield from (one.path for one in self.pages())
        for forms in self._values("forms"):
            yield from (str(one.get("path", "")) for one in forms if isinstance(one, dict))

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

    def _values(self, key: str) -> Iterator[list[Any]]:
        """Yield the list behind a key of the beginning, if it is one."""
        for line in self._lines():
            if line.startswith(f' "{key}": '):
                found = _read(line.partition(": ")[2])
                yield found if isinstance(found, list) else []
                return

    def _lines(self) -> Iterator[str]:
        try:
            with (self.folder / MANIFEST).open(encoding="utf-8") as stream:
                if next(stream, "") == "{\n" and next(stream, "") == f' "version": {VERSION},\n':
                    yield from stream
        except (OSError, ValueError):
            return


def _read(line: str) -> object:
    """Return the value of a line, None where there is none."""
    try:
        return json.loads(line.strip().removesuffix(","))
    except ValueError:
        return None


def entry_from(entry: dict[str, Any]) -> PlanEntry:
    """Return the entry that its data, as JSON has it, describes.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` where they describe none.
    """
    known = {each.name for each in fields(PlanEntry)}
    values = {key: value for key, value in entry.items() if key in known}
    values["waivers"] = tuple(_sound(WaiverEntry(**each)) for each in entry["waivers"])
    values["outputs"] = tuple(_sound(Output(**each)) for each in entry["outputs"])
    found = _sound(PlanEntry(**values))
    for day in filter(None, (found.meeting, found.next)):
        date.fromisoformat(day)
    return found


def _sound(entry: _Entry) -> _Entry:
    """Return the entry; raises ``TypeError`` if a value is not of the type of its field."""
    for one in fields(entry):
        wanted = _TYPES.get(str(one.type))
        if wanted and type(getattr(entry, one.name)) is not wanted:
            raise TypeError(one.name)
    return entry


def content_hash(content: bytes) -> str:
    """Return the hash of a file's content; of a Word file, that of its unpacked parts.

    Packed bytes may differ between versions of zlib; the parts do not.
    """
    digest = hashlib.sha256()
    if content[:2] != b"PK":
        digest.update(content)
        return digest.hexdigest()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in sorted(package.namelist()):
            part = package.read(name)
            digest.update(f"{name}\0{len(part)}\0".encode())
            digest.update(part)
    return digest.hexdigest()


def hashes_of(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the hash of each file by its name, sorted; nothing for one that cannot be read."""
    found = {name: fresh.hash_of(str(files[name])) for name in sorted(files)}
    return {name: digest.hex() if any(digest) else "" for name, digest in found.items()}
