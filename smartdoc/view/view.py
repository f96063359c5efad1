"""One document's view of a plan: the fields it may show, names in place of ids, the findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import field

from smartdoc.chronicle import Chronicle
from smartdoc.config import Branding
from smartdoc.filters import capital, day, words
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Action, Person, Plan, Target
from smartdoc.policy import touches_field
from smartdoc.view.coming import Coming, coming_meeting
from smartdoc.view.copies import Copy
from smartdoc.view.course import aim_of, course_of, has_moved
from smartdoc.view.notes import Note, PastTarget, WaiverNote, heading_of, name_of
from smartdoc.view.outcomes import Reviewed, looked_back
from smartdoc.view.participants import PARTIES, Participant
from smartdoc.view.signed import Signed
from smartdoc.view.since import Since
from smartdoc.view.story import Story, reviewed_name, stories_of, stuck_in
from smartdoc.view.tasks import Tasks, tasks_of

PACK = "meeting"
"""The document for a meeting that may be another than the plan's own."""

HISTORY = "history"
FROM_GIT = (PACK, HISTORY)
"""The documents that tell of edits; for others nobody needs to ask git."""


@frozen
class View:
    """Everything that one document for one audience may show.

    ``earlier`` holds the learner's plans from before, the oldest first, with no more in them than
    this plan shows, and ``earlier_people`` those who take part in each; ``reader`` is the person
    that a sheet for one person is for. After ``times_carried`` reviews at which a target was not
    reached it is time to move on.
    """

    plan: Plan
    kind: Kind
    copy: Copy
    today: datetime.date
    draft: bool = False
    earlier: tuple[Plan, ...] = ()
    reader: Participant | None = None
    findings: tuple[Note, ...] = ()
    waivers: tuple[WaiverNote, ...] = ()
    participants: tuple[Participant, ...] = ()
    earlier_people: tuple[tuple[Participant, ...], ...] = ()
    times_carried: int = 2
    version: str = ""
    signed: Signed = field(default_factory=Signed)
    branding: Branding = field(default_factory=Branding)
    chronicle: Chronicle = field(default_factory=Chronicle)
    since: Since | None = None

    @property
    def document(self) -> str:
        """Return the document's name, ``meeting``."""
        return self.copy.document.name

    @property
    def templates(self) -> tuple[str, ...]:
        """Return the names of its templates: that of the plan's kind, or that of every kind."""
        return (f"{self.document}.{self.kind.name}", self.document)

    @property
    def context(self) -> Mapping[str, object]:
        """Return what templates may name without ``view`` before it."""
        return {"plan": self.plan, "kind": self.kind}

    @property
    def classes(self) -> str:
        """Return the classes by which the style of a web page knows it."""
        return f"{self.document} {self.kind.name}"

    @property
    def audience(self) -> str:
        """Return whom the document is for, in words."""
        return self.reader.full if self.reader else self.copy.audience.title

    @property
    def heading(self) -> str:
        """Return what the document is called: ``Meeting pack``."""
        return self.copy.document.title or self.kind.title

    @property
    def meets_on(self) -> str:
        """Return the day of the meeting that the document is about, empty if nobody knows it."""
        return day(self.coming.date if self.document == PACK else self.date)

    @property
    def title(self) -> str:
        """Return the document's title, which names learner and day."""
        return f"{self.heading}: {', '.join(filter(None, (self.plan.learner.name, self.meets_on)))}"

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab, which shows little of it."""
        called = self.copy.document.title or self.kind.short
        return f"{called}: {', '.join(filter(None, (self.plan.learner.name, self.meets_on)))}"

    @property
    def subject(self) -> str:
        """Return what Word shows as the subject."""
        return self.kind.title

    @property
    def date(self) -> datetime.date:
        """Return the day of the plan's meeting, which Word shows as created and modified."""
        return self.plan.meeting.date

    @property
    def footer(self) -> str:
        """Return the line at the foot of every page: what, for whom, which version."""
        called = self.copy.document.title or self.kind.short
        parts = (called, self.plan.ref, f"For: {self.audience}", self.version)
        return " · ".join(part for part in parts if part)

    @property
    def last(self) -> Plan | None:
        """Return the plan of the meeting before, None where this is the first."""
        return self.earlier[-1] if self.earlier else None

    @property
    def coming(self) -> Coming:
        """Return the coming meeting: this plan's if it is still ahead, else the one after."""
        return coming_meeting(self.plan, self.earlier, self.kind, self.today, self.participant_in)

    @property
    def reviewed(self) -> Reviewed:
        """Return the targets of the plan before, with what this plan says became of them."""
        return Reviewed(tuple(looked_back(self.last, self.plan, self.earlier[:-1])))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Return the plans from before and this one."""
        return (*self.earlier, self.plan)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Return the life of each target over all plans, by its first meeting."""
        return stories_of(self.plans, self.today)

    @property
    def stuck(self) -> tuple[Story, ...]:
        """Return the targets for which it is time to think again, with all their lives."""
        return stuck_in(self.plans, self.today, self.times_carried)

    def target_title(self, target: Target) -> str:
        """Return what a target of any of the plans is called there."""
        return name_of(target)

    def reviewed_name(self, plan: Plan, id: str) -> str:  # noqa: A002 - the field's own name
        """Return what a target that one of the plans reviews was called when it was set."""
        return reviewed_name(self.plans, plan, id)

    def called(self, person: Person | None) -> str:
        """Return the name and role of a person of any of the plans, nothing for nobody."""
        if person is None:
            return ""
        learner = self.plan.learner.name
        name = person.name or (learner if person.party == "child" else capital(person.role))
        return name if name in (learner, capital(person.role)) else f"{name}, {person.role}"

    def course(self, target: Target) -> str:
        """Return where a target began, stands and should come to, in one line."""
        return course_of(target)

    def aim(self, target: Target) -> str:
        """Return from where to where a target goes and by when, in one line."""
        return aim_of(target)

    def has_moved(self, target: Target) -> bool:
        """Tell whether anything of a target was measured after its start."""
        return has_moved(target.measure)

    @property
    def tasks(self) -> Tasks:
        """Return what the reader of a sheet for one person has to do, by day."""
        return tasks_of(self.plan, self.today)

    def shows(self, path: str) -> bool:
        """Tell whether this copy may show the field at a path such as ``targets.reason``."""
        return touches_field(self.copy.allowed, path.split("."))

    def participant(self, id: str | None) -> Participant | None:  # noqa: A002 - the field's name
        """Return the person with this id, None if the plan names no such person."""
        return next((one for one in self.participants if one.id == id), None)

    def participant_in(self, plan: Plan, id: str | None) -> Participant | None:  # noqa: A002
        """Return who had this id in an earlier plan: the same id may be somebody else by now."""
        known = zip(self.earlier, self.earlier_people, strict=False)
        people = next((people for one, people in known if one is plan), self.participants)
        return next((one for one in people if one.id == id), None)

    def name_in(self, plan: Plan, id: str | None) -> str:  # noqa: A002
        """Return the name of whoever had this id in a plan, any other text as written."""
        found = self.participant_in(plan, id)
        return found.name if found else id or ""

    def person(self, id: str | None) -> str:  # noqa: A002
        """Return the name and role of the person with this id, any other text as written."""
        found = self.participant(id)
        return found.full if found else id or ""

    def name(self, id: str | None) -> str:  # noqa: A002
        """Return the name of the person with this id, any other text as written."""
        found = self.participant(id)
        return found.name if found else id or ""

    def party(self, id: str | None) -> str:  # noqa: A002
        """Return whose side the person with this id acts for."""
        found = self.participant(id)
        return found.party if found else "other"

    def by_party(self, actions: Iterable[Action]) -> tuple[Action, ...]:
        """Return the actions ordered by who acts: the learner first, then school, home and others.

        Actions of one party stay in the order of the plan.
        """
        return tuple(sorted(actions, key=lambda action: PARTIES.index(self.party(action.who))))

    def of_party(self, actions: Iterable[Action], *parties: str) -> tuple[Action, ...]:
        """Return the actions of these parties, in the order of the plan."""
        return tuple(action for action in actions if self.party(action.who) in parties)

    def not_of_party(self, actions: Iterable[Action], *parties: str) -> tuple[Action, ...]:
        """Return the actions of everybody else, ordered by who acts."""
        return tuple(one for one in self.by_party(actions) if self.party(one.who) not in parties)

    def concern(self, id: str) -> str:  # noqa: A002
        """Return what the concern with this id is; its id in plain words if the plan has none."""
        said = (one.what for one in self.plan.concerns if one.id == id)
        return next(said, None) or capital(words(id))

    def past_target(self, id: str | None) -> PastTarget | None:  # noqa: A002
        """Return the target of the plan before with this id, None if it is not known."""
        target = self.last and self.last.target(id)
        return PastTarget(target.id, heading_of(target), target.statement or "") if target else None

    def target_name(self, id: str | None) -> str:  # noqa: A002
        """Return what the target with this id is called; its id in plain words if by no name."""
        past = self.past_target(id)
        now = self.plan.target(id)
        return (past and past.title) or (now and heading_of(now)) or capital(words(id))
