"""smartdoc template: mistakes in forms and templates by their place, and what tags may say."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
from contextlib import chdir, redirect_stdout
from pathlib import Path

import pytest

from smartdoc.cli import main
from smartdoc.forms import Form, fields_of
from smartdoc.model import Plan
from smartdoc.policy import record_in
from smartdoc.policy.fields import hints_of
from smartdoc.repository import open_repository
from tests.council_form import FILE
from tests.examples import BASE
from tests.test_cli import PROJECT, smartdoc
from tests.wordfile import png
from tests.wordform import form, messages, new, saved

PICTURE = base64.b64decode(png().partition(",")[2])


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    return tmp_path


def put(repository: Path, name: str, *blocks: str | list[list[str]], header: str = "") -> None:
    data = saved(new(*blocks, header=header))
    (repository / "templates" / name).write_bytes(data)


def checked(repository: Path, *more: str) -> tuple[int, list[dict[str, str]]]:
    code, said = run("template", "check", *more, "--format", "json", cwd=repository)
    found: list[dict[str, str]] = json.loads(said)["mistakes"]
    return code, found


def run(*arguments: str, cwd: Path) -> tuple[int, str]:
    """Return the exit code and what was printed, without starting another process."""
    printed = io.StringIO()
    with chdir(cwd), redirect_stdout(printed):
        code: int = main.main(list(arguments), standalone_mode=False)
    return code, printed.getvalue()


# Where a mistake is


def test_a_mistake_has_file_place_words_and_what_to_write(repository: Path) -> None:
    put(
        repository,
        "meeting.docx",
        "Plan",
        [["a"]],
        [
            ["Target", "Why"],
            ["{%tr for target in plan.targets %}", ""],
            ["{{ target.statment }}", "x"],
            ["{%tr endfor %}", ""],
        ],
    )
    done = smartdoc("template", "check", cwd=repository)

    assert done.returncode == 1
    assert done.stdout == (
        "templates/meeting.docx\n"
        "  table 2, row 3, cell 1: “{{ target.statment }}”\n"
        "    “{{ target.statment }}”: a target has no “statment”.\n"
        "    → Did you mean “statement”?\n"
        "\n"
        "1 mistake in 1 form or template.\n"
    )


def test_places_are_named_as_people_find_them_in_word() -> None:
    bad = "{{ plan.x }}"
    made = new("one", bad, [["a", "b"], ["c", bad]], header=bad, footer=bad)
    cell = made.tables[0].rows[0].cells[1]
    cell.add_paragraph(bad)
    inner = made.tables[0].rows[1].cells[0].add_table(1, 2)
    inner.rows[0].cells[1].text = bad
    made.add_section().footer.is_linked_to_previous = False
    made.sections[1].footer.paragraphs[0].text = bad
    made.sections[1].different_first_page_header_footer = True
    made.sections[1].first_page_header.is_linked_to_previous = False
    made.sections[1].first_page_header.paragraphs[0].text = bad

    assert [one.place for one in Form(saved(made), "f").mistakes] == [
        "paragraph 2",
        "table 1, row 1, cell 2, paragraph 2",
        "table 1, row 2, cell 1, table 1, row 1, cell 2",
        "table 1, row 2, cell 2",
        "header of the first section",
        "footer of the first section",
        "header of the first page of the second section",
        "footer of the second section",
    ]


# What is wrong


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (
            ["{%p for target in plan.targets %}", "x"],
            "paragraph 1: “{%p for target in plan.targets %}” begins something that is never "
            "ended. Write {%p endfor %} where it ends.",
        ),
        (
            ["{% if plan.ref %}yes"],
            "paragraph 1: “{% if plan.ref %}” begins something that is never ended. Write "
            "{% endif %} where it ends.",
        ),
        (
            ["{% endfor %}"],
            "paragraph 1: “{% endfor %}” ends something that was not begun. Take it out, or write "
            "what it belongs to before it.",
        ),
        (
            ["{% if plan.ref %}{% for one in plan.targets %}{% endif %}{% endfor %}"],
            "paragraph 1: “{% endif %}” stands here while “{% for one in plan.targets %}” "
            "(paragraph 1) is not ended. Write {% endfor %} first.",
        ),
        (
            ["{%tr for target in plan.targets %}", "{%tr endfor %}"],
            "paragraph 1: “{%tr for target in plan.targets %}” repeats rows or cells of a table, "
            "and stands in none. Outside of a table write {%p for target in plan.targets %}.",
        ),
        (
            [[["{%tr for one in plan.targets %}{{ one.id }}{%tr endfor %}"]]],
            "table 1, row 1, cell 1: “{%tr for one in plan.targets %}” takes its whole row along, "
            "and there is more in this row, which would be lost. Give the tag a row of its own.",
        ),
        (
            ["Targets: {%p if plan.targets %}", "x", "{%p endif %}"],
            "paragraph 1: “{%p if plan.targets %}” takes its whole paragraph along, and there is "
            "more in this paragraph, which would be lost. Give the tag a paragraph of its own.",
        ),
        (
            [[["{% for one in plan.targets %}", "{% endfor %}"]]],
            "table 1, row 1, cell 2: “{% for one in plan.targets %}” (table 1, row 1, cell 1) and "
            "“{% endfor %}” do not stand in the same part of the form. To repeat rows, write "
            "{%tr for … %} in a row of its own above them, and {%tr endfor %} in one below.",
        ),
        (
            ["{{ target.statement }}"],
            "paragraph 1: “{{ target.statement }}”: nothing is called “target”. Write {% for "
            "target in plan.targets %} before it and {% endfor %} after it.",
        ),
        (
            ["{{ learner.name }}"],
            "paragraph 1: “{{ learner.name }}”: nothing is called “learner”. Write plan.learner.",
        ),
        (
            ["{{ plan.meeting.date | dya }}"],
            "paragraph 1: “{{ plan.meeting.date | dya }}”: there is no filter “dya”. Did you mean "
            "“day”?",
        ),
        (
            ["{{ plan.ref | day }}"],
            "paragraph 1: “{{ plan.ref | day }}”: “plan.ref” is text and no day, so that “| day” "
            "does not fit. Take “| day” out.",
        ),
        (
            ["{{ plan.targets.statement }}"],
            "paragraph 1: “{{ plan.targets.statement }}”: “plan.targets” is a list: it has no "
            "“statement”, its entries may. Write {% for target in plan.targets %}, then "
            "{{ target.statement }}, and {% endfor %}.",
        ),
        (
            ["{{ plan.learner.name }"],
            "paragraph 1: The tag “{{ plan.learner.name }” has no end. Write }} at its end, in the "
            "same paragraph.",
        ),
        (
            ["{ plan.learner.name }"],
            "paragraph 1: “{ plan.learner.name }” has one brace at each end. Write two: "
            "{{ plan.learner.name }}",
        ),
        (
            ["{{ plan learner name }}"],
            "paragraph 1: “{{ plan learner name }}” cannot be understood from “learner” on. Write "
            "it like this: {{ plan.learner.name }}",
        ),
        (
            ["{% if plan.ref = “a” %}{% endif %}"],
            "paragraph 1: “{% if plan.ref = “a” %}”: a single = compares nothing. Write == "
            "instead.",
        ),
        (
            ["{% end for %}"],
            "paragraph 1: “{% end for %}”: a form has no “end”. Did you mean “endfor”? It knows "
            "for, if, elif, else, endfor, endif and set.",
        ),
        (
            ["{{ view.name }}"],
            "paragraph 1: “{{ view.name }}”: “view.name” needs brackets, with what it is about in "
            "them. Write view.name(…).",
        ),
    ],
)
def test_a_mistake_is_told_in_plain_words(blocks: list[str], said: str) -> None:
    assert messages(form(*blocks)) == [said] or said in messages(form(*blocks))


def test_every_mistake_is_told_at_once_in_the_order_of_the_form() -> None:
    made = form("{{ plan.nme }}", "{{ plan learner }}", "{{ plan.ref }", "{{ plan.refs }}")

    assert [one.place for one in made.mistakes] == [f"paragraph {n}" for n in (1, 2, 3, 4)]


def test_a_field_that_no_reader_of_the_document_may_see_is_a_mistake(repository: Path) -> None:
    put(repository, "child.docx", "{{ plan.wellbeing.sdq.score }}")
    code, found = checked(repository)

    assert code == 1
    assert [(one["place"], one["message"]) for one in found] == [
        (
            "paragraph 1",
            "“plan.wellbeing.sdq.score” is never filled in the document “My plan”: no reader of "
            "it may see this.",
        )
    ]


def test_a_field_that_one_reader_may_not_see_is_a_remark(repository: Path) -> None:
    put(repository, "meeting.docx", "{{ plan.wellbeing.sdq.score }}")
    code, found = checked(repository)

    assert code == 0
    assert {one["level"] for one in found} == {"remark"}
    assert (
        "In the document “Meeting pack” for the school these are empty, as that reader may not see "
        "them: plan.wellbeing.sdq.score."
    ) in [one["message"] for one in found]


def test_a_field_that_plans_of_the_kind_do_not_have_is_a_mistake(repository: Path) -> None:
    put(repository, "plan.pep.docx", "{{ plan.chronology | length }}")
    code, found = checked(repository)

    assert code == 1
    assert found[0]["message"] == (
        "“plan.chronology” is never filled: a plan of kind pep has no such field."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "meetin.docx",
            "There is no document of a plan “meetin”, so this file is never used.",
        ),
        ("meeting.pp.docx", "There is no kind of plan “pp”, so this file is never used."),
    ],
)
def test_a_name_that_is_no_documents_is_a_mistake(repository: Path, name: str, said: str) -> None:
    put(repository, name, "{{ plan.ref }}")
    code, found = checked(repository)

    assert (code, found[0]["message"]) == (1, said)
    assert found[0]["hint"].startswith("Did you mean")


def test_a_file_of_another_kind_is_a_mistake(repository: Path) -> None:
    (repository / "templates" / "meeting.docm").write_bytes(b"x")
    (repository / "templates" / "plan.docx").write_bytes(b"no zip")
    (repository / "templates" / "~$plan.docx").write_bytes(b"Word's own")
    code, found = checked(repository)

    assert code == 1
    assert [one["file"] for one in found] == ["templates/meeting.docm", "templates/plan.docx"]


def test_a_form_without_a_header_is_a_mistake(repository: Path) -> None:
    (repository / "templates" / "plan.docx").write_bytes(saved(new("x", header=None)))
    code, found = checked(repository)

    assert code == 1
    assert "There is no header on default pages" in found[0]["message"]


def test_a_form_that_only_fails_with_a_plan_in_it_fails_here(repository: Path) -> None:
    put(repository, "plan.docx", "{{ plan.targets[0].statement | round }}")
    code, found = checked(repository)

    assert code == 1
    assert found[0]["place"] == "filled with a made-up plan"
    assert "paragraph 1: “{{ plan.targets[0].statement | round }}”" in found[0]["message"]


def test_the_council_form_has_no_mistakes(repository: Path) -> None:
    shutil.copy(FILE, repository / "templates" / "plan.pep.docx")
    code, found = checked(repository)

    assert code == 0
    assert {one["level"] for one in found} == {"remark"}


# Templates of web pages


def test_a_template_is_judged_too(repository: Path) -> None:
    (repository / "templates" / "plan.html.jinja").write_text(
        "<h1>{{ view.title }}</h1>\n{% for target in plan.targets %}\n"
        "<p>{{ target.statment }}</p>\n{% endfor %}\n",
        encoding="utf-8",
    )
    code, found = checked(repository)

    assert code == 1
    assert [(one["place"], one["message"], one["hint"]) for one in found] == [
        ("line 3", "A target has no “statment”.", "Did you mean “statement”?")
    ]


@pytest.mark.parametrize(
    "text", ["<h1>{{ view.title }}\n", "{% if plan %}\n", "<p>{{ plan.attendance.percent }}</p>"]
)
def test_a_template_is_tried_with_full_and_empty_plans(repository: Path, text: str) -> None:
    (repository / "templates" / "plan.pep.html.jinja").write_text(text, encoding="utf-8")
    code, found = checked(repository)

    assert code == 1
    assert len(found) == 1


@pytest.mark.parametrize(
    "text", ["1" + "|abs" * 490, "(" * 900 + "1" + ")" * 900, "+".join(["1"] * 990)]
)
def test_what_is_nested_too_deeply_is_told_of_templates_and_forms(
    repository: Path, text: str
) -> None:
    (repository / "templates" / "plan.pep.html.jinja").write_text(f"{{{{ {text} }}}}", "utf-8")
    put(repository, "plan.docx", f"{{{{ {text} }}}}")
    code, found = checked(repository)

    assert code == 1
    assert len(found) == 2
    assert all("nested too deeply" in one["message"] for one in found)


def test_a_template_that_is_never_used_is_a_remark(repository: Path) -> None:
    (repository / "templates" / "plan.html.jinja").write_text("<p>x</p>", encoding="utf-8")
    code, found = checked(repository)

    assert code == 0
    assert found[0]["message"].startswith("It is never used")


def test_our_own_templates_have_no_mistakes() -> None:
    code, said = run("template", "check", cwd=PROJECT)

    assert code == 0, said
    assert re.search(r"in \d\d forms and templates\.$", said.strip())


def test_chosen_files_alone_are_checked(repository: Path) -> None:
    put(repository, "plan.docx", "{{ plan.nme }}")
    put(repository, "meeting.docx", "{{ plan.ref }}")

    assert checked(repository, "templates/meeting.docx")[0] == 0
    missing = smartdoc("template", "check", "templates/other.docx", cwd=repository)
    assert missing.returncode == 2
    assert "templates/other.docx does not exist." in missing.stderr


def test_nothing_to_check_is_no_mistake(repository: Path) -> None:
    assert run("template", "check", cwd=repository) == (
        0,
        "No mistakes in 0 forms and templates.\n",
    )


# What a template may use


def test_fields_are_listed_in_plain_words_at_80_columns(repository: Path) -> None:
    done = smartdoc("template", "fields", "meeting", "--kind", "pep", cwd=repository)

    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\n  {% for target in plan.targets %} … {% endfor %}\n" in done.stdout
    assert "\n    target.statement\n" in done.stdout
    assert "\n  plan.meeting.next\n      Next meeting. The day of the next meeting" in done.stdout


def test_fields_for_one_audience_are_those_it_may_see(repository: Path) -> None:
    def tags(*more: str) -> set[str]:
        _, said = run("template", "fields", "plan", *more, "--format", "json", cwd=repository)
        return {one["tag"] for one in json.loads(said)["fields"]}

    every, redacted = tags(), tags("--audience", "parent-redacted")

    assert redacted < every
    assert "target.statement" in redacted
    assert "plan.learner.school" in every - redacted


def test_fields_of_a_block_that_holds_blocks_of_its_kind_come_to_an_end(repository: Path) -> None:
    inner = {f"k{at}": {"$ref": "#/$defs/tree"} for at in range(50)}
    block = {"type": "object", "properties": {"a": {"type": "string"}, **inner}}
    schema = {"properties": {"tree": {"$ref": "#/$defs/tree"}}, "$defs": {"tree": block}}
    (repository / "schemas").mkdir(exist_ok=True)
    (repository / "schemas" / "tree.schema.json").write_text(json.dumps(schema), "utf-8")

    done = smartdoc("template", "fields", "plan", cwd=repository)

    assert done.returncode == 0, done.stderr
    assert "plan.extra.tree.k0.k0.a" in done.stdout


def test_a_template_of_a_kind_with_blocks_of_its_own_kind_is_tried(repository: Path) -> None:
    kids = {"type": "array", "items": {"$ref": "#/$defs/tree"}}
    block = {"type": "object", "properties": {"a": {"type": "string"}, "k": kids, "l": kids}}
    own_kind(repository, {"tree": {"$ref": "#/$defs/tree"}}, {"tree": block})
    text = "<p>{{ plan.extra.tree.a if plan.extra.tree }}</p>"
    (repository / "templates" / "plan.own.html.jinja").write_text(text, encoding="utf-8")

    assert checked(repository) == (0, [])


def test_fields_are_listed_wherever_the_schema_of_a_team_says_them(repository: Path) -> None:
    a_day = {"type": "string", "format": "date"}
    trip = {"allOf": [{"$ref": "#/$defs/bus"}, {"properties": {"back": a_day}}]}
    bus = {"type": "object", "properties": {"seats": {"type": "integer"}}}
    visits = {"type": "object", "patternProperties": {"^v": a_day}}
    own_kind(repository, {"trip": trip, "visits": visits}, {"bus": bus})

    _, said = run("template", "fields", "plan", "--kind", "own", "--format", "json", cwd=repository)
    found = {one["tag"]: one["type"] for one in json.loads(said)["fields"]}

    assert found["plan.extra.trip.seats"] == "a number"
    assert found["plan.extra.trip.back"] == "a day"
    assert found["plan.extra.visits"] == (
        "a collection; visit is a name in it, and plan.extra.visits[visit] a day"
    )


def own_kind(repository: Path, keys: dict[str, object], parts: dict[str, object]) -> None:
    """Give a repository a kind of plan with these keys of its own."""
    schema = json.loads((PROJECT / "schemas/learning-goals.schema.json").read_text("utf-8"))
    schema["properties"] |= {"kind": {"const": "own"}, **keys}
    (repository / "schemas").mkdir()
    text = json.dumps({**schema, "$defs": {**schema.get("$defs", {}), **parts}})
    (repository / "schemas" / "own.schema.json").write_text(text, encoding="utf-8")


def test_every_listed_field_is_one_that_a_form_may_use(repository: Path) -> None:
    _, said = run("template", "fields", "plan", "--format", "json", cwd=repository)
    fields = json.loads(said)["fields"]
    loops: list[tuple[int, str]] = []
    blocks: list[str] = []
    for one in fields:
        while loops and loops[-1][0] >= one["depth"]:
            loops.pop()
            blocks.append("{%p endfor %}")
        if one["loop"]:
            loops.append((one["depth"], one["loop"]))
            blocks.append(one["loop"].replace("{%", "{%p"))
        else:
            blocks.append(f"{{{{ {one['tag']} }}}}")
    blocks += ["{%p endfor %}"] * len(loops)

    assert len(fields) > 100
    assert messages(form(*blocks)) == []


def test_every_field_of_the_model_is_listed() -> None:
    repository = open_repository(BASE)
    published = repository.policy.publication
    document = published.document("plan")
    readers = [published.audience(name) for name in document.audiences]
    listed = {
        one.path[0] for one in fields_of(document, repository.schemas.kinds, readers, repository)
    }

    assert record_in(Plan) is Plan
    assert set(hints_of(Plan)) - listed <= {"extra", "display"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["blank"], "The document “blank” is made of no plan."),
        (["meetin"], "There is no document “meetin”."),
        (["meeting", "--kind", "pp"], "There is no kind of plan “pp”."),
        (["meeting", "--audience", "child"], "The document “meeting” is not made for “child”."),
        (["meeting", "--audience", "chil"], "There is no audience “chil”."),
    ],
)
def test_what_there_is_not_is_said(repository: Path, arguments: list[str], said: str) -> None:
    done = smartdoc("template", "fields", *arguments, cwd=repository)

    assert done.returncode == 2
    assert said in done.stderr


def test_a_picture_without_a_description_is_a_remark(repository: Path) -> None:
    document = new("{{ plan.ref }}")
    document.paragraphs[0].add_run().add_picture(io.BytesIO(PICTURE))
    (repository / "templates" / "plan.docx").write_bytes(saved(document))
    code, found = checked(repository)

    assert code == 0
    assert (found[0]["place"], found[0]["message"]) == (
        "paragraph 1",
        "A picture has no description, so that some readers do not know what it shows.",
    )


def test_every_example_for_staff_is_right() -> None:
    text = (PROJECT / "docs" / "own-forms.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```$", text, re.M | re.S)
    tables = [table for table in re.findall(r"(?:^\|.*\n)+", text, re.M) if "{%tr for" in table]
    rows = [
        [cell.strip(" `").replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for table in tables
        for line in table.splitlines()
        if "---" not in line
    ]

    assert len(blocks) == 6
    assert len(rows) == 4
    assert [messages(form(*block.splitlines())) for block in blocks] == [[]] * 6
    assert messages(form(rows)) == []


def test_every_tag_for_staff_is_right() -> None:
    text = (PROJECT / "docs" / "own-forms.md").read_text(encoding="utf-8")
    tags = re.findall(r"^\| `(\{\{ [^`]* \}\})` \|", text, re.M)
    around = {"target.": "plan.targets", "one.": "plan.review", "action.": "plan.actions"}
    lines = [tag.replace("\\|", "|") for tag in tags]
    loops = [f"{{%p for {name[:-1]} in {of} %}}" for name, of in around.items()]

    assert len(tags) > 8
    assert messages(form(*loops, *lines, *["{%p endfor %}"] * len(loops))) == []
