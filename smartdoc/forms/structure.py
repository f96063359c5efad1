"""Whether what begins in a form also ends, and in a place where it can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from smartdoc.forms.mistake import Mistake, shortened
from smartdoc.forms.places import text_of
from smartdoc.forms.tags import Tag
from smartdoc.forms.xml import TBL, TC, TR, Element, P, nearest, own
from smartdoc.frozen import frozen
from smartdoc.word.markup import w

_ENDS = {"endfor": "for", "endif": "if"}
_MIDDLES = ("else", "elif")
_PARTS = {"p": "paragraph", "tr": "row", "tc": "cell"}
_NAMES = {"p": P, "tr": TR, "tc": TC}
_NO_WORDS = [
    w(name)
    for name in (
        "drawing",
        "pict",
        "footnoteReference",
        "endnoteReference",
        "sym",
        "fldChar",
        "fldSimple",
    )
]
"""What a tag would take along, though it is no text of the container."""


@frozen
class Found:
    """A tag where it stands. ``text`` is the paragraph as somebody wrote it."""

    tag: Tag
    holder: Element
    paragraph: Element
    place: str
    text: str

    def mistake(self, message: str, hint: str = "", *, remark: bool = False) -> Mistake:
        """Return a mistake at this place."""
        return Mistake(self.place, shortened(self.text), message, hint, remark)


def structure_mistakes(found: Sequence[Found]) -> Iterator[Mistake]:
    """Yield what begins and does not end, and what stands where it would take text along."""
    first, number = _in_containers(found)
    for one in found:
        yield from _alone(one, first, number)
    yield from _pairs(found)


def _in_containers(found: Sequence[Found]) -> tuple[dict[Element, Found], Counter[Element]]:
    """Return the first tag in each paragraph, row and cell, and how many there are."""
    first: dict[Element, Found] = {}
    number: Counter[Element] = Counter()
    for one in found:
        for container in (one.paragraph, *one.paragraph.iterancestors(P, TR, TC)):
            first.setdefault(container, one)
            number[container] += 1
    return first, number


def _pairs(found: Sequence[Found]) -> Iterator[Mistake]:
    open_: list[Found] = []
    last: dict[int, Found] = {}
    for one in found:
        yield from _paired(one, open_, last)
    for one in open_:
        yield one.mistake(
            f"“{one.tag.written}” begins something that is never ended.",
            f"Write {{%{one.tag.scope} end{one.tag.word} %}} where it ends.",
        )


def _paired(one: Found, open_: list[Found], last: dict[int, Found]) -> Iterator[Mistake]:
    """Yield what is wrong with a tag behind those that are open, and open or close it.

    ``last`` holds, by how many are open, what has had its else.
    """
    word = one.tag.word
    if word in ("for", "if"):
        open_.append(one)
    elif word in _ENDS:
        yield from _ended(one, open_)
    elif word in _MIDDLES:
        yield from _between(one, open_, last)


def _between(one: Found, open_: Sequence[Found], last: dict[int, Found]) -> Iterator[Mistake]:
    """Yield what is wrong with an else or elif behind those that are open."""
    word = one.tag.word
    if not open_ or (word == "elif" and open_[-1].tag.word != "if"):
        yield one.mistake(f"“{one.tag.written}” stands outside of any {{% if … %}}.", _OUT)
        return
    if last.get(len(open_)) is open_[-1]:
        yield one.mistake(
            f"“{one.tag.written}” stands behind the else of “{open_[-1].tag.written}”.",
            "Write each elif before the else, and the else once.",
        )
    if word == "else":
        last[len(open_)] = open_[-1]
    yield from _together(open_[-1], one)


def _ended(one: Found, open_: list[Found]) -> Iterator[Mistake]:
    """Yield what is wrong with an end, and close what it ends, with all that is open inside."""
    begins = _ENDS[one.tag.word]
    if open_ and open_[-1].tag.word == begins:
        yield from _together(open_.pop(), one)
        return
    yield _wrong_end(one, open_)
    if any(other.tag.word == begins for other in open_):
        while open_.pop().tag.word != begins:
            pass


def _wrong_end(one: Found, open_: Sequence[Found]) -> Mistake:
    if not open_:
        return one.mistake(f"“{one.tag.written}” ends something that was not begun.", _OUT)
    begun = open_[-1]
    return one.mistake(
        f"“{one.tag.written}” stands here while “{begun.tag.written}” ({begun.place}) is not "
        "ended.",
        f"Write {{%{begun.tag.scope} end{begun.tag.word} %}} first.",
    )


_OUT = "Take it out, or write what it belongs to before it."


def _together(begun: Found, other: Found) -> Iterator[Mistake]:
    """Yield why two tags that belong together do not fit together."""
    first, second = begun.tag, other.tag
    if first.scope != second.scope:
        yield other.mistake(
            f"“{first.written}” ({begun.place}) and “{second.written}” belong together, and differ "
            "in the letters after {%.",
            f"Begin both with {{%{first.scope} or both with {{%{second.scope}.",
        )
    elif _home(begun) is not _home(other):
        yield other.mistake(
            f"“{first.written}” ({begun.place}) and “{second.written}” do not stand in the same "
            f"{_HOMES[first.scope]}.",
            _advice(begun, other),
        )
    elif _levels(begun) != _levels(other):
        yield other.mistake(
            f"“{first.written}” ({begun.place}) and “{second.written}” do not stand in the same "
            f"{_HOMES[first.scope]}.",
            "One of them is in a link or a content control, and the other is not: put both inside, "
            "or both outside.",
        )


_HOMES = {"": "part of the form", "p": "part of the form", "tr": "table", "tc": "row"}


def _home(one: Found) -> Element | None:
    """Return what both tags of a pair must stand in."""
    match one.tag.scope:
        case "tr":
            return nearest(one.paragraph, TBL)
        case "tc":
            return nearest(one.paragraph, TR)
        case _:
            return one.paragraph.getparent()


def _levels(one: Found) -> list[str]:
    """Return in what a tag stands, or that which it takes along; pairs in others break a form."""
    container = one.holder if not one.tag.scope else nearest(one.holder, _NAMES[one.tag.scope])
    return [str(each.tag) for each in container.iterancestors()] if container is not None else []


def _advice(begun: Found, other: Found) -> str:
    table = nearest(begun.paragraph, TBL)
    if table is not None and table is nearest(other.paragraph, TBL):
        word = begun.tag.word
        return (
            f"To repeat rows, write {{%tr {word} … %}} in a row of its own above them, and "
            f"{{%tr end{word} %}} in one below."
        )
    return "Put both into the same cell, or both outside of any table."


def _alone(
    one: Found, first: Mapping[Element, Found], number: Mapping[Element, int]
) -> Iterator[Mistake]:
    """Yield what is wrong with a tag that takes its paragraph, row or cell along."""
    scope = one.tag.scope
    if scope == "r" or (scope and one.tag.opening == "{{"):
        yield one.mistake(
            f"“{one.tag.written}” puts in pieces of Word that a plan does not have.",
            f"Write {{{{ {one.tag.inside} }}}}.",
        )
        return
    if not scope:
        return
    container = one.paragraph if scope == "p" else nearest(one.paragraph, _NAMES[scope])
    if container is None:
        yield one.mistake(
            f"“{one.tag.written}” repeats rows or cells of a table, and stands in none.",
            f"Outside of a table write {{%p {one.tag.inside} %}}.",
        )
        return
    if first[container] is not one and first[container].tag.scope == scope:
        return  # told of at the first of them
    if number[container] > 1 or _words(container) != one.tag.jinja or _has_more(container):
        part = _PARTS[scope]
        yield one.mistake(
            f"“{one.tag.written}” takes its whole {part} along, and there is more in this {part}, "
            "which would be lost.",
            f"Give the tag a {part} of its own.",
        )
    elif scope == "p" and next(own(one.paragraph, w("sectPr")), None) is not None:
        yield one.mistake(
            f"“{one.tag.written}” stands in the last paragraph of a section, and would take the "
            "section's page along.",
            "Put an empty paragraph after it.",
        )


def _has_more(container: Element) -> bool:
    return next(container.iter(*_NO_WORDS), None) is not None


def _words(container: Element) -> str:
    """Return all words in a container, without the space around them."""
    paragraphs = [container] if container.tag == P else container.iter(P)
    return "".join(text_of(paragraph) for paragraph in paragraphs).strip()
