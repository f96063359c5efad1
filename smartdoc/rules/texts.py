"""Every text of a plan file, wherever it stands, looked through quickly."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from smartdoc.finding import Path
from smartdoc.language.identifiers import lines_with_numbers

_RESTRICTED = "restricted"

Shape = Callable[[str], str | None]
"""What a text is looked through for: it returns the words that have the shape."""


@dataclass(frozen=True)
class Texts:
    """The texts outside “restricted”, and all of them as one, a line each.

    Keys are among them: a short name may be a real one. Most plans hold nothing of what is looked
    for, so the one text is looked through first, and paths are made only for what is found.
    ``small`` is that text in small letters, ``numbers`` the lines of it with a long number.
    """

    data: Mapping[str, object] = field(default_factory=dict)
    joined: str = ""
    small: str = ""
    numbers: str = ""

    def __iter__(self) -> Iterator[tuple[Path, str]]:
        """Yield every text with its path, keys among them."""
        for key, value in self.data.items():
            if key != _RESTRICTED:
                yield (key,), key
                yield from _placed(value, (key,))

    @cached_property
    def _values(self) -> tuple[tuple[Path, str], ...]:
        """Return every text that is no key, with its path."""
        found: list[tuple[Path, str]] = []
        for key, value in self.data.items():
            if key != _RESTRICTED:
                _place(value, (key,), found)
        return tuple(found)

    def values(self, but_for: Container[str] = ()) -> Iterator[tuple[Path, str]]:
        """Yield every text that is no key, but for those under some keys of the plan."""
        return ((path, text) for path, text in self._values if path[0] not in but_for)

    def has(self, word: str) -> bool:
        """Return whether the word is a key, or the whole of a text."""
        return f"\n{word}\n" in f"\n{self.joined}\n"

    def where(self, shape: Shape, signs: Iterable[str]) -> Iterator[tuple[Path, str]]:
        """Yield the place and the words of every text that holds such a shape.

        ``signs`` are small letters of which every such text holds some.
        """
        likely = "\n".join(_lines_with(signs, self.small))
        if likely and shape(likely) is not None:
            yield from self._where(shape)

    def where_number(self, shape: Shape) -> Iterator[tuple[Path, str]]:
        """Do the same for a shape that has a long number in it."""
        if self.numbers and shape(self.numbers) is not None:
            yield from self._where(shape)

    def _where(self, shape: Shape) -> Iterator[tuple[Path, str]]:
        for path, text in self:
            if (found := shape(text)) is not None:
                yield path, found


def texts_of(data: Mapping[str, object]) -> Texts:
    """Return the texts of a file's data."""
    found: list[str] = []
    for key, value in data.items():
        if key != _RESTRICTED:
            found.append(key)
            _gather(value, found)
    # One line each, so that a text of several lines is looked through as a whole.
    joined = "\n".join(text.replace("\n", " ") for text in found)
    return Texts(data, joined, joined.lower(), lines_with_numbers(joined))


def _lines_with(signs: Iterable[str], text: str) -> Iterator[str]:
    """Yield the lines of a text that hold one of the signs, those of the first sign first."""
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            yield text[text.rfind("\n", 0, at) + 1 : end]
            at = text.find(sign, end)


def _gather(value: object, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, list):
        for entry in value:
            _gather(entry, found)
    elif isinstance(value, dict):
        found += value
        for entry in value.values():
            _gather(entry, found)


def _place(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            _place(entry, (*path, at), found)
    elif isinstance(value, dict):
        for key, entry in value.items():
            _place(entry, (*path, key), found)


def _placed(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            yield from _placed(entry, (*path, at))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield (*path, key), key
            yield from _placed(entry, (*path, key))
