"""The settings of a plans repository: what its ``smartdoc.yaml`` says, with the defaults."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.opening import resolved
from smartdoc.school_calendar import Calendars, calendars_from
from smartdoc.source.reader import is_unfit

DEFAULT_COLOUR = "#1d4f73"
"""A dark blue that stands out from white paper at 8.6 to 1; 4.5 to 1 would do for reading."""


_KEPT = ("templates", "schemas", "policies", ".git")
"""Folders of a repository that no document may be written to, beside the plans."""


@frozen
class Logo:
    """A picture file of the repository.

    *Why its folder is private:* templates see this value, and a path can open any file.
    """

    name: str
    _root: Path = field(repr=False)


def logo_file(logo: Logo) -> Path:
    """Return where the logo is; raises ``SmartdocError`` if that is outside the repository."""
    file = resolved(logo._root / logo.name)
    if not file.is_relative_to(resolved(logo._root)):
        raise SmartdocError(
            f"The logo {logo.name} is not inside the repository.",
            "Copy the picture into the folder of smartdoc.yaml, and name it from there.",
        )
    return file


@frozen
class Branding:
    """How documents show whose they are."""

    name: str = ""
    colour: str = DEFAULT_COLOUR
    logo: Logo | None = None


@frozen
class Authors:
    """How histories name those who edited plans: by ``initials``, by ``names``, or by ``none``.

    ``roles`` gives for the name that git has of somebody a role, which is named instead.
    """

    shown: str = "initials"
    roles: Mapping[str, str] = field(default_factory=dict)


@frozen
class Choice:
    """Which rules are used: those selected (all, where none is), less those ignored.

    Each is named by its code, the beginning of its code, or its name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def narrowed(self, own: Choice) -> Choice:
        """Return this choice and a nearer one: a ``select`` starts afresh, an ``ignore`` adds."""
        return own if own.select else Choice(self.select, self.ignore + own.ignore)


@frozen
class Config:
    """The settings. ``plans`` and ``output`` are whole paths; ``no_quote`` is None if not said.

    ``kinds`` holds the choices of rules that are a kind's own.
    """

    root: Path
    plans: Path
    output: Path
    policy: str = "standard"
    override: Mapping[str, object] = field(default_factory=dict)
    today: datetime.date | None = None
    documents: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("html", "docx")
    branding: Branding = Branding()
    private_terms: tuple[str, ...] = ()
    no_quote: bool | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    kinds: Mapping[str, Choice] = field(default_factory=dict)
    calendar: Calendars = field(default_factory=Calendars)
    history: Authors = field(default_factory=Authors)

    def choice(self, kind: str = "") -> Choice:
        """Return which rules these settings use for a kind of plan."""
        return Choice(self.select, self.ignore).narrowed(self.kinds.get(kind, Choice()))


def config_from(data: Mapping[str, Any], root: Path) -> Config:
    """Return the settings that the validated data of ``smartdoc.yaml`` in this folder describes."""
    given = {key: _CONVERT.get(key, _as_it_is)(value) for key, value in data.items()}
    given["plans"] = _plans(root, data.get("plans", "plans"))
    given["branding"] = _branding(root, data.get("branding", {}))
    given["output"] = _output(root, data.get("output", "build"), given["plans"])
    return Config(root=root, **given)


def _branding(root: Path, data: Mapping[str, str]) -> Branding:
    logo = Logo(data["logo"], root) if "logo" in data else None
    return Branding(data.get("name", ""), data.get("colour", DEFAULT_COLOUR), logo)


def _authors(data: Mapping[str, Any]) -> Authors:
    return Authors(data.get("authors", "initials"), data.get("roles", {}))


def _plans(root: Path, name: str) -> Path:
    """Return the folder of plans, which lies where git keeps their history."""
    plans = whole_path(root / name)
    if not plans.is_relative_to(whole_path(root)):
        raise SmartdocError(
            f"The folder of plans {name} must be inside the repository: it is outside.",
            "Write for instance “plans: plans” in smartdoc.yaml.",
        )
    return plans


def _output(root: Path, name: str, plans: Path) -> Path:
    """Return the output folder, which must hold nothing else: documents in it come and go."""
    output = whole_path(root / name)
    is_within = resolved(output).is_relative_to(resolved(root))
    why = unfit(root, plans, output) if is_within else "it is outside"
    if why:
        raise SmartdocError(
            f"The output folder {name} must be a folder of its own inside the repository: {why}.",
            "Write for instance “output: build” in smartdoc.yaml; to write elsewhere once, use "
            "smartdoc build --to DIR.",
        )
    return output


def whole_path(path: Path) -> Path:
    """Return the absolute path without “..”, so that one file has one name; links stay."""
    return Path(os.path.abspath(path))


def unfit(root: Path, plans: Path, output: Path) -> str:
    """Return why a folder cannot take documents, nothing where it can.

    It shares no place with the repository's own files, on no computer: Windows and macOS take
    ``Plans`` for ``plans``. Hidden folders are other programs', which may run what is there.
    """
    whole, top = resolved(output), resolved(root)
    kept = [plans, *(root / folder for folder in _KEPT)]
    if whole == top or any(_overlap(whole, resolved(each)) for each in kept):
        return "plans or settings are there"
    within = whole.relative_to(top).parts if whole.is_relative_to(top) else ()
    if any(part.startswith(".") for part in within):
        return "hidden folders are those of other programs"
    if any(map(is_unfit, within)):
        return "Windows cannot have a folder of that name"
    return ""


def _overlap(one: Path, other: Path) -> bool:
    one, other = (Path(str(each).casefold()) for each in (one, other))
    return one.is_relative_to(other) or other.is_relative_to(one)


def _choices(kinds: Mapping[str, Mapping[str, Any]]) -> dict[str, Choice]:
    return {
        kind: Choice(tuple(own.get("select", ())), tuple(own.get("ignore", ())))
        for kind, own in kinds.items()
    }


def _once(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words, each once."""
    return tuple(dict.fromkeys(words))


def _as_it_is(value: Any) -> Any:
    return value


_CONVERT: Mapping[str, Callable[[Any], Any]] = {
    "today": datetime.date.fromisoformat,
    "documents": _once,
    "audiences": _once,
    "formats": _once,
    "private_terms": tuple,
    "select": tuple,
    "ignore": tuple,
    "kinds": _choices,
    "calendar": calendars_from,
    "history": _authors,
}
