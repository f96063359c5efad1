"""Compiled templates kept from one run to the next, because compiling takes longer than a document.

They are code, and so they never lie in a plans repository, which others can write to: Jinja keeps
them in a folder below the system's temporary one that is this user's alone.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from smartdoc import __version__
from smartdoc.fresh.asked import PACKAGE
from smartdoc.fresh.survey import survey


class Compiled(FileSystemBytecodeCache):
    """A store that is never needed: what cannot be read or written is compiled."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept of a template; nothing where it is broken."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever reading spoilt bytes may raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where there is room for it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled(use: str) -> Compiled | None:
    """Return the store for an environment, None where there is no folder for it.

    ``use`` names the environment: with other settings a template is compiled to something else.
    """
    try:
        return Compiled(pattern=f"smartdoc-{use}-{_edition()}-%s.cache")
    except (OSError, RuntimeError):
        return None


@cache
def _edition() -> str:
    """Return a mark of all code that has a part in what a template is compiled to.

    Our own code is in it file by file: what filters make of constants is compiled in.
    """
    code = survey((), ((PACKAGE, (".py",)),))
    mark = hashlib.sha256(f"{__version__} {jinja2.__version__} {code.names}".encode())
    mark.update(code.figures.tobytes())
    return mark.hexdigest()[:16]
