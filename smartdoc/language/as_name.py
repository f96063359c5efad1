"""Is this word somebody's name where it stands? Many names are words too: Will, May, Grace."""

from __future__ import annotations

import re
from functools import cache

from smartdoc.language import lexicon
from smartdoc.late import late

_MONTHS = frozenset({"april", "august", "june", "may", "march", "january"})
_TIMES = _MONTHS | {"spring", "summer", "autumn", "winter"}
_BEFORE_MONTH = late(
    r"(?:(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?|\b(?:in|by|until|till|before|after|since|mid|early|late|"
    r"last|next|this|each|every|during|throughout|between|the|our|"
    r"(?:end|start|beginning|middle|half|week|assessment|review) of))[ -]\Z",
    re.I,
)
_AFTER_MONTH = late(
    r"[ -](?:[0-9]+|half|term|holiday|tests?|exams?|papers?|mocks?|assessments?|results|visit|"
    r"meeting|review|report|plan|data|check|style)\b",
    re.I,
)
_BEGINNING = late(r"(?:\A|[.!?:;•\n(\[\"“]|\n-) ?\Z")
_NO_NAME_BEFORE = late(
    r" (?:he|she|it|they|you|we|I|a|an|the|this|that|these|those|his|her|their|my|our|your|each|"
    r"every|all|any|some|in|of|to|for|there|be)\b"
)
_PLACE = late(
    r" (?:Road|Street|Lane|Avenue|Close|Drive|Park|House|Hill|Court|Centre|School|Primary|Academy|"
    r"College|Hospital|Church|Scheme|Award|Day|Week)\b"
)
_ASKS = late(r"(?:Will|May)(?= [A-Z])")
"""How a question begins; who is asked about stands behind."""

_COMPANY = late(
    r"\b(?:with|beside|alongside|than|next to|(?:sat|sits|sit) by|asked|asks|told|tells|helped|"
    r"helps|hit|hits|kicked|pushed|friends?|classmates?|brother|sister|twin|cousin) \Z",
    re.I,
)
"""Words before a name that are said of people alone."""

_CAPITAL = late(r"[^\W\d_a-z]")
_LONG_NAME = 6
_OTHER_SCRIPT = late("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufaff]{2}")
"""Letters that no English word has."""

_NEAR = 24
"""Characters on either side of a word that are looked at."""


def is_word(name: str) -> bool:
    """Tell whether a name is a word, a month or a place as well."""
    return name.casefold() in _all_words()


def is_ordinary(word: str) -> bool:
    """Tell whether a word tells nothing of one child."""
    return word.casefold() in _ordinary()


def tells_in_small_letters(name: str) -> bool:
    """Tell whether a name is one even in small letters, as it can be nothing else."""
    return (
        (len(name) >= _LONG_NAME or bool(_OTHER_SCRIPT.match(name)))
        and not is_word(name)
        and name.casefold() not in lexicon.words("words_in_small_letters")
    )


def is_whose(name: str) -> bool:
    """Tell whether a name with an “s” behind it is still that: Samiras mum, but not Mr Roberts."""
    return tells_in_small_letters(name) and f"{name.casefold()}s" not in lexicon.words("names_in_s")


def stands_as_name(text: str, start: int, end: int, *, expected: bool) -> bool:
    """Tell whether a word that is also a name stands for somebody here.

    Any other name does wherever it stands. Where it is ``expected``, because somebody in this very
    plan is called so, all but what is plainly something else counts; elsewhere something must be
    said of it that only people do. Single blanks are taken for granted.
    """
    word = text[start:end]
    if not is_word(word):
        return True
    if word.isupper() and len(word) > 1:
        return False  # a heading in capitals
    if _is_month(text, start, end):
        return False
    if _does(text, end, "personal_verbs" if expected else "feeling_verbs"):
        return True
    if _is_no_name(word) or _PLACE.match(text, end):
        return False
    if not expected:
        return _in_company(text, start, end)
    if _BEGINNING.search(text[max(0, start - _NEAR) : start]):
        return not (_NO_NAME_BEFORE.match(text, end) or _ASKS.match(text, start))
    return not _has_name_beside(text, start, end)


def _does(text: str, end: int, verbs: str) -> bool:
    """Tell whether something is said of the word that only people do."""
    following = text[end : end + _NEAR].split(" ")[:2]
    return (
        len(following) > 1
        and not following[0]
        and following[1].strip(".,;:!?") in lexicon.words(verbs)
    )


def _in_company(text: str, start: int, end: int) -> bool:
    """Tell whether the words before can only be about people: “beside Grace”, “asked Rose”."""
    if text[start:end].casefold() in _TIMES:
        return False
    follows = text[end : end + _NEAR].split(" ")[1:2]
    alone = not (follows and _is_large(follows[0]) and text[end : end + 1] == " ")
    return alone and bool(_COMPANY.search(text[max(0, start - _NEAR) : start]))


def _is_month(text: str, start: int, end: int) -> bool:
    if text[start:end].casefold() not in _MONTHS:
        return False
    before = text[max(0, start - _NEAR) : start]
    return bool(_BEFORE_MONTH.search(before) or _AFTER_MONTH.match(text, end))


def _has_name_beside(text: str, start: int, end: int) -> bool:
    """Tell whether the word is part of a longer name: Hope Street, Lake Victoria."""
    following = text[end : end + _NEAR].split(" ")[1:2]
    if following and _is_large(following[0]) and text[end : end + 1] == " ":
        return True
    before = text[max(0, start - _NEAR) : start]
    last = before.split(" ")[-2:-1] if before.endswith(" ") else []
    first = _BEGINNING.search(before[: -len(last[0]) - 1]) if last else None
    return bool(last) and _is_large(last[0]) and not first


def _is_large(word: str) -> bool:
    plain = word.strip(".,;:!?")
    return bool(_CAPITAL.match(word)) and not is_ordinary(plain) and plain != "I"


def _is_no_name(word: str) -> bool:
    return is_ordinary(word) and word.casefold() not in lexicon.words("names_that_are_words")


@cache
def _all_words() -> frozenset[str]:
    return lexicon.words("names_that_are_words") | _ordinary()


@cache
def _ordinary() -> frozenset[str]:
    return lexicon.words("ordinary_words") | lexicon.words("function_words")
