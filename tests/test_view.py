"""What one document may show of a plan."""

from __future__ import annotations

import datetime
from dataclasses import fields
from typing import Any

import pytest

from smartdoc.config import Branding
from smartdoc.errors import SmartdocError
from smartdoc.finding import Finding, Level, Place, quoted
from smartdoc.kind import kind_from
from smartdoc.model import Plan, plan_from
from smartdoc.view import (
    FIELDS,
    Index,
    IndexLearner,
    IndexPlan,
    Note,
    Version,
    View,
    WaiverNote,
    allowed,
    limited,
    plan_view,
)
from tests.everything import filled

KIND = kind_from("pep", {"title": "Personal Education Plan", "short": "PEP"})
ERROR = Finding(
    rule="T01",
    name="ongoing-deadline",
    level=Level.ERROR,
    message=f"{quoted('ongoing', 'the deadline')} is not a date.",
    hint="Write a day.",
    place=Place(12, 3),
)


def a_plan(**more: Any) -> Plan:
    people = {
        "ash": {"role": "learner", "party": "child"},
        "dt": {"role": "designated teacher", "name": "R. Okafor"},
        "gran": {"role": "grandmother", "party": "carer", "copy": "carer"},
    }
    meeting = {"date": "2026-11-30", "present": ["ash", "dt", "lee"], "chair": "dt"}
    data: dict[str, Any] = {
        "kind": "pep",
        "ref": "c-1",
        "meeting": meeting,
        "learner": {"name": "Ash"},
        "people": people,
    }
    return plan_from({**data, **more})


def a_view(**more: Any) -> View:
    return plan_view(a_plan(**more), KIND)


def test_no_document_shows_what_is_restricted() -> None:
    assert FIELDS
    assert [document for document, names in FIELDS.items() if "restricted" in names] == []


def test_what_is_restricted_is_not_in_the_view() -> None:
    view = a_view(restricted={"placement": "with an aunt"})

    assert view.plan.restricted is None
    assert "aunt" not in repr(view)


def test_what_a_team_calls_restricted_is_not_in_the_view_either() -> None:
    more: dict[str, Any] = {
        "restricted": ["with an aunt"],
        "dream": {"job": "vet", "restricted": "with an aunt", "steps": [{"restricted": "aunt"}]},
        "targets": [{"id": "a", "restricted": "with an aunt", "colour": "red"}],
    }
    view = a_view(**more)

    assert "aunt" not in repr(view)
    dream: Any = view.plan.extra.dream
    assert (dream.job, view.plan.targets[0].extra.colour) == ("vet", "red")


def test_a_field_that_is_not_on_the_list_cannot_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = frozenset({"kind", "ref", "meeting", "learner", "targets"})
    monkeypatch.setattr(allowed, "FIELDS", {"plan": narrow})
    whole = filled("pep").plan

    seen = limited(whole, "plan")

    empty = (None, (), "draft")
    hidden = [each.name for each in fields(Plan) if each.name not in narrow | {"extra"}]
    assert len(hidden) > 20
    assert {name: getattr(seen, name) for name in hidden if getattr(seen, name) not in empty} == {}
    assert seen.learner == whole.learner


def test_every_field_of_a_plan_is_on_the_list_of_the_plan_document_or_left_out_on_purpose() -> None:
    everything = {each.name for each in fields(Plan)}

    assert everything - FIELDS["plan"] == {"path", "waive", "restricted"}


def test_a_document_without_a_list_is_refused() -> None:
    with pytest.raises(SmartdocError) as caught:
        plan_view(a_plan(), KIND, document="poster")

    assert (caught.value.message, caught.value.hint) == (
        "There is no document “poster”.",
        "There are: plan.",
    )


def test_people_are_shown_by_name_and_role_and_the_learner_by_name_alone() -> None:
    view = a_view()

    assert [view.person(who) for who in ("ash", "dt", "gran", "nobody", None)] == [
        "Ash",
        "R. Okafor, designated teacher",
        "Grandmother",
        "nobody",
        "",
    ]
    assert view.name("dt") == "R. Okafor"


def test_a_side_is_told_where_the_role_does_not() -> None:
    assert [one.role for one in a_view().participants] == [
        "learner",
        "designated teacher",
        "grandmother (carer)",
        "",
    ]


def test_the_meeting_says_how_each_took_part_and_who_else_was_there() -> None:
    assert [(one.name, one.part) for one in a_view().participants] == [
        ("Ash", "Present"),
        ("R. Okafor", "Present, chair"),
        ("Grandmother", ""),
        ("lee", "Present"),
    ]


def test_actions_begin_with_the_learner_and_stay_in_order_within_a_party() -> None:
    actions = [
        {"who": "an agency", "what": "4"},
        {"who": "gran", "what": "3"},
        {"who": "ash", "what": "1"},
        {"who": "ash", "what": "2"},
    ]
    view = a_view(actions=actions)

    assert [action.what for action in view.by_party(view.plan.actions)] == ["1", "2", "3", "4"]
    assert [action.what for action in view.of_party(view.plan.actions, "child")] == ["1", "2"]
    assert [action.what for action in view.not_of_party(view.plan.actions, "child")] == ["3", "4"]


def test_a_reviewed_target_has_its_name_from_the_plan_before() -> None:
    before = a_plan(targets=[{"id": "spelling", "title": "Spelling words", "statement": "Ash…"}])
    view = plan_view(a_plan(targets=[{"id": "new", "areas": ["maths"]}]), KIND, before=before)

    assert [view.target_name(each) for each in ("spelling", "new", "number-bonds")] == [
        "Spelling words",
        "Maths",
        "Number bonds",
    ]


def test_a_waiver_is_shown_by_names() -> None:
    waive = [
        {"rule": "T03", "target": "a", "because": "The exam is fixed.", "by": "dt"},
        {"rule": "S01", "because": "Agreed.", "by": "nobody"},
    ]
    plan = a_plan(waive=waive, targets=[{"id": "a", "title": "Reading"}])
    view = plan_view(plan, KIND, rule_names={"T03": "due-after-next-meeting"})

    assert view.waivers == (
        WaiverNote(
            "T03",
            "due-after-next-meeting",
            "Reading",
            "The exam is fixed.",
            "R. Okafor, designated teacher",
        ),
        WaiverNote("S01", "", "", "Agreed.", "nobody"),
    )


def test_only_a_draft_shows_findings() -> None:
    final = plan_view(a_plan(), KIND, findings=[ERROR])
    draft = plan_view(a_plan(), KIND, findings=[ERROR], draft=True)

    assert final.findings == ()
    assert draft.findings == (
        Note("T01", "error", "line 12", "“ongoing” is not a date.", "Write a day."),
    )


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (Version(), "Plan of 30 November 2026"),
        (Version("3f2a1bc"), "Plan of 30 November 2026, version 3f2a1bc"),
        (Version("", True), "Plan of 30 November 2026, not yet committed"),
        (
            Version("3f2a1bc", True),
            "Plan of 30 November 2026, version 3f2a1bc, changed since",
        ),
    ],
)
def test_the_version_says_what_the_document_was_made_of(version: Version, said: str) -> None:
    assert plan_view(a_plan(), KIND, version=version).version == said


def test_title_and_footer_name_plan_reader_and_version() -> None:
    view = plan_view(a_plan(), KIND, branding=Branding("Northshire"))

    assert view.title == "Personal Education Plan: Ash, 30 November 2026"
    assert view.short_title == "PEP: Ash, 30 November 2026"
    assert view.footer == "PEP · c-1 · For: Members of the meeting · Plan of 30 November 2026"


def test_the_index_counts_in_words() -> None:
    day = datetime.date(2026, 11, 30)
    busy = IndexPlan("PEP", day, errors=2, warnings=1, advice=1, waived=1)
    index = Index((IndexLearner("c-1", "Ash", (busy, IndexPlan("PEP", day))),), day)

    assert [plan.findings for plan in index.learners[0].plans] == [
        "2 errors, 1 warning, 1 advice, 1 waiver",
        "None",
    ]
    assert index.summary == "1 learner, 2 plans, 30 November 2026"
