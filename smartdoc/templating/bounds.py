"""The sandbox of all templates: what runs for ever or grows without end is stopped.

*Why:* a plans repository is shared, and one template must not stop everybody's build. There are no
signals and no threads in this, so that it holds on Windows and in each process of a build.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from types import CodeType
from typing import Any, cast

from jinja2 import TemplateSyntaxError, nodes, pass_eval_context
from jinja2.filters import make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from smartdoc.templating.growth import (
    ENTRY,
    GUARDED,
    LISTS,
    MOST_MADE,
    MOST_WRITTEN,
    UNMEASURED,
    TooMuch,
    digits_of,
    guarded_filter,
    measured,
    refuse_above,
    refuse_digits,
    refuse_filled,
    refuse_growth,
    room_of,
    size_of,
    stop,
    times_of,
    weighed,
    weight_of,
)

MOST_SECONDS = 20.0
"""What one document may take; those of our own templates take some hundredths of a second."""

_AT_ONCE = 1000


class Bounded(ImmutableSandboxedEnvironment):
    """A sandbox in which loops end in time and texts stay of a size that can be printed."""

    intercepted_binops = frozenset(("+", "*", "**", "%", "//"))

    def __init__(
        self,
        *,
        finalize: Callable[[Any], Any] = str,
        worded: Callable[[Any], Any] = lambda value: value,
        **settings: Any,
    ) -> None:
        """Take how a value is printed, and what stands for one that is made part of a text."""
        self._worded = worded
        self._until = float("inf")
        self._steps = self._written = self._room = 0

        def counted(value: Any) -> Any:
            self._refuse_late()
            if isinstance(value, LISTS):
                refuse_above(weight_of(value))
            said = finalize(value)
            self._written += size_of(said)
            if self._written > MOST_WRITTEN:
                refuse_above(self._written)
            return said

        super().__init__(finalize=counted, **settings)
        self.globals.pop("lipsum")
        self.globals["namespace"] = _Namespace
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
        held = {_LOOPED: self._looped, _MADE: self._made, _MEASURED: self._measured}
        words = {
            _SAID: self._said,
            "join": self._join(guarded["join"]),
            "format": self._filling(guarded["format"]),
        }
        return {**guarded, **held, **words}

    def begin(self) -> None:
        """Start the clock for one document."""
        self._until = time.monotonic() + MOST_SECONDS
        self._steps = self._written = self._room = 0

    def parse(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        """Return a template's tree, unless it is nested too deeply to be read."""
        with not_too_deep(name, filename):
            return super().parse(source, name, filename)

    def compile(  # type: ignore[override]  # the loader asks for nothing else
        self, source: Any, name: str | None = None, filename: str | None = None
    ) -> CodeType:
        """Return a template as code, unless it is nested too deeply."""
        with not_too_deep(name, filename):
            return super().compile(source, name, filename)

    def _generate(self, source: nodes.Template, *given: Any, **settings: Any) -> str:
        # Not where it is parsed: what looks at a template's text sees it as it was written.
        watched = cast(nodes.Template, _Watching().visit(source))
        # Jinja writes what it worked out already into the code, such as "inf" for 1e999.
        return _NUMBERS + super()._generate(watched, *given, **settings)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether templates may use an attribute of a value."""
        if attr in UNMEASURED and isinstance(obj, str | int):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def join_path(self, template: str, parent: str) -> str:
        """Return the name of a template that another one asks for, unless time is over."""
        self._refuse_late()
        return super().join_path(template, parent)

    def call_test(self, *given: Any, **settings: Any) -> Any:
        """Return what one of many entries is told to be, unless time is over."""
        self._refuse_late()
        return super().call_test(*given, **settings)

    def call_filter(self, *given: Any, **settings: Any) -> Any:
        """Return what is made of one of many entries, unless time is over."""
        self._refuse_late()
        return super().call_filter(*given, **settings)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator makes, unless it would be too large."""
        self._refuse_late()
        if operator == "*":
            refuse_above(size_of(left) * times_of(right), size_of(right) * times_of(left))
        elif operator == "**" and isinstance(right, int | float):
            refuse_digits(abs(right) * digits_of(left))
        elif operator == "%" and isinstance(left, str):
            refuse_filled(left, right if isinstance(right, tuple) else (right,))
            is_several = isinstance(right, tuple)
            right = tuple(map(self._filled, right)) if is_several else self._filled(right)
        refuse_digits(digits_of(left) + digits_of(right))
        return self._measured(super().call_binop(context, operator, left, right))

    def call(self, context: Context, given: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what a call gives, unless time is over or it would be too large."""
        self._refuse_late()
        owner, method = getattr(given, "__self__", None), getattr(given, "__name__", "")
        if isinstance(owner, str):
            if method == "join" and args:
                args = (list(weighed(args[0])), *args[1:])
            refuse_growth(method, owner, args)
        elif method == "strftime" and args:
            refuse_filled(str(args[0]), ())
        self._take((len(args) + len(kwargs)) * ENTRY)
        made = super().call(context, given, *args, **kwargs)
        return self._measured(made) if isinstance(made, LISTS) else self._made(made)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return a text's own formatting, unless it makes too much; None for all else."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        form, fill = str(value.__self__), wrapped

        def filled(*args: Any, **kwargs: Any) -> str:
            refuse_filled(form, (*args, *kwargs.values()))
            return cast(str, self._filling(fill)(*args, **kwargs))

        return filled

    def _filling(self, fill: Callable[..., Any]) -> Callable[..., Any]:
        """Return what fills a form as one that fills it with what is said for each value."""

        def filling(*args: Any, **kwargs: Any) -> Any:
            named = {name: self._filled(value) for name, value in kwargs.items()}
            return fill(*map(self._filled, args), **named)

        return filling

    def _said(self, value: Any) -> Any:
        """Return what stands for a value that is made part of a text."""
        if isinstance(value, LISTS):
            refuse_above(weight_of(value))
        return self._made(self._worded(value))

    def _filled(self, value: Any) -> Any:
        """Return the same for what fills a form, which takes numbers and days as they are."""
        return self._said(value) if isinstance(value, _WORDLESS) else value

    def _join(self, join: Callable[..., Any]) -> Callable[..., Any]:
        """Return Jinja's filter as one that joins what is said for each entry."""

        @pass_eval_context
        def joined(
            context: EvalContext, value: Any, d: Any = "", attribute: str | int | None = None
        ) -> Any:
            if attribute is not None:
                value = map(make_attrgetter(self, attribute), value)
            return join(context, [self._said(one) for one in weighed(value)], d)

        return joined

    def _looped(self, entries: Iterable[Any]) -> Iterator[Any]:
        are_new = isinstance(entries, Iterator)
        for entry in entries:
            self._steps += 1
            refuse_above(self._steps)
            self._refuse_late()
            yield self._made(entry) if are_new else entry

    def _made(self, value: Any) -> Any:
        """Return what an expression makes, unless time is over or all of it is too much.

        *Why all is summed:* a template can keep whatever it makes, each in a variable of its own.
        """
        self._refuse_late()
        self._take(room_of(value))
        return value

    def _measured(self, value: Any) -> Any:
        return self._made(measured(value))

    def _take(self, room: int) -> None:
        self._room += room
        if self._room > MOST_MADE:
            raise TooMuch(f"all that it makes is more than {MOST_MADE:,} characters.")

    def _refuse_late(self) -> None:
        if time.monotonic() > self._until:
            raise TooMuch(f"it takes more than {MOST_SECONDS:.0f} seconds.")


_LOOPED, _MADE, _MEASURED = "smartdoc looped", "smartdoc made", "smartdoc measured"
_SAID = "smartdoc said"
"""Names with a space, which no template can use."""

_OURS = frozenset((_LOOPED, _MADE, _MEASURED, _SAID))

_OF_TEXT = frozenset(
    "capital capitalize center e escape forceescape indent lower pprint replace string striptags "
    "title trim truncate upper wordcount wordwrap".split()
)
"""Filters that make a text of what they are given, whatever it is."""

_WORDLESS = (bool, type(None), list, tuple, Iterator)
"""What Python would put into a text in its own notation."""

_NUMBERS = 'inf = float("inf"); nan = float("nan"); '


class _Namespace(Namespace):
    """Jinja's own, told of without what is in it: that could be itself, over and over."""

    def __repr__(self) -> str:
        return "<namespace>"


@contextmanager
def not_too_deep(name: str | None, filename: str | None) -> Iterator[None]:
    """Say it as a fault of the template if Python gives up on what is nested in it."""
    try:
        yield
    except (RecursionError, SyntaxError, MemoryError) as error:
        fault = TemplateSyntaxError(_TOO_DEEP, 1, name, filename)
        fault.translated = True  # else it quotes lines of a file of Python
        raise fault from error


_TOO_DEEP = "it is nested too deeply, or one sum in it has too many parts."


class _Watching(NodeTransformer):
    """Has each loop counted, and time and size looked at wherever something is made or compared."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - as Jinja calls it
        node.iter = _filtered(node.iter, _LOOPED)
        return self.generic_visit(node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if node.name in _OF_TEXT and node.node is not None:
            node.node = _said(node.node)
        return node if node.name in _OURS else _filtered(node, _MADE)

    def visit_Test(self, node: nodes.Test) -> nodes.Node:  # noqa: N802
        return _filtered(self.generic_visit(node), _MADE)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        return _filtered(self.generic_visit(node), _MADE)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return node if isinstance(node.arg, nodes.Const) else _filtered(node, _MADE)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.nodes = list(map(_said, node.nodes))
        return _filtered(node, _MEASURED)

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


def _said(node: nodes.Expr) -> nodes.Expr:
    is_text = isinstance(node, nodes.Const) and isinstance(node.value, str)
    return node if is_text else _filtered(node, _SAID)


def _varies(entries: list[nodes.Expr]) -> bool:
    return not all(isinstance(each, nodes.Const) for each in entries)


def _filtered(node: nodes.Node, name: str) -> nodes.Expr:
    return nodes.Filter(cast(nodes.Expr, node), name, [], [], None, None, lineno=node.lineno)
