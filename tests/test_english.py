"""Numbers and names in words."""

from __future__ import annotations

import pytest

from smartdoc.english import counted, listed


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
