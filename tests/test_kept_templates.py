"""Compiled templates kept from run to run: quick, never needed, never another's."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader

from smartdoc.errors import SmartdocError
from smartdoc.render import Renderer
from smartdoc.templating import Bounded, compiled, kept
from smartdoc.view import Index

TEMPLATE = "{{ word | upper }} {% for one in [1, 2] %}{{ one }}{% endfor %}"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a temporary folder of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def files(temporary: Path) -> list[Path]:
    return sorted(temporary.rglob("smartdoc-*.cache"))


def rendered(template: str = TEMPLATE) -> str:
    env = Bounded(loader=DictLoader({"one": template}), bytecode_cache=compiled("trial"))
    env.begin()
    return env.get_template("one").render(word="read")


def test_a_template_is_compiled_once(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rendered()
    monkeypatch.setattr(Bounded, "_generate", None)

    assert len(files(temporary)) == 1
    assert rendered() == before == "READ 12"


def test_a_template_that_changed_is_compiled_again() -> None:
    rendered()

    assert rendered("{{ word }}!") == "read!"


def test_with_other_code_of_ours_it_is_compiled_again(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered()
    monkeypatch.setattr(kept, "_edition", lambda: "another")
    rendered()

    assert len(files(temporary)) == 2


@pytest.mark.parametrize(
    "spoil", [lambda held: held[:-20], lambda held: b"", lambda _: b"j2\x80\x05garbage" * 9]
)
def test_what_is_spoilt_is_compiled_again(temporary: Path, spoil: Callable[[bytes], bytes]) -> None:
    before = rendered()
    (file,) = files(temporary)
    file.write_bytes(spoil(file.read_bytes()))

    assert rendered() == before


@pytest.mark.skipif(os.name == "nt", reason="folders have no modes there")
def test_nobody_else_may_look_into_the_folder(temporary: Path) -> None:
    rendered()
    (file,) = files(temporary)

    assert stat.S_IMODE(file.parent.stat().st_mode) == stat.S_IRWXU


def test_without_a_folder_it_is_compiled_each_time(temporary: Path) -> None:
    for name in ("_jinja2-cache-0", f"_jinja2-cache-{getattr(os, 'getuid', int)()}"):
        (temporary / name).write_text("in the way", "utf-8")

    assert rendered() == "READ 12"
    assert files(temporary) == []


def test_a_fault_has_its_line_also_in_a_kept_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    page = "<p>Index</p>\n{{ index.nothing_of_the_sort }}\n"
    (tmp_path / "templates" / "index.html.jinja").write_text(page, "utf-8")
    said = []
    for _ in range(2):
        with pytest.raises(SmartdocError) as raised:
            Renderer(tmp_path).index(Index())
        said.append(raised.value.message)

    assert said[0] == said[1]
    assert "index.html.jinja, line 2" in said[0]
