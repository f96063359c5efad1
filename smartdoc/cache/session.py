"""One run over the plans of a repository: what it may take from the last, and what it leaves."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from pathlib import Path

from smartdoc import fresh
from smartdoc.cache.inputs import Places, inputs_of, is_code
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import LOADED
from smartdoc.fresh.listing import Listing
from smartdoc.fresh.stamp import UNKNOWN, keep
from smartdoc.fresh.survey import FIGURES, changed_names, survey
from smartdoc.opening import exists
from smartdoc.repository import Repository
from smartdoc.writing import clear_stopped, write_own

_LOT = 10_000
"""Outputs that are listed at a time."""


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
        self._git = repository.past
        self._asked = asked
        self._stamp = Path(asked.stamp)
        self._records = self._stamp.with_suffix(".plans")
        self._known = self._moved_aside()
        self.inputs = inputs_of(places(), self._known, str(self._stamp.parent))
        clear_stopped(self.inputs.seen.left)
        self.is_late = self._has_late_settings(began)

    def _moved_aside(self) -> fresh.Sure | None:
        """Return what the stamp of the run before knows, which is no stamp any more."""
        before = self._stamp.with_suffix(".before")
        try:
            write_own(self._root, f"{self._stamp.parent.name}/{self._stamp.stem}.clock", b"")
            if exists(self._stamp):
                os.replace(self._stamp, before)
        except (OSError, SmartdocError):
            _forget(self._stamp)
        return fresh.sure_of(str(before))

    def _has_late_settings(self, began: int) -> bool:
        """Tell whether what is no plan was changed after we may have read it: then keep nothing."""
        seen, places = self.inputs.seen, self.inputs.places
        return any(
            seen.is_recent(place, LOADED if is_code(name) else began)
            for place, name in enumerate(seen.names)
            if not (places.is_plan(name) or places.is_of_git(name)) and not name.endswith(os.sep)
        )

    def is_there(self, output: str, sha256: str) -> bool:
        """Tell whether an output is there with this content; it is read only if it must be."""
        known = self._known.hash_of(output, fresh.look((output,))) if self._known else None
        if known is None and os.path.islink(output):
            return False  # whatever it leads to, no document may be written through it
        return (fresh.hash_of(output) if known is None else known).hex() == sha256

    def forget_before(self) -> None:
        """Let go of what the run before left: with many plans it takes much room."""
        self._known = None

    def changed_meanwhile(self) -> set[str]:
        """Return the inputs that somebody changed since the run began.

        *Why folders in trees too:* what was put into one and taken out again, and may have been
        read meanwhile, leaves no other trace. That of our own code is left out, as Python keeps
        there what it compiled.
        """
        places, seen = self.inputs.places, self.inputs.seen
        changed = changed_names(seen, survey(places.single, places.trees))
        return {name for name in changed if not name.endswith(os.sep) or places.is_in_tree(name)}

    def others(self, changed: set[str]) -> set[str]:
        """Return those of the changed inputs on which all plans depend."""
        places = self.inputs.places
        return {
            name for name in changed if not (places.is_plan(name) or places.is_plan_folder(name))
        }

    @property
    def records(self) -> Path:
        """Return the file of what is kept of every plan."""
        return self._records

    def keep_records(self, content: Iterable[bytes]) -> None:
        """Keep what was found of the plans, in pieces; where that cannot be, keep nothing."""
        try:
            write_own(self._root, f"{self._stamp.parent.name}/{self._records.name}", content)
        except (OSError, SmartdocError):
            _forget(self._records)

    def keep_stamp(
        self,
        said: fresh.Said,
        today: date,
        outputs: Iterable[tuple[str, bytes]],
        *,
        fixed: bool,
    ) -> None:
        """Keep what was said, and by which inputs and outputs to know that it still holds.

        ``outputs`` are whole names of files with the hash of each, ``UNKNOWN`` for one that must
        not be there; ``fixed`` tells that the day does not go on by itself.
        """
        inputs = self.inputs
        if not (inputs.places.whole and self._git.is_sure):
            return
        with contextlib.suppress(OSError), Listing(str(self._stamp.parent), inputs.since) as files:
            left = iter(outputs)
            while lot := list(islice(left, _LOT)):
                seen = survey([name for name, _ in lot], ())
                told = zip(seen.figures[::FIGURES], lot, strict=True)
                if any((size < 0) != (digest == UNKNOWN) for size, (_, digest) in told):
                    return  # somebody took an output away meanwhile
                files.add(seen, b"".join(digest for _, digest in lot))
            stamp = fresh.Stamp(
                key=self._asked.key,
                day=today.isoformat(),
                fixed=fixed,
                said=said,
                single=files.count + len(inputs.places.single),
                trees=inputs.places.trees,
            )
            files.add(inputs.seen, b"".join(map(inputs.hashes.__getitem__, inputs.seen.names)))
            keep(self._asked, stamp, files)


def _forget(file: Path) -> None:
    """Take away what was kept, where it cannot be kept anew."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
