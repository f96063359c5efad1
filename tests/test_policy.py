"""Policies and settings: whose side somebody acts for, what a target is about, what counts."""

from __future__ import annotations

import contextlib
import datetime
import difflib
import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from smartdoc.config import Branding, Config, config_from
from smartdoc.errors import SmartdocError
from smartdoc.model import Person, Target
from smartdoc.policy import AllStarPolicy, LiapPolicy, PepPolicy, merged, policy_from, policy_named
from smartdoc.repository import open_repository

TOP = Path(__file__).parent.parent
SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in (TOP / "schemas").glob("*.schema.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
POLICIES = sorted(
    path.relative_to(TOP / "policies").with_suffix("").as_posix()
    for path in (TOP / "policies").rglob("*.yaml")
)


class Loader(yaml.SafeLoader):
    """Leaves days as text, as plan files are read."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(name: str) -> dict[str, Any]:
    text = (TOP / "policies" / f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader)
    return data


def errors(file: str, data: Mapping[str, object]) -> list[str]:
    validator = Draft202012Validator(SCHEMAS[file], registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


STANDARD = policy_named("standard", read)


# The policies that come with smartdoc


def test_there_is_a_policy_for_each_way_of_working_and_a_part_for_each_kind_and_for_readers() -> (
    None
):
    assert POLICIES == [
        "academic-and-wellbeing",
        "at-least-three",
        "parts/all-star",
        "parts/audiences",
        "parts/documents",
        "parts/learner-engagement",
        "parts/learning-goals",
        "parts/liap",
        "parts/pep",
        "standard",
        "two-for-post-16",
    ]


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_is_named_like_its_file_and_passes_its_schema(name: str) -> None:
    assert read(name)["name"] == name.rpartition("/")[2]
    assert errors("policy.schema.json", read(name)) == []


def test_the_standard_policy_holds_the_numbers_of_the_guidance() -> None:
    assert STANDARD.pep == PepPolicy(
        least=3,
        most=3,
        required_areas=("english", "maths"),
        another_area=True,
        writing_key_stages=("KS1", "KS2"),
        parties=("child", "school", "carer", "social-worker"),
        stand_ins={"carer": ("parent",)},
    )
    assert STANDARD.all_star == AllStarPolicy(actions=3, reasons=2)
    assert STANDARD.liap == LiapPolicy(
        parties=("child", "parent"), stand_ins={"parent": ("carer",)}
    )
    assert STANDARD.levels == {}
    assert STANDARD.valid_from == datetime.date(2026, 9, 1)


def test_every_number_of_the_standard_policy_names_its_source() -> None:
    texts = [(TOP / "policies" / f"{name}.yaml").read_text(encoding="utf-8") for name in POLICIES]
    numbered = [
        (line, before)
        for text in texts
        for before, line in itertools.pairwise(text.splitlines())
        if line.strip()[-1:].isdigit() and not line.startswith(("valid_from", "#"))
    ]
    unexplained = [line for line, before in numbered if not before.strip().startswith("#")]

    assert len(numbered) >= 10
    assert unexplained == ["  most: 3"]  # its source is named with the least


def test_every_required_area_of_the_standard_policy_has_words() -> None:
    assert {*STANDARD.pep.required_areas, "writing"} <= set(STANDARD.areas)


# Whose side somebody acts for


@pytest.mark.parametrize(
    ("role", "party"),
    [
        ("learner", "child"),
        ("Child", "child"),
        ("Young Person", "child"),
        ("designated teacher", "school"),
        ("maths teacher", "school"),
        ("Spanish teachers", "school"),
        ("teacher at Hill Lane", "school"),
        ("Head of Year 9", "school"),
        ("deputy head", "school"),
        ("SENCo", "school"),
        ("SEN co-ordinator", "school"),
        ("support for learning teacher", "school"),
        ("university mentor", "school"),
        ("foster carer", "carer"),
        ("carer (short breaks)", "carer"),
        ("foster mother", "carer"),
        ("grandmother", "carer"),
        ("R. Okafor, designated teacher", "school"),
        ("R. Okafor (maths teacher)", "school"),
        ("teacher, year 5", "school"),
        ("mother", "parent"),
        ("mother of Ash", "parent"),
        ("step-father", "parent"),
        ("adoptive parent", "parent"),
        ("social worker", "social-worker"),
        ("social-worker", "social-worker"),
        ("supervising  Social  Worker", "social-worker"),
        ("virtual school head", "virtual-school"),
        ("virtual school teacher", "virtual-school"),
        ("support worker for the child", "other"),
        ("school nurse", "other"),
        ("independent reviewing officer", "other"),
        ("", "other"),
    ],
)
def test_a_role_shows_whose_side_somebody_acts_for(role: str, party: str) -> None:
    assert STANDARD.party_of(Person(id="x", role=role)) == party


def test_a_party_that_is_written_counts_before_the_role() -> None:
    person = Person(id="gran", role="grandmother", party="parent")

    assert STANDARD.party_of(person) == "parent"


def test_a_party_without_an_action_is_missing() -> None:
    assert STANDARD.pep.missing({"child", "school"}) == ("carer", "social-worker")


def test_a_stand_in_may_act_in_place_of_a_party() -> None:
    assert STANDARD.pep.missing({"child", "school", "parent", "social-worker"}) == ()
    assert STANDARD.liap.missing({"child", "carer"}) == ()
    assert STANDARD.liap.missing({"carer"}) == ("child",)


# What a target is about


@pytest.mark.parametrize(
    ("areas", "area", "expected"),
    [
        (("english",), "english", True),
        (("Literacy",), "english", True),
        (("creative writing",), "writing", True),
        (("creative writing",), "english", True),
        (("spelling",), "writing", False),
        (("Times-tables",), "maths", True),
        (("attendance", "maths"), "maths", True),
        (("aftermaths",), "maths", False),
        ((), "maths", False),
        (("science",), "science", True),
        (("attendance",), "science", False),
    ],
)
def test_a_target_counts_for_an_area_by_any_of_its_words(
    areas: tuple[str, ...], area: str, expected: bool
) -> None:
    assert STANDARD.in_area(Target(id="x", areas=areas), area) is expected


# Agencies and persons


@pytest.mark.parametrize(
    "text",
    [
        "school",
        "The School",
        "all professionals",
        "CAMHS",
        "CAMHS team",
        "social work",
        "Social Work Department",
        "Northshire children’s services",
        "Hill Lane Primary School",
        "school and health",
        "school / social work",
        "speech and language therapy",
        "team around the child",
        "department of health",
    ],
)
def test_an_agency_is_no_person(text: str) -> None:
    assert STANDARD.is_agency(text)


@pytest.mark.parametrize(
    "text",
    [
        "R. Okafor",
        "dt",
        "Ms Okafor from school",
        "R. Okafor (school)",
        "R. Okafor, school",
        "R. Okafor and school",
        "school nurse",
        "social worker",
        "Head of school",
        "mum",
        "",
    ],
)
def test_a_person_is_no_agency(text: str) -> None:
    assert not STANDARD.is_agency(text)


def test_a_very_long_text_is_judged_at_once() -> None:
    assert not STANDARD.is_agency("school and " * 2000 + "R. Okafor")
    assert STANDARD.party_of(Person(id="x", role="very " * 2000)) == "other"


# Policies on top of others


def test_a_policy_says_only_what_it_changes() -> None:
    policy = policy_named("at-least-three", read)

    assert (policy.name, policy.title) == ("at-least-three", "At least three targets")
    assert (policy.pep.least, policy.pep.most) == (3, 8)
    assert policy.pep.required_areas == STANDARD.pep.required_areas
    assert policy.areas == STANDARD.areas


def test_a_policy_changes_the_standard_one_if_it_names_no_other() -> None:
    def found(name: str) -> Mapping[str, object]:
        return {"pep": {"most": 5}} if name == "ours" else read(name)

    policy = policy_named("ours", found)

    assert (policy.name, policy.pep.least, policy.pep.most) == ("ours", 3, 5)


def test_a_policy_is_not_called_or_dated_as_the_one_that_it_changes() -> None:
    policy = policy_named("ours", lambda name: {} if name == "ours" else read(name))

    assert (policy.title, policy.valid_from) == ("ours", None)


def test_a_key_stage_may_want_other_targets() -> None:
    pep = policy_named("two-for-post-16", read).pep

    assert (pep.in_stage("KS2").least, pep.in_stage("KS2").most) == (3, 3)
    assert (pep.in_stage("post-16").least, pep.in_stage("post-16").most) == (1, 2)
    assert pep.in_stage("post-16").required_areas == ()
    assert pep.in_stage("post-16").missing({"child", "school", "social-worker"}) == ()
    assert pep.in_stage(None) == pep


def test_a_kind_may_have_its_own_number_and_level() -> None:
    override = {
        "numbers": {"times_carried": 3},
        "levels": {"S03": "off"},
        "kinds": {"liap": {"numbers": {"times_carried": 1}, "levels": {"S03": "error"}}},
    }
    policy = policy_named("standard", read, override)

    assert policy.number("times_carried", "pep") == 3
    assert policy.number("times_carried", "liap") == 1
    assert (policy.level("S03", "pep"), policy.level("S03", "liap")) == ("off", "error")
    assert policy.level("T03", "liap") is None


def test_the_settings_override_the_policy() -> None:
    override = {"pep": {"least": 4, "most": 4}, "levels": {"S03": "off"}}
    policy = policy_named("standard", read, override)

    assert (policy.pep.least, policy.pep.most) == (4, 4)
    assert policy.levels == {"S03": "off"}


def test_policies_that_extend_each_other_are_a_fault_of_the_set_up() -> None:
    files = {"ours": {"extends": "theirs"}, "theirs": {"extends": "ours"}}

    with pytest.raises(SmartdocError, match="ours → theirs → ours"):
        policy_named("ours", files.__getitem__)


def test_a_policy_that_lacks_something_says_what() -> None:
    with pytest.raises(SmartdocError, match="“bare” lacks parties"):
        policy_from({"name": "bare"})


def test_merging_goes_into_mappings_and_replaces_lists_and_changes_neither_side() -> None:
    base = {"a": {"x": 1, "y": [1, 2]}, "b": 1}
    over = {"a": {"y": [3]}, "c": 2}

    assert merged(base, over) == {"a": {"x": 1, "y": [3]}, "b": 1, "c": 2}
    assert base == {"a": {"x": 1, "y": [1, 2]}, "b": 1}


# The settings of a repository


def test_a_repository_without_settings_has_the_defaults() -> None:
    assert config_from({}, Path("/r")) == Config(
        root=Path("/r"),
        plans=Path("/r/plans"),
        output=Path("/r/build"),
        policy="standard",
        override={},
        today=None,
        documents=(),
        formats=("html", "docx"),
        branding=Branding(name="", colour="#1d4f73"),
        private_terms=(),
        no_quote=None,
    )


def test_the_settings_are_what_the_file_says() -> None:
    data = {
        "policy": "at-least-three",
        "override": {"pep": {"most": 4}},
        "plans": "our plans",
        "output": "out",
        "today": "2026-12-01",
        "documents": ["plan"],
        "formats": ["docx"],
        "branding": {"name": "Northshire Virtual School", "colour": "#004488"},
        "private_terms": ["Example Street 9"],
        "no_quote": True,
    }

    assert errors("smartdoc.schema.json", data) == []
    assert config_from(data, Path("/r")) == Config(
        root=Path("/r"),
        plans=Path("/r/our plans"),
        output=Path("/r/out"),
        policy="at-least-three",
        override={"pep": {"most": 4}},
        today=datetime.date(2026, 12, 1),
        documents=("plan",),
        formats=("docx",),
        branding=Branding(name="Northshire Virtual School", colour="#004488"),
        private_terms=("Example Street 9",),
        no_quote=True,
    )


def test_every_setting_of_the_schema_is_a_field_of_the_settings() -> None:
    schema = SCHEMAS["smartdoc.schema.json"]["properties"]

    assert set(schema) == set(Config.__dataclass_fields__) - {"root"}
    assert set(schema["branding"]["properties"]) == set(Branding.__dataclass_fields__)


def test_an_override_may_change_all_that_a_policy_holds() -> None:
    parts = SCHEMAS["smartdoc.schema.json"]["properties"]["override"]["properties"]
    whole = SCHEMAS["policy.schema.json"]["properties"]

    assert set(parts) == set(whole) - {"name", "title", "valid_from", "extends", "parts"}


@pytest.mark.parametrize(
    "data",
    [
        {"override": {"pep": {"least": -1}}},
        {"override": {"levels": {"ongoing": "off"}}},
        {"override": {"levels": {"T01": "on"}}},
        {"branding": {"colour": "blue"}},
        {"formats": ["pdf"]},
        {"polcy": "standard"},
    ],
)
def test_a_mistaken_setting_is_refused(data: dict[str, object]) -> None:
    assert len(errors("smartdoc.schema.json", data)) == 1


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("pep: {least: 5}", "a PEP is to have at least 5 targets and at most 3."),
        (
            "pep: {stages: {KS2: {least: 5, most: 4}}}",
            "a PEP in KS2 is to have at least 5 targets and at most 4.",
        ),
        (
            "pep: {least_in_area: {english: 4}}",
            "a PEP is to have at least 4 targets for english, and at most 3 in all.",
        ),
        ("pep: {required_areas: [mats]}", "“mats”, which is no area. Did you mean “maths”?"),
        (
            "numbers: {shortest_target: 300}",
            "a target is to run for at least 300 days and for at most 270.",
        ),
        (
            "kinds: {liap: {numbers: {longest_target: 5}}}",
            "a target of liap is to run for at least 7 days and for at most 5.",
        ),
    ],
)
def test_a_policy_that_no_plan_could_meet_is_refused(
    tmp_path: Path, override: str, said: str
) -> None:
    (tmp_path / "smartdoc.yaml").write_text(f"override: {{{override}}}\n", encoding="utf-8")

    with pytest.raises(SmartdocError) as caught:
        open_repository(tmp_path)

    assert said in caught.value.message
    assert "override" in caught.value.hint


def test_a_part_may_not_be_listed_twice(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "own.yaml").write_text("parts: [pep, liap, pep]\n")
    (tmp_path / "smartdoc.yaml").write_text("policy: own\n")

    with pytest.raises(SmartdocError, match="parts has the same entry twice"):
        open_repository(tmp_path)


def test_of_very_many_unknown_areas_not_each_is_compared_with_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def none_alike(word: str, *_: object, **__: object) -> list[str]:
        compared.append(word)
        return []

    monkeypatch.setattr(difflib, "get_close_matches", none_alike)
    known = ", ".join(f"a{number}: [b]" for number in range(200))
    wanted = ", ".join(f"c{number}" for number in range(200))
    settings = f"override: {{areas: {{{known}}}, pep: {{required_areas: [{wanted}]}}}}\n"
    (tmp_path / "smartdoc.yaml").write_text(settings)

    with contextlib.suppress(SmartdocError):
        open_repository(tmp_path)

    assert len(compared) == 20


def test_an_area_without_words_may_be_required_by_its_own_name(tmp_path: Path) -> None:
    settings = "override: {pep: {required_areas: [science]}}\n"
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")

    assert open_repository(tmp_path).policy.pep.required_areas == ("science",)


def test_an_unknown_policy_is_told_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "smartdoc.yaml").write_text("policy: at-least-tree\n", encoding="utf-8")

    with pytest.raises(SmartdocError) as caught:
        open_repository(tmp_path)

    assert caught.value.hint.startswith("Did you mean “at-least-three”? Known here: ")
