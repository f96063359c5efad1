"""The settings of the Word files: those of reference.docx that are about looks, and no others.

Word keeps more there than a document for other people should carry: the template on somebody's own
disk, the sessions in which the file was edited, the state of the window.
"""

from __future__ import annotations

from xml.etree import ElementTree

from smartdoc.word.markup import DECLARATION, NAMESPACES, parsed, serialised, w

_KEPT = {
    w(name)
    for name in (
        "displayBackgroundShape",
        "mirrorMargins",
        "gutterAtTop",
        "defaultTabStop",
        "autoHyphenation",
        "consecutiveHyphenLimit",
        "hyphenationZone",
        "doNotHyphenateCaps",
        "evenAndOddHeaders",
        "characterSpacingControl",
        "compat",
        "themeFontLang",
        "clrSchemeMapping",
        "decimalSymbol",
        "listSeparator",
    )
}

_MODE = {
    w("name"): "compatibilityMode",
    w("uri"): "http://schemas.microsoft.com/office/word",
    w("val"): "15",
}


def kept_settings(xml: bytes, where: str) -> str:
    """Return the settings part, in the compatibility mode of Word 2013 and later."""
    root = parsed(xml, where)
    for child in list(root):
        if child.tag not in _KEPT:
            root.remove(child)
    _set_mode(root)
    inner = "".join(serialised(child) for child in root)
    return f"{DECLARATION}<w:settings {NAMESPACES}>{inner}</w:settings>"


def has_even_pages(xml: bytes, where: str) -> bool:
    """Tell whether even pages have headers of their own."""
    switch = parsed(xml, where).find(w("evenAndOddHeaders"))
    return switch is not None and switch.get(w("val"), "1") in ("1", "true", "on")


def _set_mode(root: ElementTree.Element) -> None:
    compat = root.find(w("compat"))
    if compat is None:
        compat = ElementTree.Element(w("compat"))
        root.insert(_place_of_compat(root), compat)
    for setting in compat.findall(w("compatSetting")):
        if setting.get(w("name")) == _MODE[w("name")]:
            compat.remove(setting)
    ElementTree.SubElement(compat, w("compatSetting"), _MODE)


def _place_of_compat(root: ElementTree.Element) -> int:
    later = [w(name) for name in ("themeFontLang", "clrSchemeMapping", "decimalSymbol")]
    tags = [child.tag for child in root]
    return min([tags.index(tag) for tag in later if tag in tags], default=len(tags))
