"""What one document may show of a plan, and nothing else.

A template sees nothing but a :class:`View`. What is not on the document's list of fields is not in
it, so that no template, ours or a team's, can print it by mistake.
"""

from smartdoc.view.allowed import FIELDS, limited
from smartdoc.view.index import Index, IndexDocument, IndexLearner, IndexPlan
from smartdoc.view.notes import Note, PastTarget, Version, WaiverNote
from smartdoc.view.participants import Participant
from smartdoc.view.view import MEMBERS, View, heading_of, plan_view

__all__ = [
    "FIELDS",
    "MEMBERS",
    "Index",
    "IndexDocument",
    "IndexLearner",
    "IndexPlan",
    "Note",
    "Participant",
    "PastTarget",
    "Version",
    "View",
    "WaiverNote",
    "heading_of",
    "limited",
    "plan_view",
]
