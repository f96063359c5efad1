"""What the words of a plan say."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from smartdoc import language
from smartdoc.language import lexicon, phrases, verbs
from smartdoc.language.finder import finder, finder_of
from smartdoc.language.quantities import Quantity, quantities, same_unit
from smartdoc.language.words import FILES, LISTS
from smartdoc.late import Late, late


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("attend at least 90% of the days", [Quantity(90, "%")]),
        ("attend 90 per cent of days over the next 8 weeks", [Quantity(90, "%")]),
        ("read 35 of the 40 words by 29 January", [Quantity(35, "words", 40)]),
        ("score 31/40 in the check", [Quantity(31, "", 40)]),
        ("from 60% to 90%", [Quantity(60, "%"), Quantity(90, "%")]),
        ("write three sentences in Year 5", [Quantity(3, "sentences")]),
        ("look after week 1, 4 and 8", []),
        ("on 2027-01-29 or 29/01/2027 at stage 4", []),
        ("By 26 February 2027 Ash will read 5 books", [Quantity(5, "books")]),
        ("1,250 steps", [Quantity(1250, "steps")]),
    ],
)
def test_quantities_and_what_they_count(sentence: str, found: list[Quantity]) -> None:
    assert list(quantities(sentence)) == found


def test_units_are_the_same_in_singular_and_plural() -> None:
    assert same_unit("word", "words")
    assert same_unit("%", "per cent")
    assert not same_unit("words", "days")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Ash will understand fractions", "understand"),
        ("Ash is to be more confident in maths", "be more confident"),
        ("Ash will really enjoy reading", "enjoy"),
        ("Ash will know and write the 7 times table", None),
        ("Ash will get a good understanding of 4 courses", "get a good understanding"),
        ("A good knowledge of 4 courses will be gained by Ash", "gained"),
        ("Ash will have fun with 16 words", "have fun with"),
        ("Ash will have a knowledge quiz and answer 8 of 10 questions", None),
        ("Ash will be able to explain what a fraction is", None),
        ("Ash will read a book that she likes", None),
    ],
)
def test_a_weak_verb_is_found_unless_one_that_can_be_seen_follows(
    statement: str, words: str | None
) -> None:
    assert phrases.weak_wording(statement) == words


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Robin will stop disrupting the class", "will stop"),
        ("I will not shout out", "will not"),
        ("I won’t run in the corridor", "won’t"),
        ("Robin will no longer be late", "no longer"),
        ("Robin will use a calm voice without shouting", None),
        ("Kit will ask for help when he does not understand", None),
    ],
)
def test_what_is_not_to_happen_is_found(statement: str, words: str | None) -> None:
    assert phrases.negative_wording(statement) == words


@pytest.mark.parametrize("text", ["ongoing", "Ongoing.", "ASAP", "as soon as possible", "someday"])
def test_open_deadlines(text: str) -> None:
    assert phrases.is_open_ended(text)


@pytest.mark.parametrize("text", ["2027-01-29", "by the end of term", "half term"])
def test_other_deadlines_are_not_open(text: str) -> None:
    assert not phrases.is_open_ended(text)


@pytest.mark.parametrize(
    "method",
    [
        "Monitored by DT",
        "by review",
        "Reviewed at the next PEP.",
        "review meeting",
        "we will talk about it together",
        "to be reviewed by the team in February",
    ],
)
def test_a_review_alone_is_no_method(method: str) -> None:
    assert phrases.is_only_review(method)


@pytest.mark.parametrize(
    "method", ["the school register, read every Friday", "weekly spelling check", "observation"]
)
def test_a_method_is_more_than_a_review(method: str) -> None:
    assert not phrases.is_only_review(method)


def test_verbs_are_found_in_every_form() -> None:
    assert lexicon.forms("use") == ("use", "uses", "using", "used")
    assert lexicon.forms("sit") == ("sit", "sits", "sitting", "sat")
    assert lexicon.forms("apply") == ("apply", "applies", "applying", "applied")
    assert lexicon.forms("hand in") == ("hand in", "hands in", "handing in", "handed in")


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        (["as needed", "as"], "As needed, or as she likes", ["As needed", "as"]),
        (["read", "reading"], "re-reading and reading", ["reading"]),
        (["Kit will"], "Then Kit will draw", ["Kit will"]),
        (["c++ club", "…"], "the C++ club …", ["C++ club", "…"]),
        (["work with"], "with hard work", []),
        ([], "anything", []),
    ],
)
def test_phrases_are_found_as_whole_words_the_longest_first(
    sought: list[str], text: str, found: list[str]
) -> None:
    assert [match[0] for match in finder(sought).finditer(text)] == found


def test_a_text_is_looked_through_only_where_all_letters_of_a_phrase_stand() -> None:
    sought = finder(["as needed", "where possible"])

    assert sought.may_be_in("Ash comes As Needed.")
    assert not sought.may_be_in("as soon as it is needed, wherever that is possible")
    assert list(sought.likely_in("where possible, and as needed")) in (
        ["where possible", "as needed"],
        ["as needed", "where possible"],
    )


def test_what_a_pattern_cannot_do_without_tells_where_it_need_not_be_tried() -> None:
    rhythm = finder_of(r"\bregular(?:ly)?\b", holding="regular regularly")

    assert rhythm.search("She reads REGULARLY.") is not None
    assert not rhythm.may_be_in("an irregular verb")


def test_a_late_pattern_is_compiled_when_it_is_first_used() -> None:
    pattern = Late("p[a-z]+t", 0)

    assert "compiled" not in vars(pattern)
    assert late("p[a-z]+t").findall("a pat, a plot") == ["pat", "plot"]
    assert pattern.__getattr__("search") == pattern.compiled.search


def test_each_module_of_language_stands_in_its_map() -> None:
    folder = Path(language.__file__ or "").parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}

    assert len(modules) > 20
    assert {name for name in modules if f"``{name}``" not in (language.__doc__ or "")} == set()


@pytest.mark.parametrize("text", ["a " * 50_000, "will " * 20_000, "9" * 50_000, "1 of " * 20_000])
def test_long_texts_take_no_long_time(text: str) -> None:
    start = time.perf_counter()
    phrases.weak_wording(text)
    phrases.negative_wording(text)
    phrases.is_only_review(text)
    phrases.is_open_ended(text)
    list(quantities(text))

    # Not a measure of speed: a pattern that is not linear would need hours for this.
    assert time.perf_counter() - start < 60


def test_no_two_word_lists_have_one_name() -> None:
    assert sum(len(file.LISTS) for file in FILES) == len(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_words_stand_in_their_list_once_and_have_a_source(name: str) -> None:
    found = [word for entry in LISTS[name] for word in entry.words.split(", ")]

    assert all(entry.source for entry in LISTS[name])
    assert all(word == " ".join(word.split()) != "" for word in found)


def test_each_form_of_a_verb_is_found_by_its_beginning() -> None:
    every = {verb for _, name in verbs._LISTS for verb in lexicon.words(name)}
    lost = [
        (verb, form)
        for verb in every
        for form in lexicon.forms(verb)
        if form[: lexicon.BEGINNING].partition(" ")[0] not in lexicon.beginnings(verb)
    ]

    assert len(every) > 1000
    assert lost == []
