"""Whatever a plan says, no file tells its readers a word of a field that they may not see."""

from __future__ import annotations

import datetime
import itertools
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from smartdoc.build import Builder, Built, Order
from smartdoc.check import Checked, Checker
from smartdoc.errors import SmartdocError
from smartdoc.model import Plan
from smartdoc.policy import touches
from smartdoc.repository import Repository, open_repository
from smartdoc.schema import Schemas
from smartdoc.source import parse
from smartdoc.view import Copy
from tests import everything
from tests.any_plan import SECRET, plans
from tests.examples import KINDS, PROJECT

TODAY = datetime.date(2026, 10, 1)
LAST, NEWEST = "2026-07-06", "2026-11-30"
READERS = ("child", "carer", "parent", "school", "social-worker", "virtual-school")
COPIES = (*READERS, "parent-redacted", "none")

Path_ = tuple[str | int, ...]
some = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # To make a failing plan smaller would take minutes, and the words in it tell enough.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
restricted = st.fixed_dictionaries(
    {
        "placement": st.just(f"With Lou of Marsh End. {SECRET}"),
        "health": st.just(f"A blue inhaler in the office, {SECRET}"),
    },
    optional={"audiences": st.lists(st.sampled_from(READERS), max_size=3, unique=True)},
)
copies = st.lists(st.none() | st.sampled_from(COPIES), min_size=8, max_size=8)


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """Return an empty repository."""
    folder = Path(tempfile.mkdtemp())
    (folder / "smartdoc.yaml").write_text("plans: plans\n", encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


@dataclass
class Planted:
    """A plan in which every text ends with a word of its own, and where each word stands."""

    data: dict[str, Any]
    words: dict[str, Path_]


def planted(data: dict[str, Any], numbers: Iterator[int], date: str) -> Planted:
    """Return the plan with a word of its own in the place of each mark that all words share."""
    found = Planted({}, {})

    def changed(value: Any, path: Path_) -> Any:
        if isinstance(value, dict):
            return {key: changed(one, (*path, key)) for key, one in value.items()}
        if isinstance(value, list):
            return [changed(one, (*path, at)) for at, one in enumerate(value)]
        if isinstance(value, str) and SECRET in value:
            word = f"zq{next(numbers)}qz"
            found.words[word] = path
            return value.replace(SECRET, word)
        return value

    found.data = changed(data, ())
    found.data["ref"] = "c-0001"
    found.data["meeting"] = {**found.data["meeting"], "date": date}
    return found


def built(root: Path, *given: Planted) -> tuple[Builder, list[Checked], Built]:
    """Return what a build of these plans of one learner made, as drafts."""
    shutil.rmtree(root / "plans", ignore_errors=True)
    shutil.rmtree(root / "build", ignore_errors=True)
    for plan in given:
        path = (
            root / "plans" / "c-0001" / f"{plan.data['meeting']['date']}.{plan.data['kind']}.yaml"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(plan.data, ensure_ascii=False, indent=0), encoding="utf-8")
    repository: Repository = open_repository(root)
    checker = Checker(repository, TODAY)
    builder = Builder(checker, Order((), ("html", "docx"), root / "build", draft=True))
    files = checker.all(repository.plan_files())
    return builder, files, builder.build(files)


def words_of(file: Path) -> set[str]:
    """Return the planted words in a file, in whatever part of it they stand."""
    content = file.read_bytes()
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as package:
            content = b"\n".join(package.read(name) for name in package.namelist())
    text = content.decode("utf-8", "replace").replace("\r\n ", "")
    return set(re.findall(r"zq[0-9]+qz", f"{file.as_posix()}\n{text}"))


def may_see(path: Path_, plan: Plan, copy: Copy, party_of: Any) -> bool:
    """Tell whether the copy's reader may see what stands here, by the lists of the policy alone."""
    if path[0] == "restricted":
        opened = plan.restricted is not None and copy.audience.name in plan.restricted.audiences
        return opened and "restricted" in copy.allowed
    if path[0] == "people" and path[-1] in ("name", "organisation"):
        person = plan.person(str(path[1]))
        return person is not None and (
            person.id == copy.person or party_of(person) in copy.audience.names
        )
    return touches(copy.allowed, path)


def told(root: Path, *given: Planted) -> tuple[int, list[str]]:
    """Return how many files were built, and each word that one tells and may not."""
    builder, files, _ = built(root, *given)
    party_of = builder.repository.policy.party_of
    words = [(word, path, plan) for plan in given for word, path in plan.words.items()]
    wrong: list[str] = []
    seen = 0
    for checked in files:
        if checked.plan is None:
            continue  # of the wrong shape, and so without documents
        plans_of = {str(one.meeting.date): one for one in (*checked.earlier, checked.plan)}
        for copy in builder.copies(checked, checked.plan):
            folder = root / "build" / "c-0001" / checked.path.stem
            for file in sorted(folder.glob(f"{copy.name}.*")) if folder.is_dir() else ():
                seen += 1
                here = words_of(file)
                for word, path, planted_in in words:
                    plan = plans_of.get(planted_in.data["meeting"]["date"])
                    if word in here and not (plan and may_see(path, plan, copy, party_of)):
                        wrong.append(f"{file.name} tells {path}")
    return seen, wrong


def with_copies(plan: dict[str, Any], wanted: list[str | None]) -> dict[str, Any]:
    """Return the plan with who receives which copy."""
    people = {
        name: {**person, **({"copy": copy} if copy else {})}
        for (name, person), copy in zip(plan.get("people", {}).items(), wanted, strict=False)
    }
    return {**plan, **({"people": people} if people else {})}


@some
@given(data=st.data(), kind=st.sampled_from(KINDS), blocks=st.tuples(restricted, restricted))
def test_no_file_tells_a_word_that_its_reader_may_not_see(
    root: Path, data: st.DataObject, kind: str, blocks: tuple[dict[str, Any], ...]
) -> None:
    numbers = itertools.count(1)
    pair = [
        planted(
            {
                **with_copies(data.draw(plans(kind, secret=True)), data.draw(copies)),
                "restricted": one,
            },
            numbers,
            date,
        )
        for one, date in zip(blocks, (LAST, NEWEST), strict=True)
    ]

    assert told(root, *pair)[1] == []


class Filler(everything._Filler):
    """Fills every field that a kind knows, the restricted ones too, with the mark in each text."""

    def plain(self, node: dict[str, Any], file: str) -> Any:
        if node.get("type") in ("integer", "number", ["number", "string"]):
            return 3
        if "pattern" in node and "examples" in node:
            return node["examples"][0]
        text = "enum" not in node and node.get("format") is None and node.get("type") == "string"
        return f"Text {SECRET}" if text else super().plain(node, file)

    def mapping(self, node: dict[str, Any], file: str) -> dict[str, Any]:
        found = super().mapping(node, file)
        if "restricted" in node.get("properties", {}):
            block = self.definition("common", "restricted")
            found["restricted"] = super().mapping(block, "common")
        return found


def full(kind: str, audiences: list[str], numbers: Iterator[int]) -> Planted:
    """Return a plan with every field of its kind, and somebody for each version of a document."""
    schemas = Schemas(None)
    data = Filler(schemas).value(dict(schemas.schema(kind).contents), kind)
    data["kind"] = kind
    data["targets"][0]["id"] = everything.TARGET
    if "concerns" in data:
        data["concerns"][0]["id"] = everything.CONCERN
    readers = ((f"reader-{at}", copy) for at, copy in enumerate(COPIES))
    data["people"] |= {
        name: {
            "role": ROLES.get(copy, "neighbour"),
            "name": f"Name {SECRET}",
            "organisation": f"Place {SECRET}",
            "copy": copy,
        }
        for name, copy in readers
    }
    action = data["targets"][0]["actions"][0] if "actions" in data["targets"][0] else None
    if action:
        own = [{**action, "who": name} for name in data["people"]]
        data["targets"][0]["actions"] = own
    data["restricted"]["audiences"] = audiences
    return planted(data, numbers, NEWEST)


ROLES = {
    "child": "learner",
    "carer": "foster carer",
    "parent": "mother",
    "parent-redacted": "father",
    "school": "class teacher",
    "social-worker": "social worker",
    "virtual-school": "virtual school adviser",
}


@pytest.mark.parametrize("kind", KINDS)
def test_with_every_field_filled_each_reader_sees_the_own_and_no_other(
    root: Path, kind: str
) -> None:
    plan = full(kind, ["school", "virtual-school"], itertools.count(1))
    seen, wrong = told(root, plan)
    folder = root / "build" / "c-0001" / f"{NEWEST}.{kind}"
    counts = {
        reader: len(words_of(folder / f"plan.{reader}.html") & plan.words.keys())
        for reader in ("virtual-school", "school", "parent", "parent-redacted")
    }

    assert wrong == []
    assert seen > 30
    assert counts["virtual-school"] >= counts["school"] > counts["parent"]
    assert counts["parent"] > counts["parent-redacted"] > 4


LISTS: Any = parse(
    (PROJECT / "policies/parts/audiences.yaml").read_text("utf-8"), "audiences.yaml"
).data
GROUPS = tuple(LISTS["fields"])
ALWAYS = ["about", "meeting", "people"]
PARTIES = ("carer", "parent", "school", "social-worker", "virtual-school", "other")
audiences = st.fixed_dictionaries(
    {
        "sees": st.lists(st.sampled_from(GROUPS), unique=True).map(lambda some: [*ALWAYS, *some]),
        "names": st.lists(st.sampled_from(PARTIES), unique=True).map(lambda some: ["child", *some]),
    }
)


@some
@given(
    readers=st.dictionaries(st.sampled_from([*READERS, "parent-redacted"]), audiences, min_size=3),
    kind=st.sampled_from(KINDS),
)
def test_whatever_an_audience_may_see_it_sees_no_more(
    root: Path, readers: dict[str, Any], kind: str
) -> None:
    policy = {"plans": "plans", "override": {"audiences": readers}}
    (root / "smartdoc.yaml").write_text(json.dumps(policy), encoding="utf-8")
    try:
        assume(stands(root))
        seen, wrong = told(root, full(kind, ["school"], itertools.count(1)))
    finally:
        (root / "smartdoc.yaml").write_text("plans: plans\n", encoding="utf-8")

    assert (seen > 20, wrong) == (True, [])


def stands(root: Path) -> bool:
    """Tell whether the policy shows no block without the one word that it cannot be without."""
    try:
        open_repository(root)
    except SmartdocError as error:
        return "without" not in error.message
    return True


@pytest.mark.parametrize("opened", [[], ["school"], ["carer", "parent"], ["social-worker"]])
def test_what_is_restricted_reaches_exactly_those_it_is_opened_to(
    root: Path, opened: list[str]
) -> None:
    plan = full("pep", opened, itertools.count(1))
    built(root, plan)
    secret = {word for word, path in plan.words.items() if path[0] == "restricted"}
    folder = root / "build" / "c-0001" / f"{NEWEST}.pep"
    reading = {
        file.name.split(".")[1]
        for file in folder.iterdir()
        if file.name.startswith(("plan.", "meeting.")) and words_of(file) & secret
    }

    assert len(secret) > 5
    assert reading == set(opened)


def test_what_an_older_plan_kept_closed_stays_closed(root: Path) -> None:
    numbers = itertools.count(1)
    older = full("pep", ["social-worker"], numbers)
    older.data["meeting"]["date"] = LAST
    newer = full("pep", ["social-worker", "school"], numbers)

    assert told(root, older, newer)[1] == []


def test_who_receives_no_copy_gets_no_document(root: Path) -> None:
    plan = full("pep", [], itertools.count(1))
    for person in plan.data["people"].values():
        person["copy"] = "none"
    built(root, plan)
    made = {file.name.split(".")[1] for file in (root / "build" / "c-0001").glob("*/*.html")}

    assert made == {"virtual-school"}


def test_only_the_versions_that_somebody_receives_are_built(root: Path) -> None:
    plan = full("liap", [], itertools.count(1))
    for person, copy in zip(plan.data["people"].values(), itertools.repeat("parent"), strict=False):
        person["copy"] = copy
    built(root, plan)
    files = (root / "build" / "c-0001").rglob("plan.*.html")
    made = {file.name.split(".")[1] for file in files}

    assert made == {"parent", "school"}
