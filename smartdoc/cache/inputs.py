"""Everything that the outputs of a build depend on: which files, and what stands in them."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from smartdoc import assets
from smartdoc.config import logo_file
from smartdoc.disclosure import NAMES_FILE
from smartdoc.fresh.asked import PACKAGE
from smartdoc.fresh.stamp import UNKNOWN, Sure, Trees
from smartdoc.fresh.survey import Survey, input_hash, now_in, survey
from smartdoc.frozen import frozen
from smartdoc.git import READ_BY_GIT, excluding, refuse_pipes
from smartdoc.opening import bytes_of, exists, is_dir, is_file, resolved
from smartdoc.repository import CONFIG_FILE, PLAN_SUFFIXES, Repository

_OF_GIT = (*READ_BY_GIT, ".gitmodules")
_IN_GIT = ("HEAD", "index", "config.worktree")
_BORROWING = "alternates"
"""The file in which git notes from where it borrows objects."""

_BORROWED = 5
"""How often git goes on to those of whom others have borrowed."""

_PACKS = "objects/pack"
_SHARED_IN_GIT = (
    "config",
    "info/attributes",
    "info/exclude",
    f"objects/info/{_BORROWING}",
    _PACKS,
    "packed-refs",
    "reftable/tables.list",
    "shallow",
)


_LIBRARIES = ("site-packages", "dist-packages")
"""How the names of the folders end that libraries are installed in."""

_NAMING = (b"[include", b"excludesfile", b"attributesfile")
"""What stands in git's settings where these name other files."""


@frozen
class Places:
    """Where to look: single files, and trees, that of the ``plans`` among them.

    Of these git owns ``git`` and what is in ``refs``. They are not ``whole`` where one of the plans
    stands alone elsewhere: what lies beside it, and what git has of that, counts too.
    """

    plans: str
    single: tuple[str, ...]
    trees: Trees
    git: frozenset[str]
    refs: tuple[str, ...] = ()
    whole: bool = True

    def is_plan(self, name: str) -> bool:
        """Tell whether a file is one of the plans, and not a picture that is kept with them."""
        return name.startswith(f"{self.plans}{os.sep}") and name.lower().endswith(PLAN_SUFFIXES)

    def is_in_tree(self, folder: str) -> bool:
        """Tell whether a folder, whose name ends with a slash, was looked through for inputs."""
        tops = (os.path.join(top, "") for top, _ in self.trees if top != PACKAGE)
        return any(map(folder.startswith, tops))

    def is_plan_folder(self, folder: str) -> bool:
        """Tell whether a folder, whose name ends with a slash, counts for the plans in it alone."""
        tops = (os.path.join(top, "") for top, endings in self.trees if endings)
        return folder.endswith(os.sep) and any(map(folder.startswith, tops))

    def is_of_git(self, name: str) -> bool:
        """Tell whether git owns a file, which counts by what git then says."""
        return name in self.git or name.startswith(self.refs) or name.endswith(_OF_GIT)

    def packs_of_a_part(self) -> tuple[str, ...]:
        """Return the packs of a copy that lacks some of what was committed; none of any other.

        *Why:* git gets the rest when somebody asks for it, under the same ids.
        """
        with contextlib.suppress(OSError):
            for name in filter(lambda name: name.endswith(_PACKS), self.git):
                packs = sorted(os.listdir(name))
                if any(pack.endswith(".promisor") for pack in packs):
                    return tuple(packs)
        return ()


@frozen
class Inputs:
    """All inputs as they were before any of them was read, at the time ``since``."""

    places: Places
    seen: Survey
    hashes: Mapping[str, bytes]
    since: int

    def what(self, name: str) -> bytes:
        """Return what stands for the content of an input; for a folder its figures do."""
        digest = self.hashes[name]
        if digest != UNKNOWN:
            return digest
        return self.seen.at(self.seen.names.index(name)).tobytes()


def places_of(
    repository: Repository,
    paths: Iterable[Path],
    assets_in: Iterable[assets.Folder] = ("schemas", "templates", "policies"),
) -> Places:
    """Return where everything is that a run over these paths depends on.

    ``assets_in`` are the folders, ours and the team's, of which something is used.
    """
    root, plans = repository.root, repository.config.plans
    git, refs = _git_files(plans)
    if any(map(_names_others, git)):
        git += excluding(plans)
    # Real names are used only while git leaves them out.
    if exists(root / NAMES_FILE):
        around, more = _git_files(root)  # another repository, where the plans have one of their own
        refs = tuple(dict.fromkeys((*refs, *more)))
        git += [*around, *chain.from_iterable(map(_checked_out, refs)), *excluding(root)]
    asked = [os.path.abspath(path) for path in paths]
    settings = list(_settings(repository))
    single = [*settings, *on_the_way(str(root), (*settings, str(plans), *asked))]
    single += [*_installed(), *git]
    single += [to for file in git if Path(file).name == _BORROWING for to in _borrowed(file)]
    alone = [path for path in asked if not os.path.isdir(path)]
    single += alone
    folders = [
        str(place)
        for folder in assets_in
        for place in (*assets.folders(root, folder), root / folder)
    ]
    trees: dict[str, tuple[str, ...]] = dict.fromkeys(dict.fromkeys([*folders, PACKAGE]), ())
    for folder in (str(plans), *(path for path in asked if os.path.isdir(path))):
        trees[folder] = (*PLAN_SUFFIXES, *_OF_GIT)
    trees |= dict.fromkeys(refs, ())
    named = tuple(dict.fromkeys(single))
    whole = all(path.startswith(os.path.join(plans, "")) for path in alone)
    return Places(str(plans), named, tuple(trees.items()), frozenset(git), refs, whole)


def inputs_of(places: Places, before: Sure | None, folder: str) -> Inputs:
    """Return all inputs; what a stamp of an earlier build knows for sure is not read again.

    Raises ``SmartdocError`` for a file that git would wait for.
    """
    since = now_in(folder)
    seen = survey(places.single, places.trees)
    refuse_pipes(name for name in seen.names if name.endswith(READ_BY_GIT))
    return Inputs(places, seen, dict(_hashes(places, seen, before)), since)


def _hashes(places: Places, seen: Survey, before: Sure | None) -> Iterator[tuple[str, bytes]]:
    tops = {os.path.join(folder, "") for folder, _ in places.trees}  # others are no links
    tops.update(places.single)
    for place, name in enumerate(seen.names):
        if name.endswith(os.sep):
            yield name, input_hash(name) if name in tops else UNKNOWN
            continue
        known = before.hash_of(name, seen.at(place)) if before else None
        yield name, input_hash(name) if known is None else known


def _settings(repository: Repository) -> Iterator[str]:
    for name in (CONFIG_FILE, NAMES_FILE, "names.yml"):
        yield str(repository.root / name)
    logo = repository.config.branding.logo
    if logo:
        # What it is called too: that may be a link, which can lead to another picture tomorrow.
        yield from (os.path.join(repository.root, logo.name), str(logo_file(logo)))


def on_the_way(root: str, names: Iterable[str]) -> Iterator[str]:
    """Yield each folder between the root and what is in it, for one may become a link."""
    for name in names:
        while (name := os.path.dirname(name)).startswith(os.path.join(root, "")):
            yield os.path.join(name, "")


def _installed() -> Iterator[str]:
    """Yield the folders that change when a library is installed anew."""
    return (path for path in sys.path if path.endswith(_LIBRARIES))


def is_code(name: str) -> bool:
    """Tell whether an input is our own code, or what changes with the libraries that it uses.

    Folders whose names end with a slash do not tell: Python keeps there what it compiled.
    """
    ours = name.startswith(os.path.join(PACKAGE, "")) and not name.endswith(os.sep)
    return ours or (name.endswith(_LIBRARIES) and name in sys.path)


def _git_files(folder: Path) -> tuple[list[str], tuple[str, ...]]:
    """Return the files that tell what git would say of a folder, and the folder of refs, if any.

    Where there is no repository they are those that would be there if there were one. Git looks
    above the folder that a link leads to, not above the link.
    """
    files: list[str] = []
    folder = resolved(folder)
    for place in (folder, *folder.parents):
        files += [str(place / name) for name in READ_BY_GIT]
        if not is_dir(place / ".git"):
            files.append(str(place / ".git"))  # its folder changes with each look that git takes
        if exists(place / ".git"):
            own, shared = _git_folders(place / ".git")
            files += [str(own / name) for name in _IN_GIT]
            files += [str(shared / name) for name in _SHARED_IN_GIT]
            return [*files, *_users_settings()], (str(shared / "refs"),)
    return files, ()


def _checked_out(refs: str) -> Iterator[str]:
    """Yield what tells which commits the working copies of a repository are at.

    *Why:* one of them may be on no branch, and what is committed there no ref tells of.
    """
    shared = os.path.dirname(refs)
    copies = os.path.join(shared, "worktrees")
    yield from (os.path.join(shared, "HEAD"), copies)
    with contextlib.suppress(OSError):
        yield from (os.path.join(copies, one, "HEAD") for one in sorted(os.listdir(copies)))


def _git_folders(path: Path) -> tuple[Path, Path]:
    """Return git's folder for a working copy, and the one that it shares with others."""
    try:
        if is_file(path):
            path = path.parent / bytes_of(path).decode().removeprefix("gitdir:").strip()
        common = path / "commondir"
        return path, path / bytes_of(common).decode().strip() if is_file(common) else path
    except (OSError, ValueError):
        return path, path


def _borrowed(file: str, depth: int = _BORROWED) -> Iterator[str]:
    """Yield the folders of others from which git borrows objects, as a file of its own says.

    *Why:* one on another disk may be gone today, and with it what was once committed.
    """
    try:
        lines = os.fsdecode(bytes_of(file)).splitlines()
    except OSError:
        return
    objects = os.path.dirname(os.path.dirname(file))
    for line in lines:
        if line and not line.startswith("#"):
            other = os.path.normpath(os.path.join(objects, line))
            yield os.path.join(other, "")
            if depth:
                yield from _borrowed(os.path.join(other, "info", _BORROWING), depth - 1)


def _names_others(file: str) -> bool:
    """Tell whether a file of git's settings may name others, which git then reads with it."""
    try:
        is_one = os.path.basename(file) in ("config", "config.worktree", ".gitconfig", "gitconfig")
        return is_one and any(map(bytes_of(file).lower().__contains__, _NAMING))
    except OSError:
        return False


def _users_settings() -> Iterator[str]:
    home = os.path.expanduser("~")
    own = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    yield os.path.join(home, ".gitconfig")
    yield from (os.path.join(own, "git", name) for name in ("config", "ignore", "attributes"))
    yield "/etc/gitconfig"
