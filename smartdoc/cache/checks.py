"""A check of many plans: judges those that may be judged otherwise than before, and keeps that."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

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

_FORM = 3
"""The number of this form of the file; another one is read as if there were none."""


@frozen
class _Kept:
    """What was found of one plan: under which key, and by which questions of other learners.

    ``past`` is the hash of all that git has of its folder, where git was asked; ``ref`` is that of
    the plan, nothing where it has none.
    """

    key: str
    past: str
    asked: Asked
    ref: str
    checked: Checked


class CheckRun:
    """One check of some plans of a repository, ``jobs`` at a time."""

    def __init__(self, checker: Checker, session: Session, jobs: int) -> None:
        self._checker = checker
        self._session = session
        self._jobs = jobs
        self._before = {} if session.is_late else _read(session.records)
        self._found: dict[Path, _Kept] = {}

    def files(self, paths: Sequence[Path]) -> list[Checked]:
        """Return what a report tells of each plan file, judged anew only where that is needed."""
        self._found = {path: kept for path in paths if (kept := self._as_before(path))}
        todo = [path for path in paths if path not in self._found]
        with closing(many.judged(self._checker, todo, self._jobs)) as judged:
            for path, one in judged:
                self._found[path] = self._to_keep(path, one)
        done = {path: one.checked for path, one in self._found.items()}
        for clashing in many.clashes([(path, self._found[path].ref) for path in paths]):
            # Told of each of them but the first, whichever of them was judged when.
            together = many.together(self._checker, clashing)
            done |= {path: one.checked for path, one in together.items()}
            for path in clashing:
                del self._found[path]
        return [done[path] for path in paths]

    def _as_before(self, path: Path) -> _Kept | None:
        kept = self._before.get(str(path))
        if kept is None or kept.key != self._keys.of(path):
            return None
        if kept.past and kept.past != self._pasts.get(str(path.parent)):
            return None
        return kept if self._keys.answers_stand(str(path.parent), kept.asked) else None

    def _to_keep(self, path: Path, one: Judged) -> _Kept:
        past = self._pasts.get(str(path.parent), "") if one.is_compared else ""
        return _Kept(self._keys.of(path), past, one.asked, one.ref, one.seen.checked)

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
        folders = {str(Path(name).parent) for name in changed}
        kept = {
            str(path): one
            for path, one in self._found.items()
            if one.key and str(path.parent) not in folders
        }
        unsure = self._session.is_late or bool(self._session.others(changed))
        self._session.keep_records(
            _lines(self._session.records, {} if unsure else {**self._before, **kept})
        )
        if not (changed or self._session.is_late):
            self._session.keep_stamp(said, self._checker.today, self._output(), fixed=fixed)

    def _output(self) -> Iterator[tuple[str, bytes]]:
        """Yield the folders of documents: settings are refused once a link leads out with them."""
        repository = self._checker.repository
        for name in on_the_way(str(repository.root), (f"{repository.config.output}{os.sep}",)):
            if os.path.isdir(name):
                yield name, fresh.input_hash(name)


def _read(file: Path) -> dict[str, _Kept]:
    """Return what was kept of plans, by the path of each; nothing where it cannot be read.

    Each plan has a line, so that it is never all there twice.
    """
    try:
        with opened(file) as lines:
            if value_of(next(lines)) != [_FORM, mark_of(file.parent.parent)]:
                return {}
            rows = (value_of(line) for line in lines)
            return {path: _kept(Path(path), *row) for path, *row in rows}
    except (OSError, StopIteration, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _kept(
    path: Path, key: str, past: str, asked: Any, ref: str, file: str, lines: str, findings: Any
) -> _Kept:
    source = Source(file, lines, None)
    checked = Checked(path, source, tuple(map(finding_from, findings)))
    return _Kept(key, past, tuple((one, words, to) for one, words, to in asked), ref, checked)


def _lines(file: Path, plans: Mapping[str, _Kept]) -> Iterator[bytes]:
    rows = (_as_row(path, one) for path, one in plans.items() if Path(path).exists())
    yield from map(sealed, chain(((_FORM, mark_of(file.parent.parent)),), rows))


def _as_row(path: str, kept: _Kept) -> tuple[object, ...]:
    checked = kept.checked
    findings = [asdict(one) for one in checked.findings]
    text = checked.told_lines()
    return path, kept.key, kept.past, kept.asked, kept.ref, checked.file, text, findings
