"""How many findings there are, of which level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from smartdoc.check import Checked, Known
from smartdoc.english import counted, listed
from smartdoc.finding import Level
from smartdoc.frozen import frozen


@frozen
class Summary:
    """Counts over all files; waived findings are counted by themselves."""

    files: int
    errors: int
    warnings: int
    advice: int
    waived: int

    @property
    def sentence(self) -> str:
        """Return the counts in words, such as “9 plans checked: 1 error and 2 warnings”."""
        plans = counted(self.files, "plan")
        counts = [
            counted(self.errors, "error"),
            counted(self.warnings, "warning"),
            counted(self.advice, "piece") + " of advice",
        ]
        numbers = (self.errors, self.warnings, self.advice)
        said = [text for text, number in zip(counts, numbers, strict=True) if number]
        found = listed(said) if said else "nothing to mend"
        waived = f" ({self.waived} waived)" if self.waived else ""
        return f"{plans} checked: {found}{waived}."

    def counts(self, level: Level) -> int:
        """Return how many findings stand at this level or above it."""
        at = {Level.ERROR: self.errors, Level.WARNING: self.warnings, Level.ADVICE: self.advice}
        return sum(number for each, number in at.items() if each >= level)


def summary_of(files: Iterable[Checked]) -> Summary:
    """Return the counts over these files."""
    number = waived = 0
    levels: Counter[Level] = Counter()
    for checked in files:
        number += 1
        for finding in checked.findings:
            waived += finding.waived
            levels[finding.level] += not finding.waived
    return Summary(
        files=number,
        errors=levels[Level.ERROR],
        warnings=levels[Level.WARNING],
        advice=levels[Level.ADVICE],
        waived=waived,
    )


def notes(known: Known | None) -> list[str]:
    """Return what a baseline hides, and what in it has had its day, a line each."""
    if known is None:
        return []
    hidden = counted(known.hidden, "known finding") + " hidden by the baseline."
    gone = counted(known.gone, "finding") + " of the baseline can be removed: put right or gone."
    return [text for text, number in ((hidden, known.hidden), (gone, known.gone)) if number]
