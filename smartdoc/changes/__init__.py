"""What two plans say differently in meaning, and how to say it in plain English."""

from smartdoc.changes.comparing import Difference, Entry, differences
from smartdoc.changes.labels import Labels
from smartdoc.changes.meaning import field_names, meaning, plain
from smartdoc.changes.sentence import Group, Sentence
from smartdoc.changes.sheet import ChangesSheet, without_secrets, without_words
from smartdoc.changes.telling import changes_between
from smartdoc.changes.words import Piece, halves, pieces_of, shortened

__all__ = [
    "ChangesSheet",
    "Difference",
    "Entry",
    "Group",
    "Labels",
    "Piece",
    "Sentence",
    "changes_between",
    "differences",
    "field_names",
    "halves",
    "meaning",
    "pieces_of",
    "plain",
    "shortened",
    "without_secrets",
    "without_words",
]
