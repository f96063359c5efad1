"""The text of a new plan, by the starter template of its kind: the team's first, then ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb
from typing import cast

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from smartdoc import assets
from smartdoc.errors import SmartdocError
from smartdoc.kind import Kind
from smartdoc.model import Person
from smartdoc.policy import Policy
from smartdoc.source import Value
from smartdoc.starting.blanks import Blank
from smartdoc.starting.form import Layout, entry, part
from smartdoc.starting.last import Last
from smartdoc.starting.question import Question
from smartdoc.starting.yaml_text import remark, scalar

SUFFIX = ".yaml.jinja"
GENERIC = "generic"
"""The starter of a kind that has no starter template of its own."""

_FAULTS = (TemplateError, RecursionError, AttributeError, LookupError, TypeError, ValueError)
_SCHOOL = {"school": "class teacher"}
"""Who acts for a party that is not a person."""


@dataclass(frozen=True, slots=True)
class Starter:
    """What a starter template may use. ``meeting`` holds the days, ``last`` may be None."""

    kind: Kind
    policy: Policy
    questions: Question
    ref: str
    file: str
    modeline: str
    meeting: Mapping[str, Value]
    last: Last | None
    blanks: Sequence[Blank]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the kind, in the order of its form."""
        return tuple(self.questions.parts)

    def was(self, key: str) -> Value:
        """Return what the last plan says under a key, None where there is nothing."""
        return self.last.data.get(key) if self.last else None

    def letter(self, family: str) -> str:
        """Return the question behind the letter that a family of rules judges, or nothing."""
        letter = self.kind.letter_of(family)
        return f"{letter.letter} {letter.label}: {letter.question}" if letter else ""

    def form(self, key: str, value: Value = None, **layout: object) -> str:
        """Return a whole part of the plan laid out, what is known already in its place."""
        place = self.questions.parts[key]
        found = part(key, place, value, _layout(layout))
        large = place.parts or place.named or (place.entry and place.entry.parts)
        return "\n".join(["", *found] if large else found)

    def entry(self, key: str, value: Value = None, **layout: object) -> str:
        """Return one entry of a part that is a list, laid out."""
        place = self.questions.parts[key].entry
        return "\n".join(entry(place, value, _layout(layout), 2)) if place else ""

    def actors(self, people: Mapping[str, object], parties: Sequence[str]) -> list[Value]:
        """Return an action to fill in for each party: the first of these people who is of it."""
        cast_ = [Person(id=id_, **_role(person)) for id_, person in people.items()]
        found: list[Value] = []
        for party in parties:
            own = (person.id for person in cast_ if self.policy.party_of(person) == party)
            role = _SCHOOL.get(party, party.replace("-", " "))
            found.append({"who": next(own, role)})
        return found


def starter_text(starter: Starter, root: Path) -> str:
    """Return the text of the new plan; raises ``SmartdocError`` where its template is at fault."""
    folders = [folder / "new" for folder in assets.folders(root, "templates")]
    env = _environment(folders)
    try:
        template = env.select_template([starter.kind.name + SUFFIX, GENERIC + SUFFIX])
        return template.render(
            {name: getattr(starter, name) for name in _PUBLIC}
        ).rstrip() + "\n"
    except _FAULTS as error:
        raise _refused(error, folders) from error


_PUBLIC = (
    *("kind", "policy", "ref", "file", "modeline", "meeting", "last", "blanks", "keys"),
    *("was", "letter", "form", "entry", "actors"),
)


def _environment(folders: Sequence[Path]) -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [PrefixLoader({"builtin": FileSystemLoader(folders[-1])}), FileSystemLoader(folders)]
        ),
        autoescape=False,  # noqa: S701 - YAML, for which the filters write what is safe
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["yaml"] = scalar
    env.filters["keep"] = _keep
    env.globals["remark"] = _remark
    return env


def _remark(text: str, at: int = 0) -> str:
    return "\n".join(remark(text, at))


def _keep(entries: Value, *keys: str) -> list[Value]:
    """Return the groups of a list with these keys only."""
    groups = [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []
    return [{key: group[key] for key in keys if key in group} for group in groups]


def _layout(given: Mapping[str, object]) -> Layout:
    return cast("Callable[..., Layout]", Layout)(**given)


def _role(person: object) -> dict[str, object]: ...


def _refused(error: Exception, folders: Sequence[Path]) -> SmartdocError: ...
