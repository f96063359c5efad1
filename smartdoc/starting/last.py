"""The plan before the new one: where it is, and what it leaves open."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from smartdoc.check import Checked, Checker
from smartdoc.english import counted, listed
from smartdoc.errors import SmartdocError
from smartdoc.finding import Level, without_words
from smartdoc.frozen import frozen
from smartdoc.lives import Life, last_reading, life_finder, lives_of
from smartdoc.model import Action, Measure, Plan, Target
from smartdoc.opening import is_dir
from smartdoc.repository import is_plan_file
from smartdoc.source import Value

_SET_ANEW = frozenset(
    "revises due milestones actions monitoring pupil_premium reflection report_text".split()
)
"""What a target does not keep for the next plan: it belongs to the time that has gone by."""


@frozen
class Carried:
    """One target of the last plan: what it keeps, with remarks on it.

    Its actions that are not done and the milestones that were not reached are there to be taken
    over or not. ``life`` is all that the plans up to the last one tell of it.
    """

    target: Target
    life: Life
    given: Mapping[str, Value]
    notes: Mapping[str, str]
    milestones: Sequence[Value]
    actions: Sequence[Value]

    @property
    def summary(self) -> str:
        """Return the old sentence, its day and how far it came, for a remark."""
        words = self.target.statement or self.target.title or ""
        due = f"Due: {self.target.due}." if self.target.due else ""
        return " ".join(part for part in (words, due, self._progress()) if part)

    @property
    def story(self) -> str:
        """Return what went before and what was done, for a remark; nothing on a first round."""
        return " ".join(part for part in (self._past(), self._done()) if part)

    @property
    def is_open(self) -> bool:
        """Tell whether the target may live on: nothing shows that it is met."""
        measure = self.target.measure
        return measure is None or not _is_met(measure)

    def _past(self) -> str:
        life = self.life
        unmet = life.times_unmet()
        parts = [
            f"carried over {_times(life.times_carried)}" if life.times_carried else "",
            f"not wholly reached at {counted(unmet, 'review')} in a row" if unmet else "",
        ]
        said = listed([part for part in parts if part])
        return f"In plans since {life.begun_on}, {said}." if said else ""

    def _done(self) -> str:
        """Return how many actions were done, where anything was written of it."""
        actions = self.target.actions
        done = sum(action.is_done for action in actions)
        dropped = sum(action.status == "dropped" for action in actions)
        if not done and not dropped:
            return ""
        given_up = f", given up: {dropped}" if dropped else ""
        return f"Actions done: {done} of {len(actions)}{given_up}."

    def _progress(self) -> str:
        measure = self.target.measure
        reading = last_reading(measure.readings) if measure else None
        if measure is None or reading is None or measure.target is None:
            return ""
        on = f" on {reading.on}" if reading.on else ""
        reached = " It is reached." if _is_met(measure) else ""
        return f"Last reading: {reading.value}{on}, the goal is {measure.target}.{reached}"


@frozen
class Last:
    """The last plan, as it was written and as it is meant. ``earlier`` are those before it."""

    file: str
    plan: Plan
    data: Mapping[str, Value]
    earlier: tuple[Plan, ...] = ()

    @property
    def targets(self) -> tuple[Carried, ...]:
        """Return its targets, in their order."""
        given = self.data.get("targets")
        entries = given if isinstance(given, list) else []
        life_of = life_finder(lives_of((*self.earlier, self.plan)))
        return tuple(
            _carried(target, life_of(target), entry)
            for target, entry in zip(self.plan.targets, entries, strict=True)
            if isinstance(entry, dict)
        )

    @property
    def open_actions(self) -> list[Value]:
        """Return the actions of the plan as a whole that are still to be done."""
        return [_shown(each) for each in self.plan.actions if not each.is_settled]


def last_before(day: datetime.date, plans: Sequence[Last]) -> Last | None:
    """Return the latest of these plans whose meeting came before the day, with those before it."""
    before = [each for each in plans if each.plan.meeting.date < day]
    if not before:
        return None
    return replace(before[-1], earlier=tuple(each.plan for each in before[:-1]))


def kinds_of(checker: Checker, ref: str) -> list[str]:
    """Return the kinds of which a ref has plans, by what the files say or are called."""
    known = checker.repository.schemas.kinds
    files = [checker.one(path) for path in _files(checker.repository.config.plans / ref)]
    return [kind for kind in known if any(_is_of_kind(each, kind) for each in files)]


def earlier_plans(checker: Checker, ref: str, kind: str) -> list[Last]:
    """Return the plans of this ref and kind, the latest last.

    Raises ``SmartdocError`` if one of them cannot be read.
    """
    folder = checker.repository.config.plans / ref
    found = [
        _read(checker, checked)
        for checked in map(checker.one, _files(folder))
        if _is_of_kind(checked, kind)
    ]
    return sorted(
        (last for last in found if last.plan.ref == ref), key=lambda last: last.plan.meeting.date
    )


def _files(folder: Path) -> Iterator[Path]:
    if is_dir(folder):
        for path in sorted(folder.iterdir()):
            if is_plan_file(path):
                yield path


def _is_of_kind(checked: Checked, kind: str) -> bool:
    """Tell whether a file is of this kind, by what it says or, failing that, by its name."""
    if checked.kind:
        return checked.kind.name == kind
    return checked.path.stem.endswith(f".{kind}")


def _read(checker: Checker, checked: Checked) -> Last:
    if checked.plan is None or checked.kind is None:
        first = next(each for each in checked.findings if each.level is Level.ERROR)
        place = f":{first.place.line}" if first.place else ""
        fault = without_words(first.message)  # a log must not carry a child's words
        raise SmartdocError(
            f"The earlier plan {checked.file}{place} cannot be read: {fault}",
            f"Mend it first; see what is wrong with: smartdoc check {checked.file}",
        )
    data = checker.repository.schemas.schema(checked.kind.name).data(checked.source)
    return Last(checked.file, checked.plan, data)


def _carried(target: Target, life: Life, data: Mapping[str, Value]) -> Carried:
    given = {key: value for key, value in data.items() if key not in _SET_ANEW}
    notes = {}
    if target.due:
        notes["due"] = f"a new day; it was {target.due}"
    if target.measure:
        given["measure"], notes["measure.baseline"] = _measured_on(target.measure, given["measure"])
    for key, old in (("achievable", "confidence"), ("smart", "timely")):
        given[key] = _without(given.get(key), old)
    return Carried(
        target,
        life,
        given,
        notes,
        milestones=[{"what": step.what} for step in target.milestones if not step.done_on],
        actions=[_shown(action) for action in target.actions if not action.is_settled],
    )


def _measured_on(measure: Measure, data: Value) -> tuple[Value, str]:
    """Return the measure starting from where it ended, with a remark on that."""
    kept = _without(data, "readings")
    reading = last_reading(measure.readings)
    if reading is None or not isinstance(kept, dict):
        return kept, ""
    on = f", on {reading.on}" if reading.on else ""
    was = f"; it was {measure.baseline}" if measure.baseline not in (None, reading.value) else ""
    return {**kept, "baseline": reading.value}, f"the last reading{on}{was}"


def _without(data: Value, key: str) -> Value:
    """Return a group without a key, None where nothing is left of it."""
    if not isinstance(data, dict):
        return data
    return {name: value for name, value in data.items() if name != key} or None


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _shown(action: Action) -> dict[str, Value]:
    """Return an action without its dates, which belong to the time that has gone by."""
    return {
        key: value
        for key, value in (
            ("who", action.who),
            ("what", action.what),
            ("how_often", action.how_often),
        )
        if value is not None
    }


def _is_met(measure: Measure) -> bool:
    """Tell whether the last reading reaches the goal, whether more or less of it is better."""
    reading, goal, start = last_reading(measure.readings), measure.target, measure.baseline
    value = reading.value if reading else None
    if not isinstance(value, int | float) or not isinstance(goal, int | float):
        return value is not None and value == goal
    if isinstance(start, int | float) and goal < start:
        return value <= goal
    return value >= goal
