"""smartdoc diff: what is compared with what, and how it is told, on real repositories."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest

from smartdoc.fragment import parse
from smartdoc.model import plan_from
from smartdoc.signing import content_of
from smartdoc.source import parse_bytes
from tests.examples import PROJECT, as_text, base, laid_over
from tests.in_process import smartdoc
from tests.repositories import GitFolder, repository_in

NAME = "plans/c-0142/2026-11-30.pep.yaml"
LAST = "plans/c-0142/2026-07-06.pep.yaml"
PEP: dict[str, Any] = {**base("pep"), "ref": "c-0142"}
GOAL = {"targets": [{}, {}, {"measure": {"target": 95}}]}
DUE = {"targets": [{}, {"due": "2027-02-12"}]}


def text(*changes: dict[str, Any]) -> str:
    """Return a plan file with these changes."""
    plan = PEP
    for change in changes:
        plan = laid_over(plan, change)
    return as_text(plan)


@pytest.fixture
def repository(tmp_path: Path) -> GitFolder:
    """Return a repository in which a plan was committed on 1 November and a goal raised since."""
    made = repository_in(tmp_path)
    made.write("smartdoc.yaml", "branding: {name: Northshire Virtual School}\n")
    made.committed(NAME, text())
    made.committed(NAME, text(GOAL))
    return made


def diff(repository: GitFolder, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return smartdoc("diff", *arguments, cwd=repository.folder, env=env)


def told(repository: GitFolder, *arguments: str) -> list[str]:
    """Return the changes that are told, each in one line."""
    done = diff(repository, *arguments, "--format", "json", "--quote")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    return [one["sentence"] for group in data["groups"] for one in group["changes"]]


def refused(repository: GitFolder, *arguments: str) -> str:
    """Return what is said of arguments that cannot be used, without the hint."""
    done = diff(repository, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr.splitlines()[0]


RAISED = "Goal raised from 90% to 95%."
MOVED = "Due date moved from 29 January to 12 February 2027."


# What is compared with what


def test_a_file_is_compared_with_its_last_committed_version(repository: GitFolder) -> None:
    repository.write(NAME, text(GOAL, DUE))

    assert told(repository, NAME) == [MOVED]


def test_a_file_as_it_was_committed_has_no_change(repository: GitFolder) -> None:
    done = diff(repository, NAME)

    assert done.stdout.endswith("\n\nNothing has changed: both say the same.\n")
    assert done.returncode == 0


def test_a_revision_of_git_is_compared_with_another_and_with_the_file(
    repository: GitFolder,
) -> None:
    repository.write(NAME, text(GOAL, DUE))

    assert told(repository, f"HEAD~1:{NAME}", f"HEAD:{NAME}") == [RAISED]
    assert told(repository, f"HEAD~1:{NAME}", NAME) == [MOVED, RAISED]
    assert told(repository, NAME, "HEAD~1") == [MOVED, RAISED]
    assert told(repository, NAME, "--since", "HEAD~1") == [MOVED, RAISED]


def test_the_version_of_a_day(repository: GitFolder) -> None:
    repository.write(NAME, text(GOAL, DUE))

    assert told(repository, NAME, "--since", "2026-11-01") == [MOVED, RAISED]
    assert told(repository, NAME, "2026-11-02") == [MOVED]
    assert refused(repository, NAME, "--since", "2026-10-31") == (
        f"smartdoc: On 31 October 2026 there was no {NAME}."
    )


def test_a_plan_that_had_another_name_then_is_found(repository: GitFolder) -> None:
    repository.git("mv", NAME, "plans/c-0142/2026-12-01.pep.yaml")
    repository.commit("renamed")
    renamed = "plans/c-0142/2026-12-01.pep.yaml"

    assert told(repository, renamed, "--since", "2026-11-01") == [RAISED]
    assert told(repository, f"HEAD~2:{NAME}", renamed) == [RAISED]


def test_the_plan_of_the_meeting_before(repository: GitFolder) -> None:
    repository.write(LAST, text({"meeting": {"date": "2026-07-06"}, "sign_off": [{"who": "dt"}]}))
    repository.write("plans/c-0142/2026-03-16.pep.yaml", text({"meeting": {"date": "2026-03-16"}}))
    changes = ["Date of the meeting moved from 6 July to 30 November 2026.", RAISED]

    assert told(repository, NAME, "--since", "last-meeting") == changes
    assert told(repository, NAME, "last meeting") == changes
    assert told(repository, LAST, NAME) == changes
    assert refused(repository, "plans/c-0142/2026-03-16.pep.yaml", "last meeting") == (
        "smartdoc: There is no plan of a meeting before that of plans/c-0142/2026-03-16.pep.yaml."
    )


def test_the_agreed_version_is_the_one_that_became_agreed(repository: GitFolder) -> None:
    agreed = {"status": "agreed"}
    assert refused(repository, NAME, "--since", "agreed") == (
        f"smartdoc: No committed version of {NAME} says “status: agreed”."
    )
    repository.committed(NAME, text(agreed))
    repository.committed(NAME, text(agreed, GOAL))
    repository.committed(NAME, text(agreed, GOAL, DUE))
    repository.write(NAME, text(agreed, GOAL, DUE, {"care_review": "2027-01-18"}))

    assert told(repository, NAME, "--since", "agreed") == [
        "Next care review added: 18 January 2027.",
        MOVED,
        RAISED,
    ]


def signed(text: str, content: str, **fields: str) -> dict[str, Any]:
    """Return an agreement to what a plan file with this text says, or to this content."""
    bound = content or content_of(plan_from(parse_bytes(text.encode(), NAME).data or {}))
    return {"who": "dt", "on": "2026-11-30", "content": bound, **fields}


def test_of_a_signed_plan_the_agreed_version_is_what_was_signed(repository: GitFolder) -> None:
    first = signed(text(GOAL), "")
    agreed: dict[str, Any] = {"status": "agreed", "sign_off": [first]}
    repository.committed(NAME, text(GOAL, agreed))
    moved = {"sign_off": [first, signed(text(GOAL, DUE), "", because="Jo is away.")]}
    repository.committed(NAME, text(GOAL, DUE, agreed))
    repository.committed(NAME, text(GOAL, DUE, agreed, moved))
    repository.write(NAME, text(GOAL, DUE, agreed, moved, {"care_review": "2027-01-18"}))

    assert told(repository, NAME, "--since", "agreed") == [
        "Next care review added: 18 January 2027."
    ]
    assert (
        diff(repository, NAME, "--since", "agreed")
        .stdout.splitlines()[1]
        .startswith("Before: as agreed on 30 November 2026, as committed on 5 November 2026 (")
    )


def test_what_was_signed_and_never_committed_is_not_guessed(repository: GitFolder) -> None:
    agreed = {"status": "agreed", "sign_off": [signed(text(DUE), "")]}
    repository.write(NAME, text(DUE, agreed))
    assert told(repository, NAME, "--since", "agreed") == []

    repository.write(NAME, text(DUE, agreed, {"care_review": "2027-01-18"}))
    assert refused(repository, NAME, "--since", "agreed") == (
        f"smartdoc: Git has no version of {NAME} that says what was agreed on 30 November 2026."
    )


def test_a_version_that_cannot_be_read_ends_no_agreement(repository: GitFolder) -> None:
    agreed = {"status": "agreed"}
    repository.committed(NAME, text(agreed))
    repository.committed(NAME, "kind: [pep\n")
    repository.committed(NAME, text(agreed, GOAL))

    assert told(repository, NAME, "--since", "agreed") == [RAISED]


def test_a_shallow_copy_says_that_it_lacks_what_is_asked_for(
    repository: GitFolder, tmp_path: Path
) -> None:
    repository.committed(NAME, text(GOAL, {"status": "agreed"}))
    repository.committed("plans/other.txt", "something else")
    url = f"file://{repository.folder}"
    repository.git("clone", "-q", "--depth=1", url, str(tmp_path / "copy"))
    copy = GitFolder(tmp_path / "copy")
    copy.write(NAME, text(GOAL, DUE, {"status": "agreed"}))

    lacking = (
        f"smartdoc: Git has no such version of {NAME}. This copy of the repository has only the "
        "latest part of its past."
    )
    for since in ("2026-11-01", "agreed", "HEAD~1"):
        assert refused(copy, NAME, "--since", since) == lacking
    assert diff(copy, NAME).stdout.splitlines()[1].startswith("Before: as committed by 4 November")
    assert told(copy, NAME) == [MOVED]


def test_a_reading_of_the_last_plan_is_not_taken_out_by_the_next(repository: GitFolder) -> None:
    read = {"targets": [{"measure": {"readings": [{"on": "2026-09-04", "value": 2}]}}]}
    summer = {"status": "agreed", "meeting": {"date": "2026-07-06", "next": "2026-11-30"}}
    repository.write(LAST, text(read, summer))

    found = told(repository, NAME, "--since", "last-meeting")

    assert RAISED in found
    assert not [one for one in found if "eading" in one]


def test_two_files_that_are_not_in_git(tmp_path: Path) -> None:
    folder = GitFolder(tmp_path)
    folder.write("one.yaml", text())
    folder.write("two.yaml", text(GOAL))

    assert told(folder, "one.yaml", "two.yaml") == [RAISED]
    assert refused(folder, "one.yaml") == (
        "smartdoc: Git has no such version of one.yaml. This folder is not kept in git."
    )


def test_plans_of_two_learners_are_compared_and_it_is_said(repository: GitFolder) -> None:
    other = repository.write("plans/c-0207/2026-11-30.pep.yaml", text(GOAL, {"ref": "c-0207"}))
    done = diff(repository, NAME, str(other))

    assert "Note: These are plans of two learners: c-0142 and c-0207.\n" in done.stdout
    assert "  - Reference changed from “c-0142” to “c-0207”.\n" in done.stdout


def test_plans_of_two_kinds_are_not_compared(repository: GitFolder) -> None:
    other = "plans/l-0009/2026-11-30.liap.yaml"
    repository.write(other, as_text({**base("liap"), "ref": "l-0009"}))

    assert refused(repository, NAME, other) == (
        f"smartdoc: {NAME} and {other} are plans of different kinds: pep and liap."
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plans/none.yaml"], "plans/none.yaml does not exist."),
        ([f"--upload-pack=x:{NAME}"], "No such option"),
        (["--", f"-x:{NAME}"], "Git knows no revision “-x”."),
        ([f"v9:{NAME}"], "Git knows no revision “v9”."),
        (
            [NAME, "--since", "2026-02-30"],
            "“2026-02-30” is not a date: “February 2026” has 28 days.",
        ),
        ([NAME, "--since", "30/11/2026"], "not with the year.\n  → Write 2026-11-30."),
        ([NAME, "yesterday"], "Git knows no revision “yesterday”."),
        ([NAME, NAME, "--since", "agreed"], "Name a second plan or give --since, not both."),
        ([NAME, "--format", "docx"], "A Word file needs a name: add --output changes.docx."),
        ([NAME, "--output", "a.DOCX"], "a.DOCX would hold text: add --format docx."),
        (
            [NAME, "--format", "docx", "--output", "a.html"],
            "a.html would hold docx: add --format html.",
        ),
        ([NAME, "--format", "markdown", "--output", NAME], f"{NAME} is kept for plans"),
    ],
)
def test_what_cannot_be_compared_or_written_is_refused(
    repository: GitFolder, arguments: list[str], message: str
) -> None:
    done = diff(repository, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("kind: pep\n<<<<<<< HEAD\n", "cannot be read as a plan"),
        ("kind: pep\nref: c-0142\n", "cannot be read as a plan"),
        ("kind: pop\n", "cannot be read as a plan: its kind of plan is not known here."),
        ("", "cannot be read as a plan"),
    ],
)
def test_an_old_version_with_a_fault_is_told_by_its_name(
    repository: GitFolder, content: str, message: str
) -> None:
    repository.committed(NAME, content or "\n")
    repository.write(NAME, text())
    done = diff(repository, NAME)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"smartdoc: {NAME}, as committed on 3 November 2026 (")
    assert message in done.stderr


def test_a_secret_is_told_where_the_older_file_cannot_be_removed(repository: GitFolder) -> None:
    repository.write("smartdoc.yaml", "private_terms: [Brindle House]\n")
    repository.write(NAME, text(GOAL, {"meeting": {"place": "Brindle House"}}))
    (repository.folder / "changes.html").mkdir()
    done = diff(repository, NAME, "--format", "html", "--output", "changes.html")

    assert (done.returncode, done.stdout) == (2, "")
    assert "because their readers must not see what they hold:\n  changes.html" in done.stderr
    assert "changes.html cannot be removed: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("now", [NAME, "plans/c-0142/2027-03-08.pep.yaml"])
def test_a_page_about_the_past_does_not_tell_what_is_restricted_by_now(
    repository: GitFolder, now: str
) -> None:
    uncle = "His uncle Darren Vask rang the school in March."
    repository.committed(NAME, text({"views": {"school": f"Ash is settled. {uncle}"}}))
    repository.committed(NAME, text({"views": {"school": f"Ash is happy. {uncle}"}}))
    repository.write(now, text({"restricted": {"no_contact": uncle}}))
    (repository.folder / "changes.html").write_text("old", encoding="utf-8")
    versions = f"HEAD~1:{NAME}", f"HEAD:{NAME}"
    done = diff(repository, *versions, "--format", "html", "--output", "changes.html")

    assert (done.returncode, done.stdout) == (1, "")
    assert "what the plan keeps under “restricted”" in done.stderr
    assert not (repository.folder / "changes.html").exists()


# How it is told


def test_the_text_is_read_at_80_columns(repository: GitFolder) -> None:
    words = "Ash will attend every single day with a Spanish lesson by 29 January 2027."
    repository.write(NAME, text(GOAL, DUE, {"targets": [{}, {}, {"statement": words}]}))
    done = diff(repository, NAME)
    file, before, *rest = done.stdout.splitlines()

    assert file == NAME
    assert before.startswith("Before: as committed on 2 November 2026 (")
    assert rest == [
        "After:  as it is now",
        "",
        "Maths",
        f"  - {MOVED}",
        "",
        "Attendance",
        "  - Outline SMART target reworded:",
        "    was: Ash will attend [at least 90% of the days] with a Spanish lesson by 29",
        "         January 2027.",
        "    now: Ash will attend [every single day] with a Spanish lesson by 29 January",
        "         2027.",
        "",
        "2 changes in 2 parts of the plan.",
    ]


def test_a_log_is_told_which_fields_changed_and_not_what_they_say(repository: GitFolder) -> None:
    repository.write(NAME, text(GOAL, DUE, {"targets": [{"actions": [{"what": "sings"}]}]}))
    for done in (diff(repository, NAME, CI="true"), diff(repository, NAME, "--no-quote")):
        assert done.stdout.splitlines()[4:] == [
            "Target 1",
            "  - Action added.",
            "  - Action taken out.",
            "",
            "Target 2",
            "  - Due date changed.",
            "",
            "3 changes in 2 parts of the plan.",
        ]


def test_a_log_is_told_of_an_objective_that_is_gone(repository: GitFolder) -> None:
    name = "plans/l-0009/2026-11-30.liap.yaml"
    team = {**base("liap"), "ref": "l-0009"}
    repository.committed(name, as_text({**team, "targets": [*team["targets"], {"id": "gone"}]}))
    repository.write(name, as_text(team))

    told = diff(repository, name, "--no-quote").stdout.splitlines()
    assert "An earlier objective that is gone" in told


def test_a_program_is_told_the_values_only_where_it_asks_for_them(repository: GitFolder) -> None:
    repository.write(NAME, text(GOAL, DUE))
    silent = json.loads(diff(repository, NAME, "--format", "json").stdout)
    full = json.loads(diff(repository, NAME, "--format", "json", "--quote").stdout)

    assert silent["groups"] == [
        {
            "title": "Target 2",
            "target": None,
            "changes": [{"field": "targets.due", "sentence": "Due date changed."}],
        }
    ]
    assert full["groups"] == [
        {
            "title": "Maths",
            "target": "subtraction",
            "changes": [
                {
                    "field": "targets.due",
                    "sentence": MOVED,
                    "values": [{"before": "2027-01-29", "after": "2027-02-12"}],
                    "pieces": [],
                }
            ],
        }
    ]
    assert full["summary"] == {"changes": 1}
    assert full["after"] == {
        "file": NAME,
        "about": "as it is now",
        "ref": "c-0142",
        "kind": "pep",
        "meeting": "2026-11-30",
    }


def test_the_words_of_a_plan_cannot_become_markdown(repository: GitFolder) -> None:
    hostile = "Ash [says](https://example.org) <b>hello</b> and more than eight words."
    repository.write(NAME, text(GOAL, {"voice": {"liked": hostile}}))
    found = diff(repository, NAME, "--format", "markdown").stdout

    assert "#### The child's voice\n\n- What I like reworded: " in found
    assert "[says](" not in found
    assert "<b>" not in found
    assert "~~" in found


def test_the_exit_code_tells_of_changes_only_where_asked(repository: GitFolder) -> None:
    assert diff(repository, NAME, "--exit-code").returncode == 0
    repository.write(NAME, text(GOAL, DUE))

    assert diff(repository, NAME).returncode == 0
    assert diff(repository, NAME, "--exit-code").returncode == 1


def test_page_and_word_file_say_the_same_and_mark_words_in_more_than_colour(
    repository: GitFolder,
) -> None:
    words = "Ash will attend every single day with a Spanish lesson by 29 January 2027."
    secret = {"restricted": {"placement": "The aunt's house in Thornmere, by the church there."}}
    repository.write(NAME, text(GOAL, secret, {"targets": [{}, {}, {"statement": words}]}))
    for form in ("html", "docx"):
        done = diff(repository, NAME, "--format", form, "--output", f"out/changes.{form}")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = (repository.folder / "out/changes.html").read_text(encoding="utf-8")
    runs = [
        (run.text, bool(run.font.underline), bool(run.font.strike))
        for paragraph in docx.Document(str(repository.folder / "out/changes.docx")).paragraphs
        for run in paragraph.runs
    ]

    assert "<del>at least 90% of the days</del> <ins>every single day</ins>" in page
    assert ("at least 90% of the days", False, True) in runs
    assert ("every single day", True, False) in runs
    assert "Home added." in page
    assert "Thornmere" not in page + str(runs)


def test_a_page_can_be_printed_to_the_terminal(repository: GitFolder) -> None:
    done = diff(repository, NAME, "--format", "html")

    assert done.stdout.startswith("<!DOCTYPE html>")
    assert "Nothing has changed: both say the same." in done.stdout


def test_the_foot_of_a_page_names_the_version_of_the_later_plan(repository: GitFolder) -> None:
    commit = repository.git("rev-parse", "--short", "HEAD")

    def foot(*arguments: str) -> str:
        page = diff(repository, *arguments, "--format", "html").stdout
        return page[page.rindex("<footer>") :].splitlines()[1]

    whose = "<p>What has changed · c-0142 · For: those who may read the whole plan · "
    assert foot(NAME) == f"{whose}Plan of 30 November 2026, version {commit}</p>"
    repository.write(NAME, text(DUE))
    assert foot(NAME) == (
        f"{whose}Plan of 30 November 2026, version {commit} with edits not yet committed</p>"
    )
    repository.write("plans/c-0142/new.pep.yaml", text(DUE))
    assert foot(NAME, "plans/c-0142/new.pep.yaml") == (
        f"{whose}Plan of 30 November 2026, not yet committed</p>"
    )


def test_ins_and_del_are_elements_of_the_fragment() -> None:
    assert parse("<p>Four <del>three</del> <ins>four</ins>.</p>", "a test")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_key_that_the_writer_chose_is_no_word_for_a_log(form: str, tmp_path: Path) -> None:
    made, file = own_kind(tmp_path)
    changed = {"marks": {"Wen Teasel": 6}, "notes": {"Wen Teasel": {"on": ["Monday"]}}}
    made.write(file, own_plan(changed))

    done = diff(made, file, "--no-quote", "--format", form)

    assert done.returncode == 0
    assert "Teasel" not in done.stdout
    assert "An entry under marks changed." in done.stdout


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "markdown"])
def test_no_check_tells_a_log_a_key_that_the_writer_chose(form: str, tmp_path: Path) -> None:
    made, file = own_kind(tmp_path)
    made.write(file, own_plan({"status": "agreed"}))
    made.commit("agreed")
    made.write(file, own_plan({"status": "agreed", "marks": {"Wen Teasel": 6}}))
    wrong = file.replace("11-30", "12-07")
    more = {"meeting": {"date": "2026-12-07"}, "marks": {"Wen Teasel": "many"}}
    made.write(wrong, own_plan(more))

    done = smartdoc("check", "--format", form, cwd=made.folder, env={"CI": "true"})

    assert "HIS13" in done.stdout
    assert "SCH03" in done.stdout
    assert "Teasel" not in done.stdout + done.stderr


def own_kind(folder: Path) -> tuple[GitFolder, str]:
    """Return a repository with a plan of a kind in which people choose keys, and the plan."""
    made, file = repository_in(folder), "plans/c-0142/2026-11-30.own.yaml"
    schema = json.loads((PROJECT / "schemas/learning-goals.schema.json").read_text("utf-8"))
    marks = {"type": "object", "additionalProperties": {"type": "integer"}}
    schema["properties"] |= {"kind": {"const": "own"}, "marks": marks, "notes": {}}
    made.write("schemas/own.schema.json", json.dumps(schema))
    made.committed(file, own_plan({}))
    return made, file


def own_plan(change: dict[str, Any]) -> str:
    own = {**base("learning-goals"), "kind": "own", "ref": "c-0142", "marks": {"Wen Teasel": 5}}
    return as_text(laid_over(laid_over(own, {"meeting": {"date": "2026-11-30"}}), change))
