"""What a team's own kind of plan adds: values read by name, without a class of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from smartdoc.frozen import frozen
from smartdoc.model.record import SEVERAL_VALUES
from smartdoc.values import words


@frozen
class Details:
    """Named values that cannot be changed: ``plan.extra.dream_job``.

    A key that the schema declares and the plan leaves out is None. Any other raises
    ``AttributeError``, so that a slip of the pen in a template is loud.

    *Why* no method has a public name: it would hide a team's key of that name.
    """

    _given: tuple[tuple[str, object], ...] = ()
    _absent: frozenset[str] = field(default=frozenset(), compare=False)
    _titles: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"neither the plan nor its schema has “{name}”") from None

    def __getitem__(self, key: str) -> object:
        for name, value in self._given:
            if name == key:
                return value
        if key in self._absent:
            return None
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __contains__(self, key: object) -> bool:
        return any(name == key for name, _ in self._given)

    def __str__(self) -> str:
        raise TypeError(SEVERAL_VALUES)

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self._given)
        return f"Details({given})"


def label_of(details: Details, key: str) -> str:
    """Return what people call a value: its title in the schema, or its key in plain words."""
    return details._titles.get(key) or words(key)


NOTHING = Details()
"""The details of a plan that adds none."""
