"""What git has of a learner's plans, told as edits in meaning: when, by whom, and what changed."""

from smartdoc.chronicle.archive import Archive
from smartdoc.chronicle.authors import called
from smartdoc.chronicle.edit import Chronicle, Edit, Stretch, chronicle_of
from smartdoc.chronicle.record import Past, Records, Written
from smartdoc.chronicle.since import Line, in_short, lines_since

__all__ = [
    "Archive",
    "Chronicle",
    "Edit",
    "Line",
    "Past",
    "Records",
    "Stretch",
    "Written",
    "called",
    "chronicle_of",
    "in_short",
    "lines_since",
]
