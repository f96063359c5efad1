"""What somebody did who brought two versions of a plan together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

from smartdoc.changes import Difference, Group, meaning

Groups: TypeAlias = tuple[Group, ...]

_BY = ("id", "what", "target", "subject", "about", "setting", "rule", "step", "who", "on")
"""Fields of which an entry of a list has the first by which it is known again."""


def joined(from_each: Sequence[Groups], back: Sequence[Groups]) -> Groups:
    """Return what neither of the versions had said, and what one of them had said in vain.

    ``from_each`` is what changed from each of them; ``back`` what would change from each of them if
    it were taken back to what both were made from, and is empty where that is not known.
    """
    known = [_news(groups) for groups in from_each]
    done = known[0].intersection(*known[1:])
    told = [_only(from_each[0], done.__contains__)]
    for groups, undone in zip(from_each, map(_news, back), strict=False):
        told.append(_only(groups, (undone - done).__contains__))
        done = done | undone
    return _as_one(told)


def _news(groups: Iterable[Group]) -> set[object]:
    return {_new(one) for group in groups for each in group.sentences for one in each.differences}


def _only(groups: Iterable[Group], wanted: Callable[[object], bool]) -> Iterator[Group]:
    """Yield the groups with those sentences of which a difference is wanted."""
    for group in groups:
        kept = (one for one in group.sentences if any(wanted(_new(d)) for d in one.differences))
        if sentences := tuple(kept):
            yield replace(group, sentences=sentences)


def _as_one(several: Iterable[Iterable[Group]]) -> tuple[Group, ...]:
    """Return the groups with those of one part of the plan as one."""
    found: dict[tuple[str, str | None], Group] = {}
    for group in chain.from_iterable(several):
        known = found.get((group.title, group.target))
        before = known.sentences if known else ()
        found[group.title, group.target] = replace(group, sentences=(*before, *group.sentences))
    return tuple(found.values())


def _new(difference: Difference) -> object:
    """Return what is the same for two differences just when they make the same of the same."""
    said = difference.before if difference.after is None and difference.is_entry else None
    entries = tuple(_about(one.known) for one in difference.entries)
    return difference.names, entries, repr(meaning(difference.after)), repr(meaning(said))


def _about(entry: object) -> object:
    known = (getattr(entry, name, None) for name in _BY)
    return next((repr(one) for one in known if one is not None), None)
