"""Documents built from checked plans; see :mod:`smartdoc.build.builder`."""

from smartdoc.build.builder import Builder
from smartdoc.build.guard import Guard, Reason, Withheld
from smartdoc.build.order import Built, Failed, Order, Outcome

__all__ = ["Builder", "Built", "Failed", "Guard", "Order", "Outcome", "Reason", "Withheld"]
