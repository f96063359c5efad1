"""What changed since a meeting, in a few lines: first how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smartdoc.changes import Group, Sentence
from smartdoc.english import counted
from smartdoc.frozen import frozen

MOST = 10
"""Lines that a meeting takes in at a glance."""

_WEIGHT = (
    ("targets.measure.readings", "targets.measure.readings.value", "targets.milestones.done_on"),
    ("targets.actions.status", "targets.actions.done_on"),
    ("review", "review.outcome", "review.decision"),
    ("targets.measure.target", "targets.due", "targets.revises", "targets.id", "targets"),
    ("targets.statement",),
    ("targets.actions", "targets.actions.due", "targets.actions.who", "actions"),
    ("meeting.next", "meeting.date", "meeting.time", "meeting.place", "status"),
)
"""Fields whose changes are told, those first that say how far it has come."""


@frozen
class Line:
    """One change: ``about`` is the target or part of the plan that it is in."""

    about: str
    text: str


def lines_since(groups: Iterable[Group], leaving: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """Return the changes that matter, how far it has come first.

    ``leaving`` are fields whose changes are told elsewhere.
    """
    found = [
        (rank, Line(group.title, _text(sentence)))
        for group in groups
        for sentence in group.sentences
        if (rank := _rank(sentence)) is not None and sentence.field not in leaving
    ]
    return tuple(line for _, line in sorted(found, key=lambda one: one[0]))


def in_short(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return ten changes at most, those of one target together; the last line counts the others."""
    kept = lines if len(lines) <= MOST else lines[: MOST - 1]
    told: dict[str, list[str]] = {}
    for line in kept:
        told.setdefault(line.about, []).append(line.text)
    more = len(lines) - len(kept)
    counting = (Line("", f"And {counted(more, 'more change')}."),) if more else ()
    return (*(Line(about, " ".join(texts)) for about, texts in told.items()), *counting)


def _rank(sentence: Sentence) -> int | None:
    """Return how soon a change is told, None for one that is not."""
    return next((at for at, names in enumerate(_WEIGHT) if sentence.field in names), None)


def _text(sentence: Sentence) -> str:
    """Return the sentence; of a text that was reworded only that."""
    return sentence.text.rstrip(":") + "." if sentence.pieces else sentence.text
