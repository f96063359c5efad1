"""A build that makes only what has changed leaves what a build from nothing leaves.

SMARTDOC_EXAMPLES says how many random sequences of edits are tried, for a long run by hand.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smartdoc.build import Builder, Outcome
from smartdoc.check import Checked
from smartdoc.cli import main
from smartdoc.errors import SmartdocError
from smartdoc.repository import Repository, open_repository
from tests.examples import PROJECT, as_text, base, laid_over
from tests.repositories import GitFolder, repository_in
from tests.test_cli import smartdoc

SETTINGS = "documents: [plan, history, child]\nformats: [html]\nignore: [HIS02]\n"
COUNTS = re.compile(r"(\d+ files?), \d+ of them new or changed|Removed from .*\n|Open .*\n")
COPIED = "Ash stops at the second line of a page, looks away and does not find the place again."


@dataclass
class Team:
    """A repository in which somebody edits and builds."""

    git: GitFolder
    elsewhere: Path
    today: str = "2026-11-22"
    options: list[str] = field(default_factory=list)
    number: int = 0

    @property
    def root(self) -> Path:
        return self.git.folder

    def plans(self) -> list[Path]:
        return sorted((self.root / "plans").rglob("*.yaml"))

    def outputs(self) -> list[Path]:
        return sorted(path for path in (self.root / "build").rglob("*") if path.is_file())

    def next(self) -> int:
        self.number += 1
        return self.number

    def build(self, *more: str) -> tuple[int, str]:
        """Return the exit code and what is said, with its error as text."""
        here = Path.cwd()
        os.chdir(self.root)
        try:
            arguments = ["build", "--today", self.today, *self.options, *more]
            done = CliRunner().invoke(main, arguments, standalone_mode=False)
        finally:
            os.chdir(here)
        if isinstance(done.exception, SmartdocError):
            return 2, f"{done.exception.message}\n{done.exception.hint}"
        if done.exception:
            raise done.exception
        assert isinstance(done.return_value, int)
        return done.return_value, done.output


def plan(ref: str, day: str = "2026-11-30", name: str = "Ash") -> str:
    data = laid_over({**base("pep"), "ref": ref}, {"meeting": {"date": day}})
    return as_text(data).replace("Ash", name)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with four plans of three learners, committed."""
    git = repository_in(tmp_path_factory.mktemp("pattern"))
    git.write("smartdoc.yaml", SETTINGS)
    git.write(".gitignore", "/build/\nnames.yaml\n")
    git.write("plans/c-0001/2026-07-06.pep.yaml", plan("c-0001", "2026-07-06"))
    git.write("plans/c-0001/2026-11-30.pep.yaml", plan("c-0001"))
    git.write("plans/c-0002/2026-11-30.pep.yaml", plan("c-0002", name="Samira"))
    goal = as_text({**base("all-star"), "ref": "s-0003"})
    git.write("plans/s-0003/2026-11-25.all-star.yaml", goal)
    git.commit("first")
    return git.folder


def rewritten(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def say_something_else(team: Team, path: Path) -> None:
    rewritten(path, "Ash", f"Ash{team.next()}")


def edit_in_secret(team: Team, path: Path) -> None:
    """Change a digit and put the file's time back."""
    seen = path.stat()
    rewritten(path, "8", "9")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def break_the_plan(team: Team, path: Path) -> None:
    rewritten(path, "due: 2027", "due: ongoing # 2027")


def break_the_file(team: Team, path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\nkind: [\n", "utf-8")


def copy_a_reason(team: Team, path: Path) -> None:
    """Write a reason that another learner's plan has too, once this was done twice."""
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"reason: .*", f"reason: {COPIED}", text, count=1), "utf-8")


def restrict(team: Team, path: Path) -> None:
    secret = f"restricted: {{placement: Lime Tree House {team.next()}}}"
    rewritten(path, "\nstatus:", f"\n{secret}\nstatus:")


def waive(team: Team, path: Path) -> None:
    because = f"because: Agreed by Lime Tree House {team.next()}, by: dt"
    rewritten(path, "\nstatus:", f"\nwaive: [{{rule: T03, {because}}}]\nstatus:")


def add_the_next(team: Team, path: Path) -> None:
    day = f"2027-0{1 + team.next() % 8}-11"
    target = path.parent / f"{day}{path.name[10:]}"
    shutil.copy(path, target)
    rewritten(target, path.name[:10], day)


def add_a_learner(team: Team, path: Path) -> None:
    ref = f"n-{team.next():04}"
    target = team.root / "plans" / ref / path.name
    target.parent.mkdir(parents=True)
    shutil.copy(path, target)
    rewritten(target, f"ref: {path.parent.name}", f"ref: {ref}")


def take_anothers_ref(team: Team, path: Path) -> None:
    """Write a plan that would be built to the same place as this one."""
    target = team.root / "plans" / f"z-{team.next():04}" / path.name
    target.parent.mkdir(parents=True)
    shutil.copy(path, target)


def delete(team: Team, path: Path) -> None:
    if len(team.plans()) > 1:
        path.unlink()


def rename(team: Team, path: Path) -> None:
    path.rename(path.with_name(f"2025-01-{1 + team.next() % 28:02}{path.name[10:]}"))


def touch(team: Team, path: Path) -> None:
    os.utime(path)


def touch_all(team: Team) -> None:
    for path in (*team.plans(), *team.outputs()):
        os.utime(path)


def copy_back(team: Team, path: Path) -> None:
    """Put a copy in the place of a file, as a checkout does."""
    shutil.copy2(path, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def own_template(team: Team, path: Path) -> None:
    text = '{% extends "builtin/plan.html.jinja" %}\n'
    team.git.write("templates/plan.html.jinja", text + "{# " + str(team.next()) + " #}\n")
    team.git.write("templates/style.css", f"body {{ margin: {team.number}px; }}\n")


def no_template(team: Team, path: Path) -> None:
    shutil.rmtree(team.root / "templates", ignore_errors=True)


def broken_template(team: Team, path: Path) -> None:
    team.git.write("templates/plan.html.jinja", "<h1>{{ plan.nothing }}</h1>\n")


def private_term(team: Team, path: Path) -> None:
    team.git.write("smartdoc.yaml", f"{SETTINGS}private_terms: [Lime Tree House {team.number}]\n")


def other_policy(team: Team, path: Path) -> None:
    team.git.write("smartdoc.yaml", f"{SETTINGS}policy: ours\n")
    team.git.write("policies/ours.yaml", "extends: standard\nlevels: {T03: off}\n")


def plain_settings(team: Team, path: Path) -> None:
    team.git.write("smartdoc.yaml", SETTINGS)


def real_names(team: Team, path: Path) -> None:
    team.git.write("names.yaml", f"c-0001: {{learner: Theodora{team.next()}}}\n")


def no_names(team: Team, path: Path) -> None:
    (team.root / "names.yaml").unlink(missing_ok=True)


def edit_an_output(team: Team, path: Path) -> None:
    for output in team.outputs()[team.next() % 3 :: 4]:
        output.write_bytes(output.read_bytes().replace(b"e", b"a"))


def edit_outputs_in_secret(team: Team, path: Path) -> None:
    for output in team.outputs()[:: 1 + team.next() % 5]:
        seen = output.stat()
        output.write_bytes(output.read_bytes().replace(b"e", b"o"))
        os.utime(output, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def delete_an_output(team: Team, path: Path) -> None:
    for output in team.outputs()[team.next() % 3 :: 5]:
        output.unlink()


def delete_the_output(team: Team, path: Path) -> None:
    shutil.rmtree(team.root / "build", ignore_errors=True)


def commit(team: Team, path: Path) -> None:
    if team.git.git("status", "--porcelain"):
        team.git.commit(f"change {team.next()}")


def look_at_git(team: Team, path: Path) -> None:
    team.git.git("status")


def another_day(team: Team, path: Path) -> None:
    team.today = f"2026-12-{1 + team.next() % 28:02}"


def as_drafts(team: Team, path: Path) -> None:
    team.options = [] if team.options else ["--draft"]


def build_a_part(team: Team, path: Path) -> None:
    team.build(str(path.parent))


def build_otherwise(team: Team, path: Path) -> None:
    team.build("--documents", "plan", "--audience", "school")


def lose_what_was_kept(team: Team, path: Path) -> None:
    shutil.rmtree(team.root / ".smartdoc", ignore_errors=True)


def spoil_what_was_kept(team: Team, path: Path) -> None:
    for file in (team.root / ".smartdoc" / "build").glob("*"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


Edit = Callable[[Team, Path], None]
EDITS: tuple[Edit, ...] = (
    say_something_else,
    edit_in_secret,
    break_the_plan,
    break_the_file,
    copy_a_reason,
    restrict,
    waive,
    add_the_next,
    add_a_learner,
    take_anothers_ref,
    delete,
    rename,
    touch,
    copy_back,
    own_template,
    no_template,
    broken_template,
    private_term,
    other_policy,
    plain_settings,
    real_names,
    no_names,
    edit_an_output,
    edit_outputs_in_secret,
    delete_an_output,
    delete_the_output,
    commit,
    look_at_git,
    another_day,
    as_drafts,
    build_a_part,
    build_otherwise,
    lose_what_was_kept,
    spoil_what_was_kept,
)


def team_in(folder: Path, pattern: Path) -> Team:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pattern, folder / "repository", symlinks=True)
    git = GitFolder(folder / "repository")
    git.day = 1
    return Team(git, folder / "clean")


def held(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def both(team: Team) -> Iterator[tuple[int, str, dict[str, bytes]]]:
    """Yield what a build of what has changed says and leaves, and what one from nothing does."""
    shutil.rmtree(team.elsewhere, ignore_errors=True)
    for folder, more in ((team.root / "build", ()), (team.elsewhere, ("--to",))):
        code, said = team.build(*more, *([str(folder)] if more else []))
        yield code, COUNTS.sub(r"\1", said), held(folder)
    for file in (team.root / ".smartdoc" / "build").glob("*"):
        if not file.name.startswith("documents"):  # what was kept of the other folder
            file.unlink()


steps = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=1, max_size=5)


def every_edit(start: int) -> list[tuple[Edit, int]]:
    return [(edit, number) for number, edit in enumerate(EDITS[start::4])]


@settings(
    max_examples=int(os.environ.get("SMARTDOC_EXAMPLES", "2")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
@example(every_edit(0))
@example(every_edit(1))
@example(every_edit(2))
@example(every_edit(3))
def test_after_any_edits_it_is_as_if_built_from_nothing(
    pattern: Path, tmp_path: Path, edits: list[tuple[Edit, int]]
) -> None:
    team = team_in(tmp_path / "team", pattern)
    team.build()
    for edit, number in edits:
        plans = team.plans()
        edit(team, plans[number % len(plans)])
        incremental, clean = both(team)
        again, _ = both(team)

        assert incremental[1] == clean[1], edit.__name__
        if clean[0] != 2:
            assert incremental == clean, edit.__name__
            assert again == clean, edit.__name__


def made_by(team: Team, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the plans that a build makes anew."""
    made = []
    whole = Builder.outcome

    def noted(builder: Builder, checked: Checked) -> Outcome:
        made.append(checked.file)
        return whole(builder, checked)

    with monkeypatch.context() as patched:
        patched.setattr(Builder, "outcome", noted)
        team.build()
    return made


def test_only_what_depends_on_a_change_is_made_anew(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)
    plans = [path.relative_to(team.root).as_posix() for path in team.plans()]
    of_ash, of_samira = plans[:2], plans[2:3]
    steps: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "a plan of Samira's": lambda: rewritten(team.plans()[2], "to come in", "to come in now"),
        "an older plan of Ash's": lambda: rewritten(
            team.plans()[0], "to come in", "to come in later"
        ),
        "times": lambda: touch_all(team),
        "a document": lambda: next((team.root / "build" / "c-0002").rglob("*.html")).unlink(),
        "a commit": lambda: team.git.commit("two plans"),
        "the template": lambda: own_template(team, team.root),
        "the day": lambda: another_day(team, team.root),
        "nothing again": lambda: None,
    }
    team.build()
    team.build()  # what was written a moment before the first is not relied on
    made = {}
    for name, step in steps.items():
        step()
        made[name] = made_by(team, monkeypatch)

    assert made == {
        "nothing": [],
        "a plan of Samira's": of_samira,
        "an older plan of Ash's": of_ash,
        "times": [],
        "a document": of_samira,
        "a commit": of_ash + of_samira,
        "the template": plans,
        "the day": plans,
        "nothing again": [],
    }


def test_settings_that_change_while_they_are_read_are_not_missed(
    pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_in(tmp_path, pattern)

    def read_too_early(start: Path) -> Repository:
        found = open_repository(start)
        private_term(team, start)
        return found

    with monkeypatch.context() as patched:
        patched.setattr("smartdoc.cli.building.open_repository", read_too_early)
        team.build()
    restrict(team, team.plans()[0])
    incremental, clean = both(team)

    assert incremental == clean


def test_a_build_with_nothing_to_do_loads_next_to_nothing(pattern: Path, tmp_path: Path) -> None:
    team = team_in(tmp_path, pattern)
    # Twice, because a build during which the computer's clock was set keeps nothing.
    told = [smartdoc("build", cwd=team.root) for _ in range(2)]
    program = (
        "import sys; from smartdoc.cli import main; main.main(['build'], standalone_mode=False)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & set(sys.argv[1:])))\n"
        "print([name for name in sys.modules if name.startswith('smartdoc.build')])"
    )
    heavy = ("jinja2", "jsonschema", "yaml", "docx", "lxml", "filelock", "holidays")
    done = subprocess.run(
        [sys.executable, "-c", program, *heavy],
        cwd=team.root,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.endswith("Open build/index.html\n[]\n[]\n")
    assert " 0 of them new or changed" in done.stdout
    assert [one.returncode for one in told] == [0, 0]
