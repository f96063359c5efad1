"""The sandbox of all templates: what runs for ever or grows without end is stopped.

*Why:* a plans repository is shared, and one template must not stop everybody's build. There are no
signals and no threads in this, so that it holds on Windows and in each process of a build.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST_SECONDS = 20.0
"""What one document may take; those of our own templates take some hundredths of a second."""

MOST = 1_000_000
"""Signs, entries or digits that one expression may make, and rounds that all loops of a document
may take; a plan of 40 pages has a tenth of it."""

_MOST_WRITTEN = 20
"""So many times that may stand in the document, pictures included."""

_WIDE = re.compile(r"[0-9]{7,}")
_PADDING = ("center", "ljust", "rjust", "zfill", "expandtabs")


class TooMuch(SecurityError):
    """What a template does takes too long, or too much memory."""


class Bounded(ImmutableSandboxedEnvironment):
    """A sandbox in which loops end in time and texts stay of a size that can be printed."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, *, finalize: Callable[[Any], Any] = str, **settings: Any) -> None:
        self._until = float("inf")
        self._steps = self._written = 0

        def counted(value: Any) -> Any:
            said = finalize(value)
            self._written += _size(said)
            _refuse_above(self._written / _MOST_WRITTEN)
            return said

        super().__init__(finalize=counted, **settings)
        self.filters.update(self.watching)

    @property
    def watching(self) -> dict[str, Callable[..., Any]]:
        """Return the filters that this holds on to, with those of Jinja that could make much."""
        guarded = {name: _guarded(name) for name in GUARDED}
        return {**guarded, _LOOPED: self._looped, _MEASURED: _measured}

    def begin(self) -> None:
        """Start the clock for one document."""
        self._until = time.monotonic() + MOST_SECONDS
        self._steps = self._written = 0

    def _generate(self, source: nodes.Template, *given: Any, **settings: Any) -> str:
        # Not where it is parsed: what looks at a template's text sees it as it was written.
        watched = cast(nodes.Template, _Watching().visit(source))
        return super()._generate(watched, *given, **settings)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator makes, unless it would be too large."""
        if operator == "*":
            _refuse_above(_size(left) * _times(right), _size(right) * _times(left))
        elif operator == "**" and isinstance(right, int | float):
            _refuse_above(abs(right) * len(str(left)))
        elif operator == "%" and isinstance(left, str):
            _refuse_wide(left)
        return _measured(super().call_binop(context, operator, left, right))

    def call(self, context: Context, given: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what a call gives, unless time is over or it would be too large."""
        self._refuse_late()
        owner = getattr(given, "__self__", None)
        if isinstance(owner, str):
            _refuse_growth(getattr(given, "__name__", ""), owner, args)
        return super().call(context, given, *args, **kwargs)

    def _looped(self, entries: Iterable[Any]) -> Iterator[Any]:
        for entry in entries:
            self._steps += 1
            _refuse_above(self._steps)
            self._refuse_late()
            yield entry

    def _refuse_late(self) -> None:
        if time.monotonic() > self._until:
            raise TooMuch(f"it takes more than {MOST_SECONDS:.0f} seconds.")


_LOOPED, _MEASURED = "smartdoc looped", "smartdoc measured"
"""Names with a space, which no template can use."""


class _Watching(NodeTransformer):
    """Has each loop counted, and the size of each text looked at that others are joined to."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - as Jinja calls it
        node.iter = _filtered(node.iter, _LOOPED)
        return self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        return _filtered(self.generic_visit(node), _MEASURED)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802
        node.filter = nodes.Filter(
            cast(nodes.Expr, node.filter), _MEASURED, [], [], None, None, lineno=node.lineno
        )
        return self.generic_visit(node)


def _filtered(node: nodes.Node, name: str) -> nodes.Expr:
    return nodes.Filter(cast(nodes.Expr, node), name, [], [], None, None, lineno=node.lineno)


def _measured(value: Any) -> Any:
    _refuse_above(_size(value))
    return value


def _size(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _times(value: object) -> int:
    return value if isinstance(value, int) else 0


def _refuse_above(*sizes: float) -> None:
    if any(size > MOST for size in sizes):
        raise TooMuch(f"it makes something of more than {MOST:,} signs or entries.")


def _refuse_wide(form: str) -> None:
    if _WIDE.search(form):
        raise TooMuch(f"it makes something of more than {MOST:,} signs or entries.")


def _refuse_growth(method: str, text: str, given: tuple[Any, ...]) -> None:
    """Raise if a method of a text would make a very long one of it."""
    if method in _PADDING and given:
        _refuse_above(len(text) * _times(given[0]) if method == "expandtabs" else _times(given[0]))
    elif method == "replace" and len(given) > 1:
        _refuse_above((len(text) + 1) * _size(given[1]))
    elif method == "join" and given and isinstance(given[0], list | tuple):
        _refuse_above(len(text) * len(given[0]) + sum(_size(each) for each in given[0]))
    elif method in ("format", "format_map"):
        _refuse_wide(text)


def _in_all(value: Any, given: tuple[Any, ...]) -> None:
    if isinstance(value, list | tuple):
        between = _size(given[0]) if given else 0
        _refuse_above(sum(_size(each) + between for each in value))


def _by_number(value: Any, given: tuple[Any, ...]) -> None:
    _refuse_above(*(_times(each) * (str(value).count("\n") + 1) for each in given))


def _by_text(value: Any, given: tuple[Any, ...]) -> None:
    if len(given) > 1:
        _refuse_above((len(str(value)) + 1) * _size(given[1]))


def _by_form(value: Any, _: tuple[Any, ...]) -> None:
    _refuse_wide(str(value))


GUARDED: dict[str, Callable[[Any, tuple[Any, ...]], None]] = {
    "center": _by_number,
    "indent": _by_number,
    "batch": _by_number,
    "slice": _by_number,
    "wordwrap": _by_number,
    "replace": _by_text,
    "join": _in_all,
    "format": _by_form,
}


def _guarded(name: str) -> Callable[..., Any]:
    """Return a filter of Jinja's that first looks at how much it would make."""
    made, refuse = FILTERS[name], GUARDED[name]
    at = 1 if hasattr(made, "jinja_pass_arg") else 0

    def guarded(*args: Any, **kwargs: Any) -> Any:
        refuse(args[at], (*args[at + 1 :], *kwargs.values()))
        return made(*args, **kwargs)

    if at:
        guarded.jinja_pass_arg = made.jinja_pass_arg  # type: ignore[attr-defined]
    return guarded
