"""Which documents there are and who may see what, as a policy says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smartdoc.errors import SmartdocError
from smartdoc.policy import Publication, holds, touches, touches_field
from smartdoc.policy.audience import publication_from
from smartdoc.policy.fields import common, tree_of
from smartdoc.repository import open_repository

BASIC = ["kind", "ref", "meeting.date", "learner.name"]


def published(**more: Any) -> Publication:
    data: dict[str, Any] = {
        "fields": {"basic": BASIC, "goals": ["targets.title", "targets.statement"]},
        "audiences": {
            "school": {"title": "the school", "sees": ["basic", "goals"], "names": ["child"]},
            "family": {"sees": ["basic", "targets.title"]},
        },
        "documents": {
            "plan": {"audiences": ["school", "family"], "shows": ["basic", "goals", "voice"]}
        },
        "copies": {"school": "school", "parent": "none"},
        "kept_by": "school",
    }
    return publication_from({**data, **more})


def refusal(**more: Any) -> tuple[str, str]:
    with pytest.raises(SmartdocError) as caught:
        published(**more)
    return caught.value.message, caught.value.hint


def test_a_document_shows_an_audience_what_both_lists_hold() -> None:
    policy = published()
    allowed = {
        name: policy.allowed(policy.document("plan"), policy.audience(name), ())
        for name in ("school", "family")
    }

    basic = {"kind": None, "ref": None, "meeting": {"date": None}, "learner": {"name": None}}
    assert allowed == {
        "school": {**basic, "targets": {"title": None, "statement": None}},
        "family": {**basic, "targets": {"title": None}},
    }


def test_an_audience_without_a_title_is_called_by_its_name() -> None:
    assert published().audience("family").title == "family"


def test_a_block_holds_all_its_fields_and_a_field_not_its_block() -> None:
    tree = tree_of(frozenset({"voice", "voice.liked", "wellbeing.sdq.score"}))

    assert tree == {"voice": None, "wellbeing": {"sdq": {"score": None}}}
    assert [holds(tree, path.split(".")) for path in ("voice.hard", "wellbeing.sdq", "views")] == [
        True,
        False,
        False,
    ]
    assert [touches(tree, path.split(".")) for path in ("wellbeing.sdq", "wellbeing.agencies")] == [
        True,
        False,
    ]
    assert common(tree, tree_of(frozenset({"wellbeing.agencies", "voice.liked"}))) == {
        "voice": {"liked": None}
    }


def test_places_in_lists_and_ids_of_people_are_passed_over() -> None:
    tree = tree_of(frozenset({"targets.due", "people.name"}))

    assert touches(tree, ("targets", 2, "due"))
    assert touches(tree, ("people", "dt", "name"))
    assert not touches(tree, ("people", "dt", "copy"))
    assert [touches_field(tree, names) for names in (("people", "name"), ("people", "copy"))] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("listed", "message", "hint"),
    [
        (
            "wellbeing.sqd",
            "Audience “family”: a plan has no field “wellbeing.sqd”.",
            "Did you mean “wellbeing.sdq”?",
        ),
        (
            "kind.title",
            "Audience “family”: a plan has no field “kind.title”.",
            "Did you mean “kind”?",
        ),
        (
            "restricted.health",
            "Audience “family” may not list “restricted”.",
            "Each plan says under restricted, audiences, who may read that block.",
        ),
    ],
)
def test_a_field_that_cannot_be_listed_is_refused(listed: str, message: str, hint: str) -> None:
    audiences = {"family": {"sees": [*BASIC, listed]}, "school": {"sees": BASIC}}

    assert refusal(audiences=audiences) == (message, hint)


def test_what_a_kind_of_ones_own_adds_may_be_listed() -> None:
    audiences = {"family": {"sees": [*BASIC, "extra.books"]}, "school": {"sees": BASIC}}

    assert "extra.books" in published(audiences=audiences).audience("family").sees


def test_a_reader_who_may_see_nothing_is_told_what_every_document_needs() -> None:
    message, hint = refusal(audiences={"family": {"sees": []}, "school": {"sees": BASIC}})

    assert message.endswith("for “family” would lack “kind”, which every document needs.")
    assert "the group about" in hint


def test_a_block_without_the_word_that_it_needs_is_refused() -> None:
    audiences = {"family": {"sees": [*BASIC, "targets.milestones.due"]}, "school": {"sees": BASIC}}
    documents = {"plan": {"audiences": ["family"], "shows": [*BASIC, "targets.milestones"]}}

    assert refusal(audiences=audiences, documents=documents) == (
        "The document “plan” for “family” would show “targets.milestones.due” without "
        "“targets.milestones.what”.",
        "Add “targets.milestones.what” to both lists, or take the rest of its block out.",
    )


@pytest.mark.parametrize(
    "more",
    [
        {"copies": {"school": "shcool"}},
        {"kept_by": "shcool"},
        {"kinds": {"pep": {"copies": {"school": "shcool"}}}},
        {"kinds": {"pep": {"kept_by": "shcool"}}},
        {"documents": {"plan": {"audiences": ["shcool"], "shows": BASIC}}},
    ],
)
def test_an_audience_that_is_nobody_is_refused(more: Any) -> None:
    assert refusal(**more) == (
        "There is no audience “shcool”.",
        "Did you mean “school”? Known: school, family.",
    )


def test_a_kind_may_have_its_own_copies_and_keeper() -> None:
    policy = published(kinds={"liap": {"copies": {"parent": "family"}, "kept_by": "family"}})

    assert [policy.copy_of("parent", kind) for kind in ("pep", "liap")] == ["none", "family"]
    assert [policy.keeper_of(kind) for kind in ("pep", "liap")] == ["school", "family"]


def test_a_sheet_for_one_person_shows_their_own_actions_whoever_they_are() -> None:
    documents = {"todo": {"audiences": ["family"], "each": "person", "shows": [*BASIC, "actions"]}}
    policy = published(documents=documents)
    allowed = policy.allowed(policy.document("todo"), policy.audience("family"), ())

    assert "actions" in allowed


def test_a_council_opens_a_field_in_its_settings_alone(tmp_path: Path) -> None:
    settings = "override: {audiences: {parent-redacted: {sees: [about, meeting.date, attendance]}}}"
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    policy = open_repository(tmp_path).policy.publication
    parent = policy.audience("parent-redacted")
    allowed = policy.allowed(policy.document("plan"), parent, ())

    assert parent.title == "the parent (extract)"
    assert sorted(allowed) == [
        "attendance", "edition", "kind", "learner", "meeting", "ref", "status",
    ]  # fmt: skip


def test_a_document_of_a_teams_own_needs_no_code(tmp_path: Path) -> None:
    settings = """
        override:
          documents: {poster: {title: My poster, audiences: [child], shows: [about, meeting]}}
        """
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    policy = open_repository(tmp_path).policy.publication

    assert policy.document("poster").title == "My poster"
    assert "plan" in policy.documents


@pytest.mark.parametrize("settings", ["documents: {nul: {title: X}}", "audiences: {con: {}}"])
def test_no_file_is_called_what_windows_keeps_for_itself(tmp_path: Path, settings: str) -> None:
    (tmp_path / "smartdoc.yaml").write_text(f"override: {{{settings}}}", encoding="utf-8")

    with pytest.raises(SmartdocError, match="cannot be the name of a file or folder"):
        _ = open_repository(tmp_path).policy
