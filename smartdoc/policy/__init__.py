"""The numbers and words that differ from council to council, read from policy files."""

from smartdoc.policy.audience import NO_COPY, Audience, DocumentType, Publication
from smartdoc.policy.fields import FINDINGS, Tree, holds, record_in, touches, touches_field
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
    "FINDINGS",
    "NO_COPY",
    "AllStarPolicy",
    "Audience",
    "Data",
    "DocumentType",
    "KindPolicy",
    "LiapPolicy",
    "PartyRule",
    "PepPolicy",
    "Policy",
    "Publication",
    "Tree",
    "holds",
    "layers_of",
    "merged",
    "policy_from",
    "policy_named",
    "record_in",
    "touches",
    "touches_field",
]
