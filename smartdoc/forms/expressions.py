"""Judges the expressions of a template: names, filters and fields that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from jinja2 import Environment, nodes

from smartdoc.english import listed, sentence_case
from smartdoc.forms.knowledge import Known, Path, result, takes
from smartdoc.forms.names import bound, explained, has, meant
from smartdoc.model import Details

_SAME = frozenset({"sort", "reverse", "list", "unique", "select", "reject", "default", "d"})
_ENTRY = frozenset({"first", "last", "min", "max"})
_NAMED = {"selectattr": 0, "rejectattr": 0, "map": None}


class Fault(NamedTuple):
    """What is wrong in the template's line, and what to write."""

    line: int
    message: str
    hint: str


class Use(NamedTuple):
    """A field of a plan that a template shows or asks about."""

    line: int
    path: Path
    written: str


class Judge:
    """Goes through one template, to which these names are known from the start.

    ``strict`` refuses names that nothing explains.
    """

    def __init__(self, env: Environment, names: Mapping[str, Known], *, strict: bool) -> None:
        self._env = env
        self._names = names
        self._strict = strict
        self.faults: list[Fault] = []
        self.uses: list[Use] = []

    def template(self, tree: nodes.Template) -> None:
        """Judge a whole template."""
        try:
            self._body(tree.body, dict(self._names))
        except RecursionError:
            self._fault(tree, "It is nested too deeply to be judged.", "Put less into one tag.")

    def _body(self, body: Iterable[nodes.Node], names: dict[str, Known]) -> None:
        for node in body:
            self._statement(node, names)

    def _statement(self, node: nodes.Node, names: dict[str, Known]) -> None:
        match node:
            case nodes.For():
                self._loop(node, names)
            case nodes.If():
                self._known(node.test, names)
                for body in (node.body, node.elif_, node.else_):
                    self._body(body, names)
            case nodes.Assign():
                value = self._known(node.node, names)
                self._bind(node.target, value, names)
            case nodes.Output():
                for one in node.nodes:
                    self._printed(one, names)
            case nodes.Expr():
                self._known(node, names)
            case _:
                inner = dict(names)
                for name in bound(node):
                    inner[name] = Known()
                self._each(node, inner)
                names |= {name: Known() for name in bound(node)}

    def _each(self, node: nodes.Node, names: dict[str, Known]) -> None:
        for child in node.iter_child_nodes():
            self._statement(child, names)

    def _loop(self, node: nodes.For, names: dict[str, Known]) -> None:
        of = self._known(node.iter, names)
        if of.is_block or of.plain:
            what = "one value" if of.plain else f"{of.noun} and no list"
            self._fault(node, f"“{of.written}” is {what}: there is nothing to repeat.", "")
        inner = dict(names, loop=Known())
        self._bind(node.target, of.entry, inner)
        if node.test is not None:
            self._known(node.test, inner)
        self._body(node.body, inner)
        self._body(node.else_, dict(names))

    def _bind(self, target: nodes.Node, value: Known, names: dict[str, Known]) -> None:
        if isinstance(target, nodes.Name):
            names[target.name] = Known(value.hint, value.path, target.name)
        else:
            names |= {one.name: Known() for one in target.find_all(nodes.Name)}

    def _printed(self, node: nodes.Node, names: dict[str, Known]) -> None:
        if isinstance(node, nodes.TemplateData) or not isinstance(node, nodes.Expr):
            return
        value = self._known(node, names)
        if not value.written or not self._strict:
            return
        if value.is_function:
            self._fault(
                node,
                f"“{value.written}” needs brackets, with what it is about in them.",
                f"Write {value.written}(…).",
            )
            return
        if value.is_list and value.entry.is_block:
            one = value.entry.noun.split(" ", 1)[-1].replace(" ", "_")
            first = next(iter(value.entry.names()), "…")
            self._fault(
                node,
                f"“{value.written}” is a list of several things, which cannot stand in one place.",
                f"Repeat for each: {{% for {one} in {value.written} %}} … {{{{ {one}.{first} }}}} "
                "… {% endfor %}",
            )
        elif value.is_block:
            names_of = [f"{value.written}.{name}" for name in value.names()][:4]
            self._fault(
                node,
                f"“{value.written}” holds several values: name one of them.",
                f"For example {listed(names_of)}.",
            )

    def _known(self, node: nodes.Node, names: Mapping[str, Known]) -> Known:
        """Return what an expression is, and judge everything in it."""
        found = self._of(node, names)
        if found.path and not found.is_block:
            self.uses.append(Use(node.lineno, found.path, found.written))
        return found

    def _of(self, node: nodes.Node, names: Mapping[str, Known]) -> Known:
        match node:
            case nodes.Name():
                return self._name(node, names)
            case nodes.Getattr():
                return self._member(node, self._of(node.node, names), node.attr)
            case nodes.Getitem():
                return self._entry(node, names)
            case nodes.Filter():
                return self._filter(node, names)
            case nodes.Test():
                self._check_name(node, node.name, self._env.tests, "test")
            case nodes.Call():
                self._arguments(node, names)
                return self._of(node.node, names).called()
            case nodes.CondExpr() | nodes.Or() | nodes.And():
                for child in node.iter_child_nodes():
                    self._known(child, names)
                return Known()
        self._arguments(node, names)
        return Known()

    def _arguments(self, node: nodes.Node, names: Mapping[str, Known]) -> None:
        for child in node.iter_child_nodes():
            if not (isinstance(node, nodes.Call) and child is node.node):
                self._known(child, names)

    def _name(self, node: nodes.Name, names: Mapping[str, Known]) -> Known:
        if node.name in names:
            return names[node.name]
        if self._strict:
            self._fault(node, f"Nothing is called “{node.name}”.", explained(node.name, names))
        return Known()

    def _member(self, node: nodes.Expr, of: Known, name: str) -> Known:
        if name.startswith("_"):
            self._fault(node, f"“{name}” is not for templates.", "Take it out.")
            return Known()
        if of.hint is Details or of.hint is None:
            return Known(None, (*of.path, name) if of.path else None, f"{of.written}.{name}")
        if of.is_list:
            self._list_has_no(node, of, name)
        elif of.plain and not hasattr(of.hint, name):
            self._fault(node, f"“{of.written}” is {of.plain}: it has no “{name}”.", "Take it out.")
        elif of.is_block:
            if name in of.names():
                return of.member(name)
            hint = meant(name, of.names()) or has(list(of.names()))
            self._fault(node, f"{sentence_case(of.noun)} has no “{name}”.", hint)
        return Known()

    def _list_has_no(self, node: nodes.Expr, of: Known, name: str) -> None:
        one = of.entry.noun.split(" ", 1)[-1].replace(" ", "_") if of.entry.is_block else "one"
        self._fault(
            node,
            f"“{of.written}” is a list: it has no “{name}”, its entries may.",
            f"Write {{% for {one} in {of.written} %}}, then {{{{ {one}.{name} }}}}, and "
            "{% endfor %}.",
        )

    def _entry(self, node: nodes.Getitem, names: Mapping[str, Known]) -> Known:
        of = self._of(node.node, names)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._member(node, of, node.arg.value)
        self._known(node.arg, names)
        if isinstance(node.arg, nodes.Slice):
            return of
        entry = of.entry
        return Known(entry.hint, entry.path, f"{of.written}[…]") if of.is_list else Known()

    def _filter(self, node: nodes.Filter, names: Mapping[str, Known]) -> Known:
        of = self._known(node.node, names) if node.node is not None else Known()
        for argument in (*node.args, *node.kwargs):
            self._known(argument, names)
        if not self._check_name(node, node.name, self._env.filters, "filter"):
            return Known()
        self._check_attribute(node, of)
        self._check_day(node, of)
        if node.name in _SAME or node.name in ("selectattr", "rejectattr"):
            return of
        if node.name in _ENTRY:
            return Known(of.entry.hint, of.entry.path, of.written)
        return Known(result(self._env.filters[node.name]))

    def _check_attribute(self, node: nodes.Filter, of: Known) -> None:
        """Judge the name in ``selectattr("title")`` and ``map(attribute="title")``."""
        if node.name not in _NAMED or not of.entry.is_block:
            return
        given: list[nodes.Expr] = [one.value for one in node.kwargs if one.key == "attribute"]
        given += node.args[:1] if node.name != "map" else []
        for one in given:
            if isinstance(one, nodes.Const) and isinstance(one.value, str):
                self._member(node, of.entry, one.value.split(".")[0])

    def _check_day(self, node: nodes.Filter, of: Known) -> None:
        """Judge a filter for days that is given something else."""
        if of.plain and of.hint is not date and takes(self._env.filters[node.name]) is date:
            self._fault(
                node,
                f"“{of.written}” is {of.plain} and no day, so that “| {node.name}” does not fit.",
                f"Take “| {node.name}” out.",
            )

    def _check_name(self, node: nodes.Node, name: str, known: Iterable[str], what: str) -> bool:
        if name in set(known):
            return True
        self._fault(node, f"There is no {what} “{name}”.", meant(name, known))
        return False

    def _fault(self, node: nodes.Node, message: str, hint: str) -> None:
        fault = Fault(node.lineno, message, hint)
        if fault not in self.faults:
            self.faults.append(fault)
