"""Who the plan is for, who takes part, when they meet, and what they say."""

from __future__ import annotations

import datetime

from smartdoc.frozen import frozen
from smartdoc.model.record import Record
from smartdoc.model.vocabulary import Audience, KeyStage, Party, Reader

_LAST_YEAR_OF: tuple[tuple[int, KeyStage], ...] = (
    (0, "EYFS"),
    (2, "KS1"),
    (6, "KS2"),
    (9, "KS3"),
    (11, "KS4"),
    (14, "post-16"),
)


@frozen(kw_only=True)
class Learner(Record):
    """The child, pupil or young person whom the plan is for."""

    name: str
    year: int | None = None
    school: str | None = None
    send: str | None = None
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()

    @property
    def key_stage(self) -> KeyStage | None:
        """Return the stage of the national curriculum that the year belongs to."""
        if self.year is None:
            return None
        return next((stage for last, stage in _LAST_YEAR_OF if self.year <= last), None)


@frozen(kw_only=True)
class Person(Record):
    """Somebody named in the plan. ``id`` is the short name by which the plan refers to them."""

    id: str
    role: str
    name: str | None = None
    organisation: str | None = None
    party: Party | None = None
    copy: Audience | None = None


@frozen(kw_only=True)
class Meeting(Record):
    """The meeting that the plan was written for; people are given by their ids."""

    date: datetime.date
    next: datetime.date | None = None
    time: str | None = None
    place: str | None = None
    chair: str | None = None
    invited: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()


@frozen(kw_only=True)
class Voice(Record):
    """What the learner says, and who wrote it down."""

    liked: str | None = None
    hard: str | None = None
    help: str | None = None
    hopes: str | None = None
    proud: str | None = None
    said_on: datetime.date | None = None
    recorded_by: str | None = None
    how: str | None = None
    absent_because: str | None = None


@frozen(kw_only=True)
class Views(Record):
    """What the adults around the learner say."""

    carer: str | None = None
    parent: str | None = None
    school: str | None = None
    social_worker: str | None = None


@frozen(kw_only=True)
class SignOff(Record):
    """One person's agreement.

    ``content`` is the hash of what was agreed; ``because`` the reason why it is not what had been
    agreed before.
    """

    who: str
    on: datetime.date | None = None
    content: str | None = None
    because: str | None = None


@frozen(kw_only=True)
class Waiver(Record):
    """A rule set aside for a reason, by somebody who answers for it."""

    rule: str
    because: str
    by: str
    target: str | None = None


@frozen(kw_only=True)
class Restricted(Record):
    """What only the named audiences may read; it never reaches a document for anyone else."""

    audiences: tuple[Reader, ...] = ("social-worker", "virtual-school")
    placement: str | None = None
    legal_status: str | None = None
    parental_responsibility: str | None = None
    no_contact: str | None = None
    health: str | None = None
    care_history: str | None = None
    notes: str | None = None
