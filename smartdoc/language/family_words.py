"""Words that a family cannot read, or should not have to: jargon, acronyms and judgements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from smartdoc.language import lexicon
from smartdoc.language.finder import Finder
from smartdoc.language.wording import Wording, advised, plainly, unquoted
from smartdoc.late import late

_DENIED = late(r"\b(?:not|never|no|isn't|wasn't|hardly|less)\s+(?:\w+\s+){0,2}\Z", re.I)
_AFTER = {
    "kick": late(r"\s+(?:the|a|an|his|her|their|with|at|by|from)\b", re.I),
    "play": late(r"\s+(?:front|to|the|for|with)\b", re.I),
    "difficult": late(r"\s+to\b", re.I),
    "challenging": late(r"\s+(?:the|a|his|her|their)\b", re.I),
    "controlling": late(r"\s+(?:the|a|his|her|their)\b", re.I),
    "bull": late(r"\s+(?:him|her|them)\b", re.I),
}
"""What makes an innocent phrase of a judging one: “kicks off the match”."""

_AT_WORK = late(
    r"\b(?:work|works|working|college|employer|nursery|hospital|garage|salon|course|university|student|"
    r"midwi(?:fe|fery)|nurse|nursing|apprentice|apprenticeship)\b",
    re.I,
)
_CHILD = (
    "he she they child pupil boy girl student learner person mum mam mom mother dad father parent "
    "parents family carer carers"
).split()
_ADVERB = r"(?:(?:\w+ly|often|always|sometimes|still|also|then|very|quite|so|just|too)\s+)"
_IS = (
    r"(?:is|was|can\s+be|has\s+been|could\s+be|becomes|became|gets|are|were|have\s+been|seems)"
    r"\s+(?:being\s+)?"
)
_MANNER = r"(?:attitude|behaviours?|conduct|manners?|temper|work\s+ethic)"
_HAS = r"(?:(?:has|had|have|is|was|will|would|can|may|and)\s+)?"
_CAPITALS = late(r"[A-Z](?<![\w@.&/-].)(?=[a-z&]{0,7}[A-Z])[A-Za-z&]{1,8}\+?(?![\w@&]|\.[A-Za-z])")
_NAME = "\N{LATIN SMALL LETTER HV}"
"""Stands for the child's name in a text; a letter that no plan has."""

_NO_VOWEL = late(r"[BCDFGHJKLMNPQRSTVWXZ]{3,6}\Z")
_GRADES = late(r"[A-EU]+\Z|[IVXLCM]+\Z|[CV]+\Z|X+\Z")


def jargon(text: str) -> Wording | None:
    """Return the first words that say nothing to a family, with what to write instead, or None."""
    for match in lexicon.pattern("jargon").finditer(unquoted(plainly(text))):
        # A placement in a garage is work, and no home.
        if "placement" not in match[0].lower() or not _AT_WORK.search(text):
            return advised("jargon", match[0])
    return None


def emotive(text: str, name: str = "") -> str | None:
    """Return the first words that judge a child or family, None where there are none.

    ``name`` is the child's. What somebody is quoted as saying is theirs, and left out.
    """
    text = plainly(text)
    if not _judgements().may_be_in(text):
        return None
    text = unquoted(text)
    for match in lexicon.pattern("judging").finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        is_diagnosis = before.lower().endswith("oppositional ")
        if not is_diagnosis and not _DENIED.search(before):
            return match[0]
    of_manner = _of_manner().search(text)
    return of_manner["is"] if of_manner else _said_of_child(text, name)


@cache
def _judgements() -> Finder:
    return lexicon.pattern(
        "judging", "judging_after_is", "judging_after_child", "judging_of_manner"
    )


@cache
def _of_manner() -> re.Pattern[str]:
    """Return the pattern of what is said of a child's ways as a whole: “his attitude is poor”."""
    return re.compile(
        rf"\b{_MANNER}(?:\s+(?:to|towards?|in|at)(?:\s+\w+){{1,2}})?\s+{_ADVERB}?{_IS}{_ADVERB}{{0,2}}"
        rf"(?P<is>{_any('judging_of_manner')})(?![\w-])",
        re.I,
    )


def _said_of_child(text: str, name: str) -> str | None:
    text = _named(name.lower()).sub(_NAME, text) if name else text
    for match in _of_child().finditer(text):
        words: str = match["is"] or match["does"]
        if not _is_harmless(words.lower(), text, match.end()):
            return words
    return None


def _is_harmless(words: str, text: str, end: int) -> bool:
    """Return whether what follows turns the words into something that was only seen.

    “Refuses to get out of bed” tells what happens; “refuses to engage” tells how somebody feels
    about it.
    """
    if words.startswith("refus") and words.endswith(" to"):
        return not _refused_in_general().match(text, end)
    return any(words.startswith(start) and it.match(text, end) for start, it in _AFTER.items())


@cache
def _refused_in_general() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:even\s+|ever\s+)?(?:{_any('refused_in_general')})\b", re.I)


@lru_cache(maxsize=64)
def _named(name: str) -> re.Pattern[str]:
    """Return the pattern of a child's name, whole or the first."""
    names = sorted({name, name.partition(" ")[0]}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?=\s)", re.I)


@cache
def _of_child() -> re.Pattern[str]:
    """Return the pattern of what is said of a child: “he can be rude”, “Ash often refuses to”.

    In the text one character stands for its name: the pattern is large, and to compile it for each
    name takes long.
    """
    child = "|".join([*_CHILD, _NAME])
    return re.compile(
        rf"(?:\A|\b(?:{child}|and|but|then)\s+)(?:{_ADVERB}?{_IS}{_ADVERB}{{0,2}}(?:a\s+)?(?P<is>{_any('judging_after_is')})"
        rf"|{_ADVERB}?{_HAS}{_ADVERB}{{0,2}}(?P<does>{_any('judging_after_child')}))(?![\w-])",
        re.I,
    )


@cache
def _any(name: str) -> str:
    return "|".join(
        map(re.escape, sorted(lexicon.words(name), key=lambda word: (-len(word), word)))
    )


def acronyms(text: str) -> Iterator[str]:
    """Yield the short forms of a text that a family may not know, as they are written there."""
    if _is_shouted(text):
        return
    for match in _CAPITALS.finditer(text):
        if _is_unknown(match[0]):
            yield match[0]


def _is_shouted(text: str) -> bool:
    """Return whether a whole text is in capitals, in which a short form does not stand out."""
    return len(text) > 12 and text.isupper()


def _is_unknown(word: str) -> bool:
    short = short_form(word)
    if sum(map(str.isupper, short)) < 2 or short.lower() in lexicon.words("common_acronyms"):
        return False
    if short.lower() in lexicon.words("acronyms"):
        return len(short.rstrip("+")) > 2 or short.isupper()
    return bool(_NO_VOWEL.match(short)) and not _GRADES.match(short)


def short_form(word: str) -> str:
    """Return a short form as the lists have it: ELSA for ELSAs."""
    return word[:-1] if word.endswith("s") and word[:-1].isupper() else word


def meaning(acronym: str) -> str:
    """Return what to write for a short form, ``""`` where no list knows it."""
    return lexicon.instead("acronyms").get(short_form(acronym).lower(), "")


def explains(text: str, acronym: str) -> bool:
    """Return whether a text says what a short form means: “early help assessment (EHA)”."""
    short = short_form(acronym)
    known = meaning(short)
    if known and known.lower() in plainly(text).lower():
        return True
    return short in text and _explained(short).search(text) is not None


@lru_cache(maxsize=256)
def _explained(short: str) -> re.Pattern[str]:
    """Return the pattern of a short form in brackets behind words, or with its words behind it."""
    name = re.escape(short)
    return re.compile(
        rf"[A-Za-z]\s*\(\s*(?:the\s+)?{name}s?\s*\)"
        rf"|\b{name}s?(?:\s*(?:\(\s*[A-Za-z]+[ -][a-z]|=|:\s*[a-z])"
        rf"|,?\s+(?:which\s+)?(?:stands\s+for|means|that\s+is)\b)"
    )
