"""What the last build made, and from what: ``build/manifest.json``.

Only files that it lists are ever removed, and the index of a part build keeps what it lists.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
VERSION = 2
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


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything about a build. ``inputs`` gives the hash of each shared file it used.

    ``forms`` are the documents that are made of no plan.
    """

    smartdoc: str = ""
    policy: str = ""
    today: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    plans: tuple[PlanEntry, ...] = ()
    forms: tuple[Output, ...] = ()

    @property
    def outputs(self) -> frozenset[str]:
        """Return the paths of all documents, relative to the output folder."""
        made = [output for plan in self.plans for output in plan.outputs]
        return frozenset(output.path for output in (*made, *self.forms))

    def text(self) -> str:
        """Return the manifest as JSON, the same for the same build."""
        parts = {
            "version": str(VERSION),
            **{name: _as_json(getattr(self, name)) for name in ("smartdoc", "policy", "today")},
            "inputs": _as_json(dict(self.inputs)).replace("\n", "\n "),
            "plans": _as_list(self.plans),
            "forms": _as_list(self.forms),
        }
        return "{\n" + ",\n".join(f' "{name}": {part}' for name, part in parts.items()) + "\n}\n"


def _as_list(entries: Sequence[PlanEntry | Output]) -> str:
    """Return the entries as JSON, made one by one: all at once they take much room."""
    texts = (_as_json(asdict(one)).replace("\n", "\n  ") for one in entries)
    return "[\n  " + ",\n  ".join(texts) + "\n ]" if entries else "[]"


def _as_json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the last build; an empty one where there is none that can be read."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            return Manifest()
        plans = tuple(entry_from(entry) for entry in data["plans"])
        forms = tuple(Output(**each) for each in data.get("forms", ()))
        inputs = data["inputs"]
        return Manifest(data["smartdoc"], data["policy"], data["today"], inputs, plans, forms)
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def entry_from(entry: dict[str, Any]) -> PlanEntry:
    """Return the entry that its data, as JSON has it, describes."""
    known = {each.name for each in fields(PlanEntry)}
    values = {key: value for key, value in entry.items() if key in known}
    values["waivers"] = tuple(WaiverEntry(**each) for each in entry["waivers"])
    values["outputs"] = tuple(Output(**each) for each in entry["outputs"])
    return PlanEntry(**values)


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
    """Return the hash of each file by its name, sorted; nothing for one that has vanished."""
    return {name: _hash_of(files[name]) for name in sorted(files)}


def _hash_of(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
