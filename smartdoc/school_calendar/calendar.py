"""One school's calendar: which days are school days, and where terms and half terms end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date, timedelta
from itertools import pairwise

from smartdoc.frozen import frozen
from smartdoc.school_calendar.bank_holidays import BankHolidays
from smartdoc.school_calendar.term import Days, Term

_DAY = timedelta(days=1)
_SATURDAY = 5
_LONG_HOLIDAY = timedelta(weeks=4)
"""A holiday longer than this ends the school year; Christmas and Easter take three at most."""
_SUMMER = timedelta(weeks=9)
"""The longest summer holiday, which lies before the first term of most calendars."""


@frozen
class SchoolCalendar:
    """The terms of one school, in order, and its days without pupils.

    Of a day that no term and no holiday between two terms covers, the calendar knows nothing:
    ``covers`` is false, and what depends on it is None. In the weeks before the first term it is
    known which terms follow.
    """

    school: str
    terms: tuple[Term, ...]
    inset: frozenset[date] = frozenset()
    closed: frozenset[date] = frozenset()
    bank_holidays: BankHolidays = field(default_factory=BankHolidays)

    def covers(self, day: date) -> bool:
        """Return whether the day lies between the first and the last day of the terms given."""
        return bool(self.terms) and self.terms[0].days.first <= day <= self.terms[-1].days.last

    def _knows_what_follows(self, day: date) -> bool:
        first = self.terms[0].days.first if self.terms else day
        return self.covers(day) or timedelta(0) < first - day <= _SUMMER

    def is_school_day(self, day: date) -> bool:
        """Return whether pupils come to school on this day."""
        return self.why_no_school(day) == ""

    def why_no_school(self, day: date) -> str:
        """Return why pupils do not come on this day, in words; nothing if they do."""
        if day.weekday() >= _SATURDAY:
            return "a Saturday" if day.weekday() == _SATURDAY else "a Sunday"
        if day in self.inset:
            return "an INSET day"
        if day in self.closed:
            return "a day without school"
        if self.holiday_of(day):
            return "in the school holidays"
        return "a bank holiday" if day in self.bank_holidays else ""

    def holiday_of(self, day: date) -> Days | None:
        """Return the holiday or half-term break that the day lies in, None where it is in term."""
        term = self.term_of(day)
        if term:
            return next((days for days in term.half_terms if day in days), None)
        ended = max((each.days.last for each in self.terms if each.days.last < day), default=None)
        begins = min(
            (each.days.first for each in self.terms if each.days.first > day), default=None
        )
        return Days(ended + _DAY, begins - _DAY) if ended and begins else None

    def term_of(self, day: date) -> Term | None:
        """Return the term that the day lies in, None in the holidays between terms."""
        return next((term for term in self.terms if day in term.days), None)

    def this_term(self, day: date) -> Term | None:
        """Return the term that the day lies in or, in the holidays, the one that follows."""
        if not self._knows_what_follows(day):
            return None
        return next((term for term in self.terms if day <= term.days.last), None)

    def next_term(self, day: date) -> Term | None:
        """Return the first term that begins after the day."""
        if not self._knows_what_follows(day):
            return None
        return next((term for term in self.terms if term.days.first > day), None)

    def term_called(self, word: str, day: date) -> Term | None:
        """Return the first term with this word in its name that is not over on the day."""
        return next(
            (term for term in self.terms if term.is_called(word) and term.days.last >= day), None
        )

    def last_day_of(self, term: Term) -> date:
        """Return the last day of a term on which pupils come."""
        day = term.days.last
        while day > term.days.first and (
            day.weekday() >= _SATURDAY or day in self.inset or day in self.closed
        ):
            day -= _DAY
        return day

    def end_of_term(self, day: date) -> date | None:
        """Return the last pupil day of the term; in the holidays, of the term that follows."""
        term = self.this_term(day)
        return self.last_day_of(term) if term else None

    def half_term_after(self, day: date) -> Days | None:
        """Return the first half-term break that begins after the day."""
        if not self._knows_what_follows(day):
            return None
        breaks = (days for term in self.terms for days in term.half_terms)
        return next((days for days in breaks if days.first > day), None)

    def end_of_year(self, day: date) -> date | None:
        """Return the last pupil day of the school year, None where its last term is not given."""
        known = self._knows_what_follows(day)
        coming = [term for term in self.terms if term.days.last >= day] if known else []
        for term, following in pairwise(coming):
            if following.days.first - term.days.last > _LONG_HOLIDAY:
                return self.last_day_of(term)
        last = coming[-1] if coming else None
        return self.last_day_of(last) if last and last.is_called("summer") else None

    def last_school_day_before(self, day: date) -> date | None:
        """Return the last day before this one on which pupils come."""
        return self._nearest(day, -_DAY)

    def next_school_day(self, day: date) -> date | None:
        """Return the first day after this one on which pupils come."""
        return self._nearest(day, _DAY)

    def school_day(self, start: date, number: int) -> date | None:
        """Return the school day that comes this many school days after the start."""
        day: date | None = start
        for _ in range(number):
            day = self.next_school_day(day) if day else None
        return day

    def end_of_school_week(self, start: date, number: int) -> date | None:
        """Return the last school day of a week of school, the start's week being the first."""
        monday = start - start.weekday() * _DAY
        while self.covers(monday + 4 * _DAY) or self.covers(monday):
            days = [day for day in _weekdays(monday) if self.is_school_day(day) and day >= start]
            number -= bool(days)
            if days and number == 0:
                return days[-1]
            monday += 7 * _DAY
        return None

    def working_day(self, start: date, number: int) -> date:
        """Return the day that many working days after the start, which is not counted itself.

        School holidays have working days too; only weekends and bank holidays have none.
        """
        day = start
        while number > 0:
            day += _DAY
            number -= day.weekday() < _SATURDAY and day not in self.bank_holidays
        return day

    def _nearest(self, day: date, step: timedelta) -> date | None:
        day += step
        while self.covers(day):
            if self.is_school_day(day):
                return day
            day += step
        return None


def _weekdays(monday: date) -> Iterator[date]:
    return (monday + number * _DAY for number in range(5))
