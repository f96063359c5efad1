"""A plan with very many targets, people or actions is judged in effort that grows like the plan."""

from __future__ import annotations

import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from smartdoc.check import Checker
from smartdoc.lives import life_finder, lives_of
from smartdoc.repository import open_repository
from smartdoc.rules.reviews import unknown_earlier_target
from smartdoc.source import Source
from tests.examples import BASE, KINDS, PROJECT, TODAY, base
from tests.test_linear import case_of, forget

FEW, MANY = 75, 300
MOST = 5
"""Times as many calls for four times as many entries; it would be 16 if each looked at each."""


def repeated(entries: list[Any], times: int) -> list[Any]:
    """Return the entries so many times; those with an id get one of their own each."""
    copies = []
    for number in range(times):
        for entry in deepcopy(entries):
            if isinstance(entry, dict) and "id" in entry:
                entry["id"] += f"-{number}"
            copies.append(entry)
    return copies


def grown(kind: str, times: int) -> dict[str, Any]:
    """Return the small plan of a kind with all that it lists so many times."""
    plan: dict[str, Any] = {**deepcopy(base(kind)), "ref": "c-0001"}
    for key, value in plan.items():
        if isinstance(value, list):
            plan[key] = repeated(value, times)
    for number in range(times):
        person = {"role": f"teacher {number}", "name": f"Nell{number} Fay", "copy": "none"}
        plan["people"][f"person{number}"] = person
    return plan


def calls_of(plan: dict[str, Any]) -> int:
    """Return how many functions are called to check a plan."""
    path = PROJECT / "plans" / "c-0001" / f"2026-11-30.{plan['kind']}.yaml"
    checker = Checker(open_repository(BASE), TODAY)
    forget()
    return counted(lambda: checker.source(path, Source(path.name, "", plan)))


def counted(work: Callable[[], object]) -> int:
    """Return how many functions are called for some work."""
    count = 0

    def count_one(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(count_one)
    work()
    sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("without", ["measure", ""])
def test_checking_takes_calls_in_proportion_to_the_entries(kind: str, without: str) -> None:
    few, many = (grown(kind, times) for times in (FEW, MANY))
    for target in (*few["targets"], *many["targets"]):
        target.pop(without, None)
    calls_of(few)  # patterns and lists of words are read once

    assert calls_of(many) <= MOST * calls_of(few)


def test_so_does_looking_for_targets_that_no_earlier_plan_has() -> None:
    assert unknown_earlier_target.check
    check = unknown_earlier_target.check
    calls = {}
    for times in (FEW, MANY):
        case = case_of("pep", "Ash will read.")
        (target,) = case.plan.targets
        old = [replace(target, id=f"old-{number}") for number in range(times)]
        new = [
            replace(target, id=f"new-{number}", revises=f"x-{number}") for number in range(times)
        ]
        last = replace(case.plan, targets=tuple(old))
        judged = replace(case, plan=replace(case.plan, targets=tuple(new)), earlier=(last,))
        calls[times] = counted(partial(list, check(judged)))

    assert calls[MANY] <= MOST * calls[FEW]


def test_so_does_finding_the_life_of_each_target() -> None:
    calls = {}
    for times in (FEW, MANY):
        case = case_of("pep", "Ash will read.")
        (target,) = case.plan.targets
        targets = tuple(replace(target, id=f"read-{number}") for number in range(times))
        lives = lives_of([replace(case.plan, targets=targets)])
        calls[times] = counted(partial(list, map(life_finder(lives), targets)))

    assert calls[MANY] <= MOST * calls[FEW]
