"""The overview of everything that was built, from the manifest."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from smartdoc.build.manifest import Manifest, PlanEntry
from smartdoc.config import Branding
from smartdoc.view import Index, IndexDocument, IndexLearner, IndexPlan

_FORMATS = {"html": "web page", "docx": "Word"}


def index_of(manifest: Manifest, today: date, branding: Branding) -> Index:
    """Return the index: every learner by ref, with the plans, the latest first."""
    plans = sorted(manifest.plans, key=lambda plan: plan.ref)
    learners = tuple(
        _learner(ref, sorted(entries, key=lambda plan: plan.meeting, reverse=True))
        for ref, entries in groupby(plans, key=lambda plan: plan.ref)
    )
    return Index(learners, today, branding)


def _learner(ref: str, plans: list[PlanEntry]) -> IndexLearner:
    return IndexLearner(ref, plans[0].name, tuple(map(_plan, plans)))


def _plan(entry: PlanEntry) -> IndexPlan:
    return IndexPlan(
        title=entry.title,
        date=date.fromisoformat(entry.meeting),
        next=date.fromisoformat(entry.next) if entry.next else None,
        status=entry.status,
        errors=entry.errors,
        warnings=entry.warnings,
        advice=entry.advice,
        waived=len(entry.waivers),
        draft=entry.draft,
        documents=tuple(
            IndexDocument(f"{output.document} ({_FORMATS[output.format]})", output.path)
            for output in entry.outputs
        ),
    )
