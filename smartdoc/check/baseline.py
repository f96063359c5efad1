"""Findings that are known and left for later, kept in a file so that only new ones are told.

A finding is known by its content and never by its line: its rule, its file, the way to the value
with the ids of targets in place of their positions, and the value itself; or the words that it
quotes, where it is about several values at once.

*What the file tells.* It names rules and plan files, and has a fingerprint of each finding. That is
too short to hold a word of a plan, and is made with a salt of the file's own. But somebody who
already suspects what a short value says can test the guess, because whoever checks plans against
the file must be able to; no salt and no slower hash would change that. So it belongs where the
plans are, which say everything in clear.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path as FilePath

from smartdoc.check.checker import Checked
from smartdoc.check.fingerprints import Seen
from smartdoc.errors import SmartdocError
from smartdoc.finding import LONGEST_QUOTE
from smartdoc.frozen import frozen
from smartdoc.late import late
from smartdoc.opening import bytes_of, exists
from smartdoc.source.characters import FORBIDDEN
from smartdoc.spool import Mapped
from smartdoc.writing import write_whole

VERSION = 1
_SALT = late(r"(?:[0-9a-f]{2}){8,64}")
_HALF = late(r"[\ud800-\udfff]")

Fingerprints = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The fingerprints of known findings by file and rule, each as often as it was found."""


@frozen
class Known:
    """How many findings a baseline hides, and how many in it are found no more."""

    hidden: int
    gone: int


@frozen
class Baseline:
    """The findings that are known, and the salt of their fingerprints."""

    salt: str = field(default_factory=lambda: os.urandom(16).hex())
    findings: Fingerprints = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many findings are known."""
        return sum(len(found) for rules in self.findings.values() for found in rules.values())

    def applied(self, files: Collection[Seen], root: FilePath) -> tuple[Collection[Checked], Known]:
        """Return the files without the findings that are known, and how many these are.

        Waived findings stay. Of files that were not checked, nothing is gone while they exist.
        """
        told = Mapped(files, self._new)
        hidden = {
            seen.checked.file: len(seen.checked.findings) - len(new.findings)
            for seen, new in zip(files, told, strict=True)
        }
        gone = sum(
            sum(map(len, rules.values())) - hidden.get(name, 0)
            for name, rules in self.findings.items()
            if name in hidden or not _exists(root / name)
        )
        return told, Known(sum(hidden.values()), gone)

    def renewed(self, files: Iterable[Seen], root: FilePath) -> Baseline:
        """Return the baseline of what is found now, with what it knows of files left out here."""
        found = {one.checked.file: self._fingerprints(one) for one in files}
        kept = {
            name: rules
            for name, rules in self.findings.items()
            if name not in found and _exists(root / name)
        }
        return replace(
            self, findings={**kept, **{name: rules for name, rules in found.items() if rules}}
        )

    def write(self, path: FilePath) -> None:
        """Write the file, sorted, so that a change of it is a change of few lines."""
        data = {
            "smartdoc-baseline": VERSION,
            "salt": self.salt,
            "findings": {
                name: {rule: sorted(found) for rule, found in sorted(rules.items())}
                for name, rules in sorted(self.findings.items())
            },
        }
        text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        write_whole(path, text.encode("utf-8"))

    def _new(self, seen: Seen) -> Checked:
        """Return a file without its known findings."""
        known = _counted(self.findings.get(seen.checked.file, {}))
        new = []
        for finding, fingerprint in seen.fingerprinted(self.salt):
            entry = (finding.rule, fingerprint)
            if finding.waived or not known[entry]:
                new.append(finding)
            else:
                known[entry] -= 1
        return replace(seen.checked, findings=tuple(new))

    def _fingerprints(self, seen: Seen) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for finding, fingerprint in seen.fingerprinted(self.salt):
            if not finding.waived:
                found[finding.rule] = (*found.get(finding.rule, ()), fingerprint)
        return found


def _counted(rules: Mapping[str, tuple[str, ...]]) -> Counter[tuple[str, str]]:
    return Counter((rule, one) for rule, found in rules.items() for one in found)


def _exists(path: FilePath) -> bool:
    """Return whether there is such a file; there is none of a name that the system refuses."""
    try:
        return exists(path)
    except (OSError, ValueError):
        return False


def read_baseline(path: FilePath) -> Baseline:
    """Return the baseline in a file; raises ``SmartdocError`` with the place of what is wrong."""
    if os.path.exists(path) and not os.path.isfile(path):  # a device may never end
        raise _broken(f"{path}")
    try:
        data = json.loads(bytes_of(path).decode("utf-8-sig"))  # editors may add a byte order mark
    except FileNotFoundError:
        raise SmartdocError(
            f"There is no baseline {path}.",
            f"Write it with: smartdoc check --write-baseline {path}",
        ) from None
    except json.JSONDecodeError as error:
        raise _broken(f"{path}:{error.lineno}:{error.colno}") from error
    except (OSError, ValueError, RecursionError) as error:
        raise _broken(f"{path}") from error
    if fault := _fault(data):
        raise _broken(f"{path}: {fault}")
    fingerprints = {
        name: {rule: tuple(each) for rule, each in rules.items()}
        for name, rules in data["findings"].items()
    }
    return Baseline(data["salt"], fingerprints)


def _broken(place: str) -> SmartdocError:
    return SmartdocError(
        f"{place}: a baseline cannot be read here.",
        "Take it from git as it was, or delete it and write it anew with --write-baseline.",
    )


def _fault(data: object) -> str:
    """Return where something stands that no baseline holds, or nothing."""
    if not isinstance(data, dict) or data.get("smartdoc-baseline") != VERSION:
        return "smartdoc-baseline"
    if not isinstance(data.get("salt"), str) or not _SALT.fullmatch(data["salt"]):
        return "salt"
    if not isinstance(data.get("findings"), dict):
        return "findings"
    for name, rules in data["findings"].items():
        if not isinstance(rules, dict) or not _is_text(name):
            return f"findings → {_shown(name)}"
        for rule, found in rules.items():
            if not isinstance(found, list) or not all(map(_is_text, (rule, *found))):
                return f"findings → {_shown(name)} → {_shown(rule)}"
    return ""


def _is_text(value: object) -> bool:
    """Tell whether a value is text that can be written again: JSON can have half a character."""
    return isinstance(value, str) and not _HALF.search(value)


def _shown(name: str) -> str:
    """Return a name as one short line that does nothing to a screen, whoever wrote it."""
    line = FORBIDDEN.sub("?", " ".join(name.split()))
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"
