"""One sheet for each person with that person's actions alone, and a calendar beside it."""

from __future__ import annotations

import datetime
import re
from html import unescape
from pathlib import Path
from typing import Any

import icalendar
import pytest

from smartdoc.build.calendar_file import Event, calendar
from smartdoc.model import plan_from
from smartdoc.view.tasks import tasks_of
from tests.examples import TODAY, base, keep
from tests.test_cli import smartdoc

PLAN = "c-0001/2026-11-30.pep"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    return tmp_path


def built(root: Path, *changes: Any, today: str = "2026-11-22", formats: str = "html") -> Path:
    """Build the sheets of the small PEP with these changes, and return their folder."""
    keep(root, {**base("pep"), "ref": "c-0001"}, *changes)
    done = smartdoc(
        "build", "--documents", "actions", "--draft", "--formats", formats, "--today", today,
        cwd=root,
    )  # fmt: skip
    assert "Built 1 plan" in done.stdout, done.stdout + done.stderr
    return root / "build" / PLAN


def words(sheet: Path) -> str:
    html = sheet.read_text("utf-8")
    inside = html[html.index("<h1") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inside)).split())


def entries(file: Path) -> list[tuple[str, str, str]]:
    """Return day, summary and description of each entry, as an independent reader finds them."""
    read = icalendar.Calendar.from_ical(file.read_bytes())
    assert isinstance(read, icalendar.Calendar)
    assert read.errors == []
    return [
        (day_of(one), str(one["SUMMARY"]), str(one.get("DESCRIPTION", "")))
        for one in read.walk("VEVENT")
    ]


def day_of(event: icalendar.Component) -> str:
    """Return the day of an entry; every one is a whole day."""
    said = event["DTSTART"].to_ical()
    assert isinstance(said, bytes)
    return datetime.datetime.strptime(said.decode(), "%Y%m%d").date().isoformat()


def test_each_person_gets_a_sheet_and_a_calendar_named_by_role(repository: Path) -> None:
    folder = built(repository, formats="html,docx")

    assert sorted(path.name for path in folder.iterdir()) == [
        f"actions.{role}.{ending}"
        for role in ("designated-teacher", "foster-carer", "learner", "social-worker")
        for ending in ("docx", "html", "ics")
    ]


def test_a_role_with_a_number_is_not_taken_for_the_second_of_that_role(repository: Path) -> None:
    people = base("pep")["people"]
    people["dt"] |= {"role": "social worker 2", "copy": "social-worker"}
    people["carer"]["role"] = "social worker"
    folder = built(repository, {"people": people})
    sheets = list(folder.glob("actions.social-worker*.html"))

    assert sorted(path.name for path in sheets) == [
        "actions.social-worker-2.html",
        "actions.social-worker-3.html",
        "actions.social-worker.html",
    ]
    assert "R. Okafor" in words(folder / "actions.social-worker-2.html")


def test_a_sheet_holds_one_person_s_actions_by_day_and_nobody_else_s(repository: Path) -> None:
    folder = built(repository)

    assert words(folder / "actions.foster-carer.html") == (
        "What I do Jo, foster carer · Ash’s PEP · 30 November 2026 "
        "Later Done By when What "
        "27 January 2027 practises the words with Ash For “Attendance” "
        "28 January 2027 asks Ash at bedtime where a new part begins For “Writing” "
        "29 January 2027 plays the shop game For “Maths” "
        "We meet again on 8 March 2027."
    )


def test_what_is_overdue_comes_first_and_what_is_done_last(repository: Path) -> None:
    actions = [
        {"who": "dt", "what": "rings Jo", "due": "2026-11-20"},
        {"who": "dt", "what": "asks the library", "due": "2026-12-18", "status": "doing"},
        {"who": "dt", "what": "reads with Ash", "due": "2027-01-29", "how_often": "each Monday"},
        {"who": "dt", "what": "looks for a pen friend", "due": "when the post is back"},
        {"who": "dt", "what": "buys squared paper", "due": "2026-11-10", "done_on": "2026-11-09"},
        {"who": "dt", "what": "books the hall", "due": "2026-12-01", "status": "dropped"},
    ]
    targets = [{"actions": [{"who": "sw"}] * 5}, {"actions": [{"who": "sw"}] * 4}]
    folder = built(
        repository, {"actions": actions}, {"targets": [*targets, {"actions": [{"who": "sw"}] * 4}]}
    )

    assert words(folder / "actions.designated-teacher.html") == (
        "What I do R. Okafor, designated teacher · Ash’s PEP · 30 November 2026 "
        "Overdue Done By when What 20 November 2026 rings Jo "
        "In the next four weeks Done By when What 18 December 2026 asks the library "
        "Again and again Done How often What Each Monday until 29 January 2027 reads with Ash "
        "No day yet Done By when What when the post is back looks for a pen friend "
        "Done already buys squared paper (9 November 2026) "
        "We meet again on 8 March 2027."
    )
    assert entries(folder / "actions.designated-teacher.ics") == [
        ("2026-11-20", "Rings Jo", ""),
        ("2026-12-18", "Asks the library", ""),
        ("2027-01-29", "Reads with Ash", "How often: each Monday"),
        ("2027-03-08", "PEP meeting: Ash", ""),
    ]


def test_the_learner_s_sheet_speaks_as_the_learner(repository: Path) -> None:
    folder = built(repository)

    assert words(folder / "actions.learner.html") == (
        "What I do Ash · 30 November 2026 "
        "Later Done By when What "
        "27 January 2027 I explain one sum to a friend For “Maths” "
        "28 January 2027 I colour a square on the poster for each day For “Attendance” "
        "29 January 2027 I draw four boxes before each story For “Writing” "
        "29 January 2027 I read each story aloud to a friend For “Writing” "
        "We meet again on 8 March 2027."
    )


def test_an_entry_says_what_it_is_for_and_a_long_one_is_cut(repository: Path) -> None:
    what = "meets Ash and the Spanish teacher, and agrees two next steps with them; then tells Jo"
    folder = built(repository, {"targets": [{}, {}, {"actions": [{}, {"what": what}]}]})

    assert entries(folder / "actions.designated-teacher.ics")[0] == (
        "2026-12-07",
        "Meets Ash and the Spanish teacher, and agrees two next steps with…",
        f"{what}\nFor: Attendance",
    )


def test_a_calendar_is_the_same_from_build_to_build_and_its_ids_tell_nothing(
    repository: Path,
) -> None:
    file = built(repository) / "actions.learner.ics"
    first = file.read_bytes()
    again = built(repository, today="2026-11-29") / "actions.learner.ics"
    read = icalendar.Calendar.from_ical(first)
    assert isinstance(read, icalendar.Calendar)
    ids = [str(one["UID"]) for one in read.walk("VEVENT")]
    stamps = {one["DTSTAMP"].to_ical() for one in read.walk("VEVENT")}

    assert again.read_bytes() == first
    assert len(set(ids)) == 5
    assert all(re.fullmatch(r"[0-9a-f]{32}@smartdoc", one) for one in ids)
    assert stamps == {b"20261130T000000Z"}


def test_where_nothing_has_a_day_there_is_no_calendar(repository: Path) -> None:
    undated = {"due": "when the post is back"}
    folder = built(
        repository,
        {
            "meeting": {"next": None},
            "targets": [{"actions": [undated] * count} for count in (5, 4, 4)],
        },
    )

    assert sorted({path.suffix for path in folder.iterdir()}) == [".html"]


def test_lines_end_and_are_folded_as_the_standard_says() -> None:
    text = "Größe, Maß; ein \\ und " + "ü" * 90
    data = calendar([Event("1@smartdoc", TODAY, text, "one\ntwo\r\nBEGIN:VALARM")], TODAY)
    lines = data.split(b"\r\n")

    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert lines[:5] == [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//smartdoc//smartdoc//EN",
        b"CALSCALE:GREGORIAN",
        b"METHOD:PUBLISH",
    ]
    read = icalendar.Calendar.from_ical(data)
    assert isinstance(read, icalendar.Calendar)
    (event,) = read.walk("VEVENT")
    assert str(event["SUMMARY"]) == text
    assert str(event["DESCRIPTION"]) == "one\ntwo\nBEGIN:VALARM"
    assert [part.name for part in read.walk()] == ["VCALENDAR", "VEVENT"]


def test_the_last_day_that_there_is_can_be_a_deadline() -> None:
    last = datetime.date.max
    read = icalendar.Calendar.from_ical(calendar([Event("1@smartdoc", last, "Rests")], TODAY))
    assert isinstance(read, icalendar.Calendar)

    assert day_of(read.walk("VEVENT")[0]) == last.isoformat()


def test_four_weeks_are_soon_and_a_day_more_is_later() -> None:
    actions = [
        {"what": day, "due": day}
        for day in ("2026-12-21", "2026-12-20", "2026-11-22", "2026-11-21", "2027-06-01")
    ]
    about = {"kind": "pep", "ref": "c-1", "meeting": {"date": "2026-11-30"}}
    plan = plan_from({**about, "learner": {"name": "Ash"}, "actions": actions})

    assert [
        (group.when, [task.action.what for task in group.tasks])
        for group in tasks_of(plan, TODAY).groups
    ] == [
        ("overdue", ["2026-11-21"]),
        ("soon", ["2026-11-22", "2026-12-20"]),
        ("later", ["2026-12-21", "2027-06-01"]),
    ]
