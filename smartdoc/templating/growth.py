"""How much a value of a template is, and what may be made of it: what is too much is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import inf
from types import GeneratorType
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS

from smartdoc.late import late

MOST = 1_000_000
"""Characters, entries or digits that one expression may make, and rounds that all loops of a
document may take; a plan of 40 pages has a tenth of it."""

MOST_WRITTEN = 20 * MOST
"""Characters that may stand in one document, pictures included."""

MOST_MADE = 5 * MOST_WRITTEN
"""Characters that all expressions of a document may make, whether or not they are kept; up to four
bytes each."""

ENTRY = 20
"""Characters that take as much room as an entry of a list, or any other value."""

MOST_DIGITS = 5_000
"""Digits of a number: Python prints hardly fewer, and reckons quickly with no more."""

LISTS = (list, tuple, dict)
_WIDE = late(r"[0-9]{7,}|%[-#0 +.0-9]*\*|\{[^{}:]*:[^{}]*\{")
"""A width of seven digits in a form, or one that is given beside the form."""

_WIDTH = late(r"[0-9]+")
_FIELD = 1_000
"""Characters that one field of a form may well become, whatever stands in it."""

_STRIPPING = ("lstrip", "rstrip", "strip")
_PADDING = ("center", "ljust", "rjust", "zfill")

UNMEASURED = frozenset({"encode", "expandtabs", "from_bytes", "maketrans", "to_bytes", "translate"})
"""Methods of texts and numbers that can make very much of little, and that no document needs."""


class TooMuch(SecurityError):
    """What a template does takes too long, or too much memory."""


def measured(value: Any) -> Any:
    """Return the value, unless it is too much."""
    if weight_of(value) > MOST:
        refuse_above(weight_of(value))
    return value


def weight_of(value: object) -> int:
    """Return how much is in a value, in whatever lists it stands; no more than is too much."""
    return sum(_parts_of(value)) if isinstance(value, LISTS) else size_of(value)


def room_of(value: object) -> int:
    """Return about how much memory a value takes, counted in characters."""
    if isinstance(value, LISTS):
        entries, characters = _parts_of(value)
        return characters + (1 + entries) * ENTRY
    if isinstance(value, str):
        return len(value) + ENTRY
    return ENTRY + (digits_of(value) if isinstance(value, int) else 0)


def _parts_of(value: list[Any] | tuple[Any, ...] | dict[Any, Any]) -> tuple[int, int]:
    """Return the entries in lists and the characters of their texts, until they are too much."""
    entries, characters, open_ = 0, 0, [value]
    while open_ and entries + characters <= MOST:
        whole = open_.pop()
        entries += len(whole)
        for each in whole.values() if isinstance(whole, dict) else whole:
            if isinstance(each, LISTS):
                open_.append(each)
            elif isinstance(each, str):
                characters += len(each)
            if entries + characters > MOST:
                break
    return entries, characters


def size_of(value: object) -> int:
    """Return the characters of a text or the entries of a list, nothing for all else."""
    return len(value) if isinstance(value, str | list | tuple) else 0


def times_of(value: object) -> int:
    """Return how often a number would repeat something."""
    return value if isinstance(value, int) else 0


def digits_of(value: object) -> int:
    """Return about how many digits a number has."""
    return value.bit_length() // 3 + 1 if isinstance(value, int) else 1


def stop(pieces: Iterable[str]) -> None:
    """Raise what says that it is too much: where the piece came from, so that its line is named."""
    error = TooMuch(f"it makes something of more than {MOST_WRITTEN:,} characters.")
    if isinstance(pieces, GeneratorType):
        pieces.throw(error)
    raise error


def refuse_above(*sizes: float) -> None:
    """Raise if one of the sizes is too much."""
    if any(size > MOST for size in sizes):
        raise TooMuch(f"it makes something of more than {MOST:,} characters or entries.")


def refuse_digits(*digits: float) -> None:
    """Raise if one of the numbers would be too long."""
    if any(each > MOST_DIGITS for each in digits):
        raise TooMuch(f"it makes a number of more than {MOST_DIGITS:,} digits.")


def refuse_wide(form: str) -> None:
    """Raise if a form of numbers, texts or days asks for too wide ones."""
    if _WIDE.search(form):
        refuse_above(inf)
    refuse_above(sum(map(int, _WIDTH.findall(form))))


def refuse_filled(form: str, given: Iterable[Any]) -> None:
    """Raise if a form, filled with what is given, could be too long."""
    refuse_wide(form)
    fields = form.count("%") + form.count("{")
    refuse_above(fields * max((_FIELD, *(len(str(each)) for each in given))))


def refuse_growth(method: str, text: str, given: tuple[Any, ...]) -> None:
    """Raise if a method of a text would make a very long one of it."""
    if method in _PADDING and given:
        refuse_above(times_of(given[0]))
    elif method == "replace" and len(given) > 1:
        refuse_above((len(text) + 1) * size_of(given[1]))
    elif method == "join" and given:
        refuse_above(len(text) * len(given[0]))
    elif method in _STRIPPING and given:
        _by_signs(text, given)


def weighed(entries: Iterable[Any]) -> Iterator[Any]:
    """Yield the entries as long as they are not too much together."""
    weight = 0
    for entry in entries:
        weight += 1 + weight_of(entry)
        refuse_above(weight)
        yield entry


def _in_all(value: Any, given: tuple[Any, ...]) -> None:
    if isinstance(value, list | tuple):
        between = size_of(given[0]) if given else 0
        refuse_above(sum(size_of(each) + between for each in value))


def _by_sum(value: Any, _: tuple[Any, ...]) -> None:
    """Refuse lists: what is there already would be copied anew for each that is added."""
    if isinstance(value, list | tuple):
        lists = [each for each in value if isinstance(each, LISTS)]
        refuse_above(len(value) * sum(1 + size_of(each) for each in lists))


def _by_number(value: Any, given: tuple[Any, ...]) -> None:
    refuse_above(weight_of(value))
    parts = (
        str(value).count("\n") + weight_of(value)
        if isinstance(value, list | dict)
        else (str(value).count("\n") + 1)
    )
    refuse_above(*(times_of(each) * parts for each in given))
    refuse_above(len(str(value)) * sum(size_of(each) for each in given))


def _by_text(value: Any, given: tuple[Any, ...]) -> None:
    if len(given) > 1:
        refuse_above((len(str(value)) + 1) * size_of(given[1]))


def _by_words(value: Any, given: tuple[Any, ...]) -> None:
    refuse_above(str(value).count(".") * sum(size_of(each) for each in given) + len(str(value)))


def _nothing(_: Any, __: tuple[Any, ...]) -> None:
    """Let pass what makes a few times as much as it is given: that is measured after."""


def _by_form(value: Any, given: tuple[Any, ...]) -> None:
    refuse_filled(str(value), given)


def _by_places(value: Any, given: tuple[Any, ...]) -> None:
    refuse_digits(digits_of(value), *(abs(times_of(each)) for each in given))


def _by_letters(value: Any, _: tuple[Any, ...]) -> None:
    """Refuse a text that would be copied anew for each line that is cut off it."""
    refuse_above(_COPIED * len(str(value)))


def _by_signs(value: Any, given: tuple[Any, ...]) -> None:
    """Refuse a long text of which each character would be looked for in a long one."""
    refuse_above(*(len(str(value)) * size_of(each) for each in given))


_COPIED = 20


GUARDED: dict[str, Callable[[Any, tuple[Any, ...]], None]] = {
    "center": _by_number,
    "indent": _by_number,
    "batch": _by_number,
    "slice": _by_number,
    "wordwrap": _by_letters,
    "trim": _by_signs,
    "round": _by_places,
    "replace": _by_text,
    "join": _in_all,
    "sum": _by_sum,
    "tojson": _by_number,
    "pprint": _nothing,
    "forceescape": _nothing,
    "urlencode": _nothing,
    "urlize": _by_words,
    "format": _by_form,
    "map": _nothing,
    "list": _nothing,
}


def guarded_filter(name: str) -> Callable[..., Any]:
    """Return a filter of Jinja's that first looks at how much it would make."""
    made, refuse = FILTERS[name], GUARDED[name]
    at = 1 if hasattr(made, "jinja_pass_arg") else 0

    def guarded(*args: Any, **kwargs: Any) -> Any:
        before, value, after = args[:at], args[at], args[at + 1 :]
        if isinstance(value, GeneratorType):
            value = list(weighed(value))
        refuse_above(weight_of(value))
        refuse(value, (*after, *kwargs.values()))
        result = made(*before, value, *after, **kwargs)
        return weighed(result) if isinstance(result, GeneratorType) else measured(result)

    if at:
        guarded.jinja_pass_arg = made.jinja_pass_arg  # type: ignore[attr-defined]  # Jinja's own mark
    return guarded
