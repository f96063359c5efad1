"""Frozen values are what dataclasses make, whatever is asked of them first."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from functools import cached_property

import pytest

from smartdoc.frozen import frozen, is_frozen


@frozen
class Stone:
    weight: int
    names: list[str] = field(default_factory=list)
    found: str = field(default="here", compare=False, repr=False)


@frozen(kw_only=True)
class Gem(Stone):
    colour: str = "red"


@frozen(slots=False)
class Wall:
    stones: tuple[Stone, ...]

    @cached_property
    def weight(self) -> int:
        return sum(one.weight for one in self.stones)


def test_a_value_is_made_as_its_fields_say() -> None:
    first, second = Stone(1), Stone(1)

    first.names.append("Ruby")

    assert (first.weight, first.names, first.found) == (1, ["Ruby"], "here")
    assert second.names == []
    assert Gem(2, ["Ruby"], colour="blue").colour == "blue"


@pytest.mark.parametrize("arguments", [(), (1, [], "here", "more")])
def test_a_value_with_too_little_or_too_much_is_refused(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Stone(*arguments)  # type: ignore[arg-type]


def test_values_are_the_same_when_all_that_is_compared_is() -> None:
    assert Stone(1) == Stone(1, found="there")
    assert Stone(1) != Stone(2)
    assert Stone(1) != Gem(1)
    assert hash(Wall(())) == hash(Wall(()))


def test_a_value_cannot_be_changed() -> None:
    stone = Gem(1)

    with pytest.raises(FrozenInstanceError):
        stone.weight = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del stone.colour
    assert not hasattr(stone, "__dict__")


def test_a_class_tells_whether_its_values_are_frozen() -> None:
    @dataclass(frozen=True)
    class Plain:
        weight: int

    @dataclass
    class Open:
        weight: int

    assert [is_frozen(kind) for kind in (Gem, Wall, Plain, Open, str)] == [True] * 3 + [False] * 2


def test_a_value_prints_as_a_dataclass_does() -> None:
    assert repr(Gem(1)) == "Gem(weight=1, names=[], colour='red')"


@pytest.mark.parametrize("value", [Gem(1, ["Ruby"]), Wall((Stone(3), Stone(4)))])
def test_a_value_can_be_copied_and_sent(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value


def test_a_value_is_a_dataclass_to_others() -> None:
    assert asdict(Gem(1)) == {"weight": 1, "names": [], "found": "here", "colour": "red"}
    assert replace(Gem(1), colour="blue") == Gem(1, colour="blue")
    match Stone(5):
        case Stone(weight):
            assert weight == 5


def test_what_a_property_found_is_kept() -> None:
    assert Wall((Stone(3), Stone(4))).weight == 7


def test_a_dataclass_says_the_same_of_the_same_fields() -> None:
    @dataclass(frozen=True)
    class Plain:
        weight: int
        names: tuple[str, ...] = ()

    @frozen
    class Ours:
        weight: int
        names: tuple[str, ...] = ()

    assert Ours.__match_args__ == Plain.__match_args__
    assert hash(Ours(1, ("a",))) == hash(Plain(1, ("a",)))
