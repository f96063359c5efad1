"""What the index of everything that was built shows."""

from __future__ import annotations

import datetime
from dataclasses import field

from smartdoc.config import Branding
from smartdoc.english import counted
from smartdoc.filters import day
from smartdoc.frozen import frozen


@frozen
class IndexFile:
    """One file to open. ``href`` is relative to the index."""

    label: str
    href: str


@frozen
class IndexDocument:
    """One document for one reader, in each format; ``remark`` is for those who write the plan."""

    title: str
    reader: str
    files: tuple[IndexFile, ...] = ()
    remark: str = ""


@frozen
class IndexPlan:
    """One plan in the index, with how many findings of each level it has."""

    title: str
    date: datetime.date
    next: datetime.date | None = None
    status: str = "draft"
    errors: int = 0
    warnings: int = 0
    advice: int = 0
    waived: int = 0
    draft: bool = False
    documents: tuple[IndexDocument, ...] = ()

    @property
    def findings(self) -> str:
        """Return what the check found, in words: ``2 errors, 1 warning``; ``None`` if nothing."""
        counts = (
            _count(self.errors, "error"),
            _count(self.warnings, "warning"),
            f"{self.advice} advice" if self.advice else "",
            _count(self.waived, "waiver"),
        )
        return ", ".join(count for count in counts if count) or "None"


@frozen
class IndexLearner:
    """One learner in the index: the newest plan of each kind, and how many plans there are.

    ``href`` leads to the learner's page, relative to the index.
    """

    ref: str
    name: str
    href: str
    newest: tuple[IndexPlan, ...] = ()
    count: int = 0


@frozen
class Index:
    """The overview of everything that was built; ``forms`` are made of no plan."""

    learners: tuple[IndexLearner, ...] = ()
    today: datetime.date | None = None
    branding: Branding = field(default_factory=Branding)
    forms: tuple[IndexDocument, ...] = ()

    @property
    def summary(self) -> str:
        """Return how much there is, and as of which day: ``2 learners, 5 plans, 1 May 2027``."""
        plans = sum(learner.count for learner in self.learners)
        parts = (_count(len(self.learners), "learner"), _count(plans, "plan"), day(self.today))
        return ", ".join(part for part in parts if part)


@frozen
class LearnerIndex:
    """All that was built of one learner's plans, the latest first; ``home`` leads to the index."""

    ref: str
    name: str
    home: str
    plans: tuple[IndexPlan, ...] = ()
    branding: Branding = field(default_factory=Branding)


def _count(number: int, noun: str) -> str:
    """Return the number with its noun, or nothing where there is none."""
    return counted(number, noun) if number else ""
