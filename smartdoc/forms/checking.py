"""Everything that is wrong with a Word form, told without a plan of anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from smartdoc.english import listed
from smartdoc.errors import SmartdocError
from smartdoc.forms.expressions import Use
from smartdoc.forms.fields import plan_fields, readers_of
from smartdoc.forms.form import Form
from smartdoc.forms.mistake import Mistake
from smartdoc.forms.sample import sample_views
from smartdoc.forms.structure import Found
from smartdoc.forms.subject import Subject, subject_of
from smartdoc.opening import bytes_of
from smartdoc.repository import Repository
from smartdoc.word import About


def check_form(path: Path, repository: Repository) -> list[Mistake]:
    """Return what is wrong with a form, in the order of its text, remarks last.

    Raises ``SmartdocError`` if docxtpl is not installed, or the file is no Word document.
    """
    form = Form(bytes_of(path), repository.shown(path))
    found = [*form.mistakes, *form.remarks]
    subject = subject_of(path.name, repository)
    if isinstance(subject, Mistake):
        return [subject, *found]
    if form.without_header:
        found.append(
            Mistake(
                "the whole form",
                "",
                f"There is no header on {' and '.join(form.without_header)} pages, so that drafts "
                "could not be marked as such.",
                "Give it a header in Word: Insert, Header. It may be empty.",
            )
        )
    found += _never_filled(form, subject, repository)
    if not any(not one.remark for one in found):
        found += _tried(form, subject, repository)
    return sorted(found, key=lambda one: one.remark)


def _never_filled(form: Form, subject: Subject, repository: Repository) -> Iterator[Mistake]:
    """Yield fields that the document shows to nobody, or not to everybody, or no plan has."""
    published, document = repository.policy.publication, subject.document
    there = {one.path for kind in subject.kinds for one in plan_fields(kind, repository)}
    called = document.title or document.name
    empty: dict[str, list[str]] = {}
    for one, use in _uses(form):
        readers = readers_of(use.path, document, subject.audiences, published)
        if not readers:
            yield one.mistake(
                f"“{use.written}” is never filled in the document “{called}”: no reader of it may "
                "see this.",
                "Take it out, or list it in the policy for this document and its readers.",
            )
        elif not any(path[: len(use.path)] == use.path for path in there):
            yield one.mistake(
                f"“{use.written}” is never filled: a plan of kind {listed(subject.kinds)} has no "
                "such field.",
                "Take it out.",
            )
        for each in subject.audiences:
            if readers and each.name not in readers:
                empty.setdefault(each.title, []).append(use.written)
    for title, fields in empty.items():
        yield Mistake(
            "the whole form",
            "",
            f"In the document “{called}” for {title} these are empty, as that reader may not see "
            f"them: {', '.join(fields)}.",
            "Where that looks wrong, or a box or other words in its place would say what is not "
            "so, put {% if … %} and {% endif %} around it.",
            remark=True,
        )


def _uses(form: Form) -> Iterator[tuple[Found, Use]]:
    """Yield each field that the form shows, once, with the tag that shows it first."""
    told: set[str] = set()
    for each in form.parts.values():
        for found, use in each.uses:
            if found.place and use.written not in told and use.path[-1] not in ("id", "path"):
                told.add(use.written)
                yield found, use


def _tried(form: Form, subject: Subject, repository: Repository) -> Iterator[Mistake]:
    """Yield what goes wrong when the form is filled with made-up plans; the first is enough."""
    for kind in subject.kinds:
        for audience in subject.audiences:
            for view in sample_views(kind, subject.document, audience, repository):
                try:
                    form.filled(view, About(title=view.title, date=view.date))
                except SmartdocError as error:
                    yield Mistake("filled with a made-up plan", kind, error.message, error.hint)
                    return
