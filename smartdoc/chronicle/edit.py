"""What was edited in plans, and when, by whom and how: as one reader may read it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeAlias

from smartdoc.changes import (
    Group,
    Piece,
    Sentence,
    changes_between,
    meaning,
    shortened,
)
from smartdoc.chronicle.joining import joined
from smartdoc.chronicle.record import Past, Records, Step, Written
from smartdoc.english import counted, sentence_case
from smartdoc.frozen import frozen
from smartdoc.model import Plan
from smartdoc.values import day

See: TypeAlias = Callable[[Plan], Plan]
"""Returns a plan as the reader may see it."""

Called: TypeAlias = Callable[[str], str]
"""Returns an author as the reader may know them."""

_EVENTS: Mapping[Step, str] = {
    "written": "{plan} was first written.",
    "joined": "Two versions of {plan} were brought together.",
    "deleted": "{plan} was deleted.",
    "restored": "{plan} was put back.",
    "unreadable": "A version of {plan} could not be read and is left out.",
}
_UNCOMMITTED = "Not yet committed"


@frozen
class Edit:
    """One edit of the plan of a meeting.

    ``on`` is None for what is not committed. ``as_on`` is the day of an earlier version that says
    the same.
    """

    step: Step
    meeting: datetime.date
    on: datetime.date | None = None
    by: str = ""
    commit: str = ""
    groups: tuple[Group, ...] = ()
    as_on: datetime.date | None = None

    @property
    def event(self) -> str:
        """Return what happened to the plan as a whole, nothing for an ordinary edit."""
        if self.step in _EVENTS:
            return sentence_case(_EVENTS[self.step].format(plan=self._plan))
        return f"Back to how it was on {day(self.as_on)}." if self.as_on else ""

    def of_another(self, meeting: datetime.date | None) -> bool:
        """Tell whether it must be said which plan was edited, in the stretch of this meeting."""
        return self.step not in _EVENTS and self.meeting != meeting

    def pieces(self, sentence: Sentence) -> tuple[Piece, ...]:
        """Return the words of a long text around what changed in it."""
        return shortened(sentence.pieces)

    @property
    def when(self) -> str:
        """Return the day; of what is not committed, that it is in the file now."""
        return day(self.on) or "In the file now"

    @property
    def _plan(self) -> str:
        return f"the plan of the meeting on {day(self.meeting)}"


@frozen
class Stretch:
    """The edits up to a meeting, or since the last one, which is then ``meeting`` too."""

    heading: str
    edits: tuple[Edit, ...]
    meeting: datetime.date | None = None


@frozen
class Chronicle:
    """All edits that a reader may know of, the oldest first.

    ``form`` are the days of the commits that changed nothing in meaning in some plan. ``unknown``
    says why nothing is known of any edit.
    """

    edits: tuple[Edit, ...] = ()
    form: tuple[datetime.date, ...] = ()
    unknown: str = ""

    @property
    def form_only(self) -> int:
        """Return how many commits changed nothing in meaning in some plan."""
        return len(self.form)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is to be known of the list of edits."""
        if self.unknown:
            return (f"{self.unknown} So this history has the meetings and no edits.",)
        if not self.form_only:
            return ()
        commits = counted(self.form_only, "commit")
        return (f"Left out: {commits} of form only, such as order, remarks or the file's name.",)

    def stretches(self, meetings: Sequence[datetime.date]) -> tuple[Stretch, ...]:
        """Return the edits between these meetings, with what is not committed at the end."""
        return tuple(
            Stretch(heading, edits, meeting)
            for heading, meeting, belongs in _headings(sorted(set(meetings)))
            if (edits := tuple(one for one in self.edits if belongs(one.on)))
        )

    def since(self, date: datetime.date | None) -> Chronicle:
        """Return the edits from a day on; all without one."""
        if date is None:
            return self
        later = tuple(one for one in self.edits if one.on is None or one.on >= date)
        form = tuple(one for one in self.form if one >= date)
        return replace(self, edits=later, form=form)


def _headings(
    meetings: Sequence[datetime.date],
) -> Iterator[tuple[str, datetime.date | None, Callable[[datetime.date | None], bool]]]:
    last = datetime.date.min
    for meeting in meetings:
        heading = f"Up to the meeting on {day(meeting)}"
        if last > datetime.date.min:
            heading = f"Between the meetings on {day(last)} and {day(meeting)}"
        yield heading, meeting, _within(last, meeting)
        last = meeting
    yield f"Since the meeting on {day(last)}", last, _within(last, datetime.date.max)
    yield _UNCOMMITTED, None, lambda on: on is None


def _within(after: datetime.date, until: datetime.date) -> Callable[[datetime.date | None], bool]:
    return lambda on: on is not None and after < on <= until


def chronicle_of(records: Records, see: See, called: Called, target: str) -> Chronicle:
    """Return what was edited, with nothing in it but what the reader may see.

    *Why* each version is limited before they are compared: then nothing that changed in what the
    reader may not see can come into any sentence.
    """
    if records.unknown:
        return Chronicle(unknown=records.unknown)
    if records.shallow:
        return Chronicle(
            unknown="This copy of the repository has only the latest part of its past."
        )
    teller = _Teller(records, see, called, target)
    told = [one for past in records.pasts for one in teller.edits(past)]
    ordered = sorted(told, key=lambda one: (one[0] is None, one[0] or _FIRST))
    return Chronicle(tuple(edit for _, edit in ordered), teller.form)


_FIRST = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_Told: TypeAlias = tuple[datetime.datetime | None, Edit]
_Known: TypeAlias = tuple[datetime.date, Hashable]


class _Teller:
    """Tells the edits of one learner's plans, and counts the commits of form only."""

    def __init__(self, records: Records, see: See, called: Called, target: str) -> None:
        self._records = records
        self._see = see
        self._called = called
        self._target = target
        self._limited: dict[int, Plan] = {}
        self._form: dict[str, datetime.date] = {}

    @property
    def form(self) -> tuple[datetime.date, ...]:
        """Return the days of the commits that changed nothing in meaning in some plan."""
        return tuple(self._form.values())

    def _seen(self, plan: Plan) -> Plan:
        """Return a plan as the reader may see it; most are looked at twice, before and after."""
        if id(plan) not in self._limited:
            self._limited[id(plan)] = self._see(plan)
        return self._limited[id(plan)]

    def edits(self, past: Past) -> Iterator[_Told]:
        """Yield the edits of one plan, each with when; no clock goes back."""
        known: list[_Known] = []
        last = next(iter(past.plans), None)
        for when, one in zip(_forwards(past.written), past.written, strict=True):
            plan = self._seen(one.plan) if one.plan else None
            meeting = one.plan or last
            date = meeting.meeting.date if meeting else past.meeting
            edit = self._edit(one, plan, date, known)
            if edit:
                yield when, edit
            if plan and one.when:
                known.append((one.when.date(), meaning(plan)))
            last = one.plan or last

    def _edit(
        self,
        one: Written,
        plan: Plan | None,
        meeting: datetime.date,
        known: Sequence[_Known],
    ) -> Edit | None:
        edit = Edit(
            one.step,
            meeting,
            one.when.date() if one.when else None,
            self._called(one.author) if one.when else "",
            one.commit,
        )
        if plan is None or one.step == "written":
            return edit
        edit = replace(edit, groups=self._groups(one, plan), as_on=_as_on(plan, known[:-1]))
        if edit.groups or one.step == "restored":
            return edit
        silent = one.plan and any(meaning(one.plan) == meaning(before) for before in one.before)
        if silent and one.step == "edited" and one.when:
            self._form[one.commit] = one.when.date()
        return None

    def _groups(self, one: Written, plan: Plan) -> tuple[Group, ...]:
        """Return what a version says differently from what it was made from."""
        found = [self._between(before, plan) for before in one.before]
        if len(found) < 2:
            return found[0] if found else ()
        base = self._seen(one.base) if one.base else None
        return joined(found, [self._between(each, base) for each in one.before] if base else [])

    def _between(self, before: Plan, plan: Plan) -> tuple[Group, ...]:
        seen = self._seen(before)
        return changes_between(seen, plan, self._records.labels, self._target)


def _as_on(plan: Plan, known: Sequence[_Known]) -> datetime.date | None:
    """Return the day of the last version before that says the same, None if there is none."""
    said = meaning(plan)
    return next((on for on, one in reversed(known) if one == said), None)


def _forwards(written: Sequence[Written]) -> list[datetime.datetime | None]:
    """Return when each version came, none before the one that it follows."""
    times = accumulate((one.when or _FIRST for one in written), max)
    return [when if one.when else None for one, when in zip(written, times, strict=True)]
