"""Which rules are used: by code, beginning of a code, or name; here, for a kind, or for one run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from smartdoc.check import Checker
from smartdoc.config import Choice
from smartdoc.errors import SmartdocError
from smartdoc.repository import open_repository
from smartdoc.rules import RULES, rules_chosen
from tests.examples import TODAY, as_text, base, keep
from tests.test_cli import smartdoc

CODES = {rule.code for rule in RULES}


def beginning(*starts: str) -> set[str]:
    return {code for code in CODES if code.startswith(starts)}


def family(*names: str) -> set[str]:
    return {rule.code for rule in RULES if rule.family in names}


@pytest.mark.parametrize(
    ("selector", "meant"),
    [
        ("T01", {"T01"}),
        ("t01", {"T01"}),
        ("ongoing-deadline", {"T01"}),
        (" T01 ", {"T01"}),
        ("T", family("T")),
        ("S", family("S")),
        ("A", family("A")),
        ("M", family("M")),
        ("PEP", family("PEP")),
        ("pep", family("PEP")),
        ("T0", beginning("T0")),
        ("YML1", beginning("YML1")),
        ("ST", family("STAR")),
        ("L", family("LEP", "LIAP")),
    ],
)
def test_a_word_means_a_code_a_family_the_beginning_of_codes_or_a_name(
    selector: str, meant: set[str]
) -> None:
    assert meant
    assert rules_chosen([selector], []) == meant
    assert rules_chosen([], [selector]) == CODES - meant


def test_what_is_ignored_is_taken_from_what_is_selected() -> None:
    assert rules_chosen([], []) == CODES
    assert rules_chosen(["S", "T01"], ["S0", "M"]) == {"T01"} | (family("S") - beginning("S0"))


@pytest.mark.parametrize(("selector", "meant"), [("STR", "STAR"), ("pepp", "PEP"), ("T99", "T09")])
def test_a_family_may_be_what_was_meant(selector: str, meant: str) -> None:
    with pytest.raises(SmartdocError) as caught:
        rules_chosen([selector], [])

    assert caught.value.hint.startswith(f"Did you mean {meant}? ")


@pytest.mark.parametrize("selector", ["", " ", "T1x", "X", "T,M", "T99", "ongoing", "*"])
def test_a_word_that_means_no_rule_is_told(selector: str) -> None:
    with pytest.raises(SmartdocError, match=re.escape(f"There is no rule “{selector}”.")):
        rules_chosen([], [selector])


def test_a_nearer_select_starts_afresh_and_a_nearer_ignore_adds() -> None:
    wide = Choice(("S", "M"), ("S01",))

    assert wide.narrowed(Choice()) == wide
    assert wide.narrowed(Choice(ignore=("M",))) == Choice(("S", "M"), ("S01", "M"))
    assert wide.narrowed(Choice(("T",), ("T01",))) == Choice(("T",), ("T01",))


FAULTS = {"targets": [{"due": "ongoing"}, {"measure": None}]}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository whose PEP and LIAP both have T01, and the PEP M01 too."""
    for kind, change in (("pep", FAULTS), ("liap", {"targets": [{"due": "ongoing"}]})):
        keep(tmp_path, base(kind), change)
    return tmp_path


def found(root: Path, settings: str = "", *, choice: Choice | None = None) -> list[str]:
    """Return what is found with these settings, as kind and code."""
    (root / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    repository = open_repository(root)
    files = Checker(repository, TODAY, choice or Choice()).all(repository.plan_files())
    return sorted(
        f"{each.kind.name if each.kind else '-'} {one.rule}"
        for each in files
        for one in each.findings
        if one.rule in ("T01", "M01", "SCH01")
    )


ALL = ["liap T01", "pep M01", "pep T01"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", ALL),
        ("ignore: [T01]", ["pep M01"]),
        ("ignore: [T0]", ["pep M01"]),
        ("ignore: [ongoing-deadline, M]", []),
        ("select: [M, A]", ["pep M01"]),
        ("select: [M, T]\nignore: [T01]", ["pep M01"]),
        ("kinds: {liap: {ignore: [T01]}}", ["pep M01", "pep T01"]),
        ("ignore: [M01]\nkinds: {pep: {ignore: [T]}}", ["liap T01"]),
        ("select: [M]\nkinds: {liap: {select: [T]}}", ["liap T01", "pep M01"]),
        ("ignore: [T]\nkinds: {pep: {select: [T]}}", ["pep T01"]),
    ],
)
def test_the_settings_choose_rules_for_all_kinds_and_for_one(
    root: Path, settings: str, expected: list[str]
) -> None:
    assert found(root, settings) == expected


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(ignore=("M",)), ["liap T01"]),
        (Choice(select=("T",)), ["liap T01", "pep T01"]),
        (Choice(select=("T", "M"), ignore=("T01",)), ["pep M01"]),
    ],
)
def test_one_run_adds_to_what_is_ignored_and_replaces_what_is_selected(
    root: Path, choice: Choice, expected: list[str]
) -> None:
    assert found(root, "kinds: {pep: {ignore: [T]}}", choice=choice) == expected


def test_what_keeps_a_plan_from_being_judged_is_told_whatever_is_chosen(root: Path) -> None:
    for path in (root / "plans").rglob("*.pep.yaml"):
        path.write_text(as_text({**base("pep"), "celebrationz": ["x"]}), encoding="utf-8")

    assert found(root, "ignore: [SCH, T]") == ["pep SCH01"]
    assert found(root, choice=Choice(select=("M",))) == ["pep SCH01"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("ignore: [T99]", "smartdoc.yaml: There is no rule “T99”."),
        ("kinds: {liap: {select: [ongoing-dedline]}}", "There is no rule “ongoing-dedline”."),
        ("kinds: {laip: {ignore: [T01]}}", "there is no kind of plan “laip”."),
        ("kinds: {liap: {levels: {T01: off}}}", "“levels” is not known"),
        ("ignore: T01", "list"),
    ],
)
def test_a_slip_in_the_choice_is_about_the_set_up(
    root: Path, settings: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)  # in a log the words of the settings are left out

    with pytest.raises(SmartdocError) as error:
        found(root, settings)

    assert said in error.value.message


def test_check_and_build_follow_the_same_choice(root: Path) -> None:
    (root / "smartdoc.yaml").write_text("ignore: [T01, M01]\ntoday: 2026-11-22\n")
    refused = smartdoc("build", "--formats", "html", cwd=root)
    (root / "smartdoc.yaml").write_text("today: 2026-11-22\n")

    assert smartdoc("check", "--ignore", "T0", "--ignore", "unmeasured-target", cwd=root).stdout
    assert refused.returncode == 0, refused.stdout
    assert smartdoc("build", "--formats", "html", cwd=root).returncode == 1


def test_the_command_line_takes_several_rules_with_commas_between(root: Path) -> None:
    done = smartdoc(
        "check", "--select", "T01,M", "--ignore", "M01, S", "--format", "json", cwd=root
    )

    assert {each["rule"] for each in json.loads(done.stdout)["findings"]} == {"T01"}
