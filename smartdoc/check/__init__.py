"""Plan files checked; see :mod:`smartdoc.check.checker`."""

from smartdoc.check.baseline import Baseline, Known, read_baseline
from smartdoc.check.checker import Checked, Checker, has_no_findings
from smartdoc.check.fingerprints import Seen, seen
from smartdoc.check.many import keep_all

__all__ = [
    "Baseline",
    "Checked",
    "Checker",
    "Known",
    "Seen",
    "has_no_findings",
    "keep_all",
    "read_baseline",
    "seen",
]
