"""Starts builds and kills them at random moments; run as a program by the tests of faults.

Each build is a child of this process, which has everything loaded, so that one takes a moment.
It prints how many were killed in the middle, and each file that was found torn.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from smartdoc.cli import building, main

TIMES = 50


def build(root: Path, *more: str) -> int:
    """Start a build in a child, and return its number."""
    child = os.fork()
    if child:
        return child
    os.chdir(root)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    try:
        main.main(["build", "--today", "2026-11-22", *more], standalone_mode=False)
    finally:
        os._exit(0)


def held(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder, but for temporary ones."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if not path.name.startswith(".smartdoc-")
    }


def edited(root: Path, number: int) -> None:
    """Say one thing or another in every plan."""
    old, new = ("(one)", "(two)") if number % 2 else ("(two)", "(one)")
    for path in (root / "plans").rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def run(root: Path) -> dict[str, object]:
    """Return what came of it."""
    whole: list[dict[str, bytes]] = []
    started = time.monotonic()
    for number in (0, 1):
        edited(root, number)
        os.waitpid(build(root, "--to", str(root.parent / f"clean-{number}")), 0)
        whole.append(held(root.parent / f"clean-{number}"))
    longest = (time.monotonic() - started) / 2
    chance, killed, torn = random.Random(6), 0, set()
    for number in range(TIMES):
        edited(root, number)
        child = build(root)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        for name, content in held(root / "build").items():
            if content not in (whole[0].get(name), whole[1].get(name)) and name not in PAGES:
                torn.add(name)
    os.waitpid(build(root), 0)
    right = held(root / "build") == whole[(TIMES - 1) % 2]
    left = [path.name for path in (root / "build").rglob(".smartdoc-*")]
    return {"killed": killed, "torn": sorted(torn), "right": right, "left": left}


PAGES = ("manifest.json", "index.html")
"""Made of all plans, some of which may be those of before: only whole at the end."""

if __name__ == "__main__":
    assert building
    print(json.dumps(run(Path(sys.argv[1]))))
