"""A learner's plans of one kind as one story: for a terminal, and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from smartdoc import __version__
from smartdoc.chronicle import Chronicle, Edit
from smartdoc.english import counted, listed
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Measure, Plan, Review
from smartdoc.report.diff import change_lines, group_data
from smartdoc.report.style import Style
from smartdoc.values import day, number, words
from smartdoc.view import Story
from smartdoc.view.course import aim_of
from smartdoc.view.story import Chapter, reviewed_name

_DAYS = 20
"""Columns for a day in words at the beginning of a line, with those before it."""


@frozen
class Told:
    """The plans of one ref and kind, the oldest first, with all that is told of them."""

    plans: tuple[Plan, ...]
    kind: Kind
    stories: tuple[Story, ...]
    chronicle: Chronicle

    @property
    def plan(self) -> Plan:
        """Return the newest plan."""
        return self.plans[-1]


def text(histories: Sequence[Told], style: Style) -> str:
    """Return the histories for a terminal."""
    return "\n\n\n".join("\n".join(_told(one, style)) for one in histories) + "\n"


def _told(told: Told, style: Style) -> Iterator[str]:
    plan = told.plan
    name = f", {plan.learner.name}" if style.quote else ""
    yield style.paint(f"{plan.ref}{name}: {told.kind.title}", "1")
    yield ""
    yield style.paint("Meetings", "1")
    for one in told.plans:
        yield from _dated(day(one.meeting.date), _meeting(one, told, style), style)
    yield ""
    yield style.paint(f"{told.kind.target.capitalize()}s", "1")
    for number_, story in enumerate(told.stories, start=1):
        yield from _story(number_, story, style)
    yield ""
    yield style.paint("What was edited", "1")
    yield from _edits(told, style)


def _meeting(plan: Plan, told: Told, style: Style) -> str:
    came = [_outcome(one) for one in plan.review]
    if style.quote:
        came = [
            f"{reviewed_name(told.plans, plan, one.target)}: {_outcome(one)}" for one in plan.review
        ]
    back = f"; looked back at {'; '.join(came)}" if came else ""
    return f"{plan.status}, {counted(len(plan.targets), told.kind.target)} set{back}."


def _outcome(review: Review) -> str:
    decided = f", decision {words(review.decision)}" if review.decision else ""
    return (words(review.outcome) or "still to be looked at") + decided


def _story(number_: int, story: Story, style: Style) -> Iterator[str]:
    name = story.name if style.quote else "(its name is left out)"
    yield from _wrapped(f"{number_}. {name}", style, "  ", 3)
    yield from _wrapped(story.facts(quote=style.quote), style, "     ", 0)
    for reading in _readings(story, style):
        yield from _wrapped(reading, style, "     ", 10)
    for chapter in story.chapters:
        said = " ".join(_chapter(chapter, style))
        yield from _dated(day(chapter.on), said, style, "     ")


def _readings(story: Story, style: Style) -> Iterator[str]:
    for drawn in story.drawings if style.quote else ():
        if not drawn.measure.readings:
            continue
        unit = f" ({drawn.measure.unit})" if drawn.measure.unit else ""
        came = [
            f"{number(one.value)}{f' on {day(one.on)}' if one.on else ''}"
            for one in drawn.measure.readings
        ]
        begun = drawn.measure.baseline
        start = f"{number(begun)} at the start, " if begun is not None else ""
        yield f"Readings{unit}: {start}{listed(came)}."


def _chapter(chapter: Chapter, style: Style) -> Iterator[str]:
    review, target = chapter.review, chapter.target
    if review:
        yield f"{_outcome(review)}.".capitalize()
        if review.because and style.quote:
            yield f"Why: {' '.join(review.because.split())}"
    if target is None:
        return
    if chapter.reworded or chapter.first:
        as_ = f" as “{chapter.called}”" if chapter.called and style.quote else ""
        said = f"{as_}: {' '.join((target.statement or '').split())}" if style.quote else "."
        yield f"{'Reworded' if chapter.reworded else 'Set'}{said}"
    elif not review:
        yield "In the same words."
    if style.quote and aim_of(target):
        yield f"{aim_of(target)}."


def _edits(told: Told, style: Style) -> Iterator[str]:
    for note in told.chronicle.notes:
        yield from _wrapped(note, style, "  ", 0)
    stretches = told.chronicle.stretches([one.meeting.date for one in told.plans])
    if not stretches and not told.chronicle.unknown:
        yield "  Git knows of no edit."
    for stretch in stretches:
        yield f"  {stretch.heading}"
        for edit in stretch.edits:
            yield from _edit(edit, stretch.meeting, style)


def _edit(edit: Edit, meeting: object, style: Style) -> Iterator[str]:
    facts = [edit.when, edit.by, edit.commit]
    if edit.meeting != meeting:
        facts.append(f"plan of {day(edit.meeting)}")
    yield "    " + style.paint(", ".join(filter(None, facts)), "2")
    if edit.event:
        yield from _wrapped(edit.event, style, "      ", 0)
    narrow = replace(style, width=style.width - 6)
    for group in edit.groups:
        yield from (f"      {line}" for line in change_lines(group, narrow))


def _dated(on: str, said: str, style: Style, indent: str = "  ") -> list[str]:
    lead = f"{indent}{on}".ljust(len(indent) + _DAYS)
    return textwrap.wrap(
        said,
        style.width,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_on_hyphens=False,
        break_long_words=False,
    ) or [lead.rstrip()]


def _wrapped(said: str, style: Style, indent: str, hanging: int) -> list[str]:
    return textwrap.wrap(
        said,
        style.width,
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_on_hyphens=False,
        break_long_words=False,
    )


def json_(histories: Sequence[Told], style: Style) -> str:
    """Return the histories as one JSON object."""
    data = {
        "version": __version__,
        "histories": [_data(one, quote=style.quote) for one in histories],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(told: Told, *, quote: bool) -> dict[str, object]:
    return {
        "ref": told.plan.ref,
        "kind": told.kind.name,
        "meetings": [
            {
                "date": one.meeting.date.isoformat(),
                "status": one.status,
                "targets": len(one.targets),
                "reviewed": len(one.review),
            }
            for one in told.plans
        ],
        "targets": [_story_data(story, quote=quote) for story in told.stories],
        "edits": [_edit_data(edit, quote=quote) for edit in told.chronicle.edits],
        "form_only": told.chronicle.form_only,
        "notes": list(told.chronicle.notes),
    }


def _story_data(story: Story, *, quote: bool) -> dict[str, object]:
    life = story.life
    data: dict[str, object] = {
        "begun": _day(life.begun_on),
        "agreed": _day(life.agreed_on),
        "ended": _day(life.ended_on),
        "end": life.end,
        "open": life.is_open,
        "days_open": life.days_open(story.today),
        "times_carried": life.times_carried,
        "times_unmet": life.times_unmet(),
        "meetings": [
            {
                "date": one.on.isoformat(),
                "outcome": (one.review and one.review.outcome) or None,
                "decision": (one.review and one.review.decision) or None,
                "reworded": one.reworded,
            }
            for one in story.chapters
        ],
    }
    return {**_words_of(story), **data} if quote else data


def _words_of(story: Story) -> dict[str, object]:
    """Return what a history says of a target in the plans' own words."""
    return {
        "ids": list(story.life.ids),
        "name": story.name,
        "wordings": [{"date": one.on.isoformat(), "text": one.text} for one in story.life.wordings],
        "courses": [_course(drawn.measure) for drawn in story.drawings],
    }


def _course(measure: Measure) -> dict[str, object]:
    return {
        "what": measure.what,
        "unit": measure.unit,
        "baseline": measure.baseline,
        "goal": measure.target,
        "readings": [{"on": _day(one.on), "value": one.value} for one in measure.readings],
    }


def _edit_data(edit: Edit, *, quote: bool) -> dict[str, object]:
    return {
        "step": edit.step,
        "meeting": edit.meeting.isoformat(),
        "on": _day(edit.on),
        "by": edit.by,
        "commit": edit.commit,
        "committed": edit.on is not None,
        "as_on": _day(edit.as_on),
        "groups": [group_data(group, quote=quote) for group in edit.groups],
    }


def _day(date: object) -> str | None:
    return str(date) if date else None


REPORTS: Mapping[str, Callable[[Sequence[Told], Style], str]] = {"text": text, "json": json_}
