"""What one document may show of a plan, and nothing else.

A template sees nothing but a :class:`View`. What is not on the document's list of fields is not in
it, so that no template, ours or a team's, can print it by mistake.
"""

from smartdoc.view.copies import Copy, copies_of, copy_for
from smartdoc.view.index import (
    Index,
    IndexDocument,
    IndexFile,
    IndexLearner,
    IndexPlan,
    LearnerIndex,
)
from smartdoc.view.limit import limited
from smartdoc.view.making import plan_shown, plan_view
from smartdoc.view.notes import Note, PastTarget, Version, WaiverNote, heading_of
from smartdoc.view.participants import Participant
from smartdoc.view.per_learner import PerLearner
from smartdoc.view.sheet import Sheet
from smartdoc.view.story import Story, stories_of, stuck_in
from smartdoc.view.view import FROM_GIT, View

__all__ = [
    "FROM_GIT",
    "Copy",
    "Index",
    "IndexDocument",
    "IndexFile",
    "IndexLearner",
    "IndexPlan",
    "LearnerIndex",
    "Note",
    "Participant",
    "PastTarget",
    "PerLearner",
    "Sheet",
    "Story",
    "Version",
    "View",
    "WaiverNote",
    "copies_of",
    "copy_for",
    "heading_of",
    "limited",
    "plan_shown",
    "plan_view",
    "stories_of",
    "stuck_in",
]
