"""One document of one plan by itself, searched for secrets like all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from smartdoc.build.builder import Builder
from smartdoc.build.documents import Document
from smartdoc.build.guard import Reason
from smartdoc.check import Checked
from smartdoc.disclosure import search
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.view import Copy, View


def seen(builder: Builder, checked: Checked, plan: Plan, kind: Kind, copy: Copy) -> View:
    """Return what a copy shows of a checked plan."""
    named = builder.guard.named(checked)
    records = builder.records(checked, plan, copy)
    return builder.view(named, named.plan or plan, kind, copy, records)


def files(
    builder: Builder,
    checked: Checked,
    plan: Plan,
    kind: Kind,
    copy: Copy,
    since: date | None = None,
) -> Iterator[tuple[Document, tuple[Reason, ...]]]:
    """Yield the files of a copy, each with why it must not be written, where that is so.

    With ``since`` they tell of edits from that day on only.
    """
    view = seen(builder, checked, plan, kind, copy)
    view = replace(view, chronicle=view.chronicle.since(since))
    for made in builder.files(view, builder.origin(checked, plan, view)):
        name = f"{copy.name}.{made.format}"
        yield made, reasons(builder, checked, plan, view, name, made.content)


def reasons(
    builder: Builder, checked: Checked, plan: Plan, view: View, name: str, content: bytes
) -> tuple[Reason, ...]:
    """Return why a file with what this view shows must not reach its reader; mostly none."""
    named, records = builder.guard.named(checked), builder.records(checked, plan, view.copy)
    leaks = search(name, content, builder.guard.secrets(view, named, records))
    return builder.guard.reasons(leaks, view, checked)
