"""The body of a document: which block of a fragment is written by what."""

from __future__ import annotations

from collections.abc import Mapping

from smartdoc.fragment import Fragment
from smartdoc.word import blocks, definitions, listing, table
from smartdoc.word.flow import BlockWriter, Context, Flow
from smartdoc.word.reference import Reference
from smartdoc.word.runs import Look


def written(fragment: Fragment, reference: Reference, language: str) -> Flow:
    """Return the flow of the fragment; ``language`` is empty if it is that of the reference."""
    flow = Flow(fragment, reference, WRITERS)
    context = Context(reference.styles.normal, reference.width, Look(language=language))
    flow.blocks(fragment.children, context)
    return flow


WRITERS: Mapping[str, BlockWriter] = {
    **dict.fromkeys(("section", "header", "div"), blocks.write_layout),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), blocks.write_heading),
    "p": blocks.write_paragraph,
    "ul": listing.write_unordered,
    "ol": listing.write_list,
    "blockquote": blocks.write_quote,
    "aside": blocks.write_aside,
    "dl": definitions.write_definitions,
    "table": table.write_table,
    "figure": blocks.write_figure,
    "hr": blocks.write_page_break,
}
