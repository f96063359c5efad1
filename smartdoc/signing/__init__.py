"""Agreement bound to what was agreed: its hash, who agreed to it, and whether it still stands."""

from smartdoc.signing.agreeing import Agreement, agreement_of, person_named
from smartdoc.signing.content import (
    PROGRESS,
    agreed_part,
    content_of,
    hash_of,
    is_content,
    is_progress,
)
from smartdoc.signing.standing import Standing, standing_of
from smartdoc.signing.writing import with_agreement

__all__ = [
    "PROGRESS",
    "Agreement",
    "Standing",
    "agreed_part",
    "agreement_of",
    "content_of",
    "hash_of",
    "is_content",
    "is_progress",
    "person_named",
    "standing_of",
    "with_agreement",
]
