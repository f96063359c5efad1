"""The pack for the coming meeting: which one it is, what it looks back at, and for whom."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartdoc.build.documents import Workshop
from smartdoc.errors import SmartdocError
from smartdoc.kind import AGENDA_PARTS, AgendaItem, kind_from
from smartdoc.model import plan_from
from smartdoc.view import View
from smartdoc.view.course import aim_of, course_of
from tests import any_plan
from tests.copies import PUBLISHED, seen
from tests.everything import OTHER, filled
from tests.examples import BASE, KINDS, base
from tests.meetings import OURS, PLAN, Sections, a_target, said, view_of, written

PACK = "meeting"
READERS = ("carer", "parent", "school", "social-worker", "virtual-school")

JULY: dict[str, Any] = {"meeting": {"date": "2026-07-06", "next": "2026-11-30"}}
NOVEMBER: dict[str, Any] = {
    "meeting": {
        "date": "2026-11-30",
        "next": "2027-03-08",
        "time": "14:00",
        "place": "The library",
        "chair": "dt",
        "invited": ["ash", "dt", "sw"],
    }
}
SUMS = {"unit": "sums", "baseline": 3, "target": 8}


def part(found: Sections, heading: str) -> list[str]:
    """Return the lines under the one heading that ends so, whatever its number."""
    (lines,) = [lines for one, lines in found.items() if one.endswith(heading)]
    return lines


def items(found: Sections) -> list[str]:
    """Return the headings of the agenda's items."""
    return [heading for heading in found if heading[:1].isdigit()]


# Which meeting


def test_while_the_meeting_is_ahead_the_pack_is_for_it(tmp_path: Path) -> None:
    written(tmp_path, {**JULY, "targets": [a_target()]}, {**NOVEMBER, "targets": [a_target()]})

    assert said(tmp_path, PACK)["Meeting pack"] == [
        "Ash, PEP meeting on 30 November 2026",
        "Child",
        "Ash, Year 5",
        "When",
        "30 November 2026, 14:00",
        "Where",
        "The library",
        "Chair",
        "R. Okafor, designated teacher",
        "Looks back at",
        "the plan of 6 July 2026",
        "For",
        "the social worker",
        "Version",
        "Plan of 30 November 2026",
    ]


def test_after_the_meeting_the_pack_is_for_the_next_one(tmp_path: Path) -> None:
    written(tmp_path, {**NOVEMBER, "targets": [a_target()]})
    found = said(tmp_path, PACK, today="2026-12-01")

    assert found["Meeting pack"] == [
        "Ash, PEP meeting on 8 March 2027",
        "Child",
        "Ash, Year 5",
        "When",
        "8 March 2027",
        "Where",
        "Time and place to be agreed",
        "Chair",
        "R. Okafor, designated teacher, as last time",
        "Looks back at",
        "the plan of 30 November 2026",
        "For",
        "the social worker",
        "Version",
        "Plan of 30 November 2026",
    ]


def test_on_the_day_itself_the_meeting_is_still_to_come(tmp_path: Path) -> None:
    written(tmp_path, {**NOVEMBER, "targets": [a_target()]})

    assert view_of(tmp_path, PACK, today="2026-11-30").coming.ahead
    assert not view_of(tmp_path, PACK, today="2026-12-01").coming.ahead


def test_without_a_next_meeting_the_day_is_to_be_agreed(tmp_path: Path) -> None:
    written(tmp_path, {"meeting": {"date": "2026-07-06"}, "targets": [a_target()]})
    found = said(tmp_path, PACK)["Meeting pack"]

    assert found[0] == "Ash, PEP meeting"
    assert found[found.index("When") + 1] == "Day to be agreed"


def test_a_planned_day_that_has_passed_is_said_to_have_passed(tmp_path: Path) -> None:
    written(tmp_path, {**JULY, "targets": [a_target()]})
    found = said(tmp_path, PACK, today="2026-12-01")["Meeting pack"]

    assert found[0] == "Ash, PEP meeting"
    assert "Day to be agreed. It was planned for 30 November 2026, which has passed." in found


@pytest.mark.parametrize(
    ("today", "title"),
    [
        ("2026-11-22", "Meeting pack: Ash, 30 November 2026"),
        ("2026-12-01", "Meeting pack: Ash, 8 March 2027"),
        ("2027-03-09", "Meeting pack: Ash"),
    ],
)
def test_the_title_names_the_day_of_the_coming_meeting(
    tmp_path: Path, today: str, title: str
) -> None:
    written(tmp_path, {**NOVEMBER, "targets": [a_target()]})

    assert view_of(tmp_path, PACK, today=today).title == title


# What is looked back at


def test_the_targets_of_last_time_wait_for_their_outcome(tmp_path: Path) -> None:
    review = {"target": "sums", "outcome": "achieved", "evidence": "8 of 10.", "decision": "close"}
    reading = {"on": "2026-10-02", "value": 5}
    old = [a_target(), a_target("sums", measure={**SUMS, "readings": [reading]})]
    written(tmp_path, {**JULY, "targets": old}, {**NOVEMBER, "review": [review], "targets": []})
    form = [
        "Outcome",
        "What shows it, and why it came so",
        "What we decide",
        "achieved",
        "partly achieved",
        "not achieved",
        "not yet due",
        "no longer relevant",
        "close it",
        "carry it over",
        "reword it",
        "replace it",
        "drop it",
        "take it further",
    ]

    assert part(said(tmp_path, PACK), "What became of the last targets") == [
        "1. Spelling",
        "Ash will do spelling.",
        "What became of it: Spelling",
        *form,
        "2. Sums",
        "Ash will do sums.",
        "3 sums at the start and 5 on 2 October 2026; goal: 8 by 13 November 2026.",
        "Prepared: Achieved, decision: close. 8 of 10.",
        "What became of it: Sums",
        *form,
    ]


def test_what_was_measured_since_counts_wherever_it_was_written_down(tmp_path: Path) -> None:
    def sums(*readings: tuple[str, int]) -> dict[str, Any]:
        return a_target(
            "sums", measure={**SUMS, "readings": [{"on": on, "value": n} for on, n in readings]}
        )

    written(
        tmp_path,
        {**JULY, "targets": [sums(("2026-09-18", 4))]},
        {**NOVEMBER, "targets": [sums(("2026-09-18", 4), ("2026-11-13", 6))]},
    )

    assert said(tmp_path, PACK)["What we set out to do"][-1] == (
        "3 → 6 on 13 November 2026 (goal 8 sums by 13 November 2026)"
    )


def test_a_first_plan_has_nothing_to_look_back_at(tmp_path: Path) -> None:
    written(tmp_path, {**NOVEMBER, "targets": [a_target(measure=SUMS)]})
    found = said(tmp_path, PACK)

    assert found["What is proposed"] == [
        "Target",
        "From where to where",
        "Spelling",
        "3 (goal 8 sums by 13 November 2026)",
    ]
    assert items(found) == [
        "1. Welcome: who is here, and who is missing",
        "2. What Ash thinks",
        "3. How things are at home",
        "4. News from the social worker",
        "5. News from school",
        "6. New targets, and what each of us does",
        "7. The next move",
        "8. What we celebrate",
        "9. The next meeting, and who gets a copy",
    ]
    assert found["Agenda"] == [item.partition(". ")[2] for item in items(found)]


def test_what_is_proposed_is_there_to_be_agreed_or_changed(tmp_path: Path) -> None:
    actions = [
        {"who": "dt", "what": "shows two stories.", "due": "2026-12-11", "how_often": "weekly"},
        {"who": "ash", "what": "draws four boxes", "due": "by half term"},
        {"who": "dt", "what": "counts them"},
    ]
    written(tmp_path, {**NOVEMBER, "targets": [a_target(actions=actions)]})

    assert part(said(tmp_path, PACK), "New targets, and what each of us does")[-10:] == [
        "Ash will do spelling.",
        "Who",
        "What: tick what we agree",
        "What we change",
        "Ash",
        "draws four boxes, by half term",
        "R. Okafor",
        "shows two stories, weekly, by 11 Dec 2026",
        "counts them",
        "Is anything missing that needs its own target?",
    ]


def test_what_is_asked_reads_well_where_the_team_sets_objectives(tmp_path: Path) -> None:
    written(tmp_path, {**base("liap"), **NOVEMBER, "targets": [a_target()]})

    found = part(said(tmp_path, PACK), "The action plan")
    assert "Is anything missing that needs its own objective?" in found


def test_without_proposals_there_is_an_empty_target_to_fill_in(tmp_path: Path) -> None:
    written(tmp_path, {**NOVEMBER, "targets": [a_target(), a_target("a"), a_target("b")]})
    found = part(said(tmp_path, PACK, today="2026-12-01"), "New targets, and what each of us does")

    assert found[-14:] == 2 * [
        "A new target",
        "Outline SMART target",
        "S Specific",
        "M Measurable",
        "A Achievable",
        "R Realistic",
        "T Time-bound",
    ]


# What is open


def test_actions_are_overdue_or_due_by_the_meeting_and_listed_by_person(tmp_path: Path) -> None:
    actions = [
        {"who": "sw", "what": "writes to the school", "due": "2026-11-20"},
        {"who": "ash", "what": "marks the days", "due": "2026-11-22", "how_often": "each day"},
        {"who": "dt", "what": "rings Jo", "due": "2026-11-30"},
        {"who": "dt", "what": "orders the book", "due": "2026-11-21", "status": "doing"},
        {"who": "dt", "what": "waits until later", "due": "2026-12-01"},
        {"who": "dt", "what": "has done it", "due": "2026-11-01", "status": "done"},
        {"who": "dt", "what": "did it on a day", "due": "2026-11-01", "done_on": "2026-11-01"},
        {"who": "dt", "what": "dropped it", "due": "2026-11-01", "status": "dropped"},
        {"who": "everybody", "what": "comes in time", "due": "as soon as they can"},
        {"what": "somebody tidies up"},
    ]
    checks = [
        {"on": "2026-11-25", "who": "carer", "what": "the poster"},
        {"on": "2026-11-02", "who": "carer", "what": "the list", "note": "Four of five."},
    ]
    target = a_target(title="Every day", actions=actions, monitoring=checks)
    written(tmp_path, {**JULY, "targets": [target]}, {**NOVEMBER, "targets": []})

    assert part(said(tmp_path, PACK), "Who has done what") == [
        "Overdue on 22 November 2026",
        "Who",
        "What: tick what is done",
        "R. Okafor",
        "orders the book, by 21 Nov 2026 (Every day)",
        "T. Lind",
        "writes to the school, by 20 Nov 2026 (Every day)",
        "Due by 30 November 2026",
        "Who",
        "What: tick what is done",
        "Ash",
        "marks the days, each day, by 22 Nov 2026 (Every day)",
        "R. Okafor",
        "rings Jo, by 30 Nov 2026 (Every day)",
        "Jo",
        "looks at the poster, by 25 Nov 2026 (Every day)",
        "Without a day",
        "Who",
        "What: tick what is done",
        "Not stated",
        "somebody tidies up (Every day)",
        "everybody",
        "comes in time, as soon as they can (Every day)",
    ]


def test_an_action_is_its_doers_who_had_the_role_when_it_was_agreed(tmp_path: Path) -> None:
    action = {"who": "dt", "what": "rings Jo", "due": "2026-09-30"}
    people = {**PLAN["people"], "dt": {"role": "designated teacher", "name": "M. Pennock"}}
    written(
        tmp_path,
        {**JULY, "people": people, "targets": [a_target(actions=[action])]},
        {**NOVEMBER, "targets": []},
    )

    assert "M. Pennock" in part(said(tmp_path, PACK), "Who has done what")
    assert "R. Okafor" not in part(said(tmp_path, PACK), "Who has done what")


def test_an_action_carried_into_the_draft_is_listed_once(tmp_path: Path) -> None:
    action = {"who": "dt", "what": "rings Jo", "due": "2026-09-30"}
    written(
        tmp_path,
        {**JULY, "targets": [a_target(actions=[action])]},
        {**NOVEMBER, "targets": [a_target(actions=[{**action, "due": "2026-11-27"}])]},
    )

    assert part(said(tmp_path, PACK), "Who has done what") == [
        "Due by 30 November 2026",
        "Who",
        "What: tick what is done",
        "R. Okafor",
        "rings Jo, by 27 Nov 2026 (Spelling)",
    ]


def test_nothing_open_is_said(tmp_path: Path) -> None:
    written(tmp_path, {**JULY, "targets": [a_target()]}, {**NOVEMBER, "targets": []})

    assert part(said(tmp_path, PACK), "Who has done what") == ["No action is open."]


# Each kind's own order, and each reader's own version

AGENDAS = {
    "pep": (
        "Welcome: who is here, and who is missing",
        "What {0} thinks",
        "How things are at home",
        "News from the social worker",
        "News from school",
        "What became of the last targets",
        "Who has done what",
        "New targets, and what each of us does",
        "The next move",
        "What we celebrate",
        "The next meeting, and who gets a copy",
    ),
    "learner-engagement": (
        "What I am proud of",
        "How things are going for me",
        "Where I want to get to",
        "How my targets went",
        "What each of us said we would do",
        "My next targets",
        "Who helps me, and with what",
        "When we talk again",
    ),
    "learning-goals": (
        "How I have been learning",
        "How far my goals have come",
        "What each of us said we would do",
        "What worked, and where I need help",
        "What comes next for me",
        "How I will go about it, and who helps",
        "What goes into my report",
        "When we talk again",
    ),
    "all-star": (
        "My last goal: where am I with it now?",
        "What I am good at",
        "Where I can grow",
        "My goal",
        "What each of us does for it",
        "Where we will see my goal",
        "When we look again, and who gets a copy",
    ),
    "liap": (
        "Who is here, and what the family has agreed to",
        "What {0} and the family say",
        "What we are concerned about",
        "What became of the last objectives",
        "Who has done what",
        "The action plan",
        "How sure we feel",
        "Moving on, where nothing helps",
        "When we look again, and who gets a copy",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_reader_finds_the_same_items_under_the_same_numbers(
    tmp_path: Path, kind: str
) -> None:
    plan = base(kind)
    written(tmp_path, plan)
    found = [items(said(tmp_path, PACK, reader, today="2026-12-01")) for reader in READERS]
    titles = (title.format(plan["learner"]["name"]) for title in AGENDAS[kind])

    assert found == [[f"{number}. {title}" for number, title in enumerate(titles, start=1)]] * 5


def test_a_parent_sees_neither_the_childs_voice_nor_the_carers_name(tmp_path: Path) -> None:
    plan = {
        **NOVEMBER,
        "voice": {"hard": "Sundays at the gate."},
        "views": {"carer": "He sleeps badly.", "parent": "I would like to learn with him."},
        "targets": [a_target(actions=[{"who": "carer", "what": "asks Jo's neighbour"}])],
    }
    written(tmp_path, {**JULY, "targets": [a_target()]}, plan)
    carer, parent = (str(said(tmp_path, PACK, reader)) for reader in ("carer", "parent"))

    assert all(words in carer for words in ("Sundays at the gate", "He sleeps badly", "'Jo'"))
    assert "I would like to learn with him" in parent
    assert [words for words in ("Sundays", "sleeps", "Jo") if words in parent] == []


@pytest.mark.parametrize("status", ["draft", "agreed"])
def test_a_draft_says_whether_anything_in_it_is_agreed(status: str) -> None:
    plan = seen_plan({**PLAN, **NOVEMBER, "status": status, "targets": [a_target()]})
    text = text_of(seen(plan, PEP, PACK, draft=True))

    assert ("Nothing in it is agreed yet." in text) == (status == "draft")
    assert ("The plan is agreed; this copy is to read through" in text) == (status == "agreed")


def test_with_the_team_stuck_the_pack_asks_how_to_move_on(tmp_path: Path) -> None:
    plan = base("liap")
    missed = {"target": "on-time", "outcome": "not-achieved", "because": "The bus was late."}
    written(
        tmp_path,
        {**plan, "meeting": {"date": "2026-03-09"}},
        {**plan, "meeting": {"date": "2026-07-06"}, "review": [missed]},
        {**plan, "meeting": {"date": "2026-11-30"}, "review": [missed]},
    )
    found = part(said(tmp_path, PACK, "school"), "Moving on, where nothing helps")

    assert found[0].endswith(": what we have tried")
    assert [line for line in found if line.endswith("?")] == [
        "Is it still the same concern, or a new one?",
        "Have we gone back to the assessment, and what did we see in it now?",
        "What do we not know, and who could tell us?",
        "Who else should join us, if the family agrees?",
        "What have our own actions shown us: what helps, and what does not?",
        "What do we do next? Is it time to take the plan a step up?",
    ]


def test_a_target_missed_before_says_how_often_it_was_looked_at(tmp_path: Path) -> None:
    missed = {"target": "spelling", "outcome": "partly-achieved"}
    written(
        tmp_path,
        {"meeting": {"date": "2026-03-09"}, "targets": [a_target()]},
        {**JULY, "review": [missed], "targets": [a_target()]},
        {**NOVEMBER, "review": [missed], "targets": []},
    )

    assert part(said(tmp_path, PACK), "What became of the last targets")[2] == (
        "We have looked at this once before and were not there yet. What would make the difference?"
    )


def test_a_target_that_is_reached_now_is_not_asked_what_would_make_the_difference(
    tmp_path: Path,
) -> None:
    missed = {"target": "spelling", "outcome": "partly-achieved"}
    written(
        tmp_path,
        {"meeting": {"date": "2026-03-09"}, "targets": [a_target()]},
        {**JULY, "review": [missed], "targets": [a_target()]},
        {**NOVEMBER, "review": [{**missed, "outcome": "achieved"}], "targets": []},
    )
    lines = part(said(tmp_path, PACK), "What became of the last targets")

    assert "Prepared: Achieved." in " ".join(lines)
    assert not [line for line in lines if "not there yet" in line]


# A team's own kind


def test_a_team_sets_the_agenda_of_its_own_kind() -> None:
    about = {
        "agenda": [
            {"title": "Hello {learner}", "parts": ["people"], "questions": ["How is {learner}?"]},
            {"title": "Any other business"},
        ],
        "questions": ["What will {learner} do?"],
    }
    kind = kind_from("dreams", about)
    view = seen(seen_plan({"kind": "dreams"}), kind, PACK)

    assert view.coming.agenda == (
        AgendaItem("Hello Ash", ("people",), ("How is Ash?",)),
        AgendaItem("Any other business"),
    )
    assert view.coming.questions == ("What will Ash do?",)


def test_a_kind_without_an_agenda_has_one_that_fits_any_meeting() -> None:
    kind = kind_from("dreams", {})
    plan = seen_plan({"kind": "dreams", "learner": {"name": "Ash"}, "dream_job": "An astronaut."})
    text = text_of(seen(plan, kind, PACK))

    assert "What Ash says" in text
    assert "An astronaut." in text


def test_a_slip_in_a_part_of_an_agenda_is_told_with_what_was_meant() -> None:
    with pytest.raises(SmartdocError) as raised:
        kind_from("dreams", {"agenda": [{"title": "Hello", "parts": ["voise"]}]})

    assert raised.value.message == "The schema of kind “dreams”: an agenda has no part “voise”."
    assert raised.value.hint.startswith("Did you mean “voice”? Known: people, ")


def test_every_part_that_an_agenda_may_name_is_laid_out() -> None:
    agenda = [{"title": name, "parts": [name]} for name in AGENDA_PARTS]
    kind = kind_from("dreams", {"agenda": agenda})
    text = text_of(seen(filled(OTHER).plan, kind, PACK))

    assert len(AGENDA_PARTS) > 20
    assert [name for name in AGENDA_PARTS if f". {name}<" not in text] == []


# Whatever the plan


@pytest.mark.parametrize("document", [PACK, "review"])
@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_a_plan_with_every_field_becomes_a_web_page_and_a_word_file(
    kind: str, document: str
) -> None:
    plan = filled(kind)
    made = [
        one.format
        for reader in PUBLISHED.document(document).audiences
        for earlier in ((), (plan.plan,))
        for today in (datetime.date(2000, 1, 1), datetime.date(2030, 1, 1))
        for one in WORKSHOP.documents(
            seen(plan.plan, plan.kind, document, reader, earlier=earlier, today=today),
            ("html", "docx"),
        )
    ]

    assert made == ["html", "docx"] * 20


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
@given(data=st.data(), kind=st.sampled_from(KINDS), reader=st.sampled_from(READERS))
def test_no_plan_is_too_odd_for_a_meeting(data: st.DataObject, kind: str, reader: str) -> None:
    plans = sorted(
        (data.draw(any_plan.plans(kind)) for _ in range(2)), key=lambda one: one["meeting"]["date"]
    )
    with tempfile.TemporaryDirectory() as folder:
        root = written(Path(folder), *({**plan, "ref": "c-0001"} for plan in plans))
        pack, review = (said(root, document, reader) for document in (PACK, "review"))

    assert list(pack)[1:3] == ["Meeting pack", "Agenda"]
    assert list(review)[1] == "Review"


# The line of numbers


@pytest.mark.parametrize(
    ("measure", "due", "line"),
    [
        (
            {"unit": "%", "baseline": 60, "target": 90, "readings": [["2026-12-04", 75]]},
            "2027-01-29",
            "60% → 75% on 4 December 2026 (goal 90% by 29 January 2027)",
        ),
        (
            {"unit": "%", "baseline": 60, "target": 90, "readings": [["2026-11-20", 60]]},
            "2027-01-29",
            "60% on 20 November 2026 (goal 90% by 29 January 2027)",
        ),
        (
            {"unit": "words", "baseline": 31, "target": 40},
            "by half term",
            "31 (goal 40 words, due: by half term)",
        ),
        (
            {"baseline": "no check-up", "target": "one check-up"},
            "2027-01-29",
            "no check-up (goal one check-up, by 29 January 2027)",
        ),
        ({"unit": "words", "baseline": 31}, None, "31 words"),
        ({"unit": "words", "target": 40}, None, "Goal 40 words"),
        (
            {"baseline": 1, "target": 9, "readings": [["2026-12-04", 7], ["2026-10-02", 3]]},
            None,
            "1 → 7 on 4 December 2026 (goal 9)",
        ),
        ({"baseline": 1, "readings": [[None, 2], [None, 4]]}, None, "1 → 4"),
        ({}, "2027-01-29", "By 29 January 2027"),
        (None, "2027-01-29", ""),
    ],
)
def test_a_line_of_numbers_says_where_a_target_stands(
    measure: dict[str, Any] | None, due: str | None, line: str
) -> None:
    if measure and "readings" in measure:
        measure["readings"] = [
            {"value": value} | ({"on": on} if on else {}) for on, value in measure["readings"]
        ]
    given = {"measure": measure} if measure is not None else {}
    plan = seen_plan({"targets": [{"id": "a", **given, **({"due": due} if due else {})}]})

    assert course_of(plan.targets[0]) == line


def test_an_aim_with_a_deadline_in_words_says_them_as_they_are() -> None:
    measure = {"unit": "%", "baseline": 60, "target": 90}
    (target,) = seen_plan({"targets": [a_target(measure=measure, due="by half term")]}).targets

    assert aim_of(target) == "From 60% to 90%, due: by half term"
    assert aim_of(replace(target, measure=None)) == "Due: by half term"


def seen_plan(data: dict[str, Any]) -> Any:
    return plan_from({**PLAN, **NOVEMBER, **data})


def text_of(view: View) -> str:
    return OURS.fragment(view)


WORKSHOP = Workshop(BASE)
PEP = filled("pep").kind
