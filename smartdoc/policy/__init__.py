"""The numbers and words that differ from council to council, read from policy files."""

from smartdoc.policy.policy import (
    AllStarPolicy,
    KindPolicy,
    LiapPolicy,
    PartyRule,
    PepPolicy,
    Policy,
)
from smartdoc.policy.reading import merged, policy_from, policy_named

__all__ = [
    "AllStarPolicy",
    "KindPolicy",
    "LiapPolicy",
    "PartyRule",
    "PepPolicy",
    "Policy",
    "merged",
    "policy_from",
    "policy_named",
]
