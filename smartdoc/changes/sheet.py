"""What changed between two plans as a document that can be rendered like any other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from smartdoc.changes.sentence import Group, Sentence
from smartdoc.changes.words import Piece, shortened
from smartdoc.config import Branding
from smartdoc.frozen import frozen
from smartdoc.model import Plan
from smartdoc.values import day

DOCUMENT = "changes"


@frozen
class ChangesSheet:
    """What :class:`smartdoc.view.Sheet` asks for, and what changed.

    ``before`` and ``after`` say in words what was compared; ``notes`` what is to be known of it.
    ``version`` names the version of the later plan.
    """

    plan: Plan
    groups: tuple[Group, ...]
    before: str
    after: str
    version: str
    notes: tuple[str, ...] = ()
    branding: Branding = field(default_factory=Branding)

    @property
    def document(self) -> str:
        """Return the document's name."""
        return DOCUMENT

    @property
    def templates(self) -> tuple[str, ...]:
        """Return the names of its templates: that of the plan's kind, or that of every kind."""
        return (f"{DOCUMENT}.{self.plan.kind}", DOCUMENT)

    @property
    def context(self) -> Mapping[str, object]:
        """Return what templates may name without ``view`` before it."""
        return {"groups": self.groups}

    @property
    def classes(self) -> str:
        """Return the classes by which the style of a web page knows it."""
        return f"{DOCUMENT} {self.plan.kind}"

    @property
    def heading(self) -> str:
        """Return what the document is called."""
        return "What has changed"

    @property
    def title(self) -> str:
        """Return the document's title, which names the learner and the day of the meeting."""
        return f"{self.heading}: {self.plan.learner.name}, {day(self.date)}"

    @property
    def short_title(self) -> str:
        """Return the title for a browser's tab."""
        return self.title

    @property
    def subject(self) -> str:
        """Return what Word shows as the subject."""
        return self.heading

    @property
    def audience(self) -> str:
        """Return whom the document is for, in words."""
        return "those who may read the whole plan"

    @property
    def footer(self) -> str:
        """Return the line at the foot of every page."""
        return f"{self.heading} · {self.plan.ref} · For: {self.audience} · {self.version}"

    @property
    def date(self) -> datetime.date:
        """Return the day of the later plan's meeting."""
        return self.plan.meeting.date

    @property
    def draft(self) -> bool:
        """Tell whether the plan is not agreed yet; what changed is not stamped for it."""
        return False

    @property
    def shows_words(self) -> bool:
        """Tell whether words of long texts are shown as new or gone."""
        return any(sentence.pieces for group in self.groups for sentence in group.sentences)

    def pieces(self, sentence: Sentence) -> tuple[Piece, ...]:
        """Return the words of a long text around what changed in it."""
        return shortened(sentence.pieces)


def without_secrets(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups without the words of what is for named readers only.

    Which of it changed is still told.
    """
    return tuple(
        replace(group, sentences=tuple(map(_covered, group.sentences))) for group in groups
    )


def without_words(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups without a word of the plans: which fields changed, not what they say."""
    return tuple(
        replace(
            group,
            title=group.withheld,
            target=None,
            sentences=tuple(map(_withheld, group.sentences)),
        )
        for group in groups
    )


def _covered(sentence: Sentence) -> Sentence:
    if "restricted" not in sentence.field.split("."):
        return sentence
    unsaid = (replace(one, before=None, after=None) for one in sentence.differences)
    return replace(_withheld(sentence), differences=tuple(unsaid))


def _withheld(sentence: Sentence) -> Sentence:
    return replace(sentence, text=sentence.withheld, pieces=())
