"""Findings as a SARIF 2.1.0 log, for code scanning and other programs that compare runs.

Fingerprints: a hash of a child's name could be undone by trying names, however it is made, so none
is made of a plan's words. A fingerprint is a hash of the rule, the file, the way to the value
with what people named left out (``targets[0].due``) and a running number, all of which the result
states in clear beside it. It tells nothing more, and it stays the same while lines move.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from smartdoc import __version__
from smartdoc.check import Checked, Known
from smartdoc.finding import Finding, Level, Place
from smartdoc.report import json_pieces, rules
from smartdoc.report.style import Style, public_path
from smartdoc.rules import RULES, Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "smartdocFinding/v1"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}


def report(files: Collection[Checked], style: Style, known: Known | None = None) -> Iterator[str]:
    """Yield the log in pieces; waived findings are suppressed.

    What a baseline hides is not in it.
    """
    codes = {finding.rule for checked in files for finding in checked.findings}
    spoke = [rule for rule in RULES if rule.code in codes]
    driver = {"name": "smartdoc", "version": __version__, "rules": [_rule(one) for one in spoke]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": json_pieces.LATER,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    results = _results(files, [rule.code for rule in spoke], style)
    return json_pieces.pieces(log, "results", results)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.what},
        "help": {"text": rules.page(rule), "markdown": rules.section(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [rules.FAMILIES.get(rule.family, rule.family)]},
    }


def _results(
    files: Collection[Checked], codes: Sequence[str], style: Style
) -> Iterator[dict[str, object]]:
    for checked in files:
        seen: Counter[str] = Counter()
        for finding in checked.findings:
            identity = "\n".join((finding.rule, finding.file, public_path(finding)))
            seen[identity] += 1
            print_ = hashlib.sha256(f"{identity}\n{seen[identity]}".encode()).hexdigest()
            yield _result(finding, codes, style, print_)


def _result(finding: Finding, codes: Sequence[str], style: Style, print_: str) -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": codes.index(finding.rule),
        "level": _LEVELS[finding.level],
        "message": {"text": _plain(style.told(finding))},
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: print_},
        **({"suppressions": [{"kind": "inSource"}]} if finding.waived else {}),
    }


def _plain(text: str) -> str:
    """Return a message in which nothing is taken for a placeholder or a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(finding: Finding) -> dict[str, object]:
    place = finding.place or Place(1, 1)
    region = {"startLine": place.line, "startColumn": place.column}
    if place.width:
        region["endColumn"] = place.column + place.width
    file = Path(finding.file)
    at = (
        {"uri": file.as_uri()}
        if file.is_absolute()
        else {"uri": quote(finding.file), "uriBaseId": "%SRCROOT%"}
    )
    return {
        "physicalLocation": {"artifactLocation": at, "region": region},
        "logicalLocations": [{"fullyQualifiedName": public_path(finding) or "plan"}],
    }
