"""What earlier runs found, kept so that the next need not find it again.

Whatever is kept may be gone, or be wrong in any way: then everything is done as if for the first
time. It stands in the repository's own folder, which git leaves out.
"""

from smartdoc.cache.checks import CheckRun
from smartdoc.cache.inputs import Inputs, Places, places_of
from smartdoc.cache.kept_findings import finding_from
from smartdoc.cache.keys import Asked, Keys, hash_of, pasts
from smartdoc.cache.session import Session

__all__ = [
    "Asked",
    "CheckRun",
    "Inputs",
    "Keys",
    "Places",
    "Session",
    "finding_from",
    "hash_of",
    "pasts",
    "places_of",
]
