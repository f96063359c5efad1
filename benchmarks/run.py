"""How fast smartdoc is, beside other programs on the same machine in the same run.

    pip install ".[benchmark]"
    python benchmarks/run.py [--plans 1000] [--many 10000] [--rounds 5] [P1 P4 ...]

Each figure is a ratio of medians. The two sides are run in turn, because machines are noisy; a
figure whose peer is not installed is left out, and says so. What the figures are for and what was
measured stands in docs/performance.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import peers
from benchmarks.plans import write_repository

HERE = Path(__file__).parent
SMARTDOC = (sys.executable, "-m", "smartdoc")
BARE = (sys.executable, "-c", "pass")
ONE = ("build", "--quiet", "--documents", "plan", "--audience", "school")
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Bench:
    """What was asked for, and a folder to work in."""

    folder: Path
    plans: int
    many: int
    rounds: int

    def repository(self, name: str, count: int, kinds: tuple[str, ...] = ("pep",)) -> Path:
        """Return a repository of plans with no fault in it, made when it is first asked for."""
        root = self.folder / name
        if not root.exists():
            root.mkdir()
            write_repository(root, count, kinds=kinds)
        return root

    def ratio(self, ours: Work, theirs: Work, before: Work = lambda: None) -> tuple[float, float]:
        """Return the medians of both in seconds, each run in turn after one that does not count."""
        took: tuple[list[float], list[float]] = ([], [])
        for work in (ours, theirs):
            before()
            work()
        for _ in range(self.rounds):
            for side, work in zip(took, (ours, theirs), strict=True):
                before()
                began = time.perf_counter()
                work()
                side.append(time.perf_counter() - began)
        return median(took[0]), median(took[1])


def run(*command: str | Path, cwd: Path) -> None:
    """Run a program that must succeed, without its output."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has been compiled
    subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def p1(bench: Bench) -> Iterator[str]:
    """Yield: a loop with docxtpl / our build of one document each, in one process."""
    if not importlib.util.find_spec("docxtpl"):
        yield "P1 left out: docxtpl is not installed"
        return
    root = bench.repository("peps", bench.plans)
    for what, document in (("the full plan, with pictures", "plan"), ("action sheets", "actions")):
        order = ("build", "--quiet", "--documents", document, "--audience", "school")
        ours, theirs = bench.ratio(
            partial(run, *SMARTDOC, *order, "--jobs", "1", cwd=root),
            lambda: peers.with_docxtpl(root, bench.folder / "theirs"),
            before=lambda: _forget(root),
        )
        yield _said(f"P1 docxtpl / ours, {what}", theirs, ours, theirs / ours, "at least 10")


def p2(bench: Bench) -> Iterator[str]:
    """Yield: one job / two jobs."""
    root = bench.repository("peps", bench.plans)
    two, one = bench.ratio(
        lambda: run(*SMARTDOC, *ONE, "--jobs", "2", cwd=root),
        lambda: run(*SMARTDOC, *ONE, "--jobs", "1", cwd=root),
        before=lambda: _forget(root),
    )
    yield _said("P2 one job / two jobs", one, two, one / two, "at least 1.7")


def p3(bench: Bench) -> Iterator[str]:
    """Yield: a build with nothing to do / the same of ninja."""
    ninja = shutil.which("ninja")
    if ninja is None:
        yield "P3 left out: ninja is not installed"
        return
    root = bench.repository("many", bench.many, KINDS)
    run(*SMARTDOC, *ONE, cwd=root)
    edges = bench.folder / "edges"
    edges.mkdir(exist_ok=True)
    if not (edges / "build.ninja").exists():
        peers.for_ninja(edges, bench.many)
        run(ninja, cwd=edges)
    ours, theirs = bench.ratio(
        lambda: run(*SMARTDOC, *ONE, cwd=root), lambda: run(ninja, cwd=edges)
    )
    yield _said("P3 nothing to do, ours / ninja", ours, theirs, ours / theirs, "at most 1.4")


def starts(bench: Bench) -> Iterator[str]:
    """Yield P4 to P6: small commands / a Python that does nothing."""
    root = bench.repository("one", 1)
    plan = next(root.glob("plans/*/*.yaml"))
    for name, arguments, limit in (
        ("P4 check of one plan", ("check", str(plan)), 12),
        ("P5 build of one plan", ONE, 18),
        ("P6 --version", ("--version",), 5),
        ("P6 --help", ("--help",), 5),
    ):
        ours, bare = bench.ratio(
            partial(run, *SMARTDOC, *arguments, cwd=root),
            lambda: run(*BARE, cwd=root),
            before=lambda: _forget(root),
        )
        yield _said(f"{name} / bare", ours, bare, ours / bare, f"at most {limit}")


def p7(bench: Bench) -> Iterator[str]:
    """Yield: check-jsonschema / our check with all rules, of 300 files."""
    if not importlib.util.find_spec("check_jsonschema"):
        yield "P7 left out: check-jsonschema is not installed"
        return
    root = bench.repository("files", 300)
    files = sorted(root.glob("plans/*/*.yaml"))
    schema = HERE.parent / "schemas" / "pep.schema.json"
    peer = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, files)]
    ours, theirs = bench.ratio(
        lambda: run(*SMARTDOC, "check", cwd=root),
        lambda: subprocess.run(peer, check=False, capture_output=True),
    )
    yield _said("P7 check-jsonschema / ours", theirs, ours, theirs / ours, "at least 15")


def git_figures(bench: Bench) -> Iterator[str]:
    """Yield P8 and P9, which have a program of their own."""
    command = [sys.executable, str(HERE / "git_history.py"), "--rounds", str(bench.rounds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    yield from done.stdout.splitlines()


def p10(bench: Bench) -> Iterator[str]:
    """Yield the peak of memory of a check and a build, of few and of many plans."""
    for count, name in ((bench.plans, "peps"), (bench.many, "many")):
        root = bench.repository(name, count, ("pep",) if name == "peps" else KINDS)
        for what, order in (("check", ("check", "--quiet")), ("build", (*ONE, "--jobs", "1"))):
            _forget(root)
            yield f"P10 {what} of {count} plans: {_peak(root, order):.0f} MiB (at most 100)"


def _peak(root: Path, order: tuple[str, ...]) -> float:
    """Return the most memory in MiB that a command of ours takes, where the system tells."""
    import resource

    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    del resource  # only asked for here so that Windows says at once that it has none
    command = [sys.executable, "-c", code, *SMARTDOC, *order]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def p11(bench: Bench) -> Iterator[str]:
    """Yield the time that all rules take on one plan that has been read."""
    from smartdoc.check import Checker
    from smartdoc.repository import open_repository

    root = bench.repository("peps", bench.plans)
    files = sorted(root.glob("plans/*/*.yaml"))[: 20 * bench.rounds]
    spent: list[float] = []
    judged = Checker._judged

    def timed(*given: Any) -> object:
        began = time.perf_counter()
        found = judged(*given)
        spent.append(time.perf_counter() - began)
        return found

    with mock.patch.object(Checker, "_judged", timed):
        checker = Checker(open_repository(root), date(2026, 11, 22))
        for file in files:
            checker.one(file)
    yield f"P11 all rules on one plan: {1000 * median(spent):.2f} ms (at most 2)"


def _forget(root: Path) -> None:
    """Take away what an earlier build left, so that the next one makes everything."""
    for name in ("build", ".smartdoc"):
        shutil.rmtree(root / name, ignore_errors=True)


def _said(what: str, one: float, other: float, ratio: float, limit: str) -> str:
    return f"{what}: {one:.3f} s / {other:.3f} s = {ratio:.2f} ({limit})"


KINDS = ("pep", "learner-engagement", "learning-goals", "all-star", "liap")
FIGURES: dict[str, Callable[[Bench], Iterator[str]]] = {
    "P1": p1,
    "P2": p2,
    "P3": p3,
    "P4": starts,
    "P7": p7,
    "P8": git_figures,
    "P10": p10,
    "P11": p11,
}
"""What computes each figure; P4 stands for P4 to P6, P8 for P8 and P9."""


def main() -> None:
    """Measure what was asked for, and print each figure as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("figures", nargs="*", help=f"of {', '.join(FIGURES)}; all where none")
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    if unknown := set(given.figures) - FIGURES.keys():
        parser.error(f"{', '.join(sorted(unknown))}: not one of {', '.join(FIGURES)}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.plans, given.many, given.rounds)
        for name in given.figures or FIGURES:
            for line in FIGURES[name](bench):
                print(line, flush=True)


if __name__ == "__main__":
    main()
