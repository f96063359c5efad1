"""What one kind of plan calls its parts, and what its letters of SMART stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from smartdoc.english import did_you_mean
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen


@frozen
class Letter:
    """One letter of a kind's acronym, and the families of rules that judge it."""

    letter: str
    label: str
    question: str
    criteria: tuple[str, ...]


AGENDA_PARTS = (
    "people",
    "consent",
    "voice",
    "views",
    "home",
    "care",
    "school",
    "celebrations",
    "goal",
    "strengths",
    "growth",
    "concerns",
    "review",
    "spending",
    "actions",
    "targets",
    "support",
    "reflection",
    "report",
    "transition",
    "display",
    "confidence",
    "moving-on",
    "extra",
    "next",
)
"""What the meeting pack can lay out under an item of the agenda."""


@frozen
class AgendaItem:
    """One item of a kind's meeting: what the pack lays out under it, and what is asked there.

    ``{learner}`` in title and questions stands for the learner's name.
    """

    title: str
    parts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def about(self, learner: str) -> AgendaItem:
        """Return the item with the learner's name in its words."""
        title, *questions = _named((self.title, *self.questions), learner)
        return AgendaItem(title, self.parts, tuple(questions))


@frozen
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
    agenda: tuple[AgendaItem, ...] = ()
    questions: tuple[str, ...] = ()

    def questions_about(self, learner: str) -> tuple[str, ...]:
        """Return what is asked of each new target, with the learner's name."""
        return tuple(_named(self.questions, learner))

    def letter_of(self, family: str) -> Letter | None:
        """Return the letter that this family of rules (``S``, ``ACT``) judges in this kind."""
        return next((letter for letter in self.acronym if family in letter.criteria), None)


def _named(texts: Iterable[str], learner: str) -> list[str]:
    return [text.replace("{learner}", learner) for text in texts]


_SMART = (
    Letter("S", "Specific", "Who will do exactly what, where and with whom?", ("S", "ACT")),
    Letter("M", "Measurable", "How will anyone see that it is done?", ("M",)),
    Letter("A", "Achievable", "What makes it possible, and who helps?", ("A",)),
    Letter("R", "Relevant", "Which need does it answer?", ("R",)),
    Letter("T", "Time-bound", "By which day?", ("T",)),
)

_AGENDA = (
    AgendaItem("Who is here", ("people",)),
    AgendaItem("What {learner} says", ("voice",), ("What would {learner} like us to know today?",)),
    AgendaItem("What the adults say", ("views",)),
    AgendaItem("What goes well", ("celebrations",)),
    AgendaItem("Where we are", ("extra",)),
    AgendaItem("What we set out to do last time", ("review",)),
    AgendaItem("Who has done what", ("actions",)),
    AgendaItem("What comes next", ("targets",)),
    AgendaItem("When we meet again, and who gets a copy", ("next",)),
)
_QUESTIONS = (
    "What will we see when it has worked?",
    "What is the first step, and who takes it?",
    "Who can help, and how?",
    "By which day, and when do we look in between?",
)
"""The meeting of a kind that has no words of its own for it."""


def kind_from(name: str, about: Mapping[str, object]) -> Kind:
    """Return the kind that a schema's ``x-smartdoc`` describes; whatever it leaves out is plain.

    Each text is one line, whatever the schema says: it stands in lists and in logs.
    """
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
        agenda=_agenda(about.get("agenda"), name) or _AGENDA,
        questions=_texts(about, "questions") or _QUESTIONS,
    )


def _text(about: Mapping[str, object], key: str, default: str) -> str:
    value = about.get(key)
    return " ".join(value.split()) if isinstance(value, str) else default


def _texts(about: Mapping[str, object], key: str) -> tuple[str, ...]:
    entries = about.get(key)
    return (
        tuple(" ".join(one.split()) for one in entries if isinstance(one, str))
        if isinstance(entries, list)
        else ()
    )


def _agenda(entries: object, kind: str) -> tuple[AgendaItem, ...]:
    items = tuple(
        AgendaItem(_text(entry, "title", "?"), _texts(entry, "parts"), _texts(entry, "questions"))
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, Mapping)
    )
    for part in (part for item in items for part in item.parts if part not in AGENDA_PARTS):
        raise SmartdocError(
            f"The schema of kind “{kind}”: an agenda has no part “{part}”.",
            did_you_mean(part, AGENDA_PARTS, f"Known: {', '.join(AGENDA_PARTS)}."),
        )
    return items


def _acronym(entries: object) -> tuple[Letter, ...]:
    letters = entries if isinstance(entries, list) else []
    return tuple(
        Letter(
            letter=_text(entry, "letter", "?"),
            label=_text(entry, "label", ""),
            question=_text(entry, "question", ""),
            criteria=_texts(entry, "criteria"),
        )
        for entry in letters
        if isinstance(entry, Mapping)
    )
