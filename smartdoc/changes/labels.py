"""What the fields of a kind of plan are called: by the titles of its schema, as in the editor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from smartdoc.changes.comparing import Place
from smartdoc.english import sentence_case
from smartdoc.frozen import frozen
from smartdoc.late import late
from smartdoc.model.shape import Schema, Shape, shape_of
from smartdoc.values import words

_OURS: Mapping[tuple[str, ...], str] = {
    ("targets", "due"): "Due date",
    ("targets", "measure", "baseline"): "Starting point",
    ("targets", "measure", "target"): "Goal",
    ("targets", "achievable", "confidence"): "Confidence",
    ("targets", "achievable", "support"): "Support",
    ("targets", "achievable", "reasons"): "Reasons why it can be met",
    ("targets", "milestones", "due"): "Due date",
    ("targets", "actions", "due"): "Due date",
    ("actions", "due"): "Due date",
    ("transition", "actions", "due"): "Due date",
    ("attainment", "current"): "Level now",
    ("attainment", "target"): "Expected level",
    ("attendance", "percent"): "Attendance",
    ("people", "id"): "Short name",
    ("targets", "id"): "Short name",
    ("concerns", "id"): "Short name",
}
"""Fields that read better in a sentence by another name than by the title over their box."""


_OPEN_ENDED = late(r"(?:\?|\b(?:on|by|from|to|since|before|after))\Z", re.IGNORECASE)


@frozen
class Labels:
    """The labels of one kind's fields; without a schema the words of their names."""

    contents: Schema = field(default_factory=dict)
    others: Mapping[str, Schema] = field(default_factory=dict)

    def of(self, place: Place) -> str:
        """Return what the field at this place is called, with a capital letter first."""
        names = [step for step in place if isinstance(step, str)]
        if names[-1] == "what" and names[-2:-1] != ["measure"]:
            return "Wording"
        ours = _OURS.get(tuple(names))
        return ours or self._shape(place).title or sentence_case(words(names[-1]))

    def is_choice(self, place: Place) -> bool:
        """Tell whether the field holds a name of a closed list."""
        return self._shape(place).is_choice

    def _shape(self, place: Place) -> Shape:
        """Return the shape of the last field on the way; of a list's entry, that of its list."""
        shape = shape_of(self.contents, self.others)
        for step, following in zip(place, (*place[1:], None), strict=True):
            if isinstance(step, str):
                shape = shape.key(step)
            elif following is not None:
                shape = shape.entry() if shape.is_list else shape.key("")
        return shape


def lower(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    capitals = sum(letter.isupper() for letter in label.split()[0]) if label else 0
    return label if capitals > 1 or label.startswith("I ") else label[:1].lower() + label[1:]


def spoken(label: str) -> str:
    """Return a label that a verb can follow: “Said on” and questions are put in quotation marks."""
    return f"“{label}”" if _OPEN_ENDED.search(label) else label
