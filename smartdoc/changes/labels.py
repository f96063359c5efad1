"""What the fields of a kind of plan are called: by the titles of its schema, as in the editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from smartdoc.changes.comparing import Place
from smartdoc.english import sentence_case
from smartdoc.frozen import frozen
from smartdoc.late import late
from smartdoc.model import Plan, Record
from smartdoc.model.shape import Schema, Shape, shape_of
from smartdoc.policy.fields import hints_of, record_in
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

    def withheld(self, place: Place) -> str:
        """Return what the field is called without a key that the writer of a plan chose."""
        while not isinstance(place[-1], str):
            place = place[:-1]
        if not self.is_chosen(place):
            return self.of(place)
        above = any(isinstance(step, str) for step in place[:-1])
        return "An entry" + (f" under {lower(self.withheld(place[:-1]))}" if above else "")

    def is_chosen(self, place: Place) -> bool:
        """Tell whether the writer of a plan chose the name of this field: it may be anybody's."""
        names = [step for step in place if isinstance(step, str)]
        if not self.contents or tuple(names) in _OURS or _is_of_the_model(names):
            return False
        return place[-1] not in self._inside(place[:-1]).names

    def is_choice(self, place: Place) -> bool:
        """Tell whether the field holds a name of a closed list."""
        return self._shape(place).is_choice

    def _shape(self, place: Place) -> Shape:
        """Return the shape of the last field on the way; of a list's entry, that of its list."""
        return self._inside(place if isinstance(place[-1], str) else place[:-1])

    def _inside(self, place: Place) -> Shape:
        """Return the shape of what stands at a place; of an entry, that of the entry."""
        shape = shape_of(self.contents, self.others)
        for step in place:
            if isinstance(step, str):
                shape = shape.key(step)
            else:
                shape = shape.entry() if shape.is_list else shape.key("")
        return shape


def _is_of_the_model(names: Iterable[str]) -> bool:
    """Tell whether these are names of fields of ours, from the plan inwards."""
    record: type[Record] | None = Plan
    for name in names:
        hints = hints_of(record) if record else {}
        if name not in hints:
            return False
        record = record_in(hints[name])
    return True


def lower(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    capitals = sum(letter.isupper() for letter in label.split()[0]) if label else 0
    return label if capitals > 1 or label.startswith("I ") else label[:1].lower() + label[1:]


def spoken(label: str) -> str:
    """Return a label that a verb can follow: “Said on” and questions are put in quotation marks."""
    return f"“{label}”" if _OPEN_ENDED.search(label) else label
