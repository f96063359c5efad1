"""Running git. Nothing else in smartdoc starts a program."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from smartdoc.frozen import frozen

_SETTINGS = (
    "--no-optional-locks",  # the index is not written, not even to note what has been looked at
    "--no-replace-objects",  # what was committed, not what somebody put in its stead
    "--no-pager",
    "--literal-pathspecs",  # a name with a star or a colon is just a name
    "-c",
    "core.fsmonitor=false",
    "-c",
    "log.showSignature=false",
)
_ENVIRONMENT = {
    "LC_ALL": "C",  # complaints that we can recognise
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would fetch what it lacks; nothing here goes to the network.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}


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


def ask(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    """Return what git answers in a folder, with ``given`` as its input."""
    # A hook's own GIT_ variables would point at another repository.
    environment = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-C", str(folder), *_SETTINGS, *arguments]
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            check=False,
            env={**environment, **_ENVIRONMENT},
        )
    except FileNotFoundError:
        return Answer(installed=False)
    except (OSError, ValueError) as error:  # a name that no program can be given
        return Answer(complaint=str(error))
    complaint = done.stderr.decode("utf-8", "replace")
    return Answer(done.stdout, complaint, done.returncode == 0)
