"""What the words for a day come to: “the end of term”, “in 2 weeks”, “Easter”, “December”.

Each function returns a :class:`Meaning`; its ``day`` is None where the words alone, or the
calendar at hand, cannot tell it.
"""

from __future__ import annotations

import calendar as months
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta

from smartdoc.dates import MONTHS, WEEKDAYS, in_full
from smartdoc.frozen import frozen
from smartdoc.school_calendar import SchoolCalendar, Term

_DAY = timedelta(days=1)
_NEAR = 7 * _DAY
"""A period counted in weeks is not exact: a day within a week of its end agrees with it."""
_HOLIDAY = 14 * _DAY
"""What a Christmas or Easter holiday adds to weeks that are counted in school only."""


@frozen
class Moment:
    """What a phrase is read against; the next meeting and the calendar only if they are known."""

    today: date | None = None
    calendar: SchoolCalendar | None = None
    meeting: date | None = None


@frozen
class Meaning:
    """The day that words name, and those from ``earliest`` to ``latest`` that agree with them.

    ``which`` says what day it is, “the last day of the autumn term”, ``school`` at which school.
    """

    words: str
    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    starts: date | None = None
    days: tuple[date, ...] = ()
    which: str = ""
    school: str = ""


def exactly(day: date) -> Meaning:
    """Return the meaning of one day and no other."""
    return Meaning(in_full(day), day, day, day)


def about(
    day: date, which: str, earliest: date, latest: date | None = None, school: str = ""
) -> Meaning:
    """Return the meaning of a day with which others agree, because the words leave some room."""
    words = f"{in_full(day)}, {which}" if which else in_full(day)
    return Meaning(words, day, earliest, latest or day, which=which, school=school)


def dated(day: int, month: int, year: int | None, moment: Moment) -> Meaning | None:
    """Return the day of a date, the next one of that name where no year is given."""
    if year is not None:
        found = _date(year, month, day)
        return exactly(found) if found else None
    if not _date(2024, month, day):  # a leap year has every day
        return None
    if moment.today is None:
        return Meaning(f"{day} {MONTHS[month - 1]}")
    years = range(moment.today.year, min(moment.today.year + 9, MAXYEAR))
    days = (_date(year, month, day) for year in years)
    return next((exactly(each) for each in days if each and each >= moment.today), None)


def on_weekday(name: str, weeks: str, moment: Moment, *, following: bool = False) -> Meaning:
    """Return the day of “Friday” or “Friday of this week”.

    With “next Friday” (``following``) some mean the coming one and some the one after.
    """
    title = name.capitalize()
    if moment.today is None:
        return Meaning(title)
    number = WEEKDAYS.index(title)
    if weeks:
        return exactly(_monday(moment.today) + (number + 7 * (weeks == "next")) * _DAY)
    day = moment.today + ((number - moment.today.weekday() - 1) % 7 + 1) * _DAY
    return about(day, "", day, day + _NEAR) if following else exactly(day)


def end_of_month(month: int, year: int | None, moment: Moment) -> Meaning:
    """Return the last day of a month; any of its second half agrees with “by the end of”."""
    found = _month(month, year, moment)
    if found is None:
        return Meaning(f"the end of {MONTHS[month - 1]}")
    last = _last_of(found)
    return about(last, "", last.replace(day=15))


def within_month(month: int, year: int | None, moment: Moment) -> Meaning:
    """Return the last day of a month; any of its days agrees with the month alone."""
    found = _month(month, year, moment)
    if found is None:
        return Meaning(MONTHS[month - 1])
    return about(_last_of(found), "", found - _NEAR)


def end_of_span(unit: str, following: bool, moment: Moment) -> Meaning:
    """Return the Friday of this or the next week, or the last day of this or the next month."""
    if moment.today is None:
        return Meaning(f"the end of {'next' if following else 'this'} {unit}")
    if unit == "week":
        friday = _monday(moment.today) + (4 + 7 * following) * _DAY
        return about(friday, "", friday, friday + 2 * _DAY)
    month = _months_later(moment.today.replace(day=1), int(following)) or moment.today
    return end_of_month(month.month, month.year, moment)


def near(word: str, moment: Moment) -> Meaning:
    """Return the day of “today” or “tomorrow”."""
    if moment.today is None:
        return Meaning(word)
    return exactly(moment.today + (word == "tomorrow") * _DAY)


def christmas(moment: Moment) -> Meaning:
    """Return Christmas Day, with the weeks before it, in which school ends."""
    found = _next_of(12, 25, moment)
    return about(found, "Christmas Day", found - 2 * _NEAR) if found else Meaning("Christmas")


def easter(moment: Moment) -> Meaning:
    """Return Easter Sunday, with the weeks before it, in which school ends."""
    if moment.today is None:
        return Meaning("Easter")
    found = _easter(moment.today.year)
    if found < moment.today:
        found = _easter(moment.today.year + 1)
    return about(found, "Easter Sunday", found - 3 * _NEAR)


def end_of_term(which: str, season: str, moment: Moment) -> Meaning:
    """Return the last day for pupils of “this”, “next” or the “autumn” term, if terms are known."""
    calendar, today = moment.calendar, moment.today
    said = " ".join(word for word in ("next" if which == "next" else "the", season, "term") if word)
    if calendar is None or today is None:
        return Meaning(f"the end of {said}")
    if season:
        term = calendar.term_called(season, today)
    elif which == "next":
        term = calendar.next_term(today)
    else:
        term = calendar.this_term(today)
    return _last_day(term, calendar) if term else Meaning(f"the end of {said}")


def end_of_numbered_term(number: str, words: str, moment: Moment) -> Meaning:
    """Return the last day for pupils of “term 2”, where the school calls its terms so."""
    calendar, today = moment.calendar, moment.today
    term = calendar.term_called(number, today) if calendar and today else None
    return _last_day(term, calendar) if term and calendar else Meaning(words)


def end_of_this(unit: str, season: str, moment: Moment) -> Meaning:
    """Return the end of “this term”, “this half term”, “this week” or “this school year”."""
    if unit == "term":
        return end_of_term("this", season, moment)
    if unit == "half term":
        return end_of_half_term(moment)
    if unit == "school year":
        return end_of_year(moment)
    if unit in ("week", "month"):
        return end_of_span(unit, False, moment)
    return Meaning(f"the end of this {unit}")


def start_of_term(season: str, moment: Moment) -> Meaning:
    """Return the first day of the next term: what is to be done “by next term” is done by then."""
    calendar, today = moment.calendar, moment.today
    term = calendar.next_term(today) if calendar and today else None
    if term is None or calendar is None or (season and not term.is_called(season)):
        return Meaning(f"the start of the {season or 'next'} term")
    first = term.days.first
    words = f"the first day of {term.title}"
    return about(first, words, first - 3 * _NEAR, first + _NEAR, calendar.school)


def by_half_term(moment: Moment) -> Meaning:
    """Return the last day for pupils before the next half-term break."""
    calendar, today = moment.calendar, moment.today
    following = calendar.half_term_after(today) if calendar and today else None
    day = calendar.last_school_day_before(following.first) if calendar and following else None
    if calendar is None or day is None:
        return Meaning("half term")
    return about(day, "the last day before half term", day - _NEAR, day, calendar.school)


def end_of_half_term(moment: Moment) -> Meaning:
    """Return the last day for pupils of the half term: before the break, or of the term."""
    calendar, today = moment.calendar, moment.today
    half, end = by_half_term(moment), end_of_term("this", "", moment)
    if calendar and today and half.day and end.day:
        return half if half.day < end.day else replace(end, earliest=end.day - _NEAR)
    return end if end.day else Meaning("the end of this half term")


def end_of_year(moment: Moment, words: str = "the end of the school year") -> Meaning:
    """Return the last day for pupils of the school year, if its last term is known."""
    calendar, today = moment.calendar, moment.today
    day = calendar.end_of_year(today) if calendar and today else None
    if calendar is None or day is None:
        return Meaning(words)
    return about(day, "the last day of the school year", day - _NEAR, day, calendar.school)


def next_meeting(words: str, moment: Moment) -> Meaning:
    """Return the day of the next meeting, if the plan says it."""
    if moment.meeting is None:
        return Meaning(words)
    return replace(about(moment.meeting, "the next meeting", moment.meeting), earliest=None)


def later(number: int, unit: str, moment: Moment) -> Meaning:
    """Return the day so many days, weeks, months, terms or years after today."""
    words = f"{number} {unit}{'' if number == 1 else 's'} from now"
    today = moment.today
    if today is None:
        return Meaning(words)
    found = _later(today, number, unit, moment.calendar)
    if found is None:
        return Meaning(words)
    words = f"{words.removesuffix(' from now')} after {today.day} {MONTHS[today.month - 1]}"
    if unit in ("day", "working day", "school day"):
        return about(found, words, found - _DAY, found + _DAY)
    if unit in ("week", "fortnight", "school week"):
        return about(found, words, found - _NEAR, _latest(found, number, unit, moment))
    return about(found, words, found - 2 * _NEAR, found + 2 * _NEAR)


def after(start: Meaning, number: int, unit: str, moment: Moment) -> Meaning:
    """Return the end of a period that begins on a day of its own."""
    if start.day is None:
        return Meaning(f"{number} {unit}s from {start.words}")
    end = later(number, unit, Moment(start.day, moment.calendar, moment.meeting))
    if end.day is None:
        return Meaning(end.words, starts=start.day)
    words = f"from {in_full(start.day)} to {in_full(end.day)}"
    return Meaning(words, end.day, end.earliest, end.latest, start.day)


def between(start: Meaning, end: Meaning) -> Meaning:
    """Return the period from one day to another."""
    if start.day and end.day and start.day > end.day:  # the year is said at the end alone
        start = exactly(_years_back(start.day, end.day))
    words = f"from {start.words} to {end.words}"
    return Meaning(words, end.day, end.earliest, end.latest, start.day)


def at_any_time(meaning: Meaning) -> Meaning:
    """Return a period of which every day agrees with its words: “during this term”."""
    return replace(meaning, earliest=None)


def since(start: Meaning) -> Meaning:
    """Return a period of which only the beginning is known."""
    return Meaning(f"from {start.words}", starts=start.day)


def week_ends(weeks: tuple[int, ...], moment: Moment) -> Meaning:
    """Return the last school day of each of these weeks, counted from the week of today.

    Without a calendar the weeks are counted through the holidays, and end on Fridays.
    """
    said = "week " + ", ".join(map(str, weeks))
    if moment.today is None:
        return Meaning(said)
    days = tuple(day for week in weeks if (day := _week_end(moment.today, week, moment.calendar)))
    if len(days) != len(weeks):
        return Meaning(said)
    words = "; ".join(f"week {week}: {in_full(day)}" for week, day in zip(weeks, days, strict=True))
    return Meaning(words, days[-1], days[-1], days[-1], days=days)


def before(meaning: Meaning, moment: Moment) -> Meaning:
    """Return what is to be done before a day instead of by it."""
    if meaning.day is None:
        return Meaning(f"before {meaning.words}")
    if meaning.which.startswith("the last day before"):
        return replace(meaning, earliest=None)
    school = moment.calendar and moment.calendar.last_school_day_before(meaning.day)
    day = school or meaning.day - _DAY
    which = f"the last {'school ' if school else ''}day before {meaning.which or 'that day'}"
    words = f"{in_full(day)}, {which}"
    return replace(meaning, words=words, day=day, earliest=None, which=which)


def _week_end(today: date, week: int, calendar: SchoolCalendar | None) -> date | None:
    if calendar and calendar.covers(today):
        return calendar.end_of_school_week(today, week)
    return _monday(today) + (4 + 7 * (week - 1)) * _DAY


def _monday(day: date) -> date:
    """Return the Monday of the day's week; a weekend looks ahead to the week that follows."""
    ahead = 7 if day.weekday() >= 5 else 0
    return day + (ahead - day.weekday()) * _DAY


def _last_day(term: Term, calendar: SchoolCalendar) -> Meaning:
    day = calendar.last_day_of(term)
    which = f"the last day of {term.title}"
    return about(day, which, day - 2 * _NEAR, term.days.last, calendar.school)


def _latest(found: date, number: int, unit: str, moment: Moment) -> date:
    """Return the last day that agrees with a number of weeks, which may be weeks of school."""
    weeks = number * (2 if unit == "fortnight" else 1)
    if moment.calendar and moment.today and moment.calendar.covers(moment.today):
        ended = moment.calendar.end_of_school_week(moment.today, weeks + 1)
        return max(found + _NEAR, ended or found + _HOLIDAY)
    return found + (_NEAR + _HOLIDAY if weeks > 1 else _NEAR)


def _later(today: date, number: int, unit: str, calendar: SchoolCalendar | None) -> date | None:
    if unit == "school day":
        return calendar.school_day(today, number) if calendar else None
    if unit == "school week":
        return calendar.end_of_school_week(today, number) if calendar else None
    if unit == "working day":
        return calendar.working_day(today, number) if calendar else None
    if unit in _LENGTHS:
        return today + number * _LENGTHS[unit]
    if unit in ("month", "year"):
        return _months_later(today, number * (12 if unit == "year" else 1))
    return _terms_later(today, number, unit, calendar)


_LENGTHS = {"day": _DAY, "night": _DAY, "week": 7 * _DAY, "fortnight": 14 * _DAY}


def _terms_later(
    today: date, number: int, unit: str, calendar: SchoolCalendar | None
) -> date | None:
    if calendar is None or number != 1:
        return None
    if unit == "term":
        return calendar.end_of_term(today)
    return end_of_half_term(Moment(today, calendar)).day


def _months_later(today: date, number: int) -> date | None:
    year, month = divmod(today.month - 1 + number, 12)
    if today.year + year > MAXYEAR:
        return None
    first = date(today.year + year, month + 1, 1)
    return first.replace(day=min(today.day, _last_of(first).day))


def _years_back(day: date, end: date) -> date:
    """Return the last day of this name before the end of a period."""
    year = end.year - ((day.month, day.day) > (end.month, end.day))
    return _date(year, day.month, day.day) or date(year, 2, 28)


def _month(month: int, year: int | None, moment: Moment) -> date | None:
    """Return the first day of the month, of the coming one of that name without a year."""
    if year is not None:
        return _date(year, month, 1)
    if moment.today is None:
        return None
    return _date(moment.today.year + (month < moment.today.month), month, 1)


def _last_of(first: date) -> date:
    return first.replace(day=months.monthrange(first.year, first.month)[1])


def _next_of(month: int, day: int, moment: Moment) -> date | None:
    if moment.today is None:
        return None
    found = date(moment.today.year, month, day)
    return found if found >= moment.today else date(moment.today.year + 1, month, day)


def _easter(year: int) -> date:
    """Return Easter Sunday, by the rule of Gauss as Butcher wrote it for the Gregorian years."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, skipped = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    four, ones = divmod(rest, 4)
    sunday = (32 + 2 * skipped + 2 * four - moon - ones) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
