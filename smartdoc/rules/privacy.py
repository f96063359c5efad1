"""PRV: names and words that must not stand in a plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from smartdoc.finding import quoted
from smartdoc.language.finder import finder
from smartdoc.late import late
from smartdoc.rules.rule import Case, Problem, rule

_SOURCE = "Data protection: a plan travels further than the people who write it"
_SHORTEST_NAME = 3
_LETTERS = late(r"[^\W\d_]+")


@rule(
    "PRV01",
    "private-term",
    level="error",
    source=_SOURCE,
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
    terms = finder(" ".join(term.split()) for term in case.private_terms)
    for path, text in case.texts:
        if terms.search(" ".join(text.split())):
            yield (
                path,
                "This text holds a private term that smartdoc.yaml says must not appear.",
                "Take it out, or move it to “restricted”.",
            )


@rule(
    "PRV08",
    "private-term-in-file-name",
    level="warning",
    source="Data protection: file names show in lists, messages and logs that many people read",
    why="A name in a file's or folder's name is read by everybody who sees a list of files, and "
    "git keeps it for ever.",
    bad="""
        ref: ash-2016
        """,
    good="""
        ref: c-0001
        """,
)
def private_term_in_file_name(case: Case) -> Iterator[Problem]:
    """Refs, folders and files named after the learner, or with a word from “private_terms”."""
    path = PurePosixPath(case.file)
    places = {"ref": case.plan.ref, "folder": path.parent.name, "file": path.stem}
    found = next((place for place, name in places.items() if _is_telling(case, name)), None)
    if found:
        what = "The ref" if found == "ref" else f"The name of the {found}"
        yield (
            ("ref",),
            f"{what} holds the learner's name or a private term.",
            "Choose a ref that says nothing about the child, such as c-0142, and keep the list of "
            "who is who outside the plans.",
        )


def _is_telling(case: Case, name: str) -> bool:
    words = [word.casefold() for word in _LETTERS.findall(name)]
    own = {part.casefold() for part in _LETTERS.findall(case.plan.learner.name)}
    telling = {part for part in own if len(part) >= _SHORTEST_NAME}
    if not any(sign.isdigit() for sign in case.plan.learner.name) and telling & set(words):
        return True
    terms = (" ".join(_LETTERS.findall(term.casefold())) for term in case.private_terms)
    spoken = f" {' '.join(words)} "
    return any(term and f" {term} " in spoken for term in terms)


_NICKNAME = late(r"\([^)]{0,60}\)|[“\"'][^”\"']{0,60}[”\"']")


@rule(
    "PRV10",
    "learners-full-name",
    level="advice",
    source="Data protection: the schema asks for a first name, initials or a pseudonym",
    why="The first name is all that the documents need; with the surname a lost page tells a "
    "stranger who the child is.",
    bad="""
        learner: {name: Ash Quillfeather}
        """,
    good="""
        learner: {name: Ash}
        """,
)
def learners_full_name(case: Case) -> Iterator[Problem]:
    """Plans that give the learner's surname beside the first name."""
    name = _NICKNAME.sub(" ", case.plan.learner.name)
    words = name.split()
    if len(words) > 1 and _is_written_out(words[-1]):
        yield (
            case.plan.learner.at("name"),
            f"{quoted(case.plan.learner.name, 'The name given here')} looks like a full name.",
            "Write the first name alone, initials or a pseudonym.",
        )


def _is_written_out(word: str) -> bool:
    """Return whether a word is more than an initial or a number."""
    return any(len(letters) > 1 for letters in _LETTERS.findall(word)) and word[:1].isupper()
