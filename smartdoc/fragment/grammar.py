"""What may stand where in a fragment. Whatever is not named here is refused.

The vocabulary is small so that every document can be Word as well as HTML, and so that a plan's
text can never become markup that does something: no script, no style, no address but https, mailto
and pictures that the fragment carries itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TEXT = "text"

_INLINE = frozenset({"strong", "em", "ins", "del", "br", "a", "span", "time", "abbr"})
_PHRASES = _INLINE | {TEXT}
_PARAGRAPHS = _PHRASES | {"p", "ul", "ol"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS = _HEADINGS | {
    "section",
    "header",
    "div",
    "p",
    "ul",
    "ol",
    "blockquote",
    "dl",
    "table",
    "figure",
    "aside",
    "hr",
}

CONTENT: Mapping[str, frozenset[str]] = {
    "": _BLOCKS,
    **dict.fromkeys(("section", "header", "div"), _BLOCKS),
    **dict.fromkeys(_HEADINGS | {"p", "dt", "caption", "figcaption"}, _PHRASES),
    **dict.fromkeys(_INLINE - {"br"}, _PHRASES),
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    **dict.fromkeys(("li", "dd"), _PARAGRAPHS | {"blockquote"}),
    **dict.fromkeys(("aside", "blockquote"), _PARAGRAPHS),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"caption", "thead", "tbody", "tr"}),
    **dict.fromkeys(("thead", "tbody"), frozenset({"tr"})),
    "tr": frozenset({"th", "td"}),
    "th": _PHRASES | {"p"},
    "td": _PARAGRAPHS | {"blockquote", "figure"},
    "figure": frozenset({"img", "figcaption"}),
    **dict.fromkeys(("br", "hr", "img"), frozenset()),
}
"""What each element may hold; ``""`` is the fragment itself."""

INLINE = _INLINE
HEADINGS = _HEADINGS
VOID = frozenset({"br", "hr", "img"})
"""Elements without an end tag."""

_EVERYWHERE = frozenset({"class", "id", "title", "lang"})
_WITHOUT_CLASS = frozenset({"br", "img", "thead", "tbody", "tr"})
_OWN = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt"}),
    "th": frozenset({"scope"}),
    "time": frozenset({"datetime"}),
}

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    tag: (_EVERYWHERE - {"class"} if tag in _WITHOUT_CLASS else _EVERYWHERE) | _OWN.get(tag, set())
    for tag in CONTENT
}
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "a": ("href",),
    "img": ("src", "alt"),
    "hr": ("class",),
}

VALUES: Mapping[str, re.Pattern[str]] = {
    "class": re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?: [a-z][a-z0-9]*(?:-[a-z0-9]+)*)*"),
    "id": re.compile(r"[A-Za-z][A-Za-z0-9_-]*"),
    "lang": re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "scope": re.compile(r"col|row"),
    "href": re.compile(r"https://[^\s/\\][^\s\\]*|mailto:[^\s@:]+@[^\s@]+"),
    "src": re.compile(r"data:image/(?:png|svg\+xml);base64,[A-Za-z0-9+/]+=*"),
    "alt": re.compile(r".*\S.*", re.DOTALL),
    "datetime": re.compile(r"[0-9T:Z.+-]+"),
}
"""The form of an attribute's value; ``title`` may be any text."""

ADVICE: Mapping[str, str] = {
    "class": "Write names in small letters, digits and hyphens, with one space between two.",
    "id": "Write letters, digits and hyphens, a letter first.",
    "lang": "Write a language such as en-GB or cy.",
    "scope": "Write col or row.",
    "href": "Links lead to https:// or mailto: addresses only.",
    "src": "A picture is carried by the document itself, as data:image/png;base64 or svg+xml.",
    "alt": "Say in a few words what the picture shows.",
    "datetime": "Write a date such as 2026-11-30.",
}
