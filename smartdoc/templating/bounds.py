"""The sandbox of all templates: what runs for ever or grows without end is stopped.

*Why:* a plans repository is shared, and one template must not stop everybody's build. There are no
signals and no threads in this, so that it holds on Windows and in each process of a build.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, cast

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from smartdoc.templating.growth import (
    GUARDED,
    LISTS,
    MOST_WRITTEN,
    TooMuch,
    digits_of,
    guarded_filter,
    measured,
    refuse_above,
    refuse_growth,
    refuse_wide,
    size_of,
    stop,
    times_of,
    weight_of,
)

MOST_SECONDS = 20.0
"""What one document may take; those of our own templates take some hundredths of a second."""

_AT_ONCE = 1000


class Bounded(ImmutableSandboxedEnvironment):
    """A sandbox in which loops end in time and texts stay of a size that can be printed."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, *, finalize: Callable[[Any], Any] = str, **settings: Any) -> None:
        self._until = float("inf")
        self._steps = self._written = 0

        def counted(value: Any) -> Any:
            if isinstance(value, LISTS):
                refuse_above(weight_of(value))
            said = finalize(value)
            self._written += size_of(said)
            if self._written > MOST_WRITTEN:
                refuse_above(self._written)
            return said

        super().__init__(finalize=counted, **settings)
        self.globals.pop("lipsum")
        self.filters.update(self.watching)

    def concat(self, pieces: Iterable[str]) -> str:
        """Return the pieces of a document, a macro or a block in one, unless that is too large."""
        kept: list[str] = []
        size, coming = 0, iter(pieces)
        while some := list(islice(coming, _AT_ONCE)):
            kept += some
            size += sum(map(len, some))
            if size > MOST_WRITTEN:
                stop(pieces)
        return "".join(kept)

    @property
    def watching(self) -> dict[str, Callable[..., Any]]:
        """Return the filters that this holds on to, with those of Jinja that could make much."""
        guarded = {name: guarded_filter(name) for name in GUARDED}
        return {**guarded, _LOOPED: self._looped, _MEASURED: measured}

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
            refuse_above(size_of(left) * times_of(right), size_of(right) * times_of(left))
            refuse_above(digits_of(left) + digits_of(right))
        elif operator == "**" and isinstance(right, int | float):
            refuse_above(abs(right) * digits_of(left))
        elif operator == "%" and isinstance(left, str):
            refuse_wide(left)
        return measured(super().call_binop(context, operator, left, right))

    def call(self, context: Context, given: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what a call gives, unless time is over or it would be too large."""
        self._refuse_late()
        owner = getattr(given, "__self__", None)
        if isinstance(owner, str):
            refuse_growth(getattr(given, "__name__", ""), owner, args)
        made = super().call(context, given, *args, **kwargs)
        return measured(made) if isinstance(made, LISTS) else made

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return a text's own formatting, unless its form is too wide; None for all else."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            refuse_wide(value.__self__)
        return wrapped

    def _looped(self, entries: Iterable[Any]) -> Iterator[Any]:
        for entry in entries:
            self._steps += 1
            refuse_above(self._steps)
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

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return _filtered(self.generic_visit(node), _MEASURED) if _varies(node.items) else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return _filtered(self.generic_visit(node), _MEASURED) if node.items else node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, _MEASURED) if node.ctx == "load" and _varies(node.items) else node

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802
        node.filter = nodes.Filter(
            cast(nodes.Expr, node.filter), _MEASURED, [], [], None, None, lineno=node.lineno
        )
        return self.generic_visit(node)


def _varies(entries: list[nodes.Expr]) -> bool:
    return not all(isinstance(each, nodes.Const) for each in entries)


def _filtered(node: nodes.Node, name: str) -> nodes.Expr:
    return nodes.Filter(cast(nodes.Expr, node), name, [], [], None, None, lineno=node.lineno)
