"""Words of times: those that never come, and those that leave open when.

Each list names where the judgement comes from; to add a word, add it to a list with its source.
Forms (knows, knowing, knew) follow from the verb; irregular ones are given.
"""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    "open_ended": (
        Entry(
            words=(
                "ongoing, on-going, on going, continuous, continuously, continual, continuing, "
                "all year, throughout, indefinitely, until further notice, long term, long-term, "
                "permanent, always, every day, daily, weekly, termly, regularly"
            ),
            source='LIAP training, Time bound ("ongoing" is not a time)',
        ),
        Entry(
            words=(
                "as soon as possible, asap, a.s.a.p., someday, some day, one day, sometime, some "
                "time, soon, when possible, when ready, when he is ready, when she is ready, "
                "when they are ready, in due course, in future, in the future, at some point, "
                "eventually, tbc, tba, to be confirmed, to be agreed, to be decided, not known, "
                "unknown, n/a, none, open, open-ended"
            ),
            source='Learner engagement guidance, Timely (a "someday" goal is never done)',
        ),
    ),
    "open_times": (
        Entry(
            words=(
                "ongoing, on-going, on an ongoing basis, continuously, continually, "
                "indefinitely, until further notice, regularly, on a regular basis, throughout "
                "the year, all year"
            ),
            source='LIAP training, Time bound ("ongoing" is not a time)',
        ),
        Entry(
            words=(
                "someday, some day, sometime, some time soon, soon, sooner or later, eventually, "
                "at some point, in due course, in time, over time, in future, in the future, in "
                "the near future, in the long term, in the longer term, in the long run, as soon "
                "as possible, as soon as he can, as soon as she can, as soon as they can, as "
                "soon as I can, asap, when possible, when ready, when he is ready, when she is "
                "ready, when they are ready, when appropriate, whenever possible, in the coming "
                "weeks, over the coming weeks, in the coming months, over the coming months, in "
                "a few weeks, in a few months, in the next few weeks, over the next few weeks, "
                "in the next few months, over the next few months, in a couple of weeks, in a "
                "while, at the earliest opportunity, tbc, tba, to be confirmed, to be agreed, to "
                "be decided"
            ),
            source='Learner engagement guidance, Timely (a "someday" goal is never done)',
        ),
    ),
}
