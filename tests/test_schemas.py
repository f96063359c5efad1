"""The schemas by themselves, and beside the model that reads what they let through."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from smartdoc.model import Person, Plan, Record, Target
from tests.examples import KINDS

SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parent.parent / "schemas").glob("*.schema.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
MINIMAL = {
    "ref": "c-0142",
    "meeting": {"date": "2026-11-30"},
    "learner": {"name": "Ash"},
    "targets": [],
}
COMMON_BLOCKS: dict[str, Any] = {
    "status": "agreed",
    "people": {"ash": {"role": "learner"}, "dt": {"role": "designated teacher", "copy": "school"}},
    "voice": {"liked": "I like drawing.", "recorded_by": "dt"},
    "views": {"carer": "A calm term."},
    "celebrations": ["Ash read to the whole class."],
    "review": [{"target": "spelling", "outcome": "achieved", "decision": "close"}],
    "targets": [
        {
            "id": "attendance",
            "revises": "mornings",
            "title": "Coming in",
            "areas": ["attendance"],
            "reason": "60% of days.",
            "statement": "Ash will attend 90% of days.",
            "measure": {"baseline": 60, "target": "nine in ten", "readings": [{"value": 75}]},
            "due": "2027-01-29",
            "achievable": {"support": ["quiet room"], "confidence": 7},
            "milestones": [{"what": "one whole week"}],
            "actions": [{"who": "dt", "what": "meets Ash"}],
            "monitoring": [{"on": "2026-12-14"}],
            "evidence": ["register"],
        }
    ],
    "actions": [{"what": "sends the invitations"}],
    "waive": [{"rule": "T03", "because": "The exam date is fixed.", "by": "dt"}],
    "sign_off": [{"who": "dt", "on": "2026-11-30"}],
    "restricted": {"audiences": ["social-worker"], "placement": "with a foster family"},
}

Node = dict[str, Any]


def kind_schema(kind: str) -> Node:
    schema: Node = SCHEMAS[f"{kind}.schema.json"]
    return schema


def resolved(node: Node, file: str) -> tuple[Node, str]:
    """Return the node with its reference followed, words beside the reference winning."""
    while "$ref" in node:
        name, _, pointer = node["$ref"].partition("#")
        file = name or file
        found = SCHEMAS[file]
        for step in pointer.split("/")[1:]:
            found = found[step]
        node = {**found, **{key: value for key, value in node.items() if key != "$ref"}}
    return node, file


def nodes(value: object, path: str = "") -> Iterator[tuple[str, Node]]:
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from nodes(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from nodes(inner, f"{path}/{place}")


def properties() -> Iterator[tuple[str, str, Node]]:
    """Yield file, path and schema of every property of every schema."""
    for file, schema in SCHEMAS.items():
        for path, node in nodes(schema):
            if path.rpartition("/")[2] == "properties":
                for name, child in node.items():
                    yield file, f"{path}/{name}", resolved(child, file)[0]


def errors(kind: str, data: Mapping[str, object]) -> list[str]:
    validator = Draft202012Validator(kind_schema(kind), registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_all_nine_schemas_are_here() -> None:
    names = {*KINDS, "common", "policy", "smartdoc", "names"}

    assert set(SCHEMAS) == {f"{name}.schema.json" for name in names}


@pytest.mark.parametrize("file", SCHEMAS)
def test_a_schema_is_valid_json_schema_2020_12(file: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[file])

    assert SCHEMAS[file]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_property_has_a_title_and_a_description_for_the_editor() -> None:
    silent = [
        f"{file}{path}"
        for file, path, node in properties()
        if not node.get("title") or not node.get("description", "").endswith((".", "?"))
    ]

    assert len(list(properties())) > 300
    assert silent == []


def test_a_title_is_short_and_does_not_end_in_a_full_stop() -> None:
    odd = [
        node["title"]
        for _, _, node in properties()
        if len(node["title"]) > 40 or node["title"].endswith(".")
    ]

    assert odd == []


def test_no_schema_has_branches_that_a_mistake_could_fall_into() -> None:
    branching = [
        f"{file}{path}"
        for file, schema in SCHEMAS.items()
        for path, node in nodes(schema)
        if {"anyOf", "oneOf", "allOf", "not", "if"} & node.keys()
        and path.rpartition("/")[2] != "properties"
    ]

    assert branching == []


def test_every_reference_leads_somewhere() -> None:
    references = [
        (file, node)
        for file, schema in SCHEMAS.items()
        for _, node in nodes(schema)
        if "$ref" in node
    ]

    assert len(references) > 100
    assert all(resolved(node, file)[0] for file, node in references)


def test_a_reference_to_another_schema_is_a_plain_file_name_that_editors_can_open() -> None:
    files = {
        node["$ref"].partition("#")[0]
        for schema in SCHEMAS.values()
        for _, node in nodes(schema)
        if "$ref" in node
    }

    assert files == {"", "common.schema.json", "policy.schema.json"}


def test_every_definition_is_used() -> None:
    used = {
        (node["$ref"].partition("#")[0] or file, node["$ref"].rpartition("/")[2])
        for file, schema in SCHEMAS.items()
        for _, node in nodes(schema)
        if "$ref" in node
    }
    defined = {(file, name) for file, schema in SCHEMAS.items() for name in schema.get("$defs", ())}

    # Whole targets are there for the kinds that teams add themselves.
    assert defined - used == {("common.schema.json", "targets")}


def test_unknown_keys_are_refused_everywhere_but_where_people_choose_the_keys() -> None:
    chosen = {
        path.rpartition("/")[2]
        for file, schema in SCHEMAS.items()
        for path, node in nodes(schema)
        if node.get("type") == "object" and node.get("additionalProperties") is not False
    }

    assert chosen == {
        *("people", "parties", "areas", "kinds", "levels", "stand_ins"),
        *("least_in_area", "stages"),
        *("fields", "audiences", "copies", "documents", "roles"),
        "",  # names.yaml, whose keys are the refs of learners
    }


def test_every_pattern_is_explained_in_plain_words() -> None:
    patterns = [
        node for schema in SCHEMAS.values() for _, node in nodes(schema) if "pattern" in node
    ]

    assert len(patterns) > 5
    assert all("for example" in node["patternErrorMessage"] for node in patterns)


@pytest.mark.parametrize("text", ["a", "c-0142", "7", "a" * 64])
def test_an_id_may_be_small_letters_digits_and_hyphens(text: str) -> None:
    pattern = SCHEMAS["common.schema.json"]["$defs"]["ref"]["pattern"]

    assert re.search(pattern, text)


@pytest.mark.parametrize("text", ["", "Ash", "-a", "a-", "a b", "a/b", "..", "a_b", "a" * 65, "é"])
def test_an_id_may_not_be_anything_else(text: str) -> None:
    pattern = SCHEMAS["common.schema.json"]["$defs"]["ref"]["pattern"]

    assert not re.search(pattern, text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_accepts_a_plan_with_only_what_is_required(kind: str) -> None:
    assert errors(kind, {"kind": kind, **MINIMAL}) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_accepts_the_common_blocks(kind: str) -> None:
    assert errors(kind, {"kind": kind, **MINIMAL, **COMMON_BLOCKS}) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_blocks_or_words_of_its_own(kind: str) -> None:
    others = [kind_schema(other) for other in KINDS if other != kind]
    own = {
        name
        for name in kind_schema(kind)["properties"]
        if not any(name in other["properties"] for other in others)
    }

    assert own


def test_a_kind_refuses_the_blocks_of_another() -> None:
    found = errors("all-star", {"kind": "all-star", **MINIMAL, "attainment": []})

    assert found == [
        "$: Additional properties are not allowed ('attainment' was unexpected)",
    ]


def test_a_plan_of_one_kind_is_refused_by_the_schema_of_another() -> None:
    assert errors("pep", {"kind": "liap", **MINIMAL}) == ["$.kind: 'pep' was expected"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_names_its_parts_and_its_letters(kind: str) -> None:
    about = kind_schema(kind)["x-smartdoc"]

    words = {"title", "short", "statement", "target", "targets", "learner", "meeting", "acronym"}
    assert set(about) == words | {"agenda", "questions"}
    for letter in about["acronym"]:
        assert set(letter) == {"letter", "label", "question", "criteria"}
        assert letter["label"].startswith(letter["letter"])
        assert letter["question"].endswith("?")
        assert set(letter["criteria"]) <= {"S", "M", "A", "R", "T", "ACT"}


def test_the_letters_of_all_star_are_specific_trackable_achievable_and_realistic_timing() -> None:
    letters = kind_schema("all-star")["x-smartdoc"]["acronym"]

    assert [(one["label"], one["criteria"]) for one in letters] == [
        ("Specific", ["S", "ACT"]),
        ("Trackable", ["M"]),
        ("Achievable", ["A"]),
        ("Realistic timing", ["T", "R"]),
    ]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("learner", "year"), 15),
        (("attendance", "percent"), 101),
        (("wellbeing", "sdq"), {"score": 41}),
        (("pupil_premium", "allocation"), -1),
        (("education", "timetable"), "half"),
        (("voice", "liked"), ""),
    ],
)
def test_a_value_out_of_range_is_refused(place: tuple[str, str], value: object) -> None:
    block, key = place
    data = {"kind": "pep", **MINIMAL, block: {"name": "Ash"} if block == "learner" else {}}
    data[block][key] = value  # type: ignore[index]

    assert len(errors("pep", data)) == 1


# The schemas and the model, name for name


def fields(record: type[Record]) -> dict[str, Any]:
    """Return the type hint of each key of the file that the record has a field for."""
    hints = get_type_hints(record)
    return {
        field.name.rstrip("_"): hints[field.name]
        for field in dataclasses.fields(record)
        if field.name not in {"path", "extra"}
    }


def needed(record: type[Record]) -> set[str]:
    return {
        field.name
        for field in dataclasses.fields(record)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }


def without_none(hint: Any) -> Any:
    given = tuple(one for one in get_args(hint) if one is not type(None))
    return given[0] if len(given) == 1 and len(get_args(hint)) == 2 else hint


def pairs(
    node: Node, file: str, record: type[Record], where: str
) -> Iterator[tuple[str, type[Record], Node, str]]:
    """Yield every block of the schema beside the record that reads it."""
    yield where, record, node, file
    for key, child in node["properties"].items():
        inner, inner_file = resolved(child, file)
        hint = without_none(fields(record).get(key))
        if get_origin(hint) is tuple:
            hint = get_args(hint)[0]
            entry = inner.get("items") or inner["additionalProperties"]
            inner, inner_file = resolved(entry, inner_file)
        if isinstance(hint, type) and issubclass(hint, Record):
            yield from pairs(inner, inner_file, hint, f"{where}.{key}")


def blocks() -> list[tuple[str, type[Record], Node, str]]:
    return [
        block
        for kind in KINDS
        for block in pairs(kind_schema(kind), f"{kind}.schema.json", Plan, kind)
    ]


def test_every_property_of_a_block_is_a_field_and_every_field_is_a_property() -> None:
    unlike = []
    for where, record, node, _ in blocks():
        known, declared = set(fields(record)), set(node["properties"])
        missing = known - declared - ({"id"} if record is Person else set())
        if declared - known or (missing and record not in {Plan, Target}):
            unlike.append((where, declared ^ known))

    assert len(blocks()) > 100
    assert unlike == []


@pytest.mark.parametrize("record", [Plan, Target])
def test_every_field_of_plan_and_target_belongs_to_some_kind(record: type[Record]) -> None:
    declared = {key for _, one, node, _ in blocks() if one is record for key in node["properties"]}

    assert declared == set(fields(record))


def test_what_the_model_needs_the_schema_requires() -> None:
    loose = [
        (where, needed(record) - {"id"} - set(node.get("required", ())))
        for where, record, node, _ in blocks()
        if needed(record) - {"id"} - set(node.get("required", ()))
    ]

    assert loose == []


def test_the_schema_requires_little_because_the_rules_say_the_rest_better() -> None:
    required = {
        (record.__name__, name)
        for _, record, node, _ in blocks()
        for name in node.get("required", ())
    }

    assert required == {
        ("Plan", "kind"),
        ("Plan", "ref"),
        ("Plan", "meeting"),
        ("Plan", "learner"),
        ("Plan", "targets"),
        ("Meeting", "date"),
        ("Learner", "name"),
        ("Person", "role"),
        ("Review", "target"),
        ("Target", "id"),
        ("Milestone", "what"),
        ("Action", "what"),
        ("Spending", "what"),
        ("Waiver", "rule"),
        ("Waiver", "because"),
        ("Waiver", "by"),
        ("SignOff", "who"),
        ("School", "setting"),
        ("Attainment", "subject"),
        ("Concern", "id"),
        ("Event", "what"),
        ("Escalation", "step"),
    }


def expected_hint(node: Node) -> Any:
    """Return the type that the model gives to what this schema lets through."""
    if node.get("format") == "date":
        return datetime.date
    names: dict[Any, Any] = {
        "string": str,
        "integer": int,
        "number": float | int,
        "boolean": bool,
        "number string": float | int | str,
    }
    kind = node["type"]
    return names[kind if isinstance(kind, str) else " ".join(kind)]


def test_single_values_have_the_types_that_the_schema_says() -> None:
    seen, unlike = 0, []
    for where, record, node, file in blocks():
        for key, child in node["properties"].items():
            inner, _ = resolved(child, file)
            if inner["type"] in ("object", "array") or "enum" in inner or "kind" in key:
                continue
            hint = fields(record)[key]
            seen += 1
            if expected_hint(inner) not in (hint, without_none(hint), _scalars(hint)):
                unlike.append((where, key, hint))

    assert seen > 300
    assert unlike == []


def _scalars(hint: Any) -> Any:
    given = tuple(one for one in get_args(hint) if one is not type(None))
    union: Any = given[0] if given else hint
    for one in given[1:]:
        union = union | one
    return union


def test_the_closed_lists_of_words_are_the_same_in_schema_and_model() -> None:
    seen, unlike = 0, []
    for where, record, node, file in blocks():
        for key, child in node["properties"].items():
            inner, inner_file = resolved(child, file)
            hint = without_none(fields(record)[key])
            if inner["type"] == "array":
                inner, hint = resolved(inner["items"], inner_file)[0], get_args(hint)[0]
            if "enum" in inner:
                seen += 1
                if set(inner["enum"]) != set(get_args(hint)):
                    unlike.append((where, key))

    assert seen > 30
    assert unlike == []
