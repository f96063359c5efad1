"""Where schemas, templates and policies are found: the team's repository first, then ours.

A checkout and an editable install read the folders at the top of the repository; an installed
wheel carries copies of them.
"""

from __future__ import annotations

import re
from io import TextIOWrapper
from pathlib import Path
from typing import Literal

from smartdoc import opening
from smartdoc.errors import SmartdocError
from smartdoc.opening import is_dir, opened, resolved

Folder = Literal["schemas", "templates", "policies", "plans"]

SCHEMA_SUFFIX = ".schema.json"
FORM_SUFFIX = ".docx"

_KIND = re.compile(r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z)[a-z0-9][a-z0-9-]*\Z")
"""The name of a kind is part of the names of files, and Windows keeps some for itself."""

_PACKAGE = Path(__file__).parent


def shipped(folder: Folder) -> Path:
    """Return our own folder of this name."""
    in_wheel = _PACKAGE / "_shipped" / folder
    return in_wheel if is_dir(in_wheel) else _PACKAGE.parent / folder


def folders(root: Path | None, folder: Folder) -> tuple[Path, ...]:
    """Return the folders to look in, the team's first."""
    ours = shipped(folder)
    if root is None or resolved(root / folder) == resolved(ours):
        return (ours,)
    return (root / folder, ours)


def find(root: Path | None, folder: Folder, name: str) -> Path | None:
    """Return the file of this name that counts, or None.

    Raises ``SmartdocError`` for a folder that is shut to us: ours would be taken for the team's.
    """
    for place in folders(root, folder):
        path = place / name
        if is_file(path) and resolved(path).is_relative_to(resolved(place)):
            return path
    return None


def is_file(path: Path) -> bool:
    """Tell whether a file is there. Raises ``SmartdocError`` where nobody may look."""
    try:
        return opening.is_file(path)
    except PermissionError as error:
        raise SmartdocError(
            f"{path} cannot be read: {error.strerror}.", "Check that you may open its folder."
        ) from error
    except OSError:
        return False


def read_text(path: Path) -> str:
    """Return the text of one of our files or the team's; raises ``SmartdocError`` if it cannot."""
    try:
        with TextIOWrapper(opened(path), "utf-8-sig") as stream:
            return stream.read()
    except OSError as error:
        raise SmartdocError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SmartdocError(
            f"{path} is not in UTF-8.", "Save it again with the encoding UTF-8."
        ) from error


def policies(root: Path | None) -> tuple[str, ...]:
    """Return the names of all policies, ours and the team's, sorted."""
    places = folders(root, "policies")
    return tuple(sorted({path.stem for place in places for path in place.glob("*.yaml")}))


def is_kind(name: str) -> bool:
    """Tell whether a kind of plan can have this name."""
    return _KIND.match(name) is not None


def kinds(root: Path | None) -> tuple[str, ...]:
    """Return the names of all kinds of plan, ours and the team's, sorted."""
    names = {
        path.name.removesuffix(SCHEMA_SUFFIX)
        for folder in folders(root, "schemas")
        for path in folder.glob(f"*{SCHEMA_SUFFIX}")
    }
    usable = filter(is_kind, names - {"common", "smartdoc", "policy", "names"})
    return tuple(sorted(usable))
