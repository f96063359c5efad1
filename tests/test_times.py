"""The times that a sentence names, and the days that they come to."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from smartdoc.language import deadlines, how_often
from smartdoc.language.times import TimePhrase, deadline, times
from smartdoc.school_calendar import Days, SchoolCalendar, Term
from tests.timing import seconds

TODAY = date(2026, 11, 30)
MEETING = date(2027, 3, 8)
SCHOOL = SchoolCalendar(
    "Hill Lane Primary",
    (
        Term(
            "autumn 2026",
            Days(date(2026, 9, 3), date(2026, 12, 18)),
            (Days(date(2026, 10, 26), date(2026, 10, 30)),),
        ),
        Term(
            "spring 2027",
            Days(date(2027, 1, 5), date(2027, 3, 25)),
            (Days(date(2027, 2, 15), date(2027, 2, 19)),),
        ),
        Term("summer 2027", Days(date(2027, 4, 13), date(2027, 7, 21))),
    ),
)


def read(sentence: str) -> tuple[TimePhrase, ...]:
    return times(sentence, TODAY, SCHOOL, MEETING)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("by 18 December 2026", "2026-12-18"),
        ("by 18 December", "2026-12-18"),
        ("by the 18th of December", "2026-12-18"),
        ("by 3rd Jan.", "2027-01-03"),
        ("by March 5th", "2027-03-05"),
        ("by 18/12/2026", "2026-12-18"),
        ("by 03/04/2027", "2027-04-03"),
        ("by 18.12.26", "2026-12-18"),
        ("by 12/12", "2026-12-12"),
        ("by 2026-12-18", "2026-12-18"),
        ("on Friday", "2026-12-04"),
        ("next Monday", "2026-12-07"),
        ("by Thursday of this week", "2026-12-03"),
        ("by Thursday of next week", "2026-12-10"),
        ("no later than Friday 29 January 2027", "2027-01-29"),
        ("by end December", "2026-12-31"),
        ("by the end of December", "2026-12-31"),
        ("by the end of next month", "2026-12-31"),
        ("by Christmas", "2026-12-25"),
        ("before Christmas", "2026-12-18"),
        ("by Easter", "2027-03-28"),
        ("in 2 weeks", "2026-12-14"),
        ("in 2 weeks' time", "2026-12-14"),
        ("in two weeks’ time", "2026-12-14"),
        ("within 8 weeks", "2027-01-25"),
        ("in six months", "2027-05-30"),
        ("by one year from today", "2027-11-30"),
        ("within 10 working days", "2026-12-14"),
        ("in 5 school days", "2026-12-07"),
        ("by the end of term", "2026-12-18"),
        ("by the end of this term", "2026-12-18"),
        ("at the end of the autumn term", "2026-12-18"),
        ("by the end of next term", "2027-03-25"),
        ("by the end of the summer term", "2027-07-21"),
        ("by half term", "2027-02-12"),
        ("by next term", "2027-01-05"),
        ("by the end of the school year", "2027-07-21"),
        ("by June 2027", "2027-06-30"),
        ("by next September", "2027-09-30"),
        ("before the next PEP", "2027-03-05"),
        ("by the next review meeting", "2027-03-08"),
        ("by the end of the year", None),
        ("by the end of Year 6", None),
        ("by the end of Key Stage 2", None),
        ("by the end of the unit", None),
        ("by the end of the marking period", None),
        ("by the end of the IEP year", None),
        ("by the end of the autumn half term", None),
        ("by spring", None),
        ("by Year 9", None),
        ("by the mid-term exams", None),
        ("in time for the Christmas concert", None),
        ("tomorrow", "2026-12-01"),
    ],
)
def test_a_deadline_has_a_day_where_it_can_be_known(phrase: str, day: str | None) -> None:
    (found,) = read(f"Ash will write four paragraphs {phrase}")

    assert (found.kind, found.day and found.day.isoformat()) == ("deadline", day)
    assert found.text == phrase


@pytest.mark.parametrize(
    ("phrase", "starts", "day"),
    [
        ("in the next 8 weeks", None, "2027-01-25"),
        ("over the next eight weeks", None, "2027-01-25"),
        ("for three weeks", None, "2026-12-21"),
        ("over a six-week period", None, "2027-01-11"),
        ("for the next month", None, "2026-12-30"),
        ("during this term", None, "2026-12-18"),
        ("in the spring term", None, "2027-03-25"),
        ("in the next half term", None, "2026-12-18"),
        ("for the rest of the term", None, "2026-12-18"),
        ("this school year", None, "2027-07-21"),
        ("over 6 weeks beginning on 1st July", "2027-07-01", "2027-08-12"),
        ("from 28 September to 6 November 2026", "2026-09-28", "2026-11-06"),
        ("in the 8 school weeks from 30 November 2026 to 5 February 2027", None, "2027-02-05"),
        ("beginning on 1st July", "2027-07-01", None),
        ("in June 2027", None, "2027-06-30"),
        ("this semester", None, None),
        ("in the first half term", None, None),
    ],
)
def test_a_period_has_an_end_where_it_can_be_known(
    phrase: str, starts: str | None, day: str | None
) -> None:
    (found,) = read(f"Ash will hand in homework {phrase}.")

    assert (found.kind, found.text) == ("period", phrase)
    assert found.day == (date.fromisoformat(day) if day else None)
    assert starts is None or found.starts == date.fromisoformat(starts)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Ash reads every day", "every day"),
        ("Ash reads each evening", "each evening"),
        ("Ash reads twice a week", "twice a week"),
        ("Ash swims 10 lengths three times a week", "10 lengths three times a week"),
        ("Ash goes once a fortnight", "once a fortnight"),
        ("a daily check", "daily"),
        ("each school night Ash reads", "each school night"),
        ("calm on four of five days each week", "four of five days each week"),
        ("at least one club a week", "one club a week"),
        ("on school nights", "on school nights"),
        ("on Mondays, Wednesdays and Fridays", "on Mondays, Wednesdays and Fridays"),
        ("on Monday mornings", "on Monday mornings"),
        ("read every second Friday", "every second Friday"),
        ("from Monday to Friday", "from Monday to Friday"),
    ],
)
def test_how_often(sentence: str, phrase: str) -> None:
    assert [(found.kind, found.text) for found in read(sentence)] == [("frequency", phrase)]


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("cut along a line on 4 out of 5 occasions", "4 out of 5 occasions"),
        ("calm in 4 of 5 lessons", "4 of 5 lessons"),
        (
            "take turns on four out of five observed occasions",
            "four out of five observed occasions",
        ),
        ("earn a B in her next test", "in her next test"),
        ("earn a B on my next lab report", "on my next lab report"),
        ("raise a hand in each lesson", "in each lesson"),
        ("raise a hand when the teacher asks", "when the teacher"),
        ("sit down as soon as the bell rings", "as soon as the bell"),
    ],
)
def test_on_which_occasion(sentence: str, phrase: str) -> None:
    assert [(found.kind, found.text) for found in read(sentence)] == [("occasion", phrase)]


def test_the_next_meeting_is_an_occasion_with_a_day() -> None:
    (found,) = read("Malcolm will show a drawing at the next meeting")

    assert (found.kind, found.day) == ("occasion", MEETING)


@pytest.mark.parametrize(
    "phrase",
    [
        "ongoing",
        "soon",
        "someday",
        "eventually",
        "at some point",
        "regularly",
        "in due course",
        "as soon as possible",
        "in the next few weeks",
    ],
)
def test_a_time_that_never_comes(phrase: str) -> None:
    (found,) = read(f"Ash will read more, {phrase}")

    assert (found.kind, found.text, found.day) == ("vague", phrase, None)


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("after weeks 1, 4 and 8", ["2026-12-04", "2027-01-08", "2027-02-05"]),
        ("after week 1, 4 and 8", ["2026-12-04", "2027-01-08", "2027-02-05"]),
        ("in week 2", ["2026-12-11"]),
        ("week 1, week 4 and week 8", ["2026-12-04", "2027-01-08", "2027-02-05"]),
        ("after 2, 4 and 6 weeks", ["2026-12-11", "2027-01-08", "2027-01-22"]),
    ],
)
def test_check_points_are_the_last_school_days_of_weeks_of_school(
    phrase: str, days: list[str]
) -> None:
    (found,) = read(f"DT to check on progress {phrase}.")

    assert (found.kind, found.text) == ("checkpoints", phrase)
    assert [day.isoformat() for day in found.days] == days


def test_without_a_calendar_weeks_are_counted_through_the_holidays() -> None:
    (found,) = times("after weeks 1 and 4", TODAY)

    assert found.days == (date(2026, 12, 4), date(2026, 12, 25))


@pytest.mark.parametrize(
    "sentence",
    [
        "SEN may need this",
        "May will read with Summer and April",
        "wait for a second, then march to the hall",
        "a child in Year 9, in grade 4 and in Key Stage 2",
        "attendance of 90% on days with Spanish",
        "a 6 week parenting group",
        "a 6-week group for children aged 9",
        "within 20 minutes, for 10 minutes",
        "from 50 to 85 words a minute",
        "the test of 13 November, as on the day since Easter Monday",
        "measured by the spelling test, read by May, observed by the class teacher",
        "show when he needs help, and say what, why, where and when",
        "one at a time, all the time, on time",
        "the Friday story",
        "31/40 in the check",
        "by reading 10 books",
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    assert [found.text for found in read(sentence) if found.kind != "frequency"] == []


def test_times_stand_in_the_order_of_the_sentence() -> None:
    sentence = "By 29 January Ash will read aloud twice a week, on 4 of 5 occasions, and soon more."

    found = read(sentence)

    assert [each.kind for each in found] == ["deadline", "frequency", "occasion", "vague"]
    assert [sentence[each.start : each.end] for each in found] == [each.text for each in found]


@pytest.mark.parametrize(
    ("phrase", "understood", "school"),
    [
        (
            "by the end of the autumn term",
            "Friday 18 December 2026, the last day of the autumn term",
            "Hill Lane Primary",
        ),
        ("by 18 December", "Friday 18 December 2026", ""),
        ("in 2 weeks", "Monday 14 December 2026, 2 weeks after 30 November", ""),
        ("by Easter", "Sunday 28 March 2027, Easter Sunday", ""),
        (
            "before the next PEP",
            "Friday 5 March 2027, the last school day before the next meeting",
            "",
        ),
        ("by spring", "spring", ""),
    ],
)
def test_what_was_understood_is_said_in_words(phrase: str, understood: str, school: str) -> None:
    (found,) = read(phrase)

    assert (found.understood, found.school) == (understood, school)


@pytest.mark.parametrize(
    ("phrase", "agree", "disagree"),
    [
        ("by 29 January", ["2027-01-29"], ["2027-01-28", "2027-02-05"]),
        ("in the next 8 weeks", ["2027-01-22", "2027-01-29", "2027-02-05"], ["2027-03-05"]),
        ("by the end of term", ["2026-12-18", "2026-12-16"], ["2027-01-29"]),
        ("by next Friday", ["2026-12-04", "2026-12-11"], ["2026-12-03", "2026-12-18"]),
        ("by Friday", ["2026-12-04"], ["2026-12-11"]),
        ("during this term", ["2026-12-04"], ["2027-01-08"]),
        ("by Christmas", ["2026-12-18"], ["2027-01-29"]),
        ("by the end of December", ["2026-12-18"], ["2026-12-01", "2027-01-08"]),
        ("within 12 weeks", ["2027-01-29"], ["2027-04-23"]),
        ("before the next PEP", ["2027-01-29"], ["2027-04-23"]),
    ],
)
def test_words_leave_some_room_for_the_day(
    phrase: str, agree: list[str], disagree: list[str]
) -> None:
    (found,) = read(phrase)

    assert [day for day in agree if not found.agrees_with(date.fromisoformat(day))] == []
    assert [day for day in disagree if found.agrees_with(date.fromisoformat(day))] == []


def test_weeks_may_leave_out_a_holiday_without_a_calendar_too() -> None:
    (found,) = times("in the next 8 weeks", TODAY)

    assert found.agrees_with(date(2027, 2, 5))
    assert not found.agrees_with(date(2027, 3, 5))


def test_without_a_day_to_count_from_the_words_alone_are_understood() -> None:
    found = times("by 18 December, in 2 weeks, by Easter, on Friday, after week 4")

    assert [each.day for each in found] == [None] * 5
    assert [each.understood for each in found] == [
        "18 December",
        "2 weeks from now",
        "Easter",
        "Friday",
        "week 4",
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("end of term", "2026-12-18"),
        ("the end of the autumn term.", "2026-12-18"),
        ("2 weeks", "2026-12-14"),
        ("6 school weeks", "2027-01-22"),
        ("half term", "2027-02-12"),
        ("end December", "2026-12-31"),
        ("next PEP", "2027-03-08"),
        ("daily until 29 January 2027", "2027-01-29"),
        ("by review", None),
        ("spring", None),
        ("every day", None),
        ("weeks 1 and 4", None),
        ("", None),
    ],
)
def test_a_deadline_in_words_alone(words: str, day: str | None) -> None:
    found = deadline(words, TODAY, SCHOOL, MEETING)

    assert (found.day.isoformat() if found and found.day else None) == day


@pytest.mark.parametrize("today", [date.min, date.max])
def test_from_a_day_at_the_end_of_time_nothing_is_counted(today: date) -> None:
    found = times("in 2 weeks, by Easter, after week 60, in 999 years", today, SCHOOL, today)

    assert [each.day for each in found] == [None] * 4


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    assert [found.day for found in read("by 31 February 2027, by 45 May")] == []
    assert read("by 29 February")[0].day == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "a ",
        "1 ",
        "1,",
        '"',
        " ",
        "by the end of ",
        "on 4 out of 5 ",
        "week 1, 2, 3, ",
        "weeks 1, 1",
        "each school ",
        "one two three four a ",
        "from 1 May to ",
        "in the next ",
        "a\n\n\n\n\n\n\n\n",
        "by by by ",
        "ü ",
    ],
)
def test_a_text_of_any_kind_is_read_in_linear_time(text: str) -> None:
    def taken(length: int) -> float:
        whole = (text * length)[:length]
        return seconds(lambda: times(whole, TODAY, SCHOOL))

    short = min(taken(10_000) for _ in range(3))

    assert min(taken(40_000) for _ in range(2)) < 12 * short + 0.1


_BEGINNINGS = (
    "by at in on for over during within from every each twice half this next the two 3 per when "
    "towards of after weekly bi-weekly half-termly Monday Mondays Fridays weeks today tonight"
).split()
_MIDDLES = (
    "", "the", "the next", "a", "2", "school", "the autumn", "the end of", "4 of the next 5",
    "times a", "1, 4 and", "to", "half-term", "the review",
)  # fmt: skip
_ENDS = (
    "week", "weeks' time", "school days", "term", "half term", "year", "June", "18 December 2026",
    "Friday", "Fridays", "Friday afternoons", "lesson", "PEP meeting", "occasions", "weeknights",
    "school mornings", "weekends", "spring", "summer holidays", "semester", "now", "term's end",
)  # fmt: skip


def test_no_time_is_missed_for_want_of_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        " ".join(f"Ash reads {part}".split())
        for part in map(" ".join, product(_BEGINNINGS, _MIDDLES, _ENDS))
    ]
    quickly = [times(text, TODAY, SCHOOL) for text in texts]
    by_word = [words for _, words, _ in (*deadlines.FORMS, *how_often.FORMS)]
    by_number = [how_often.CYCLE_WORDS, how_often.CHANCE_WORDS, deadlines.NEAR_WORDS]
    everything = frozenset(" ".join([*by_word, *by_number]).split())
    monkeypatch.setattr("smartdoc.language.times.words_in", lambda _: everything)

    assert sum(map(bool, quickly)) > 1000
    assert quickly == [times(text, TODAY, SCHOOL) for text in texts]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by the end of term 2", date(2026, 12, 18)),
        ("at the end of Term 1", date(2026, 10, 9)),
        ("by the end of term 3", None),
    ],
)
def test_terms_may_have_numbers(words: str, day: date | None) -> None:
    terms = (
        Term("term 1 2026", Days(date(2026, 8, 18), date(2026, 10, 9))),
        Term("term 2 2026", Days(date(2026, 10, 26), date(2026, 12, 18))),
    )
    (found,) = times(words, date(2026, 9, 10), SchoolCalendar("Glenarrow Primary School", terms))

    assert (found.kind, found.day) == ("deadline", day)
