"""The school calendar: terms, breaks and days without school, each school's own."""

from smartdoc.school_calendar.bank_holidays import BankHolidays
from smartdoc.school_calendar.calendar import SchoolCalendar
from smartdoc.school_calendar.reading import Calendars, calendars_from, faults
from smartdoc.school_calendar.term import Days, Term

__all__ = [
    "BankHolidays",
    "Calendars",
    "Days",
    "SchoolCalendar",
    "Term",
    "calendars_from",
    "faults",
]
