"""The settings' choice of rules, which must name rules and kinds that there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smartdoc.english import did_you_mean
from smartdoc.errors import SmartdocError
from smartdoc.policy import Policy
from smartdoc.repository import CONFIG_FILE, Repository
from smartdoc.rules import RULES, rules_chosen
from smartdoc.rules.files import unread_plan_beside


def refuse_faults(repository: Repository) -> None:
    """Raise ``SmartdocError`` where the settings choose a rule, or name a kind, that is not."""
    config, known = repository.config, repository.schemas.kinds
    _refuse_unknown_kinds(repository.policy.kinds, known, f"Policy “{repository.policy.name}”")
    _refuse_unknown_kinds(config.kinds, known, CONFIG_FILE)
    for kind in ("", *config.kinds):
        choice = config.choice(kind)
        try:
            rules_chosen(choice.select, choice.ignore)
        except SmartdocError as error:
            raise SmartdocError(f"{CONFIG_FILE}: {error.message}", error.hint) from error
    _refuse_levels(repository.policy)


def _refuse_levels(policy: Policy) -> None:
    """Raise ``SmartdocError`` for a level of what nobody may set aside: faults of reading."""
    may_be_set = {
        each.code
        for each in RULES
        if each.family not in ("YML", "SCH") and each is not unread_plan_beside
    }
    own = (code for kind in policy.kinds.values() for code in kind.levels)
    for code in (*policy.levels, *own):
        if code not in may_be_set:
            raise SmartdocError(
                f"The policy gives a level to {code}, whose level cannot be set.",
                "See the codes of all rules: smartdoc rules. Faults of reading (YML, SCH, FILE03) "
                "cannot be set aside.",
            )


def _refuse_unknown_kinds(kinds: Iterable[str], known: Sequence[str], where: str) -> None:
    for kind in kinds:
        if kind not in known:
            raise SmartdocError(
                f"{where}: there is no kind of plan “{kind}”.",
                did_you_mean(kind, known, f"Kinds known here: {', '.join(known)}."),
            )
