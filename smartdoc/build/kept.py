"""What a build keeps of every plan, so that the next need not make it again.

It stands in the repository's own folder, which git leaves out, and holds of a plan what the
manifest and its findings say. Whatever is wrong with it, it is as if there were nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from smartdoc.build.manifest import entry_from
from smartdoc.build.order import Outcome
from smartdoc.build.reading import HardPage
from smartdoc.cache import Asked, finding_from
from smartdoc.check import Checked
from smartdoc.source import Source

_FORM = 2
"""The number of this form of the file; another one is read as if there were none."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One plan as it was built: its key, what it asked of others, and what came of it.

    ``team`` stands for what it says in index and manifest, and for what these must not say.
    """

    key: str
    asked: Asked
    team: str
    outcome: Outcome


def team_mark(outcome: Outcome) -> str:
    """Return a hash of a plan's words in index and manifest, and of its secrets from the team."""
    entry = outcome.entry and replace(outcome.entry, sha256="", commit="", uncommitted=False)
    outputs = [replace(one, sha256="") for one in entry.outputs] if entry else []
    words = (entry and replace(entry, outputs=tuple(outputs)), outcome.checked.plan)
    return hashlib.sha256(repr(words).encode("utf-8", "replace")).hexdigest()


def read_kept(file: Path) -> dict[str, Kept]:
    """Return what was kept of plans, by the path of each; nothing where it cannot be read."""
    try:
        data = json.loads(file.read_bytes())
        if data["form"] != _FORM:
            return {}
        return {path: _kept(Path(path), one) for path, one in data["plans"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def as_bytes(plans: Mapping[str, Kept]) -> bytes:
    """Return what is kept of plans as the content of a file."""
    data = {path: _as_data(one) for path, one in plans.items()}
    return json.dumps({"form": _FORM, "plans": data}).encode("ascii")


def _as_data(kept: Kept) -> dict[str, Any]:
    outcome = kept.outcome
    return {
        "key": kept.key,
        "asked": kept.asked,
        "team": kept.team,
        "file": outcome.checked.file,
        "lines": outcome.checked.source.text,
        "findings": [asdict(one) for one in outcome.checked.findings],
        "entry": asdict(outcome.entry) if outcome.entry else None,
        "made": dict(outcome.made),
        "hard": [asdict(one) for one in outcome.hard],
    }


def _kept(path: Path, data: dict[str, Any]) -> Kept:
    source = Source(data["file"], data["lines"], None)
    findings = tuple(map(finding_from, data["findings"]))
    hard = tuple(HardPage(**{**one, "targets": tuple(one["targets"])}) for one in data["hard"])
    outcome = Outcome(
        Checked(path, source, findings), entry_from(data["entry"]), data["made"], hard
    )
    asked = tuple((length, words, answer) for length, words, answer in data["asked"])
    return Kept(data["key"], asked, data["team"], outcome)
