"""What a plan holds about school: education, attendance, attainment, money, moves, reports."""

from __future__ import annotations

import datetime

from smartdoc.frozen import frozen
from smartdoc.model.record import Record
from smartdoc.model.target import Action
from smartdoc.model.vocabulary import Timetable


@frozen(kw_only=True)
class School(Record):
    """A school attended before. ``from_`` is ``from`` in the file, a word that Python keeps."""

    setting: str
    from_: datetime.date | None = None
    to: datetime.date | None = None
    reason_left: str | None = None


@frozen(kw_only=True)
class Education(Record):
    """Where and how the child is taught now, and where before."""

    setting: str | None = None
    type: str | None = None
    since: datetime.date | None = None
    provision: str | None = None
    timetable: Timetable | None = None
    part_time_because: str | None = None
    send_support: str | None = None
    history: tuple[School, ...] = ()
    carer_role: str | None = None


@frozen(kw_only=True)
class Attendance(Record):
    """Attendance over a period; absences are counted in sessions, which are half days."""

    period: str | None = None
    percent: float | int | None = None
    authorised: int | None = None
    unauthorised: int | None = None
    suspensions: int | None = None
    exclusions: int | None = None
    note: str | None = None


@frozen(kw_only=True)
class Attainment(Record):
    """Where the child stands in one subject, on the scale that the school uses."""

    subject: str
    scale: str | None = None
    current: float | int | str | None = None
    target: float | int | str | None = None
    on: datetime.date | None = None
    on_track: bool | None = None
    evidence: str | None = None
    help: str | None = None


@frozen(kw_only=True)
class PupilPremium(Record):
    """The pupil premium plus given for the child; ``allocation`` is in pounds."""

    allocation: float | int | None = None
    period: str | None = None
    note: str | None = None


@frozen(kw_only=True)
class Transition(Record):
    """The next move, such as a new key stage, school or course."""

    next: str | None = None
    on: datetime.date | None = None
    plan: str | None = None
    actions: tuple[Action, ...] = ()


@frozen(kw_only=True)
class Section(Record):
    """The section of the learner engagement plan that the targets serve."""

    number: int | None = None
    title: str | None = None


@frozen(kw_only=True)
class Report(Record):
    """What goes into the report to parents, and the day it goes."""

    on: datetime.date | None = None
    comment: str | None = None
    include: bool | None = None
