"""A check of many plans: judges those that may be judged otherwise than before, and keeps that."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from smartdoc import fresh
from smartdoc.cache.inputs import on_the_way
from smartdoc.cache.kept_findings import finding_from
from smartdoc.cache.keys import Asked, Keys, pasts
from smartdoc.cache.session import Session
from smartdoc.check import Checked, Checker, many
from smartdoc.check.many import Judged
from smartdoc.fresh.sealed import mark_of, sealed, value_of
from smartdoc.frozen import frozen
from smartdoc.opening import opened
from smartdoc.source import Source

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

    The lines to keep stand in a file without a name until all plans are judged, in a folder that is
    as private as the plans: held in memory, those of 10,000 plans take 10 MiB.
    """

    def __init__(self, checker: Checker, session: Session, jobs: int) -> None:
        self._checker = checker
        self._session = session
        self._jobs = jobs
        self._before = {} if session.is_late else _read(session.records)
        self._done: dict[Path, Checked] = {}
        self._refs: dict[Path, str] = {}
        self._clashing: set[str] = set()
        folder = str(session.records.parent)
        self._lines = tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=folder)  # noqa: SIM115 - held
        self._is_full = False

    def close(self) -> None:
        """Let go of what would be kept."""
        self._lines.close()

    def files(self, paths: Sequence[Path]) -> list[Checked]:
        """Return what a report tells of each plan file, judged anew only where that is needed."""
        for path in paths:
            if found := self._as_before(path):
                self._take(path, found)
        todo = [path for path in paths if path not in self._done]
        with closing(many.judged(self._checker, todo, self._jobs)) as judged:
            for path, one in judged:
                self._take(path, self._judged(path, one))
        for clashing in many.clashes([(path, self._refs[path]) for path in paths]):
            # Told of each of them but the first, whichever of them was judged when.
            together = many.together(self._checker, clashing)
            self._done |= {path: one.checked for path, one in together.items()}
            self._clashing.update(map(str, clashing))
        self._checker.repository.past.forget()
        return [self._done[path] for path in paths]

    def _take(self, path: Path, found: _Found) -> None:
        self._done[path], self._refs[path] = found.checked, found.ref
        if found.line and not self._is_full:
            try:
                self._lines.write(sealed(str(path)) + found.line)
            except OSError:
                self._is_full = True

    def _as_before(self, path: Path) -> _Found | None:
        line = self._before.pop(str(path), b"")
        try:
            row = _Row(*value_of(line))
            if row.key != self._keys.of(path) or not self._stands(path, row):
                return None
            findings = tuple(map(finding_from, row.findings))
            return _Found(Checked(path, Source(row.file, row.lines, None), findings), row.ref, line)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def _stands(self, path: Path, row: _Row) -> bool:
        """Tell whether git and other learners' plans still say of a plan what they did."""
        folder = str(path.parent)
        if row.past and row.past != self._pasts.get(folder):
            return False
        return self._keys.answers_stand(folder, row.asked)

    def _judged(self, path: Path, one: Judged) -> _Found:
        checked, key = one.seen.checked, self._keys.of(path)
        if not key:
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
        unsure = self._is_full or self._session.is_late or self._session.others(changed)
        folders = {os.path.dirname(name) for name in changed}
        plans = () if unsure else self._to_keep(folders)
        self._session.keep_records(_pieces(self._session.records, plans))
        if not (changed or self._session.is_late):
            self._session.keep_stamp(said, self._checker.today, self._output(), fixed=fixed)

    def _to_keep(self, changed: Container[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the line of each plan, but for those in folders that have changed."""
        yield from self._before.items()  # plans that were not asked for this time
        self._lines.seek(0)
        while path := self._lines.readline():
            name, line = value_of(path), self._lines.readline()
            if name not in self._clashing and os.path.dirname(name) not in changed:
                yield name, line

    def _output(self) -> Iterator[tuple[str, bytes]]:
        """Yield the folders of documents: settings are refused once a link leads out with them."""
        repository = self._checker.repository
        for name in on_the_way(str(repository.root), (f"{repository.config.output}{os.sep}",)):
            if os.path.isdir(name):
                yield name, fresh.input_hash(name)


def _read(file: Path) -> dict[str, bytes]:
    """Return the line that was kept of each plan, by its path; none where they cannot be read."""
    try:
        with opened(file) as lines:
            if value_of(next(lines)) != [_FORM, mark_of(file.parent.parent)]:
                return {}
            return {value_of(path): next(lines) for path in lines}
    except (OSError, StopIteration, ValueError, TypeError):
        return {}


def _pieces(file: Path, plans: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    yield sealed((_FORM, mark_of(file.parent.parent)))
    for path, line in plans:
        if os.path.exists(path):
            yield sealed(path)
            yield line
