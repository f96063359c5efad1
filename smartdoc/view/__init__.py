"""What one document may show of a plan, and nothing else.

A template sees nothing but a :class:`View`. What is not on the document's list of fields is not in
it, so that no template, ours or a team's, can print it by mistake.
"""

from smartdoc.view.copies import Copy, copies_of, copy_for
from smartdoc.view.index import Index, IndexDocument, IndexFile, IndexLearner, IndexPlan
from smartdoc.view.limit import limited
from smartdoc.view.notes import Note, PastTarget, Version, WaiverNote
from smartdoc.view.participants import Participant
from smartdoc.view.sheet import Sheet
from smartdoc.view.view import View, heading_of, plan_view

__all__ = [
    "Copy",
    "Index",
    "IndexDocument",
    "IndexFile",
    "IndexLearner",
    "IndexPlan",
    "Note",
    "Participant",
    "PastTarget",
    "Sheet",
    "Version",
    "View",
    "WaiverNote",
    "copies_of",
    "copy_for",
    "heading_of",
    "limited",
    "plan_view",
]
