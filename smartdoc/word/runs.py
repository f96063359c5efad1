"""The text of one paragraph: inline elements as Word's runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from smartdoc.errors import SmartdocError
from smartdoc.fragment import Element, Node, plain_text
from smartdoc.word.links import Links
from smartdoc.word.markup import attribute, escape
from smartdoc.word.styles import Style, Styles

OPEN_BOX, TICKED_BOX = "☐", "☑"
NO_BREAK = "\u00a0"
TAB = "<w:r><w:tab/></w:r>"


class Look(NamedTuple):
    """How a run looks, beside what the style of its paragraph says.

    With ``hanging_tick`` a tick box is followed by a tab, so that the text beside it lines up.
    ``came`` and ``went`` show words that are new or gone: underlined, and struck through.
    """

    style: Style | None = None
    bold: bool = False
    italic: bool = False
    language: str = ""
    hanging_tick: bool = False
    came: bool = False
    went: bool = False


def spoken(look: Look, element: Element) -> Look:
    """Return the look in the language of the element, if it names one."""
    language = element.attributes.get("lang")
    return look._replace(language=language) if language else look


class Inline:
    """Writes the inline elements of one document."""

    def __init__(self, styles: Styles, links: Links, template: str) -> None:
        self.styles = styles
        self.links = links
        self.template = template
        self._known: dict[tuple[Look, bool], str] = {}
        self._emphasis = styles.get("character", "Emphasis")

    def runs(self, nodes: Sequence[Node], paragraph: Style, look: Look) -> str:
        """Return the runs, with white space as HTML shows it; empty if there is nothing to show."""
        if len(nodes) == 1 and isinstance(nodes[0], str):
            text = nodes[0].strip(" ")
            return _run(self.properties(look, paragraph), text) if text else ""
        line = _Line(self, paragraph)
        line.add(nodes, look)
        return line.xml()

    def where(self, element: Element) -> str:
        """Return where an element stands, for messages."""
        return f"{self.template}, line {element.line} of its HTML"

    def properties(self, look: Look, paragraph: Style) -> str:
        """Return the properties of a run, in the order that Word wants."""
        known = (look, paragraph.bold)
        if known not in self._known:
            self._known[known] = _properties(look, paragraph.bold)
        return self._known[known]

    def inner_look(self, element: Element, look: Look) -> Look:
        """Return the look of the text inside an inline element."""
        look = spoken(look, element)
        match element.tag:
            case "strong":
                look = look._replace(bold=True)
            case "em" if self._emphasis and not look.style:
                look = look._replace(style=self._emphasis)
            case "em":
                look = look._replace(italic=True)
            case "ins":
                look = look._replace(came=True)
            case "del":
                look = look._replace(went=True)
            case "a":
                look = look._replace(style=self.styles.named("character", "Hyperlink"))
        if style := self.styled(element):
            look = look._replace(style=style)
        return look

    def styled(self, element: Element) -> Style | None:
        """Return the character style that the element's class asks for."""
        if "class" not in element.attributes:
            return None
        return self.styles.of_classes("character", element.classes, self.where(element))


class _Line:
    """The runs of one paragraph while they are collected."""

    def __init__(self, writer: Inline, paragraph: Style) -> None:
        self._writer = writer
        self._paragraph = paragraph
        self._pieces: list[tuple[str, str]] = []
        self._after_space = True

    def add(self, nodes: Iterable[Node], look: Look) -> None:
        for node in nodes:
            if isinstance(node, str):
                self._text(node, look)
            elif node.tag == "br":
                self._trim()
                self._pieces.append(("<w:r><w:br/></w:r>", ""))
                self._after_space = True
            elif node.tag == "a":
                self._link(node, look)
            elif "tick" in node.classes:
                self._tick(node, look)
            elif "smart-mark" in node.classes:
                self._mark(node, look)
            else:
                self.add(node.children, self._writer.inner_look(node, look))

    def xml(self) -> str:
        self._trim()
        return "".join(_run(opening, text) if text else opening for opening, text in self._pieces)

    def _text(self, text: str, look: Look) -> None:
        if self._after_space and text[:1] == " ":
            text = text[1:]
        if text:
            self._pieces.append((self._writer.properties(look, self._paragraph), text))
            self._after_space = text[-1] == " "

    def _trim(self) -> None:
        """Take away a space at the end of the line."""
        if self._pieces and self._pieces[-1][1].endswith(" "):
            opening, text = self._pieces.pop()
            if text != " ":
                self._pieces.append((opening, text[:-1]))

    def _link(self, link: Element, look: Look) -> None:
        number = self._writer.links.to(link.attributes["href"])
        title = link.attributes.get("title")
        tip = f' w:tooltip="{attribute(title)}"' if title else ""
        self._pieces.append((f'<w:hyperlink r:id="{number}"{tip} w:history="1">', ""))
        self.add(link.children, self._writer.inner_look(link, look))
        self._pieces.append(("</w:hyperlink>", ""))

    def _tick(self, tick: Element, look: Look) -> None:
        box = TICKED_BOX if "done" in tick.classes else OPEN_BOX
        if plain_text(tick.children) not in ("", box) or not {*tick.classes} <= {"tick", "done"}:
            raise SmartdocError(
                f"{self._writer.where(tick)}: a tick box holds something else than “{box}”.",
                "Put the words after the box.",
            )
        style = self._writer.styles.named("character", "Tick")
        self._pieces.append(
            (self._writer.properties(look._replace(style=style), self._paragraph), box)
        )
        self._after_space = False
        if look.hanging_tick:
            self._pieces.append((TAB, ""))
            self._after_space = True

    def _mark(self, mark: Element, look: Look) -> None:
        """Add a letter as a mark: Word shades only the text, so it gets room on both sides."""
        properties = self._writer.properties(self._writer.inner_look(mark, look), self._paragraph)
        self._pieces.append((properties, f"{NO_BREAK}{plain_text(mark.children)}{NO_BREAK}"))
        self._after_space = False


def _run(properties: str, text: str) -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _properties(look: Look, in_bold: bool) -> str:
    """Return the properties of a run.

    Bold of a character style takes away the bold of a paragraph style in Word, so it is said once
    more, for the run itself, where both are bold.
    """
    style = look.style
    bold = look.bold or (in_bold and style is not None and style.bold)
    inner = (
        (f'<w:rStyle w:val="{style.id}"/>' if style else "")
        + ("<w:b/>" if bold else "")
        + ("<w:i/>" if look.italic else "")
        + ("<w:strike/>" if look.went else "")
        + ('<w:u w:val="single"/>' if look.came else "")
        + (f'<w:lang w:val="{attribute(look.language)}"/>' if look.language else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""
