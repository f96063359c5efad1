"""The blank forms of a repository: one for each kind of plan, made of no plan."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.build.documents import Workshop
from smartdoc.build.manifest import Output, content_hash
from smartdoc.kind import kind_from
from smartdoc.repository import Repository
from smartdoc.view.blank import DOCUMENT as BLANK
from smartdoc.view.blank import blank_form

__all__ = ["BLANK", "FOLDER", "blank_forms"]

FOLDER = "blank-forms"


def blank_forms(
    repository: Repository, workshop: Workshop, formats: tuple[str, ...]
) -> Iterator[tuple[Output, bytes]]:
    """Yield each form as the manifest lists it, with its content."""
    from smartdoc.starting.question import questions_of  # slow to load, and few make forms

    heading = repository.policy.publication.document(BLANK).title or "Blank form"
    for name in repository.schemas.kinds:
        kind = kind_from(name, repository.schemas.schema(name).about)
        asked = questions_of(repository.schemas, name)
        form = blank_form(kind, asked, repository.policy, repository.config.branding, heading)
        for made in workshop.documents(form, formats):
            path = f"{FOLDER}/{name}.{made.format}"
            digest = content_hash(made.content)
            yield (
                Output(path, BLANK, kind.title, form.audience, made.format, digest),
                made.content,
            )
