"""Plans by fresh readers are clean, and a single fault planted into them trips exactly its rule."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from smartdoc.check import Checked, Checker
from smartdoc.finding import dotted, with_words
from smartdoc.repository import open_repository
from smartdoc.source import parse, read
from tests.examples import PROJECT, TODAY, as_text

HERE = Path(__file__).parent
CLEAN = sorted((HERE / "clean").glob("*/plans/*/*.yaml"))
Case = dict[str, Any]


def cases(name: str) -> dict[str, list[Case]]:
    """Return the planted faults of a file, by the plan that they are planted into."""
    found: dict[str, list[Case]] = {}
    for case in yaml.safe_load((HERE / name).read_text(encoding="utf-8")):
        found.setdefault(case["plan"], []).append(case)
    return found


IN_TEXT = cases("planted.yaml")
IN_PEPS = cases("planted_peps.yaml")


@cache
def checker(folder: Path) -> Checker:
    return Checker(open_repository(folder), TODAY)


def checked(plan: str, text: str) -> Checked:
    """Return a plan's text checked, in the place of the plan."""
    path = PROJECT / plan
    root = path.parent.parent.parent
    return checker(root).source(path, parse(text, path.relative_to(root).as_posix()))


def told(found: Checked) -> list[tuple[str, str]]:
    """Return each finding that stands: its rule, and the line that it is about."""
    return [
        (each.rule, found.source.lines[each.place.line - 1].strip() if each.place else "")
        for each in found.findings
        if not each.waived
    ]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_good_plan_is_clean(path: Path) -> None:
    found = checker(path.parent.parent.parent).one(path)

    assert [(each.rule, with_words(each.message)) for each in found.findings] == []
    assert found.plan is not None


@pytest.mark.parametrize("plan", IN_TEXT)
def test_one_fault_trips_its_rule_alone_at_its_line(plan: str) -> None:
    text = (PROJECT / plan).read_text(encoding="utf-8")
    wrong = {}
    for case in IN_TEXT[plan]:
        assert case["old"] in text
        found = told(checked(plan, text.replace(case["old"], case["new"], 1)))
        if found != [(case["rule"], case["line"])]:
            wrong[case["new"]] = (case["rule"], found)

    assert wrong == {}


@pytest.mark.parametrize("plan", IN_PEPS)
def test_one_fault_in_a_pep_trips_its_rule_alone_at_its_place(plan: str) -> None:
    data = read(PROJECT / plan, plan).data
    wrong = {}
    for case in IN_PEPS[plan]:
        changed = json.loads(json.dumps(data))
        for place, value in case["set"]:
            put(changed, place.split("."), value)
        found = checked(plan, as_text(changed))
        places = [(f.rule, dotted(f.path)) for f in found.findings if not f.waived]
        if places != [(case["rule"], written(case["at"].split(".")))]:
            wrong[str(case["set"])] = (case["rule"], case["at"], places)

    assert wrong == {}


def test_the_planted_faults_are_many_and_of_many_rules() -> None:
    everything = list(chain(*IN_TEXT.values(), *IN_PEPS.values()))

    assert len(CLEAN) == 20
    assert len(everything) > 700
    assert len({case["rule"] for case in everything}) > 100


def put(data: Any, keys: list[str], value: Any) -> None:
    """Put a value into nested data, or take it away if there is none."""
    *way, last = (int(key) if key.isdigit() else key for key in keys)
    for key in way:
        data = data.setdefault(key, {}) if isinstance(data, dict) else data[key]
    if value is None:
        data.pop(*((last,) if isinstance(data, list) else (last, None)))
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def written(keys: Iterable[str]) -> str:
    """Return a place as messages write it: ``targets[0].due``."""
    return dotted(tuple(int(key) if key.isdigit() else key for key in keys))
