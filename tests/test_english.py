"""Numbers and names in words."""

from __future__ import annotations

import pytest

from smartdoc import values
from smartdoc.english import counted, did_you_mean, figure, in_words, listed, pounds
from smartdoc.finding import quoted, with_words


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 plans"), (1, "1 plan"), (2, "2 plans"), (1000, "1000 plans")]
)
def test_only_one_is_singular(number: int, said: str) -> None:
    assert counted(number, "plan") == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["the carer"], "the carer"),
        (["the child", "the carer"], "the child and the carer"),
        (["the child", "the carer", "the school"], "the child, the carer and the school"),
        (["Ash", "Westmere, 2"], "Ash and Westmere, 2"),
    ],
)
def test_names_are_listed_with_an_and_before_the_last(names: list[str], said: str) -> None:
    assert listed(names) == said


@pytest.mark.parametrize(("number", "said"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10")])
def test_small_numbers_are_words(number: int, said: str) -> None:
    assert in_words(number) == said


@pytest.mark.parametrize(
    ("amount", "said"), [(870, "£870"), (1200.5, "£1,200.50"), (2630.0, "£2,630"), (0, "£0")]
)
def test_pence_are_written_where_there_are_some(amount: float, said: str) -> None:
    assert pounds(amount) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (90.0, "90"),
        (-99999999999999.0, "-99999999999999"),
        (-99999999999999, "-99999999999999"),
        (1e22, "10000000000000000000000"),
        (2e-15, "0.000000000000002"),
        (-0.00001, "-0.00001"),
        (1234567.25, "1234567.25"),
        (0.1, "0.1"),
    ],
)
def test_figures_are_written_out(number: float, said: str) -> None:
    assert figure(number) == said
    assert with_words(quoted(number, "this")) == f"“{said}”"


def test_figures_in_documents_have_commas() -> None:
    told = [values.number(each) for each in (-2630.5, 1234567, -0.5, 2e-15, -99999999999999.0)]

    assert told == ["-2,630.5", "1,234,567", "-0.5", "0.000000000000002", "-99,999,999,999,999"]


@pytest.mark.parametrize(
    ("word", "rest", "said"),
    [
        ("metting", "", "Did you mean “meeting”?"),
        ("metting", "Known: meeting.", "Did you mean “meeting”? Known: meeting."),
        ("zzz", "Known: meeting.", "Known: meeting."),
        ("zzz", "", ""),
    ],
)
def test_the_nearest_known_word_is_asked_for(word: str, rest: str, said: str) -> None:
    assert did_you_mean(word, ["plan", "meeting"], rest) == said
