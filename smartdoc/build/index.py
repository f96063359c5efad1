"""The overview of everything that was built, and the page of each learner, from the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from smartdoc.build.folder import INDEX
from smartdoc.build.manifest import Output, PlanEntry
from smartdoc.build.register import Learner
from smartdoc.config import Branding
from smartdoc.view import IndexDocument, IndexFile, IndexLearner, IndexPlan, LearnerIndex

_FORMATS = {"html": "Web page", "docx": "Word", "ics": "Calendar"}


def page_name(ref: str) -> str:
    """Return the name of a learner's page in the output folder."""
    return f"{ref}/{INDEX}"


def learner_in_index(learner: Learner) -> IndexLearner:
    """Return what the index says of a learner: the newest plan of each kind, the latest first."""
    newest = _latest_first(learner.newest.values())
    return IndexLearner(
        learner.ref,
        newest[0].name,
        page_name(learner.ref),
        tuple(map(_plan, newest)),
        len(learner.places),
    )


def learner_index(plans: Sequence[PlanEntry], branding: Branding) -> LearnerIndex:
    """Return the page of a learner with these plans, the latest first."""
    return LearnerIndex(
        plans[0].ref, plans[0].name, f"../{INDEX}", tuple(map(_plan, plans)), branding
    )


def forms_in_index(forms: Iterable[Output]) -> tuple[IndexDocument, ...]:
    """Return the blank forms, whose addresses are relative to the index."""
    return tuple(_documents(forms, ""))


def _latest_first(plans: Iterable[PlanEntry]) -> list[PlanEntry]:
    return sorted(plans, key=lambda plan: plan.meeting, reverse=True)


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
        documents=tuple(_documents(entry.outputs, f"{entry.ref}/")),
    )


def _documents(outputs: Iterable[Output], beside: str) -> Iterator[IndexDocument]:
    """Yield each document for each reader, with its files side by side.

    Their addresses are relative to the folder ``beside``.
    """
    for (title, reader, remark), files in groupby(outputs, key=_together):
        links = (IndexFile(_FORMATS[one.format], one.path.removeprefix(beside)) for one in files)
        yield IndexDocument(title, reader, tuple(links), remark)


def _together(output: Output) -> tuple[str, str, str]:
    return output.title, output.reader, output.remark
