"""What no plan could meet: a policy whose numbers contradict each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import islice

from smartdoc.errors import SmartdocError
from smartdoc.policy.policy import PepPolicy, Policy

_ALIKE = 0.8
"""How alike two words are when one is taken for the other mistyped."""

_MOST_UNKNOWN = 20
"""Areas that are compared with all others, which takes long: nobody mistypes more."""


def refuse_nonsense(policy: Policy) -> None:
    """Raise ``SmartdocError`` for the first thing in a policy that contradicts another."""
    fault = next(_faults(policy), None)
    if fault:
        message, keys = fault
        raise SmartdocError(
            f"Policy “{policy.name}”: {message}",
            f"Change {keys}, in smartdoc.yaml under “override” or in the policy's own file.",
        )


def _faults(policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, and the keys to change."""
    yield from _pep_faults(policy, policy.pep, "")
    for stage, own in policy.pep.stages.items():
        yield from _pep_faults(policy, own, f" in {stage}")
    for kind in ("", *policy.kinds):
        least, most = (policy.number(f"{end}_target", kind) for end in ("shortest", "longest"))
        if least > most:
            yield (
                f"a target{' of ' * bool(kind)}{kind} is to run for at least {least:g} days and "
                f"for at most {most:g}.",
                "“shortest_target” or “longest_target”",
            )


def _pep_faults(policy: Policy, pep: PepPolicy, where: str) -> Iterator[tuple[str, str]]:
    if pep.least > pep.most:
        yield (
            f"a PEP{where} is to have at least {pep.least} targets and at most {pep.most}.",
            "“least” or “most” under “pep”",
        )
    for area, number in pep.least_in_area.items():
        if number > pep.most:
            yield (
                f"a PEP{where} is to have at least {number} targets for {area}, and at most "
                f"{pep.most} in all.",
                "“least_in_area” or “most” under “pep”",
            )
    wanted = dict.fromkeys((*pep.required_areas, *pep.least_in_area))
    for area in islice((one for one in wanted if one not in policy.areas), _MOST_UNKNOWN):
        # An area without words of its own counts by its name, so only a slip can be told.
        if close := difflib.get_close_matches(area, policy.areas, n=1, cutoff=_ALIKE):
            yield (
                f"a PEP{where} is to have a target for “{area}”, which is no area. Did you mean "
                f"“{close[0]}”?",
                "“required_areas” or “least_in_area” under “pep”",
            )
