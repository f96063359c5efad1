"""Long histories that nobody wrote, each commit of them compared with what smartdoc tells of it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.examples import as_text, base
from tests.in_process import smartdoc
from tests.repositories import GitFolder, repository_in

REF = "c-0142"
AUTHORS = ("R. Okafor", "Jo", "-x --help", "a\"b'c;$(id)", "名 前", "<script>")
NAMES = ("2026-11-30.pep.yaml", "first.pep.yaml", "plan of ash.pep.yaml", "é.pep.yaml")
STEPS = 30


class _Team:
    """People who edit one plan at random: always the same for the same seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.repository: GitFolder = repository_in(folder)
        self.chance = random.Random(seed)
        self.folder = folder / "plans" / REF
        self.repository.write("smartdoc.yaml", "today: 2026-12-10\n")
        self.repository.write(f"plans/{REF}/{NAMES[0]}", as_text({**base("pep"), "ref": REF}))
        self.commit()

    @property
    def path(self) -> Path:
        return next(self.folder.glob("*.yaml"))

    @property
    def plan(self) -> dict[str, Any]:
        data: dict[str, Any] = yaml.safe_load(self.path.read_text("utf-8"))
        return data

    def write(self, plan: dict[str, Any]) -> None:
        self.path.write_text(as_text(plan), "utf-8")

    def commit(self) -> None:
        self.repository.git("add", "--all")
        author = self.chance.choice(AUTHORS)
        self.repository.git("commit", "-qm", "change", author=author, fails=True)
        self.repository.day += 1

    def edit(self) -> None:
        """Change one thing in meaning; now and then to what it was."""
        plan, chance = self.plan, self.chance
        target = chance.choice(plan["targets"])
        match chance.randrange(4):
            case 0:
                target["measure"]["target"] = chance.randrange(5, 90)
            case 1:
                target["due"] = f"2027-02-{chance.randrange(10, 20)}"
            case 2:
                target["achievable"]["confidence"] = chance.randrange(10)
            case _:
                chance.choice(target["actions"])["status"] = chance.choice(["doing", "done"])
        self.write(plan)

    def edited(self) -> None:
        self.edit()
        self.commit()

    def remarked(self) -> None:
        text = self.path.read_text("utf-8")
        self.path.write_text(f"# {self.chance.random()}\n{text}", "utf-8")
        self.commit()

    def reordered(self) -> None:
        plan = self.plan
        names = list(plan)
        self.chance.shuffle(names)
        self.chance.shuffle(plan["targets"][0]["actions"])
        self.write({name: plan[name] for name in names})
        self.commit()

    def renamed(self) -> None:
        self.path.rename(self.folder / self.chance.choice(NAMES))
        self.commit()

    def renamed_and_edited(self) -> None:
        self.path.rename(self.folder / self.chance.choice(NAMES))
        self.edited()

    def reverted(self) -> None:
        if self.repository.git("rev-list", "--count", "HEAD") != "1":
            self.repository.git("revert", "-n", "HEAD", fails=True)
            if not list(self.folder.glob("*.yaml")):
                self.repository.git("reset", "-q", "--hard")
            self.repository.git("checkout", "-q", "--ours", ".", fails=True)
            self.commit()

    def deleted_and_put_back(self) -> None:
        path = self.path
        content = path.read_bytes()
        path.unlink()
        self.commit()
        self.folder.mkdir(exist_ok=True)
        path.write_bytes(content)
        self.commit()

    def joined(self) -> None:
        name = f"side-{self.repository.day}"
        self.repository.git("switch", "-qc", name)
        self.edited()
        self.repository.git("switch", "-q", "main")
        for _ in range(self.chance.randrange(3)):
            self.edited()
        self.repository.git("merge", "-q", "--no-ff", name, fails=True)
        text = self.path.read_text("utf-8")
        taken = self.chance.choice([r"\1", r"\2"])
        conflict = re.compile(r"<<<<<<< .*?\n(.*?)=======\n(.*?)>>>>>>> .*?\n", re.DOTALL)
        self.path.write_text(conflict.sub(taken, text), "utf-8")
        self.commit()

    def work(self) -> None:
        steps: list[Callable[[], None]] = [
            self.edited,
            self.edited,
            self.remarked,
            self.reordered,
            self.renamed,
            self.renamed_and_edited,
            self.reverted,
            self.deleted_and_put_back,
            self.joined,
        ]
        for _ in range(STEPS):
            self.chance.choice(steps)()


def meaning(value: Any) -> Any:
    """Return what a value of YAML says, whatever the order: another way than smartdoc's."""
    if isinstance(value, dict):
        return sorted((name, repr(meaning(one))) for name, one in value.items())
    if isinstance(value, list):
        return sorted(repr(meaning(one)) for one in value)
    return str(value)


def plans_at(repository: GitFolder, commit: str) -> list[str]:
    """Return what the plans of a commit say."""
    lines = repository.git("ls-tree", "-r", commit, "plans").splitlines()
    texts = (repository.git("show", line.split()[2]) for line in lines)
    return sorted(repr(meaning(yaml.safe_load(text))) for text in texts)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_commit_that_changed_a_meaning_is_told_and_no_other(
    tmp_path: Path, seed: int
) -> None:
    team = _Team(tmp_path / "team", seed)
    team.work()
    repository = team.repository
    done = smartdoc("history", REF, "--format", "json", cwd=repository.folder)
    (history,) = json.loads(done.stdout)["histories"]
    told = {edit["commit"] for edit in history["edits"]}

    commits = repository.git("log", "--no-merges", "--format=%h", "--", "plans").split()
    first = repository.git("rev-list", "--max-parents=0", "--abbrev-commit", "HEAD")
    said = {one: plans_at(repository, one) for one in commits}
    before = {one: [] if one == first else plans_at(repository, f"{one}~1") for one in commits}
    changed = {one for one in commits if said[one] != before[one]}
    merges = set(repository.git("log", "--merges", "--format=%h").split())

    assert told - merges == changed
    assert history["form_only"] == len(commits) - len(changed)
    assert len(changed) > STEPS / 3
    assert history["form_only"] > 3
