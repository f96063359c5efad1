"""Plan files as staff write them, and as nobody should: every fault has a code and a place."""

from __future__ import annotations

import math
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smartdoc.finding import Place, with_words
from smartdoc.source import Source, parse, parse_bytes, read
from smartdoc.source.characters import FORBIDDEN, is_plain

PARSERS: list[type[yaml.SafeLoader]] = [
    yaml.SafeLoader,
    *([getattr(yaml, "CSafeLoader")] if yaml.__with_libyaml__ else []),  # noqa: B009 - untyped
]


def faults(source: Source) -> list[tuple[str, int, int]]:
    return [
        (found.rule, found.place.line, found.place.column)
        for found in source.findings
        if found.place
    ]


HOSTILE = {
    "a key twice": ("a: 1\nb: 2\na: 3\n", "YML08", 3, 1),
    "an anchor": ("a: &x [1]\n", "YML09", 1, 4),
    "an anchor before a text": ("a: & b\n", "YML09", 1, 4),
    "an alias": ("a: *x\n", "YML09", 1, 4),
    "an alias before more text": ("liked: *drawing* and more\n", "YML09", 1, 8),
    "an alias bomb": ("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "YML09", 1, 4),
    "a merge key": ("<<: {a: 1}\n", "YML09", 1, 1),
    "a tag": ("a: !important x\n", "YML10", 1, 4),
    "a tag that makes an object": ("a: !!python/object:os.system x\n", "YML10", 1, 4),
    "a tag on a whole file": ("!!map\na: 1\n", "YML10", 1, 1),
    "200,000 brackets": ("a: " + "[" * 200_000, "YML11", 1, 43),
    "200,000 braces": ("a: " + "{" * 200_000, "YML07", 1, 5),
    "a control character": ("a: b\x07c\n", "YML03", 1, 5),
    "an escaped control character": ('a: "b\\x07c"\n', "YML03", 1, 4),
    "a bidi override": ("a: b\u202ec\n", "YML03", 1, 5),
    "an escaped bidi override": ('a: "b\\u202ec"\n', "YML03", 1, 4),
    "a NUL": ("a: b\x00c\n", "YML03", 1, 5),
    "an escaped NUL": ('a: "b\\0c"\n', "YML03", 1, 4),
    "an escaped surrogate": ('a: "b\\ud800"\n', "YML03", 1, 4),
    "an escape that is no character": ('a: "b\\U00110000"\n', "YML03", 1, 4),
    "a vowel separator": ("a: b\u180ec\n", "YML03", 1, 5),
    "a filler that counts as a letter": ("a: “b” \u3164c\n", "YML03", 1, 8),
    "a blank of Braille": ("a: b\u2800c\n", "YML03", 1, 5),
    "a joiner that nobody sees": ("a: b\u034fc\n", "YML03", 1, 5),
    "a line separator": ("a: b\u2028c\n", "YML03", 1, 5),
    "a tab indent": ("a:\n\tb: 1\n", "YML04", 2, 1),
    "a tab after a colon": ("a:\t1\n", "YML04", 1, 3),
    "an unclosed double quote": ('a: "x\nb: 1\n', "YML05", 1, 4),
    "an unclosed single quote": ("a: 'tis\nb: 1\n", "YML05", 1, 4),
    "a colon in text": ("a: Ash said: no\n", "YML06", 1, 12),
    "a colon in a list": ("a:\n  - Ash said: no: never\n", "YML06", 2, 17),
    "a wrong indent": ("a:\n  b: 1\n   c: 2\n", "YML07", 3, 5),
    "a line without a colon": ("a: 1\nstray\nb: 2\n", "YML07", 2, 1),
    "an unclosed bracket": ("a: [b, c\nd: 1\n", "YML07", 1, 4),
    "a bracket at the very end": ("a: [\n", "YML07", 1, 5),
    "a brace inside a bracket": ("a: [{b: c]\n", "YML07", 1, 5),
    "a question mark in braces": ("a: {b: why? c, d: e}\n", "YML07", 1, 4),
    "a question mark in a list": ("a: [b, why?]\n", "YML07", 1, 4),
    "text after the quotes": ('a: "x" y\n', "YML07", 1, 8),
    "text after >": ("a: > some text\n", "YML07", 1, 6),
    "an @ at the beginning": ("a: @home\n", "YML07", 1, 4),
    "an unknown escape": ('a: "\\q"\n', "YML07", 1, 4),
    "a directive": ("%YAML 1.1\n---\na: 1\n", "YML07", 1, 1),
    "a list for a key": ("? [a]\n: b\n", "YML07", 1, 3),
    "nothing": ("", "YML12", 1, 1),
    "only a comment": ("# later\n", "YML12", 1, 1),
    "a list at the root": ("- a\n- b\n", "YML13", 1, 1),
    "a text at the root": ("hello\n", "YML13", 1, 1),
    "two documents": ("a: 1\n---\nb: 2\n", "YML14", 2, 1),
}  # fmt: skip


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_mistaken_file_is_one_finding_with_its_place(
    name: str, parser: type[yaml.SafeLoader]
) -> None:
    text, code, line, column = HOSTILE[name]

    source = parse(text, "plan.yaml", parser)

    assert source.data is None
    assert faults(source)[0] == (code, line, column)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="only the pure Python parser is here")
@pytest.mark.parametrize("name", HOSTILE)
def test_both_parsers_say_the_same(name: str) -> None:
    text = HOSTILE[name][0]

    pure, fast = (parse(text, "plan.yaml", parser) for parser in PARSERS)

    assert pure.findings == fast.findings


def test_a_file_in_another_encoding_is_told_at_its_first_wrong_byte() -> None:
    source = parse_bytes("a: 1\nname: Zoë\n".encode("cp1252"), "plan.yaml")

    assert faults(source) == [("YML01", 2, 9)]


def test_an_unpaired_surrogate_in_bytes_is_not_utf8() -> None:
    source = parse_bytes(b"a: \xed\xa0\x80\n", "plan.yaml")

    assert faults(source) == [("YML01", 1, 4)]


def test_a_bad_byte_after_a_byte_order_mark_has_its_place() -> None:
    source = parse_bytes(b"\xef\xbb\xbf" + "a: €é".encode() + b"\xff\n", "plan.yaml")

    assert faults(source) == [("YML01", 1, 6)]
    assert "the byte FF" in source.findings[0].message


def test_signs_that_nobody_sees_are_allowed_where_real_texts_have_them() -> None:
    text = "a: “Quor\u00advax”, नहीं\u200c, 👩\u200d🏫, ❤\ufe0f, 葛\U000e0100\n"

    assert faults(parse(text, "plan.yaml")) == []


def test_whatever_can_be_printed_and_is_forbidden_is_looked_for() -> None:
    forbidden = [char for char in map(chr, range(sys.maxunicode + 1)) if FORBIDDEN.match(char)]

    assert len(forbidden) > 100_000
    assert [char for char in forbidden if is_plain(f"a: b{char}\n") and char != "\n"] == []


@pytest.mark.parametrize("text", ["\t" * 900_000, "\x07" * 900_000, "a: " + " " * 900_000 + "#"])
def test_a_large_file_of_faults_takes_no_long_time(text: str) -> None:
    start = time.perf_counter()
    source = parse(text, "plan.yaml")

    # Not a measure of speed: counting from the beginning for each fault took many minutes.
    assert time.perf_counter() - start < 60
    assert len(source.findings) <= 20


def test_a_file_over_one_megabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"a: " + b"x" * 1_000_000)

    assert faults(read(path, "plan.yaml")) == [("YML02", 1, 1)]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    source = read(tmp_path / "gone.yaml", "gone.yaml")

    assert faults(source) == [("YML16", 1, 1)]


def test_a_folder_in_place_of_a_file_is_a_finding(tmp_path: Path) -> None:
    assert faults(read(tmp_path, "folder.yaml")) == [("YML16", 1, 1)]


def test_a_byte_order_mark_is_no_fault() -> None:
    source = parse_bytes(b"\xef\xbb\xbfa: 1\n", "plan.yaml")

    assert (source.data, source.findings) == ({"a": 1}, ())


@pytest.mark.parametrize("parser", PARSERS)
def test_scalars_mean_what_staff_mean(parser: type[yaml.SafeLoader]) -> None:
    text = (
        "yes: no\nswitch: NO\non: on\ntrue_: true\nfalse_: false\nnumber: 7\nfloat: 8.5\n"
        "school: 007\nversion: 3.10\ntime: 12:30\nday: 2026-11-30\nempty:\nnothing: null\n"
        "octal: 0o17\nhex: 0x1f\nbig: 12345678901234567890\nexp: 1e3\ninf: .inf\nequals: =\n"
        "minus: -4\nquoted: '7'\n"
    )

    assert parse(text, "plan.yaml", parser).data == {
        "yes": "no",
        "switch": "NO",
        "on": "on",
        "true_": True,
        "false_": False,
        "number": 7,
        "float": 8.5,
        "school": "007",
        "version": "3.10",
        "time": "12:30",
        "day": "2026-11-30",
        "empty": None,
        "nothing": None,
        "octal": "0o17",
        "hex": "0x1f",
        "big": "12345678901234567890",
        "exp": "1e3",
        "inf": ".inf",
        "equals": "=",
        "minus": -4,
        "quoted": "7",
    }


def test_text_cut_by_a_hash_is_a_warning_and_keeps_the_data() -> None:
    source = parse("what: read #3 book\nnext: 2 # a remark\n", "plan.yaml")

    assert source.data == {"what": "read", "next": 2}
    assert faults(source) == [("YML15", 1, 12)]
    assert "“read”" in with_words(source.findings[0].message)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: >\n  one\n  two\n\n  three\n", "one two\n\nthree\n"),
        ("a: |\n  one\n  two\n\n  three\n", "one\ntwo\n\nthree\n"),
        ("a: one\n  two\n\n  three\n", "one two\n\nthree"),
        ("a: 'one\n  two\n\n  three'\n", "one two\n\nthree"),
        ('a: "one\\ntwo\\n\\nthree"\n', "one\ntwo\n\nthree"),
    ],
)
def test_an_empty_line_begins_a_paragraph_in_every_way_of_writing_text(
    text: str, value: str, parser: type[yaml.SafeLoader]
) -> None:
    assert parse(text, "plan.yaml", parser).data == {"a": value}


def test_every_value_has_its_place() -> None:
    source = parse("a: 1\nb:\n  - c: x\n    d: [y, z]\n  - e\n", "plan.yaml")

    places = {path: source.place(path) for path in [("a",), ("b",), ("b", 0, "c"), ("b", 1)]}

    assert places == {
        ("a",): Place(1, 4),
        ("b",): Place(2, 1),
        ("b", 0, "c"): Place(3, 8),
        ("b", 1): Place(5, 5),
    }
    assert source.place(("b", 0, "d", 1)) == Place(4, 12)
    assert source.place(("b", 0, "d"), key=True) == Place(4, 5)
    assert source.place(("b", 0, "missing")) == Place(3, 5)
    assert source.place(("nowhere",)) == Place(1, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    assert parse("é😀: x\n", "plan.yaml").place(("é😀",)) == Place(1, 5)


def test_windows_line_ends_are_no_fault() -> None:
    source = parse("a: >\r\n  one\r\n  two\r\nb: c: d\r\n", "plan.yaml")

    assert faults(source) == [("YML06", 4, 5)]


def test_many_faults_are_told_up_to_a_limit() -> None:
    source = parse("".join("a: 1\n" for _ in range(500)), "plan.yaml")

    assert {found.rule for found in source.findings} == {"YML08"}
    assert len(source.findings) == 20


@given(st.text(max_size=300))
def test_no_text_at_all_makes_an_exception(text: str) -> None:
    source = parse(text, "plan.yaml")

    assert (source.data is None) == any(found.rule != "YML15" for found in source.findings)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_an_exception(content: bytes) -> None:
    source = parse_bytes(content, "plan.yaml")

    assert (source.data is None) == any(found.rule != "YML15" for found in source.findings)


@given(
    st.one_of(
        st.integers(-(10**15) + 1, 10**15 - 1),
        st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: not math.isinf(x)),
    )
)
def test_a_number_keeps_every_digit(number: float) -> None:
    value = (parse(f"a: {number}\n", "plan.yaml").data or {})["a"]

    assert str(value) == str(number)
