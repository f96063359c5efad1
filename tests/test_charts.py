"""Pictures of numbers: what they show, to whom, and that nothing in them is cut off or covered."""

from __future__ import annotations

import base64
import datetime
import re
from collections.abc import Mapping
from itertools import combinations
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartdoc import assets
from smartdoc.charts import CHART_FILTERS, Bar, Picture, attendance, bars, outcomes, progress
from smartdoc.charts.colour import INK, QUIET, RULE, contrast_with_white
from smartdoc.charts.drawing import SIZE, WIDTH, Box, Filling, Label, area
from smartdoc.charts.letters import fitted, width, wrapped
from smartdoc.charts.progress import MANY
from smartdoc.charts.safe import safe_svg
from smartdoc.config import Branding
from smartdoc.fragment import Element, parse
from smartdoc.model import Attendance, Measure, Reading, Target
from smartdoc.render.sandbox import sandbox

SVG = "{http://www.w3.org/2000/svg}"
START, DUE = datetime.date(2026, 11, 30), datetime.date(2027, 1, 29)


def readings(*pairs: tuple[str | None, float | int | str]) -> tuple[Reading, ...]:
    return tuple(
        Reading(on=datetime.date.fromisoformat(on) if on else None, value=value)
        for on, value in pairs
    )


SPANISH = Measure(
    what="attendance on days with a Spanish lesson",
    unit="%",
    baseline=60,
    target=90,
    readings=readings(("2026-12-04", 75)),
)
READING = Measure(
    unit="words read correctly in a minute",
    baseline=31,
    target=60,
    readings=readings(("2026-12-04", 33), ("2026-12-18", 38), ("2027-01-15", 52)),
)


def shown(picture: Picture | None) -> Picture:
    assert picture is not None
    return picture


def tree(picture: Picture | None) -> ElementTree.Element:
    return ElementTree.fromstring(shown(picture).svg)


def labels(picture: Picture | None) -> list[Label]:
    return [
        Label(
            text.text or "",
            float(text.attrib["x"]),
            float(text.attrib["y"]),
            text.get("text-anchor", "start"),  # type: ignore[arg-type]
            text.get("font-weight") == "bold",
        )
        for text in tree(picture).iter(f"{SVG}text")
    ]


def words(picture: Picture | None) -> list[str]:
    return [label.text for label in labels(picture)]


def dots(picture: Picture | None) -> list[tuple[float, float]]:
    circles = tree(picture).iter(f"{SVG}circle")
    return [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in circles]


def faults(picture: Picture) -> list[str]:
    """Return which texts are cut off at an edge, and which cover each other."""
    root = ElementTree.fromstring(picture.svg)
    right, bottom = float(root.attrib["width"]), float(root.attrib["height"])
    boxes = [(label.text, label.box) for label in labels(picture)]
    cut = [
        f"{text} is cut off"
        for text, box in boxes
        if box.left < -0.1 or box.top < 0 or box.right > right + 0.1 or box.bottom > bottom
    ]
    covered = [
        f"{one} covers {other}"
        for (one, first), (other, second) in combinations(boxes, 2)
        if first.grown(-0.2).touches(second.grown(-0.2))
    ]
    return cut + covered


def test_a_progress_chart_names_start_last_reading_goal_and_day() -> None:
    picture = progress(SPANISH, DUE, start=START)

    assert words(picture) == [
        "by 29 Jan 2027", "30 Nov 2026", "4 Dec", "start 60%", "goal 90%", "75%",
    ]  # fmt: skip
    assert shown(picture).alt == "Chart of progress: attendance on days with a Spanish lesson"
    assert shown(picture).numbers == (
        "60% at the start and 75% on 4 December 2026; goal: 90% by 29 January 2027."
    )


def test_a_long_unit_stands_once_above_the_chart_and_once_in_the_sentence() -> None:
    picture = progress(READING, DUE, start=START)

    assert words(picture)[0] == "words read correctly in a minute"
    assert {"start 31", "33", "38", "52", "goal 60"} < set(words(picture))
    assert shown(picture).numbers == (
        "31 words read correctly in a minute at the start, 33 on 4 December 2026, "
        "38 on 18 December 2026 and 52 on 15 January 2027; goal: 60 by 29 January 2027."
    )


def test_more_is_higher_and_later_is_further_right() -> None:
    (start, first, second, third) = dots(progress(READING, DUE, start=START))

    assert start[0] < first[0] < second[0] < third[0]
    assert start[1] > first[1] > second[1] > third[1]


def test_days_are_as_far_apart_as_in_the_calendar() -> None:
    measure = Measure(baseline=1, readings=readings(("2026-12-10", 2), ("2026-12-30", 3)))
    (start, first, second) = dots(progress(measure, start=START))

    assert second[0] - first[0] == pytest.approx(2 * (first[0] - start[0]), abs=0.2)


def test_a_goal_below_the_start_is_drawn_below_it() -> None:
    measure = Measure(unit="incidents", baseline=12, target=3, readings=readings(("2026-12-04", 9)))
    marks = {label.text: label.y for label in labels(progress(measure, DUE, start=START))}

    assert marks["start 12"] < marks["9"] < marks["goal 3"]


def test_a_start_older_than_the_meeting_has_no_day() -> None:
    old = readings(("2026-11-02", 70))
    picture = progress(Measure(unit="%", baseline=60, target=90, readings=old), DUE, start=START)

    assert "30 Nov 2026" not in words(picture)
    assert dots(picture)[0][0] < dots(picture)[1][0]


def test_start_and_goal_alone_make_a_simple_picture() -> None:
    picture = progress(Measure(unit="£", baseline=0, target=1200.5), DUE, start=START)

    assert words(picture) == ["by 29 Jan 2027", "30 Nov 2026", "start £0", "goal £1,200.50"]
    assert shown(picture).numbers == "£0 at the start; goal: £1,200.50 by 29 January 2027."


@pytest.mark.parametrize(
    "measure",
    [
        Measure(),
        Measure(target=90),
        Measure(baseline="3 of 10", target="6 of 10"),
        Measure(baseline=True, target=False),
        Measure(baseline=float("nan"), target=float("inf")),
        Measure(baseline=10**400, target=1e300),
        Measure(target=90, readings=readings((None, 75))),
    ],
)
def test_without_two_numbers_there_is_no_picture(measure: Measure) -> None:
    assert progress(measure, DUE, start=START) is None


def test_a_value_in_words_is_in_the_sentence_only() -> None:
    some = readings(("2026-12-04", "most of it"), (None, 70))
    picture = progress(Measure(unit="%", baseline=60, target=90, readings=some), DUE)

    assert len(dots(picture)) == 1
    assert shown(picture).numbers == (
        "60% at the start, most of it on 4 December 2026 and 70%; goal: 90% by 29 January 2027."
    )


def test_of_many_readings_the_telling_ones_are_labelled_and_all_are_said() -> None:
    days = [START + datetime.timedelta(days=3 * step) for step in range(MANY + 8)]
    many = tuple(Reading(on=on, value=50 + step % 7 * 5) for step, on in enumerate(days))
    picture = progress(Measure(unit="%", baseline=40, target=90, readings=many), DUE, start=START)

    assert len(dots(picture)) == MANY + 9
    assert words(picture)[-3:] == ["75%", "50%", "80%"]
    assert shown(picture).numbers.count("% on ") == MANY + 8


NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(-1e12, 1e12),
    st.sampled_from([0, 0.1 + 0.2, -1, 90, 1e-9, 10**400, float("nan"), float("inf")]),
)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
NEAR = st.dates(datetime.date(2026, 11, 1), datetime.date(2027, 2, 1))
UNITS = st.one_of(st.none(), st.sampled_from(["%", "£", "words", "<&\"'>", "ŴM" * 60]), st.text())


@given(
    baseline=st.none() | NUMBERS,
    target=st.none() | NUMBERS,
    values=st.lists(st.tuples(st.none() | DAYS | NEAR, NUMBERS | st.text()), max_size=30),
    unit=UNITS,
    what=st.none() | st.text(),
    due=st.none() | DAYS | NEAR,
    start=st.none() | DAYS | NEAR,
)
def test_whatever_was_measured_no_label_is_cut_off_or_covered(
    baseline: float | None,
    target: float | None,
    values: list[tuple[datetime.date | None, float | str]],
    unit: str | None,
    what: str | None,
    due: datetime.date | None,
    start: datetime.date | None,
) -> None:
    some = tuple(Reading(on=on, value=value) for on, value in values)
    measure = Measure(baseline=baseline, target=target, readings=some, unit=unit, what=what)
    picture = progress(measure, due, start=start)

    if picture:
        assert faults(picture) == []
        assert safe_svg(picture.svg) is not None
        assert picture == progress(measure, due, start=start)


@given(st.lists(st.tuples(st.text(), st.none() | NUMBERS, st.text()), max_size=12))
def test_whatever_is_counted_no_label_is_cut_off_or_covered(
    rows: list[tuple[str, float | None, str]],
) -> None:
    picture = bars([Bar(*row) for row in rows])

    if picture:
        assert faults(picture) == []
        assert safe_svg(picture.svg) is not None


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_whatever_the_limits_no_label_is_cut_off_or_covered(
    percent: float, persistent: float, severe: float
) -> None:
    picture = shown(attendance(percent, persistent=persistent, severe=severe))

    assert faults(picture) == []


@given(st.dictionaries(st.text(max_size=80), st.integers(0, 10**9), max_size=9))
def test_whatever_the_outcomes_no_label_is_cut_off_or_covered(counts: Mapping[str, int]) -> None:
    picture = outcomes(counts)

    if picture:
        assert faults(picture) == []
        assert safe_svg(picture.svg) is not None


def test_attendance_is_shown_against_the_lines_of_persistent_and_severe_absence() -> None:
    picture = attendance(85, period="autumn term 2026")

    assert words(picture) == ["85%", "50% severe absence", "90% persistent absence"]
    assert shown(picture).alt == "Bar from 0 to 100%: Attendance, autumn term 2026"
    assert shown(picture).numbers == (
        "Attendance, autumn term 2026: 85%. 90% or less is persistent absence, 50% or less severe "
        "absence."
    )


def test_the_bar_of_attendance_ends_at_its_share_of_the_whole() -> None:
    (filled,) = (
        one for one in tree(attendance(25)).iter(f"{SVG}path") if one.get("class") == "chart-accent"
    )

    assert filled.attrib["d"] == f"M4 26H{4 + (WIDTH - 8) // 4}V50H4Z"


@pytest.mark.parametrize("percent", [None, -1, 100.5, float("nan")])
def test_attendance_outside_the_scale_is_not_drawn(percent: float | None) -> None:
    assert attendance(percent) is None


def test_outcomes_stand_in_the_order_of_success_with_their_numbers() -> None:
    counts = {"not-yet-due": 2, "achieved": 12, "not-achieved": 3, "no-longer-relevant": 0}
    picture = outcomes(counts)

    assert words(picture) == ["12 achieved", "3 not achieved", "2 not yet due"]
    assert shown(picture).numbers == "17 targets: 12 achieved, 3 not achieved and 2 not yet due."


def test_no_targets_are_no_picture() -> None:
    assert outcomes({}) is None
    assert outcomes({"achieved": 0}) is None
    assert bars([]) is None
    assert bars([Bar("Maths", None, "fewer than 5")]) is None


def test_an_outcome_that_must_not_be_shown_cannot_be_told_from_the_others_shares() -> None:
    one = outcomes({"achieved": 12, "partly-achieved": None, "not-achieved": 9})

    assert words(one) == ["Achieved", "12", "Partly achieved", "not shown", "Not achieved", "9"]
    assert shown(one).numbers == "Achieved: 12; Partly achieved: not shown; Not achieved: 9."


def test_a_bar_says_its_label_and_number_and_a_masked_one_what_may_be_said() -> None:
    picture = bars([Bar("Maths", 27), Bar("Art", None, "fewer than 5")], what="Targets by area")

    assert words(picture) == ["Maths", "27", "Art", "fewer than 5"]
    assert shown(picture).alt == "Bar chart: Targets by area"
    assert shown(picture).numbers == "Maths: 27; Art: fewer than 5."


def test_the_stub_of_a_masked_bar_is_as_long_whatever_else_there_is() -> None:
    def stub(others: int) -> str:
        picture = bars([Bar("Maths", others), Bar("Art", None, "few")])
        accents = [
            one.attrib["d"]
            for one in tree(picture).iter(f"{SVG}path")
            if one.get("class") == "chart-accent-line"
        ]
        return accents[-1]

    assert stub(8) == stub(9)


def test_each_filling_is_told_from_the_others_without_its_colour() -> None:
    kinds: tuple[Filling, ...] = ("solid", "rising", "empty", "dots", "upright")
    drawn = [
        re.sub(r' (?:class|fill|stroke)="#?\w+"', "", area(Box(0, 0, 16, 16), kind, "#1d4f73"))
        for kind in kinds
    ]

    assert len(set(drawn)) == len(kinds) == 5


@pytest.mark.parametrize(("colour", "least"), [(INK, 4.5), (QUIET, 4.5), (RULE, 3.0)])
def test_what_is_drawn_stands_out_from_the_paper(colour: str, least: float) -> None:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]

    assert contrast_with_white(parts) >= least


def test_a_pale_branding_is_darkened_for_pictures_too() -> None:
    picture = shown(progress(SPANISH, DUE, start=START, colour="#ffee00"))

    assert "#ffee00" not in picture.svg
    assert 'class="chart-accent"' in picture.svg


def test_every_kind_of_picture_is_plain_shapes_and_words_with_a_title() -> None:
    pictures = [
        progress(SPANISH, DUE, start=START),
        attendance(85),
        outcomes(dict.fromkeys(("achieved", "partly-achieved", "not-achieved", "not-yet-due"), 1)),
        bars([Bar("Maths", 27), Bar("Art", None)]),
    ]
    for picture in pictures:
        root = tree(picture)
        title = root.find(f"{SVG}title")
        attributes = {name for one in root.iter() for name in one.attrib}

        assert root.get("role") == "img"
        assert title is not None
        assert title.text == shown(picture).alt
        assert not attributes & {"id", "style", "href", "onload"}
        assert safe_svg(shown(picture).svg) == shown(picture).svg
        assert float(root.attrib["font-size"]) >= 11


def test_letters_are_measured_from_above() -> None:
    assert width("iW", 1000) == 222 + 944
    assert width("é", 1000) == width("e", 1000)
    assert width("字", 1000) == 1000
    assert width("W", 1000, bold=True) > 944


def test_long_words_are_cut_and_long_lines_broken() -> None:
    assert fitted("attendance", 400, SIZE) == "attendance"
    assert fitted("attendance", 40, SIZE) == "atte…"
    assert wrapped("one two three four", 50, SIZE, 2) == ["one two", "three…"]
    assert wrapped("", 50, SIZE, 2) == []


def rendered(source: str, **context: object) -> str:
    return str(sandbox(assets.folders(None, "templates")).from_string(source).render(**context))


def the_view(colour: str = "#1d4f73") -> SimpleNamespace:
    meeting = SimpleNamespace(date=START)
    return SimpleNamespace(branding=Branding("", colour), plan=SimpleNamespace(meeting=meeting))


def figures(html: str) -> list[Element]:
    return [one for one in parse(html, "a").children if isinstance(one, Element)]


def drawing_of(figure: Element) -> str:
    (image,) = figure.all("img")
    return base64.b64decode(image.attributes["src"].partition(",")[2]).decode()


def test_a_template_gets_a_figure_in_the_teams_colour_with_its_numbers_beside_it() -> None:
    target = Target(id="a", measure=SPANISH, due="2027-01-29")
    (figure,) = figures(
        rendered("{{ target | progress_chart }}", target=target, view=the_view("#7a1f5c"))
    )
    (caption,) = figure.all("figcaption")

    assert figure.classes == ("chart",)
    assert figure.all("img")[0].attributes["alt"] == (
        "Chart of progress: attendance on days with a Spanish lesson"
    )
    assert caption.children[0] == (
        "60% at the start and 75% on 4 December 2026; goal: 90% by 29 January 2027."
    )
    assert drawing_of(figure) == shown(progress(SPANISH, DUE, start=START, colour="#7a1f5c")).svg


def test_templates_have_every_chart() -> None:
    html = rendered(
        "{{ record | attendance_chart(persistent=85, severe=40) }}"
        "{{ {'achieved': 2} | outcomes_chart }}"
        "{{ [('Maths', 3), ('Art', none, 'few')] | bars_chart('Targets by area') }}"
        "{{ rows | bars_chart }}",
        record=Attendance(percent=88),
        rows=[Bar("Maths", 3)],
    )

    assert [one.all("img")[0].attributes["alt"] for one in figures(html)] == [
        "Bar from 0 to 100%: Attendance",
        "Bar chart: targets by outcome",
        "Bar chart: Targets by area",
        "Bar chart",
    ]
    assert set(CHART_FILTERS) >= {
        "attendance_chart", "bars_chart", "logo", "outcomes_chart", "progress_chart",
    }  # fmt: skip


def test_where_there_is_nothing_to_draw_a_template_gets_nothing() -> None:
    target = Target(id="a")
    html = rendered(
        "{{ target | progress_chart }}{{ none | attendance_chart }}{{ {} | outcomes_chart }}"
        "{{ [] | bars_chart }}",
        target=target,
    )

    assert html == ""


def test_a_plans_words_are_words_in_a_picture_too() -> None:
    nasty = '"><script>alert(1)</script>&amp;'
    target = Target(id="a", measure=Measure(what=nasty, unit=nasty, baseline=1, target=2))
    html = rendered("{{ target | progress_chart }}", target=target, view=the_view())
    (figure,) = figures(html)

    assert "<script" not in html
    assert "<script" not in drawing_of(figure)
    assert figure.all("img")[0].attributes["alt"] == f"Chart of progress: {nasty}"
