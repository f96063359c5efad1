"""What makes a fragment a page: its style, the policy that guards it, and labels in tables."""

from __future__ import annotations

import base64
import hashlib

import pytest

from smartdoc.charts.colour import readable
from smartdoc.page import labelled, page_style, security_policy


def test_the_policy_allows_this_one_style_and_pictures_of_its_own() -> None:
    digest = base64.b64encode(hashlib.sha256(b"p{}").digest()).decode()

    assert security_policy("p{}") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_foot_of_a_page_cannot_leave_its_string() -> None:
    style = page_style("p{}", "#000000", 'a"}</style>\n\\', draft=False)

    assert '@bottom-left{content:"a\\22 \\7d \\3c \\2f style\\3e \\a \\5c "}' in style


def test_a_draft_is_marked_in_the_margin_of_every_printed_page() -> None:
    assert '@top-right{content:"DRAFT"}' in page_style("", "#000000", "", draft=True)
    assert '@top-right{content:""}' in page_style("", "#000000", "", draft=False)


@pytest.mark.parametrize(
    ("colour", "used"),
    [("#1d4f73", "#1d4f73"), ("#ffdd00", "#867400"), ("red;}", "#1d4f73"), ("", "#1d4f73")],
)
def test_a_colour_too_light_to_read_becomes_darker(colour: str, used: str) -> None:
    assert readable(colour) == used


def test_every_cell_names_its_column() -> None:
    table = (
        '<table class="form"><thead><tr><th scope="col">Who</th><th scope="col">How "often" '
        "<em>now</em></th></tr></thead>"
        '<tbody><tr><th scope="row">Ash</th><td class="wide">&lt;td&gt;</td></tr>'
        "<tr><td>Jo</td><td>daily</td></tr></tbody></table>"
    )
    before, after = "<p>&lt;table&gt;</p>", "<p>after</p>"

    second = "How &#34;often&#34; now"
    assert (
        labelled(before + table + after)
        == before
        + (
            table.replace('<th scope="row">', '<th scope="row" data-label="Who">')
            .replace('<td class="wide">', f'<td class="wide" data-label="{second}">')
            .replace("<td>Jo", '<td data-label="Who">Jo')
            .replace("<td>daily", f'<td data-label="{second}">daily')
        )
        + after
    )


def test_a_table_without_headings_keeps_its_cells() -> None:
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"

    assert labelled(table) == table
