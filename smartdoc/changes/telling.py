"""All that changed between two plans, told in groups: the plan, each target, people, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from smartdoc.changes.comparing import Difference, Entry, differences
from smartdoc.changes.labels import Labels
from smartdoc.changes.phrases import sentences_of
from smartdoc.changes.sentence import Group
from smartdoc.changes.speaking import Speaker, title_of
from smartdoc.model import (
    Action,
    Confidence,
    Details,
    Person,
    Plan,
    Reading,
    Record,
    SignOff,
    Target,
)

_FIRST = ("", "meeting", "learner", "targets", "review", "people", "actions")
"""The parts of a plan in which changes are told first; ``""`` is the plan itself."""

_IN_TARGET = ("", "id", "revises", "title", "statement", "my_words", "reason", "measure", "due")
"""The fields of a target in which changes are told first; ``""`` is the target itself."""

_PLAN = frozenset({"sign_off"})
_TOGETHER = frozenset({"status", "done_on"})
_IDENTITY = frozenset({"id", "revises"})
_READINGS = ("targets", "measure", "readings")


def changes_between(
    before: Plan,
    after: Plan,
    labels: Labels | None = None,
    target: str = "target",
    *,
    next_meeting: bool = False,
) -> tuple[Group, ...]:
    """Return what changed from one plan to the other, in groups; empty where nothing did.

    ``target`` is what the kind calls a target. With ``next_meeting`` the second is the plan of the
    meeting after that of the first.
    """
    speaker = Speaker(before, after, labels or Labels(), target, next_meeting)
    if not next_meeting:
        return told(differences(before, after), speaker)
    found = differences(_lasting(before), after)
    return told((one for one in found if not _is_left_behind(one)), speaker)


def _is_left_behind(difference: Difference) -> bool:
    """Tell whether this is a reading that the next plan does not repeat: it stands where it was."""
    return difference.names == _READINGS and difference.after is None


def _lasting(plan: Plan) -> Plan:
    """Return a plan without what belongs to its own meeting, and is not taken out at the next."""
    meeting = replace(plan.meeting, present=(), apologies=())
    return replace(plan, meeting=meeting, review=(), sign_off=())


def told(found: Iterable[Difference], speaker: Speaker) -> tuple[Group, ...]:
    """Return these differences told, in groups."""
    ordered = sorted(found, key=lambda one: _rank(one, speaker))
    return tuple(
        _group(list(several), speaker)
        for _, several in groupby(ordered, key=lambda one: _part(one))
    )


def _part(difference: Difference) -> tuple[str, int]:
    """Return the part of the plan that a difference is in; each target is one."""
    name = difference.names[0]
    if name == "targets" and difference.entries:
        return name, id(difference.entries[0].known)
    value = difference.after if difference.before is None else difference.before
    alone = len(difference.place) == 1 and not isinstance(value, Record | Details)
    return ("" if alone or name in _PLAN else name), 0


def _rank(difference: Difference, speaker: Speaker) -> tuple[int, int, int]:
    """Return where a difference is told: by the part of the plan, the target, and its field."""
    name, target = _part(difference)
    places = [id(one) for one in (*speaker.after.targets, *speaker.before.targets)]
    field = difference.names[1] if target and len(difference.names) > 1 else ""
    return (
        _FIRST.index(name) if name in _FIRST else len(_FIRST),
        places.index(target) if target in places else 0,
        _IN_TARGET.index(field) if field in _IN_TARGET else len(_IN_TARGET),
    )


def _group(found: list[Difference], speaker: Speaker) -> Group:
    sentences = tuple(sentences_of(_bundles(found), speaker))
    name, _ = _part(found[0])
    entry = found[0].entries[0].known if found[0].entries else None
    if name == "targets" and isinstance(entry, Target):
        return Group(title_of(entry), _numbered(entry, speaker), sentences, entry.id)
    if not name:
        return Group("The plan", "The plan", sentences)
    return Group(speaker.label((name,)), speaker.labels.withheld((name,)), sentences)


def _numbered(target: Target, speaker: Speaker) -> str:
    for number, one in enumerate(speaker.after.targets, start=1):
        if one is target:
            return f"{speaker.target.capitalize()} {number}"
    return f"An earlier {speaker.target} that is gone"


def _bundles(found: Iterable[Difference]) -> Iterator[tuple[Difference, ...]]:
    """Yield the differences, with those that one sentence tells together."""
    for _, several in groupby(enumerate(found), key=lambda numbered: _together(*numbered)):
        yield tuple(one for _, one in several)


def _together(number: int, difference: Difference) -> tuple[object, ...]:
    """Return what is the same for neighbours that one sentence tells."""
    last = difference.place[-1]
    inside = difference.entries[-1].known if difference.entries else None
    if isinstance(last, Entry) and difference.is_entry:
        if isinstance(last.known, Person | SignOff):
            agreed = _when_and_why(last.known) if isinstance(last.known, SignOff) else None
            return (difference.place[:-1], difference.before is None, agreed)
        if isinstance(last.known, Reading):
            return (difference.place[:-1], difference.before is None)
        return (number,) if isinstance(last.known, Record | Details) else (difference.place[:-1],)
    if last in _TOGETHER and isinstance(inside, Action):
        return (difference.place[:-1], "progress")
    if isinstance(inside, SignOff):
        return (difference.place[:-1], "agreement")
    if isinstance(inside, Confidence) and last != "about":
        return (difference.place[:-1], str(last).removesuffix("_on"))
    if last in _IDENTITY and isinstance(inside, Target) and len(difference.place) == 3:
        return (difference.place[:-1], "identity")
    return (number,)


def _when_and_why(agreement: SignOff) -> tuple[object, ...]:
    return agreement.on, agreement.because, agreement.on is None and agreement.content is None
