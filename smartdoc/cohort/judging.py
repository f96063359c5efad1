"""What is to be said of one learner's plans as of one day: due, agreed, heard, carried on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from smartdoc.cohort.entries import Entry
from smartdoc.frozen import frozen
from smartdoc.lives import life_finder, lives_of
from smartdoc.model import Action, Plan, Review, Target, Voice
from smartdoc.policy import Policy
from smartdoc.rules import RULES

Timing = Literal["overdue", "due", "later", "undated"]
Agreement = Literal["ahead", "unagreed", "unsigned", "signed"]
Heard = Literal["recorded", "explained", "missing"]
Band = Literal["good", "middling", "persistent", "severe", "unknown"]

_VOICE = ("liked", "hard", "help", "hopes", "proud")
_FAMILIES = {rule.code: rule.family for rule in RULES}
LETTERS = ("S", "M", "A", "R", "T")


@frozen
class Numbers:
    """The policy's numbers by which a cohort is counted. ``times_carried`` are those of kinds."""

    threshold: int
    due_days: float
    times_carried: Mapping[str, float]
    good: float
    persistent: float
    severe: float


def numbers_of(policy: Policy, kinds: Iterable[str]) -> Numbers:
    """Return the numbers that a policy gives for these kinds of plan."""
    return Numbers(
        threshold=int(policy.numbers["masking_threshold"]),
        due_days=policy.numbers["due_days"],
        times_carried={kind: policy.number("times_carried", kind) for kind in kinds},
        good=policy.numbers["good_attendance"],
        persistent=policy.numbers["persistent_absence"],
        severe=policy.numbers["severe_absence"],
    )


def next_meeting(entry: Entry, today: datetime.date) -> datetime.date | None:
    """Return the day of the meeting that comes next, or should have come; None if none is set."""
    meeting = entry.newest.meeting
    return meeting.date if meeting.date >= today else meeting.next


def timing(entry: Entry, today: datetime.date, numbers: Numbers) -> Timing:
    """Tell how near the next meeting is; overdue is one whose day passed without a new plan."""
    on = next_meeting(entry, today)
    if on is None:
        return "undated"
    if on < today:
        return "overdue"
    return "due" if (on - today).days <= numbers.due_days else "later"


def agreement(plan: Plan, today: datetime.date) -> Agreement:
    """Tell how far a plan is agreed: signed is one that everybody asked to sign has signed."""
    if plan.status == "draft":
        return "ahead" if plan.meeting.date >= today else "unagreed"
    signed = plan.sign_off and all(one.on for one in plan.sign_off)
    return "signed" if signed else "unsigned"


def heard(voice: Voice | None) -> Heard:
    """Tell whether the learner's own words are in the plan, or why not."""
    if voice and any(getattr(voice, name) for name in _VOICE):
        return "recorded"
    return "explained" if voice and voice.absent_because else "missing"


def band(plan: Plan, numbers: Numbers) -> Band:
    """Return the band of a plan's attendance; on the line itself counts as absent."""
    percent = plan.attendance.percent if plan.attendance else None
    if percent is None:
        return "unknown"
    if percent <= numbers.severe:
        return "severe"
    if percent <= numbers.persistent:
        return "persistent"
    return "middling" if percent <= numbers.good else "good"


def letters_of(entry: Entry) -> dict[str, frozenset[int]]:
    """Return for each letter of SMART the places of targets with an error or warning about it.

    The letter is that of the rule; what a kind calls it follows from its acronym, and what judges
    no letter there counts for none. Advice does not count.
    """
    found: dict[str, set[int]] = {letter: set() for letter in LETTERS}
    for finding in entry.findings:
        target = finding.path[1] if finding.path[:1] == ("targets",) and finding.path[1:] else None
        family = _FAMILIES.get(finding.rule, "")
        letter = "S" if family == "ACT" else family
        if isinstance(target, int) and finding.criterion and letter in found and finding.level > 1:
            found[letter].add(target)
    return {letter: frozenset(places) for letter, places in found.items()}


def reviews_of(entry: Entry, today: datetime.date) -> Iterator[tuple[Review, Target | None]]:
    """Yield each review that counts, with the target of a plan before that it is about.

    A draft that waits for its meeting has none yet: those of the plan before it stand.
    """
    for plan, earlier in entry.looked_at:
        if earlier and len(entry.looked_at) == 1 and _is_waiting(plan, today):
            plan, earlier = earlier[-1], earlier[:-1]
        for review in plan.review:
            older = (each.target(review.target) for each in (*reversed(earlier), plan))
            yield review, next((target for target in older if target), None)


def _is_waiting(plan: Plan, today: datetime.date) -> bool:
    ahead = plan.status == "draft" and plan.meeting.date >= today
    return ahead and not any(review.outcome for review in plan.review)


def carried_long(entry: Entry, numbers: Numbers) -> list[Target]:
    """Return the targets that have stood in so many plans before this one, without a gap."""
    often = numbers.times_carried[entry.kind.name]
    life_of = life_finder(lives_of((*entry.earlier, entry.plan)))
    return [target for target in entry.plan.targets if life_of(target).plans_in_a_row - 1 >= often]


def overdue_actions(entry: Entry, today: datetime.date) -> list[Action]:
    """Return what should be done by now and is not, by the plan of the last meeting held."""
    held = next(
        (p for p in (entry.plan, *reversed(entry.earlier)) if p.meeting.date <= today), None
    )
    return [
        action
        for action in (held.all_actions if held else ())
        if action.due_on and action.due_on < today and not action.is_settled
    ]
