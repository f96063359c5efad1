"""Every text of a plan file, wherever it stands, looked through quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from smartdoc.finding import Path
from smartdoc.language.identifiers import lines_with_numbers

Shape = Callable[[str], str | None]
"""What a text is looked through for: it returns the words that have the shape."""


@dataclass(frozen=True, slots=True)
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
        """Yield every text with its path."""
        for key, value in self.data.items():
            if key != "restricted":
                yield (key,), key
                yield from _placed(value, (key,))

    def has(self, word: str) -> bool:
        """Return whether the word stands anywhere, as itself or in another."""
        return word in self.joined

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
        if key != "restricted":
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
