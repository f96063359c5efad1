"""What must not stand in a plan: the shapes that alarm, and the many that must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smartdoc.check import Checker
from smartdoc.finding import dotted
from smartdoc.language import identifiers
from smartdoc.repository import open_repository
from smartdoc.rules.texts import texts_of
from tests.examples import BASE, TODAY, as_text, base, checked, codes, keep, laid_over

SHAPES: dict[str, Callable[[str], str | None]] = {
    "postcode": identifiers.postcode,
    "telephone": identifiers.telephone,
    "labelled telephone": identifiers.labelled_telephone,
    "email": identifiers.email,
    "birth": lambda text: identifiers.birth_date(text, 2025),
    "pupil": identifiers.pupil_number,
    "health": identifiers.health_number,
}

ALARMING = {
    "PRV02": [
        "They moved to NE12 8QT in May.",
        "school (BS1 5TR)",
        "lives near ls1 4ap",
        "SW1A2AA",
        "Mail goes to K1A 0B1.",
    ],
    "PRV03": [
        "Call Jo on 07700 900123.",
        "07700900123",
        "+44 7700 900123",
        "+44 (0)20 7946 0018",
        "020 7946 0018",
        "(0117) 496 0123",
        "01632 960 983",
        "0161-496-0000",
        "0412 345 678",
        "(604) 555-0188",
        "604-555-0187",
        "Tel: 496 0123",
        "mobile no. 496 0123",
    ],
    "PRV04": ["Write to a.b+c@hill-lane.example.", "jo.o'dea@x.example", "<sw@northshire.example>"],
    "PRV05": [
        "Ash (born 3 May 2016) reads.",
        "DOB 14/02/2016",
        "d.o.b. 14.2.16",
        "Date of birth: 2016-02-14",
        "His birthday is the 3rd of May 2016.",
        "Ash was born in Westmere on May 3, 2016.",
        "14/02/2016 (DOB)",
        "DOB: 14 Feb",
    ],
    "PRV06": ["UPN H801200001001", "a123456789012", "UPN T12345678901A."],
    "PRV07": ["943 476 5919", "9434765919", "943-476-5919", "NHS number 485 777 3456"],
}

INNOCENT = [
    "Class Y5 2B meets in room E1.",
    "KS2 1st set, Year 6 2nd set, m1 2nd lesson",
    "swim 1500 m in 0-100 seconds",
    "from 3 4pm to 5 6pm",
    "2026-11-30",
    "2026-11-30 2027-03-08 2027-07-05",
    "12345678901234567890",
    "order A12345678901 and B1234567890123",
    "Childline 0800 1111, Samaritans 116 123, phone 0300 123 4567",
    "counts 0 1 2 3 4 5 6 7 8 9 10",
    "01 02 03 04 05 06",
    "07.30 to 08.15, 09.00 to 10.30",
    "10 20 30 40 50 60 70 80 90 100",
    "phone home for 20 minutes; telephone 3 times",
    "1,500,000 and 3 000 000 000 and 0.1234567891",
    "1234567890",
    "100 200 3000",
    "ISBN 0261103571",
    "@school a@b x @ 3.15",
    "a born leader, born in 2016, a newborn lamb",
    "The lambs were born on 3 March 2026.",
    "can swim by his birthday on 12 March 2027",
    "has birthday on 12 March",
    "45 of 60 words; 3/4; 7 x 8 = 56; 90%",
    "pages 112-118, 2026/27, £2,630",
    "weeks 1, 4 and 8 at 09:15",
]


def with_liked(text: str) -> dict[str, Any]:
    return laid_over(base("pep"), {"voice": {"liked": text}})  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in ALARMING.items() for text in texts]
)
def test_what_tells_who_or_where_somebody_is_alarms(code: str, text: str) -> None:
    found = checked(as_text(with_liked(text)))
    private = [each for each in found.findings if each.rule.startswith("PRV")]

    assert [(each.rule, dotted(each.path)) for each in private] == [(code, "voice.liked")]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_only_a_number_does_not(text: str) -> None:
    found = {name: shape(text) for name, shape in SHAPES.items()}

    assert found == dict.fromkeys(SHAPES)
    assert not [code for code in codes(checked(as_text(with_liked(text)))) if code[:3] == "PRV"]


@pytest.mark.parametrize("text", [texts[0] for texts in ALARMING.values()])
def test_what_is_restricted_may_hold_it(text: str) -> None:
    plan = {**base("pep"), "restricted": {"notes": text}}

    assert codes(checked(as_text(plan))) == []


def test_a_private_shape_in_a_key_is_found_too() -> None:
    texts = texts_of({"people": {"NE12 8QT": {"role": "carer"}}, "restricted": {"x": "NE12 8QT"}})

    assert list(texts.where_number(identifiers.postcode)) == [(("people", "NE12 8QT"), "NE12 8QT")]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"ref": "ash-2016"}, ["PRV08"]),
        ({"ref": "c-ash"}, ["PRV08"]),
        ({"ref": "quarrybank-terrace-3"}, ["PRV08"]),
        ({"ref": "c-0142"}, []),
        ({"ref": "ashgrove-12"}, []),
        ({"ref": "c-7", "learner": {"name": "C-7"}}, []),
        ({"ref": "al-7", "learner": {"name": "Al"}}, []),
    ],
)
def test_a_ref_tells_nothing(tmp_path: Path, change: dict[str, Any], found: list[str]) -> None:
    (tmp_path / "smartdoc.yaml").write_text("private_terms: [Quarrybank Terrace]\n")
    path = keep(tmp_path, base("pep"), change)
    report = Checker(open_repository(tmp_path), TODAY).one(path)

    assert [each.rule for each in report.findings if each.rule == "PRV08"] == found


def test_a_folder_named_after_the_learner_is_told(tmp_path: Path) -> None:
    repository = replace(open_repository(BASE), root=tmp_path)
    path = tmp_path / "plans" / "ash" / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(as_text(base("pep")), encoding="utf-8")

    # That the folder has another name than the ref is FILE01's to say.
    assert sorted(codes(Checker(repository, TODAY).one(path))) == ["FILE01", "PRV08"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ash Quillfeather", ["PRV10"]),
        ("A. Quillfeather", ["PRV10"]),
        ("Ash", []),
        ("A. Q.", []),
        ("Ash Q.", []),
        ("AQ", []),
        ("Ash (Ashley)", []),
        ("Anne-Marie", []),
        ("Child 7", []),
    ],
)
def test_a_first_name_is_enough(name: str, found: list[str]) -> None:
    report = checked(as_text(laid_over(base("pep"), {"learner": {"name": name}})))

    assert [code for code in codes(report) if code.startswith("PRV")] == found


def test_a_private_shape_can_be_waived() -> None:
    waiver = {"rule": "PRV03", "because": "It is the school's own number.", "by": "dt"}
    plan = {**with_liked("Ring 020 7946 0018."), "waive": [waiver]}
    found = checked(as_text(plan))

    assert [(each.rule, each.waived) for each in found.findings] == [("PRV03", True)]
