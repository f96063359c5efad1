"""PRV: what must not stand in a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from smartdoc.finding import Path
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "PRV01",
    "private-term",
    level="error",
    source="Data protection: a plan travels further than the people who write it",
    why="A street, a surname or a school name in the wrong hands can lead to a child's door.",
    bad="""
        targets:
          - reason: Since the move to Quarrybank Terrace Ash has come to school on 60% of days.
        """,
    good="""
        targets:
          - reason: Since the move Ash has come to school on 60% of days.
        """,
)
def private_term(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with a word from “private_terms” in smartdoc.yaml."""
    if not case.private_terms:
        return
    for path, text in texts(case.plan, ()):
        lowered = text.casefold()
        for term in case.private_terms:
            if path[:1] != ("restricted",) and term.casefold() in lowered:
                yield (
                    path,
                    "This text holds a private term that smartdoc.yaml says must not appear.",
                    "Take it out, or move it to “restricted”.",
                )
                break


def texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text of a plan with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from texts(entry, getattr(entry, "path", (*path, index)))
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            if each.name != "path":
                yield from texts(getattr(value, each.name), (*path, each.name))
