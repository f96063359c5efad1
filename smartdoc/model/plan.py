"""The plan itself: what every kind has, and each kind's own blocks beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from smartdoc.frozen import frozen
from smartdoc.model.details import NOTHING, Details
from smartdoc.model.people import (
    Learner,
    Meeting,
    Person,
    Restricted,
    SignOff,
    Views,
    Voice,
    Waiver,
)
from smartdoc.model.record import Record
from smartdoc.model.school import (
    Attainment,
    Attendance,
    Education,
    PupilPremium,
    Report,
    Section,
    Transition,
)
from smartdoc.model.target import Action, Review, Target
from smartdoc.model.vocabulary import Edition, KeyStage, Status
from smartdoc.model.wellbeing import (
    Concern,
    Confidence,
    Escalation,
    Event,
    MovingOn,
    Wellbeing,
)

_STAGE_OF: Mapping[Edition | None, KeyStage] = {"early-years": "EYFS", "post-16": "post-16"}
"""The key stage that an edition of the PEP is for, where it is for one alone."""


@frozen(kw_only=True)
class Plan(Record):
    """One plan for one meeting. Blocks that the plan's kind does not know are None or empty."""

    kind: str
    ref: str
    meeting: Meeting
    learner: Learner
    status: Status = "draft"
    edition: Edition | None = None
    people: tuple[Person, ...] = ()
    voice: Voice | None = None
    views: Views | None = None
    celebrations: tuple[str, ...] = ()
    review: tuple[Review, ...] = ()
    targets: tuple[Target, ...] = ()
    actions: tuple[Action, ...] = ()
    waive: tuple[Waiver, ...] = ()
    sign_off: tuple[SignOff, ...] = ()
    restricted: Restricted | None = None

    # Personal Education Plan
    care_review: datetime.date | None = None
    education: Education | None = None
    attendance: Attendance | None = None
    attainment: tuple[Attainment, ...] = ()
    wellbeing: Wellbeing | None = None
    pupil_premium: PupilPremium | None = None
    transition: Transition | None = None

    # Learner Engagement Plan
    section: Section | None = None
    goal: str | None = None

    # Individual learning goals
    report: Report | None = None

    # All-STAR goal plan
    strengths: tuple[str, ...] = ()
    growth: tuple[str, ...] = ()
    display: str | None = None

    # Local Integrated Assessment and Planning
    reason_for_plan: str | None = None
    assessment: str | None = None
    consent: str | None = None
    concerns: tuple[Concern, ...] = ()
    chronology: tuple[Event, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    moving_on: MovingOn | None = None
    escalation: tuple[Escalation, ...] = ()

    extra: Details = NOTHING

    def person(self, id: str | None) -> Person | None:  # noqa: A002 - the field's own name
        """Return the person with this id, None if the plan names no such person."""
        return next((person for person in self.people if person.id == id), None)

    def target(self, id: str | None) -> Target | None:  # noqa: A002 - the field's own name
        """Return the target with this id, None if this plan has no such target."""
        return next((target for target in self.targets if target.id == id), None)

    @property
    def all_actions(self) -> tuple[Action, ...]:
        """Return every action: of the targets, of the plan, of the move to another school."""
        of_targets = (action for target in self.targets for action in target.actions)
        of_move = self.transition.actions if self.transition else ()
        return (*of_targets, *self.actions, *of_move)

    @property
    def key_stage(self) -> KeyStage | None:
        """Return the learner's key stage, None where neither the year nor the edition tells."""
        return self.learner.key_stage or _STAGE_OF.get(self.edition)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of everybody in the plan, of their organisations, and of the school."""
        people = (text for one in self.people for text in (one.name, one.organisation))
        return tuple(filter(None, (self.learner.name, self.learner.school, *people)))

    @property
    def stem(self) -> str:
        """Return the plan's file name without its ending: ``2026-11-30.pep``."""
        return f"{self.meeting.date.isoformat()}.{self.kind}"
