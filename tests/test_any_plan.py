"""No plan, setting or sentence makes the rules crash, hang, contradict themselves or leak."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sarif_kit.validate import validation_errors

from smartdoc.assess import LONGEST, assess, sentence
from smartdoc.check import Checked, Checker
from smartdoc.errors import SmartdocError
from smartdoc.finding import Finding, with_words, without_words
from smartdoc.report.assessment import as_json, as_text
from smartdoc.report.formats import FORMATS
from smartdoc.report.style import Style
from smartdoc.repository import Repository, open_repository
from smartdoc.rules import rule_named
from tests.any_plan import SECRET, Maker, plans, sentences
from tests.examples import KINDS, TODAY, base, codes
from tests.examples import as_text as as_yaml
from tests.examples import checked as judged

SETTINGS = """
private_terms: [Quarry Terrace]
calendar:
  schools:
    - name: Hill Lane Primary
      terms:
        - name: autumn 2026
          starts: 2026-09-03
          ends: 2026-12-18
          half_terms: [{from: 2026-10-26, to: 2026-10-30}]
        - {name: spring 2027, starts: 2027-01-05, ends: 2027-03-25}
        - {name: summer 2027, starts: 2027-04-12, ends: 2027-07-21}
      inset: [2027-01-05]
  default: Hill Lane Primary
"""
LONGEST_CHECK = 20.0
"""Seconds in which one small plan is surely judged, on however busy a machine."""

some = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
BY_NAME = {"PRV09"}
"""Rules whose waivers must give a name; tests/test_neighbours.py has these."""

pairs = st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(plans(kind), plans(kind)))


@pytest.fixture(scope="module")
def repository() -> Iterator[Repository]:
    """Return a repository with a calendar and the plan of another learner."""
    root = Path(tempfile.mkdtemp())
    (root / "smartdoc.yaml").write_text(SETTINGS, encoding="utf-8")
    other = root / "plans" / "c-0002"
    other.mkdir(parents=True)
    (other / "2026-10-01.pep.yaml").write_text(as_yaml(base("pep")), encoding="utf-8")
    yield open_repository(root)
    shutil.rmtree(root)


def written(repository: Repository, *given: dict[str, Any]) -> Path:
    """Write these plans of one learner, the earliest first, and return the file of the last."""
    folder = repository.root / "plans" / "c-0001"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for plan in sorted(given, key=lambda plan: plan["meeting"]["date"]):
        path = folder / f"{plan['meeting']['date']}.{plan['kind']}.yaml"
        # JSON is YAML too, and written faster.
        text = json.dumps({**plan, "ref": "c-0001"}, ensure_ascii=False, indent=0)
        path.write_text(text, encoding="utf-8")
    return path


def checked(repository: Repository, *given: dict[str, Any]) -> Checked:
    """Return the last of a learner's plans checked; its shape is right."""
    found = Checker(repository, TODAY).one(written(repository, *given))
    assert found.plan is not None, [with_words(each.message) for each in found.findings]
    return found


def said(found: Checked) -> list[tuple[object, ...]]:
    """Return all that was found but for its place."""
    return sorted(
        (each.rule, str(each.path), each.message, each.hint, each.level, each.waived)
        for each in found.findings
    )


def leads_somewhere(path: tuple[str | int, ...], value: object) -> bool:
    """Return whether a path leads to a value, or to keys that are missing from a block."""
    for key in path:
        if isinstance(value, dict) and isinstance(key, str):
            if key not in value:
                return True
            value = value[key]
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return False
    return True


@some
@given(pair=pairs)
def test_any_plan_is_judged_at_places_that_it_has(
    repository: Repository, pair: tuple[dict[str, Any], ...]
) -> None:
    began = time.monotonic()
    found = checked(repository, *pair)
    took = time.monotonic() - began
    lost = [each for each in found.findings if not leads_somewhere(each.path, found.source.data)]
    lines = [each.place.line if each.place else 0 for each in found.findings]

    assert lost == []
    assert all(1 <= line <= len(found.source.lines) for line in lines)
    assert took < LONGEST_CHECK


@some
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_without_words_nothing_of_any_plan_is_repeated(
    repository: Repository, data: st.DataObject, kind: str
) -> None:
    secret = plans(kind, secret=True)
    found = checked(repository, data.draw(secret), data.draw(secret))
    told = " ".join(without_words(f"{each.message} {each.hint}") for each in found.findings)

    assert SECRET in found.source.text or "targets" in found.source.text
    assert SECRET not in told


@some
@given(pair=pairs, seed=st.integers(0, 99))
def test_the_order_of_keys_and_of_checks_changes_nothing(
    repository: Repository, pair: tuple[dict[str, Any], ...], seed: int
) -> None:
    first = checked(repository, *pair)
    again = Checker(repository, TODAY).one(first.path)
    turned = checked(repository, *(shuffled(plan, random.Random(seed)) for plan in pair))

    assert first.findings == again.findings
    assert said(first) == said(turned)


def shuffled(value: Any, chance: random.Random, key: str = "") -> Any:
    """Return data with its keys in another order; the people's is the order of the documents."""
    if isinstance(value, list):
        return [shuffled(entry, chance) for entry in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    if key != "people":
        chance.shuffle(keys)
    return {name: shuffled(value[name], chance, name) for name in keys}


@some
@given(pair=pairs)
def test_every_form_of_report_can_tell_of_any_plan(
    repository: Repository, pair: tuple[dict[str, Any], ...]
) -> None:
    found = checked(repository, *pair)
    forms = {form: "".join(write([found], Style(), None)) for form, write in FORMATS.items()}
    tokens = MarkdownIt("commonmark").enable("table").parse(forms["markdown"])
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}

    assert len(json.loads(forms["json"])["findings"]) == len(found.findings)
    assert validation_errors(json.loads(forms["sarif"])) == []
    assert ElementTree.fromstring(forms["junit"]).tag == "testsuites"
    assert not kinds & {"html_block", "html_inline", "link_open", "image"}
    assert forms["github"].count("\n") == sum(not each.waived for each in found.findings) + 1
    assert forms["text"].endswith("\n")


@some
@given(pair=pairs)
def test_what_is_waived_is_silent_and_no_waiver_is_idle(
    repository: Repository, pair: tuple[dict[str, Any], ...]
) -> None:
    *before, plan = sorted(pair, key=lambda plan: str(plan["meeting"]["date"]))
    people = {**plan.get("people", {}), "dt": {"role": "designated teacher", "name": "R. Okafor"}}
    bare = {**plan, "people": people, "waive": []}
    found = checked(repository, *before, bare)
    waivable = {each.rule for each in found.findings if rule_named(each.rule).check} - BY_NAME
    waive = [{"rule": code, "because": "It is agreed so.", "by": "dt"} for code in sorted(waivable)]
    after = checked(repository, *before, {**bare, "waive": waive})
    left = [each for each in after.findings if not each.waived and each.rule not in BY_NAME]

    assert [_told(each) for each in left] == []
    assert len(after.findings) == len(found.findings)


def _told(finding: Finding) -> str:
    return f"{finding.rule} {with_words(finding.message)}"


@settings(some, max_examples=100)
@given(text=sentences(LONGEST), own=st.booleans())
def test_any_sentence_can_be_assessed(text: str, own: bool) -> None:
    assessment = assess(text, own=own)
    line = json.loads(as_json(assessment))

    assert list(line["letters"]) == list("SMART")
    assert set(line["letters"].values()) <= {"met", "not-met", "not-stated"}
    assert as_text(assessment).strip()


@settings(some, max_examples=50)
@given(given=st.text(max_size=LONGEST) | st.binary(max_size=200))
def test_what_is_no_sentence_is_told_so(given: str | bytes) -> None:
    refusal = ""
    try:
        text = sentence(given)
    except SmartdocError as error:
        refusal = error.hint

    assert refusal or assess(text).letters


@settings(some, max_examples=40)
@given(data=Maker("smartdoc.schema.json").root(), plan=plans("pep"))
def test_any_settings_work_or_are_refused(data: dict[str, Any], plan: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "smartdoc.yaml").write_text(
            json.dumps(data, ensure_ascii=False, indent=0), encoding="utf-8"
        )
        refusal = ""
        try:
            repository = open_repository(root)
            checker = Checker(repository, repository.config.today or TODAY)
            found = checker.one(written(repository, plan))
        except SmartdocError as error:
            refusal = error.message

    assert refusal or found.plan


@pytest.mark.parametrize("day", ["0001-01-01", "0000-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_that_no_rule_can_reckon_with_is_told_as_mistyped(day: str) -> None:
    found = judged(as_yaml({**base("pep"), "meeting": {"date": day}}), file="plan.yaml")

    assert codes(found) == ["SCH06"]
    assert with_words(found.findings[0].message).endswith(f"“{day[:4]}” is mistyped.")


def test_a_number_of_any_size_in_a_policy_is_refused(tmp_path: Path) -> None:
    override = {"numbers": {"milestone_days": 10**14}}
    (tmp_path / "smartdoc.yaml").write_text(as_yaml({"override": override}), encoding="utf-8")

    with pytest.raises(SmartdocError, match="too large"):
        open_repository(tmp_path)


def test_an_earlier_plan_that_is_a_circle_of_links_is_told_of(repository: Repository) -> None:
    now = written(repository, base("pep"))
    first, second = now.with_name("2026-01-01.pep.yaml"), now.with_name("2026-02-01.pep.yaml")
    first.symlink_to(second)
    second.symlink_to(first)
    files = Checker(repository, TODAY).all(repository.plan_files([now.parent]))

    assert [[each.rule for each in found.findings] for found in files[:2]] == [["YML16"]] * 2
    assert files[2].plan is not None


def test_a_file_name_cannot_break_the_lines_of_a_log(repository: Repository) -> None:
    path = repository.root / "plans" / "c-0001" / "x\n::error ::y.pep.yaml"

    assert repository.shown(path) == "plans/c-0001/x?::error ::y.pep.yaml"


def test_what_may_not_be_looked_into_is_an_error_with_its_name(repository: Repository) -> None:
    with pytest.raises(SmartdocError, match="cannot be read"):
        repository.plan_files([Path("a" * 300)])


def test_of_two_plans_of_one_day_the_last_by_name_is_the_last_plan(repository: Repository) -> None:
    now = written(repository, base("pep"))
    before = {**base("pep"), "ref": "c-0001", "meeting": {"date": "2026-06-30"}}
    for name in ("z", "a", "m"):
        plan = {**before, "learner": {"name": name.upper()}}
        now.with_name(f"{name}.pep.yaml").write_text(as_yaml(plan), encoding="utf-8")
    earlier = Checker(repository, TODAY).one(now).earlier

    assert [plan.learner.name for plan in earlier] == ["A", "M", "Z"]
