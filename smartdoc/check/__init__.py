"""Plan files checked; see :mod:`smartdoc.check.checker`."""

from smartdoc.check.baseline import Baseline, Known, read_baseline
from smartdoc.check.checker import Checked, Checker
from smartdoc.check.lineage import is_newest
from smartdoc.check.many import all_seen
from smartdoc.check.marks import Seen, seen

__all__ = [
    "Baseline",
    "Checked",
    "Checker",
    "Known",
    "Seen",
    "all_seen",
    "is_newest",
    "read_baseline",
    "seen",
]
