"""How a plan's values are put into words."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from markupsafe import Markup

from smartdoc import filters
from smartdoc.model import Action, Target

DAY = datetime.date(2026, 11, 30)


def test_days_are_written_in_words() -> None:
    assert (filters.day(DAY), filters.short_day(DAY)) == ("30 November 2026", "30 Nov 2026")


@pytest.mark.parametrize(("said", "shown"), [("in June", "in June"), (7.5, "7.5"), (None, "")])
def test_what_a_team_writes_in_the_place_of_a_day_stays_as_it_is(said: Any, shown: str) -> None:
    assert (filters.day(said), filters.short_day(said)) == (shown, shown)


@pytest.mark.parametrize(
    ("due", "said"),
    [("2026-12-04", "4 December 2026"), ("by half term", "by half term"), (None, "")],
)
def test_a_deadline_is_a_day_or_the_words_in_its_place(due: str | None, said: str) -> None:
    assert filters.deadline(Action(what="reads", due=due)) == said


def test_a_blank_line_ends_a_paragraph_and_a_line_break_stays() -> None:
    text = "One line\nand another.\n\n\n  A new paragraph.\n"

    assert filters.paragraphs(text) == "<p>One line<br>and another.</p>\n<p>A new paragraph.</p>"
    assert filters.lines(text) == "One line<br>and another.<br><br>A new paragraph."


def test_prose_needs_no_paragraph_for_a_single_one() -> None:
    assert filters.prose("One\nline") == "One<br>line"
    assert filters.prose("One\n\ntwo") == "<p>One</p>\n<p>two</p>"
    assert filters.prose(Markup("<em>Done</em>")) == "<em>Done</em>"


def test_paragraphs_take_a_class() -> None:
    assert filters.paragraphs("I will.", "lead") == '<p class="lead">I will.</p>'


def test_no_text_makes_no_paragraph() -> None:
    assert (filters.paragraphs(None), filters.paragraphs(" \n "), filters.lines(None)) == (
        "",
        "",
        "",
    )


@pytest.mark.parametrize("make", [filters.paragraphs, filters.lines])
def test_text_is_escaped_on_its_way_to_markup(make: object) -> None:
    assert callable(make)

    made = make("<script>&\n\"quoted\" ]]> 'single'")

    assert "<script>" not in made
    assert "&lt;script&gt;&amp;<br>&#34;quoted&#34; ]]&gt; &#39;single&#39;" in made


@pytest.mark.parametrize(
    ("value", "said"),
    [(90.0, "90"), (62.5, "62.5"), (2630, "2,630"), ("most days", "most days"), (None, "")],
)
def test_numbers_are_written_as_people_write_them(value: float | str | None, said: str) -> None:
    assert filters.number(value) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (90.0, "%", "90%"),
        (31, "words", "31 words"),
        (12, "£", "£12"),
        (2.5, "£", "£2.50"),
        (-5, "£", "-£5"),
        ("2.50", "£", "£2.50"),
        ("£12 or more", "£", "£12 or more"),
        ("about 12", "£", "about 12"),
        ("31 words", "words", "31 words"),
        (4, None, "4"),
        (1, "paragraphs", "1 paragraph"),
        (1.0, "sums of 10", "1 sum of 10"),
        (1, "class", "1 class"),
        (None, "%", ""),
    ],
)
def test_an_amount_has_its_unit_once(
    value: float | str | None, unit: str | None, said: str
) -> None:
    assert filters.amount(value, unit) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-12-18", "by 18 December 2026"),
        ("by half term", "due: by half term"),
        ("ongoing", "due: ongoing"),
        (None, ""),
    ],
)
def test_a_deadline_in_words_gets_no_by_in_front(due: str | None, said: str) -> None:
    assert filters.by_when(Target(id="a", due=due)) == said


def test_money_is_in_pounds() -> None:
    assert (filters.pounds(2630), filters.pounds(35.5), filters.pounds(None)) == (
        "£2,630",
        "£35.50",
        "",
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("partly-achieved", "partly achieved"),
        ("too-soon", "too soon to say"),
        ("post-16", "post-16"),
        ("semh", "SEMH"),
        (None, ""),
    ],
)
def test_names_of_closed_lists_are_plain_words(name: str | None, said: str) -> None:
    assert filters.words(name) == said


def test_a_capital_leaves_the_other_letters_alone() -> None:
    assert filters.capital("reading with SEMH support") == "Reading with SEMH support"


def test_nothing_is_printed_as_none_true_or_a_float() -> None:
    printed = [filters.printed(value) for value in (None, True, False, 90.0, DAY, "text")]

    assert printed == ["", "Yes", "No", "90", "30 November 2026", "text"]
