"""A kind of plan as an empty form to fill in by hand: a document that is made of no plan."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from smartdoc.config import Branding
from smartdoc.filters import capital, day, words
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.policy import Policy

if TYPE_CHECKING:  # slow to load, and few builds make forms
    from smartdoc.starting.question import Question

DOCUMENT = "blank"

_LAID_OUT = frozenset(
    "kind ref status edition meeting learner people voice views celebrations review targets "
    "actions waive sign_off restricted".split()
)
"""What every form lays out, or nobody writes by hand."""

_OF_TARGET = frozenset(
    "id revises title areas reason statement my_words measure due achievable milestones actions "
    "monitoring evidence".split()
)
_ROWS, _ACTIONS = 3, 6
_DEEPEST = 2
"""Fields inside fields of a form; a schema may refer to itself."""
_NO_DAY = datetime.date(2000, 1, 1)
"""The date of a form whose policy has none: the same for every build."""


@frozen
class BlankField:
    """One thing that a form asks for. ``parts`` are asked side by side, again for each entry."""

    title: str
    question: str = ""
    parts: tuple[BlankField, ...] = ()
    repeated: bool = False


@frozen
class BlankForm:
    """The empty form of one kind.

    ``areas`` says of each target what it should be about, if the policy does; ``parties`` who has
    an action in each; ``own`` and ``own_of_target`` are what only this kind asks for.
    """

    kind: Kind
    heading: str = "Blank form"
    areas: tuple[str, ...] = ("",)
    parties: tuple[str, ...] = ()
    actions: int = 0
    reasons: int = _ROWS
    writing: bool = False
    own: tuple[BlankField, ...] = ()
    own_of_target: tuple[BlankField, ...] = ()
    policy: str = ""
    date: datetime.date = _NO_DAY
    branding: Branding = field(default_factory=Branding)

    @property
    def document(self) -> str:
        """Return the document's name."""
        return DOCUMENT

    @property
    def templates(self) -> tuple[str, ...]:
        """Return its templates: that of the kind, or that of every kind."""
        return (f"{DOCUMENT}.{self.kind.name}", DOCUMENT)

    @property
    def context(self) -> Mapping[str, object]:
        """Return what templates may name without ``view`` before it."""
        return {"kind": self.kind}

    @property
    def classes(self) -> str:
        """Return the classes by which the style of a web page knows it."""
        return f"{DOCUMENT} {self.kind.name}"

    @property
    def title(self) -> str:
        """Return the document's whole title."""
        return f"{self.heading}: {self.kind.title}"

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab."""
        return f"{self.heading}: {self.kind.short}"

    @property
    def subject(self) -> str:
        """Return what Word shows as the subject."""
        return self.kind.title

    @property
    def audience(self) -> str:
        """Return whom the document is for, in words."""
        return "writing by hand"

    @property
    def version(self) -> str:
        """Return by which policy the form asks what it asks."""
        dated = f" of {day(self.date)}" if self.date != _NO_DAY else ""
        return f"{self.policy}{dated}" if self.policy else ""

    @property
    def footer(self) -> str:
        """Return the line at the foot of every page."""
        return " · ".join(part for part in (self.short_title, self.version) if part)

    @property
    def draft(self) -> bool:
        """Tell that an empty form is no draft of anything."""
        return False


def blank_form(
    kind: Kind, asked: Question, policy: Policy, branding: Branding, heading: str
) -> BlankForm:
    """Return the form of a kind; ``asked`` is its schema."""
    from smartdoc.starting.blanks import blank_targets

    targets = blank_targets(kind.name, kind.target, policy, None, (), ())
    of_target = asked.parts["targets"].entry if "targets" in asked.parts else None
    rows = _rows(kind, policy)
    return BlankForm(
        kind=kind,
        heading=heading,
        areas=tuple(_area(each.areas, each.note) for each in targets) or ("",),
        parties=rows,
        actions=max(len(rows), _own_actions(kind, policy)),
        reasons=policy.all_star.reasons if kind.name == "all-star" else _ROWS,
        writing=bool(policy.pep.writing_key_stages),
        own=tuple(_fields(asked, _LAID_OUT)),
        own_of_target=tuple(_fields(of_target, _OF_TARGET)) if of_target else (),
        policy=policy.title,
        date=policy.valid_from or _NO_DAY,
        branding=branding,
    )


def _area(areas: tuple[str, ...], note: str) -> str:
    return capital(words(areas[-1]) if areas else note)


def _rows(kind: Kind, policy: Policy) -> tuple[str, ...]:
    """Return who must have an action."""
    asked = {"pep": policy.pep.parties, "liap": policy.liap.parties}
    return tuple(capital(words(party)) for party in asked.get(kind.name, ()))


def _own_actions(kind: Kind, policy: Policy) -> int:
    return policy.all_star.actions if kind.name == "all-star" else _ACTIONS


def _fields(asked: Question, known: Container[str]) -> Iterator[BlankField]:
    for key, part in asked.parts.items():
        if key not in known:
            yield _field(key, part)


def _field(key: str, asked: Question, depth: int = _DEEPEST) -> BlankField:
    inner = (asked.entry or asked).parts if depth else {}
    return BlankField(
        title=str(asked.node.get("title") or capital(words(key))),
        question=asked.description,
        parts=tuple(_field(name, part, depth - 1) for name, part in inner.items()),
        repeated=asked.entry is not None,
    )
