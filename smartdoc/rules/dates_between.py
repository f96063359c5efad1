"""T: days of a plan that must fit each other: words and dates, milestones, check-points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from smartdoc.dates import in_full
from smartdoc.english import listed
from smartdoc.finding import Path, quoted
from smartdoc.language.finder import finder_of, words_in
from smartdoc.language.time_words import FULL_MONTH, WEEKDAYS, N
from smartdoc.language.times import TimePhrase
from smartdoc.late import late
from smartdoc.model import Milestone, Target
from smartdoc.rules import due
from smartdoc.rules.rule import Case, Problem, rule

_BINDING = late(
    r"(?:by|before|until|till|no later|not later|within)\b|at the end\b"
    rf"|in (?!the |{FULL_MONTH})|.*\b(?:next|coming|following|this)\s",
    re.I | re.S,
)
"""What a phrase has that says when the target ends; “on 5 May” and “in May” name an event."""
_RECURRING = late(r"(?:by|before|until) \w+day\Z", re.I)
"""“By Friday” may mean every Friday."""


@rule(
    "T09",
    "phrase-and-date-disagree",
    level="warning",
    source="PEP guidance, Time-bound; LIAP training, Time bound (“in 2 weeks”, “by end December”)",
    why="Those who read the sentence and those who read the date work towards different days.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
            due: 2027-02-12
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
            due: 2027-01-29
        """,
)
def phrase_and_date_disagree(case: Case) -> Iterator[Problem]:
    """Targets whose sentence names another day than “due”: “in the next 8 weeks”, “by 29 January”.

    A phrase in weeks may differ by some days, and may leave the holidays out.
    """
    wrong = dict.fromkeys(_wrong_weekdays(case))
    yield from wrong
    mistaken = {path for path, *_ in wrong}
    for target, day in due.dated(case):
        # A date that is wrong in itself is to be put right before it is compared.
        if due.fault_of(case, day) or target.at("statement") in mistaken:
            continue
        said = _binding_times(case, target)
        if said and not any(each.agrees_with(day) for each in said):
            yield _disagreement(target, said[-1])


def _wrong_weekdays(case: Case) -> Iterator[Problem]:
    """Yield the dates in sentences that fall on another day of the week than they say."""
    for target in case.plan.targets:
        statement = target.statement or ""
        named = not words_in(statement).isdisjoint(WEEKDAYS)
        for found in due.times_in(case, statement) if named else ():
            name = _WEEKDAY_OF_DATE.search(found.text)
            if name and found.day and not in_full(found.day).startswith(name[1].capitalize()):
                yield (
                    target.at("statement"),
                    f"{quoted(found.text, 'The date in the sentence')} does not fit: that "
                    f"date is {quoted(in_full(found.day), 'another day of the week')}.",
                    "Check the day in a calendar, and write the one that is meant.",
                )


_WEEKDAY_OF_DATE = late(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*[0-9]", re.I | re.S)


def _binding_times(case: Case, target: Target) -> list[TimePhrase]:
    """Return the times with a day by which the words of a target say that it is over.

    What the sentence says goes before the note on the letter T, which may be about another day.
    """
    for text in (target.statement, target.smart.timely if target.smart else None):
        found = due.times_in(case, text) if text else []
        if binding := [each for each in found if each.day and _binds(each)]:
            return binding
    return []


def _binds(phrase: TimePhrase) -> bool:
    if phrase.kind not in ("deadline", "period") or _RECURRING.match(phrase.text):
        return False
    return _BINDING.match(phrase.text) is not None


def _disagreement(target: Target, said: TimePhrase) -> Problem:
    meant = quoted(in_full(said.day), "another day") if said.day else ""
    which = f", {said.which}" if said.which else ""
    at = f" at {quoted(said.school, 'the school')}" if said.school else ""
    return (
        target.at("due"),
        f"{quoted(said.text, 'The time in the sentence')} means {meant}{which}{at}; “due” says "
        f"{quoted(in_full(target.due_on) if target.due_on else '', 'this day')}.",
        "Write the same day in both places.",
    )


@rule(
    "T10",
    "milestones-out-of-order",
    level="warning",
    source="LIAP training, Time bound: a deadline for each stage; Achievable: small steps",
    why="Steps lead to the target one after the other; out of order, one of the days is a slip.",
    bad="""
        targets:
          - milestones:
              - {what: two paragraphs in one Friday story, due: 2027-01-15}
              - {what: three paragraphs in one Friday story, due: 2026-12-18}
        """,
    good="""
        targets:
          - milestones:
              - {what: two paragraphs in one Friday story, due: 2026-12-18}
              - {what: three paragraphs in one Friday story, due: 2027-01-15}
        """,
)
def milestones_out_of_order(case: Case) -> Iterator[Problem]:
    """Milestones due before the one that is written above them."""
    for target in case.plan.targets:
        latest: Milestone | None = None
        for step in _within(case, target):
            if latest and step.due_on and latest.due_on and step.due_on < latest.due_on:
                yield (
                    step.at("due"),
                    f"{quoted(step.due, 'The day of this milestone')} is before the "
                    f"milestone above it, which is due on {quoted(latest.due, 'a later day')}.",
                    "Check both days, and write the milestones in the order of their days.",
                )
            else:
                latest = step


def _within(case: Case, target: Target) -> Iterator[Milestone]:
    """Yield the milestones between the meeting and the target's day; others are faults already."""
    for step in target.milestones:
        late = step.due_on and target.due_on and step.due_on > target.due_on
        early = step.due_on and step.due_on < case.plan.meeting.date
        if step.due_on and not late and not early:
            yield step


@rule(
    "T11",
    "milestone-after-target",
    level="warning",
    source="LIAP training, Time bound: a deadline for each stage; learner engagement guidance, "
    "Tips: milestones of a large target",
    why="A step that comes after the target cannot lead to it.",
    bad="""
        targets:
          - milestones:
              - {what: three paragraphs in one Friday story, due: 2027-02-12}
        """,
    good="""
        targets:
          - milestones:
              - {what: three paragraphs in one Friday story, due: 2026-12-18}
        """,
)
def milestone_after_target(case: Case) -> Iterator[Problem]:
    """Milestones due after the target to which they lead."""
    for target, day in due.dated(case):
        if due.fault_of(case, day) == "past":
            continue
        for step in target.milestones:
            if step.due_on and step.due_on > day:
                yield (
                    step.at("due"),
                    f"{quoted(step.due, 'The day of this milestone')} is after the "
                    f"{case.kind.target} itself, which is due on "
                    f"{quoted(target.due, 'an earlier day')}.",
                    "A milestone is a step on the way: choose an earlier day for it.",
                )


@rule(
    "T12",
    "unresolved-checkpoints",
    level="advice",
    source="PEP guidance, Actions required: the designated teacher checks after weeks 1, 4 and 8",
    why="Nobody counts weeks in a busy term; a day in the diary is kept.",
    bad="""
        targets:
          - actions:
              - {}
              - {what: checks the stories with Ash after weeks 1 and 4 and 8}
        """,
    good="""
        targets:
          - actions:
              - {}
              - {what: checks the stories with Ash after weeks 1 and 4 and 8}
            monitoring:
              - {on: 2026-12-04, who: dt, what: the Friday story of week 1}
              - {on: 2027-01-08, who: dt, what: the Friday stories up to week 4}
              - {on: 2027-01-29, who: dt, what: the Friday stories up to week 8}
        """,
)
def unresolved_checkpoints(case: Case) -> Iterator[Problem]:
    """Check-points such as “after weeks 1, 4 and 8” whose days are not under “monitoring”."""
    for target in case.plan.targets:
        for path, text in _texts(target):
            for found in due.times_in(case, text) if _WEEKS.search(text) else ():
                if (
                    found.kind == "checkpoints"
                    and found.days
                    and not _kept(case, target, found.days)
                ):
                    yield path, _what_it_means(found), _how_to_mend(case, target, found.days)


_WEEKS = finder_of(
    rf"\b(?:weeks?|wks?)\s+{N}\b|\b(?:and|&|or)\s+{N}\s+weeks", holding="week weeks wk wks"
)
"""What a text must have to be worth reading for check-points; most have not."""


def _texts(target: Target) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a target that may name weeks, with their places."""
    if target.statement:
        yield target.at("statement"), target.statement
    if target.measure and target.measure.method:
        yield target.measure.at("method"), target.measure.method
    for action in target.actions:
        yield action.at("what"), action.what
        if action.how_often:
            yield action.at("how_often"), action.how_often
    for check in target.monitoring:
        if check.what and not check.on:
            yield check.at("what"), check.what


_MOST_DAYS = 3
"""Days that a message can name and still be read."""

_NEAR, _NEAR_WITHOUT_TERMS = timedelta(days=7), timedelta(days=14)
"""Weeks may be counted from the week after the meeting and, where no terms are given, with the
holidays or without."""


def _kept(case: Case, target: Target, days: tuple[date, ...]) -> bool:
    """Return whether somebody looks on a dated day near each check-point."""
    dated = [check.on for check in target.monitoring if check.on]
    dated += [target.due_on] if target.due_on else []
    if len(dated) < len(days):
        return False
    near = _NEAR if case.calendar else _NEAR_WITHOUT_TERMS
    return all(any(abs(day - on) <= near for on in dated) for day in days)


def _what_it_means(found: TimePhrase) -> str:
    shown = found.days if len(found.days) <= _MOST_DAYS else found.days[: _MOST_DAYS - 1]
    named = [quoted(in_full(day), f"day {at}") for at, day in enumerate(shown, 1)]
    rest = len(found.days) - len(shown)
    days = listed([*named, f"{rest} more"] if rest else named)
    return (
        f"No day is given for {quoted(found.text, 'the weeks named here')}: that would be {days}."
    )


def _how_to_mend(case: Case, target: Target, days: tuple[date, ...]) -> str:
    late = [day for day in days if target.due_on and day > target.due_on]
    closed = [day for day in days if case.calendar and not case.calendar.is_school_day(day)]
    hint = "Write each day under “monitoring”, with who checks, and what."
    if late:
        hint += f" The {case.kind.target} is due before {_days(late)}."
    elif closed and case.calendar and case.calendar.covers(closed[0]):
        hint += f" There is no school on {_days(closed)}."
    return hint


def _days(days: list[date]) -> str:
    return listed([quoted(in_full(day), "one of them") for day in days])
