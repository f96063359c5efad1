"""A policy file, on top of those it extends, becomes a policy."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from smartdoc.errors import SmartdocError
from smartdoc.policy.audience import publication_from
from smartdoc.policy.policy import (
    AllStarPolicy,
    KindPolicy,
    LiapPolicy,
    PepPolicy,
    Policy,
    plain,
)
from smartdoc.policy.sense import refuse_nonsense

Data: TypeAlias = Mapping[str, object]

STANDARD = "standard"
"""The policy that every other one changes."""


def policy_named(name: str, read: Callable[[str], Data], override: Data | None = None) -> Policy:
    """Return the policy of this name, on top of those it extends, with the override on top of it.

    ``read`` returns the data of the policy of a name.
    """
    layers = layers_of(name, read)
    return policy_from(*(data for _, data in layers), _about(name, layers[-1][1]), override or {})


def _about(name: str, own: Data) -> Data:
    """Return what a policy is called and from when it applies, which none has from another."""
    return {"name": name, "title": own.get("title", name), "valid_from": own.get("valid_from")}


def layers_of(name: str, read: Callable[[str], Data]) -> list[tuple[str, Data]]:
    """Return the policies that make up the one of this name, each with its name, the lowest first.

    Below each policy lie its ``parts``, a file for each kind of plan in the folder ``parts``.
    """
    layers: list[tuple[str, Data]] = []
    seen: list[str] = []
    following: str | None = name
    while following:
        if following in seen:
            raise SmartdocError(
                f"The policy “{following}” extends itself: {' → '.join([*seen, following])}.",
                "Let the last of them extend the standard policy.",
            )
        seen.append(following)
        data = read(following)
        parts = [f"parts/{part}" for part in _parts(data)]
        layers[:0] = [*((part, read(part)) for part in parts), (following, data)]
        following = _extended(following, data)
    return layers


def _parts(data: Data) -> list[str]:
    parts = data.get("parts")
    return [str(part) for part in parts] if isinstance(parts, list) else []


def policy_from(*layers: Data) -> Policy:
    """Return the policy made of validated data, each layer changing those before it."""
    data: dict[str, Any] = {}
    for layer in layers:
        data = merged(data, layer)
    try:
        policy = _policy(data)
        refuse_nonsense(policy)
    except KeyError as error:
        raise SmartdocError(
            f"The policy “{data.get('name', '')}” lacks {error.args[0]}.",
            "Let it extend the standard policy, or say what is missing.",
        ) from error
    return policy


def merged(base: Data, over: Data) -> dict[str, Any]:
    """Return the base with what the other says instead; a list replaces a whole list."""
    result = dict(base)
    for key, value in over.items():
        before = result.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            result[key] = merged(before, value)
        else:
            result[key] = value
    return result


def _extended(name: str, data: Data) -> str | None:
    extends = data.get("extends")
    if isinstance(extends, str):
        return extends
    return None if name == STANDARD else STANDARD


def _policy(data: Mapping[str, Any]) -> Policy:
    valid_from = data.get("valid_from")
    return Policy(
        name=data["name"],
        title=data.get("title", data["name"]),
        valid_from=datetime.date.fromisoformat(valid_from) if valid_from else None,
        parties={plain(word): party for party, words in data["parties"].items() for word in words},
        areas={area: frozenset(map(plain, words)) for area, words in data["areas"].items()},
        agencies=frozenset(map(plain, data["agencies"])),
        pep=_pep(data["pep"]),
        all_star=AllStarPolicy(data["all-star"]["actions"], data["all-star"]["reasons"]),
        liap=LiapPolicy(tuple(data["liap"]["parties"]), _stand_ins(data["liap"])),
        levels=dict(data.get("levels", {})),
        numbers=dict(data.get("numbers", {})),
        kinds={kind: _kind(own) for kind, own in data.get("kinds", {}).items()},
        publication=publication_from(data),
        known_acronyms=frozenset(map(plain, data.get("known_acronyms", []))),
    )


def _kind(data: Mapping[str, Any]) -> KindPolicy:
    return KindPolicy(dict(data.get("numbers", {})), dict(data.get("levels", {})))


def _pep(data: Mapping[str, Any]) -> PepPolicy:
    stages = data.get("stages", {})
    common = {key: value for key, value in data.items() if key != "stages"}
    return PepPolicy(
        stages={stage: _pep(merged(common, own)) for stage, own in stages.items()},
        least_in_area=dict(data.get("least_in_area", {})),
        parties=tuple(data["parties"]),
        stand_ins=_stand_ins(data),
        least=data["least"],
        most=data["most"],
        required_areas=tuple(data["required_areas"]),
        another_area=data["another_area"],
        writing_key_stages=tuple(data["writing_key_stages"]),
    )


def _stand_ins(data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {party: tuple(others) for party, others in data.get("stand_ins", {}).items()}
