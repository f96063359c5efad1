"""The theme of templates/reference.docx: the colours and fonts that Word offers first."""

from __future__ import annotations

from smartdoc.word.markup import DECLARATION, DRAWING
from tools.reference_styles import ACCENT, FONT, INK, LINE, QUIET, TINT, WARM, WARM_TINT, WHITE

_COLOURS = {
    "dk1": "000000",
    "lt1": WHITE,
    "dk2": INK,
    "lt2": TINT,
    "accent1": ACCENT,
    "accent2": WARM,
    "accent3": QUIET,
    "accent4": LINE,
    "accent5": WARM_TINT,
    "accent6": TINT,
    "hlink": ACCENT,
    "folHlink": ACCENT,
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme() -> str:
    """Return the part with the theme."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    lines = "".join(
        f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}/main" name="smartdoc"><a:themeElements>'
        f'<a:clrScheme name="smartdoc">{colours}</a:clrScheme>'
        f'<a:fontScheme name="smartdoc"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="smartdoc"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
