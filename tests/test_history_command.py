"""smartdoc history: the story of a learner's plans, told from real repositories."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.in_process import smartdoc
from tests.pasts import AUTUMN, LAST, NAME, REF, SUMMER, commit, committed, text
from tests.repositories import GitFolder, repository_in


def history(
    repository: GitFolder | Path, *arguments: str, **env: str
) -> subprocess.CompletedProcess[str]:
    folder = repository.folder if isinstance(repository, GitFolder) else repository
    return smartdoc("history", *arguments, cwd=folder, env=env)


def story(repository: GitFolder | Path, *arguments: str) -> dict[str, Any]:
    done = history(repository, REF, *arguments, "--format", "json", "--quote")
    assert (done.returncode, done.stderr) == (0, "")
    (found,) = json.loads(done.stdout)["histories"]
    return dict(found)


def edits(repository: GitFolder | Path, *arguments: str) -> list[tuple[str, str, list[str]]]:
    """Return for each edit its commit, what was done, and what changed in meaning."""
    return [
        (
            one["commit"],
            one["step"],
            [change["sentence"] for group in one["groups"] for change in group["changes"]],
        )
        for one in story(repository, *arguments)["edits"]
    ]


MOVED = "Due date moved from 29 January to 12 February 2027."
BACK = "Due date brought forward from 12 February to 29 January 2027."


def test_the_whole_story_on_eighty_columns(past: tuple[GitFolder, list[str]]) -> None:
    repository, ids = past

    done = history(repository, REF)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == STORY.format(*ids)
    assert max(map(len, done.stdout.splitlines())) <= 80


STORY = """\
c-0142, Ash: Personal Education Plan

Meetings
  6 July 2026         agreed, 2 targets set.
  30 November 2026    draft, 3 targets set; looked back at Attendance: partly
                      achieved, decision carry over; Taking away: achieved,
                      decision close.

Targets
  1. Attendance
     Open since 6 July 2026, 148 days. Carried over once. Not wholly reached at
     1 review.
     Readings (%): 60 at the start, 70 on 25 September 2026.
     6 July 2026         Set: Ash comes in on 85%. From 60% to 90% by 23 October
                         2026.
     30 November 2026    Partly achieved, decision carry over. Why: Ash was ill
                         for two weeks. Reworded: Ash will attend at least 90%
                         of the days with a Spanish lesson by 29 January 2027.
                         From 60% to 90% by 29 January 2027.
  2. Taking away
     From 6 July 2026 to 30 November 2026: closed.
     6 July 2026         Set: Ash will work out 8 of 10 subtractions with
                         exchange by 29 January 2027. From 3 to 8 subtractions
                         by 23 October 2026.
     30 November 2026    Achieved, decision close.
  3. Writing
     Open since 30 November 2026, 1 day.
     30 November 2026    Set: Ash will write a story of 4 paragraphs without
                         help by 29 January 2027. From 1 to 4 paragraphs by 29
                         January 2027.
  4. Maths
     Open since 30 November 2026, 1 day.
     30 November 2026    Set: Ash will work out 8 of 10 subtractions with
                         exchange by 29 January 2027. From 3 to 8 subtractions
                         by 12 February 2027.

What was edited
  Left out: 1 commit of form only, such as order, remarks or the file's name.
  Up to the meeting on 6 July 2026
    1 July 2026, RO, {0}
      The plan of the meeting on 6 July 2026 was first written.
    3 July 2026, JATL, {1}
      Attendance
        - Goal raised from 85% to 90%.
    6 July 2026, RO, {2}
      The plan
        - The plan is now agreed; it was a draft.
  Between the meetings on 6 July 2026 and 30 November 2026
    25 September 2026, RO, {3}, plan of 6 July 2026
      Attendance
        - Reading added: 70% on 25 September 2026.
    20 November 2026, RO, {4}
      The plan of the meeting on 30 November 2026 was first written.
    23 November 2026, TL, {5}
      Maths
        - Due date moved from 29 January to 12 February 2027.
"""


def test_every_edit_is_traced_to_its_commit(past: tuple[GitFolder, list[str]]) -> None:
    repository, ids = past

    assert edits(repository) == [
        (ids[0], "written", []),
        (ids[1], "edited", ["Goal raised from 85% to 90%."]),
        (ids[2], "edited", ["The plan is now agreed; it was a draft."]),
        (ids[3], "edited", ["Reading added: 70% on 25 September 2026."]),
        (ids[4], "written", []),
        (ids[5], "edited", [MOVED]),
    ]
    assert story(repository)["form_only"] == 1


def test_an_edit_has_the_day_of_its_author_and_the_initials(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past

    found = story(repository)["edits"]

    assert [(one["on"], one["by"], one["meeting"]) for one in found] == [
        ("2026-07-01", "RO", "2026-07-06"),
        ("2026-07-03", "JATL", "2026-07-06"),
        ("2026-07-06", "RO", "2026-07-06"),
        ("2026-09-25", "RO", "2026-07-06"),
        ("2026-11-20", "RO", "2026-11-30"),
        ("2026-11-23", "TL", "2026-11-30"),
    ]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("history: {authors: none}", ["", ""]),
        ("history: {authors: names}", ["R. Okafor", "T. Lind"]),
        ("history: {roles: {t. lind: social worker}}", ["RO", "social worker"]),
        ("history: {authors: none, roles: {T. Lind: social worker}}", ["", "social worker"]),
    ],
)
def test_the_settings_say_how_authors_are_named(
    past: tuple[GitFolder, list[str]], settings: str, named: list[str]
) -> None:
    repository, _ = past
    repository.write("smartdoc.yaml", f"today: 2026-12-01\n{settings}\n")

    found = story(repository, "--since", "2026-11-20")["edits"]

    assert [one["by"] for one in found] == named


def test_targets_are_told_through_all_meetings(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past

    attendance, sums, *new = story(repository)["targets"]

    assert (attendance["ids"], attendance["begun"], attendance["open"]) == (
        ["attendance"],
        "2026-07-06",
        True,
    )
    assert (attendance["times_carried"], attendance["times_unmet"]) == (1, 1)
    assert attendance["courses"][0]["readings"] == [{"on": "2026-09-25", "value": 70}]
    assert [one["date"] for one in attendance["wordings"]] == ["2026-07-06", "2026-11-30"]
    assert (sums["name"], sums["ended"], sums["end"]) == ("Taking away", "2026-11-30", "closed")
    assert [one["ids"] for one in new] == [["paragraphs"], ["subtraction"]]


def test_what_is_not_committed_is_told_at_the_end(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    repository.write(NAME, text(AUTUMN))

    *_, last = story(repository)["edits"]
    said = history(repository, REF, "--since", "2026-11-24").stdout

    assert (last["commit"], last["on"], last["committed"], last["by"]) == ("", None, False, "")
    assert last["groups"][0]["changes"][0]["sentence"] == BACK
    assert said.endswith(
        "What was edited\n"
        "  Left out: 1 commit of form only, such as order, remarks or the file's name.\n"
        "  Not yet committed\n"
        "    In the file now, plan of 30 November 2026\n"
        "      Back to how it was on 20 November 2026.\n"
        "      Maths\n"
        f"        - {BACK}\n"
    )


def test_a_plan_that_was_never_committed_is_not_yet_committed(tmp_path: Path) -> None:
    made = repository_in(tmp_path)
    made.committed("smartdoc.yaml", "today: 2026-12-01\n")
    made.write(NAME, text(AUTUMN))

    assert edits(made) == [("", "written", [])]


def test_a_revert_says_when_the_plan_was_so_before(past: tuple[GitFolder, list[str]]) -> None:
    repository, ids = past
    undone = committed(repository, "2026-11-25", NAME, text(AUTUMN))

    *_, before, last = story(repository)["edits"]

    assert (before["commit"], last["commit"], last["as_on"]) == (ids[5], undone, "2026-11-20")
    assert edits(repository)[-1] == (undone, "edited", [BACK])


def test_a_plan_that_was_deleted_and_put_back(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    (repository.folder / LAST).unlink()
    gone = commit(repository, "2026-11-25")
    back = committed(repository, "2026-11-26", LAST, text(SUMMER))

    assert edits(repository, "--since", "2026-11-25") == [
        (gone, "deleted", []),
        (back, "restored", ["Reading taken out: 70% on 25 September 2026."]),
    ]


def test_a_plan_that_is_gone_is_told_as_deleted_and_no_more(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, ids = past
    (repository.folder / LAST).unlink()
    gone = commit(repository, "2026-11-25")

    found = story(repository)

    assert [one["date"] for one in found["meetings"]] == ["2026-11-30"]
    assert [(one["commit"], one["step"]) for one in found["edits"]] == [
        (ids[4], "written"),
        (ids[5], "edited"),
        (gone, "deleted"),
    ]


def test_a_version_that_cannot_be_read_is_told_and_passed_over(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    broken = committed(repository, "2026-11-25", NAME, "kind: pep\nref: [\n")
    mended = committed(repository, "2026-11-26", NAME, text(AUTUMN))

    assert edits(repository, "--since", "2026-11-25") == [
        (broken, "unreadable", []),
        (mended, "edited", [BACK]),
    ]


def test_a_file_that_was_another_learners_tells_nothing_of_them(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    other = {"ref": "c-0207", "learner": {"name": "Robin"}}
    committed(repository, "2026-11-25", "plans/c-0207/2026-11-18.pep.yaml", text(AUTUMN, other))
    repository.git("mv", "plans/c-0207/2026-11-18.pep.yaml", f"plans/{REF}/2026-12-01.pep.yaml")
    ours = {"meeting": {"date": "2026-12-01"}}
    taken = committed(
        repository, "2026-11-26", f"plans/{REF}/2026-12-01.pep.yaml", text(AUTUMN, ours)
    )

    done = history(repository, REF)

    assert edits(repository, "--since", "2026-11-25") == [(taken, "written", [])]
    assert "Robin" not in done.stdout


@pytest.mark.parametrize("is_committed", [True, False])
def test_another_learners_plan_saved_here_by_mistake_tells_nothing_of_them(
    past: tuple[GitFolder, list[str]], is_committed: bool
) -> None:
    repository, _ = past
    other = {"ref": "c-0207", "learner": {"name": "Robin"}, "actions": []}
    committed(repository, "2026-11-20", "plans/c-0207/2026-11-18.pep.yaml", text(AUTUMN, other))
    before = (repository.folder / NAME).read_text(encoding="utf-8")
    committed(repository, "2026-11-25", NAME, text(AUTUMN, other))
    repository.write(NAME, before)
    if is_committed:
        commit(repository, "2026-11-26")
    assert [one for one in edits(repository, "--since", "2026-11-25") if one[2]] == []
    moved = before.replace("2027-01-29", "2027-02-12")
    assert moved != before
    repository.write(NAME, moved)
    if is_committed:
        commit(repository, "2026-11-27")

    done = history(repository, REF)

    told = [changes for _, _, changes in edits(repository, "--since", "2026-11-25") if changes]
    assert [MOVED in one for one in told] == [True]
    assert "Robin" not in done.stdout
    assert "c-0207" not in done.stdout


def test_a_copy_of_another_learners_plan_is_told_from_when_the_name_was_put_right(
    past: tuple[GitFolder, list[str]],
) -> None:
    """Somebody copies a plan, corrects ref and day, commits it, and sees the name a day later."""
    repository, _ = past
    robin = {"learner": {"name": "Robin"}, "targets": [{"reason": "Robin has missed 20 days."}]}
    name, day = f"plans/{REF}/2026-12-01.pep.yaml", {"meeting": {"date": "2026-12-01"}}
    committed(
        repository,
        "2026-11-25",
        "plans/c-0207/2026-11-18.pep.yaml",
        text(AUTUMN, robin, {"ref": "c-0207"}),
    )
    committed(repository, "2026-11-26", name, text(AUTUMN, robin, day))
    mended = committed(repository, "2026-11-27", name, text(AUTUMN, day))

    done = history(repository, REF)

    assert edits(repository, "--since", "2026-11-25") == [(mended, "written", [])]
    assert "Robin" not in done.stdout


def test_a_learner_who_goes_by_a_new_name_keeps_the_past(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    new = (repository.folder / NAME).read_text(encoding="utf-8").replace("Ash", "Wren")
    named = committed(repository, "2026-11-25", NAME, new)

    found = {commit: step for commit, step, _ in edits(repository)}

    assert len(found) > 3
    assert found[named] == "edited"


def test_a_ref_that_was_renamed_keeps_its_past(past: tuple[GitFolder, list[str]]) -> None:
    repository, ids = past
    for name, plan in ((LAST, SUMMER), (NAME, AUTUMN)):
        new = name.replace(REF, "c-0500")
        (repository.folder / new).parent.mkdir(exist_ok=True)
        repository.git("mv", name, new)
        repository.write(new, text(plan, {"ref": "c-0500"}))
    commit(repository, "2026-11-25")

    done = history(repository, "c-0500", "--format", "json", "--quote")
    (found,) = json.loads(done.stdout)["histories"]

    assert [one["commit"] for one in found["edits"]][: len(ids) - 1] == ids[:-1]


def test_a_file_that_was_renamed_and_not_committed_is_neither_gone_nor_new(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    before = story(repository)["edits"]
    renamed = f"plans/{REF}/autumn again.pep.yaml"
    (repository.folder / NAME).rename(repository.folder / renamed)
    assert story(repository)["edits"] == before

    repository.write(renamed, text(AUTUMN, {"targets": [{"due": "2027-02-01"}]}))
    *told, last = story(repository)["edits"]
    assert told == [one for one in before if one["committed"]]
    assert (last["step"], last["committed"]) == ("edited", False)


def test_two_who_edited_side_by_side_are_told_once_each(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    start = repository.git("rev-parse", "HEAD")
    goal = {"targets": [{}, {"measure": {"target": 9}}]}
    moved = {"targets": [{}, {"due": "2027-02-12"}]}
    repository.git("checkout", "-qb", "other")
    theirs = committed(repository, "2026-11-25", NAME, text(AUTUMN, moved, goal), "T. Lind")
    repository.git("checkout", "-q", "main")
    assert repository.git("rev-parse", "HEAD") == start
    ours = committed(repository, "2026-11-26", NAME, text(AUTUMN))
    repository.merge("other", fails=True)
    joined = committed(
        repository, "2026-11-27", NAME, text(AUTUMN, goal, {"meeting": {"time": "10:00"}})
    )

    assert edits(repository, "--since", "2026-11-25") == [
        (theirs, "edited", ["Goal raised from 8 subtractions to 9 subtractions."]),
        (ours, "edited", [BACK]),
        (joined, "joined", ["Time added: “10:00”."]),
    ]


def test_two_who_signed_side_by_side_are_told_once_each_and_the_merge_is_not(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    carer, teacher = ({"who": who, "on": "2026-11-30"} for who in ("carer", "dt"))
    repository.git("checkout", "-qb", "other")
    theirs = committed(repository, "2026-11-30", NAME, text({**AUTUMN, "sign_off": [carer]}))
    repository.git("checkout", "-q", "main")
    ours = committed(repository, "2026-12-01", NAME, text({**AUTUMN, "sign_off": [teacher]}))
    repository.merge("other", fails=True)
    committed(repository, "2026-12-02", NAME, text({**AUTUMN, "sign_off": [teacher, carer]}))

    found = [(commit, told[0]) for commit, _, told in edits(repository, "--since", "2026-11-30")]

    assert found == [
        (theirs, "Jo agreed to the plan on 30 November 2026."),
        (ours, "R. Okafor agreed to the plan on 30 November 2026."),
    ]


def test_an_edit_that_a_merge_did_not_take_is_told_as_taken_back(
    past: tuple[GitFolder, list[str]],
) -> None:
    repository, _ = past
    goal = {"targets": [{}, {"measure": {"target": 9}}]}
    moved = {"targets": [{}, {"due": "2027-02-12"}]}
    lower = {"targets": [{}, {"measure": {"target": 7}}]}
    reading = {"targets": [{}, {"measure": {"readings": [{"on": "2026-11-26", "value": 4}]}}]}
    start = committed(repository, "2026-11-24", NAME, text(AUTUMN, goal))
    repository.git("checkout", "-qb", "other")
    theirs = committed(repository, "2026-11-25", NAME, text(AUTUMN, moved, lower), "T. Lind")
    repository.git("checkout", "-q", "main")
    ours = committed(repository, "2026-11-26", NAME, text(AUTUMN, goal, reading))
    repository.merge("other", fails=True)
    joined = committed(repository, "2026-11-27", NAME, text(AUTUMN, goal, moved, reading))

    found = edits(repository, "--since", "2026-11-25")

    assert repository.git("rev-parse", "--short", "main~1") == ours != start
    assert found == [
        (
            theirs,
            "edited",
            [
                "Goal lowered from 9 subtractions to 7 subtractions.",
                "Due date moved from 29 January to 12 February 2027.",
            ],
        ),
        (ours, "edited", ["Reading added: 4 subtractions on 26 November 2026."]),
        (joined, "joined", ["Goal raised from 7 subtractions to 9 subtractions."]),
    ]


def test_without_git_the_meetings_are_told_alone(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    shutil.rmtree(repository.folder / ".git")

    done = history(repository, REF)

    assert "30 November 2026    draft, 3 targets set" in done.stdout
    assert done.stdout.endswith(
        "What was edited\n"
        "  This folder is not kept in git. So this history has the meetings and no edits.\n"
    )


def test_a_shallow_copy_says_that_it_has_the_meetings_alone(
    past: tuple[GitFolder, list[str]], tmp_path: Path
) -> None:
    repository, _ = past
    copy = tmp_path / "shallow"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(copy))

    found = story(copy)

    assert found["notes"] == [
        "This copy of the repository has only the latest part of its past. So this history has the "
        "meetings and no edits."
    ]
    assert (found["edits"], len(found["meetings"])) == ([], 2)


def test_what_an_audience_may_not_see_is_not_told(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past
    change = {
        "wellbeing": {"agencies": ["the clinic in Larkmoor"]},
        "restricted": {
            "audiences": ["social-worker"],
            "placement": "Seven Larkmoor Lane is secret.",
        },
    }
    committed(repository, "2026-11-25", NAME, text(AUTUMN, change))

    everything = edits(repository, "--since", "2026-11-25")[0][2]
    covered = [one for one in everything if "Home" in one]
    school = edits(repository, "--since", "2026-11-25", "--audience", "school")
    said = history(repository, REF).stdout

    assert "Other services: “the clinic in Larkmoor” added." in everything
    assert covered == ["Home added."]
    assert [sentences for _, _, sentences in school] == [[BACK]]
    assert "Larkmoor Lane" not in said


def test_a_log_has_no_word_of_the_plans(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past

    plain = history(repository, REF, CI="true").stdout
    machine = history(repository, REF, "--format", "json").stdout

    for said in (plain, machine):
        assert "2026-11-30" in said or "30 November 2026" in said
        for word in ("Ash", "Okafor", "RO,", "Spanish", "subtraction", "Taking away", "ill for"):
            assert word not in said, word


def test_no_page_is_printed_into_a_log(past: tuple[GitFolder, list[str]], tmp_path: Path) -> None:
    repository, _ = past
    page = [REF, "--format", "html"]

    printed = history(repository, *page, CI="true")
    refused = history(repository, *page, "--no-quote", "--output", str(tmp_path / "a.html"))
    written = history(repository, *page, "--output", str(tmp_path / "b.html"), CI="true")

    assert (printed.returncode, printed.stdout) == (2, "")
    assert "not to stand in a log: add --output history.html" in " ".join(printed.stderr.split())
    assert (refused.returncode, (tmp_path / "a.html").exists()) == (2, False)
    assert (written.returncode, written.stdout) == (0, "")
    assert "Spanish" in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "Spanish" in history(repository, *page, "--quote", CI="true").stdout


def test_an_unknown_ref_is_asked_back(past: tuple[GitFolder, list[str]]) -> None:
    repository, _ = past

    done = history(repository, "c-0143")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "smartdoc: There are no plans of “c-0143” in plans.\n"
        "  → Did you mean “c-0142”? The ref is the name of the learner's folder.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "liap"], "“c-0142” has no plan of the kind “liap” that can be read."),
        (["--audience", "parent"], "The history is not made for “parent”."),
        (["--audience", "everybody"], "There is no audience “everybody”."),
        (["--format", "docx"], "A Word file needs a name: add --output history.docx."),
        (
            ["--to", "x", "--output", "y"],
            "Say --output for one file or --to for a folder, not both.",
        ),
        (["--to", "x", "--format", "json"], "--to writes documents: leave --format out, or say"),
        (["--output", "ash.docx"], "ash.docx would hold text: add --format docx."),
        (["--output", "plans/x.txt"], "plans/x.txt is kept for plans and settings."),
    ],
)
def test_what_cannot_be_is_refused(
    past: tuple[GitFolder, list[str]], arguments: list[str], said: str
) -> None:
    done = history(past[0], REF, *arguments)

    assert done.returncode == 2
    assert said in done.stderr


def test_documents_are_written_for_all_readers_or_for_one(
    past: tuple[GitFolder, list[str]], tmp_path: Path
) -> None:
    repository, _ = past
    one = tmp_path / "one.html"

    every = history(repository, REF, "--to", str(tmp_path / "all"))
    single = history(repository, REF, "--format", "html", "--output", str(one))

    assert (every.returncode, single.returncode) == (0, 0)
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == [
        f"{REF}.pep.history.{reader}.{form}"
        for reader in ("school", "social-worker", "virtual-school")
        for form in ("docx", "html")
    ]
    assert "for the virtual school" in one.read_text(encoding="utf-8").lower().replace(": ", " ")
