"""Which parts of a JSON Schema speak of one value.

Our own schemas say all of a value in one place. A team's may say it in several: in alternatives,
under a pattern of names, or beside a reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    import jsonschema_rs

Part: TypeAlias = Mapping[str, object]
_Around = TypeVar("_Around")

_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("then", "else")


def beside(part: Part) -> Iterator[Part]:
    """Yield what else is said of the same value, by each alternative; references are not followed.

    *Why every alternative:* which of them a value has is known to validation alone, and what they
    call a day is none in a value that is not written as one.
    """
    for key in _LISTS:
        if isinstance(found := part.get(key), list):
            yield from (each for each in found if isinstance(each, Mapping))
    for key in _SINGLE:
        if isinstance(one := part.get(key), Mapping):
            yield one


def unfolded(
    given: Iterable[tuple[Part, _Around]],
    follow: Callable[[str, _Around], tuple[Part, _Around] | None],
) -> Iterator[tuple[Part, _Around]]:
    """Yield parts, and all that their references and alternatives say of the same value, each once.

    What is ``around`` a part tells where its references lead: ``follow`` returns the part that is
    there with what is around it, or None for none.
    """
    known: dict[int, Part] = {}  # with the part itself, so that no other one gets its number
    waiting = list(given)[::-1]
    while waiting:
        part, around = waiting.pop()
        if id(part) in known:
            continue
        known[id(part)] = part
        yield part, around
        waiting += [(each, around) for each in beside(part)][::-1]
        reference = part.get("$ref")
        if isinstance(reference, str) and (there := follow(reference, around)):
            waiting.append(there)


def declared(part: Part) -> Part:
    """Return the keys that a part gives by name, each with what it says of its value."""
    return _mapping(part.get("properties"))


def under(part: Part, key: str) -> Iterator[Part]:
    """Yield what a part says of the value under a key: by its name, by a pattern, or of any."""
    known = declared(part)
    found = [known[key]] if key in known else []
    patterns = _mapping(part.get("patternProperties"))
    found += [each for pattern, each in patterns.items() if _matches(pattern, key)]
    for each in found or [part.get("additionalProperties")]:
        if isinstance(each, Mapping):
            yield each


def entry(part: Part, place: int) -> Part | None:
    """Return what a part says of the entry at a place of a list, counted from 0."""
    first = part.get("prefixItems")
    found = first[place] if isinstance(first, list) and place < len(first) else part.get("items")
    return found if isinstance(found, Mapping) else None


def own_entries(part: Part) -> int:
    """Return how many entries at the head of a list a part says something else of."""
    first = part.get("prefixItems")
    return len(first) if isinstance(first, list) else 0


def _matches(pattern: str, key: str) -> bool:
    searcher = _searcher(pattern)
    return searcher is not None and searcher.is_valid(key)


@lru_cache(maxsize=256)
def _searcher(pattern: str) -> jsonschema_rs.Draft202012Validator | None:
    """Return what tells whether a name fits a pattern, None for a pattern that it cannot read.

    *Why not the patterns of Python:* some of those take for ever on some names.
    """
    import jsonschema_rs  # slow to load, and few schemas have patterns of names

    try:
        return jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return None


def _mapping(found: object) -> Part:
    return found if isinstance(found, Mapping) else {}
