"""What one kind of plan calls its parts, and what its letters of SMART stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a kind's acronym, and the families of rules that judge it."""

    letter: str
    label: str
    question: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The words of one kind of plan, as its documents and findings use them."""

    name: str
    title: str
    short: str
    statement: str
    target: str
    targets: str
    learner: str
    meeting: str
    acronym: tuple[Letter, ...]

    def letter_of(self, family: str) -> Letter | None:
        """Return the letter that this family of rules (``S``, ``ACT``) judges in this kind."""
        return next((letter for letter in self.acronym if family in letter.criteria), None)


_SMART = (
    Letter("S", "Specific", "Who will do exactly what, where and with whom?", ("S", "ACT")),
    Letter("M", "Measurable", "How will anyone see that it is done?", ("M",)),
    Letter("A", "Achievable", "What makes it possible, and who helps?", ("A",)),
    Letter("R", "Relevant", "Which need does it answer?", ("R",)),
    Letter("T", "Time-bound", "By which day?", ("T",)),
)


def kind_from(name: str, about: Mapping[str, object]) -> Kind:
    """Return the kind that a schema's ``x-smartdoc`` describes; whatever it leaves out is plain."""
    title = _text(about, "title", name.replace("-", " ").capitalize())
    target = _text(about, "target", "target")
    return Kind(
        name=name,
        title=title,
        short=_text(about, "short", title),
        statement=_text(about, "statement", "Target"),
        target=target,
        targets=_text(about, "targets", f"{target.capitalize()}s"),
        learner=_text(about, "learner", "learner"),
        meeting=_text(about, "meeting", "meeting"),
        acronym=_acronym(about.get("acronym")) or _SMART,
    )


def _text(about: Mapping[str, object], key: str, default: str) -> str:
    value = about.get(key)
    return value if isinstance(value, str) else default


def _acronym(entries: object) -> tuple[Letter, ...]:
    letters = entries if isinstance(entries, list) else []
    return tuple(
        Letter(
            letter=_text(entry, "letter", "?"),
            label=_text(entry, "label", ""),
            question=_text(entry, "question", ""),
            criteria=tuple(str(name) for name in entry.get("criteria", ())),
        )
        for entry in letters
        if isinstance(entry, Mapping)
    )
