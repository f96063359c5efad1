"""Somebody agrees to a plan: who that is, what is written down, and who has still to agree."""

from __future__ import annotations

import datetime
import difflib

from smartdoc.english import listed
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.model import Person, Plan, SignOff
from smartdoc.signing.content import content_of
from smartdoc.signing.standing import standing_of
from smartdoc.values import day as day_in_words


@frozen
class Agreement:
    """What is to be written: one entry, others that are still to be asked, and the status.

    ``fills`` is the place in ``sign_off`` of an entry that waits for this person, None where the
    entry is a new one. ``asked`` are new entries for those who have still to agree; ``waiting`` all
    who have not agreed yet. ``agrees`` tells whether the plan becomes agreed by this.
    """

    entry: SignOff
    fills: int | None = None
    asked: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    agrees: bool = False


def agreement_of(
    plan: Plan,
    who: str,
    today: datetime.date,
    *,
    on: datetime.date | None = None,
    because: str = "",
    at_once: bool = False,
) -> Agreement:
    """Return what one person's agreement to what the plan says now writes into it.

    The day is ``on``, else the one that the plan gives already, else today.

    The first agreement lists everybody who was present, where nobody is listed yet: they are asked
    too. The plan is agreed when nobody is left to ask; with ``at_once`` it is now.

    Raises ``SmartdocError`` where the plan was changed since it was agreed and no reason is given,
    where a reason is given and nothing was changed, and for a day before the meeting.
    """
    _refuse_correction(plan, because)
    fills = _place_that_waits(plan, who)
    given = plan.sign_off[fills].on if fills is not None else None
    day = on or given or today
    if day < plan.meeting.date:
        raise SmartdocError(
            f"The agreement would be dated {day_in_words(day)}, before the meeting on "
            f"{day_in_words(plan.meeting.date)}.",
            "Agree to the plan at the meeting or after it; give the day with --on.",
        )
    asked = () if plan.sign_off else _present(plan, who)
    waiting = (*_others_asked(plan, who), *asked)
    entry = SignOff(who=who, on=day, content=content_of(plan), because=because or None)
    agrees = plan.status == "draft" and (at_once or not waiting)
    return Agreement(entry, fills, asked, waiting, agrees)


def _refuse_correction(plan: Plan, because: str) -> None:
    """Raise ``SmartdocError`` for a correction without a reason, or a reason without one."""
    standing = standing_of(plan)
    if standing.is_changed and not because:
        raise SmartdocError(
            "The plan is not what was agreed before: it was changed since.",
            'Give the reason for the correction: --because "…", or undo the change. See it with: '
            "smartdoc diff FILE --since agreed",
        )
    if because and not standing.is_changed:
        raise SmartdocError(
            "There is nothing to correct: the plan says what was agreed, or nobody has agreed yet.",
            "Leave out --because.",
        )


def _place_that_waits(plan: Plan, who: str) -> int | None:
    """Return the place in ``sign_off`` of an entry that waits for this person, None for none."""
    entries = enumerate(plan.sign_off)
    return next((at for at, one in entries if one.who == who and one.content is None), None)


def _others_asked(plan: Plan, who: str) -> tuple[str, ...]:
    """Return whoever else is listed and has not agreed yet, each once."""
    others = (one for one in plan.sign_off if one.who != who and one.on is None)
    return tuple(dict.fromkeys(one.who for one in others if not _has_agreed(plan, one.who)))


def _has_agreed(plan: Plan, who: str) -> bool:
    return any(one.who == who and one.on is not None for one in plan.sign_off)


def _present(plan: Plan, but: str) -> tuple[str, ...]:
    """Return who took part, or was asked to where the plan does not say who came."""
    meeting = plan.meeting
    came = meeting.present or [one for one in meeting.invited if one not in meeting.apologies]
    known = {person.id for person in plan.people}
    return tuple(who for who in dict.fromkeys(came) if who != but and who in known)


def person_named(plan: Plan, said: str) -> Person:
    """Return who is meant: by short name, else by a name or role that only one person has.

    Raises ``SmartdocError`` that names those who could be meant.
    """
    wanted = said.strip().casefold()
    by_id = [one for one in plan.people if one.id == wanted]
    found = by_id or [one for one in plan.people if wanted in _called(one, plan)]
    if len(found) == 1:
        return found[0]
    if found:
        raise SmartdocError(
            f"“{said}” may be {' or '.join(one.id for one in found)}.",
            "Give the short name.",
        )
    calls = {name: one.id for one in plan.people for name in (one.id, *_called(one, plan))}
    close = difflib.get_close_matches(wanted, calls, n=1)
    meant = f"Did you mean {calls[close[0]]}? " if close else ""
    known = listed([one.id for one in plan.people])
    raise SmartdocError(
        f"Nobody in the plan is called “{said}”.", f"{meant}Short names in this plan: {known}."
    )


def _called(person: Person, plan: Plan) -> tuple[str, ...]:
    learner = plan.learner.name if person.party == "child" or person.role == "learner" else ""
    names = (person.name or learner, person.role)
    return tuple(name.casefold() for name in names if name)
