"""What each plan's outputs depend on, as one hash: while it stays the same, so do they.

Too much in it costs time, too little would leave a wrong document; so the content of all that a
learner's folder holds counts for each plan in it, and all that git has of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from smartdoc import __version__
from smartdoc.build.builder import Builder
from smartdoc.build.inputs import Inputs
from smartdoc.check.neighbours import Neighbourhood, Question
from smartdoc.git import Touched
from smartdoc.repository import PLAN_SUFFIXES

Asked = tuple[tuple[int, str, str], ...]
"""Questions about other learners' texts: length, hash of the words, and the answer."""


class Keys:
    """The keys of all plans of a build."""

    def __init__(self, builder: Builder, inputs: Inputs) -> None:
        self._builder = builder
        self._inputs = inputs
        self._plans = str(builder.repository.config.plans)
        self._folders = self._contents()
        self._shared = self._common()
        self._pasts = self._history()
        self._known: dict[int, dict[str, list[str]]] = {}

    def of(self, path: Path) -> str:
        """Return the key of a plan; nothing where it must be built each time."""
        folder = str(path.parent)
        inside = f"{folder}{os.sep}".startswith(f"{self._plans}{os.sep}")
        if not inside or folder not in self._folders or os.path.islink(path):
            return ""
        touched = self._builder.touched.get(path, Touched())
        own = (path.name, touched.commit, touched.uncommitted, self._pasts.get(folder, ""))
        return _hash((self._shared, self._folders[folder], own))

    def answers_stand(self, asked: Iterable[tuple[int, str, str]]) -> bool:
        """Tell whether other learners' plans still say, and do not say, what they did."""
        return all(self._answer(length, words) == answer for length, words, answer in asked)

    def _answer(self, length: int, words: str) -> str:
        folder, _, words = words.rpartition(":")
        if length not in self._known:
            sayings = self._builder.checker.neighbourhood.sayings(length)
            self._known[length] = {_of_words(one): found for one, found in sayings.items()}
        found = self._known[length].get(words, ())
        return next((one for one in found if one != folder), "")

    def _contents(self) -> dict[str, str]:
        """Return what each folder of plans holds, as one hash."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, digest in self._inputs.hashes.items():
            if name.startswith(f"{self._plans}{os.sep}") and name.lower().endswith(PLAN_SUFFIXES):
                found[os.path.dirname(name)].append((name, digest.hex()))
        return {folder: _hash(sorted(files)) for folder, files in found.items()}

    def _common(self) -> str:
        """Return the hash of what every plan depends on."""
        builder, inputs = self._builder, self._inputs
        order, around = builder.order, builder.checker.neighbourhood
        plans = self._folders
        shared = sorted(
            (name, inputs.what(name).hex())
            for name in inputs.hashes
            if not name.endswith(os.sep)
            and os.path.dirname(name) not in plans
            and not inputs.places.is_of_git(name)
        )
        learners = sorted((name, sorted(refs)) for name, refs in around.learners().items())
        wanted = (order.documents, order.formats, order.draft, order.audiences)
        made_with = (__version__, sys.version, str(builder.repository.root), str(order.output))
        today = builder.checker.today.isoformat()
        return _hash((made_with, wanted, today, shared, learners, _around(around)))

    def _history(self) -> dict[str, str]:
        """Return all that git has of each folder, as one hash."""
        history = self._builder.history
        found: dict[str, list[object]] = defaultdict(list)
        for path, versions in history.files.items():
            found[str(path.parent)].append((str(path), versions))
        known = (history.unknown, history.shallow)
        return {
            folder: _hash((known, sorted(found.get(folder, ()), key=repr)))
            for folder in {*self._folders, *found}
        }


def questions(folder: str, asked: Iterable[Question]) -> Asked:
    """Return questions as they can be kept, without any words."""
    return tuple(
        (length, f"{folder}:{_of_words(words)}", answer) for length, words, answer in asked
    )


def _around(around: Neighbourhood) -> object:
    names = sorted((name, sorted(folders)) for name, folders in around.names().items())
    return names, sorted(around.refs())


def _of_words(words: str) -> str:
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=repr).encode("ascii")).hexdigest()
