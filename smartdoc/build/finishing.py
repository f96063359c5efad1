"""The end of a build: index, learners' pages and manifest, written plan by plan."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from heapq import merge
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from smartdoc import __version__, assets
from smartdoc.build.folder import INDEX
from smartdoc.build.index import forms_in_index, learner_in_index, learner_index, page_name
from smartdoc.build.manifest import (
    MANIFEST,
    About,
    LearnerPage,
    Output,
    PlanEntry,
    hashes_of,
    line_of,
)
from smartdoc.build.order import Failed, Outcome
from smartdoc.build.register import Register
from smartdoc.disclosure import Leak, Secrets, search
from smartdoc.fresh.names import Names
from smartdoc.opening import is_file
from smartdoc.repository import CONFIG_FILE, Repository, folded
from smartdoc.view import Index

if TYPE_CHECKING:
    from smartdoc.build.overview import Overview

_MOST = 20
"""Secrets of the manifest that are told of: nobody mends more before building again."""


class _Told(Exception):
    """The manifest would tell a secret."""


class Finishing:
    """Index, learners' pages and manifest of one build, written plan by plan.

    ``known`` are documents made before, listed or not. If it is no ``whole`` build, other plans
    stay listed; with ``as_before`` a page that was made of the same entries is not made anew.
    """

    def __init__(
        self,
        overview: Overview,
        outcomes: Mapping[Path, Outcome],
        secrets: Secrets,
        known: Iterable[str],
        *,
        whole: bool,
        as_before: bool,
    ) -> None:
        self._overview = overview
        self._repository = overview.repository
        self._outcomes = outcomes
        self._secrets = secrets
        self._known = known
        self._whole = whole
        self._as_before = as_before
        self._leaks: list[Leak] = []
        self._forms: tuple[Output, ...] = ()
        self._there = Names()
        self._spelt: dict[str, str] = {}
        self.removed: list[Path] = []

    def write(self) -> None:
        """Write all, and remove what is out of date."""
        overview = self._overview
        with overview.telling(MANIFEST):
            try:
                overview.made.append(overview.folder.fill(MANIFEST, self._fill))
                overview.folder.list_all(overview.left)  # the next build tries to remove them
            except _Told:
                listed = set(self._listed())  # some in the manifest before, which goes now
                overview.withhold(MANIFEST, self._leaks[:_MOST])
                overview.folder.list_all(listed | overview.left)

    def _fill(self, stream: io.FileIO) -> None:
        overview, repository = self._overview, self._repository
        self._forms = forms = tuple(overview.forms(self._secrets))
        self._there.add(one.path for one in forms)
        about = About(
            smartdoc=__version__,
            policy=repository.policy.name,
            today=overview.builder.checker.today.isoformat(),
            inputs=hashes_of(shared_inputs(repository)),
            forms=forms,
        )
        self._search(about.text() + "}")
        register = Register(stream, about)
        for entry in merge(self._entries(), self._others(), key=lambda plan: plan.file):
            line = line_of(entry)
            register.add(entry, line, told=not self._search(line, f" of {entry.file}"))
            self._there.add(one.path for one in entry.outputs)
            self._note_spelling(entry)
        pages = list(self._pages(register))
        # Also one that could not be written: what stands there is better than nothing.
        self._there.add(page_name(learner.ref) for learner in register.learners())
        known = chain(overview.before.outputs(), overview.folder.unlisted(), self._known)
        self.removed = list(overview.remove(one for one in known if not self._is_there(one)))
        self._index(register, forms)
        if self._leaks:
            raise _Told
        register.finish(pages)

    def _note_spelling(self, entry: PlanEntry) -> None:
        """Remember how the folder of a plan's documents is spelt, if not as it is folded."""
        for folder in {one.path.rpartition("/")[0] for one in entry.outputs}:
            if folded(folder) != folder:
                self._spelt[folded(folder)] = folder

    def _is_there(self, name: str) -> bool:
        """Tell whether this build made a document, maybe under another spelling of its name.

        *Why:* where a disk takes ``.PEP`` for ``.pep``, what was made of a plan whose file is now
        called so is what stood there before, and would be removed as out of date.
        """
        if name in self._there:
            return True
        folder, _, file = name.rpartition("/")
        now = self._spelt.get(folded(folder), folded(folder))
        if now == folder or f"{now}/{file}" not in self._there:
            return False
        return self._overview.folder.is_one(folder, now)

    def _listed(self) -> Iterator[str]:
        """Yield the name of every document and page that the manifest would have listed."""
        yield from (one.path for one in self._forms)
        for entry in chain(self._entries(), self._others()):
            yield from (one.path for one in entry.outputs)
            yield page_name(entry.ref)

    def _search(self, text: str, where: str = "") -> bool:
        """Tell whether a part of the manifest, which is ``where``, tells a secret."""
        found = search(MANIFEST, text.encode("utf-8"), self._secrets)
        self._leaks += (replace(leak, place=f"{leak.place}{where}") for leak in found)
        return bool(found)

    def _entries(self) -> Iterator[PlanEntry]:
        """Yield what was made of each plan, sorted by file."""
        for path in sorted(self._outcomes, key=self._repository.shown):
            outcome = self._outcomes[path]
            if outcome.entry:
                yield self._with_old(outcome.entry, outcome.failed)

    def _with_old(self, entry: PlanEntry, failed: tuple[Failed, ...]) -> PlanEntry:
        """Return an entry with what is still there of an earlier build, where it had to stay."""
        names = {one.name for one in failed}
        self._there.add(names)  # also what no manifest lists
        if not names:
            return entry
        old = (
            one
            for plan in self._overview.before.plans()
            for one in plan.outputs
            if one.path in names
        )
        there = (one for one in old if self._overview.folder.may_hold(one.path))
        return entry._replace(outputs=(*entry.outputs, *there))

    def _others(self) -> Iterator[PlanEntry]:
        """Yield what an earlier build made of plans that still exist and are not asked for now."""
        if self._whole:
            return
        asked = {self._repository.shown(path) for path in self._outcomes}
        kept = self._overview.before.plans_but(asked)
        there = [one for one in kept if os.path.isfile(self._repository.root / one.file)]
        yield from sorted(there, key=lambda plan: plan.file)

    def _pages(self, register: Register) -> Iterator[LearnerPage]:
        """Write the page of each learner, and yield what is to be known of each."""
        overview = self._overview
        before = {one.path: one for one in overview.before.pages()} if self._as_before else {}
        for learner in register.learners():
            name = page_name(learner.ref)
            content = self._still_there(before.get(name), learner.source)
            if content is None:
                page = learner_index(register.plans(learner), self._repository.config.branding)
                content = overview.builder.workshop.renderer.learner(page).encode("utf-8")
            if overview.is_written(name, content, self._secrets):
                yield LearnerPage(name, overview.made[-1].sha256, learner.source)

    def _still_there(self, page: LearnerPage | None, source: str) -> bytes | None:
        """Return a page that is there as it would be made now, None where there is none."""
        if page is None or page.source != source:
            return None
        content = self._overview.folder.content_of(page.path)
        return content if hashlib.sha256(content).hexdigest() == page.sha256 else None

    def _index(self, register: Register, forms: tuple[Output, ...]) -> None:
        """Write the index, which leads to the page of each learner."""
        overview = self._overview
        index = Index(
            tuple(map(learner_in_index, register.learners())),
            overview.builder.checker.today,
            self._repository.config.branding,
            forms_in_index(forms),
        )
        page = overview.builder.workshop.renderer.index(index)
        overview.is_written(INDEX, page.encode("utf-8"), self._secrets)


def shared_inputs(repository: Repository) -> dict[str, Path]:
    """Return what every document depends on: settings, schemas, templates and policies."""
    root = repository.root
    settings = root / CONFIG_FILE
    files = {settings.name: settings} if os.path.isfile(settings) else {}
    for folder in ("schemas", "templates", "policies"):
        for place in reversed(assets.folders(root, folder)):
            found = (path for path in place.glob("*") if is_file(path))
            files |= {f"{folder}/{path.name}": path for path in found}
    return files
