"""What a team starts with: a plans repository, and plans to fill in."""

from smartdoc.starting.new import Order, Written, write_new_plan
from smartdoc.starting.repository import Made, make_repository
from smartdoc.starting.reviewing import kind_to_review

__all__ = ["Made", "Order", "Written", "kind_to_review", "make_repository", "write_new_plan"]
