"""All that a build on another computer needs of a repository, as bytes: files, and what git has.

Of git only what leads to the commit that is checked out is sent: no other branch, and no settings,
which may hold passwords. So a worktree, a submodule and a repository that borrows from another are
the same once they are packed.
"""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from smartdoc.build.builder import Builder
from smartdoc.build.order import Order
from smartdoc.cache.inputs import Inputs
from smartdoc.disclosure import NAMES_FILE
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import PACKAGE
from smartdoc.frozen import frozen
from smartdoc.git import Touched
from smartdoc.git.place import Standing, standing
from smartdoc.git.process import ask
from smartdoc.opening import bytes_of, is_file
from smartdoc.repository import Repository
from smartdoc.writing import reason_of

Part = tuple[str, bytes | None]
"""A file by its name in the bundle, with what it holds; None for a folder."""

_LIMITS = "shallow"
_BRANCH = "refs/heads/main"
_SHA1 = 40


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Bundle:
    """A repository to build elsewhere, and what is to be built of it.

    ``root`` is where its root stands in the ``archive``. ``touched`` says what git knows of each
    plan, by its name from the root: that depends on settings of this computer, which stay here.
    ``unknown`` says why it knows nothing of the past, where it does not.
    """

    archive: bytes
    root: str
    order: Order
    today: date
    touched: Mapping[str, Touched]
    unknown: str


@frozen
class _Layout:
    """Where root and top of the git repository stand in a bundle, each “.” for the bundle."""

    root: PurePosixPath
    top: PurePosixPath


def bundle_of(builder: Builder, inputs: Inputs) -> tuple[Bundle, frozenset[Path]]:
    """Return the bundle of a build, and the files in it.

    Raises ``SmartdocError`` where what is made of it could be another thing than what is made here.
    """
    repository = builder.repository
    root, at = repository.root, standing(repository.config.plans)
    layout = _layout(repository, at)
    files = {Path(name): content for name, content in _files(repository, inputs)}
    named = ((str(layout.root / _name(path, root)), one) for path, one in files.items())
    git = (
        (str(layout.top / ".git" / name), content)
        for name, content in _git(repository.config.plans, at)
    )
    touched = {
        _name(path, root): one for path, one in builder.touched.items() if path.is_relative_to(root)
    }
    order = replace(builder.order, output=Path("build"))
    archive = _archive((*named, *git))
    today = builder.checker.today
    bundle = Bundle(archive, str(layout.root), order, today, touched, at.unknown)
    return bundle, frozenset(files)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _layout(repository: Repository, at: Standing) -> _Layout:
    """Return the layout by which git gives each plan the name that it has here."""
    here = PurePosixPath()
    plans = os.path.relpath(repository.config.plans, repository.root).replace(os.sep, "/")
    prefix = at.prefix.removesuffix("/")
    if f"/{prefix}".endswith(f"/{plans}") and ".." not in plans:
        return _Layout(PurePosixPath(prefix.removesuffix(plans)), here)
    if not prefix:
        return _Layout(here, PurePosixPath(plans) if at.head and ".." not in plans else here)
    if plans.endswith(f"/{prefix}"):
        return _Layout(here, PurePosixPath(plans.removesuffix(prefix)))
    raise _not_sendable(f"the way to {repository.shown(repository.config.plans)} leads over a link")


def _not_sendable(why: str) -> SmartdocError:
    return SmartdocError(
        f"These plans cannot be built on other computers: {why}.", "Build without --executor."
    )


def _files(repository: Repository, inputs: Inputs) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the repository that a build depends on, but for those of git.

    One that cannot be read is left out. Raises ``SmartdocError`` for a link: what it leads to here
    it need not lead to elsewhere.
    """
    root = str(repository.root)
    plain = {root}
    for name in inputs.seen.names:
        if not name.startswith(os.path.join(root, "")) or name.startswith(PACKAGE + os.sep):
            continue
        if inputs.places.is_of_git(name) or os.path.basename(name).startswith(".git"):
            continue
        _refuse_links(repository, name.removesuffix(os.sep), plain)
        try:
            if os.path.isfile(name):
                yield name, bytes_of(name)
        except OSError:
            continue


def _refuse_links(repository: Repository, name: str, plain: set[str]) -> None:
    """Raise if a file, or a folder on the way to it, is a link; ``plain`` are known to be none."""
    while name not in plain:
        if os.path.islink(name):
            raise _not_sendable(f"{repository.shown(Path(name))} is a link")
        plain.add(name)
        name = os.path.dirname(name)


def _git(folder: Path, at: Standing) -> Iterator[Part]:
    """Yield what stands for git's own folder, so that what the bundle is unpacked in is not asked.

    Where nothing is known of the past it is that of a repository in which nothing was committed.
    """
    yield "HEAD", f"ref: {_BRANCH}\n".encode()
    yield "config", _settings(at)
    yield "objects", None
    yield "refs", None
    # That git may not take in the names was made sure of here.
    yield "info/exclude", f"{NAMES_FILE}\n".encode()
    if at.head:
        yield _BRANCH, f"{at.head}\n".encode()
        yield from _packed(folder, at.head)
        yield from _limits(folder)


def _settings(at: Standing) -> bytes:
    lines = ["[core]", "bare = false", f"abbrev = {at.digits}"]
    if len(at.head) > _SHA1:
        lines += ["repositoryformatversion = 1", "[extensions]", "objectformat = sha256"]
    return ("\n".join(lines) + "\n").encode()


def _packed(folder: Path, head: str) -> Iterator[Part]:
    """Yield the objects that lead to a commit, packed by git, with their table of contents."""
    with tempfile.TemporaryDirectory(prefix="smartdoc-") as place:
        ways = ("--quiet", "--revs", "--missing=allow-any")
        made = ask(folder, "pack-objects", *ways, f"{place}/pack", given=f"{head}\n".encode())
        if not made.done:
            raise _not_sendable("git cannot read all of its history")
        for file in sorted(Path(place).iterdir()):
            yield f"objects/pack/{file.name}", file.read_bytes()


def _limits(folder: Path) -> Iterator[Part]:
    """Yield what tells where the history ends in a copy that does not hold all of it."""
    told = ask(folder, "rev-parse", "--git-path", _LIMITS).text.removesuffix("\n")
    if is_file(folder / told):
        yield _LIMITS, bytes_of(folder / told)


def _archive(parts: Iterable[Part]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=1) as archive:
        for name, content in parts:
            entry = tarfile.TarInfo(name)
            entry.type = tarfile.DIRTYPE if content is None else tarfile.REGTYPE
            entry.size = len(content or b"")
            archive.addfile(entry, io.BytesIO(content or b""))
    return stream.getvalue()


def unpack(bundle: Bundle, folder: Path) -> Path:
    """Write the files of a bundle into a new folder, and return the root of the repository.

    Raises ``SmartdocError`` if they cannot be written.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(bundle.archive)) as archive:
            for entry in archive:
                _unpack(archive, entry, folder)
    except OSError as error:
        raise SmartdocError(f"{folder} cannot be written: {reason_of(error)}.") from error
    return folder / bundle.root


def _unpack(archive: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    name = PurePosixPath(entry.name)
    if name.is_absolute() or ".." in name.parts:
        raise SmartdocError(f"{name} leads out of its folder.")
    path = folder / name
    if entry.isdir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    held = archive.extractfile(entry)
    path.write_bytes(held.read() if held else b"")
