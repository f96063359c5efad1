"""smartdoc assess: letter by letter, the reasons, a way to mend it; and hostile input."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from smartdoc.assess import LONGEST, Assessment, assess, sentence
from smartdoc.errors import SmartdocError
from smartdoc.report.assessment import as_json, as_text
from smartdoc.rules import rule_named

PROJECT = Path(__file__).parent.parent

GOOD = "By 18 December Ash will read aloud one page to his carer four evenings a week"


def letters(text: str) -> str:
    """Return the letters that are met in capitals, those that are not in small ones."""
    states = assess(text).letters
    return "".join(
        {"met": letter, "not-met": letter.lower(), "not-stated": "-"}[state]
        for letter, state in states.items()
    )


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "smartdoc", "assess", *arguments],
        input=given,
        cwd=PROJECT,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD, "SM--T"),
        ("be kinder", "sm--t"),
        ("Ash will understand fractions by Easter", "sm--T"),
        ("Raise my marks by the mid-term exams", "sm--T"),
        ("Raise my history mark to 85 per cent by the mid-term exams", "SM--T"),
        ("By the end of term, Ash will improve his reading with 80% accuracy", "sm--T"),
        ("Ash will spell 18 of 20 words", "SM---"),
        ("Ash will raise a hand on 4 of 5 days", "SM--T"),
        ("I will hand in the history essay to my tutor by Friday", "SM--T"),
        ("I want to swim 25 metres by June", "SM--T"),
        ("I'll save lots of cash soon", "sm--t"),
        ("I will get top marks in everything to feel less stressed", "SMart"),
        ("I will revise for 7 hours each evening until June", "SMa-T"),
        ("The school will support Ash at lunch", "sm--t"),
        ("Maria plans to enrol at a college in Westmere next autumn", "sm--T"),
        ("!!!", "sm--t"),
    ],
)
def test_each_letter(text: str, found: str) -> None:
    assert letters(text) == found


def test_a_sentence_is_smart_if_what_it_can_show_is_met_and_nothing_is_at_fault() -> None:
    assert assess(GOOD).smart
    assert not assess("I will revise for 7 hours each evening until June").smart
    assert assess("Ash will spell 18 of 20 words").smart
    assert not assess("Ash will spell 18 of 20 words some day").smart
    assert not assess("pass my exams").smart


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Ash will understand fractions", ["S01", "M01", "T02"]),
        ("be kinder", ["S04", "M01", "T02"]),
        ("improve language", ["S04", "M11", "T02"]),
        ("Ash hopes to pass the exam by June", ["S05", "M01"]),
        ("Robin will stop shouting by June", ["S03", "M01"]),
        ("The school will support Ash at lunch", ["ACT02", "M11", "T02"]),
        ("Ash will read 10 pages a day, ongoing", ["T01"]),
        ("Ash will read 20 pages of his book", []),
        ("pass my exams", ["T02"]),
        ("I will be a film star this week", ["S04", "M01", "A02"]),
        ("I will revise for 7 hours each evening until June", ["A08"]),
    ],
)
def test_findings_name_rules_of_the_catalogue(text: str, rules: list[str]) -> None:
    found = assess(text).findings

    assert [each.rule for each in found] == rules
    for each in found:
        assert rule_named(each.rule).code == each.rule
        assert each.letter in "SMART"
        assert each.message.endswith(".")
        assert each.hint.endswith((".", "”."))


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        (GOOD, ""),
        ("Ash will spell 18 of 20 words", "By [date], Ash will spell 18 of 20 words."),
        (
            "Ash will understand fractions",
            "By [date], Ash will [what you will see Ash do in place of “understand fractions”], "
            "measured by [what, by whom, how often].",
        ),
        (
            "I want to get better at maths by Easter",
            "By Easter, I will [what others will see me do in place of “get better at maths”], "
            "measured by [what, by whom, how often].",
        ),
        (
            "improve language",
            "By [date], [who] will [what you will see them do in place of “improve language”], "
            "measured by [what, by whom, how often].",
        ),
        (
            "I will revise for 7 hours each evening until June",
            "Until June, I will revise for 7 hours each evening, beginning with [a first step that "
            "fits the time].",
        ),
    ],
)
def test_the_suggestion_keeps_the_users_words_and_names_what_is_missing(
    text: str, suggestion: str
) -> None:
    assert assess(text).suggestion == suggestion


def test_a_pupils_own_goal_may_begin_with_i_want_to() -> None:
    text = "I want to read 10 books by June"

    assert assess(text, own=True).smart
    assert [each.rule for each in assess(text, own=False).findings] == ["S05"]


def test_json_has_the_promised_shape() -> None:
    entry = json.loads(as_json(assess("Ash will understand fractions by Easter")))

    assert list(entry) == ["text", "smart", "letters", "findings", "suggestion"]
    assert entry["text"] == "Ash will understand fractions by Easter"
    assert entry["smart"] is False
    assert entry["letters"] == {
        "S": "not-met", "M": "not-met", "A": "not-stated", "R": "not-stated", "T": "met",
    }  # fmt: skip
    assert entry["findings"][0] == {
        "rule": "S01",
        "name": "weak-verb",
        "criterion": "S",
        "message": "Nobody can see “understand” happen.",
        "hint": "Verbs that can be seen: attend, write, read aloud, explain, ask, complete, show.",
    }


def test_the_text_shows_each_letter_and_fits_a_terminal() -> None:
    assessment: Assessment = assess("Ash will understand fractions " + "very " * 60 + "by Easter")
    said = as_text(assessment)

    assert re.findall(r"^  ([SMART])  (met|not met|not stated)", said, re.M) == [
        ("S", "not met"), ("M", "not met"), ("A", "not stated"), ("R", "not stated"), ("T", "met"),
    ]  # fmt: skip
    assert max(map(len, said.splitlines())) <= 80
    assert "Time-bound: “by Easter”" in said


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "There is no sentence to assess."),
        (" \t ", "There is no sentence to assess."),
        ("x" * 1_000_000, f"This is longer than one sentence can be ({LONGEST:,} characters)."),
        ("Ash\x00 will read", "The sentence contains a NUL character (U+0000)."),
        ("Ash \x1b[31mwill read", "The sentence contains a control character (U+001B)."),
        ("Ash \u202ewill read", "invisible text-direction"),
        (b"\xff\xfe\x00", "This is not text in UTF-8."),
        ("\udcff", "half of a character"),
    ],
)
def test_what_is_no_sentence_is_told(given: str | bytes, message: str) -> None:
    with pytest.raises(SmartdocError, match=re.escape(message)):
        sentence(given)


def test_a_sentence_is_put_on_one_line() -> None:
    assert sentence("\ufeffAsh  will\tread\n") == "Ash will read"


def test_the_exit_code_says_whether_all_are_smart() -> None:
    assert run(GOOD).returncode == 0
    assert run(GOOD, "be kinder now").returncode == 1
    assert run("").returncode == 2
    assert run("--kind", "essay", GOOD).returncode == 2


def test_a_sentence_a_line_from_standard_input() -> None:
    done = run("-", "--format", "json", given=f"{GOOD}\r\n\nbe kinder\n".encode())

    entries = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [entry["text"] for entry in entries] == [GOOD, "be kinder"]
    assert [entry["smart"] for entry in entries] == [True, False]
    assert done.returncode == 1


def test_words_without_quotation_marks_are_one_sentence() -> None:
    done = run("be", "kinder", "--format", "json")

    assert json.loads(done.stdout)["text"] == "be kinder"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "There is no sentence to assess."),
        (b"be kinder\n\xff\xfe\xfa\n", "Line 2: This is not text in UTF-8."),
        (b"a " * 500_000, "Line 1: This is longer than one sentence can be"),
        (b"Ash\x00\n", "Line 1: The sentence contains a NUL character"),
    ],
)
def test_hostile_input_is_told_with_its_line_and_no_traceback(given: bytes, said: str) -> None:
    done = run("-", given=given)

    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_it_asks_for_sentences_until_an_empty_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from smartdoc.cli import assess as command

    monkeypatch.setattr(command, "_is_asked", lambda text: not text)
    done = CliRunner().invoke(command.assess, [], input="be kinder\nbad\x07\n\n")

    assert "Enter the sentence of a target" in done.output
    assert "S  not met" in done.output
    assert "control character" in done.output
    assert done.exception is None
