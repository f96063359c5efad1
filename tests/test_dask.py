"""A build on a cluster leaves what a build here leaves; with real schedulers and workers of Dask.

The workers run elsewhere, and an audit hook of Python keeps them from the team's files by path.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from smartdoc import workers
from smartdoc.build import Builder, Order, Outcome, reach
from smartdoc.build.bundle import bundle_of, unpack
from smartdoc.build.order import Cluster
from smartdoc.build.run import Finished, Request, Run
from smartdoc.cache.inputs import inputs_of, places_of
from smartdoc.check import Checker
from smartdoc.fresh import asked
from smartdoc.repository import open_repository
from tests.examples import PROJECT, TODAY
from tests.in_process import smartdoc
from tests.repositories import GitFolder, repository_in
from tests.team import held, plan, rewritten
from tests.test_faults import POSIX, program
from tests.tools import need

distributed = pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = POSIX

EVERYTHING = (
    "today: 2026-11-22\nignore: [S15, HIS02]\npolicy: ours\ndocuments: [plan, history, child]\n"
)
SETTINGS = """
today: 2026-11-22
ignore: [S15, HIS02]
documents: [plan, history]
formats: [html]
audiences: [school]
"""
LEARNERS = ("Ash", "Samira", "Tobin", "Bela", "Dora")
ELSEWHERE = """
import os, sys

def keep_out(event, arguments, kept=os.environ.pop("KEPT_FROM_WORKERS", "no path")):
    if event in ("open", "os.listdir", "os.scandir", "os.chdir", "subprocess.Popen"):
        if kept in repr(arguments):
            raise PermissionError(event)

sys.addaudithook(keep_out)
"""
HOSTILE = """
from dataclasses import replace
from smartdoc.build import cluster_worker

def hostile(builder, name, honest=cluster_worker._answer):
    made = honest(builder, name)
    other = {"c-0000": "../../outside.html", "c-0001": "index.html"}
    learner = name.split("/")[1]
    if learner in other:
        return replace(made, outputs=((other[learner], b"wrong"),))
    if learner == "c-0002":  # says that it is another learner's
        entry = made.outcome.entry
        moved = [replace(one, path="c-0003" + one.path[6:]) for one in entry.outputs]
        entry = replace(entry, ref="c-0003", outputs=tuple(moved))
        outputs = tuple((one.path, b"wrong") for one in moved)
        return replace(made, outcome=replace(made.outcome, entry=entry), outputs=outputs)
    return made

if cluster_worker._answer.__name__ != "hostile":  # Dask loads this twice
    cluster_worker._answer = hostile
"""


@dataclass
class Machines:
    """A scheduler and its workers, each a process of its own."""

    folder: Path
    kept_out: Path
    address: str = ""
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def workers(self) -> list[subprocess.Popen[str]]:
        return self.running[1:]

    def start(self, what: str, *arguments: str) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments, "--no-dashboard"],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(PROJECT),
                "KEPT_FROM_WORKERS": str(self.kept_out),
                "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.running.append(started)
        return started

    def scheduler(self, *arguments: str) -> None:
        started = self.start("scheduler", "--host", "127.0.0.1", "--port", "0", *arguments)
        assert started.stderr
        lines = iter(started.stderr.readline, "")
        self.address = next(filter(None, (re.search(r"(?:tcp|tls)://\S+", one) for one in lines)))[
            0
        ]

    def worker(self, *programs: str) -> None:
        preloads = [part for one in (ELSEWHERE, *programs) for part in ("--preload", one)]
        own = self.folder / f"worker-{len(self.running)}"
        own.mkdir()
        self.start(
            "worker", self.address, "--no-nanny", "--nthreads", "1",
            "--local-directory", str(own), *preloads,
        )  # fmt: skip

    def ready(self, number: int) -> None:
        with distributed.Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(number, timeout=30)

    @property
    def executor(self) -> str:
        return self.address.replace("tcp://", "dask://")

    def kill(self, *which: subprocess.Popen[str]) -> None:
        for one in which:
            if one.returncode is None:
                one.kill()
                one.communicate()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of all that no worker may look at."""
    return tmp_path_factory.mktemp("kept-from-workers")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Iterator[Machines]:
    """Return a scheduler with two workers."""
    with machines_in(tmp_path_factory.mktemp("machines"), kept) as made:
        made.worker()
        made.worker()
        made.ready(2)
        yield made


@pytest.fixture
def machines(tmp_path: Path, kept: Path) -> Iterator[Machines]:
    """Return a scheduler that the test may do with as it likes."""
    with machines_in(tmp_path / "machines", kept) as made:
        yield made


@contextmanager
def machines_in(folder: Path, kept_out: Path, *arguments: str) -> Iterator[Machines]:
    folder.mkdir(exist_ok=True)
    made = Machines(folder, kept_out)
    made.scheduler(*arguments)
    try:
        yield made
    finally:
        made.kill(*reversed(made.running))


@pytest.fixture
def team(kept: Path, request: pytest.FixtureRequest) -> GitFolder:
    """Return a repository with committed plans of several learners, two of them edited since."""
    return team_in(kept / request.node.name / "team")


def team_in(folder: Path, within: str = "") -> GitFolder:
    git = repository_in(folder)
    git.write(f"{within}smartdoc.yaml", SETTINGS)
    git.write(f"{within}.gitignore", "/build/\n.smartdoc/\nnames.yaml\n")
    for number, name in enumerate(LEARNERS):
        ref = f"c-{number:04}"
        git.write(f"{within}plans/{ref}/2026-11-30.pep.yaml", plan(ref, name=name))
    git.write(f"{within}plans/c-0000/2026-07-06.pep.yaml", plan("c-0000", "2026-07-06"))
    git.commit("first")
    path = folder / f"{within}plans/c-0000/2026-11-30.pep.yaml"
    rewritten(path, "to come in", "to come in by himself")
    git.commit("an edit")
    return git


def here(root: Path) -> dict[str, bytes]:
    """Return what a build from nothing on this computer makes."""
    clean = root.parent / "clean"
    done = smartdoc("build", "--to", str(clean), cwd=root)
    assert done.stderr == ""
    return held(clean)


def run(
    root: Path, address: str, progress: Callable[[Outcome], None]
) -> tuple[Finished, list[str]]:
    """Return what a build on a cluster came to, and what was said meanwhile."""
    said: list[str] = []
    repository = open_repository(root)
    order = Order(("plan", "history"), ("html",), root / "build", audiences=("school",))
    cluster = Cluster(address, said.append)
    wanted = Request(order, asked(str(root), "", "", {}), cluster=cluster)
    with closing(Run(Checker(repository, TODAY), wanted)) as run:
        return run.build(progress), said


def test_a_cluster_makes_what_this_computer_makes(team: GitFolder, cluster: Machines) -> None:
    rewritten(team.folder / "plans/c-0001/2026-11-30.pep.yaml", "to come in", "to come in soon")
    team.write("names.yaml", "c-0002: {learner: Theodora}\n")
    team.write("policies/ours.yaml", "extends: standard\nlevels: {T03: off}\n")
    team.write("templates/plan.html.jinja", '{% extends "builtin/plan.html.jinja" %}\n')
    team.write("smartdoc.yaml", EVERYTHING)
    team.write("plans/c-0003/2026-11-30.pep.yaml", "kind: [")
    team.write("plans/c-0004/2026-11-30.pep.yaml", plan("c-0004").replace("Ash", "Theodora"))

    done = smartdoc("build", "--executor", cluster.executor, cwd=team.folder)
    made = held(team.folder / "build")
    local = smartdoc("build", "--to", str(team.folder.parent / "clean"), cwd=team.folder)

    assert made == held(team.folder.parent / "clean")
    assert (done.returncode, done.stderr) == (local.returncode, "")
    assert done.stdout.splitlines()[:-1] == local.stdout.splitlines()[:-1]
    assert b"by himself" in made["c-0000/2026-11-30.pep/history.school.html"]
    assert b"Theodora" in made["c-0002/2026-11-30.pep/plan.carer.html"]
    assert "Not built, because of errors:\n  plans/c-0003/2026-11-30.pep.yaml" in done.stdout


def test_only_what_changed_is_sent(
    team: GitFolder, cluster: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    lots: list[Path] = []
    chunks = workers.chunks

    def noted(paths: Sequence[Path], least: int) -> Iterator[tuple[Path, ...]]:
        lots.extend(paths)
        return chunks(paths, least)

    monkeypatch.setattr(workers, "chunks", noted)
    smartdoc("build", "--executor", cluster.executor, cwd=team.folder)
    first, lots[:] = list(lots), []
    smartdoc("build", cwd=team.folder)  # what was written a moment before is not relied on
    nothing = smartdoc("build", "--executor", "dask://127.0.0.1:1", cwd=team.folder)
    changed = team.folder / "plans/c-0004/2026-11-30.pep.yaml"
    rewritten(changed, "to come in", "to come in soon")
    smartdoc("build", "--executor", cluster.executor, cwd=team.folder)

    assert len(first) == len(LEARNERS) + 1
    assert (nothing.returncode, nothing.stderr) == (0, "")
    assert lots == [changed]
    assert held(team.folder / "build") == here(team.folder)


def test_workers_keep_nothing_of_a_build(team: GitFolder, cluster: Machines) -> None:
    smartdoc("build", "--executor", cluster.executor, cwd=team.folder)
    with distributed.Client(cluster.address, set_as_default=False) as client:
        for _ in range(200):  # Dask takes a moment to forget
            client.run(len, ())

    assert list(cluster.folder.rglob("dask-scratch-space"))
    assert list(cluster.folder.rglob("smartdoc-*")) == []


def in_a_folder(team: GitFolder, place: Path) -> Path:
    return team_in(place / "whole", "deep/in/").folder / "deep" / "in"


def as_a_worktree(team: GitFolder, place: Path) -> Path:
    team.git("worktree", "add", "-q", "--detach", str(place / "tree"))
    return place / "tree"


def as_a_submodule(team: GitFolder, place: Path) -> Path:
    whole = repository_in(place / "whole")
    allowed = ("-c", "protocol.file.allow=always")
    whole.git(*allowed, "submodule", "--quiet", "add", str(team.folder), "team")
    return whole.folder / "team"


def with_plans_as_a_submodule(team: GitFolder, place: Path) -> Path:
    plans = repository_in(place / "plans")
    shutil.copytree(team.folder / "plans" / "c-0000", plans.folder / "c-0000")
    plans.commit("plans")
    whole = repository_in(place / "whole")
    whole.write("smartdoc.yaml", SETTINGS)
    allowed = ("-c", "protocol.file.allow=always")
    whole.git(*allowed, "submodule", "--quiet", "add", str(plans.folder), "plans")
    return whole.folder


def with_borrowed_objects(team: GitFolder, place: Path) -> Path:
    team.git("clone", "-q", "--shared", ".", str(place / "shared"))
    return place / "shared"


def as_a_shallow_copy(team: GitFolder, place: Path) -> Path:
    team.git("clone", "-q", "--depth", "1", team.folder.as_uri(), str(place / "shallow"))
    return place / "shallow"


def without_a_commit(team: GitFolder, place: Path) -> Path:
    shutil.rmtree(team.folder / ".git")
    return repository_in(team.folder).folder


def without_git(team: GitFolder, place: Path) -> Path:
    shutil.rmtree(team.folder / ".git")
    return team.folder


def without_git_and_with_names(team: GitFolder, place: Path) -> Path:
    team.write("names.yaml", "c-0000: {learner: Theodora}\n")
    return without_git(team, place)


def in_what_is_left_of_git(team: GitFolder, place: Path) -> Path:
    (team.folder / ".git" / "HEAD").unlink()
    return team.folder


@pytest.mark.parametrize(
    "kind",
    [
        in_a_folder,
        as_a_worktree,
        as_a_submodule,
        with_plans_as_a_submodule,
        with_borrowed_objects,
        as_a_shallow_copy,
        without_a_commit,
        without_git,
        without_git_and_with_names,
        in_what_is_left_of_git,
    ],
)
def test_git_tells_a_worker_what_it_tells_here(
    team: GitFolder, cluster: Machines, kind: Callable[[GitFolder, Path], Path]
) -> None:
    root = kind(team, team.folder.parent)
    for number in range(2, len(LEARNERS)):
        shutil.rmtree(root / "plans" / f"c-{number:04}", ignore_errors=True)
    done = smartdoc("build", "--executor", cluster.executor, cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert held(root / "build") == here(root)


def test_no_other_branch_and_no_settings_of_git_are_sent(team: GitFolder, tmp_path: Path) -> None:
    team.git("remote", "add", "origin", "https://name:password@example.org")
    team.git("switch", "-q", "-c", "other")
    other = team.committed("plans/c-0009/2026-11-30.pep.yaml", "kind: pep\n")
    team.git("switch", "-q", "main")
    team.write("notes.txt", "no plan")
    repository = open_repository(team.folder)
    builder = Builder(Checker(repository, TODAY), Order((), ("html",), team.folder / "build"))
    places = places_of(repository, ())

    bundle, files = bundle_of(builder, inputs_of(places, None, str(tmp_path)))
    sent = unpack(bundle, tmp_path / "sent")

    assert {path.relative_to(team.folder).parts[0] for path in files} >= {"plans", "smartdoc.yaml"}
    assert not (sent / "notes.txt").exists()
    assert GitFolder(sent).git("log", "--format=%s", "--all") == "an edit\nfirst"
    assert GitFolder(sent).git("cat-file", "-e", other, fails=True) == ""
    assert "password" not in GitFolder(sent).git("config", "--list", "--local")
    assert GitFolder(sent).git("fsck", "--no-dangling") == ""


def test_links_are_not_sent(team: GitFolder, cluster: Machines) -> None:
    (team.folder / "plans/c-0001/2026-07-06.pep.yaml").symlink_to("../../elsewhere.yaml")
    done = smartdoc("build", "--executor", cluster.executor, cwd=team.folder)

    assert done.returncode == 2
    assert "plans/c-0001/2026-07-06.pep.yaml is a link." in done.stderr
    assert "→ Build without --executor." in done.stderr


def test_a_plan_from_elsewhere_is_built_here(team: GitFolder, cluster: Machines) -> None:
    elsewhere = team.folder.parent / "2026-11-30.pep.yaml"
    elsewhere.write_text(plan("c-0012", name="Ines"), "utf-8")
    paths = (str(elsewhere), "plans/c-0001")
    done = smartdoc("build", *paths, "--executor", cluster.executor, cwd=team.folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Built 2 plans" in done.stdout


def test_a_template_at_fault_is_told_of_as_ever(team: GitFolder, cluster: Machines) -> None:
    team.write("templates/history.html.jinja", "<h1>{{ plan.nothing }}</h1>\n")
    done = smartdoc("build", "--executor", cluster.executor, cwd=team.folder)
    local = smartdoc("build", cwd=team.folder)

    assert (done.returncode, done.stderr) == (local.returncode, local.stderr)
    assert str(team.folder) in done.stderr or "templates/history.html.jinja" in done.stderr


def test_a_file_that_cannot_be_written_is_told_of_as_ever(
    team: GitFolder, cluster: Machines
) -> None:
    in_the_way = team.folder / "build" / "c-0002" / "2026-11-30.pep" / "plan.school.html"
    in_the_way.mkdir(parents=True)
    done = smartdoc("build", "--executor", cluster.executor, cwd=team.folder)
    first = held(team.folder / "build")
    local = smartdoc("build", cwd=team.folder)

    assert done.returncode == local.returncode == 2
    assert "plan.school.html cannot be written: it is not an ordinary file." in done.stderr
    assert first == held(team.folder / "build")


def test_a_worker_that_is_killed_in_the_middle_is_made_up_for(
    team: GitFolder, machines: Machines
) -> None:
    machines.worker()
    machines.worker()
    machines.ready(2)

    def kill(_: Outcome, once: Iterator[int] = iter([1])) -> None:  # noqa: B008
        if next(once, 0):
            machines.kill(machines.workers[0])

    done, said = run(team.folder, machines.address, kill)

    assert machines.workers[0].returncode == -signal.SIGKILL
    assert machines.workers[1].poll() is None
    assert said == []
    assert len(done.files) == len(LEARNERS) + 1
    assert held(team.folder / "build") == here(team.folder)


@pytest.mark.parametrize("which", ["all workers", "all"])
def test_what_a_lost_cluster_leaves_is_built_here(
    team: GitFolder, machines: Machines, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "PATIENCE", 5)
    machines.worker()
    machines.ready(1)

    def kill(_: Outcome, once: Iterator[int] = iter([1])) -> None:  # noqa: B008
        if next(once, 0):
            machines.kill(*(machines.workers if which == "all workers" else machines.running))

    _, said = run(team.folder, machines.address, kill)

    assert said[0] == "The cluster cannot be reached any more."
    assert re.fullmatch(r"Not built on the cluster, and so built here: \d plans.", said[1])
    assert held(team.folder / "build") == here(team.folder)


def test_an_answer_that_names_other_files_is_not_used(team: GitFolder, machines: Machines) -> None:
    machines.worker(HOSTILE)
    machines.ready(1)
    done = smartdoc("build", "--executor", machines.executor, cwd=team.folder)

    assert done.stderr == "Not built on the cluster, and so built here: 4 plans.\n"
    assert not (team.folder / "outside.html").exists()
    assert held(team.folder / "build") == here(team.folder)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("import smartdoc; smartdoc.__version__ = '0.0.1'", "smartdoc 0.0.1 (0.1.0 here)"),
        ("import sys; sys.modules['smartdoc'] = None", "has no smartdoc, or another version"),
    ],
)
def test_workers_that_would_make_other_documents_are_refused(
    team: GitFolder, machines: Machines, change: str, told: str
) -> None:
    machines.worker(change)
    machines.ready(1)
    done = smartdoc("build", "--executor", machines.executor, cwd=team.folder)

    assert done.returncode == 2
    assert done.stderr.startswith("smartdoc: The worker tcp://127.0.0.1:")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_worker_with_other_software_that_comes_later_is_given_nothing(
    team: GitFolder, machines: Machines
) -> None:
    machines.worker()
    machines.ready(1)
    lots: list[int] = []

    def replace_worker(_: Outcome) -> None:
        if not lots:
            machines.worker("import smartdoc; smartdoc.__version__ = '0.0.1'")
            machines.ready(2)
            machines.kill(machines.workers[0])
        lots.append(1)

    _, said = run(team.folder, machines.address, replace_worker)

    assert said[-1].startswith("Not built on the cluster, and so built here: ")
    assert held(team.folder / "build") == here(team.folder)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("dask://127.0.0.1", "is not the address of a Dask scheduler"),
        ("http://127.0.0.1:8786", "is not the address of a Dask scheduler"),
        ("dask://a:1/../b", "is not the address of a Dask scheduler"),
        ("tls://127.0.0.1:1", "Dask has no certificates"),
        ("dask://127.0.0.1:1", "No Dask scheduler answers at 127.0.0.1:1."),
    ],
)
def test_an_address_that_leads_nowhere_is_told(
    team: GitFolder, address: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "PATIENCE", 1)
    done = smartdoc("build", "--executor", address, cwd=team.folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "→" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_dask_it_says_what_to_install(team: GitFolder) -> None:
    hidden = (
        "import sys; sys.modules['distributed'] = None\n"
        "from smartdoc.__main__ import start; start()"
    )
    ran = program("-c", hidden, "build", "--executor", "dask://127.0.0.1:1", cwd=team.folder)
    said, complaint = ran.communicate()

    assert (ran.returncode, said) == (2, "")
    assert complaint == (
        "smartdoc: Dask, which --executor needs, is not installed.\n"
        '  → Install it: pip install "smartdoc[dask]"\n'
    )


def test_ctrl_c_takes_back_what_was_sent(team: GitFolder, cluster: Machines) -> None:
    for number in range(10, 60):
        team.write(f"plans/c-{number:04}/2026-11-30.pep.yaml", plan(f"c-{number:04}"))
    ran = program("-m", "smartdoc", "build", "--executor", cluster.executor, cwd=team.folder)
    while ran.poll() is None and not any((team.folder / "build").rglob("*.html")):
        pass
    ran.send_signal(signal.SIGINT)
    _, complaint = ran.communicate()
    with distributed.Client(cluster.address, set_as_default=False) as client:
        for _ in range(1000):  # a plan that is being made is made
            left = [keys for keys in client.processing().values() if keys]
            if not left:
                break

    assert (ran.returncode, complaint.strip()) == (130, "Stopped.")
    assert left == []


def test_an_encrypted_cluster_is_used_with_the_certificates_that_dask_is_told(
    team: GitFolder, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    subprocess.run(
        [
            need("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=cluster", "-keyout", key, "-out", certificate,
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    for name in ("CA_FILE", "CLIENT__CERT", "WORKER__CERT", "SCHEDULER__CERT"):
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{name}", certificate)
    for name in ("CLIENT__KEY", "WORKER__KEY", "SCHEDULER__KEY"):
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{name}", key)
    with machines_in(tmp_path / "machines", kept, "--protocol", "tls") as machines:
        machines.worker()
        ran = program("-m", "smartdoc", "build", "--executor", machines.address, cwd=team.folder)
        _, complaint = ran.communicate()

    assert machines.address.startswith("tls://")
    assert (ran.returncode, complaint) == (0, "")
    assert held(team.folder / "build") == here(team.folder)
