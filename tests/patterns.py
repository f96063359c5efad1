"""All regular expressions of smartdoc, how each is used, and texts made to keep it busy."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import smartdoc
from smartdoc.language.finder import Finder
from smartdoc.late import Late

PACKAGE = Path(smartdoc.__file__).parent
_FROM_ANYWHERE = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
_OF_CATEGORY = {
    op.CATEGORY_DIGIT: "7",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_NOT_WORD: "-",
}
_MANY = 3
"""Repetitions above which a part of a pattern can take in much."""


def patterns() -> dict[str, tuple[re.Pattern[Any], bool]]:
    """Return each pattern by its name, and whether it is looked for from anywhere in a text."""
    found: dict[str, tuple[re.Pattern[Any], bool]] = {}
    seen: set[tuple[int, bool]] = set()
    for module in _modules():
        methods = _methods(Path(str(module.__file__)))
        for name, value in vars(module).items():
            for called, pattern in _held(f"{module.__name__}.{name}", value):
                used = methods.get(name, _FROM_ANYWHERE)
                anywhere = bool(used & _FROM_ANYWHERE)
                if (id(pattern), anywhere) not in seen:  # imported from another module
                    found[called] = pattern, anywhere
                seen.add((id(pattern), anywhere))
    for place, pattern in _written_in_calls():
        found[place] = (pattern, True)
    return found


def _modules() -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages(smartdoc.__path__, "smartdoc."):
        if not each.name.endswith("__main__"):
            yield importlib.import_module(each.name)


def _held(name: str, value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns in a value that a module has made itself, those in its lists too."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, Finder):
        yield name, value.pattern
    elif isinstance(value, Late):
        yield name, value.compiled
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _held(f"{name}[{key!r}]", each)
    elif isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        for number, each in enumerate(value):
            yield from _held(f"{name}[{number}]", each)


def _methods(path: Path) -> dict[str, set[str]]:
    """Return which methods a module calls on each of its names."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set()).add(node.attr)
    return found


def _written_in_calls() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns in calls such as ``re.sub("a+", "", text)``."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=attr),
                    args=[ast.Constant(value=str(source)), *_],
                ) if attr in _FROM_ANYWHERE:
                    yield f"{path.relative_to(PACKAGE).as_posix()} {source}", re.compile(source)


def shapes(pattern: re.Pattern[Any]) -> list[str]:
    """Return what to repeat so that the pattern has much to do: what it can take in, or begin."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    sampler = _Sampler()
    wholes = {sampler.of(tree, pick) for pick in range(4)}
    found = sampler.parts | wholes | {" ", "a", "7", "a ", "."}
    return sorted((one for one in found if one), key=lambda one: (len(one), one))[:20]


class _Sampler:
    """Makes texts that a pattern matches; ``parts`` are those that it can take in many times."""

    def __init__(self) -> None:
        self.parts: set[str] = set()
        self._groups: dict[int, str] = {}

    def of(self, tree: Any, pick: int) -> str:
        """Return a text that the tree matches; ``pick`` chooses among its alternatives."""
        text = ""
        for code, value in tree:
            if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
                least, most, inner = value
                once = self.of(inner, pick)
                if most > _MANY:
                    self.parts |= {once, text, text + once}
                text += once * max(least, 1)
            else:
                text += self._one(code, value, pick)
        return text

    def _one(self, code: Any, value: Any, pick: int) -> str:
        if code is op.LITERAL:
            return chr(value)
        if code is op.IN:
            return _of_set(value)
        if code is op.BRANCH:
            return self.of(value[1][pick % len(value[1])], pick)
        if code is op.SUBPATTERN:
            self._groups[value[0]] = self.of(value[3], pick)
            return self._groups[value[0]]
        if code is op.ATOMIC_GROUP:
            return self.of(value, pick)
        if code is op.GROUPREF:
            return self._groups.get(value, "")
        if code is op.GROUPREF_EXISTS:
            return self.of(value[1], pick)
        return {op.ANY: "a", op.NOT_LITERAL: "a"}.get(code, "")


def _of_set(items: Any) -> str:
    if items[0][0] is op.NEGATE:
        taken = re.compile("[" + "".join(map(_written, items[1:])) + "]")
        return next(sign for sign in 'a 7-.,(\n"é<¤\0\x01' if not taken.match(sign))
    code, value = items[-1]
    if code is op.LITERAL:
        return chr(value)
    return chr(value[0]) if code is op.RANGE else _OF_CATEGORY[value]


def _written(item: Any) -> str:
    code, value = item
    if code is op.LITERAL:
        return re.escape(chr(value))
    if code is op.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    short = {op.CATEGORY_DIGIT: "d", op.CATEGORY_SPACE: "s", op.CATEGORY_WORD: "w"}
    large = {op.CATEGORY_NOT_DIGIT: "D", op.CATEGORY_NOT_SPACE: "S", op.CATEGORY_NOT_WORD: "W"}
    return f"\\{(short | large)[value]}"
