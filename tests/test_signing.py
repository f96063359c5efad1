"""What is agreed in a plan and its hash: every field of every kind, and nothing but its meaning."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, replace
from typing import Any

import pytest

from smartdoc.changes import differences
from smartdoc.model import Details, Plan, Record, SignOff, plan_from
from smartdoc.policy.fields import hints_of, record_in
from smartdoc.signing import (
    PROGRESS,
    agreed_part,
    content_of,
    hash_of,
    is_content,
    is_progress,
    standing_of,
)
from tests.everything import OTHER, filled
from tests.examples import KINDS, PROJECT, base, checked

Data = dict[str, Any]


def plan(**over: Any) -> Plan:
    return plan_from({**base("pep"), **over})


def edits(value: Any, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every edit of one value inside a plan: the names on the way, and the edited whole."""
    if isinstance(value, Record):
        for field in fields(value):
            if field.name not in ("path", "extra"):
                inner = (*names, field.name.rstrip("_"))
                for where, edited in edits(getattr(value, field.name), inner):
                    yield where, replace(value, **{field.name: edited})
    elif isinstance(value, tuple) and value:
        yield names, value[1:]
        for place, entry in enumerate(value):
            for where, edited in edits(entry, names):
                yield where, (*value[:place], edited, *value[place + 1 :])
    elif value is not None and value != () and not isinstance(value, Details):
        yield names, another(value)


def another(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(1)
    return f"{value}x"


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_an_edit_of_any_agreed_field_gives_another_hash_and_of_progress_the_same(kind: str) -> None:
    whole = filled(kind).plan
    agreed = content_of(whole)
    wrong = [
        ".".join(names)
        for names, edited in edits(whole, ())
        if (content_of(edited) == agreed) != is_progress(names)
    ]
    seen = {".".join(names) for names, _ in edits(whole, ())}

    assert wrong == []
    assert len(seen) > 60
    assert {"status", "sign_off.on", "targets.actions.status"} <= seen


@pytest.mark.parametrize("kind", [*KINDS, OTHER])
def test_no_edit_of_any_field_is_silent(kind: str) -> None:
    whole = filled(kind).plan
    silent = [
        ".".join(names)
        for names, edited in edits(whole, ())
        if hash_of(edited) == hash_of(whole) or not differences(whole, edited)
    ]

    assert silent == []


def test_what_is_recorded_while_a_plan_runs_are_fields_of_plans() -> None:
    for path in PROGRESS:
        record: type[Record] | None = Plan
        for name in path.split("."):
            assert record is not None
            assert name in hints_of(record), path
            record = record_in(hints_of(record)[name])

    assert len(PROGRESS) > 15


def test_the_page_on_histories_lists_all_that_may_change_after_the_agreement() -> None:
    page = (PROJECT / "docs" / "history.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    listed: set[str] = set()
    for row in rows:
        block = ""
        for name in re.findall("`([^`]+)`", row):
            listed.add(f"{block}{name}" if name.startswith(".") else name)
            block = block if name.startswith(".") else name.rpartition(".")[0]

    assert listed == set(PROGRESS)


def test_a_field_of_a_teams_own_is_agreed() -> None:
    before = plan(dream="a vet")

    assert content_of(before) != content_of(plan(dream="a nurse"))
    assert content_of(before) != content_of(plan())


def test_a_field_of_a_teams_own_of_a_target_is_agreed() -> None:
    data = base("pep")
    edited = deepcopy(data)
    edited["targets"][0]["colour"] = "blue"

    assert content_of(plan_from(data)) != content_of(plan_from(edited))


def turned(value: Any) -> Any:
    """Return the data with all keys and lists the other way round."""
    if isinstance(value, dict):
        return {key: turned(one) for key, one in reversed(value.items())}
    return [turned(one) for one in reversed(value)] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_keys_and_lists_does_not_matter(kind: str) -> None:
    data = base(kind)

    assert turned(data) != data or list(turned(data)) != list(data)
    assert content_of(plan_from(turned(data))) == content_of(plan_from(data))


def test_white_space_and_empty_blocks_do_not_matter() -> None:
    data = base("pep")
    edited = deepcopy(data)
    edited["targets"][0]["statement"] = data["targets"][0]["statement"].replace(" ", "\n  ")
    edited["transition"] = {"actions": []}

    assert content_of(plan_from(edited)) == content_of(plan_from(data))


TEXT = """\
kind: pep
ref: c-0001
meeting: {date: 2026-11-30, next: 2027-03-08}
learner: {name: Ash, year: 5}
people:
  dt: {role: designated teacher, name: R. Okafor}
celebrations: [drew a map, ran a mile]
"""

REWRITTEN = """\
# yaml-language-server: $schema=../../schemas/pep.schema.json
learner:
  year: 5        # since September
  name: "Ash"
celebrations:
  - >
    ran
    a mile
  - 'drew a map'

people:
  dt:
    name: R. Okafor
    role: |
      designated teacher
meeting:
  next: "2027-03-08"
  date: 2026-11-30
ref: c-0001
kind: pep
"""


def test_comments_quotation_marks_and_wrapping_do_not_matter() -> None:
    first, second = (checked(text, file="plan.yaml").source.data for text in (TEXT, REWRITTEN))

    assert first
    assert second
    assert content_of(plan_from(first)) == content_of(plan_from(second))


def test_the_hash_says_its_form_and_is_long_enough() -> None:
    content = content_of(plan())

    assert content.startswith("v1:")
    assert len(content.removeprefix("v1:")) * 4 >= 80
    assert is_content(content)
    assert not is_content(f"{content}\n")
    assert not is_content("v2:0123456789abcdef01234567")


def test_the_hash_of_a_plan_stays_the_same_from_version_to_version() -> None:
    content = content_of(plan_from(checked(TEXT, file="plan.yaml").source.data or {}))

    assert content == "v1:a5ab4b94f36888b5e0bc1e36"


def test_the_agreed_part_keeps_every_place_in_the_file() -> None:
    whole = plan()
    targets = agreed_part(whole).targets

    assert [one.path for one in targets] == [one.path for one in whole.targets]


def signed(*entries: SignOff) -> Plan:
    return replace(plan(), sign_off=entries)


NOW = content_of(plan())
OLD = "v1:0123456789abcdef01234567"


def test_agreements_without_a_hash_stand_for_nothing() -> None:
    standing = standing_of(signed(SignOff(who="dt", on=datetime.date(2026, 11, 30))))

    assert (standing.last, standing.is_changed, standing.unexplained) == (None, False, ())


def test_a_plan_that_says_what_was_agreed_is_not_changed() -> None:
    standing = standing_of(signed(SignOff(who="dt", content=NOW), SignOff(who="carer")))

    assert not standing.is_changed
    assert [one.who for one in standing.agreed_last] == ["dt"]
    assert standing.has_agreed("dt")
    assert not standing.has_agreed("carer")


def test_a_correction_makes_it_what_was_agreed() -> None:
    old = SignOff(who="dt", content=OLD)
    corrected = SignOff(who="sw", content=NOW, because="The board moved.")

    assert standing_of(signed(old)).is_changed
    assert not standing_of(signed(old, corrected)).is_changed
    assert standing_of(signed(old, corrected)).unexplained == ()


def test_an_agreement_to_other_words_needs_a_reason() -> None:
    old, new = SignOff(who="dt", content=OLD), SignOff(who="sw", content=NOW)

    assert standing_of(signed(old, new)).unexplained == (new,)


def test_what_was_agreed_first_is_not_what_was_agreed_last() -> None:
    corrected = SignOff(who="sw", content=OLD, because="The board moved.")

    assert standing_of(signed(SignOff(who="dt", content=NOW), corrected)).is_changed


def test_a_hash_of_another_form_is_told_apart() -> None:
    other = SignOff(who="dt", content="v2:0123456789abcdef01234567")

    assert standing_of(signed(other)).unreadable == (other,)
    assert standing_of(signed(other)).last is None
