"""A target with everything that belongs to it, and what became of it at the next meeting."""

from __future__ import annotations

import datetime

from smartdoc.frozen import frozen
from smartdoc.model.details import NOTHING, Details
from smartdoc.model.record import Dated, Record
from smartdoc.model.vocabulary import (
    Decision,
    Impact,
    Indicator,
    Outcome,
    Progress,
    WellbeingIndicator,
)


@frozen(kw_only=True)
class Reading(Record):
    """One value measured on the way."""

    on: datetime.date | None = None
    value: float | int | str | None = None
    note: str | None = None


@frozen(kw_only=True)
class Measure(Record):
    """How anyone can see whether the target is met, from where and to where."""

    indicator: Indicator | None = None
    what: str | None = None
    method: str | None = None
    unit: str | None = None
    baseline: float | int | str | None = None
    target: float | int | str | None = None
    readings: tuple[Reading, ...] = ()


@frozen(kw_only=True)
class Achievable(Record):
    """Why the target can be reached; ``confidence`` is the learner's own, from 0 to 10."""

    support: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    skills: str | None = None
    confidence: int | None = None


@frozen(kw_only=True)
class Milestone(Dated):
    """A step on the way to a larger target."""

    what: str
    done_on: datetime.date | None = None


@frozen(kw_only=True)
class Action(Dated):
    """What one person does; ``who`` is a person's id or, failing that, free text."""

    what: str
    who: str | None = None
    how_often: str | None = None
    status: Progress | None = None
    done_on: datetime.date | None = None
    note: str | None = None

    @property
    def is_done(self) -> bool:
        """Tell whether it was done: a day on which it was done says so without a status."""
        return self.status == "done" or self.done_on is not None

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is left to do: it was done or dropped."""
        return self.is_done or self.status == "dropped"


@frozen(kw_only=True)
class Check(Record):
    """A day on which somebody looks how the target is going."""

    on: datetime.date | None = None
    who: str | None = None
    what: str | None = None
    note: str | None = None


@frozen(kw_only=True)
class Spending(Record):
    """Pupil premium spent on a target; ``cost`` is in pounds."""

    what: str
    cost: float | int | None = None
    weeks: int | None = None
    impact: Impact | None = None
    note: str | None = None


@frozen(kw_only=True)
class Reflection(Record):
    """The pupil's own look back at a goal."""

    learned: str | None = None
    method_worked: str | None = None
    success: str | None = None
    next_steps: str | None = None
    need_help: str | None = None


@frozen(kw_only=True)
class SmartNotes(Record):
    """The learner's own words for each letter of SMART."""

    specific: str | None = None
    measurable: str | None = None
    achievable: str | None = None
    realistic: str | None = None
    timely: str | None = None


@frozen(kw_only=True)
class Target(Dated):
    """One target. Its ``id`` stays the same while it lives on from plan to plan."""

    id: str
    revises: str | None = None
    title: str | None = None
    areas: tuple[str, ...] = ()
    reason: str | None = None
    statement: str | None = None
    my_words: str | None = None
    measure: Measure | None = None
    achievable: Achievable | None = None
    milestones: tuple[Milestone, ...] = ()
    actions: tuple[Action, ...] = ()
    monitoring: tuple[Check, ...] = ()
    evidence: tuple[str, ...] = ()
    pupil_premium: tuple[Spending, ...] = ()
    concern: tuple[str, ...] = ()
    indicators: tuple[WellbeingIndicator, ...] = ()
    strategies: tuple[str, ...] = ()
    reflection: Reflection | None = None
    report_text: str | None = None
    smart: SmartNotes | None = None
    extra: Details = NOTHING


@frozen(kw_only=True)
class Review(Record):
    """What became of one target of the plan before this one."""

    target: str
    outcome: Outcome | None = None
    evidence: str | None = None
    because: str | None = None
    decision: Decision | None = None
    praise: str | None = None
