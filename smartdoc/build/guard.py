"""Files searched for secrets before a build writes them, and plans given their real names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path as FilePath

from smartdoc.build.manifest import Output
from smartdoc.check import Checked, Checker
from smartdoc.chronicle import Records
from smartdoc.disclosure import (
    Kind,
    Leak,
    Origin,
    Secrets,
    phrase_of,
    real_names,
    search,
    words_of,
)
from smartdoc.english import sentence_case
from smartdoc.finding import Path
from smartdoc.frozen import frozen
from smartdoc.language.name_forms import forms_of
from smartdoc.model import Plan
from smartdoc.view import View
from smartdoc.view.naming import findings_with, with_real_names, without_real_names
from smartdoc.view.per_learner import PerLearner
from smartdoc.view.secrecy import said_in, secrets_of, team_secrets, told_in, whole_secrets
from smartdoc.view.whole import Everybody, Whole


@frozen
class Reason:
    """Why a file was not written. ``message`` repeats no secret, ``words`` are the secret."""

    message: str
    words: str
    hint: str


@frozen
class Withheld:
    """A file that was not written, because it would have told its reader a secret."""

    file: str
    reasons: tuple[Reason, ...]


class Guard:
    """Knows the secrets of one repository."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._repository = checker.repository
        self.names = real_names(self._repository)
        self._whole: tuple[Checked, Whole] | None = None
        self._versions: tuple[Records, Whole] | None = None
        self._named: PerLearner[Plan] = PerLearner()

    @cached_property
    def _everybody(self) -> Everybody:
        config = self._repository.config
        names: dict[str, frozenset[str]] = {}
        for name, refs in self._checker.neighbourhood.learners().items():
            for form in forms_of(name):
                names[form] = names.get(form, frozenset()) | refs
        for name, ref in self.names.learners():
            names[name] = names.get(name, frozenset()) | {ref}
        return Everybody(
            self._repository.policy.party_of, config.private_terms, config.branding.name, names
        )

    def refuse_unknown_names(self, files: Sequence[Checked]) -> None:
        """Raise ``SmartdocError`` if names.yaml names a ref or a person that is in no plan."""
        if not self.names.of:
            return
        self.names.refuse_unknown_refs(self._checker.neighbourhood.refs())
        people: dict[str, set[str]] = {}
        whole: set[str] = set()
        for checked in files:
            if checked.plan is None:
                continue
            ref = checked.plan.ref
            plans = (*checked.earlier, checked.plan)
            people.setdefault(ref, set()).update(one.id for plan in plans for one in plan.people)
            if self._checker.is_newest(checked.path, checked.plan):
                whole.add(ref)
        for ref in sorted(whole):
            self.names.refuse_unknown_people(ref, people[ref])

    def named(self, checked: Checked) -> Checked:
        """Return a checked plan with the real names in it, and in those before it."""
        if checked.plan is None or checked.plan.ref not in self.names.of:
            return checked
        wording = self.names.wording(checked.plan)
        return replace(
            checked,
            plan=with_real_names(checked.plan, self.names),
            earlier=tuple(map(self._named_once, checked.earlier)),
            agreed=checked.agreed and with_real_names(checked.agreed, self.names),
            findings=findings_with(checked.findings, wording),
        )

    def _named_once(self, plan: Plan) -> Plan:
        """Return a plan with the real names, the same again while plans of its learner are made."""
        return self._named.once(plan, "", None, lambda: with_real_names(plan, self.names))

    def output(self, output: Output, plan: Plan) -> Output:
        """Return what the manifest says of a file, with the pseudonyms of the plan."""
        reader = without_real_names(output.reader, plan, self.names)
        return output._replace(reader=reader) if reader != output.reader else output

    def named_records(self, records: Records) -> Records:
        """Return what git has of a learner's plans with the real names in it."""
        if not self.names.of:
            return records
        return records.with_plans(lambda plan: with_real_names(plan, self.names))

    def secrets(self, view: View, checked: Checked, records: Records | None = None) -> Secrets:
        """Return what no file of this view may hold; ``checked`` has the real names in it.

        ``records`` are the versions of the plans that the view tells of, with the names too.
        """
        if records is not None:
            return secrets_of(view, self._past(checked, records), self._everybody)
        if self._whole is None or self._whole[0] is not checked:
            self._whole = (checked, self._around(checked, *_plans(checked)))
        return secrets_of(view, self._whole[1], self._everybody)

    def _past(self, checked: Checked, records: Records) -> Whole:
        """Return the plans with all their versions, the plan itself last."""
        if self._versions is None or self._versions[0] is not records:
            plans = (*records.plans, *_plans(checked))
            self._versions = (records, self._around(checked, *plans))
        return self._versions[1]

    def _around(self, checked: Checked, *plans: Plan) -> Whole:
        """Return plans with all that lies beside them: what that restricts is no less a secret."""
        if checked.plan is None:
            return Whole(plans)
        known = {plan.stem for plan in checked.earlier}
        others = self._checker.beside(checked.path, checked.plan)
        beside = tuple(self._named_once(plan) for plan in others if plan.stem not in known)
        return Whole(plans, beside, tuple(self._unshaped(checked.path, checked.plan)))

    def _unshaped(self, path: FilePath, plan: Plan) -> Iterator[tuple[str, Origin]]:
        """Yield what the learner's files restrict that lie beside a plan and hold none."""
        for one in self._checker.unshaped(path, plan):
            for place, text in one.restricted or ():
                yield text, Origin(Kind.RESTRICTED, place, one.stem)

    def of_whole_plans(
        self, name: str, content: bytes, told: Sequence[tuple[FilePath, Plan]]
    ) -> Iterator[Reason]:
        """Yield why a file must not be written that is for those who may read these plans whole.

        Even they get no document with what is restricted in it, by any plan of the learner as it is
        now either, a private term, or another learner's name. ``told`` are versions of plans, each
        with the path of its file.
        """
        everybody = self._everybody
        plans = Whole(
            [plan for _, plan in told],
            [other for path, plan in told for other in self._of_learner(path, plan)],
            [one for path, plan in told for one in self._unshaped(path, plan)],
        )
        refs = {plan.ref for _, plan in told}
        own = frozenset(word for one in plans.names for word in words_of(phrase_of(one)))
        others = [
            (phrase, one)
            for phrase, one in everybody.others(refs)
            if not own.issuperset(one.phrase.split())
        ]
        first = {phrase.strip(): one.origin for phrase, one in others if not one.is_whole}
        whole = {phrase: one.origin for phrase, one in others if one.is_whole}
        secrets = whole_secrets(plans, everybody)
        found = replace(secrets, phrases={**secrets.phrases, **whole}, others=first)
        yield from self.reasons(search(name, content, found))

    def _of_learner(self, path: FilePath, plan: Plan) -> Iterator[Plan]:
        """Yield the learner's plans as they are now: that in a file, and those beside it."""
        now = self._checker.plan_in(path)
        if now and now.ref == plan.ref:
            yield now
        yield from self._checker.beside(path, plan)

    def for_team(self, files: Iterable[Checked]) -> Secrets:
        """Return what index and manifest may not hold."""
        plain: set[str] = set()

        def plans() -> Iterator[Plan]:
            for plan in (checked.plan for checked in files if checked.plan):
                plain.update(phrase_of(form) for name in _names(plan) for form in forms_of(name))
                yield plan

        secrets = team_secrets(map(told_in, plans()), self._everybody)
        real = {phrase: one for phrase, one in self.names.secret() if phrase not in plain}
        return replace(secrets, phrases={**secrets.phrases, **real})

    def file_name(self, name: str) -> tuple[Leak, ...]:
        """Return the real names that a file's name tells."""
        return search(name, b"", Secrets(dict(self.names.secret()))) if self.names.of else ()

    def reasons(
        self, leaks: Iterable[Leak], view: View | None = None, checked: Checked | None = None
    ) -> tuple[Reason, ...]:
        """Return why a file with these leaks is not written."""
        return tuple(self._reason(leak, view, checked) for leak in leaks)

    def _reason(self, leak: Leak, view: View | None, checked: Checked | None) -> Reason:
        where = "; ".join(self._where(leak, view, checked))
        noun = leak.origin.kind.noun
        message = f"{sentence_case(leak.place)} holds {noun}"
        hint = f"{sentence_case(noun)}: {leak.hint[:1].lower()}{leak.hint[1:]}"
        return Reason(f"{message} ({where})." if where else f"{message}.", leak.words, hint)

    def _where(self, leak: Leak, view: View | None, checked: Checked | None) -> Iterator[str]:
        """Yield where a secret comes from, and where the plan says it openly."""
        origin = leak.origin
        if checked is None or checked.plan is None:
            yield from filter(None, (origin.where or (origin.stem and f"plan {origin.stem}"),))
            return
        if origin.path:
            here = origin.stem == checked.plan.stem
            yield _place(checked, origin.path) if here else f"the plan {origin.stem}"
        elif origin.where:
            yield origin.where
        if view and (said := said_in(view, leak.words)):
            yield f"the plan says it openly at {_place(checked, said)}"


def _place(checked: Checked, path: Path) -> str:
    plain = tuple(step for step in path if step != "extra")
    return f"{checked.file}:{checked.source.place(plain).line}"


def _plans(checked: Checked) -> tuple[Plan, ...]:
    known = (*checked.earlier, checked.agreed, checked.plan)
    return tuple(plan for plan in known if plan is not None)


def _names(plan: Plan) -> Iterator[str]:
    yield plan.learner.name
    yield from (person.name for person in plan.people if person.name)
