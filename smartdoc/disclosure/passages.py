"""All that can be read in a finished file, and where: text, attributes, parts, pictures."""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import cached_property, lru_cache
from urllib.parse import unquote

from smartdoc.disclosure.markup import markup
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.language.plain import Read, read, words_of
from smartdoc.late import late
from smartdoc.unpacking import BROKEN, TooLarge, unpacked

Pieces = Iterable[tuple[str, str]]
"""The pieces that a passage is made of, each with its place in words."""

_ZIP, _PNG, _JPEG = b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_DATA = late(r"data:[\w/+.-]*(?:;[\w=-]+)*,[^\"')\s<>]*")
_STRINGS = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{8,}")
_WIDE_STRINGS = {
    "utf-16-le": re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){8,}"),
    "utf-16-be": re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]){8,}"),
}

_SCAN = re.compile(rb"\xff\xda(?:[^\xff]++|\xff[\0\xd0-\xd7])*+")
"""The pixels of a JPEG, up to the next marker."""

_AMONG_PIXELS = re.compile(rb"[\x20-\x7e]{24,}|(?:[\x20-\x7e]\0){8,}[\x20-\x7e]?")
"""Text that somebody hid among the pixels of a picture; shorter ones are there by chance."""

_PIXELS = frozenset({b"IDAT", b"PLTE", b"tRNS", b"iCCP"})
_FOLD = late(r"\r?\n[ \t]")
_QUIET = late(r"word/(?:theme/|fonts?/|fontTable|styles|numbering|settings|webSettings)")
_LOCAL = late(r"[\w.+-]+")
_NUMBERS = late(r"\d+")
_LONGEST_LOCAL = 64
"""Characters that an address of e-mail may have before its “@”."""

_RULE_END, _RULE = "}", 400
"""What each rule of a style ends with, and how many characters most of them have at most."""

_DEEPEST = 3
"""Files within files that are opened."""


@frozen(slots=False)
class Passage:
    """A part of a file to be searched as one. ``pieces`` tells its parts apart, should that matter.

    In a ``quiet`` one a first name is that of a font or a style, and of nobody.
    """

    place: str
    raw: str
    pieces: Callable[[], Pieces] = field(default=lambda: ())
    quiet: bool = False
    is_name: bool = False

    @cached_property
    def text(self) -> str:
        """Return the text as it is compared."""
        return _RULE_END.join([text for text, _ in self._read])

    @cached_property
    def phrase(self) -> str:
        """Return its words with a blank around each."""
        return f" {' '.join(self._words)} "

    @cached_property
    def run(self) -> str:
        """Return its words without the blanks between them."""
        return "".join(self._words)

    @cached_property
    def column(self) -> str:
        """Return its words below each other, each once."""
        return "\n".join(self.words)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return its words in small letters."""
        return frozenset(self._words)

    @cached_property
    def _words(self) -> list[str]:
        found = [word for _, words in self._read for word in words]
        found += _in_addresses(self.text)
        return found

    @cached_property
    def _read(self) -> list[Read]:
        """Return the text in pieces; most of a web page is its style, which others have too."""
        pieces = self.raw.split(_RULE_END)
        return [(_rule if len(piece) < _RULE else read)(piece) for piece in pieces]

    def place_of(self, holds: Callable[[Passage], bool]) -> str:
        """Return the place of the first piece that holds what was found."""
        for place, text in self.pieces():
            if holds(Passage(place, text)):
                return place
        return self.place


_rule = lru_cache(maxsize=1024)(read.__wrapped__)


def _in_addresses(text: str) -> Iterator[str]:
    """Yield the words before each “@” without the numbers in them, and these run together.

    *Why:* jo.quorvax1984@ is Jo Quorvax as well as jo.quorvax@ is.
    """
    for before in text.split("@")[:-1] if "@" in text else ():
        backwards = _LOCAL.match(before[: -_LONGEST_LOCAL - 1 : -1])
        if backwards and any(map(str.isdigit, backwards[0])):
            words = words_of(_NUMBERS.sub(" ", backwards[0][::-1]))
            yield from (*words, "".join(words))


def passages(name: str, content: bytes) -> Iterator[Passage]:
    """Yield everything that can be read in a file, its own name first.

    Word files, web pages, calendars, JSON and SVG are taken apart; of any other file, and of
    pictures, what looks like text is read. Raises ``SmartdocError`` for a package that is too
    large.
    """
    yield Passage("the file's name", name.replace("/", "\n"), is_name=True)
    yield from _inside(content, "", name)


def _inside(content: bytes, where: str, name: str, depth: int = 0) -> Iterator[Passage]:
    if content.startswith(_ZIP) and depth < _DEEPEST:
        yield from _package(content, where, depth)
        return
    text = _decoded(content)
    if text is None:
        yield from _binary(content, where)
    elif name.endswith(".ics") or text.startswith("BEGIN:VCALENDAR"):
        yield from _calendar(text, where)
    elif name.endswith(".json"):
        yield from _json(text, where)
    else:
        yield from _marked_up(text, where, depth)


def _decoded(content: bytes) -> str | None:
    """Return the content as text, None if it is none."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if content.startswith((_PNG, _JPEG)) or b"\0" in content[:4096]:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _package(content: bytes, where: str, depth: int) -> Iterator[Passage]:
    """Yield what stands in the parts of a Word file, or of any other packed one."""
    try:
        parts, remark = unpacked(content)
    except TooLarge as error:  # what cannot be searched is not handed out
        raise SmartdocError(
            "A Word file holds too much to be searched for what its readers must not see.",
            "Make the pictures and what else is in it smaller.",
        ) from error
    except BROKEN:
        yield from _binary(content, where)
        return
    yield Passage("the names of its parts", "\n".join(parts))
    if remark:
        yield Passage("the remark of the packed file", remark.decode("utf-8", "replace"))
    for each, part in parts.items():
        yield from _part(part, f"{where}{each}", depth)


@lru_cache(maxsize=48)  # most parts of a Word file are those of reference.docx, and never change
def _part(part: bytes, place: str, depth: int) -> tuple[Passage, ...]:
    return tuple(_inside(part, place, place, depth + 1))


def _marked_up(text: str, where: str, depth: int) -> Iterator[Passage]:
    text, carried = _without_data(_without_style_hash(text))
    page = markup(text)
    quiet = bool(_QUIET.match(where))
    yield Passage(where or "the page", page.text, lambda: page.pieces(where), quiet)
    if page.attributes:
        place = f"an attribute in {where}" if where else "an attribute of the page"
        yield Passage(place, page.attributes, lambda: page.attribute_pieces(where), quiet)
    for number, (data, line) in enumerate(carried, 1):
        name = f"picture {number} in {where}" if where else f"a picture on line {line} of the page"
        if depth < _DEEPEST:
            for inner in _part(data, name, depth):
                yield Passage(name, inner.raw)


def style_hash(style: str) -> str:
    """Return what the policy of a web page calls the one style that it may show."""
    digest = hashlib.sha256(style.encode("utf-8", "replace")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _without_style_hash(text: str) -> str:
    """Return a page without the hash of its style.

    *Why:* that is letters at random. Of seventy thousand pages one had a child's name in it.
    """
    _, _, behind = text.partition("<style>")
    style, end, _ = behind.partition("</style>")
    return text.replace(style_hash(style), "") if end else text


def _without_data(text: str) -> tuple[str, list[tuple[bytes, int]]]:
    """Return the text without files that it carries in itself, and these with their lines."""
    if "data:" not in text:
        return text, []
    carried: list[tuple[bytes, int]] = []

    def taken(match: re.Match[str]) -> str:
        carried.append((_carried(match[0]), text.count("\n", 0, match.start()) + 1))
        return "data:"

    return _DATA.sub(taken, text), carried


def _carried(address: str) -> bytes:
    """Return the file that a data address holds."""
    head, _, data = address.partition(",")
    if not head.endswith(";base64"):
        return html.unescape(unquote(data)).encode("utf-8")
    try:
        return base64.b64decode(unquote(data), validate=False)
    except (binascii.Error, ValueError):
        return data.encode("utf-8")


def _calendar(text: str, where: str) -> Iterator[Passage]:
    """Yield the lines of a calendar: folded ones joined, and masked characters as they are."""
    lines = [
        re.sub(r"\\([,;\\nN])", lambda sign: "\n" if sign[1] in "nN" else sign[1], line)
        for line in _FOLD.sub("", text).splitlines()
    ]
    pieces = [(f"its entry {line.partition(':')[0].partition(';')[0]}", line) for line in lines]
    yield Passage(where or "the calendar", "\n".join(lines), lambda: pieces)


def _json(text: str, where: str) -> Iterator[Passage]:
    try:
        pieces = list(_values(json.loads(text)))
    except (ValueError, RecursionError):
        yield Passage(where or "the file", text)
        return
    texts = "\n".join(value for _, value in pieces)
    yield Passage(where or "the file", texts, lambda: pieces)


def _values(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield f"a key of {place or 'the file'}", str(key)
            yield from _values(each, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _values(each, f"{place}[{at}]")
    elif value is not None:
        yield place, str(value)


def _binary(content: bytes, where: str) -> Iterator[Passage]:
    """Yield what a picture says beside its pixels, and what looks like text in other files."""
    if content.startswith(_PNG):
        content = b"\0".join(_png_remarks(content))
    elif content.startswith(_JPEG):
        content = _SCAN.sub(lambda pixels: _among(pixels[0]), content)
    found = [text.decode("utf-8", "replace") for text in _STRINGS.findall(content)]
    for order, strings in _WIDE_STRINGS.items():
        found += [text.decode(order) for text in strings.findall(content)]
    if found:
        quiet = bool(_QUIET.match(where))
        place = f"what {where or 'the file'} says of itself"
        yield Passage(place, "\n".join(found), quiet=quiet)


def _among(pixels: bytes) -> bytes:
    """Return what is written among the pixels of a picture."""
    return b"\0\0\0".join((b"", *_AMONG_PIXELS.findall(pixels), b""))


def _png_remarks(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG picture that are no pixels, unpacked."""
    at = len(_PNG)
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length
        if name in (b"zTXt", b"iTXt"):
            yield data
            yield from _unpacked(data)
        else:
            yield _among(data) if name in _PIXELS else data + b" " * 8
    yield content[at:]  # whatever somebody has hung on behind


def _unpacked(data: bytes) -> Iterator[bytes]:
    start = data.find(b"\x78")
    if start >= 0:
        try:
            yield zlib.decompressobj().decompress(data[start:], 1_000_000)
        except zlib.error:
            return
