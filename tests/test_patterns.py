"""No regular expression takes more than its share of time, whatever text it is given."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from smartdoc.assess import LONGEST
from tests.in_process import smartdoc
from tests.patterns import patterns, shapes
from tests.timing import TRIES, seconds

TINY, SHORT, LONG = 60, 4_000, 16_000
FLOOR = 0.012
"""Seconds for the short text below which time is not squared: that would take ten times more."""

MOST = 10
"""Times as long as the short text that the long one may take: 4 is in proportion, 16 is squared."""

_FOLDED = ("language", "rules", "policy", "assess")
"""Rooms that read texts with single spaces; test_linear.py gives their rules others."""

BOUNDED = {
    "smartdoc.assess.judging._JOINT": f"a sentence of at most {LONGEST} characters",
    "smartdoc.language.evidence._BESIDE": "a few words before a number",
    "smartdoc.language.evidence._OUT_OF": "words that say how often",
    "smartdoc.language.as_learner._LAST_WORDS": "a few words before a name",
    "smartdoc.disclosure.wording._DOUBLE": "a few letters before a name",
    "smartdoc.disclosure.markup._SPLIT": "a text that ends with “>”",
    "smartdoc.page._TABLE": "a fragment that has been read: each table ends",
    "smartdoc.fragment.parser.ATTRIBUTE": "attributes that have been read: each has its value",
}
"""Patterns that are never given a long text, and what they are given."""


def test_no_pattern_takes_more_than_its_share_of_time() -> None:
    found = patterns()
    slow = [
        (name, shape)
        for name, (pattern, anywhere) in found.items()
        if name not in BOUNDED
        for shape in _shapes(name, pattern)
        if _is_slow(pattern, shape, anywhere)
    ]

    assert len(found) > 300
    assert found.keys() >= BOUNDED.keys()
    assert slow == []


def _shapes(name: str, pattern: re.Pattern[Any]) -> list[str]:
    folded = name.split(".")[1] in _FOLDED
    found = (re.sub(r"\s+", " ", shape) if folded else shape for shape in shapes(pattern))
    return [shape for shape in dict.fromkeys(found) if not (folded and shape == " ")]


def _is_slow(pattern: re.Pattern[Any], shape: str, anywhere: bool) -> bool:
    def taken(length: int) -> float:
        text: Any = (shape * (length // len(shape) + 1))[:length] + "\x00"
        if isinstance(pattern.pattern, bytes):
            text = text.encode("utf-8", "replace")
        return seconds(lambda: list(pattern.finditer(text)) if anywhere else pattern.match(text))

    if all(taken(TINY) > FLOOR for _ in range(TRIES)):
        return True
    if taken(SHORT) < FLOOR:
        return False
    return all(taken(LONG) > MOST * max(taken(SHORT), FLOOR) for _ in range(TRIES))


def test_a_sentence_of_100_kb_is_refused_at_once(tmp_path: Path) -> None:
    text = "Ash will read and " * 5_600
    done = []
    taken = seconds(lambda: done.append(smartdoc("assess", "--", text, cwd=tmp_path)))

    assert (done[0].returncode, "Traceback" in done[0].stderr) == (2, False)
    assert taken < 2


@pytest.mark.parametrize("shape", ["<", "<main ", "<p", "a=", "</main>", "<!--", '<meta name="'])
def test_a_page_full_of_tags_that_never_end_is_verified_in_time(tmp_path: Path, shape: str) -> None:
    said = b'<meta name="smartdoc" content="document=plan&amp;text=1">'
    (tmp_path / "plan.html").write_bytes(said + (shape * 200_000).encode())
    done = []
    taken = seconds(lambda: done.append(smartdoc("verify", "plan.html", cwd=tmp_path)))

    assert (done[0].returncode, "Traceback" in done[0].stderr) == (1, False)
    assert taken < 2
