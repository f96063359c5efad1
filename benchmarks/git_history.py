"""How long it takes to read what git knows of 1,000 plans, against git itself, side by side.

    python benchmarks/git_history.py [--commits 2000] [--plans 1000] [--meetings 3] [DIR]

Makes a repository in DIR (a temporary folder where none is named) by `git fast-import`: plans are
added a few at a time, edited one to three at a time, now and then renamed and edited, and every
40th commit merges a branch that edited others. The same seed gives the same commit ids.

The two ratios that `performance` asks for are printed with the figures behind them, each the median
of the rounds; the two sides of a ratio are taken in turn, since machines are noisy.

- P8: the last change of all plans, and which are edited / one `git log --name-only`
- P9: every version of every plan, with its content / one plan's `git log --follow -p`
- P9 again with the list of what each commit changed kept in `.smartdoc/`, and after one commit more
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from smartdoc import OWN_FOLDER, git

SEED = 2026
FIRST_DAY = 1_700_000_000
ENVIRONMENT = {
    **{key: text for key, text in os.environ.items() if not key.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
_TARGET = """  - id: {name}
    areas: [{name}]
    reason: >
      {words}
    statement: Ash will reach {number}% in {name} by the end of next term.
    measure:
      indicator: quantitative
      what: share of {name} tasks done without help
      method: the weekly check, kept by the class teacher
      unit: "%"
      baseline: {low}
      target: {number}
    due: 2027-{month:02}-{day:02}
    actions:
{actions}"""
_ACTION = """      - who: {who}
        what: {words}
        due: 2026-12-{day:02}
"""
_WORDS = (
    "practises reads aloud writes a short list for the week and shows it to the class teacher who "
    "keeps the record sits near the board brings the book home asks for help early checks sums "
    "with a friend plans the morning on paper tells the mentor what went well and what was hard"
).split()


@dataclass
class Maker:
    """Writes the stream that `git fast-import` reads."""

    plans: int
    meetings: int = 3
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    names: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    mark: int = 0
    edited_last: tuple[str, ...] = ()

    def commits(self, number: int) -> Iterator[bytes]:
        """Yield the commands for this many commits, the merges among them."""
        yield b"reset refs/heads/main\n"
        adding = max(1, number // 4)
        head = 0
        while self.mark < number:
            if self.mark < adding:
                head = yield from self.commit(head, self.added(-(-self.plans // adding)))
            elif self.mark % 40 == 0 and self.mark + 2 < number:
                side = yield from self.commit(head, self.edited(2), branch="side")
                elsewhere = self.edited_last
                merged = self.changes_of(elsewhere)
                main = yield from self.commit(head, self.edited(2, apart=elsewhere))
                head = yield from self.commit(main, merged, merge=side)
            elif self.mark % 50 == 7:
                head = yield from self.commit(head, self.renamed())
            else:
                head = yield from self.commit(head, self.edited(self.chance.randint(1, 3)))

    def commit(
        self, parent: int, changes: bytes, *, merge: int = 0, branch: str = "main"
    ) -> Generator[bytes, None, int]:
        """Yield the commands of one commit, and return its number."""
        self.mark += 1
        when = FIRST_DAY + self.mark * 3600
        who = f"A. Teacher <a@example.org> {when} +0100"
        text = f"commit refs/heads/{branch}\nmark :{self.mark}\nauthor {who}\ncommitter {who}\n"
        text += "data 6\nchange\n"
        text += f"from :{parent}\n" if parent else ""
        text += f"merge :{merge}\n" if merge else ""
        yield text.encode() + changes + b"\n"
        return self.mark

    def added(self, number: int) -> bytes:
        """Return the commands that add new plans."""
        found = b""
        for _ in range(min(number, self.plans - len(self.names))):
            count = len(self.names)
            learner, meeting = divmod(count, self.meetings)
            name = f"plans/c-{learner:04}/{2024 + meeting}-11-30.pep.yaml"
            self.names.append(name)
            self.texts[name] = self.plan(name)
            found += self.file(name)
        return found

    def edited(self, number: int, apart: tuple[str, ...] = ()) -> bytes:
        """Return the commands that edit a line of some plans, apart from these."""
        chosen = self.chance.sample([name for name in self.names if name not in apart], number)
        self.edited_last = tuple(chosen)
        for name in chosen:
            lines = self.texts[name].split("\n")
            places = [at for at, line in enumerate(lines) if line.strip().startswith("what: ")]
            at = self.chance.choice(places)
            lines[at] = lines[at][: lines[at].index("what: ") + 6] + self.words(9)
            self.texts[name] = "\n".join(lines)
        return self.changes_of(self.edited_last)

    def renamed(self) -> bytes:
        """Return the commands that give a plan another day and edit it."""
        at = self.chance.randrange(len(self.names))
        old = self.names[at]
        new = old.replace("-30.", f"-{self.chance.randint(10, 29)}.", 1)
        if new in self.texts or new == old:
            return self.edited(1)
        self.names[at] = new
        self.texts[new] = self.texts.pop(old) + f"# {self.words(4)}\n"
        return f"D {old}\n".encode() + self.file(new)

    def changes_of(self, names: tuple[str, ...]) -> bytes:
        """Return the commands that write these plans as they are now."""
        return b"".join(map(self.file, names))

    def file(self, name: str) -> bytes:
        """Return the commands that write a plan as it is now."""
        content = self.texts[name].encode()
        return f"M 100644 inline {name}\ndata {len(content)}\n".encode() + content + b"\n"

    def plan(self, name: str) -> str:
        """Return a plan of some 6 kB."""
        ref = name.split("/")[1]
        head = f"kind: pep\nref: {ref}\nmeeting:\n  date: 2026-11-30\nlearner:\n  name: Ash\n"
        return head + "targets:\n" + "".join(map(self.target, ("reading", "maths", "attendance")))

    def target(self, name: str) -> str:
        """Return a target with five actions."""
        low = self.chance.randint(20, 60)
        actions = "".join(
            _ACTION.format(who=who, words=self.words(30), day=self.chance.randint(1, 28))
            for who in ("ash", "dt", "carer", "sw", "mentor")
        )
        return _TARGET.format(
            name=name,
            words=self.words(90),
            number=low + 20,
            low=low,
            month=self.chance.randint(1, 6),
            day=self.chance.randint(1, 28),
            actions=actions,
        )

    def words(self, number: int) -> str:
        """Return so many words, which make no sense."""
        return " ".join(self.chance.choices(_WORDS, k=number))


def make(folder: Path, commits: int, plans: int, meetings: int = 3) -> None:
    """Make the repository and check its files out."""
    run(folder, "init", "-q", "-b", "main")
    stream = b"".join(Maker(plans, meetings).commits(commits))
    run(folder, "fast-import", "--quiet", given=stream)
    # As after `git gc` or a clone; what fast-import writes is packed like nobody's repository.
    run(folder, "repack", "-a", "-d", "-f", "-q")
    run(folder, "reset", "--hard", "-q")


def run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git prints."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(
        command, input=given, check=True, capture_output=True, env=ENVIRONMENT
    ).stdout


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def all_versions(folder: Path, kept_in: Path | None = None) -> int:
    """Read every version of every plan with its content; return how many there are."""
    history = git.versions(folder / "plans", kept_in)
    found = [each for versions in history.files.values() for each in versions]
    contents = git.contents(folder, [each.blob for each in found if each.blob])
    return sum(each.blob in contents for each in found)


def one_more_commit(folder: Path) -> None:
    """Edit one plan and commit it."""
    plan = next((folder / "plans").rglob("*.yaml"))
    plan.write_text(plan.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    who = ("-c", "user.name=A. Teacher", "-c", "user.email=a@example.org")
    run(folder, *who, "commit", "-qam", "change")


def measure(folder: Path, rounds: int) -> Iterator[str]:
    """Yield the lines of the report."""
    plans = folder / "plans"
    commits = len(run(folder, "rev-list", "HEAD").split())
    files = len(run(folder, "ls-files").split())
    size = sum(file.stat().st_size for file in plans.rglob("*.yaml")) // files
    yield f"{commits} commits, {files} plans of {size} bytes, {all_versions(folder)} versions"
    # the plan with the longest past is the hardest of its kind for git, too
    longest = max(git.versions(plans).files.items(), key=lambda pair: len(pair[1]))[0]
    one = str(longest.relative_to(folder))
    cache = folder / OWN_FOLDER
    took: dict[str, list[float]] = {}

    def take(name: str, work: Callable[[], object]) -> None:
        took.setdefault(name, []).append(seconds(work))

    for _ in range(rounds):
        shutil.rmtree(cache, ignore_errors=True)
        take("log --name-only", lambda: run(folder, "log", "--name-only"))
        take("touched", lambda: git.touched(plans))
        take("log --follow -p", lambda: run(folder, "log", "--follow", "-p", "--", one))
        take("versions", lambda: all_versions(folder))
        git.versions(plans, folder)
        take("versions, kept", lambda: git.versions(plans, folder))
        take("versions and contents, kept", lambda: all_versions(folder, folder))
        one_more_commit(folder)
        take("versions, one commit more", lambda: git.versions(plans, folder))
    middle = {name: median(times) for name, times in took.items()}
    yield from (f"  {name:<28} {1000 * value:7.0f} ms" for name, value in middle.items())
    yield f"P8 {middle['touched'] / middle['log --name-only']:.2f} (at most 1.5)"
    yield f"P9 {middle['versions'] / middle['log --follow -p']:.2f} (at most 4)"
    kept = middle["versions and contents, kept"] / middle["log --follow -p"]
    yield f"P9 with what was kept {kept:.2f}"


def main() -> None:
    """Make the repository, measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--commits", type=int, default=2000)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--meetings", type=int, default=3, help="plans of each learner")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    gc.set_threshold(100_000)  # as every command does
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if not (folder / ".git").exists():
            folder.mkdir(parents=True, exist_ok=True)
            make(folder, given.commits, given.plans, given.meetings)
        print("\n".join(measure(folder, given.rounds)))


if __name__ == "__main__":
    main()
