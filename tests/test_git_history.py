"""Every version of every plan, read from real repositories."""

from __future__ import annotations

import os
import re
import shutil
import stat
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from benchmarks.git_history import make
from smartdoc import OWN_FOLDER, git
from smartdoc.git.log import moment
from tests.repositories import FIRST, GitFolder, repository_in
from tests.tools import need

LONG = "".join(f"line {number}: what was agreed about it\n" for number in range(30))
ONE = "plans/c-0142/2026-11-30.pep.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> GitFolder:
    return repository_in(tmp_path / "team")


def history(repo: GitFolder, kept_in: Path | None = None) -> dict[str, list[str]]:
    """Return the commits of each plan, the oldest first."""
    found = git.versions(repo.folder / "plans", kept_in).files
    return {
        path.relative_to(repo.folder).as_posix(): [each.commit.id for each in past]
        for path, past in found.items()
    }


def texts(repo: GitFolder, name: str) -> list[str | None]:
    """Return the text of each version of a plan, None where it was deleted."""
    past = git.versions(repo.folder / "plans").of(repo.folder / name)
    contents = git.contents(repo.folder, [each.blob for each in past if each.blob])
    return [contents[each.blob].decode() if each.blob else None for each in past]


def test_a_plan_has_every_version_the_oldest_first(repo: GitFolder) -> None:
    commits = [repo.committed(ONE, f"a: {number}\n") for number in range(3)]

    assert history(repo) == {ONE: commits}
    assert texts(repo, ONE) == ["a: 0\n", "a: 1\n", "a: 2\n"]


def test_a_version_knows_who_committed_it_and_when_in_their_own_time(repo: GitFolder) -> None:
    repo.write(ONE, "a: 1\n")
    repo.git("add", ".")
    repo.git("commit", "-qm", "Agree the plan", "--date=2026-11-30T16:05:00+0530", author="Jo Ünal")

    (version,) = git.versions(repo.folder).of(repo.folder / ONE)

    half_past_five = timezone(timedelta(hours=5, minutes=30))
    assert version.commit.author == "Jo Ünal"
    assert version.commit.subject == "Agree the plan"
    assert version.commit.when == datetime(2026, 11, 30, 16, 5, tzinfo=half_past_five)
    assert version.commit.when.utcoffset() == timedelta(hours=5, minutes=30)
    assert version.commit.short == repo.git("rev-parse", "--short", "HEAD")
    assert (version.path, version.former, version.before) == (ONE, "", ())


@pytest.mark.parametrize(
    "raw", ["", "soon", "99999999999999999999 +0000", "-1e9 +0000", "1 +zz00", "1 +9999"]
)
def test_a_time_that_cannot_be_is_the_first_moment_of_computers(raw: str) -> None:
    assert moment(raw) == datetime.fromtimestamp(0, UTC)


def test_an_authors_name_cannot_harm_a_screen(repo: GitFolder) -> None:
    repo.write(ONE, "a: 1\n")
    repo.commit(author="Ash\x1b[31m\x01\u202e<script>\t" + "x" * 500)

    author = git.versions(repo.folder).of(repo.folder / ONE)[0].commit.author

    assert author.startswith("Ash [31m script xxx")
    assert len(author) == 120
    assert author.isprintable()


def test_an_authors_name_in_another_encoding_is_no_fault(repo: GitFolder) -> None:
    repo.committed(ONE, "a: 1\n")
    tree = repo.git("rev-parse", "HEAD^{tree}")
    raw = (
        b"tree " + tree.encode() + b"\nauthor J\xfcrgen <j> 1 +0000\ncommitter J <j> 1 +0000\n\n\n"
    )
    path = repo.folder / "raw"
    path.write_bytes(raw)
    repo.git("reset", "-q", "--hard", repo.git("hash-object", "-t", "commit", "-w", "raw"))

    (version,) = git.versions(repo.folder / "plans").of(repo.folder / ONE)

    assert version.commit.author == "J rgen"
    assert version.commit.subject == ""


@pytest.mark.parametrize(
    "name",
    [
        "a plan.yaml",
        'it\'s "quoted".yaml',
        "two\nlines.yaml",
        "Zoë ü 東京.yaml",
        "-leading.yaml",
        ":(top)magic*[a].yaml",
        "back\\slash.yaml",
        "\x01begins.yaml",
        "R100.yaml",
        "UPPER.YML",
    ],
)
def test_any_name_of_a_file_is_followed(repo: GitFolder, name: str) -> None:
    first = repo.committed(f"plans/{name}", LONG)
    second = repo.committed(f"plans/{name}", LONG + "more\n")
    repo.git("mv", "--", f"plans/{name}", f"plans/new {name}")
    third = repo.commit()

    assert history(repo) == {f"plans/new {name}": [first, second, third]}
    assert git.touched(repo.folder / "plans") == {
        repo.folder / "plans" / f"new {name}": git.Touched(third[:7])
    }
    assert git.show(repo.folder, second, Path(f"plans/{name}")) == (LONG + "more\n").encode()


def test_what_is_no_plan_is_left_out(repo: GitFolder) -> None:
    repo.committed("plans/notes.txt", "a\n")
    commit = repo.committed(ONE, "a: 1\n")
    repo.committed("elsewhere/other.yaml", "a: 1\n")

    assert history(repo) == {ONE: [commit]}


def test_a_plan_renamed_and_edited_in_one_commit_goes_on(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    later = "plans/c-0142/2026-12-07.pep.yaml"
    (repo.folder / ONE).unlink()
    second = repo.committed(later, LONG.replace("line 3:", "line three:"))

    assert history(repo) == {later: [first, second]}
    version = git.versions(repo.folder).of(repo.folder / later)[1]
    assert (version.path, version.former) == (later, ONE)


def test_a_renamed_folder_of_a_learner_takes_its_plans_pasts_along(repo: GitFolder) -> None:
    repo.write(ONE, LONG + "one\n")
    repo.write("plans/c-0142/2027-03-08.pep.yaml", LONG.upper())
    first = repo.commit()
    repo.git("mv", "plans/c-0142", "plans/c-0999")
    second = repo.commit()

    assert history(repo) == {
        "plans/c-0999/2026-11-30.pep.yaml": [first, second],
        "plans/c-0999/2027-03-08.pep.yaml": [first, second],
    }


def test_plans_that_came_from_another_folder_keep_their_past(repo: GitFolder) -> None:
    first = repo.committed("old/one.yaml", LONG)
    repo.git("mv", "old", "plans")
    second = repo.commit()

    assert history(repo) == {"plans/one.yaml": [first, second]}


def test_two_plans_that_swap_their_names_keep_their_own_pasts(repo: GitFolder) -> None:
    repo.write("plans/one.yaml", LONG)
    repo.write("plans/two.yaml", LONG.upper())
    first = repo.commit()
    one = repo.committed("plans/one.yaml", LONG + "one\n")
    for old, new in (("one", "x"), ("two", "one"), ("x", "two")):
        repo.git("mv", f"plans/{old}.yaml", f"plans/{new}.yaml")
    repo.commit()

    # Git tells of two edits, since both names go on; so do we, and the first versions say it.
    assert set(history(repo)) == {"plans/one.yaml", "plans/two.yaml"}
    assert history(repo)["plans/one.yaml"][:2] == [first, one]


def test_a_copy_is_a_plan_of_its_own(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    later = "plans/c-0142/2027-03-08.pep.yaml"
    second = repo.committed(later, LONG)

    assert history(repo) == {ONE: [first], later: [second]}


def test_a_new_plan_under_a_name_that_was_renamed_away_has_its_own_past(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("mv", ONE, "plans/moved.yaml")
    second = repo.commit()
    third = repo.committed(ONE, LONG.upper())

    assert history(repo) == {"plans/moved.yaml": [first, second], ONE: [third]}


def test_a_deleted_plan_is_known_by_its_last_name(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    (repo.folder / ONE).unlink()
    second = repo.commit()

    assert history(repo) == {ONE: [first, second]}
    assert texts(repo, ONE) == [LONG, None]
    assert git.touched(repo.folder) == {}


def test_a_restored_plan_goes_on(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    (repo.folder / ONE).unlink()
    second = repo.commit()
    repo.committed("plans/other.yaml", LONG.upper())
    third = repo.committed(ONE, LONG + "more\n")

    assert history(repo)[ONE] == [first, second, third]
    assert texts(repo, ONE) == [LONG, None, LONG + "more\n"]


def test_a_revert_is_a_version_of_its_own(repo: GitFolder) -> None:
    repo.committed(ONE, LONG)
    repo.committed(ONE, LONG + "more\n")
    repo.git("revert", "--no-edit", "HEAD")

    assert texts(repo, ONE) == [LONG, LONG + "more\n", LONG]


def test_edits_on_both_sides_of_a_merge_are_told_and_the_merge_is_not(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("checkout", "-qb", "side")
    side = repo.committed(ONE, LONG.replace("line 2:", "line two:"))
    repo.git("checkout", "-q", "main")
    main = repo.committed("plans/other.yaml", LONG.upper())
    repo.merge("side")

    assert history(repo) == {ONE: [first, side], "plans/other.yaml": [main]}
    assert git.touched(repo.folder)[repo.folder / ONE] == git.Touched(side[:7])


def test_a_merge_that_joins_two_edits_of_one_plan_is_a_version(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("checkout", "-qb", "side")
    side = repo.committed(ONE, LONG.replace("line 2:", "line two:"))
    repo.git("checkout", "-q", "main")
    main = repo.committed(ONE, LONG.replace("line 20:", "line twenty:"))
    merged = repo.merge("side")

    assert history(repo) == {ONE: [first, side, main, merged]}
    past = git.versions(repo.folder).of(repo.folder / ONE)
    # Each edit is told against what its writer had before them, not against the other's.
    assert past[1].before == past[2].before == (past[0].blob,)
    assert past[3].before == (past[2].blob, past[1].blob)


def test_a_merge_that_settles_a_conflict_is_a_version(repo: GitFolder) -> None:
    first = repo.committed(ONE, "due: 1\n")
    repo.git("checkout", "-qb", "side")
    side = repo.committed(ONE, "due: 2\n")
    repo.git("checkout", "-q", "main")
    main = repo.committed(ONE, "due: 3\n")
    repo.merge("side", fails=True)
    merged = repo.committed(ONE, "due: 4\n")

    assert history(repo) == {ONE: [first, side, main, merged]}
    assert texts(repo, ONE) == ["due: 1\n", "due: 2\n", "due: 3\n", "due: 4\n"]


def test_what_a_merge_threw_away_is_no_part_of_the_past(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("checkout", "-qb", "side")
    repo.committed(ONE, LONG + "thrown away\n")
    repo.committed("plans/never.yaml", LONG.upper())
    repo.git("checkout", "-q", "main")
    main = repo.committed(ONE, LONG + "kept\n")
    repo.merge("side", "-s", "ours")

    assert history(repo) == {ONE: [first, main]}


def test_a_plan_that_was_renamed_on_one_side_and_edited_on_the_other_goes_on(
    repo: GitFolder,
) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("checkout", "-qb", "side")
    repo.git("mv", ONE, "plans/new.yaml")
    renamed = repo.commit()
    repo.git("checkout", "-q", "main")
    edited = repo.committed(ONE, LONG + "more\n")
    repo.merge("side")

    assert history(repo) == {"plans/new.yaml": [first, renamed, edited]}


def test_a_plan_deleted_on_a_side_is_deleted_there(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("checkout", "-qb", "side")
    (repo.folder / ONE).unlink()
    deleted = repo.commit()
    repo.git("checkout", "-q", "main")
    other = repo.committed("plans/other.yaml", LONG.upper())
    repo.merge("side")

    assert history(repo) == {ONE: [first, deleted], "plans/other.yaml": [other]}


def test_three_branches_may_be_merged_at_once(repo: GitFolder) -> None:
    expected = {"plans/0.yaml": [repo.committed("plans/0.yaml", "a: 0\n")]}
    for side in ("1", "2"):
        repo.git("checkout", "-qb", f"side{side}", "main")
        name = f"plans/{side}.yaml"
        expected[name] = [repo.committed(name, LONG.replace("line", side))]
    repo.git("checkout", "-q", "main")
    expected["plans/0.yaml"].append(repo.committed("plans/0.yaml", "a: 1\n"))
    repo.git("merge", "-q", "side1", "side2")

    assert history(repo) == expected


def test_a_clock_that_went_wrong_does_not_turn_the_past_round(repo: GitFolder) -> None:
    first = repo.committed(ONE, "a: 1\n")
    repo.day = -100
    second = repo.committed(ONE, "a: 2\n")
    repo.day = 5
    third = repo.committed(ONE, "a: 3\n")

    assert history(repo) == {ONE: [first, second, third]}


@pytest.mark.parametrize("time", ["", "soon +0000", "-3600 +0100", f"{10**30} +0000"])
def test_a_commit_without_a_time_costs_no_plan_its_past(repo: GitFolder, time: str) -> None:
    first = repo.committed(ONE, "a: 1\n")
    repo.git("checkout", "-qb", "side")
    second = repo.committed("plans/two.yaml", "b: 1\n")
    repo.git("checkout", "-q", "main")
    repo.committed(ONE, "a: 2\n")
    repo.merge("side")
    timeless = without_time(repo, "main^1", time)
    merge = without_time(repo, "main", time, ("main^1", timeless))
    repo.git("update-ref", "refs/heads/main", merge)
    third = repo.committed(ONE, "a: 3\n")

    assert history(repo) == {ONE: [first, timeless, third], "plans/two.yaml": [second]}


def without_time(repo: GitFolder, commit: str, time: str, *others: tuple[str, str]) -> str:
    """Return a commit like another, with something else as its time, and with other parents."""
    text = re.sub(
        r"(?m)^((?:author|committer) .*>) .*$",
        rf"\1 {time}",
        repo.git("cat-file", "commit", commit) + "\n",
    )
    for name, parent in others:
        text = text.replace(repo.git("rev-parse", name), parent)
    return repo.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=text)


def test_a_subject_that_looks_like_the_parents_of_a_merge_is_none(repo: GitFolder) -> None:
    first = repo.committed(ONE, "a: 1\n", subject=f"{'1' * 40} {'2' * 40}")

    assert history(repo) == {ONE: [first]}


def test_a_link_is_no_version_of_a_plan(repo: GitFolder) -> None:
    repo.committed(ONE, LONG)
    (repo.folder / ONE).unlink()
    (repo.folder / ONE).symlink_to("/etc/hostname")
    repo.commit()

    assert texts(repo, ONE) == [LONG, None]


def test_a_detached_head_has_the_past_of_where_it_stands(repo: GitFolder) -> None:
    first = repo.committed(ONE, "a: 1\n")
    repo.committed(ONE, "a: 2\n")
    repo.git("checkout", "-q", "--detach", first)

    assert history(repo) == {ONE: [first]}


def test_an_empty_repository_says_so(repo: GitFolder) -> None:
    found = git.versions(repo.folder)

    assert found == git.History(unknown="Nothing has been committed here yet.")
    assert git.show(repo.folder, "HEAD", Path(ONE)) is None
    assert git.revision_at(repo.folder, date(2026, 11, 1)) is None


def test_a_folder_without_git_says_so(tmp_path: Path) -> None:
    assert git.versions(tmp_path) == git.History(unknown="This folder is not kept in git.")
    assert git.versions(tmp_path / "gone").unknown == "The folder does not exist."


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for git is a shell script")
@pytest.mark.parametrize(
    "told",
    [
        "xcode-select: note: No developer tools were found, requesting install.",
        "xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools)",
        "You have not agreed to the Xcode license agreements.",
    ],
)
def test_what_macos_has_in_place_of_git_is_none(
    repo: GitFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    repo.committed(ONE, "a: 1\n")
    stand_in = tmp_path / "bin" / "git"
    stand_in.parent.mkdir()
    stand_in.write_text(f'#!/bin/sh\necho "{told}" >&2\nexit 1\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
    memory = git.Memory(repo.folder)

    assert memory.history.unknown == "Git is not installed on this computer, or cannot be found."
    assert memory.touched == {}
    assert memory.is_sure


def test_a_git_that_may_not_be_started_is_none(
    repo: GitFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text("", "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    memory = git.Memory(repo.folder)

    assert memory.history.unknown == "Git is not installed on this computer, or cannot be found."
    assert memory.is_sure


def test_a_computer_without_git_says_so(repo: GitFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = repo.committed(ONE, "a: 1\n")
    monkeypatch.setenv("PATH", "")

    reason = "Git is not installed on this computer, or cannot be found."
    assert git.versions(repo.folder, repo.folder) == git.History(unknown=reason)
    assert git.contents(repo.folder, [commit]) == {}
    assert git.show(repo.folder, "HEAD", Path(ONE)) is None


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for git is a shell script")
@pytest.mark.parametrize(
    "says",
    [
        "exit 0",
        "echo one; echo two",
        "head -c 3000 /dev/zero | tr '\\0' '\\377'",
        '"$GIT" "$@" | head -c 300',
    ],
)
def test_a_program_that_only_calls_itself_git_tells_nothing(
    repo: GitFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    blob = repo.git("rev-parse", f"{repo.committed(ONE, 'a: 1')}:{ONE}")
    repo.committed(ONE, "a: 2\n")
    repo.committed(ONE, "a: 3\n")
    stand_in = tmp_path / "bin" / "git"
    stand_in.parent.mkdir()
    stand_in.write_text(f"#!/bin/sh\n{says.replace('$GIT', need('git'))}\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")

    found = git.versions(repo.folder, repo.folder)

    assert found.unknown.startswith("Git cannot read")
    assert git.contents(repo.folder, [blob]).get(blob, b"a: 1") == b"a: 1"
    assert not (repo.folder / OWN_FOLDER).exists()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for an older git is a shell script")
def test_a_git_that_is_older_is_asked_in_older_words(
    repo: GitFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = repo.committed(ONE, "a: 1\nb: 1\nc: 1\n")
    repo.git("checkout", "-qb", "side")
    side = repo.committed(ONE, "a: 2\nb: 1\nc: 1\n")
    repo.git("checkout", "-q", "main")
    main = repo.committed(ONE, "a: 1\nb: 1\nc: 2\n")
    merged = repo.merge("side")
    stand_in = tmp_path / "bin" / "git"
    stand_in.parent.mkdir()
    stand_in.write_text(
        '#!/bin/sh\nfor one; do case "$one" in --diff-merges=*)\n'
        'echo "fatal: unrecognized argument: $one" >&2; exit 128;; esac; done\n'
        f'exec {shutil.which("git")} "$@"\n'
    )
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")

    assert history(repo) == {ONE: [base, side, main, merged]}


def test_a_shallow_copy_has_the_latest_part_and_says_so(repo: GitFolder, tmp_path: Path) -> None:
    repo.committed(ONE, "a: 1\n")
    repo.committed(ONE, "a: 2\n")
    third = repo.committed(ONE, "a: 3\n")
    repo.git("clone", "-q", "--depth=1", f"file://{repo.folder}", str(tmp_path / "copy"))
    copy = GitFolder(tmp_path / "copy")

    found = git.versions(copy.folder, copy.folder)

    assert (found.shallow, found.edge) == (True, frozenset({third}))
    assert [each.commit.id for each in found.of(copy.folder / ONE)] == [third]
    assert not (copy.folder / OWN_FOLDER).exists()


def test_a_shallow_copy_does_not_know_what_last_touched_an_older_file(
    repo: GitFolder, tmp_path: Path
) -> None:
    repo.committed(ONE, "a: 1\n")
    repo.committed("plans/other.yaml", "a: 1\n")
    last = repo.committed("plans/other.yaml", "a: 2\n")
    repo.git("clone", "-q", "--depth=2", f"file://{repo.folder}", str(tmp_path / "copy"))
    folder = tmp_path / "copy"

    assert git.touched(folder) == {
        folder / ONE: git.Touched(),
        folder / "plans/other.yaml": git.Touched(repo.git("rev-parse", "--short", last)),
    }


def test_a_copy_without_contents_fetches_nothing(repo: GitFolder, tmp_path: Path) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("mv", ONE, "plans/new.yaml")
    second = repo.committed("plans/new.yaml", LONG + "more\n")
    repo.git("config", "uploadpack.allowFilter", "true")
    url = f"file://{repo.folder}"
    repo.git("clone", "-q", "--no-checkout", "--filter=blob:none", url, str(tmp_path / "copy"))
    copy = GitFolder(tmp_path / "copy")
    (copy.folder / "plans").mkdir()

    # Without contents git cannot see that the renamed and edited plan is the same.
    assert history(copy) == {ONE: [first, second], "plans/new.yaml": [second]}
    past = git.versions(copy.folder).of(copy.folder / "plans/new.yaml")
    assert git.contents(copy.folder, [past[0].blob or ""]) == {}


def test_what_a_partial_copy_has_is_read_beside_what_it_lacks(
    repo: GitFolder, tmp_path: Path
) -> None:
    for text in ("a: 1\n", "a: 2\n"):
        repo.committed(ONE, text)
    repo.git("config", "uploadpack.allowFilter", "true")
    url = f"file://{repo.folder}"
    repo.git("clone", "-q", "--filter=blob:none", url, str(tmp_path / "copy"))
    memory = git.Memory(tmp_path / "copy")
    blobs = [repo.git("rev-parse", f"{commit}:{ONE}") for commit in ("HEAD~1", "HEAD")]

    assert memory.contents(blobs) == {blobs[1]: b"a: 2\n"}
    assert memory.is_sure


def test_a_worktree_and_a_submodule_are_read_as_any_repository(
    repo: GitFolder, tmp_path: Path
) -> None:
    first = repo.committed(ONE, "a: 1\n")
    repo.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "tree"))
    outer = repository_in(tmp_path / "outer")
    allow = ("-c", "protocol.file.allow=always")
    outer.git(*allow, "submodule", "--quiet", "add", str(repo.folder), "inner.yaml")
    outer.commit()

    assert (tmp_path / "tree" / ".git").is_file()
    assert history(GitFolder(tmp_path / "tree")) == {ONE: [first]}
    assert history(GitFolder(tmp_path / "outer" / "inner.yaml")) == {ONE: [first]}
    assert [past[-1].blob for past in git.versions(outer.folder).files.values()] == [None]


def test_a_plans_repository_may_be_part_of_a_larger_one(repo: GitFolder) -> None:
    first = repo.committed(f"team ü/{ONE}", "a: 1\n")
    inner = repo.folder / "team ü"

    assert history(GitFolder(inner)) == {ONE: [first]}
    assert git.touched(inner / "plans") == {inner / ONE: git.Touched(first[:7])}
    assert git.show(inner, "HEAD", Path(ONE)) == b"a: 1\n"
    assert git.show(inner / "plans", "HEAD", inner / ONE) == b"a: 1\n"


def test_contents_are_as_committed(repo: GitFolder) -> None:
    repo.write(".gitattributes", "*.yaml text eol=crlf filter=trap\n")
    trap = repo.folder / "trap"
    repo.git("config", "filter.trap.smudge", f"touch '{trap}'; cat")
    repo.committed(ONE, "a: 1\n")

    assert texts(repo, ONE) == ["a: 1\n"]
    assert git.show(repo.folder, "HEAD", Path(ONE)) == b"a: 1\n"
    assert not trap.exists()


def test_contents_that_git_does_not_have_are_left_out(repo: GitFolder) -> None:
    commit = repo.committed(ONE, "a: 1\n")
    blob = repo.git("rev-parse", f"HEAD:{ONE}")

    asked = [blob, commit, "0" * 40, "HEAD", "--help", "x\ny"]
    assert git.contents(repo.folder, asked) == {blob: b"a: 1\n"}


def test_many_contents_are_all_found(repo: GitFolder) -> None:
    names = [f"plans/{number}.yaml" for number in range(620)]
    for number, name in enumerate(names):
        repo.write(name, f"a: {number}\n" + "\n" * (number % 7))
    repo.commit()

    assert len(names) == 620
    assert {name: texts(repo, name) for name in names[::100]} == {
        name: [(repo.folder / name).read_text(encoding="utf-8")] for name in names[::100]
    }
    blobs = [past[0].blob or "" for past in git.versions(repo.folder).files.values()]
    assert len(git.contents(repo.folder, blobs)) == 620


@pytest.mark.parametrize(
    "revision",
    ["", "-n1", "--help", "--output=stolen", "HEAD:plans", "HEAD HEAD", "HEAD\n", "gone", "\x00"],
)
def test_what_is_no_revision_is_refused(repo: GitFolder, revision: str) -> None:
    repo.committed(ONE, "a: 1\n")

    assert git.show(repo.folder, revision, Path(ONE)) is None
    assert not (repo.folder / "stolen").exists()


def test_a_file_is_shown_as_it_was(repo: GitFolder, tmp_path: Path) -> None:
    repo.committed(ONE, "a: 1\n")
    repo.git("tag", "agreed")
    repo.committed(ONE, "a: 2\n")

    assert git.show(repo.folder, "HEAD", Path(ONE)) == b"a: 2\n"
    assert git.show(repo.folder, "HEAD~1", repo.folder / ONE) == b"a: 1\n"
    assert git.show(repo.folder, "agreed", Path(ONE)) == b"a: 1\n"
    assert git.show(repo.folder, "HEAD~2", Path(ONE)) is None
    assert git.show(repo.folder, "HEAD", Path("plans/gone.yaml")) is None
    assert git.show(repo.folder, "HEAD", tmp_path / "elsewhere.yaml") is None
    assert git.show(repo.folder, "HEAD", Path("plans")) is None


def test_a_day_names_the_last_commit_up_to_its_end(
    repo: GitFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    first = repo.committed(ONE, "a: 1\n")
    repo.day = 3
    second = repo.committed(ONE, "a: 2\n")

    assert datetime.fromtimestamp(FIRST, UTC).date() == date(2026, 11, 1)
    assert git.revision_at(repo.folder, date(2026, 10, 31)) is None
    assert git.revision_at(repo.folder, date(2026, 11, 1)) == first
    assert git.revision_at(repo.folder, date(2026, 11, 3)) == first
    assert git.revision_at(repo.folder, date(2026, 11, 4)) == second


def test_a_long_past_is_what_git_itself_tells_of_each_plan(tmp_path: Path) -> None:
    make(tmp_path, commits=160, plans=40)
    repo = GitFolder(tmp_path)

    found = history(repo)

    renamed = [
        each for past in git.versions(tmp_path).files.values() for each in past if each.former
    ]
    assert (len(found), len(renamed) > 1) == (40, True)
    assert repo.git("rev-list", "--count", "--merges", "HEAD") == "3"
    for name, past in found.items():
        told = repo.git("log", "--follow", "--format=%H", "--", name).split()

        assert past == told[::-1], name


def cache(repo: GitFolder) -> Path:
    return repo.folder / OWN_FOLDER / "history"


def test_reading_a_history_keeps_it_where_git_does_not_see_it(repo: GitFolder) -> None:
    commit = repo.committed(ONE, "secret: words of a plan\n")

    assert history(repo, repo.folder) == {ONE: [commit]}
    assert sorted(path.name for path in cache(repo).parent.iterdir()) == [".gitignore", "history"]
    assert b"words of a plan" not in cache(repo).read_bytes()
    assert repo.git("status", "--porcelain") == ""


def test_looking_what_was_touched_writes_nothing(repo: GitFolder) -> None:
    repo.committed(ONE, "a: 1\n")
    git.touched(repo.folder, repo.folder)
    git.versions(repo.folder)

    assert not cache(repo).parent.exists()


@pytest.mark.parametrize("is_kept", [False, True])
def test_the_past_is_what_was_committed_whatever_was_grafted_or_replaced(
    repo: GitFolder, is_kept: bool
) -> None:
    committed = [repo.committed(ONE, f"a: {number}\n") for number in range(4)]
    if is_kept:
        history(repo, repo.folder)
    repo.write(".git/info/grafts", f"{committed[3]}\n")
    repo.git("replace", "--graft", committed[2])
    assert repo.git("rev-list", "--count", "HEAD") == "1"

    assert history(repo, repo.folder) == {ONE: committed}


def test_what_was_kept_is_gone_on_from(repo: GitFolder) -> None:
    first = repo.committed(ONE, LONG)
    history(repo, repo.folder)
    repo.git("checkout", "-qb", "side")
    side = repo.committed(ONE, LONG.replace("line 2:", "line two:"))
    repo.git("checkout", "-q", "main")
    main = repo.committed(ONE, LONG.replace("line 20:", "line twenty:"))
    assert history(repo, repo.folder) == {ONE: [first, main]}
    merged = repo.merge("side")
    repo.git("mv", ONE, "plans/new.yaml")
    renamed = repo.commit()

    for _ in range(2):
        found = git.versions(repo.folder, repo.folder)

        assert found == git.versions(repo.folder)
        assert history(repo, repo.folder) == {
            "plans/new.yaml": [first, side, main, merged, renamed]
        }


def test_touched_uses_what_was_kept(repo: GitFolder) -> None:
    repo.committed(ONE, "a: 1\n")
    history(repo, repo.folder)
    second = repo.committed(ONE, "a: 2\n")
    before = cache(repo).read_bytes()

    found = git.touched(repo.folder, repo.folder)

    assert found == {repo.folder / ONE: git.Touched(second[:7])}
    assert cache(repo).read_bytes() == before


def test_a_past_that_was_rewritten_is_read_anew(repo: GitFolder) -> None:
    first = repo.committed(ONE, "a: 1\n")
    repo.write(ONE, "a: 2\n")
    gone = repo.commit(author="Somebody Else")
    history(repo, repo.folder)
    assert b"Somebody Else" in cache(repo).read_bytes()
    repo.git("reset", "-q", "--hard", first)
    second = repo.committed(ONE, "a: 3\n")

    assert history(repo, repo.folder) == {ONE: [first, second]}
    assert gone.encode() not in cache(repo).read_bytes()
    assert b"Somebody Else" not in cache(repo).read_bytes()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\n",
        b"smartdoc history 2",
        b"smartdoc history 0 x 0 y\n",
        b"\xff\xfe\x00" * 100,
        b"{}",
    ],
)
def test_a_damaged_file_is_as_none(repo: GitFolder, damaged: bytes) -> None:
    commit = repo.committed(ONE, "a: 1\n")
    history(repo, repo.folder)
    whole = cache(repo).read_bytes()
    cache(repo).write_bytes(damaged)

    assert history(repo, repo.folder) == {ONE: [commit]}
    assert cache(repo).read_bytes() == whole


def test_a_torn_or_altered_file_is_as_none(repo: GitFolder) -> None:
    commit = repo.committed(ONE, "a: 1\n")
    history(repo, repo.folder)
    whole = cache(repo).read_bytes()

    size = whole.split(b"\n")[0].split(b" ")[4]
    for damaged in (
        whole[:-10],
        whole.replace(b"A. Teacher", b"B. Teacher"),
        whole.replace(b" " + size, b" 17", 1),
        whole.replace(commit.encode(), b"0" * len(commit), 1),
    ):
        cache(repo).write_bytes(damaged)

        assert history(repo, repo.folder) == {ONE: [commit]}
        assert cache(repo).read_bytes() == whole


def test_a_folder_that_cannot_be_written_to_is_no_fault(repo: GitFolder, tmp_path: Path) -> None:
    commit = repo.committed(ONE, "a: 1\n")
    cache(repo).parent.write_text("a file where the folder should be")
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    sealed.chmod(stat.S_IRUSR | stat.S_IXUSR)

    assert history(repo, repo.folder) == {ONE: [commit]}
    assert history(repo, sealed) == {ONE: [commit]}


def test_a_link_in_the_folders_place_leads_nowhere(repo: GitFolder, tmp_path: Path) -> None:
    commit = repo.committed(ONE, "a: 1\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    cache(repo).parent.symlink_to(elsewhere)

    assert history(repo, repo.folder) == {ONE: [commit]}
    assert list(elsewhere.iterdir()) == []


def test_the_users_own_settings_do_not_change_what_is_read(
    repo: GitFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repo.committed(ONE, LONG)
    repo.git("mv", ONE, "plans/new.yaml")
    second = repo.committed("plans/new.yaml", LONG + "more\n")
    shutil.copy(repo.folder / "plans/new.yaml", repo.folder / "plans/copy.yaml")
    third = repo.commit()
    expected = {"plans/new.yaml": [first, second], "plans/copy.yaml": [third]}
    assert history(repo) == expected
    for key, value in (
        ("diff.renames", "copies"),
        ("log.date", "relative"),
        ("log.follow", "true"),
        ("log.mailmap", "true"),
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("diff.external", "false"),
        ("diff.orderFile", "gone"),
        ("log.diffMerges", "m"),
        ("log.showRoot", "false"),
        ("color.ui", "always"),
        ("core.abbrev", "12"),
        ("core.quotePath", "true"),
        ("i18n.logOutputEncoding", "ISO-8859-1"),
        ("format.pretty", "oneline"),
        ("status.showUntrackedFiles", "no"),
        ("status.relativePaths", "true"),
        ("status.renames", "copies"),
    ):
        repo.git("config", key, value)

        assert history(repo) == expected, key
        assert set(git.touched(repo.folder)) == {repo.folder / name for name in expected}, key
        assert set(git.versions(repo.folder / "plans").files) == set(git.touched(repo.folder)), key


def test_the_files_of_a_folder_are_found_by_it(repo: GitFolder) -> None:
    names = [ONE, "plans/c-0142/2027-03-08.pep.yaml", "plans/c-0142/old/a.yaml", "plans/b.yaml"]
    for name in names:
        repo.committed(name, f"a: {name}\n")
    plans = repo.folder / "plans"
    files = git.versions(plans).files
    paths = [repo.folder / name for name in names]

    assert set(files) == set(paths)
    assert len(files) == len(names)
    assert set(files.folders()) == {path.parent for path in paths}
    assert set(files.beside(plans / "c-0142")) == set(paths[:2])
    assert list(files.beside(plans)) == [paths[3]]


@pytest.mark.parametrize("name", ["", "plans", "plans/c-0142", "plans/other.yaml", "../a.yaml"])
def test_what_is_no_committed_plan_has_no_past(repo: GitFolder, name: str) -> None:
    repo.committed(ONE, "a: 1\n")
    files = git.versions(repo.folder / "plans").files

    assert repo.folder / name not in files
    assert list(files.beside(repo.folder / "other" / name)) == []
