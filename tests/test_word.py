"""The body of a Word file says what its fragment says, in the styles of reference.docx."""

from __future__ import annotations

import re

import pytest

from smartdoc.errors import SmartdocError
from smartdoc.word.pictures import Picture
from smartdoc.word.widths import Column, column, column_widths, text_width
from tests.wordfile import body, made, outline, parts, png


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def refusal(html: str) -> str:
    with pytest.raises(SmartdocError) as caught:
        made(html)
    return caught.value.message


def test_headings_paragraphs_and_boxes_take_their_styles() -> None:
    html = (
        '<h1>One</h1><h2>Two</h2><h3>Three</h3><h4>Four</h4><p>a</p><p class="lead">b</p>'
        '<aside class="note"><p>c</p><p class="small">d</p></aside><aside>e</aside>'
        '<blockquote>f</blockquote><blockquote class="voice"><p>g</p></blockquote>'
    )

    assert outline(html) == [
        "Heading1\tOne",
        "Heading2\tTwo",
        "Heading3\tThree",
        "Heading4\tFour",
        "Normal\ta",
        "Lead\tb",
        "Note\tc",
        "Small\td",
        "Note\te",
        "Quote\tf",
        "Voice\tg",
    ]


def test_white_space_is_what_a_browser_shows() -> None:
    html = "<p> a <strong> b </strong> c <br> d<em> </em></p><p> </p><p></p><p>e&nbsp;</p>"

    assert outline(html) == ["Normal\ta b c↵d", "Normal\te\u00a0"]


def test_inline_elements_become_runs() -> None:
    html = (
        '<p>a <strong>b<em>c</em></strong> <span class="quiet">d<em>e</em></span>'
        '<span lang="cy">f</span><abbr title="x">&lt;g&gt;</abbr></p>'
    )

    assert body(html) == (
        "<w:p>"
        + run("a ")
        + run("b", "<w:b/>")
        + run("c", '<w:rStyle w:val="Emphasis"/><w:b/>')
        + run(" ")
        + run("d", '<w:rStyle w:val="Quiet"/>')
        + run("e", '<w:rStyle w:val="Quiet"/><w:i/>')
        + run("f", '<w:lang w:val="cy"/>')
        + run("&lt;g&gt;")
        + "</w:p>"
    )


def test_bold_letters_stay_bold_where_the_paragraph_is_bold() -> None:
    html = '<p class="lead"><span class="status">a</span></p>'

    assert run("a", '<w:rStyle w:val="Status"/><w:b/>') in body(html)


def test_a_language_counts_for_all_inside() -> None:
    html = '<ul><li lang="cy">a</li></ul><blockquote lang="cy"><p>b</p></blockquote>'

    assert re.findall(
        r'<w:lang w:val="(\w+)"/></w:rPr><w:t xml:space="preserve">(.)', body(html)
    ) == [
        ("cy", "a"),
        ("cy", "b"),
    ]


def test_a_link_is_a_relationship_and_each_address_is_kept_once() -> None:
    files = parts(
        made(
            '<p><a href="https://example.org/?a=1&amp;b=2" title="Its name">a</a> '
            '<a href="https://example.org/?a=1&amp;b=2">b</a> '
            '<a href="mailto:dt@hill-lane.example">c</a></p>'
        )
    )

    look = '<w:rStyle w:val="Hyperlink"/>'
    assert (
        '<w:hyperlink r:id="link1" w:tooltip="Its name" w:history="1">'
        + run("a", look)
        + "</w:hyperlink>"
        + run(" ")
        + '<w:hyperlink r:id="link1" w:history="1">'
    ) in files["word/document.xml"]
    assert re.findall(
        r'Id="(link\d)" Type="[^"]*/hyperlink" Target="([^"]*)" TargetMode="External"',
        files["word/_rels/document.xml.rels"],
    ) == [("link1", "https://example.org/?a=1&amp;b=2"), ("link2", "mailto:dt@hill-lane.example")]


def test_lists_nest_and_each_numbered_list_begins_at_one() -> None:
    html = (
        "<ol><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li><p>d</p><p>e</p></li></ol>"
        "<ol><li>f</li></ol>"
    )
    files = parts(made(html))

    items = re.findall(
        r'<w:pStyle w:val="(\w+)"/>(?:<w:keepNext/>)?'
        r'(?:<w:numPr><w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/>)?'
        r".*?<w:t [^>]*>(\w)",
        files["word/document.xml"],
    )
    first = int(items[0][2])
    assert items == [
        ("ListNumber", "0", str(first), "a"),
        ("ListBullet", "1", "1", "b"),
        ("ListNumber", "2", str(first + 1), "c"),
        ("ListNumber", "0", str(first), "d"),
        ("ListContinue", "", "", "e"),
        ("ListNumber", "0", str(first + 2), "f"),
    ]
    restarts = re.findall(
        r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="(\d)">'
        r'<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
        files["word/numbering.xml"],
    )
    assert restarts[-3:] == [(str(first), "0"), (str(first + 1), "2"), (str(first + 2), "0")]


def test_lists_deeper_than_four_levels_stay_at_the_fourth() -> None:
    html = "<ul><li>a" * 6 + "</li></ul>" * 6

    assert re.findall(r'<w:ilvl w:val="(\d)"/>', body(html)) == ["0", "1", "2", "3", "3", "3"]


def test_a_list_in_a_cell_or_box_keeps_the_style_of_its_surroundings() -> None:
    html = (
        "<table><tr><td><ul><li>a<ul><li>b</li></ul></li></ul></td></tr></table>"
        "<aside><ul><li>c</li></ul></aside><dl><dt>T</dt><dd><ul><li>d</li></ul></dd></dl>"
    )

    places = re.findall(
        r'<w:pStyle w:val="(\w+)"/><w:numPr>[^I]*Id w:val="1"/></w:numPr>.*?'
        r'<w:ind w:left="(\d+)" w:hanging="(\d+)"/>.*?<w:t [^>]*>(\w)',
        body(html),
    )
    assert places == [
        ("TableText", "397", "397", "a"),
        ("TableText", "794", "397", "b"),
        ("Note", "687", "397", "c"),
        ("DefinitionContinued", "2949", "397", "d"),
    ]


def test_tick_boxes_are_signs_in_the_text() -> None:
    html = (
        '<ul class="ticks"><li><span class="tick"></span> a</li>'
        '<li><span class="tick done">☑</span> b</li></ul>'
        '<p><span class="tick"></span> c</p>'
    )

    assert outline(html) == ["Ticks\t☐→a", "Ticks\t☑→b", "Normal\t☐ c"]
    assert '<w:rStyle w:val="Tick"/>' in body(html)


@pytest.mark.parametrize("inside", ["x", "☑"])
def test_a_tick_box_holds_nothing_else(inside: str) -> None:
    assert refusal(f'<p>\n<span class="tick">{inside}</span></p>') == (
        "plan, line 2 of its HTML: a tick box holds something else than “☐”."
    )


def test_terms_stand_beside_their_words() -> None:
    html = (
        "<dl><dt>A</dt><dd>a</dd><dt>B</dt><dd><p>b</p><p>bb</p></dd><dt>C</dt><dd>c</dd>"
        "<dd>cc</dd><dt>D</dt><dt>E</dt><dd>e<br>ee</dd><dt>F</dt><dd></dd>"
        "<dt>A term far too long to stand beside the words about it</dt><dd>g</dd></dl>"
    )

    assert outline(html) == [
        "Definition\tA→a",
        "Definition\tB→b",
        "DefinitionContinued\tbb",
        "Definition\tC→c",
        "DefinitionContinued\tcc",
        "Definition\tD",
        "Definition\tE→e↵ee",
        "Definition\tF",
        "Definition\tA term far too long to stand beside the words about it",
        "DefinitionContinued\tg",
    ]


def test_a_list_of_terms_is_indented_deeper_where_that_makes_room_for_the_longest() -> None:
    html = "<dl><dt>Lost through suspension</dt><dd><p>a</p><p>b</p></dd></dl>"

    found = re.findall(r'<w:ind w:left="(\d+)" w:hanging="(\d+)"/>', body(html))
    (left, hanging), (left_below, hanging_below) = found
    assert (left, left_below, hanging_below) == (hanging, left, "0")
    assert 2552 < int(left) < 3500


def test_a_table_has_repeating_heading_rows_that_stay_whole() -> None:
    html = (
        "<table><caption>Facts &amp; days</caption><thead><tr><th>A</th></tr></thead>"
        "<tbody><tr><td>a</td></tr></tbody></table>"
    )

    row = '<w:tc><w:tcPr><w:tcW w:w="9638" w:type="dxa"/></w:tcPr>'
    assert body(html) == (
        '<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>'
        + run("Facts &amp; days")
        + '</w:p><w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="9638" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        '<w:tblCaption w:val="Facts &amp; days"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="9638"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{row}"
        '<w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr>'
        + run("A")
        + f"</w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}"
        '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>' + run("a") + "</w:p></w:tc></w:tr>"
        '</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def test_a_form_has_row_headings_and_its_title_as_description() -> None:
    html = (
        '<table class="form" title="Letter by letter"><caption>SMART</caption>'
        '<tr><th scope="row">S</th><td></td></tr></table>'
    )

    xml = body(html)
    assert '<w:tblStyle w:val="FormTable"/>' in xml
    assert 'w:firstRow="0" w:lastRow="0" w:firstColumn="1"' in xml
    assert '<w:tblCaption w:val="SMART"/><w:tblDescription w:val="Letter by letter"/>' in xml
    assert outline(html)[1:3] == ["TableHeading\tS", "TableText\t"]


def test_every_cell_ends_in_a_paragraph() -> None:
    html = (
        "<table><tr><td></td><td> </td><td><p></p></td><td><ul><li>a</li></ul></td><td>b</td></tr>"
        "</table>"
    )

    assert re.findall(r"(<w:p>|</w:p>|/>)</w:tc>", body(html)) == ["</w:p>"] * 5


def test_tables_are_parted_and_followed_by_space_without_empty_paragraphs() -> None:
    table = "<table><tr><td>a</td></tr></table>"

    assert body(table + table + "<p>b</p>").count('w:line="20"') == 1
    assert body(table + "<p>b</p>" + table + "<h2>c</h2>").count('w:line="20"') == 0
    assert body(table + "<p>b</p>").endswith(
        '</w:tbl><w:p><w:pPr><w:spacing w:before="200"/></w:pPr>' + run("b") + "</w:p>"
    )


def test_a_new_page_begins_with_the_next_block_and_never_before_the_first() -> None:
    html = (
        '<hr class="page-break"><section class="new-page"><h2>a</h2></section>'
        '<hr class="page-break"><section class="new-page"><p>b</p></section>'
        '<section class="new-page"><table><tr><td>c</td></tr></table></section>'
        '<p>d</p><hr class="page-break">'
    )

    starts = re.findall(r"<w:p>.*?</w:p>|<w:tbl>", body(html))
    assert [("pageBreakBefore" in start, re.findall(">([a-d])<", start)) for start in starts] == [
        (False, ["a"]),
        (True, ["b"]),
        (True, []),
        (False, []),
        (False, ["c"]),
        (False, ["d"]),
    ]


def test_lines_to_write_on_are_ruled_paragraphs() -> None:
    assert outline('<p class="lines"></p><p class="lines">Name:</p>') == [
        "Lines\t",
        "Lines\t",
        "Lines\tName:",
        "Lines\t",
    ]


def test_a_picture_has_words_for_those_who_cannot_see_it() -> None:
    source = png(96, 48)
    html = (
        f'<figure><img src="{source}" alt="It &quot;rises&quot;">'
        "<figcaption>Up</figcaption></figure>"
    )
    files = parts(made(html + html))

    xml = files["word/document.xml"]
    assert re.findall(r'<wp:docPr id="(\d)" name="[^"]*" descr="([^"]*)"/>', xml) == [
        ("1", "It &quot;rises&quot;"),
        ("2", "It &quot;rises&quot;"),
    ]
    assert '<wp:extent cx="914400" cy="457200"/>' in xml
    assert '<w:pStyle w:val="Figure"/><w:keepNext/>' in xml
    assert [name for name in files if name.startswith("word/media/")] == ["word/media/figure1.png"]
    assert outline(html)[1] == "Caption\tUp"


def test_a_picture_fits_its_place_in_its_own_proportion() -> None:
    assert Picture(b"", 4000, 2000).within(1000, 1000) == (1000, 500)
    assert Picture(b"", 400, 200).within(1000, 1000) == (400, 200)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("data:image/svg+xml;base64,PHN2Zy8+", "An SVG picture is broken."),
        ("data:image/png;base64,R0lGODlh", "the picture is not a PNG file."),
        ("data:image/png;base64,AAAAA", "the picture is not proper base64."),
    ],
)
def test_a_picture_that_word_cannot_show_is_refused(source: str, fault: str) -> None:
    assert refusal(f'<figure>\n<img src="{source}" alt="a"></figure>') == (
        f"plan, line 2 of its HTML: {fault}"
    )


@pytest.mark.parametrize(
    ("html", "kind", "title"),
    [
        ('<p class="no-such">a</p>', "paragraph", "No Such"),
        ('<p><span class="no-such">a</span></p>', "character", "No Such"),
        ('<table class="no-such"><tr><td>a</td></tr></table>', "table", "No Such"),
        ('<p class="quiet">a</p>', "paragraph", "Quiet"),
    ],
)
def test_a_class_without_a_style_is_refused(html: str, kind: str, title: str) -> None:
    with pytest.raises(SmartdocError) as caught:
        made(html)

    name = title.lower().replace(" ", "-")
    assert caught.value.message == (
        f"plan, line 1 of its HTML: the class “{name}” needs the {kind} style “{title}”, which "
        "reference.docx does not have."
    )
    assert caught.value.hint == (
        "Open reference.docx in Word and add that style (Styles, New Style, Style type: "
        f"{kind.capitalize()}), or take the class out of the template."
    )


def test_two_styles_at_once_are_refused() -> None:
    assert refusal('<p class="lead small">a</p>') == (
        "plan, line 1 of its HTML: the classes lead and small ask for more than one style."
    )


def test_layout_classes_mean_nothing_to_word() -> None:
    html = '<section class="a"><div class="b"><header class="c"><p>d</p></header></div></section>'

    assert outline(html) == ["Normal\td"]


def test_columns_share_the_width_by_their_words() -> None:
    texts = [["Who", "Ash"], ["What", "word " * 60], ["By when", "30 September 2026"]]
    columns = [column([([text], False) for text in down], 230) for down in texts]
    who, what, when = column_widths(columns, 9638)

    assert who + what + when == 9638
    assert who < when < what
    assert when - 230 >= text_width("30 September 2026")


def test_no_word_is_broken_where_the_others_can_give_way() -> None:
    columns = [
        column([(["Antidisestablishmentarianism"], False)], 230),
        column([(["word " * 500], False)], 230),
    ]
    long_word, _ = column_widths(columns, 9638)

    assert long_word - 230 >= text_width("Antidisestablishmentarianism")


def test_of_words_too_long_for_the_page_only_the_longest_are_broken() -> None:
    columns = [Column(size, size, size, size) for size in (4300, 2000, 4200)]

    assert column_widths(columns, 9638) == [3819, 2000, 3819]


def test_room_to_spare_goes_to_the_columns_that_are_not_headings() -> None:
    heading = column([(["Specific"], True)], 230)
    text = column([(["yes"], False)], 230)

    assert column_widths([heading, text], 9638) == [heading.most, 9638 - heading.most]
