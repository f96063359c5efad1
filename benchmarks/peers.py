"""What others would do with the same plans: a loop with docxtpl, a manifest for ninja.

    python benchmarks/peers.py docxtpl REPOSITORY OUT

checks each plan with jsonschema (our schema, its validator made once), fills a Word form with
docxtpl and a page with Jinja (its environment made once): the words of the plan and of its targets,
without pictures and without any rule of substance.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent.parent / "schemas"
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>{{ ref }}</title></head><body>
<h1>{{ learner.name }}</h1><p>{{ meeting.date }}</p>
{% for key, said in voice.items() %}<h2>{{ key }}</h2><p>{{ said }}</p>{% endfor %}
{% for target in targets %}<h2>{{ target.id }}</h2><p>{{ target.statement }}</p>
<p>{{ target.reason }}</p><p>{{ target.measure.what }}: {{ target.measure.method }},
{{ target.measure.baseline }} to {{ target.measure.target }} {{ target.measure.unit }}</p>
<table>{% for action in target.actions %}<tr><td>{{ action.who }}</td><td>{{ action.what }}</td>
<td>{{ action.due }}</td></tr>{% endfor %}</table>{% endfor %}</body></html>"""


def word_form(path: Path) -> None:
    """Write a Word form with the tags of docxtpl that shows what the page shows."""
    from docx import Document

    form = Document()
    form.add_heading("{{ learner.name }}", 1)
    for text in (
        "{{ meeting.date }}",
        "{%p for key, said in voice.items() %}",
        "{{ key }}: {{ said }}",
        "{%p endfor %}",
        "{%p for target in targets %}",
        "{{ target.statement }}",
        "{{ target.reason }}",
        "{{ target.measure.what }}: {{ target.measure.method }}, {{ target.measure.baseline }} to "
        "{{ target.measure.target }} {{ target.measure.unit }}",
    ):
        form.add_paragraph(text)
    table = form.add_table(3, 3)
    table.cell(0, 0).text = "{%tr for action in target.actions %}"
    for place, key in enumerate(("who", "what", "due")):
        table.cell(1, place).text = f"{{{{ action.{key} }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    form.add_paragraph("{%p endfor %}")
    form.save(str(path))


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
        form.render(data, autoescape=True)
        name = f"{file.parent.name}-{file.stem}"
        form.save(str(out / f"{name}.docx"))
        (out / f"{name}.html").write_text(page.render(data), encoding="utf-8")
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
