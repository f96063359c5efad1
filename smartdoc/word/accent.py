"""The accent of a Word file: the colour of the theme that headings, rules and marks are set in.

A style that takes its colour from the theme says so, and beside it says the colour's value for
programs that do not look at the theme. Both are changed; a colour of a style's own never is.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable

from smartdoc.late import late

_COLOURED = late(r'<w:[a-zA-Z]+ [^<>]*w:theme(?:Color|Fill)="accent1"[^<>]*>')
_OF_THEME = late(r'(<a:accent1>\s*)<a:(?:srgb|sys)Clr val="[^"]*"[^<>]*/>')
_VALUE = late(r'<a:accent1>\s*<a:srgbClr val="([0-9A-Fa-f]{6})"')


def themed(theme: str, accent: str) -> str:
    """Return the theme with this accent, which its links take too if they had the old one."""
    old = _VALUE.search(theme)
    theme = _OF_THEME.sub(rf'\g<1><a:srgbClr val="{accent}"/>', theme)
    if not old:
        return theme
    link = re.compile(rf'(<a:(?:hlink|folHlink)>\s*<a:srgbClr val="){old[1]}"', re.IGNORECASE)
    return link.sub(rf'\g<1>{accent}"', theme)


def coloured(part: str, accent: str) -> str:
    """Return a part with this accent wherever it takes the theme's."""
    return _COLOURED.sub(lambda element: _coloured(element[0], accent), part)


def _coloured(element: str, accent: str) -> str:
    """Return one element with its values of the accent changed, its other colours as they are."""
    if 'w:themeFill="accent1"' in element:
        element = _valued(element, "fill", "themeFill", accent)
    if 'w:themeColor="accent1"' in element:
        name = "val" if element.startswith("<w:color ") else "color"
        element = _valued(element, name, "theme", accent)
    return element


def _valued(element: str, name: str, theme: str, accent: str) -> str:
    value = accent
    if tint := re.search(rf' w:{theme}Tint="([0-9A-Fa-f]{{2}})"', element):
        value = tinted(accent, int(tint[1], 16))
    elif shade := re.search(rf' w:{theme}Shade="([0-9A-Fa-f]{{2}})"', element):
        value = shaded(accent, int(shade[1], 16))
    return re.sub(rf' w:{name}="[^"]*"', f' w:{name}="{value}"', element, count=1)


def tinted(colour: str, share: int) -> str:
    """Return the colour made lighter as Word does it; 255 as ``share`` is the colour itself."""
    return _with_light(colour, lambda light: 1 - (1 - light) * share / 255)


def shaded(colour: str, share: int) -> str:
    """Return the colour made darker as Word does it; 255 as ``share`` is the colour itself."""
    return _with_light(colour, lambda light: light * share / 255)


def _with_light(colour: str, change: Callable[[float], float]) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    parts = colorsys.hls_to_rgb(hue, change(light), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
