"""Running git. Nothing else in smartdoc starts a program."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Self

from smartdoc.frozen import frozen

_SETTINGS = (
    "--no-optional-locks",  # the index is not written, not even to note what has been looked at
    "--no-replace-objects",  # what was committed, not what somebody put in its stead
    "--no-pager",
    "--literal-pathspecs",  # a name with a star or a colon is just a name
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",  # no folder of plans that is made up to look like a ".git"
    "-c",
    "log.showSignature=false",
    "-c",
    "diff.relative=false",  # names from the top of the repository, wherever it is asked
)
_ENVIRONMENT = {
    "LC_ALL": "C",  # complaints that we can recognise
    "GIT_GRAFT_FILE": "/dev/null",  # as for replaced objects: parents are what was committed
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would fetch what it lacks; nothing here goes to the network.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}

_NO_GIT = ("xcode-select:", "xcrun:", "You have not agreed to the Xcode license")
"""How what macOS has in place of git begins, until somebody installs or allows Apple's."""

_NOT_FROM_HERE = "NoDefaultCurrentDirectoryInExePath"
"""Where this is set, Windows starts no “git.exe” that lies in the folder we are called in."""


@frozen
class Answer:
    """What git printed, what it complained of, and whether it did what it was asked to.

    ``installed`` is False where there is no git to ask.
    """

    output: bytes = b""
    complaint: str = ""
    done: bool = False
    installed: bool = True

    @property
    def text(self) -> str:
        """Return the output as text; bytes that are no text are kept, as in file names."""
        return os.fsdecode(self.output)

    @property
    def is_outside(self) -> bool:
        """Return whether the folder stands in no repository: all else that is asked fails too."""
        return "not a git repository (or any" in self.complaint


class Question:
    """Something that git has been asked and is at work on, while its asker goes on.

    Used with ``with``, git is stopped where the asker goes without waiting for the answer.
    """

    def __init__(self, folder: Path, *arguments: str, given: bytes = b"") -> None:
        os.environ[_NOT_FROM_HERE] = "1"
        # A hook's own GIT_ variables would point at another repository.
        environment = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
        self._given = given
        self._answer = Answer()
        self._git: subprocess.Popen[bytes] | None = None
        try:
            self._git = subprocess.Popen(
                ["git", "-C", str(folder), *_SETTINGS, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**environment, **_ENVIRONMENT},
            )
        except (FileNotFoundError, PermissionError):
            self._answer = Answer(installed=False)
        except (OSError, ValueError) as error:  # a name that no program can be given
            self._answer = Answer(complaint=str(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._git is not None:
            with self._git as git:
                git.kill()

    def answer(self) -> Answer:
        """Wait for what git says, and return it."""
        if self._git is not None:
            with self._git as git:
                try:
                    output, complaint = git.communicate(self._given)
                except BaseException:
                    git.kill()
                    raise
            told, done = complaint.decode("utf-8", "replace"), git.returncode == 0
            self._answer = Answer(output, told, done, done or not told.startswith(_NO_GIT))
            self._git = None
        return self._answer


def ask(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    """Return what git answers in a folder, with ``given`` as its input."""
    return Question(folder, *arguments, given=given).answer()
