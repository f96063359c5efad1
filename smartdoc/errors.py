"""The one error about the set-up: a message for the user and what to do next."""


class SmartdocError(Exception):
    """Something about the set-up is wrong: not a plan's fault, and not a bug.

    ``hint`` says what the user can do next; it may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
