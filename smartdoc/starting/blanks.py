"""The targets that a new plan lays out empty: as many as its kind must have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from smartdoc.frozen import frozen
from smartdoc.model import Learner, Target
from smartdoc.policy import Policy
from smartdoc.source import Value

_NO_ID = re.compile(r"[^a-z0-9]+")
_ANOTHER = "another area, such as attendance, homework or friendships"
_PERHAPS_WRITING = "in key stages 1 and 2 (Years 1 to 6): [english, writing]"


@frozen
class Blank:
    """A target to fill in: the id it begins with, its areas, and a remark on them."""

    id: str
    areas: tuple[str, ...] = ()
    note: str = ""

    @property
    def given(self) -> dict[str, Value]:
        """Return what already stands in it."""
        return {"id": self.id, **({"areas": list(self.areas)} if self.areas else {})}

    @property
    def notes(self) -> dict[str, str]:
        """Return the remarks behind its keys."""
        return {"areas": self.note} if self.note else {}


def blank_targets(
    kind: str,
    word: str,
    policy: Policy,
    learner: Learner | None,
    carried: Sequence[Target],
    taken: Collection[str],
) -> list[Blank]:
    """Return the targets to lay out beside those carried over.

    ``word`` is what the kind calls a target; ids in ``taken`` belong to other targets.
    """
    if kind == "pep":
        found = _for_pep(policy, learner, carried)
    else:
        found = [] if carried else [Blank(word)]
    return _with_own_ids(found, taken)


def _for_pep(policy: Policy, learner: Learner | None, carried: Sequence[Target]) -> list[Blank]:
    pep = policy.pep.in_stage(learner.key_stage if learner else None)
    wanted = [_for_area(area, policy, learner) for area in pep.required_areas]
    found = [blank for blank in wanted if not _is_met(policy, blank.areas[-1], carried)]
    others = [each for each in carried if not _is_met(policy, pep.required_areas, [each])]
    missing = max(pep.least - len(carried) - len(found), pep.another_area and not others)
    return [*found, *(Blank("other", note=_ANOTHER) for _ in range(missing))]


def _for_area(area: str, policy: Policy, learner: Learner | None) -> Blank:
    stage = learner.key_stage if learner else None
    if area == "english" and stage in policy.pep.writing_key_stages:
        return Blank("writing", ("english", "writing"))
    unsure = area == "english" and stage is None and policy.pep.writing_key_stages
    return Blank(area, (area,), _PERHAPS_WRITING if unsure else "")


def _is_met(policy: Policy, areas: str | Iterable[str], targets: Iterable[Target]) -> bool:
    """Tell whether one of the targets is about one of the areas."""
    wanted = (areas,) if isinstance(areas, str) else areas
    return any(policy.in_area(target, area) for target in targets for area in wanted)


def _with_own_ids(blanks: Iterable[Blank], taken: Collection[str]) -> list[Blank]:
    used, found = set(taken), []
    for blank in blanks:
        name = _NO_ID.sub("-", blank.id.lower()).strip("-") or "target"
        numbered = (f"{name}-{number}" for number in range(2, len(used) + 3))
        own = next(id_ for id_ in (name, *numbered) if id_ not in used)
        used.add(own)
        found.append(Blank(own, blank.areas, blank.note))
    return found
