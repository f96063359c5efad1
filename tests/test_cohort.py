"""The report on all plans: what is counted, who is named, and what governors cannot find out."""

from __future__ import annotations

import datetime
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from smartdoc.check import Checker
from smartdoc.cohort import Gathered, Period, Report, Section, gathered, report_of
from smartdoc.repository import Repository, open_repository
from tests.a_cohort import NAMES, write_cohort
from tests.examples import PROJECT, TODAY, base, keep, laid_over
from tests.test_cli import smartdoc

SETTINGS = "today: 2026-11-22\nignore: [S15]\n"


def pep(ref: str, **changes: Any) -> dict[str, Any]:
    return {**laid_over(base("pep"), changes), "ref": ref}


def opened(root: Path, *plans: dict[str, Any]) -> Repository:
    (root / "smartdoc.yaml").write_text(SETTINGS, encoding="utf-8")
    for plan in plans:
        keep(root, plan)
    return open_repository(root)


def plans_of(repository: Repository, period: Period | None = None) -> Gathered:
    return gathered(Checker(repository, TODAY), repository.plan_files(), period)


def named(repository: Repository, period: Period | None = None) -> Report:
    return report_of(plans_of(repository, period), repository.policy, named=True)


def rows(report: Report, title: str, grid: int = 0) -> dict[str, dict[str, str]]:
    """Return a section's table: for each row its numbers by column."""
    table = section(report, title).grids[grid]
    return {label: dict(zip(table.columns, cells, strict=True)) for label, cells in table.rows}


def section(report: Report, title: str) -> Section:
    return next(one for one in report.sections if one.title == title)


def shares(report: Report, title: str) -> dict[str, str]:
    return {label: next(iter(cells.values())) for label, cells in rows(report, title).items()}


def met(day: str, following: str | None) -> dict[str, Any]:
    return {"date": day, "next": following}


def test_a_meeting_is_overdue_the_day_after_it_should_have_been(tmp_path: Path) -> None:
    repository = opened(
        tmp_path,
        pep("c-0001", meeting=met("2026-07-06", "2026-11-21")),
        pep("c-0002", meeting=met("2026-07-06", "2026-11-22")),
        pep("c-0003", meeting=met("2026-07-06", "2026-12-20")),
        pep("c-0004", meeting=met("2026-07-06", "2026-12-21")),
        pep("c-0005", meeting=met("2026-07-06", None)),
        pep("c-0006", meeting=met("2026-11-22", None)),
    )

    counts = shares(named(repository), "The next meeting")

    assert counts == {"Overdue": "1", "Due soon": "3", "Later": "1", "No date set": "1"}


def test_a_newer_plan_ends_that_a_meeting_is_overdue(tmp_path: Path) -> None:
    repository = opened(
        tmp_path,
        pep("c-0001", meeting=met("2026-03-06", "2026-07-06")),
        pep("c-0001", meeting=met("2026-07-06", "2027-01-11")),
    )

    report = named(repository)

    assert shares(report, "The next meeting")["Later"] == "1"
    assert dict(report.facts)["Plans"] == "1"


def test_a_learner_with_two_kinds_of_plan_is_one_learner(tmp_path: Path) -> None:
    repository = opened(tmp_path, pep("c-0001"), {**base("liap"), "ref": "c-0001"})

    facts = dict(named(repository).facts)

    assert (facts["Learners"], facts["Plans"]) == ("1", "2")


def test_agreed_means_signed_only_where_everybody_has(tmp_path: Path) -> None:
    past = met("2026-11-02", "2027-03-08")
    signed = [{"who": "dt", "on": "2026-11-02"}]
    repository = opened(
        tmp_path,
        pep("c-0001"),
        pep("c-0002", meeting=past),
        pep("c-0003", meeting=past, status="agreed"),
        pep("c-0004", meeting=past, status="agreed", sign_off=[*signed, {"who": "sw"}]),
        pep("c-0005", meeting=past, status="agreed", sign_off=signed),
    )

    assert shares(named(repository), "Agreed and signed") == {
        "Draft, meeting to come": "1",
        "Draft, meeting held": "1",
        "Agreed, not signed by all": "2",
        "Agreed and signed": "1",
    }


def test_attendance_on_a_line_counts_as_absent(tmp_path: Path) -> None:
    numbers = (100, 95.1, 95, 90.1, 90, 50.1, 50, 0)
    repository = opened(
        tmp_path,
        *(pep(f"c-{n:04}", attendance={"percent": p}) for n, p in enumerate(numbers)),
        pep("c-0100", attendance={"suspensions": 2}),
    )

    assert shares(named(repository), "Attendance") == {
        "Above 95%": "2",
        "Above 90%, up to 95%": "2",
        "Persistent absence: above 50%, up to 90%": "2",
        "Severe absence: 50% or less": "2",
        "Not in the plan": "1",
        "Suspended or excluded": "1",
    }


def test_a_voice_is_recorded_only_in_words(tmp_path: Path) -> None:
    plans = [pep(f"c-000{number}") for number in range(3)]
    plans[1]["voice"] = {"absent_because": "Ash was in hospital."}
    plans[2]["voice"] = {"how": "in a talk"}
    repository = opened(tmp_path, *plans)

    counts = shares(named(repository), "The learner's voice")

    assert counts == {"In the plan": "1", "Not there, with a reason": "1", "Not there": "1"}


def test_each_target_counts_once_for_a_letter_under_what_the_letter_means(tmp_path: Path) -> None:
    ongoing = {"targets": [{"due": "ongoing"}]}
    repository = opened(
        tmp_path,
        pep("c-0001", targets=[{"due": "ongoing", "measure": None}, {"due": "ongoing"}]),
        {**laid_over(base("all-star"), ongoing), "ref": "c-0002"},
    )

    letters = rows(named(repository), "SMART quality by letter")

    assert letters["T Time-bound"]["Targets to mend"] == "3"
    assert letters["T Time-bound"]["PEP"] == "2"
    assert letters["T Time-bound"]["All-STAR"] == "1"
    assert letters["M Measurable"]["Targets to mend"] == "1"


def reviewed(ref: str, outcomes: dict[str, str], **changes: Any) -> list[dict[str, Any]]:
    first = pep(ref, meeting=met("2026-07-06", "2026-11-20"), status="agreed", **changes)
    review = [{"target": target, "outcome": outcome} for target, outcome in outcomes.items()]
    return [first, pep(ref, meeting=met("2026-11-20", "2027-03-08"), review=review)]


def test_outcomes_count_under_the_area_of_the_target_looked_back_at(tmp_path: Path) -> None:
    outcomes = {"paragraphs": "achieved", "subtraction": "not-achieved", "attendance": "achieved"}
    repository = opened(
        tmp_path,
        *reviewed("c-0001", outcomes, targets=[{}, {}, {"areas": ["sleep", "attendance"]}]),
        *reviewed("c-0002", {"subtraction": "achieved", "forgotten": "achieved"}),
    )

    found = rows(named(repository), "Targets looked back at, by area and outcome")

    assert {area: (cells["Achieved"], cells["Not achieved"]) for area, cells in found.items()} == {
        "Maths": ("1", "1"),
        "English or literacy": ("1", "0"),
        "Sleep": ("1", "0"),
        "No area given": ("1", "0"),
        "All": ("4", "1"),
    }


def test_a_draft_that_waits_for_its_meeting_leaves_the_last_outcomes_standing(
    tmp_path: Path,
) -> None:
    waiting = pep("c-0001", review=[{"target": "subtraction"}])
    repository = opened(tmp_path, *reviewed("c-0001", {"subtraction": "achieved"}), waiting)

    found = rows(named(repository), "Targets looked back at, by area and outcome")

    assert found == {"Achieved": {"Targets": "1", "Share of all": "100%"}}


def test_spending_counts_by_area_with_its_impact(tmp_path: Path) -> None:
    bought = [{"what": "tuition", "cost": 400, "impact": "moderate"}, {"what": "books"}]
    repository = opened(
        tmp_path,
        pep("c-0001", targets=[{"pupil_premium": bought}, {"pupil_premium": bought}]),
    )
    report = named(repository)

    spent = rows(report, "Pupil premium by area")

    assert {area: cells["Spent"] for area, cells in spent.items()} == {
        "English or literacy": "£400",
        "Maths": "£400",
        "All": "£800",
    }
    assert rows(report, "Pupil premium by area", 1)["All"] == {
        "Items": "4",
        "Moderate": "2",
        "Not given": "2",
    }


def test_a_target_in_three_plans_running_is_carried_over_for_long(tmp_path: Path) -> None:
    days = ("2026-03-06", "2026-07-06", "2026-11-20")
    repository = opened(tmp_path, *(pep("c-0001", meeting=met(day, None)) for day in days))

    report = named(repository)

    assert shares(report, "Carried over and overdue")["A target carried over for long"] == "1"
    assert "3 targets carried over for long" in report.needs[0].says


def test_actions_are_overdue_by_the_plan_of_the_last_meeting_held(tmp_path: Path) -> None:
    late = [{"who": "dt", "what": "writes to the school", "due": "2026-11-21"}]
    done = [{**late[0], "status": "done"}, {**late[0], "due": "2026-11-22"}]
    held = pep("c-0001", meeting=met("2026-11-02", "2026-11-30"), actions=[*late, *done])
    repository = opened(tmp_path, held, pep("c-0001"))

    assert "1 action overdue" in named(repository).needs[0].says


def test_with_a_period_the_plans_of_that_time_count_and_the_others_are_listed(
    tmp_path: Path,
) -> None:
    repository = opened(
        tmp_path,
        *reviewed("c-0001", {"subtraction": "achieved"}),
        pep("c-0002", meeting=met("2026-03-06", "2026-11-20")),
    )
    summer = Period(datetime.date(2026, 4, 13), datetime.date(2026, 7, 20))

    report = named(repository, summer)

    assert dict(report.facts)["Plans"] == "1"
    assert [need.ref for need in report.outside] == ["c-0002"]
    assert shares(report, "The next meeting")["Later"] == "1"
    assert section(report, "Targets looked back at, by area and outcome").instead


def test_a_plan_that_cannot_be_read_is_told_of_and_the_one_before_counts(tmp_path: Path) -> None:
    repository = opened(tmp_path, pep("c-0001", meeting=met("2026-07-06", "2026-11-20")))
    (tmp_path / "plans/c-0001/2026-11-20.pep.yaml").write_text("kind: [", encoding="utf-8")

    report = named(repository)

    assert report.unreadable == ("plans/c-0001/2026-11-20.pep.yaml",)
    assert shares(report, "The next meeting")["Overdue"] == "1"


@pytest.mark.parametrize("on", ["2026-03-02", "2026-07-20", "2026-11-20"])
@pytest.mark.parametrize("days", [None, ("2026-06-01", "2026-07-10")])
def test_a_plan_in_another_learners_folder_hides_nobody(
    tmp_path: Path, on: str, days: tuple[str, str] | None
) -> None:
    repository = opened(
        tmp_path,
        pep("c-0001", meeting=met("2026-03-06", "2026-07-06")),
        pep("c-0001", meeting=met("2026-07-06", "2026-11-19")),
        pep("c-0002", meeting=met(on, None)),
        pep("c-0003", meeting=met("2026-07-06", None)),
    )
    wrong = tmp_path / f"plans/c-0002/{on}.pep.yaml"
    wrong.rename(tmp_path / f"plans/c-0001/{on}.pep.yaml")
    period = Period(*map(datetime.date.fromisoformat, days)) if days else None

    plans = plans_of(repository, period)

    everybody = [*plans.counted, *plans.outside]
    assert sorted(one.ref for one in everybody) == ["c-0001", "c-0002", "c-0003"]
    assert {one.ref: one.need.met.isoformat() for one in everybody}["c-0001"] == "2026-07-06"
    assert sorted(one.ref for one in plans.outside) == (["c-0002"] if days else [])
    assert plans.unreadable == ()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cohort(tmp_path_factory.mktemp("many"), learners=48)


def words_in(file: Path) -> str:
    """Return all text of a web page, or of every part of a Word file."""
    content = file.read_bytes()
    if file.suffix == ".html":
        return content.decode()
    with zipfile.ZipFile(BytesIO(content)) as package:
        return "\n".join(
            package.read(name).decode("utf-8", "ignore") for name in package.namelist()
        )


def test_a_report_is_made_for_the_virtual_school_and_for_governors(many: Path) -> None:
    done = smartdoc("report", cwd=many)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Counted 48 plans: 4 files, 4 of them new or changed.\n"
        "  build/report/cohort.governors.docx\n"
        "  build/report/cohort.governors.html\n"
        "  build/report/cohort.virtual-school.docx\n"
        "  build/report/cohort.virtual-school.html\n"
    )


def test_governors_read_no_name_and_no_ref(many: Path, tmp_path: Path) -> None:
    smartdoc("report", "--to", str(tmp_path), cwd=many)
    telling = re.compile(rf"\b(?:{'|'.join(NAMES)}|Okafor|k-[0-9]{{4}})\b")

    found = {file.name: len(set(telling.findall(words_in(file)))) for file in tmp_path.iterdir()}

    assert found.pop("cohort.virtual-school.html") > 48
    assert found.pop("cohort.virtual-school.docx") > 48
    assert found == {"cohort.governors.html": 0, "cohort.governors.docx": 0}


def test_the_same_day_gives_the_same_files(many: Path, tmp_path: Path) -> None:
    contents = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        smartdoc("report", "--to", str(folder), cwd=many)
        contents.append({file.name: file.read_bytes() for file in folder.iterdir()})

    assert len(contents[0]) == 4
    assert contents[0] == contents[1]


@pytest.mark.parametrize("seed", range(2))
def test_no_number_that_governors_read_is_about_few_learners(seed: int, tmp_path: Path) -> None:
    repository = open_repository(write_cohort(tmp_path, learners=40, seed=seed))
    plans = plans_of(repository)
    hidden = report_of(plans, repository.policy, named=False)

    small = [
        (one.title, label, cell)
        for one in hidden.sections
        for grid in one.grids
        for label, cells in grid.rows
        for cell in cells
        if cell in ("1", "2", "3", "4")
    ]

    assert small == []
    assert len([grid for one in hidden.sections for grid in one.grids]) > 5
    assert any(row.value is None for one in hidden.sections for row in one.bars) or any(
        "–" in cells for one in hidden.sections for grid in one.grids for _, cells in grid.rows
    )


def test_pictures_show_no_more_than_their_tables(many: Path) -> None:
    repository = open_repository(many)
    hidden = report_of(plans_of(repository), repository.policy, named=False)
    attendance = section(hidden, "Attendance")

    told = {label: cells[0] for label, cells in attendance.grids[0].rows}

    assert len(attendance.bars) == 5
    for bar in attendance.bars:
        assert told[bar.label] == ("–" if bar.value is None else str(bar.value))


def test_a_cohort_smaller_than_the_threshold_has_no_numbers_for_governors(tmp_path: Path) -> None:
    repository = opened(tmp_path, *(pep(f"c-000{number}") for number in range(4)))

    smartdoc("report", cwd=tmp_path)

    page = words_in(tmp_path / "build/report/cohort.governors.html")
    assert "<table" not in page
    assert "Too few learners for a report" in page
    assert "fewer than 5 learners" in page
    assert report_of(plans_of(repository), repository.policy, named=False).facts == ()


def test_the_threshold_is_the_policys(tmp_path: Path) -> None:
    repository = opened(tmp_path, *(pep(f"c-000{number}") for number in range(6)))
    stricter = replace(
        repository.policy, numbers={**repository.policy.numbers, "masking_threshold": 10}
    )

    assert report_of(plans_of(repository), stricter, named=False).too_few
    assert not report_of(plans_of(repository), repository.policy, named=False).too_few


def test_how_many_learners_have_two_plans_is_not_told_by_subtraction(tmp_path: Path) -> None:
    peps = [pep(f"c-000{number}") for number in range(6)]
    repository = opened(tmp_path, *peps, {**base("liap"), "ref": "c-0001"})

    report = report_of(plans_of(repository), repository.policy, named=False)

    assert [label for label, _ in report.facts] == ["Plans", "Targets"]


def test_governors_do_not_read_that_every_target_had_the_same_outcome(tmp_path: Path) -> None:
    missed = {"paragraphs": "not-achieved", "subtraction": "not-achieved"}
    plans = [plan for number in range(8) for plan in reviewed(f"c-000{number}", missed)]
    repository = opened(tmp_path, *plans)
    hidden = report_of(plans_of(repository), repository.policy, named=False)
    title = "Targets looked back at, by area and outcome"

    assert rows(named(repository), title)["All"] == {"Targets": "16", "Not achieved": "16"}
    told = section(hidden, title)
    assert [cells for one in told.grids for _, cells in one.rows if "16" in cells[1:]] == []
    assert told.outcomes.get("not-achieved") is None


def test_how_many_learners_have_several_plans_is_not_told_where_they_are_few(
    tmp_path: Path,
) -> None:
    """Nine plans are more than there are learners, and they are those of three children."""
    kinds = ("liap", "all-star", "learning-goals")
    few = [{**base(kind), "ref": f"c-000{number}"} for kind in kinds for number in range(3)]
    repository = opened(tmp_path, *(pep(f"c-000{number}") for number in range(8)), *few)

    report = report_of(plans_of(repository), repository.policy, named=False)

    assert [label for label, _ in report.facts] == ["Plans", "Targets"]


def test_that_one_learner_has_two_plans_does_not_follow_from_a_missing_number(
    tmp_path: Path,
) -> None:
    """A report of six plans is about five learners at least, and of six it would give both."""
    five = [pep(f"c-000{number}") for number in range(5)]
    one_more = opened(tmp_path, *five, pep("c-0005"))
    without = report_of(plans_of(one_more), one_more.policy, named=False)
    (tmp_path / "plans/c-0005/2026-11-30.pep.yaml").unlink()
    second = opened(tmp_path, {**base("liap"), "ref": "c-0001"})
    also = report_of(plans_of(second), second.policy, named=False)

    assert dict(without.facts)["Plans"] == dict(also.facts)["Plans"] == "6"
    assert [label for label, _ in without.facts] == [label for label, _ in also.facts]


def test_an_area_that_names_somebody_is_not_shown_to_governors(tmp_path: Path) -> None:
    areas = {"targets": [{"areas": ["homework with okafor"]}, {}, {}]}
    plans = [
        plan
        for number in range(6)
        for plan in reviewed(f"c-000{number}", {"paragraphs": "achieved"}, **areas)
    ]
    repository = opened(tmp_path, *plans)
    title = "Targets looked back at, by area and outcome"

    seen = section(named(repository), title)
    unseen = section(report_of(plans_of(repository), repository.policy, named=False), title)

    assert seen.grids[0].corner == "Homework with okafor"
    assert "kafor" not in repr(unseen)


@pytest.mark.parametrize("form", ["text", "json"])
def test_in_a_log_status_repeats_no_area_in_a_plans_own_words(form: str, tmp_path: Path) -> None:
    bought = [{"what": "a pen", "cost": 30}]
    areas = {"targets": [{"areas": ["homework with okafor"], "pupil_premium": bought}, {}, {}]}
    opened(tmp_path, *reviewed("c-0001", {"paragraphs": "achieved"}, **areas))

    logged = smartdoc("status", "--format", form, cwd=tmp_path, env={"CI": "true"})
    quoted = smartdoc("status", "--format", form, "--quote", cwd=tmp_path)

    assert "Other areas" in logged.stdout
    assert "kafor" not in logged.stdout
    assert "Homework with okafor" in quoted.stdout


def test_a_template_that_names_a_learner_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    opened(tmp_path, *(pep(f"c-000{number}") for number in range(6)))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/cohort.governors.html.jinja").write_text(
        "<h1>Plans</h1><p>We thank R. Okafor for the work.</p>", encoding="utf-8"
    )

    done = smartdoc("report", "--audience", "governors", cwd=tmp_path)

    assert done.returncode == 1
    assert "Not written: cohort.governors.html" in done.stderr
    assert "R. Okafor" in done.stderr or "r okafor" in done.stderr
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("name", ["May", "Will", "Mark"])
def test_names_that_are_words_too_do_not_stop_the_report(name: str, tmp_path: Path) -> None:
    plans = [pep(f"c-000{number}", learner={"name": name}) for number in range(6)]
    opened(tmp_path, *plans)

    done = smartdoc("report", "--today", "2026-05-22", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--audience", "parents"], "There is no report for audience “parents”."),
        (["--formats", "pdf"], "There is no report for format “pdf”."),
        (["--from", "2026-09-01", "--until", "2026-08-01"], "--until is before --from."),
        (["--to", "plans"], "plans cannot take reports: plans or settings are there."),
    ],
)
def test_what_cannot_be_reported_is_said(arguments: list[str], said: str, many: Path) -> None:
    done = smartdoc("report", *arguments, cwd=many)

    assert done.returncode == 2
    assert said in done.stderr


def test_the_examples_make_a_report_that_hides_almost_everything(tmp_path: Path) -> None:
    done = smartdoc("report", "--audience", "governors", "--to", str(tmp_path), cwd=PROJECT)

    page = words_in(tmp_path / "cohort.governors.html")
    assert done.returncode == 0
    assert page.count("The numbers are too small to be shown.") >= 3
