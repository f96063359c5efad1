"""Actions and milestones that came, went, passed on or were done, in words of their own."""

from __future__ import annotations

from smartdoc.changes import entries
from smartdoc.changes.comparing import Bundle
from smartdoc.changes.speaking import Speaker
from smartdoc.model import Action, Milestone
from smartdoc.values import day, words


def new_action(bundle: Bundle, speaker: Speaker) -> str:
    """Tell of an action that came, and whose it is."""
    action: Action = bundle[0].after
    owner = f" for {speaker.person(action.who)}" if action.who else ""
    return f"action added{owner}: {entries.whole(action, bundle[0].place, speaker)}"


def gone_action(bundle: Bundle, speaker: Speaker) -> str:
    """Tell of an action that went, and whose it was."""
    action: Action = bundle[0].before
    owned = entries.owned(action.who, "action", speaker.past)
    return f"{owned} taken out: {entries.quote(action.what)}"


def progress(bundle: Bundle, speaker: Speaker) -> str:
    """Tell how far an action is, from its status and the day on which it was done."""
    entry = bundle[0].entries[-1]
    action: Action = entry.after
    owned = entries.owned(action.who, "action", speaker)
    return f"{owned} {_stage(entry.before, action)}: {entries.quote(action.what)}"


def _stage(before: Action, after: Action) -> str:
    on = f", on {day(after.done_on)}" if after.done_on else ""
    if before.status == after.status:
        if before.done_on and after.done_on:
            return f"was done on {day(after.done_on)}, not on {day(before.done_on)}"
        return f"was done on {day(after.done_on)}" if on else "no longer says when it was done"
    match after.status:
        case "done":
            return f"is now done{on}"
        case "doing":
            return "is now under way" + on
        case "dropped":
            return "was dropped" + on
        case "to-do":
            return ("is still to do" if before.status is None else "is to do again") + on
    return f"is now “{words(after.status)}”" if after.status else "no longer says how far it is"


def passed_on(bundle: Bundle, speaker: Speaker) -> str:
    """Tell of an action that is somebody else's now."""
    first = bundle[0]
    what = entries.quote(first.entries[-1].after.what)
    if first.before is None:
        return f"an action is now {speaker.person(first.after)}'s: {what}"
    if first.after is None:
        return f"an action is nobody's now; it was {speaker.past.person(first.before)}'s: {what}"
    was, now = speaker.past.person(first.before), speaker.person(first.after)
    return f"action passed from {was} to {now}: {what}"


def reached(bundle: Bundle, _: Speaker) -> str:
    """Tell of a milestone that was reached, or of the day on which it was."""
    first = bundle[0]
    milestone: Milestone = first.entries[-1].after
    what = f"milestone {entries.quote(milestone.what)}"
    if first.after is None:
        return f"{what} is no longer said to be reached"
    if first.before is None:
        return f"{what} was reached on {day(first.after)}"
    return f"{what} was reached on {day(first.after)}, not on {day(first.before)}"
