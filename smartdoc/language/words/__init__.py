"""The word lists that rules use.

*Why code and not YAML:* Python keeps modules compiled; to parse so many words took a tenth of the
time of checking one plan.
"""

from smartdoc.language.words import (
    acronyms,
    actions,
    disclosure,
    history,
    identifiers,
    kinds,
    measures,
    statement,
    times,
    verbs,
    wording,
)
from smartdoc.language.words.entry import Entry, Lists
from smartdoc.language.words.verbs import DOUBLED, IRREGULAR

FILES = (
    acronyms,
    actions,
    disclosure,
    history,
    identifiers,
    kinds,
    measures,
    statement,
    times,
    verbs,
    wording,
)

LISTS: Lists = {name: entries for file in FILES for name, entries in file.LISTS.items()}
"""All lists of all files; a test holds that no two have one name."""

__all__ = ["DOUBLED", "FILES", "IRREGULAR", "LISTS", "Entry", "Lists"]
