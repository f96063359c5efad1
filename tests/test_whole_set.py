"""The whole set of documents: who gets which, of which plans, under which names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.examples import PROJECT, as_text, base, laid_over
from tests.test_cli import smartdoc


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with all documents of one learner's PEPs."""
    root = tmp_path_factory.mktemp("whole")
    shutil.copytree(PROJECT / "plans" / "c-0142", root / "plans" / "c-0142")
    shutil.copy(PROJECT / "smartdoc.yaml", root)
    assert smartdoc("build", cwd=root).returncode == 0
    return root / "build"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def in_both(*names: str) -> set[str]:
    return {f"{name}.{ending}" for name in names for ending in ("html", "docx")}


def test_the_newest_plan_has_every_document_for_everybody_who_receives_one(built: Path) -> None:
    members = ("carer", "school", "social-worker", "virtual-school")
    roles = (
        "learner", "designated-teacher", "class-teacher", "foster-carer", "social-worker",
        "virtual-school-adviser",
    )  # fmt: skip

    assert {
        name for name in names(built / "c-0142/2026-11-30.pep") if not name.endswith("ics")
    } == (
        in_both("child", "plan.parent-redacted", "report.carer", "report.parent-redacted")
        | in_both(*(f"{name}.{who}" for name in ("meeting", "plan", "review") for who in members))
        | in_both(*(f"history.{who}" for who in members if who != "carer"))
        | in_both(*(f"actions.{role}" for role in roles))
    )


def test_an_older_plan_keeps_what_was_agreed_and_what_came_of_it(built: Path) -> None:
    assert {name.split(".")[0] for name in names(built / "c-0142/2026-07-06.pep")} == {
        "plan",
        "review",
    }


def test_a_document_asked_for_by_name_is_made_of_an_older_plan_too(
    built: Path, tmp_path: Path
) -> None:
    done = smartdoc(
        "build", "plans/c-0142/2026-07-06.pep.yaml", "--documents", "meeting", "--audience",
        "school", "--formats", "html", "--to", str(tmp_path / "made"), cwd=built.parent,
    )  # fmt: skip

    assert done.returncode == 0
    assert names(tmp_path / "made" / "c-0142" / "2026-07-06.pep") == {"meeting.school.html"}


def test_nobody_who_is_to_have_no_copy_gets_a_sheet(built: Path) -> None:
    made = names(built / "c-0142/2026-11-30.pep")

    assert not [name for name in made if "spanish" in name or "teaching-assistant" in name]


def test_the_manifest_says_whom_each_document_is_for(built: Path) -> None:
    data = json.loads((built / "manifest.json").read_text("utf-8"))
    (newest,) = (plan for plan in data["plans"] if plan["file"].endswith("2026-11-30.pep.yaml"))
    told = {
        Path(output["path"]).name: (output["title"], output["reader"])
        for output in newest["outputs"]
    }

    assert told["plan.school.docx"] == ("Personal Education Plan", "the school")
    assert told["meeting.carer.html"] == ("Meeting pack", "the carer")
    assert told["actions.designated-teacher.docx"] == (
        "What I do",
        "R. Okafor, designated teacher",
    )


@pytest.mark.parametrize(
    ("flag", "word", "said"),
    [
        ("--documents", "meetings", "There is no document “meetings”."),
        ("--audience", "scool", "There is no audience “scool”."),
        ("--formats", "pdf", "There is no format “pdf”."),
    ],
)
def test_a_word_that_is_not_known_is_refused(built: Path, flag: str, word: str, said: str) -> None:
    done = smartdoc("build", flag, word, cwd=built.parent)

    assert done.returncode == 2
    assert said in done.stderr


def test_a_teams_own_document_needs_an_entry_and_a_template(tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "c-0001" / "2026-11-30.pep.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(as_text(laid_over(base("pep"), {"ref": "c-0001"})), encoding="utf-8")
    (tmp_path / "smartdoc.yaml").write_text(
        "override:\n  documents: {poster: {title: My poster, audiences: [child],"
        " shows: [about, meeting.date, goals]}}\n",
        encoding="utf-8",
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "poster.html.jinja").write_text(
        "<h1>{{ view.heading }}</h1>\n<p>{{ plan.voice.liked }}{{ plan.targets[0].reason }}</p>\n",
        encoding="utf-8",
    )

    broken = smartdoc("build", "--documents", "poster", "--today", "2026-11-22", cwd=tmp_path)
    (tmp_path / "templates" / "poster.html.jinja").write_text(
        "<h1>{{ view.heading }}</h1>\n<p>{{ plan.targets[0].statement }}"
        "{{ plan.targets[0].reason }}</p>\n",
        encoding="utf-8",
    )
    done = smartdoc("build", "--documents", "poster", "--today", "2026-11-22", cwd=tmp_path)
    page = tmp_path / "build" / "c-0001" / "2026-11-30.pep" / "poster.html"

    assert broken.returncode == 2
    assert "poster.html.jinja, line 2" in broken.stderr
    assert done.returncode == 0, done.stderr
    statement = base("pep")["targets"][0]["statement"].strip()
    assert f"<h1>My poster</h1>\n<p>{statement}</p>\n" in page.read_text("utf-8")
