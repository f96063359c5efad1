"""The view of one copy: the plan limited to what its reader may see, and what belongs to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from smartdoc.chronicle import Records, called, chronicle_of
from smartdoc.chronicle.edit import Called, See
from smartdoc.config import Authors, Branding
from smartdoc.disclosure import Wording
from smartdoc.finding import Finding, with_words, without_words
from smartdoc.kind import Kind
from smartdoc.model import Action, Plan, Waiver
from smartdoc.policy import FINDINGS, holds, touches
from smartdoc.view.copies import Copy, PartyOf
from smartdoc.view.hiding import known_to, wording_for
from smartdoc.view.limit import limited
from smartdoc.view.notes import Note, Version, WaiverNote
from smartdoc.view.participants import participants_of
from smartdoc.view.per_learner import PerLearner
from smartdoc.view.signed import Signing, signed_of
from smartdoc.view.since import since_of
from smartdoc.view.view import HISTORY, PACK, View

_OF_OTHERS = frozenset(("PRV09", "PRV11", "S15"))
"""Rules whose messages repeat what another learner is called, by name or by ref."""


def plan_view(
    plan: Plan,
    kind: Kind,
    copy: Copy,
    *,
    today: datetime.date,
    party_of: PartyOf,
    draft: bool = False,
    findings: Iterable[Finding] = (),
    rule_names: Mapping[str, str] | None = None,
    earlier: tuple[Plan, ...] = (),
    times_carried: int = 2,
    version: Version | None = None,
    signing: Signing | None = None,
    branding: Branding | None = None,
    records: Records | None = None,
    authors: Authors | None = None,
    shown: PerLearner[Plan] | None = None,
) -> View:
    """Return what one copy of a document shows of a plan.

    ``findings`` appear in a draft only, to those who may see what they are about. ``rule_names``
    gives a rule's name for its code, ``party_of`` whose side a person acts for, and ``earlier``
    holds the learner's plans from before, the oldest first. ``signing`` tells how the agreements to
    the whole plan stand. ``records`` is what git has of the plans, for documents that tell of
    edits, whose authors are named as ``authors`` says. ``shown`` keeps the earlier plans for the
    views of the learner's next plan, which shows them again.
    """
    known = records or Records()
    agreed = (signing.agreed,) if signing and signing.agreed else ()
    wording = wording_for((*known.plans, *earlier, *agreed, plan), copy, party_of)
    own = _limited(plan, copy, party_of, wording)
    before = _earlier(earlier, copy, party_of, wording, shown or PerLearner())
    unnamed = "other" in copy.audience.names
    participants = participants_of(own, party_of, unnamed=unnamed)
    view = View(
        plan=own,
        kind=kind,
        copy=copy,
        today=today,
        draft=draft,
        findings=tuple(_notes(findings, copy, wording)) if draft else (),
        participants=participants,
        earlier=before,
        earlier_people=tuple(participants_of(one, party_of, unnamed=unnamed) for one in before),
        times_carried=times_carried,
        reader=next((one for one in participants if one.id == copy.person), None),
        version=(version or Version()).of(plan.meeting.date),
        branding=branding or Branding(),
    )
    waivers = tuple(_waiver_note(waiver, view, rule_names or {}) for waiver in own.waive)

    def see(one: Plan) -> Plan:
        return _limited(one, copy, party_of, wording)

    def by(author: str) -> str:
        return called(author, authors or Authors(), wording.of)

    then = see(agreed[0]) if agreed else None
    signed = signed_of(own, then, signing, kind, view.name)
    return _with_edits(replace(view, waivers=waivers, signed=signed), known, see, by)


def plan_shown(plan: Plan, copy: Copy, party_of: PartyOf, earlier: tuple[Plan, ...]) -> Plan:
    """Return what a copy shows of the plan alone, as the view of it and the plans before does."""
    return _limited(plan, copy, party_of, wording_for((*earlier, plan), copy, party_of))


def _with_edits(view: View, records: Records, see: See, by: Called) -> View:
    """Return the view with the edits that its document tells of."""
    if view.document == HISTORY:
        return replace(view, chronicle=chronicle_of(records, see, by, view.kind.target))
    return replace(view, since=since_of(view, records, see)) if view.document == PACK else view


def _limited(plan: Plan, copy: Copy, party_of: PartyOf, wording: Wording) -> Plan:
    """Return the plan as the reader may see it; a sheet for one person holds their actions only."""
    named = known_to(plan, copy, party_of)
    shown = limited(named, copy.allowed, wording.of)
    return _only_actions_of(copy.person, shown) if copy.document.per_person else shown


def _earlier(
    plans: tuple[Plan, ...],
    copy: Copy,
    party_of: PartyOf,
    wording: Wording,
    shown: PerLearner[Plan],
) -> tuple[Plan, ...]:
    """Return the plans before as the reader may see them."""
    reader = copy.document.name, copy.audience.name, copy.person
    given = copy.allowed, party_of, wording

    def limited_to_reader(plan: Plan) -> Plan:
        return shown.once(plan, reader, given, lambda: _limited(plan, copy, party_of, wording))

    return tuple(map(limited_to_reader, plans))


def _only_actions_of(person: str, plan: Plan) -> Plan:
    def own(actions: tuple[Action, ...]) -> tuple[Action, ...]:
        return tuple(action for action in actions if action.who == person)

    move = plan.transition
    return replace(
        plan,
        actions=own(plan.actions),
        targets=tuple(replace(one, actions=own(one.actions)) for one in plan.targets),
        transition=move and replace(move, actions=own(move.actions)),
    )


def _notes(findings: Iterable[Finding], copy: Copy, wording: Wording) -> Iterable[Note]:
    if not holds(copy.allowed, (FINDINGS,)):
        return
    for finding in findings:
        if not finding.waived and touches(copy.allowed, finding.path):
            yield _note(finding, wording)


def _note(finding: Finding, wording: Wording) -> Note:
    place = f"line {finding.place.line}" if finding.place else ""
    # The name of another learner must not be told, by saying that it is one, least of all.
    said = without_words if finding.rule in _OF_OTHERS else with_words
    message, hint = (wording.of(said(text)) for text in (finding.message, finding.hint))
    return Note(finding.rule, finding.level.label, place, message, hint)


def _waiver_note(waiver: Waiver, view: View, rule_names: Mapping[str, str]) -> WaiverNote:
    return WaiverNote(
        code=waiver.rule,
        rule=rule_names.get(waiver.rule, ""),
        target=view.target_name(waiver.target) if waiver.target else "",
        because=waiver.because,
        by=view.person(waiver.by),
    )
