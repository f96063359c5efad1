"""What became of targets: outcome and decision, what follows, and the rounds before."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from smartdoc.filters import capital, short_day, words
from smartdoc.frozen import frozen
from smartdoc.lives import UNMET, Life, life_finder, lives_of
from smartdoc.model import Action, Measure, Plan, Review, Target
from smartdoc.model.vocabulary import Outcome
from smartdoc.view.notes import name_of


@frozen
class Round:
    """One turn of a target: how it was set in ``plan``, and what the review after it says."""

    plan: Plan
    target: Target
    review: Review | None = None
    reviewed_on: datetime.date | None = None

    @property
    def when(self) -> str:
        """Return from when to when the round went."""
        begun = short_day(self.plan.meeting.date)
        return f"{begun} to {short_day(self.reviewed_on)}" if self.reviewed_on else f"since {begun}"

    @property
    def unmet(self) -> bool:
        """Tell whether the review says that the target was not reached, or not wholly."""
        return self.review is not None and self.review.outcome in UNMET

    @property
    def left_out(self) -> tuple[Action, ...]:
        """Return the actions that were dropped."""
        return tuple(one for one in self.target.actions if one.status == "dropped")

    @property
    def done(self) -> tuple[Action, ...]:
        """Return the actions that were done."""
        return tuple(one for one in self.target.actions if one.is_done)


@frozen
class LookedAt:
    """A target that is looked back at. ``review`` is None as long as nothing is written of it.

    ``rounds`` are its turns without a gap, the oldest first, and ``life`` all that is known of it;
    ``follows`` is the target of the new plan that takes it up.
    """

    id: str
    review: Review | None = None
    target: Target | None = None
    follows: Target | None = None
    rounds: tuple[Round, ...] = ()
    life: Life | None = None

    @property
    def name(self) -> str:
        """Return what the target is called, its id in plain words if by no name."""
        return name_of(self.target) if self.target else capital(words(self.id))

    @property
    def outcome(self) -> str:
        """Return its outcome, empty as long as none is given."""
        return (self.review and self.review.outcome) or ""

    @property
    def decision(self) -> str:
        """Return what was decided, empty as long as nothing is."""
        return (self.review and self.review.decision) or ""

    def moves_on(self, times: int) -> bool:
        """Tell whether it was missed so often, or goes so far up, that all must think again."""
        return self.times_unmet >= times or self.decision == "escalate"

    @property
    def times_unmet(self) -> int:
        """Return at how many reviews in a row, up to the last one, it was not wholly reached."""
        return self.life.times_unmet() if self.life else 0

    @property
    def times_before(self) -> int:
        """Return the same without the review that is made now."""
        now = self.rounds[-1].reviewed_on if self.rounds else None
        return self.life.times_unmet(before=now) if self.life else 0


@frozen
class Reviewed:
    """All that a review looks back at."""

    targets: tuple[LookedAt, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many targets came to each outcome, in the order of the outcomes."""
        found = Counter(one.outcome for one in self.targets)
        return {outcome: found[outcome] for outcome in get_args(Outcome) if found[outcome]}

    @property
    def in_short(self) -> str:
        """Return the same in words: ``2 achieved, 1 partly achieved``."""
        said = [f"{number} {words(outcome)}" for outcome, number in self.counts.items()]
        waiting = sum(not one.outcome for one in self.targets)
        return ", ".join([*said, f"{waiting} still to be looked at"] if waiting else said)

    @property
    def praised(self) -> tuple[LookedAt, ...]:
        """Return the targets for which somebody is praised."""
        return tuple(one for one in self.targets if one.review and one.review.praise)

    def stuck(self, times: int) -> tuple[LookedAt, ...]:
        """Return the targets that were missed so often that it is time to think again."""
        return tuple(one for one in self.targets if one.moves_on(times))


def looked_back(
    before: Plan | None, after: Plan | None, earlier: Sequence[Plan]
) -> Iterator[LookedAt]:
    """Yield each target of a plan with what the plan after it says, in the order of the plan.

    What the review names and the plan does not have comes last. ``earlier`` are the plans before
    ``before``, the oldest first.
    """
    reviews = {review.target: review for review in (after.review if after else ())}
    life_of = life_finder(lives_of([plan for plan in (*earlier, before, after) if plan]))
    for target in before.targets if before else ():
        life = life_of(target)
        yield LookedAt(
            id=target.id,
            review=reviews.pop(target.id, None),
            target=_with_later_readings(target, after),
            follows=_follower(target.id, after),
            rounds=_rounds(life, target, after),
            life=life,
        )
    for name, review in reviews.items():
        yield LookedAt(id=name, review=review, follows=_follower(name, after))


def _rounds(life: Life, target: Target, after: Plan | None) -> tuple[Round, ...]:
    """Return the turns of a target up to the last one, as far as each follows on another."""
    last = next(place for place, one in enumerate(life.stations) if one.target is target)
    then = next(iter(life.stations[last + 1 :]), None)
    found: list[Round] = []
    for one in reversed(life.stations[: last + 1]):
        if one.target is None or (found and then and then.number > one.number + 1):
            break
        review = then.review if then else None
        follower = then.plan if then else after
        found.append(
            Round(one.plan, one.target, review, follower.meeting.date if follower else None)
        )
        then = one
    return tuple(reversed(found))


def _follower(name: str, plan: Plan | None) -> Target | None:
    targets = plan.targets if plan else ()
    return next((one for one in targets if name in (one.revises, one.id)), None)


def _with_later_readings(target: Target, after: Plan | None) -> Target:
    """Return the target with what was measured since, where the new plan goes on measuring it.

    *Why:* staff write new readings where they are working, in the plan that is being prepared.
    """
    later = after.target(target.id) if after else None
    old, new = target.measure, later.measure if later else None
    if old is None or new is None or (old.unit, old.what) != (new.unit, new.what):
        return target
    return replace(target, measure=_joined(old, new))


def _joined(old: Measure, new: Measure) -> Measure:
    known = {(one.on, one.value) for one in old.readings}
    more = (one for one in new.readings if (one.on, one.value) not in known)
    return replace(old, readings=(*old.readings, *more))
