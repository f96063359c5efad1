"""A text of any length and kind is judged in time that grows no faster than the text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import pytest

from smartdoc.assess import assess
from smartdoc.kind import kind_from
from smartdoc.language.sameness import nameless
from smartdoc.language.times import times
from smartdoc.model import plan_from
from smartdoc.repository import open_repository
from smartdoc.rules import RULES, Case
from smartdoc.rules.rule import Check
from smartdoc.rules.texts import texts_of
from smartdoc.source import Source
from tests.examples import KINDS, PROJECT, TODAY, base
from tests.timing import TRIES, seconds

SHORT, LONG = 10_000, 40_000
MOST = 12
"""Times as long as the short text that the long one may take; it would be 16 if time were squared,
and is about 4."""

SHAPES = [
    "a ", "and ", "will ", "Ash will write ", "maths and ", "by the end of ", "Monday ",
    "week 1 and ", "three times a week, ", "from 1 to ", "1/", "7", "A", "Ash tel ", "born ",
    "(", '"', "“", "‘", "'", "[", "x@", ".", "…_", ", - ", " ", "\n", "é", "because TBC ",
]  # fmt: skip


_FREE = ("unit", "how_often", "name", "organisation")


class _OtherLearners:
    """Neighbours of whom each has a name, and none says the same."""

    def names_among(self, words: frozenset[str]) -> Iterable[str]:
        return (" ash ",) if "ash" in words else ()

    def plan_saying(self, text: str) -> str:
        return "" if nameless(text) else "nobody"


def filled(value: Any, text: str) -> Any:
    """Return a plan's data with this text in every place that holds, or may hold, many words."""
    if isinstance(value, dict):
        return {key: text if key in _FREE else filled(each, text) for key, each in value.items()}
    if isinstance(value, list):
        return [filled(each, text) for each in value[:1]]
    return text if isinstance(value, str) and " " in value else value


def case_of(kind: str, text: str) -> Case:
    repository = open_repository(PROJECT)
    schema = repository.schemas.schema(kind)
    data = filled(schema.data(Source("plan.yaml", "", {**base(kind), "ref": "c-0001"})), text)
    plan = plan_from(data, schema.contents, repository.schemas.others)
    return Case(
        plan,
        kind_from(kind, schema.about),
        repository.policy,
        TODAY,
        f"plans/c-0001/2026-11-30.{kind}.yaml",
        ("Quarrybank Terrace",),
        data,
        (plan,),
        neighbours=_OtherLearners(),
        texts=texts_of(data),
    )


def forget() -> None:
    """Empty every memory of texts read before, so that each text is read anew."""
    for memory in _memories():
        memory()


@cache
def _memories() -> list[Callable[[], None]]:
    found = [
        each
        for name, module in list(sys.modules.items())
        if name.startswith("smartdoc.")
        for each in vars(module).values()
        if hasattr(each, "cache_info") and each.cache_info().maxsize is not None
    ]
    assert len(found) > 5

    return [each.cache_clear for each in found]


def seconds_anew(work: Callable[[], object]) -> float:
    """Return the processor's time for some work on texts that are read for the first time."""
    forget()
    return seconds(work)


def rules_of(kind: str) -> Iterator[tuple[str, Check]]:
    """Yield the rules of a kind; those of every kind with the first one only."""
    for rule in RULES:
        if rule.check and (kind in rule.kinds or (kind == KINDS[0] and not rule.kinds)):
            yield rule.code, rule.check


def judging(check: Check, case: Case) -> float:
    return seconds_anew(lambda: list(check(case)))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_takes_time_in_proportion_to_the_text(kind: str, shape: str) -> None:
    short, long = (case_of(kind, (shape * length)[:length]) for length in (SHORT, LONG))
    rules = dict(rules_of(kind))
    taken = {code: judging(check, short) for code, check in rules.items()}
    # What hardly takes time at all cannot be compared.
    least = sum(taken.values()) / len(taken)
    slow = [
        code
        for code, check in rules.items()
        if all(
            judging(check, long) > MOST * max(judging(check, short), least) for _ in range(TRIES)
        )
    ]

    assert len(rules) > 3
    assert slow == []


@pytest.mark.parametrize("shape", SHAPES)
def test_assessing_takes_time_in_proportion_to_the_text(shape: str) -> None:
    short, long = (
        min(seconds_anew(lambda: assess((shape * length)[:length])) for _ in range(3))  # noqa: B023
        for length in (SHORT, LONG)
    )

    assert long <= MOST * short


@pytest.mark.parametrize("shape", ["in due, course, ", "as soon, possible, "])
def test_a_phrase_that_never_comes_is_not_looked_for_from_each_word_on(shape: str) -> None:
    def taken(length: int) -> float:
        return min(seconds_anew(lambda: times((shape * length)[:length])) for _ in range(TRIES))

    assert taken(2 * LONG) <= MOST * taken(LONG // 2)
