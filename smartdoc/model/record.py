"""What every part of a plan has in common: its place in the file, and how it reads a deadline."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from smartdoc.dates import day
from smartdoc.finding import Path
from smartdoc.frozen import frozen

Result = TypeVar("Result")

SEVERAL_VALUES = "this is a block with several values: name one of them"
"""What is wrong where a template puts a whole record among words."""


@frozen(kw_only=True)
class Record:
    """One block of a plan. Two records are equal when they say the same, wherever they stand."""

    path: Path = field(default=(), compare=False, repr=False)

    def at(self, *keys: str | int) -> Path:
        """Return the path of a value inside this record."""
        return (*self.path, *keys)

    def __str__(self) -> str:
        """Raise ``TypeError``: no document says a record as Python writes it."""
        raise TypeError(SEVERAL_VALUES)


@frozen(kw_only=True)
class Dated(Record):
    """A record with a deadline, kept as it was written: a day or plain words."""

    due: str | None = None

    @property
    def due_on(self) -> datetime.date | None:
        """Return the deadline as a day, None if it is missing or written in words."""
        return None if self.due is None else day(self.due)


def once_per_record(work: Callable[[type[Record]], Result]) -> Callable[[type[Record]], Result]:
    """Return the function as one that does its work once for each kind of record.

    *Why not functools.cache alone:* mypy takes no class with a ``__hash__`` of its own for its key.
    """
    return cast("Callable[[type[Record]], Result]", cache(work))


@once_per_record
def types_of(record: type[Record]) -> Mapping[str, Any]:
    """Return the type of each field of a kind of record."""
    return get_type_hints(record)
