"""What the quick validator finds right, the one that explains finds right too.

Where the quick one finds fault the other decides, as with a line end after a name: regular
expressions differ in what ``$`` stands for.
"""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartdoc.schema import Schemas
from smartdoc.source import Source
from tests import any_plan
from tests.examples import KINDS, base

SCHEMAS = Schemas(None)
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**16, 0.5, 1.0, 1e300, "", " ", "\n", "\u2003", "2026-02-30", "2026-11-30",
    "30.11.2026", "by Easter", "ash", "Ash!", "a\n", "a" * 70, "T03", "t03", "#1d4f73", [], {},
    [{}], ["ash", "ash"], {"id": "x"},
)  # fmt: skip
"""Values that are wrong in most places and right in some."""


def both(kind: str, data: dict[str, Any]) -> tuple[bool, bool]:
    """Return what each validator says of data in the types that the schema names."""
    schema = SCHEMAS.schema(kind)
    right = schema.data(Source("plan.yaml", "", data))
    return schema._is_valid(right), next(schema._validator.iter_errors(right), None) is None


def spoilt(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return a copy in which one value or key somewhere is another."""
    data = copy.deepcopy(data)
    node: Any = data
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return data
        key = chance.choice(keys)
        if isinstance(node[key], dict | list) and node[key] and chance.random() < 0.7:
            node = node[key]
            continue
        turn = chance.randrange(4)
        if turn == 0 and isinstance(node, dict):
            node["unknown"] = node.pop(key)
        elif turn == 1:
            del node[key]
        else:
            node[key] = copy.deepcopy(chance.choice(ODD))
        return data


@pytest.mark.parametrize("kind", KINDS)
def test_of_spoilt_plans_both_say_the_same(kind: str) -> None:
    chance = random.Random(kind)
    plans = [spoilt(base(kind), chance) for _ in range(400)]
    said = [both(kind, plan) for plan in plans]

    assert both(kind, base(kind)) == (True, True)
    assert [
        plan for plan, (quick, slow) in zip(plans, said, strict=True) if quick and not slow
    ] == []
    assert sum(quick != slow for quick, slow in said) < 5
    assert 50 < sum(slow for _, slow in said) < 350


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_of_plans_of_every_sort_both_say_the_same(kind: str, data: st.DataObject) -> None:
    plan = data.draw(any_plan.plans(kind))
    chance = random.Random(data.draw(st.integers(0, 999)))

    assert both(kind, plan) == (True, True)
    for _ in range(5):
        quick, slow = both(kind, spoilt(plan, chance))

        assert slow or not quick
