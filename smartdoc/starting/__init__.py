"""What a team starts with: a plans repository, and plans to fill in."""

from smartdoc.starting.new import Order, Written, write_new_plan
from smartdoc.starting.repository import Made, make_repository

__all__ = ["Made", "Order", "Written", "make_repository", "write_new_plan"]
