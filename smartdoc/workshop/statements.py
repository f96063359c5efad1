"""The statements of the exercise: sentences of the rules' own examples, and some of our own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.rules import rule_named
from smartdoc.source import Value, parse, read

_FILE = Path(__file__).with_name("statements.yaml")

TAKE: Mapping[str, int] = {"S": 2, "M": 2, "A": 1, "R": 1, "T": 1, "": 3}
"""How many statements of each letter an exercise has; those under ``""`` are SMART as they are."""


@frozen
class Statement:
    """A sentence to judge, with one that is better where it is not SMART.

    ``letter`` is the letter of SMART that it is chosen for and ``why`` what the rule about it says;
    both are empty where nothing is wrong. ``talk`` is what there is to learn from it, and
    ``example`` the code of the rule whose example it is, empty where the sentence is our own.
    """

    says: str
    better: str
    letter: str
    why: str
    talk: str
    example: str


@cache
def statements() -> tuple[Statement, ...]:
    """Return all statements that there are, in the order of their file."""
    source = read(_FILE, _FILE.name)
    entries = source.data["statements"] if source.data else None
    if not isinstance(entries, list):
        raise SmartdocError(f"{_FILE} cannot be read.", "Install smartdoc again.")
    return tuple(_statement(entry) for entry in entries if isinstance(entry, dict))


def chosen(seed: int) -> tuple[Statement, ...]:
    """Return the statements of one exercise; the same number gives the same ones everywhere."""
    taken = [
        statement
        for letter, number in TAKE.items()
        for statement in _shuffled(
            (each for each in statements() if each.letter == letter), f"{seed} {letter}"
        )[:number]
    ]
    return tuple(_shuffled(taken, str(seed)))


def _shuffled(pool: Iterable[Statement], salt: str) -> list[Statement]:
    """Return the statements in an order that only the salt decides.

    *Why not random:* what its functions draw may change from one Python to the next.
    """
    return sorted(pool, key=lambda each: hashlib.sha256(f"{salt} {each.says}".encode()).digest())


def _statement(entry: Mapping[str, Value]) -> Statement:
    letter = str(entry.get("letter", ""))
    rule = rule_named(str(entry["rule"])) if "rule" in entry else None
    says, better = str(entry.get("says", "")), str(entry.get("better", ""))
    if rule and "example" in entry:
        says = _sentence(rule.bad if entry["example"] == "bad" else rule.good)
        better = _sentence(rule.good) if entry["example"] == "bad" else ""
    return Statement(
        says=says,
        better=better,
        letter=letter,
        why=rule.why if rule and letter else "",
        talk=str(entry["talk"]),
        example=rule.code if rule and "example" in entry else "",
    )


def _sentence(example: str) -> str:
    """Return the sentence of the first target in a rule's example."""
    data = parse(example, "example").data or {}
    targets = data.get("targets")
    first = targets[0] if isinstance(targets, list) and targets else None
    return " ".join(str(first.get("statement", "")).split()) if isinstance(first, dict) else ""
