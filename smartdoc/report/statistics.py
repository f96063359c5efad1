"""How often each rule spoke, and how the findings fall on the letters of SMART."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import asdict

from smartdoc.check import Checked
from smartdoc.english import counted
from smartdoc.finding import Finding
from smartdoc.frozen import frozen


@frozen
class RuleCount:
    """How often a rule spoke at one level, and in how many plans."""

    rule: str
    name: str
    level: str
    findings: int
    plans: int


@frozen
class LetterCount:
    """How many findings judge one letter; both words are empty for those that judge none."""

    letter: str
    label: str
    findings: int


def by_rule(files: Collection[Checked]) -> list[RuleCount]:
    """Return the counts by rule and level, the most frequent first; waived ones do not count."""
    findings: Counter[tuple[str, str, str]] = Counter()
    plans: Counter[tuple[str, str, str]] = Counter()
    for each in files:
        here = Counter((one.rule, one.name, one.level.label) for one in _standing(each))
        findings += here
        plans += Counter(here.keys())
    counts = [RuleCount(*key, number, plans[key]) for key, number in findings.items()]
    return sorted(counts, key=lambda count: (-count.findings, count.rule, count.level))


def by_letter(files: Collection[Checked]) -> list[LetterCount]:
    """Return the counts by letter, the most frequent first; waived ones do not count."""
    found = Counter((one.criterion, one.label) for each in files for one in _standing(each))
    counts = [LetterCount(letter, label, number) for (letter, label), number in found.items()]
    return sorted(counts, key=lambda count: (-count.findings, count.letter, count.label))


def _standing(checked: Checked) -> Iterator[Finding]:
    return (finding for finding in checked.findings if not finding.waived)


def as_data(files: Collection[Checked]) -> dict[str, object]:
    """Return both counts as plain data."""
    return {
        "rules": [asdict(count) for count in by_rule(files)],
        "letters": [asdict(count) for count in by_letter(files)],
    }


def as_text(files: Collection[Checked]) -> list[str]:
    """Return both counts as tables of at most 80 columns; nothing where nothing was found."""
    rules, letters = by_rule(files), by_letter(files)
    if not rules:
        return []
    digits = len(str(max(count.findings for count in letters)))
    wide = max(len(counted(count.plans, "plan")) for count in rules)
    return [
        "\n".join(["By rule", *(_rule_line(count, digits, wide) for count in rules)]),
        "\n".join(["By letter", *(_letter_line(count, digits) for count in letters)]),
    ]


def _rule_line(count: RuleCount, digits: int, wide: int) -> str:
    plans = counted(count.plans, "plan")
    return (
        f"  {count.findings:>{digits}} in {plans:<{wide}}  "
        f"{count.rule:<6} {count.level:<7} {count.name}"
    )


def _letter_line(count: LetterCount, digits: int) -> str:
    about = f"{count.letter} {count.label}" if count.letter else "of no letter"
    return f"  {count.findings:>{digits}} {about}"
