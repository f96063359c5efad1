"""The papers of the workshop, each a sheet that is made into a web page and a Word file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import field

from smartdoc.config import Branding
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Person
from smartdoc.workshop.exercise import questions
from smartdoc.workshop.scenario import scenario_plan

FACILITATOR = "Facilitator"
EVERYBODY = "Everybody taking part"

FOLDER = "workshop"
"""Where their templates are, below ``templates``, and their files, below the output folder."""


@frozen
class _About:
    name: str
    heading: str
    audience: str
    template: str = ""


PAPERS = (
    _About("session", "Plan of the session", FACILITATOR),
    _About("confidence-before", "Measure of confidence: before", EVERYBODY, "confidence"),
    _About("is-it-smart", "Is it SMART?", EVERYBODY),
    _About("is-it-smart.answers", "Is it SMART? Answers", FACILITATOR),
    _About("scenario", "A family's situation", EVERYBODY),
    _About("action-plan", "Action plan", EVERYBODY),
    _About("scenario.answers", "One possible action plan", FACILITATOR),
    _About("confidence-after", "Measure of confidence: after", EVERYBODY, "confidence"),
)
"""The papers in the order in which the session needs them."""


@frozen
class Paper:
    """One paper of the workshop, as its template and the renderer see it.

    ``version`` says to which set of statements it belongs.
    """

    document: str
    heading: str
    audience: str
    templates: tuple[str, ...]
    kind: Kind
    version: str
    date: datetime.date
    branding: Branding
    content: Mapping[str, object] = field(default_factory=dict, repr=False)
    draft: bool = False

    @property
    def context(self) -> Mapping[str, object]:
        """Return what templates may name without ``view`` before it."""
        return {"kind": self.kind, **self.content}

    @property
    def classes(self) -> str:
        """Return the classes by which the style of a web page knows it."""
        return f"{FOLDER} {self.document.replace('.', '-')}"

    @property
    def title(self) -> str:
        """Return the document's whole title."""
        return f"{self.heading} – {self.subject}"

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab."""
        return self.heading

    @property
    def subject(self) -> str:
        """Return what Word shows as the subject."""
        return f"Workshop: SMART {self.kind.target}s and action plans"

    @property
    def footer(self) -> str:
        """Return the line at the foot of every page: what, for whom, which set."""
        return " · ".join((self.heading, f"For: {self.audience}", self.version))


def papers(kind: Kind, *, seed: int, today: datetime.date, branding: Branding) -> Iterator[Paper]:
    """Yield all papers of one session, with the statements of the set of this number."""
    plan = scenario_plan()
    content = {
        "questions": questions(kind, seed),
        "plan": plan,
        "people": {person.id: _called(person) for person in plan.people},
    }
    for about in PAPERS:
        yield Paper(
            document=about.name,
            heading=about.heading,
            audience=about.audience,
            templates=tuple(f"{FOLDER}/{name}" for name in (about.name, about.template) if name),
            kind=kind,
            version=f"Set {seed}",
            date=today,
            branding=branding,
            content=content,
        )


def _called(person: Person) -> str:
    """Return the name, with the role of everybody but the child."""
    name = person.name or ""
    return name if person.role == "child" else f"{name}, {person.role}"
