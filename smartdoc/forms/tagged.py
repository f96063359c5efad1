"""The tags of a form in the order in which they are filled, and what is wrong with them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cached_property

from jinja2 import Environment, TemplateSyntaxError

from smartdoc.forms.expressions import Judge, Use
from smartdoc.forms.knowledge import start
from smartdoc.forms.mistake import Mistake, shortened
from smartdoc.forms.opening import Opened
from smartdoc.forms.places import text_of
from smartdoc.forms.structure import Found, structure_mistakes
from smartdoc.forms.tags import STATEMENTS, Slip, Tag, tags_of
from smartdoc.forms.xml import Element, P, T

_AROUND = {
    "for": ("", "{% endfor %}"),
    "if": ("", "{% endif %}"),
    "elif": ("{% if 1 %}", "{% endif %}"),
    "else": ("{% if 1 %}", "{% endif %}"),
    "endfor": ("{% for one in () %}", ""),
    "endif": ("{% if 1 %}", ""),
}
"""What makes a whole template of one tag."""

_EXAMPLES = {
    "for": "{% for target in plan.targets %}",
    "if": "{% if plan.meeting.next %}",
    "elif": "{% elif plan.meeting.next %}",
    "set": "{% set last = view.last %}",
}


class Tagged:
    """One text part of a form: the body, a header, a footer."""

    def __init__(self, root: Element, opened: Opened, env: Environment) -> None:
        self.root = root
        self._env = env
        self._slips: list[Mistake] = []
        held: dict[Element, list[Found]] = {}
        for paragraph in list(root.iter(P)):
            text, place = text_of(paragraph), opened.places.get(paragraph, "")
            tags, slips = tags_of(paragraph)
            if place:  # else it is the copy of a text box for old programs
                self._slips += [_slip(slip, place, text) for slip in slips]
            for holder, tag in tags:
                held.setdefault(holder, []).append(Found(tag, holder, paragraph, place, text))
        self.found = [one for text in root.iter(T) for one in held.get(text, [])]

    def at_line(self, line: int) -> Found | None:
        """Return the tag on this line: each has one of its own, from the second on."""
        counted = [one for one in self.found if not one.tag.is_remark]
        return counted[line - 2] if 2 <= line < len(counted) + 2 else None

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """Return what is wrong, whatever is filled in."""
        return [*self._slips, *self._structure, *self._syntax, *self._judged]

    @property
    def uses(self) -> list[tuple[Found, Use]]:
        """Return which fields of a plan are shown, and where."""
        judge = self._judge
        found = [(self.at_line(use.line), use) for use in judge.uses] if judge else []
        return [(one, use) for one, use in found if one is not None]

    @cached_property
    def _seen(self) -> list[Found]:
        return [one for one in self.found if one.place]

    @cached_property
    def _structure(self) -> list[Mistake]:
        return list(structure_mistakes(self._seen))

    @cached_property
    def _faults(self) -> dict[Tag, Slip]:
        """Return what is wrong with the grammar of tags."""
        found = ((one.tag, self._fault_of(one.tag)) for one in self._seen)
        return {tag: fault for tag, fault in found if fault}

    @property
    def _syntax(self) -> Iterator[Mistake]:
        for one in self._seen:
            if one.tag in self._faults:
                yield one.mistake(*self._faults[one.tag])

    @cached_property
    def _judge(self) -> Judge | None:
        """Return the judge that has gone through all tags, None if they make no template."""
        judge = Judge(self._env, start(), strict=True)
        # What cannot be read is left out, so that the rest is judged all the same.
        source = "".join(self._judged_as(one.tag) for one in self.found)
        try:
            judge.template(self._env.parse(source))
        except TemplateSyntaxError:
            return None
        return judge

    def _judged_as(self, tag: Tag) -> str:
        if tag not in self._faults:
            return _without_scope(tag)
        return _without_scope(tag) if tag.word in _AROUND else "\n"

    @property
    def _judged(self) -> Iterator[Mistake]:
        for fault in self._judge.faults if self._judge else ():
            one = self.at_line(fault.line)
            if one and one.place:
                yield one.mistake(f"“{one.tag.written}”: {_lower(fault.message)}", fault.hint)

    def _fault_of(self, tag: Tag) -> Slip | None:
        """Return what is wrong with the grammar of a tag."""
        if tag.is_remark:
            return None
        if tag.scope and re.search("[%}]", tag.inside):
            return Slip(
                f"“{tag.written}” holds a % or a brace, which a tag of this kind cannot.",
                "Take it out.",
            )
        if tag.opening == "{%" and tag.word not in STATEMENTS:
            return _unknown_statement(tag)
        before, after = _AROUND.get(tag.word, ("", "")) if tag.opening == "{%" else ("", "")
        try:
            self._env.parse(before + _without_scope(tag) + after)
        except TemplateSyntaxError as error:
            return _explained(tag, error)
        return None


def _without_scope(tag: Tag) -> str:
    """Return the tag as Jinja reads it, on a line of its own."""
    return tag.jinja.replace(f"{tag.scope} \n", "\n", 1) if tag.scope else tag.jinja


def _slip(slip: Slip, place: str, text: str) -> Mistake:
    return Mistake(place, shortened(text), slip.message, slip.hint)


def _unknown_statement(tag: Tag) -> Slip:
    if not tag.word:
        return Slip(f"“{tag.written}” is empty.", "Take it out.")
    close = difflib.get_close_matches(tag.inside.replace(" ", ""), STATEMENTS, n=1)
    close = close or difflib.get_close_matches(tag.word, STATEMENTS, n=1)
    if tag.word.split(".")[0] in ("plan", "view", "kind"):
        return Slip(
            f"“{tag.written}” does not say what to do.",
            f"To print it, write {{{{ {tag.inside} }}}}.",
        )
    meant = f"Did you mean “{close[0]}”? " if close else ""
    return Slip(
        f"“{tag.written}”: a form has no “{tag.word}”.",
        f"{meant}It knows for, if, elif, else, endfor, endif and set.",
    )


def _explained(tag: Tag, error: TemplateSyntaxError) -> Slip:
    """Return a fault of grammar in plain words."""
    said = error.message or ""
    example = _EXAMPLES.get(tag.word, "{{ plan.learner.name }}")
    hint = f"Write it like this: {example}"
    if not tag.inside:
        return Slip(f"“{tag.written}” is empty.", "Take it out, or name a field in it.")
    if " = " in tag.inside and tag.word in ("if", "elif"):
        return Slip(f"“{tag.written}”: a single = compares nothing.", "Write == instead.")
    if odd := re.search(r"unexpected char '(.)'", said):
        return Slip(f"“{tag.written}”: the character “{odd[1]}” has no meaning in a tag.", hint)
    if got := re.search(r"(?:got|unexpected) '([^']*)'", said):
        if got[1].startswith("end of") or got[1] in ("begin of print statement",):
            return Slip(f"“{tag.written}” breaks off: something is missing at its end.", hint)
        return Slip(f"“{tag.written}” cannot be understood from “{got[1]}” on.", hint)
    return Slip(f"“{tag.written}” cannot be understood: {_lower(said.rstrip('.'))}.", hint)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
