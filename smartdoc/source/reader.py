"""A plan file as text, as plain data, and as the places where each value stands."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cached_property
from pathlib import Path as FilePath

import yaml

from smartdoc.finding import Finding, Level, Path, Place
from smartdoc.frozen import frozen
from smartdoc.opening import exists, is_file, may_pass, opened
from smartdoc.source import faults
from smartdoc.source.events import Places, Reader, Value
from smartdoc.source.faults import FAULTS, Refusal

LARGEST_FILE = 1_000_000
"""Bytes of the largest plan file that is read; a long plan has about 20,000."""

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's loader in C where it was built with one, else the much slower one in Python."""

_UNFIT = re.compile(
    r"""[\x00-\x1f<>:"|?*\\]|[. ]\Z"""
    r"|\A(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(?:\Z|\.)",
    re.I,
)
"""What Windows takes for something else: a plan's documents stand in a folder of its name."""


def is_unfit(name: str) -> bool:
    """Tell whether Windows cannot have a folder of this name."""
    return _UNFIT.search(name) is not None


@frozen(slots=False)
class Source:
    """One file: its name as users know it, its text, its data and what is wrong with it.

    ``data`` is None where the file cannot be read as one mapping; ``findings`` then say why. It is
    not ``sure`` where the disk failed, and may give more another time.
    """

    file: str
    text: str
    data: dict[str, Value] | None
    findings: tuple[Finding, ...] = ()
    loader: type[yaml.SafeLoader] = field(default=LOADER, repr=False)
    sure: bool = True

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines of the file without their ends."""
        return re.split(r"\r\n|\n|\r", self.text)

    @cached_property
    def _places(self) -> Places:
        # Most plans are clean, so places are only worked out when somebody asks for one.
        places = Places()
        if self.data is not None:
            Reader(self.text, self.loader, places).read()
        return places

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value (or its key) stands, or the nearest thing around it."""
        places = self._places
        if key and path in places.keys:
            return places.keys[path]
        while path:
            if path in places.values:
                return places.values[path]
            path = path[:-1]
        return Place(1, 1)


def read(
    path: FilePath,
    file: str,
    loader: type[yaml.SafeLoader] = LOADER,
    *,
    within: FilePath | None = None,
) -> Source:
    """Return the file's source; a file that cannot be read is a finding, never an exception.

    With ``within``, a link that leads out of this folder is not followed.
    """
    try:
        if reason := _unreadable(path, within):
            return Source(file, "", None, (_finding(file, Refusal("YML16", reason)),))
        with opened(path) as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        fault = Refusal("YML16", f"The file cannot be read: {error.strerror or 'unknown reason'}.")
        return Source(file, "", None, (_finding(file, fault),), sure=not may_pass(error))
    return parse_bytes(content, file, loader)


def _unreadable(path: FilePath, within: FilePath | None) -> str:
    """Return why a file is not even opened, or nothing; raises ``OSError`` as opening it does."""
    if not _is_text(path.name):
        return "The name of the file is no valid text; rename it."
    if not _is_text(str(path)):
        return "The name of a folder that the file is in is no valid text; rename that folder."
    if is_unfit(path.stem):
        return "The name of the file cannot be that of a folder on Windows; rename it."
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            return "The file is a link that leads out of the repository."
        if exists(path) and not is_file(path):
            return "This is not an ordinary file."
    except RuntimeError:  # of pathlib before Python 3.13
        return "The file is a link that leads back to itself."
    return ""


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def parse_bytes(content: bytes, file: str, loader: type[yaml.SafeLoader] = LOADER) -> Source:
    """Return the source of a file's bytes, which must be UTF-8 and of a reasonable size."""
    if len(content) > LARGEST_FILE:
        fault = Refusal(
            "YML02",
            f"The file is larger than {LARGEST_FILE // 1_000_000} MB; a plan is a few pages of "
            "text.",
            hint="Keep pictures and records elsewhere, and split several plans into a file each.",
        )
        return Source(file, "", None, (_finding(file, fault),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Source(file, "", None, (_finding(file, faults.not_utf8(error)),))
    return parse(text, file, loader)


def parse(text: str, file: str, loader: type[yaml.SafeLoader] = LOADER) -> Source:
    """Return the source of a text that holds one YAML mapping."""
    reader = Reader(text, loader)
    data = reader.read()
    findings = tuple(_finding(file, fault) for fault in reader.faults)
    return Source(file, text, data, findings, loader)


def _finding(file: str, fault: Refusal) -> Finding:
    return Finding(
        rule=fault.code,
        name=FAULTS[fault.code],
        level=Level.WARNING if fault.is_warning else Level.ERROR,
        message=fault.message,
        hint=fault.hint,
        file=file,
        place=fault.place,
    )
