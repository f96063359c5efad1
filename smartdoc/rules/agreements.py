"""HIS: whether a plan still says what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartdoc.changes import Difference, Entry
from smartdoc.english import counted
from smartdoc.finding import Path, told
from smartdoc.model import Record, SignOff
from smartdoc.rules.rule import Case, Problem, rule
from smartdoc.signing import Standing, standing_of
from smartdoc.values import day

_AGREED, _CORRECTED = "v1:8ccbcd4c99c026fa2a040bde", "v1:b438cfccfee854123088c646"
"""The small plan of the examples, as it is and with another day for the next meeting."""

_MEND = (
    "Undo the change, or have the correction agreed and say why: "
    'smartdoc sign FILE --as PERSON --because "…"'
)

_SIGN = (
    "Undo the change; or, if everybody agrees to it, bind the agreement to what the plan says now: "
    "smartdoc sign FILE --as PERSON"
)


@rule(
    "HIS12",
    "changed-since-agreed",
    level="error",
    source="PEP and LIAP guidance: what a meeting has agreed holds until the team agrees otherwise",
    why="Everybody goes home with what was agreed. A goal, a day or an action that is another in "
    "the file afterwards is a promise that nobody made.",
    bad=f"""
        meeting: {{next: 2027-03-15}}
        sign_off:
          - {{who: dt, on: 2026-11-30, content: "{_AGREED}"}}
        """,
    good=f"""
        meeting: {{next: 2027-03-15}}
        sign_off:
          - {{who: dt, on: 2026-11-30, content: "{_AGREED}"}}
          - who: dt
            on: 2026-11-30
            content: "{_CORRECTED}"
            because: The social worker is away in the week of 8 March.
        """,
)
def changed_since_agreed(case: Case) -> Iterator[Problem]:
    """Plans that say something else than what was agreed, without a reason given.

    `smartdoc sign` binds an agreement to what the plan says: goals, days, actions, people and all
    else. Remarks, line breaks and the order of lists may change, and what is recorded while the
    plan runs: readings, how far actions and steps have come, notes on what was found.
    """
    standing = standing_of(case.plan)
    for entry in standing.unreadable:
        yield (
            entry.at("content"),
            "What this agreement is bound to was not written by this version of smartdoc, so that "
            "nobody can tell whether the plan was changed since.",
            "Take back what stood there, or use the version of smartdoc that wrote it.",
        )
    for entry in standing.unexplained:
        yield (
            entry.at("content"),
            "This agreement is to other words than the one before, and no reason is given.",
            "Add the reason: because: …",
        )
    if standing.is_changed:
        yield from _changed(case, standing)


@rule(
    "HIS13",
    "edited-while-agreed",
    level="warning",
    source="PEP and LIAP guidance: what a meeting has agreed holds until the team agrees otherwise",
    why="Nobody has signed, so that nothing in the file tells what was agreed: git alone does. A "
    "plan that is called agreed and says something else than it did is a promise that nobody made.",
    committed="""
        status: agreed
        meeting: {present: [ash, dt, carer, sw]}
        """,
    bad="""
        status: agreed
        meeting: {present: [ash, dt, carer, sw], next: 2027-03-15}
        """,
    good="""
        status: agreed
        meeting: {present: [ash, dt, carer, sw]}
        """,
)
def edited_while_agreed(case: Case) -> Iterator[Problem]:
    """Plans whose status is agreed, without a signature, that were edited since git has them so.

    What is recorded while a plan runs may change, as for plans that somebody has signed.
    """
    if standing_of(case.plan).last is None:
        for place, said in _said(case):
            yield place, f"Changed since this plan became agreed: {said}", _SIGN


def _changed(case: Case, standing: Standing) -> Iterator[Problem]:
    since = f"Changed since {_who(case, standing.agreed_last)}"
    if not case.since_agreed:
        last = standing.agreed_last[0]
        message = f"{since}. What changed is not known: git has no version with what was agreed."
        yield last.at("content"), message, _MEND
    for place, said in _said(case):
        yield place, f"{since}: {said}", _MEND


def _said(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield each change since the agreement, with its place.

    One by one, so that a draft shows each to those who may see the field.
    """
    for sentence in (one for group in case.since_agreed for one in group.sentences):
        said = told(f"{sentence.text.rstrip('.:')}.", f"{sentence.withheld.rstrip('.')}.")
        yield place_of(sentence.differences[0]), said


def _who(case: Case, agreed: Sequence[SignOff]) -> str:
    """Return who agreed first, and when: ``R. Okafor and 2 others agreed on 30 November 2026``."""
    first = agreed[0]
    person = case.plan.person(first.who)
    name = told((person and (person.name or person.role)) or first.who, "somebody")
    others = len({one.who for one in agreed} - {first.who})
    more = f" and {counted(others, 'other')}" if others else ""
    return f"{name}{more} agreed" + (f" on {day(first.on)}" if first.on else "")


def place_of(difference: Difference) -> Path:
    """Return the path in the plan of what changed; of what is gone, that of its list."""
    path: Path = ()
    for step in difference.place:
        if isinstance(step, str):
            path = (*path, step)
        elif isinstance(step, Entry) and step.after is None:
            return path
        elif isinstance(step.after, Record):
            path = step.after.path
    return path
