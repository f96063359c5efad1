"""Whether all that a build made is still as it was, and all that it was made of.

What this room imports is little, because a build that has nothing to do must be over in a blink:
neither click nor, for its values, dataclasses, which take longer to load than the rest of it.
"""

from smartdoc.fresh.asked import Asked, asked, root_above
from smartdoc.fresh.stamp import NO_LINKS, UNKNOWN, Said, Stamp, Sure, still_true, sure_of
from smartdoc.fresh.survey import Survey, beginning, hash_of, input_hash, look, survey

__all__ = [
    "NO_LINKS",
    "UNKNOWN",
    "Asked",
    "Said",
    "Stamp",
    "Sure",
    "Survey",
    "asked",
    "beginning",
    "hash_of",
    "input_hash",
    "look",
    "root_above",
    "still_true",
    "sure_of",
    "survey",
]
