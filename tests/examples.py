"""Plans for tests: a small clean one of each kind, and ways to change it."""

from __future__ import annotations

import datetime
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from smartdoc.check import Checked, Checker
from smartdoc.repository import Repository, open_repository
from smartdoc.source import parse, read
from tools.docs import KINDS as KINDS

PROJECT = Path(__file__).parent.parent
BASE = Path(__file__).parent / "base"
SHIPPED = sorted((PROJECT / "plans").glob("*/*.yaml"))
"""The example plans."""

TODAY = datetime.date(2026, 11, 22)


def base(kind: str) -> dict[str, Any]:
    """Return the data of the small clean plan of this kind, without a ref."""
    data = read(BASE / f"{kind}.yaml", f"{kind}.yaml").data
    assert data is not None
    return dict(data)


def laid_over(below: Any, above: Any) -> Any:
    """Return data over data: mappings merged, lists of them entry by entry, all else replaced."""
    if isinstance(below, dict) and isinstance(above, dict):
        merged = {key: laid_over(below.get(key), value) for key, value in above.items()}
        return {**below, **merged}
    if isinstance(below, list) and isinstance(above, list) and isinstance(above[0], dict):
        shared = [laid_over(*pair) for pair in zip(below, above, strict=False)]
        return shared + above[len(below) :] + below[len(above) :]
    return deepcopy(above)


class _Dumper(yaml.SafeDumper):
    """Writes line ends as escapes, because a folded empty line begins a paragraph in a plan."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def as_text(data: dict[str, Any]) -> str:
    """Return the data as a plan file."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def keep(root: Path, data: dict[str, Any], *changes: dict[str, Any], name: str = "") -> Path:
    """Write a plan with changes laid over it where it belongs in a repository; return its file."""
    for change in changes:
        data = laid_over(data, change)
    name = name or f"{data['meeting']['date']}.{data['kind']}.yaml"
    path = root / "plans" / str(data["ref"]) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(data), encoding="utf-8", newline="\n")
    return path


def checked(text: str, repository: Repository | None = None, file: str | None = None) -> Checked:
    """Return a plan's text checked, as if it stood where it says it belongs."""
    repository = repository or open_repository(BASE)
    source = parse(text, file or "plan.yaml")
    if file is None and source.data and isinstance(source.data.get("meeting"), dict):
        meeting: Any = source.data["meeting"]
        day, kind = meeting.get("date"), source.data.get("kind")
        source = parse(text, f"plans/{source.data.get('ref')}/{day}.{kind}.yaml")
    path = PROJECT / source.file
    return Checker(repository, TODAY).source(path, source)


def codes(found: Checked) -> list[str]:
    """Return the codes of what was found, waived findings left out."""
    return [finding.rule for finding in found.findings if not finding.waived]
