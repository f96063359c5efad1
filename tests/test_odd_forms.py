"""Forms that are odd: tags and XML that Word seldom writes, and people and programs do."""

from __future__ import annotations

import time

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from smartdoc.errors import SmartdocError
from smartdoc.forms import Form
from smartdoc.templating import bounds
from tests.wordform import (
    changed,
    everything,
    fill,
    form,
    members,
    messages,
    new,
    saved,
    texts,
)

REF = everything().plan.ref
BODY = "word/document.xml"


def of_body(xml: str, *, indented: bool = False) -> Form:
    """Return a form with nothing but this in its body."""
    data = saved(new())
    body = members(data)[BODY].decode()
    start, end = body.index("<w:body>") + len("<w:body>"), body.index("<w:sectPr")
    root = etree.fromstring(f"{body[:start]}{xml}{body[end:]}".encode())
    if indented:
        etree.indent(root)
    return Form(changed(data, {BODY: etree.tostring(root)}), "templates/plan.docx")


def paragraph(*runs: str) -> str:
    """Return a paragraph with a run for each of these texts."""
    inside = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{inside}</w:p>"


def test_a_mistake_is_placed_in_a_file_with_a_line_for_each_element() -> None:
    made = of_body(paragraph("A") + paragraph("B") + paragraph("{{ 1 / 0 }}"), indented=True)

    with pytest.raises(SmartdocError, match=r"paragraph 3: .*: division by zero"):
        fill(made)


def test_a_line_break_of_the_file_within_a_text_is_a_space_as_in_word() -> None:
    made = of_body(paragraph("A\nB") + paragraph("{{ plan.ref }}\nC") + paragraph("{{ 1 / 0 }}"))

    with pytest.raises(SmartdocError, match=r"paragraph 3: .*: division by zero"):
        fill(made)
    assert texts(fill(of_body(paragraph("A\nB")))) == ["A B"]


def test_what_goes_wrong_outside_of_paragraphs_is_told_all_the_same() -> None:
    with pytest.raises(SmartdocError, match="division by zero"):
        fill(of_body("<w:r><w:t>{{ 1 / 0 }}</w:t></w:r>"))


def test_no_message_repeats_the_title_of_a_plan() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    tag = f"<w:tc>{paragraph('{%tr if plan.ref %}')}</w:tc>"
    end = f"<w:tr><w:tc>{paragraph('{%tr endif %}')}</w:tc></w:tr>"
    made = of_body(f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc>{tag}</w:tr>{end}</w:tbl>")

    with pytest.raises(SmartdocError, match="is no longer a Word document") as caught:
        fill(made)
    assert everything().title not in caught.value.message


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["A", "B {{ plan.ref }} {%- if plan.ref %} x{% endif %}"], ["A", f"B {REF} x"]),
        (["{% if plan.ref %}A{% endif -%} Hello", "World"], ["AHello", "World"]),
        (["A", "{%-p if plan.ref %}", "x", "{%+p endif -%}", "B"], ["A", "x", "B"]),
        (["{# {%p if plan.ref %} #}A"], ["A"]),
        (["a", "b{# {%- if plan.ref -%} #}c", "d"], ["a", "bc", "d"]),
        (["a{# {{r plan.ref }} #}b", "c"], ["ab", "c"]),
        (["A {", "{{ plan.ref }}"], ["A {", REF]),
        (["100%", "} b"], ["100%", "} b"]),
        (["{", "% and {", "# and }", "}"], ["{", "% and {", "# and }", "}"]),
    ],
)
def test_nothing_of_a_form_is_lost_beside_odd_tags(paragraphs: list[str], said: list[str]) -> None:
    assert texts(fill(form(*paragraphs))) == said


@pytest.mark.parametrize("remark", ["vm", "hm", "colspan x", "cellbg x"])
def test_a_remark_in_a_cell_does_nothing(remark: str) -> None:
    assert texts(fill(form([[f"a{{# {{% {remark} %}} #}}b"]])))[-1] == "ab"


@pytest.mark.parametrize("tag", ['{{ "\\ud800" }}', '{{ "%c" % 55296 }}', '{{ "\\x00" }}'])
def test_a_character_that_word_cannot_hold_is_told(tag: str) -> None:
    with pytest.raises(SmartdocError, match=r"paragraph 1: .* a character that Word cannot hold"):
        fill(form(tag))


@pytest.mark.parametrize("step", ["reverse", "unique", "select", "map('upper')"])
def test_a_list_that_is_made_on_the_way_is_printed_with_its_entries(step: str) -> None:
    made = form(f"{{{{ ['A', 'B'] | {step} | sort | {step} }}}}")

    assert sorted(texts(fill(made))[0].split(", ")) == ["A", "B"]


def test_a_block_in_braces_of_its_own_is_not_printed() -> None:
    with pytest.raises(SmartdocError, match="this is a block with several values"):
        fill(form("{{ {'a': plan.ref} }}"))


def test_a_loop_is_not_printed() -> None:
    with pytest.raises(SmartdocError, match=r"“.* loop .*”: this needs brackets"):
        fill(form("{% for one in [1, 2] %}{{ loop }}{% endfor %}"))


def test_many_lines_take_time_in_proportion_to_them() -> None:
    began = time.monotonic()
    made = fill(form("{{ 'a\\n' * 100000 }}", "{{ 'a\\t' * 100000 }}"))

    assert members(made)[BODY].count(b"<w:br/>") == 99_999
    assert time.monotonic() - began < 20


def test_many_bookmarks_take_time_in_proportion_to_them() -> None:
    starts = '<w:bookmarkStart w:id="1" w:name="a"/>' * 40
    ends = "".join(f'<w:bookmarkEnd w:id="x{number}"/>' for number in range(1_500))
    loop = paragraph("{%p for one in [1] * 2000 %}") + f"<w:p>{starts}</w:p>"
    made = of_body(f"{loop}{paragraph('{%p endfor %}')}<w:p>{ends}</w:p>")
    began = time.monotonic()
    body = members(fill(made))[BODY]

    assert b"bookmark" not in body
    assert time.monotonic() - began < 20


def test_the_parts_of_a_form_have_one_time_together(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    begin = bounds.Bounded.begin

    def counted(env: bounds.Bounded) -> None:
        begun.append(1)
        begin(env)

    monkeypatch.setattr(bounds.Bounded, "begin", counted)
    fill(form("{{ plan.ref }}", header="{{ plan.ref }}", footer="{{ plan.ref }}"))

    assert len(begun) == 1


def test_paragraphs_go_before_what_stands_behind_their_tag() -> None:
    runs = (
        "<w:r><w:t>a{{ 'x\\n\\ny' | paragraphs }}b</w:t><w:tab/><w:t>c</w:t></w:r>"
        "<w:r><w:t>d{{ 'm\\n\\nn' | paragraphs }}</w:t></w:r>"
    )

    assert texts(fill(of_body(f"<w:p>{runs}</w:p>"))) == ["ax", "yb\tcdm", "n"]


def test_a_field_without_end_is_looked_at_too() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO c x</w:instrText></w:r>'
    (told,) = messages(of_body(f"<w:p>{field}</w:p>"))

    assert "the Word field DDEAUTO" in told


@pytest.mark.parametrize(
    "beside",
    [
        "<w:drawing/>",
        '<w:footnoteReference w:id="2"/>',
        f"<w:pict><w:txbxContent>{paragraph('Boxed')}</w:txbxContent></w:pict>",
    ],
)
def test_a_picture_or_box_beside_a_tag_that_takes_its_paragraph_along_is_told(beside: str) -> None:
    first = f"<w:p><w:r>{beside}</w:r><w:r><w:t>{{%p if plan.ref %}}</w:t></w:r></w:p>"
    (told,) = messages(of_body(first + paragraph("x") + paragraph("{%p endif %}")))

    assert "takes its whole paragraph along" in told


def test_a_mistake_in_a_text_box_is_told_once() -> None:
    box = f"<w:txbxContent>{paragraph('{{ plan.reff }}')}</w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )

    assert len(messages(of_body(f"<w:p><w:r>{choice}</w:r></w:p>"))) == 1


@pytest.mark.parametrize(
    "address", ["https://a.org/{{ plan.ref }}", "https://a.org/%7B%7B%20plan.ref%20%7D%7D"]
)
def test_a_tag_in_the_address_of_a_link_is_told(address: str) -> None:
    document = new("{{ plan.ref }}", "See ")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    number = document.part.relate_to(address, kind, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{number}"><w:r><w:t>x</w:t></w:r></w:hyperlink>'
    document.paragraphs[1]._p.append(parse_xml(link))
    (told,) = messages(Form(saved(document), "f"))

    assert told.startswith("paragraph 2: A tag stands where it cannot be filled: “https://a.org/{{")


def test_paragraphs_before_many_pieces_take_time_in_proportion_to_both() -> None:
    runs = "<w:r><w:t>b</w:t></w:r>" * 2_000
    tag = "<w:r><w:t>{{ ('a\\n\\n' * 20000) | paragraphs }}</w:t></w:r>"
    began = time.monotonic()
    body = members(fill(of_body(f"<w:p>{tag}{runs}</w:p>")))[BODY]

    assert body.count(b"<w:p>") == 20_000
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "tag",
    ["{{ 'a\\n' * 300000 }}", "{{ 'a\\t' * 300000 }}", "{{ ('a\\n\\n' * 90000) | paragraphs }}"],
)
def test_a_form_of_lines_without_end_is_stopped(tag: str) -> None:
    document = new(tag, tag)
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = 0
        paragraph.runs[0].bold = True

    with pytest.raises(SmartdocError, match=r"templates/plan\.docx: it makes more than 500,000"):
        fill(Form(saved(document), "templates/plan.docx"))


CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


def row(text: str) -> str:
    """Return a row of one cell with this text."""
    return f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>"


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p><w:r><w:t>{% if plan.voice %}</w:t></w:r><w:hyperlink w:anchor='a'><w:r>"
        "<w:t>x{% endif %}</w:t></w:r></w:hyperlink></w:p>",
        "<w:p><w:r><w:t>{% if plan.voice %}a</w:t></w:r><w:smartTag><w:r><w:t>{% else %}b"
        "</w:t></w:r></w:smartTag><w:r><w:t>{% endif %}</w:t></w:r></w:p>",
        f"<w:tbl>{CONTROL.format(row('{%tr if plan.voice %}') + row('x'))}"
        f"{row('{%tr endif %}')}</w:tbl>",
    ],
)
def test_a_tag_whose_end_is_in_a_link_or_control_is_told_with_its_place(xml: str) -> None:
    (told, *_) = messages(of_body(xml))

    assert "1" in told.split(":")[0]
    assert "do not stand in the same" in told
    assert "One of them is in a link or a content control" in told


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:tbl>{CONTROL.format(row('{%tr if plan.ref %}') + row('x') + row('{%tr endif %}'))}"
        "</w:tbl>",
        "<w:p><w:hyperlink w:anchor='a'><w:r><w:t>{% if plan.ref %}x</w:t></w:r><w:r><w:t>"
        "{% endif %}</w:t></w:r></w:hyperlink></w:p>",
        paragraph("{% if plan.ref %}a") + paragraph("x{% endif %}"),
    ],
)
def test_a_tag_may_end_in_the_same_link_or_control(xml: str) -> None:
    made = of_body(xml)

    assert messages(made) == []
    assert b">x</w:t>" in members(fill(made))[BODY]


def test_a_control_that_nothing_is_left_in_goes_with_its_rows_and_cells() -> None:
    gone = row("{%tr if not plan.ref %}") + row("x") + row("{%tr endif %}")
    paragraphs = [paragraph(text) for text in ("{%p if not plan.ref %}", "x", "{%p endif %}")]
    left = (
        f"<w:tbl>{row('y')}<w:tr><w:tc>{CONTROL.format(''.join(paragraphs))}</w:tc></w:tr></w:tbl>"
    )
    body = members(fill(of_body(f"<w:tbl>{CONTROL.format(gone)}</w:tbl>{left}")))[BODY]

    assert b"<w:sdt>" not in body
    assert body.count(b"<w:tbl>") == 1
    assert b"<w:tc><w:p/></w:tc>" in body


@pytest.mark.parametrize(
    ("form_of", "told"),
    [
        ("{% if 1 %}a{% else %}b{% elif 2 %}c{% endif %}", "“{% elif 2 %}” stands behind"),
        ("{% if 1 %}a{% else %}b{% else %}c{% endif %}", "“{% else %}” stands behind"),
        ("{% for a in [1] %}a{% elif 2 %}c{% endfor %}", "“{% elif 2 %}” stands outside of any"),
    ],
)
def test_an_else_in_the_wrong_place_is_told_in_plain_words(form_of: str, told: str) -> None:
    (found,) = messages(form(form_of))

    assert told in found


@pytest.mark.parametrize("address", [r"\\host\share", r'"\\\\host\\share"', r'\t "x" \\host\share'])
def test_a_field_that_links_to_another_computer_is_told(address: str) -> None:
    code = f"HYPERLINK {address}".replace('"', "&quot;")
    (told,) = messages(of_body(f'<w:p><w:fldSimple w:instr="{code}"/></w:p>'))

    assert "A link leads to “\\\\" in told


@pytest.mark.parametrize("name", ["delText", "delInstrText"])
def test_words_that_were_taken_out_are_told_wherever_they_stand(name: str) -> None:
    (told,) = messages(of_body(f"<w:p><w:r><w:{name}>old</w:{name}></w:r></w:p>"))

    assert "tracked changes" in told


def test_a_box_to_fill_in_starts_no_macro() -> None:
    macros = '<w:entryMacro w:val="AutoRun"/><w:exitMacro w:val="AutoRun"/>'
    field = f'<w:fldChar w:fldCharType="begin"><w:ffData>{macros}</w:ffData></w:fldChar>'
    end = '<w:instrText>FORMTEXT</w:instrText><w:fldChar w:fldCharType="end"/>'

    assert b"Macro" not in members(fill(of_body(f"<w:p><w:r>{field}{end}</w:r></w:p>")))[BODY]
