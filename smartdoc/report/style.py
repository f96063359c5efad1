"""How a report is written: how much it says, and how it looks."""

from __future__ import annotations

from smartdoc.finding import Finding, Level, dotted, with_words, without_words
from smartdoc.frozen import frozen


@frozen
class Style:
    """How the report is laid out, and how much is said.

    ``fail_on`` is the level from which findings count as failures, None where none does.
    """

    width: int = 80
    colour: bool = False
    quote: bool = True
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    fail_on: Level | None = Level.ERROR

    def paint(self, text: str, code: str) -> str:
        """Return the text in a terminal colour, where colour is wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def shows(self, finding: Finding) -> bool:
        """Return whether a reader wants to see this finding."""
        return (self.verbose or not finding.waived) and not (
            self.quiet and finding.level is not Level.ERROR
        )

    def fails(self, finding: Finding) -> bool:
        """Return whether this finding makes the check fail."""
        return self.fail_on is not None and finding.level >= self.fail_on and not finding.waived

    def words(self, message: str) -> str:
        """Return a message with the plan's words, or with nouns in their place."""
        return with_words(message) if self.quote else without_words(message)

    def told(self, finding: Finding) -> str:
        """Return what is wrong and what to write instead, in one line."""
        return " ".join(filter(None, (self.words(finding.message), self.words(finding.hint))))


def public_path(finding: Finding) -> str:
    """Return the way to the value without keys that the writer of the plan chose.

    Those may be names: the short names of people, and keys that nobody knows.
    """
    chosen = {*finding.chosen}
    if finding.rule in ("SCH01", "SCH05"):
        chosen.add(len(finding.path) - 1)
    if finding.path[:1] == ("people",):
        chosen.add(1)
    return dotted(tuple("*" if at in chosen else part for at, part in enumerate(finding.path)))
