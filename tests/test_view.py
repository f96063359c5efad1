"""What one document may show of a plan."""

from __future__ import annotations

import datetime
import gc
from dataclasses import fields, replace
from typing import Any

import pytest

from smartdoc.config import Branding
from smartdoc.errors import SmartdocError
from smartdoc.finding import Finding, Level, Place, quoted
from smartdoc.kind import kind_from
from smartdoc.model import Plan, Target, Views, plan_from
from smartdoc.view import (
    Index,
    IndexLearner,
    IndexPlan,
    Note,
    PerLearner,
    Version,
    View,
    WaiverNote,
    copies_of,
    plan_view,
)
from tests.copies import PUBLISHED, own_party, seen
from tests.everything import filled
from tests.examples import TODAY

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
    return seen(a_plan(**more), KIND)


def test_what_is_restricted_is_seen_by_those_alone_whom_the_plan_names() -> None:
    closed = a_plan(restricted={"placement": "with an aunt"})
    opened = a_plan(restricted={"placement": "with an aunt", "audiences": ["school"]})
    readers = ("carer", "parent", "parent-redacted", "school", "social-worker", "virtual-school")

    def told(plan: Plan) -> list[str]:
        return [who for who in readers if "aunt" in repr(seen(plan, KIND, audience=who).plan)]

    assert told(closed) == ["social-worker", "virtual-school"]
    assert told(opened) == ["school"]


def test_a_document_that_does_not_show_what_is_restricted_shows_it_to_nobody() -> None:
    plan = a_plan(restricted={"placement": "with an aunt"})

    assert seen(plan, KIND, "review").plan.restricted is None


def test_what_a_team_calls_restricted_is_in_no_view() -> None:
    more: dict[str, Any] = {
        "restricted": ["with an aunt"],
        "dream": {"job": "vet", "restricted": "with an aunt", "steps": [{"restricted": "aunt"}]},
        "targets": [{"id": "a", "restricted": "with an aunt", "colour": "red"}],
    }
    view = a_view(**more)

    assert "aunt" not in repr(view)
    dream: Any = view.plan.extra.dream
    assert (dream.job, view.plan.targets[0].extra.colour) == ("vet", "red")


def test_what_a_team_adds_reads_as_nothing_for_those_who_may_not_see_it() -> None:
    view = seen(a_plan(dream="vet"), KIND, audience="parent")

    assert view.plan.extra.dream is None
    assert len(view.plan.extra) == 0


def test_a_field_that_is_not_on_both_lists_cannot_be_seen() -> None:
    whole = filled("pep").plan

    view = seen(whole, KIND, "plan", "parent-redacted")

    assert view.plan.learner == replace(
        whole.learner, school=None, send=None, languages=(), interests=()
    )
    assert view.plan.attendance is None
    assert view.plan.voice is None
    assert view.plan.views == Views(parent=whole.views.parent if whole.views else None)
    target = view.plan.targets[0]
    assert (target.statement, target.reason, target.actions) == (
        whole.targets[0].statement,
        None,
        (),
    )


def test_a_block_of_which_nothing_can_be_seen_reads_as_not_given() -> None:
    plan = a_plan(
        views={"social_worker": "He sleeps badly."},
        wellbeing={"sdq": {"score": 15}},
        learner={"name": "Ash", "send": "none"},
    )

    parents = seen(plan, KIND, audience="parent").plan
    schools = seen(plan, KIND, audience="school").plan

    assert (parents.views, parents.wellbeing, schools.wellbeing) == (None, None, None)
    assert schools.views == plan.views
    assert seen(plan, KIND, audience="parent-redacted").plan.learner.name == "Ash"


def test_every_field_of_a_plan_is_on_some_list_or_left_out_on_purpose() -> None:
    listed = {path.split(".")[0] for one in PUBLISHED.documents.values() for path in one.shows}
    everything = {each.name for each in fields(Plan)}

    assert len(everything) > 30
    assert everything - listed == {"path"}


@pytest.mark.parametrize("audience", sorted(PUBLISHED.audiences))
def test_every_field_of_a_target_is_seen_by_somebody(audience: str) -> None:
    own = {f"targets.{each.name}" for each in fields(Target)}
    everything = own - {"targets.path", "targets.id"}
    listed = {".".join(path.split(".")[:2]) for path in PUBLISHED.audiences["school"].sees}

    assert everything <= listed
    assert "restricted" not in {path.split(".")[0] for path in PUBLISHED.audiences[audience].sees}


def test_a_name_that_a_reader_may_not_know_becomes_a_role_wherever_it_stands() -> None:
    people = {
        "ash": {"role": "learner", "party": "child"},
        "jo": {"role": "foster carer", "name": "Jo", "party": "carer"},
        "dt": {
            "role": "designated teacher",
            "name": "R. Okafor",
            "party": "school",
            "organisation": "Hill Lane Primary",
        },
    }
    target = {
        "id": "a",
        "title": "Reading with Jo",
        "statement": "Ash will read to Jo, as Ms Okafor of Hill Lane Primary said, in Jonah’s bag.",
    }
    view = seen(a_plan(people=people, targets=[target]), KIND, audience="parent-redacted")

    assert [(one.name, one.organisation) for one in view.participants] == [
        ("Ash", ""),
        ("Foster carer", ""),
        ("Designated teacher", ""),
    ]
    assert view.plan.targets[0].title == "Reading with [foster carer]"
    assert view.plan.targets[0].statement == (
        "Ash will read to [foster carer], as [designated teacher] of [school] said, in Jonah’s bag."
    )


def test_an_earlier_plan_is_limited_once_for_each_reader_until_other_names_are_hidden() -> None:
    shown: PerLearner[Plan] = PerLearner()
    before = a_plan(targets=[{"id": "a", "title": "Reading with Gloria"}])
    gloria = {"gran": {"role": "grandmother", "party": "carer", "name": "Gloria"}}

    def earlier(plan: Plan, audience: str, keep: PerLearner[Plan] = shown) -> Plan:
        view = seen(plan, KIND, audience=audience, earlier=(before,), shown=keep)
        return view.earlier[0]

    first, next_one, renamed = a_plan(), a_plan(status="agreed"), a_plan(people=gloria)
    for_parent = earlier(first, "parent-redacted")

    assert earlier(next_one, "parent-redacted") is for_parent
    assert for_parent.targets[0].title == "Reading with Gloria"
    assert earlier(renamed, "parent-redacted").targets[0].title == "Reading with [grandmother]"
    for plan in (first, renamed, next_one):
        for audience in ("school", "carer", "parent-redacted", "school"):
            assert earlier(plan, audience) == earlier(plan, audience, PerLearner())


def test_of_each_earlier_plan_one_version_alone_is_kept() -> None:
    def held() -> int:
        return sum(type(one) is Plan for one in gc.get_objects())

    shown: PerLearner[Plan] = PerLearner()
    before = held()
    for _ in range(20):  # as plans are that are given their real names anew
        seen(a_plan(), KIND, earlier=(a_plan(),), shown=shown)

    assert held() - before <= 2


def test_a_sheet_for_one_person_holds_nobody_elses_actions() -> None:
    actions = [{"who": "dt", "what": "reads"}, {"who": "gran", "what": "listens"}]
    plan = a_plan(actions=actions, targets=[{"id": "a", "actions": actions}])
    sheets = copies_of(plan, PUBLISHED.document("actions"), PUBLISHED, own_party)
    (sheet,) = (one for one in sheets if one.person == "gran")
    view = plan_view(plan, KIND, sheet, today=TODAY, party_of=own_party)

    assert sheet.name == "actions.grandmother"
    assert [one.what for one in view.plan.all_actions] == ["listens", "listens"]
    assert view.audience == "Grandmother"


def test_copies_are_made_for_those_who_receive_one_and_for_the_keeper() -> None:
    people = {
        "ash": {"role": "learner", "party": "child"},
        "mum": {"role": "mother", "party": "parent"},
        "dad": {"role": "father", "party": "parent", "copy": "parent-redacted"},
        "carer": {"role": "carer", "party": "carer", "copy": "none"},
    }
    names = [
        copy.name
        for document in PUBLISHED.documents.values()
        for copy in copies_of(a_plan(people=people), document, PUBLISHED, own_party)
    ]

    assert names == [
        "meeting.virtual-school",
        "plan.parent-redacted",
        "plan.virtual-school",
        "child",
        "report.parent-redacted",
        "history.virtual-school",
        "evidence.virtual-school",
    ]


@pytest.mark.parametrize(
    ("role", "called"),
    [
        ("Head of Year 5", "head-of-year-5"),
        ("Ash’s aunt", "other"),
        ("R. Okafor’s deputy", "other"),
        ("…", "other"),
    ],
)
def test_a_files_name_tells_a_role_and_no_name(role: str, called: str) -> None:
    people = {"dt": {"role": "teacher", "name": "R. Okafor"}, "x": {"role": role, "copy": "school"}}
    plan = a_plan(people=people, actions=[{"who": "x", "what": "reads"}])
    (sheet,) = copies_of(plan, PUBLISHED.document("actions"), PUBLISHED, own_party)

    assert sheet.name == f"actions.{called}"


def test_a_document_or_audience_that_is_not_is_refused_with_a_guess() -> None:
    for look_up, message in (
        (lambda: PUBLISHED.document("plann"), "There is no document “plann”."),
        (lambda: PUBLISHED.audience("carers"), "There is no audience “carers”."),
    ):
        with pytest.raises(SmartdocError) as caught:
            look_up()

        assert caught.value.message == message
        assert caught.value.hint.startswith("Did you mean “")


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
    view = seen(a_plan(targets=[{"id": "new", "areas": ["maths"]}]), KIND, earlier=(before,))

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
    view = seen(plan, KIND, rule_names={"T03": "due-after-next-meeting"})

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
    final = seen(a_plan(), KIND, findings=[ERROR])
    draft = seen(a_plan(), KIND, findings=[ERROR], draft=True)

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
            "Plan of 30 November 2026, version 3f2a1bc with edits not yet committed",
        ),
    ],
)
def test_the_version_says_what_the_document_was_made_of(version: Version, said: str) -> None:
    assert seen(a_plan(), KIND, version=version).version == said


def test_title_and_footer_name_plan_reader_and_version() -> None:
    view = seen(a_plan(), KIND, branding=Branding("Northshire"))

    assert view.title == "Personal Education Plan: Ash, 30 November 2026"
    assert view.short_title == "PEP: Ash, 30 November 2026"
    assert view.footer == "PEP · c-1 · For: the social worker · Plan of 30 November 2026"


def test_the_index_counts_in_words() -> None:
    day = datetime.date(2026, 11, 30)
    busy = IndexPlan("PEP", day, errors=2, warnings=1, advice=1, waived=1)
    newest = (busy, IndexPlan("LIAP", day))
    index = Index((IndexLearner("c-1", "Ash", "c-1/index.html", newest, 3),), day)

    assert [plan.findings for plan in index.learners[0].newest] == [
        "2 errors, 1 warning, 1 advice, 1 waiver",
        "None",
    ]
    assert index.summary == "1 learner, 3 plans, 30 November 2026"
