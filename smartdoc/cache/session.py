"""One run over the plans of a repository: what it may take from the last, and what it leaves."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from smartdoc import fresh
from smartdoc.cache.inputs import Places, inputs_of
from smartdoc.errors import SmartdocError
from smartdoc.fresh.stamp import differing, keep, unsure
from smartdoc.fresh.survey import survey
from smartdoc.repository import Repository
from smartdoc.writing import write_own


class Session:
    """The inputs of a run as they were before it read any, and the files that it keeps.

    ``places`` tells where the inputs are; settings and names were read after the time ``began``. A
    run that is stopped leaves nothing that would be taken for whole.
    """

    def __init__(
        self,
        repository: Repository,
        asked: fresh.Asked,
        places: Callable[[], Places],
        began: int,
    ) -> None:
        self._root = repository.root
        self._plans = str(repository.config.plans)
        self._asked = asked
        self._stamp = Path(asked.stamp)
        self._records = self._stamp.with_suffix(".plans")
        old = self._moved_aside()
        self.inputs = inputs_of(places(), old, str(self._stamp.parent))
        self.known = old.sure() if old else {}
        self.is_late = self._has_late_settings(began)

    def _moved_aside(self) -> fresh.Stamp | None:
        """Return the stamp of the run before, which is none any more."""
        before = self._stamp.with_suffix(".before")
        try:
            write_own(self._root, f"{self._stamp.parent.name}/{self._stamp.stem}.clock", b"")
            if self._stamp.exists():
                os.replace(self._stamp, before)
        except (OSError, SmartdocError):
            _forget(self._stamp)
        return fresh.read_stamp(str(before))

    def _has_late_settings(self, began: int) -> bool:
        """Tell whether what is no plan was changed after we may have read it: then keep nothing."""
        seen, places = self.inputs.seen, self.inputs.places
        return any(
            seen.is_recent(place, began)
            for place, name in enumerate(seen.names)
            if not (name.startswith(self._plans) or places.is_of_git(name))
            and not name.endswith(os.sep)
        )

    def changed_meanwhile(self) -> set[str]:
        """Return the inputs that somebody changed since the run began."""
        places, seen = self.inputs.places, self.inputs.seen
        now = survey(places.single, places.trees)
        if now.names != seen.names:
            return set(now.names) ^ set(seen.names)
        changed = {now.names[place] for place in differing(seen, now)}
        return {name for name in changed if not name.endswith(os.sep)}

    def others(self, changed: set[str]) -> set[str]:
        """Return those of the changed inputs that are no plans, and on which all plans depend."""
        return {name for name in changed if not name.startswith(self._plans)}

    @property
    def records(self) -> Path:
        """Return the file of what is kept of every plan."""
        return self._records

    def keep_records(self, content: bytes) -> None:
        """Keep what was found of the plans; where that cannot be, keep nothing."""
        try:
            write_own(self._root, f"{self._stamp.parent.name}/{self._records.name}", content)
        except (OSError, SmartdocError):
            _forget(self._records)

    def keep_stamp(
        self, said: fresh.Said, today: date, outputs: Mapping[str, bytes], *, fixed: bool
    ) -> None:
        """Keep what was said, and by which inputs and outputs to know that it still holds.

        ``outputs`` are whole names of files with the hash of each; ``fixed`` tells that the day
        does not go on by itself.
        """
        inputs = self.inputs
        there = survey(outputs, ())
        seen = fresh.Survey([*there.names, *inputs.seen.names])
        seen.figures.extend(there.figures)
        seen.figures.extend(inputs.seen.figures)
        digests = [*outputs.values(), *(inputs.hashes[name] for name in inputs.seen.names)]
        stamp = fresh.Stamp(
            key=self._asked.key,
            day=today.isoformat(),
            fixed=fixed,
            said=said,
            single=len(outputs) + len(inputs.places.single),
            trees=inputs.places.trees,
            seen=seen,
            hashes=b"".join(digests),
            unsure=unsure(seen, inputs.since),
        )
        keep(self._asked, stamp)


def _forget(file: Path) -> None:
    """Take away what was kept, where it cannot be kept anew."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
