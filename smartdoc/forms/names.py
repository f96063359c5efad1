"""Names in a template: which a statement brings in, and which was meant where one is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from smartdoc.english import did_you_mean, listed
from smartdoc.forms.knowledge import Known, entries_of_plan

_MANY = 12


def explained(name: str, names: Mapping[str, Known]) -> str:
    """Return what to write instead of a name that nothing has."""
    lists = entries_of_plan()
    if name in lists:
        return f"Write {{% for {name} in {lists[name]} %}} before it and {{% endfor %}} after it."
    if "plan" in names and name in names["plan"].names():
        return f"Write plan.{name}."
    return meant(name, names) or (
        "A template knows plan, view and kind, and what a loop has named."
    )


def has(names: list[str]) -> str:
    """Return what there is instead of a name that there is not."""
    if len(names) > _MANY:
        return "To see what there is: smartdoc template fields DOCUMENT"
    return f"It has {listed(names)}."


def meant(name: str, known: Iterable[str]) -> str:
    """Return the question whether a similar name was meant, empty if there is none."""
    return did_you_mean(name.lower(), known)


def bound(node: nodes.Node) -> Iterator[str]:
    """Yield the names that a statement brings in: macros, imports and their like."""
    match node:
        case nodes.Import():
            yield node.target
        case nodes.FromImport():
            for name in node.names:
                yield name if isinstance(name, str) else name[1]
        case nodes.Macro() | nodes.CallBlock():
            yield from (one.name for one in node.args)
            if isinstance(node, nodes.Macro):
                yield node.name
        case nodes.AssignBlock() | nodes.With():
            yield from (one.name for one in node.find_all(nodes.Name) if one.ctx != "load")
