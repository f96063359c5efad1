"""The right shape of plans, policies and the configuration; see :mod:`smartdoc.schema.schemas`."""

from smartdoc.schema.schemas import FAULTS, Schema, Schemas

__all__ = ["FAULTS", "Schema", "Schemas"]
