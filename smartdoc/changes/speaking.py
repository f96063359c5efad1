"""Values of two plans in words: people by their names, numbers with units, days as people say."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import field, fields, replace

from smartdoc.changes.comparing import Place
from smartdoc.changes.labels import Labels, lower
from smartdoc.changes.meaning import APART, plain
from smartdoc.changes.people import PEOPLE
from smartdoc.dates import MONTHS
from smartdoc.dates import day as day_of
from smartdoc.english import listed, sentence_case
from smartdoc.frozen import frozen
from smartdoc.model import Details, Measure, Person, Plan, Record, Target
from smartdoc.values import amount, day, number, pounds, words

_CHOICES = frozenset(
    {
        "status",
        "edition",
        "outcome",
        "decision",
        "indicator",
        "impact",
        "timetable",
        "party",
        "copy",
        "step",
        "indicators",
        "audiences",
        "areas",
        "kind",
    }
)
"""Fields that hold words of closed lists, or short ones like them."""

_MONEY = frozenset({"cost", "allocation"})
_LEARNERS = frozenset({"learner", "child", "pupil", "student", "young person"})


@frozen
class Speaker:
    """Says what two plans hold, in the words of their kind.

    ``target`` is what the kind calls a target. With ``next_meeting`` the second is the plan of the
    meeting after that of the first.
    """

    before: Plan
    after: Plan
    labels: Labels = field(default_factory=Labels)
    target: str = "target"
    next_meeting: bool = False
    is_past: bool = False

    @property
    def past(self) -> Speaker:
        """Return who speaks of what is no longer so: a short name may be somebody else's by now."""
        return replace(self, is_past=True)

    @property
    def _plans(self) -> tuple[Plan, Plan]:
        """Return the plans, the one that is spoken of first."""
        return (self.before, self.after) if self.is_past else (self.after, self.before)

    def label(self, place: Place) -> str:
        """Return what a field is called."""
        return self.labels.of(place)

    def value(self, value: object, place: Place) -> str:
        """Return a value of the field at this place in words."""
        names = [step for step in place if isinstance(step, str)]
        name = names[-1] if names else ""
        if isinstance(value, tuple):
            return listed([self.value(one, place) for one in value])
        if isinstance(value, Details):
            return f"({self.block(value, place)})"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime.date):
            return day(value)
        if isinstance(value, int | float):
            return self._number(value, names, place)
        text = plain(str(value))
        if name == "due" and (on := day_of(text)):
            return day(on)
        if names[:2] == ["targets", "measure"] and name in ("baseline", "target", "value"):
            return amount(text, self.unit(place))
        return self._text(text, name, names, place)

    def block(self, block: Details, place: Place, most: int | None = None) -> str:
        """Return the first values of a block of a team's own, or all of them, with their labels."""
        said = ((key, (*place, key), block[key]) for key in list(block)[:most])
        return ", ".join(
            f"{lower(self.label(where))} {self.value(value, where)}"
            for key, where, value in said
            if value not in (None, ())
        )

    def _number(self, value: float, names: list[str], place: Place) -> str:
        name = names[-1]
        if name in _MONEY:
            return pounds(value)
        if names == ["attendance", "percent"]:
            return amount(value, "%")
        if "confidence" in names and name in ("confidence", "before", "after"):
            return f"{number(value)} out of 10"
        if "measure" in names and name in ("baseline", "target", "value"):
            return amount(value, self.unit(place))
        return number(value)

    def _text(self, text: str, name: str, names: list[str], place: Place) -> str:
        if name in PEOPLE:
            return self.person(text)
        if name == "target" and names[0] in ("review", "waive"):
            return self.target_name(text)
        if name == "concern":
            return self.concern(text)
        if name in _CHOICES or self.labels.is_choice(place):
            return words(text)
        return f"“{text}”"

    def unit(self, place: Place) -> str | None:
        """Return the unit of the measure of the target at this place."""
        entry = next((step for step in place if not isinstance(step, str)), None)
        target = (entry.before if self.is_past else entry.after) or entry.known if entry else None
        measure = target.measure if isinstance(target, Target) else None
        return measure.unit if isinstance(measure, Measure) else None

    def person(self, id: str | None) -> str:  # noqa: A002 - the field's own name
        """Return who has this short name: the name, or the role; other text as it is written."""
        for plan in self._plans:
            if person := plan.person(id):
                return _name(person, plan)
        return id or "somebody"

    def target_name(self, id: str) -> str:  # noqa: A002
        """Return what a target is called, in quotation marks."""
        for plan in (self.before, self.after):
            if target := plan.target(id):
                return f"“{title_of(target)}”"
        return f"“{words(id)}”"

    def concern(self, id: str) -> str:  # noqa: A002
        """Return a concern in its own words."""
        for plan in self._plans:
            for concern in plan.concerns:
                if concern.id == id:
                    return f"“{plain(concern.what or words(id))}”"
        return f"“{words(id)}”"

    def named(self, record: Record, place: Place, *leaving: str) -> Iterator[str]:
        """Yield each value of a record with its label, but for those that are said otherwise."""
        for one in fields(record):
            value = getattr(record, one.name)
            said = value not in (None, (), "") and not isinstance(value, Record | Details)
            if said and one.name not in (*APART, *leaving):
                yield self._named(value, (*place, one.name.rstrip("_")))

    def _named(self, value: object, place: Place) -> str:
        said, label = self.value(value, place), self.label(place)
        match place[-1]:
            case "on" if label == "Day":
                return f"on {said}"
            case "due":
                return f"by {said}"
            case "how_often":
                return plain(str(value))
            case "status" | "who":
                return said
            case _:
                return f"{lower(label)} {said}"


def _name(person: Person, plan: Plan) -> str:
    if person.name:
        return plain(person.name)
    learner = person.party == "child" or person.role.casefold() in _LEARNERS
    return plain(plan.learner.name) if learner else f"the {plain(person.role)}"


def title_of(target: Target) -> str:
    """Return a target's title, else its areas, else the words of its short name."""
    areas = ", ".join(words(area) for area in target.areas)
    return sentence_case(plain(target.title or areas) or words(target.id))


def between(before: datetime.date, after: datetime.date) -> str:
    """Return two days in words, with the year once where it is the same."""
    if before.year != after.year:
        return f"from {day(before)} to {day(after)}"
    return f"from {before.day} {MONTHS[before.month - 1]} to {day(after)}"
