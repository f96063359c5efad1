"""A repository of many learners with plans of all kinds, the same for the same seed."""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path
from typing import Any

from smartdoc.dates import MONTHS
from smartdoc.filters import day
from tests.examples import base, keep

KINDS = ("pep",) * 6 + ("learning-goals", "all-star", "liap", "learner-engagement")
NAMES = (
    "Abiola Bryn Cerys Dafydd Eilidh Farouk Gethin Hana Idris Jorun Kasia Lowri Mairead Nia Oisin "
    "Pawel Quilla Rhodri Saoirse Tomos Ulrika Vesna Wren Xanthe Yusuf Zofia"
).split()
AREAS = ("english", "maths", "attendance", "friendships", "homework", "science", "sleep", "music")
OUTCOMES = ("achieved", "achieved", "partly-achieved", "not-achieved", "not-yet-due")
IMPACTS = ("significant", "moderate", "minimal", "too-soon")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONG = re.compile(rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)}) [0-9]{{4}}")
TODAY = datetime.date(2026, 11, 22)


def write_cohort(root: Path, learners: int = 64, seed: int = 7) -> Path:
    """Write the repository and return its folder: one to three plans of each learner."""
    chance = random.Random(seed)
    (root / "smartdoc.yaml").write_text(
        "today: 2026-11-22\nignore: [S15]\nbranding: {name: Northshire Virtual School}\n",
        encoding="utf-8",
    )
    for number in range(learners):
        ref = f"k-{number:04}"
        name = NAMES[number % len(NAMES)]
        for plan in _plans(ref, name, chance):
            keep(root, plan)
    return root


def _plans(ref: str, name: str, chance: random.Random) -> list[dict[str, Any]]:
    kind = chance.choice(KINDS)
    on = TODAY + datetime.timedelta(chance.randint(-200, 20))
    plans = [_plan(kind, ref, name, on, chance)]
    for _ in range(chance.randint(0, 2)):
        later = plans[0]
        on -= datetime.timedelta(chance.randint(80, 120))
        earlier = _plan(kind, ref, name, on, chance)
        earlier["status"] = "agreed"
        earlier["meeting"]["next"] = later["meeting"]["date"]
        later["review"] = [_review(target["id"], chance) for target in earlier["targets"]]
        _close(later)
        plans.insert(0, earlier)
    return plans


def _plan(
    kind: str, ref: str, name: str, on: datetime.date, chance: random.Random
) -> dict[str, Any]:
    small = base(kind)
    written_for = datetime.date.fromisoformat(small["meeting"]["date"])
    plan: dict[str, Any] = _moved(small, on - written_for)
    plan["ref"] = ref
    plan["learner"]["name"] = name
    plan["status"] = chance.choice(("draft", "agreed", "agreed"))
    following = chance.choice((None, 30, 100, 110, 120))
    plan["meeting"]["present"] = list(plan["people"])
    plan["meeting"].pop("next", None)
    if following:
        plan["meeting"]["next"] = (on + datetime.timedelta(following)).isoformat()
    if plan["status"] == "agreed":
        signed = {} if chance.random() < 0.3 else {"on": on.isoformat()}
        plan["sign_off"] = [{"who": next(iter(plan["people"])), **signed}]
    if chance.random() < 0.15:
        absent = chance.random() < 0.5
        plan["voice"] = {"absent_because": "did not come"} if absent else {"how": "in a talk"}
    for place, target in enumerate(plan["targets"]):
        if kind != "pep" or place == 2:
            target["areas"] = [chance.choice(AREAS)]
        if kind == "pep" and chance.random() < 0.6:
            spent = {"what": "tuition", "cost": chance.randint(3, 60) * 10}
            target["pupil_premium"] = [{**spent, "impact": chance.choice(IMPACTS)}]
        if chance.random() < 0.15:
            target["due"] = "ongoing"
        if chance.random() < 0.1:
            target.pop("measure", None)
    if kind == "pep":
        percent = chance.choice((98.4, 97, 95, 93.2, 91, 90, 88.8, 62, 48))
        plan["attendance"] = {"percent": percent, "suspensions": chance.choice((0, 0, 0, 2))}
    return plan


def _moved(value: Any, by: datetime.timedelta) -> Any:
    """Return data with every day in it moved, so that a plan fits its meeting."""
    if isinstance(value, dict):
        return {key: _moved(one, by) for key, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, by) for one in value]
    if not isinstance(value, str):
        return value
    text = _ISO.sub(lambda m: (datetime.date.fromisoformat(m[0]) + by).isoformat(), value)
    return _LONG.sub(lambda m: day(_long_day(m[0]) + by), text)


def _long_day(text: str) -> datetime.date:
    number, month, year = text.split()
    return datetime.date(int(year), MONTHS.index(month) + 1, int(number))


def _review(target: str, chance: random.Random) -> dict[str, str]:
    outcome = chance.choice(OUTCOMES)
    return {
        "target": target,
        "outcome": outcome,
        "because": "The group met twice only because of illness.",
        "decision": "close" if outcome == "achieved" else "carry-over",
    }


def _close(plan: dict[str, Any]) -> None:
    """Give a new id to each target that the review closes under its old one."""
    closed = {one["target"] for one in plan["review"] if one["decision"] == "close"}
    for target in plan["targets"]:
        if target["id"] in closed:
            target["id"] += "-again"
