"""The overview of everything that was built, from the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from smartdoc.build.manifest import Manifest, Output, PlanEntry
from smartdoc.config import Branding
from smartdoc.view import Index, IndexDocument, IndexFile, IndexLearner, IndexPlan

_FORMATS = {"html": "Web page", "docx": "Word", "ics": "Calendar"}


def index_of(manifest: Manifest, today: date, branding: Branding) -> Index:
    """Return the index: every learner by ref, with the plans, the latest first."""
    plans = sorted(manifest.plans, key=lambda plan: plan.ref)
    learners = tuple(
        _learner(ref, sorted(entries, key=lambda plan: plan.meeting, reverse=True))
        for ref, entries in groupby(plans, key=lambda plan: plan.ref)
    )
    return Index(learners, today, branding, tuple(_documents(manifest.forms)))


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
        documents=tuple(_documents(entry.outputs)),
    )


def _documents(outputs: Iterable[Output]) -> Iterator[IndexDocument]:
    """Yield each document for each reader, with its files side by side."""
    for (title, reader, remark), files in groupby(outputs, key=_together):
        links = tuple(IndexFile(_FORMATS[one.format], one.path) for one in files)
        yield IndexDocument(title, reader, links, remark)


def _together(output: Output) -> tuple[str, str, str]:
    return output.title, output.reader, output.remark
