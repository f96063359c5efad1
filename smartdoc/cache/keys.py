"""What is found of a plan depends on what, as one hash: while it stays the same, so does that.

Too much in it costs time, too little would leave something wrong; so the content of all that a
learner's folder holds counts for each plan in it.
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
from smartdoc.cache.inputs import Inputs
from smartdoc.check import Checker
from smartdoc.check.neighbours import Neighbourhood, Question
from smartdoc.git import History

Asked = tuple[Question, ...]
"""Questions about other learners' texts."""


class Keys:
    """The keys of all plans of a run, without what git has of them.

    ``wanted`` is what was asked for, as far as what is found depends on it; ``shared`` is the key
    of all that is part of each.
    """

    def __init__(self, checker: Checker, inputs: Inputs, wanted: object) -> None:
        self._checker = checker
        self._inputs = inputs
        self._plans = str(checker.repository.config.plans)
        self.folders = self._contents()
        self.shared = self._common(wanted)

    def of(self, path: Path) -> str:
        """Return the key of a plan; nothing where it must be looked at each time."""
        folder = str(path.parent)
        inside = f"{folder}{os.sep}".startswith(f"{self._plans}{os.sep}")
        if not inside or folder not in self.folders or os.path.islink(path):
            return ""
        return hash_of((self.shared, self.folders[folder], path.name))

    def answers_stand(self, folder: str, asked: Asked) -> bool:
        """Tell whether those in other folders still say, and do not say, what they did."""
        around = self._checker.neighbourhood
        return all(around.saying(length, mark, folder) == said for length, mark, said in asked)

    def _contents(self) -> dict[str, str]:
        """Return what each folder of plans holds, as one hash."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, digest in self._inputs.hashes.items():
            if self._inputs.places.is_plan(name):
                found[os.path.dirname(name)].append((name, digest.hex()))
        return {folder: hash_of(sorted(files)) for folder, files in found.items()}

    def _common(self, wanted: object) -> str:
        """Return the hash of what every plan depends on."""
        inputs, around = self._inputs, self._checker.neighbourhood
        on_the_way = set(inputs.places.single)
        shared = sorted(
            (name, inputs.what(name).hex())
            for name in inputs.hashes
            if (not name.endswith(os.sep) or name in on_the_way)
            and not inputs.places.is_plan(name)
            and not inputs.places.is_of_git(name)
        )
        learners = sorted((name, sorted(refs)) for name, refs in around.learners().items())
        made_with = (__version__, sys.version, str(self._checker.repository.root))
        read_from = (os.path.realpath(self._plans), inputs.places.packs_of_a_part())
        today = self._checker.today.isoformat()
        return hash_of((made_with, read_from, wanted, today, shared, learners, _around(around)))


def pasts(history: History, folders: Iterable[str]) -> dict[str, str]:
    """Return all that git has of each folder of plans, as one hash."""
    found: dict[str, list[object]] = defaultdict(list)
    for path, versions in history.files.items():
        found[str(path.parent)].append((str(path), versions))
    known = (history.unknown, history.shallow, sorted(history.edge))
    return {
        folder: hash_of((known, sorted(found.get(folder, ()), key=repr)))
        for folder in {*folders, *found}
    }


def hash_of(value: object) -> str:
    """Return the hash of what JSON can say of a value."""
    return hashlib.sha256(json.dumps(value, default=repr).encode("ascii")).hexdigest()


def _around(around: Neighbourhood) -> object:
    return sorted(around.forms().items()), sorted(around.refs())
