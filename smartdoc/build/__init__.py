"""Documents built from checked plans; see :mod:`smartdoc.build.builder`."""

from smartdoc.build.builder import Builder, Built, Order

__all__ = ["Builder", "Built", "Order"]
