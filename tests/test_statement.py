"""What the sentence of a target says, and what it leaves out."""

from __future__ import annotations

import time

import pytest

from smartdoc.language import lexicon, phrases
from smartdoc.language.loads import impossible_load, leap, off_purpose
from smartdoc.language.observing import is_observable, recurs, tells_when_met
from smartdoc.language.statement import read_statement


def strengths(text: str) -> list[tuple[str, str]]:
    return [(each.verb, each.strength) for each in read_statement(text).done]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ash will read aloud one page", [("read aloud", "strong")]),
        ("Ash reads one page to Jo", [("read", "strong")]),
        ("I want to improve my spelling", [("improve", "contested")]),
        ("Ash understands fractions", [("understand", "weak")]),
        ("I will be kinder", [("be", "state")]),
        ("Ash will make progress", [("make", "light")]),
        ("Ash will make his own breakfast", [("make", "strong")]),
        ("Raise my marks", [("raise", "contested")]),
        ("Ash will raise a hand", [("raise", "strong")]),
        ("Ash will try out for the team", [("try out", "strong")]),
        ("Ash will have read ten books", [("read", "strong")]),
        ("Ash will juggle three balls", [("juggle", "strong")]),
        ("Fay will receive support", [("receive", "light")]),
    ],
)
def test_verbs_and_how_well_they_can_be_seen(text: str, found: list[tuple[str, str]]) -> None:
    assert strengths(text) == found


def test_a_clause_that_says_why_promises_nothing() -> None:
    statement = read_statement("Ash will do better so that he can read his book to Jo")

    assert [each.aside for each in statement.done] == [False, True]
    assert not is_observable(statement)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ash will read from 40 to 60 words a minute", {"change"}),
        ("Ash will attend 90% of lessons", {"share"}),
        ("Ash will subtract with 80% accuracy", {"percent"}),
        ("Ash will raise a hand on 4 of 5 days", {"proportion"}),
        ("Ash will spell 20 words", {"count"}),
        ("Ash will spell words in Year 5", set()),
        ("Ash will spell words with 1:1 support from a TA three times a week", set()),
        ("Ash will spell words by the end of Term 2", set()),
    ],
)
def test_numbers_that_measure_and_numbers_that_do_not(text: str, kinds: set[str]) -> None:
    assert {each.kind for each in read_statement(text).figures} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Raise my history mark to 85 per cent",
        "Ash will increase his reading from 40 to 60 words a minute",
        "Ash will focus for 10 minutes",
        "Jon's attendance will rise to 90%",
        "Ash will learn 20 words",
    ],
)
def test_a_figure_makes_a_direction_observable(text: str) -> None:
    assert is_observable(read_statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ash will improve his reading comprehension with 80% accuracy",
        "Bea will work on her social skills in a group of 4 children",
        "Ash will demonstrate appropriate social skills in 4 out of 5 opportunities",
        "Ash will make better choices 75% of the time",
        "Ash will understand fractions with 80% accuracy",
        "Ash's attendance has been 82% and needs to improve",
    ],
)
def test_a_number_beside_it_does_not_make_a_direction_observable(text: str) -> None:
    assert not is_observable(read_statement(text))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Ash will raise a hand on 4 of 5 days", True),
        ("Ash will label every diagram on his next lab report", True),
        ("Ash will read for 20 minutes every day", True),
        ("Ash will read every day", False),
        ("Ash will spell 8 of 10 words", False),
        ("Ash will be kinder on 4 of 5 days", False),
    ],
)
def test_what_recurs_has_a_time_if_something_else_says_how_much(text: str, met: bool) -> None:
    assert recurs(read_statement(text)) is met


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("I will hand in the form to my tutor", True),
        ("Ash will dress himself without help", True),
        ("I will study harder for my test", False),
        ("Ash plans to enrol at a college in Westmere", False),
        ("Fay will receive 30 minutes of therapy", False),
    ],
)
def test_what_tells_that_it_is_done(text: str, tells: bool) -> None:
    assert tells_when_met(read_statement(text)) is tells


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("By Easter Ash will read", "Ash"),
        ("I want to read", "I"),
        ("Finn to know his number bonds", "Finn"),
        ("Ash needs to read", "Ash"),
        ("By 12 March Jon's attendance will rise", "Jon"),
        ("Quin's parents will ring the school", "Quin's parents"),
        ("Read more", ""),
    ],
)
def test_who_acts(text: str, doer: str) -> None:
    assert read_statement(text).doer == doer


def test_an_agency_is_no_doer() -> None:
    assert read_statement("The school will support Ash").agency == "school"
    assert read_statement("The school nurse will ring Jo").agency == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I will revise for 7 hours each evening", "7 hours each evening"),
        ("Exercise seven days a week", "seven days a week"),
        ("Ash will sleep for 9 hours every night", None),
        ("Ash will read for 20 minutes a day", None),
    ],
)
def test_impossible_loads(text: str, words: str | None) -> None:
    assert impossible_load(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I will be a film star this week", "film star"),
        ("Isla will move from grade 2 to grade 9 in three weeks", "from grade 2 to grade 9"),
        ("Isla will move from grade 4 to grade 5 in three weeks", None),
        ("Isla will move from grade 2 to grade 5 by July", None),
        ("Raise my mark from 20% to 90% by Friday", "from 20% to 90%"),
    ],
)
def test_leaps(text: str, words: str | None) -> None:
    assert leap(text) == words


def test_a_goal_that_works_against_its_purpose() -> None:
    assert off_purpose("I will get top marks in everything to feel less stressed")
    assert off_purpose("I will go for a walk each day to feel less stressed") is None


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Ash understands fractions", "understands"),
        ("The pupils know their tables", "know"),
        ("Ash will enjoy reading", "enjoy"),
        ("Ash will understand 8 of 10 subtractions", "understand"),
        ("Ash will know 8 of 10 spellings", "know"),
        ("Ash will try out for the team", None),
        ("Ash will learn 20 words", None),
        ("Ash will read the story and enjoy it", None),
        ("Ash will be able to say how he feels", None),
        ("Ash will have a good attitude to learning", None),
    ],
)
def test_weak_wording(statement: str, words: str | None) -> None:
    assert phrases.weak_wording(statement) == words


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Ash will be kinder", "be kinder"),
        ("Ash will be more helpful in class by 29 January", "be more helpful"),
        ("I will be a better listener", "be a better listener"),
        ("Ash will make progress in English", "make progress"),
        ("Ash will get fitter", "get fitter"),
        ("Ash will be in class by 8.45", None),
        ("Ash will be dressed by 8", None),
        ("Ash will show his work to a friend", None),
        ("Ash will make 3 friends", None),
        ("Ash will be kind and share his toys", None),
        ("Ash will improve his writing", None),
        ("Ash will understand fractions", None),
    ],
)
def test_vague_wording(statement: str, words: str | None) -> None:
    assert phrases.vague_wording(statement) == words


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Ash will improve his reading by 29 January", "improve"),
        ("I will increase my confidence in science lessons", None),
        ("Ash will improve his reading from 40 to 60 words", None),
        ("Ash will improve his stories by adding two adjectives to each sentence", None),
        ("Ash will develop his vocabulary", "develop"),
        ("Ash will raise a hand", None),
    ],
)
def test_directions_without_an_amount(statement: str, words: str | None) -> None:
    assert phrases.direction_only(statement) == words


def test_there_are_many_verbs_in_the_right_forms() -> None:
    assert len(lexicon.words("strong_verbs")) >= 300
    assert lexicon.forms("submit") == ("submit", "submits", "submitting", "submitted")
    assert lexicon.forms("visit") == ("visit", "visits", "visiting", "visited")
    assert lexicon.forms("describe") == ("describe", "describes", "describing", "described")
    assert lexicon.forms("swim") == ("swim", "swims", "swimming", "swam", "swum")
    assert lexicon.forms("lie down")[2] == "lying down"
    assert lexicon.forms("agree") == ("agree", "agrees", "agreeing", "agreed")


@pytest.mark.parametrize(
    "text",
    ["a " * 50_000, "really " * 20_000, "read and " * 20_000, "be used " * 20_000, '"' * 100_000,
     "every day " * 20_000, "from 1 to " * 20_000, "with support " * 20_000, "\x00\ud800" * 10_000],
)  # fmt: skip
def test_a_text_of_any_length_is_read(text: str) -> None:
    start = time.perf_counter()
    read_statement(text)
    phrases.vague_wording(text)
    phrases.direction_only(text)

    # Not a measure of speed: a pattern that is not linear would need hours for this.
    assert time.perf_counter() - start < 60
