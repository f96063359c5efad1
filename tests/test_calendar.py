"""The school calendar: terms, breaks, working days, and the settings they are written in."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from smartdoc.errors import SmartdocError
from smartdoc.repository import open_repository
from smartdoc.school_calendar import BankHolidays, Calendars, SchoolCalendar
from smartdoc.school_calendar.bank_holidays import PLACES
from tests.examples import PROJECT

TERMS = """
calendar:
  schools:
    - name: Hill Lane Primary
      also: [Marsh End Infants]
      terms:
        - name: spring 2027
          starts: 2027-01-05
          ends: 2027-03-25
          half_terms: [{from: 2027-02-15, to: 2027-02-19}]
        - name: autumn 2026
          starts: 2026-09-03
          ends: 2026-12-18
          half_terms: [{from: 2026-10-26, to: 2026-10-30}]
        - {name: summer 2027, starts: 2027-04-13, ends: 2027-07-21}
      inset: [2027-01-04, 2027-06-25]
      no_school: [2027-05-06]
  bank_holidays:
    add: [2027-06-14]
"""


def calendars(folder: Path, text: str = TERMS) -> Calendars:
    (folder / "smartdoc.yaml").write_text(text, encoding="utf-8")
    return open_repository(folder).config.calendar


@pytest.fixture
def school(tmp_path: Path) -> SchoolCalendar:
    found = calendars(tmp_path).of("Hill Lane Primary")
    assert found
    return found


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-30", ""),
        ("2027-01-30", "a Saturday"),
        ("2027-01-31", "a Sunday"),
        ("2026-10-28", "in the school holidays"),
        ("2026-12-24", "in the school holidays"),
        ("2027-01-04", "an INSET day"),
        ("2027-05-06", "a day without school"),
        ("2027-05-03", "a bank holiday"),
        ("2027-06-14", "a bank holiday"),
    ],
)
def test_why_there_is_no_school(school: SchoolCalendar, day: str, why: str) -> None:
    assert school.why_no_school(date.fromisoformat(day)) == why
    assert school.is_school_day(date.fromisoformat(day)) is not bool(why)


def test_the_end_of_term_is_the_last_day_on_which_pupils_come(school: SchoolCalendar) -> None:
    assert school.end_of_term(date(2026, 11, 30)) == date(2026, 12, 18)
    assert school.end_of_term(date(2026, 12, 18)) == date(2026, 12, 18)


def test_in_the_holidays_the_end_of_term_is_that_of_the_next(school: SchoolCalendar) -> None:
    assert school.end_of_term(date(2026, 12, 27)) == date(2027, 3, 25)


def test_a_last_day_for_staff_alone_is_not_the_end_of_term(tmp_path: Path) -> None:
    text = TERMS.replace("inset: [", "inset: [2026-12-18, ")
    found = calendars(tmp_path, text).of("Hill Lane Primary")

    assert found
    assert found.end_of_term(date(2026, 11, 30)) == date(2026, 12, 17)


def test_half_term_school_year_and_next_day(school: SchoolCalendar) -> None:
    half = school.half_term_after(date(2026, 11, 30))

    assert half
    assert (half.first, half.last) == (date(2027, 2, 15), date(2027, 2, 19))
    assert school.end_of_year(date(2026, 11, 30)) == date(2027, 7, 21)
    assert school.next_school_day(date(2026, 12, 18)) == date(2027, 1, 5)
    assert school.last_school_day_before(date(2027, 1, 5)) == date(2026, 12, 18)
    assert school.school_day(date(2026, 12, 17), 2) == date(2027, 1, 5)


def test_weeks_of_school_leave_the_holidays_out(school: SchoolCalendar) -> None:
    ends = [school.end_of_school_week(date(2026, 11, 30), number) for number in (1, 4, 8)]

    assert ends == [date(2026, 12, 4), date(2027, 1, 8), date(2027, 2, 5)]


def test_of_days_outside_its_terms_a_calendar_knows_nothing(school: SchoolCalendar) -> None:
    later = date(2028, 1, 12)

    assert not school.covers(later)
    assert school.end_of_term(later) is None
    assert school.half_term_after(later) is None
    assert school.end_of_year(later) is None
    assert school.next_school_day(later) is None


@pytest.mark.parametrize(
    ("start", "place", "ten", "twenty"),
    [
        ("2026-11-23", "England", "2026-12-07", "2026-12-21"),
        ("2026-12-14", "England", "2026-12-30", "2027-01-14"),
        ("2027-03-22", "England", "2027-04-07", "2027-04-21"),
        ("2027-07-19", "England", "2027-08-02", "2027-08-16"),
        ("2026-11-23", "Scotland", "2026-12-08", "2026-12-22"),
        ("2026-12-14", "Scotland", "2026-12-30", "2027-01-15"),
        ("2027-03-22", "Scotland", "2027-04-06", "2027-04-20"),
        ("2027-07-19", "Scotland", "2027-08-03", "2027-08-17"),
    ],
)
def test_working_days(start: str, place: str, ten: str, twenty: str) -> None:
    calendar = SchoolCalendar("", (), bank_holidays=BankHolidays(place))
    days = [calendar.working_day(date.fromisoformat(start), number) for number in (10, 20)]

    assert [day.isoformat() for day in days] == [ten, twenty]


def test_school_holidays_have_working_days(school: SchoolCalendar) -> None:
    assert school.working_day(date(2026, 12, 18), 1) == date(2026, 12, 21)


def test_a_team_may_add_and_take_away_bank_holidays() -> None:
    st_andrew, fair = date(2026, 11, 30), date(2026, 7, 20)
    own = BankHolidays("Scotland", added=frozenset({fair}), removed=frozenset({st_andrew}))

    assert st_andrew in BankHolidays("Scotland")
    assert st_andrew not in own
    assert fair in own


@pytest.mark.parametrize("place", ["England", "Wales", "Scotland", "Northern Ireland"])
def test_no_bank_holiday_falls_outside_the_days_that_are_looked_up(place: str) -> None:
    from holidays import country_holidays

    country, part = PLACES[place]
    official = country_holidays(country, subdiv=part, years=range(2025, 2036))
    weekdays = [day for day in official if day.weekday() < 5]

    assert len(weekdays) > 80
    assert [day for day in weekdays if day not in BankHolidays(place)] == []


@pytest.mark.parametrize(
    "name",
    [
        "Hill Lane Primary",
        "hill  lane primary",
        "Hill Lane Primary School",
        "The Hill Lane Primary School",
        "Marsh End Infants",
    ],
)
def test_a_school_is_found_however_its_name_is_spaced(tmp_path: Path, name: str) -> None:
    found = calendars(tmp_path).of(None, name)

    assert found
    assert found.school == "Hill Lane Primary"


def test_a_school_that_is_not_listed_has_the_default_calendar_or_none(tmp_path: Path) -> None:
    without = calendars(tmp_path).of("Thornmere Primary")
    default = calendars(tmp_path, TERMS + "  default: hill lane primary\n").of("Thornmere Primary")

    assert without is None
    assert default
    assert default.school == "Hill Lane Primary"


def test_a_school_may_lie_in_another_country(tmp_path: Path) -> None:
    text = TERMS.replace("also: [Marsh End Infants]", "country: Scotland")
    found = calendars(tmp_path, text).of("Hill Lane Primary")

    assert found
    assert found.bank_holidays.place == "Scotland"


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("ends: 2026-12-18", "ends: 2026-08-18", "13:17", "“autumn 2026” ends before it begins."),
        (
            "starts: 2027-01-05",
            "starts: 2026-12-14",
            "8:19",
            "“spring 2027” begins before “autumn 2026” ends on Friday 18 December 2026.",
        ),
        ("to: 2027-02-19", "to: 2027-02-05", "10:47", "in “spring 2027” ends before it begins."),
        ("from: 2027-02-15", "from: 2027-01-05", "10:31", "does not lie within “spring 2027”."),
        ("bank_holidays:\n", "default: Low Road\n  bank_holidays:\n", "18:12", "“Low Road” is not"),
        ("[Marsh End Infants]", "[Hill Lane Primary School]", "5:14", "stands here twice."),
        ("half_terms:", "half_term:", "10:11", "half_term"),
        ("ends: 2026-12-18", "ends: 18/12/2026", "13:17", "18/12/2026"),
        ("schools:", "country: Mars\n  schools:", "3:12", "Mars"),
    ],
)
def test_a_fault_in_the_terms_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    with pytest.raises(SmartdocError) as raised:
        calendars(tmp_path, TERMS.replace(old, new, 1))

    assert f"smartdoc.yaml:{place}: " in str(raised.value)
    assert said in str(raised.value)


def test_a_plan_that_needs_no_bank_holiday_does_not_load_them() -> None:
    program = (
        "import sys; from smartdoc.cli import main; "
        "code = main.main(['check', 'plans/c-0142/2026-11-30.pep.yaml'], standalone_mode=False); "
        "sys.exit(3 if 'holidays' in sys.modules else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("day", "term", "half_term", "year"),
    [
        ("2026-08-10", "2026-12-18", "2026-10-26", "2027-07-21"),
        ("2026-09-02", "2026-12-18", "2026-10-26", "2027-07-21"),
        ("2026-05-10", None, None, None),
    ],
)
def test_before_the_first_term_it_is_known_what_follows_the_summer(
    school: SchoolCalendar, day: str, term: str | None, half_term: str | None, year: str | None
) -> None:
    on = date.fromisoformat(day)
    ends, half, over = school.end_of_term(on), school.half_term_after(on), school.end_of_year(on)

    assert [each and str(each) for each in (ends, half and half.first, over)] == [
        term,
        half_term,
        year,
    ]
    assert not school.covers(on)


@pytest.mark.parametrize(
    "name", ["St. Mary's Primary", "st marys primary school", "The St Mary’s  Primary School"]
)
def test_signs_in_the_name_of_a_school_do_not_matter(tmp_path: Path, name: str) -> None:
    known = calendars(tmp_path, TERMS.replace("Marsh End Infants", "St Mary's Primary School"))

    assert known.of(name) is known.of("Hill Lane Primary")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ends: 2026-12-18", "ends: 2062-12-18", "takes over a year"),
        (
            "to: 2026-10-30}",
            "to: 2026-10-30}, {from: 2026-10-30, to: 2026-11-03}",
            "overlaps another",
        ),
    ],
)
def test_a_mistyped_year_and_breaks_that_overlap_are_told(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(SmartdocError, match=said):
        calendars(tmp_path, TERMS.replace(old, new))
