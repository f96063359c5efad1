"""The one error about the set-up: a message for the user and what to do next."""

from __future__ import annotations

from smartdoc.late import late

UNSHOWN = late("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
"""Line ends, and what a terminal takes for a command or that changes how other text is shown."""

MORE_MEMORY = "Close other programs, and try again; a build needs least memory with --jobs 1."
"""What to do where the computer has none left."""


class SmartdocError(Exception):
    """Something about the set-up is wrong: not a plan's fault, and not a bug.

    ``hint`` says what the user can do next; it may be empty. Each is one line in which nothing can
    be done to a screen or a log.

    *Why here:* messages repeat names out of settings, templates, schemas and forms, which are
    anybody's who can write to the repository; GitHub takes a line of a log for a command.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = UNSHOWN.sub(" ", message)
        super().__init__(self.message)
        self.hint = UNSHOWN.sub(" ", hint)
