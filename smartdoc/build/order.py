"""What is asked of a build, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from smartdoc.build.folder import Made
from smartdoc.build.guard import Withheld
from smartdoc.build.manifest import PlanEntry
from smartdoc.build.reading import HardPage
from smartdoc.check import Checked
from smartdoc.check.neighbours import Question
from smartdoc.frozen import frozen


@frozen
class Order:
    """What to build: which documents, in which formats, where to, and whether as drafts.

    Without documents, all that the policy knows; without audiences, one for each reader.
    """

    documents: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path
    draft: bool = False
    audiences: tuple[str, ...] = ()


@frozen
class Cluster:
    """Other computers to build on: the address of their scheduler, as Dask writes it.

    ``say`` is told what does not go well.
    """

    address: str
    say: Callable[[str], None]


@frozen
class Failed:
    """A file that could not be written or removed, and what can be done.

    ``name`` is that of the output, nothing for another file.
    """

    message: str
    hint: str
    name: str = ""


@frozen
class Outcome:
    """What became of one plan: what a report tells of it, and what was made.

    ``checked`` holds no more than that. ``entry`` is None where nothing was made because of errors;
    ``made`` is every file, and ``asked`` what was asked of other plans. It is not ``sure`` where
    git or the disk failed, and may give more another time; where the disk did, it has not
    ``read_all``. ``fault`` is where smartdoc itself failed, as a traceback.
    """

    checked: Checked
    entry: PlanEntry | None = None
    made: tuple[Made, ...] = ()
    hard: tuple[HardPage, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    failed: tuple[Failed, ...] = ()
    asked: tuple[Question, ...] = ()
    sure: bool = True
    read_all: bool = True
    fault: str = ""

    @property
    def is_refused(self) -> bool:
        """Tell whether nothing was made because of errors in the plan."""
        return self.entry is None and not (self.failed or self.fault)

    @property
    def is_settled(self) -> bool:
        """Tell whether there is nothing about it that the next build would have to try again."""
        return self.entry is not None and self.sure and not (self.withheld or self.failed)


@frozen
class Refused:
    """A plan of which nothing was made because of its errors; as a draft it might be."""

    file: str
    as_draft: bool


@frozen
class Built:
    """What a build did: how many files there are, and how many of them are new or changed.

    ``refused`` plans have errors, and no documents were made of them. ``withheld`` files would have
    told their readers a secret, and were not written; ``hard`` are the learners' own pages that are
    not easy to read; ``failed`` tells what could not be written.
    """

    plans: int
    files: int
    new: int
    removed: tuple[Path, ...]
    refused: tuple[Refused, ...]
    withheld: tuple[Withheld, ...] = ()
    hard: tuple[HardPage, ...] = ()
    failed: tuple[Failed, ...] = ()
