"""A new plan file: what it is called, what it takes over, and its text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from smartdoc.check import Checker
from smartdoc.config import whole_path
from smartdoc.errors import SmartdocError
from smartdoc.finding import Level, without_words
from smartdoc.frozen import frozen
from smartdoc.kind import kind_from
from smartdoc.opening import is_dir, resolved
from smartdoc.repository import PLAN_SUFFIXES, Repository
from smartdoc.source import Source, Value, parse
from smartdoc.starting.blanks import blank_targets
from smartdoc.starting.editor import modeline
from smartdoc.starting.last import Last, earlier_plans, last_before
from smartdoc.starting.question import questions_of
from smartdoc.starting.starter import Starter, starter_text
from smartdoc.writing import write_new


@frozen
class Order:
    """What is asked for. ``on`` is the day of the meeting, ``following`` that of the next.

    ``to`` is the file to be written, where that is not the one in which such a plan belongs. With
    ``reviews`` there must be a plan from before, which the new one looks back at.
    """

    kind: str
    ref: str
    on: date | None = None
    following: date | None = None
    to: Path | None = None
    reviews: bool = False


@frozen
class Written:
    """The new plan: its file, the plan it follows, and how many targets that one leaves."""

    path: Path
    last: Last | None
    reviewed: int
    still_open: int


def write_new_plan(checker: Checker, order: Order) -> Written:
    """Write a plan to fill in, and return what it is. No file is ever overwritten.

    Raises ``SmartdocError`` for an unknown kind, an unfit ref or day, an earlier plan that cannot
    be read, or a plan that is already there.
    """
    repository = checker.repository
    refuse_unknown_kind(repository, order.kind)
    _refuse_unfit_ref(repository, order)
    earlier = earlier_plans(checker, order.ref, order.kind)
    on = order.on or _next_day(earlier, checker.today)
    _refuse_unfit_days(order, on, earlier)
    last = last_before(on, earlier)
    if order.reviews and last is None:
        raise _nothing_before(order, on)
    path = _free(repository, order.to, on) if order.to else _path(repository, order, on)
    if order.to:
        repository.refuse_unsafe(path)
    text = _text(repository, order, on, path, last)
    _write_new(repository, path, text, on)
    targets = last.targets if last else ()
    return Written(path, last, len(targets), sum(target.is_open for target in targets))


def refuse_unknown_kind(repository: Repository, kind: str) -> None:
    """Raise ``SmartdocError`` for a kind that there is no schema of."""
    if kind not in repository.schemas.kinds:
        hint = repository.schemas.kind_meant(kind)
        raise SmartdocError(f"“{kind}” is not a kind of plan.", hint)


def _refuse_unfit_ref(repository: Repository, order: Order) -> None:
    """Raise where the schema would refuse the ref, which becomes the name of a folder."""
    data: dict[str, Value] = {"kind": order.kind, "ref": order.ref}
    source = Source("", "", data)
    for finding in repository.schemas.schema(order.kind).findings(source, data):
        if finding.path == ("ref",):
            raise SmartdocError(without_words(finding.message), finding.hint)


def _next_day(earlier: Sequence[Last], today: date) -> date:
    """Return the day of the new meeting: as the last plan says, or today."""
    meeting = earlier[-1].plan.meeting if earlier else None
    if meeting is None:
        return today
    if meeting.next and meeting.next > meeting.date:
        return meeting.next
    if meeting.date > today:
        raise SmartdocError(
            f"The last plan, {earlier[-1].file}, is for a meeting still to come and names none "
            "after it.",
            "Go on writing in it; or, for a meeting after it, give the day: --date 2027-01-29",
        )
    return today


def _refuse_unfit_days(order: Order, on: date, earlier: Sequence[Last]) -> None:
    if order.following and order.following <= on:
        raise SmartdocError(
            f"The next meeting, {order.following}, is not after this one, {on}.",
            "Give a later day with --next, or leave it out.",
        )
    for plan in earlier if order.to is None else ():
        if plan.plan.meeting.date == on:
            raise _already_there(plan.file, on)


def _nothing_before(order: Order, on: date) -> SmartdocError:
    return SmartdocError(
        f"{order.ref} has no plan of the kind {order.kind} from before {on} to look back at.",
        f"Give a later day, or write a first plan: smartdoc new {order.kind} {order.ref}",
    )


def _already_there(file: str, on: date) -> SmartdocError:
    return SmartdocError(
        f"{file} already exists, and nothing is overwritten.",
        f"Go on writing in it, or choose another name; if the meeting is not on {on}, give its day "
        "with --date.",
    )


def _free(repository: Repository, path: Path, on: date) -> Path:
    """Return the path of a file that is not there yet, whole."""
    path = whole_path(path)
    if is_dir(path):
        raise SmartdocError(f"{repository.shown(path)} is a folder.", "Give the name of a file.")
    if os.path.lexists(path):
        raise _already_there(repository.shown(path), on)
    if path.suffix.lower() not in PLAN_SUFFIXES:
        raise SmartdocError(
            f"{repository.shown(path)} is not the name of a plan file.",
            f"Let it end in {PLAN_SUFFIXES[0]}.",
        )
    return path


def _path(repository: Repository, order: Order, on: date) -> Path:
    """Return where the new plan belongs, where nothing must be yet."""
    plans = repository.config.plans
    folder = plans / order.ref
    for suffix in reversed(PLAN_SUFFIXES):
        path = _free(repository, folder / f"{on}.{order.kind}{suffix}", on)
    if not resolved(folder).is_relative_to(resolved(plans)):
        raise SmartdocError(
            f"{repository.shown(folder)} leads out of the folder of plans.",
            "Put a folder of its own in its place.",
        )
    return path


def _write_new(repository: Repository, path: Path, text: str, on: date) -> None:
    """Write a file that nobody else has made in the meantime."""
    try:
        write_new(path, text.encode("utf-8"))
    except FileExistsError as error:
        raise _already_there(repository.shown(path), on) from error


def _text(repository: Repository, order: Order, on: date, path: Path, last: Last | None) -> str:
    """Return the text of the new plan, which can be read even if its template is the team's."""
    schemas, policy = repository.schemas, repository.policy
    kind = kind_from(order.kind, schemas.schema(order.kind).about)
    targets = last.plan.targets if last else ()
    blanks = blank_targets(
        order.kind,
        kind.target,
        policy,
        last.plan.learner if last else None,
        [each.target for each in last.targets if each.is_open] if last else [],
        [target.id for target in targets],
    )
    starter = Starter(
        kind=kind,
        policy=policy,
        questions=questions_of(schemas, order.kind),
        ref=order.ref,
        file=repository.shown(path),
        modeline=modeline(repository.root, path, order.kind),
        meeting=_meeting(on, order.following, last),
        last=last,
        blanks=blanks,
    )
    text = starter_text(starter, repository.root)
    faults = [each for each in parse(text, starter.file).findings if each.level is Level.ERROR]
    if faults:
        raise SmartdocError(
            f"The starter template of {order.kind} makes a file that cannot be read: "
            f"{without_words(faults[0].message)}",
            "Correct the template in templates/new/.",
        )
    return text


def _meeting(on: date, following: date | None, last: Last | None) -> dict[str, Value]:
    """Return what is known of the meeting; who is asked to come stays the same."""
    meeting: dict[str, Value] = {"date": on.isoformat()}
    if following:
        meeting["next"] = following.isoformat()
    if last:
        if last.plan.meeting.chair:
            meeting["chair"] = last.plan.meeting.chair
        meeting["invited"] = list(last.plan.meeting.invited)
    return meeting
