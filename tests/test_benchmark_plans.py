"""The plans that the benchmarks measure with."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.plans import KINDS, TODAY, plans, write_repository
from smartdoc.check import Checker
from smartdoc.finding import Level
from smartdoc.repository import open_repository

COUNT = 30


def test_the_same_seed_gives_the_same_plans_and_another_seed_others() -> None:
    first, again, other = (list(islice(plans(seed), COUNT)) for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_the_plans_are_of_all_kinds_and_no_rule_finds_an_error(tmp_path: Path) -> None:
    write_repository(tmp_path, COUNT)
    files = sorted(tmp_path.glob("plans/*/*.yaml"))
    checker = Checker(open_repository(tmp_path), TODAY)
    errors = [
        (file.name, finding.rule, finding.message)
        for file in files
        for finding in checker.one(file).findings
        if finding.level is Level.ERROR
    ]

    assert len(files) == COUNT
    assert {file.name.split(".")[1] for file in files} == set(KINDS)
    assert errors == []
