"""Real names live in names.yaml, outside git, and stand in documents alone."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from smartdoc.build import Builder, Order
from smartdoc.check import Checker
from smartdoc.repository import open_repository
from tests.examples import TODAY, as_text, base, laid_over
from tests.test_cli import smartdoc

NAMES = "c-0001: {learner: Maya, people: {carer: Jo Smith, dt: Rita Okafor}}\n"
PEOPLE: dict[str, Any] = {
    "people": {
        "carer": {"name": "Bo", "copy": "carer"},
        "mum": {"role": "mother", "name": "Dana", "copy": "parent-redacted"},
    },
    "celebrations": ["Ash read his comic to Bo, and Ash’s class clapped under the ash tree."],
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with pseudonyms in its plan and the real names beside it."""
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    plan(tmp_path, "c-0001")
    names(tmp_path, NAMES)
    return tmp_path


def plan(root: Path, ref: str, *changes: dict[str, Any]) -> None:
    data = laid_over({**base("pep"), "ref": ref}, PEOPLE)
    for change in changes:
        data = laid_over(data, change)
    path = root / "plans" / ref / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(data), encoding="utf-8")


def names(root: Path, text: str) -> None:
    (root / "names.yaml").write_text(text, encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def test_a_name_without_a_letter_is_printed(root: Path) -> None:
    names(root, 'c-0001: {learner: "((", people: {dt: "?"}}\n')
    done = smartdoc("build", cwd=root)

    assert done.returncode == 0, done.stderr
    assert "((" in page(root, "actions.learner.html")


def test_a_name_that_is_far_too_long_is_refused_at_its_line(root: Path) -> None:
    names(root, f"c-0001:\n  learner: {'Maya ' * 100}\n")
    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert "names.yaml:2:12: learner is longer than 200 characters." in done.stderr


def test_earlier_plans_are_named_once_and_then_limited_once(root: Path) -> None:
    meetings = ("2026-03-02", "2026-06-01", "2026-11-30")
    text = (root / "plans/c-0001/2026-11-30.pep.yaml").read_text("utf-8")
    for day in meetings[:2]:
        earlier = text.replace("2026-11-30", day).replace("status: draft", "status: agreed")
        (root / f"plans/c-0001/{day}.pep.yaml").write_text(earlier, "utf-8")
    checker = Checker(open_repository(root), TODAY)
    builder = Builder(checker, Order((), ("html",), root / "build", draft=True))
    second, third = (
        builder.guard.named(checker.one(root / f"plans/c-0001/{day}.pep.yaml"))
        for day in meetings[1:]
    )
    views = []
    for checked in (second, third):
        assert checked.plan
        assert checked.kind
        copies = builder.copies(checked, checked.plan)
        copy = next(one for one in copies if one.name == "plan.virtual-school")
        views.append(builder.view(checked, checked.plan, checked.kind, copy))

    assert len(third.earlier) == 2
    assert third.earlier[0] is second.earlier[0]
    assert views[1].earlier[0] is views[0].earlier[0]
    assert views[1].earlier[0].learner.name == "Maya"


def page(root: Path, name: str) -> str:
    return (root / "build/c-0001/2026-11-30.pep" / name).read_text("utf-8")


def everything(root: Path) -> dict[str, str]:
    found = {}
    for path in sorted((root / "build").rglob("*")):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                parts = [
                    package.read(name).decode("utf-8", "replace") for name in package.namelist()
                ]
            found[path.relative_to(root / "build").as_posix()] = "\n".join(parts)
        elif path.is_file():
            found[path.relative_to(root / "build").as_posix()] = path.read_text("utf-8")
    return found


def test_documents_show_the_real_names_in_fields_and_in_texts(root: Path) -> None:
    done = smartdoc("build", cwd=root)
    shown = page(root, "plan.carer.html")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Maya read his comic to Jo Smith, and Maya’s class clapped under the ash tree." in shown
    assert "Maya will attend at least 90%" in shown
    assert "counted by Rita Okafor every second Friday" in shown
    assert "Ash" not in shown


def test_a_reader_who_may_not_know_a_name_sees_the_role(root: Path) -> None:
    smartdoc("build", cwd=root)
    shown = page(root, "plan.parent-redacted.html")

    assert "Maya read his comic to [foster carer], and" in shown
    assert not [name for name in ("Jo Smith", "Smith", "Okafor") if name in shown]


def test_index_manifest_and_file_names_hold_pseudonyms_alone(root: Path) -> None:
    smartdoc("build", cwd=root)
    made = everything(root)
    team = made["index.html"] + made["manifest.json"] + "\n".join(made)

    assert len(made) > 20
    assert "Ash" in made["index.html"]
    assert "Bo, foster carer" in made["manifest.json"]
    assert not [
        name
        for name in ("Maya", "Smith", "Rita", "Okafor,")
        if name in team.replace("R. Okafor,", "")
    ]


def test_the_real_name_of_another_learner_is_a_secret(root: Path) -> None:
    names(root, NAMES + "c-0002: {learner: Leon Sandbrook}\n")
    plan(root, "c-0002")
    plan(root, "c-0001", {"voice": {"liked": "Reading with Leon."}})
    done = smartdoc("build", "plans/c-0001", cwd=root)

    assert done.returncode == 1
    assert "the name of another learner (c-0002;" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("c-0010: {learner: Maya}\n", "names.yaml:1:1: there is no learner with the ref “c-0010”."),
        (
            "c-0001:\n  people: {career: Jo Smith}\n",
            "names.yaml:2:12: no plan of c-0001 has “career” among its people.",
        ),
        ("c-0001: {lerner: Maya}\n", "names.yaml:1:10"),
        ("c-0001: Maya\n", "names.yaml:1:9"),
        ("c-0001: {learner: Maya\n", "names.yaml:"),
    ],
)
def test_a_fault_in_names_yaml_is_told_with_its_place(root: Path, text: str, told: str) -> None:
    names(root, text)
    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert told in done.stderr
    assert not (root / "build").exists()


@pytest.mark.parametrize(
    "text",
    [
        "c-0010: {learner: Maya}\n",
        "c-0001: {learner: Maya, Maya: x}\n",
        "Maya Kowalska: x\n",
        "Maya Kowalska: [x]\n",
        "Maya Kowalska:\n",
        "Maya Kowalska: {learner: [Jo]}\n",
        "Maya Kowalska: {x: Jo}\n",
        "c-0001: {people: {Maya Kowalska: [1]}}\n",
        "{Maya: {learner: Jo}, Maya: {learner: Jo}}\n",
        "&maya c-0001: {learner: Jo}\n",
        "c-0001: !maya {learner: Jo}\n",
        "c-0001: {learner: Jo} Maya\n",
    ],
)
def test_in_a_log_no_word_of_names_yaml_is_repeated(root: Path, text: str) -> None:
    names(root, text.replace("c-0010", "c-maya"))
    done = smartdoc("build", cwd=root, env={"CI": "1"})

    assert done.returncode == 2
    assert "names.yaml:1:" in done.stderr
    assert "maya" not in done.stderr.casefold()


def test_unknown_words_are_answered_with_what_may_be_meant(root: Path) -> None:
    names(root, "c-0001: {people: {career: Jo Smith}}\n")

    assert "Did you mean “carer”?" in smartdoc("build", cwd=root).stderr


def test_a_person_of_an_older_plan_alone_is_known(root: Path) -> None:
    data = laid_over({**base("pep"), "ref": "c-0001"}, PEOPLE)
    data["meeting"]["date"] = "2026-07-06"
    data["people"]["ta"] = {"role": "teaching assistant", "name": "B. Sorley"}
    path = root / "plans/c-0001/2026-07-06.pep.yaml"
    path.write_text(as_text(data), encoding="utf-8")
    names(root, "c-0001: {people: {ta: Bea Sorley}}\n")

    assert smartdoc("build", "--draft", "--documents", "plan", cwd=root).stderr == ""


def test_without_git_nothing_is_asked_of_it(root: Path) -> None:
    done = smartdoc("build", "--documents", "plan", cwd=root, env={"PATH": "/nowhere"})

    assert (done.returncode, done.stderr) == (0, "")


def test_names_are_refused_where_a_repository_is_kept_in_git_that_cannot_be_asked(
    root: Path,
) -> None:
    """As where a program such as GitHub Desktop has a git of its own that nobody else finds."""
    (root / ".git").mkdir()
    done = smartdoc("build", "--documents", "plan", cwd=root, env={"PATH": "/nowhere"})

    assert (done.returncode, done.stdout) == (2, "")
    assert "Whether git has names.yaml cannot be found out." in done.stderr
    assert "Git is not installed on this computer, or cannot be found." in done.stderr
    assert not (root / "build").exists()


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_names_that_git_could_take_are_refused(root: Path) -> None:
    git(root, "init")
    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert "git is not told to leave names.yaml out" in done.stderr
    assert "Add the line names.yaml to .gitignore" in done.stderr


@needs_git
def test_names_that_git_leaves_out_are_used(root: Path) -> None:
    git(root, "init")
    (root / ".gitignore").write_text("names.yaml\nbuild/\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-m", "plans")
    done = smartdoc("build", cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Maya" in page(root, "plan.carer.html")


@needs_git
def test_names_in_the_next_commit_are_refused(root: Path) -> None:
    git(root, "init")
    git(root, "add", "names.yaml")
    (root / ".gitignore").write_text("names.yaml\n", encoding="utf-8")
    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert "git rm --cached names.yaml" in done.stderr
    assert "known to everybody who has a copy" in done.stderr
    assert not (root / "build").exists()


@needs_git
@pytest.mark.parametrize("elsewhere", [False, True])
def test_names_that_were_committed_once_are_refused(root: Path, elsewhere: bool) -> None:
    git(root, "init")
    git(root, "commit", "--allow-empty", "-m", "begin")
    if elsewhere:
        git(root, "checkout", "-b", "other")
    git(root, "add", "names.yaml")
    git(root, "commit", "-m", "names")
    (root / ".gitignore").write_text("names.yaml\n", encoding="utf-8")
    if elsewhere:
        git(root, "checkout", "-")
        names(root, NAMES)
    else:
        git(root, "rm", "--cached", "names.yaml")
        git(root, "commit", "-m", "take them out")
    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert "was committed once" in done.stderr
    assert "history" in done.stderr


@needs_git
def test_names_in_a_stash_are_refused(root: Path) -> None:
    git(root, "init")
    (root / ".gitignore").write_text("names.yaml\nbuild/\n", encoding="utf-8")
    git(root, "add", ".gitignore")
    git(root, "commit", "-m", "begin")
    git(root, "stash", "push", "--all")
    git(root, "stash", "apply")
    done = smartdoc("build", cwd=root)

    assert (root / "names.yaml").exists()
    assert done.returncode == 2
    assert "was committed once" in done.stderr


@needs_git
def test_names_are_refused_where_git_cannot_read_the_repository(root: Path) -> None:
    git(root, "init")
    git(root, "add", "names.yaml")
    (root / ".git" / "HEAD").write_text("?", "utf-8")
    done = smartdoc("build", cwd=root)

    assert (done.returncode, (root / "build").exists()) == (2, False)
    assert "Whether git has names.yaml cannot be found out. Git cannot read" in done.stderr


@needs_git
def test_names_are_refused_where_git_lacks_part_of_the_past(root: Path, tmp_path: Path) -> None:
    git(root, "init")
    git(root, "add", "names.yaml")
    git(root, "commit", "-m", "names")
    git(root, "rm", "--cached", "names.yaml")
    (root / ".gitignore").write_text("names.yaml\nbuild/\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-m", "take them out")
    git(root, "config", "uploadpack.allowFilter", "true")
    copy = tmp_path / "copy"
    git(root, "clone", "--filter=tree:0", root.as_uri(), str(copy))
    shutil.copy(root / "names.yaml", copy)

    done = smartdoc("build", cwd=copy)

    assert done.returncode == 2
    assert "Whether git has names.yaml cannot be found out. Git cannot read" in done.stderr
    assert not (copy / "build").exists()


def test_a_new_repository_keeps_names_out_of_git(tmp_path: Path) -> None:
    smartdoc("init", cwd=tmp_path)

    assert "names.yaml" in (tmp_path / ".gitignore").read_text("utf-8").splitlines()


def test_the_file_by_a_name_that_is_not_read_is_told(root: Path) -> None:
    (root / "names.yaml").rename(root / "names.yml")

    assert "Call it names.yaml" in smartdoc("build", cwd=root).stderr


def test_names_are_refused_once_git_would_take_their_file(root: Path, tmp_path: Path) -> None:
    git(root, "init")
    more, ignored = tmp_path / "more", tmp_path / "ignored"
    git(root, "config", "include.path", str(more))
    more.write_text(f"[core]\n excludesFile = {ignored.as_posix()}\n", "utf-8")
    ignored.write_text("names.yaml\n", "utf-8")
    before = [smartdoc("build", cwd=root).returncode for _ in range(2)]
    ignored.write_text("", "utf-8")
    after = smartdoc("build", cwd=root)

    assert before == [0, 0]
    assert after.returncode == 2
    assert "names.yaml" in after.stderr
