"""A plan file checked: read, put into shape, made a plan, and judged by every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path as FilePath

from smartdoc.changes import Group, Labels, changes_between
from smartdoc.check import choosing, waiving
from smartdoc.check.agreed import Agreements
from smartdoc.check.earlier import EarlierPlans
from smartdoc.check.neighbours import Neighbourhood
from smartdoc.check.shaping import Shaped, Shaping
from smartdoc.check.unshaped import Unshaped, unshaped_of
from smartdoc.config import Choice
from smartdoc.finding import Finding, Level, quoted
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.opening import exists
from smartdoc.repository import Repository, folded
from smartdoc.rules import RULES, Case, Check, Problem, Rule, rules_chosen
from smartdoc.rules.files import two_plans_one_place, unread_plan_beside
from smartdoc.rules.texts import texts_of
from smartdoc.school_calendar import SchoolCalendar
from smartdoc.signing import Standing, agreed_part, standing_of
from smartdoc.source import Source, parse_bytes

_NOT_AGREED = Standing()


@frozen
class Checked:
    """One file with what was found in it. ``plan`` is None where its shape is wrong.

    ``earlier`` holds the learner's plans of this kind from before, the oldest first. ``agreed`` is
    the plan as it was agreed, where it was changed since and git has it; ``standing`` tells how
    its agreements stand.
    """

    path: FilePath
    source: Source
    findings: tuple[Finding, ...]
    kind: Kind | None = None
    plan: Plan | None = None
    earlier: tuple[Plan, ...] = ()
    agreed: Plan | None = None
    standing: Standing = _NOT_AGREED

    def for_report(self) -> Checked:
        """Return what a report tells of: without the plan, and of its text only the lines it tells.

        *Why:* ten thousand plans are remembered until the report is written.
        """
        return Checked(self.path, Source(self.file, self.told_lines(), None), self.findings)

    def told_lines(self) -> str:
        """Return the text with only the lines that findings are about, others empty."""
        wanted = {one.place.line if one.place else 1 for one in self.findings}
        if not wanted or not self.source.text:
            return ""
        lines = self.source.lines
        kept = [line if at in wanted else "" for at, line in enumerate(lines[: max(wanted)], 1)]
        return "\n".join([*kept, ""] if max(wanted) <= len(lines) else kept)

    @property
    def is_compared(self) -> bool:
        """Tell whether what was found depends on what git has of the plan."""
        return self.plan is not None and _is_compared(self.plan, self.standing)

    @property
    def may_be_made(self) -> bool:
        """Tell whether there is a plan of which at least drafts may be made.

        Beside one that cannot be read not even they may: nobody knows what is restricted.
        """
        unsafe = any(each.rule == unread_plan_beside.code for each in self.findings)
        return self.plan is not None and not unsafe

    @property
    def last(self) -> Plan | None:
        """Return the plan of the meeting before, None where this is the first."""
        return self.earlier[-1] if self.earlier else None

    @property
    def file(self) -> str:
        """Return the file's name as users read it."""
        return self.source.file

    def counted(self, level: Level) -> int:
        """Return how many findings of this level stand, waived ones left out."""
        return sum(each.level is level and not each.waived for each in self.findings)


def has_no_findings(checked: Checked) -> bool:
    """Tell whether nothing was found in a file, so that there is little to remember of it."""
    return not checked.findings


def _is_same_learner(before: Plan, now: Plan) -> bool:
    """Tell whether a version of a file is of the learner whose plan it holds now.

    *Why it is asked:* where another's plan was once saved there by mistake, what differs would be
    told in this learner's documents. A ref may be renamed, and so may a name.
    """
    return before.ref == now.ref or before.learner.name == now.learner.name


def _is_compared(plan: Plan, standing: Standing) -> bool:
    """Tell whether a plan is compared with what git has: edited since, or agreed without a name."""
    return standing.is_changed if standing.last else plan.status == "agreed"


@frozen
class Past:
    """What a plan is judged against: the plans before it, and itself as it was agreed."""

    earlier: tuple[Plan, ...] = ()
    agreed: Plan | None = None


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the plan files of one repository as of one day, by the chosen rules.

    Raises ``SmartdocError`` if the policy gives a level to a rule that is not, or cannot have one,
    or if the settings choose rules that are not.
    """

    repository: Repository
    today: date
    choice: Choice = field(default_factory=Choice)
    _shaping: Shaping = field(init=False, repr=False, compare=False)
    _earlier: EarlierPlans = field(init=False, repr=False, compare=False)
    _neighbourhood: Neighbourhood = field(init=False, repr=False, compare=False)
    _agreements: Agreements = field(init=False, repr=False, compare=False)
    _chosen: dict[str, frozenset[str]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    _judging: dict[str, list[tuple[Rule, Check]]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_shaping", Shaping(self.repository))
        object.__setattr__(self, "_earlier", EarlierPlans(self._shaping.ahead))
        neighbourhood = Neighbourhood(self.repository.config.plans)
        object.__setattr__(self, "_neighbourhood", neighbourhood)
        object.__setattr__(self, "_agreements", Agreements(self.repository))
        choosing.refuse_faults(self.repository)

    @property
    def neighbourhood(self) -> Neighbourhood:
        """Return all learners of the repository."""
        return self._neighbourhood

    @property
    def is_sure(self) -> bool:
        """Tell whether git and the disk gave all that they were asked for.

        Else they may give more another time, and nothing of it is settled.
        """
        return self.has_read_all and self.repository.past.is_sure

    @property
    def has_read_all(self) -> bool:
        """Tell whether the disk gave all, which unlike git it always does in good order."""
        return all(one.is_sure for one in (self._shaping, self._earlier, self._neighbourhood))

    def all(self, paths: Iterable[FilePath]) -> list[Checked]:
        """Return each file checked, and those that would be built to the same place told so."""
        return list(self.each(paths))

    def each(self, paths: Iterable[FilePath]) -> Iterator[Checked]:
        """Yield what :meth:`all` returns, one file after the other."""
        return self._without_clashes(self.one(path) for path in paths)

    def one(self, path: FilePath) -> Checked:
        """Return one file checked; whatever is wrong with it is among the findings."""
        return self._checked(path, self._shaping.in_turn(path))

    def source(self, path: FilePath, source: Source) -> Checked:
        """Return a file's source checked."""
        return self._checked(path, self._shaping.of(source))

    def _checked(self, path: FilePath, shaped: Shaped) -> Checked:
        source, kind, plan = shaped.source, shaped.kind, shaped.plan
        self._earlier.keep(path, plan)
        findings = [*source.findings, *shaped.faults]
        past, standing = Past(), _NOT_AGREED
        if kind and plan:
            standing = standing_of(plan)
            earlier = self._earlier.before(path, plan)
            past = Past(earlier, self._agreed(path, plan, standing))
            findings += self._judged(path, source, kind, plan, past)
            findings += self._unread_beside(path, source, kind, plan)
        # What keeps a plan from being judged is told whatever was chosen: it is not clean.
        codes = self._codes(kind) | {unread_plan_beside.code}
        chosen = [each for each in findings if plan is None or each.rule in codes]
        ordered = tuple(sorted(chosen, key=Finding.sort_key))
        return Checked(path, source, ordered, kind, plan, past.earlier, past.agreed, standing)

    def plan_in(self, path: FilePath) -> Plan | None:
        """Return the plan in a file, None where its shape is wrong."""
        return self._shaping.read(path).plan

    def _judged(
        self, path: FilePath, source: Source, kind: Kind, plan: Plan, past: Past
    ) -> list[Finding]:
        config = self.repository.config
        case = Case(
            plan,
            kind,
            self.repository.policy,
            self.today,
            source.file,
            config.private_terms,
            source.data or {},
            past.earlier,
            neighbours=self._neighbourhood.of(path),
            texts=texts_of(source.data or {}),
            calendar=self._calendar(plan),
            since_agreed=self._since_agreed(plan, kind, past.agreed),
        )
        findings = [
            self._finding(rule, kind, source, problem)
            for rule, judge in self._rules_for(kind)
            for problem in judge(case)
        ]
        judged, faults = waiving.waived(findings, plan)
        return judged + [
            self._finding(rule, kind, source, fault)
            for rule, fault in faults
            if self._level_of(rule, kind) is not None
        ]

    def _agreed(self, path: FilePath, plan: Plan, standing: Standing) -> Plan | None:
        """Return the plan as agreed, where it was changed since and git has it."""
        if not _is_compared(plan, standing):
            return None

        def ours(content: bytes) -> Plan | None:
            found = self.plan_of(content)
            return found if found and _is_same_learner(found, plan) else None

        if standing.last is None:
            return self._agreements.unsigned(path, ours)
        return self._agreements.plan(path, standing.last.content or "", ours)

    def beside(self, path: FilePath, plan: Plan) -> tuple[Plan, ...]:
        """Return all other plans of the learner, also later ones and those of another kind."""
        return self._earlier.beside(path, plan)

    def unshaped(self, path: FilePath, plan: Plan) -> tuple[Unshaped, ...]:
        """Return the learner's files beside this one that hold no plan."""
        files = filter(exists, self._earlier.without_plan(path))  # one may have gone meanwhile
        found = (unshaped_of(plan, file, self._shaping.read(file).source) for file in files)
        return tuple(filter(None, found))

    def _unread_beside(
        self, path: FilePath, source: Source, kind: Kind, plan: Plan
    ) -> Iterator[Finding]:
        for name in (one.name for one in self.unshaped(path, plan) if one.restricted is None):
            problem = (
                ("ref",),
                f"The plan {quoted(name, 'in another file')} of the same learner cannot be read: "
                "nobody knows what it keeps under “restricted”.",
                "Mend that file first; smartdoc check tells what is wrong with it.",
            )
            yield self._finding(unread_plan_beside, kind, source, problem)

    def is_newest(self, path: FilePath, plan: Plan) -> bool:
        """Tell whether a plan is its learner's newest of its kind."""
        return self._earlier.is_newest(path, plan)

    def plan_of(self, content: bytes) -> Plan | None:
        """Return the plan in a file's bytes, None where its shape is wrong."""
        return self._shaping.of(parse_bytes(content, "")).plan

    def _since_agreed(self, plan: Plan, kind: Kind, agreed: Plan | None) -> tuple[Group, ...]:
        if agreed is None:
            return ()
        schemas = self.repository.schemas
        labels = Labels(schemas.schema(kind.name).contents, schemas.others)
        return changes_between(agreed_part(agreed), agreed_part(plan), labels, kind.target)

    def _calendar(self, plan: Plan) -> SchoolCalendar | None:
        setting = plan.education.setting if plan.education else None
        return self.repository.config.calendar.of(setting, plan.learner.school)

    def _codes(self, kind: Kind | None) -> frozenset[str]:
        """Return the codes of the rules that were chosen for a kind of plan."""
        name = kind.name if kind else ""
        if name not in self._chosen:
            choice = self.repository.config.choice(name).narrowed(self.choice)
            self._chosen[name] = rules_chosen(choice.select, choice.ignore)
        return self._chosen[name]

    def _rules_for(self, kind: Kind) -> Sequence[tuple[Rule, Check]]:
        """Return the rules that judge a kind of plan, and how each does."""
        if kind.name not in self._judging:
            self._judging[kind.name] = [
                (rule, rule.check)
                for rule in RULES
                if rule.check is not None
                and (not rule.kinds or kind.name in rule.kinds)
                and self._level_of(rule, kind) is not None
            ]
        return self._judging[kind.name]

    def _level_of(self, rule: Rule, kind: Kind) -> Level | None:
        """Return the level that the policy gives a rule in a kind, None where it is off."""
        given = self.repository.policy.level(rule.code, kind.name)
        if given == "off":
            return None
        return Level.named(given) if given else rule.level

    def _finding(self, rule: Rule, kind: Kind, source: Source, problem: Problem) -> Finding:
        path, message, *hint = problem
        letter = kind.letter_of(rule.family)
        return Finding(
            rule=rule.code,
            name=rule.name,
            level=self._level_of(rule, kind) or rule.level,
            message=message,
            hint=hint[0] if hint else "",
            path=path,
            chosen=self.repository.schemas.schema(kind.name).chosen(path),
            criterion=letter.letter if letter else "",
            label=letter.label if letter else "",
            file=source.file,
            place=source.place(path),
        )

    def _without_clashes(self, files: Iterable[Checked]) -> Iterator[Checked]:
        first: dict[tuple[str, str], str] = {}
        for checked in files:
            if checked.plan is None or checked.kind is None:
                yield checked
                continue
            # Folded, because two names that differ in case are one folder on Windows.
            place = (checked.plan.ref, folded(checked.path.stem))
            other = first.setdefault(place, checked.file)
            on = self._level_of(two_plans_one_place, checked.kind) is not None
            on = on and two_plans_one_place.code in self._codes(checked.kind)
            if other == checked.file or not on:
                yield checked
                continue
            message = f"The documents of {other} are written to the same place as this plan's."
            hint = "Give this plan the ref of its own learner, or join the two files."
            clash = self._finding(
                two_plans_one_place, checked.kind, checked.source, (("ref",), message, hint)
            )
            findings = sorted((*checked.findings, clash), key=Finding.sort_key)
            yield replace(checked, findings=tuple(findings))
