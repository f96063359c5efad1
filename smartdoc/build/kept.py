"""What a build keeps of every plan, so that the next need not make it again.

It stands in the repository's own folder, which git leaves out, and holds of a plan what the
manifest and its findings say. Whatever is wrong with it, it is as if there were nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, KeysView
from dataclasses import asdict
from pathlib import Path
from typing import Any

from smartdoc.build.folder import Made
from smartdoc.build.manifest import data_of, entry_from
from smartdoc.build.order import Outcome
from smartdoc.build.reading import HardPage
from smartdoc.cache import Asked, finding_from
from smartdoc.check import Checked
from smartdoc.fresh.sealed import mark_of, places_in, sealed, value_of
from smartdoc.frozen import frozen
from smartdoc.opening import opened
from smartdoc.source import Source

_FORM = "smartdoc build 8"
"""What the first line says of this form of the file; another one is as if there were none.

Beside it stand the mark of this copy of the repository's own folder, and what the build was.
"""


@frozen
class Last:
    """The build that left a file of what was kept.

    ``withheld`` tells that index or manifest would have told a secret, and might again. ``shared``
    is the key of what all plans depend on, and ``manifest`` the hash of the manifest written into
    the folder ``output``.

    *Why both:* builds of some plans, or into another folder, leave what others kept of the rest,
    and a folder of documents may be put back from a copy. Pages and index were made with what all
    plans shared then, and not with what they share now.
    """

    withheld: bool = False
    shared: str = ""
    manifest: str = ""
    output: str = ""


@frozen
class Kept:
    """One plan as it was built: its key, what it asked of others, and what came of it.

    ``team`` stands for what it says in index and manifest, and for what these must not say.
    """

    key: str
    asked: Asked
    team: str
    outcome: Outcome


def team_mark(outcome: Outcome) -> str:
    """Return a hash of a plan's words in index and manifest, and of its secrets from the team."""
    entry = outcome.entry and outcome.entry._replace(sha256="", commit="", uncommitted=False)
    outputs = [one._replace(sha256="") for one in entry.outputs] if entry else []
    words = (entry and entry._replace(outputs=tuple(outputs)), outcome.checked.plan)
    return hashlib.sha256(repr(words).encode("utf-8", "replace")).hexdigest()


class KeptFile:
    """What an earlier build kept of each plan, read only where it is asked for.

    A plan has two lines, one with its path. What cannot be read is as if it were not there.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._places: dict[str, int] = {}
        self.last = Last()
        with contextlib.suppress(OSError, ValueError, TypeError), opened(file) as stream:
            form, mark, last = value_of(stream.readline())
            if (form, mark) == (_FORM, mark_of(file.parent.parent)):
                self.last = Last(**last)
                self._places = places_in(stream)

    def paths(self) -> KeysView[str]:
        """Return the paths of all plans."""
        return self._places.keys()

    def get(self, path: Path) -> Kept | None:
        """Return what is kept of a plan, None where there is nothing."""
        try:
            return _kept(path, value_of(self.line(str(path))))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def key(self, path: str) -> str | None:
        """Return the key of a plan alone, None where there is none."""
        try:
            return str(value_of(self.line(path))["key"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def line(self, path: str) -> bytes:
        """Return the line of a plan; raises ``OSError`` or ``KeyError`` where there is none."""
        with opened(self._file) as stream:
            stream.seek(self._places[path])
            return stream.readline()


def lines_of(file: Path, plans: Iterable[tuple[str, bytes]], last: Last) -> Iterator[bytes]:
    """Yield the pieces of the file that keeps these lines, each with the path of its plan."""
    yield sealed((_FORM, mark_of(file.parent.parent), asdict(last)))
    for path, line in plans:
        yield sealed(path) + line


def line_of(kept: Kept) -> bytes:
    """Return what is kept of a plan as a line."""
    return sealed(_as_data(kept))


def _as_data(kept: Kept) -> dict[str, Any]:
    outcome = kept.outcome
    return {
        "key": kept.key,
        "asked": kept.asked,
        "team": kept.team,
        "file": outcome.checked.file,
        "lines": outcome.checked.source.text,
        "findings": [asdict(one) for one in outcome.checked.findings],
        "entry": data_of(outcome.entry) if outcome.entry else None,
        "made": {one.name: one.sha256 for one in outcome.made},
        "hard": [asdict(one) for one in outcome.hard],
    }


def _kept(path: Path, data: dict[str, Any]) -> Kept:
    source = Source(data["file"], data["lines"], None)
    findings = tuple(map(finding_from, data["findings"]))
    hard = tuple(HardPage(**{**one, "targets": tuple(one["targets"])}) for one in data["hard"])
    made = tuple(Made(name, digest, new=False) for name, digest in data["made"].items())
    outcome = Outcome(Checked(path, source, findings), entry_from(data["entry"]), made, hard)
    asked = tuple((length, words, answer) for length, words, answer in data["asked"])
    return Kept(data["key"], asked, data["team"], outcome)
