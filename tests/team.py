"""A team that edits its plans, and all that may happen to a repository between two commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from smartdoc.cli import FAULT
from smartdoc.fresh.asked import BEHIND
from tests.examples import PROJECT, as_text, base, laid_over
from tests.in_process import smartdoc
from tests.repositories import GitFolder, repository_in

SETTINGS = "documents: [plan, history, child]\nformats: [html]\nignore: [HIS02]\n"
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
        """Return a build's exit code and what it says."""
        return self.run("build", "--today", self.today, *self.options, *more)

    def check(self, *more: str) -> tuple[int, str]:
        """Return the exit code of a check and what it says."""
        return self.run("check", "--today", self.today, "-v", "--quote", *more)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Return the exit code of a command and what it says."""
        done = smartdoc(*arguments, cwd=self.root)
        assert done.returncode != FAULT, done.stderr
        return done.returncode, done.stdout + done.stderr


def plan(ref: str, day: str = "2026-11-30", name: str = "Ash") -> str:
    data = laid_over({**base("pep"), "ref": ref}, {"meeting": {"date": day}})
    return as_text(data).replace("Ash", name)


def pattern_in(folder: Path) -> Path:
    """Return a repository with four plans of three learners, committed."""
    git = repository_in(folder)
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
    rewritten(path, "due: '2027", "due: ongoing # '2027")


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


def agree(team: Team, path: Path) -> None:
    """Call a plan agreed, so that what git has of it counts."""
    rewritten(path, "\nstatus: draft", "\nstatus: agreed")


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


def may_be_run(team: Team, path: Path) -> None:
    """Change what git calls the mode of a file, or change it back."""
    path.chmod(path.stat().st_mode ^ 0o100)


def in_a_folder_of_python(team: Team, path: Path) -> None:
    target = team.root / "plans" / "__pycache__" / path.name
    target.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8").replace(f"ref: {path.parent.name}", "ref: p-0001")
    target.write_text(text.replace("Ash", f"Ash{team.next()}"), "utf-8")


def build_a_draft_elsewhere(team: Team, path: Path) -> None:
    """Build a plan from outside the folder of plans, which a whole build does not ask for."""
    target = team.root / "drafts" / "d-0001" / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text("utf-8").replace(f"ref: {path.parent.name}", "ref: d-0001")
    target.write_text(text, "utf-8")
    team.build(str(target))


def other_folder_of_plans(team: Team, path: Path) -> None:
    """Keep the plans elsewhere from now on, without those of one learner."""
    to = f"plans-{team.next()}"
    shutil.copytree(team.root / "plans", team.root / to, symlinks=True)
    if len(list((team.root / to).iterdir())) > 1:
        shutil.rmtree(team.root / to / path.parent.name, ignore_errors=True)
    settings = (team.root / "smartdoc.yaml").read_text("utf-8")
    kept = "".join(line for line in settings.splitlines(True) if not line.startswith("plans:"))
    team.git.write("smartdoc.yaml", f"{kept}plans: {to}\n")


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
EDITS_OF_A_PLAN: tuple[Edit, ...] = (
    say_something_else,
    edit_in_secret,
    break_the_plan,
    break_the_file,
    copy_a_reason,
    restrict,
    waive,
    agree,
)
EDITS: tuple[Edit, ...] = (
    *EDITS_OF_A_PLAN,
    add_the_next,
    add_a_learner,
    take_anothers_ref,
    delete,
    rename,
    touch,
    copy_back,
    may_be_run,
    in_a_folder_of_python,
    build_a_draft_elsewhere,
    other_folder_of_plans,
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


def let_the_clock_go_on(folder: Path) -> None:
    """Return once the disk's clock has gone on so far that all which was written is relied on."""
    mark = folder / "clock"
    mark.touch()
    written = mark.stat().st_mtime_ns
    while mark.stat().st_mtime_ns <= written + BEHIND:
        mark.touch()
    mark.unlink()


def held(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def every_edit(start: int) -> list[tuple[Edit, int]]:
    return [(edit, number) for number, edit in enumerate(EDITS[start::4])]


def loaded_by(command: str, team: Team, *modules: str) -> tuple[str, list[str]]:
    """Return what a command prints in a new process, and what it has loaded of these modules."""
    program = (
        "import sys; from smartdoc.cli import main\n"
        "main.main(sys.argv[1:2], standalone_mode=False)\n"
        "print(*(name for name in sys.argv[2:] if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command, *modules],
        cwd=team.root,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    *said, loaded = done.stdout.splitlines(keepends=True)
    return "".join(said), loaded.split()
