"""The look of a Word file: the vocabulary that all templates share, and the team's own colour."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from smartdoc.fragment import parse
from smartdoc.word import Reference, write
from smartdoc.word.accent import coloured, shaded, themed, tinted
from tests.test_word_file import contrast
from tests.wordfile import REFERENCE, about, body, changed, outline, parts, png, reference

HEAD = '<thead><tr><th scope="col">Who</th><th scope="col">What</th></tr></thead>'


def table(*rows: str) -> str:
    inside = "".join(f"<tr><td>{row}</td><td>b</td></tr>" for row in rows)
    return f"<table>{HEAD}<tbody>{inside}</tbody></table>"


def kept_rows(html: str) -> list[bool]:
    """Return for each row whether Word keeps it on the page of the next."""
    rows = re.findall(r"<w:tr>.*?</w:tr>", body(html), re.DOTALL)
    return ["<w:keepNext/>" in row for row in rows]


def test_a_glance_is_one_box_in_styles_of_its_own() -> None:
    html = (
        '<section class="glance"><p>a</p><dl><dt>Who</dt><dd>Ash</dd></dl></section>'
        "<dl><dt>Who</dt><dd>Jo</dd></dl>"
    )

    assert outline(html) == ["Glance\ta", "GlanceDefinition\tWho→Ash", "Definition\tWho→Jo"]


def test_large_print_is_large_in_text_lists_terms_and_headings() -> None:
    html = (
        '<section class="large-print"><h2>I will</h2><p>a</p><ul><li>b</li></ul>'
        '<ul class="ticks"><li><span class="tick"></span> c</li></ul>'
        '<dl><dt>Who</dt><dd>Jo</dd></dl></section><p class="big">d</p><p>e</p>'
    )

    assert outline(html) == [
        "Heading2\tI will",
        "Big\ta",
        "Big\tb",
        "Big\t☐→c",
        "BigDefinition\tWho→Jo",
        "Big\td",
        "Normal\te",
    ]
    assert '<w:rStyle w:val="BigHeading"/>' in body(html)


def test_a_reference_without_the_new_styles_shows_their_sections_in_the_old_ones() -> None:
    data = changed(REFERENCE.read_bytes(), "word/styles.xml", "Glance Definition", "Other")
    html = '<section class="glance"><dl><dt>Who</dt><dd>Ash</dd></dl></section>'

    made = write(parse(html, "plan"), about(), Reference.load(data))

    assert '<w:pStyle w:val="Definition"/>' in parts(made)["word/document.xml"]


def test_a_smart_letter_is_shaded_with_room_on_both_sides() -> None:
    html = '<p>Is it <span class="smart-mark">S</span> specific?</p>'

    assert (
        '<w:r><w:rPr><w:rStyle w:val="SmartMark"/></w:rPr>'
        '<w:t xml:space="preserve">\u00a0S\u00a0</w:t></w:r>'
    ) in body(html)


def test_what_is_asked_remarked_and_signed_has_styles_of_its_own() -> None:
    html = "".join(f'<p class="{name}">a</p>' for name in ("question", "advice", "small", "sign"))

    assert outline(html) == ["Question\ta", "Advice\ta", "Small\ta", "Sign\ta"]


def test_a_cell_to_write_in_is_tall_and_has_lines_beside_it() -> None:
    html = (
        '<table><tr><td>Ash</td><td class="write"></td></tr><tr><td>Jo</td><td>x</td></tr></table>'
    )

    first, second = re.findall(r"<w:tr>.*?</w:tr>", body(html), re.DOTALL)
    assert '<w:cantSplit/><w:trHeight w:val="850" w:hRule="atLeast"/>' in first
    assert first.count("<w:tcBorders>") == 1
    assert "trHeight" not in second


def test_a_column_to_write_in_is_wide_enough_for_a_few_words() -> None:
    words = "Ash marks each day of the week on the poster beside the door. " * 4
    html = f'<table><tr><td>{words}</td><td class="write"></td><td class="write"></td></tr></table>'

    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', body(html))]
    assert len(widths) == 3
    assert min(widths) >= 1871


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (("a",), [True, False]),
        (("a", "b", "c"), [True, True, True, False]),
        (("a", "b", "c", "d", "e"), [True, True, False, False, True, False]),
        (("a" * 90, "b", "c", "d" * 90), [True, False, False, False, False]),
    ],
)
def test_no_low_row_stands_alone_on_a_page(rows: tuple[str, ...], kept: list[bool]) -> None:
    assert kept_rows(table(*rows)) == kept


def test_a_chart_stands_with_the_sentence_that_holds_its_numbers() -> None:
    html = (
        f'<figure class="chart"><img src="{png()}" alt="a"><figcaption>b</figcaption></figure>'
        f'<figure><img src="{png()}" alt="a"><figcaption>c</figcaption></figure>'
    )

    assert outline(html) == ["Chart\t", "Small\tb", "Figure\t", "Caption\tc"]
    assert '<w:pStyle w:val="Chart"/><w:keepNext/>' in body(html)


def test_a_logo_is_small_however_large_its_picture() -> None:
    html = f'<figure class="logo"><img src="{png(400, 400)}" alt="Northshire"></figure>'

    found = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', body(html))
    assert found
    assert (int(found[1]), int(found[2])) == (648335, 648335)


def test_the_teams_colour_reaches_headings_rules_marks_and_tints() -> None:
    red = parts(write(parse("<h1>a</h1>", "plan"), about(), reference().in_colour("#8a1f3d")))
    styles = red["word/styles.xml"]

    assert "1D4F73" not in "".join(red.values())
    assert styles.count('w:val="8A1F3D" w:themeColor="accent1"') > 3
    assert styles.count('w:color="8A1F3D" w:themeColor="accent1"') > 3
    assert 'w:fill="8A1F3D" w:themeFill="accent1"' in styles
    assert f'w:fill="{tinted("8A1F3D", 0x12)}" w:themeFill="accent1" w:themeFillTint="12"' in styles
    assert '<a:accent1><a:srgbClr val="8A1F3D"/></a:accent1>' in red["word/theme/theme1.xml"]
    assert '<a:hlink><a:srgbClr val="8A1F3D"/></a:hlink>' in red["word/theme/theme1.xml"]


def test_where_no_colour_is_chosen_the_reference_stays_as_it_is() -> None:
    assert reference().in_colour("#1d4f73") is reference()
    assert reference().in_colour("#8a1f3d") is reference().in_colour("#8a1f3d")


def test_a_colour_that_a_team_gave_a_style_itself_stays() -> None:
    style = '<w:color w:val="00AA00"/><w:shd w:val="clear" w:color="auto" w:fill="00AA00"/>'
    other = '<w:color w:val="00AA00" w:themeColor="accent2"/>'

    assert coloured(style + other, "8A1F3D") == style + other


def test_a_tint_or_shade_of_the_accent_becomes_that_of_the_new_one() -> None:
    style = (
        '<w:top w:val="single" w:color="111111" w:themeColor="accent1" w:themeShade="BF"/>'
        '<w:color w:val="222222" w:themeColor="accent1" w:themeTint="99"/>'
    )

    assert coloured(style, "808080") == (
        f'<w:top w:val="single" w:color="{shaded("808080", 0xBF)}" w:themeColor="accent1" '
        'w:themeShade="BF"/>'
        f'<w:color w:val="{tinted("808080", 0x99)}" w:themeColor="accent1" w:themeTint="99"/>'
    )
    assert (shaded("808080", 0xBF), tinted("808080", 0x99)) == ("606060", "B3B3B3")


def test_links_of_another_colour_than_the_accent_keep_it() -> None:
    theme = (
        '<a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
        '<a:hlink><a:srgbClr val="0563C1"/></a:hlink>'
    )

    assert themed(theme, "8A1F3D") == theme.replace("4472C4", "8A1F3D")


@pytest.mark.parametrize("colour", ["1D4F73", "867400", "8A1F3D", "000000", "3366FF"])
def test_text_can_be_read_on_the_tint_of_any_accent(colour: str) -> None:
    ground = tinted(colour, 0x12)

    assert contrast("1C2329", ground) >= 4.5
    assert contrast("4D5962", ground) >= 4.5


def test_a_coloured_document_has_the_same_parts_as_any() -> None:
    plain = write(parse("<p>a</p>", "plan"), about(), reference())
    red = write(parse("<p>a</p>", "plan"), about(), reference().in_colour("#8a1f3d"))

    names = [zipfile.ZipFile(io.BytesIO(data)).namelist() for data in (plain, red)]
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("count", "kept"), [(2, [True, False]), (3, [True, True, False]), (4, [False] * 4)]
)
def test_a_short_list_is_not_parted(count: int, kept: list[bool]) -> None:
    html = f"<ul>{'<li>a</li>' * count}</ul>"

    paragraphs = re.findall(r"<w:p>.*?</w:p>", body(html), re.DOTALL)
    assert ["<w:keepNext/>" in one for one in paragraphs] == kept


def test_the_lines_to_write_on_stay_together() -> None:
    first, second = re.findall(r"<w:p>.*?</w:p>", body('<p class="lines"></p>'), re.DOTALL)

    assert "<w:keepNext/>" in first
    assert "<w:keepNext/>" not in second
