"""What a view says about a plan beside the plan itself: findings, waivers, past, version."""

from __future__ import annotations

import datetime

from smartdoc.filters import capital, day, words
from smartdoc.frozen import frozen
from smartdoc.model import Target

_NOT_AS_AGREED = ", changed since agreed"


@frozen
class Note:
    """One finding as a draft shows it; ``place`` is the line of the plan file."""

    code: str
    level: str
    place: str
    message: str
    hint: str


@frozen
class WaiverNote:
    """A rule that was set aside, with everything by its name. ``target`` is empty for all."""

    code: str
    rule: str
    target: str
    because: str
    by: str


@frozen
class PastTarget:
    """A target of the plan before this one, for looking back at it."""

    id: str
    title: str
    statement: str


@frozen
class Version:
    """Where a document comes from: the commit, if the plan is in git, and what came after it."""

    commit: str = ""
    uncommitted: bool = False
    changed_since_agreed: bool = False

    def of(self, date: datetime.date) -> str:
        """Return the version of the plan of this day, for the foot of its documents."""
        text = f"Plan of {day(date)}"
        if self.commit:
            text += f", version {self.commit}"
        if self.uncommitted:
            text += " with edits not yet committed" if self.commit else ", not yet committed"
        return text + (_NOT_AS_AGREED if self.changed_since_agreed else "")


def heading_of(target: Target) -> str:
    """Return what a target is called: its title, else its areas."""
    return target.title or capital(", ".join(words(area) for area in target.areas))


def name_of(target: Target) -> str:
    """Return what a target is called, its id in plain words where it has no name."""
    return heading_of(target) or capital(words(target.id))
