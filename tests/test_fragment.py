"""A rendered fragment is read strictly: what browsers could read in another way is refused."""

from __future__ import annotations

import contextlib
import re
import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from smartdoc.errors import SmartdocError
from smartdoc.fragment import Element, Fragment, lines, parse, plain_text

PNG = "data:image/png;base64,iVBORw0KGgo="

RICH = """<header class="top"><h1>A <em>plan</em> &amp; more</h1>
<p class="lead" lang="cy">Bore da,<br>
  dear <a href="https://example.org/?a=1&amp;b=2" title="A &#34;site&#34;">friend</a> &lt;b&gt;</p>
</header>
<section class="new-page"><ul class="ticks"><li><span class="tick done"></span> one
<ol><li><p>deep</p></li></ol></li></ul>
<dl><dt>Term</dt><dd>what it is, since <time datetime="2026-11-30">November</time></dd></dl>
<table class="form"><caption>Facts</caption><thead><tr><th scope="col">A</th><th scope="col">B</th>
</tr></thead><tbody><tr><th scope="row">1</th><td>
<abbr title="Personal Education Plan">PEP</abbr></td>
</tr></tbody></table><blockquote><p>Said&nbsp;so</p></blockquote>
<aside class="note">Mind <strong>this</strong></aside><hr class="page-break">
<figure><img src="data:image/png;base64,iVBORw0KGgo=" alt="A chart">
<figcaption>Up</figcaption></figure></section>
"""


def refusal(html: str) -> str:
    with pytest.raises(SmartdocError) as caught:
        parse(html, "plan of a pep plan")
    return caught.value.message


def test_a_fragment_becomes_a_tree_of_elements_and_text() -> None:
    tree = parse('<p class="lead">One\n  <em>two</em></p>\n<hr class="page-break">', "plan")

    assert tree == Fragment(
        "plan",
        (
            Element("p", {"class": "lead"}, ("One ", Element("em", {}, ("two",), 2)), 1),
            Element("hr", {"class": "page-break"}, (), 3),
        ),
    )


def test_white_space_is_collapsed_but_a_no_break_space_is_a_sign() -> None:
    tree = parse("<p>a \t\r\n b&nbsp;\u00a0 c</p><p>&nbsp;</p><p> </p>", "plan")

    assert [element.children for element in tree.children if isinstance(element, Element)] == [
        ("a b\u00a0\u00a0 c",),
        ("\u00a0",),
        (" ",),
    ]


def test_elements_of_one_kind_may_be_nested() -> None:
    tree = parse("<p><em>a<em>b</em> c</em></p>", "plan")

    inner = Element("em", {}, ("a", Element("em", {}, ("b",), 1), " c"), 1)
    assert tree.children == (Element("p", {}, (inner,), 1),)


def test_references_become_the_signs_they_stand_for() -> None:
    tree = parse('<p title="&quot;a&quot;">&lt;b&gt; &amp;amp; &#39;&eacute;&#x2610;</p>', "plan")

    assert tree.children == (Element("p", {"title": '"a"'}, ("<b> &amp; 'é☐",), 1),)


def test_lines_and_plain_text_leave_the_markup_out() -> None:
    nodes = parse("<p>One <em>two</em><br>three</p><p>four</p>", "plan").children

    assert lines(nodes) == ["One two", "three", "four"]
    assert plain_text(nodes) == "One two three four"


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>a</p>\n<script>x</script>", "2: <script> is not allowed"),
        ("<p>a</p>\n<font>x</font>", "2: <font> is not allowed"),
        ('<p onclick="x">a</p>', "1: <p> may not have the attribute onclick"),
        ('<p style="color:red">a</p>', "1: <p> may not have the attribute style"),
        ('<td colspan="2">a</td>', "1: <td> may not stand on its own"),
        ('<p data-x="1">a</p>', "1: <p> may not have the attribute data-x"),
        ('<p href="https://example.org">a</p>', "1: <p> may not have the attribute href"),
        ('<p id="a" id="b">a</p>', "1: <p> has the attribute id twice"),
        ('<p id="a">a</p>\n<p id="a">b</p>', "2: <p> has an id that another element has already"),
        ('<p class="A b">a</p>', "1: the attribute class of <p> is not as it should be"),
        ("<p>a\n<strong>b</p>", "2: </p> closes nothing: <strong> of line 2 is still open"),
        ("<p>a</p>\n<section>\n<p>b</p>", "2: <section> is never closed"),
        ("<p>a</p></section>", "1: </section> is not allowed here"),
        ("<p>a<br></br></p>", "1: </br> is not allowed here"),
        ("<p/>", "1: <p/> is not allowed"),
        ("<p>a<p>b</p></p>", "1: <p> may not stand inside <p>"),
        ("<p><span>a<ul></ul></span></p>", "1: <ul> may not stand inside <span>"),
        ("<p><em><table></table></em></p>", "1: <table> may not stand inside <em>"),
        ("<li>a</li>", "1: <li> may not stand on its own"),
        ("<div><li>a</li></div>", "1: <li> may not stand inside <div>"),
        ("<ul>\n\n a</ul>", "3: text may not stand inside <ul>"),
        ("<table><tr>a</tr></table>", "1: text may not stand inside <tr>"),
        ("<section>\n<h2>a</h2>\nb\n</section>", "3: text may not stand inside <section>"),
        ("a", "1: text may not stand outside every element"),
        ("<em>a</em>", "1: <em> may not stand on its own"),
        (
            '<p><a href="https://a.example"><em><a href="https://b.example">b</a></em></a></p>',
            "1: <a> may not stand inside <a>",
        ),
        (
            '<p><a href="javascript:alert(1)">a</a></p>',
            "1: the attribute href of <a> is not as it should be",
        ),
        (
            '<p><a href="http://example.org">a</a></p>',
            "1: the attribute href of <a> is not as it should be",
        ),
        (
            '<p><a href="//example.org">a</a></p>',
            "1: the attribute href of <a> is not as it should be",
        ),
        (
            '<p><a href=" JAVASCRIPT&colon;x">a</a></p>',
            "1: the attribute href of <a> is not as it should be",
        ),
        ("<p><a>a</a></p>", "1: <a> lacks the attribute href"),
        (
            '<figure><img src="https://example.org/a.png" alt="a"></figure>',
            "1: the attribute src of <img> is not as it should be",
        ),
        (
            '<figure><img src="data:text/html;base64,AAAA" alt="a"></figure>',
            "1: the attribute src of <img> is not as it should be",
        ),
        (f'<figure>\n<img src="{PNG}"></figure>', "2: <img> lacks the attribute alt"),
        (
            f'<figure><img src="{PNG}" alt=" "></figure>',
            "1: the attribute alt of <img> is not as it should be",
        ),
        (f'<p><img src="{PNG}" alt="a"></p>', "1: <img> may not stand inside <p>"),
        (
            "<figure><figcaption>a</figcaption></figure>",
            "1: <figure> holds something else than one <img> and at most one <figcaption>",
        ),
        (
            "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>",
            "1: the row of line 3 has 1 cells, but the first row of the table has 2",
        ),
        ("<table><tbody></tbody></table>", "1: <table> has no rows"),
        (
            "<table><tbody><tr><td>a</td></tr></tbody><thead><tr><th>b</th></tr></thead></table>",
            "1: <table> has its parts in another order than caption, thead, tbody",
        ),
        (
            "<table><tr><td><table></table></td></tr></table>",
            "1: <table> may not stand inside <td>",
        ),
        ("<dl><dd>a</dd></dl>", "1: <dl> does not begin with <dt> or does not end with <dd>"),
        ("<hr>", "1: <hr> lacks the attribute class"),
        ('<hr class="thin">', "1: <hr> has another class than page-break"),
        (
            '<table><tr class="odd"><td>a</td></tr></table>',
            "1: <tr> may not have the attribute class",
        ),
        ("<h2> </h2>", "1: <h2> has no text"),
        ("<p>a</p>\n<!-- b -->", "2: comments are not allowed; write {# … #}"),
        (
            "<!DOCTYPE html><p>a</p>",
            "1: a doctype is not allowed: a fragment is only the inside of a page",
        ),
        ("<p class=lead>a</p>", "1: a tag that cannot be read"),
        ("<p class='lead'>a</p>", "1: a tag that cannot be read"),
        ("<P>a</P>", "1: a tag that cannot be read"),
        ("<p>a\n< b</p>", "2: a tag that cannot be read"),
        ('<p title="<">a</p>', "1: a tag that cannot be read"),
        ("<p>fish & chips</p>", "1: a lone “&” or an unknown reference"),
        ("<p>&nosuch;</p>", "1: a lone “&” or an unknown reference"),
        ("<p>a</p>\n<p>\x07</p>", "2: a character that Word cannot hold"),
        ("<p>\ud800</p>", "1: a character that Word cannot hold"),
        ("<div>" * 100, "1: elements are nested more than 60 deep"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused_with_template_and_line(
    html: str, fault: str
) -> None:
    message = refusal(html)

    line, _, what = fault.partition(": ")
    assert message == f"plan of a pep plan, line {line} of its HTML: {what}."


def test_a_refusal_says_what_to_do_and_repeats_nothing_of_the_plan() -> None:
    with pytest.raises(SmartdocError) as caught:
        parse("<ul>My mother said so</ul>", "plan")

    assert (caught.value.message, caught.value.hint) == (
        "plan, line 1 of its HTML: text may not stand inside <ul>.",
        "<ul> may hold: li.",
    )


@pytest.mark.parametrize("address", ["https://example.org/a?b=1#c", "mailto:dt@hill-lane.example"])
def test_links_lead_to_the_web_or_to_a_mailbox(address: str) -> None:
    tree = parse(f'<p><a href="{address}">a</a></p>', "plan")

    paragraph = tree.children[0]
    assert isinstance(paragraph, Element)
    assert paragraph.children == (Element("a", {"href": address}, ("a",), 1),)


def test_a_browser_reads_the_same_tree() -> None:
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(RICH)

    def of_browser(node: object, tag: str) -> object:
        children = [node.text or ""]  # type: ignore[attr-defined]
        for child in node:  # type: ignore[attr-defined]
            children += [of_browser(child, child.tag), child.tail or ""]
        words = [
            re.sub(r"[ \n]+", " ", part) if isinstance(part, str) else part for part in children
        ]
        attributes = {} if tag == "" else dict(node.attrib)  # type: ignore[attr-defined]
        return (tag, attributes, [part for part in words if part not in ("", " ")])

    def of_ours(node: Element) -> object:
        children = [of_ours(part) if isinstance(part, Element) else part for part in node.children]
        return (node.tag, dict(node.attributes), [part for part in children if part != " "])

    ours = of_ours(Element("", {}, parse(RICH, "plan").children, 1))

    assert ours == of_browser(root, "")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
def test_escaped_text_comes_through_unchanged(text: str) -> None:
    tree = parse(f'<p title="{escape(text)}">{escape(text)}</p>', "plan")

    collapsed = re.sub(" +", " ", text)
    assert tree.children == (
        Element("p", {"title": collapsed.strip(" ")}, (collapsed,) if text else (), 1),
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<em>",
                "</em>",
                "<",
                ">",
                "&",
                '"',
                "x",
                " ",
                '<p class="',
                "/>",
                "<ul>",
                "</ul>",
                "<li>",
            ]
        )
    )
)
def test_anything_else_is_read_or_refused(pieces: list[str]) -> None:
    try:
        outcome = parse("".join(pieces), "plan").template
    except SmartdocError as error:
        outcome = error.message

    assert outcome == "plan" or outcome.startswith("plan, line 1 of its HTML: ")


@pytest.mark.parametrize(
    "html",
    [
        "<p>word &amp; word</p>\n" * 20_000,
        "<p>" + " \n" * 200_000 + "</p>",
        "<p" + " " * 400_000,
        '<p title="' + "a" * 400_000,
        "<p>" + "&" * 400_000,
        "<" * 400_000,
        '<p class="' + "a-" * 200_000 + '">x</p>',
        '<p><a href="https://' + "a/" * 200_000 + '\\">x</a></p>',
    ],
    ids=[
        "paragraphs",
        "space",
        "open tag",
        "open value",
        "ampersands",
        "brackets",
        "class",
        "link",
    ],
)
def test_time_grows_with_length_only(html: str) -> None:
    start = time.process_time()
    with contextlib.suppress(SmartdocError):
        parse(html, "plan")

    assert time.process_time() - start < 3
