"""Drawings in pages and Word files, and the team's logo: whole, and with nothing hidden in them."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from functools import partial
from pathlib import Path

import pytest
from jinja2 import TemplateRuntimeError
from openxml_audit import OpenXmlValidator

from smartdoc import assets
from smartdoc.charts import Bar, bars, figure
from smartdoc.charts.logo import DENSITY, logo_png
from smartdoc.charts.raster import _OUTSIDE, fonts, png, size_of
from smartdoc.charts.safe import safe_svg
from smartdoc.config import Branding, Logo, config_from
from smartdoc.errors import SmartdocError
from smartdoc.page import inlined
from smartdoc.render.sandbox import sandbox
from smartdoc.word.bare import bare
from smartdoc.word.pictures import picture
from tests.timing import TRIES, seconds
from tests.wordfile import made, parts
from tests.wordfile import png as grey_png

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
SECRET = "Marsh End 51.5007N"


def svg(inside: str = "", attributes: str = "") -> str:
    return (
        f'<svg {NAMESPACE} role="img" viewBox="0 0 40 20" width="40" height="20"{attributes}>'
        f"<title>A flag</title>{inside}</svg>"
    )


def address(text: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(text.encode()).decode()


def pixels(data: bytes) -> list[bytes]:
    """Return the rows of an RGBA picture, four bytes for each dot."""
    width, height, depth, colours = struct.unpack(">IIBB", data[16:26])
    assert (depth, colours) == (8, 6)
    raw = zlib.decompress(b"".join(body for kind, body in chunks(data) if kind == b"IDAT"))
    rows: list[bytes] = []
    before = bytes(4 * width)
    for row in range(height):
        start = row * (4 * width + 1)
        before = unfiltered(raw[start], raw[start + 1 : start + 1 + 4 * width], before)
        rows.append(before)
    return rows


def unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """Return a row as it was before the filter of PNG (section 9 of its specification)."""
    done = bytearray(len(line))
    for at, value in enumerate(line):
        left = done[at - 4] if at >= 4 else 0
        corner = above[at - 4] if at >= 4 else 0
        guess = left + above[at] - corner
        nearest = min((left, above[at], corner), key=lambda one: abs(guess - one))
        added = (0, left, above[at], (left + above[at]) // 2, nearest)[kind]
        done[at] = (value + added) % 256
    return bytes(done)


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        found.append((kind, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


# Drawings as PNG


def test_words_are_drawn_with_the_fonts_that_come_with_smartdoc() -> None:
    empty = png(svg())
    one, other = (png(svg(f'<text x="2" y="15">{word}</text>')) for word in ("is", "it"))

    assert len(fonts()) == 2
    assert all(Path(font).is_file() for font in fonts())
    assert len({empty, one, other}) == 3


def test_bold_words_are_drawn_bold() -> None:
    plain, bold = (
        png(svg(f'<text x="2" y="15" font-weight="{weight}">is</text>'))
        for weight in ("normal", "bold")
    )

    assert sum(map(sum, pixels(bold))) > sum(map(sum, pixels(plain)))


def test_the_fonts_are_shipped_with_their_licence() -> None:
    licence = (assets.shipped("templates") / "fonts" / "OFL.txt").read_text("utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence


def test_a_drawing_has_half_as_many_dots_again_as_pixels_and_always_the_same_bytes() -> None:
    first = png(svg())
    png.cache_clear()

    assert struct.unpack(">II", first[16:24]) == (60, 30)
    assert png(svg()) == first


@pytest.mark.parametrize("pixels", [1, 2, 45, 46])
def test_a_drawing_is_in_word_as_large_as_it_says(pixels: int) -> None:
    drawing = svg().replace('width="40" height="20"', f'width="{pixels}" height="{pixels}"')
    found = picture(address(drawing), "a")

    assert (found.width, found.height) == (pixels * 9525, pixels * 9525)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="25.4mm" viewBox="0 0 4 2"', (96, 48)),
        ('height="2.54cm" viewBox="0 0 4 2"', (192, 96)),
        ('width="100%" viewBox="0,0,30,10"', (30, 10)),
        ("", (100, 100)),
    ],
)
def test_the_size_of_a_drawing_is_what_it_says(attributes: str, size: tuple[int, int]) -> None:
    assert size_of(f"<svg {NAMESPACE} {attributes}/>") == pytest.approx(size)


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="9" height="9" href="{file}"/>',
        "<image width='9' height='9' href = '{file}'/>",
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="file://{file}"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="&#x2f;etc&#x2f;a.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    ],
)
def test_a_drawing_is_refused_that_would_read_another_file(inside: str, tmp_path: Path) -> None:
    file = tmp_path / "other.png"
    file.write_bytes(png(svg()))

    with pytest.raises(SmartdocError, match="points at another file"):
        png(svg(inside.replace("{file}", str(file))))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<svg", "broken"),
        ("", "broken"),
        ("<html/>", "broken"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "points at another file"),
        (f'<svg {NAMESPACE} width="90000" height="90000"/>', "too large"),
        (f'<svg {NAMESPACE} width="0" height="10"/>', "has no size"),
    ],
)
def test_a_drawing_that_cannot_be_drawn_is_refused(text: str, fault: str) -> None:
    with pytest.raises(SmartdocError, match=fault):
        png(text)


# Drawings in web pages


def test_a_page_holds_the_drawing_itself() -> None:
    html = f'<p>a</p><figure><img src="{address(svg())}" alt="A flag"></figure>'

    assert inlined(html) == f"<p>a</p><figure>{svg()}</figure>"


HOSTILE = [
    svg("<script>alert(1)</script>"),
    svg("<SCRIPT>alert(1)</SCRIPT>"),
    svg(attributes=' onload="alert(1)"'),
    svg('<rect style="fill:red"/>'),
    svg("<style>*{color:red}</style>"),
    svg('<a href="https://example.org"><rect/></a>'),
    svg('<image href="https://example.org/a.png"/>'),
    svg('<use href="#a"/>'),
    svg('<rect fill="url(https://example.org)"/>'),
    svg('<rect fill="URL(#a)"/>'),
    svg('<rect id="a"/>'),
    svg("<foreignObject><p>a</p></foreignObject>"),
    svg('<p xmlns="http://www.w3.org/1999/xhtml">a</p>'),
    svg('<rect xmlns:x="http://www.w3.org/1999/xlink" x:href="a"/>'),
    svg("<animate/>"),
    svg("<svg/>"),
    svg("<!-- a -->"),
    svg("<?a b?>"),
    svg("<![CDATA[<script>]]>"),
    svg("between the shapes"),
    svg("<rect>within</rect>"),
    svg('<text x="&quot; onload=&quot;a">a</text>'),
    svg("<g>" * 40 + "</g>" * 40),
    svg("<rect/>" * 40_000),
    svg().replace(' role="img"', ""),
    svg().replace("A flag", " "),
    svg().replace("<title>A flag</title>", ""),
    svg().replace(NAMESPACE, ""),
    "<!DOCTYPE svg>" + svg(),
    '<?xml version="1.0"?>' + svg(),
    "<svg",
    "",
]


@pytest.mark.parametrize("drawing", HOSTILE, ids=range(len(HOSTILE)))
def test_a_drawing_that_holds_more_than_shapes_stays_a_picture_where_nothing_runs(
    drawing: str,
) -> None:
    html = f'<img src="{address(drawing)}" alt="A flag">' if drawing else "<img>"

    assert safe_svg(drawing) is None
    assert inlined(html) == html


def test_a_drawing_is_written_anew_and_its_words_stay_words() -> None:
    drawing = svg("\n<g ><text x='1'>&lt;b&gt; &#38; &#x201C;c&#x201D;</text>\n</g><desc/>")

    assert safe_svg(drawing) == svg(
        '\n<g><text x="1">&lt;b&gt; &amp; “c”</text>\n</g><desc></desc>'
    )


def test_a_picture_that_is_no_text_stays_as_it_is() -> None:
    html = '<img src="data:image/svg+xml;base64,/w==" alt="a"><img src="data:," alt="b">'

    assert inlined(html) == html


# Drawings in Word files


def test_word_gets_the_drawing_and_a_png_for_its_older_editions() -> None:
    files = parts(made(f'<figure><img src="{address(svg())}" alt="A &quot;flag&quot;"></figure>'))
    xml = files["word/document.xml"]
    relationships = dict(
        re.findall(
            r'Id="(\w+)" Type="[^"]*/image" Target="([^"]*)"', files["word/_rels/document.xml.rels"]
        )
    )
    (bitmap, vector) = re.findall(r' r:embed="(\w+)"', xml)

    assert relationships[bitmap] == "media/figure1.png"
    assert relationships[vector] == "media/figure2.svg"
    assert files["word/media/figure2.svg"] == svg()
    assert f'<asvg:svgBlip xmlns:asvg="{ASVG}" r:embed="{vector}"/>' in xml
    assert '<wp:extent cx="381000" cy="190500"/>' in xml
    assert xml.count('descr="A &quot;flag&quot;"') == 2
    assert '<Default Extension="svg" ContentType="image/svg+xml"/>' in files["[Content_Types].xml"]


ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def test_a_drawing_that_holds_more_than_shapes_is_only_a_png_in_word() -> None:
    drawing = svg(f"<script>{SECRET}</script><metadata>{SECRET}</metadata>")
    data = made(f'<figure><img src="{address(drawing)}" alt="A flag"></figure>')
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        everything = b"".join(map(package.read, names))

    assert [name for name in names if "media" in name] == ["word/media/figure1.png"]
    assert SECRET.encode() not in everything


def test_word_files_with_charts_are_valid_and_the_same_each_time(tmp_path: Path) -> None:
    chart = str(figure(bars([Bar("Maths", 27), Bar("Art", None, "fewer than 5")])))
    html = f"{chart}{chart}<table><tr><td>{chart}</td></tr></table>"
    file = tmp_path / "charts.docx"
    file.write_bytes(made(html))
    result = OpenXmlValidator().validate(file)

    assert [str(error) for error in result.errors] == []
    assert made(html) == file.read_bytes()
    assert len([name for name in parts(file.read_bytes()) if "media" in name]) == 2


def test_the_png_of_a_drawing_shows_its_words() -> None:
    chart = bars([Bar("Maths", 27)])
    assert chart
    silent = re.sub(r"<text.*?</text>", "", chart.svg)

    assert silent != chart.svg
    assert picture(address(silent), "a").data != picture(address(chart.svg), "a").data


# The logo

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWG"
    "kJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
    "pKSkpKSkpKSkpKSkpKT/wAARCAAQACADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFBABAAAAAAAAAAAA"
    "AAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCZABpgAP/Z"
)
"""32 by 16 pixels, of which the left half is black and the right half white."""


def exif(orientation: int) -> bytes:
    """Return the segment in which a camera says how it was held, and where it was."""
    entries = struct.pack("<HHII", 274, 3, 1, orientation) + struct.pack("<HHII", 0x8825, 4, 1, 38)
    place = struct.pack("<H", 1) + struct.pack("<HHII", 1, 2, 2, ord("N")) + bytes(4)
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4) + place + SECRET.encode()
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def photograph(orientation: int = 1) -> bytes:
    comment = SECRET.encode()
    return (
        JPEG[:2]
        + exif(orientation)
        + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment
        + JPEG[2:]
    )  # fmt: skip


def labelled_png() -> bytes:
    data = base64.b64decode(grey_png(60, 30).partition(",")[2])
    text = b"tEXtAuthor\0" + SECRET.encode()
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return data[:33] + chunk + data[33:]


def drawing() -> bytes:
    return svg(
        f'<script>"{SECRET}"</script><metadata>{SECRET}</metadata><!-- {SECRET} -->'
        '<rect width="20" height="20" onclick="alert(1)"/>'
    ).encode()


def logo(root: Path, name: str, data: bytes) -> Logo:
    (root / name).write_bytes(data)
    return Logo(name, root)


def dark(row: bytes, dot: int) -> bool:
    return row[4 * dot] < 90 and row[4 * dot + 3] > 200


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.jpg", photograph()), ("a.png", labelled_png()), ("a.svg", drawing())],
    ids=["photograph", "png", "drawing"],
)
def test_a_logo_is_drawn_anew_with_nothing_in_it_but_the_picture(
    name: str, data: bytes, tmp_path: Path
) -> None:
    found = logo_png(logo(tmp_path, name, data))

    assert SECRET.encode() in data
    assert SECRET.encode() not in found
    assert {kind for kind, _ in chunks(found)} == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    assert len(set(b"".join(pixels(found)))) > 1


HELD = {
    1: ((32, 16), (2, 8), (29, 8)),
    2: ((32, 16), (29, 8), (2, 8)),
    3: ((32, 16), (29, 8), (2, 8)),
    4: ((32, 16), (2, 8), (29, 8)),
    5: ((16, 32), (8, 2), (8, 29)),
    6: ((16, 32), (8, 2), (8, 29)),
    7: ((16, 32), (8, 29), (8, 2)),
    8: ((16, 32), (8, 29), (8, 2)),
}
"""By how the camera was held: the size, and a dot of the black and of the white half."""


@pytest.mark.parametrize("orientation", HELD)
def test_a_photograph_stays_upright_without_what_says_how_it_was_held(
    orientation: int, tmp_path: Path
) -> None:
    found = logo_png(logo(tmp_path, "a.jpg", photograph(orientation)))
    rows = pixels(found)
    size, black, white = HELD[orientation]

    assert (len(rows[0]) // 4, len(rows)) == size
    assert dark(rows[black[1]], black[0])
    assert not dark(rows[white[1]], white[0])


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(60, 30, (60, 30)), (2400, 600, (600, 150)), (100, 1000, (24, 240)), (4000, 40, (600, 6))],
)
def test_a_large_logo_is_made_smaller(
    width: int, height: int, size: tuple[int, int], tmp_path: Path
) -> None:
    data = base64.b64decode(grey_png(width, height).partition(",")[2])
    found = logo_png(logo(tmp_path, "a.png", data))

    assert struct.unpack(">II", found[16:24]) == size


def test_a_drawn_logo_is_made_large_enough_for_print(tmp_path: Path) -> None:
    found = logo_png(logo(tmp_path, "a.svg", drawing()))

    assert struct.unpack(">II", found[16:24]) == (160, 80)


def test_a_logo_says_how_large_it_is_on_paper(tmp_path: Path) -> None:
    data = base64.b64decode(grey_png(600, 150).partition(",")[2])
    found = logo_png(logo(tmp_path, "a.png", data))
    source = "data:image/png;base64," + base64.b64encode(found).decode()

    assert DENSITY == 7559
    assert picture(source, "a").width == pytest.approx(600 / 192 * 914_400, rel=0.001)


BROKEN = "a broken picture|broken, or shows nothing|cannot be drawn"


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.png", b"GIF89a", "neither PNG nor JPEG nor SVG"),
        ("a.png", b"", "neither PNG nor JPEG nor SVG"),
        ("a.png", b"\x89PNG\r\n\x1a\n", BROKEN),
        ("a.png", labelled_png()[:60], BROKEN),
        ("a.jpg", JPEG[:200], BROKEN),
        ("a.jpg", JPEG[:3], BROKEN),
        ("a.png", bytes(2_000_001), "larger than 2 MB"),
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 60_000, 60_000),
            "pixels",
        ),
        ("a.svg", b"<svg", "broken"),
        ("a.svg", svg('<image href="/etc/a.png"/>').encode(), "points at another file"),
        ("a.svg", f'<svg {NAMESPACE} width="0" height="0"/>'.encode(), "no size"),
        ("a.svg", f'<svg {NAMESPACE} width="9" height="9"/>'.encode(), "shows nothing"),
        ("a.svg", f'<svg {NAMESPACE} viewBox="0 0 7.3 3.1"><g/></svg>'.encode(), "shows nothing"),
        ("a.svg", svg('<rect x="900" width="5" height="5"/>').encode(), "shows nothing"),
    ],
)
def test_a_logo_that_is_no_picture_is_refused_with_what_to_do(
    name: str, data: bytes, fault: str, tmp_path: Path
) -> None:
    with pytest.raises(SmartdocError, match=fault) as refused:
        logo_png(logo(tmp_path, name, data))

    assert refused.value.message.startswith(f"The logo {name}")
    assert refused.value.hint


def _chain(element: str, names: str) -> str:
    """Return thirty elements, each of which names the next one twice."""
    return "".join(
        f'<{element} id="m{at}"><g {names.format(at + 1)}/><g {names.format(at + 1)}/></{element}>'
        for at in range(30)
    )


_CLIP = 'clip-path="url(#m{})"'
LABORIOUS = {
    "a shape that is used again and again": "".join(
        f'<g id="m{at}">' + f'<use href="#m{at - 1}"/>' * 10 + "</g>" for at in range(1, 10)
    ),
    "clips in clips": _chain("clipPath", _CLIP) + f"<g {_CLIP.format(0)}/>",
    "clips in clips by their style": "<style>"
    + "".join(f".c{at}{{clip-path:url(#m{at})}}" for at in range(31))
    + "</style>"
    + _chain("clipPath", 'class="c{}"')
    + '<g class="c0"/>',
    "masks in masks": _chain("mask", 'mask="url(#m{})"') + '<g mask="url(#m0)"/>',
    "a large blur": '<filter id="f"><feTurbulence numOctaves="99999999"/></filter>',
    "groups in groups": "<g>" * 30_000 + "</g>" * 30_000,
    "very many shapes": "<path/>" * 20_000,
    "very many words": "<text>" + "<tspan>a</tspan>" * 60_000 + "</text>",
    "very many rules of style": "<style>" + "a>b{}" * 20_000 + "</style>" + "<g/>" * 3_000,
}


@pytest.mark.parametrize("what", LABORIOUS)
def test_a_drawing_that_could_take_for_ever_is_refused_at_once(tmp_path: Path, what: str) -> None:
    with pytest.raises(SmartdocError, match="could take very long to draw"):
        logo_png(logo(tmp_path, "logo.svg", svg(LABORIOUS[what]).encode()))


def test_the_beginnings_of_a_drawing_are_read_in_proportion_to_their_number() -> None:
    def read(number: int) -> float:
        return seconds(partial(_OUTSIDE.search, "<svg " + "<!DOCTYPE" * number))

    assert any(read(100_000) < 12 * read(25_000) for _ in range(TRIES))


def test_a_picture_in_a_drawing_has_no_more_dots_than_one_alone(tmp_path: Path) -> None:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 30_000, 30_000)
    image = f'<image href="data:image/png;base64,{base64.b64encode(head).decode()}"/>'

    with pytest.raises(SmartdocError, match="too many pixels"):
        logo_png(logo(tmp_path, "logo.svg", svg(image).encode()))


def test_a_drawing_with_clips_and_colours_by_its_style_is_drawn(tmp_path: Path) -> None:
    inside = (
        "<defs><style>.a{fill:none;}.b{clip-path:url(#c);}.d{fill:url(#e);}</style>"
        '<clipPath id="c"><rect class="a" width="9" height="9"/></clipPath>'
        '<linearGradient id="e"><stop stop-color="red"/></linearGradient></defs>'
        '<g class="b"><rect class="d" width="9" height="9"/></g>'
    )

    assert logo_png(logo(tmp_path, "logo.svg", svg(inside).encode())).startswith(b"\x89PNG")


def test_a_logo_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SmartdocError, match=r"The logo a\.png cannot be read") as refused:
        logo_png(Logo("a.png", tmp_path))

    assert "smartdoc.yaml" in refused.value.hint


@pytest.mark.parametrize("name", ["../a.png", "/etc/a.png", "link.png"])
def test_a_logo_never_comes_from_outside_the_repository(name: str, tmp_path: Path) -> None:
    root = tmp_path / "plans"
    root.mkdir()
    (tmp_path / "a.png").write_bytes(labelled_png())
    (root / "link.png").symlink_to(tmp_path / "a.png")

    with pytest.raises(SmartdocError, match="is not inside the repository"):
        logo_png(Logo(name, root))


def test_another_picture_of_the_same_name_is_seen(tmp_path: Path) -> None:
    first = logo_png(logo(tmp_path, "a", labelled_png()))
    second = logo_png(logo(tmp_path, "a", drawing()))

    assert first != second


def test_the_settings_name_the_logo_and_templates_show_it(tmp_path: Path) -> None:
    (tmp_path / "logo.jpg").write_bytes(photograph())
    settings = {"branding": {"name": "Northshire <VS>", "logo": "logo.jpg"}}
    branding = config_from(settings, tmp_path).branding
    env = sandbox(assets.folders(None, "templates"))
    html = env.from_string("{{ branding | logo }}").render(branding=branding)
    shown = base64.b64encode(logo_png(Logo("logo.jpg", tmp_path))).decode()

    assert html == (
        f'<figure class="logo"><img src="data:image/png;base64,{shown}" '
        'alt="Northshire &lt;VS&gt;"></figure>'
    )
    assert env.from_string("{{ branding | logo }}").render(branding=Branding()) == ""


def test_a_template_cannot_open_files_by_way_of_the_logo(tmp_path: Path) -> None:
    env = sandbox(assets.folders(None, "templates"))
    logo_of = Logo("logo.png", tmp_path)

    assert env.from_string("{{ logo.name }}").render(logo=logo_of) == "logo.png"
    for source in ("{{ logo._root }}", "{{ logo['_root'] }}", "{{ logo | attr('_root') }}"):
        with pytest.raises(Exception, match="_root"):
            env.from_string(source).render(logo=logo_of)
    with pytest.raises(TemplateRuntimeError, match="a block with several values: name one"):
        env.from_string("{{ logo }}").render(logo=logo_of)


# Pictures that come with Word files of somebody else

GIF = (
    b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
    + b"!\xff\x0bNETSCAPE2.0\3\1\0\0\0" + b"!\xf9\4\0\0\0\0\0"
    + b",\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
)  # fmt: skip
SCAN = b"\xff\xda\0\4cd dots \xff\0 dots "
SCANS = b"\xff\xd8" + SCAN + b"\xff\xc4\0\4\xff\xd9" + SCAN + b"\xff\xd9"
NOTE = b"\xff\xfe\0\6Jane"


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (photograph(), JPEG),
        (JPEG + photograph(), JPEG),
        (JPEG + SECRET.encode(), JPEG),
        (SCANS, SCANS),
        (SCANS.replace(b"\xff\xc4", NOTE + b"\xff\xc4"), SCANS),
        (
            b"\xff\xd8\xff\xe0\0\x14JFIF\0\1\1\0\0\1\0\1\1\1Jane" + SCANS[2:],
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + SCANS[2:],
        ),
        (labelled_png(), base64.b64decode(grey_png(60, 30).partition(",")[2])),
        (
            labelled_png() + b"\0\0\0\4IDATJane\0\0\0\0",
            base64.b64decode(grey_png(60, 30).partition(",")[2]),
        ),
        (GIF + SECRET.encode(), GIF),
        (GIF.replace(b"!\xf9", b"!\xfe\4Jane\0!\xff\x0bXMP DataXMP\4Jane\0!\xf9"), GIF),
    ],
    ids=[
        "photograph",
        "two photographs",
        "words behind a photograph",
        "several scans",
        "a remark between scans",
        "words for a small copy",
        "png",
        "a part behind a png",
        "words behind a gif",
        "remarks in a gif",
    ],
)
def test_a_picture_in_a_word_file_keeps_its_dots_only(data: bytes, kept: bytes) -> None:
    assert bare(data, "a")[0] == kept


@pytest.mark.parametrize(
    "data", [JPEG[:30], JPEG[:3], JPEG[:-2], labelled_png()[:45], GIF[:20], GIF[:-4]]
)
def test_a_broken_picture_in_a_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(SmartdocError, match=r"The picture word/media/a\.png is broken"):
        bare(data, "word/media/a.png")


@pytest.mark.parametrize(
    "data",
    [
        b"\x01\0\0\0" + bytes(36) + b" EMF" + "Jane Doe".encode("utf-16-le"),
        b"\xd7\xcd\xc6\x9a",
        b"II*\0\x08\0\0\0GPS",
        b"RIFF\x40\0\0\0WEBPEXIF",
        b"BM",
        b"MZ\x90\0",
        b"",
    ],
    ids=["emf", "wmf", "tiff", "webp", "bmp", "a program", "nothing"],
)
def test_a_picture_that_may_say_more_than_it_shows_is_refused(data: bytes) -> None:
    with pytest.raises(SmartdocError, match="neither PNG nor JPEG nor GIF nor SVG") as refused:
        bare(data, "word/media/image1.emf")

    assert "Save as Picture, as PNG" in refused.value.hint


@pytest.mark.parametrize(
    "inside",
    [
        "<style>@import url(https://example.org/a.css);</style>",
        '<rect style="fill:url(https://example.org/a.svg#b)"/>',
        '<rect fill="url( https://example.org/a.svg#b)"/>',
        '<rect fill="u&#114;l(https://example.org/a.svg#b)"/>',
        '<rect fill="\\75rl(https://example.org/a.svg#b)"/>',
        "<style>a{fill:u\\72l(https://example.org/a)}</style>",
        '<style>a{fill:image-set("https://example.org/a" 1x)}</style>',
        '<image href="http://example.org/a.png"/>',
        '<image href="file:///etc/hostname"/>',
        '<a href="https://example.org">a</a>',
        '<image href="data:image/png;base64,R0lG"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    ],
)
def test_a_drawing_in_a_word_file_that_shows_another_file_is_refused(inside: str) -> None:
    with pytest.raises(SmartdocError, match=r"^The picture word/media/image1\.svg "):
        bare(svg(inside).encode(), "word/media/image1.svg")


def test_a_drawing_in_a_word_file_keeps_what_draws() -> None:
    photo = base64.b64encode(photograph()).decode()
    kept = base64.b64encode(JPEG).decode()
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        "{}<style>.a{{fill:url(#e);}}</style>"
        '<linearGradient id="e"><stop stop-color="red"/></linearGradient>'
        '<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>'
        '<rect style="fill:url(&quot;#e&quot;)" width="1" height="1"{}/>'
        '<image href="data:image/jpeg;base64,{}"/>'
        '<text xml:space="preserve">a &lt; b</text></svg>'
    )
    document_type = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">'
    runs = (
        f"<!-- {SECRET} --><script>{SECRET}</script><metadata>{SECRET}</metadata>"
        f'<set attributeName="href" to="https://example.org"/>{SECRET}'
        f'<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">{SECRET}</p></foreignObject>'
    )
    more = f' onclick="a()" xml:base="https://example.org" i:label="{SECRET}" xmlns:i="urn:i"'
    found, kind = bare((document_type + drawing.format(runs, more, photo)).encode(), "a.svg")
    expected = drawing.format("", "", kept).replace(
        'svg" ', 'svg" xmlns:xlink="http://www.w3.org/1999/xlink" ', 1
    )

    assert kind == "image/svg+xml"
    assert found.decode() == expected
