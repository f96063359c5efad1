"""Findings in every form: what it says, what it keeps to itself, and that others can read it."""

from __future__ import annotations

import gc
import json
import re
import xml.etree.ElementTree as ElementTree
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sarif_kit.validate import validation_errors

from smartdoc.check import Checked, Known, has_no_findings
from smartdoc.finding import Finding, Level, Place, quoted
from smartdoc.report import statistics
from smartdoc.report.formats import FORMATS
from smartdoc.report.markdown import LONGEST, escaped
from smartdoc.report.sarif import FINGERPRINT
from smartdoc.report.style import Style
from smartdoc.repository import open_repository
from smartdoc.rules import RULES
from smartdoc.source import parse
from smartdoc.spool import Spool
from tests.examples import BASE, as_text, base, laid_over
from tests.examples import checked as checked_by_all
from tests.test_cli import smartdoc

QUIET = Style(quote=False)
OPEN = Style(quote=True)
SECRET = "zyxxor"


def of(*findings: Finding, file: str = "plans/c-0001/2026-11-30.pep.yaml") -> Checked:
    """Return a file in which these findings were made."""
    made = tuple(replace(finding, file=file) for finding in findings)
    return Checked(Path(file), parse("kind: pep\n", file), made)


def finding(
    rule: str = "T01",
    level: str = "error",
    message: str = "It is wrong.",
    path: tuple[str | int, ...] = ("targets", 0, "due"),
    **more: Any,
) -> Finding:
    name = next(each.name for each in RULES if each.code == rule)
    place = Place(37, 10, 7)
    return Finding(rule, name, Level.named(level), message, path=path, place=place, **more)


def written(form: str, *files: Checked, style: Style = QUIET, known: Known | None = None) -> str:
    return "".join(FORMATS[form](files, style, known))


def plan(change: dict[str, Any]) -> str:
    return as_text(laid_over(base("pep"), change))


def checked(text: str, file: str | None = None) -> Checked:
    """Return a plan checked by T01 alone, so that a new rule changes nothing here."""
    repository = open_repository(BASE)
    few = replace(repository, config=replace(repository.config, select=("T01",)))
    return checked_by_all(text, few, file)


LATE = plan({"targets": [{"due": f"ongoing {SECRET}"}]})
WAIVED = plan(
    {
        "targets": [{"due": "ongoing"}],
        "waive": [{"rule": "T01", "because": SECRET, "by": "dt"}],
    }
)
UNREADABLE = f"kind: pep\nkind: {SECRET}\n"
MISSHAPEN = plan({"people": {SECRET: {"name": "Jo", SECRET: 1}}, SECRET: 2})


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("text", [LATE, WAIVED, UNREADABLE, MISSHAPEN], ids=range(4))
def test_no_form_repeats_a_word_of_a_plan_unless_asked(form: str, text: str) -> None:
    found = checked(text, file="plan.yaml")

    assert found.findings
    assert SECRET not in written(form, found, style=QUIET)


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_form_repeats_the_words_where_they_are_wanted(form: str) -> None:
    assert SECRET in written(form, checked(LATE), style=OPEN)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with one faulty plan, and settings that do not forbid quoting."""
    (tmp_path / "smartdoc.yaml").write_text(
        "today: 2026-11-22\nno_quote: false\nselect: [T01]\n", encoding="utf-8"
    )
    path = tmp_path / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(LATE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_a_form_for_machines_withholds_words_by_default(repository: Path, form: str) -> None:
    silent = smartdoc("check", "--format", form, cwd=repository)
    to_file = smartdoc("check", "--format", form, "--output", "out", cwd=repository)
    asked = smartdoc("check", "--format", form, "--quote", cwd=repository)

    assert (silent.returncode, to_file.returncode, asked.returncode) == (1, 1, 1)
    assert "T01" in silent.stdout
    assert (repository / "out").read_text("utf-8") == silent.stdout
    assert (SECRET in silent.stdout, SECRET in asked.stdout) == (False, True)


def test_a_log_withholds_words_whatever_the_settings_allow(repository: Path) -> None:
    log = smartdoc("check", cwd=repository, env={"CI": "true"})
    asked = smartdoc("check", "--quote", cwd=repository, env={"CI": "true"})
    here = smartdoc("check", cwd=repository)

    assert [SECRET in done.stdout for done in (log, asked, here)] == [False, True, True]


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_clean_plan_is_reported_in_every_form(form: str) -> None:
    text = written(form, of())

    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def live() -> int:
    """Return how many findings are in memory."""
    return sum(type(one) is Finding for one in gc.get_objects())


@pytest.mark.parametrize("form", list(FORMATS))
def test_findings_are_not_all_in_memory_while_they_are_written(form: str, tmp_path: Path) -> None:
    files = [Path(f"plans/c-{number:04}/2026-11-30.pep.yaml") for number in range(40)]
    before = live()
    most = 0
    with closing(Spool[Checked](str(tmp_path), files, has_no_findings)) as spool:
        for path in files:
            spool.keep(path, of(*[finding(message="It is wrong.")] * 5, file=path.as_posix()))
        for at, _ in enumerate(FORMATS[form](spool.values(), QUIET, None)):
            most = max(most, live() if at % 10 == 0 else 0)

    assert most - before <= 2 * 5  # those of one file, while the next is read


# github


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands that a runner reads in a log: level, properties and message."""
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        if match:
            pairs = (pair.split("=", 1) for pair in match[2].split(","))
            found.append((match[1], {key: unescaped(value) for key, value in pairs}, match[3]))
    return [(level, about, unescaped(message)) for level, about, message in found]


def unescaped(text: str) -> str:
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def test_github_gets_a_command_for_each_finding_and_the_summary() -> None:
    text = written(
        "github",
        of(finding(), finding("T03", "warning"), finding("S01", "advice", hint="Do this.")),
        known=Known(hidden=2, gone=1),
    )

    assert [level for level, *_ in commands(text)] == ["error", "warning", "notice"]
    assert commands(text)[2] == (
        "notice",
        {
            "file": "plans/c-0001/2026-11-30.pep.yaml",
            "line": "37",
            "col": "10",
            "endColumn": "17",
            "title": next(f"S01 {each.name}" for each in RULES if each.code == "S01"),
        },
        "It is wrong. Do this.",
    )
    assert text.splitlines()[3:] == [
        "2 known findings hidden by the baseline.",
        "1 finding of the baseline can be removed: put right or gone.",
        "1 plan checked: 1 error, 1 warning and 1 piece of advice.",
    ]


def test_nothing_in_a_plan_or_a_name_can_command_the_runner() -> None:
    hostile = "100%\r\n::error::x %0A, a:b\u2028"
    message = quoted(hostile, "this") + " is wrong."
    file = "plans/a,b:c%0A/x.yaml"

    text = written("github", of(finding(message=message), file=file), style=OPEN)

    assert len(text.rstrip("\n").split("\n")) == 2
    ((level, about, said),) = commands(text)
    assert (level, about["file"]) == ("error", file)
    assert said == "“100% ::error::x %0A, a:b” is wrong."


# sarif


def sarif(*files: Checked, style: Style = QUIET) -> dict[str, Any]:
    """Return the one run of a log, after its schema has been asked."""
    log = json.loads(written("sarif", *files, style=style))
    assert validation_errors(log) == []
    (run,) = log["runs"]
    return dict(run)


def test_sarif_is_valid_for_every_rule() -> None:
    every = [finding(rule.code, rule.level.label) for rule in RULES]

    run = sarif(of(*every), of(), of(replace(finding(), place=None, path=())))

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [r.code for r in RULES]
    assert len(run["results"]) == len(RULES) + 1


def test_sarif_says_what_is_wrong_where_and_how_it_is_mended() -> None:
    found = checked(LATE)
    run = sarif(found)
    (result,) = run["results"]
    (only,) = found.findings
    assert only.place

    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("T01", 0, "error")
    assert result["message"]["text"].startswith("The deadline is not a date: write the day")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "plans/c-0001/2026-11-30.pep.yaml",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {
                    "startLine": only.place.line,
                    "startColumn": only.place.column,
                    "endColumn": only.place.column + len(f"ongoing {SECRET}"),
                },
            },
            "logicalLocations": [{"fullyQualifiedName": "targets[0].due"}],
        }
    ]
    rule = run["tool"]["driver"]["rules"][0]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert "Why" in rule["help"]["text"]
    assert "```yaml" in rule["help"]["markdown"]


def test_sarif_levels_are_those_of_the_standard() -> None:
    found = [finding(level=level) for level in ("error", "warning", "advice")]

    assert [one["level"] for one in sarif(of(*found))["results"]] == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("file", "location"),
    [
        ("plans/Zoë & co/a b%.yaml", {"uri": "plans/Zo%C3%AB%20%26%20co/a%20b%25.yaml"}),
        ("plans/a:b#c?.yaml", {"uri": "plans/a%3Ab%23c%3F.yaml"}),
    ],
)
def test_sarif_names_files_as_addresses(file: str, location: dict[str, str]) -> None:
    (result,) = sarif(of(finding(), file=file))["results"]

    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {**location, "uriBaseId": "%SRCROOT%"}


def test_sarif_names_a_file_outside_the_repository_in_full(tmp_path: Path) -> None:
    (result,) = sarif(of(finding(), file=(tmp_path / "a b.yaml").as_posix()))["results"]

    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (tmp_path / "a b.yaml").as_uri()}


def test_sarif_keeps_what_was_waived_as_suppressed() -> None:
    (result,) = sarif(checked(WAIVED))["results"]

    assert result["suppressions"] == [{"kind": "inSource"}]


def test_sarif_messages_have_no_placeholders_and_no_links() -> None:
    message = f"{quoted('{0} [x](1)', 'this')} is wrong."

    (result,) = sarif(of(finding(message=message)), style=OPEN)["results"]

    assert result["message"]["text"] == "“{{0}} [x] (1)” is wrong."


def prints(text: str) -> list[str]:
    return [one["partialFingerprints"][FINGERPRINT] for one in sarif(checked(text))["results"]]


def test_fingerprints_stay_while_lines_move_and_differ_from_each_other() -> None:
    text = plan({"targets": [{"due": "ongoing"}, {"due": "ongoing"}]})
    moved = text.replace("targets:", "# a remark\n\n\ntargets:", 1)

    assert len(set(prints(text))) == 2
    assert prints(moved) == prints(text)


def test_fingerprints_hold_nothing_of_what_a_plan_says() -> None:
    ash, bea = (
        plan(
            {"people": {name: {"name": name}}, "targets": [{"id": name, "due": f"when {name} can"}]}
        )
        for name in ("ash-khan", "bea-lund")
    )

    assert prints(ash) == prints(bea)
    assert prints(ash)


def test_two_findings_of_one_rule_at_one_place_have_two_fingerprints() -> None:
    results = sarif(of(finding(), finding()))["results"]

    assert len({one["partialFingerprints"][FINGERPRINT] for one in results}) == 2


# junit


def suites(*files: Checked, style: Style = QUIET) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(written("junit", *files, style=style))
    assert root.tag == "testsuites"
    for element in (root, *root):
        for attribute, tag in (
            ("tests", "testcase"),
            ("failures", "failure"),
            ("skipped", "skipped"),
        ):
            assert element.get(attribute) == str(len(list(element.iter(tag))))
    return list(root)


def results(suite: ElementTree.Element) -> list[tuple[str | None, list[str]]]:
    return [(case.get("name"), [result.tag for result in case]) for case in suite]


def test_junit_has_a_suite_for_each_plan_and_a_test_for_each_rule() -> None:
    first = of(finding(), finding(), finding("T03", "warning"), finding("M01", waived=True))
    second = of(file="plans/c-0002/2026-11-30.pep.yaml")

    one, two = suites(first, second)

    assert [one.get("name"), two.get("name")] == [first.file, second.file]
    assert results(one) == [
        ("M01 unmeasured-target", ["skipped"]),
        ("T01 ongoing-deadline", ["failure"]),
        ("T03 due-after-next-meeting", ["skipped"]),
    ]
    assert results(two) == [("nothing to mend", [])]
    failure = one.find("testcase/failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("error", "It is wrong.")
    assert failure.text == "\n".join([f"{first.file}:37:10: error: It is wrong."] * 2)


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(Level.ERROR, 1), (Level.WARNING, 2), (Level.ADVICE, 3), (None, 0)],
)
def test_junit_tests_fail_where_the_check_does(fail_on: Level | None, failures: int) -> None:
    found = of(finding(), finding("T03", "warning"), finding("S01", "advice"))

    (suite,) = suites(found, style=replace(QUIET, fail_on=fail_on))

    assert suite.get("failures") == str(failures)


def test_junit_holds_any_text() -> None:
    message = quoted('<b>&"\x01\x0b\ufffe\U0001f600]]>', "this") + " is wrong."

    (suite,) = suites(of(finding(message=message), file="a\x02b<&>.yaml"), style=OPEN)

    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == '“<b>&"\ufffd \ufffd\U0001f600]]>” is wrong.'
    assert suite.get("name") == "a\ufffdb<&>.yaml"


# markdown


def test_markdown_has_the_summary_and_a_table_for_each_plan_with_findings() -> None:
    found = of(finding(), finding("T03", "warning", hint="Do this.", waived=True))

    text = written("markdown", found, of(), style=replace(QUIET, verbose=True))

    assert text == (
        "### smartdoc\n\n"
        "2 plans checked: 1 error (1 waived).\n\n"
        "#### plans/c-0001/2026-11-30.pep.yaml\n\n"
        "| Line | Rule | What to mend |\n"
        "| ---: | --- | --- |\n"
        "| 37 | **error** T01 ongoing-deadline | It is wrong. |\n"
        "| 37 | **waived** T03 due-after-next-meeting | It is wrong. → Do this. |\n"
    )


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a | b\n\n# c", r"a \| b \# c"),
        ("`x` *y* _z_ ~~w~~ \\", r"\`x\` \*y\* \_z\_ \~\~w\~\~ \\"),
        ("![p](http://x.y/z)", r"!\[p\](http\://x.y/z)"),
        ("<img src=x> &amp; $x$", r"\<img src=x\> \&amp; \$x\$"),
        ("ask @head", "ask @\u2060head"),
        ("see WWW.x.y", r"see WWW\.x.y"),
        ("85% of 40: 2027-01-29.", "85% of 40: 2027-01-29."),
    ],
)
def test_markdown_prints_what_a_plan_says_as_it_is(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


def test_markdown_fits_into_a_comment() -> None:
    many = of(*(finding(message="Wrong. " * 10) for _ in range(1_500)))

    text = written("markdown", many, of(finding()))

    assert LONGEST / 2 < len(text) < LONGEST + 1_000
    assert re.search(r"^\d+ more are not shown here", text, re.M)
    assert {line.count(" | ") for line in text.splitlines() if line.startswith("| 37")} == {2}


# statistics


def counted(*files: Checked) -> tuple[list[tuple[str, int, int]], list[tuple[str, int]]]:
    rules = [(each.rule, each.findings, each.plans) for each in statistics.by_rule(files)]
    return rules, [(each.letter, each.findings) for each in statistics.by_letter(files)]


FIRST = of(
    finding(criterion="T", label="Time-bound"),
    finding(criterion="T", label="Time-bound"),
    finding("M01", criterion="M", label="Measurable"),
    finding("S01", waived=True),
)
SECOND = of(finding(criterion="T", label="Time-bound"), finding("FILE01"), file="other.yaml")


def test_statistics_count_by_rule_and_by_letter_the_most_frequent_first() -> None:
    rules, letters = counted(FIRST, SECOND)

    assert rules == [("T01", 3, 2), ("FILE01", 1, 1), ("M01", 1, 1)]
    assert letters == [("T", 3), ("", 1), ("M", 1)]


def test_statistics_are_aligned_and_stand_before_the_summary() -> None:
    text = written("text", FIRST, SECOND, style=replace(QUIET, statistics=True))

    assert text.endswith(
        "\n\n"
        "By rule\n"
        "  3 in 2 plans  T01    error   ongoing-deadline\n"
        "  1 in 1 plan   FILE01 error   misplaced-file\n"
        "  1 in 1 plan   M01    error   unmeasured-target\n"
        "\n"
        "By letter\n"
        "  3 T Time-bound\n"
        "  1 of no letter\n"
        "  1 M Measurable\n"
        "\n"
        "2 plans checked: 5 errors (1 waived).\n"
    )


def test_statistics_stay_within_80_columns_for_every_rule() -> None:
    files = [of(*(finding(rule.code, "warning") for rule in RULES))] * 1_000

    text = "\n".join(statistics.as_text(files))

    assert text.count("1000 in 1000 plans") == len(RULES)
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_json_has_statistics_where_they_are_wanted() -> None:
    plain = json.loads(written("json", FIRST))
    more = json.loads(
        written("json", FIRST, style=replace(QUIET, statistics=True), known=Known(4, 0))
    )

    assert list(plain) == ["version", "files", "findings", "summary"]
    assert more["statistics"]["rules"][0] == {
        "rule": "T01",
        "name": "ongoing-deadline",
        "level": "error",
        "findings": 2,
        "plans": 1,
    }
    assert more["statistics"]["letters"][0] == {
        "letter": "T",
        "label": "Time-bound",
        "findings": 2,
    }
    assert more["baseline"] == {"hidden": 4, "gone": 0}


def test_statistics_of_clean_plans_are_empty() -> None:
    assert statistics.as_text([of()]) == []
    assert written("text", of(), style=replace(QUIET, statistics=True)) == (
        "1 plan checked: nothing to mend.\n"
    )


def test_a_form_without_a_place_for_statistics_says_so(repository: Path) -> None:
    done = smartdoc("check", "--format", "junit", "--statistics", cwd=repository)

    assert done.returncode == 2
    assert "--statistics goes with --format text or json." in done.stderr
