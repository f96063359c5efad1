"""What a template is for, by its file's name: which document, of which kinds, for whom."""

from __future__ import annotations

import difflib

from smartdoc.forms.mistake import Mistake
from smartdoc.frozen import frozen
from smartdoc.policy import Audience, DocumentType
from smartdoc.repository import Repository


@frozen
class Subject:
    """One document, with the kinds of plan that a template makes it of, and its readers."""

    document: DocumentType
    kinds: tuple[str, ...]
    audiences: tuple[Audience, ...]


def subject_of(file: str, repository: Repository) -> Subject | Mistake:
    """Return what a template of this name is for, or what is wrong with the name."""
    stem = file.partition(".docx")[0].partition(".html.jinja")[0]
    name, _, kind = stem.partition(".")
    published = repository.policy.publication
    # A document for nobody in particular is made of no plan, and has no form.
    of_plans = tuple(one.name for one in published.documents.values() if one.audiences)
    if name not in of_plans:
        return _unknown("document of a plan", name, of_plans, file)
    if kind and kind not in repository.schemas.kinds:
        return _unknown("kind of plan", kind, repository.schemas.kinds, file)
    document = published.documents[name]
    audiences = tuple(published.audience(one) for one in document.audiences)
    return Subject(document, (kind,) if kind else repository.schemas.kinds, audiences)


def _unknown(what: str, name: str, known: tuple[str, ...], file: str) -> Mistake:
    close = difflib.get_close_matches(name, known, n=1)
    meant = f"Did you mean “{close[0]}”? " if close else ""
    return Mistake(
        "the file's name",
        file,
        f"There is no {what} “{name}”, so that this file is never used.",
        f"{meant}Known: {', '.join(known)}. A form is called after its document, as in "
        "meeting.docx, or after document and kind, as in meeting.pep.docx.",
    )
