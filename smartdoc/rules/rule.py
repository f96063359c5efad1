"""What a rule is: one judgement, with its documentation, its source and its examples beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from textwrap import dedent

from smartdoc.changes import Group
from smartdoc.finding import Level, Path
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.late import late
from smartdoc.model import Plan
from smartdoc.policy import Policy
from smartdoc.rules.neighbours import NOBODY, Neighbours
from smartdoc.rules.texts import Texts
from smartdoc.school_calendar import SchoolCalendar

Problem = tuple[Path, str] | tuple[Path, str, str]
"""Where something is wrong, what, and perhaps what to write instead."""

_CODE = late(r"([A-Z]+)[0-9]{2}\Z")


@frozen
class Case:
    """Everything that a rule may look at: the plan, and what it is judged by.

    ``data`` is the file as it was written, for rules about any text wherever it stands;
    ``earlier`` holds the learner's plans of this kind from before, the oldest first, and
    ``neighbours`` tells of the other learners' plans. ``calendar`` is the school's, None where
    its terms are not given. ``texts`` are all texts of ``data``. ``since_agreed`` says what changed
    since the plan was agreed, where it did and where it is known.
    """

    plan: Plan
    kind: Kind
    policy: Policy
    today: date
    file: str
    private_terms: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    earlier: tuple[Plan, ...] = ()
    neighbours: Neighbours = NOBODY
    texts: Texts = field(default_factory=Texts)
    calendar: SchoolCalendar | None = None
    since_agreed: tuple[Group, ...] = ()

    @property
    def last(self) -> Plan | None:
        """Return the plan of the meeting before, None where this is the first."""
        return self.earlier[-1] if self.earlier else None

    def number(self, name: str) -> float:
        """Return a number of the policy, as it stands for this kind of plan."""
        return self.policy.number(name, self.kind.name)


Check = Callable[[Case], Iterator[Problem]]


@frozen
class Rule:
    """One rule. ``check`` is None for faults that are found while a file is being read.

    ``bad`` and ``good`` are laid over a small clean plan of the first of ``kinds`` (or a PEP):
    mappings are merged, lists entry by entry, and a key without a value is taken away. For faults
    of reading they are whole files. ``before`` makes the plan of the meeting before in the same
    way, where the rule looks at it, ``committed`` the plan as git has it, and ``settings`` is the
    smartdoc.yaml that the examples need.
    ``kinds`` is empty where the rule judges every kind.
    """

    code: str
    name: str
    level: Level
    what: str
    why: str
    source: str
    bad: str
    good: str
    kinds: tuple[str, ...] = ()
    before: str = ""
    committed: str = ""
    settings: str = ""
    check: Check | None = None

    @property
    def family(self) -> str:
        """Return the letters of the code: ``S``, ``PEP``, ``ACT``."""
        match = _CODE.match(self.code)
        return match[1] if match else ""

    def is_chosen_by(self, selector: str) -> bool:
        """Return whether a code, a family or a name, as users type it, means this rule."""
        return selector.lower() in (self.name, self.code.lower(), self.family.lower())


def rule(
    code: str,
    name: str,
    *,
    level: str,
    source: str,
    why: str,
    bad: str,
    good: str,
    kinds: tuple[str, ...] = (),
    before: str = "",
    committed: str = "",
    settings: str = "",
) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields problems; its docstring says what the rule checks."""

    def made(check: Check) -> Rule:
        return Rule(
            code=code,
            name=name,
            level=Level.named(level),
            what=" ".join((check.__doc__ or "").split()),
            why=why,
            source=source,
            bad=_plain(bad),
            good=_plain(good),
            kinds=kinds,
            before=_plain(before),
            committed=_plain(committed),
            settings=_plain(settings),
            check=check,
        )

    return made


def _plain(example: str) -> str:
    """Return an example as it would stand in a file, without the margin that it has in the code."""
    return dedent(example).strip() if "\n" in example else example
