"""A real repository with the past of one learner: two meetings, edits by several, a rename."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from tests.examples import as_text, base, laid_over
from tests.repositories import GitFolder, repository_in

REF = "c-0142"
LAST = f"plans/{REF}/2026-07-06.pep.yaml"
NAME = f"plans/{REF}/2026-11-30.pep.yaml"

PEP: dict[str, Any] = {**base("pep"), "ref": REF}
SUMMER: dict[str, Any] = {
    **PEP,
    "status": "agreed",
    "meeting": {"date": "2026-07-06", "next": "2026-11-30", "present": ["ash", "dt", "carer"]},
    "targets": [
        laid_over(PEP["targets"][2], {"due": "2026-10-23", "statement": "Ash comes in on 85%."}),
        {**PEP["targets"][1], "id": "sums", "title": "Taking away", "due": "2026-10-23"},
    ],
}
REVIEW: dict[str, Any] = {
    "review": [
        {
            "target": "attendance",
            "outcome": "partly-achieved",
            "because": "Ash was ill for two weeks.",
            "decision": "carry-over",
        },
        {"target": "sums", "outcome": "achieved", "decision": "close"},
    ]
}
AUTUMN: dict[str, Any] = {**PEP, **REVIEW}


def text(plan: dict[str, Any], *changes: dict[str, Any]) -> str:
    """Return a plan file with these changes."""
    for change in changes:
        plan = laid_over(plan, change)
    return as_text(plan)


def committed(
    repository: GitFolder, on: str, name: str, content: str, author: str = "R. Okafor"
) -> str:
    """Commit a file at noon on a day, and return the short id of the commit."""
    repository.write(name, content)
    return commit(repository, on, author)


def commit(repository: GitFolder, on: str, author: str = "R. Okafor") -> str:
    """Commit what is there at noon on a day, and return the short id of the commit."""
    first = datetime.date(2026, 11, 1)
    repository.day = (datetime.date.fromisoformat(on) - first).days
    repository.commit("change", author=author)
    return repository.git("rev-parse", "--short", "HEAD")


def a_past(folder: Path) -> tuple[GitFolder, list[str]]:
    """Return the repository, and the short ids of its commits in their order."""
    made = repository_in(folder)
    made.write("smartdoc.yaml", "today: 2026-12-01\n")
    goal = {"targets": [{"measure": {"target": 85}}]}
    reading = {"targets": [{"measure": {"readings": [{"on": "2026-09-25", "value": 70}]}}]}
    draft = {"status": "draft"}
    ids = [
        committed(made, "2026-07-01", LAST, text(SUMMER, goal, draft)),
        committed(made, "2026-07-03", LAST, text(SUMMER, draft), "Jo-Ann T. Lind"),
        committed(made, "2026-07-06", LAST, text(SUMMER)),
        committed(made, "2026-09-25", LAST, text(SUMMER, reading)),
        committed(made, "2026-11-20", f"plans/{REF}/autumn.pep.yaml", text(AUTUMN)),
    ]
    made.git("mv", f"plans/{REF}/autumn.pep.yaml", NAME)
    moved = {"targets": [{}, {"due": "2027-02-12"}]}
    ids += [
        committed(made, "2026-11-23", NAME, text(AUTUMN, moved), "T. Lind"),
        committed(made, "2026-11-24", NAME, "# What we agreed.\n" + text(AUTUMN, moved)),
    ]
    return made, ids
