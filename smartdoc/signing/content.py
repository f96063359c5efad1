"""What people agree to in a plan, and a short hash of it that changes just when its meaning does.

Agreed is all that a plan says, but for what is recorded while it runs (:data:`PROGRESS`): how far
an action has come, what was measured, what the learner says looking back. Everything else is part
of the bargain, also what a team's own kind adds, and rules that are set aside.

The hash is of the meaning: order of lists and keys, line breaks, white space, quotation marks and
remarks do not count, nor does a block with nothing in it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, replace
from typing import Any, TypeAlias, TypeVar

from smartdoc.changes import field_names, plain
from smartdoc.late import late
from smartdoc.model import Details, Plan, Record

VERSION = "v1"
"""The form of the hash. Another form gets another number, and this one stays readable."""

_DIGITS = 24
"""Of the 64 hexadecimal digits of SHA-256: 96 bits, which nobody hits by trying."""

_CONTENT = late(rf"{VERSION}:[0-9a-f]{{{_DIGITS}}}\Z")

_OF_ACTION = ("status", "done_on", "note")

PROGRESS: Mapping[str, str] = {
    "status": "becomes “agreed” by the agreement itself",
    "sign_off": "is the agreement itself",
    **{
        f"{actions}.{name}": "how far an action has come"
        for actions in ("targets.actions", "actions", "transition.actions")
        for name in _OF_ACTION
    },
    "targets.measure.readings": "what was measured on the way",
    "targets.milestones.done_on": "that a step was reached",
    "targets.monitoring.note": "what was found on a day that was agreed for looking",
    "targets.pupil_premium.impact": "what difference the money made",
    "targets.pupil_premium.note": "what shows that difference",
    "targets.reflection": "the learner's own look back",
    "targets.report_text": "what the report says at the end",
    "report.comment": "what the report says at the end",
    "confidence.after": "how sure somebody felt after the plan",
    "confidence.after_on": "when that was",
}
"""What is recorded while a plan runs, by its place in the file, each with the reason."""

_IN_ORDER = json.JSONEncoder(sort_keys=True)

Canonical: TypeAlias = "str | int | float | bool | list[Canonical] | dict[str, Canonical]"
Part = TypeVar("Part", bound=Record)


def content_of(plan: Plan) -> str:
    """Return the hash of what is agreed in a plan, with its form in front: ``v1:5f0c…``."""
    return hash_of(agreed_part(plan))


def hash_of(plan: Plan) -> str:
    """Return the hash of all that a plan says."""
    text = json.dumps(_canonical(plan), sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{VERSION}:{digest[:_DIGITS]}"


def is_content(text: str | None) -> bool:
    """Tell whether this is a hash of the form that is made here, which can be compared."""
    return bool(text and _CONTENT.match(text))


def is_progress(names: tuple[str, ...]) -> bool:
    """Tell whether a field is recorded while the plan runs: ``("targets", "actions", "note")``."""
    return any(".".join(names[:deep]) in PROGRESS for deep in range(1, len(names) + 1))


def agreed_part(plan: Plan) -> Plan:
    """Return the plan as if nothing had been recorded since it was agreed."""
    return _without_progress(plan, ())


def _without_progress(record: Part, names: tuple[str, ...]) -> Part:
    kept: dict[str, Any] = {}
    for field in fields(record):
        here = (*names, field.name)
        if ".".join(here) in PROGRESS:
            kept[field.name] = _nothing(field)
        elif field.name not in ("path", "extra"):
            kept[field.name] = _inside(getattr(record, field.name), here)
    return replace(record, **kept)


def _inside(value: object, names: tuple[str, ...]) -> object:
    if isinstance(value, Record):
        return _without_progress(value, names)
    if isinstance(value, tuple):
        return tuple(_inside(one, names) for one in value)
    return value


def _nothing(field: Field[Any]) -> Any:
    return None if field.default is MISSING else field.default


def _canonical(value: object) -> Canonical | None:
    """Return what a value says as plain data, None where it says nothing."""
    if isinstance(value, Record | Details):
        return _named(value)
    if isinstance(value, tuple):
        said = [one for one in map(_canonical, value) if one is not None]
        return sorted(said, key=_IN_ORDER.encode) or None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return (plain(str(value)) or None) if value is not None else None


def _named(value: Record | Details) -> dict[str, Canonical] | None:
    """Return what a block says by name; a team's own fields stand beside ours.

    *Why beside:* a field that becomes one of ours later must not change what was agreed.
    """
    said: dict[str, Canonical] = {}
    for name, one in _fields_of(value):
        if name == "extra" and isinstance(one, Details):
            said |= _named(one) or {}
        elif (found := _canonical(one)) is not None:
            said[name] = found
    return said or None


def _fields_of(value: Record | Details) -> list[tuple[str, object]]:
    if isinstance(value, Details):
        return [(name, value[name]) for name in value]
    return [(name.rstrip("_"), getattr(value, name)) for name in field_names(type(value))]
