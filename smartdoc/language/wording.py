"""Wordings that make a target soft, hard to read or hurtful, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from smartdoc.frozen import frozen
from smartdoc.language import lexicon
from smartdoc.language.finder import Finder, finder, finder_of
from smartdoc.language.quantities import quantities
from smartdoc.late import late

_SENTENCE_END = late(r"[.;:!?]\s")
_PROMISE = late(r"\b(?:will|shall|cannot|can|is\s+going\s+to|am\s+going\s+to)\b|['’]ll\b", re.I)
_JUST_PROMISED = late(r"(?:\bwill|\bshall|['’]ll|\bto)(?:\s+(?:\w+ly|also|always|then))?\s*\Z")
_PROMISE_AFTER = late(
    r"(?:[.;:!?]\s+(?:\w+\s+){1,3}|(?:,|\band|\bso)\s+(?:(?:he|she|they|i|we)\s+)?)(?:will|shall)\b",
    re.I,
)
_CLAUSE = late(r"[,;:.!?()]\s")
_SUBORDINATE = late(
    r"\b(?:when|whenever|if|because|as|since|while|until|unless|although|though|so|that|which|who|"
    r"whom|whose|what|where|wherever|why|how|whether|before|after)\b",
    re.I,
)
_MONTH = late(r"(?:\b(?:in|by|of|until|before|from|to|end|mid|early|late)|[0-9])\s+\Z", re.I)
_HOW_OFTEN = late(
    r"%|\bper\s?cent\b|\b(?:once|twice|each|every|per|daily|nightly|weekly|fortnightly|monthly|termly|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|"
    r"an?\s+(?:day|night|week|fortnight|month|term|lesson|session|year)|"
    r"(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s+"
    r"(?:out\s+of|of|(?:\w+\s+)?(?:times|days|mornings|afternoons|evenings|nights|lessons|sessions|"
    r"occasions|visits|weekends)))\b",
    re.I,
)
_OWN_CALL = late(r"\b(?:asks?|asking|cards?|signals?|signs?|breaks?|time.?out|exit|pass)\b", re.I)
_BY_RULE = late(r"\s+(?:by|under|for|in)\s+(?:the|an?|his|her|their|my|our|law)\b", re.I)
_COUNTED = late(r"\b(?:how|as|so|too|more\s+than)\s+\Z", re.I)
_REGULAR = "regular frequent occasional"
_REGULAR_AHEAD = rf"(?<![\w-])(?:more\s+)?(?:{_REGULAR.replace(' ', '|')})\s+(?:[\w-]+\s+)?"
_PASSIVE_HEDGE = late(
    r"\b(?:will\s+)?be\s+(?:supported|encouraged|helped|enabled)\s+by\s+(?:\w+\W+){1,4}?to\b", re.I
)
_QUOTATION = late(
    r"“[^“”]*”|\"[^\"]*\"|‘.{0,200}?['’](?!\w)|(?<!\w)'(?:[^']|'(?=\w)){1,200}'(?!\w)"
)
_QUOTES = ("“", '"', "‘", "'")
_ALMOST = late(r"\b(?:almost|nearly|not|as|than|have|has|like)\s+\Z", re.I)
_OTHER_NUMBER = late(
    r"(?<![0-9])(?!100\b)[0-9]+\s*(?:%|of\b|out\b|/)|\b(?:two|three|four|five|six|seven|eight|nine)"
    r"\s+(?:out\s+)?of\b",
    re.I,
)
_MORE_AFTER = (
    r"\s+more\b(?!\s+(?:than|of\b)|-)"
    r"(?=\s*(?:\Z|[.,;]|(?:at|in|with|and|to|on|by|for|during|this)\b))"
)

_WHEN_READY = finder_of(
    r"\b(?:when|whenever|once|if|as\s+soon\s+as)\s+(?:"
    r"(?:(?:he|she|they|i|\w+)\s+(?:is|are|am|feels?)|(?:he's|she's|they're|i'm))\s+(?:\w+\s+)?"
    r"(?:ready|able|up\s+to\s+it|in\s+the\s+mood|well\s+enough)"
    r"|(?:he|she|they|i|\w+)\s+(?:feels?\s+like\s+it|wants?\s+to))\b",
    holding="ready able up mood enough like want wants",
)
_CLAUSE_END = late(r"\s*,?\s*(?:\Z|[.;]|by\b|\w+\s+will\b)", re.I)
_SIGNALS = late(
    r"\b(?:show|raise|(?:his|her|their|my)\s+hand|press|signal|say|tell|ask|knock|nod|thumbs?|card)\b",
    re.I,
)
"""To show a card “when he is ready” is a signal, and leaves nothing to a mood."""

_NEAR = 240
"""Characters beside a wording that are looked at; a sentence is seldom longer."""


@frozen
class Wording:
    """Words of a text, and what to write instead of them."""

    words: str
    instead: str = ""


@cache
def _hedges() -> Finder:
    verbs = lexicon.words("hedge_verbs")
    # Not the past: “aimed at” and “hoped for” belong to what came before.
    return finder(
        {form for verb in verbs for form in lexicon.forms(verb)[:3]}
        | lexicon.words("hedge_phrases")
    )


@lru_cache(maxsize=1024)
def plainly(text: str) -> str:
    """Return the text on one line, with straight apostrophes; its words stay as they are."""
    return " ".join(text.replace("’", "'").split())


def unquoted(text: str) -> str:
    """Return the text with blanks for whatever stands in quotation marks."""
    if not any(map(text.__contains__, _QUOTES)):
        return text
    return _QUOTATION.sub(lambda match: " " * len(match[0]), text)


def find_hedge(text: str, *, own: bool = False) -> str | None:
    """Return the words by which a target only hopes or tries (“hopes to”), None where it promises.

    ``own`` is true for a pupil's own sheet, where “I want to” is how a promise begins.
    """
    text = plainly(text)
    softened = lexicon.pattern("hedge_softeners").search(text) or _when_ready(text)
    if softened:
        return softened[0]
    if "supported" in text or "encouraged" in text or "helped" in text or "enabled" in text:
        passive = _PASSIVE_HEDGE.search(text)
        if passive:
            return passive[0]
    wishes = [match.span() for match in lexicon.pattern("own_wishes").finditer(text)] if own else []
    for match in _hedges().finditer(text):
        if any(start <= match.start() < end for start, end in wishes):
            continue
        if _is_main(text, match):
            return match[0]
    return None


def _when_ready(text: str) -> re.Match[str] | None:
    """Return the words at the end of a clause that leave it to a mood: “when she is ready”."""
    match = _WHEN_READY.search(text)
    if match is None or _SIGNALS.search(text):
        return None
    return match if _CLAUSE_END.match(text, match.end()) else None


def _is_main(text: str, hedge: re.Match[str]) -> bool:
    """Return whether the whole target hangs on the hedge, and no promise stands beside it."""
    before = _before(text, hedge)
    if hedge[0] == "May" or (hedge[0].lower() == "may" and _MONTH.search(before[-12:])):
        return False
    return is_main_clause(before) and not _PROMISE_AFTER.search(
        text, hedge.end(), hedge.end() + _NEAR
    )


def is_main_clause(before: str) -> bool:
    """Return whether what follows is the sentence's own verb.

    It is not where something has been promised or done before, or a subordinate clause has begun.
    """
    before = before[-_NEAR:]
    sentence = _last(_SENTENCE_END, before)
    return not (
        _PROMISE.search(_JUST_PROMISED.sub("", sentence))
        or lexicon.verbs("observable_verbs").search(sentence)
        or _SUBORDINATE.search(_last(_CLAUSE, before))
    )


def _before(text: str, match: re.Match[str]) -> str:
    """Return what stands shortly before a match; all of it would take for ever."""
    return text[max(0, match.start() - _NEAR) : match.start()]


def _last(boundary: re.Pattern[str], text: str) -> str:
    """Return what stands behind the last boundary."""
    return boundary.split(text)[-1]


def absolute(text: str) -> str | None:
    """Return the words that leave no room for a single miss (“always”), None where there are none.

    A clause beside the promise may say them, and so may a sentence that names a lower number.
    """
    text = plainly(text)
    for match in lexicon.pattern("absolutes").finditer(text):
        before = _before(text, match)
        free = _ALMOST.search(before[-12:]) or _SUBORDINATE.search(_last(_CLAUSE, before))
        if not free and not _OTHER_NUMBER.search(text):
            return match[0]
    return None


def weasel(text: str) -> str | None:
    """Return the words that leave open whether or how often something happens, or None."""
    found = weasel_wording(text)
    return found.words if found else None


def weasel_wording(text: str) -> Wording | None:
    """Return such words with what to write instead; a number or a day beside them settles it."""
    text = plainly(text)
    return next(_weasels(text), None) if _loose().may_be_in(text) else None


@cache
def _loose() -> Finder:
    """Return what finds the words of every list below; a text without any of them is firm."""
    listed = ("amounts", "conditions", "frequencies", "offers")
    words = frozenset().union(*(lexicon.words(f"weasel_{name}") for name in listed))
    more = {f"{form} more" for form in lexicon.all_forms("more_after")}
    return finder({*words, *more, *_REGULAR.split()})


def _weasels(text: str) -> Iterator[Wording]:
    yield from _conditions(text)
    for match in lexicon.pattern("weasel_amounts").finditer(text):
        yield advised("weasel_amounts", match[0])
    often = next(_frequencies(text), None)
    if often and not _HOW_OFTEN.search(text):
        yield often
    much = next(_amounts(text), None)
    if much and not _HOW_OFTEN.search(text) and not any(quantities(text)):
        yield much


def _amounts(text: str) -> Iterator[Wording]:
    """Yield words that any number beside them would settle."""
    for match in lexicon.pattern("weasel_offers").finditer(text):
        yield advised("weasel_offers", match[0])
    for match in _more().finditer(text):
        yield Wording(match[0], lexicon.instead("weasel_frequencies")["more often"])


def _conditions(text: str) -> Iterator[Wording]:
    for match in lexicon.pattern("weasel_conditions").finditer(text):
        words = match[0].lower()
        asked = words.endswith("needed") and _OWN_CALL.search(_before(text, match))
        ruled = words.endswith("required") and _BY_RULE.match(text, match.end())
        if not asked and not ruled:
            yield advised("weasel_conditions", match[0])


def _frequencies(text: str) -> Iterator[Wording]:
    for match in lexicon.pattern("weasel_frequencies").finditer(text):
        before = _before(text, match)
        if not _COUNTED.search(before[-12:]) and not _SUBORDINATE.search(_last(_CLAUSE, before)):
            yield advised("weasel_frequencies", match[0])
    for match in _regular().finditer(text):
        yield Wording(match[0], lexicon.instead("regular_things")[match["thing"].lower()])


@cache
def _regular() -> Finder:
    things = "|".join(map(re.escape, sorted(lexicon.words("regular_things"), reverse=True)))
    pattern = rf"{_REGULAR_AHEAD}(?P<thing>{things})(?![\w-])"
    return finder_of(pattern, holding=_REGULAR)


@cache
def _more() -> Finder:
    return finder_of(lexicon.verbs("more_after").source + _MORE_AFTER, holding="more")


def advised(name: str, words: str) -> Wording:
    """Return the words with what their list says to write instead."""
    return Wording(words, lexicon.instead(name).get(words.lower(), ""))
