"""Findings as JUnit XML, which GitLab and other servers show as tests of a change.

Each plan is a suite and each rule that spoke in it a test, so that a test keeps its name while the
lines of a plan move. What lets the check fail is a failure; waived findings and those below the
chosen level are tests that were skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from xml.etree import ElementTree

from smartdoc.check import Checked, Known
from smartdoc.finding import Finding, Place
from smartdoc.report.style import Style

# What XML 1.0 cannot hold, not even as a reference.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(files: Collection[Checked], style: Style, known: Known | None = None) -> Iterator[str]:
    """Yield the report as an XML document in pieces; what a baseline hides is not in it.

    Suites are made twice, because their sums stand before them and all are too many to hold.
    """
    root = ElementTree.Element("testsuites", name="smartdoc")
    counts = Counter[str]()
    for checked in files:
        counts.update({name: int(_suite(checked, style).get(name, "")) for name, _ in _COUNTED})
    _set_counts(root, counts)
    head = ElementTree.tostring(root, encoding="unicode")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield head if not files else f"{head.removesuffix(' />')}>\n"
    for checked in files:
        suite = _suite(checked, style)
        ElementTree.indent(suite, level=1)
        yield f"  {ElementTree.tostring(suite, encoding='unicode')}\n"
    yield "</testsuites>\n" if files else "\n"


def _suite(checked: Checked, style: Style) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=_clean(checked.file))
    wanted = replace(style, verbose=True)
    by_code = sorted(filter(wanted.shows, checked.findings), key=_by)
    for (code, name), findings in groupby(by_code, key=_by):
        suite.append(_case(checked.file, f"{code} {name}", list(findings), style))
    if not len(suite):
        suite.append(_test(checked.file, "nothing to mend"))
    _set_counts(suite, {name: len(list(suite.iter(tag))) for name, tag in _COUNTED})
    return suite


def _by(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.name


def _case(file: str, name: str, findings: list[Finding], style: Style) -> ElementTree.Element:
    case = _test(file, name)
    failing = [finding for finding in findings if style.fails(finding)]
    told = failing or findings
    first = (told[0].place or Place(1, 1)).line
    case.set("line", str(first))
    result = ElementTree.SubElement(case, "failure" if failing else "skipped")
    result.set("message", _clean(style.told(told[0])))
    if failing:
        result.set("type", failing[0].level.label)
    result.text = "\n".join(_clean(_line(finding, style)) for finding in findings)
    return case


def _test(file: str, name: str) -> ElementTree.Element:
    return ElementTree.Element("testcase", classname=_clean(file), name=name, file=_clean(file))


def _line(finding: Finding, style: Style) -> str:
    place = finding.place or Place(1, 1)
    level = "waived" if finding.waived else finding.level.label
    return f"{finding.file}:{place.line}:{place.column}: {level}: {style.told(finding)}"


_COUNTED = (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped"))


def _set_counts(element: ElementTree.Element, counts: Mapping[str, int]) -> None:
    for name, _ in _COUNTED:
        element.set(name, str(counts[name]))
    element.set("errors", "0")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
