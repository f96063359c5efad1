"""What is wrong with a plan's shape, in our own sentences.

jsonschema's messages print the whole record of a child; ours name the place, what may stand there,
and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from smartdoc import dates
from smartdoc.english import did_you_mean
from smartdoc.finding import Path, quoted
from smartdoc.frozen import frozen
from smartdoc.source import Source
from smartdoc.values import as_written

if TYPE_CHECKING:
    import jsonschema

FAULTS = {
    "SCH01": "unknown-key",
    "SCH02": "missing-key",
    "SCH03": "wrong-type",
    "SCH04": "unknown-value",
    "SCH05": "wrong-form",
    "SCH06": "wrong-date",
    "SCH07": "wrong-number-of-entries",
    "SCH08": "out-of-range",
    "SCH09": "other-shape-fault",
}
"""The codes of this layer and their names."""

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of lines “key: value”",
    "null": "empty",
}


@frozen
class Fault:
    """One fault of shape: where, what, and how to mend it."""

    code: str
    path: Path
    message: str
    hint: str = ""
    at_key: bool = False


Sentence = Callable[["jsonschema.ValidationError", Path, Source], Iterator[Fault]]


def of(error: jsonschema.ValidationError, source: Source) -> Iterator[Fault]:
    """Yield the faults behind one error of the validator; most are one, unknown keys are many."""
    path = cast("Path", tuple(error.absolute_path))
    yield from _SENTENCES.get(str(error.validator), _other)(error, path, source)


def _name(error: jsonschema.ValidationError, path: Path) -> str:
    """Return what users call the thing at this path: its own key, or the list it is in."""
    if not path:
        return "the file"
    if path[0] == "people" and len(path) == 2:
        return quoted(path[1], "a person")  # a short name may be a child's own
    for key in reversed(path):
        if isinstance(key, str):
            named = key if key in _keys_named(error) else quoted(key, "this key")
            return f"an entry of {named}" if isinstance(path[-1], int) else named
    return "the entry"


def _keys_named(error: jsonschema.ValidationError) -> set[object]:
    """Return the keys on the way to an error that its schema names.

    *Why:* any other is a word of whoever wrote the file, such as the name of a person.
    """
    return {key for step, key in pairwise(error.absolute_schema_path) if step == "properties"}


def _description(error: jsonschema.ValidationError) -> str:
    return str(_schema(error).get("description", ""))


def _schema(error: jsonschema.ValidationError) -> Mapping[str, object]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _unknown_key(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    properties = _schema(error).get("properties")
    known = sorted(properties) if isinstance(properties, Mapping) else []
    where = f"under {_name(error, path)}" if path else "in this file"
    all_known = f"Known here: {', '.join(known)}." if known else _description(error)
    for key in _keys_meant(error):
        if key in known:
            continue
        yield Fault(
            "SCH01",
            (*path, key),
            f"{quoted(key, 'this key')} is not known {where}.",
            _did_you_mean(key, known) or all_known,
            at_key=True,
        )


def _keys_meant(error: jsonschema.ValidationError) -> Iterator[str]:
    """Yield the keys that an error on keys may be about: none that a form of names allows."""
    entries = error.instance if isinstance(error.instance, Mapping) else {}
    forms = _schema(error).get("patternProperties")
    allowed = tuple(forms) if isinstance(forms, Mapping) else ()
    for key in entries:
        # What other parts of a schema allow is known to the validator alone, which lists the rest.
        other = error.validator != "unevaluatedProperties" or repr(key) in error.message
        if other and not any(re.search(form, key) for form in allowed):
            yield key


def _missing_key(error: jsonschema.ValidationError, path: Path, source: Source) -> Iterator[Fault]:
    required = error.validator_value if isinstance(error.validator_value, list) else []
    entries = error.instance if isinstance(error.instance, Mapping) else {}
    for key in required:
        if key in entries:
            continue
        properties = _schema(error).get("properties")
        about = properties.get(key, {}) if isinstance(properties, Mapping) else {}
        hint = str(about.get("description", "")) if isinstance(about, Mapping) else ""
        empty = _is_written(source, (*path, key))
        whose = f" of {_name(error, path)}" if path else ""
        yield Fault(
            "SCH02",
            (*path, key),
            f"{key}{whose} is {'empty' if empty else 'missing'}.",
            hint,
            at_key=empty,
        )


def _is_written(source: Source, path: Path) -> bool:
    """Return whether the key stands in the file, though without a value."""
    try:
        reduce(_step, path, cast("object", source.data))
    except (KeyError, IndexError):
        return False
    return True


def _step(value: object, key: str | int) -> object:
    if isinstance(value, Mapping):
        return value[key]
    if isinstance(value, list) and isinstance(key, int):
        return value[key]
    raise KeyError(key)


def _wrong_type(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    wanted = error.validator_value
    types = wanted if isinstance(wanted, list) else [wanted]
    words = " or ".join(_TYPES.get(str(name), str(name)) for name in types)
    if error.instance is None:
        message = f"{_name(error, path)} is empty; it should be {words}."
    elif isinstance(error.instance, Mapping):
        message = f"{_name(error, path)} should be {words}, not {_TYPES['object']}."
    elif isinstance(error.instance, list):
        message = f"{_name(error, path)} should be {words}, not a list."
    else:
        said = quoted(error.instance, "the text")
        message = f"{said} is not {words}, as {_name(error, path)} should be."
    yield Fault("SCH03", path, message, _type_hint(types) or _description(error))


def _type_hint(types: list[object]) -> str:
    if types == ["array"]:
        return "Begin each entry on a line of its own with “- ”, or write [one, two]."
    if types == ["string"]:
        return "Write one text; put it in quotes if it holds brackets or begins with a dash."
    return ""


def _unknown_value(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    values = error.validator_value
    listed = values if isinstance(values, list) and error.validator == "enum" else [values]
    allowed = [as_written(value) for value in listed if value is not None]
    choice = f"Allowed: {', '.join(allowed)}."
    meant = _did_you_mean(str(error.instance), allowed)
    yield Fault(
        "SCH04",
        path,
        f"{quoted(error.instance, 'the word')} is not one of the values of {_name(error, path)}.",
        f"{meant} {choice}" if meant else choice,
    )


def _wrong_form(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    rule = str(_schema(error).get("patternErrorMessage", "")) or _description(error)
    if "propertyNames" in error.absolute_schema_path:
        name = str(error.instance)
        message = f"{quoted(name, 'this key')} does not have the form of a short name."
        yield Fault("SCH05", (*path, name), message, rule, at_key=True)
        return
    words = quoted(error.instance, "the text")
    message = f"{words} does not have the form that {_name(error, path)} needs."
    yield Fault("SCH05", path, message, rule)


def _wrong_format(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    words = quoted(error.instance, "the text")
    if error.validator_value in ("date", "due"):
        fault, meant = dates.date_advice(str(error.instance))
        hint = "Write the day as year-month-day, such as 2027-01-29."
        if meant:
            hint = f"Write {quoted(meant, 'the year first, then month and day')}."
        yield Fault("SCH06", path, f"{quoted(error.instance, 'the date')} {fault}.", hint)
    elif error.validator_value == "folder-name":
        message = f"{words} cannot be the name of a file or folder on every computer."
        hint = (
            "Use small letters, digits and hyphens only; Windows keeps names such as con, nul and "
            "com1 for itself."
        )
        at_key = "propertyNames" in error.absolute_schema_path
        place = (*path, str(error.instance)) if at_key else path
        yield Fault("SCH05", place, message, hint, at_key=at_key)
    else:
        yield from _wrong_form(error, path, _)


def _wrong_count(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    limit = error.validator_value
    count = len(error.instance) if isinstance(error.instance, list | dict) else 0
    entries = f"{_name(error, path)} has {count} {'entry' if count == 1 else 'entries'}"
    sentences = {
        "minItems": f"{entries}; it needs at least {limit}.",
        "maxItems": f"{entries}; it may have at most {limit}.",
        "minProperties": f"{entries}; it needs at least {limit}.",
        "maxProperties": f"{entries}; it may have at most {limit}.",
        "uniqueItems": f"{_name(error, path)} has the same entry twice.",
    }
    yield Fault("SCH07", path, sentences[str(error.validator)], _description(error))


def _out_of_range(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    limit = error.validator_value
    words = quoted(error.instance, "the value")
    sentences = {
        "minimum": f"{words} is too small: {_name(error, path)} is {limit} or more.",
        "maximum": f"{words} is too large: {_name(error, path)} is {limit} or less.",
        "exclusiveMinimum": f"{words} is too small: {_name(error, path)} is more than {limit}.",
        "exclusiveMaximum": f"{words} is too large: {_name(error, path)} is less than {limit}.",
        "multipleOf": f"{words} does not fit: {_name(error, path)} goes in steps of {limit}.",
        "minLength": _too_short(error, path),
        "maxLength": f"{_name(error, path)} is longer than {limit} characters.",
    }
    yield Fault("SCH08", path, sentences[str(error.validator)], _description(error))


def _too_short(error: jsonschema.ValidationError, path: Path) -> str:
    if not str(error.instance).strip():
        return f"{_name(error, path)} holds no text."
    return f"{_name(error, path)} is shorter than {error.validator_value} characters."


def _lacks_company(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    wanted = error.validator_value if isinstance(error.validator_value, Mapping) else {}
    entries = error.instance if isinstance(error.instance, Mapping) else {}
    for key, others in wanted.items():
        for other in others if key in entries else ():
            if other not in entries:
                message = f"{other} is missing: {key} does not stand without it."
                yield Fault("SCH02", (*path, other), message)


def _other(error: jsonschema.ValidationError, path: Path, _: Source) -> Iterator[Fault]:
    # A schema that is false lets nothing through, and the validator does not say at which key.
    said = _OTHER.get(str(error.validator), "does not fit its schema")
    message = f"{_name(error, path)} {said}."
    yield Fault("SCH09", path, message, _description(error))


_OTHER = {
    "anyOf": "has none of the forms that its schema allows",
    "oneOf": "has none of the forms that its schema allows, or several of them at once",
    "not": "has a form that its schema rules out",
    "contains": "lacks an entry that its schema asks for, or has too many like it",
    "items": "has more entries than its schema allows",
    "None": "holds something that its schema does not allow",
}


def _did_you_mean(word: str, known: list[str]) -> str:
    with_hyphens = word.lower().replace(" ", "-").replace("_", "-")
    return did_you_mean(with_hyphens, known) or did_you_mean(word.lower().replace("-", "_"), known)


_SENTENCES: dict[str, Sentence] = {
    "additionalProperties": _unknown_key,
    "unevaluatedProperties": _unknown_key,
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _unknown_value,
    "const": _unknown_value,
    "pattern": _wrong_form,
    "format": _wrong_format,
    "dependentRequired": _lacks_company,
    "minItems": _wrong_count,
    "maxItems": _wrong_count,
    "minProperties": _wrong_count,
    "maxProperties": _wrong_count,
    "uniqueItems": _wrong_count,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
    "exclusiveMinimum": _out_of_range,
    "exclusiveMaximum": _out_of_range,
    "multipleOf": _out_of_range,
    "minLength": _out_of_range,
    "maxLength": _out_of_range,
}
