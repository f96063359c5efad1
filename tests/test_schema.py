"""Mistakes of shape, told in our own sentences with the place and what to write."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from smartdoc.errors import SmartdocError
from smartdoc.finding import with_words, without_words
from smartdoc.kind import kind_from
from smartdoc.repository import open_repository
from smartdoc.schema import Schemas
from smartdoc.schema.schemas import MOST_FAULTS
from smartdoc.source import parse
from tests.examples import PROJECT, as_text, base, checked, laid_over
from tests.in_process import smartdoc


def only(change: dict[str, Any], kind: str = "pep") -> tuple[str, str, str]:
    """Return code, message and hint of the only finding in a plan that is changed so."""
    (finding,) = checked(as_text(laid_over(base(kind), change)), file="plan.yaml").findings
    return finding.rule, with_words(finding.message), with_words(finding.hint)


MISTAKES: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "a misspelt key": (
        {"celebratons": ["won a race"]},
        "SCH01",
        "“celebratons” is not known in this file.",
        "Did you mean “celebrations”?",
    ),
    "a misspelt key inside": (
        {"learner": {"yaer": 5}},
        "SCH01",
        "“yaer” is not known under learner.",
        "Did you mean “year”?",
    ),
    "a text for a list": (
        {"celebrations": "won a race"},
        "SCH03",
        "“won a race” is not a list, as celebrations should be.",
        "Begin each entry on a line of its own with “- ”, or write [one, two].",
    ),
    "a list for a text": (
        {"voice": {"liked": ["drawing"]}},
        "SCH03",
        "liked should be text, not a list.",
        "Write one text; put it in quotes if it holds brackets or begins with a dash.",
    ),
    "a word for a number": (
        {"attendance": {"percent": "most"}},
        "SCH03",
        "“most” is not a number, as percent should be.",
        "",
    ),
    "an unknown outcome": (
        {"review": [{"target": "writing", "outcome": "acheived"}]},
        "SCH04",
        "“acheived” is not one of the values of outcome.",
        "Did you mean “achieved”? Allowed: achieved, partly-achieved, not-achieved, not-yet-due, "
        "no-longer-relevant.",
    ),
    "a day that is not": (
        {"meeting": {"next": "2027-02-31"}},
        "SCH06",
        "“2027-02-31” is not a date: “February 2027” has 28 days.",
        "Write the day as year-month-day, such as 2027-01-29.",
    ),
    "the day first": (
        {"meeting": {"next": "08/03/2027"}},
        "SCH06",
        "“08/03/2027” begins with the day, not with the year.",
        "Write “2027-03-08”.",
    ),
    "the day first in words": (
        {"targets": [{"due": "29 January 2027"}]},
        "SCH06",
        "“29 January 2027” begins with the day, not with the year.",
        "Write “2027-01-29”.",
    ),
    "a deadline that is not": (
        {"targets": [{"due": "2027-02-30"}]},
        "SCH06",
        "“2027-02-30” is not a date: “February 2027” has 28 days.",
        "Write the day as year-month-day, such as 2027-01-29.",
    ),
    "too much": (
        {"attendance": {"percent": 850}},
        "SCH08",
        "“850” is too large: percent is 100 or less.",
        "",
    ),
    "a device name": (
        {"ref": "con"},
        "SCH05",
        "“con” cannot be the name of a file or folder on every computer.",
        "Use small letters, digits and hyphens only; Windows keeps names such as con, nul and com1 "
        "for itself.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_a_sentence_with_what_to_write(name: str) -> None:
    change, code, message, hint = MISTAKES[name]

    found = only(change)

    assert found[:2] == (code, message)
    assert found[2] == hint or not hint


@pytest.mark.parametrize(
    "ref", ["../c-1", "a/b", "a\\b", "C-0142", "-a", "a-", "ash khan", "a" * 65, "c-1\n", "ä"]
)
def test_an_unsafe_ref_is_refused(ref: str) -> None:
    found = checked(as_text({**base("pep"), "ref": ref}), file="plan.yaml")

    assert "SCH05" in {each.rule for each in found.findings}
    assert found.plan is None


@pytest.mark.parametrize("ref", ["nul", "prn", "aux", "com1", "lpt9"])
def test_a_device_name_is_no_ref(ref: str) -> None:
    assert only({"ref": ref})[0] == "SCH05"


def test_an_empty_key_is_no_key() -> None:
    found = checked(as_text(base("pep")) + "attendance:\nattainment:\n")

    assert found.findings == ()


def test_a_group_of_empty_keys_is_no_group() -> None:
    found = checked(as_text(base("pep")) + "views: {carer: }\nattendance:\n  note:\n  period:\n")

    assert found.findings == ()
    assert found.plan is not None
    assert (found.plan.attendance, found.plan.views) == (None, None)


def test_text_that_a_comma_made_into_a_key_is_told_and_not_lost() -> None:
    text = as_text(base("pep")) + "actions:\n  - {who: ash, what: reads, then writes}\n"

    (finding,) = checked(text).findings

    assert (finding.rule, with_words(finding.message)) == (
        "SCH01",
        "“then writes” is not known under an entry of actions.",
    )


def test_a_person_with_nothing_behind_the_name_is_told() -> None:
    plan = {**base("pep"), "people": {**base("pep")["people"], "aunt": None}}

    (finding,) = checked(as_text(plan)).findings

    assert (finding.rule, finding.path) == ("SCH03", ("people", "aunt"))


def test_a_required_key_that_is_empty_is_called_so() -> None:
    text = as_text(base("pep")).replace("learner:\n", "learner:\n  name:\n", 1)
    plan = {**base("pep"), "learner": {"year": 5}}

    missing = checked(as_text(plan), file="plan.yaml").findings[0]
    text = as_text(plan).replace("learner:\n", "learner:\n  name:\n", 1)
    empty = checked(text, file="plan.yaml").findings[0]

    assert (missing.rule, missing.message) == ("SCH02", "name of learner is missing.")
    assert (empty.rule, empty.message) == ("SCH02", "name of learner is empty.")


def test_text_stays_text_where_the_schema_wants_text() -> None:
    plan = laid_over(base("pep"), {"learner": {"name": 7, "school": 12.5}})

    found = checked(as_text(plan))

    assert found.plan is not None
    assert (found.plan.learner.name, found.plan.learner.school) == ("7", "12.5")


def test_several_missing_keys_are_each_told_once() -> None:
    plan = base("pep")
    del plan["learner"], plan["meeting"]

    found = checked(as_text(plan), file="plan.yaml").findings

    assert [each.message for each in found] == ["learner is missing.", "meeting is missing."]


def test_a_key_in_the_wrong_form_is_pointed_at() -> None:
    plan = laid_over(base("pep"), {"people": {"Jane Doe": {"role": "aunt"}}})

    (finding,) = checked(as_text(plan), file="plan.yaml").findings

    assert (finding.rule, finding.path) == ("SCH05", ("people", "Jane Doe"))
    assert "Jane" not in without_words(finding.message)


def test_schemas_that_refer_in_a_circle_are_a_fault_of_the_set_up(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    circle = {
        "$ref": "#/$defs/a",
        "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}},
    }
    (tmp_path / "schemas" / "round.schema.json").write_text(json.dumps(circle))

    with pytest.raises(SmartdocError):
        checked("kind: round\n", open_repository(tmp_path))


@pytest.mark.parametrize("command", [("template", "fields", "plan"), ("new", "round", "c-0001")])
def test_no_command_follows_a_circle_in_a_schema(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "smartdoc.yaml").write_text("", encoding="utf-8")
    circle = {
        "properties": {"a": {"$ref": "#/$defs/a"}},
        "$defs": {"a": {"$ref": "#/$defs/a"}},
    }
    (tmp_path / "schemas" / "round.schema.json").write_text(json.dumps(circle))

    done = smartdoc(*command, cwd=tmp_path)

    assert done.returncode == 2
    assert "go round in a circle: round." in done.stderr


@pytest.mark.parametrize("key", ["anyOf", "allOf", "oneOf"])
def test_a_schema_whose_parts_name_each_other_very_often_is_refused(
    tmp_path: Path, key: str
) -> None:
    (tmp_path / "schemas").mkdir()
    parts = {f"a{at}": {key: [{"$ref": f"#/$defs/a{at + 1}"}] * 2} for at in range(30)}
    schema = {"properties": {"a": {"$ref": "#/$defs/a0"}}, "$defs": parts}
    (tmp_path / "schemas" / "wide.schema.json").write_text(json.dumps(schema))

    with pytest.raises(SmartdocError, match="a check would not end"):
        Schemas(tmp_path).schema("wide")


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{"anyOf": [{"$ref": "#/allOf/0"}]}]},
        {"$defs": {"a b": {"allOf": [{"$ref": "#/$defs/a%20b"}]}}},
        {"$defs": {"a": {"$anchor": "here", "not": {"$ref": "#here"}}}},
    ],
    ids=["an entry of a list", "a key with a blank", "an anchor"],
)
def test_a_circle_is_found_however_its_parts_are_named(
    tmp_path: Path, schema: dict[str, Any]
) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "round.schema.json").write_text(json.dumps(schema))

    with pytest.raises(SmartdocError, match=r"go round in a circle: round\."):
        Schemas(tmp_path).schema("round")


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ({"dependentSchemas": {"kind": {"$ref": "#"}}}, "go round in a circle: round."),
        ({"allOf": [{"$ref": "#/$defs/mising"}]}, " #/$defs/mising, which does not exist."),
        ({"if": {}, "then": {"$ref": "#nowhere"}}, " #nowhere, which does not exist."),
    ],
    ids=["a circle by way of a key", "a part that is missing", "an anchor that is missing"],
)
def test_a_reference_that_leads_nowhere_is_told_when_a_plan_leads_to_it(
    tmp_path: Path, schema: dict[str, Any], told: str
) -> None:
    (tmp_path / "schemas").mkdir()
    wrong = {**schema, "required": ["title"]}
    (tmp_path / "schemas" / "round.schema.json").write_text(json.dumps(wrong))

    with pytest.raises(SmartdocError) as raised:
        checked("kind: round\n", open_repository(tmp_path))

    assert told in str(raised.value)


def test_a_part_may_be_named_by_its_anchor(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    schema = {"allOf": [{"$ref": "#here"}], "$defs": {"a": {"$anchor": "here"}}}
    (tmp_path / "schemas" / "mine.schema.json").write_text(json.dumps(schema))

    assert Schemas(tmp_path).schema("mine").contents


def test_a_list_may_hold_lists_of_its_own_kind(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    schema = {"$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}
    (tmp_path / "schemas" / "tree.schema.json").write_text(json.dumps(schema))

    assert Schemas(tmp_path).schema("tree").contents


def test_no_message_dumps_the_record_of_a_child() -> None:
    plan = laid_over(base("pep"), {"targets": [{"actions": "Ash cries at night"}]})

    (finding,) = checked(as_text(plan), file="plan.yaml").findings

    assert "cries" not in without_words(finding.message) + without_words(finding.hint)


def test_words_are_made_only_for_as_many_faults_as_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    close = difflib.get_close_matches

    def counted(word: str, known: list[str], **more: Any) -> list[str]:
        asked.append(word)
        return close(word, known, **more)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    text = "kind: pep\n" + "".join(f"vioce{number}: 1\n" for number in range(9000))
    schema = open_repository(PROJECT).schemas.schema("pep")
    source = parse(text, "plan.yaml")
    found = schema.findings(source, schema.data(source))

    assert len(found) == MOST_FAULTS
    assert len(asked) <= 2 * MOST_FAULTS


@pytest.mark.parametrize(
    "schema",
    [
        '{"x-smartdoc": {"title": "Mine\\u001b]0;x\\u0007"}}',
        '{"properties": {"a": {"title": "\\u202e"}}}',
        '{"required": ["\\u009b31m"]}',
        '{"properties": {"a\\u001b": {}}}',
    ],
)
def test_a_schema_holds_no_word_that_a_terminal_takes_for_a_command(
    tmp_path: Path, schema: str
) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "mine.schema.json").write_text(schema, encoding="utf-8")

    with pytest.raises(SmartdocError, match=r"A text in .*mine\.schema\.json holds"):
        Schemas(tmp_path).schema("mine")


@pytest.mark.parametrize(
    "schema",
    [
        "[" * 2000 + "]" * 2000,
        '{"a":' * 100_000,
        '{"examples": ' + "[" * 400 + "]" * 400 + "}",
        '{"pattern": ' + "[" * 400 + "]" * 400 + "}",
        '{"properties": {"a": ' * 400 + "{}" + "}}" * 400,
    ],
    ids=["lists", "groups without end", "an example", "a pattern", "parts in parts"],
)
def test_a_schema_that_is_nested_too_deeply_is_refused(tmp_path: Path, schema: str) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "mine.schema.json").write_text(schema, encoding="utf-8")

    with pytest.raises(SmartdocError, match=r"mine\.schema\.json is nested more than 50 deep"):
        Schemas(tmp_path).schema("mine")


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ('{"title":\n  }', "pep.schema.json:2:3: here the schema is no longer JSON."),
        ('{"title": ', "pep.schema.json:1:11: here the schema is no longer JSON."),
        ('{"maxLength": ' + "9" * 5000 + "}", "pep.schema.json holds a number that is too long."),
    ],
)
def test_a_schema_that_is_not_json_is_told_in_plain_words(
    tmp_path: Path, schema: str, message: str
) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "pep.schema.json").write_text(schema, encoding="utf-8")

    with pytest.raises(SmartdocError) as told:
        Schemas(tmp_path).schema("pep")

    assert told.value.message.endswith(message)


def test_a_pattern_may_look_for_any_sign(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    schema = '{"properties": {"a": {"pattern": "[^\\u0000-\\u001f]"}}}'
    (tmp_path / "schemas" / "mine.schema.json").write_text(schema, encoding="utf-8")

    assert Schemas(tmp_path).schema("mine").contents


def test_the_words_of_a_kind_are_one_line_each() -> None:
    kind = kind_from("mine", {"short": "Mine\n::error::x", "questions": ["Who?\nWhen?"]})

    assert (kind.short, kind.questions) == ("Mine ::error::x", ("Who? When?",))


@pytest.mark.parametrize("criteria", [5, None, "S", {"S": 1}])
def test_a_letter_whose_rules_are_no_list_has_none(criteria: object) -> None:
    kind = kind_from("mine", {"acronym": [{"letter": "S", "criteria": criteria}]})

    assert [one.criteria for one in kind.acronym] == [()]


# What a team's own kind allows


def of_own_kind(root: Path, allowed: dict[str, Any], said: object) -> list[tuple[str, str, str]]:
    """Return what is told of a block of a team's own kind that says this."""
    found = checked(own_plan(root, allowed, said), open_repository(root)).findings
    return [(one.rule, with_words(one.message), with_words(one.hint)) for one in found]


def own_plan(root: Path, allowed: dict[str, Any], said: object) -> str:
    """Give a repository a kind with a block of its own; return a plan that says this in it."""
    (root / "schemas").mkdir()
    schema = json.loads((PROJECT / "schemas/learning-goals.schema.json").read_text("utf-8"))
    schema["properties"] |= {"kind": {"const": "own"}, "block": allowed}
    (root / "schemas/own.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    return as_text({**base("learning-goals"), "kind": "own", "block": said})


def data_of_own_kind(root: Path, allowed: dict[str, Any], said: object) -> object:
    """Return what a block of a team's own kind that says this means by its schema."""
    source = parse(own_plan(root, allowed, said), "plan.yaml")
    return Schemas(root).schema("own").data(source)["block"]


NAMED = {"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": False}
IN_PARTS = {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False}
ANY = "block has none of the forms that its schema allows"
OF_OWN: dict[str, tuple[dict[str, Any], object, str, str]] = {
    "a key that no form of names allows": (
        {"type": "object", "description": "Words that begin with x.", **NAMED},
        {"x-a": "1", "y": "2"},
        "“y” is not known under block.",
        "Words that begin with x.",
    ),
    "a key that no part of a schema knows": (
        {"type": "object", **IN_PARTS},
        {"a": "1", "b": "2"},
        "“b” is not known under block.",
        "",
    ),
    "values that are no texts": (
        {"enum": ["red", True, None, 3]},
        "blue",
        "“blue” is not one of the values of block.",
        "Allowed: red, true, 3.",
    ),
    "a text that is too short": (
        {"type": "string", "minLength": 5},
        "abc",
        "block is shorter than 5 characters.",
        "",
    ),
    "a key that lacks another": (
        {"type": "object", "dependentRequired": {"p": ["q"]}},
        {"p": "x"},
        "q is missing: p does not stand without it.",
        "",
    ),
    "one of several forms": ({"anyOf": [{"type": "number"}]}, "x", f"{ANY}.", ""),
    "exactly one form": (
        {"oneOf": [{"type": "number"}]},
        "x",
        f"{ANY}, or several of them at once.",
        "",
    ),
}


@pytest.mark.parametrize("name", OF_OWN)
def test_what_a_kind_of_ones_own_allows_is_told_in_plain_words(name: str, tmp_path: Path) -> None:
    allowed, said, message, hint = OF_OWN[name]

    ((_, told, advice),) = of_own_kind(tmp_path, allowed, said)

    assert (told, advice) == (message, hint)


def test_a_number_is_text_where_a_schema_wants_text_or_nothing(tmp_path: Path) -> None:
    assert of_own_kind(tmp_path, {"type": ["string", "null"]}, 12345) == []


A_NUMBER = {"type": "number"}
WITH_NUMBER = {"type": "object", "properties": {"n": A_NUMBER}}
PLACES_OF_A_NUMBER: dict[str, tuple[dict[str, Any], object]] = {
    "under a pattern of names": ({"patternProperties": {"^n": A_NUMBER}}, {"n1": "4"}),
    "by either alternative": ({"anyOf": [{"type": "boolean"}, A_NUMBER]}, "4"),
    "in one of two forms": ({"oneOf": [WITH_NUMBER, {"type": "string"}]}, {"n": "4"}),
    "in one of several parts": ({"allOf": [{"type": "object"}, WITH_NUMBER]}, {"n": "4"}),
    "beside a reference": (
        {"$ref": "common.schema.json#/$defs/views", **WITH_NUMBER, "$defs": {}},
        {"n": "4"},
    ),
    "on a condition": ({"if": {}, "then": WITH_NUMBER}, {"n": "4"}),
    "at a place of a list": ({"prefixItems": [{}, A_NUMBER], "items": {}}, ["a", "4"]),
}


@pytest.mark.parametrize("name", PLACES_OF_A_NUMBER)
def test_a_number_is_one_wherever_the_schema_of_a_team_says_so(name: str, tmp_path: Path) -> None:
    allowed, said = PLACES_OF_A_NUMBER[name]

    data = data_of_own_kind(tmp_path, allowed, said)

    assert json.dumps(data).count("4") == 1
    assert '"4"' not in json.dumps(data)


@pytest.mark.parametrize("said", ["7.10", "007", "-0", "00"])
def test_what_may_be_text_is_no_number_where_a_digit_would_be_lost(
    said: str, tmp_path: Path
) -> None:
    assert data_of_own_kind(tmp_path, {"type": ["number", "string"]}, said) == said


@pytest.mark.parametrize(
    ("said", "meant"), [("60", 60), ("7.1", 7.1), ("84.0", 84), ("2.50", 2.5), ("-3", -3)]
)
def test_what_may_be_text_is_a_number_where_it_is_one(
    said: str, meant: float, tmp_path: Path
) -> None:
    assert data_of_own_kind(tmp_path, {"type": ["number", "string"]}, said) == meant


@pytest.mark.parametrize(
    ("allowed", "said", "meant"),
    [
        ({"patternProperties": {"^r": {"type": "string"}}}, {"room": 42}, {"room": "42"}),
        ({"allOf": [{"properties": {"room": {"type": "string"}}}]}, {"room": 42}, {"room": "42"}),
        ({"anyOf": [{"type": "string"}, A_NUMBER]}, "007", "007"),
        ({"anyOf": [{"type": "string"}, A_NUMBER]}, 7, 7),
        ({"anyOf": [{"type": "string"}, {"type": "boolean"}]}, True, True),
        ({"prefixItems": [{"type": "string"}]}, [7, 8], ["7", 8]),
    ],
)
def test_a_text_is_one_wherever_the_schema_of_a_team_says_so(
    allowed: dict[str, Any], said: object, meant: object, tmp_path: Path
) -> None:
    assert data_of_own_kind(tmp_path, allowed, said) == meant
