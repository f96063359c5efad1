"""What must not be found in a file, and why: the secrets of one copy of a document."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import field
from enum import Enum
from functools import cached_property

from smartdoc.disclosure.fragments import fragments_of, numbers_of
from smartdoc.disclosure.wording import Wording
from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.language.plain import phrase_of, words_of
from smartdoc.late import late

FEWEST_LETTERS = 6
"""Letters from which on a term is found inside longer words: in an address, in a word for many."""

_ACROSS_WORDS = 10
"""Letters from which on a term is found even where it is broken up into other words."""


_NO_BLANKS = late("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]{2}")


class Kind(Enum):
    """Why something may not be seen: what it is, and what to do where it was found."""

    RESTRICTED = (
        "what the plan keeps under “restricted”",
        "Say it in other words in the plan's open fields or in the template, or name this audience "
        "under restricted, audiences.",
    )
    PRIVATE = (
        "a private term of smartdoc.yaml",
        "Take it out of the plan or the template.",
    )
    LEARNER = (
        "the name of another learner",
        "Write “a friend” or the like. If it is somebody else of that name, list that person under "
        "people in the plan: then each reader sees the name or the role, as the policy says. If it "
        "is an author or the like, waive PRV09 and say the name in its reason.",
    )
    REAL_NAME = (
        "a real name from names.yaml",
        "Only documents for readers who may know a name hold it. Take it out of the template.",
    )
    HIDDEN_NAME = (
        "a name that this reader may not know",
        "Take it out of the template or the settings it comes from, or let the policy name this "
        "party under names of the audience.",
    )
    SCHOOL = (
        "the name of a school that this reader may not know",
        "Take it out of the template or the settings it comes from, or let the audience see it.",
    )
    FIELD = (
        "what stands in a field that this reader may not see",
        "Take it out of the template, or put the field on the lists of document and audience.",
    )

    @property
    def noun(self) -> str:
        """Return what it is, in words that repeat nothing."""
        return self.value[0]

    @property
    def hint(self) -> str:
        """Return what to do."""
        return self.value[1]


@frozen
class Origin:
    """Why and from where: ``path`` leads to it in the plan named by ``stem``, if it is a plan's.

    ``where`` says it for anything else, without repeating a private word.
    """

    kind: Kind
    path: Path = ()
    stem: str = ""
    where: str = ""


@frozen(slots=False)
class Phrases:
    """Words with a blank around each, with their origins, found by one word of each."""

    of: Mapping[str, Origin] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[str, list[str]]:
        """Return the phrases by a word of each, the one that is rarest in texts: the longest."""
        found: dict[str, list[str]] = {}
        for phrase in self.of:
            found.setdefault(max(phrase.split(), key=len), []).append(phrase)
        return found

    def likely_in(self, words: frozenset[str]) -> Iterator[tuple[str, Origin]]:
        """Yield those that a text of these words may hold."""
        for key in self.by_key.keys() & words:
            yield from ((phrase, self.of[phrase]) for phrase in self.by_key[key])


@frozen(slots=False)
class Secrets:
    """What is searched for. Phrases are words with a blank around each; case does not matter.

    ``letters`` are terms without their blanks that tell inside longer words as well;
    ``numbers`` are searched for without the blanks in them, ``days`` however they are written,
    ``hidden`` names by their wording, ``others`` are first names of other learners that count only
    where they stand as a name; with ``strictly`` wherever they can be one. ``names`` are their
    names of several words. What ``excused`` says of a phrase is no hit: the reader sees it
    elsewhere, or it is the learner's.

    *Why names apart:* they are those of all learners, and the same for every document. Looked
    through for each, the cost of all documents would grow with the square of the learners.
    """

    phrases: Mapping[str, Origin] = field(default_factory=dict)
    numbers: Mapping[str, Origin] = field(default_factory=dict)
    days: Mapping[datetime.date, Origin] = field(default_factory=dict)
    hidden: Wording = field(default_factory=lambda: Wording({}))
    hidden_from: Mapping[str, Origin] = field(default_factory=dict)
    others: Mapping[str, Origin] = field(default_factory=dict)
    strictly: bool = False
    letters: Mapping[str, Origin] = field(default_factory=dict)
    names: Phrases = field(default_factory=Phrases)
    excused: Callable[[str, Origin], bool] = lambda phrase, origin: False

    def likely_in(self, words: frozenset[str]) -> Iterator[tuple[str, Origin]]:
        """Yield the phrases that a text of these words may hold, each once."""
        yield from self._phrases.likely_in(words)
        for phrase, origin in self.names.likely_in(words):
            if phrase not in self.phrases:
                yield phrase, origin

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.phrases)

    def __bool__(self) -> bool:
        """Tell whether there is anything to search for."""
        searched = (self.phrases, self.letters, self.numbers, self.days, self.others)
        return any(searched) or bool(self.hidden.terms or self.names.of)


def secret_texts(
    texts: Iterable[tuple[str, Origin]], known: Container[str]
) -> Iterator[tuple[str, Origin]]:
    """Yield the phrases to search for of texts that must not be seen, each with its origin."""
    for text, origin in texts:
        for phrase in fragments_of(text, known):
            yield phrase, origin


def secret_numbers(texts: Iterable[tuple[str, Origin]]) -> Iterator[tuple[str, Origin]]:
    """Yield the postcodes and long numbers of texts that must not be seen."""
    for text, origin in texts:
        for number in numbers_of(text):
            yield number, origin


def run_on(terms: Iterable[tuple[str, Origin]]) -> Iterator[tuple[str, Origin]]:
    """Yield the letters of the terms that are long enough to be known inside other words."""
    for term, origin in terms:
        letters = "".join(words_of(phrase_of(term)))
        if len(letters) >= FEWEST_LETTERS or (len(letters) > 1 and has_no_blanks(letters)):
            yield letters, origin


def has_no_blanks(name: str) -> bool:
    """Tell whether a name is in a script that sets no blanks beside words: 王芳, 지민."""
    return bool(_NO_BLANKS.match(name))


def stands_across(letters: str) -> bool:
    """Tell whether letters are known even where they are broken up into other words."""
    return len(letters) >= _ACROSS_WORDS or has_no_blanks(letters)


def private(terms: Iterable[str]) -> dict[str, Origin]:
    """Return the phrases of the private terms."""
    origin = Origin(Kind.PRIVATE, where="private_terms in smartdoc.yaml")
    return {phrase: origin for term in terms if (phrase := phrase_of(term))}
