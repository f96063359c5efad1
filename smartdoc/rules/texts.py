"""Every text of a plan file, wherever it stands, looked through quickly."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property

from smartdoc.dates import is_date
from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.language.identifiers import lines_with_numbers
from smartdoc.language.plain import alike, words_of

_RESTRICTED = "restricted"
_DAY = len("2026-11-30")

Placed = tuple[Path, str]
"""Where a text stands, and the text."""

Shape = Callable[[str], str | None]
"""What a text is looked through for: it returns the words that have the shape."""


@frozen(slots=False)
class Texts:
    """The texts outside “restricted”, and all of them as one, a line each.

    Keys are among them: a short name may be a real one. Most plans hold nothing of what is looked
    for, so the one text is looked through first, and paths are made only for what is found.
    ``small`` is that text in small letters, ``numbers`` the lines of it with a long number.
    ``placed`` holds those that are no keys, with their paths, by the key of the plan above them.
    """

    data: Mapping[str, object] = field(default_factory=dict)
    joined: str = ""
    small: str = ""
    numbers: str = ""
    placed: Mapping[str, Sequence[Placed]] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words of all texts, made alike."""
        return frozenset(words_of(alike(self.joined)))

    def __iter__(self) -> Iterator[Placed]:
        """Yield every text with its path, keys among them."""
        for key, value in self.data.items():
            if key != _RESTRICTED:
                yield (key,), key
                yield from _placed(value, (key,))

    def values(self, but_for: Container[str] = ()) -> Iterator[Placed]:
        """Yield every text that is no key, but for those under some keys of the plan."""
        for key, texts in self.placed.items():
            if key not in but_for:
                yield from texts

    def where(self, shape: Shape, characters: Iterable[str]) -> Iterator[Placed]:
        """Yield the place and the words of every text that holds such a shape.

        ``characters`` are small letters of which every such text holds some.
        """
        likely = "\n".join(_lines_with(characters, self.small))
        if likely and shape(likely) is not None:
            yield from self._where(shape)

    def where_number(self, shape: Shape) -> Iterator[Placed]:
        """Do the same for a shape that has a long number in it."""
        if self.numbers and shape(self.numbers) is not None:
            yield from self._where(shape)

    def _where(self, shape: Shape) -> Iterator[Placed]:
        for path, text in self:
            if (found := shape(text)) is not None:
                yield path, found


def texts_of(data: Mapping[str, object]) -> Texts:
    """Return the texts of a file's data."""
    found: list[str] = []
    placed: dict[str, list[Placed]] = {}
    for key, value in data.items():
        if key != _RESTRICTED:
            found.append(key)
            _gather(value, (key,), found, placed.setdefault(key, []))
    # One line each, so that a text of several lines is looked through as a whole.
    lines = [text.replace("\n", " ") for text in found]
    joined = "\n".join(lines)
    # Most digits of a plan are those of days, and none of them is looked for.
    others = "\n".join([line for line in lines if len(line) != _DAY or not is_date(line)])
    return Texts(data, joined, joined.lower(), lines_with_numbers(others), placed)


def _lines_with(characters: Iterable[str], text: str) -> Iterator[str]:
    """Yield the lines of a text that hold one of the characters, those of the first one first."""
    for character in characters:
        at = text.find(character)
        while at >= 0:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            yield text[text.rfind("\n", 0, at) + 1 : end]
            at = text.find(character, end)


def _gather(value: object, path: Path, found: list[str], placed: list[Placed]) -> None:
    if isinstance(value, str):
        found.append(value)
        placed.append((path, value))
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            _gather(entry, (*path, at), found, placed)
    elif isinstance(value, dict):
        found += value
        for key, entry in value.items():
            _gather(entry, (*path, key), found, placed)


def _placed(value: object, path: Path) -> Iterator[Placed]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            yield from _placed(entry, (*path, at))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield (*path, key), key
            yield from _placed(entry, (*path, key))
