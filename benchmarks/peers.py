"""What others would do with the same plans: a loop with docxtpl, a manifest for ninja.

    python benchmarks/peers.py docxtpl REPOSITORY OUT

checks each plan with jsonschema (our schema, its validator made once), fills a Word form with
docxtpl and a page with Jinja (its environment made once): every word of the plan, in a table for
each part and target, without pictures and without any rule of substance.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent.parent / "schemas"
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1>{% for part in parts %}<h2>{{ part.title }}</h2><table>
{% for name, said in part.rows %}<tr><th>{{ name }}</th><td>{{ said }}</td></tr>
{% endfor %}</table>{% endfor %}</body></html>"""


def word_form(path: Path) -> None:
    """Write a Word form with the tags of docxtpl that shows what the page shows."""
    from docx import Document

    form = Document()
    form.add_heading("{{ title }}", 1)
    form.add_paragraph("{%p for part in parts %}")
    form.add_heading("{{ part.title }}", 2)
    table = form.add_table(3, 2)
    table.cell(0, 0).text = "{%tr for row in part.rows %}"
    table.cell(1, 0).text = "{{ row[0] }}"
    table.cell(1, 1).text = "{{ row[1] }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    form.add_paragraph("{%p endfor %}")
    form.save(str(path))


def shown(plan: dict[str, Any]) -> dict[str, Any]:
    """Return a plan as page and form show it: a part for each key, and for each entry of a list."""
    parts = []
    for key, value in plan.items():
        entries = value if isinstance(value, list) else [value]
        parts += [{"title": key, "rows": list(_rows(entry))} for entry in entries]
    return {"title": plan["learner"]["name"], "parts": parts}


def _rows(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from _rows(entry, f"{name} {key}".strip())
    elif isinstance(value, list):
        for number, entry in enumerate(value, 1):
            yield from _rows(entry, f"{name} {number}".strip())
    else:
        yield name, str(value)


def with_docxtpl(root: Path, out: Path) -> int:
    """Make a Word file and a page of every plan; return how many plans there were."""
    import jinja2
    import jsonschema
    import yaml
    from docxtpl import DocxTemplate
    from referencing import Registry, Resource

    contents = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    resources = [(name, Resource.from_contents(each)) for name, each in contents.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    validator = jsonschema.Draft202012Validator(
        {**contents["pep.schema.json"], "$id": "pep.schema.json"}, registry=registry
    )
    page = jinja2.Environment(autoescape=True).from_string(PAGE)
    out.mkdir(parents=True, exist_ok=True)
    word_form(out / "form.docx")
    files = sorted(root.glob("plans/*/*.yaml"))
    for file in files:
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        list(validator.iter_errors(data))
        form = DocxTemplate(str(out / "form.docx"))
        form.render(shown(data), autoescape=True)
        name = f"{file.parent.name}-{file.stem}"
        form.save(str(out / f"{name}.docx"))
        (out / f"{name}.html").write_text(page.render(shown(data)), encoding="utf-8")
    return len(files)


def for_ninja(root: Path, edges: int) -> None:
    """Write inputs, outputs and a manifest of as many edges with two outputs each."""
    (root / "in").mkdir()
    (root / "out").mkdir()
    lines = ["rule make", "  command = touch $out"]
    for number in range(edges):
        (root / "in" / str(number)).write_text("x", encoding="utf-8")
        lines.append(f"build out/{number}.html out/{number}.docx: make in/{number}")
    (root / "build.ninja").write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    print(with_docxtpl(Path(sys.argv[2]), Path(sys.argv[3])))
