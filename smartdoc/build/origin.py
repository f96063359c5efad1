"""What a document says of where it comes from, without a word that its reader may not know.

Every web page holds it in one ``<meta name="smartdoc">``, every Word file in its own properties,
where it stays when somebody saves the file again.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import asdict, fields
from urllib.parse import parse_qsl, urlencode

from smartdoc import __version__
from smartdoc.disclosure.markup import markup
from smartdoc.frozen import frozen
from smartdoc.language.plain import read
from smartdoc.word.properties import body_of, properties_of, with_properties

_PREFIX = "smartdoc."
_META = re.compile(rb'<meta name="smartdoc" content="([^"]*)">')
_DIGITS = 24


@frozen
class Origin:
    """Where a document comes from. Of a document that is not of one plan, ``plan`` is empty.

    ``plan`` is the plan's file in its repository, ``commit`` the last one that touched it and
    ``edited`` tells whether it was changed since then; ``shows`` is the hash of what this reader
    may see of the plan, and ``text`` that of the document's words. ``copy`` is the name of the
    document for this reader.

    *Why no hash of the whole plan:* somebody who knows most of it could try out the rest.
    """

    document: str
    plan: str = ""
    copy: str = ""
    audience: str = ""
    policy: str = ""
    commit: str = ""
    edited: str = ""
    shows: str = ""
    draft: str = ""
    text: str = ""
    smartdoc: str = __version__


def stamped(content: bytes, origin: Origin) -> bytes:
    """Return a finished document with its origin in it."""
    is_word = content[:2] == b"PK"
    said = {name: text for name, text in asdict(origin).items() if text}
    said["text"] = text_hash(content, "")
    if is_word:
        return with_properties(content, {f"{_PREFIX}{name}": said[name] for name in said})
    meta = f'<meta name="smartdoc" content="{html.escape(urlencode(said))}">\n'.encode()
    return content.replace(b"<title>", meta + b"<title>", 1)


def origin_of(content: bytes, file: str) -> Origin | None:
    """Return the origin that a document says, None where it says none."""
    said = _said(content, file)
    known = {each.name for each in fields(Origin)}
    found = {name: text for name, text in said.items() if name in known}
    return Origin(**found) if "document" in found else None


def _said(content: bytes, file: str) -> dict[str, str]:
    if content[:2] == b"PK":
        properties = properties_of(content, file)
        return {
            name.removeprefix(_PREFIX): text
            for name, text in properties.items()
            if name.startswith(_PREFIX)
        }
    found = _META.search(content)
    return dict(parse_qsl(html.unescape(found[1].decode("utf-8", "replace")))) if found else {}


def text_hash(content: bytes, file: str) -> str:
    """Return the hash of a document's words, whatever program saved it last.

    Header and footer of a Word file do not count: programs fill in the number of pages there.
    A page counts as a whole, for a browser shows what stands before and behind its <main> too.
    """
    is_word = content[:2] == b"PK"
    body = body_of(content, file) if is_word else content.decode("utf-8", "replace")
    _, words = read(markup(body).text)
    return hashlib.sha256("".join(words).encode("utf-8", "replace")).hexdigest()[:_DIGITS]
