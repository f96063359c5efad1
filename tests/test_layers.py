"""The layers of the package: a module imports only from its own part and from parts below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import smartdoc

PACKAGE = Path(smartdoc.__file__).parent

LAYERS = (
    (
        "english",
        "frozen",
        "late",
        "errors",
        "finding",
        "dates",
        "values",
        "opening",
        "pointers",
        "applying",
    ),
    ("assets", "source", "writing", "unpacking", "overflow", "spool", "fresh", "git", "workers"),
    ("schema", "model", "policy", "school_calendar", "config", "kind", "changes", "signing"),
    ("repository", "language", "lives"),
    ("rules",),
    ("assess",),
    ("check", "resolving"),
    ("templating", "starting", "filters", "disclosure", "chronicle", "cache"),
    ("view", "charts", "workshop"),
    ("cohort",),
    ("page", "fragment"),
    ("render", "word", "forms"),
    ("build",),
    ("report",),
    ("cli",),
)
"""The parts of the package, the lowest first; in one layer a part may use those named before it."""

ORDER = {part: number for number, part in enumerate(sum(LAYERS, ()))}


def modules() -> Iterator[tuple[str, Path]]:
    for path in PACKAGE.rglob("*.py"):
        relative = path.relative_to(PACKAGE).with_suffix("")
        part = relative.parts[0]
        if part not in ("__init__", "__main__"):
            yield part, path


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            assert node.module
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def parts_of(names: set[str]) -> set[str]:
    ours = (name.split(".") for name in names if name.startswith("smartdoc."))
    return {parts[1] for parts in ours} & ORDER.keys()


def test_every_module_is_in_a_known_layer() -> None:
    found = {part for part, _ in modules()}

    assert found == ORDER.keys()


def test_imports_point_down() -> None:
    upward = [
        f"{path.relative_to(PACKAGE)} imports {other}"
        for part, path in modules()
        for other in parts_of(imported(path))
        if ORDER[other] > ORDER[part]
    ]

    assert len(list(modules())) > 40
    assert upward == []


def test_only_the_command_line_knows_click() -> None:
    users = {part for part, path in modules() if "click" in imported(path)}

    assert users == {"cli"}


def test_nothing_below_the_command_line_prints() -> None:
    printing = [
        path.name
        for part, path in modules()
        if part != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]

    assert printing == []


def test_nothing_asks_pathlib_what_there_is() -> None:
    # Since Python 3.14 it says of what is shut to us that it is not there: smartdoc.opening tells.
    asking = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for _, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and not (node.args or node.keywords)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in ("exists", "is_file", "is_dir")
    ]

    assert asking == []


def test_only_git_and_nothing_else_starts_programs() -> None:
    users = {part for part, path in modules() if "subprocess" in imported(path)}

    assert users == {"git"}
