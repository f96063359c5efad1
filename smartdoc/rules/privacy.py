"""PRV: what must not stand in a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smartdoc.finding import Path
from smartdoc.language.lexicon import alternation
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
    settings="private_terms: [Quarrybank Terrace]",
)
def private_term(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with a word from “private_terms” in smartdoc.yaml."""
    if not case.private_terms:
        return
    terms = alternation(" ".join(term.split()) for term in case.private_terms)
    for path, text in _texts(case.data, ()):
        if path[:1] != ("restricted",) and terms.search(" ".join(text.split())):
            yield (
                path,
                "This text holds a private term that smartdoc.yaml says must not appear.",
                "Take it out, or move it to “restricted”.",
            )


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text of a file with its path, keys among them: a short name may be a real one."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            yield from _texts(entry, (*path, at))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield (*path, key), key
            yield from _texts(entry, (*path, key))
