"""Which plan of a learner the next meeting looks back at."""

from __future__ import annotations

import os
from pathlib import PurePath

from smartdoc.check import Checker
from smartdoc.english import did_you_mean
from smartdoc.errors import SmartdocError
from smartdoc.repository import Repository
from smartdoc.starting.last import kinds_of
from smartdoc.starting.new import refuse_unknown_kind


def kind_to_review(checker: Checker, ref: str, kind: str | None) -> str:
    """Return the kind whose last plan is reviewed: the given one, or the only one there is.

    Raises ``SmartdocError`` where the ref has no plan of that kind, or of several
    and none is given.
    """
    if kind is not None:
        refuse_unknown_kind(checker.repository, kind)
    known = refs_of(checker.repository)
    kinds = kinds_of(checker, ref) if ref in known else []
    if not kinds:
        raise _unknown_ref(ref, known, kind)
    if kind is None and len(kinds) > 1:
        raise SmartdocError(
            f"{ref} has plans of several kinds: {', '.join(kinds)}.",
            f"Say which is reviewed: smartdoc review {ref} --kind {kinds[0]}",
        )
    if kind is not None and kind not in kinds:
        raise SmartdocError(
            f"{ref} has no plan of the kind {kind} yet.",
            f"There is: {', '.join(kinds)}. For a first plan: smartdoc new {kind} {ref}",
        )
    return kind or kinds[0]


def refs_of(repository: Repository) -> list[str]:
    """Return the refs that have a folder of plans, sorted."""
    try:
        with os.scandir(repository.config.plans) as folders:
            return sorted(
                each.name
                for each in folders
                if each.is_dir(follow_symlinks=True) and each.name[:1] != "."
            )
    except OSError:
        return []


def _unknown_ref(ref: str, known: list[str], kind: str | None) -> SmartdocError:
    others = [each for each in known if each != ref]
    name = PurePath(ref.lower().replace("\\", "/")).name  # a path, as the shell completes it
    rest = f"For a first plan: smartdoc new {kind or 'KIND'} REF"
    return SmartdocError(f"“{ref}” has no plans.", did_you_mean(name, others, rest))
