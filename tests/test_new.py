"""smartdoc new: a plan to fill in, and what it takes over from the plan before it."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from smartdoc.check import Checked, Checker
from smartdoc.errors import SmartdocError
from smartdoc.policy import Policy
from smartdoc.repository import open_repository
from smartdoc.source import Value, parse, read
from smartdoc.source.characters import FORBIDDEN
from smartdoc.starting import Order, Written, question, write_new_plan
from smartdoc.starting.blanks import blank_targets
from smartdoc.starting.editor import editor_schema
from smartdoc.starting.yaml_text import lines, pair, remark
from tests.examples import KINDS, PROJECT, SHIPPED, TODAY, base, keep, laid_over
from tests.in_process import smartdoc

OWN_KIND = {
    "title": "Work placement plan",
    "x-smartdoc": {"title": "Work placement plan", "target": "step"},
    "type": "object",
    "required": ["kind", "ref", "meeting", "learner", "targets"],
    "properties": {
        "kind": {"const": "placement"},
        "ref": {"$ref": "common.schema.json#/$defs/ref"},
        "status": {"$ref": "common.schema.json#/$defs/status"},
        "meeting": {"$ref": "common.schema.json#/$defs/meeting"},
        "learner": {"$ref": "common.schema.json#/$defs/learner"},
        "people": {"$ref": "common.schema.json#/$defs/people"},
        "dream_job": {"type": "string", "description": "What the learner would like to be."},
        "days": {"type": "array", "items": {"enum": ["Mon", "Tue"]}, "description": "Which days."},
        "employer": {
            "type": "object",
            "description": "Who offers the placement.",
            "properties": {"name": {"type": "string", "description": "The firm."}},
        },
        "targets": {"$ref": "common.schema.json#/$defs/targets"},
    },
    "additionalProperties": False,
}

letters = st.characters(exclude_categories=["Cs"]).filter(lambda char: not FORBIDDEN.match(char))
awkward = [*" \n:#-\"'{}[],&*!|>%@`?~=.\\\r0é🙂", ": ", " #", "\n\n", "- ", " word " * 20]
texts = st.lists(st.one_of(letters, st.sampled_from(awkward)), min_size=1, max_size=40).map("".join)
keys = texts.filter(lambda text: text != "<<")
scalars = st.one_of(texts, st.booleans(), st.integers(-(10**14), 10**14))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "smartdoc.yaml").write_text("policy: standard\n", encoding="utf-8")
    return tmp_path


def started(
    root: Path,
    kind: str,
    ref: str = "c-0001",
    on: datetime.date | None = None,
    following: datetime.date | None = None,
) -> Written:
    checker = Checker(open_repository(root), TODAY)
    return write_new_plan(checker, Order(kind, ref, on, following))


def data_of(written: Written) -> Any:
    found = read(written.path, written.path.name)
    assert found.data is not None
    return found.data


def checked(root: Path, written: Written) -> Checked:
    return Checker(open_repository(root), TODAY).one(written.path)


def last_pep(**over: Any) -> dict[str, Any]:
    merged: dict[str, Any] = laid_over({**base("pep"), "ref": "c-0001"}, over)
    return merged


# Text


@given(st.dictionaries(keys, values, min_size=1, max_size=4))
def test_whatever_a_value_holds_it_reads_back_as_the_same_value(data: dict[str, Value]) -> None:
    found = parse("\n".join([*lines(data), ""]), "plan.yaml")

    assert (found.data, found.findings) == (data, ())


@given(texts)
def test_a_remark_never_becomes_part_of_the_plan(text: str) -> None:
    found = parse("\n".join([*remark(text), "kind: pep", *remark(text, at=2)]), "plan.yaml")

    assert (found.data, found.findings) == ({"kind": "pep"}, ())


def test_texts_are_laid_out_as_staff_would_type_them() -> None:
    long = "Ash came to school on 60% of the days with a Spanish lesson this term, and wants more."
    data: dict[str, Value] = {
        "name": "Ash",
        "send": "SEN support: reading",
        "unit": "%",
        "scale": "007",
        "languages": ["English", "Polish, a little"],
        "reason": long + "\n",
        "liked": "Drawing.\n\nBeing in goal.\n",
        "year": 5,
        "on_track": False,
    }

    assert lines(data) == [
        "name: Ash",
        'send: "SEN support: reading"',
        'unit: "%"',
        'scale: "007"',
        'languages: [English, "Polish, a little"]',
        "reason: >",
        f"  {long}",
        "liked: |",
        "  Drawing.",
        "",
        "  Being in goal.",
        "year: 5",
        "on_track: false",
    ]


def test_a_tiny_number_keeps_its_digits() -> None:
    assert pair("value", 0.00001) == ["value: 0.00001"]


# A first plan


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_plan_has_no_fault_of_form(root: Path, kind: str) -> None:
    found = checked(root, started(root, kind))

    assert found.plan is not None
    assert [each.rule for each in found.findings if each.rule[:3] in ("YML", "SCH")] == []


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("pep", "PEP08 PEP07 PEP04" + " R01 S02 M01 A04 T02 PEP06" * 3),
        ("learner-engagement", "LEP05 LEP07 LEP03 S02 M01 A04 T02 LEP04"),
        ("learning-goals", "S02 M01 T02 ILG01 A04"),
        ("all-star", "S02 STAR01 M01 STAR03 T02 STAR06"),
        ("liap", "LIAP10 LIAP13 LIAP12 LIAP01 LIAP05 R01 S02 T02 M01 A04 LIAP07"),
    ],
)
def test_what_check_finds_in_a_new_plan_is_what_is_still_to_fill_in(
    root: Path, kind: str, codes: str
) -> None:
    found = checked(root, started(root, kind))

    assert [each.rule for each in found.findings] == codes.split()


@pytest.mark.parametrize("kind", KINDS)
def test_the_editor_marks_nothing_as_wrong_in_a_new_plan(root: Path, kind: str) -> None:
    schemas = {
        path.name: json.loads(editor_schema(path))
        for path in (PROJECT / "schemas").glob("*.schema.json")
    }
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    validator = Draft202012Validator(schemas[f"{kind}.schema.json"], registry=registry)

    errors = [error.json_path for error in validator.iter_errors(data_of(started(root, kind)))]

    assert errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_stands_in_its_new_plan_in_the_order_of_its_form(
    root: Path, kind: str
) -> None:
    schema = json.loads((PROJECT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))

    assert list(data_of(started(root, kind))) == list(schema["properties"])


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_a_new_plan_is_too_wide_to_read(root: Path, kind: str) -> None:
    text = started(root, kind).path.read_text(encoding="utf-8")

    assert [line for line in text.split("\n") if len(line) > 104] == []


def test_allowed_values_stand_behind_their_key(root: Path) -> None:
    text = started(root, "pep").path.read_text(encoding="utf-8")

    assert re.search(r"^edition: +# early-years \| school-age \| post-16 \| initial$", text, re.M)
    assert re.search(r"^      indicator: +# observation \| quantitative \| qualitative", text, re.M)


def test_a_pep_has_its_three_targets_laid_out(root: Path) -> None:
    targets = data_of(started(root, "pep"))["targets"]

    assert [(each["id"], each["areas"]) for each in targets] == [
        ("english", ["english"]),
        ("maths", ["maths"]),
        ("other", []),
    ]


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        ("pep", ["child", "dt", "carer", "sw"] * 3),
        ("all-star", ["pupil", "pupil", "pupil", "teacher", "parent"]),
        ("liap", ["child", "parent", "teacher"]),
    ],
)
def test_an_action_is_laid_out_for_everybody_who_must_have_one(
    root: Path, kind: str, who: list[str]
) -> None:
    text = started(root, kind).path.read_text(encoding="utf-8")

    assert re.findall(r"^      # - who: (\S+)$", text, re.M) == who


def test_an_all_star_goal_has_room_for_two_reasons(root: Path) -> None:
    text = started(root, "all-star").path.read_text(encoding="utf-8")

    assert re.search(r"^      reasons: .*\n        # -\n        # -\n      skills:", text, re.M)


@pytest.mark.parametrize("kind", KINDS)
def test_lines_behind_a_sign_become_part_of_the_plan_when_it_is_taken_away(
    root: Path, kind: str
) -> None:
    text = started(root, kind).path.read_text(encoding="utf-8")
    head, _, body = text.partition("\nkind:")
    opened = re.sub(r"^( *)# (?=- \w|  \S|-?$)", r"\1", body, flags=re.M)

    found = parse(f"{head}\nkind:{opened}", "plan.yaml")

    assert found.findings == ()
    assert found.data is not None
    assert found.data["actions"] == [
        {"who": None, "what": None, "due": None, "how_often": None},
    ]


def test_the_days_that_are_given_stand_in_the_plan(root: Path) -> None:
    on, following = datetime.date(2026, 11, 30), datetime.date(2027, 3, 8)

    written = started(root, "pep", on=on, following=following)

    assert written.path == root / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    assert data_of(written)["meeting"]["date"] == "2026-11-30"
    assert data_of(written)["meeting"]["next"] == "2027-03-08"


def test_a_first_plan_is_for_today_unless_a_day_is_given(root: Path) -> None:
    assert started(root, "pep").path.name == "2026-11-22.pep.yaml"


def test_a_ref_that_looks_like_a_number_stays_text(root: Path) -> None:
    written = started(root, "pep", ref="007")

    assert (data_of(written)["ref"], data_of(written)["learner"]["name"]) == ("007", "007")


# The schema that the editor uses


def test_the_modeline_leads_to_the_editors_copy(root: Path) -> None:
    first = started(root, "pep").path.read_text(encoding="utf-8").split("\n")[0]

    assert first == "# yaml-language-server: $schema=../../.vscode/schemas/pep.schema.json"


def test_the_modeline_leads_to_a_schema_of_the_teams_own(root: Path) -> None:
    (root / "schemas").mkdir()
    shutil.copy(PROJECT / "schemas" / "pep.schema.json", root / "schemas")

    first = started(root, "pep").path.read_text(encoding="utf-8").split("\n")[0]

    assert first == "# yaml-language-server: $schema=../../schemas/pep.schema.json"


# What a new plan takes over


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
def test_a_plan_that_follows_an_example_has_no_fault_of_form(root: Path, file: Path) -> None:
    copy = root / "plans" / file.parent.name / file.name
    copy.parent.mkdir(parents=True)
    shutil.copy(file, copy)
    kind = file.stem.partition(".")[2]
    repository = open_repository(root)
    before = Checker(repository, TODAY).one(copy).plan

    written = write_new_plan(Checker(repository, TODAY), Order(kind, file.parent.name))
    after = checked(root, written)

    assert before is not None
    assert after.plan is not None
    assert (after.plan.people, after.plan.learner) == (before.people, before.learner)
    assert [each.target for each in after.plan.review] == [each.id for each in before.targets]


def test_a_new_plan_follows_the_last_one_on_the_day_that_it_names(root: Path) -> None:
    keep(root, last_pep(meeting={"date": "2026-03-16", "next": "2026-07-06"}))
    keep(root, last_pep(meeting={"date": "2026-07-06", "next": "2026-11-30"}))

    written = started(root, "pep")

    assert written.path.name == "2026-11-30.pep.yaml"
    assert written.last is not None
    assert written.last.file == "plans/c-0001/2026-07-06.pep.yaml"


def test_the_last_plan_is_the_one_before_the_day_that_is_given(root: Path) -> None:
    keep(root, last_pep(meeting={"date": "2026-03-16", "next": "2026-07-06"}))
    keep(root, last_pep(meeting={"date": "2026-11-16", "next": "2027-03-01"}))

    written = started(root, "pep", on=datetime.date(2026, 7, 6))

    assert written.last is not None
    assert written.last.file == "plans/c-0001/2026-03-16.pep.yaml"


def test_a_plan_of_another_kind_is_not_taken_over(root: Path) -> None:
    keep(root, {**base("liap"), "ref": "c-0001"})

    assert started(root, "pep").last is None


def test_a_new_plan_begins_with_the_review_of_every_target(root: Path) -> None:
    keep(root, last_pep())

    written = started(root, "pep")

    blank = {"outcome": None, "evidence": None, "because": None, "decision": None, "praise": None}
    assert data_of(written)["review"] == [
        {"target": name, **blank} for name in ("paragraphs", "subtraction", "attendance")
    ]
    assert (
        "  # Ash will work out 8 of 10 subtractions with exchange by 29 January 2027. "
        "Due: 2027-01-29.\n  - target: subtraction\n"
        "    outcome:          # achieved | partly-achieved"
    ) in written.path.read_text(encoding="utf-8")


def test_an_open_target_goes_on_from_its_last_reading(root: Path) -> None:
    readings = [{"on": "2027-02-05", "value": 5}, {"on": "2026-12-18", "value": 4}]
    keep(root, last_pep(targets=[{}, {"measure": {"readings": readings}}]))

    written = started(root, "pep")
    target = data_of(written)["targets"][1]

    assert target == {
        "id": "subtraction",
        "title": None,
        "areas": ["maths"],
        "reason": "Ash got 3 of 10 subtractions right on 13 November.",
        "statement": "Ash will work out 8 of 10 subtractions with exchange by 29 January 2027.",
        "my_words": None,
        "measure": {
            "indicator": None,
            "what": "right answers on a sheet of ten",
            "method": "a new sheet every three weeks, marked by R. Okafor",
            "unit": "subtractions",
            "baseline": 5,
            "target": 8,
            "readings": None,
        },
        "achievable": {
            "support": ["place value blocks"],
            "reasons": ["One step is missing."],
            "skills": None,
            "confidence": None,
        },
        "due": None,
        "milestones": None,
        "actions": None,
        "monitoring": None,
        "evidence": None,
        "pupil_premium": None,
    }
    assert "      baseline: 5     # the last reading, on 2027-02-05; it was 3\n" in (
        written.path.read_text(encoding="utf-8")
    )


def test_actions_of_an_open_target_are_there_to_be_taken_over(root: Path) -> None:
    keep(root, last_pep())

    text = started(root, "pep").path.read_text(encoding="utf-8")

    assert (
        "    actions:\n"
        "      # - who: ash\n"
        "      #   what: explains one sum to a friend\n"
        "      #   due:\n"
        "      #   how_often:\n"
        "      # - who: dt\n"
        "      #   what: leads eight group sessions\n"
    ) in text


@pytest.mark.parametrize(
    ("baseline", "goal", "reached", "is_open"),
    [(3, 8, 8, False), (3, 8, 7, True), (5, 1, 1, False), (5, 1, 2, True), (3, 8, "8", True)],
)
def test_a_target_that_is_reached_is_reviewed_but_not_laid_out_again(
    root: Path, baseline: int, goal: int, reached: object, *, is_open: bool
) -> None:
    measure = {"baseline": baseline, "target": goal, "readings": [{"value": reached}]}
    plan = last_pep(targets=[{}, {"measure": measure}])
    if isinstance(reached, str):
        plan["targets"][1]["measure"]["readings"] = [{"value": "eight, with help"}]
    keep(root, plan)

    ids = [target["id"] for target in data_of(started(root, "pep"))["targets"]]

    assert ids == ["paragraphs", "attendance"][:1] + (
        ["subtraction", "attendance"] if is_open else ["attendance", "maths"]
    )


def test_a_new_target_gets_an_id_that_no_old_one_had(root: Path) -> None:
    plan = last_pep(targets=[{}, {"measure": {"readings": [{"value": 8}]}}])
    plan["targets"][1]["id"] = "maths"
    keep(root, plan)

    ids = [target["id"] for target in data_of(started(root, "pep"))["targets"]]

    assert ids == ["paragraphs", "attendance", "maths-2"]


def test_a_child_in_key_stage_2_gets_a_writing_target(root: Path) -> None:
    plan = last_pep(learner={"year": 4})
    plan["targets"] = plan["targets"][1:2]
    keep(root, plan)

    targets = data_of(started(root, "pep"))["targets"]

    assert [(each["id"], each["areas"]) for each in targets] == [
        ("subtraction", ["maths"]),
        ("writing", ["english", "writing"]),
        ("other", []),
    ]


def test_the_concerns_of_a_liap_and_what_leads_to_them_are_taken_over(root: Path) -> None:
    keep(root, {**base("liap"), "ref": "c-0001"})

    data = data_of(started(root, "liap"))

    assert [concern["id"] for concern in data["concerns"]] == ["mornings"]
    assert [target["concern"] for target in data["targets"]] == [["mornings"]]


def test_restricted_facts_are_not_lost_from_plan_to_plan(root: Path) -> None:
    keep(root, last_pep(restricted={"no_contact": "An adult cousin must not collect Ash."}))

    assert data_of(started(root, "pep"))["restricted"] == {
        "no_contact": "An adult cousin must not collect Ash."
    }


def test_signatures_and_waivers_are_not_taken_over(root: Path) -> None:
    waiver = {"rule": "T03", "because": "The exam date is fixed.", "by": "dt"}
    keep(root, last_pep(waive=[waiver], sign_off=[{"who": "dt", "on": "2026-11-30"}]))

    data = data_of(started(root, "pep"))

    assert (data["waive"], data["sign_off"]) == (None, None)


@settings(max_examples=25, deadline=None)
@given(words=st.lists(texts.filter(str.strip), min_size=8, max_size=8))
def test_what_is_taken_over_is_the_same_text_whatever_it_holds(words: list[str]) -> None:
    statement, reason, title, method, support, what, name, health = words
    plan = last_pep(restricted={"health": health}, people={"dt": {"name": name}})
    plan["targets"] = [
        {
            "id": "first",
            "title": title,
            "statement": statement,
            "reason": reason,
            "measure": {"method": method, "unit": title},
            "achievable": {"support": [support, what]},
            "due": statement[:3],
            "actions": [{"who": what, "what": reason}],
            "milestones": [{"what": title}],
        }
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if Checker(open_repository(root), TODAY).one(keep(root, plan)).plan is None:
            return  # a deadline such as 1/2 is refused before
        written = started(root, "pep")
        found = checked(root, written)

    assert found.plan is not None
    target = found.plan.targets[0]
    assert target.measure is not None
    assert target.achievable is not None
    assert found.plan.restricted is not None
    assert (
        *(target.statement, target.reason, target.title, target.measure.method),
        *(*target.achievable.support, found.plan.people[1].name, found.plan.restricted.health),
    ) == (statement, reason, title, method, support, what, name, health)


# What is refused


def test_a_plan_that_is_there_is_never_overwritten(root: Path) -> None:
    written = started(root, "pep")
    before = written.path.read_bytes()

    with pytest.raises(SmartdocError, match="already exists") as error:
        started(root, "pep")

    assert "--date" in error.value.hint
    assert written.path.read_bytes() == before


@pytest.mark.parametrize("name", ["2026-11-22.pep.yml", "2026-11-22.pep.YAML", "spring.yaml"])
def test_a_plan_for_the_same_day_under_another_name_counts_as_there(root: Path, name: str) -> None:
    keep(root, last_pep(meeting={"date": "2026-11-22"}), name=name)

    with pytest.raises(SmartdocError, match=re.escape(name)):
        started(root, "pep", on=TODAY)


def test_an_unknown_kind_is_refused_with_the_one_that_was_meant(root: Path) -> None:
    with pytest.raises(SmartdocError, match="“PPE” is not a kind of plan") as error:
        started(root, "PPE")

    assert error.value.hint.startswith("Did you mean “pep”?")


@pytest.mark.parametrize(
    "ref", ["C-0001", "../c-0001", "", "con", "nul", "a b", "c-0001\n", "-a", "a" * 65, "ä"]
)
def test_a_ref_that_cannot_be_a_folder_everywhere_is_refused(root: Path, ref: str) -> None:
    with pytest.raises(SmartdocError):
        started(root, "pep", ref=ref)

    assert not (root / "plans").exists()


@pytest.mark.parametrize(
    "text", ["kind: pep\nref: [", "kind: pep\nref: c-0001\n", "kind: pip\n", "\tkind: pep"]
)
def test_an_earlier_plan_that_cannot_be_read_is_named(root: Path, text: str) -> None:
    path = root / "plans" / "c-0001" / "2026-03-16.pep.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SmartdocError, match=r"plans/c-0001/2026-03-16\.pep\.yaml"):
        started(root, "pep")

    assert os.listdir(path.parent) == [path.name]


def test_what_is_said_of_an_earlier_plan_repeats_none_of_its_words(root: Path) -> None:
    keep(root, last_pep(status="kept from Samira"))

    with pytest.raises(SmartdocError) as caught:
        started(root, "pep")

    assert "cannot be read: " in caught.value.message
    assert "Samira" not in caught.value.message


def test_a_next_meeting_before_the_meeting_is_refused(root: Path) -> None:
    with pytest.raises(SmartdocError, match="not after this one"):
        started(root, "pep", following=TODAY)


def test_a_last_meeting_still_to_come_asks_for_a_day(root: Path) -> None:
    plan = last_pep(meeting={"date": "2026-12-18"})
    del plan["meeting"]["next"]
    keep(root, plan)

    with pytest.raises(SmartdocError, match="still to come") as error:
        started(root, "pep")

    assert "--date" in error.value.hint


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_folder_that_leads_elsewhere_is_refused(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "plans").mkdir()
    (root / "plans" / "c-0001").symlink_to(elsewhere)

    with pytest.raises(SmartdocError, match="leads out of the folder"):
        started(root, "pep")

    assert list(elsewhere.iterdir()) == []


# A team's own kinds and starters


def test_a_kind_of_the_teams_own_gets_a_starter_made_from_its_schema(root: Path) -> None:
    (root / "schemas").mkdir()
    schema = root / "schemas" / "placement.schema.json"
    schema.write_text(json.dumps(OWN_KIND), encoding="utf-8")

    written = started(root, "placement")
    text = written.path.read_text(encoding="utf-8")

    assert checked(root, written).plan is not None
    assert data_of(written)["targets"][0]["id"] == "step"
    assert (
        "dream_job:            # What the learner would like to be.\n"
        "\n"
        "days: []              # Mon | Tue\n"
        "\n"
        "# Who offers the placement.\n"
        "employer:\n"
        "  name:               # The firm.\n"
    ) in text


def own_kind(root: Path, own: dict[str, Any], **parts: Any) -> None:
    """Write the schema of a kind of the team's own with these keys more."""
    (root / "schemas").mkdir()
    kind = {**OWN_KIND, "properties": {**OWN_KIND["properties"], **own}, **parts}  # type: ignore[dict-item]
    (root / "schemas/placement.schema.json").write_text(json.dumps(kind), encoding="utf-8")


def test_what_only_a_part_of_a_teams_schema_names_is_asked_for_too(root: Path) -> None:
    back = {"properties": {"back": {"type": "string", "description": "The day of return."}}}
    trip = {"allOf": [{"$ref": "#/$defs/bus"}, back]}
    bus = {"type": "object", "properties": {"seats": {"type": "integer"}}}
    own_kind(root, {"trip": trip}, **{"$defs": {"bus": bus}})

    text = started(root, "placement").path.read_text(encoding="utf-8")

    assert "trip:\n  seats:\n  back:               # The day of return.\n" in text


def test_the_keys_of_a_teams_own_kind_are_in_quotes_where_yaml_needs_them(root: Path) -> None:
    text = {"type": "string"}
    keys = ["a: b", "#c", "true", "007", '"d"', "- e", "{{ f }}", "größe", "two words"]
    block = {"type": "object", "properties": dict.fromkeys(keys, text)}
    own = {**dict.fromkeys(keys, text), "*block": block, "&list": {"type": "array", "items": block}}
    own_kind(root, own)

    data = data_of(started(root, "placement"))

    assert [key for key in own if key not in data] == []
    assert list(data["*block"]) == keys


def test_keys_named_like_methods_are_laid_out_and_choices_as_they_are_written(root: Path) -> None:
    own_kind(
        root, {"items": {"type": "array"}, "keys": {"enum": ["red", True, None, 3]}, "get": {}}
    )

    text = started(root, "placement").path.read_text(encoding="utf-8")

    assert "\nitems:\n" in text
    assert "keys:                 # red | true | 3\n" in text
    assert "\nget:\n" in text
    assert '# - "on":' not in text


def test_many_keys_are_each_looked_at_a_few_times(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_kind(root, {f"key{number}": {"type": "string"} for number in range(300)})
    look = mock.Mock(wraps=question.question)
    monkeypatch.setattr(question, "question", look)

    started(root, "placement")

    assert 300 < look.call_count < 1500


def test_blocks_that_hold_many_of_their_own_kind_come_to_an_end(root: Path) -> None:
    block = {"type": "object", "properties": {f"p{n}": {"$ref": "#/$defs/block"} for n in range(9)}}
    own_kind(root, {"family": {"$ref": "#/$defs/block"}}, **{"$defs": {"block": block}})

    assert len(started(root, "placement").path.read_text("utf-8").splitlines()) < 3000


@pytest.mark.parametrize("name", ["con", "aux", "com1"])
def test_a_kind_has_no_name_that_windows_keeps_for_itself(root: Path, name: str) -> None:
    (root / "schemas").mkdir()
    (root / f"schemas/{name}.schema.json").write_text(json.dumps(OWN_KIND), encoding="utf-8")

    with pytest.raises(SmartdocError, match=f"“{name}” is not a kind of plan"):
        started(root, name)


def own_starter(root: Path, text: str) -> Path:
    path = root / "templates" / "new" / "pep.yaml.jinja"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_starter_of_the_teams_own_counts_and_may_build_on_ours(root: Path) -> None:
    own_starter(
        root,
        '{% extends "builtin/pep.yaml.jinja" %}\n'
        "{% block advice %}\n# Ask R. Okafor if you are stuck.\n{% endblock %}\n",
    )

    text = started(root, "pep").path.read_text(encoding="utf-8")

    assert "# Ask R. Okafor if you are stuck.\n" in text
    assert "What stands behind a #" not in text
    assert "  - id: maths\n" in text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("kind: pep\n{% if %}\n", "Template templates/new/pep.yaml.jinja, line 2: "),
        ("kind: pep\n\nref: {{ reff }}\n", "line 3: nothing is called “reff”."),
        ("ref: {{ ref.__class__.__mro__ }}\n", "line 1: this is not allowed in a template: "),
        ("ref: {{ 1/0 }}\n", "line 1: division by zero."),
        ("{% extends 'pep.yaml.jinja' %}\n", "it calls itself without end."),
        ("kind: [\n", "cannot be read"),
    ],
)
def test_a_fault_in_a_teams_starter_is_told_and_nothing_is_written(
    root: Path, text: str, fault: str
) -> None:
    own_starter(root, text)

    with pytest.raises(SmartdocError, match=re.escape(fault)):
        started(root, "pep")

    assert not (root / "plans").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_starter_that_leads_out_of_its_folder_is_refused(root: Path) -> None:
    (root / "private.txt").write_text("Ash", encoding="utf-8")
    own_starter(root, "{% include 'more' %}").with_name("more").symlink_to(root / "private.txt")

    with pytest.raises(SmartdocError, match=r"^Template templates/new/more leads out of "):
        started(root, "pep")

    assert not (root / "plans").exists()


def test_a_policy_with_other_areas_lays_out_its_own_targets(root: Path) -> None:
    (root / "smartdoc.yaml").write_text(
        "override:\n"
        "  areas: {digital skills: [computing]}\n"
        "  pep: {required_areas: [digital skills, maths], least: 4, most: 4}\n",
        encoding="utf-8",
    )
    policy: Policy = open_repository(root).policy

    blanks = blank_targets("pep", "target", policy, None, [], ["other"])

    assert [blank.id for blank in blanks] == ["digital-skills", "maths", "other-2", "other-3"]


# The command


def test_the_command_says_what_it_wrote_and_the_next_two_steps(root: Path) -> None:
    keep(root, last_pep())

    done = smartdoc("new", "pep", "c-0001", cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Written: plans/c-0001/2027-03-08.pep.yaml\n"
        "Taken over from plans/c-0001/2026-11-30.pep.yaml: the people, 3 targets to review, 3 of "
        "them still open.\n"
        "\n"
        "Next:\n"
        "  1. Open it in your editor and fill it in.\n"
        "  2. smartdoc check plans/c-0001/2027-03-08.pep.yaml\n"
        "     What it finds is the list of what is still to fill in.\n"
    )


def test_the_command_works_from_a_folder_further_down(root: Path) -> None:
    below = root / "plans" / "c-0001"
    below.mkdir(parents=True)

    done = smartdoc("new", "pep", "c-0001", "--date", "2026-11-30", cwd=below)

    assert done.returncode == 0
    assert "  2. smartdoc check 2026-11-30.pep.yaml\n" in done.stdout
    assert (below / "2026-11-30.pep.yaml").is_file()


@pytest.mark.parametrize(
    "arguments",
    [("pip", "c-0001"), ("pep", "C1"), ("pep", "c-1", "--date", "30.11.2026"), ("pep",)],
)
def test_wrong_use_leaves_with_2_and_no_traceback(root: Path, arguments: tuple[str, ...]) -> None:
    done = smartdoc("new", *arguments, cwd=root)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
