"""One sentence about a difference, and the group in which it stands: values for every report."""

from __future__ import annotations

from smartdoc.changes.comparing import Difference
from smartdoc.changes.words import Piece
from smartdoc.frozen import frozen


@frozen
class Sentence:
    """What changed, in plain English.

    ``withheld`` says the same without a word of the plans, for a log, and ``withheld_field`` names
    the field without a key that their writers chose. ``pieces`` are the words of a long text, with
    those that came and went; the sentence then ends in a colon.
    """

    text: str
    withheld: str
    withheld_field: str
    differences: tuple[Difference, ...]
    pieces: tuple[Piece, ...] = ()

    @property
    def field(self) -> str:
        """Return the field as settings and JSON name it: ``targets.measure.target``."""
        return ".".join(self.differences[0].names)


@frozen
class Group:
    """What changed in one part of the plan, such as one target.

    ``withheld`` is a title without a word of the plans; ``target`` the id of the target, if it is
    one. ``note`` says of a target that it is new, gone, or takes the place of another.
    """

    title: str
    withheld: str
    sentences: tuple[Sentence, ...]
    target: str | None = None
