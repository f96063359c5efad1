"""Plan files checked; see :mod:`smartdoc.check.checker`."""

from smartdoc.check.checker import Checked, Checker

__all__ = ["Checked", "Checker"]
