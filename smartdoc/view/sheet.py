"""What any document says of itself, so that it can be rendered: a plan's, or one of many plans."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Protocol

from smartdoc.config import Branding


class Sheet(Protocol):
    """One document for one reader, with everything that its template may print.

    A template is called with the sheet as ``view``, and with the names in ``context`` for short.
    """

    @property
    def document(self) -> str:
        """Return the document's name, ``meeting``."""

    @property
    def templates(self) -> tuple[str, ...]:
        """Return its templates, without their ending: the first that there is counts."""

    @property
    def context(self) -> Mapping[str, object]:
        """Return what templates may name without ``view`` before it."""

    @property
    def classes(self) -> str:
        """Return the classes by which the style of a web page knows it."""

    @property
    def title(self) -> str:
        """Return the document's whole title."""

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab."""

    @property
    def subject(self) -> str:
        """Return what Word shows as the subject."""

    @property
    def audience(self) -> str:
        """Return whom the document is for, in words."""

    @property
    def version(self) -> str:
        """Return of which day and version its contents are."""

    @property
    def footer(self) -> str:
        """Return the line at the foot of every page."""

    @property
    def date(self) -> datetime.date:
        """Return the day that Word shows as created and modified."""

    @property
    def draft(self) -> bool:
        """Tell whether it is a copy to read through, and not to hand out."""

    @property
    def branding(self) -> Branding:
        """Return how it shows whose it is."""
