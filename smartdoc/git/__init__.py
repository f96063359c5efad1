"""Git, read only: what it knows of plans. Nothing here writes to a repository.

A folder without git, or a computer without it, is no fault: then nothing is known, and a
:class:`History` says why.
"""

from smartdoc.git.blobs import contents, knows, revision_at, show
from smartdoc.git.leaks import Kept, excluding, kept
from smartdoc.git.log import Commit
from smartdoc.git.memory import Memory, Touched, touched, versions
from smartdoc.git.pipes import READ_BY_GIT, refuse_pipes
from smartdoc.git.place import last_step, rebasing, unsettled
from smartdoc.git.versions import History
from smartdoc.git.walk import Version

__all__ = [
    "READ_BY_GIT",
    "Commit",
    "History",
    "Kept",
    "Memory",
    "Touched",
    "Version",
    "contents",
    "excluding",
    "kept",
    "knows",
    "last_step",
    "rebasing",
    "refuse_pipes",
    "revision_at",
    "show",
    "touched",
    "unsettled",
    "versions",
]
