"""What the other learners' plans say: their names, their targets and their reasons.

Reading every plan in full to check one would take seconds in a repository of a thousand. So the
newest file of each learner's folder is looked through as plain text for the lines ``name:`` under
``learner:``, ``statement:`` and ``reason:``, which takes some 80 microseconds a file. Older files,
and targets written on one line between braces, are not looked at: what is missed there costs a
piece of advice, and what is found is found in one file alone as in all of them. A name that is
missed would cost more, because documents are searched for it: a file in which the learner is named
in some other way is read in full.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from smartdoc.frozen import frozen
from smartdoc.language.name_forms import forms_of, without_apostrophe
from smartdoc.language.plain import phrase_of
from smartdoc.language.sameness import nameless
from smartdoc.opening import is_dir, may_pass, opened
from smartdoc.repository import PLAN_SUFFIXES
from smartdoc.source import LARGEST_FILE, parse_bytes

_LEARNER = b"\nlearner:"
_NAME = re.compile(
    rb"\nlearner: *(?:\{|(?:#[^\n]*)?\n)(?:[ {#][^\n]*\n){0,12}?[^\n#]*?\bname:[ \t]*([^\n]*)"
)
_TEXT = rb"""\"([^\"\\]*)\"|'([^']*)'|([^\s\"'>|&*!?%@`{}\[\],#-]"""
_ON_ITS_LINE = re.compile(_TEXT + rb"[^#]*?)\s*(?:\s#.*)?\Z")
_IN_BRACES = re.compile(_TEXT + rb"[^#,}]*)\s*(?:[,}].*|\s#.*)?\Z")
_KEYS = (b"statement:", b"reason:")
_STYLE = b" >|+-"


Form = tuple[str, str]
"""A form of a name as a phrase, and the folder in which it is used, nothing where several are."""

Question = tuple[int, int, str]
"""How many words a text has, their mark, and the folder that was answered, or nothing."""


@dataclass(slots=True)
class Neighbourhood:
    """All learners under the folder of plans, looked up once when they are first asked for.

    ``asked`` holds the questions about the texts of others since :meth:`of` was last called: while
    their answers stay the same, the plan that they were asked for is judged the same. It
    ``is_sure`` unless the disk failed, and may give more another time.
    """

    plans: Path
    asked: list[Question] = field(default_factory=list)
    is_sure: bool = True
    _refs: frozenset[str] | None = None
    _names: dict[str, set[str]] | None = None
    _forms: dict[str, tuple[Form, ...]] | None = None
    _whole: dict[str, set[str]] = field(default_factory=dict)
    _texts: dict[int, list[tuple[str, bytes]]] | None = None
    _sayings: dict[int, dict[int, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, path: Path) -> Around:
        """Return the neighbours of a plan file; one that lies elsewhere has none."""
        self.asked = []
        inside = path.is_relative_to(self.plans)
        return Around(self, str(path.parent) if inside else "")

    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """Return every form of the learners' names, by a word of each."""
        if self._forms is None:
            found: dict[str, set[str]] = {}
            self._look()
            for name, folders in {**(self._names or {}), **self._whole}.items():
                phrases = set(map(phrase_of, forms_of(name)))
                for phrase in (*phrases, *without_apostrophe(phrases)):
                    found.setdefault(phrase, set()).update(folders)
            self._forms = _by_word(found)
        return self._forms

    def learners(self) -> Mapping[str, frozenset[str]]:
        """Return the whole name and the first name of every learner, with the refs of its plans."""
        self._look()
        first = self._names or {}
        return {
            name: frozenset(Path(one).name for one in {*first.get(name, ()), *folders})
            for name, folders in {**first, **self._whole}.items()
        }

    def called(self, name: str) -> frozenset[str]:
        """Return the refs of the learners whose whole name or first name this is."""
        self._look()
        folders = {*(self._names or {}).get(name, ()), *self._whole.get(name, ())}
        return frozenset(Path(one).name for one in folders)

    def refs(self) -> frozenset[str]:
        """Return the refs of all learners: the names of the folders that hold plans."""
        if self._refs is None:
            self._refs = frozenset(os.path.basename(folder) for folder, _ in self._newest())
        return self._refs

    def _newest(self) -> Iterable[tuple[str, str]]:
        return _newest(str(self.plans), self._note) if is_dir(self.plans) else ()

    def _note(self, error: OSError) -> None:
        """Remember that something could not be read: its own check tells of that."""
        self.is_sure &= not may_pass(error)

    def saying(self, length: int, mark: int, folder: str) -> str:
        """Return the first folder but this in which a text of this length has this mark.

        Only texts of one length can be the same.
        """
        if length not in self._sayings:
            self._sayings[length] = _by_mark(self._looked_for_texts().pop(length, ()))
        found = self._sayings[length].get(mark, ())
        return next((one for one in found if one != folder), "")

    def forget_texts(self) -> None:
        """Let go of what plans say, until it is asked for again."""
        self._texts = None
        self._sayings.clear()

    def _looked_for_texts(self) -> dict[int, list[tuple[str, bytes]]]:
        if self._texts is None:
            self._names = None
        return self._look()

    def _look(self) -> dict[int, list[tuple[str, bytes]]]:
        """Read the newest file of each learner, if that was not done; return the texts found."""
        if self._names is not None:
            return self._texts or {}
        self._names, self._whole, self._texts = {}, {}, {}
        for folder, file in self._newest():
            content = _content(file, self._note)
            if whole := _learner_in(content):
                self._names.setdefault(_first_name(whole), set()).add(folder)
                self._whole.setdefault(whole, set()).add(folder)
            for raw in _said(content):
                self._texts.setdefault(len(raw.split()), []).append((folder, raw))
        return self._texts


@frozen
class Around:
    """The learners around one: all but those of its own folder."""

    everybody: Neighbourhood
    folder: str

    def names_among(self, words: frozenset[str]) -> Iterator[str]:
        """Yield the names of other learners, as phrases, that a text of these words may hold."""
        forms = self.everybody.forms() if self.folder else {}
        for word in forms.keys() & words:
            yield from (phrase for phrase, folder in forms[word] if folder != self.folder)

    def plan_saying(self, text: str) -> str:
        """Return the folder in which another learner's plan says this text, or nothing."""
        if not self.folder:
            return ""
        length, mark = len(text.split()), _mark_of(text)
        where = self.everybody.saying(length, mark, self.folder)
        self.everybody.asked.append((length, mark, where))
        return Path(where).name if where else ""


def _by_word(phrases: Mapping[str, set[str]]) -> dict[str, tuple[Form, ...]]:
    """Return phrases, each with the folder that it is from, by the longest word of each."""
    found: dict[str, tuple[Form, ...]] = {}
    for phrase, folders in phrases.items():
        if words := phrase.split():
            form = (phrase, next(iter(folders)) if len(folders) == 1 else "")
            key = max(words, key=len)
            found[key] = (*found.get(key, ()), form)
    return found


def _by_mark(texts: Iterable[tuple[str, bytes]]) -> dict[int, tuple[str, ...]]:
    """Return the first two folders that say each text: one of them is not that of who asks."""
    found: dict[int, tuple[str, ...]] = {}
    for folder, raw in texts:
        mark = _mark_of(raw.decode("utf-8", "replace"))
        folders = found.get(mark, ())
        if len(folders) < 2 and folder not in folders:
            found[mark] = (*folders, folder)
    return found


def _mark_of(text: str) -> int:
    """Return what stands for the words of a text, names and numbers made alike.

    It takes little room, and can be kept: it tells no word.
    """
    words = nameless(text).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big")


_Note = Callable[[OSError], None]


def _newest(folder: str, note: _Note) -> Iterator[tuple[str, str]]:
    """Yield each folder that holds plans with the last of its files, by their names."""
    newest = ""
    for entry in _entries(folder, note):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _newest(entry.path, note)
        elif entry.name.lower().endswith(PLAN_SUFFIXES) and entry.is_file(follow_symlinks=False):
            newest = max(newest, entry.path)
    if newest:
        yield folder, newest


def _entries(folder: str, note: _Note) -> list[os.DirEntry[str]]:
    """Return what a folder holds, in the order of the names, so that all computers say the same.

    A folder that may not be looked into holds nothing for us.
    """
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        note(error)
        return []


def _content(file: str, note: _Note) -> bytes:
    """Return what a file holds, nothing where it cannot be read.

    Every line ends as on Linux: git gives them other ends on Windows.
    """
    try:
        with opened(file) as stream:
            size = os.fstat(stream.fileno()).st_size
            content = stream.read(size) if size <= LARGEST_FILE else b""
    except OSError as error:
        note(error)
        return b""
    if b"\r" not in content:
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _learner_in(content: bytes) -> str:
    """Return the name of the learner of a plan, nothing where it has none."""
    lines = b"\n" + content.removeprefix(codecs.BOM_UTF8)
    at = lines.find(_LEARNER)
    match = _NAME.match(lines, at) if at >= 0 else None
    if match:
        way = _IN_BRACES if b"{" in match[0][: match.start(1) - match.start()] else _ON_ITS_LINE
        if written := way.match(match[1]):
            return _in_one_line(written[written.lastindex or 0].decode("utf-8", "replace"))
    learner = (parse_bytes(content, "").data or {}).get("learner")
    name = learner.get("name") if isinstance(learner, dict) else None
    return _in_one_line(name) if isinstance(name, str) else ""


def _in_one_line(name: str) -> str:
    return " ".join(name.split())


def _first_name(whole: str) -> str:
    """Return the first name of a whole one, also where the surname stands before it."""
    surname, _, first = whole.partition(", ")
    return (first or surname).split(" ")[0]


def _said(content: bytes) -> Iterator[bytes]:
    """Yield the statements and reasons of a plan, as they are written."""
    for key in _KEYS:
        at = content.find(key)
        while at >= 0:
            line = content.rfind(b"\n", 0, at) + 1
            if not content[line:at].strip(b" -"):
                end = _end_of_value(content, at, column=at - line)
                yield content[at + len(key) : end].lstrip(_STYLE)
            at = content.find(key, at + len(key))


def _end_of_value(content: bytes, at: int, column: int) -> int:
    """Return where a value ends: before the first line that is indented no further than its key."""
    end = content.find(b"\n", at)
    while end >= 0:
        following = content.find(b"\n", end + 1)
        line = content[end + 1 : following if following >= 0 else len(content)]
        words = line.lstrip(b" ")
        if words and len(line) - len(words) <= column:
            return end
        end = following
    return len(content)
