"""What the index of everything that was built shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from smartdoc.config import Branding


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One document to open. ``href`` is relative to the index."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class IndexLearner:
    """One learner in the index, with the plans, the latest first."""

    ref: str
    name: str
    plans: tuple[IndexPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """The overview of everything that was built."""

    learners: tuple[IndexLearner, ...] = ()
    today: datetime.date | None = None
    branding: Branding = field(default_factory=Branding)
