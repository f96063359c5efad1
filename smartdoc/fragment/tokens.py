"""The pieces that a fragment is cut into, as regular expressions of linear time."""

from __future__ import annotations

from smartdoc.late import late

_SPACES = "[ \t\n\r\f]"
TOKEN = late(
    r"([^<]+)"
    rf'|<(/)?([a-z][a-z0-9]*)((?:{_SPACES}+[a-z][a-z:-]*="[^"<]*")*){_SPACES}*(/?)>'
    rf"(?(2)|(?:([^<]*)(</)\3>)?)({_SPACES}+(?=<))?"
    "|<"
)
"""Text; or a tag, with the text and the end tag that follow if they make up a whole element, and
with the white space before the next tag; or a “<” that begins no tag. Nothing is skipped.

*Why whole elements:* most are of this kind, and each token costs as much as the next.
"""

ATTRIBUTE = late(r'([a-z:-]+)="([^"]*)"')
REFERENCE = late(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&")
SPACE = late(f"{_SPACES}+")
WHITE = " \t\n\r\f"
ODD = "\t\r\f"
PLAIN = str.maketrans(ODD, "   ")
FORBIDDEN = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML, and so Word, cannot hold."""

_UNREADABLE = {
    "<!--": "comments are not allowed; write {# … #}",
    "<!doctype": "a doctype is not allowed: a fragment is only the inside of a page",
    "<script": "<script> is not allowed",
}


def unreadable(html: str) -> tuple[str, str]:
    """Return what the first “<” that begins no tag is, and what to write instead."""
    place = next(token.start() for token in TOKEN.finditer(html) if token[0] == "<")
    rest = html[place : place + 9].lower()
    for start, message in _UNREADABLE.items():
        if rest.startswith(start):
            return message, ""
    return "a tag that cannot be read", (
        "Write names in small letters and every attribute's value in double quotation marks, "
        "and “&lt;” for the character “<” itself."
    )
