"""The documentation of rules: a page in the terminal, a list, and docs/rules.md."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from smartdoc.rules import Rule

_WIDTH = 80
_EXAMPLE = "    "

FAMILIES = {
    "S": "Specific: exactly what will be done",
    "M": "Measurable: how anyone can see that it is done",
    "A": "Achievable: what makes it possible",
    "R": "Relevant: which need it answers",
    "T": "Time-bound: by which day",
    "ACT": "Actions: who does what by when",
    "PEP": "Personal Education Plans",
    "LEP": "Learner Engagement Plans",
    "ILG": "Individual learning goals",
    "STAR": "All-STAR goal plans",
    "LIAP": "Plans of the team around the child (LIAP)",
    "HIS": "From plan to plan",
    "PRV": "Privacy",
    "FILE": "Where plans are kept",
    "WVR": "Waivers",
    "YML": "Reading the file",
    "SCH": "The shape of the plan",
}


def page(rule: Rule) -> str:
    """Return a rule's page for the terminal, in fixed parts and 80 columns."""
    kinds = f"\nJudges: {', '.join(rule.kinds)}" if rule.kinds else ""
    return (
        f"{rule.code} {rule.name} ({rule.level.label}){kinds}\n\n"
        f"What it checks\n{_indented(rule.what)}\n\n"
        f"Why\n{_indented(rule.why)}\n{_indented(f'From: {_source(rule)}')}\n\n"
        f"{_setting(rule)}An example that fails\n{_example(rule.bad)}\n\n"
        f"The same, mended\n{_example(rule.good)}\n\n"
        f"How to waive it\n{waiving(rule)}\n"
    )


def _source(rule: Rule) -> str:
    """Return where a rule is from, as a sentence; some sources are questions."""
    return rule.source if rule.source.endswith("?") else f"{rule.source}."


def _setting(rule: Rule) -> str:
    """Return what the examples presuppose, for the terminal."""
    return "".join(f"{title}\n{_example(text)}\n\n" for title, text in _presupposed(rule))


def _presupposed(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what the examples presuppose, each with a heading: settings, and other plans."""
    yield from (
        (title, text)
        for title, text in (
            ("With these settings", rule.settings),
            ("Where the plan before says", rule.before),
            ("Where git has the plan with", rule.committed),
        )
        if text
    )


def waiving(rule: Rule) -> str:
    """Return how to set the rule aside, for the terminal."""
    if rule.check is None:
        return _indented("It cannot be waived: what it finds must be put right.")
    example = (
        f"waive:\n  - rule: {rule.code}\n    target: ID OF THE TARGET   # or leave this line out\n"
        "    because: WHY IT DOES NOT APPLY HERE\n    by: WHO ANSWERS FOR IT"
    )
    return f"{_example(example)}\n{_indented('The waiver is shown in the document.')}"


def as_list(rules: Iterable[Rule]) -> str:
    """Return all rules, a line each, under the heading of their family."""
    lines: list[str] = []
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += ["", FAMILIES.get(family, family)]
        lines.append(f"  {rule.code:<7} {rule.level.label:<8} {rule.name}")
    return "\n".join([*lines[1:], "", "smartdoc explain CODE says more about each.", ""])


def as_json(rules: Iterable[Rule]) -> str:
    """Return all rules as one JSON list."""
    entries = [
        {
            "rule": rule.code,
            "name": rule.name,
            "level": rule.level.label,
            "kinds": list(rule.kinds),
            "what": rule.what,
            "why": rule.why,
            "source": rule.source,
        }
        for rule in rules
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def as_markdown(rules: Sequence[Rule]) -> str:
    """Return the text of docs/rules.md."""
    parts = [
        "# Rules\n\nGenerated from the rules themselves by `python -m tools.docs`. A rule's level: "
        "**error**, the guidance says must and code can decide; **warning**, very likely a fault; "
        "**advice**, worth a second look.\n\nA rule is set aside for one plan or one target with a "
        "waiver that says who answers for it and why:\n\n```yaml\nwaive:\n"
        "  - {rule: T03, target: exam, because: The exam date is fixed by the board., by: dt}\n"
        "```\n"
    ]
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            parts.append(f"## {FAMILIES.get(family, family)}\n")
        parts.append(section(rule))
    return "\n".join(parts)


def section(rule: Rule) -> str:
    """Return a rule's part of docs/rules.md."""
    kinds = f" Judges: {', '.join(rule.kinds)}." if rule.kinds else ""
    waivable = "" if rule.check else " It cannot be waived."
    return (
        f"### {rule.code} {rule.name}\n\n**{rule.level.label}.**{kinds}{waivable} {rule.what}\n\n"
        f"*Why:* {rule.why} ({_source(rule)})\n\n"
        f"{_markdown_setting(rule)}Fails:\n\n```yaml\n{rule.bad}\n```\n\nMended:\n\n```yaml\n{rule.good}\n```\n"
    )


def _markdown_setting(rule: Rule) -> str:
    return "".join(f"{title}:\n\n```yaml\n{text}\n```\n\n" for title, text in _presupposed(rule))


def _indented(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _example(text: str) -> str:
    """Return an example of YAML that says the same in 80 columns."""
    lines = (line for written in text.splitlines() for line in _folded(written))
    return textwrap.indent("\n".join(lines), _EXAMPLE)


def _folded(line: str) -> list[str]:
    """Return a long line in several that YAML reads as one: they stand further in than its key."""
    width = _WIDTH - len(_EXAMPLE)
    if len(line) <= width:
        return [line]
    entry = line.lstrip()
    further = line[: len(line) - len(entry)] + ("    " if entry.startswith("- ") else "  ")
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
