"""The numbers and words that differ from council to council, read from policy files."""

from smartdoc.policy.policy import (
    AllStarPolicy,
    KindPolicy,
    LiapPolicy,
    PartyRule,
    PepPolicy,
    Policy,
)
from smartdoc.policy.reading import Data, layers_of, merged, policy_from, policy_named

__all__ = [
    "AllStarPolicy",
    "Data",
    "KindPolicy",
    "LiapPolicy",
    "PartyRule",
    "PepPolicy",
    "Policy",
    "layers_of",
    "merged",
    "policy_from",
    "policy_named",
]
