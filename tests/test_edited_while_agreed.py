"""HIS13: what was edited in a plan that is called agreed and that nobody has signed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smartdoc.check import Checker
from smartdoc.finding import with_words
from smartdoc.repository import open_repository
from tests.examples import TODAY, as_text, base, laid_over
from tests.in_process import smartdoc
from tests.repositories import GitFolder, repository_in

NAME = "plans/c-0001/2026-11-30.pep.yaml"
PRESENT = {"present": ["ash", "dt", "carer", "sw"]}


@pytest.fixture
def git(tmp_path: Path) -> GitFolder:
    (tmp_path / "smartdoc.yaml").write_text(f"today: {TODAY}\n", encoding="utf-8")
    return repository_in(tmp_path)


def text(status: str = "agreed", **over: Any) -> str:
    return as_text(laid_over(base("pep"), {"status": status, "meeting": PRESENT, **over}))


def told(git: GitFolder) -> list[str]:
    checked = Checker(open_repository(git.folder), TODAY).one(git.folder / NAME)
    return [with_words(each.message) for each in checked.findings if each.rule == "HIS13"]


NEXT: dict[str, Any] = {"meeting": {**PRESENT, "next": "2027-03-15"}}
CHANGE = "Changed since this plan became agreed: Next meeting moved from 8 March to 15 March 2027."


def test_an_edit_is_told_committed_or_not(git: GitFolder) -> None:
    git.committed(NAME, text())
    before = told(git)
    git.write(NAME, text(**NEXT))
    edited = told(git)
    git.commit()

    assert (before, edited, told(git)) == ([], [CHANGE], [CHANGE])


def test_what_was_changed_before_it_was_agreed_is_not_told(git: GitFolder) -> None:
    git.committed(NAME, text("draft"))
    git.committed(NAME, text("draft", **NEXT))
    git.committed(NAME, text(**NEXT))

    assert told(git) == []


def test_a_plan_that_was_opened_again_is_agreed_anew(git: GitFolder) -> None:
    git.committed(NAME, text())
    git.committed(NAME, text("draft", **NEXT))
    git.write(NAME, text(**NEXT))
    anew = told(git)
    git.commit()

    assert (anew, told(git)) == ([], [])


def test_an_edit_that_was_taken_back_is_none(git: GitFolder) -> None:
    git.committed(NAME, text())
    git.committed(NAME, text(**NEXT))
    git.committed(NAME, text() + "# a remark\n")

    assert told(git) == []


def test_what_is_recorded_while_it_runs_is_no_edit(git: GitFolder) -> None:
    git.committed(NAME, text())
    plan = laid_over(base("pep"), {"status": "agreed", "meeting": PRESENT})
    plan["targets"][0]["measure"]["readings"] = [{"on": "2026-11-20", "value": 2}]
    git.committed(NAME, as_text(plan))

    assert told(git) == []


def test_the_file_may_have_been_renamed(git: GitFolder) -> None:
    git.committed(NAME.replace("30", "29"), text())
    git.git("mv", NAME.replace("30", "29"), NAME)
    git.commit("rename")
    git.write(NAME, text(**NEXT))

    assert told(git) == [CHANGE]


def test_another_learners_plan_saved_here_by_mistake_is_not_what_was_agreed(git: GitFolder) -> None:
    git.committed(NAME, text("draft"))
    git.committed(NAME, text(ref="c-0207", learner={"name": "Robin"}, **NEXT))
    git.committed(NAME, text())
    agreed = told(git)
    git.committed(NAME, text(**NEXT))

    assert (agreed, told(git)) == ([], [CHANGE])


def test_a_plan_whose_ref_was_renamed_is_the_same_plan(git: GitFolder) -> None:
    git.committed(NAME, text(ref="c-0099"))
    git.committed(NAME, text(ref="c-0001", **NEXT))

    assert CHANGE in told(git)


def test_who_signs_is_warned_no_more(git: GitFolder) -> None:
    git.committed(NAME, text())
    git.committed(NAME, text(**NEXT))
    warned = smartdoc("check", cwd=git.folder)
    done = smartdoc("sign", NAME, "--as", "dt", "--on", "2026-11-30", cwd=git.folder)
    after = smartdoc("check", cwd=git.folder)

    assert "HIS13 warning edited-while-agreed" in warned.stdout
    assert warned.returncode == 0
    assert done.returncode == 0, done.stderr
    assert "HIS13" not in after.stdout


def test_without_git_or_a_first_commit_nothing_is_known(git: GitFolder, tmp_path: Path) -> None:
    git.write(NAME, text(**NEXT))

    assert told(git) == []


@pytest.mark.parametrize("key", ['"status": agreed', "status: 'agreed'", "? status\n: agreed"])
def test_a_text_that_looks_like_a_status_hides_no_edit(git: GitFolder, key: str) -> None:
    def disguised(**over: Any) -> str:
        plain = text(**over, voice={"how": "MARK"})
        return plain.replace("status: agreed", key).replace(
            "MARK", '"With pictures.\nstatus: draft\n"'
        )

    git.committed(NAME, disguised())
    before = told(git)
    git.committed(NAME, disguised(**NEXT))

    assert (before, told(git)) == ([], [CHANGE])


def test_a_first_agreed_version_of_the_wrong_shape_hides_no_edit(git: GitFolder) -> None:
    git.committed(NAME, text() + "unheard_of: 1\n")
    git.committed(NAME, text())
    git.committed(NAME, text(**NEXT))

    assert told(git) == [CHANGE]
