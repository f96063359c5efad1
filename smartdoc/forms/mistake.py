"""What is wrong with a form or template, and where somebody who opens it in Word finds it."""

from __future__ import annotations

from smartdoc.frozen import frozen

_LONGEST = 70


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
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
