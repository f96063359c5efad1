"""What entries of lists are called in a sentence, and what is said of one that came or went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from smartdoc.changes.comparing import Place
from smartdoc.changes.labels import lower
from smartdoc.changes.meaning import plain
from smartdoc.changes.speaking import Speaker
from smartdoc.model import (
    Action,
    Attainment,
    Check,
    Concern,
    Confidence,
    Details,
    Escalation,
    Event,
    Milestone,
    Person,
    Reading,
    Review,
    School,
    SignOff,
    Spending,
    Target,
    Waiver,
)
from smartdoc.values import amount, day, words

_LONGEST = 10
"""Words of an entry that are enough to know which one is meant."""

Said: TypeAlias = Callable[[Any, Speaker, Place], str]

NOUNS: Mapping[type[object], str] = {
    Action: "action",
    Attainment: "subject",
    Check: "check",
    Concern: "concern",
    Confidence: "measure of confidence",
    Escalation: "step up",
    Event: "entry",
    Milestone: "milestone",
    Person: "person",
    Reading: "reading",
    Review: "review of a target",
    School: "earlier school",
    SignOff: "agreement",
    Spending: "spending",
    Target: "target",
    Waiver: "waiver",
}
"""What an entry is, without a word of the plan."""


def noun(entry: object, place: Place, speaker: Speaker) -> str:
    """Return what an entry is; one that is only a text by the label of its list."""
    return NOUNS.get(type(entry)) or lower(speaker.label(place))


def noun_withheld(entry: object, place: Place, speaker: Speaker) -> str:
    """Return the same without a key that the writer of a plan chose."""
    return NOUNS.get(type(entry)) or lower(speaker.labels.withheld(place))


def name(entry: object, place: Place, speaker: Speaker) -> str:
    """Return how a sentence names an entry: ``Jo's action “draws four boxes”``."""
    said = _NAMES.get(type(entry))
    if said:
        return said(entry, speaker, place)
    if isinstance(entry, Details):
        first = speaker.block(entry, place, 1)
    else:
        first = speaker.value(entry, place)
    return f"{lower(speaker.label(place))} {first}".strip()


def whole(entry: object, place: Place, speaker: Speaker) -> str:
    """Return an entry with all that it says."""
    if isinstance(entry, Details):
        return speaker.block(entry, place)
    if (said := _WHOLE.get(type(entry))) is None:
        return speaker.value(entry, place)
    main, leaving = said
    rest = ", ".join(speaker.named(entry, place, *leaving))  # type: ignore[arg-type]  # a record
    return " ".join(filter(None, (main(entry, speaker, place), rest and f"({rest})")))


def nameless(entry: object, speaker: Speaker) -> str | None:
    """Return how a sentence names an entry whose text it tells; None for one without a text."""
    match entry:
        case Action():
            return owned(entry.who, "action", speaker)
        case Milestone() | Concern() | Check():
            return f"a {NOUNS[type(entry)]}"
        case Event():
            return "an entry"
        case Spending():
            return "spending"
    return None


def owned(who: str | None, noun: str, speaker: Speaker) -> str:
    """Return whose something is: ``Jo's action``, ``the action``."""
    return f"{speaker.person(who)}'s {noun}" if who else f"the {noun}"


def short(text: str | None) -> str:
    """Return the beginning of a text in quotation marks."""
    found = plain(text or "").split()
    return f"“{' '.join(found[:_LONGEST])}{' …' if len(found) > _LONGEST else ''}”"


def quote(text: str | None) -> str:
    """Return a whole text in quotation marks, in one line."""
    return f"“{plain(text)}”" if text else ""


def _about(entry: Confidence, speaker: Speaker) -> str:
    about = f" about {quote(entry.about)}" if entry.about else ""
    return f"{owned(entry.who, 'confidence', speaker)}{about}"


def _reading(entry: Reading, speaker: Speaker, place: Place) -> str:
    value = amount(entry.value, speaker.unit(place))
    return " on ".join(filter(None, (value, day(entry.on))))


def _waiver(entry: Waiver, speaker: Speaker) -> str:
    target = f" for {speaker.target_name(entry.target)}" if entry.target else ""
    return f"{entry.rule}{target}"


_NAMES: Mapping[type[object], Said] = {
    Action: lambda one, speaker, _: f"{owned(one.who, 'action', speaker)} {short(one.what)}",
    Attainment: lambda one, _, __: plain(one.subject),
    Check: lambda one, _, __: f"check {f'on {day(one.on)}' if one.on else short(one.what)}",
    Concern: lambda one, _, __: f"concern {short(one.what or words(one.id))}",
    Confidence: lambda one, speaker, _: _about(one, speaker),
    Escalation: lambda one, _, __: f"step up to the {words(one.step)}",
    Event: lambda one, _, __: short(one.what),
    Milestone: lambda one, _, __: f"milestone {short(one.what)}",
    Person: lambda one, speaker, _: plain(one.name or "") or speaker.person(one.id),
    Reading: lambda one, speaker, place: (
        f"reading {f'of {day(one.on)}' if one.on else _reading(one, speaker, place)}"
    ),
    Review: lambda one, speaker, _: speaker.target_name(one.target),
    School: lambda one, _, __: plain(one.setting),
    SignOff: lambda one, speaker, _: owned(one.who, "agreement", speaker),
    Spending: lambda one, _, __: f"spending {short(one.what)}",
    Waiver: lambda one, speaker, _: f"waiver of {_waiver(one, speaker)}",
}

_WHOLE: Mapping[type[object], tuple[Said, tuple[str, ...]]] = {
    Action: (lambda one, _, __: quote(one.what), ("what", "who")),
    Attainment: (lambda one, _, __: plain(one.subject), ("subject",)),
    Check: (lambda one, _, __: quote(one.what), ("what",)),
    Concern: (lambda one, _, __: quote(one.what or words(one.id)), ("what", "id")),
    Confidence: (lambda one, speaker, _: _about(one, speaker), ("who", "about")),
    Escalation: (lambda one, _, __: words(one.step), ("step",)),
    Event: (lambda one, _, __: quote(one.what), ("what",)),
    Milestone: (lambda one, _, __: quote(one.what), ("what",)),
    Person: (lambda one, speaker, _: speaker.person(one.id), ("id", "name")),
    Reading: (_reading, ("on", "value")),
    Review: (lambda one, speaker, _: speaker.target_name(one.target), ("target",)),
    School: (lambda one, _, __: plain(one.setting), ("setting",)),
    SignOff: (lambda one, speaker, _: speaker.person(one.who), ("who",)),
    Spending: (lambda one, _, __: quote(one.what), ("what",)),
    Waiver: (lambda one, speaker, _: _waiver(one, speaker), ("rule", "target")),
}
"""What stands first when an entry is told whole, and the fields that are then said."""
