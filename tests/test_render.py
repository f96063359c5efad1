"""Documents rendered from views, and templates that fail loudly."""

from __future__ import annotations

import base64
import datetime
import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import html5lib
import pytest

from smartdoc import assets
from smartdoc.config import Branding
from smartdoc.errors import SmartdocError
from smartdoc.finding import Finding, Level
from smartdoc.fragment import parse
from smartdoc.kind import Kind, kind_from
from smartdoc.model import plan_from
from smartdoc.render import Renderer
from smartdoc.view import (
    Index,
    IndexDocument,
    IndexFile,
    IndexLearner,
    IndexPlan,
    LearnerIndex,
    View,
    plan_view,
)
from tests.copies import a_copy, own_party, seen
from tests.everything import CONCERN, OTHER, PERSON, TARGET, filled
from tests.examples import KINDS, TODAY

HOSTILE = """{{ 7*7 }} {% raw %} <script>alert(1)</script> ]]> "double" 'single' <!-- & &amp;"""
ADVICE = Finding(rule="S01", name="weak-verb", level=Level.ADVICE, message="Say it better.")

OURS = Renderer()
"""One renderer for all tests: it compiles each template once."""

Team = Callable[..., Renderer]


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Return a function that makes a renderer for a team with these templates of its own."""

    def renderer(**templates: str) -> Renderer:
        folder = tmp_path / "templates"
        folder.mkdir()
        for name, text in templates.items():
            (folder / f"{name.replace('_', '.')}.html.jinja").write_text(text, encoding="utf-8")
        return Renderer(tmp_path)

    return renderer


def a_view(kind: str = "dreams", draft: bool = False, **more: Any) -> View:
    data = {"kind": kind, "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    plan = plan_from({**data, "learner": {"name": "Ash"}, **more})
    findings = [ADVICE] if draft else []
    return seen(plan, a_kind(kind), draft=draft, findings=findings)


def a_kind(name: str) -> Kind:
    return kind_from(name, {"title": f"Plan of {name}"})


def text_of(fragment: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", fragment)).split())


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_nothing_of_a_plan_is_lost_in_its_document(kind: str) -> None:
    plan = filled(kind)
    text = text_of(OURS.fragment(seen(plan.plan, plan.kind))).casefold()

    assert len(plan.expected) > 60
    assert [said for said in plan.expected if said.casefold() not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_of_a_block_that_a_team_adds_to_a_kind_of_ours(kind: str) -> None:
    plan = filled(OTHER)
    view = seen(plan.plan, replace(plan.kind, name=kind))
    text = text_of(OURS.fragment(view)).casefold()

    assert [said for said in plan.expected if said.casefold() not in text] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("document", ["plan", "child", "actions", "report", "history", "meeting"])
def test_a_deadline_in_words_has_no_second_by(kind: str, document: str) -> None:
    late = {"due": "by half term"}
    deed = {"who": "sw", "what": "reads", "how_often": "daily", **late}
    step = {"what": "one page", **late}
    target = {"id": "a", "statement": "I will read.", "actions": [deed], "milestones": [step]}
    people = {"sw": {"role": "social worker", "name": "T. Lind"}}
    data = {"kind": kind, "ref": "c-1", "meeting": {"date": "2026-11-30"}, "people": people}
    plan = plan_from({**data, "learner": {"name": "Ash"}, "targets": [{**target, **late}]})
    readers = {"child": "child", "report": "carer"}
    copy = a_copy(plan, document, readers.get(document, "social-worker"))
    copy = replace(copy, person="sw")
    view = plan_view(plan, a_kind(kind), copy, today=TODAY, party_of=own_party, earlier=(plan,))
    text = text_of(OURS.fragment(view)).casefold()

    assert "by half term" in text
    assert not re.search("(?<!to be met )(by|until) by half term", text)


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_no_id_is_shown(kind: str) -> None:
    plan = filled(kind)
    text = text_of(OURS.fragment(seen(plan.plan, plan.kind)))

    assert [each for each in (PERSON, TARGET, CONCERN) if each in text] == []


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_a_document_is_a_fragment_that_word_can_have_too(kind: str) -> None:
    plan = filled(kind)
    view = seen(plan.plan, plan.kind, draft=True, findings=[ADVICE])
    bare = a_view(kind, targets=[{"id": "a"}])

    assert parse(OURS.fragment(view), kind).children
    assert parse(OURS.fragment(bare), kind).children


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_an_empty_block_leaves_no_heading(kind: str) -> None:
    fragment = OURS.fragment(a_view(kind))

    assert re.findall(r"<h[2-4]>.*?</h[2-4]>", fragment) == []


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_what_every_form_asks_for_is_quietly_not_stated(kind: str) -> None:
    assert "<em>Not stated</em>" in OURS.fragment(a_view(kind, targets=[{"id": "a"}]))


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_a_page_has_no_parse_error(kind: str) -> None:
    plan = filled(kind)
    view = seen(plan.plan, plan.kind, draft=True, findings=[ADVICE])
    renderer = OURS
    parser = html5lib.HTMLParser()

    parser.parse(renderer.page(view, renderer.fragment(view)))

    assert parser.errors == []


def test_a_plans_text_is_neither_template_nor_markup() -> None:
    more: dict[str, Any] = {
        "learner": {"name": HOSTILE},
        "voice": {"liked": f"{HOSTILE}\n\n{HOSTILE}"},
        "people": {"a": {"role": HOSTILE, "name": HOSTILE}},
        "targets": [{"id": "t", "title": HOSTILE, "statement": HOSTILE, "due": HOSTILE}],
        "anything": {HOSTILE: [HOSTILE, {HOSTILE: HOSTILE}]},
    }
    renderer = OURS
    view = a_view(**more)
    fragment = renderer.fragment(view)
    page = renderer.page(view, fragment)

    assert "<script" not in page
    assert "49" not in text_of(fragment)
    assert text_of(fragment).count(HOSTILE) >= 10


def test_the_page_guards_itself_with_the_hash_of_its_only_style() -> None:
    renderer = OURS
    view = a_view()
    page = renderer.page(view, renderer.fragment(view))
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"style-src 'sha256-{digest}'; img-src data:;" in page
    assert re.findall(r"<script|<link|\bstyle=|\bon\w+=|https?:", page) == []


def test_a_style_cannot_end_itself(team: Team, tmp_path: Path) -> None:
    team()
    (tmp_path / "templates" / "style.css").write_text("p{} </style><script>", encoding="utf-8")

    with pytest.raises(SmartdocError, match=r"style\.css holds “</”"):
        Renderer(tmp_path)


def test_the_page_says_whose_it_is_and_in_which_language() -> None:
    renderer = OURS
    view = a_view()
    page = renderer.page(view, renderer.fragment(view))

    assert '<html lang="en-GB">' in page
    assert "<title>Plan of dreams: Ash, 30 November 2026</title>" in page
    assert f"<p>{view.footer}</p>" in page


def test_a_draft_is_marked_and_lists_its_findings() -> None:
    renderer = OURS
    view = a_view(draft=True)
    page = renderer.page(view, renderer.fragment(view))

    assert '<header class="draft">\n<p>DRAFT</p>' in page
    assert "Advice: Say it better. (S01)" in text_of(page)


def test_a_final_document_says_nothing_of_drafts() -> None:
    renderer = OURS
    view = a_view(status="agreed")
    page = renderer.page(view, renderer.fragment(view))

    assert "draft" not in text_of(page.partition("<body>")[2]).casefold()


def test_what_a_team_leaves_empty_in_its_own_blocks_is_not_printed() -> None:
    pets = [{"name": "Rex", "likes": [], "vet": {}, "age": 0, "chipped": False}]
    fragment = OURS.fragment(a_view(pets=pets, home={"garden": [], "stairs": 0, "note": ""}, x={}))
    text = text_of(fragment)

    assert "Home Stairs: 0" in text
    assert all(one in text for one in ("Name: Rex", "Age: 0", "Chipped: No"))
    assert not any(one in text for one in ("Likes", "Vet", "Garden", "Note", " X "))


def test_the_teams_own_kind_is_printed_by_its_keys() -> None:
    more: dict[str, Any] = {
        "dream_job": "vet",
        "first-steps": ["a visit", "a book"],
        "mentor": {"name": "Lee", "hours": 2},
        "places": [{"town": "Wells", "far": False}],
        "targets": [{"id": "a", "colour": "red"}],
    }
    fragment = OURS.fragment(a_view(**more))
    text = text_of(fragment)

    assert "<h2>Dream job</h2>\n<p>vet</p>" in fragment
    assert "First steps a visit a book" in text
    assert "Mentor Name: Lee Hours: 2" in text
    assert "Places Town: Wells; Far: No" in text
    assert "<h3>Colour</h3>\n<p>red</p>" in fragment


def test_what_a_team_adds_is_printed_under_the_titles_of_its_schema() -> None:
    pet = {"title": "Animal at home", "properties": {"name": {"title": "What we call it"}}}
    stop = {"properties": {"town": {"title": "Nearest town"}}}
    schema = {
        "properties": {
            "pet": pet,
            "stops": {"title": "Places on the way", "type": "array", "items": stop},
            "kept": {"type": "string"},
            "buddy": {"$ref": "#/$defs/person_id"},
            "books": {"patternProperties": {"^b": {"title": "Book"}}},
        },
        "$defs": {"person_id": {"title": "Person"}},
    }
    data = {"kind": "dreams", "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    more = {
        "pet": {"name": "Rex"},
        "stops": [{"town": "Wells"}],
        "kept": "yes",
        "buddy": "Lee",
        "books": {"b-one": "Heidi", "b-two": "Emil"},
    }
    plan = plan_from({**data, "learner": {"name": "Ash"}, **more}, schema)
    text = text_of(OURS.fragment(seen(plan, a_kind("dreams"))))

    assert "Animal at home What we call it: Rex" in text
    assert "Places on the way Nearest town: Wells" in text
    assert "Kept yes Buddy Lee" in text
    assert "Books B one: Heidi B two: Emil" in text


@pytest.mark.parametrize(
    "tag",
    [
        "plan.meeting",
        "plan.targets",
        "plan.extra",
        "view",
        "plan.meeting | upper",
        "plan.targets | join",
        "'The meeting: ' ~ plan.meeting",
        "plan.extra ~ ''",
        "'All: ' ~ plan.targets",
        "'All: ' ~ view",
        "plan.targets | string",
        "plan.targets | map('trim') | list | pprint",
        "'%s, %s' % (plan.targets, 1)",
        "'{}'.format(plan.targets)",
        "view.participants | join",
    ],
)
def test_a_record_is_never_printed_as_python_writes_it(team: Team, tag: str) -> None:
    renderer = team(plan="{{ " + tag + " }}")

    with pytest.raises(SmartdocError, match="this is a block with several values: name one of"):
        renderer.fragment(a_view(targets=[{"id": "a"}], people={"dt": {"role": "teacher"}}))


def test_a_function_is_not_printed(team: Team) -> None:
    with pytest.raises(SmartdocError, match="this needs brackets, with what it is about in them"):
        team(plan="{{ view.document.upper }}").fragment(a_view())


@pytest.mark.parametrize("tag", ["plan.learner.interests", "plan.learner.interests | map('trim')"])
def test_of_a_list_the_entries_are_printed(team: Team, tag: str) -> None:
    learner = {"name": "Ash", "interests": ["foxes", "<chess>"]}
    fragment = team(plan="<p>{{ " + tag + " }}</p>").fragment(a_view(learner=learner))

    assert fragment == "<p>foxes, &lt;chess&gt;</p>"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("'Likes ' ~ plan.learner.interests", "Likes foxes, &lt;chess&gt;"),
        ("'Likes ' ~ (plan.learner.interests | map('trim'))", "Likes foxes, &lt;chess&gt;"),
        ("plan.learner.interests | upper", "FOXES, &lt;CHESS&gt;"),
        ("plan.learner.interests | map('trim') | capital", "Foxes, &lt;chess&gt;"),
        ("[plan.learner.interests, none, true] | join('; ')", "foxes, &lt;chess&gt;; ; Yes"),
        ("'%s and %s' % (plan.learner.interests, none)", "foxes, &lt;chess&gt; and "),
        ("'%s' | format(plan.learner.interests)", "foxes, &lt;chess&gt;"),
        ("'{} {n}'.format(true, n=plan.learner.interests)", "Yes foxes, &lt;chess&gt;"),
        ("'On ' ~ plan.meeting.date ~ plan.learner.school ~ 1000.0", "On 30 November 20261,000"),
        ("plan.learner.interests | lines", "foxes, &lt;chess&gt;"),
        ("plan.meeting.date | string | upper", "30 NOVEMBER 2026"),
        ("'%.1f on %s' % (1.25, '{:%d %m}'.format(plan.meeting.date))", "1.2 on 30 11"),
    ],
)
def test_a_value_is_in_words_where_it_is_made_part_of_a_text(
    team: Team, tag: str, text: str
) -> None:
    learner = {"name": "Ash", "interests": ["foxes", "<chess>"]}
    renderer = team(plan="<p>{{ " + tag + " }}</p>")

    assert renderer.fragment(a_view(learner=learner)) == f"<p>{text}</p>"


def test_a_number_beyond_all_numbers_is_printed_and_no_fault_of_ours(team: Team) -> None:
    renderer = team(plan="<p>{{ 1e999 }} {{ ('nan' | float) | round }}</p>")

    assert renderer.fragment(a_view()) == "<p>inf nan</p>"


def test_a_team_changes_one_block_and_keeps_the_rest(team: Team) -> None:
    renderer = team(
        plan_dreams='{% extends "builtin/plan.html.jinja" %}'
        "{% block heading %}<h1>{{ plan.extra.dream }}</h1>{% endblock %}"
    )
    fragment = renderer.fragment(a_view(dream="To fly"))

    assert "<h1>To fly</h1>" in fragment
    assert "<dt>Meeting</dt>" in fragment


def test_a_teams_base_serves_every_kind(team: Team) -> None:
    renderer = team(
        plan='{% extends "builtin/plan.html.jinja" %}'
        "{% block heading %}{{ super() }}<p>Our school</p>{% endblock %}"
    )

    assert "<p>Our school</p>" in renderer.fragment(a_view("pep"))


def test_builtin_is_always_ours(team: Team, tmp_path: Path) -> None:
    renderer = team(plan='{% extends "builtin/plan.html.jinja" %}')
    own = tmp_path / "templates" / "builtin"
    own.mkdir()
    (own / "plan.html.jinja").write_text("not ours", encoding="utf-8")

    assert "<h1>Plan of pep</h1>" in renderer.fragment(a_view("pep"))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("\n{{ nobody }}", "line 2: nothing is called “nobody”."),
        ("{{ plan.dream }}", "line 1: the plan has no “dream”."),
        ("{{ view.nothing }}", "line 1: the view has no “nothing”."),
        ("{{ plan.meeting.day }}", "line 1: the meeting has no “day”."),
        ("{{ plan.extra.dream }}", "line 1: neither the plan nor its schema has “dream”."),
        ("\n\n{% if %}", "line 3: Expected an expression, got 'end of statement block'."),
        ("{% include 'gone.html.jinja' %}", "line 1: there is no template “gone.html.jinja”."),
        ("{{ plan.__class__.mro() }}", "line 1: this is not allowed in a template: "),
        ("{{ [].append(1) }}", "line 1: this is not allowed in a template: "),
        ("{{ 1 / 0 }}", "line 1: division by zero."),
        ("{{ plan.ref | deadline }}", "line 1: 'str' object has no attribute 'due_on'."),
        ("{% block a %}{{ super() }}{% endblock %}", "no parent block called 'a'."),
        ("{% extends 'plan.dreams.html.jinja' %}", "it calls itself without end."),
    ],
)
def test_a_templates_fault_is_said_with_its_name_and_line(
    team: Team, template: str, message: str
) -> None:
    renderer = team(plan_dreams=template)

    with pytest.raises(SmartdocError) as caught:
        renderer.fragment(a_view())

    assert caught.value.message.startswith("Template templates/plan.dreams.html.jinja, line ")
    assert message in caught.value.message
    assert not caught.value.message.endswith("..")
    assert caught.value.hint


@pytest.mark.parametrize(
    "template",
    [
        "{% include plan.learner.name %}",
        "{{ {'a': 1}[plan.learner.name] }}",
        "{{ view.today.fromisoformat(plan.learner.name) }}",
        "{% include [plan.learner.name, plan.ref] %}",
        "{% macro m() %}{% endmacro %}{{ m(**{plan.learner.name: 1}) }}",
        "{{ 'a' | trim(**{plan.learner.name: 1}) }}",
        "{{ ['a'] | map(plan.learner.name) | list }}",
        "{{ 'a' | attr('x' ~ plan.learner.name) }}",
        "{{ {}['plan” of ' ~ plan.learner.name ~ ' “plan'] }}",
        "{{ {}['a” of ' ~ plan.learner.name ~ ' is “dear”'] }}",
        """{{ view.today.fromisoformat("a' of " ~ plan.learner.name ~ " is 'dear' to us") }}""",
        """{% macro m() %}{% endmacro %}{{ m(**{"m' of " ~ plan.learner.name ~ '"': 1}) }}""",
    ],
)
def test_a_templates_fault_repeats_no_word_of_the_plan(team: Team, template: str) -> None:
    renderer = team(plan_dreams=template)
    view = a_view()

    with pytest.raises(SmartdocError) as caught:
        renderer.fragment(view)

    assert "“…”" in caught.value.message
    assert view.plan.learner.name not in caught.value.message


def test_a_templates_fault_tells_what_python_calls_a_value(team: Team) -> None:
    renderer = team(plan_dreams="{{ 1 + 'one' }}")

    with pytest.raises(SmartdocError, match="'int' and 'str'"):
        renderer.fragment(a_view())


def test_an_id_that_is_used_twice_is_not_repeated(team: Team) -> None:
    text = team(plan_dreams='<p id="{{ plan.learner.name }}">x</p>' * 2).fragment(a_view())

    with pytest.raises(SmartdocError, match="has an id") as caught:
        parse(text, "plan")

    assert a_view().plan.learner.name not in caught.value.message


def test_a_fault_in_an_included_template_names_that_template(team: Team) -> None:
    renderer = team(plan_dreams="{% include 'part.html.jinja' %}", part="\n\n{{ gone }}")

    with pytest.raises(SmartdocError, match=r"^Template templates/part\.html\.jinja, line 3: "):
        renderer.fragment(a_view())


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["plan.dreams.html.jinja", "part.html.jinja"])
def test_a_template_that_leads_out_of_its_folder_is_refused(
    team: Team, tmp_path: Path, name: str
) -> None:
    (tmp_path / "private.txt").write_text("Ash", encoding="utf-8")
    renderer = team(plan="{% include 'part.html.jinja' %}")
    (tmp_path / "templates" / name).symlink_to(tmp_path / "private.txt")

    with pytest.raises(SmartdocError) as caught:
        renderer.fragment(a_view())

    assert caught.value.message == f"Template templates/{name} leads out of its folder."
    assert caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_template_may_be_a_link_within_its_folder(team: Team, tmp_path: Path) -> None:
    renderer = team(part="<p>Shared</p>")
    own = tmp_path / "templates"
    (own / "plan.html.jinja").symlink_to(own / "part.html.jinja")

    assert renderer.fragment(a_view()) == "<p>Shared</p>"


def test_a_template_in_another_encoding_is_named(team: Team, tmp_path: Path) -> None:
    renderer = team()
    (tmp_path / "templates" / "plan.html.jinja").write_bytes("<p>é</p>".encode("cp1252"))

    with pytest.raises(SmartdocError, match=r"plan\.html\.jinja is not in UTF-8\.$"):
        renderer.fragment(a_view())


def test_a_template_cannot_change_the_plan(team: Team) -> None:
    renderer = team(plan_dreams="{% set plan.ref = 'x' %}")

    with pytest.raises(SmartdocError, match=r"cannot assign attribute|not allowed"):
        renderer.fragment(a_view())


def test_templates_print_no_text_unescaped() -> None:
    texts = {path.name: path.read_text() for path in assets.shipped("templates").glob("*.jinja")}

    assert len(texts) > 8
    assert [name for name, text in texts.items() if re.search(r"\|\s*safe|Markup", text)] == []


def test_the_index_leads_to_every_document() -> None:
    day = datetime.date(2026, 11, 30)
    document = IndexDocument(
        "Meeting pack", "the school", (IndexFile("Word", "2026-11-30.pep/meeting.school.docx"),)
    )
    plan = IndexPlan("Personal Education Plan", day, warnings=1, documents=(document,))
    learner = IndexLearner("c-1", "Ash <3", "c-1/index.html", (plan,), 1)
    index = OURS.index(Index((learner,), day, Branding("Northshire")))
    page = OURS.learner(
        LearnerIndex("c-1", "Ash <3", "../index.html", (plan,), Branding("Northshire"))
    )

    for text in (index, page):
        parser = html5lib.HTMLParser()
        parser.parse(text)
        assert parser.errors == []
    assert '<a href="c-1/index.html">Ash &lt;3<' in index
    assert '<a href="../index.html">' in page
    assert '<a href="2026-11-30.pep/meeting.school.docx">Word' in page
    assert "<h1>Ash &lt;3</h1>" in page
    assert "Findings: 1 warning." in page


def test_an_empty_index_says_so() -> None:
    assert "<p>There are no plans yet.</p>" in OURS.index(Index())
