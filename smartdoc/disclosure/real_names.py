"""The real names behind the pseudonyms: ``names.yaml``, which is joined with plans at a build.

The file stays on the computers of those who may know the names. git's history forgets nothing, so
no build is made while git has the file, or could take it in.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import cast

from smartdoc import assets, git
from smartdoc.disclosure.secrets import Kind, Origin
from smartdoc.disclosure.wording import Wording
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.language.as_name import is_word
from smartdoc.language.name_forms import forms_of
from smartdoc.language.plain import phrase_of
from smartdoc.model import Plan
from smartdoc.opening import exists
from smartdoc.repository import Repository, settings_of
from smartdoc.source import Source, Value, read

NAMES_FILE = "names.yaml"
_SOME = 12

_WHAT_NOW = (
    "If it ever left this computer, its names are known to everybody who has a copy: tell whoever "
    "answers for data protection."
)


@frozen
class Named:
    """The real names in the plans of one learner; ``people`` by their short names."""

    learner: str = ""
    people: Mapping[str, str] = field(default_factory=dict)


@frozen(slots=False)
class RealNames:
    """What ``names.yaml`` says, by the learners' refs; empty where there is none."""

    of: Mapping[str, Named] = field(default_factory=dict)
    source: Source | None = None

    def instead(self, plan: Plan) -> Mapping[str, str]:
        """Return the real name for each form of a pseudonym in a plan."""
        named = self.of.get(plan.ref, Named())
        old = {person.id: person.name or "" for person in plan.people}
        pairs = [(old.get(id_, ""), name) for id_, name in named.people.items()]
        pairs.append((plan.learner.name, named.learner))
        return {form: new for name, new in pairs if name and new for form in forms_of(name)}

    def wording(self, plan: Plan) -> Wording:
        """Return the words in which a plan's texts stand with the real names."""
        return Wording(self.instead(plan))

    def learners(self) -> Iterator[tuple[str, str]]:
        """Yield the real name of every learner, and each word of it that is one, with the ref."""
        for ref, named in self.of.items():
            for form in forms_of(named.learner) if named.learner else ():
                yield form, ref

    def secret(self) -> Iterator[tuple[str, Origin]]:
        """Yield every real name as a phrase: in no file's name, and in nothing for the team."""
        origin = Origin(Kind.REAL_NAME, where=NAMES_FILE)
        for named in self.of.values():
            for name in filter(None, (named.learner, *named.people.values())):
                for form in forms_of(name):
                    phrase = phrase_of(form)  # none where it has neither letter nor digit
                    if phrase and (" " in form or not is_word(form)):
                        yield phrase, origin

    def refuse_unknown_refs(self, known: Collection[str]) -> None:
        """Raise ``SmartdocError`` for a ref that no learner has."""
        for ref in self.of:
            if ref not in known:
                self._refuse((ref,), f"there is no learner with the ref “{ref}”", ref, known)

    def refuse_unknown_people(self, ref: str, known: Collection[str]) -> None:
        """Raise ``SmartdocError`` for a person whom no plan of this ref has."""
        for person in self.of.get(ref, Named()).people:
            if person not in known:
                path = (ref, "people", person)
                self._refuse(
                    path, f"no plan of {ref} has “{person}” among its people", person, known
                )

    def _refuse(self, path: tuple[str, ...], fault: str, word: str, known: Collection[str]) -> None:
        place = self.source.place(path, key=True) if self.source else None
        where = f"{NAMES_FILE}:{place.line}:{place.column}" if place else NAMES_FILE
        if os.environ.get("CI"):  # the word may be a name, and a log must not carry one
            raise SmartdocError(f"{where}: this is not in any plan.")
        close = difflib.get_close_matches(word, known, n=1)
        hint = (
            f"Did you mean “{close[0]}”?" if close else f"Known: {', '.join(sorted(known)[:12])}."
        )
        raise SmartdocError(f"{where}: {fault}.", hint)


def real_names(repository: Repository) -> RealNames:
    """Return the real names of a repository.

    Raises ``SmartdocError`` where ``names.yaml`` is faulty, or not safe from git.
    """
    path = repository.root / NAMES_FILE
    if exists(repository.root / "names.yml"):
        raise SmartdocError("names.yml is not read.", f"Call it {NAMES_FILE}.")
    if not assets.is_file(path):
        return RealNames()
    _refuse_kept(path)
    data = cast("dict[str, dict[str, Value]]", settings_of(path, repository.schemas, "names"))
    return RealNames({ref: _named(names) for ref, names in data.items()}, read(path, NAMES_FILE))


def _named(names: dict[str, Value]) -> Named:
    people = cast("dict[str, str]", names.get("people", {}))
    return Named(str(names.get("learner", "")), people)


def _refuse_kept(path: Path) -> None:
    """Raise ``SmartdocError`` if git has the file, or had it, or would take it."""
    kept = git.kept(path)
    if kept is None:
        return
    ignore = "" if kept.ignored else f"Add the line {NAMES_FILE} to .gitignore. "
    if kept.tracked:
        raise SmartdocError(
            f"{NAMES_FILE} is in git, whose history keeps every name for ever.",
            f"{ignore}Then: git rm --cached {NAMES_FILE}, and commit. {_WHAT_NOW}",
        )
    if kept.committed:
        raise SmartdocError(
            f"{NAMES_FILE} was committed once ({kept.committed}), and git's history still has it.",
            f"{ignore}To take it out of the newest version is not enough: begin the repository "
            f"anew, or have its history written anew (git filter-repo), in every copy. {_WHAT_NOW}",
        )
    if not kept.ignored:
        raise SmartdocError(
            f"git is not told to leave {NAMES_FILE} out: the next commit could take it in.",
            f"Add the line {NAMES_FILE} to .gitignore, then build again.",
        )
