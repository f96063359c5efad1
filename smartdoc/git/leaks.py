"""What git has of a file that it should not have."""

from __future__ import annotations

import os
from pathlib import Path

from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.git.pipes import read_above, refuse_pipes
from smartdoc.git.place import is_outside, reason
from smartdoc.git.process import Answer, ask


@frozen
class Kept:
    """What git has of a file that it should not have.

    ``tracked`` with the next commit, ``committed`` by the id of the last commit that touched it,
    and ``ignored`` if it is told to leave the file out.
    """

    tracked: bool
    committed: str
    ignored: bool


def kept(file: Path) -> Kept | None:
    """Return what git has of a file, None where there is no repository.

    Raises ``SmartdocError`` where git does not read the repository, or is not there to be asked.
    """
    folder, name = file.parent, file.name
    answer = ask(folder, "rev-parse", "--show-prefix")
    if is_outside(folder, answer):
        return None
    _known(answer, file)
    refuse_pipes(read_above(folder))
    # Every branch, tag and stash counts: what any of them holds, somebody can find. Merges too, for
    # the files that git was told nothing of stand in a stash as a parent of one.
    log = ask(folder, "log", "--all", "--full-history", "-n1", "--format=%h", "--", name)
    return Kept(
        tracked=bool(_known(ask(folder, "ls-files", "-z", "--", name), file).output),
        committed=_known(log, file).text.strip(),
        ignored=any(_ignored(folder, name, which) for which in ("--others", "--cached")),
    )


def _known(answer: Answer, file: Path) -> Answer:
    """Return the answer; raises ``SmartdocError`` for none, as where a partial clone lacks part."""
    if not answer.done:
        told = reason(file.parent, answer)
        raise SmartdocError(f"Whether git has {file.name} cannot be found out. {told}", _AGAIN)
    return answer


def excluding(folder: Path) -> list[str]:
    """Return the files, beside those in the repository, that may tell git to leave something out.

    They are the files of settings that git reads in a folder, and those that these name, there or
    not yet, among them what tells git how to read a file: of one that it reads as committed it says
    nothing either.
    """
    above = ask(folder, "rev-parse", "--show-cdup").text.removesuffix("\n")
    told = ask(folder, "config", "--list", "--includes", "--show-origin", "--name-only", "-z")
    origins = told.text.split("\0")[::2]
    files = [one.removeprefix(_FILE) for one in origins if one.startswith(_FILE)]
    naming = ("config", "--path", "-z", "--show-origin", "--get-regexp", _NAMING)
    named = ask(folder, *naming).text.split("\0")
    files += map(_named, named[::2], named[1::2])
    # Git names them from the top of the repository, wherever it is asked.
    return [os.path.join(folder, above, one) for one in dict.fromkeys(filter(None, files))]


def _named(origin: str, setting: str) -> str:
    """Return the file that a setting names: settings to include lie beside those that say so."""
    key, _, name = setting.partition("\n")
    beside = os.path.dirname(origin.removeprefix(_FILE)) if key.startswith("include") else ""
    return name and os.path.join(beside, name)


_AGAIN = "Ask whoever looks after the repository, and try again when git reads the folder."
_FILE = "file:"
_NAMING = r"^(core\.(excludes|attributes)file|include(if\..*)?\.path)$"


def _ignored(folder: Path, name: str, which: str) -> bool:
    # “check-ignore” would say it in one, but takes no names literally.
    told = ask(folder, "ls-files", which, "--ignored", "--exclude-standard", "-z", "--", name)
    return bool(told.output)
