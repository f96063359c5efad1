"""A worker of somebody's cluster: builds plans of a bundle, and sends back what it made.

What it unpacks stands in a folder that nobody else may look into, for as long as Dask keeps the
bundle for a build, and is then removed. Nothing else is written: documents stay in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
import shutil
import sys
import tempfile
import threading
import weakref
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path

from smartdoc import __version__, assets
from smartdoc.build.builder import Builder
from smartdoc.build.bundle import Bundle, unpack
from smartdoc.build.folder import Made, OutputFolder
from smartdoc.build.order import Outcome
from smartdoc.check import Checker
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import PACKAGE
from smartdoc.fresh.survey import hash_of, survey
from smartdoc.frozen import frozen
from smartdoc.git import History
from smartdoc.git.process import ask
from smartdoc.opening import is_file
from smartdoc.repository import open_repository

_LIBRARIES = (
    "dask",
    "distributed",
    "docxtpl",
    "holidays",
    "jinja2",
    "jsonschema",
    "jsonschema-rs",
    "lxml",
    "python-docx",
    "pyyaml",
    "resvg-py",
)
"""What documents and findings are made with, beside our own code."""

CODE = "the code of smartdoc"
"""The trait that is another where somebody changed the code but not its version."""

Output = tuple[str, bytes | None]
"""An output by its name, and what it holds; None for one that must not be there any more."""


@frozen
class Answer:
    """What came of one plan, with names from the root in place of paths, and what to do of it."""

    outcome: Outcome
    outputs: tuple[Output, ...]


@cache
def traits() -> Mapping[str, str]:
    """Return all on which the bytes of a document depend beside the plans: each with its name."""
    found = {"smartdoc": __version__, CODE: _code(), "Python": platform.python_version()}
    found |= {"the system": sys.platform, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    found["git"] = "installed" if ask(Path(PACKAGE), "version").installed else "missing"
    for name in _LIBRARIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def _code() -> str:
    """Return the hash of our own code, with the schemas, templates and policies that go with it."""
    whole = hashlib.sha256()
    shipped = (assets.shipped("schemas"), assets.shipped("templates"), assets.shipped("policies"))
    for folder in (Path(PACKAGE), *shipped):
        for path in (Path(name) for name in survey((), ((str(folder), ()),)).names):
            if "_shipped" not in path.relative_to(folder).parts and is_file(path):
                whole.update(path.relative_to(folder).as_posix().encode() + hash_of(str(path)))
    return whole.hexdigest()[:12]


def received(bundle: Bundle) -> Bundle:
    """Return a bundle, so that Dask keeps it, and passes it on, as the result of a task."""
    return bundle


def work(
    bundle: Bundle, wanted: Mapping[str, str], names: Sequence[str]
) -> list[Answer | None] | None:
    """Return what came of each of these plans, None for one that its owner must build.

    None for all where this worker is not such as is ``wanted``, or has no room to unpack them.
    """
    if wanted != traits():
        return None
    with _alone:
        try:
            builder = _builder(bundle)
        except (SmartdocError, OSError):
            return None
        return [_answer(builder, name) for name in names]


_alone = threading.Lock()
"""A builder does one thing at a time, and a worker may have several threads."""

_builders: weakref.WeakKeyDictionary[Bundle, Builder] = weakref.WeakKeyDictionary()
"""The builder of each bundle that this worker holds."""


def _builder(bundle: Bundle) -> Builder:
    if bundle not in _builders:
        folder = Path(tempfile.mkdtemp(prefix="smartdoc-", dir=_own_folder()))
        weakref.finalize(bundle, shutil.rmtree, folder, ignore_errors=True)
        _builders[bundle] = _builder_in(folder, bundle)
    return _builders[bundle]


def _own_folder() -> str | None:
    """Return the worker's own folder, which Dask clears also after a worker was killed."""
    from distributed import get_worker  # a worker has it

    try:
        return str(get_worker().local_directory)
    except ValueError:  # this is no worker
        return None


def _builder_in(folder: Path, bundle: Bundle) -> Builder:
    root = unpack(bundle, folder)
    repository = open_repository(root)
    if repository.root != root:
        raise SmartdocError(f"{repository.root} has settings of its own.")
    order = replace(bundle.order, output=root / bundle.order.output)
    builder = Builder(Checker(repository, bundle.today), order)
    if bundle.unknown:
        repository.past.history = History(unknown=bundle.unknown)
    builder.touched = {root / name: one for name, one in bundle.touched.items()}
    return builder


class _Parcel(OutputFolder):
    """Keeps in memory what would be done in the output folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.outputs: list[Output] = []

    def write(self, name: str, content: bytes) -> Made:
        self.outputs.append((name, content))
        return Made(name, hashlib.sha256(content).hexdigest(), True)

    def withdraw(self, name: str) -> None:
        self.outputs.append((name, None))


def _answer(builder: Builder, name: str) -> Answer | None:
    root = builder.repository.root
    builder.folder = parcel = _Parcel(builder.order.output)
    try:
        outcome = builder.of(root / name)
    except SmartdocError:  # its owner meets the same, and is told of it with the owner's paths
        return None
    if outcome.failed or outcome.fault:
        return None
    asked = tuple(
        (length, words, Path(where).relative_to(root).as_posix() if where else "")
        for length, words, where in outcome.asked
    )
    checked = replace(outcome.checked, path=Path(name))
    outcome = replace(outcome, checked=checked, asked=asked)
    return None if str(root) in repr(outcome) else Answer(outcome, tuple(parcel.outputs))
