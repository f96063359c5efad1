"""Who speaks in a text: the learner in the first person, or somebody else about the learner."""

from __future__ import annotations

import re
from functools import lru_cache

from smartdoc.late import late

_FIRST_PERSON = late(r"\b(?:i|me|my|mine|myself|we|us|our|ours|ourselves)\b", re.I)
_QUOTED = late(r"[“”\"‘]")
_YOU = late(r"\b(?:you|your|yours|yourself)\b", re.I)
_LEARNER = r"(?:the |our )?(?:learner|student|mentee|pupil|young person|child)"
_PROMISE = r"(?: will| shall|['’]ll| is (?:going )?to| are (?:going )?to| should| must| to)\b"
_TELLING = (
    r"(?:said|says|told|tells|asked|asks|wrote|writes|drew|draws|chose|chooses|pointed|points|"
    r"showed|shows|smiled|smiles|laughed|laughs|nodded|nods|signed|signs|picked|picks|used|"
    r"reached|looked|gave|put|shook|shakes)\b"
)


def third_person(text: str, name: str) -> str | None:
    """Return the words by which a text speaks about the learner or to “you”, or None.

    A text that says “I” or “my” is the learner's own, unless it begins “Samira will …”; one that
    names nobody may be.
    """
    text = " ".join(text.split())
    if _FIRST_PERSON.search(text):
        promised = _promised(name).match(text)
        return promised[0] if promised else None
    match = _about(name).search(text) or _YOU.search(text)
    return match[0] if match else None


def is_second_hand(text: str, name: str) -> bool:
    """Return whether an answer speaks about the child: “Ash enjoys football”.

    What the child said or did to show it (“Ash pointed to the swing”) is the child's own answer.
    """
    text = " ".join(text.split())
    own = _FIRST_PERSON.search(text) or _QUOTED.search(text)
    return not own and _observed(name).match(text) is not None


@lru_cache(maxsize=256)
def _about(name: str) -> re.Pattern[str]:
    """Return the pattern of a sentence whose subject is the learner."""
    known = _named(name)
    begins = r"(?:\A|[.;!?] )"
    return re.compile(
        rf"{begins}{known}(?:['’]s?)?(?![\w-])|\b{known}{_PROMISE}|\bthe learner{_PROMISE}|"
        rf"{begins}(?:{_LEARNER}|he|she|they)(?:['’]s)?(?:{_PROMISE}|(?= [a-z]+s\b))",
        re.I,
    )


@lru_cache(maxsize=256)
def _promised(name: str) -> re.Pattern[str]:
    """Return the pattern of a sentence that begins with a promise in the learner's name."""
    return re.compile(rf"{_named(name)}{_PROMISE}", re.I)


@lru_cache(maxsize=256)
def _observed(name: str) -> re.Pattern[str]:
    """Return the pattern of an answer that begins with the child, but not with what they said."""
    return re.compile(
        rf"(?:{_named(name)}|{_LEARNER}|he|she)(?![\w-])(?! (?:{_TELLING}))(?=['’ ])", re.I
    )


def _named(name: str) -> str:
    """Return the pattern of the learner's name, whole or the first of it."""
    names = {part for part in (name.strip(), name.strip().partition(" ")[0]) if len(part) > 1}
    ordered = sorted(names, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if names else "(?!)"
