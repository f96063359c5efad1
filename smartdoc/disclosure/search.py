"""Files searched for secrets before they are written: the safety net behind every allow list."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from smartdoc.disclosure.fragments import run_together
from smartdoc.disclosure.passages import Passage, passages
from smartdoc.disclosure.secrets import Kind, Origin, Secrets, stands_across
from smartdoc.disclosure.spelt import days_of
from smartdoc.frozen import frozen
from smartdoc.language.as_learner import may_be_names, standing_in, stands_as_whole_name
from smartdoc.language.as_name import is_word
from smartdoc.language.plain import WORD_BEGINS, WORD_ENDS, phrase_of

_MOST = 20
"""Hits told of one file: nobody mends more before building again."""


@frozen
class Leak:
    """Something that the reader of a file must not see, and where in the file it stands.

    ``words`` repeat it: they are for a terminal, never for a log.
    """

    file: str
    place: str
    words: str
    origin: Origin

    @property
    def hint(self) -> str:
        """Return what to do."""
        return self.origin.kind.hint


def search(name: str, content: bytes, secrets: Secrets) -> tuple[Leak, ...]:
    """Return every secret that a file tells, in its contents or by its name.

    ``name`` is its path below the output folder. Nothing found is no proof: what is said in other
    words is not found.
    """
    if not secrets:
        return ()
    found: dict[tuple[str, Origin], Leak] = {}
    for passage in passages(name, content):
        for words, origin, place in _found_in(passage, secrets):
            found.setdefault((place, origin), Leak(name, place, words, origin))
            if len(found) >= _MOST:
                return tuple(found.values())
    return tuple(found.values())


Hit = tuple[str, Origin, str]
"""What was found, where it comes from, and its place in the file."""


def _found_in(passage: Passage, secrets: Secrets) -> Iterator[Hit]:
    yield from _phrases(passage, secrets)
    yield from _run_on(passage, secrets)
    if secrets.numbers:
        yield from _numbers(passage, secrets)
    if secrets.days:
        yield from _days(passage, secrets)
    if secrets.hidden.may_stand_in(passage.words, passage.text):
        yield from _in_name(passage, secrets) if passage.is_name else _hidden(passage, secrets)
    if not passage.quiet:
        for word in secrets.others.keys() & may_be_names(passage.words):
            yield from _others(passage, secrets, word)


def _phrases(passage: Passage, secrets: Secrets) -> Iterator[Hit]:
    for phrase, origin in secrets.likely_in(passage.words):
        if phrase not in passage.phrase or secrets.excused(phrase, origin):
            continue
        if origin.kind is Kind.LEARNER and not stands_as_whole_name(phrase, passage.text):
            continue
        yield phrase.strip(), origin, _place(passage, phrase)


def _run_on(passage: Passage, secrets: Secrets) -> Iterator[Hit]:
    """Yield terms inside longer words, or broken up into other words."""
    for letters, origin in secrets.letters.items():
        if _has_letters(letters)(passage):
            yield letters, origin, passage.place_of(_has_letters(letters))


def _has_letters(letters: str) -> Callable[[Passage], bool]:
    across = stands_across(letters)
    return lambda passage: letters in (passage.run if across else passage.column)


def _place(passage: Passage, phrase: str) -> str:
    return passage.place_of(lambda piece: phrase in piece.phrase)


def _numbers(passage: Passage, secrets: Secrets) -> Iterator[Hit]:
    together = run_together(passage.text)
    for number, origin in secrets.numbers.items():
        if number in together:
            yield number, origin, passage.place_of(_has_number(number))


def _days(passage: Passage, secrets: Secrets) -> Iterator[Hit]:
    years = {day.year for day in secrets.days}
    for day, words in days_of(years, passage.text, passage.phrase):
        if origin := secrets.days.get(day):
            yield words.strip(), origin, passage.place_of(_has_day(day))


def _hidden(passage: Passage, secrets: Secrets) -> Iterator[Hit]:
    for term, match in secrets.hidden.found(passage.text):
        yield match[0], secrets.hidden_from[term], passage.place_of(_has_word(match[0]))


def _in_name(passage: Passage, secrets: Secrets) -> Iterator[Hit]:
    """Yield hidden names in the name of a file, where small letters tell as much."""
    for term in secrets.hidden.terms:
        phrase = phrase_of(term)
        if phrase in passage.phrase and not is_word(term):
            yield term, secrets.hidden_from[term], passage.place


def _others(passage: Passage, secrets: Secrets, word: str) -> Iterator[Hit]:
    """Yield the first name of another learner, where it stands for that learner."""
    origin = secrets.others[word]
    if secrets.excused(f" {word} ", origin):
        return
    if passage.is_name:
        if not is_word(word):
            yield word, origin, passage.place
        return
    for name in standing_in(passage.text, word, strictly=secrets.strictly):
        yield name, origin, passage.place_of(_has_word(name))


def _has_word(word: str) -> Callable[[Passage], bool]:
    pattern = re.compile(rf"{WORD_BEGINS}{re.escape(word)}{WORD_ENDS}")
    return lambda piece: pattern.search(piece.text) is not None


def _has_number(number: str) -> Callable[[Passage], bool]:
    return lambda piece: number in run_together(piece.text)


def _has_day(day: datetime.date) -> Callable[[Passage], bool]:
    return lambda piece: any(
        day == one for one, _ in days_of((day.year,), piece.text, piece.phrase)
    )
