"""Actions: what is vague and what is not, days that do not fit, and who is left with everything."""

from __future__ import annotations

from typing import Any

import pytest

from smartdoc.finding import dotted
from smartdoc.language.actions import (
    is_vague_action,
    open_ended_rhythm,
    open_ended_task,
    says_how_often,
    shows_a_check,
)
from tests.examples import as_text, base, checked, codes, laid_over

NAMES = frozenset("ash okafor r dt spanish jo hill lane primary designated attendance".split())


def found_over(kind: str, change: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the code and the place of what is found in the small plan with this change."""
    found = checked(as_text(laid_over(base(kind), change)))
    return [(each.rule, dotted(each.path)) for each in found.findings if not each.waived]


def with_action(number: int, **action: Any) -> dict[str, Any]:
    """Return the change of one action of the first target."""
    return {"targets": [{"actions": [*({} for _ in range(number)), action]}]}


@pytest.mark.parametrize(
    "what",
    [
        "support Ash",
        "Supports Ash.",
        "help with maths",
        "monitor",
        "monitors progress",
        "monitor attendance and liaise with carers",
        "liaise with school",
        "liaise with R. Okafor",
        "liaises with school and carers about Ash's progress",
        "encourages him",
        "encourages Ash to read at home",
        "helps him to complete his homework",
        "continue as before",
        "Continue with current support",
        "provide support",
        "offers reassurance and encouragement",
        "works on spelling",
        "work with Ash on his behaviour",
        "works hard in lessons",
        "tries harder",
        "does his best",
        "makes good choices",
        "keeps an eye on attendance",
        "promote positive behaviour",
        "ensures that Ash gets the support he needs",
        "makes sure that Ash is okay",
        "improve attendance",
        "builds confidence and resilience",
        "raise aspirations",
        "put support in place",
        "1:1 support in lessons",
        "DT and carer to communicate regularly",
        "keep up the good work",
        "raise self-esteem",
        "ensure all staff are aware of Ash's needs",
        "work closely with the virtual school",
        "review progress",
        "be there for Ash",
        "carry on as normal",
        "provides support around mornings",
        "offers help with and guidance around bedtime routines",
        "practice",
        "tbc",
        "see above",
        "As discussed",
        "School to continue to support Ash with his learning and to provide encouragement where "
        "needed so that he feels confident and happy in class",
        "Jo to support and encourage Ash with his learning at home, and to liaise with school "
        "about any issues or concerns",
        "engage positively with his learning and show respect to all staff and peers",
    ],
)
def test_an_action_that_only_helps_is_vague(what: str) -> None:
    assert is_vague_action(what, NAMES)


@pytest.mark.parametrize(
    "what",
    [
        "supports Ash by reading the first page aloud with him",
        "supports Ash with five sums",
        "supports reading with the phonics cards",
        "helps Ash pack his bag",
        "helps Ash choose a book about foxes",
        "helps Ash with his maths homework on Mondays and Thursdays",
        "encourages Ash with a sticker for each page",
        "monitors the register every Friday",
        "liaises with school about the bus times",
        "works through past papers",
        "works with Ash on subtraction with blocks",
        "continues the reading diary",
        "provides a quiet room",
        "tries three sums with a zero",
        "builds a model of the school",
        "manages the reward chart",
        "develops the photographs",
        "explores two universities' websites",
        "reads with Ash",
        "attends school",
        "meets Ash",
        "rings Jo",
        "shows his work to the teacher",
        "gives Ash a seat in the front row for maths",
        "gives feedback to the carer",
        "asks for help",
        "draws four boxes before each story",
        "brings the diary and listens",
        "does three ratio problems with bars",
        "makes a poster of the Spanish days and colours one for each day at school",
        "agrees with Ash on a reward for each week with both Spanish days",
        "ensures that good work in lessons is named aloud and told to Ash",
        "sets up a way for Jo and the teacher to tell each other how it goes",
        "checks progress after weeks 1, 4 and 8",
        "reviews the target at the next PEP",
        "attends a six-week parenting group run by the Avon team from 1 July",
        "draws a picture for the next meeting that shows how he feels",
        "takes part in every lesson",
        "looks through Ash's work with him",
        "makes sure the reading book is in the bag",
        "helps me cut the questions into parts",
        "liaises with the health centre about the waiting list",
        "works one-to-one with Ash on inference questions",
        "agrees a signal with Ash",
        "I will ask for help when I am stuck",
        "I will write in the writing hour.",
    ],
)
def test_an_action_with_a_task_in_it_is_not(what: str) -> None:
    assert not is_vague_action(what, NAMES)


@pytest.mark.parametrize(
    ("often", "vague"), [(None, True), ("ongoing", True), ("every Friday", False)]
)
def test_to_watch_is_a_task_once_it_is_said_how_often(often: str | None, vague: bool) -> None:
    assert is_vague_action("monitors attendance", NAMES, often) is vague


def test_a_subject_of_the_plan_does_not_make_an_action_clearer() -> None:
    change = with_action(1, what="helps Ash with handball")

    assert found_over("pep", change) == []
    change["targets"][0]["areas"] = ["writing", "handball"]
    assert found_over("pep", change) == [("ACT05", "targets[0].actions[1].what")]


@pytest.mark.parametrize(
    ("often", "words"),
    [
        ("ongoing", "ongoing"),
        ("Ongoing throughout the term", "Ongoing"),
        ("on-going", "on-going"),
        ("continuously", "continuously"),
        ("asap", "asap"),
        ("as soon as possible", "as soon as possible"),
        ("until further notice", "until further notice"),
        ("tbc", "tbc"),
        ("always", "always"),
        ("All the time.", "all the time"),
        ("each Monday", None),
        ("ongoing, every Friday", None),
        ("daily", None),
        ("once a week", None),
        ("one page each evening", None),
        ("always before lunch", None),
        ("as soon as he arrives", None),
        ("after each lesson", None),
        ("when I do maths homework on Thursdays", None),
    ],
)
def test_how_often_may_not_be_ongoing(often: str, words: str | None) -> None:
    assert open_ended_rhythm(often) == words


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("books the room ASAP", "ASAP"),
        ("sends the form as soon as possible", "as soon as possible"),
        ("reads with Jo, ongoing", "ongoing"),
        ("Ongoing: reads with Jo", "Ongoing"),
        ("reads with Jo until further notice", "until further notice"),
        ("reads to Ash on an ongoing basis", "on an ongoing basis"),
        ("rings Jo as soon as possible after each absence", None),
        ("reads the ongoing story in the comic", None),
        ("asks about the ongoing argument with his brother", None),
        ("reads with Jo", None),
    ],
)
def test_a_task_may_not_be_asap(what: str, words: str | None) -> None:
    assert open_ended_task(what) == words


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("checks the register with Ash", True),
        ("counts the beetles with me", True),
        ("marks the sheet beside Leila", True),
        ("looks at the chart", True),
        ("buys two alarm clocks", False),
        ("draws four boxes", False),
    ],
)
def test_a_check_is_known_by_its_verb(what: str, found: bool) -> None:
    assert shows_a_check(what) is found


def test_a_number_or_a_day_says_how_often() -> None:
    assert says_how_often("after week 4")
    assert says_how_often("Tuesdays")
    assert not says_how_often("at the end")


@pytest.mark.parametrize(
    ("due", "what", "found"),
    [
        ("2027-02-01", "shows Ash two stories", ["ACT06"]),
        ("2027-01-29", "shows Ash two stories", []),
        ("2027-02-01", "celebrates with Ash", []),
        ("2027-02-01", "agrees with Ash on a treat", ["ACT06"]),
        ("2027-02-06", "takes Ash to the wildlife park as a reward", []),
        ("2027-02-12", "shows the stories at the review", []),
        ("2027-03-08", "shows Ash's stories", []),
    ],
)
def test_an_action_is_due_by_its_target_unless_it_is_about_the_time_after(
    due: str, what: str, found: list[str]
) -> None:
    change = with_action(1, due=due, what=what)

    assert [code for code, _ in found_over("pep", change)] == found


def test_where_most_actions_are_late_it_is_the_target_that_is_early() -> None:
    change = {"targets": [{"due": "2026-12-18", "statement": "Ash will write 4 paragraphs."}]}

    assert "ACT06" not in [code for code, _ in found_over("pep", change)]


@pytest.mark.parametrize(
    ("action", "status", "found"),
    [
        ({"due": "2026-11-20"}, "draft", ["ACT10"]),
        ({"due": "2026-11-30"}, "draft", []),
        ({"due": "2026-11-20", "status": "done"}, "draft", []),
        ({"due": "2026-11-20", "done_on": "2026-11-19"}, "draft", []),
        ({"due": "2026-11-27", "what": "brings two stories to the meeting"}, "draft", []),
    ],
)
def test_an_action_begins_with_the_meeting(
    action: dict[str, str], status: str, found: list[str]
) -> None:
    change = {**with_action(1, **action), "status": status}

    assert [code for code, _ in found_over("pep", change)] == found


def test_a_draft_may_prepare_its_meeting_and_an_agreed_plan_may_not() -> None:
    invites = {"who": "dt", "what": "invites the Spanish teacher", "due": "2026-11-24"}
    draft = {"actions": [invites]}
    agreed = {**draft, "status": "agreed"}

    assert found_over("learning-goals", {"actions": [{**invites, "who": "teacher"}]}) == []
    assert found_over("pep", draft) == []
    assert ("ACT10", "actions[0].due") in found_over("pep", agreed)


def test_one_adult_may_not_do_everything_but_a_child_may() -> None:
    def all_by(who: str) -> dict[str, Any]:
        return {"targets": [{"actions": [{"who": who}, {"who": who}, {"who": who}]}]}

    assert found_over("learning-goals", all_by("teacher")) == [("ACT07", "targets[0].actions")]
    assert "ACT07" not in [code for code, _ in found_over("learning-goals", all_by("leila"))]
    assert [code for code, _ in found_over("pep", all_by("dt"))] == ["PEP06"]
    assert [code for code, _ in found_over("liap", all_by("lead"))] == ["LIAP05"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"monitoring": None}, ["ACT08"]),
        ({"monitoring": None, "measure": {"method": "counted each Friday by R. Okafor"}}, []),
        ({"monitoring": None, "milestones": [{"what": "2 parts", "due": "2026-12-18"}]}, []),
        (
            {"monitoring": None, "measure": {"readings": [{"on": "2026-12-11", "value": 2}]}},
            [],
        ),
        ({"monitoring": None, "actions": [{"what": "counts the paragraphs with R. Okafor"}]}, []),
        ({}, []),
    ],
)
def test_somebody_looks_before_the_end(change: dict[str, Any], found: list[str]) -> None:
    method = {"method": "counted by R. Okafor in the last story before the meeting"}
    target = laid_over({"measure": method}, change)

    named = [code for code, _ in found_over("pep", {"targets": [target]})]
    assert [code for code in named if code.startswith("ACT")] == found


@pytest.mark.parametrize("who", ["dt and sw", "dt, sw", "dt/sw", "DT & sw"])
def test_two_people_in_one_action_are_said_once(who: str) -> None:
    change = with_action(3, who=who)
    found = checked(as_text(laid_over(base("pep"), change)))

    assert codes(found) == ["ACT04"]
    assert "more than one person" in found.findings[0].message


def test_a_therapist_is_a_person_whom_the_plan_should_know() -> None:
    change = with_action(1, who="The Speech and Language Therapist")
    found = checked(as_text(laid_over(base("learning-goals"), change)))

    assert codes(found) == ["ACT04"]
    assert "is not among the people" in found.findings[0].message


@pytest.mark.parametrize("who", [None, "swe", "the supervising person", "social services"])
def test_an_unclear_doer_is_not_also_a_missing_party(who: str | None) -> None:
    change = with_action(3, who=who)

    assert len(found_over("pep", change)) == 1
    assert found_over("pep", change)[0][1] == "targets[0].actions[3].who"


@pytest.mark.parametrize(
    "what",
    ["Maths intervention", "additional input from staff", "provides support with algebra"],
)
def test_a_service_or_a_subject_alone_is_no_task(what: str) -> None:
    assert found_over("pep", with_action(1, what=what)) == [("ACT05", "targets[0].actions[1].what")]
