"""Description lists: each term in bold, with what is said about it beside it."""

from __future__ import annotations

from smartdoc.fragment import Element, first_paragraph, plain_text
from smartdoc.word.flow import Context, Flow, Indent
from smartdoc.word.runs import TAB, spoken
from smartdoc.word.styles import Style
from smartdoc.word.widths import text_width

DEFINITION, CONTINUED, TERM = "Definition", "Definition Continued", "Term"
_DEEPEST = 1.5
"""How much deeper than its style a list may be indented for the sake of a long term."""


def write_definitions(flow: Flow, element: Element, context: Context) -> None:
    """Write each term and the first words about it as one paragraph, what follows below them."""
    style = flow.style_of(element, flow.preset(DEFINITION, context))
    context = context._replace(indent=_own_indent(element, style))
    term: Element | None = None
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "dt":
            if term:
                _write_term(flow, term, style, context)
            term = child
        else:
            _write_description(flow, term, child, style, context)
            term = None
    flow.end_list()


def _own_indent(element: Element, style: Style) -> Indent | None:
    """Return a deeper indent than the style's if that lets every term stand beside its words."""
    longest = max((_room(term, style) for term in element.all("dt")), default=0)
    if style.hanging < longest <= style.hanging * _DEEPEST:
        return Indent(style.left - style.hanging + longest, longest)
    return None


def _room(term: Element, style: Style) -> int:
    """Return the width of a term and the gap after it."""
    text = plain_text(term.children)
    return text_width(text, bold=True, size=style.size) + text_width("nn", size=style.size)


def _write_term(flow: Flow, term: Element, style: Style, context: Context) -> None:
    flow.paragraph(_term(flow, term, style, context), style, context._replace(keep_next=True))


def _term(flow: Flow, term: Element, paragraph: Style, context: Context) -> str:
    style = flow.inline.styled(term) or flow.styles.named("character", TERM)
    look = spoken(context.look, term)._replace(style=style)
    return flow.inline.runs(term.children, paragraph, look)


def _write_description(
    flow: Flow, term: Element | None, description: Element, style: Style, context: Context
) -> None:
    context = context._replace(look=spoken(context.look, description))
    rest = description.children
    if term and _room(term, style) <= (context.indent.hanging if context.indent else style.hanging):
        paragraph, opening, rest = first_paragraph(rest)
        named = flow.style_of(paragraph, style) if paragraph else style
        runs = flow.inline.runs(opening, named, context.look)
        here = context._replace(keep_next=context.keep_next or not runs)
        flow.paragraph(_term(flow, term, named, context) + (runs and TAB + runs), named, here)
    elif term:
        _write_term(flow, term, style, context)
    flow.blocks(rest, _below(flow, description, context))


def _below(flow: Flow, description: Element, context: Context) -> Context:
    """Return where further paragraphs about a term stand."""
    style = flow.style_of(description, flow.preset(CONTINUED, context))
    indent = Indent(context.indent.left) if context.indent else None
    left = indent.left if indent else style.left
    return context._replace(
        style=style, plain=False, base=left, indent=indent, width=context.width - left
    )
