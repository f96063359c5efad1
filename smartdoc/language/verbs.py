"""The verbs of a sentence, each with how well it can be seen.

No grammar of English, but a walk from left to right over the words: a verb can stand after “will”,
“to”, “and”, a comma, a pronoun or at the beginning. Every look-up is in a table, so that the walk
is linear in the length of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from smartdoc.frozen import frozen
from smartdoc.language import lexicon
from smartdoc.language.tokens import MODALS, Token, is_modal, is_promise, is_vague

Strength = Literal["strong", "contested", "weak", "light", "state"]
"""Can be seen; direction without amount; cannot be seen; the object decides; only a state."""

_LISTS: tuple[tuple[Strength, str], ...] = (
    ("strong", "strong_verbs"),
    ("contested", "contested_verbs"),
    ("light", "light_verbs"),
    ("state", "state_verbs"),
    ("weak", "weak_phrases"),
    ("weak", "weak_verbs"),
)
"""The later list has the last word on a verb that stands on two, unless the earlier is longer."""

_LINKS = frozenset(
    "to and or then also never always not but be able i he she they we you i'd going plus both "
    "have has been".split()
)
_BEFORE_ING = frozenset(
    "by while when of for in after before without through via from i'm am is are".split()
)
_BASES = frozenset("bring sing ring fling swing cling ping".split())
"""The verbs that end in -ing by themselves: “to bring”, but not “an attitude to learning”."""

_BEFORE_TOLD = frozenset("can could is are am was were has have".split())
"""What stands between the noun and what is told of it: “the emotion he *is* feeling”."""

_PERSONS = frozenset("i he she they we you".split())
_HAVE = frozenset("have has had having".split())
_PASTS = frozenset("read put set cut hit quit come run become let".split())
"""Participles that look like the verb itself."""

_BE = frozenset("be been being is are was were".split())
_MANY = frozenset("pupils students children learners boys girls staff teachers parents".split())
_CLAUSE_END = frozenset(".,;:()!?–—-")
_BEFORE_VERB = _BEFORE_ING | MODALS | _LINKS | _CLAUSE_END
"""What a verb most often follows."""

SENTENCE_END = frozenset(".;:!?")
ARTICLES = frozenset("a an the my his her their our your one this that".split())
_ADVERBS = frozenset("also always then first often once really better still just even".split())
_SUBORDINATORS = frozenset(
    "because so which who whose that when whenever if while until unless although where how what "
    "why as given".split()
)
_OPENS_AGAIN = frozenset("when whenever if while unless although where as given".split())
"""The clauses that end where the main one begins: “when he is asked, Ash *will* …”."""

_TURNS = SENTENCE_END | _SUBORDINATORS | frozenset("by , will before after order".split())
"""The words and punctuation marks at which a clause may begin or end."""

_BETWEEN_COMMAS = ", who"
"""The clause that ends with its comma: “Ella, who is in Year 4, *will* …”."""

_START = 6
"""Words into a sentence without “will” in which its verb is looked for: “The pupil now reads”."""


@frozen
class Verb:
    """A verb, and the tokens from ``first`` to ``last`` by which the sentence names it.

    ``aside`` is true in a clause that only says why or when, ``given`` where others do it for
    somebody: “will be offered”.
    """

    verb: str
    strength: Strength
    first: int
    last: int
    aside: bool
    given: bool = False


def verbs(words: Sequence[Token]) -> Iterator[Verb]:
    """Yield the verbs of a sentence, from left to right."""
    modal = any(is_modal(word.low) for word in words)
    promised = next((at for at, word in enumerate(words) if is_promise(word.low)), -1)
    at, seen, aside, wished = 0, False, "", -1
    while at < len(words):
        if words[at].low in _TURNS:
            aside = _clause(words[at].low, aside, words, at)
        if words[at].low in _HAVE and _is_participle(words, at + 1):
            at += 1
            continue
        found = None
        if _fits(words, at, modal, seen):
            beside = (
                bool(aside)
                or (_is_doing(words, at) and (at < promised or _is_wished(words, at, wished)))
                or (seen and _is_told_of_a_noun(words, at))
                or _is_a_field(words, at)
                or (words[0].low == "to" and at < promised)
            )
            found = _verb_at(words, at, beside)
        if found is None:
            at += 1
            continue
        yield found
        seen, at = True, found.last + 1
        wished = at if found.strength == "weak" else wished


def _is_wished(words: Sequence[Token], at: int, wished: int) -> bool:
    """Return whether this is what a weak verb just before is about: “enjoy *reading*”."""
    return wished == at or (wished == at - 1 and words[at - 1].low in ("in", "about", "of"))


def _clause(low: str, aside: str, words: Sequence[Token], at: int) -> str:
    """Return the word that opened the subordinate clause around this one, ``""`` if none did."""
    if low in SENTENCE_END or (low == "by" and _is_doing(words, at + 1)):
        return ""
    if aside in _OPENS_AGAIN and (low == "," or low == "will"):
        return ""
    if aside == _BETWEEN_COMMAS and low == ",":
        return ""
    if low in ("who", "which", "whose") and at and words[at - 1].low == ",":
        return _BETWEEN_COMMAS
    if low in ("before", "after") and at + 1 < len(words) and words[at + 1].low in _PERSONS:
        return "when"
    if low == "order" and words[at - 1].low == "in":
        return "so"
    if (
        low in _SUBORDINATORS
        and (at or low in _OPENS_AGAIN)
        and not (low == "that" and words[at - 1].low in MODALS)
        and not (low == "given" and at and words[at - 1].low in _BE)
    ):
        return low if low != "so" or aside == "" else aside
    return aside


def _is_doing(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].low.endswith("ing")


def _is_told_of_a_noun(words: Sequence[Token], at: int) -> bool:
    """Return whether a verb only says more about the noun before: “the book *he likes*”."""
    at -= 1
    while at >= 0 and words[at].low in _BEFORE_TOLD:
        at -= 1
    if at < 1 or words[at].low not in _PERSONS:
        return False
    before = words[at - 1]
    return before.is_word and before.low not in _LINKS and before.low not in _SUBORDINATORS


def _is_a_field(words: Sequence[Token], at: int) -> bool:
    """Return whether a word in -ing only names where: “progress in *reading*”."""
    return (
        at > 1
        and _is_doing(words, at)
        and words[at - 1].low in ("in", "with")
        and is_vague(words[at - 2].low)
    )


def _is_participle(words: Sequence[Token], at: int) -> bool:
    """Return whether “have” before this word only makes a tense: “will have *read* ten books”."""
    while at < len(words) and (words[at].low.endswith("ly") or words[at].low in _ADVERBS):
        at += 1
    if at == len(words):
        return False
    low = words[at].low
    verbs = [verb.partition(" ")[0] for _, verb, _ in _forms_at(low)]
    return (
        low == "been" or low in _PASTS or low.endswith("ed") or (bool(verbs) and low not in verbs)
    )


def _fits(words: Sequence[Token], at: int, promise: bool, seen: bool) -> bool:
    """Return whether a verb can stand here."""
    word = words[at]
    if not word.is_word:
        return False
    before = _before(words, at)
    if before is None:
        return word.low != "following"
    low = before.low
    if low not in _BEFORE_VERB and not is_modal(low):
        first = not (promise or seen or at > _START)
        return first and (word.low.endswith("s") or low in _MANY)
    if low in _BEFORE_ING:
        return word.low.endswith("ing")
    if low == "to" and word.low.endswith("ing") and word.low not in _BASES:
        return False
    if is_modal(low):
        return True
    if low == "to" and at > 1 and words[at - 2].low == "able":
        return True
    if seen or not promise:
        return True
    return low not in ("and", "or") if low in _LINKS else word.low.endswith("ing")


def _before(words: Sequence[Token], at: int) -> Token | None:
    """Return the word before, leaving out adverbs: “will *always carefully* read”."""
    at -= 1
    while at >= 0 and (words[at].low.endswith("ly") or words[at].low in _ADVERBS):
        at -= 1
    return words[at] if at >= 0 else None


def _verb_at(words: Sequence[Token], at: int, aside: bool) -> Verb | None:
    """Return the verb that begins here, the longest if there are several."""
    for rest, verb, strength in _forms_at(words[at].low):
        if all(
            at + 1 + n < len(words) and words[at + 1 + n].low == wanted
            for n, wanted in enumerate(rest)
        ):
            given = _is_given(words, at) or _is_denied(words, at)
            return Verb(verb, "light" if given else strength, at, at + len(rest), aside, given)
    return Verb(words[at].low, "strong", at, at, aside) if _must_be_verb(words, at) else None


def _must_be_verb(words: Sequence[Token], at: int) -> bool:
    """Return whether a word that is on no list is a verb all the same: “will juggle”, “juggle 3”.

    Verbs that nobody can see are few and listed; one that is not listed can more likely be seen.
    """
    low = words[at].low
    if low in lexicon.words("function_words") or is_vague(low) or low.endswith("ly"):
        return False
    before = _before(words, at)
    if before is not None:
        going = before.low == "to" and at > 1 and words[at - 2].low == "going"
        return going or is_modal(before.low) or before.low == "able"
    following = words[at + 1] if at + 1 < len(words) else None
    return following is not None and (following.is_number or following.low in ARTICLES)


def _is_given(words: Sequence[Token], at: int) -> bool:
    """Return whether something is done for somebody: “will be offered”, “is supported”."""
    return at > 0 and words[at - 1].low in _BE and words[at].low in lexicon.words("given")


def _is_denied(words: Sequence[Token], at: int) -> bool:
    """Return whether it is said not to happen: “by not *giving up*”."""
    return at > 0 and words[at - 1].low in ("not", "never") and _is_doing(words, at)


def subject_of(words: Sequence[Token], verb: Verb) -> Sequence[Token]:
    """Return what a passive is about, which comes first: “*All homework* will be handed in”."""
    before = words[verb.first - 1].low if verb.first else ""
    if before not in _BE or words[verb.first].low.endswith("ing"):
        return ()
    return [word for word in words[: verb.first - 1] if not is_modal(word.low)][:_START]


_Forms = dict[str, tuple[tuple[tuple[str, ...], str, Strength], ...]]


def _forms_at(word: str) -> tuple[tuple[tuple[str, ...], str, Strength], ...]:
    """Return the verbs that have this word as the first of one of their forms, the longest first.

    With each come the words that must follow: “hand in” has one, “read” none.
    """
    return _table(word[: lexicon.BEGINNING]).get(word, ())


@lru_cache(maxsize=4096)
def _table(beginning: str) -> _Forms:
    """Return the verbs with a form that begins so, by the first word of each of their forms."""
    found: dict[str, dict[tuple[str, ...], tuple[str, Strength]]] = {}
    for verb, strength in _verbs_by_beginning().get(beginning, ()):
        for form in lexicon.forms(verb):
            head, *rest = form.split()
            found.setdefault(head, {})[tuple(rest)] = (verb, strength)
    return {
        head: tuple(
            (rest, *entries[rest]) for rest in sorted(entries, key=lambda rest: (-len(rest), rest))
        )
        for head, entries in found.items()
    }


@cache
def _verbs_by_beginning() -> Mapping[str, Sequence[tuple[str, Strength]]]:
    """Return all verbs by how their forms begin: the forms of all would take long to make."""
    found: dict[str, list[tuple[str, Strength]]] = {}
    for strength, name in _LISTS:
        for verb in sorted(lexicon.words(name)):
            for beginning in lexicon.beginnings(verb):
                found.setdefault(beginning, []).append((verb, strength))
    return found
