"""Agreements that came, went or were edited, in words of their own.

The hash that an agreement is bound to is for programs, and stands in no sentence.
"""

from __future__ import annotations

from smartdoc.changes import entries
from smartdoc.changes.comparing import Bundle
from smartdoc.changes.speaking import Speaker
from smartdoc.english import listed
from smartdoc.model import SignOff
from smartdoc.values import day


def agreed(bundle: Bundle, speaker: Speaker) -> str:
    """Tell of those who agreed on one day, or who are asked to."""
    who = listed([speaker.person(one.after.who) for one in bundle])
    entry: SignOff = bundle[0].after
    if entry.on or entry.content:
        return f"{who} {_agreement(entry)}"
    return f"{who} {'is' if len(bundle) == 1 else 'are'} asked to agree"


def no_longer_agreed(bundle: Bundle, speaker: Speaker) -> str:
    """Tell of agreements that went, and of those who were asked and are not any more."""
    names = [speaker.past.person(one.before.who) for one in bundle]
    if bundle[0].before.on or bundle[0].before.content:
        whose = [f"{name}'s agreement" for name in names]
        return f"{listed(whose)} taken out"
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} no longer asked to agree"


def signed(bundle: Bundle, speaker: Speaker) -> str:
    """Tell what became of an agreement: given now, of another day, bound to something else."""
    before, after = bundle[0].entries[-1].before, bundle[0].entries[-1].after
    who = speaker.person(after.who)
    if after.on and not before.on:
        return f"{who} {_agreement(after)}"
    facts = []
    if before.on != after.on:
        now = f"is now of {day(after.on)}" if after.on else "no longer has a day"
        facts.append(f"{now}; it was of {day(before.on)}")
    if before.content != after.content:
        facts.append(_bound(before, after))
    if before.because != after.because:
        reason = entries.quote(after.because)
        facts.append(f"gives as its reason {reason}" if reason else "no longer gives a reason")
    return f"{who}'s agreement {', and '.join(facts)}"


def _agreement(entry: SignOff) -> str:
    on = f" on {day(entry.on)}" if entry.on else ""
    if entry.because:
        return f"agreed to a correction{on}: {entries.quote(entry.because)}"
    return f"agreed to the plan{on}"


def _bound(before: SignOff, after: SignOff) -> str:
    if after.content is None:
        return "is no longer bound to what the plan says"
    if before.content is None:
        return "is from now on bound to what the plan says"
    return "is now bound to something else than before"
