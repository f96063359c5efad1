"""A check of many plans: judges those that may be judged otherwise than before, and keeps that."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Container, Iterable, Iterator, KeysView, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from functools import cached_property
from io import BufferedReader
from pathlib import Path
from typing import Any, NamedTuple

from smartdoc import fresh
from smartdoc.cache.inputs import on_the_way
from smartdoc.cache.kept_findings import finding_from
from smartdoc.cache.keys import Asked, Keys, pasts
from smartdoc.cache.session import Session
from smartdoc.check import Checked, Checker, has_no_findings, many
from smartdoc.check.many import Judged
from smartdoc.fresh.sealed import mark_of, places_in, sealed, value_of
from smartdoc.frozen import frozen
from smartdoc.opening import opened
from smartdoc.overflow import Overflow
from smartdoc.source import Source
from smartdoc.spool import Spool

_FORM = 4
"""The number of this form of the file; another one is read as if there were none."""

_IN_MEMORY = 2_000_000
"""Bytes that a check of few plans holds in memory, and no file is made for them."""


@frozen
class _Found:
    """What was found of one plan, and the line that is kept of it, empty where none is.

    ``ref`` is that of the plan, nothing where it has none.
    """

    checked: Checked
    ref: str
    line: bytes


class _Row(NamedTuple):
    """What a line says: what was found, under which key, by which questions of other learners.

    ``past`` is the hash of all that git has of the plan's folder, where git was asked.
    """

    key: str
    past: str
    asked: Asked
    ref: str
    file: str
    lines: str
    findings: Sequence[dict[str, Any]]


class CheckRun:
    """One check of some plans of a repository, ``jobs`` at a time; to be closed at its end.

    What was found, and the lines to keep, stand in files without names until all plans are judged,
    in a folder that is as private as the plans: held in memory, 100,000 findings take 250 MiB.
    """

    def __init__(
        self, checker: Checker, session: Session, paths: Sequence[Path], jobs: int
    ) -> None:
        self._checker = checker
        self._session = session
        self._jobs = jobs
        self._before = KeptLines(None if session.is_late else session.records)
        folder = str(session.records.parent)
        self._done: Spool[Checked] = Spool(folder, paths, has_no_findings)
        self._refs: dict[Path, str] = {}
        self._clashing: set[str] = set()
        self._sure = True
        self._read_all = True
        self._lines = Overflow(folder, _IN_MEMORY)

    def close(self) -> None:
        """Let go of what was found, and of what would be kept."""
        for one in (self._before, self._done, self._lines):
            one.close()

    def files(self) -> Collection[Checked]:
        """Return what a report tells of each plan file, judged anew only where that is needed.

        What is returned can be used until this run is closed.
        """
        paths = self._done.wanted
        for path in paths:
            if found := self._as_before(path):
                self._take(path, found)
        todo = [path for path in paths if path not in self._done]
        with closing(many.judged(self._checker, todo, self._jobs)) as judged:
            for path, one in judged:
                self._take(path, self._judged(path, one))
        for clashing in many.clashes([(path, self._refs[path]) for path in paths]):
            # Told of each of them but the first, whichever of them was judged when.
            for path, seen in many.together(self._checker, clashing).items():
                self._done.keep(path, seen.checked)
            self._clashing.update(map(str, clashing))
        self._checker.repository.past.forget()
        return self._done.values()

    def _take(self, path: Path, found: _Found) -> None:
        self._done.keep(path, found.checked)
        self._refs[path] = found.ref
        self._add_line(str(path), found.line)

    def _add_line(self, path: str, line: bytes) -> None:
        if line:
            with contextlib.suppress(OSError):  # nothing is kept then
                self._lines.add(sealed(path) + line)

    def _as_before(self, path: Path) -> _Found | None:
        try:
            line = self._before.line(str(path))
            row = _Row(*value_of(line))
            if row.key != self._keys.of(path) or not self._stands(path, row):
                return None
            findings = tuple(map(finding_from, row.findings))
            return _Found(Checked(path, Source(row.file, row.lines, None), findings), row.ref, line)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _stands(self, path: Path, row: _Row) -> bool:
        """Tell whether git and other learners' plans still say of a plan what they did."""
        folder = str(path.parent)
        if row.past and row.past != self._pasts.get(folder):
            return False
        return self._keys.answers_stand(folder, row.asked)

    def _judged(self, path: Path, one: Judged) -> _Found:
        checked, key = one.seen.checked, self._keys.of(path)
        self._sure &= one.sure
        self._read_all &= one.read_all
        if not (key and one.sure):
            return _Found(checked, one.ref, b"")
        past = self._pasts.get(str(path.parent), "") if one.is_compared else ""
        findings = [asdict(each) for each in checked.findings]
        row = _Row(key, past, one.asked, one.ref, checked.file, checked.source.text, findings)
        return _Found(checked, one.ref, sealed(row))

    @cached_property
    def _keys(self) -> Keys:
        return Keys(self._checker, self._session.inputs, "check")

    @cached_property
    def _pasts(self) -> Mapping[str, str]:
        """Return what stands for all that git has of each folder; only where that is asked for."""
        history = self._checker.repository.past.kept_history()
        return pasts(history, self._keys.folders)

    def keep(self, said: fresh.Said, *, fixed: bool) -> None:
        """Keep what was found; ``said`` is what is said if nothing changes.

        ``fixed`` tells that the day to judge by does not go on by itself.
        """
        changed = self._session.changed_meanwhile()
        unsure = self._session.is_late or self._session.others(changed)
        folders = {os.path.dirname(name) for name in changed}
        self._keep_others()
        plans = () if unsure or self._lines.failed else self._to_keep(folders)
        self._session.keep_records(_pieces(self._session.records, plans))
        sure = self._sure and self._checker.is_sure
        if sure and not (changed or self._session.is_late):
            self._session.keep_stamp(said, self._checker.today, self._output(), fixed=fixed)

    @property
    def has_read_all(self) -> bool:
        """Tell whether the disk gave all that it was asked for."""
        return self._read_all and self._checker.has_read_all

    def _keep_others(self) -> None:
        """Keep the lines of plans that were not asked for this time."""
        asked = {str(path) for path in self._done.wanted}
        with contextlib.suppress(OSError):
            for path in self._before.paths - asked:
                self._add_line(path, self._before.line(path))
        self._before.close()  # Windows puts nothing in the place of an open file

    def _to_keep(self, changed: Container[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the line of each plan, but for those in folders that have changed."""
        lines = self._lines.lines()
        for path, line in zip(lines, lines, strict=True):
            name = value_of(path)
            if name not in self._clashing and os.path.dirname(name) not in changed:
                yield name, line

    def _output(self) -> Iterator[tuple[str, bytes]]:
        """Yield the folders of documents: settings are refused once a link leads out with them."""
        repository = self._checker.repository
        for name in on_the_way(str(repository.root), (f"{repository.config.output}{os.sep}",)):
            if os.path.isdir(name):
                yield name, fresh.input_hash(name)


class KeptLines:
    """The lines that were kept of plans, by their paths; none where they cannot be read.

    They are read only where they are asked for, of the file as it was: another check may put a new
    one in its place meanwhile.
    """

    def __init__(self, file: Path | None) -> None:
        self._places: dict[str, int] = {}
        self._lines: BufferedReader | None = None
        if file is None:
            return
        with contextlib.suppress(OSError, ValueError, TypeError):
            self._lines = lines = opened(file)
            if value_of(lines.readline()) == [_FORM, mark_of(file.parent.parent)]:
                self._places = places_in(lines)

    @property
    def paths(self) -> KeysView[str]:
        """Return the paths of all plans."""
        return self._places.keys()

    def line(self, path: str) -> bytes:
        """Return the line of a plan; raises ``OSError`` or ``KeyError`` where there is none."""
        place = self._places[path]
        if self._lines is None:
            raise KeyError(path)
        self._lines.seek(place)
        return self._lines.readline()

    def close(self) -> None:
        """Let go of the file."""
        if self._lines:
            self._lines.close()


def _pieces(file: Path, plans: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    yield sealed((_FORM, mark_of(file.parent.parent)))
    for path, line in plans:
        if os.path.exists(path):
            yield sealed(path)
            yield line
