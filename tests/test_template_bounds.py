"""A template that runs for ever or grows without end is stopped, and named."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from smartdoc.errors import SmartdocError
from smartdoc.forms.environment import environment
from smartdoc.model import plan_from
from smartdoc.render import Renderer
from smartdoc.templating import bounds, growth
from tests.copies import seen
from tests.test_render import a_kind

LONGEST_STOP = 60.0
"""Seconds in which two seconds are surely over, on however busy a machine."""

BEGIN, TIMES = "{% set n = namespace(a='x') %}", "{% for i in range(99) %}"
ENDLESS = {
    "loops in loops": "{% for a in range(99999) %}" * 2 + "{% endfor %}" * 2,
    "a range without end": "{% for a in range(10 ** 12) %}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}"
    ),
    "a text times a number": "{{ 'x' * 10 ** 9 }}",
    "a number times a text": "{{ 10 ** 9 * 'x' }}",
    "a list times a number": "{{ ([1] * 10 ** 9) | length }}",
    "a large power": "{{ 9 ** 999999999 }}",
    "a wide column": "{{ 'x' | center(10 ** 9) }}",
    "a wide column by its method": "{{ 'x'.ljust(10 ** 9) }}",
    "a deep indent": "{{ 'x' | indent(10 ** 9, true) }}",
    "a wide number": "{{ '%1000000000d' % 1 }}",
    "a wide number by a filter": "{{ '%1000000000d' | format(1) }}",
    "a wide number by its method": "{{ '{:>1000000000}'.format(1) }}",
    "a text that is replaced by longer ones": (
        "{% set a = 'x' * 99999 %}{{ a | replace('x', a) }}{{ a.replace('x', a) }}"
    ),
    "a list that is joined": "{{ (['x' * 99999] * 99999) | join }}",
    "a text that is joined to itself": BEGIN + TIMES + "{% set n.a = n.a ~ n.a %}{% endfor %}",
    "a sum of texts": BEGIN + TIMES + "{% set n.a = n.a + n.a %}{% endfor %}",
    "a block that is set from itself": (
        BEGIN + TIMES + "{% set n.a %}{{ n.a }}{{ n.a }}{% endset %}{% endfor %}"
    ),
    "filler without end": "{{ lipsum(n=10 ** 7) }}",
    "a number times itself": (
        "{% set n = namespace(a=99) %}" + TIMES + "{% set n.a = n.a * n.a %}{% endfor %}"
    ),
    "a list in itself": (
        "{% set n = namespace(a=[]) %}" + TIMES + "{% set n.a = [n.a, n.a] %}{% endfor %}{{ n.a }}"
    ),
    "lists that are summed": "{{ ([[1] * 999] * 99999) | sum(start=[]) | length }}",
    "short lists that are summed": "{{ ([[1]] * 400000) | sum(start=[]) | length }}",
    "lists in blocks that are summed": (
        "{{ ([{'a': [1]}] * 300000) | sum(attribute='a', start=[]) | length }}"
    ),
    "a width beside the form": "{{ '%*d' % (10 ** 9, 1) }}",
    "a width beside the form of a method": "{{ '{:{}}'.format(1, 10 ** 9) }}",
    "text of the template, again and again": (
        "{% for a in range(99999) %}" + "y" * 9999 + "{% endfor %}"
    ),
    "a list of texts that are made wide": (
        "{{ range(99999) | map('center', 9999) | map('center', 99999) | list | length }}"
    ),
    "a long text, again and again": (
        "{% set a = 'x' * 999999 %}{% for i in range(9999) %}{{ a }}{% endfor %}"
    ),
    "a text whose characters become long ones": "{{ ('x' * 99999).translate({120: 'y' * 99999}) }}",
    "a text between the characters of another": "{{ ('x' * 99999).join('y' * 99999) }}",
    "a text between many numbers": "{{ ('x' * 99999).join(range(99999) | map('string')) }}",
    "a tab that is made wide": "{{ '\t'.expandtabs(tabsize=10 ** 9) }}",
    "a form with many wide numbers": "{{ (('%(a)999999d' * 9999) % {'a': 1}) }}",
    "a form with a long text many times": "{{ ('%(a)s' * 9999) | format(a='x' * 99999) }}",
    "a form of a method with many wide numbers": "{{ ('{0:999999}' * 9999).format(1) }}",
    "a form of a method with a long text many times": "{{ ('{a}' * 9999).format(a='x' * 99999) }}",
    "a form of a method that is given a mapping": (
        "{{ ('{a}' * 9999).format_map({'a': 'x' * 99999}) }}"
    ),
    "a day that is made wide": "{{ view.date.strftime('%1000000000Y') }}",
    "a number rounded to the left": "{{ 1 | round(-999999999) }}",
    "a number rounded up to the right": "{{ 1 | round(999999999, 'ceil') }}",
    "a number as bytes": "{{ (1).to_bytes(10 ** 9, 'big') | length }}",
    "bytes of a text": "{{ ('x'.encode() * 10 ** 9) | length }}",
    "long numbers without a loop": (
        "{% set a = ('f' * 999999) | int(0, 16) %}{% set b = ('f' * 499999) | int(0, 16) %}"
        + "{% set c = a // b %}" * 200
    ),
    "one list looked up in another": (
        "{% set a = range(99999) | list %}{{ a | select('in', a) | list | length }}"
    ),
    "a long word in a narrow column": "{{ ('x' * 999999) | wordwrap(1) }}",
    "lists that are sorted without a loop": (
        "{% set a = ('ab' * 99999) | list %}" + "{% set b = a | sort | unique | length %}" * 999
    ),
    "lists that are compared without a loop": (
        "{% set a = range(99999) | list %}{% set b = range(99999) | list %}"
        + "{{ a == b }}{% if a < b %}{% endif %}" * 2999
    ),
    "lists that are cut without a loop": (
        "{% set a = range(99999) | list %}" + "{% set b = a[1:] %}" * 4999
    ),
    "long texts in many variables": "".join(
        f"{{% set a{number} = 'x' * 999999 %}}" for number in range(200)
    ),
    "long texts that a cycler holds": (
        BEGIN + 5 * TIMES + "{% set n.a = cycler(n.a, 'x' * 999999) %}" + 5 * "{% endfor %}"
    ),
    "long texts that a namespace holds": (
        BEGIN + 5 * TIMES + "{% set n.a = namespace(b=n.a, c='x' * 999999) %}" + 5 * "{% endfor %}"
    ),
    "parts of a list that a namespace holds": (
        BEGIN
        + 5 * TIMES
        + "{% for b in range(99999) | batch(99999) %}{% set n.a = namespace(b=n.a, c=b) %}"
        + 6 * "{% endfor %}"
    ),
    "entries that calls hold": (
        "{% set b = range(99999) | list %}"
        + BEGIN
        + 5 * TIMES
        + "{% set n.a = namespace(b=n.a, c=cycler(*b)) %}"
        + 5 * "{% endfor %}"
    ),
    "characters of a text that are looked for in another": (
        "{{ ('x' * 99999) | trim('y' * 99999 ~ 'x') }}"
    ),
    "characters that a method looks for": "{{ ('x' * 99999).strip('y' * 99999 ~ 'x') }}",
    "brackets in brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "a sum of very many parts": "{{ " + "+".join(["1"] * 20000) + " }}",
    "loops that Python cannot nest": "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
    "conditions that Jinja cannot nest": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
}  # fmt: skip


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_it_is_stopped_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(bounds, "MOST_SECONDS", 2.0)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.html.jinja").write_text(text, encoding="utf-8")
    data = {"kind": "dreams", "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    view = seen(plan_from({**data, "learner": {"name": "Ash"}}), a_kind("dreams"))
    began = time.monotonic()

    with pytest.raises(SmartdocError, match=r"^Template templates/plan\.html\.jinja, line 1: "):
        Renderer(tmp_path).fragment(view)

    assert time.monotonic() - began < LONGEST_STOP


def test_templates_that_each_include_the_next_one_twice_are_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_SECONDS", 2.0)
    folder = tmp_path / "templates"
    folder.mkdir()
    names = ["plan.html.jinja", *(f"part{number}.html.jinja" for number in range(40))]
    for name, following in pairwise(names):
        (folder / name).write_text(f"{{% include '{following}' %}}" * 2, encoding="utf-8")
    (folder / names[-1]).touch()
    data = {"kind": "dreams", "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    view = seen(plan_from({**data, "learner": {"name": "Ash"}}), a_kind("dreams"))

    with pytest.raises(
        SmartdocError, match=r"^Template templates/part[0-9]+\.html\.jinja, line 1: "
    ):
        Renderer(tmp_path).fragment(view)


def test_a_namespace_that_holds_itself_many_times_is_told_of_in_a_word(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    grown = 60 * "{% set n.a = namespace(b=n.a, c=n.a) %}"
    held = BEGIN + grown + "{{ '{}'.format(n.a) | length }}"
    (tmp_path / "templates" / "plan.html.jinja").write_text(held, encoding="utf-8")
    data = {"kind": "dreams", "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    view = seen(plan_from({**data, "learner": {"name": "Ash"}}), a_kind("dreams"))

    assert Renderer(tmp_path).fragment(view) == "11"


def test_forms_are_held_to_the_same_time_and_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_SECONDS", 2.0)
    env = environment()
    slow = "{% set a = ('ab ' * 99999).split() %}" + "{% set b = a | sort | unique %}" * 999
    large = "".join(f"{{% set a{number} = 'x' * 999999 %}}" for number in range(200))
    for source in (slow, large):
        code = env.compile(env.ready(source, "form"), "form", "form")
        template = env.template_class.from_code(env, code, {})
        env.begin()

        with pytest.raises(growth.TooMuch):
            template.render()


def test_what_documents_need_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.html.jinja").write_text(USEFUL, encoding="utf-8")
    data = {"kind": "dreams", "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    view = seen(plan_from({**data, "learner": {"name": "Ash"}}), a_kind("dreams"))

    assert (
        Renderer(tmp_path).fragment(view) == "a, b; a-b; 0.1; 1 of 3;     7; 2.35; 3; 30/11; 1, 3"
    )


USEFUL = (
    "{{ ', '.join(['a', 'b']) }}; {{ '-'.join('ab') }}; {{ '.'.join(range(2) | map('string')) }}; "
    "{{ '%d of %s' % (1, 3) }}; {{ '{:>5}'.format(7) }}; {{ 2.345 | round(2) }}; {{ 7 // 2 }}; "
    "{{ view.date.strftime('%d/%m') }}; {{ [1, 2, 3] | select('odd') | join(', ') }}"
)


def test_the_clock_begins_anew_for_each_document(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Renderer()
    data = {"kind": "dreams", "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    view = seen(plan_from({**data, "learner": {"name": "Ash"}}), a_kind("dreams"))
    monkeypatch.setattr(growth, "MOST", 2000)
    first = [renderer.fragment(view) for _ in range(30)]

    assert len(set(first)) == 1
