"""The finished documents of every kind, for programs that judge them and are not ours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.examples import PROJECT, TODAY
from tests.test_check import TEAM_SCHEMA
from tests.test_cli import smartdoc


def everything_built(root: Path) -> Path:
    """Return a repository with every document of every kind, and plans as drafts with findings."""
    shutil.copytree(PROJECT / "plans", root / "plans")
    shutil.copy(PROJECT / "smartdoc.yaml", root)
    (root / "schemas").mkdir()
    (root / "schemas" / "reading-passport.schema.json").write_text(TEAM_SCHEMA)
    own = root / "plans" / "t-0001" / "2026-11-30.reading-passport.yaml"
    own.parent.mkdir()
    own.write_text(OWN_KIND, encoding="utf-8")
    for command in ("build", "report", "workshop"):
        assert smartdoc(command, cwd=root).returncode == 0
    texts = {path: path.read_text("utf-8") for path in (root / "plans").rglob("*.yaml")}
    for path, text in texts.items():
        late = re.sub(r"^(    due: )2.*$", r"\1ongoing", text, flags=re.M)
        path.write_text(late, encoding="utf-8")
    drafts = smartdoc("build", "--draft", "--documents", "plan", "--to", "drafts", cwd=root)
    assert drafts.returncode == 1
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return root


READERS = (
    "virtual-school", "social-worker", "school", "carer", "parent", "child", "parent-redacted",
    "governors",
)  # fmt: skip
"""Whose copy is judged where there are several: that of the reader who sees the most."""


def judged(built: Path, ending: str) -> list[Path]:
    """Return one copy of each document of each kind, what parents may read, and all the rest.

    All copies of a document come from one template: the one that shows the most has all its parts.
    """
    chosen: dict[tuple[str, ...], Path] = {}
    for file in sorted(built.glob(f"build/**/*.{ending}"), key=rank):
        kind = file.parent.name.partition(".")[2]
        document, reader = (*file.stem.split("."), "")[:2]
        only = reader if not kind or reader == "parent-redacted" else ""
        chosen.setdefault((kind or file.parent.name, document, only), file)
    drafts = {
        file.parent.name.partition(".")[2]: file
        for file in sorted(built.glob(f"drafts/**/plan.*.{ending}"), key=rank, reverse=True)
    }
    return [*chosen.values(), *drafts.values()]


def rank(file: Path) -> tuple[int, str, str]:
    """Return the place of a file: those of the reader who sees the most first, the newest first."""
    reader = (*file.stem.split("."), "")[1]
    place = READERS.index(reader) if reader in READERS else len(READERS)
    latest = "".join(chr(255 - ord(sign)) for sign in file.parent.name)
    return place, latest, file.name


OWN_KIND = f"""kind: reading-passport
ref: t-0001
meeting: {{date: {TODAY.isoformat()}, next: 2027-03-01}}
learner: {{name: Wren}}
people: {{wren: {{role: learner, name: Wren}}}}
books: [The Tin Kite, A Map of Puddles]
targets:
  - id: aloud
    statement: Wren will read one page aloud to a younger pupil each Tuesday until 29 January.
    reason: Wren reads alone and would like to read to others.
    measure: {{method: "the reading log, read every Friday by M. Ashby", target: 8, baseline: 0}}
    due: 2027-01-29
"""


def pages(built: Path) -> list[Path]:
    found = judged(built, "html")
    assert len(found) >= 60
    return found


def word_files(built: Path) -> list[Path]:
    found = judged(built, "docx")
    assert len(found) >= 59
    return found
