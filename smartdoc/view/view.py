"""One document's view of a plan: the fields it may show, names in place of ids, the findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from smartdoc.config import Branding
from smartdoc.disclosure import Wording
from smartdoc.filters import capital, day, words
from smartdoc.finding import Finding, with_words
from smartdoc.kind import AgendaItem, Kind
from smartdoc.model import Action, Plan, Target, Waiver
from smartdoc.policy import FINDINGS, holds, touches
from smartdoc.view.coming import Coming, agenda_of, coming_meeting
from smartdoc.view.copies import Copy, PartyOf
from smartdoc.view.course import course_of
from smartdoc.view.hiding import people_shown, wording_for
from smartdoc.view.limit import limited
from smartdoc.view.notes import Note, PastTarget, Version, WaiverNote, heading_of
from smartdoc.view.outcomes import LookedAt, looked_back
from smartdoc.view.participants import PARTIES, Participant, participants_of
from smartdoc.view.tasks import Tasks, tasks_of


@dataclass(frozen=True, slots=True)
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
    branding: Branding = field(default_factory=Branding)

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
    def title(self) -> str:
        """Return the document's title, which names learner and day."""
        return f"{self.heading}: {self.plan.learner.name}, {day(self.date)}"

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab, which shows little of it."""
        called = self.copy.document.title or self.kind.short
        return f"{called}: {self.plan.learner.name}, {day(self.date)}"

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
        return coming_meeting(self.plan, self.last, self.today)

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """Return the items of the coming meeting."""
        before = bool(self.coming.looks_back_at or self.plan.review or self.tasks)
        return agenda_of(self.kind, self.plan.learner.name, anything_before=before)

    @property
    def tasks(self) -> Tasks:
        """Return what people have to do by the coming meeting."""
        coming = self.coming
        plans = (self.last, self.plan) if coming.ahead and self.last else (self.plan,)
        return tasks_of(plans, self.today, coming.date, self.participant_in, heading_of)

    @property
    def reviewed(self) -> tuple[LookedAt, ...]:
        """Return the targets of the plan before, with what this plan says became of them."""
        return tuple(looked_back(self.last, self.plan, self.earlier[:-1]))

    @property
    def to_review(self) -> tuple[LookedAt, ...]:
        """Return the targets that the coming meeting looks back at."""
        if self.coming.ahead:
            return self.reviewed
        return tuple(looked_back(self.plan, None, self.earlier))

    def moves_on(self, one: LookedAt) -> bool:
        """Tell whether a target has been missed so often, or goes so far up, that all must think."""
        return one.times_unmet >= self.times_carried or one.decision == "escalate"

    def course(self, target: Target) -> str:
        """Return where a target began, stands and should come to, in one line."""
        return course_of(target)

    def shows(self, path: str) -> bool:
        """Tell whether this copy may show the field at a path such as ``targets.reason``."""
        return touches(self.copy.allowed, path.split("."))

    def participant(self, id: str | None) -> Participant | None:  # noqa: A002 - the field's name
        """Return the person with this id, None if the plan names no such person."""
        return next((one for one in self.participants if one.id == id), None)

    def participant_in(self, plan: Plan, id: str | None) -> Participant | None:  # noqa: A002
        """Return who had this id in an earlier plan: the same id may be somebody else by now."""
        known = zip(self.earlier, self.earlier_people, strict=False)
        people = next((people for one, people in known if one is plan), self.participants)
        return next((one for one in people if one.id == id), None)

    def person_in(self, plan: Plan, id: str | None) -> str:  # noqa: A002
        """Return the name and role of whoever had this id in a plan, any other text as written."""
        found = self.participant_in(plan, id)
        return found.full if found else id or ""

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


def plan_view(
    plan: Plan,
    kind: Kind,
    copy: Copy,
    *,
    today: datetime.date,
    party_of: PartyOf,
    draft: bool = False,
    findings: Iterable[Finding] = (),
    rule_names: Mapping[str, str] | None = None,
    earlier: tuple[Plan, ...] = (),
    times_carried: int = 2,
    version: Version | None = None,
    branding: Branding | None = None,
) -> View:
    """Return what one copy of a document shows of a plan.

    ``findings`` appear in a draft only, to those who may see what they are about. ``rule_names``
    gives a rule's name for its code, ``party_of`` whose side a person acts for, and ``earlier``
    holds the learner's plans from before, the oldest first.
    """
    wording = wording_for((*earlier, plan), copy, party_of)
    own = _limited(plan, copy, party_of, wording)
    before = tuple(_limited(one, copy, party_of, wording) for one in earlier)
    unnamed = "other" in copy.audience.names
    participants = participants_of(own, party_of, unnamed=unnamed)
    view = View(
        plan=own,
        kind=kind,
        copy=copy,
        today=today,
        draft=draft,
        findings=tuple(_notes(findings, copy, wording)) if draft else (),
        participants=participants,
        earlier=before,
        earlier_people=tuple(participants_of(one, party_of, unnamed=unnamed) for one in before),
        times_carried=times_carried,
        reader=next((one for one in participants if one.id == copy.person), None),
        version=(version or Version()).of(plan.meeting.date),
        branding=branding or Branding(),
    )
    waivers = tuple(_waiver_note(waiver, view, rule_names or {}) for waiver in own.waive)
    return replace(view, waivers=waivers)


def _limited(plan: Plan, copy: Copy, party_of: PartyOf, wording: Wording) -> Plan:
    """Return the plan as the reader may see it; a sheet for one person holds their actions only."""
    named = replace(plan, people=people_shown(plan, copy, party_of))
    shown = limited(named, copy.allowed, wording.of)
    return _only_actions_of(copy.person, shown) if copy.document.per_person else shown


def _only_actions_of(person: str, plan: Plan) -> Plan:
    def own(actions: tuple[Action, ...]) -> tuple[Action, ...]:
        return tuple(action for action in actions if action.who == person)

    move = plan.transition
    return replace(
        plan,
        actions=own(plan.actions),
        targets=tuple(replace(one, actions=own(one.actions)) for one in plan.targets),
        transition=move and replace(move, actions=own(move.actions)),
    )


def _notes(findings: Iterable[Finding], copy: Copy, wording: Wording) -> Iterable[Note]:
    if not holds(copy.allowed, (FINDINGS,)):
        return
    for finding in findings:
        if not finding.waived and touches(copy.allowed, finding.path):
            yield _note(finding, wording)


def _note(finding: Finding, wording: Wording) -> Note:
    place = f"line {finding.place.line}" if finding.place else ""
    message, hint = (wording.of(with_words(text)) for text in (finding.message, finding.hint))
    return Note(finding.rule, finding.level.label, place, message, hint)


def _waiver_note(waiver: Waiver, view: View, rule_names: Mapping[str, str]) -> WaiverNote:
    return WaiverNote(
        code=waiver.rule,
        rule=rule_names.get(waiver.rule, ""),
        target=view.target_name(waiver.target) if waiver.target else "",
        because=waiver.because,
        by=view.person(waiver.by),
    )
