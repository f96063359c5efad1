"""One person's actions as a calendar file (RFC 5545), with an all-day entry for each dated one."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence

from smartdoc.english import sentence_case
from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.late import late
from smartdoc.view import View
from smartdoc.view.tasks import Task

FORMAT = "ics"

_LINE = 75
"""Octets up to which a line may be long."""

_FEW_WORDS = 72
"""Characters of an action that a calendar shows without opening the entry."""

_ESCAPED = late(r"([\\;,])")


@frozen
class Event:
    """One all-day entry. ``uid`` tells nothing, and stays the same from build to build."""

    uid: str
    on: datetime.date
    summary: str
    description: str = ""


def calendar_of(view: View) -> bytes | None:
    """Return what the reader of a sheet has still to do as a calendar, None if nothing has a day.

    It is made of the view that the sheet is made of, and so can tell nothing more.
    """
    events = sorted(_events(view), key=lambda event: (event.on, event.summary, event.uid))
    return calendar(events, view.plan.meeting.date) if events else None


def _events(view: View) -> Iterator[Event]:
    for group in view.tasks.groups:
        for task in group.tasks:
            if task.action.due_on:
                yield _of_task(view, task, task.action.due_on)
    plan = view.plan
    if plan.meeting.next:
        title = f"{view.kind.meeting}: {plan.learner.name}"
        uid = _uid(view, ("meeting", "next"))
        yield Event(uid, plan.meeting.next, sentence_case(title))


def _of_task(view: View, task: Task, on: datetime.date) -> Event:
    what = " ".join(task.action.what.split())
    shown = sentence_case(_cut(what))
    lines = (
        what if shown.casefold() != what.casefold() else "",
        f"How often: {task.action.how_often}" if task.action.how_often else "",
        f"For: {view.target_name(task.target)}" if task.target else "",
    )
    return Event(_uid(view, task.action.path), on, shown, "\n".join(line for line in lines if line))


def _cut(text: str) -> str:
    """Return the first words of a text."""
    if len(text) <= _FEW_WORDS:
        return text
    return text[: _FEW_WORDS - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def _uid(view: View, path: Path) -> str:
    place = "\0".join(map(str, (view.plan.ref, view.plan.stem, *path)))
    return f"{hashlib.sha256(place.encode()).hexdigest()[:32]}@smartdoc"


def calendar(events: Sequence[Event], made: datetime.date) -> bytes:
    """Return the file; ``made`` is the day that each entry says it was written on."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//smartdoc//smartdoc//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for event in events for line in _lines(event, made)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8")


def _lines(event: Event, made: datetime.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_date(made)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_date(event.on)}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"  # an action does not keep anybody from a meeting
    yield "END:VEVENT"


def _date(on: datetime.date) -> str:
    return on.isoformat().replace("-", "")


def _text(value: str) -> str:
    """Return a text with its special characters escaped, and without any that could end a line."""
    lines = (" ".join(line.split()) for line in value.split("\n"))
    return "\\n".join(_ESCAPED.sub(r"\\\1", line) for line in lines)


def _folded(line: str) -> str:
    """Return the line broken so that no part is longer than allowed, and no letter is split."""
    parts: list[str] = [""]
    size = 0
    for sign in line:
        octets = len(sign.encode("utf-8"))
        if size + octets > _LINE:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += octets
    return "\r\n".join(parts)
