"""Documents built from checked plans; see :mod:`smartdoc.build.builder`."""

from smartdoc.build.builder import Builder, Built, Order
from smartdoc.build.guard import Guard, Reason, Withheld

__all__ = ["Builder", "Built", "Guard", "Order", "Reason", "Withheld"]
