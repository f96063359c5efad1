"""A plan that two people changed: both versions, place by place, and the chosen ones joined."""

from smartdoc.resolving.conflict import Conflict, Place, conflict_in

__all__ = ["Conflict", "Place", "conflict_in"]
