"""What a document says of the agreement to its plan: whether it stands, and what changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from smartdoc.changes import Labels, changes_between
from smartdoc.english import listed
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Plan, SignOff
from smartdoc.signing import Standing, agreed_part
from smartdoc.values import day

Named = Callable[[str], str]


@frozen
class Signing:
    """How the agreements of a whole plan stand, and that plan as it was agreed, where it is known.

    ``agreed`` is given only where the plan was changed since.
    """

    standing: Standing
    agreed: Plan | None = None
    labels: Labels = field(default_factory=Labels)


@frozen
class Change:
    """What changed since the agreement in one part of the plan, as far as the reader may see it."""

    title: str
    said: str


@frozen
class Signed:
    """The agreement as a document shows it.

    ``by`` says who agreed to what stands and when, ``corrections`` who agreed to which correction,
    and who had only agreed before. ``changes`` is empty too where ``is_changed`` and the reader may
    see none of them, or nobody knows them; ``is_known`` tells which.
    """

    by: str = ""
    corrections: tuple[str, ...] = ()
    is_changed: bool = False
    is_known: bool = False
    changes: tuple[Change, ...] = ()


def signed_of(
    plan: Plan, agreed: Plan | None, signing: Signing | None, kind: Kind, name: Named
) -> Signed:
    """Return what a document says of the agreement.

    ``plan`` and ``agreed`` hold what the reader may see; ``name`` returns what people are called.
    """
    corrections = tuple(_corrections(plan, name))
    if signing is None or signing.standing.last is None:
        return Signed(corrections=corrections)
    standing = signing.standing
    if corrections:
        corrections += tuple(_before(standing, name))
    return Signed(
        by=_by(standing.agreed_last, name),
        corrections=corrections,
        is_changed=standing.is_changed,
        is_known=agreed is not None,
        changes=_changes(agreed, plan, signing.labels, kind) if agreed else (),
    )


def _by(agreed: tuple[SignOff, ...], name: Named) -> str:
    days: dict[str, list[str]] = {}
    for one in agreed:
        names = days.setdefault(day(one.on), [])
        if name(one.who) not in names:
            names.append(name(one.who))
    return "; ".join(
        f"{listed(names)} on {on}" if on else listed(names) for on, names in days.items()
    )


def _corrections(plan: Plan, name: Named) -> Iterator[str]:
    """Yield the corrections whose reasons the reader may see."""
    for one in plan.sign_off:
        if one.because:
            on = f" on {day(one.on)}" if one.on else ""
            yield f"{name(one.who)} agreed to a correction{on}: {one.because}"


def _before(standing: Standing, name: Named) -> Iterator[str]:
    """Yield who agreed to what the plan said before, and to nothing since."""
    now = {one.who for one in standing.agreed_last}
    before = [one.who for one in standing.bound if one.who not in now]
    if before:
        yield f"Agreed before the last correction: {listed([*dict.fromkeys(map(name, before))])}"


def _changes(before: Plan, after: Plan, labels: Labels, kind: Kind) -> tuple[Change, ...]:
    groups = changes_between(agreed_part(before), agreed_part(after), labels, kind.target)
    return tuple(
        Change(group.title, f"{sentence.text.rstrip('.:')}.")
        for group in groups
        for sentence in group.sentences
    )
