"""What documents and new plans share: where templates are found, and what is said of their faults.

Templates may be a team's own, so none leads out of its folder and each fault has a place.
"""

from smartdoc.templating.bounds import Bounded
from smartdoc.templating.faults import FAULTS, Unknown, covered, refuse
from smartdoc.templating.kept import compiled
from smartdoc.templating.loader import loader

__all__ = ["FAULTS", "Bounded", "Unknown", "compiled", "covered", "loader", "refuse"]
