"""What the words of an action amount to: a task, or only the wish to help."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from smartdoc.frozen import frozen
from smartdoc.language import lexicon
from smartdoc.language.finder import finder_of
from smartdoc.late import late

_TOKEN = late(r"[^\W_]+(?:[-'/][^\W_]+)*")
_ONGOING_ALONE = finder_of(
    r"(?<![\w-])(?:on-?going|continuous(?:ly)?)(?=\s*(?:\Z|[.,;:()–]))|\A\s*on-?going\s*[:,–-]",
    holding="ongoing going continuous continuously",
)
_EVENT = late(r"\s+(?:after|when|once|if|on|following|before|because)\b", re.I)
_OWNED = late(r"(?:['’]s?|\b(?:his|her|their|my|our|your|the)) \Z", re.I)
_HELP_AROUND = finder_of(
    r"\b(?:support|help|guidance|advice|input|encouragement|interventions?|work)\s+"
    r"(?:around|regarding|concerning|in\s+relation\s+to)(?:\s+[^\W\d]+){1,3}\s*\.?\Z",
    holding="around regarding concerning relation",
)
"""Help that is only said to be about something: “provides support around mornings”."""

_HELPED = frozenset({"to", "him", "her", "them", "me"})


@frozen
class _Lists:
    """The word lists for vague actions, verbs in all their forms."""

    vague: frozenset[str]
    watching: frozenset[str]
    fillers: frozenset[str]
    helped_to: frozenset[str]


def is_vague_action(what: str, known: Collection[str], often: str | None = None) -> bool:
    """Return whether an action says only that somebody will help, and not what they do.

    ``known`` are words that add nothing: names of the people, and subjects. To watch something is
    a task as soon as it is said how often (``often``).
    """
    words = tokens(what)
    # One word, such as “practice”, is a heading, unless something says how much of it.
    if _HELP_AROUND.search(what) or (len(words) == 1 and not says_how_often(often or "")):
        return True
    lists = _lists()
    vague = watching = False
    before = ""
    for word in [each.removesuffix("'s") for each in words]:
        if word in lists.vague:
            vague = True
        elif word in lists.watching:
            watching = True
        elif word not in lists.fillers and word not in known:
            helped = before in _HELPED or before in known
            if not (vague and helped and word in lists.helped_to):
                return False
        before = word
    if vague or _works_on(what):
        return True
    watching = watching or lexicon.verbs("watching_phrases").search(what) is not None
    return watching and not says_how_often(often or "")


@cache
def _lists() -> _Lists:
    return _Lists(
        vague=lexicon.all_forms("vague_actions") | lexicon.words("vague_action_words"),
        watching=lexicon.all_forms("watching_actions"),
        fillers=lexicon.words("action_fillers"),
        helped_to=lexicon.words("helped_to"),
    )


def _works_on(what: str) -> bool:
    """Return whether somebody works on something; “Ash's work with him” is a thing, not a task."""
    found = lexicon.verbs("vague_action_phrases").finditer(what)
    return any(
        not _OWNED.search(what[max(0, match.start() - 8) : match.start()]) for match in found
    )


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def says_how_often(text: str) -> bool:
    """Return whether the text names a number, a day or a rhythm: “every Friday”, “week 4”."""
    return bool(re.search("[0-9]", text)) or lexicon.pattern("often_words").search(text) is not None


def shows_a_check(what: str) -> bool:
    """Return whether the action is one of looking how something is going."""
    return lexicon.verbs("checking_verbs").search(what) is not None


def belongs_after_target(what: str) -> bool:
    """Return whether the action rightly comes after a target's day: a review, a reward."""
    return lexicon.pattern("after_the_target").search(what) is not None


def open_ended_rhythm(often: str) -> str | None:
    """Return the words by which “how often” names no end and no rhythm, None where it names one."""
    if says_how_often(often):
        return None
    match = lexicon.pattern("open_ended_words").search(often)
    if match:
        return match[0]
    alone = " ".join(tokens(often))
    return alone if alone in lexicon.words("open_ended_alone") else None


def open_ended_task(what: str) -> str | None:
    """Return the words that leave open when an action is done (“ASAP”), None where there are none.

    “As soon as possible after each lesson” names the event, and the ongoing story is a story.
    """
    match = lexicon.pattern("open_ended_in_task").search(what) or _ONGOING_ALONE.search(what)
    return match[0].strip(" :,–-") if match and not _EVENT.match(what, match.end()) else None
