"""The style of every web page: text stands out in light and in the dark, and paper is white."""

from __future__ import annotations

import re

import pytest

from smartdoc import assets
from smartdoc.charts.colour import readable
from tests.test_word_file import contrast

STYLE = assets.read_text(assets.shipped("templates") / "style.css")
DARK = STYLE[STYLE.index("prefers-color-scheme: dark") :]
LIGHT_ACCENT = re.search(r"--bar: color-mix\(in srgb, var\(--accent\) (\d+)%, #fff\)", DARK)


def colours(style: str) -> dict[str, str]:
    """Return the first value of each colour that the style names, as six digits."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"--([a-z-]+): #([0-9a-f]{3,6});", style):
        found.setdefault(name, value if len(value) == 6 else "".join(2 * sign for sign in value))
    return found


def mixed(colour: str, share: int) -> str:
    """Return the colour mixed with white as CSS does it; ``share`` is in per cent."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "".join(f"{round(part * share / 100 + 255 * (1 - share / 100)):02x}" for part in parts)


@pytest.mark.parametrize("style", [STYLE, DARK], ids=["light", "dark"])
def test_text_stands_out_in_light_and_in_the_dark(style: str) -> None:
    named = colours(style)
    pairs = [
        (text, ground) for text in ("ink", "quiet", "warm") for ground in ("paper", "tint", "desk")
    ]
    pairs += [("ink", "warm-tint"), ("warm", "warm-tint")]
    pairs.remove(("warm", "desk"))

    assert len(named) > 9
    assert [pair for pair in pairs if contrast(named[pair[0]], named[pair[1]]) < 4.5] == []


@pytest.mark.parametrize(
    "colour", ["#1d4f73", "#ffdd00", "#000000", "#ff0000", "#00ff00", "#777777"]
)
def test_any_accent_can_be_read_in_light_and_in_the_dark(colour: str) -> None:
    accent = readable(colour)
    assert LIGHT_ACCENT
    light = mixed(accent, int(LIGHT_ACCENT[1]))
    dark = colours(DARK)

    assert contrast(accent[1:], "ffffff") >= 4.5
    assert contrast(light, dark["paper"]) >= 4.5
    assert contrast(light, dark["on-bar"]) >= 4.5


def test_the_dark_is_for_screens_only() -> None:
    assert re.findall(r"@media ([^{]*dark[^{]*) \{", STYLE) == [
        "screen and (prefers-color-scheme: dark)"
    ]


def test_no_block_of_the_style_is_there_twice() -> None:
    names = re.findall(r"^/\* ([^*]+) \*/$", STYLE, re.MULTILINE)

    assert len(names) > 10
    assert sorted(names) == sorted(set(names))
