"""Whose words a Learner Engagement Plan must say in the learner's own voice."""

from __future__ import annotations

import pytest

from tests.examples import as_text, base, checked, codes, laid_over


@pytest.mark.parametrize(
    ("who", "found"),
    [("samira", ["LEP01"]), ("learner", ["LEP01"]), ("mentor", []), ("form tutor", [])],
)
def test_you_will_is_wrong_only_where_the_learner_speaks(who: str, found: list[str]) -> None:
    action = {"who": who, "what": "You will get the ticket.", "due": "2026-12-18"}
    plan = laid_over(base("learner-engagement"), {"targets": [{"actions": [{}, {}, action]}]})

    assert [code for code in codes(checked(as_text(plan))) if code != "ACT04"] == found
