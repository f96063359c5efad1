"""No file is written that would tell its reader a secret, wherever in the file it would stand."""

from __future__ import annotations

import base64
import datetime
import io
import json
import re
import struct
import sys
import time
import zipfile
import zlib
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from smartdoc.build import Builder, Built, Order
from smartdoc.check import Checker
from smartdoc.disclosure import (
    Kind,
    Leak,
    Origin,
    Secrets,
    Wording,
    days_in,
    phrase_of,
    private,
    search,
    secret_numbers,
    secret_texts,
    style_hash,
)
from smartdoc.disclosure.passages import Passage
from smartdoc.language.name_forms import forms_of, school_forms
from smartdoc.language.plain import alike, words_of
from smartdoc.page import security_policy
from smartdoc.repository import open_repository
from tests.any_plan import EXAMPLES
from tests.examples import PROJECT, TODAY, as_text, base, laid_over
from tests.test_cli import smartdoc

ORIGIN = Origin(Kind.RESTRICTED, ("restricted", "health"))


def test_white_space_of_every_kind_is_one_blank_and_ends_of_lines_stay() -> None:
    blanks = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isspace()]
    blanks.remove("\n")

    assert len(blanks) > 20
    assert {alike(f"one{sign}{sign} two") for sign in blanks} == {"one two"}
    assert alike(f" {''.join(blanks)}one \n two") == " one \n two"


def test_hyphens_apostrophes_and_accents_are_alike_however_they_are_set() -> None:
    assert alike("Zoë’s half‑term — ‘now’") == "Zoe's half-term - 'now'"
    assert alike("Zoe\u0308 \u00adsoft") == "Zoe soft"


def test_signs_that_nobody_sees_are_left_out_of_what_is_compared() -> None:
    unseen = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u2060\u2800\u3164\ufe0f\uffa0\ufff9"

    assert alike(f"Tam{unseen}\U0001d173\U000e0100sin") == "Tamsin"
    assert (
        alike("Łąkowa Ørsted, Æthel, Đức, Işıl, Strauß")
        == "Lakowa Orsted, Aethel, Duc, Isil, Strauss"
    )


def test_words_end_at_the_same_signs_whatever_else_the_text_holds() -> None:
    signs = "".join(f"One{sign}2b " for sign in map(chr, range(128)))

    assert words_of(signs) == words_of(f"{signs} é")[:-1]


def test_a_text_is_read_as_one_over_the_rules_of_a_style() -> None:
    long = "é" * 500
    passage = Passage("the page", f"a{{b}}\u0301c}}  One}}Two–Three }} {long}}}")

    assert passage.text == alike(passage.raw)
    assert passage.phrase == f" a b c one two three {'e' * 500} "


def hidden(*names: str) -> Wording:
    return Wording({form: "[carer]" for name in names for form in forms_of(name)})


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("Jo", "Jo reads with Jonah; Jo’s turn.", "[carer] reads with Jonah; [carer]’s turn."),
        ("Jo", "Jo-Anne and Billy-Jo play, JO too.", "Jo-Anne and Billy-Jo play, [carer] too."),
        ("R. Okafor", "Mr Okafor’s room, R Okafor", "[carer]’s room, [carer]"),
        ("R. Okafor", "R.Okafor, Rita Okafor, R.O.", "[carer], [carer], [carer]"),
        ("E. Martin", "Élise Martin, É. Martin, É.M.", "[carer], [carer], [carer]"),
        ("É. Martin", "Elise Martin, E. Martin, E.M.", "[carer], [carer], [carer]"),
        ("Rita Ökrand", "R. Okrand, Rita O., R.O.", "[carer], [carer], [carer]"),
        ("R. Okafor", "R.\n  Okafor and OKAFOR", "[carer] and [carer]"),
        ("Jo Smith", "Jo S. and Mrs Smith, jo smith", "[carer] and [carer], [carer]"),
        ("Jo Smith", "Smith_notes.docx, jo_smith", "[carer]_notes.docx, [carer]"),
        ("Jo Smith", "_Smith_ came, see plan_Jo_2", "_[carer]_ came, see plan_[carer]_2"),
        ("Jo Smith", "Ms Smith-Jones and a smith", "Ms Smith-Jones and a smith"),
        ("Zoë O'Brien", "Zoe O’Brien, ZOË", "[carer], [carer]"),
        ("Okafor-Smith", "Ms Okafor and Smith", "[carer] and [carer]"),
        ("May", "In May 2027 May asked by 4 May.", "In May 2027 [carer] asked by 4 May."),
        ("May", "May he go? Ask May.", "May he go? Ask [carer]."),
        ("Mark", "Mark each day. Mark will help.", "Mark each day. [carer] will help."),
        ("Will", "Ash will ask Will. Will Ash go?", "Ash will ask [carer]. Will Ash go?"),
        ("Grace", "Grace Road. Then tell Grace.", "Grace Road. Then tell [carer]."),
        ("M. Page", "Page 1: Mr Page, M. Page", "Page 1: [carer], [carer]"),
        ("T. Lind", "a blind Lindsay", "a blind Lindsay"),
        ("Robert", "Mrs Roberts, the Roberts’ dog", "Mrs Roberts, the [carer]’ dog"),
        ("R. Okafor", "Mr Okafors room, at OKAFORS", "[carer]s room, at [carer]S"),
        ("K. McDonald", "McDonalds, Ms McDonald", "McDonalds, [carer]"),
        ("Martin", "Martina and Martin", "Martina and [carer]"),
        ("Jo van der Berg", "Jo Van Der Berg, van the man", "[carer], van the man"),
        ("Jo van der Berg", "Ms van der Berg, van de Berg", "[carer], van de [carer]"),
        ("Mr R. Okafor", "R. Okafor, Rita Okafor, R.O.", "[carer], [carer], [carer]"),
        ("Dr Jo Smith-Bell", "Jo Smith-Bell and J. Smith Bell", "[carer] and [carer]"),
        ("Joanna (Jo) Smith", "Jo Smith, J. Smith, Joanna Smith", "[carer], [carer], [carer]"),
        ("Jo “JJ” Smith (foster carer)", "J. Smith, Jo Smith", "[carer], [carer]"),
        ("Jo and Mrs Al Smith", "Jo Smith, A. Smith, Al", "[carer], [carer], [carer]"),
        ("Mr & Mrs Smith", "Mrs Smith and A. Smith", "[carer] and A. [carer]"),
        (
            "A class teacher and TA",
            "a class teacher and TA; a class teacher",
            "[carer]; a class teacher",
        ),
    ],
)
def test_a_hidden_name_is_replaced_in_each_of_its_forms_and_nothing_else(
    name: str, text: str, read: str
) -> None:
    assert hidden(name).of(text) == read


@pytest.mark.parametrize("name", ["Will", "Mark", "Grace", "Hope", "Art", "Rose", "M. Page", "Jo"])
def test_no_sentence_is_changed_by_a_name_that_nobody_in_it_has(name: str) -> None:
    wording = hidden(name)
    without = [text for text in EXAMPLES if not re.search(r"\bJo\b", text)]

    assert len(without) > 150
    assert [wording.of(text) for text in without] == without


def test_a_text_of_many_people_with_as_many_hidden_names_is_read_in_a_short_time() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = [f"Xo{a}{b} Quor{b}{c}{a}" for a in letters for b in letters for c in letters[:4]]
    wording = hidden(*many)
    start = time.process_time()
    read = wording.of(" saw ".join(many))

    assert read == " saw ".join(["[carer]"] * len(many))
    # Not a measure of speed: with each name tried at each letter it took minutes.
    assert time.process_time() - start < 20


def test_a_hidden_school_is_replaced_with_and_without_its_kind() -> None:
    wording = Wording(dict.fromkeys(school_forms("Hill Lane Primary"), "[school]"))
    text = "At Hill Lane Primary School, HILL LANE and Hill Lane’s gate, up a hill lane."

    assert wording.of(text) == "At [school], [school] and [school]’s gate, up a hill lane."


def test_a_school_named_by_a_word_is_found_by_its_whole_name_alone() -> None:
    wording = Wording(dict.fromkeys(school_forms("Park School"), "[school]"))

    assert wording.of("Park School is by the Park.") == "[school] is by the Park."


def secrets(*texts: str, known: frozenset[str] = frozenset()) -> Secrets:
    """Return the secrets of restricted texts."""
    given = [(text, ORIGIN) for text in texts]
    return Secrets(dict(secret_texts(given, known)), dict(secret_numbers(given)))


def found(text: str, secret: Secrets) -> list[str]:
    return [leak.words for leak in search("a.txt", text.encode(), secret)]


@pytest.mark.parametrize(
    ("restricted", "said"),
    [
        ("Mild asthma. A blue inhaler is kept in the office.", "He has mild asthma, we think."),
        (
            "Mild asthma. A blue inhaler is kept in the office.",
            "A BLUE inhaler is kept in the office",
        ),
        ("Lives at 12 Quarry Terrace with Lou.", "The walk from Quarry Terrace is long."),
        ("Sharon Pike must not collect him.", "Sharon  Pike came."),
        ("Ring 07700 900123 only.", "call 07700900123"),
        ("NE12 4QX", "near ne124qx."),
        ("Write to lou@mail.example", "lou@mail.example"),
        ("Epilepsy", "because of his epilepsy"),
        ("HIV", "has H.I.V. now"),
        ("H.I.V.", "has HIV now"),
        ("ADHD", "has A D H D"),
        ("full care order since 4 November", "full care order, since 4 November"),
        ("Elder Court, a children’s home", "Elder Court"),
    ],
)
def test_a_restricted_text_is_found_whole_or_in_part(restricted: str, said: str) -> None:
    assert found(said, secrets(restricted)) != []


@pytest.mark.parametrize(
    ("restricted", "said"),
    [
        ("none", "none of it"),
        ("MUM", "his mum came"),
        ("PE", "p e t"),
        ("No concerns.", "There are no concerns about attendance."),
        ("mother and father", "his mother and father came"),
        ("foster care", "in foster care"),
        ("With Jo, as agreed.", "as agreed, Jo reads"),
        ("D. Sutherby knows the address.", "D. Sutherby reads with him."),
        ("He sees her once a month, on Fridays.", "The club meets on Fridays, once a month."),
        ("Since 2026-11-30 at home", "2026-11-30"),
        ("Epilepsy", "an epilepsyless day"),
    ],
)
def test_everyday_words_of_a_restricted_text_are_not_found(restricted: str, said: str) -> None:
    secret = secrets(restricted, known=frozenset({"jo", "d", "sutherby"}))

    assert found(said, secret) == []


def learners(*names: str) -> Secrets:
    origin = Origin(Kind.LEARNER, where="c-0002")
    whole = {phrase_of(name): origin for name in names if " " in name}
    return Secrets(whole, others={name.casefold(): origin for name in names if " " not in name})


@pytest.mark.parametrize(
    "text",
    [
        "Samira wrote three stories.",
        "Ash sits beside Samira.",
        "his friend Samira",
        "SAMIRA",
        "For Samira’s plan",
        "Grace says she is tired.",
        "With Maya Sandbrook in class",
        "his sister Samira",
        "sits by samira",
        "Samiras mum rang, at SAMIRAS table",
        "It is in Samira_plan.docx",
        "as in 2026_samira_2.docx",
        "It is in plan_Maya_Sandbrook.",
    ],
)
def test_another_learners_name_is_found(text: str) -> None:
    assert found(text, learners("Samira", "Grace", "Maya Sandbrook")) != []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tova will cook supper on Fridays.", False),
        ("May read aloud, and the rose hill in the park.", False),
        ("Sits beside Will Cook.", True),
        ("MAY READ", True),
        ("Will  Cook’s turn", True),
        ("He walks up Rose Hill.", True),
        ("sits by maya sandbrook", True),
    ],
)
def test_a_whole_name_of_words_that_any_text_has_is_found_with_capitals(
    text: str, names: bool
) -> None:
    secret = learners("Will Cook", "May Read", "Rose Hill", "Maya Sandbrook")

    assert bool(found(text, secret)) is names


@pytest.mark.parametrize(
    "text",
    [
        "He will read by May. May he?",
        "Mark each day. Hope is strong. With grace.",
        "Matilda’s World, Lake Matilda and “Matilda”",
        "the book Matilda, Mrs Matilda, his mum Matilda, a dog called Matilda",
        "Matilda Wormwood, Anne Matilda, A. Matilda, Matilda-Jane",
        "WHAT I WILL DO IN MAY",
        "Victoria has six terms. In Victoria schools differ.",
        "He has 6 ELSA sessions. The ELSA reads Roman numerals with him before the carol concert.",
        "Nicholas and Mr Roberts read, Williams too; lunch at McDonalds",
        "Roman baths and Norman castles are his topics. The Carol Service is on Friday.",
    ],
)
def test_words_months_books_and_namesakes_are_no_learners(text: str) -> None:
    names = ("Will", "May", "Mark", "Grace", "Hope", "Matilda", "Victoria")
    others = ("Elsa", "Roman", "Norman", "Carol", "Nichola", "Robert", "William", "McDonald")

    assert found(text, learners(*names, *others)) == []


@pytest.mark.parametrize("text", ["He sat beside Roman.", "Elsa read to him."])
def test_a_learner_called_like_a_word_or_a_short_form_is_found_as_somebody(text: str) -> None:
    assert found(text, learners("Elsa", "Roman")) != []


DAY = (
    "3 September 2015|3rd Sept. 2015|03-09-15|3/9/15|3.9.15|2015/9/3|2015.09.03|2015-09-03|"
    "03.09.2015|20150903|03092015|3SEP2015|3-Sep-2015|3-Sep-15|3 Sep ’15|3rd of Sept 2015|"
    "the third day of September 2015|Sept 3, 2015|September 3rd 2015|Sep. the 3rd, 2015|"
    "2015 Sep 3|3 September, 2015|３ September ２０１５|3\nSeptember 2015|03 09 15"
).split("|")


@pytest.mark.parametrize("written", DAY)
def test_a_day_is_the_same_however_it_is_written(written: str) -> None:
    secrets = Secrets(days=dict.fromkeys(days_in(f"Born {written}."), ORIGIN))

    assert secrets.days == {datetime.date(2015, 9, 3): ORIGIN}
    assert [len(search("a.txt", f"He was born {one}.".encode(), secrets)) for one in DAY] == [
        1 for _ in DAY
    ]


@pytest.mark.parametrize(
    "text",
    ["3 9 15", "13 September 2015", "2015/9/30", "3 September 2016", "a39152", "93 Sept 2015"],
)
def test_other_days_and_numbers_are_no_such_day(text: str) -> None:
    secrets = Secrets(days={datetime.date(2015, 9, 3): ORIGIN})
    long = f"{'word ' * 40}{text}"

    assert search("a.txt", text.encode(), secrets) == ()
    assert search("a.txt", long.encode(), secrets) == ()


TERM = "Quarrybank Terrace"
TERMS = Secrets(private([TERM]))


def packed(**parts: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def word(part: str, xml: bytes | str) -> bytes:
    return packed(**{"word/document.xml": "<w:p><w:t>Fine</w:t></w:p>", part: xml})


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + bytes(4)


PNG = b"\x89PNG\r\n\x1a\n"
PICTURE = PNG + chunk(b"tEXt", b"Comment\0Quarrybank Terrace") + chunk(b"IEND", b"")
JPEG = b"\xff\xd8\xff\xda\0\4cd dots \xff\xd9"
WIDE = "Quarrybank Terrace".encode("utf-16-le")
DRAWING = "<svg><title>Quarrybank Terrace</title></svg>"
PAIRS: list[tuple[str, bytes, str]] = [
    ("a.html", b"<p>one</p>\n<p>Quarrybank\n  Terrace</p>", "the page"),
    ("a.html", b"<p>one</p>\n<p>Quarrybank Terrace</p>", "line 2 of the page"),
    ("a.html", b"<p>Quarry<b>bank</b> <i>Terr</i>ace</p>", "line 1 of the page"),
    ("a.html", b"<p>Quarrybank&nbsp;Terr&#97;ce</p>", "line 1 of the page"),
    ("a.html", "<p>Quarry\u00adbank Terrace</p>".encode(), "line 1 of the page"),
    (
        "a.html",
        b'<p>x</p>\n<p title="Quarrybank Terrace">x</p>',
        "the attribute “title” in line 2 of the page",
    ),
    (
        "a.html",
        b"<a href='mailto:x@y?subject=Quarrybank%20Terrace'>x</a>",
        "the attribute “href” in line 1 of the page",
    ),
    ("a.html", b"<!-- Quarrybank Terrace -->", "the attribute “remark” in line 1 of the page"),
    (
        "a.html",
        b'<style>p{content:"Quarrybank\\20 Terrace"}</style>',
        "line 1 of the page",
    ),
    (
        "a.html",
        b'<p>\n<img src="data:image/svg+xml;base64,%s">' % base64.b64encode(DRAWING.encode()),
        "a picture on line 2 of the page",
    ),
    (
        "a.html",
        b'<img src="data:image/png;base64,%s">' % base64.b64encode(PICTURE),
        "a picture on line 1 of the page",
    ),
    ("a.html", b"<svg><text>Quarrybank Terrace</text></svg>", "line 1 of the page"),
    (
        "a.docx",
        word(
            "word/footer1.xml",
            "<w:p><w:r><w:t>Quarry</w:t></w:r><w:r><w:t>bank Terrace</w:t></w:r></w:p>",
        ),
        "paragraph 1 of word/footer1.xml",
    ),
    (
        "a.docx",
        word(
            "word/document.xml",
            "<w:p/><w:p></w:p><w:p><w:t>Quarrybank</w:t><w:tab/><w:t>Terrace</w:t></w:p>",
        ),
        "paragraph 2 of word/document.xml",
    ),
    (
        "a.docx",
        word("word/a.xml", '<w:p><wp:docPr id="1" descr="Quarrybank Terrace"/></w:p>'),
        "the attribute “descr” in word/a.xml",
    ),
    (
        "a.docx",
        word("docProps/core.xml", "<dc:title>Quarrybank Terrace</dc:title>"),
        "line 1 of docProps/core.xml",
    ),
    (
        "a.docx",
        word("docProps/custom.xml", '<property name="Quarrybank Terrace"/>'),
        "the attribute “name” in docProps/custom.xml",
    ),
    (
        "a.docx",
        word(
            "word/comments.xml", '<w:comment w:author="x"><w:p><w:t>Quarrybank Terrace</w:t></w:p>'
        ),
        "paragraph 1 of word/comments.xml",
    ),
    (
        "a.docx",
        word(
            "word/_rels/document.xml.rels",
            '<Relationship Target="https://x.example/Quarrybank%20Terrace"/>',
        ),
        "the attribute “Target” in word/_rels/document.xml.rels",
    ),
    ("a.docx", word("word/media/Quarrybank-Terrace.png", PNG), "the names of its parts"),
    ("a.docx", word("word/media/a.svg", DRAWING), "line 1 of word/media/a.svg"),
    ("a.docx", packed(**{"a.png": PICTURE}), "what a.png says of itself"),
    (
        "a.docx",
        packed(
            **{"a.png": PNG + chunk(b"zTXt", b"Title\0\0" + zlib.compress(b"x Quarrybank Terrace"))}
        ),
        "what a.png says of itself",
    ),
    (
        "a.docx",
        word("word/media/a.jpg", JPEG + b"Quarrybank Terrace"),
        "what word/media/a.jpg says",
    ),
    ("a.docx", word("word/media/a.jpg", JPEG[:-2] + WIDE), "what word/media/a.jpg says"),
    ("a.docx", word("a.jpg", JPEG[:-2] + b"Walk to Quarrybank Terrace"), "what a.jpg says"),
    ("a.docx", word("a.png", PNG + chunk(b"IDAT", b"Walk to Quarrybank Terrace")), "what a.png"),
    ("a.docx", word("word/media/a.emf", b"\1\0\0\0" + WIDE), "what word/media/a.emf says"),
    ("a.docx", word("word/media/a.emf", b"\1\0\0\0\0" + WIDE), "what word/media/a.emf says"),
    ("a.docx", word("a.emf", b"\1" + "Quarrybank Terrace".encode("utf-16-be")), "what a.emf says"),
    (
        "a.docx",
        word("word/embeddings/b.docx", word("c.xml", "<w:t>Quarrybank Terrace</w:t>")),
        "c.xml",
    ),
    (
        "a.ics",
        b"BEGIN:VCALENDAR\r\nSUMMARY:Walk to Quarry\r\n bank\\, Terrace\r\n",
        "its entry SUMMARY",
    ),
    ("a.json", b'{"plans": [{"because": "Quarrybank Terrace"}]}', "plans[0].because"),
    ("a.svg", DRAWING.encode(), "line 1 of the page"),
    ("c-1/quarrybank-terrace.html", b"", "the file's name"),
]


@pytest.mark.parametrize(("name", "content", "place"), PAIRS)
def test_a_secret_is_found_in_every_part_of_a_file_with_its_place(
    name: str, content: bytes, place: str
) -> None:
    leaks = search(name, content, TERMS)

    assert [leak.origin.kind for leak in leaks] == [Kind.PRIVATE]
    assert place in leaks[0].place


def test_letters_at_random_in_the_hash_of_a_style_tell_nobodys_name() -> None:
    styles = (f"p{{order:{number}}}" for number in count())
    hashes = ((style, re.search(r"[+/]([A-Za-z]{2})[+/]", style_hash(style))) for style in styles)
    style, name = next((style, found[1]) for style, found in hashes if found)
    secrets = Secrets({phrase_of(name): ORIGIN})
    policy = f'<meta http-equiv="Content-Security-Policy" content="{security_policy(style)}">'
    own, other = (f"{policy}\n<style>{each}</style>".encode() for each in (style, "p{}"))

    assert search("a.html", own, secrets) == ()
    assert [leak.words for leak in search("a.html", other, secrets)] == [name.lower()]


def test_a_file_without_secrets_has_no_leak() -> None:
    assert search("a.html", b"<p>Quarrybank Terraces, Quarry bank</p>", TERMS) == ()


PEOPLE = {
    "people": {
        "carer": {"copy": "carer"},
        "dt": {"organisation": "Hill Lane Primary"},
        "mum": {"role": "mother", "name": "Dana", "copy": "parent-redacted"},
    },
    "learner": {"school": "Hill Lane Primary"},
    "restricted": {"health": "Mild asthma. A blue inhaler is kept in the office."},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a plan that has secrets from each of its readers."""
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    plan(tmp_path)
    return tmp_path


def plan(root: Path, *changes: dict[str, Any], ref: str = "c-0001") -> None:
    data = laid_over({**base("pep"), "ref": ref}, PEOPLE)
    for change in changes:
        data = laid_over(data, change)
    path = root / "plans" / ref / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(data), encoding="utf-8")


def built(root: Path, *documents: str) -> Built:
    repository = open_repository(root)
    checker = Checker(repository, TODAY)
    order = Order(documents or ("plan",), ("html", "docx"), root / "build", draft=True)
    files = repository.plan_files([root / "plans" / "c-0001"])
    return Builder(checker, order).build(checker.all(files))


def template(root: Path, text: str, name: str = "plan.pep") -> None:
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / f"{name}.html.jinja").write_text(
        f"<header><h1>Plan</h1></header>{text}\n", encoding="utf-8"
    )


def withheld(done: Built) -> dict[str, list[str]]:
    return {
        one.file.rpartition("/")[2]: [reason.message for reason in one.reasons]
        for one in done.withheld
    }


def test_nothing_is_withheld_where_the_templates_are_ours(root: Path) -> None:
    assert withheld(built(root)) == {}


@pytest.mark.parametrize(
    ("leak", "place"),
    [
        ("<p>He has mild asthma.</p>", "Line "),
        ('<p title="Mild asthma">x</p>', "The attribute “title”"),
        (
            '<figure><img src="data:image/png;base64,iVBORw0KGgo=" alt="Mild asthma"></figure>',
            "The attribute “alt”",
        ),
        ('<p><a href="https://x.example/mild%20asthma">x</a></p>', "The attribute “href”"),
        ('<p><time datetime="2026">A blue inhaler is kept in the office</time></p>', "Line "),
    ],
)
def test_a_leak_in_a_teams_template_keeps_the_file_from_being_written(
    root: Path, leak: str, place: str
) -> None:
    built(root)
    folder = root / "build" / "c-0001" / "2026-11-30.pep"
    before = {path.name for path in folder.iterdir()}
    template(root, leak)
    if "img" in leak:
        done = smartdoc("build", "--documents", "plan", "--formats", "html", cwd=root)
        pages = [path.name for path in folder.glob("plan.carer.html")]

        assert (done.returncode, pages) == (1, [])
        return

    told = withheld(built(root))

    assert {"plan.carer.html", "plan.school.html"} <= before & told.keys()
    assert all(message.startswith(place) for message in told["plan.carer.html"])
    assert "restricted" in told["plan.carer.html"][0]
    assert not (folder / "plan.carer.html").exists()
    assert (folder / "plan.virtual-school.html").exists()


def test_an_allowed_field_that_repeats_what_is_restricted_is_told_with_both_places(
    root: Path,
) -> None:
    plan(root, {"celebrations": ["Ash ran, in spite of his mild asthma."]})
    done = smartdoc("build", "--documents", "plan", cwd=root)
    lines = (root / "plans/c-0001/2026-11-30.pep.yaml").read_text("utf-8").splitlines()
    said = next(at for at, line in enumerate(lines, 1) if "in spite of" in line)
    kept = next(at for at, line in enumerate(lines, 1) if "Mild asthma" in line)
    told = " ".join(done.stdout.split())

    assert done.returncode == 1
    assert f"plans/c-0001/2026-11-30.pep.yaml:{kept}" in told
    assert f"the plan says it openly at plans/c-0001/2026-11-30.pep.yaml:{said}" in told
    assert "“mild asthma”" in told


def test_in_a_log_the_secret_itself_is_not_repeated(root: Path) -> None:
    plan(root, {"celebrations": ["Ash ran, in spite of his mild asthma."]})
    done = smartdoc("build", "--documents", "plan", cwd=root, env={"CI": "1"})

    assert done.returncode == 1
    assert "plan.carer.html" in done.stdout
    assert "asthma" not in done.stdout + done.stderr


def test_a_hidden_name_in_a_template_is_refused_for_those_alone_who_may_not_know(
    root: Path,
) -> None:
    template(root, "<p>Ask Jo at Hill Lane.</p>")
    told = withheld(built(root))

    assert told.keys() == {"plan.parent-redacted.html", "plan.parent-redacted.docx"}
    assert len(told["plan.parent-redacted.html"]) == 2


def test_a_short_name_that_tells_the_name_is_found(root: Path) -> None:
    plan(root, {"people": {"jo": {"role": "respite carer", "name": "Jo Smith"}}})
    template(root, "<p>jo</p>")

    assert "plan.parent-redacted.html" in withheld(built(root))


def test_a_schools_own_name_in_the_branding_is_no_secret_but_where_the_school_is(
    root: Path,
) -> None:
    settings = "today: 2026-11-22\nbranding: {name: Hill Lane Primary}\n"
    (root / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    told = withheld(built(root))
    place = told["plan.parent-redacted.docx"][0]

    assert told.keys() == {"plan.parent-redacted.html", "plan.parent-redacted.docx"}
    assert re.match(r"(?:Paragraph|Line) [0-9]+ of (?:word/|docProps/)", place)


def test_a_private_term_is_refused_to_every_audience_but_under_restricted(root: Path) -> None:
    settings = f"today: 2026-11-22\nprivate_terms: [{TERM}]\n"
    (root / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    plan(root, {"restricted": {"placement": f"Lives in {TERM}."}})

    assert withheld(built(root)) == {}
    template(root, f"<p>{TERM}</p>")
    told = withheld(built(root))

    assert {"plan.carer.html", "plan.school.docx"} <= told.keys()


def test_another_learners_name_is_refused_unless_somebody_here_has_it(root: Path) -> None:
    plan(root, {"learner": {"name": "Samira"}, "people": {"ash": {"name": "Samira"}}}, ref="c-0002")
    plan(root, {"celebrations": ["Ash read to Samira."]})
    told = withheld(built(root))
    plan(
        root,
        {
            "celebrations": ["Ash read to Samira."],
            "people": {"friend": {"role": "friend", "name": "Samira"}},
        },
    )

    assert "the name of another learner (c-0002;" in told["plan.carer.html"][0]
    assert withheld(built(root)) == {}


def test_no_document_says_who_the_other_learner_is_that_the_check_tells_of(root: Path) -> None:
    """A milestone stands in no meeting pack, but what was found in it does."""
    plan(root, {"learner": {"name": "Samira"}, "people": {"ash": {"name": "Samira"}}}, ref="c-0002")
    left = {"milestones": [{"what": "reads with Samira", "due": "2026-12-18"}]}
    plan(root, {"targets": [left]})
    copied = (root / "plans/c-0002/2026-11-30.pep.yaml").read_text("utf-8")
    copied = copied.replace("c-0002", "c-0001").replace("2026-11-30", "2026-07-06")
    (root / "plans/c-0001/2026-07-06.pep.yaml").write_text(copied, encoding="utf-8")
    built(root, "meeting")
    page = (root / "build/c-0001/2026-11-30.pep/meeting.school.html").read_text("utf-8")

    assert {"(PRV09)", "(PRV11)", "(S15)"} <= set(re.findall(r"\([A-Z]+[0-9]+\)", page))
    assert "Samira" not in page
    assert "c-0002" not in page


def test_a_waiver_of_the_rule_answers_for_the_names_in_the_plan(root: Path) -> None:
    plan(root, {"learner": {"name": "Samira"}, "people": {"ash": {"name": "Samira"}}}, ref="c-0002")
    waiver = {"rule": "PRV09", "because": "Samira is the author of the book.", "by": "dt"}
    plan(root, {"celebrations": ["Ash read to Samira."], "waive": [waiver]})

    assert withheld(built(root)) == {}


@pytest.mark.parametrize(
    "waiver",
    [{"target": "paragraphs", "by": "dt"}, {"target": "nowhere", "by": "dt"}, {"by": "nobody"}],
)
def test_a_waiver_answers_for_no_name_but_where_it_holds(
    root: Path, waiver: dict[str, str]
) -> None:
    """It may be for one target alone, or hold nowhere, because nobody of the plan gave it."""
    plan(root, {"learner": {"name": "Samira"}, "people": {"ash": {"name": "Samira"}}}, ref="c-0002")
    waive = [{"rule": "PRV09", "because": "Samira is the author.", **waiver}]
    plan(root, {"celebrations": ["Ash read to Samira."], "waive": waive})

    told = withheld(built(root))

    assert "the name of another learner (c-0002;" in told["plan.carer.html"][0]


@pytest.mark.parametrize("target", [{}, {"target": "paragraphs"}])
def test_a_waiver_answers_for_no_name_that_its_reason_does_not_give(
    root: Path, target: dict[str, str]
) -> None:
    """Else it would for the name of each learner that somebody writes into the plan later."""
    for ref, name in (("c-0002", "Samira"), ("c-0003", "Tamsin")):
        plan(root, {"learner": {"name": name}, "people": {"ash": {"name": name}}}, ref=ref)
    waive = [{"rule": "PRV09", "because": "Samira's is a book.", "by": "dt", **target}]
    reason = "Samira wrote 1 story that Ash and Tamsin like."
    plan(root, {"targets": [{"reason": reason}], "waive": waive})

    told = withheld(built(root))

    assert "the name of another learner (c-0003;" in told["plan.carer.html"][0]
    assert "c-0002" not in str(told)


def test_a_waiver_for_a_target_answers_for_the_names_in_it_and_in_what_it_says(root: Path) -> None:
    plan(root, {"learner": {"name": "Samira"}, "people": {"ash": {"name": "Samira"}}}, ref="c-0002")
    because = "Samira is the author of the book."
    waive = [{"rule": "PRV09", "target": "paragraphs", "because": because, "by": "dt"}]
    plan(root, {"targets": [{"reason": "Samira wrote 1 story that Ash likes."}], "waive": waive})

    assert withheld(built(root)) == {}


def test_a_word_of_another_field_is_refused_where_its_readers_may_not_see_it(root: Path) -> None:
    hard = "On Spanish days my tummy hurts and I want to go home."
    plan(root, {"voice": {"hard": hard}})
    template(root, f"<p>{hard}</p>")
    told = withheld(built(root))

    assert told.keys() == {"plan.parent-redacted.html", "plan.parent-redacted.docx"}
    assert "a field" in told["plan.parent-redacted.html"][0]


def test_index_and_manifest_are_searched_too(root: Path) -> None:
    built(root)
    waiver = {"rule": "S15", "because": "He has mild asthma.", "by": "dt"}
    plan(root, {"waive": [waiver]})
    told = withheld(built(root))

    assert "manifest.json" in told
    assert told["manifest.json"][0].startswith(
        "Waivers[0].because of plans/c-0001/2026-11-30.pep.yaml holds"
    )
    assert not (root / "build" / "manifest.json").exists()


def test_a_role_that_is_a_name_gives_no_file_its_name(root: Path) -> None:
    plan(root, {"people": {"carer": {"role": "Jo"}}})
    built(root, "actions")
    names = {path.name for path in (root / "build").rglob("*.html")}

    assert "actions.designated-teacher.html" in names
    assert not [name for name in names if re.search(r"\bjo\b", name)]


def test_an_old_version_is_taken_away_even_if_no_manifest_lists_it(root: Path) -> None:
    built(root)
    (root / "build" / "manifest.json").unlink()
    template(root, "<p>Mild asthma</p>")
    built(root)

    assert not (root / "build/c-0001/2026-11-30.pep/plan.carer.docx").exists()


def test_our_own_examples_and_clean_plans_raise_no_false_alarm(tmp_path: Path) -> None:
    done = {}
    for root in (PROJECT, *(PROJECT / "tests" / "clean").iterdir()):
        repository = open_repository(root)
        checker = Checker(repository, TODAY)
        order = Order((), ("html",), tmp_path / root.name, draft=True)
        done[root.name] = Builder(checker, order).build(checker.all(repository.plan_files()))

    assert {name: one.withheld for name, one in done.items()} == dict.fromkeys(done, ())
    assert sum(one.new for one in done.values()) > 200


def test_a_leak_says_which_file_and_what_to_do() -> None:
    leak = search("c-1/a.html", b"<p>Quarrybank Terrace</p>", TERMS)[0]
    origin = Origin(Kind.PRIVATE, where="private_terms in smartdoc.yaml")

    assert leak == Leak("c-1/a.html", "line 1 of the page", "quarrybank terrace", origin)
    assert leak.hint == "Take it out of the plan or the template."


def test_files_that_are_damaged_are_searched_as_they_are() -> None:
    damaged = b"PK\x03\x04" + b"\0" * 30 + b"Quarrybank Terrace"

    assert len(search("a.docx", damaged, TERMS)) == 1
    assert len(search("a.json", b'{"Quarrybank Terrace"', TERMS)) == 1
    deep = b"[" * 100_000 + b'"Quarrybank Terrace"' + b"]" * 100_000
    assert len(search("a.json", deep, TERMS)) == 1
    assert len(search("a.html", "<p>Quarrybank Terrace".encode("utf-16"), TERMS)) == 1


def test_the_manifest_is_json_whatever_is_withheld(root: Path) -> None:
    template(root, "<p>Mild asthma</p>")
    built(root)
    manifest = json.loads((root / "build" / "manifest.json").read_text("utf-8"))
    listed = {output["path"] for plan in manifest["plans"] for output in plan["outputs"]}

    assert "c-0001/2026-11-30.pep/plan.virtual-school.html" in listed
    assert "c-0001/2026-11-30.pep/plan.carer.html" not in listed
