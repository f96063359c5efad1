"""What must not be found in a report that names nobody: every name, ref and school of the plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smartdoc.cohort.entries import Gathered
from smartdoc.disclosure import Kind, Origin, Secrets, forms_of, phrase_of, private
from smartdoc.model import Plan

_LEARNER = Origin(Kind.LEARNER, where="the plans counted")
_PERSON = Origin(Kind.HIDDEN_NAME, where="the plans counted")
_SCHOOL = Origin(Kind.SCHOOL, where="the plans counted")
_SHORTEST = 2


def secrets_of(
    gathered: Gathered,
    private_terms: Iterable[str],
    real_names: Iterable[tuple[str, Origin]],
    branding: str,
) -> Secrets:
    """Return what to search a report for; what the team calls itself is no secret.

    ``real_names`` are those behind the pseudonyms, as phrases.
    """
    own = phrase_of(branding)
    names = [
        (form, origin)
        for entry in (*gathered.entries, *gathered.outside)
        for plan in (*entry.earlier, entry.plan, entry.newest)
        for name, origin in _named(plan)
        for form in (forms_of(name) if origin is not _SCHOOL else (name,))
        if len(form) >= _SHORTEST and phrase_of(form) and phrase_of(form) not in own
    ]
    whole = {phrase_of(form): origin for form, origin in names if len(phrase_of(form).split()) > 1}
    single = (
        (phrase_of(form).strip(), origin)
        for form, origin in names
        if phrase_of(form).count(" ") == 2
    )
    terms = {
        phrase: origin for phrase, origin in private(private_terms).items() if phrase not in own
    }
    return Secrets({**whole, **dict(real_names), **terms}, others=dict(single), strictly=True)


def _named(plan: Plan) -> Iterator[tuple[str, Origin]]:
    yield plan.learner.name, _LEARNER
    yield plan.ref, _LEARNER
    for person in plan.people:
        yield person.name or "", _PERSON
    yield plan.learner.school or "", _SCHOOL
    yield (plan.education.setting if plan.education else None) or "", _SCHOOL
