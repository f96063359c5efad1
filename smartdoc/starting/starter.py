"""The text of a new plan, by the starter template of its kind: the team's first, then ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

from smartdoc import assets
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.policy import Policy
from smartdoc.source import Value
from smartdoc.starting.blanks import Blank
from smartdoc.starting.form import Layout, entry, part
from smartdoc.starting.last import Carried, Last
from smartdoc.starting.question import Question
from smartdoc.starting.yaml_text import remark, scalar
from smartdoc.templating import FAULTS, Bounded, Unknown, compiled, loader, refuse

SUFFIX = ".yaml.jinja"
BASE = f"base{SUFFIX}"
"""What the starters share, and the starter of a kind that has none of its own."""

_ROLES = {"school": "class teacher", "social-worker": "social worker"}
"""Who acts for a party that the plan names nobody of."""


@frozen
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

    @property
    def reviewed(self) -> tuple[Carried, ...]:
        """Return the targets of the last plan, each of which the meeting looks at."""
        return self.last.targets if self.last else ()

    @property
    def still_open(self) -> list[Carried]:
        """Return the targets of the last plan that may live on."""
        return [each for each in self.reviewed if each.is_open]

    def was(self, key: str) -> Value:
        """Return what the last plan says under a key, None where there is nothing."""
        return self.last.data.get(key) if self.last else None

    def is_large(self, key: str) -> bool:
        """Tell whether a part takes several lines and wants an empty one before it."""
        place = self.questions.parts[key]
        return place.is_large or place.entry is not None

    def letter(self, family: str) -> str:
        """Return the question behind the letter that a family of rules judges, or nothing."""
        letter = self.kind.letter_of(family)
        return f"{letter.letter} {letter.label}: {letter.question}" if letter else ""

    def form(self, key: str, value: Value = None, **layout: object) -> str:
        """Return a whole part of the plan laid out, what is known already in its place."""
        place = self.questions.parts[key]
        return "\n".join(part(key, place, value, _layout(layout)))

    def entry(self, key: str, value: Value = None, **layout: object) -> str:
        """Return one entry of a part that is a list, laid out."""
        place = self.questions.parts[key].entry
        return "\n".join(entry(place, value, _layout(layout), 2)) if place else ""

    def actors(self, people: Mapping[str, object], parties: Sequence[str]) -> list[Value]:
        """Return an action to fill in for each party: the first of these people who is of it."""
        first: dict[str, str] = {}
        for id_, person in people.items():
            first.setdefault(self.policy.party_of(_actor(person)), id_)
        return [{"who": first.get(party) or _ROLES.get(party, party)} for party in parties]


def starter_text(starter: Starter, root: Path) -> str:
    """Return the text of the new plan; raises ``SmartdocError`` where its template is at fault."""
    folders = assets.folders(root, "templates")
    env = _environment(folders)
    env.begin()
    try:
        template = env.select_template([starter.kind.name + SUFFIX, BASE])
        return template.render({name: getattr(starter, name) for name in _PUBLIC}).rstrip() + "\n"
    except FAULTS as error:
        refuse(error, folders)


_PUBLIC = (
    *("kind", "policy", "ref", "file", "modeline", "meeting", "last", "blanks", "keys"),
    *("reviewed", "still_open", "was", "is_large", "letter", "form", "entry", "actors"),
)


def _environment(folders: tuple[Path, ...]) -> Bounded:
    env = Bounded(
        loader=loader(folders, "new"),
        # YAML, in which form(), entry(), remark() and the filter yaml write what is safe.
        autoescape=False,
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled("new"),
    )
    env.filters["yaml"] = scalar
    env.filters["keep"] = _keep
    env.globals["remark"] = _remark
    return env


def _remark(text: str, at: int = 0) -> str:
    return "\n".join(remark(text, at))


def _keep(entries: Value, *keys: str) -> list[Value]:
    """Return the groups of a list with these keys only."""
    groups = entries if isinstance(entries, list) else []
    return [
        {key: group[key] for key in keys if key in group}
        for group in groups
        if isinstance(group, dict)
    ]


def _layout(given: Mapping[str, object]) -> Layout:
    return cast("Callable[..., Layout]", Layout)(**given)


@frozen
class _Actor:
    role: str
    party: str | None


def _actor(person: object) -> _Actor:
    said = person if isinstance(person, Mapping) else {}
    party = said.get("party")
    return _Actor(str(said.get("role", "")), str(party) if party else None)
