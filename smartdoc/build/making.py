"""One plan's documents made, searched for secrets, and written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from smartdoc import git
from smartdoc.build import reading
from smartdoc.build.documents import Document
from smartdoc.build.folder import Made
from smartdoc.build.guard import Withheld
from smartdoc.build.manifest import Output, PlanEntry, WaiverEntry, content_hash
from smartdoc.build.order import Failed
from smartdoc.check import Checked
from smartdoc.disclosure import Leak, search
from smartdoc.finding import Level
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.view import View
from smartdoc.writing import NotWritten

if TYPE_CHECKING:
    from smartdoc.build.builder import Builder


class Making:
    """The making of one plan's documents; collects what is to be told of them."""

    def __init__(self, builder: Builder, checked: Checked, plan: Plan, kind: Kind) -> None:
        self.builder = builder
        self.checked = checked
        self.plan = plan
        self.kind = kind
        self.hard: list[reading.HardPage] = []
        self.withheld: list[Withheld] = []
        self.failed: list[Failed] = []
        self.made: list[Made] = []

    def outputs(self) -> Iterator[Output]:
        """Make every document, and yield those that were written or are there already."""
        builder, checked, plan = self.builder, self.checked, self.plan
        named = builder.guard.named(checked)
        for copy in builder.copies(checked, plan):
            records = builder.records(checked, plan, copy)
            view = builder.view(named, named.plan or plan, self.kind, copy, records)
            secrets = builder.guard.secrets(view, named, records)
            remark = self._remark(view)
            for made in builder.files(view, builder.origin(checked, plan, view)):
                name = f"{plan.ref}/{checked.path.stem}/{copy.name}.{made.format}"
                leaks = (*search(name, made.content, secrets), *builder.guard.file_name(name))
                if self._is_written(name, made.content, leaks, view):
                    yield builder.guard.output(_output(name, view, made, remark), plan)

    def _is_written(self, name: str, content: bytes, leaks: Sequence[Leak], view: View) -> bool:
        folder = self.builder.folder
        try:
            if leaks:
                reasons = self.builder.guard.reasons(leaks, view, self.checked)
                self.withheld.append(Withheld(name, reasons))
                # What stands in its place must not be seen any more either.
                folder.withdraw(name)
                return False
            self.made.append(folder.write(name, content))
        except NotWritten as error:
            self.failed.append(Failed(error.message, error.hint, name))
            return False
        return True

    def _remark(self, view: View) -> str:
        """Return what the index says beside a learner's page that is hard to read."""
        if view.document != reading.DOCUMENT:
            return ""
        builder = self.builder
        limit = builder.repository.policy.number(reading.NUMBER, view.kind.name)
        page = builder.workshop.fragment(view)
        found = reading.hard_page(view, page, self.checked.file, limit)
        if found is None:
            return ""
        self.hard.append(found)
        return found.remark

    def entry(self, outputs: Iterator[Output]) -> PlanEntry:
        """Return what the manifest says of the plan."""
        checked, plan = self.checked, self.plan
        touched = self.builder.touched.get(checked.path, git.Touched())
        return PlanEntry(
            file=checked.file,
            sha256=hashlib.sha256(checked.source.text.encode("utf-8")).hexdigest(),
            commit=touched.commit,
            uncommitted=touched.uncommitted,
            kind=self.kind.name,
            title=self.kind.title,
            ref=plan.ref,
            name=plan.learner.name,
            meeting=plan.meeting.date.isoformat(),
            next=plan.meeting.next.isoformat() if plan.meeting.next else "",
            status=plan.status,
            draft=self.builder.order.draft,
            errors=checked.counted(Level.ERROR),
            warnings=checked.counted(Level.WARNING),
            advice=checked.counted(Level.ADVICE),
            waivers=tuple(
                WaiverEntry(each.rule, each.target or "", each.because, each.by)
                for each in plan.waive
            ),
            outputs=tuple(outputs),
        )


def _output(name: str, view: View, made: Document, remark: str) -> Output:
    digest = content_hash(made.content)
    heading, reader = view.heading, view.audience
    return Output(name, view.document, heading, reader, made.format, digest, remark)
