"""Forms and templates as people and programs read of them: mistakes, and what tags may say."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from smartdoc import __version__
from smartdoc.english import counted, listed, sentence_case
from smartdoc.forms import CheckedTemplate, FieldText, Mistake, filter_fields, view_fields
from smartdoc.policy import Audience, DocumentType

_WIDTH = 80


def mistakes_as_text(checked: Sequence[CheckedTemplate]) -> str:
    """Return what is wrong, file by file, with a summary as the last line."""
    parts = [
        "\n".join([each.file, *(line for one in each.mistakes for line in _lines(one))])
        for each in checked
        if each.mistakes
    ]
    mistakes = sum(not one.remark for each in checked for one in each.mistakes)
    remarks = sum(one.remark for each in checked for one in each.mistakes)
    said = counted(mistakes, "mistake") if mistakes else "No mistakes"
    more = f", {counted(remarks, 'remark')}" if remarks else ""
    parts.append(
        f"{said}{more} in {counted(len(checked), 'form or template')}.".replace(
            "form or templates", "forms and templates"
        )
    )
    return "\n\n".join(parts) + "\n"


def mistakes_as_json(checked: Sequence[CheckedTemplate]) -> str:
    """Return what is wrong as one JSON object."""
    found = [
        {
            "file": each.file,
            "level": "remark" if one.remark else "mistake",
            "place": one.place,
            "text": one.text or None,
            "message": one.message,
            "hint": one.hint or None,
        }
        for each in checked
        for one in each.mistakes
    ]
    data = {"version": __version__, "files": [each.file for each in checked], "mistakes": found}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def fields_as_text(
    document: DocumentType,
    fields: Sequence[FieldText],
    kinds: Sequence[str],
    readers: Sequence[Audience],
) -> str:
    """Return the fields that a template of the document may use, readable at 80 columns."""
    called = document.title or "the whole plan"
    lines = [
        *_wrapped(f"What a form or template of “{document.name}” ({called}) may use", ""),
        "",
        *_wrapped(
            f"Made for {listed([one.title for one in readers])}. Write a field between two "
            "braces: {{ plan.learner.name }}. A field that a reader may not see is empty for them.",
            "",
        ),
    ]
    for field in fields:
        lines += ["", *_told(field, kinds, readers)]
    lines += ["", "", "What is said of the document itself, in every kind of plan:"]
    for field in view_fields():
        lines += ["", f"  {field.tag}", *_wrapped(f"{sentence_case(field.title)}.", "      ")]
    lines += [
        "",
        "",
        "What may stand behind the bar in a tag, as in {{ plan.meeting.date | day }}:",
    ]
    for field in filter_fields():
        lines += ["", f"  {field.tag}", *_wrapped(f"{sentence_case(field.title)}.", "      ")]
    return "\n".join(lines) + "\n"


def fields_as_json(
    document: DocumentType,
    fields: Sequence[FieldText],
    kinds: Sequence[str],
    readers: Sequence[Audience],
) -> str:
    """Return the fields that a template of the document may use as one JSON object."""
    data = {
        "version": __version__,
        "document": document.name,
        "kinds": list(kinds),
        "audiences": [one.name for one in readers],
        "fields": [{**asdict(one), "path": ".".join(one.path)} for one in fields],
        "filters": [{"tag": one.tag, "description": one.title} for one in filter_fields()],
        "view": [{"tag": one.tag, "description": one.title} for one in view_fields()],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _lines(mistake: Mistake) -> Iterator[str]:
    level = "remark: " if mistake.remark else ""
    words = f": “{mistake.text}”" if mistake.text else ""
    yield from _wrapped(f"{level}{mistake.place}{words}", "  ")
    yield from _wrapped(mistake.message, "    ")
    if mistake.hint:
        yield from _wrapped(f"→ {mistake.hint}", "    ")


def _told(field: FieldText, kinds: Sequence[str], readers: Sequence[Audience]) -> Iterator[str]:
    indent = "  " * (field.depth + 1)
    yield indent + (f"{field.loop} … {{% endfor %}}" if field.loop else field.tag)
    without = [one.title for one in readers if one.name not in field.audiences]
    remarks = (
        field.title,
        field.description,
        field.type,
        f"empty for {listed(without)}" if without else "",
        f"only in {listed(field.kinds)}" if len(field.kinds) < len(kinds) else "",
        "only for readers that the plan itself names" if field.path[0] == "restricted" else "",
    )
    said = " ".join(f"{sentence_case(one.rstrip('. '))}." for one in remarks if one)
    yield from _wrapped(said, f"{indent}    ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
