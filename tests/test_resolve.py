"""Plans that two people changed: the finding that explains it, and smartdoc resolve."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smartdoc.cli import main
from smartdoc.errors import SmartdocError
from smartdoc.finding import with_words
from smartdoc.repository import open_repository
from smartdoc.resolving import Place, conflict_in
from smartdoc.resolving.agreements import asked_once
from smartdoc.source import parse, read
from smartdoc.source.conflict import Hunk, Side, parts_of, settled
from tests.examples import as_text, base
from tests.repositories import GitFolder, repository_in

NAME = "plans/c-0001/2026-11-30.pep.yaml"
PLAN = as_text({**base("pep"), "ref": "c-0001"})
FIRST, SECOND, THIRD = (str(target["id"]) for target in base("pep")["targets"])
CONFLICT = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> side\nc: 4\n"


@pytest.fixture
def repo(tmp_path: Path) -> GitFolder:
    made = repository_in(tmp_path / "team")
    made.write("smartdoc.yaml", "policy: standard\n")
    made.committed(NAME, PLAN)
    return made


def clash(repo: GitFolder, mine: str, other: str, *arguments: str) -> Path:
    """Commit one text on each of two branches and merge them, which fails."""
    repo.git("checkout", "-qb", "colleague")
    repo.committed(NAME, other)
    repo.git("checkout", "-q", "main")
    repo.committed(NAME, mine)
    repo.git(*arguments, "merge", "-q", "colleague", fails=True)
    path = repo.folder / NAME
    assert "<<<<<<<" in text_of(path)
    return path


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def dated(target: int, day: str, text: str = PLAN) -> str:
    """Return the plan with another day for one of its targets."""
    found = list(re.finditer(r"^  due: .*$", text, re.MULTILINE))[target]
    return f"{text[: found.start()]}  due: {day}{text[found.end() :]}"


def places(path: Path) -> tuple[Place, ...]:
    conflict = conflict_in(open_repository(path.parent), path)
    assert conflict is not None
    return conflict.places


def resolve(path: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["resolve", str(path), *arguments], input=typed)


# The finding


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_conflict_is_one_finding_at_its_first_line(end: str) -> None:
    source = parse(CONFLICT.replace("\n", end) + "\tbad: [", "plan.yaml")

    (finding,) = source.findings
    assert (finding.rule, finding.name) == ("YML17", "merge-conflict")
    assert finding.place is not None
    assert (finding.place.line, finding.place.column, finding.place.width) == (2, 1, 12)
    assert finding.message == (
        "Two people changed this part of the plan, and git could not join their changes: it left "
        "both here, one above and one below a line of =======."
    )
    assert "smartdoc resolve" in finding.hint
    assert source.data is None


def test_a_conflict_with_the_version_before_is_one_too() -> None:
    text = CONFLICT.replace("=======", "||||||| 123abc\nb: 1\n=======")

    assert [each.rule for each in parse(text, "plan.yaml").findings] == ["YML17"]


@pytest.mark.parametrize(
    ("left", "line"),
    [
        ("<<<<<<< HEAD\na: 1\n", 1),
        ("a: 1\n>>>>>>> side\n", 2),
        ("a: 1\n=======\nb: 2\n", 2),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n", 2),
        ("a: >\n  text\n>>>>>>> side\n", 3),
    ],
)
def test_a_line_that_was_left_over_is_told_of_too(left: str, line: int) -> None:
    (finding,) = parse(left, "plan.yaml").findings

    assert (finding.rule, finding.place and finding.place.line) == ("YML17", line)
    assert finding.message.startswith("This line is what is left of a place where git could not")


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> side\n",
        "a: |\n  Title\n  =======\n  text\n",
        'a: "one\n=======\ntwo"\n',
        "# <<<<<<< HEAD\na: 1\n",
        "a: <<<<<<<\n",
        "<<<<<<<<: 1\n",
    ],
)
def test_signs_inside_a_text_are_no_conflict(text: str) -> None:
    source = parse(text, "plan.yaml")

    assert source.findings == ()


def test_another_fault_beside_a_line_of_signs_is_told_as_itself() -> None:
    source = parse("a: |\n  =======\nb: [\n", "plan.yaml")

    assert [each.rule for each in source.findings] == ["YML07"]


def test_a_real_merge_is_found_by_check(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))

    (finding,) = read(path, "plan.yaml").findings

    assert finding.rule == "YML17"
    assert finding.place is not None
    assert text_of(path).split("\n")[finding.place.line - 1] == "<<<<<<< HEAD"


# The parts of a file


def test_the_parts_of_a_conflict_are_its_lines_as_they_are() -> None:
    before, hunk, after = parts_of("\ufeff" + CONFLICT.replace("\n", "\r\n"))

    assert (before, after) == ("\ufeffa: 1\r\n", "c: 4\r\n")
    assert hunk == Hunk(2, "b: 2\r\n", "b: 3\r\n", "HEAD", "side")


def test_the_version_before_both_is_left_out() -> None:
    _, hunk, _ = parts_of(CONFLICT.replace("=======", "||||||| 123abc\nb: 1\n======="))

    assert hunk == Hunk(2, "b: 2\n", "b: 3\n", "HEAD", "side")


def test_what_is_settled_is_made_of_the_chosen_lines() -> None:
    parts = parts_of(CONFLICT + CONFLICT.replace("b:", "d:").removesuffix("c: 4\n"))

    text = settled(parts, [Side.LOWER, Side.BOTH])

    assert text == "a: 1\nb: 3\nc: 4\na: 1\nd: 2\nd: 3\n"


@pytest.mark.parametrize("gone", ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> side\n"])
def test_where_a_line_of_gits_is_gone_nothing_is_guessed(tmp_path: Path, gone: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(CONFLICT.replace(gone, ""), encoding="utf-8")

    if gone == "<<<<<<< HEAD\n":
        message = r"plan.yaml, line 5: some of the lines that git wrote here are gone"
    else:
        message = r"plan.yaml, line 2: some of the lines that git wrote here are gone"
    with pytest.raises(SmartdocError, match=message):
        conflict_in(open_repository(tmp_path), path)


# What is shown


def test_each_place_says_which_target_it_is_in_and_what_differs(repo: GitFolder) -> None:
    mine = dated(2, "2027-01-29", dated(0, "2027-01-15"))
    path = clash(repo, mine, dated(2, "2027-03-05", dated(0, "2027-02-12")))

    first, second = places(path)

    assert (first.targets, second.targets) == ((FIRST,), (THIRD,))
    assert first.about == (f"the target “{FIRST}”",)
    ((sentence,),) = (group.sentences for group in first.changes)
    assert sentence.field == "targets.due"
    assert "from 15 January to 12 February 2027" in sentence.text
    assert not first.can_be_both


def test_a_place_outside_the_targets_says_its_key(repo: GitFolder) -> None:
    path = clash(repo, PLAN + "care_review: 2027-01-18\n", PLAN + "care_review: 2027-01-19\n")

    (place,) = places(path)

    assert (place.about, place.targets) == (("“care_review”",), ())


def test_a_plan_that_one_side_broke_is_still_shown(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "[2027"), dated(0, "2027-02-12"))

    (place,) = places(path)

    assert place.changes == ()
    assert place.hunk.upper == "  due: [2027\n"


def test_the_command_shows_both_versions_and_writes_nothing(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))
    before = text_of(path)

    done = resolve(path, "--show")

    assert done.exit_code == 0
    line = before.split("\n").index("<<<<<<< HEAD") + 1
    assert done.output.startswith(
        f"{NAME}: 1 place where two people changed the same lines.\n"
        "\n"
        f"1 of 1, line {line}: the target “{FIRST}”\n"
        "  mine\n"
        "    | due: 2027-01-15\n"
        "  other (colleague)\n"
        "    | due: 2027-02-12\n"
        "  what changes from mine to other\n"
    )
    assert text_of(path) == before


def test_a_hostile_name_of_a_branch_cannot_harm_a_screen(repo: GitFolder) -> None:
    path = repo.write(NAME, CONFLICT.replace("side", "x\x1b[31m\u202ey"))

    done = resolve(path, "--show")

    assert "  other (x [31m y)\n" in done.output


# What is written


@pytest.mark.parametrize(
    ("arguments", "typed", "expected"),
    [
        (["--mine"], "", ("2027-01-15", "2027-01-29")),
        (["--ours"], "", ("2027-01-15", "2027-01-29")),
        (["--other"], "", ("2027-02-12", "2027-03-05")),
        (["--theirs"], "", ("2027-02-12", "2027-03-05")),
        (["--mine", "--take", f"other:{THIRD}"], "", ("2027-01-15", "2027-03-05")),
        (["--take", "theirs:1", "--take", "mine:2"], "", ("2027-02-12", "2027-01-29")),
        ([], "other\nmine\n", ("2027-02-12", "2027-01-29")),
        ([], "Mine\nwhat\nother\n", ("2027-01-15", "2027-03-05")),
        (["--take", "other:2"], "mine\n", ("2027-01-15", "2027-03-05")),
    ],
)
def test_what_was_chosen_is_written_and_all_else_stays(
    repo: GitFolder, arguments: list[str], typed: str, expected: tuple[str, str]
) -> None:
    mine = dated(2, "2027-01-29", dated(0, "2027-01-15"))
    other = dated(2, "2027-03-05", dated(0, "2027-02-12"))
    path = clash(repo, mine, "# a remark of the colleague's\n" + other)

    done = resolve(path, *arguments, typed=typed)

    assert done.exit_code == 0, done.output
    wanted = dated(2, expected[1], dated(0, expected[0]))
    assert text_of(path) == "# a remark of the colleague's\n" + wanted


def test_both_may_be_taken_where_that_makes_a_plan(repo: GitFolder) -> None:
    lines = PLAN + "waive:\n- rule: T03\n"
    repo.committed(NAME, lines)
    path = clash(repo, lines + "- rule: M01\n", lines + "- rule: S01\n")

    (place,) = places(path)
    done = resolve(path, typed="both\n")

    assert place.can_be_both
    assert "  Take (mine, other, both): " in done.output
    assert text_of(path) == lines + "- rule: M01\n- rule: S01\n"


def test_two_who_sign_side_by_side_have_both_signed_and_nobody_is_asked_twice(
    repo: GitFolder,
) -> None:
    signed = "sign_off:\n- who: {}\n  on: 2026-12-01\n- who: ash\n- who: {}\n"
    path = clash(repo, PLAN + signed.format("dt", "carer"), PLAN + signed.format("carer", "dt"))

    done = resolve(path, "--take", "both:1")

    assert done.exit_code == 0, done.output
    assert text_of(path) == (
        f"{PLAN}sign_off:\n- who: dt\n  on: 2026-12-01\n- who: ash\n"
        "- who: carer\n  on: 2026-12-01\n"
    )


def test_an_agreement_that_shares_its_line_is_left_alone() -> None:
    text = f"{PLAN}sign_off: [{{who: dt}}, {{who: dt, on: 2026-12-01}}]\n"

    assert asked_once(text) == text


def test_an_entry_with_a_remark_is_not_taken_for_spare() -> None:
    text = (
        "sign_off:\n- who: dt\n  on: 2026-12-01\n- who: sw\n- who: sw\n  on: 2026-12-01\n"
        "- who: dt  # back on 4 January\n"
    )

    assert asked_once(text) == text.replace("- who: sw\n", "", 1)


def test_both_are_refused_where_a_target_would_stand_twice(repo: GitFolder) -> None:
    added = "- id: extra\n  statement: {}\n"
    path = clash(repo, PLAN + added.format("one"), PLAN + added.format("two"))
    before = text_of(path)

    done = resolve(path, "--take", "both:1")

    assert done.exit_code == 2
    assert "Place 1 cannot have both versions: together they would be no plan." in done.output
    assert text_of(path) == before


def test_what_does_not_make_a_plan_is_not_written(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "[2027"), dated(0, "2027-02-12"))
    before = text_of(path)

    done = resolve(path, "--mine")

    assert isinstance(done.exception, SmartdocError)
    message = with_words(done.exception.message)
    assert message.startswith("What was chosen does not fit together, and nothing was written: ")
    assert text_of(path) == before
    assert not (repo.folder / ".smartdoc").exists()


def test_both_versions_are_kept_where_git_does_not_see_them(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))
    before = text_of(path)

    done = resolve(path, "--other")

    copy = repo.folder / ".smartdoc" / "conflicts" / "c-0001--2026-11-30.pep.yaml.txt"
    assert text_of(copy) == before
    assert f"Both versions are kept in {copy}" in done.output or copy.name in done.output
    assert repo.git("status", "--porcelain") == f"UU {NAME}"


def test_what_was_kept_of_an_earlier_conflict_stays(repo: GitFolder) -> None:
    repo.git("checkout", "-qb", "colleague")
    repo.committed(NAME, dated(0, "2027-02-12"))
    repo.git("checkout", "-q", "main")
    repo.committed(NAME, dated(0, "2027-01-15"))
    repo.committed(NAME, dated(0, "2027-01-22"))
    path, kept = repo.folder / NAME, []
    repo.git("rebase", "-q", "colleague", fails=True)
    for _ in range(2):  # both of my commits
        kept.append(text_of(path))
        resolve(path, "--other")
        resolve(repo.write(NAME, kept[-1]), "--other")  # again, for a second thought
        repo.git("add", NAME)
        repo.git("-c", "core.editor=true", "rebase", "--continue", fails=True)

    copies = repo.folder / ".smartdoc" / "conflicts"
    name = "c-0001--2026-11-30.pep.yaml"
    assert [text_of(copies / f"{name}{end}") for end in (".txt", ".2.txt")] == kept
    assert len(list(copies.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="there rights do not stand in the mode of a file")
def test_the_kept_copy_is_for_nobody_who_may_not_read_the_plan(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))
    path.chmod(0o600)

    resolve(path, "--other")

    (copy,) = (repo.folder / ".smartdoc" / "conflicts").iterdir()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, copy)] == [0o600, 0o600]


def test_nothing_is_told_to_git_and_the_next_steps_are_said(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))

    done = resolve(path, "--other")

    assert repo.git("diff", "--name-only", "--diff-filter=U") == NAME
    assert "  1. smartdoc check " in done.output
    assert "  2. Tell git that it is settled: git add " in done.output
    assert done.output.endswith("  3. When all files are: git commit\n")


def test_in_a_rebase_mine_is_the_version_that_i_wrote(repo: GitFolder) -> None:
    repo.git("checkout", "-qb", "colleague")
    repo.committed(NAME, dated(0, "2027-02-12"))
    repo.git("checkout", "-q", "main")
    repo.committed(NAME, dated(0, "2027-01-15"))
    repo.git("rebase", "-q", "colleague", fails=True)

    done = resolve(repo.folder / NAME, "--mine")

    assert text_of(repo.folder / NAME) == dated(0, "2027-01-15")
    assert done.output.endswith("  3. When all files are: git rebase --continue\n")


def test_over_a_stash_mine_is_the_version_that_i_wrote(repo: GitFolder) -> None:
    repo.write(NAME, dated(0, "2027-01-15"))
    repo.git("stash")
    repo.committed(NAME, dated(0, "2027-02-12"))
    repo.git("stash", "pop", fails=True)

    resolve(repo.folder / NAME, "--mine")

    assert text_of(repo.folder / NAME) == dated(0, "2027-01-15")


def test_over_a_stash_of_a_plan_that_has_another_name_now_mine_is_mine(repo: GitFolder) -> None:
    repo.write(NAME, dated(0, "2027-01-15"))
    repo.git("stash")
    moved = NAME.replace("11-30", "12-01")
    repo.git("mv", NAME, moved)
    repo.committed(moved, dated(0, "2027-02-12"))
    repo.git("stash", "pop", fails=True)
    assert f">>>>>>> Stashed changes:{NAME}" in text_of(repo.folder / moved)

    resolve(repo.folder / moved, "--mine")

    assert text_of(repo.folder / moved) == dated(0, "2027-01-15")


def test_after_a_change_of_branch_mine_is_the_version_that_i_wrote(repo: GitFolder) -> None:
    repo.git("checkout", "-qb", "colleague")
    repo.committed(NAME, dated(0, "2027-02-12"))
    repo.git("checkout", "-q", "main")
    repo.write(NAME, dated(0, "2027-01-15"))
    repo.git("checkout", "-q", "--merge", "colleague")

    resolve(repo.folder / NAME, "--mine")

    assert text_of(repo.folder / NAME) == dated(0, "2027-01-15")


def test_a_branch_may_be_called_local(repo: GitFolder) -> None:
    repo.git("branch", "-m", "local")
    repo.git("checkout", "-qb", "main")
    repo.git("checkout", "-q", "local")
    repo.committed(NAME, dated(0, "2027-02-12"))
    repo.git("checkout", "-q", "main")
    repo.committed(NAME, dated(0, "2027-01-15"))
    repo.git("merge", "-q", "local", fails=True)

    resolve(repo.folder / NAME, "--mine")

    assert text_of(repo.folder / NAME) == dated(0, "2027-01-15")


def test_where_a_patch_of_somebody_elses_is_applied_mine_is_mine(repo: GitFolder) -> None:
    repo.git("checkout", "-qb", "colleague")
    repo.committed(NAME, dated(0, "2027-02-12"))
    patch = repo.git("format-patch", "-1", "--stdout") + "\n"
    repo.git("checkout", "-q", "main")
    repo.committed(NAME, dated(0, "2027-01-15"))
    repo.git("am", "-q", "--3way", given=patch, fails=True)

    said = resolve(repo.folder / NAME, "--mine").stdout

    assert text_of(repo.folder / NAME) == dated(0, "2027-01-15")
    assert "git am --continue" in said


def test_an_older_way_to_rebase_is_known_too(repo: GitFolder) -> None:
    repo.git("checkout", "-qb", "colleague")
    repo.committed(NAME, dated(0, "2027-02-12"))
    repo.git("checkout", "-q", "main")
    repo.committed(NAME, dated(0, "2027-01-15"))
    repo.git("rebase", "-q", "--apply", "colleague", fails=True)

    resolve(repo.folder / NAME, "--mine")

    assert text_of(repo.folder / NAME) == dated(0, "2027-01-15")


def test_windows_line_ends_stay(repo: GitFolder) -> None:
    repo.committed(NAME, PLAN.replace("\n", "\r\n"))
    mine, other = (dated(0, day).replace("\n", "\r\n") for day in ("2027-01-15", "2027-02-12"))
    path = clash(repo, mine, other)

    resolve(path, "--other")

    assert text_of(path) == other


def test_with_diff3_the_version_before_is_never_written(repo: GitFolder) -> None:
    mine, other = dated(0, "2027-01-15"), dated(0, "2027-02-12")
    path = clash(repo, mine, other, "-c", "merge.conflictStyle=diff3")
    assert "|||||||" in text_of(path)

    resolve(path, "--mine")

    assert text_of(path) == mine


def test_a_file_without_a_conflict_is_left_alone(repo: GitFolder) -> None:
    done = resolve(repo.folder / NAME, "--mine")

    assert done.exit_code == 0
    assert done.output == f"{NAME}: no place has two versions: there is nothing to choose.\n"
    assert text_of(repo.folder / NAME) == PLAN


def undecided(path: Path) -> Result:
    """Resolve a file in which git marks no place; the answer holds the exit code."""
    return CliRunner().invoke(main, ["resolve", str(path)], standalone_mode=False)


@pytest.mark.parametrize("deleted_by", ["main", "colleague"])
def test_a_plan_that_one_deleted_and_the_other_changed_is_to_be_kept_or_let_go(
    repo: GitFolder, deleted_by: str
) -> None:
    repo.git("checkout", "-qb", "colleague")
    repo.git("checkout", "-q", "main")
    for branch in ("main", "colleague"):
        repo.git("checkout", "-q", branch)
        if branch == deleted_by:
            repo.git("rm", "-q", NAME)
            repo.commit()
        else:
            repo.committed(NAME, dated(0, "2027-02-12"))
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "colleague", fails=True)

    done = undecided(repo.folder / NAME)

    assert done.return_value == 1
    assert "one of two people deleted this plan, and the other one changed it" in done.output
    assert re.search("To keep it: git add .*\nTo let it go: git rm ", done.output)


def test_a_plan_that_two_renamed_is_to_be_kept_under_one_name(repo: GitFolder) -> None:
    names = [NAME.replace("11-30", day) for day in ("12-01", "12-02")]
    repo.git("branch", "colleague")
    for branch, name in zip(("main", "colleague"), names, strict=True):
        repo.git("checkout", "-q", branch)
        repo.git("mv", NAME, name)
        repo.commit()
    repo.git("merge", "-q", "main", fails=True)

    for name in names:
        done = undecided(repo.folder / name)

        assert done.return_value == 1
        assert "two people gave one plan two names" in done.output


def test_what_was_settled_by_hand_has_still_to_be_told_to_git(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))
    path.write_text(dated(0, "2027-02-12"), encoding="utf-8")

    done = undecided(path)

    assert done.return_value == 1
    assert "Git waits to be told that it is settled as it stands: git add " in done.output
    repo.git("add", NAME)
    assert undecided(path).return_value == 0


def test_stopping_half_way_writes_nothing(repo: GitFolder) -> None:
    mine = dated(2, "2027-01-29", dated(0, "2027-01-15"))
    path = clash(repo, mine, dated(2, "2027-03-05", dated(0, "2027-02-12")))
    before = text_of(path)

    done = resolve(path, typed="mine\n")

    assert done.exit_code == 1
    assert text_of(path) == before


@pytest.mark.parametrize(
    ("take", "message"),
    [
        ("mine", "“mine” is not a side and a place"),
        ("his:1", "“his:1” is not a side and a place"),
        ("mine:9", "There is no place “9”: there are 1 place, see them with --show."),
        ("mine:nobody", "There is no place “nobody”"),
    ],
)
def test_a_place_that_is_not_there_is_refused(repo: GitFolder, take: str, message: str) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))
    before = text_of(path)

    done = resolve(path, "--take", take)

    assert done.exit_code == 2
    assert message in " ".join(done.output.split())
    assert text_of(path) == before


def test_a_place_that_holds_two_targets_is_named_by_its_number(repo: GitFolder) -> None:
    path = repo.folder / NAME
    upper, lower = (
        PLAN.split("\ntargets:\n")[1].replace("2027", year) for year in ("2027", "2028")
    )
    head = PLAN.split("\ntargets:\n")[0] + "\ntargets:\n"
    path.write_text(
        f"{head}<<<<<<< HEAD\n{upper}=======\n{lower}>>>>>>> side\n", encoding="utf-8", newline=""
    )

    done = resolve(path, "--take", f"mine:{FIRST}")

    assert places(path)[0].targets[:2] == (FIRST, SECOND)
    assert done.exit_code == 2
    assert "which git keeps together" in " ".join(done.output.split())
    assert resolve(path, "--take", "other:1").exit_code == 0
    assert text_of(path) == head + lower


def test_a_plan_outside_git_is_settled_as_well(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(CONFLICT, encoding="utf-8")

    done = resolve(path, "--theirs")

    assert done.exit_code == 0
    assert path.read_text(encoding="utf-8") == "a: 1\nb: 3\nc: 4\n"


def test_the_kept_copy_is_not_written_through_a_link(repo: GitFolder, tmp_path: Path) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))
    before = text_of(path)
    (tmp_path / "elsewhere").mkdir()
    (repo.folder / ".smartdoc").symlink_to(tmp_path / "elsewhere")

    done = resolve(path, "--mine")

    assert isinstance(done.exception, SmartdocError)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert text_of(path) == before


def test_the_settled_plan_can_be_committed(repo: GitFolder) -> None:
    path = clash(repo, dated(0, "2027-01-15"), dated(0, "2027-02-12"))

    resolve(path, "--mine")
    repo.git("add", NAME)
    repo.git("commit", "-q", "--no-edit")

    assert repo.git("show", f"HEAD:{NAME}") == dated(0, "2027-01-15").strip()
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("cat-file", "-e", "HEAD:.smartdoc/.gitignore")


def test_a_file_of_very_many_places_is_told_without_what_each_is_about(repo: GitFolder) -> None:
    place = "<<<<<<< HEAD\n- reads {0}\n=======\n- writes {0}\n>>>>>>> side\n"
    many = "".join(map(place.format, range(4000)))
    assert "celebrations:\n- " in PLAN
    path = repo.write(NAME, PLAN.replace("celebrations:\n", f"celebrations:\n{many}"))
    shown = resolve(path, "--show")
    taken = resolve(path, "--other", "--take", "both:2")

    assert "too many to say what each is about" in shown.output
    assert "4000 of 4000, line" in shown.output
    assert taken.exit_code == 0, taken.output
    assert text_of(path).count("- writes ") == 4000
    assert text_of(path).count("- reads ") == 1


def test_very_many_targets_are_compared_by_name_in_good_time(repo: GitFolder) -> None:
    targets = "".join(f"- {{id: t{number}}}\n" for number in range(15_000))
    path = repo.write(NAME, f"{CONFLICT}targets:\n{targets}")
    before = time.process_time()
    done = resolve(path, "--theirs")

    assert time.process_time() - before < 4
    assert done.exit_code == 0, done.output
    assert text_of(path).startswith("a: 1\nb: 3\nc: 4\n")
