"""A new plans repository: its settings, what helps in the editor, and one example plan."""

from __future__ import annotations

import os
import re
from pathlib import Path

from smartdoc import OWN_FOLDER, assets
from smartdoc.config import whole_path
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.opening import exists, is_dir, is_file, resolved
from smartdoc.repository import CONFIG_FILE, is_plan_file, open_repository
from smartdoc.starting.editor import FOLDER, editor_schema, modeline
from smartdoc.writing import leads_elsewhere, write_whole

EXAMPLE = "c-0142/2026-03-16.pep.yaml"
"""The first plan of a child: agreed, so that no deadline in it can become too late."""

_ABOUT = """\
# yaml-language-server: $schema={modeline}
# An example with invented people, to look at and try things on. Delete its folder when you no
# longer need it. A plan of your own to fill in: smartdoc new pep c-0002
"""

# Stored without their dots, so that they do not act where they are stored.
_STORED_DOT = re.compile(r"\Adot-")
_REMARKS = re.compile(r"\A(?:#[^\n]*\n)+")


@frozen
class Made:
    """What became of a folder: files written, files kept as they were, copies put in place."""

    root: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]
    copies: int
    in_git: bool
    ignores_documents: bool


def make_repository(root: Path) -> Made:
    """Make the folder a plans repository, and return what was done.

    Files that exist are kept as they are, but for the editor's copies of our schemas. Raises
    ``SmartdocError`` where something cannot be written.
    """
    root = whole_path(root)
    _refuse_unfit(root)
    _refuse_among_plans(root)
    written, kept = [], []
    for name, text in _files():
        path = root / name
        _refuse_link(root, path.parent)
        if os.path.lexists(path):
            kept.append(name)
        else:
            write_whole(path, text.encode("utf-8"))
            written.append(name)
    example = _write_example(root)
    return Made(
        root=root,
        written=(*written, *example),
        kept=tuple(kept),
        copies=_copy_schemas(root),
        in_git=any(exists(folder / ".git") for folder in (root, *root.parents)),
        ignores_documents=_ignores(assets.read_text(root / ".gitignore"), "build"),
    )


def _refuse_unfit(root: Path) -> None:
    """Raise ``SmartdocError`` for what can be no plans repository, before anything is written."""
    if os.path.exists(root) and not os.path.isdir(root):
        raise SmartdocError(f"{root} is a file, not a folder.", "Give the name of a folder.")
    if any(part.casefold() in (".git", OWN_FOLDER) for part in resolved(root).parts):
        raise SmartdocError(
            f"{root} cannot be written: git or smartdoc keeps its own files there.",
            "Give the name of another folder.",
        )
    if is_file(root / "HEAD") and is_dir(root / "objects"):
        raise SmartdocError(
            f"{root} is git's own store of a repository, without its files.",
            "Clone it, and start in the clone.",
        )
    try:
        str(root).encode("utf-8")
    except UnicodeEncodeError as error:  # no file could be read there
        raise SmartdocError(
            f"The name of the folder {root} is no valid text.",
            "Rename the folder, or give the name of another.",
        ) from error


def _refuse_among_plans(root: Path) -> None:
    """Raise ``SmartdocError`` for a folder among the plans of a repository that is there already.

    *Why:* to the outer one every settings file in it is a plan with faults.
    """
    outer = open_repository(root.parent)
    here = exists(root / CONFIG_FILE) or not exists(outer.root / CONFIG_FILE)
    if not here and resolved(root).is_relative_to(resolved(outer.config.plans)):
        raise SmartdocError(
            f"{root} lies among the plans of the repository {outer.root}.",
            "That one is ready: write a plan there with “smartdoc new KIND REF”, or give the name "
            "of a folder elsewhere.",
        )


def _refuse_link(root: Path, path: Path) -> None:
    """Raise ``SmartdocError`` for a place behind a link, which somebody may have put there."""
    if leads_elsewhere(root, path):
        raise SmartdocError(
            f"{path} cannot be written: it is a link, or lies behind one.", "Delete the link."
        )


def _files() -> list[tuple[str, str]]:
    """Return the name and text of every file that a plans repository begins with."""
    folder = assets.shipped("templates") / "repository"
    stored = (path for path in folder.rglob("*") if is_file(path))
    return sorted((_name(path.relative_to(folder)), assets.read_text(path)) for path in stored)


def _name(stored: Path) -> str:
    return "/".join(_STORED_DOT.sub(".", part) for part in stored.parts)


def _write_example(root: Path) -> tuple[str, ...]:
    """Write the example plan, unless the folder has plans, and return the name of its file."""
    plans = open_repository(root).config.plans
    if any(map(is_plan_file, plans.rglob("*"))):
        return ()
    path = plans / EXAMPLE
    _refuse_link(root, path)
    text = assets.read_text(assets.shipped("plans") / EXAMPLE)
    about = _ABOUT.format(modeline=modeline(root, path, "pep"))
    write_whole(path, (about + _REMARKS.sub("", text)).encode("utf-8"))
    return (Path(os.path.relpath(path, root)).as_posix(),)


def _ignores(text: str, folder: str) -> bool:
    """Tell whether git is told to leave a folder out."""
    return any(line.strip().strip("/") == folder for line in text.splitlines())


def _copy_schemas(root: Path) -> int:
    """Put the editor's copies of all our schemas in place, and return how many there are."""
    schemas = sorted(assets.shipped("schemas").glob(f"*{assets.SCHEMA_SUFFIX}"))
    for schema in schemas:
        _refuse_link(root, root / FOLDER / schema.name)
        write_whole(root / FOLDER / schema.name, editor_schema(schema).encode("utf-8"))
    return len(schemas)
