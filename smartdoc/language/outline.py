"""What the outline of a target lacks or has too much of: a doer, the text itself, one outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from smartdoc.language import lexicon
from smartdoc.language.finder import Finder, finder
from smartdoc.language.quantities import quantities
from smartdoc.language.reasons import stems
from smartdoc.language.wording import plainly
from smartdoc.late import late

_HEADING = late(
    r"\A(?:(?:smart\s+)?(?:target|goal|aim|objective)\s*[0-9]?|[\w ]{3,20})\s*:\s+", re.I
)
_WHEN_FIRST = late(
    r"\A(?:by|in|within|before|from|after|during|over|at|on|until|this|next|each|every|[0-9]+\s+times|"
    r"once|twice)\b[^,]{1,60},\s+",
    re.I,
)
_SAYS_WHO = late(
    r"\b(?:will|shall|must|should|can|could|might|would|wants?|hopes?|needs?|aims\s+to|"
    r"plans\s+to|(?-i:may))\b"
    r"|['’](?:ll|m|d|ve)\b|\bI\b|\b(?:is|am|are)\s+(?:going|able|to)\b",
    re.I,
)
_NUMBER_FIRST = late(
    r"(?:(?:at\s+least|at\s+most|up\s+to|more\s+than|over|no\s+more\s+than)\s+)?[0-9][0-9.,]*\s?%?\s+"
    r"[a-z]+(?!\w*[,:])",
    re.I,
)
_GERUND = late(r"[a-z]{2,}ing\b(?!\s*,)", re.I)
_NO_GERUND = frozenset(
    "bring sing ring swing string spring cling sting sling ping king thing wing nothing something "
    "anything everything morning evening according following regarding including given starting "
    "beginning using building".split()
)
_SOMEBODY = late(
    r"(?:teacher|tutor|lead|leader|mentor|staff|assistant|therapist|department|club|buddy|partner|"
    r"coach|head|group)\b",
    re.I,
)
_ADVERBS = late(r"\A(?:[a-z]{2,20}ly|very|much)\s+", re.I)
_NOUN_OF = late(r"(?!think|speak|dream|hear)[a-z-]+\s+of\b", re.I)
_COUNTED_NOUN = late(
    r"an?\s+[a-z-]+\s+of\s+[0-9]+\s+[a-z]+(?:\s+(?:by|before|without|each|every)\b"
    r"(?!.*\b(?:is|are|was|were|be|been|has|have|gets?|goes|stands|hangs)\b).*|\W*)\Z",
    re.I | re.S,
)
"""A thing with a number and nobody who makes it: “A story of 4 paragraphs by 26 February”."""
_LABEL = late(r"(?:the|a|an|his|her|their|my|our|[a-z]+'s)(?:\s+\S+){1,2}\Z", re.I)
_OWNER = late(r"\A(?:his|her|their|my|our|[a-z]+'s?)\s+", re.I)
_MOVES = late(
    r"\b(?:is|are|has|rises?|reach(?:es)?|goes|climbs?|improves?|increases?|falls?|drops?|stays?)\b",
    re.I,
)
_TRAILS_OFF = late(r"(?:(?<!\.)(?<!\.\s)\.\s?\.\s?\.|…)[\s.]*\Z")
_BLANK = late(
    r"_{3,}|\.{4,}|…{2,}|\?{2,}|\bX{3,}\b|\bXX\b|\bX\s?%|\b(?:DD|dd)[/-](?:MM|mm)\b|\{\{|\}\}"
)
_SLOT = late(
    r"[\[<{]\s*(?:(?:insert|add|your|the|enter|write|type|give|state)\s+){0,2}([^\]>}]{1,40}?)\s*[\]>}]"
)
_EDGES = " \t.!,;:-–—'\"“”()[]<>"
_MARKS = ("[", "<", "{", "__", "..", "…", ". .", "??", "XX", "X%", "X %", "DD", "dd")
_GAP_BEGINS = "[<{_.…?XDd}"
"""What a text begins with that is nothing but such a gap."""
_ELSEWHERE = late(
    r"\A(?:please\s+)?(?:see|refer\s+to|as\s+(?:per|in|on|for)|as|same\s+as|from|copy|"
    r"(?:continue|carry\s+on|continued?|carried)(?:\s+(?:with|over|from))?)\s+"
    r"(?:(?:the|his|her|their|our|my|pupil's|child's)\s+)?"
    r"(?:last|previous|earlier|old|existing|attached|attachment|separate|above|below|overleaf|"
    r"ehcp?|iep|idp|provision\s+map|support\s+plan)\b(?:[\s/-]+\w+){0,4}\W*\Z",
    re.I,
)
_WILL_AGAIN = late(
    r"(?:,|;|\.|\band\b)\s*(?:and\s+)?(?:also\s+)?(?:(?:he|she|they|i)\s+)?(?:will|shall|'ll)\s+"
    r"(?:also\s+|then\s+)?(?P<said>\w.*)",
    re.I,
)
_NEXT_PROMISE = late(r",\s*(?:and\s+)?(?:(?:he|she|they|i)\s+)?will\b|;|\.\s", re.I)
_TAKEN_UP = late(
    r"\b(?:it|its|them|this|these|those|that|which|one|ones|same|both|there|so|such|to\s+show)\b",
    re.I,
)
_SHOWN = late(
    r"(?:score|get|gain|achieve|reach|show|prove|demonstrate|be\b|have|keep|record|tick|mark|log|tell|"
    r"explain|report|check|choose|use|ask|remember|need|take\s+no|make\s+(?:no|fewer))",
    re.I,
)
_EACH = late(r"\b(?:each|every)\s+(?!one\b|time\b|of\b)\w", re.I)
_LONGEST_SENTENCE = 600
_FEW_WORDS = 8
_OPENING = late(r"\b(?:will|shall|to)\b|'ll\b", re.I)
_JOINT = late(r"(?:,|;|\.\s|\band\b|\bplus\b|\bas\s+well\s+as\b|\b&)\s*", re.I)
_AGAIN = late(r"\A(?:(?:will|shall|also|then|to|(?:he|she|they|i)(?:\s+will|'ll))\s+){0,3}", re.I)
_WHERE = late(
    r"(?<!hand )(?<!progress )(?<!better )(?<!improve )\b(?:in|during|for|from|at|of)\s+\Z", re.I
)
_PLACE = late(
    r"\s+(?:clubs?|groups?|sessions?|lessons?|class|classes|teacher|tutor|folder|books?|diary|record|"
    r"corner|area|buddy|log|test|mat|planner|kit|boots|bag|coach|practice|training)\b",
    re.I,
)
_RIDER = late(
    r"\b(?:by|so|using|when|whenever|because|with|through|after|before|while|until|which|that|who|if|"
    r"about|for|during|in\s+order|to\s+(?:improve|help|support|develop|build|increase|show))\b",
    re.I,
)


def is_bare(statement: str) -> bool:
    """Return whether a statement is a mere phrase with nobody who does anything: “Attendance”."""
    text = _WHEN_FIRST.sub("", _HEADING.sub("", plainly(statement), count=1), count=1).strip()
    if _SAYS_WHO.search(text):
        return False
    return (
        _is_gerund(text)
        or _starts(text, "bare_topics", _SOMEBODY)
        or _starts(_ADVERBS.sub("", text, count=1), "bare_qualities", None)
        or _NUMBER_FIRST.match(text) is not None
        or _NOUN_OF.match(text) is not None
        or _COUNTED_NOUN.match(text) is not None
        or _is_label(text)
        or _is_topic_of_somebody(text)
    )


def _is_gerund(text: str) -> bool:
    match = _GERUND.match(text)
    return match is not None and match[0].lower() not in _NO_GERUND


def _starts(text: str, name: str, unless: re.Pattern[str] | None) -> bool:
    """Return whether a text begins with a phrase of the list, not one that ``unless`` follows."""
    match = lexicon.pattern(name).match(text)
    if not match:
        return False
    return not (unless and unless.match(text[match.end() :].lstrip()))


def _is_label(text: str) -> bool:
    """Return whether a text is two or three words that name a thing: “his spelling”."""
    return bool(_LABEL.match(text.rstrip(" ."))) and not _a_verb().search(text)


def _is_topic_of_somebody(text: str) -> bool:
    """Return whether a text is somebody's topic without a verb: “Isla's attendance on Mondays”."""
    behind = _OWNER.sub("", text, count=1)
    if behind == text or not lexicon.pattern("bare_topics").match(behind):
        return False
    return not (_a_verb().search(behind) or _MOVES.search(behind))


@cache
def _a_verb() -> Finder:
    verbs = lexicon.words("outcome_verbs") | lexicon.words("observable_verbs")
    return finder(form for verb in verbs for form in lexicon.forms(verb)[:2])


def placeholder(text: str) -> str | None:
    """Return the words that only hold the place of a text still to be written, or None."""
    plain = plainly(text)
    alone = plain.lower().strip(_EDGES) or plain
    if alone in lexicon.words("placeholders_alone") or plain in lexicon.words("placeholders_alone"):
        return plain
    found = (_marked(plain) if any(map(plain.__contains__, _MARKS)) else None) or _named(plain)
    found = found or _ELSEWHERE.match(plain)
    return found[0].strip() if found else None


def is_gap(text: str) -> bool:
    """Return whether a text is nothing but a gap to be filled: “???”, “[school]”, “Lorem ipsum”."""
    plain = plainly(text).strip()
    gap = (
        plain[:1] in _GAP_BEGINS
        and any(map(plain.__contains__, _MARKS))
        and any(sign.fullmatch(plain) for sign in (_SLOT, _BLANK, _TRAILS_OFF))
    )
    return gap or plain[:11].lower() == "lorem ipsum"


def _named(text: str) -> re.Match[str] | None:
    """Return words that are only ever a placeholder: “tbc”, “insert name”."""
    if not lexicon.pattern("placeholders_inside", "placeholders_first").may_be_in(text):
        return None
    inside = lexicon.pattern("placeholders_inside").search(text)
    return inside or lexicon.pattern("placeholders_first").match(text)


def _marked(text: str) -> re.Match[str] | None:
    """Return a gap that punctuation marks: “[name]”, “___”, “...”."""
    return _slot(text) or _BLANK.search(text) or _trail(text)


def _slot(text: str) -> re.Match[str] | None:
    """Return a word in brackets that is to be replaced, such as “[name]”."""
    slots = lexicon.words("placeholder_slots")
    return next((slot for slot in _SLOT.finditer(text) if slot[1].lower() in slots), None)


def _trail(text: str) -> re.Match[str] | None:
    """Return the dots in which a short text trails off; a long one may end a list with them."""
    return _TRAILS_OFF.search(text) if text.count(" ") < _FEW_WORDS else None


def second_outcome(statement: str) -> str | None:
    """Return the words that promise a second, different outcome, None where all serve one.

    “… and attend football” beside reading is one; “… and read it aloud” beside writing is not.
    """
    text = plainly(statement)
    opening = _OPENING.search(text)
    text = text[opening.end() :] if opening else text
    return _listed_outcomes(text) or _another(text) or _promised_beside(text)


def _promised_beside(text: str) -> str | None:
    """Return a second promise with a number of its own: “…, and he will attend a club each week”.

    What takes up a word of the first (“and will read it aloud”), or tells how the first is shown
    (“and will score 8 of 10”), belongs to it.
    """
    for match in _WILL_AGAIN.finditer(text[:_LONGEST_SENTENCE]):
        said = _NEXT_PROMISE.split(match["said"], maxsplit=1)[0]
        counted = next(quantities(said), None) is not None or _EACH.search(said)
        belongs = _TAKEN_UP.search(said) or _SHOWN.match(said)
        if counted and not belongs and stems([said]).isdisjoint(stems([text[: match.start()]])):
            return said.strip(_EDGES)
    return None


def _another(text: str) -> str | None:
    # Most sentences speak of one area at most, and need not be cut up.
    instead = lexicon.instead("outcome_areas")
    if len({instead[area] for area in lexicon.pattern("outcome_areas").likely_in(text)}) < 2:
        return None
    first: frozenset[str] = frozenset()
    for part in _conjuncts(text):
        areas = _areas(part)
        if areas and first and first.isdisjoint(areas):
            return part
        first = first or areas
    return None


def _conjuncts(text: str) -> Iterator[str]:
    """Yield the parts of a sentence that each begin with a verb, without what only serves them."""
    current = ""
    for part in _joined(text):
        begun = _AGAIN.sub("", part, count=1)
        if current and _begins(begun):
            yield _without_rider(current)
            current = begun
        else:
            current = f"{current}, {begun}" if current else begun
    yield _without_rider(current)


def _joined(text: str) -> list[str]:
    """Return what stands between commas, “and” and the like."""
    *parts, last = _JOINT.split(text)
    return [*map(str.rstrip, parts), last]


def _begins(text: str) -> bool:
    """Return whether a text begins with a verb by which an outcome may be promised."""
    return lexicon.verbs("outcome_verbs").match(text) is not None


def _without_rider(text: str) -> str:
    match = _RIDER.search(text)
    return (text[: match.start()] if match else text).strip(_EDGES)


def _areas(text: str) -> frozenset[str]:
    """Return the areas of what is promised; “in maths” and “homework club” only say where."""
    instead = lexicon.instead("outcome_areas")
    return frozenset(
        instead[match[0].lower()]
        for match in lexicon.pattern("outcome_areas").finditer(text)
        if not (_WHERE.search(text[: match.start()][-20:]) or _PLACE.match(text, match.end()))
    )


def _listed_outcomes(text: str) -> str | None:
    """Return a list of outcomes behind one verb: “improve his attendance and behaviour”."""
    verb = lexicon.verbs("list_verbs").match(text.lstrip())
    if not verb:
        return None
    parts = _joined(_without_rider(text.lstrip()[verb.end() :]))
    found = [lexicon.instead("outcome_areas").get(_noun(part)) for part in parts if part.strip()]
    return ", ".join(p for p in parts if p) if None not in found and len(set(found)) > 1 else None


def _noun(part: str) -> str:
    return re.sub(r"\A(?:(?:his|her|their|my|the|in|with|also)\s+)*", "", part.strip().lower())
