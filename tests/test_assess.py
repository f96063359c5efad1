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
    return subprocess.run(
        [sys.executable, "-m", "smartdoc", "assess", *arguments],
        input=given,
        cwd=PROJECT,
        env={**os.environ, "PYTHONUTF8": "1"},
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A number that only tells how many there are measures nothing.
        ("By July Ann will feel less anxious about the 6 exams she has", "sm--T"),
        ("Ensure that all 7 staff are aware of her needs by July", "sm--T"),
        ("By July Ash will have a secure grasp of maths, helped by 3 sessions a week", "sm--T"),
        ("By July I will put 110% effort into all my subjects", "sm--T"),
        # What is told of the present or the past promises nothing.
        ("Ash, who joined us on 4 September, will be kinder", "sm--t"),
        ("Increase participation, as at the moment he only contributes 2 times a day", "sm--t"),
        ("Ash, who is in Year 4, will read 20 words a minute by July", "SM--T"),
        # A manner that everybody sees otherwise; a condition that leaves all open.
        ("By June Ann will express her views appropriately in the 3 meetings a year", "sm--T"),
        ("By June Ann will use the 4 steps on her card as and when required", "sm--T"),
        ("By June Ash will name the emotion he is feeling in 4 out of 5 check-ins", "SM--T"),
        # Marks everywhere, and nothing to do; loads and leaps that nobody can manage.
        ("By June I will get at least a C in all my tests", "sM--T"),
        ("lose 10 kilos by next week", "SMa-T"),
        ("I will lose 2 kilos in 4 weeks by walking to school", "SM--T"),
        ("I will learn 200 spellings by tomorrow", "SMa-T"),
        ("I will sleep 3 hours a night until my exams in June", "SMa-T"),
        ("Mum will take Ash to the doctor on Friday", "SM--T"),
    ],
)  # fmt: skip
def test_numbers_and_times_that_measure_nothing_do_not_make_a_target(text: str, found: str) -> None:
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
            "Until June, I will [a first step that fits the time, towards “revise for 7 hours each "
            "evening”].",
        ),
        ("pass my exams", "By [date], I will pass my exams."),
        (
            "The child will take turns",
            "By [date], the child will [what you will see the child do in place of “take turns”], "
            "measured by [what, by whom, how often].",
        ),
        (
            "He will show respect to staff",
            "By [date], he will [what you will see him do in place of “show respect to staff”], "
            "measured by [what, by whom, how often].",
        ),
        (
            "Mum and Dad to work together by June",
            "By June, Mum and Dad will [what you will see Mum and Dad do in place of “work "
            "together”], measured by [what, by whom, how often].",
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


@pytest.mark.parametrize("mark", ["-", "–", "*", "•", "1.", "12.", "2)", "(3)", "a)"])
def test_the_mark_of_a_list_is_no_part_of_the_sentence(mark: str) -> None:
    assert sentence(f"{mark} Ash will read a book") == "Ash will read a book"


@pytest.mark.parametrize("text", ["3 books read by May", "2.5 km run", "-", "1.", "5-a-side goals"])
def test_what_only_looks_like_the_mark_of_a_list_stays(text: str) -> None:
    assert sentence(text) == text


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


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("I want to read 10 books by June.", "By June, I will read 10 books."),
        (
            "We aim to support Ash by Easter.",
            "By Easter, we will support Ash, measured by [what, by whom, how often].",
        ),
    ],
)
def test_what_is_only_hoped_for_is_suggested_as_what_will_be_done(
    text: str, suggestion: str
) -> None:
    assert assess(text, own=False).suggestion == suggestion


def test_a_suggestion_without_gaps_asks_for_none_to_be_filled() -> None:
    text = as_text(assess("I want to read 10 books by June.", own=False))

    assert "Not yet SMART. For example:\n  By June, I will read 10 books." in text


def test_a_list_from_standard_input_stands_alone() -> None:
    done = run("-", "Ash will read", given=b"Ash will read\n")

    assert done.returncode == 2
    assert b"give no other sentence with it" in done.stderr


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_each_line_is_a_sentence_of_its_own_however_it_ends(end: bytes) -> None:
    done = run("-", "--format", "json", given=GOOD.encode() + end + b"be kinder" + end)

    assert [json.loads(line)["smart"] for line in done.stdout.splitlines()] == [True, False]


@pytest.mark.parametrize(
    ("kind", "letters"), [("all-star", "STAR"), ("pep", "SMART"), ("learner-engagement", "SMART")]
)
def test_a_sentence_for_a_kind_of_plan_is_judged_in_its_letters(kind: str, letters: str) -> None:
    said = run("--kind", kind, "I will ask 3 questions a week until 26 June 2027.").stdout.decode()

    assert "".join(re.findall(r"^  ([A-Z])  ", said, re.MULTILINE)) == letters


def test_a_letter_that_stands_for_two_shows_what_meets_either() -> None:
    said = run("--kind", "all-star", "I will learn all tables by Friday").stdout.decode()

    assert "  T  not met     Nothing tells whether it has been met. (M01)\n" in said
    assert "  R  met         Realistic timing: “by Friday”\n" in said
