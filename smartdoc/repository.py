"""A plans repository: its folder, its settings, its policy, its schemas and its plan files."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path

from smartdoc import OWN_FOLDER, assets, git
from smartdoc.config import Config, config_from, unfit, whole_path
from smartdoc.english import did_you_mean
from smartdoc.errors import UNSHOWN, SmartdocError
from smartdoc.finding import Finding, Level, with_words, without_words
from smartdoc.frozen import frozen
from smartdoc.opening import exists, is_dir, is_file, resolved
from smartdoc.policy import Data, Policy, layers_of, policy_named
from smartdoc.schema import Schemas
from smartdoc.school_calendar import faults
from smartdoc.source import Source, Value, read
from smartdoc.writing import leads_elsewhere

CONFIG_FILE = "smartdoc.yaml"
PLAN_SUFFIXES = (".yaml", ".yml")


@frozen(slots=False)
class Repository:
    """What a team's folder says about how its plans are checked and built."""

    root: Path
    config: Config
    policy: Policy
    schemas: Schemas

    @cached_property
    def past(self) -> git.Memory:
        """Return what git says of the plans, as it was when it was first asked."""
        return git.Memory(self.config.plans, kept_in=self.root)

    def shown(self, path: Path) -> str:
        """Return the path as users read it: from the repository's folder, with slashes."""
        absolute = whole_path(path)
        if absolute.is_relative_to(self.root):
            path = absolute.relative_to(self.root)
        # A name that is no valid text, or changes what is around it, is shown as well as it can be.
        return UNSHOWN.sub("?", path.as_posix())

    def within(self, path: Path) -> Path | None:
        """Return the folder that a file must not lead out of, None for one that lies outside."""
        return self.root if whole_path(path).is_relative_to(self.root) else None

    def refuse_unsafe(self, path: Path) -> None:
        """Raise ``SmartdocError`` if no command may write to a place.

        That is a link in the repository, what lies behind one, and what is git's or our own. *Why:*
        what a shared repository calls ``report.sarif`` may lead to any file of whoever writes a
        report of that name.
        """
        if leads_elsewhere(self.root, path):
            raise SmartdocError(
                f"{self.shown(path)} cannot be written: it is a link, or lies behind one.",
                "Delete the link, or name the place that it leads to.",
            )
        if self._is_kept(whole_path(path)) or self._is_kept(resolved(path)):
            raise SmartdocError(
                f"{self.shown(path)} cannot be written: git or smartdoc keeps its own files there.",
                "Write to another folder.",
            )

    def _is_kept(self, path: Path) -> bool:
        """Tell whether a place is in our own folder, or in that of git of any repository."""
        parts = [part.casefold() for part in path.parts]
        own = (self.root / OWN_FOLDER, resolved(self.root) / OWN_FOLDER)
        return ".git" in parts or any(path.is_relative_to(each) for each in own)

    def refuse_to_write_among_plans(self, path: Path) -> None:
        """Raise ``SmartdocError`` if a report would be written to where plans are kept.

        It is raised too where no command may write.
        """
        self.refuse_unsafe(path)
        target = resolved(path)
        if target.is_relative_to(resolved(self.config.plans)) or target.name == CONFIG_FILE:
            raise SmartdocError(
                f"{self.shown(path)} is kept for plans and settings.", "Write the report elsewhere."
            )

    def refuse_as_output(self, folder: Path, what: str, instead: str) -> None:
        """Raise ``SmartdocError`` if a folder cannot take documents, which come and go in it.

        ``what`` they are called, and ``instead`` is a command that writes to a fit folder.
        """
        self.refuse_unsafe(folder)
        why = unfit(self.root, self.config.plans, folder)
        # A path that no file can have is told of when a document is written to it.
        if not why and any(map(os.path.isfile, (folder, *folder.parents))):
            why = "a file stands there"
        if why:
            raise SmartdocError(
                f"{self.shown(folder)} cannot take {what}: {why}.",
                f"Choose a folder of its own, such as: {instead}",
            )

    def policy_layers(self) -> list[tuple[str, Data]]:
        """Return the files of the policy in force, each with its name, the lowest first."""
        read_data = partial(_policy_data, self.root, self.schemas)
        return [*layers_of(self.config.policy, read_data), (CONFIG_FILE, self.config.override)]

    def plan_files(self, paths: Iterable[Path] = ()) -> list[Path]:
        """Return the plan files under these paths, or all of the repository's, sorted.

        Raises ``SmartdocError`` for a path that does not exist, or if there is no plan at all.
        """
        chosen = [whole_path(path) for path in paths]
        found = sorted({file for path in chosen for file in self._under(path)})
        found = found if chosen else self.all_plan_files()
        if not found:
            places = ", ".join(map(self.shown, chosen or [self.config.plans]))
            raise SmartdocError(
                f"There are no plans in {places}.",
                "Make one with: smartdoc new KIND REF",
            )
        return found

    def all_plan_files(self) -> list[Path]:
        """Return the plan files of the repository, sorted; none where there is none."""
        return sorted(self._under(self.config.plans)) if is_dir(self.config.plans) else []

    def _under(self, path: Path) -> Iterator[Path]:
        if os.path.isdir(path):
            for folder, inner, names in os.walk(path, onerror=self._refuse_shut):
                inner[:] = (name for name in inner if not name.startswith("."))
                yield from filter(is_plan_file, (Path(folder, name) for name in names))
        elif self._exists(path):
            yield path
        else:
            raise SmartdocError(
                f"{self.shown(path)} does not exist.", "Check the name, or the folder you are in."
            )

    def _exists(self, path: Path) -> bool:
        try:
            return exists(path)
        except OSError as error:
            raise self._unread(path, error) from error

    def _refuse_shut(self, error: OSError) -> None:
        """Raise ``SmartdocError`` for a folder that cannot be looked through, unless it has gone.

        *Why:* plans that are passed over would be taken for deleted, and their documents removed.
        """
        if not isinstance(error, FileNotFoundError):
            raise self._unread(Path(error.filename), error) from error

    def _unread(self, path: Path, error: OSError) -> SmartdocError:
        return SmartdocError(
            f"{self.shown(path)} cannot be read: {error.strerror}.",
            "Check the name, and whether you may open its folder.",
        )


def folded(name: str) -> str:
    """Return the same for all names that the disk of some computer takes for one.

    Windows and macOS do so for names that differ in capitals alone, macOS for accents that stand on
    their letter or behind it too.
    """
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).casefold()


def is_plan_file(path: Path) -> bool:
    """Return whether a file is a plan by its name; hidden ones are other programs' own."""
    named = path.suffix.lower() in PLAN_SUFFIXES and not path.name.startswith(".")
    # A broken link is one too: it is told of as unreadable, not passed over.
    return named and not os.path.isdir(path)


def open_repository(start: Path) -> Repository:
    """Return the repository around a folder: the nearest one above with a smartdoc.yaml.

    A folder without one is its own repository, with the standard settings.
    """
    start = whole_path(start)
    root = next((at for at in (start, *start.parents) if assets.is_file(at / CONFIG_FILE)), start)
    schemas = Schemas(root)
    config = config_from(settings_of(root / CONFIG_FILE, schemas, "smartdoc"), root)
    policy = policy_named(config.policy, partial(_policy_data, root, schemas), config.override)
    return Repository(root, config, policy, schemas)


def _policy_data(root: Path, schemas: Schemas, name: str) -> dict[str, Value]:
    """Return the data of a policy; raises ``SmartdocError`` if there is none of this name."""
    path = assets.find(root, "policies", f"{name}.yaml")
    if path is None:
        known = assets.policies(root)
        rest = (
            f"Known here: {', '.join(known)}. For one of your own write {name}.yaml in the folder "
            "policies."
        )
        raise SmartdocError(f"There is no policy “{name}”.", did_you_mean(name, known, rest))
    return settings_of(path, schemas, "policy")


def settings_of(path: Path, schemas: Schemas, name: str) -> dict[str, Value]:
    """Return a settings file's data; raises ``SmartdocError`` at the first fault in it."""
    if not is_file(path):
        return {}
    source = read(path, path.name)
    findings: list[Finding] = list(source.findings)
    data: dict[str, Value] = {}
    if source.data is not None:
        schema = schemas.schema(name)
        data = schema.data(source)
        findings += schema.findings(source, data) or _calendar_findings(source, data)
    if [found.rule for found in findings] == ["YML12"]:
        return {}  # remarks alone change nothing
    if findings:
        first = findings[0]
        place = f"{path}:{first.place.line}:{first.place.column}" if first.place else str(path)
        # The settings may hold private terms, which a log must not carry.
        words = without_words if os.environ.get("CI") else with_words
        raise SmartdocError(f"{place}: {words(first.message)}", words(first.hint))
    return data


def _calendar_findings(source: Source, data: dict[str, Value]) -> list[Finding]:
    """Return what is wrong with the terms of a settings file, which has no rule of its own."""
    calendar = data.get("calendar")
    if not isinstance(calendar, dict):
        return []
    return [
        Finding("", "", Level.ERROR, message, hint, place=source.place(("calendar", *path)))
        for path, message, hint in faults(calendar)
    ]
