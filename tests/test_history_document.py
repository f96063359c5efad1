"""The history, what was tried, and what changed since we last met: as documents of real pasts."""

from __future__ import annotations

import datetime
import re
from typing import Any

from smartdoc import git
from smartdoc.build import Builder, Built, Order
from smartdoc.build.single import seen
from smartdoc.check import Checker
from smartdoc.fragment import parse
from smartdoc.fragment.tree import lines
from smartdoc.repository import open_repository
from smartdoc.view import View, copy_for
from tests.meetings import OURS
from tests.pasts import AUTUMN, LAST, NAME, SUMMER, commit, committed, text
from tests.repositories import GitFolder

TODAY = datetime.date(2026, 12, 1)

WIDER = """
override:
  documents:
    history: {audiences: [school, social-worker, parent-redacted]}
"""


def view_of(
    repository: GitFolder,
    document: str = "history",
    audience: str = "school",
    today: datetime.date = TODAY,
) -> View:
    """Return what an audience sees in a document of the newest plan."""
    opened = open_repository(repository.folder)
    checker = Checker(opened, today)
    checked = checker.one(repository.folder / NAME)
    assert checked.plan
    assert checked.kind
    published = opened.policy.publication
    copy = copy_for(
        checked.plan, published.document(document), published.audience(audience), published
    )
    builder = Builder(checker, Order((document,), ("html",), repository.folder / "build"))
    return seen(builder, checked, checked.plan, checked.kind, copy)


def said(repository: GitFolder, *arguments: Any) -> list[str]:
    """Return the lines of a document."""
    fragment = OURS.fragment(view_of(repository, *arguments))
    return lines(parse(fragment.replace("\N{NO-BREAK SPACE}", " "), "test").children)


def built(repository: GitFolder, *documents: str, draft: bool = True) -> Built:
    opened = open_repository(repository.folder)
    checker = Checker(opened, TODAY)
    order = Order(documents, ("html", "docx"), repository.folder / "build", draft=draft)
    return Builder(checker, order).build(checker.all(opened.plan_files()))


def names(repository: GitFolder, document: str) -> list[str]:
    """Return the names of the files that a build of this document makes of the plans."""
    built(repository, document)
    return documents_in(repository)


def documents_in(repository: GitFolder) -> list[str]:
    return sorted(path.name for path in (repository.folder / "build").glob("*/*/*"))


def between(found: list[str], start: str, end: str) -> list[str]:
    at = found.index(start)
    return found[at + 1 : found.index(end, at)] if end else found[at + 1 :]


# The history


def test_the_history_of_a_plan_for_its_school(past: tuple[GitFolder, list[str]]) -> None:
    repository, ids = past

    found = said(repository)

    assert found == [line.format(*ids) for line in HISTORY]


HISTORY = [
    "History",
    "Ash, Personal Education Plan",
    "Child",
    "Ash, Year 5",
    "Meetings",
    "2, from 6 July 2026 to 30 November 2026",
    "Targets",
    "4 in all, 3 of them open",
    "Next meeting",
    "8 March 2027",
    "For",
    "the school",
    "Version",
    "Plan of 30 November 2026, version {6}",
    "Meeting by meeting",
    "Meeting",
    "What was looked back at",
    "What was set",
    "6 Jul 2026",
    "Nothing: the first plan here",
    "Attendance, by 23 October 2026",
    "Taking away, by 23 October 2026",
    "30 Nov 2026",
    "draft",
    "Attendance: partly achieved; decision: carry over",
    "Taking away: achieved; decision: close",
    "Writing, by 29 January 2027",
    "Maths, by 12 February 2027",
    "Attendance, by 29 January 2027",
    "Target by target",
    "1. Attendance",
    "60% at the start and 70% on 25 September 2026; goal: 90% by 29 January 2027.",
    "Open since 6 July 2026, 148 days. Carried over once. Not wholly reached at 1 review.",
    "Meeting",
    "What came of it",
    "What the plan then said",
    "6 Jul 2026",
    "New",
    "Ash comes in on 85%.",
    "From 60% to 90% by 23 October 2026",
    "30 Nov 2026",
    "Partly achieved",
    "Why: Ash was ill for two weeks.",
    "Decision: carry over",
    "Reworded: Ash comes in on 85% will attend at least 90% of the days with a Spanish "
    "lesson by 29 January 2027.",
    "From 60% to 90% by 29 January 2027",
    "2. Taking away",
    "3 subtractions at the start; goal: 8 by 23 October 2026.",
    "From 6 July 2026 to 30 November 2026: closed.",
    "Meeting",
    "What came of it",
    "What the plan then said",
    "6 Jul 2026",
    "New",
    "Ash will work out 8 of 10 subtractions with exchange by 29 January 2027.",
    "From 3 to 8 subtractions by 23 October 2026",
    "30 Nov 2026",
    "Achieved",
    "Decision: close",
    "Not in this plan any more",
    "3. Writing",
    "1 paragraph at the start; goal: 4 by 29 January 2027.",
    "Open since 30 November 2026, 1 day.",
    "Meeting",
    "What came of it",
    "What the plan then said",
    "30 Nov 2026",
    "New",
    "Ash will write a story of 4 paragraphs without help by 29 January 2027.",
    "From 1 to 4 paragraphs by 29 January 2027",
    "4. Maths",
    "3 subtractions at the start; goal: 8 by 12 February 2027.",
    "Open since 30 November 2026, 1 day.",
    "Meeting",
    "What came of it",
    "What the plan then said",
    "30 Nov 2026",
    "New",
    "Ash will work out 8 of 10 subtractions with exchange by 29 January 2027.",
    "From 3 to 8 subtractions by 12 February 2027",
    "What was edited, and when",
    "Left out: 1 commit of form only, such as order, remarks or the file's name.",
    "In sentences and longer texts, words that were added are underlined and words that "
    "were taken out are struck through.",
    "Up to the meeting on 6 July 2026",
    "When, by whom",
    "What changed",
    "1 Jul 2026",
    "RO",
    "{0}",
    "The plan of the meeting on 6 July 2026 was first written.",
    "3 Jul 2026",
    "JATL",
    "{1}",
    "Attendance",
    "Goal raised from 85% to 90%.",
    "6 Jul 2026",
    "RO",
    "{2}",
    "The plan",
    "The plan is now agreed; it was a draft.",
    "Between the meetings on 6 July 2026 and 30 November 2026",
    "When, by whom",
    "What changed",
    "25 Sep 2026",
    "RO",
    "{3}",
    "In the plan of the meeting on 6 July 2026:",
    "Attendance",
    "Reading added: 70% on 25 September 2026.",
    "20 Nov 2026",
    "RO",
    "{4}",
    "The plan of the meeting on 30 November 2026 was first written.",
    "23 Nov 2026",
    "TL",
    "{5}",
    "Maths",
    "Due date moved from 29 January to 12 February 2027.",
]


def test_the_history_is_made_for_each_reader_where_there_was_a_meeting_before(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past

    assert names(repository, "history") == [
        f"history.{reader}.{form}"
        for reader in ("school", "social-worker", "virtual-school")
        for form in ("docx", "html")
    ]

    (repository.folder / LAST).unlink()

    assert names(repository, "history") == []


def test_every_day_and_number_comes_from_a_commit_or_a_plan(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, ids = past
    texts, days = everything_known(repository)

    found = "\n".join(said(repository))
    told = {_day(match) for match in _DAY.finditer(found)}
    rest = _DAY.sub("", found)
    for commit_id in ids:
        rest = rest.replace(commit_id, "")
    numbers = {float(one) for one in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", rest)}

    counted = {2.0, 4.0, 3.0, 1.0, 148.0}  # meetings, targets, those open, places, days open
    known = {float(one) for one in re.findall(r"\d+(?:\.\d+)?", texts)} | counted
    assert len(told) > 8
    assert told - days == set()
    assert numbers - known == set()


_MONTHS = "January February March April May June July August September October November December"
_DAY = re.compile(
    r"(\d{1,2})(?: to \d{1,2})? ("
    + "|".join(f"{one}|{one[:3]}" for one in _MONTHS.split())
    + r")\b(?: to \d{1,2} \w+)?(?: (\d{4}))?"
)


def _day(match: re.Match[str]) -> tuple[int, str]:
    return int(match[1]), match[2][:3]


def everything_known(repository: GitFolder) -> tuple[str, set[tuple[int, str]]]:
    """Return the text of every version of every plan, and each day in them or of a commit."""
    pasts = git.versions(repository.folder / "plans").files
    blobs = [one.blob for past in pasts.values() for one in past if one.blob]
    texts = "\n".join(
        content.decode() for content in git.contents(repository.folder, blobs).values()
    )
    days = {one.commit.when.date() for past in pasts.values() for one in past}
    days |= {datetime.date.fromisoformat(one) for one in re.findall(r"\d{4}-\d\d-\d\d", texts)}
    short = {(one.day, _MONTHS.split()[one.month - 1][:3]) for one in days}
    return texts, short | {_day(match) for match in _DAY.finditer(texts)}


def test_a_reader_is_told_no_change_in_what_they_may_not_see(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    repository.write("smartdoc.yaml", WIDER)
    secret = {"targets": [{"reason": "The neighbour’s dog kept Ash awake for weeks on end."}]}
    open_too = {"targets": [{"due": "2027-02-01"}]}
    committed(repository, "2026-11-25", NAME, text(AUTUMN, secret))
    committed(repository, "2026-11-26", NAME, text(AUTUMN, secret, open_too))

    parent = "\n".join(said(repository, "history", "parent-redacted"))
    school = "\n".join(said(repository))

    assert "Due date moved from 29 January to 1 February 2027." in parent
    assert "dog" in school
    assert "dog" not in parent
    assert "Reason" not in parent
    assert "Goal raised" not in parent
    assert "1 commit of form only" in parent
    assert view_of(repository, "history", "parent-redacted").chronicle.form_only == 1


def test_a_name_that_only_an_old_version_had_is_hidden_too(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    repository.write("smartdoc.yaml", WIDER)
    old = {
        "people": {"carer": {"name": "Marigold"}},
        "targets": [{"statement": "Marigold and Ash will write a story in 4 parts every week."}],
    }
    committed(repository, "2026-11-25", NAME, text(AUTUMN, old))
    committed(repository, "2026-11-26", NAME, text(AUTUMN))

    made = built(repository, "history")
    parent = "\n".join(said(repository, "history", "parent-redacted"))

    assert "Marigold" in "\n".join(said(repository))
    assert "Marigold" not in parent
    assert "Jo" not in re.findall(r"\w+", parent)
    assert "[foster carer] and Ash" in parent
    assert made.withheld == ()


def test_what_is_restricted_is_in_no_history(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    closed = {"restricted": {"audiences": [], "placement": "At the lighthouse beyond Larkmoor."}}
    committed(repository, "2026-11-25", NAME, text(AUTUMN, closed))
    committed(repository, "2026-11-26", NAME, text(AUTUMN))

    found = "\n".join(said(repository, "history", "social-worker"))

    assert "lighthouse" not in found
    assert "Home" not in found


def test_a_template_that_tells_an_old_secret_is_not_written(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    closed = {"restricted": {"audiences": [], "placement": "At the lighthouse beyond Larkmoor."}}
    committed(repository, "2026-11-25", NAME, text(AUTUMN, closed))
    committed(repository, "2026-11-26", NAME, text(AUTUMN))
    repository.write(
        "templates/history.html.jinja", "<h1>Past</h1><p>At the lighthouse beyond Larkmoor.</p>"
    )

    made = built(repository, "history")

    assert documents_in(repository) == []
    assert len(made.withheld) == 6


def test_an_author_whose_name_the_reader_may_not_know_has_no_initials(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    repository.write("smartdoc.yaml", WIDER)
    committed(repository, "2026-11-25", NAME, text(AUTUMN), "Jo")

    by = {
        reader: view_of(repository, "history", reader).chronicle.edits[-1].by
        for reader in ("school", "parent-redacted")
    }

    assert by == {"school": "J", "parent-redacted": "[foster carer]"}


def test_real_names_stand_in_old_versions_too(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    repository.write("names.yaml", "c-0142:\n  learner: Ashwin Rivera\n")
    repository.write(".gitignore", "names.yaml\nbuild/\n")
    told = {"targets": [{"statement": "Ash will write four stories by 29 January 2027."}]}
    committed(repository, "2026-11-25", NAME, text(AUTUMN, told))

    found = said(repository)

    assert "Ashwin Rivera will write" in "\n".join(found)
    assert [line for line in found if re.search(r"\bAsh\b", line)] == []


# Since we last met


def test_the_pack_for_a_coming_meeting_says_what_changed_since_the_last(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past

    found = said(repository, "meeting", "school", datetime.date(2026, 11, 24))

    heading = "Since we last met, on 6 July 2026"
    assert between(found, heading, "1. Welcome: who is here, and who is missing") == [
        "Attendance: Reading added: 70% on 25 September 2026. Partly achieved; decision: carry "
        "over. Due date moved from 23 October 2026 to 29 January 2027. Outline SMART target "
        "reworded.",
        "Taking away: Achieved; decision: close.",
        "Writing: New. From 1 to 4 paragraphs by 29 January 2027.",
        "Maths: New. From 3 to 8 subtractions by 12 February 2027.",
    ]


def test_a_draft_pack_names_new_hands_and_no_day_that_is_still_to_be_set(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    actions = SUMMER["targets"][0]["actions"]
    passed = {
        "targets": [
            {
                "actions": [*actions[:3], {**actions[3], "who": "carer"}],
                "measure": {"readings": [{"on": "2026-09-25", "value": 70}]},
            }
        ]
    }
    committed(repository, "2026-10-01", LAST, text(SUMMER, passed))
    undated = {**AUTUMN, "targets": [{**each, "due": None} for each in AUTUMN["targets"]]}
    repository.write(NAME, text(undated))

    found = said(repository, "meeting", "school", datetime.date(2026, 11, 24))

    heading = "Since we last met, on 6 July 2026"
    assert between(found, heading, "1. Welcome: who is here, and who is missing")[0] == (
        "Attendance: Reading added: 70% on 25 September 2026. Action passed from T. Lind to Jo: "
        "“asks Ash how the Spanish days went”. Partly achieved; decision: carry over. Outline "
        "SMART target reworded."
    )


def test_the_pack_after_a_meeting_says_what_was_edited_since_it_was_agreed(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    agreed = {"status": "agreed"}
    committed(repository, "2026-11-30", NAME, text(AUTUMN, agreed))
    more = {
        "targets": [
            {"actions": [{"status": "done"}]},
            {"due": "2027-02-12", "reason": "Ash got 2 of 10 right, and was cross about it."},
            {"measure": {"readings": [{"on": "2026-12-11", "value": 75}]}},
        ]
    }
    committed(repository, "2026-12-11", NAME, text(AUTUMN, agreed, more))

    found = said(repository, "meeting", "school", datetime.date(2026, 12, 14))

    heading = "Since we last met, on 30 November 2026"
    assert between(found, heading, "1. Welcome: who is here, and who is missing") == [
        "Attendance: Reading added: 75% on 11 December 2026.",
        "Writing: Ash's action is now done: “draws four boxes before each story”.",
        "Maths: Due date moved from 29 January to 12 February 2027.",
    ]


def test_a_pack_without_git_or_changes_has_no_such_section(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    committed(repository, "2026-11-30", NAME, text(AUTUMN, {"status": "agreed"}))

    found = said(repository, "meeting", "school", datetime.date(2026, 12, 14))

    assert [line for line in found if line.startswith("Since we last met")] == []


# What was tried


def unmet(outcome: str = "not-achieved", decision: str = "carry-over") -> dict[str, Any]:
    """Return a plan that reviews attendance, and goes on with it."""
    review = {**AUTUMN["review"][0], "outcome": outcome, "decision": decision}
    return {**AUTUMN, "review": [review], "targets": [AUTUMN["targets"][2]]}


def missed_twice(repository: GitFolder) -> None:
    """Write a plan in July, and two more that each say that its target was not reached."""
    spring = {**unmet(), "status": "agreed", "meeting": {"date": "2026-09-28"}}
    repository.write("plans/c-0142/2026-09-28.pep.yaml", text(spring))
    repository.write(NAME, text(unmet()))
    commit(repository, "2026-11-25")


def test_what_was_tried_is_put_together_once_a_target_was_missed_often_enough(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past

    assert names(repository, "evidence") == []

    missed_twice(repository)

    assert names(repository, "evidence") == [
        f"evidence.{reader}.{form}"
        for reader in ("school", "social-worker", "virtual-school")
        for form in ("docx", "html")
    ]


def test_a_target_to_be_taken_further_counts_at_once(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    repository.write(NAME, text(unmet(decision="escalate")))

    assert [story.name for story in view_of(repository, "evidence").stuck] == ["Attendance"]


def test_the_policy_says_how_often(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    repository.write("smartdoc.yaml", "override: {numbers: {times_carried: 3}}\n")
    missed_twice(repository)

    assert names(repository, "evidence") == []


def test_what_was_tried_by_whom_and_what_came_of_it(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    missed_twice(repository)

    assert said(repository, "evidence") == EVIDENCE


EVIDENCE = [
    "What was tried",
    "Ash, Personal Education Plan, 30 November 2026",
    "Child",
    "Ash, Year 5",
    "About",
    "Attendance",
    "Why this paper",
    "Everybody has put work into it, and it has not come as far as we hoped. So we look for "
    "another way.",
    "Next meeting",
    "8 March 2027",
    "For",
    "the school",
    "Version",
    "Plan of 30 November 2026, version f5f31be",
    "Attendance",
    "Ash will attend at least 90% of the days with a Spanish lesson by 29 January 2027.",
    "Open since 6 July 2026, 148 days. Carried over twice. Not wholly reached at 2 reviews "
    "in a row.",
    "Why it matters",
    "Ash came to school on 60% of the days with a Spanish lesson this term.",
    "60% at the start and 70% on 25 September 2026; goal: 90% by 29 January 2027.",
    "What was tried",
    "Who",
    "What",
    "In the plan of",
    "How it went",
    "Ash",
    "colours a square on the poster for each day",
    "6 Jul 2026 to 30 Nov 2026, 3 plans",
    "Not stated",
    "R. Okafor, designated teacher",
    "meets Ash and the Spanish teacher to agree two next steps",
    "6 Jul 2026 to 30 Nov 2026, 3 plans",
    "Not stated",
    "Jo, foster carer",
    "practises the words with Ash",
    "6 Jul 2026 to 30 Nov 2026, 3 plans",
    "Not stated",
    "T. Lind, social worker",
    "asks Ash how the Spanish days went",
    "6 Jul 2026 to 30 Nov 2026, 3 plans",
    "Not stated",
    "Meeting by meeting",
    "Meeting",
    "What came of it",
    "What the plan then said",
    "6 Jul 2026",
    "New",
    "Ash comes in on 85%.",
    "From 60% to 90% by 23 October 2026",
    "28 Sep 2026",
    "Not achieved",
    "Why: Ash was ill for two weeks.",
    "Decision: carry over",
    "Reworded: Ash comes in on 85% will attend at least 90% of the days with a Spanish "
    "lesson by 29 January 2027.",
    "From 60% to 90% by 29 January 2027",
    "30 Nov 2026",
    "Not achieved",
    "Why: Ash was ill for two weeks.",
    "Decision: carry over",
    "In the same words",
    "From 60% to 90% by 29 January 2027",
    "In sentences and longer texts, words that were added are underlined and words that "
    "were taken out are struck through.",
    "Moving on",
    "Is it still the right thing to work on?",
    "Is the step too big? What would half of it be?",
    "What do we not know, and who could tell us? What does Ash say?",
    "Who else could help?",
    "What have we tried that helped a little, and what did not?",
    "What do we do differently from today?",
    "What we ask of those who read this",
    "Signed, on behalf of the team",
]
