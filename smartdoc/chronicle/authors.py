"""How those who edited plans are named: by role, by initials, by name, or not at all."""

from __future__ import annotations

from collections.abc import Callable

from smartdoc.config import Authors

_MOST = 4
"""Initials of a name; a name that somebody made up to be long has no more."""


def called(author: str, authors: Authors, words: Callable[[str], str] = str) -> str:
    """Return how an author is named; ``words`` returns a name as the reader may read it.

    A role that the settings give goes before initials and name. A name that the reader may not know
    has no initials either.
    """
    name = " ".join(author.split())
    if role := _roles(authors).get(name.casefold()):
        return words(role)
    if authors.shown == "none" or not name:
        return ""
    hidden = words(name)
    return hidden if authors.shown == "names" or hidden != name else initials(name)


def initials(name: str) -> str:
    """Return the initials of a name: ``RO`` for R. Okafor; nothing where it has no letters."""
    parts = name.partition("@")[0].replace(".", " ").replace("-", " ").split()
    letters = [next((sign for sign in part if sign.isalpha()), "") for part in parts]
    return "".join(letters).upper()[:_MOST]


def _roles(authors: Authors) -> dict[str, str]:
    return {" ".join(name.split()).casefold(): role for name, role in authors.roles.items()}
