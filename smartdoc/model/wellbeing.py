"""What a plan holds about wellbeing, concerns, and what to do when nothing helps."""

from __future__ import annotations

import datetime

from smartdoc.frozen import frozen
from smartdoc.model.record import Record
from smartdoc.model.vocabulary import Step, WellbeingIndicator


@frozen(kw_only=True)
class Sdq(Record):
    """A Strengths and Difficulties Questionnaire; ``score`` is the total, from 0 to 40."""

    score: int | None = None
    on: datetime.date | None = None
    completed_by: str | None = None


@frozen(kw_only=True)
class Wellbeing(Record):
    """How the child is, and who helps."""

    sdq: Sdq | None = None
    strengths: str | None = None
    strategies: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


@frozen(kw_only=True)
class Concern(Record):
    """Something the team around the child sees as a problem; targets refer to its ``id``."""

    id: str
    what: str | None = None
    evidence: str | None = None
    indicators: tuple[WellbeingIndicator, ...] = ()
    since: datetime.date | None = None
    raised_by: str | None = None


@frozen(kw_only=True)
class Event(Record):
    """One entry of the chronology."""

    what: str
    on: datetime.date | None = None
    source: str | None = None


@frozen(kw_only=True)
class Confidence(Record):
    """How sure somebody felt before the plan and after it, each from 0 to 10."""

    who: str | None = None
    about: str | None = None
    before: int | None = None
    before_on: datetime.date | None = None
    after: int | None = None
    after_on: datetime.date | None = None


@frozen(kw_only=True)
class MovingOn(Record):
    """The questions a team asks itself when nothing has made a difference."""

    same_or_new: str | None = None
    assessment_revisited: str | None = None
    unknown: str | None = None
    another_professional: str | None = None
    learned: str | None = None
    next_step: str | None = None


@frozen(kw_only=True)
class Escalation(Record):
    """A step up to a group that can do more, with the evidence that the steps below were tried."""

    step: Step
    on: datetime.date | None = None
    reason: str | None = None
    evidence: tuple[str, ...] = ()
