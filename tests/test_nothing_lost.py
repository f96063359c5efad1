"""Whatever stands in a plan is refused with its place, or stands in its documents in full.

The documents are read by programs that are not ours. SMARTDOC_EXAMPLES says how many sets of texts
are tried for each kind of plan, for a long run by hand.
"""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import html5lib
import mammoth
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smartdoc.build import Builder, Order
from smartdoc.check import Checked, Checker
from smartdoc.finding import with_words
from smartdoc.repository import open_repository
from smartdoc.source.characters import FORBIDDEN
from tests.examples import KINDS, TODAY, base, laid_over
from tests.hostile import Planter
from tests.judged import rank

EXAMPLES = int(os.environ.get("SMARTDOC_EXAMPLES", "3"))

AWKWARD = (
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "<script>alert(1)</script> <!-- x --> </p>",
    "&amp; &lt; &#65; &nbsp &unknown; &",
    "]]> <![CDATA[ <?xml ?>",
    "_x000D_ _x0041_",
    "  two  spaces, and a tab in front of the end of a line  \n\n and a second paragraph \n",
    "line\r\nline\rline\nline",
    "a\u0301\u0323 e\u0308 \u0e33 \u1100\u1161 ﬁ ß İ ǅ Å Å",
    "👩🏽\u200d🏫 🏴 𝟙 𠀀",
    "العربية עברית हिन्दी ไทย",
    "w" * 3000,
    "- dash # no remark: 'single' \"double\" \\ \\n %d %s ${x} `id` | > * &a *a !tag",
    "no\u00a0break, soft\u00adhyphen, thin\u2009space, wide\u3000space, joiner\u200d, \u200cnone",
    "“quoted” ‘so’ – and — so … ½ ² ⑤ ٣",
    "=1+1 @x +2 -3 ~ null true 1e5 0x1F 2026-02-30",
)
_SIGN = st.characters(exclude_categories=["Cs"]).filter(lambda sign: not FORBIDDEN.match(sign))
_MARKUP = st.sampled_from(" \n\u0301\u00a0<>&{}%\"'`#:-*_\\|")
TEXTS = (
    st.sampled_from(AWKWARD)
    | st.text(_SIGN | _MARKUP, min_size=1, max_size=40)
    | st.lists(st.sampled_from(AWKWARD), min_size=2, max_size=3).map("\n".join)
)

_CODED = ("areas",)
"""Names of a plan's own lists, which documents write as words: “self-care” as “Self care”."""

Steps: TypeAlias = tuple[str | int, ...]
_MARK = re.compile(r"Text (zqk[0-9]+kqz) more\Z")
_GAP, _WHITE = re.compile(r"\s+"), re.compile(r"[ \t\r\n]")
_BLOCKS = set(
    "p h1 h2 h3 h4 h5 h6 li dt dd td th tr div section header aside figcaption br".split()
)
SETTINGS = "select: [HIS02]\n"
"""A rule that finds nothing in these plans: a draft would quote what the others find."""

some = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def folded(text: str) -> str:
    """Return the text with one space for each gap that has a space or line end in it."""
    return _GAP.sub(lambda gap: " " if _WHITE.search(gap[0]) else gap[0], text).strip()


def read_page(page: str) -> str:
    """Return all that stands in a page, its blocks apart."""
    body = html5lib.parse(page, namespaceHTMLElements=False).find("body")
    assert body is not None
    return folded("".join(_texts(body)))


def _texts(element: Element) -> Iterator[str]:
    apart = " " if element.tag in _BLOCKS else ""
    yield apart + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield apart


def read_word(content: bytes) -> str:
    return read_page(mammoth.convert_to_html(io.BytesIO(content)).value)


def checked(
    data: Mapping[str, Any], root: Path, *, escaped: bool = False
) -> tuple[Checker, Checked]:
    """Return a plan written, and checked. JSON is YAML too, and leaves every character as it is."""
    path = root / "plans" / data["ref"] / f"{data['meeting']['date']}.{data['kind']}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, indent=0)
    if escaped:
        text = "".join(sign if sign < "\x7f" else f"\\U{ord(sign):08X}" for sign in text)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    (root / "smartdoc.yaml").write_text(SETTINGS, "utf-8")
    checker = Checker(open_repository(root), TODAY)
    return checker, checker.one(path)


def documents(checker: Checker, found: Checked, root: Path) -> dict[str, str]:
    """Return what is read in the plan's document for whom it shows the most, by its format."""
    order = Order(("plan",), ("html", "docx"), root / "build", draft=True)
    built = Builder(checker, order).build([found])
    assert (built.refused, built.withheld, built.failed) == ((), (), ())
    page, word = (min(root.glob(f"build/*/*/*.{end}"), key=rank) for end in ("html", "docx"))
    return {"html": read_page(page.read_text("utf-8")), "docx": read_word(word.read_bytes())}


@cache
def planted(kind: str) -> tuple[dict[str, Any], Mapping[str, Steps]]:
    """Return a plan with a word in every field, and where those stand that its document shows."""
    plan = Planter().plan(kind, "c-0001", "2026-11-30", [])
    plan = {
        key: value for key, value in plan.items() if key not in ("restricted", "waive", "sign_off")
    }
    places = {match[1]: place for place, match in _marks(plan)}
    with tempfile.TemporaryDirectory() as folder:
        shown = documents(*checked(plan, Path(folder)), Path(folder)).values()
    return plan, {word: at for word, at in places.items() if all(word in text for text in shown)}


def _marks(value: Any, at: Steps = ()) -> Iterator[tuple[Steps, re.Match[str]]]:
    keyed = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in keyed:
        if isinstance(each, dict | list) and key not in _CODED:
            yield from _marks(each, (*at, key))
        elif isinstance(each, str) and (match := _MARK.match(each)):
            yield (*at, key), match


def put(plan: dict[str, Any], at: Steps, text: str) -> None:
    inner: Any = plan
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = text


def filled(kind: str, texts: list[str], root: Path) -> tuple[Checker, Checked, dict[str, str]]:
    """Return a plan with a text in each place that takes it, and what stands there.

    A place whose text is refused gets back what stood there before.
    """
    pattern, places = planted(kind)
    plan, wanted = deepcopy(pattern), {}
    for number, word in enumerate(places):
        text = texts[number % len(texts)]
        wanted[word] = f"{word} {text}" if number % 2 else f"{text} {word}"
        put(plan, places[word], wanted[word])
    checker, found = checked(plan, root)
    while found.plan is None:
        for word in refused(found, places) & wanted.keys():
            put(plan, places[word], f"Text {word} more")
            del wanted[word]
        checker, found = checked(plan, root)
    return checker, found, wanted


def refused(found: Checked, places: Mapping[str, Steps]) -> set[str]:
    """Return the words of the places that findings are about; each says what is wrong."""
    paths = [each.path for each in found.findings]
    words = {word for word, at in places.items() if any(at[: len(path)] == path for path in paths)}
    assert words, [with_words(each.message) for each in found.findings]
    assert all(
        path and each.message and each.place
        for path, each in zip(paths, found.findings, strict=True)
    )
    return words


def lost(wanted: Mapping[str, str], shown: str) -> list[str]:
    """Return the texts that are not there; a first letter may be larger than in the plan."""
    whole = [folded(text) for text in wanted.values()]
    return [text for text in whole if not (text in shown or text[:1].upper() + text[1:] in shown)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sign_of_a_text_stands_in_both_documents(kind: str) -> None:
    @some
    @given(texts=st.lists(TEXTS, min_size=1, max_size=8))
    @example(texts=list(AWKWARD))
    def holds(texts: list[str]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            checker, found, wanted = filled(kind, texts, Path(folder))
            shown = documents(checker, found, Path(folder))

        assert len(wanted) > 5
        assert {form: lost(wanted, text) for form, text in shown.items()} == {
            "html": [],
            "docx": [],
        }

    holds()


@settings(some, max_examples=20 * EXAMPLES)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(AWKWARD),
    escaped=st.booleans(),
)
def test_a_text_is_refused_at_its_place_or_is_what_the_plan_says(text: str, escaped: bool) -> None:
    plan = laid_over(base("pep"), {"ref": "c-0001", "voice": {"liked": f"[{text}]"}})
    with tempfile.TemporaryDirectory() as folder:
        _, found = checked(plan, Path(folder), escaped=escaped)
    told = [(each.rule, each.place and each.place.line) for each in found.findings]

    if found.plan is None:
        assert FORBIDDEN.search(text) or "\t" in text
        assert all(rule.startswith("YML") and line for rule, line in told), told
    else:
        assert not FORBIDDEN.search(text)
        assert found.source.data == plan


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["One.\n\nTwo.", "- a\n\n\n- b\n"])
def test_a_text_of_several_paragraphs_fits_into_every_document(kind: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        checker, found, wanted = filled(kind, [text], Path(folder))
        built = Builder(checker, Order((), ("html",), Path(folder) / "build", draft=True)).build(
            [found]
        )

    assert len(wanted) > 5
    assert (built.refused, built.withheld, built.failed) == ((), (), ())
    assert built.new > 5
