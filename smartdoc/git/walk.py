"""From the commits to each file's own past: through renames and merges, as git would walk it.

One walk from the newest commit to the first serves all files. At a merge a file's past is looked
for where the file came from: on the one side that had it as the merge left it, or on every side if
the merge itself made it. So what a merge threw away is no part of a past.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from smartdoc.git.log import Change, Commit, Step


class Version(NamedTuple):
    """A plan file as one commit left it.

    ``path`` is its name then, from the repository's top, and ``former`` the name before where the
    commit renamed it. ``blob`` is the id of its content, None where the commit deleted it;
    ``before`` holds the ids of what it was made from: none for a new file, one for an edit, two for
    a merge that settled a conflict. What a commit changed is the difference between the two, which
    need not be the version before it in the history: two people may have edited side by side.
    """

    commit: Commit
    path: str
    blob: str | None
    before: tuple[str, ...] = ()
    former: str = ""


@dataclass(slots=True)
class _Trail:
    """Whose past goes through a commit: by each file's path there, the names that it has today.

    On the first side of every merge the trail is open: a file that is not on it was never touched
    since, and has the name that it has today.
    """

    at: dict[str, tuple[str, ...]]
    open: bool = False

    def names(self, path: str) -> tuple[str, ...]:
        return self.at.get(path, (path,) if self.open else ())

    def joined(self, other: _Trail | None) -> _Trail:
        """Return both trails as one; there is never more than one open trail."""
        if other is None:
            return self
        more, less = (self, other) if self.open or len(self.at) > len(other.at) else (other, self)
        if less.open:
            more, less = less, more
        for path, names in less.at.items():
            more.at[path] = tuple(dict.fromkeys((*more.names(path), *names)))
        return more


def pasts_of(steps: Iterable[Step]) -> dict[str, list[Version]]:
    """Return every version of every file, newest first, by its path today or when it was deleted.

    The steps are the newest first, each before its parents. A file that was deleted and came back
    under the same name goes on.
    """
    pasts: dict[str, list[Version]] = {}
    trails: dict[str, _Trail] = {}
    for number, step in enumerate(steps):
        trail = trails.pop(step.commit.id, None) or _Trail({}, open=number == 0)
        sides = _merged(step, trail, pasts) if len(step.changes) > 1 else _on(step, trail, pasts)
        for parent, side in zip(step.parents, sides, strict=False):
            trails[parent] = side.joined(trails.get(parent))
    return pasts


def _on(step: Step, trail: _Trail, pasts: dict[str, list[Version]]) -> list[_Trail]:
    """Note what a commit with one parent did, and return the trail on to that."""
    found = [(change, trail.names(change.path)) for change in step.changes[0]]
    for change, names in found:
        trail.at[change.path] = ()
        before = (change.before,) if change.before else ()
        _note(pasts, names, Version(step.commit, change.path, change.blob or None, before), change)
    for change, names in found:
        trail.at[change.old] = names
    return [trail]


def _note(
    pasts: dict[str, list[Version]], names: tuple[str, ...], version: Version, change: Change
) -> None:
    if change.old != change.path:
        version = version._replace(former=change.old)
    for name in names:
        pasts.setdefault(name, []).append(version)


def _merged(step: Step, trail: _Trail, pasts: dict[str, list[Version]]) -> list[_Trail]:
    """Note what a merge itself did, and return the trail on to each of its parents.

    It did what differs from every parent; what is as one of them had it, it took over.
    """
    changed = [{change.path: change for change in changes} for changes in step.changes]
    found = {path: trail.names(path) for changes in changed for path in changes}
    for path, first in changed[0].items():
        others = [changes[path] for changes in changed if path in changes]
        before = tuple(dict.fromkeys(one.before for one in others if one.before))
        if len(others) == len(changed) and first.blob not in before:
            _note(pasts, found[path], Version(step.commit, path, first.blob or None, before), first)
    return _sides(changed, trail, found)


def _sides(
    changed: list[dict[str, Change]], trail: _Trail, found: dict[str, tuple[str, ...]]
) -> list[_Trail]:
    """Return the trail to each parent: to the first as before, to others for what is theirs."""
    sides = [trail, *(_Trail({}) for _ in changed[1:])]
    for change in changed[0].values():
        trail.at[change.path] = trail.at[change.old] = ()
    for path, names in found.items():
        same = next((at for at, changes in enumerate(changed) if path not in changes), None)
        if same is None:
            for side, changes in zip(sides, changed, strict=True):
                _follow(side, changes[path].old, names)
        else:
            _follow(sides[same], path, names)
    return sides


def _follow(side: _Trail, path: str, names: tuple[str, ...]) -> None:
    if names:
        side.at[path] = tuple(dict.fromkeys((*side.at.get(path, ()), *names)))
