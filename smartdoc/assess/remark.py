"""One thing that an assessment says about a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """What is missing or doubtful, by the rule that says why."""

    rule: str
    letter: str
    message: str
    hint: str
