"""The grammar of quantities: what it understands, and the numbers that count nothing."""

from __future__ import annotations

from functools import partial

import pytest

from smartdoc.language.quantities import (
    LETTER_GRADE,
    Quantity,
    counts,
    number_of,
    quantities,
    quantity_of,
    same_unit,
    unit_words,
)
from tests.timing import seconds


def only(sentence: str) -> Quantity:
    """Return the one quantity of a sentence."""
    (found,) = quantities(sentence)
    return found


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "total", "kind"),
    [
        ("attend 90% of the days", 90, "%", None, "percent"),
        ("attend 93 percent of days", 93, "%", None, "percent"),
        ("attend 93 per cent of days", 93, "%", None, "percent"),
        ("know 38 of the 44 letter sounds", 38, "letter", 44, "fraction"),
        ("get 4 out of 5 right", 4, "", 5, "fraction"),
        ("get 31/40 in the check", 31, "", 40, "fraction"),
        ("answer in 3 of her last 5 lessons", 3, "lessons", 5, "fraction"),
        ("answer in 3 in every 5 lessons", 3, "lessons", 5, "fraction"),
        ("be there on 16 of 20 school days", 16, "school", 20, "fraction"),
        ("be there on 4 days a week", 4, "days", None, "count"),
        ("swim three times a week", 3, "times", None, "frequency"),
        ("swim twice a week", 2, "times", None, "frequency"),
        ("swim once a day", 1, "times", None, "frequency"),
        ("swim twice", 2, "times", None, "times"),
        ("read for 15 minutes", 15, "minutes", None, "duration"),
        ("read for 15mins", 15, "mins", None, "duration"),
        ("write three sentences", 3, "sentences", None, "count"),
        ("write a 5-sentence paragraph", 5, "sentence", None, "count"),
        ("write twenty-five words", 25, "words", None, "count"),
        ("write two hundred words", 200, "words", None, "count"),
        ("walk 1,250 steps", 1250, "steps", None, "count"),
        ("read 85 words per minute", 85, "words", None, "rate"),
        ("reach grade 4", 4, "grade", None, "grade"),
        ("get a 7 in my science test", 7, "grade", None, "grade"),
        ("get at least a C in the test", 5, LETTER_GRADE, None, "grade"),
        ("save £15", 15, "pounds", None, "money"),
        ("save $150", 150, "dollars", None, "money"),
        ("save 50p", 50, "pence", None, "money"),
        ("join at least one club a week", 1, "club", None, "count"),
        ("read 2,5 pages", 2.5, "pages", None, "count"),
    ],
)
def test_one_quantity(
    sentence: str, value: float, unit: str, total: float | None, kind: str
) -> None:
    found = only(sentence)

    assert (found.value, found.unit, found.total, found.kind) == (value, unit, total, kind)


@pytest.mark.parametrize(
    ("sentence", "begin", "end", "unit"),
    [
        ("from 60% to 90%", 60, 90, "%"),
        ("from 3 to 5 lessons", 3, 5, "lessons"),
        ("from 40 sight words to 90", 40, 90, "sight"),
        ("from grade 3 to grade 5", 3, 5, "grade"),
        ("from a D to at least a C", 4, 5, LETTER_GRADE),
        ("from C to B", 5, 6, LETTER_GRADE),
        ("raise correct words per minute from 45 to 80", 45, 80, ""),
        ("raise the average from 2.6 to 3.0", 2.6, 3, ""),
    ],
)
def test_a_rise_has_a_start_and_an_end(sentence: str, begin: float, end: float, unit: str) -> None:
    start, goal = quantities(sentence)

    assert (start.value, start.unit, start.starts) == (begin, unit, True)
    assert (goal.value, goal.unit, goal.from_value, goal.starts) == (end, unit, begin, False)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("read for 5 to 10 minutes", [5, 10]),
        ("read for 5-10 minutes", [5, 10]),
        ("read between three and five pages", [3, 5]),
        ("read three or four pages", [3, 4]),
    ],
)
def test_both_ends_of_a_range_count_the_same(sentence: str, values: list[float]) -> None:
    found = list(quantities(sentence))

    assert [each.value for each in found] == values
    assert len({each.unit for each in found}) == 1
    assert found[0].unit


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("at least 3 pages", "at least"),
        ("a minimum of 3 pages", "at least"),
        ("more than 3 pages", "at least"),
        ("no fewer than 3 pages", "at least"),
        ("3 or more pages", "at least"),
        ("3+ pages", "at least"),
        ("80% or better", "at least"),
        ("at most 3 pages", "at most"),
        ("no more than 3 pages", "at most"),
        ("fewer than three spelling errors", "at most"),
        ("three or fewer errors", "at most"),
        ("up to 3 pages", "at most"),
        ("within 3 minutes", "at most"),
        ("3 pages", None),
        ("80% accuracy over 20 words", None),
    ],
)
def test_bounds(sentence: str, bound: str | None) -> None:
    assert [each.bound for each in quantities(sentence)][-1] == bound


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("3 questions a week", "week"),
        ("3 questions in each lesson", "lesson"),
        ("7 hours of homework each evening", "evening"),
        ("two errors per page", "page"),
        ("20 minutes every day", "day"),
        ("20 minutes with a friend", None),
    ],
)
def test_what_a_number_is_for(sentence: str, per: str | None) -> None:
    assert only(sentence).per == per


@pytest.mark.parametrize(
    "sentence",
    [
        "Ash is in Year 9 and KS2",
        "Ash, age 9, moved to Room 3",
        "a grade 4 pupil in a grade 4 reading group",
        "at stage 4 under section 20",
        "look after week 1, 4 and 8",
        "by 29 January 2027, on 2027-01-29, on 29/01/2027 or on the 29th",
        "on January 29th, 2027 and in 2026/27",
        "at 9:30, by nine, at half past eight, until 4 pm and from 5 to 6 pm",
        "over the next 8 weeks, in 3 school days, within two terms",
        "one of them, the other one, one-to-one, one to one, 1:1 and one another",
        "the 6, 7 and 8 times tables and the 2,5 and 10 times tables",
        "2- and 3-syllable words",
        "three-digit numbers and two-figure ones",
        "once he has finished",
        "with the place in the first two",
        "Physics 11, Set 3 and class 7B",
        "telephone 07700 900123",
        "Plan A with C. Verano and A. Begbie",
        "",
    ],
)
def test_a_time_or_a_name_is_no_quantity(sentence: str) -> None:
    assert list(quantities(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("in Physics 11 by putting in 3 hours a week", [3]),
        ("I will set 3 goals and book 2 lessons", [3, 2]),
        ("take part 3 times a week", [3]),
        ("attend maths 3 times a week", [3]),
        ("in November 12 pupils came", [12]),
        ("by nine on 16 of 20 school days", [16]),
        ("read 12 sentences by page 30", [12]),
        ("make 3 visits in 2 weeks", [3]),
        ("by week 4, 8 of 10 sums", [8]),
        ("93 percent, that is seven or fewer errors in 100 words", [93, 7, 100]),
    ],
)
def test_a_quantity_among_times_and_names(sentence: str, values: list[float]) -> None:
    assert [each.value for each in quantities(sentence)] == values


def test_a_difference_is_marked() -> None:
    assert only("improve by 10 marks").change
    assert only("improve by at least 6%").change
    assert not only("reach 10 marks").change


def test_a_quantity_knows_its_place() -> None:
    sentence = "Ash will read at least 35 of the 40 common words."
    found = only(sentence)

    assert sentence[found.start : found.end] == "35 of the 40 common words"
    assert found.nouns == ("common", "words")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (60, (60, "")),
        (2.5, (2.5, "")),
        ("60%", (60, "%")),
        ("85 %", (85, "%")),
        ("about 70%", (70, "%")),
        ("3 of 10", (3, "")),
        ("7/10", (7, "")),
        ("12 words", (12, "words")),
        ("grade 4", (4, "grade")),
        ("C", (5, LETTER_GRADE)),
        ("A*", (8, LETTER_GRADE)),
        ("5 days", (5, "days")),
        ("2,5", (2.5, "")),
        ("twice a week", (2, "times")),
        ("from 3 to 4", (4, "")),
        ("improved", None),
        ("2b", None),
        ("1:45", None),
        ("no check-up, and pain at face 6", None),
        ("1 check-up, and pain at face 2", None),
        (None, None),
    ],
)
def test_the_number_of_a_value(
    value: float | int | str | None, found: tuple[float, str] | None
) -> None:
    assert number_of(value) == found


def test_units_are_compared_by_what_they_count() -> None:
    assert unit_words("sentences of 10") == ("sentences",)
    assert unit_words("words per minute") == ("words",)
    assert same_unit("classes", "class")
    assert same_unit("Mins", "minutes")
    assert counts(only("visit 1 midwifery open day"), "open days")
    assert counts(only("attend 16 of 20 school days"), "school days")
    assert not counts(only("write 3 stories"), "words")


def test_a_value_of_several_numbers_has_none() -> None:
    assert quantity_of("3 words and 4 sentences") is None


@pytest.mark.parametrize(
    "text",
    [
        "a ",
        "will read ",
        "9",
        "1 of ",
        "1, ",
        "from 1 to ",
        "by ",
        "week 1, ",
        "1-",
        " ",
        '"',
        "1/",
    ],
)
def test_long_texts_are_read_in_linear_time(text: str) -> None:
    short, long = (text * (length // len(text)) for length in (20_000, 80_000))

    took = [seconds(partial(list, quantities(each))) for each in (short, long)]

    # Four times the text: about four times as long. Sixteen times would be a pattern gone wrong.
    assert took[1] < 12 * took[0] + 0.2
