"""One document's view of a plan: the fields it may show, names in place of ids, the findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from smartdoc.config import Branding
from smartdoc.filters import capital, day, words
from smartdoc.finding import Finding, with_words
from smartdoc.kind import Kind
from smartdoc.model import Action, Person, Plan, Target, Waiver
from smartdoc.view.allowed import limited
from smartdoc.view.notes import Note, PastTarget, Version, WaiverNote
from smartdoc.view.participants import PARTIES, Participant, participants_of

MEMBERS = "Members of the meeting"


@dataclass(frozen=True, slots=True)
class View:
    """Everything that one document for one audience may show."""

    plan: Plan
    kind: Kind
    document: str = "plan"
    audience: str = MEMBERS
    draft: bool = False
    findings: tuple[Note, ...] = ()
    waivers: tuple[WaiverNote, ...] = ()
    participants: tuple[Participant, ...] = ()
    past: tuple[PastTarget, ...] = ()
    version: str = ""
    branding: Branding = field(default_factory=Branding)

    @property
    def title(self) -> str:
        """Return the document's title, which names learner and day."""
        plan = self.plan
        return f"{self.kind.title}: {plan.learner.name}, {day(plan.meeting.date)}"

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab, which shows little of it."""
        plan = self.plan
        return f"{self.kind.short}: {plan.learner.name}, {day(plan.meeting.date)}"

    @property
    def footer(self) -> str:
        """Return the line at the foot of every page: what, for whom, which version."""
        parts = (self.kind.short, self.plan.ref, f"For: {self.audience}", self.version)
        return " · ".join(part for part in parts if part)

    def participant(self, id: str | None) -> Participant | None:  # noqa: A002 - the field's name
        """Return the person with this id, None if the plan names no such person."""
        return next((one for one in self.participants if one.id == id), None)

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
        return next((target for target in self.past if target.id == id), None)

    def target_name(self, id: str | None) -> str:  # noqa: A002
        """Return what the target with this id is called; its id in plain words if by no name."""
        past = self.past_target(id)
        now = self.plan.target(id)
        return (past and past.title) or (now and heading_of(now)) or capital(words(id))


def plan_view(
    plan: Plan,
    kind: Kind,
    *,
    document: str = "plan",
    audience: str = MEMBERS,
    draft: bool = False,
    findings: Iterable[Finding] = (),
    rule_names: Mapping[str, str] | None = None,
    party_of: Callable[[Person], str] | None = None,
    before: Plan | None = None,
    version: Version | None = None,
    branding: Branding | None = None,
) -> View:
    """Return what this document may show of the plan.

    ``findings`` appear in a draft only. ``rule_names`` gives a rule's name for its code,
    ``party_of`` whose side a person acts for, and ``before`` is the plan of the meeting before.
    Raises ``SmartdocError`` for a document that has no list of fields.
    """
    shown = limited(plan, document)
    view = View(
        plan=shown,
        kind=kind,
        document=document,
        audience=audience,
        draft=draft,
        findings=tuple(_note(one) for one in findings if draft and not one.waived),
        # Whatever a document shows, it names people by their names.
        participants=participants_of(replace(shown, people=plan.people), party_of or _own_party),
        past=_past(before),
        version=(version or Version()).of(plan.meeting.date),
        branding=branding or Branding(),
    )
    waivers = tuple(_waiver_note(waiver, view, rule_names or {}) for waiver in plan.waive)
    return replace(view, waivers=waivers)


def heading_of(target: Target) -> str:
    """Return what a target is called: its title, else its areas."""
    return target.title or capital(", ".join(words(area) for area in target.areas))


def _own_party(person: Person) -> str:
    return person.party or "other"


def _past(before: Plan | None) -> tuple[PastTarget, ...]:
    targets = before.targets if before else ()
    return tuple(PastTarget(one.id, heading_of(one), one.statement or "") for one in targets)


def _note(finding: Finding) -> Note:
    place = f"line {finding.place.line}" if finding.place else ""
    message, hint = with_words(finding.message), with_words(finding.hint)
    return Note(finding.rule, finding.level.label, place, message, hint)


def _waiver_note(waiver: Waiver, view: View, rule_names: Mapping[str, str]) -> WaiverNote:
    return WaiverNote(
        code=waiver.rule,
        rule=rule_names.get(waiver.rule, ""),
        target=view.target_name(waiver.target) if waiver.target else "",
        because=waiver.because,
        by=view.person(waiver.by),
    )
