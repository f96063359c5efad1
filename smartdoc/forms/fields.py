"""Which fields a template may use: by the names of its tags, in words, and shown to whom.

Made from the schemas, the model and the policy; only what the view adds of its own is told by the
first lines of its documentation.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, get_type_hints

from smartdoc.forms.environment import environment
from smartdoc.forms.nodes import Node, node_of
from smartdoc.frozen import frozen
from smartdoc.model import Plan, Record
from smartdoc.policy import Audience, DocumentType, Publication, record_in, touches
from smartdoc.policy.fields import RESTRICTED
from smartdoc.repository import Repository
from smartdoc.view import View

Path = tuple[str, ...]

_ONE_OF = {"people": "person", "ies": "y", "s": ""}
_TYPES = {
    "integer": "a number",
    "number": "a number",
    "number or text": "a number or text",
    "boolean": "yes or no",
}
_IDS = {
    "person_id": "somebody's short name; for the name write | name, with the role | person",
    "target_id": "a target's short name; for its title write | target_name",
}
_HIDDEN = ("path", "extra", "id")
_WORKED_OUT_FROM = {"key_stage": "year", "due_on": "due"}
_MARKS = re.compile("(``)")
_VIEW_LEFT_OUT = ("copy", "templates", "context", "classes", "branding", "plan", "kind")


@frozen
class FieldText:
    """One field. ``tag`` is how a tag names it, ``loop`` how its entries are gone through.

    ``depth`` is how many loops it stands in.
    """

    path: Path
    tag: str
    title: str
    description: str
    type: str
    loop: str = ""
    depth: int = 0
    audiences: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


_DEEPEST = 12
_MOST = 1_000
"""Steps to a field, and blocks of a kind: ours need a third of it."""


class _Block(NamedTuple):
    """A place in the schema, the model's class for it, and how a path and a tag lead there.

    ``left`` counts the blocks that may still be gone through.
    """

    node: Node
    record: type[Record] | None
    path: Path
    tag: str
    depth: int
    left: Iterator[int]


def fields_of(
    document: DocumentType,
    kinds: Iterable[str],
    audiences: Iterable[Audience],
    repository: Repository,
) -> list[FieldText]:
    """Return the fields that a document shows to one of these audiences, in the schema's order."""
    found: list[FieldText] = []
    known: set[tuple[Path, str]] = set()
    readers = tuple(audiences)
    for kind in kinds:
        last = -1
        for one in plan_fields(kind, repository):
            seen = readers_of(one.path, document, readers, repository.policy.publication)
            if not seen:
                continue
            if (one.path, one.tag) in known:
                place = _place_of(one, found)
            else:
                # What only this kind has stands behind what it has before it.
                place = last + 1
                found.insert(place, replace(one, audiences=seen))
                known.add((one.path, one.tag))
            found[place] = replace(found[place], kinds=(*found[place].kinds, kind))
            last = place
    return found


def _place_of(field: FieldText, found: list[FieldText]) -> int:
    same = (n for n, one in enumerate(found) if (one.path, one.tag) == (field.path, field.tag))
    return next(same)


def readers_of(
    path: Path, document: DocumentType, audiences: Iterable[Audience], published: Publication
) -> tuple[str, ...]:
    """Return the audiences that a document shows a field to.

    A restricted field counts as shown to all that a plan may open it to.
    """
    whole = (*path[:1], "id", *path[1:]) if path[0] == "people" else path
    return tuple(
        audience.name
        for audience in audiences
        if touches(published.allowed(document, audience, _opened(path, audience)), whole)
    )


def plan_fields(kind: str, repository: Repository) -> Iterator[FieldText]:
    """Yield every field that plans of a kind may have."""
    node = node_of(kind, repository.schemas)
    yield from _fields(_Block(node, Plan, (), "plan", 0, iter(range(_MOST))))


def view_fields() -> Iterator[FieldText]:
    """Yield what the view says of a document beside the plan itself."""
    hints = get_type_hints(View)
    for name, value in vars(View).items():
        if isinstance(value, property) and name not in _VIEW_LEFT_OUT and not name.startswith("_"):
            yield _of_view(name, name, value.fget)
    for name in ("today", "draft"):
        told = {"today": "the day of the build", "draft": "whether it is a draft copy"}
        kind = "yes or no" if hints[name] is bool else "a day"
        yield FieldText(("view", name), f"view.{name}", told[name], "", kind)
    for name, value in vars(View).items():
        if inspect.isfunction(value) and not name.startswith("_"):
            names = [one for one in inspect.signature(value).parameters if one != "self"]
            yield _of_view(name, f"{name}({', '.join(names)})", value)


def filter_fields() -> Iterator[FieldText]:
    """Yield what may stand behind the bar in a tag of a form, ours first."""
    for name, function in sorted(environment().filters.items()):
        if function.__module__.startswith("smartdoc.") and name not in ("entries", "d"):
            yield FieldText((name,), f"| {name}", _first_line(function), "", "")


def _of_view(name: str, call: str, function: object) -> FieldText:
    return FieldText(("view", name), f"view.{call}", _first_line(function), "", "")


def _first_line(function: object) -> str:
    """Return the first sentence of a function's documentation, as a description."""
    said = (inspect.getdoc(function) or "").partition("\n\n")[0].replace("\n", " ")
    marks = iter("“”" * said.count("``"))
    said = "".join(next(marks) if part == "``" else part for part in _MARKS.split(said))
    said = said.replace("None", "nothing")
    return said.removeprefix("Return ").removeprefix("Tell ").rstrip(".")


def _fields(block: _Block) -> Iterator[FieldText]:
    """Yield the fields of a block."""
    # A block of a team's own may hold blocks of its own kind.
    if len(block.path) > _DEEPEST or next(block.left, None) is None:
        return
    record = block.record
    known = _attributes(record) if record else {}
    for key, inner in block.node.keys:
        if key in _HIDDEN:
            continue
        if record is None or key in known:
            name, hint = known.get(key, (key, None))
            own = (*block.path, key), f"{block.tag}.{name}"
            yield from _field(_Block(inner, record_in(hint), *own, block.depth, block.left))
        else:
            own = (*block.path, "extra", key), f"{block.tag}.extra.{key}"
            yield from _field(_Block(inner, None, *own, block.depth, block.left))
    if record and record is not Plan:
        yield from _worked_out(record, block)


def _field(block: _Block) -> Iterator[FieldText]:
    node, path, tag, depth = block.node, block.path, block.tag, block.depth
    entry = node.entry
    if entry is not None:
        one = _one_of(path[-1])
        loop = f"{{% for {one} in {tag} %}}"
        blocks = entry.type == "object"
        kind = "a list" if blocks else f"a list; each is {_type(entry)}"
        inner = one
        if block.record is None and node.is_collection:
            # One of ours is a list in the model; a team's own is gone through by its names.
            inner = f"{tag}[{one}]"
            said = "a block" if blocks else _type(entry)
            kind = f"a collection; {one} is a name in it, and {inner} {said}"
        yield FieldText(path, tag, node.title, node.description, kind, loop, depth)
        if blocks:
            yield from _fields(_Block(entry, block.record, path, inner, depth + 1, block.left))
    elif node.type == "object":
        yield from _fields(block)
    else:
        yield FieldText(path, tag, node.title, node.description, _type(node), depth=depth)


def _worked_out(record: type[Record], block: _Block) -> Iterator[FieldText]:
    """Yield what a block works out from its fields: the key stage from the year."""
    for base in record.__mro__:
        for name, value in vars(base).items():
            if isinstance(value, property) and name in _WORKED_OUT_FROM:
                yield FieldText(
                    (*block.path, _WORKED_OUT_FROM[name]),
                    f"{block.tag}.{name}",
                    _first_line(value.fget),
                    "",
                    "",
                    depth=block.depth,
                )


def _attributes(record: type[Record]) -> Mapping[str, tuple[str, object]]:
    """Return, by the key in the plan file, what a tag calls it, and its type."""
    hints = get_type_hints(record)
    return {name.rstrip("_"): (name, hints[name]) for name in record.__dataclass_fields__}


def _type(node: Node) -> str:
    if node.named in _IDS:
        return _IDS[node.named]
    if node.contents.get("format") == "date":
        return "a day"
    if node.contents.get("format") == "due":
        return "a day or words; for either write | deadline after the block's name"
    if node.choices:
        return f"one of: {', '.join(node.choices)}" if len(node.choices) > 1 else "text"
    return _TYPES.get(node.type, "text")


def _one_of(name: str) -> str:
    """Return what one entry of a list is called in a loop: ``target`` for ``targets``."""
    for ending, instead in _ONE_OF.items():
        if name.endswith(ending) and not name.endswith("ss"):
            return (name.removesuffix(ending) + instead).replace("-", "_")
    return "one"


def _opened(path: Path, audience: Audience) -> tuple[str, ...]:
    return (audience.name,) if path[0] == RESTRICTED else ()
