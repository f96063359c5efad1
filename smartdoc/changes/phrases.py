"""A difference as a plain English sentence."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from smartdoc.changes import entries
from smartdoc.changes.comparing import Bundle, Difference, Entry, Place
from smartdoc.changes.labels import lower, spoken
from smartdoc.changes.sentence import Sentence
from smartdoc.changes.speaking import Speaker, between
from smartdoc.changes.special import special
from smartdoc.changes.words import Piece, pieces_of
from smartdoc.dates import day as day_of
from smartdoc.english import listed, sentence_case
from smartdoc.model import Check, Target

_LONG = 8
"""Words of a text from which its changes are shown inside it."""

_AHEAD = frozenset({"due", "date", "next", "care_review"})
"""Fields with a day that is still to come when it is written."""

_PLAIN = frozenset({"measure", "achievable", "reflection"})
"""Blocks whose fields say by themselves what they are about."""


class Phrase(NamedTuple):
    """A sentence in two parts, so that what is said of one thing can be said at once."""

    lead: str
    said: str
    pieces: tuple[Piece, ...] = ()


def sentences_of(bundles: Iterable[Bundle], speaker: Speaker) -> Iterator[Sentence]:
    """Yield a sentence for each difference, or for some that are told as one."""
    told = [(_phrase(bundle, speaker), bundle) for bundle in bundles]
    for _, several in groupby(enumerate(told), key=lambda one: _about(one[0], one[1][0])):
        phrases, joined = zip(*(both for _, both in several), strict=True)
        text = phrases[0].lead + "; ".join(phrase.said for phrase in phrases)
        withheld = " ".join(_withheld(bundle, speaker) for bundle in joined)
        field = _withheld_field(joined[0][0], speaker)
        pieces = phrases[0].pieces
        ended = sentence_case(text if pieces else _ended(text))
        found = tuple(one for each in joined for one in each)
        yield Sentence(ended, withheld, field, found, pieces)


def _about(number: int, phrase: Phrase) -> object:
    """Return what is the same for neighbours that can be said at once."""
    return number if phrase.pieces or not phrase.lead else phrase.lead


def _phrase(bundle: Bundle, speaker: Speaker) -> Phrase:
    first = bundle[0]
    if said := special(bundle, speaker):
        return Phrase("", said)
    return _entry(bundle, speaker) if first.is_entry else _field(first, speaker)


def _entry(bundle: Bundle, speaker: Speaker) -> Phrase:
    """Tell of an entry of a list that came or went; of texts of one list, which came and went."""
    first = bundle[0]
    known, place = first.entries[-1].known, first.place
    lead = _lead(place[:-2], speaker)
    if type(known) in entries.NOUNS:
        teller = speaker.past if first.after is None else speaker
        said = [entries.whole(one.entries[-1].known, one.place, teller) for one in bundle]
        noun = entries.noun(known, place, speaker) + "s" * (len(bundle) > 1)
        return Phrase(lead, f"{noun} {_verb(first.before, first.after)}: {listed(said)}")
    came = [entries.whole(one.after, place, speaker) for one in bundle if one.before is None]
    went = [entries.whole(one.before, place, speaker.past) for one in bundle if one.after is None]
    told = [f"{listed(came)} added"] * bool(came) + [f"{listed(went)} taken out"] * bool(went)
    return Phrase(lead, f"{_label(place, lead, speaker)}{'' if lead else ':'} {'; '.join(told)}")


def _field(difference: Difference, speaker: Speaker) -> Phrase:
    """Tell of one value that changed, with its words where it is a longer text."""
    before, after, place = difference.before, difference.after, difference.place
    if worded := _wording(difference, speaker):
        return Phrase("", worded, pieces_of(before, after))
    lead = _lead(place[:-2] if isinstance(place[-1], Entry) else place[:-1], speaker)
    label = spoken(_label(place, lead, speaker))
    if _are_texts(before, after):
        said = f"{label} {_verb(before, after, 'reworded')}:"
        return Phrase(lead, said, pieces_of(before or "", after or ""))
    return Phrase(lead, f"{label} {_changed(difference, speaker)}")


def _changed(difference: Difference, speaker: Speaker) -> str:
    """Return what became of a value that can be said in a few words."""
    before, after, place = difference.before, difference.after, difference.place
    if before is None:
        return f"added: {speaker.value(after, place)}"
    if after is None:
        return f"taken out; it was {speaker.past.value(before, place)}"
    days = _day(before), _day(after)
    if days[0] and days[1]:
        return f"{_moved(days[0], days[1], difference)} {between(days[0], days[1])}"
    was, now = speaker.past.value(before, place), speaker.value(after, place)
    return f"changed from {was} to {now}"


def _wording(difference: Difference, speaker: Speaker) -> str | None:
    """Return the beginning of the sentence on an entry whose very text was edited."""
    told = difference.names[-1] == "what" and difference.entries
    if not told or None in (difference.before, difference.after):
        return None
    name = entries.nameless(difference.entries[-1].known, speaker)
    return name and f"{name} reworded:"


def _verb(before: object, after: object, changed: str = "changed") -> str:
    return "added" if before is None else "taken out" if after is None else changed


def _moved(before: datetime.date, after: datetime.date, difference: Difference) -> str:
    """Return the verb for a day: what is still to come is moved, any other is put right."""
    inside = difference.entries[-1].known if difference.entries else None
    ahead = isinstance(inside, Check) or difference.names[-2:-1] in (("transition",), ("report",))
    if difference.names[-1] not in _AHEAD and not (ahead and difference.names[-1] == "on"):
        return "changed"
    return "moved" if before < after else "brought forward"


def _label(place: Place, lead: str, speaker: Speaker) -> str:
    label = speaker.label(place)
    return lower(label) if lead else label


def _lead(place: Place, speaker: Speaker) -> str:
    """Return what the value is a part of, where the heading of the group does not say it."""
    parts = []
    for at, step in enumerate(place):
        way = place[: at + 1]
        if isinstance(step, Entry):
            if not isinstance(step.known, Target):
                parts.append(entries.name(step.before or step.after, way, speaker))
        elif at and step not in _PLAIN and not isinstance((*place, None)[at + 1], Entry):
            parts.append(lower(speaker.label(way)))
    return f"{', '.join(parts)}: " if parts else ""


def _withheld(bundle: Bundle, speaker: Speaker) -> str:
    """Say which field changed, without a word of the plans."""
    first = bundle[0]
    parts = [
        entries.noun_withheld(step.known, first.place[: at + 1], speaker)
        for at, step in enumerate(first.place[:-1])
        if isinstance(step, Entry) and not isinstance(step.known, Target)
    ]
    label = speaker.labels.withheld(first.place)
    what = spoken(lower(label) if parts else label)
    if first.is_entry:
        what = entries.noun_withheld(first.entries[-1].known, first.place, speaker)
    verb = _verb(first.before, first.after) if len(bundle) == 1 else "changed"
    return sentence_case(f"{', '.join([*parts, what])} {verb}.")


def _withheld_field(difference: Difference, speaker: Speaker) -> str:
    """Return the names of the fields on the way, with a star for one that a writer chose."""
    return ".".join(
        "*" if speaker.labels.is_chosen(difference.place[: at + 1]) else step
        for at, step in enumerate(difference.place)
        if isinstance(step, str)
    )


def _are_texts(*values: object) -> bool:
    """Tell whether values are texts that are better read by themselves."""
    texts = [one for one in values if isinstance(one, str)]
    others = [one for one in values if one is not None and not isinstance(one, str)]
    return not others and any(len(text.split()) >= _LONG for text in texts)


def _day(value: object) -> datetime.date | None:
    return (
        day_of(value)
        if isinstance(value, str)
        else value
        if isinstance(value, datetime.date)
        else None
    )


def _ended(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.rstrip("”").endswith((".", "!", "?", "…")) else f"{text}."
