"""What is wrong with a form or template, and where somebody who opens it in Word finds it."""

from __future__ import annotations

from smartdoc.frozen import frozen

_LONGEST = 70
_LOOKED_AT = 2_000
"""Characters of a text that are looked at to shorten it: each of its tags may ask for that."""


@frozen
class Mistake:
    """One mistake. ``text`` is what stands there, ``hint`` what to write instead.

    A ``remark`` is worth a look and may be meant.
    """

    place: str
    text: str
    message: str
    hint: str = ""
    remark: bool = False


def shortened(text: str) -> str:
    """Return the text on one line, cut where it is long."""
    line = " ".join(text[:_LOOKED_AT].split())
    is_whole = len(line) <= _LONGEST and len(text) <= _LOOKED_AT
    return line if is_whole else f"{line[: _LONGEST - 1].rstrip()}…"
