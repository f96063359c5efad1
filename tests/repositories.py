"""Real git repositories for tests: made in temporary folders, with a fixed identity and dates."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.tools import need

AUTHOR = "A. Teacher"
FIRST = 1_793_534_400
"""Noon on 1 November 2026 at Greenwich, when the first commit is made; each next a day later."""

ENVIRONMENT = {
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": AUTHOR,
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_MERGE_AUTOEDIT": "no",
}


@dataclass
class GitFolder:
    """A folder with a repository in it."""

    folder: Path
    day: int = field(default=0, init=False)

    def git(
        self, *arguments: str, author: str = AUTHOR, given: str = "", fails: bool = False
    ) -> str:
        """Return what git prints; with ``fails`` it may fail."""
        when = f"{FIRST + self.day * 86400} +0000"
        done = subprocess.run(
            [need("git"), "-C", str(self.folder), *arguments],
            env={
                **os.environ,
                **ENVIRONMENT,
                "GIT_AUTHOR_NAME": author,
                "GIT_AUTHOR_DATE": when,
                "GIT_COMMITTER_DATE": when,
            },
            input=given,
            capture_output=True,
            text=True,
            check=not fails,
        )
        return done.stdout.strip()

    def write(self, name: str, text: str) -> Path:
        """Write a file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def commit(self, subject: str = "change", *, author: str = AUTHOR) -> str:
        """Commit everything and return the commit's id."""
        self.git("add", "--all")
        self.git("commit", "-qm", subject, author=author)
        self.day += 1
        return self.git("rev-parse", "HEAD")

    def committed(self, name: str, text: str, subject: str = "change") -> str:
        """Write a file, commit it, and return the commit's id."""
        self.write(name, text)
        return self.commit(subject)

    def merge(self, branch: str, *arguments: str, fails: bool = False) -> str:
        """Merge a branch and return the commit's id, or the one before where it fails."""
        self.git("merge", "-q", "--no-ff", *arguments, branch, fails=fails)
        self.day += 1
        return self.git("rev-parse", "HEAD")


def repository_in(folder: Path) -> GitFolder:
    """Return a new repository in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = GitFolder(folder)
    made.git("init", "-q", "-b", "main")
    return made
