"""Differences that people tell in words of their own: a goal raised, an action done."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import TypeAlias

from smartdoc.changes import agreeing, doing, entries
from smartdoc.changes.comparing import Bundle, Difference
from smartdoc.changes.meaning import plain
from smartdoc.changes.speaking import Speaker, between, title_of
from smartdoc.english import counted, listed
from smartdoc.model import (
    Action,
    Check,
    Confidence,
    Measure,
    Milestone,
    Person,
    Reading,
    Review,
    SignOff,
    Target,
)
from smartdoc.values import day

_STATUS = {"agreed": "agreed", "draft": "a draft"}

Tell: TypeAlias = Callable[[Bundle, Speaker], str | None]


def special(bundle: Bundle, speaker: Speaker) -> str | None:
    """Return the sentence that a difference has of its own, None where the usual one does."""
    first = bundle[0]
    if first.is_entry:
        tells = _CAME if first.before is None else _WENT
        tell = tells.get(type(first.entries[-1].known))
        return tell(bundle, speaker) if tell else None
    tell = _FIELDS.get(first.names) or _OF_ENTRY.get(_entry_and_name(first))
    return tell(bundle, speaker) if tell else None


def _entry_and_name(difference: Difference) -> tuple[type[object], str]:
    entry = difference.entries[-1].known if difference.entries else None
    return type(entry), difference.names[-1]


def _status(bundle: Bundle, speaker: Speaker) -> str | None:
    before, after = (_STATUS.get(one) for one in (bundle[0].before, bundle[0].after))
    if not before or not after:
        return None  # a team's own kind has other words for it
    if speaker.next_meeting:
        return f"this plan is {after}; the one before is {before}"
    if bundle[0].after == "agreed":
        return "the plan is now agreed; it was a draft"
    return "the plan is a draft again; it was agreed"


def _goal(bundle: Bundle, speaker: Speaker) -> str | None:
    """Tell of a goal that was set higher or lower, and what that asks where less is better."""
    first = bundle[0]
    before, after = first.before, first.after
    if not isinstance(before, int | float) or not isinstance(after, int | float):
        return None
    verb = "raised" if after > before else "lowered"
    was, now = speaker.past.value(before, first.place), speaker.value(after, first.place)
    said = f"goal {verb} from {was} to {now}"
    if _less_is_better(first.entries[0].known.measure, before):
        said += f", which asks for {'less' if after > before else 'more'} than before"
    return said


def _less_is_better(measure: Measure | None, goal: float) -> bool:
    baseline = measure.baseline if measure else None
    return isinstance(baseline, int | float) and baseline > goal


def _identity(bundle: Bundle, speaker: Speaker) -> str | None:
    """Tell of a target that takes the place of another."""
    entry, revises = bundle[0].entries[0], bundle[-1]
    if revises.names[-1] != "revises":
        return None
    if revises.after is None:
        return "no longer said to take the place of another"
    old = entry.before.id == revises.after and entry.after.id != revises.after
    name = f"“{title_of(entry.before)}”" if old else speaker.target_name(revises.after)
    return f"takes the place of {name}"


def _new_target(bundle: Bundle, speaker: Speaker) -> str:
    target: Target = bundle[0].after
    place = (*bundle[0].place, "measure")
    facts = []
    if target.measure and target.measure.target is not None:
        start = target.measure.baseline
        since = "" if start is None else f"from {speaker.value(start, (*place, 'baseline'))} "
        facts.append(f"{since}to {speaker.value(target.measure.target, (*place, 'target'))}")
    if target.due:
        facts.append(f"by {speaker.value(target.due, (*place[:-1], 'due'))}")
    if target.actions:
        facts.append(f"with {counted(len(target.actions), 'action')}")
    said = f"new {speaker.target}: {_said(target)}"
    return f"{said} ({', '.join(facts)})" if facts else said


def _gone_target(bundle: Bundle, speaker: Speaker) -> str:
    return f"no longer in the plan: {_said(bundle[0].before)}"


def _said(target: Target) -> str:
    return entries.quote(target.statement) or f"“{title_of(target)}”"


def _reading(bundle: Bundle, speaker: Speaker) -> str | None:
    first = bundle[0]
    reading: Reading = first.entries[-1].after
    if first.before is None or first.after is None or not reading.on:
        return None
    was = speaker.past.value(first.before, first.place)
    now = speaker.value(first.after, first.place)
    return f"reading of {day(reading.on)} changed from {was} to {now}"


def _new_review(bundle: Bundle, speaker: Speaker) -> str:
    review: Review = bundle[0].after
    said = ", ".join(speaker.named(review, bundle[0].place, "target"))
    name = speaker.target_name(review.target)
    return f"{name} reviewed: {said}" if said else f"{name} is waiting for its review"


def _gone_review(bundle: Bundle, speaker: Speaker) -> str:
    return f"review of {speaker.target_name(bundle[0].before.target)} taken out"


def _confidence(bundle: Bundle, speaker: Speaker) -> str:
    """Tell how sure somebody is, before the plan or after it, and when they were asked."""
    first, day_asked = bundle[0], bundle[-1].after
    said = (
        f"{entries.name(first.entries[-1].after, first.place, speaker)} {first.names[-1]} the plan"
    )
    was, now = (
        "" if one is None else speaker.value(one, first.place)
        for one in (first.before, first.after)
    )
    on = f", asked on {day(day_asked)}" if isinstance(day_asked, datetime.date) else ""
    if not was:
        return f"{said} is {now}{on}"
    return f"{said} changed from {was} to {now}{on}" if now else f"{said} taken out; it was {was}"


def _check(bundle: Bundle, _: Speaker) -> str | None:
    """Tell of a check on another day, by what is looked at; None where it does not say what."""
    before, after = bundle[0].before, bundle[0].after
    what = bundle[0].entries[-1].known.what
    if not what or before is None or after is None:
        return None
    verb = "moved" if before < after else "brought forward"
    return f"check of {entries.short(what)} {verb} {between(before, after)}"


def _joined(bundle: Bundle, speaker: Speaker) -> str:
    return f"{listed([_introduced(one.after, speaker) for one in bundle])} added"


def _left(bundle: Bundle, speaker: Speaker) -> str:
    return f"{listed([_introduced(one.before, speaker.past) for one in bundle])} no longer named"


def _introduced(person: Person, speaker: Speaker) -> str:
    name, role = speaker.person(person.id), plain(person.role)
    at = f", {plain(person.organisation)}" if person.organisation else ""
    return f"{name}{at}" if role in name else f"{name} ({role}{at})"


_CAME: Mapping[type[object], Tell] = {
    Action: doing.new_action,
    Person: _joined,
    Review: _new_review,
    SignOff: agreeing.agreed,
    Target: _new_target,
}
_WENT: Mapping[type[object], Tell] = {
    Action: doing.gone_action,
    Person: _left,
    Review: _gone_review,
    SignOff: agreeing.no_longer_agreed,
    Target: _gone_target,
}
_FIELDS: Mapping[tuple[str, ...], Tell] = {
    ("status",): _status,
    ("targets", "id"): _identity,
    ("targets", "revises"): _identity,
    ("targets", "measure", "target"): _goal,
    ("targets", "measure", "readings", "value"): _reading,
}
_OF_ENTRY: Mapping[tuple[type[object], str], Tell] = {
    (Action, "who"): doing.passed_on,
    (Action, "status"): doing.progress,
    (Action, "done_on"): doing.progress,
    (Milestone, "done_on"): doing.reached,
    (Check, "on"): _check,
    (Confidence, "before"): _confidence,
    (Confidence, "after"): _confidence,
    (SignOff, "on"): agreeing.signed,
    (SignOff, "content"): agreeing.signed,
    (SignOff, "because"): agreeing.signed,
}
