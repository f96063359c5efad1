"""How a text tells that something was not reached, and why."""

from __future__ import annotations

from smartdoc.language.words.entry import Entry, Lists

LISTS: Lists = {
    # A reason of nothing but these says again that it was not reached.
    "restating": (
        Entry(
            words=(
                "it, this, that, he, she, they, we, i, the, a, target, goal, objective, was, "
                "were, is, has, have, had, been, did, does, not, never, only, just, fully, "
                "partly, yet, quite, met, meet, reached, reach, achieved, achieve, completed, "
                "complete, done, successful, unsuccessful, failed, because, as, still, wasn't, "
                "hasn't, didn't, haven't, to, his, her, their, my, in, time, by, date, due"
            ),
            source="Our judgement: the outcome again is no reason",
        ),
    ),
    # How a text tells why something was not reached.
    "causes": (
        Entry(
            words=(
                "because, 'cause, due to, owing to, as a result of, on account of, the reason, "
                "caused by, thanks to, through illness"
            ),
            source="Our judgement: the words that give a reason in English",
        ),
    ),
}
