"""Plan files checked; see :mod:`smartdoc.check.checker`."""

from smartdoc.check.baseline import Baseline, Known, read_baseline
from smartdoc.check.checker import Checked, Checker

__all__ = ["Baseline", "Checked", "Checker", "Known", "read_baseline"]
