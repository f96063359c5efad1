"""Frozen values: dataclasses whose methods need not be written for each class as it is loaded.

``dataclass(frozen=True, slots=True)`` writes and compiles six methods for each class, which takes
half a millisecond. There are more than two hundred classes, and a command makes values of few.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform, overload

Made = TypeVar("Made")


@overload
def frozen(cls: type[Made], /) -> type[Made]: ...
@overload
def frozen(*, kw_only: bool = ..., slots: bool = ...) -> Callable[[type[Made]], type[Made]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, /, *, kw_only: bool = False, slots: bool = True) -> Any:
    """Return the class much as ``dataclass(frozen=True, slots=True)`` makes it.

    It knows no ``__post_init__`` and no ``field(init=False)``. Without ``slots`` its values can
    keep what a ``cached_property`` found.
    """
    if cls is None:
        return lambda cls: _made(cls, kw_only, slots)
    return _made(cls, kw_only, slots)


def is_frozen(kind: type) -> bool:
    """Tell whether the values of a class are frozen."""
    form = getattr(kind, "__dataclass_params__", None)
    return vars(kind).get("__setattr__") is _refuse or bool(form and form.frozen)


def _made(cls: Any, kw_only: bool, slots: bool) -> Any:
    made: Any = dataclass(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)(cls)
    made.__init__ = _late_init(made)
    made.__eq__, made.__hash__ = _equals, _hash
    made.__setattr__ = made.__delattr__ = _refuse
    if "__repr__" not in vars(made):
        made.__repr__ = _repr
    if slots:  # others are copied and sent to another process as they are
        made.__getstate__, made.__setstate__ = _state, _restore
    return made


def _late_init(cls: Any) -> Any:
    """Return what puts the real ``__init__`` in its own place when the first value is made."""

    def init(self: Any, *given: object, **named: object) -> None:
        known = {f"_{one.name}": one for one in fields(cls)}
        names = {**known, "_set": object.__setattr__, "_missing": MISSING}
        exec(_init(cls), names)  # noqa: S102 - nothing is in it but the names of fields
        cls.__init__ = names["__init__"]
        cls.__init__(self, *given, **named)

    return init


def _init(cls: Any) -> str:
    """Return the text of a class's ``__init__``."""
    plain, named, body = ["self"], ["*"], []
    for one in fields(cls):
        default, value = "", one.name
        if one.default is not MISSING:
            default = f"=_{one.name}.default"
        elif one.default_factory is not MISSING:
            default = "=_missing"
            value = f"_{one.name}.default_factory() if {one.name} is _missing else {one.name}"
        (named if one.kw_only else plain).append(one.name + default)
        body.append(f" _set(self, '{one.name}', {value})\n")
    parameters = plain + named if len(named) > 1 else plain
    return f"def __init__({', '.join(parameters)}):\n{''.join(body)}"


def _compared(value: Any) -> tuple[object, ...]:
    return tuple(getattr(value, one.name) for one in fields(value) if one.compare)


def _equals(self: Any, other: object) -> bool:
    return _compared(self) == _compared(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(_: object, name: str, *__: object) -> None:
    raise FrozenInstanceError(f"“{name}” cannot be changed: a value is frozen")


def _state(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
