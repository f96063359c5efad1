"""What of a secret text would still tell it: its sentences and clauses, names and numbers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from smartdoc.disclosure.spelt import file_numbers
from smartdoc.language import lexicon
from smartdoc.language.as_name import is_ordinary, is_word
from smartdoc.language.plain import alike, phrase_of, words_of
from smartdoc.late import late

_SENTENCE_END = late(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bM[rsx]\.)(?<!\bDr\.)(?<!\bMrs\.)\s+|\n+")
_CLAUSE_END = late(r"[,;:()]\s*(?:(?:and|or|but)\s)?|\s[–—-]\s|\.\s")
_NAME = late(
    r"(?<![\w'-])(?:(?![A-Z])[\w'-])*+"
    r"([A-Z][\w'-]*\.?(?:\s+(?:of|the|and|de|St\.?)(?=\s+[A-Z]))?(?:\s+[A-Z][\w'-]*)+)"
)
_POSTCODE = late(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?[\s-]*[0-9][A-Z]{2}\b", re.I)
_INSURED = late(r"\b[A-Z]{2}(?:[\s-]?[0-9]{2}){3}[\s-]?[A-D]\b", re.I)
"""A number of National Insurance."""

_CASE = late(r"\b(?=[A-Z0-9]{8,24}\b)[A-Z0-9]*[A-Z][A-Z0-9]*[0-9]{5}[A-Z0-9]*", re.I)
"""Letters and numbers run together, as a family court numbers its cases: ZE23C50412."""

_NUMBER = late(r"(?<![0-9])(?<![0-9]\.)[+(]?[0-9](?:[\s().-]{0,3}[0-9]){8,14}(?![0-9])")
_ADDRESS = late(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bwww\.[\w./-]+|\bhttps?://[\w./-]+")
_NO_SIGN = late(r"[\s().-]")
_RELATIVE = (
    "(?:step|grand|half-|great-)?(?:mother|father|mum|dad|mam|ma|pa|parent|brother|sister|son|"
    "daughter)|aunt(?:ie|y)?|uncle|nan(?:a|ny)?|gran(?:ny|dad)?|cousin|nephew|niece|twin|"
    "(?:ex-?)?(?:partner|husband|wife|boyfriend|girlfriend)|ex|friend|neighbour"
)
_PERSON = late(
    rf"\b(?i:with|by|to|and|called|named|m(?:r|rs|s|iss|x)\.?|dr\.?|{_RELATIVE})"
    r",?\s+\(?([A-Z][a-z][\w'-]*)"
)
"""One word that is somebody's name, by what stands before it."""

_CAPITALISED = late(r"(?<![\w'-])[A-Z](?:[\w-]|'(?=[A-Z]))+")
_BEGINS = late(r"(?:\A|[.!?;:\n(/]|\s-)\s{0,3}\Z")
_IN_A_PLACE = late(r"(?:\b(?:in|at|near|the)|[A-Z][\w'-]{0,24}\s{1,3}of)\s{1,3}\Z")
_NEXT = late(r"(?:'s)?\s{1,3}([A-Z][\w-]*)")
_OF_A_FAMILY = late(r"\s{1,3}(?:family|household|brothers|sisters|twins)\b")
_ACTS = late(
    r"(?:'s?)?(?:\s{0,3}[,:;()/&]|\s{0,3}\.?\s{0,3}\Z|\.?\n|\s{1,3}-\s|\s{1,3}(?:must|may|might|can|"
    r"cannot|can't|could|should|shall|will|would|is|was|has|had|holds|shares|does|did|rang|rings|"
    r"came|comes|visits|lives|not|never|no|only|alone|and|or|who)\b)"
)
"""What follows a name that begins a sentence, and hardly any other word there."""

_NEAR = 32
_FEWEST_LETTERS = 8
_SHORTEST_WORD = 4
_SHORTEST_NAME = 3
_FEWEST_INITIALS, _MOST_INITIALS = 3, 6
"""Letters that a short form has: HIV, ADHD."""

_FEWEST_WORDS = 5
"""Words from which on a whole sentence is searched for, however everyday they are."""
_LAST_DIGITS = 9
"""Digits of a telephone number that are the same with the code of a country before it."""

_LONG_PART = 6
_LONG_SENTENCE = (5, 25)
"""Words and letters from which on two sentences are hardly ever the same by chance."""


def fragments_of(text: str, known: Container[str]) -> Iterator[str]:
    """Yield what to search for of a text that must not be seen, as phrases.

    ``known`` are words in small letters that the reader knows anyway, such as names; they and
    everyday words tell nothing. The whole of a text counts with one word that tells something, a
    part of it with two; a sentence of five words counts whatever they are.
    """
    plain = alike(text)
    if phrase_of(text).strip() in _empty_values():
        return
    sentences = _SENTENCE_END.split(plain)
    parts = [part for sentence in sentences for part in _clauses(sentence)]
    whole = phrase_of(text)
    telling = _telling(whole, known)
    if len(telling) > 1 or any(len(word) >= _SHORTEST_WORD for word in telling):
        yield whole
    elif telling and plain.strip(" .").isupper():
        yield whole  # a short name of an illness or an order: HIV
    yield from _short_form(plain, known)
    yield from (said for said in map(phrase_of, sentences) if said.count(" ") > _FEWEST_WORDS)
    for part in dict.fromkeys(map(phrase_of, parts)):
        if len(part) - part.count(" ") >= _FEWEST_LETTERS and _tells(part, known):
            yield part
    yield from (phrase_of(found) for found in proper_names(plain, known))
    yield from map(phrase_of, (*_ADDRESS.findall(plain), *file_numbers(plain)))


def _short_form(text: str, known: Container[str]) -> Iterator[str]:
    """Yield the short name of an illness or an order with dots and without: HIV, H.I.V."""
    words = phrase_of(text).split()
    letters = "".join(words)
    is_short = _FEWEST_INITIALS <= len(letters) <= _MOST_INITIALS and letters.isalpha()
    if is_short and text.isupper() and len(words) in (1, len(letters)) and _telling(letters, known):
        yield f" {' '.join(letters)} "
        yield f" {letters} "


def people_in(text: str, known: Container[str], *, lists_people: bool) -> Iterator[str]:
    """Yield the names that a text has of people, whole and word for word.

    A name with a word in it that is no name, such as Quarry Terrace, is that of no person. Of a
    double surname each half is one. In a text that ``lists_people`` every word with a capital is a
    name, if it can be no other word.
    """
    plain = alike(text)
    for name in proper_names(plain, known):
        words = [word.strip(".") for word in name.split()]
        if not any(_is_no_name(word) for word in words):
            yield name
            halves = [half for word in words[1:] if "-" in word for half in word.split("-")]
            yield from (word for word in (*words, *halves) if _is_telling_name(word, known))
    yield from (word for word in _PERSON.findall(plain) if _is_telling_name(word, known))
    if lists_people:
        yield from (word for word in _listed(plain) if _is_telling_name(word, known, shortest=2))


def _listed(text: str) -> Iterator[str]:
    """Yield the words that are names by their capital and by what stands beside them."""
    for match in _CAPITALISED.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        following = _NEXT.match(text, match.end())
        in_a_place = _IN_A_PLACE.search(before) and not _OF_A_FAMILY.match(text, match.end())
        if in_a_place or (following and _is_no_name(following[1])):
            continue
        word = match[0]
        doubtful = word.isupper() or _BEGINS.search(before)
        if doubtful and not _ACTS.match(text, match.end()):
            continue
        if not (_is_of_contact(word) or (word.isupper() and word.lower() in _short_forms())):
            yield word.capitalize() if word.isupper() else word


def _is_telling_name(word: str, known: Container[str], *, shortest: int = _SHORTEST_NAME) -> bool:
    plain = word.removesuffix("'s").casefold()
    is_known = all(part in known for part in words_of(plain))  # o and brien of O'Brien
    return len(plain) >= shortest and not (is_known or is_word(plain) or _is_no_name(word))


def _is_no_name(word: str) -> bool:
    return is_ordinary(word) or word.casefold() in lexicon.words("of_places_and_services")


def _is_of_contact(word: str) -> bool:
    """Tell whether a word is one of those with which notes on contact begin: Ex-partner."""
    others = lexicon.words("of_contact") | lexicon.words("name_titles")
    return all(is_ordinary(part) or part in others for part in word.casefold().split("-"))


def _short_forms() -> frozenset[str]:
    return lexicon.words("acronyms") | lexicon.words("common_acronyms")


def numbers_of(text: str) -> Iterator[str]:
    """Yield postcodes and long numbers such as those of telephones, without their blanks.

    Of a long number the last digits are enough: 07700 900123 is +44 7700 900123 as well.
    """
    plain = alike(text)
    for pattern in (_POSTCODE, _INSURED, _CASE):
        yield from map(run_together, pattern.findall(plain))
    for found in _NUMBER.findall(plain):
        yield run_together(found)[-_LAST_DIGITS:]


def run_together(text: str) -> str:
    """Return the text in capitals without blanks, brackets, full stops and hyphens."""
    return _NO_SIGN.sub("", text).upper()


@lru_cache(maxsize=2048)  # the same texts of a plan are looked at for each of its readers
def long_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that are long enough to be nobody else's, as phrases."""
    words, letters = _LONG_SENTENCE
    if len(text) < letters:
        return ()
    phrases = map(phrase_of, _SENTENCE_END.split(alike(text)))
    return tuple(
        phrase for phrase in phrases if phrase.count(" ") > words and len(phrase) >= letters
    )


def _clauses(sentence: str) -> Iterator[str]:
    yield sentence
    yield from _CLAUSE_END.split(sentence)


def proper_names(text: str, known: Container[str]) -> Iterator[str]:
    """Yield the proper names of two words or more, without a small word that begins a sentence."""
    for match in _NAME.finditer(alike(text)):
        words = match[1].split()
        while len(words) > 1 and words[0].casefold() in lexicon.words("function_words") | {"lives"}:
            del words[0]
        if len(words) > 1 and _telling(phrase_of(" ".join(words)), known):
            yield " ".join(words)


def _tells(part: str, known: Container[str]) -> bool:
    """Tell whether a sentence or a clause says something: two words do, in a long one one."""
    telling = len(_telling(part, known))
    return telling > 1 or (telling == 1 and part.count(" ") > _LONG_PART)


def _telling(phrase: str, known: Container[str]) -> list[str]:
    """Return the words of a phrase that tell something."""
    return [
        word
        for word in phrase.split()
        if len(word) > 1 and not word.isdigit() and word not in known and not is_ordinary(word)
    ]


@lru_cache(maxsize=1)
def _empty_values() -> frozenset[str]:
    return frozenset(phrase_of(value).strip() for value in lexicon.words("empty_values"))
