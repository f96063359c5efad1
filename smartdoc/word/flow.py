"""Where a document's paragraphs come together; lengths are in twentieths of a point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from smartdoc.fragment import Element, Fragment, Node
from smartdoc.fragment.grammar import INLINE
from smartdoc.word.links import Links
from smartdoc.word.numbering import Lists
from smartdoc.word.reference import Reference
from smartdoc.word.runs import Inline, Look, spoken
from smartdoc.word.styles import Style

SPACE_AFTER_TABLE = 200
STRUCTURAL = frozenset({"lines", "ticks", "wide", "write"})
"""Classes of blocks that change more than the style of the same name."""

SECTIONS: Mapping[str, str] = {
    "glance": "Glance",
    "large-print": "Big",
    "one-page": "One Page",
    "close-page": "Close Page",
}
"""Classes of sections whose blocks have styles of their own: “Glance Definition” in a glance."""


class Indent(NamedTuple):
    """A paragraph's own indent, where its style's will not do."""

    left: int
    hanging: int = 0


class Context(NamedTuple):
    """Where blocks stand, and what follows from that.

    ``plain`` is true in the body's own text, where lists have styles of their own; in tables, boxes
    and definitions they take the style of their surroundings, and ``base`` is how far in those are.
    ``section`` is the word before the names of styles in a section that has its own.
    """

    style: Style
    width: int
    look: Look
    plain: bool = True
    base: int = 0
    level: int = 0
    indent: Indent | None = None
    keep_next: bool = False
    section: str = ""


class Setting(NamedTuple):
    """How one paragraph differs from its style; None for space means that of the style."""

    style: str
    marker: str = ""
    indent: Indent | None = None
    keep_next: bool = False
    new_page: bool = False
    before: int | None = None
    after: int | None = None

    def xml(self) -> str:
        """Return the beginning of the paragraph, its properties in the order that Word wants."""
        properties = (
            (f'<w:pStyle w:val="{self.style}"/>' if self.style else "")
            + ("<w:keepNext/>" if self.keep_next else "")
            + ("<w:pageBreakBefore/>" if self.new_page else "")
            + self.marker
            + self._space()
        )
        if self.indent:
            left, hanging = self.indent
            properties += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p>"

    def _space(self) -> str:
        before = "" if self.before is None else f' w:before="{self.before}"'
        after = "" if self.after is None else f' w:after="{self.after}"'
        return f"<w:spacing{before}{after}/>" if before or after else ""


class Flow:
    """The body of one document while it is written; ``writers`` know how to write each block."""

    def __init__(
        self, fragment: Fragment, reference: Reference, writers: Mapping[str, BlockWriter]
    ) -> None:
        self.reference = reference
        self.styles = reference.styles
        self.links = Links()
        self.lists = Lists(reference.numbering)
        self.inline = Inline(self.styles, self.links, fragment.template)
        self.out: list[str] = []
        self.pictures = 0
        self._writers = writers
        self._new_page = False
        self._after_table = False
        self._last: tuple[Setting, Style] | None = None
        self._openings: dict[Setting, str] = {}

    def blocks(self, nodes: Iterable[Node], context: Context) -> None:
        """Write blocks, and the inline elements between them as paragraphs of their own."""
        loose: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or node.tag in INLINE:
                if loose or node != " ":
                    loose.append(node)
                continue
            if loose:
                self.text(loose, context.style, context)
                loose = []
            self._block(node, context)
        if loose:
            self.text(loose, context.style, context)

    def text(self, nodes: Sequence[Node], style: Style, context: Context, marker: str = "") -> None:
        """Write a paragraph, unless it would be empty."""
        if runs := self.inline.runs(nodes, style, context.look):
            self.paragraph(runs, style, context, marker)

    def paragraph(self, runs: str, style: Style, context: Context, marker: str = "") -> None:
        """Write a paragraph; ``marker`` makes it an item of a list."""
        before: int | None = None
        if self._new_page:
            before = 0
        elif self._after_table and style.before < SPACE_AFTER_TABLE:
            before = SPACE_AFTER_TABLE
        name = "" if style.default else style.id
        setting = Setting(name, marker, context.indent, context.keep_next, self._new_page, before)
        self._new_page = self._after_table = False
        self._last = setting, style
        self.out.append(f"{self._opening(setting)}{runs}</w:p>")

    def _opening(self, setting: Setting) -> str:
        if setting not in self._openings:
            self._openings[setting] = setting.xml()
        return self._openings[setting]

    def end_list(self) -> None:
        """Give the last of several close paragraphs the space that ends an ordinary one."""
        usual = self.styles.normal.after
        if self._last and not self._after_table and self._last[1].after < usual:
            setting = self._last[0]
            rest = self.out[-1][len(self._opening(setting)) :]
            self.out[-1] = self._opening(setting._replace(after=usual)) + rest

    def move_up(self, before: int) -> None:
        """Give the last paragraph no more space above it than this."""
        if self._last and (self._last[0].before is None or self._last[0].before > before):
            setting = self._last[0]
            rest = self.out[-1][len(self._opening(setting)) :]
            self.out[-1] = self._opening(setting._replace(before=before)) + rest

    def break_page(self) -> None:
        """Let the next block begin a page; the first page has begun already."""
        self._new_page = bool(self.out)

    def begin_table(self) -> None:
        """Write what must stand between two tables, or what begins the page of a table."""
        if self._after_table or self._new_page:
            self._gap(0 if self._new_page else SPACE_AFTER_TABLE)

    def end_table(self) -> None:
        """Note that a table has ended: it has no space after it of its own."""
        self._after_table = True

    def finished(self) -> str:
        """Return the whole body. Word wants a paragraph at its end."""
        if self._after_table or not self.out:
            self._gap()
        return "".join(self.out)

    def style_of(self, element: Element, preset: Style) -> Style:
        """Return the paragraph style that the element's class asks for, or the preset."""
        if "class" not in element.attributes:
            return preset
        named = [name for name in element.classes if name not in STRUCTURAL]
        where = self.inline.where(element)
        return self.styles.of_classes("paragraph", named, where) or preset

    def preset(self, name: str, context: Context) -> Style:
        """Return the paragraph style of this name, the section's own if it has one."""
        if context.section:
            own = self.styles.get("paragraph", f"{context.section} {name}".strip())
            if own:
                return own
        return self.styles.named("paragraph", name) if name else self.styles.normal

    def _gap(self, before: int = 0) -> None:
        """Write a paragraph of as good as no height, where Word needs one."""
        new_page = "<w:pageBreakBefore/>" if self._new_page else ""
        self.out.append(
            f'<w:p><w:pPr>{new_page}<w:spacing w:before="{before}" w:after="0" w:line="20" '
            'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
        )
        self._new_page = self._after_table = False

    def _block(self, element: Element, context: Context) -> None:
        if "lang" in element.attributes:
            context = context._replace(look=spoken(context.look, element))
        self._writers[element.tag](self, element, context)


BlockWriter: TypeAlias = Callable[[Flow, Element, Context], None]
