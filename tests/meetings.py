"""Plans of a small repository, and what a document says of them, section by section."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from smartdoc.build import Builder, Order
from smartdoc.check import Checker
from smartdoc.fragment import parse
from smartdoc.fragment.tree import Element, Node, lines
from smartdoc.render import Renderer
from smartdoc.repository import open_repository
from smartdoc.view import View, copy_for
from tests.examples import keep

Sections = dict[str, list[str]]

OURS = Renderer()
"""One renderer for all tests: it compiles each template once."""

PLAN: dict[str, Any] = {
    "kind": "pep",
    "ref": "c-0001",
    "learner": {"name": "Ash", "year": 5},
    "people": {
        "ash": {"role": "learner", "name": "Ash"},
        "dt": {"role": "designated teacher", "name": "R. Okafor"},
        "carer": {"role": "foster carer", "name": "Jo"},
        "sw": {"role": "social worker", "name": "T. Lind"},
    },
}


def a_target(name: str = "spelling", **more: Any) -> dict[str, Any]:
    return {"id": name, "statement": f"Ash will do {name}.", "due": "2026-11-13", **more}


def written(root: Path, *plans: dict[str, Any]) -> Path:
    """Write plan files under a folder, each with all that its plan leaves out, and return it."""
    for given in plans:
        keep(root, {**PLAN, **given})
    return root


def view_of(
    root: Path,
    document: str,
    audience: str = "social-worker",
    today: str = "2026-11-22",
    within: Path | None = None,
) -> View:
    """Return what an audience sees of the newest plan of a repository, or of a folder in it."""
    repository = open_repository(root)
    checker = Checker(repository, datetime.date.fromisoformat(today))
    checked = checker.one(sorted((within or root / "plans").rglob("*.yaml"))[-1])
    assert checked.plan, checked.findings
    assert checked.kind
    published = repository.policy.publication
    wanted, reader = published.document(document), published.audience(audience)
    copy = copy_for(checked.plan, wanted, reader, published)
    builder = Builder(checker, Order((), ("html",), root / "build"))
    return builder.view(checked, checked.plan, checked.kind, copy)


def said(
    root: Path, document: str, audience: str = "social-worker", today: str = "2026-11-22"
) -> Sections:
    """Return the lines of a document of the newest plan, by the headings that they stand under."""
    text = OURS.fragment(view_of(root, document, audience, today))
    found: Sections = {"": []}
    _gather(parse(text.replace("\N{NO-BREAK SPACE}", " "), document).children, found)
    return found


def _gather(nodes: tuple[Node, ...], found: Sections) -> None:
    for node in nodes:
        if isinstance(node, Element) and node.tag in ("section", "header"):
            _gather(node.children, found)
        elif isinstance(node, Element) and node.tag in ("h1", "h2"):
            found[" ".join(lines(node.children))] = []
        else:
            found[next(reversed(found))].extend(lines((node,)))
