"""The report on a cohort as a document that can be rendered like any other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from smartdoc.cohort.parts import HIDDEN
from smartdoc.cohort.report import Report
from smartdoc.config import Branding
from smartdoc.filters import day
from smartdoc.frozen import frozen

DOCUMENT = "cohort"


@frozen
class CohortSheet:
    """A report for one audience: what :class:`smartdoc.view.Sheet` asks for, and the report."""

    report: Report
    audience_name: str
    audience: str
    branding: Branding = field(default_factory=Branding)
    draft: bool = False

    @property
    def document(self) -> str:
        """Return the document's name."""
        return DOCUMENT

    @property
    def templates(self) -> tuple[str, ...]:
        """Return the names of its templates: that of the audience, or that of every audience."""
        return (f"{DOCUMENT}.{self.audience_name}", DOCUMENT)

    @property
    def context(self) -> Mapping[str, object]:
        """Return what templates may name without ``view`` before it."""
        return {"report": self.report}

    @property
    def classes(self) -> str:
        """Return the classes by which the style of a web page knows it."""
        return DOCUMENT

    @property
    def heading(self) -> str:
        """Return what the document is called."""
        return "Report on plans"

    @property
    def counted(self) -> str:
        """Return in words which plans the report is about."""
        period = self.report.period
        if period.is_open:
            return "The newest plan of each kind of every learner"
        since = f" from {day(period.start)}" if period.start else ""
        until = f" until {day(period.end)}" if period.end else ""
        return f"Plans of meetings{since}{until}: the newest of each kind of every learner"

    @property
    def hidden(self) -> str:
        """Return what stands in the place of a number that may not be shown, in quotation marks."""
        return f"“{HIDDEN}”"

    @property
    def title(self) -> str:
        """Return the document's title, which names its day."""
        return f"{self.heading}, {day(self.date)}"

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab."""
        return self.title

    @property
    def subject(self) -> str:
        """Return what Word shows as the subject."""
        return "Plans and targets"

    @property
    def version(self) -> str:
        """Return as of which day the numbers are."""
        return f"As of {day(self.date)}"

    @property
    def footer(self) -> str:
        """Return the line at the foot of every page."""
        return f"{self.heading} · For: {self.audience} · {self.version}"

    @property
    def date(self) -> datetime.date:
        """Return the day as of which the numbers are."""
        return self.report.today
