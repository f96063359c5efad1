"""Words put in the place of others: a role for a name that a reader may not know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from smartdoc.disclosure.context import is_ordinary, is_word, stands_as_name, tells_in_small_letters
from smartdoc.disclosure.plain import alike
from smartdoc.language import lexicon
from smartdoc.late import late

_WORD = late(r"[^\W\d_](?:[\w’'‑-]*\w)?")
_HYPHEN = late(r"[-‑]")
_INITIAL = late(r"[^\W\d_]\.?\Z")
_SCHOOL = late(
    r"\s(?:school|primary|infants?|juniors?|nursery|secondary|high|middle|community|academy|"
    r"college|grammar|special|sixth\sform|c\.?\s?of\s?e\.?|church\sof\sengland|catholic|rc|"
    r"voluntary\saided|free)\Z",
    re.I,
)
_LONGEST_KIND = len(" church of england")
_SHORTEST = 2
_MOST_INITIALS = 3
_SHORTEST_SCHOOL = 4
_BEFORE = r"(?<!\w)(?<!\w['’])"
_AFTER = r"(?!\w)(?!-[^\W\d_a-z])"
_DOUBLE = late(r"(?<!\w)[^\W\d_a-z][\w'’]*[-‑]\Z")
_LONGEST = 30


class Wording:
    """Puts other words in the place of names, wherever these stand as words of their own.

    A name is found in any of its forms: with a title or an initial before it, in capitals, over the
    end of a line, without its accents. A school is found without “Primary School” behind it too.
    """

    def __init__(self, instead: Mapping[str, str]) -> None:
        self._instead = {_key(term): words for term, words in instead.items() if term.strip()}
        self._terms = tuple(sorted(self._instead, key=lambda term: (-len(term), term)))
        self._pattern = _pattern(self._terms)

    def of(self, text: str) -> str:
        """Return the text in these words."""
        if self._pattern is None:
            return text
        return self._pattern.sub(self._other, _composed(text))

    def found(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield each name that stands in a text, with its place."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            if _is_name(match):
                yield self._term(match), match

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the names whose place is taken, the longest first."""
        return self._terms

    def _other(self, match: re.Match[str]) -> str:
        return self._instead[self._term(match)] if _is_name(match) else match[0]

    def _term(self, match: re.Match[str]) -> str:
        return self._terms[int((match.lastgroup or "t0")[1:])]


def forms_of(name: str) -> Iterator[str]:
    """Yield the forms in which texts name somebody: the whole name, and each word that is a name.

    Initials and titles alone name nobody. Of a double name each half does.
    """
    yield " ".join(name.split())
    words = [word for word in _WORD.findall(name) if not _is_title(word)]
    if len(name.split()) > 1:
        yield from filter(_names, words)
    for word in words:
        yield from filter(_names, _HYPHEN.split(word) if _HYPHEN.search(word) else ())


def school_forms(name: str) -> Iterator[str]:
    """Yield the forms in which texts speak of a school: Hill Lane Primary, Hill Lane.

    What is left without “Primary” is a form only where it can be no other word.
    """
    whole = " ".join(name.split())
    core = _without_kind(whole)
    yield whole
    if core != whole:
        yield f"{whole} School"
        for kind in ("Primary School", "School", "Primary", "Academy", "College", "High School"):
            yield f"{core} {kind}"
    if core != whole and (" " in core or not (is_word(core) or len(core) < _SHORTEST_SCHOOL)):
        yield core


def _without_kind(name: str) -> str:
    """Return the name of a school without “Catholic Primary School”."""
    while kind := _SCHOOL.search(name, max(0, len(name) - _LONGEST_KIND)):
        name = name[: kind.start()]
    return name


def _is_title(word: str) -> bool:
    return word.casefold() in lexicon.words("name_titles") | {"the", "and", "of"}


def _names(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isupper() and any(map(str.islower, word))


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether a match stands for somebody; several words or a title before do at once."""
    before = match.string[max(0, match.start() - _LONGEST) : match.start()]
    if _DOUBLE.search(before):
        return False  # the Jo of Billy-Jo
    if " " in " ".join(match[0].split()):
        return True
    return stands_as_name(match.string, match.start(), match.end(), expected=True)


def _key(term: str) -> str:
    return " ".join(_composed(term).split())


def _composed(text: str) -> str:
    """Return the text with each accent on its letter, as one sign."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=256)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return the pattern that finds any of the terms, None for none. The longest come first."""
    if not terms:
        return None
    forms = (f"(?P<t{at}>{_form(term)})" for at, term in enumerate(terms))
    return re.compile(f"{_BEFORE}(?:{_TITLE}(?:{'|'.join(forms)})){_AFTER}")


_TITLE = r"(?:(?:M(?:r|rs|s|iss|x)|Dr|Prof|Rev|Sir|Aunt(?:ie|y)?|Uncle|Nan(?:ny)?|Gran)\.?\s+)?"


def _form(term: str) -> str:
    """Return the pattern of one name: its words, whatever stands between and beside them."""
    words = term.split()
    if len(words) == 1:
        return _letters(term)
    forms = [_joined([_first(words[0]), *map(_letters, words[1:])])]
    if len(words) == 2 and not _INITIAL.match(words[0]):
        forms.append(_joined([_letters(words[0]), rf"{re.escape(words[1][0])}\.?"]))
    if not all(is_ordinary(word) for word in words):
        forms.append(f"(?i:{_joined(map(re.escape, words))})")
    return "|".join([*forms, *_initials(words)])


def _joined(words: Iterable[str]) -> str:
    """Return the pattern of words in a row; after an initial's dot there need be no blank."""
    joined = r"\s+".join(words).replace(r"\.\s+", r"\.\s*").replace(r"\.?\s+", r"(?:\.\s*|\s+)")
    return joined.replace(r"\s+", r"(?:\s+|[._-])")  # jo.smith@ is Jo Smith as well


def _initials(words: list[str]) -> Iterator[str]:
    """Yield the pattern of “R.O.” for R. Okafor: without their dots letters may mean anything."""
    first = [word[0] for word in words]
    if len(words) <= _MOST_INITIALS and all(letter.isupper() for letter in first):
        yield r"\.\s?".join(map(re.escape, first)) + r"\."


def _first(word: str) -> str:
    """Return the pattern of a first name, which may be given as an initial, or the other way."""
    initial = re.escape(word[0])
    if _INITIAL.match(word):
        return rf"{initial}(?:\.|[^\W\d_]*)"
    return rf"(?:{_letters(word)}|{initial}\.?)"


def _written(word: str) -> tuple[str, ...]:
    small = (word.lower(),) if tells_in_small_letters(word) else ()
    return (word, word.upper(), *small)


def _letters(word: str) -> str:
    """Return the pattern of one word of a name: as written, in capitals, without accents."""
    if _INITIAL.match(word):
        return rf"{re.escape(word[0])}\.?"
    spelt = dict.fromkeys((word, alike(word)))
    forms = dict.fromkeys(form for each in spelt for form in _written(each))
    found = "|".join(re.escape(form).replace(r"\-", "[-‑]") for form in forms)
    return re.sub("['’]", "['’]", f"(?:{found})")
