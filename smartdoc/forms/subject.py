"""What a template is for, by its file's name: which document, of which kinds, for whom."""

from __future__ import annotations

from smartdoc.english import did_you_mean
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
    rest = (
        f"Known: {', '.join(known)}. A form is called after its document, as in meeting.docx, or "
        "after document and kind, as in meeting.pep.docx."
    )
    return Mistake(
        "the file's name",
        file,
        f"There is no {what} “{name}”, so this file is never used.",
        did_you_mean(name, known, rest),
    )
