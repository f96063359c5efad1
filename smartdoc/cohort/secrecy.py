"""What must not be found in a report that names nobody: every name, ref and school of the plans."""

from __future__ import annotations

from collections.abc import Iterable

from smartdoc.cohort.gathering import Gathered
from smartdoc.disclosure import (
    Kind,
    Origin,
    Secrets,
    phrase_of,
    private,
)
from smartdoc.language.name_forms import forms_of

_ORIGINS = {kind: Origin(kind, where="the plans counted") for kind in Kind}
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
        (form, _ORIGINS[kind])
        for one in (*gathered.counted, *gathered.outside)
        for name, kind in one.names
        for form in ((name,) if kind is Kind.SCHOOL else forms_of(name))
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
