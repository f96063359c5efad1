"""Whether all that a build made is still as it was, and all that it was made of.

What this room imports is little, because a build that has nothing to do must be over in a blink.
"""

from smartdoc.fresh.asked import Asked, asked, root_above
from smartdoc.fresh.stamp import Said, Stamp, read_stamp, still_true
from smartdoc.fresh.survey import Survey, beginning, hash_of, input_hash, look, survey

__all__ = [
    "Asked",
    "Said",
    "Stamp",
    "Survey",
    "asked",
    "beginning",
    "hash_of",
    "input_hash",
    "look",
    "read_stamp",
    "root_above",
    "still_true",
    "survey",
]
