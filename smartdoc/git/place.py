"""Where a folder stands in a git repository, and why nothing is known of it if so."""

from __future__ import annotations

import os
from pathlib import Path

from smartdoc.frozen import frozen
from smartdoc.git.process import Answer, Question, ask
from smartdoc.opening import bytes_of, exists, is_dir, resolved

_UNREADABLE = "Git cannot read this folder."


@frozen
class Standing:
    """A folder in a repository.

    ``prefix`` is the folder's path from the repository's top, with a slash behind it, or nothing
    for the top itself. ``head`` is the commit that is checked out, nothing where there is none;
    ``digits`` is how many of an id git itself shows. ``edge`` holds the first commits of a shallow
    copy: what they seem to bring was there before. ``unknown`` says why nothing is known.
    """

    folder: Path
    prefix: str = ""
    head: str = ""
    digits: int = 7
    shallow: bool = False
    edge: frozenset[str] = frozenset()
    unknown: str = ""

    @property
    def is_sure(self) -> bool:
        """Tell whether git would say the same again, and did not just fail this time."""
        return self.unknown != _UNREADABLE

    def path(self, name: str) -> Path | None:
        """Return the path of a file by its name from the top, None for one outside the folder."""
        inside = name.startswith(self.prefix)
        return self.folder / name[len(self.prefix) :] if inside else None


def standing(folder: Path) -> Standing:
    """Return where the folder stands; ``unknown`` says why, where git has nothing to say."""
    with Question(folder, "rev-parse", "--short", "HEAD") as abbreviated:
        answer = ask(folder, "rev-parse", "--is-shallow-repository", "HEAD", "--show-prefix")
        short = abbreviated.answer().text.strip()
    if answer.done:
        shallow, head, prefix, *_ = (*answer.text.removesuffix("\n").split("\n", 2), "", "")
        if not head.isalnum():  # something else is called git, or stands in for it
            return Standing(folder, unknown=_UNREADABLE)
        edge = _edge(folder) if shallow == "true" else frozenset()
        return Standing(folder, prefix, head, len(short), shallow == "true", edge)
    within = answer if answer.is_outside else ask(folder, "rev-parse", "--show-prefix")
    if within.done and "HEAD" in answer.complaint:
        prefix = within.text.removesuffix("\n")
        return Standing(folder, prefix, unknown="Nothing has been committed here yet.")
    return Standing(folder, unknown=_UNREADABLE if within.done else reason(folder, within))


def _edge(folder: Path) -> frozenset[str]:
    """Return the commits of a shallow copy whose parents it lacks."""
    name = ask(folder, "rev-parse", "--git-path", "shallow").text.removesuffix("\n")
    try:
        return frozenset(bytes_of(folder / name).decode("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def reason(folder: Path, answer: Answer) -> str:
    """Return, as a sentence, why git has nothing to say of a folder."""
    if not is_dir(folder):
        return "The folder does not exist."
    if not answer.installed:
        return "Git is not installed on this computer, or cannot be found."
    if "dubious ownership" in answer.complaint:
        return "Git does not read this folder, because it belongs to another user of the computer."
    if "safe.bareRepository" in answer.complaint:
        return f"Git does not read {folder}, because it looks like a repository's own store."
    if is_outside(folder, answer):
        return "This folder is not kept in git."
    return _UNREADABLE


def is_outside(folder: Path, answer: Answer) -> bool:
    """Return whether a folder is in no repository, nor in what is left of one.

    Where git is not installed, nobody keeps a folder in it that has no store of git's above it.
    """
    folder = resolved(folder)  # git goes where a link leads before it looks above
    stores = (place / ".git" for place in (folder, *folder.parents))
    said = answer.is_outside or not answer.installed
    return said and not any(map(os.path.lexists, stores))


def rebasing(folder: Path) -> bool:
    """Return whether git is putting the user's own commits on top of somebody else's.

    Then what it calls “ours” is the other's, and “theirs” the user's own.
    """
    return any(_is_in_store(folder, sign) for sign in ("rebase-merge", "rebase-apply/rebasing"))


def last_step(folder: Path) -> str:
    """Return the command with which git goes on once all conflicts are settled."""
    if rebasing(folder):
        return "git rebase --continue"
    return "git am --continue" if _is_in_store(folder, "rebase-apply") else "git commit"


def _is_in_store(folder: Path, name: str) -> bool:
    answer = ask(folder, "rev-parse", "--git-path", name)
    return answer.done and exists(folder / answer.text.removesuffix("\n"))


def unsettled(file: Path) -> frozenset[int]:
    """Return which versions git holds of a file that it could not join, none of another file.

    1 is that before both, 2 what git calls “ours”, 3 “theirs”.
    """
    answer = ask(file.parent, "ls-files", "--unmerged", "-z", "--", file.name)
    entries = answer.output.split(b"\0")
    return frozenset(int(entry.partition(b"\t")[0][-1:]) for entry in entries if entry)
