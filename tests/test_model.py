"""Validated data becomes a plan: typed, unchangeable, and each part knows its place."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

from smartdoc.dates import day
from smartdoc.errors import SmartdocError
from smartdoc.model import (
    NOTHING,
    Action,
    Details,
    Learner,
    Measure,
    Meeting,
    Person,
    Plan,
    Reading,
    Restricted,
    Review,
    School,
    Target,
    plan_from,
)

SCHEMAS = Path(__file__).parent.parent / "schemas"
ATTENDANCE: dict[str, Any] = {
    "id": "attendance",
    "areas": ["attendance"],
    "statement": "Ash will attend 90% of the Spanish days.",
    "measure": {
        "indicator": "quantitative",
        "baseline": 60,
        "target": 90.5,
        "readings": [{"on": "2026-12-04", "value": "most"}],
    },
    "due": "2027-01-29",
    "actions": [
        {"who": "ash", "what": "marks each Spanish day", "due": "each week"},
        {"who": "dt", "what": "meets Ash", "due": "2026-12-07", "done_on": "2026-12-05"},
    ],
}
DATA: dict[str, Any] = {
    "kind": "pep",
    "ref": "c-0142",
    "meeting": {"date": "2026-11-30", "present": ["ash", "dt"]},
    "learner": {"name": "Ash", "year": 5},
    "people": {
        "ash": {"role": "learner", "name": "Ash"},
        "dt": {"role": "designated teacher", "copy": "school"},
    },
    "review": [{"target": "spelling", "outcome": "achieved"}],
    "targets": [ATTENDANCE],
}
NOV_30 = datetime.date(2026, 11, 30)

# A team's own kind: `report` is a word here, and `dreams`, `pet` and a target's `colour` are new.
OWN_SCHEMA: dict[str, Any] = {
    "properties": {
        "kind": {},
        "targets": {"type": "array", "items": {"$ref": "#/$defs/target"}},
        "report": {"type": "string"},
        "dreams": {"type": "array", "items": {"$ref": "#/$defs/dream"}},
        "pet": {"$ref": "own.schema.json#/$defs/pet"},
        "shoes": {"type": "string"},
    },
    "$defs": {
        "target": {"properties": {"id": {}, "colour": {"type": "string"}}},
        "dream": {
            "properties": {"job": {}, "from": {"type": "string", "format": "date"}, "place": {}}
        },
    },
}
OTHERS: dict[str, Any] = {
    "own.schema.json": {"$defs": {"pet": {"properties": {"name": {}, "age": {}}}}}
}


def plan(**changes: object) -> Plan:
    return plan_from({**DATA, **changes})


def test_a_plan_holds_what_its_file_says() -> None:
    assert plan() == Plan(
        kind="pep",
        ref="c-0142",
        status="draft",
        meeting=Meeting(date=NOV_30, present=("ash", "dt")),
        learner=Learner(name="Ash", year=5),
        people=(
            Person(id="ash", role="learner", name="Ash"),
            Person(id="dt", role="designated teacher", copy="school"),
        ),
        review=(Review(target="spelling", outcome="achieved"),),
        targets=(
            Target(
                id="attendance",
                areas=("attendance",),
                statement="Ash will attend 90% of the Spanish days.",
                measure=Measure(
                    indicator="quantitative",
                    baseline=60,
                    target=90.5,
                    readings=(Reading(on=datetime.date(2026, 12, 4), value="most"),),
                ),
                due="2027-01-29",
                actions=(
                    Action(who="ash", what="marks each Spanish day", due="each week"),
                    Action(
                        who="dt",
                        what="meets Ash",
                        due="2026-12-07",
                        done_on=datetime.date(2026, 12, 5),
                    ),
                ),
            ),
        ),
    )


def test_every_part_knows_its_place_in_the_file() -> None:
    target = plan().targets[0]

    assert target.at("due") == ("targets", 0, "due")
    assert target.actions[1].at() == ("targets", 0, "actions", 1)
    assert target.measure is not None
    assert target.measure.readings[0].at("value") == (
        *("targets", 0, "measure", "readings", 0),
        "value",
    )
    assert plan().people[1].at("role") == ("people", "dt", "role")
    assert plan().meeting.at("next") == ("meeting", "next")
    assert plan().at("targets") == ("targets",)


def test_two_parts_are_equal_when_they_say_the_same_wherever_they_stand() -> None:
    assert Action(what="meets Ash", path=("actions", 0)) == Action(what="meets Ash")


def test_a_plan_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        plan().status = "agreed"  # type: ignore[misc]


def test_a_plan_can_be_hashed_copied_and_sent_to_another_process() -> None:
    first = plan_from({**DATA, "dreams": [{"job": "vet"}]}, OWN_SCHEMA)

    assert hash(first) == hash(copy.deepcopy(first))
    assert pickle.loads(pickle.dumps(first)) == first


def test_people_and_targets_are_found_by_their_ids() -> None:
    found = plan()

    assert found.person("dt") == found.people[1]
    assert found.person("sw") is None
    assert found.person(None) is None
    assert found.target("attendance") == found.targets[0]
    assert found.target("maths") is None


@pytest.mark.parametrize(
    ("year", "stage"),
    [
        (None, None),
        (0, "EYFS"),
        (1, "KS1"),
        (2, "KS1"),
        (3, "KS2"),
        (6, "KS2"),
        (7, "KS3"),
        (9, "KS3"),
        (10, "KS4"),
        (11, "KS4"),
        (12, "post-16"),
        (14, "post-16"),
    ],
)
def test_the_key_stage_follows_from_the_year(year: int | None, stage: str | None) -> None:
    learner = {"name": "Ash"} if year is None else {"name": "Ash", "year": year}

    assert plan(learner=learner).key_stage == stage


def test_the_stem_is_the_name_of_the_plan_file() -> None:
    assert plan().stem == "2026-11-30.pep"


@pytest.mark.parametrize(
    ("due", "due_on"),
    [
        ("2027-01-29", datetime.date(2027, 1, 29)),
        ("ongoing", None),
        ("2026-02-31", None),
        ("20270129", None),
        ("2027-W04-5", None),
        ("29/01/2027", None),
        ("２０２７-01-29", None),
        ("", None),
    ],
)
def test_a_deadline_is_a_day_only_where_it_is_written_as_one(
    due: str, due_on: datetime.date | None
) -> None:
    target = plan(targets=[{"id": "a", "due": due}]).targets[0]

    assert (target.due, target.due_on) == (due, due_on)
    assert day(due) == due_on


def test_a_target_without_a_deadline_has_none() -> None:
    assert Target(id="a").due_on is None


def test_what_a_plan_leaves_out_is_none_or_empty() -> None:
    bare = plan_from({key: DATA[key] for key in ("kind", "ref", "meeting", "learner")})

    assert (bare.voice, bare.restricted, bare.people, bare.targets) == (None, None, (), ())
    assert bare.extra is NOTHING


def test_a_restricted_block_is_for_the_social_worker_and_the_virtual_school() -> None:
    block = plan(restricted={"placement": "with a foster family"}).restricted

    assert block == Restricted(
        audiences=("social-worker", "virtual-school"), placement="with a foster family"
    )


def test_a_restricted_block_may_name_other_readers() -> None:
    block = plan(restricted={"audiences": ["carer"]}).restricted

    assert block == Restricted(audiences=("carer",))


def test_an_earlier_school_has_from_and_to() -> None:
    schools = [{"setting": "Marsh End", "from": "2021-09-06", "to": "2025-07-18"}]
    education = plan(education={"history": schools}).education

    assert education is not None
    assert education.history == (
        School(
            setting="Marsh End",
            from_=datetime.date(2021, 9, 6),
            to=datetime.date(2025, 7, 18),
        ),
    )


def test_a_built_in_kind_adds_nothing_of_its_own() -> None:
    schema = json.loads((SCHEMAS / "pep.schema.json").read_text(encoding="utf-8"))
    common = json.loads((SCHEMAS / "common.schema.json").read_text(encoding="utf-8"))
    found = plan_from(DATA, schema, {"common.schema.json": common})

    assert found.extra is NOTHING
    assert found.targets[0].extra is NOTHING


# A team's own kind


def own(**given: object) -> Plan:
    return plan_from({**DATA, "kind": "own", **given}, OWN_SCHEMA, OTHERS)


def test_what_a_teams_own_kind_adds_is_read_by_name() -> None:
    found = own(dreams=[{"job": "vet", "from": "2030-09-01"}], pet={"name": "Rex"})

    assert found.extra.dreams == (Details((("job", "vet"), ("from", datetime.date(2030, 9, 1)))),)
    assert found.extra["pet"] == Details((("name", "Rex"),))
    assert list(found.extra) == ["dreams", "pet"]


def test_a_key_that_the_schema_declares_and_the_plan_leaves_out_is_none() -> None:
    found = own(dreams=[{"job": "vet"}], pet={"name": "Rex"})

    assert found.extra.shoes is None
    assert found.extra.pet.age is None  # type: ignore[attr-defined]
    assert found.extra.dreams[0].place is None  # type: ignore[index]
    assert found.targets[0].extra.colour is None


def test_a_slip_of_the_pen_in_a_template_is_loud() -> None:
    extra = own(pet={"name": "Rex"}).extra

    with pytest.raises(AttributeError, match="pett"):
        _ = extra.pett
    with pytest.raises(AttributeError):
        _ = extra.meeting
    with pytest.raises(KeyError):
        _ = extra["pett"]


A_DAY = {"type": "string", "format": "date"}
WITH_DAY = {"type": "object", "properties": {"on": A_DAY}}


@pytest.mark.parametrize(
    ("said_by_schema", "given"),
    [
        ({"patternProperties": {"^o": A_DAY}}, {"on": "2027-01-03"}),
        ({"anyOf": [A_DAY, {"type": "number"}]}, "2027-01-03"),
        ({"oneOf": [WITH_DAY, {"type": "string"}]}, {"on": "2027-01-03"}),
        ({"allOf": [{"$ref": "#/$defs/trip"}, {"type": "object"}]}, {"on": "2027-01-03"}),
        ({"$ref": "#/$defs/empty", **WITH_DAY}, {"on": "2027-01-03"}),
        ({"if": {}, "then": WITH_DAY}, {"on": "2027-01-03"}),
        ({"if": {}, "else": WITH_DAY}, {"on": "2027-01-03"}),
        ({"prefixItems": [A_DAY], "items": {}}, ["2027-01-03"]),
    ],
)
def test_a_day_is_one_wherever_the_schema_of_a_team_says_so(
    said_by_schema: dict[str, Any], given: object
) -> None:
    schema = {"properties": {"trip": said_by_schema}, "$defs": {"trip": WITH_DAY, "empty": {}}}
    said = plan_from({**DATA, "kind": "own", "trip": given}, schema).extra.trip

    assert "datetime.date(2027, 1, 3)" in repr(said)


def test_words_in_the_place_of_a_day_stay_as_they_are() -> None:
    schema = {"properties": {"trip": {"anyOf": [A_DAY, {"type": "string"}]}}}

    assert plan_from({**DATA, "kind": "own", "trip": "in June"}, schema).extra.trip == "in June"


def test_a_key_that_only_a_part_of_the_schema_declares_is_none_where_it_is_left_out() -> None:
    schema = {"allOf": [{"properties": {"shoes": {"type": "string"}}}]}

    assert plan_from({**DATA, "kind": "own"}, schema).extra.shoes is None


def test_without_a_schema_only_what_is_given_can_be_read() -> None:
    extra = plan(pet={"name": "Rex"}).extra

    assert extra.pet == Details((("name", "Rex"),))
    with pytest.raises(AttributeError):
        _ = extra.shoes


def test_a_target_of_a_teams_own_kind_has_its_own_keys_too() -> None:
    target = own(targets=[{**ATTENDANCE, "colour": "green"}]).targets[0]

    assert target.extra == Details((("colour", "green"),))
    assert target.due == "2027-01-29"


@pytest.mark.parametrize(
    "report",
    ["in June", {"term": "autumn"}, {"on": "soon"}, {"comment": ["good"]}],
)
def test_a_name_that_a_team_uses_otherwise_is_its_own(report: object) -> None:
    found = own(report=report)

    assert found.report is None
    assert "report" in found.extra


def test_keys_named_like_methods_of_a_mapping_can_be_read() -> None:
    extra = plan(items=["a"], keys="b", values={"get": "c"}).extra

    assert (extra.items, extra.keys) == (("a",), "b")
    assert extra.values.get == "c"  # type: ignore[attr-defined]


def test_details_are_empty_known_by_length_and_shown_by_name() -> None:
    extra = plan(pet={"name": "Rex"}).extra

    assert (len(extra), bool(NOTHING), "pet" in extra) == (1, False, True)
    assert repr(extra) == "Details(pet=Details(name='Rex'))"


def test_a_kind_that_bends_what_every_plan_needs_is_a_fault_of_the_set_up() -> None:
    with pytest.raises(SmartdocError, match="own") as caught:
        own(meeting="on Monday")

    assert "common.schema.json" in caught.value.hint


def test_a_broken_reference_in_a_schema_declares_nothing() -> None:
    schema = {"properties": {"pet": {"$ref": "missing.schema.json#/$defs/pet"}}}
    extra = plan_from({**DATA, "pet": {"name": "Rex"}}, schema).extra

    assert extra.pet == Details((("name", "Rex"),))


@pytest.mark.parametrize(
    "reference",
    ["#day", "#/$defs/a%20day", "#/$defs/in~1out/anyOf/0"],
    ids=["an anchor", "a key with a blank", "a key with a slash, and an entry of a list"],
)
def test_a_part_of_a_schema_is_found_however_a_reference_names_it(reference: str) -> None:
    a_day = {"type": "string", "format": "date"}
    parts = {"a day": {"$anchor": "day", **a_day}, "in/out": {"anyOf": [a_day]}}
    schema = {"properties": {"moved": {"$ref": reference}}, "$defs": parts}

    assert plan_from({**DATA, "moved": "2027-02-03"}, schema).extra.moved == datetime.date(
        2027, 2, 3
    )
