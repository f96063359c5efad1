"""Makes a repository of plans, as many as are asked for: the same seed gives the same bytes.

    python benchmarks/plans.py DIR [--plans 1000] [--seed 2026]

Each learner has up to three plans of one kind, the later ones looking back at those before, so that
history, lineage and the search for other learners' names have work to do. The plans are of all five
kinds, three to seven kilobytes each, and no rule finds an error in them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from string import Template

SEED = 2026
TODAY = date(2026, 11, 22)
SHAPES = Path(__file__).parent / "shapes"
KINDS = ("pep", "learner-engagement", "learning-goals", "all-star", "liap")
SETTINGS = f"today: {TODAY}\npolicy: standard\n"

_ADJECTIVES = (
    "amber ancient azure brass bright broken bronze busy calm carved chalk clay coastal copper "
    "crooked crystal dancing dark distant drifting dusty eastern empty famous feathered floating "
    "frozen giant gilded glass golden granite hidden hollow humming iron ivory jade lonely lost "
    "marble misty northern painted paper patient quiet rolling rusty sandy scarlet secret silver "
    "sleeping southern stone striped sunken tangled tiny velvet western whispering wild winding "
    "wooden woollen"
).split()
_NOUNS = (
    "aqueduct badger balloon barge beacon bridge bakery canal caravan castle cave cello comet "
    "compass cottage crane dragon drum engine falcon ferry forest fountain fox garden glacier "
    "harbour hedgehog heron island kite lantern library lighthouse lizard lynx market meadow "
    "mountain museum orchard otter owl parrot pigeon pond puppet quarry railway river robot sail "
    "salmon ship submarine telescope theatre tortoise tower trumpet tunnel valley viaduct volcano "
    "walrus waterfall whale windmill"
).split()
_NAMES = (
    "Ada Aled Amina Anouk Arlo Bea Bryn Caleb Carys Cleo Dafydd Darya Dexter Effie Eilidh Emrys "
    "Esme Farid Fern Finn Freya Gethin Hana Hugo Idris Imogen Ines Isla Jago Jonas Juno Kai Kezia "
    "Lars Leila Lowri Luca Maeve Malik Mina Nadia Niamh Noor Olwen Orla Oskar Otis Petra Rafi "
    "Rhys Rosa Samir Seren Sofia Tariq Theo Tilda Uma Vera Willa Yusuf Zain Zara"
).split()


@dataclass(frozen=True, slots=True)
class Meeting:
    """The days of one round of planning."""

    status: str
    days: dict[str, str]


def _meeting(status: str, words: str, **days: str) -> Meeting:
    return Meeting(status, {**days, "due_words": words})


MEETINGS = (
    _meeting(
        "agreed",
        "26 June 2026",
        date="2026-03-16",
        next="2026-07-06",
        said="2026-03-10",
        since="2026-01-12",
        read="2026-03-06",
        early="2026-03-27",
        monitor="2026-05-15",
        middle="2026-06-10",
        late="2026-06-24",
        due="2026-06-26",
    ),
    _meeting(
        "agreed",
        "20 November 2026",
        date="2026-07-06",
        next="2026-11-30",
        said="2026-06-30",
        since="2026-04-13",
        read="2026-06-26",
        early="2026-07-17",
        monitor="2026-10-09",
        middle="2026-11-04",
        late="2026-11-18",
        due="2026-11-20",
    ),
    _meeting(
        "draft",
        "29 January 2027",
        date="2026-11-30",
        next="2027-03-08",
        said="2026-11-19",
        since="2026-09-14",
        read="2026-11-13",
        early="2026-12-11",
        monitor="2026-12-18",
        middle="2027-01-13",
        late="2027-01-27",
        due="2027-01-29",
    ),
)


@dataclass(frozen=True, slots=True)
class Written:
    """One plan: its place under the plans folder, and its text."""

    name: str
    text: str


def plans(seed: int = SEED, kinds: Sequence[str] = KINDS) -> Iterator[Written]:
    """Yield plans without end, those of one learner one after the other."""
    chance = random.Random(seed)
    shapes = {kind: Template((SHAPES / f"{kind}.yaml").read_text("utf-8")) for kind in kinds}
    topics = [f"{adjective} {noun}" for adjective in _ADJECTIVES for noun in _NOUNS]
    chance.shuffle(topics)
    number = 0
    while True:
        kind = kinds[number % len(kinds)]
        name = chance.choice(_NAMES)
        meetings = MEETINGS[-chance.choice((1, 2, 3, 3, 3)) :]
        for turn, meeting in enumerate(meetings):
            topic = topics[(number * len(MEETINGS) + turn) % len(topics)]
            text = _text(shapes[kind], kind, f"g-{number:05}", name, topic, meetings[: turn + 1])
            yield Written(f"g-{number:05}/{meeting.days['date']}.{kind}.yaml", text)
        number += 1


def write_repository(
    root: Path, count: int, seed: int = SEED, kinds: Sequence[str] = KINDS
) -> None:
    """Write a repository of this many plans into a folder that is there and empty."""
    (root / "smartdoc.yaml").write_text(SETTINGS, encoding="utf-8")
    for plan in islice(plans(seed, kinds), count):
        path = root / "plans" / plan.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan.text, encoding="utf-8", newline="\n")


def _text(
    shape: Template, kind: str, ref: str, name: str, topic: str, meetings: tuple[Meeting, ...]
) -> str:
    meeting = meetings[-1]
    agreed = meeting.status == "agreed"
    return shape.substitute(
        meeting.days,
        ref=ref,
        name=name,
        topic=topic,
        status=meeting.status,
        round=len(meetings),
        present=f", present: [{', '.join(_PEOPLE[kind])}]" if agreed else "",
        review=_review(kind, len(meetings) - 1),
        sign_off=f"sign_off:\n  - {{who: child, on: {meeting.days['date']}}}" if agreed else "",
    )


_IDS = {
    "pep": ("paragraphs", "subtraction", "attendance"),
    "learner-engagement": ("open-day", "statement"),
    "learning-goals": ("ratio", "reading"),
    "all-star": ("stories",),
    "liap": ("on-time",),
}


_PEOPLE = {
    "pep": ("child", "dt", "carer", "sw"),
    "learner-engagement": ("child", "mentor"),
    "learning-goals": ("child", "teacher", "dad"),
    "all-star": ("child", "mum", "teacher"),
    "liap": ("child", "mum", "teacher", "lead"),
}


def _review(kind: str, before: int) -> str:
    if not before:
        return "review: []"
    entries = [
        f"  - {{target: {each}-{before}, outcome: achieved, decision: close, "
        "evidence: the last reading was at the goal}"
        for each in _IDS[kind]
    ]
    return "\n".join(["review:", *entries])


def main() -> None:
    """Write a repository."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    write_repository(given.folder, given.plans, given.seed)


if __name__ == "__main__":
    main()
