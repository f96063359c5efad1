"""One thing that an assessment says about a sentence."""

from __future__ import annotations

from smartdoc.frozen import frozen


@frozen
class Remark:
    """What is missing or doubtful, by the rule that says why."""

    rule: str
    letter: str
    message: str
    hint: str
