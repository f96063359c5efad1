"""What a hostile judge does: secrets in every field and oddly written, and every file searched."""

from __future__ import annotations

import datetime
import html
import json
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from smartdoc.build import Builder, Built, Order
from smartdoc.check import Checker
from smartdoc.disclosure import Kind, Origin, secret_numbers
from smartdoc.disclosure.spelt import file_numbers
from smartdoc.errors import SmartdocError
from smartdoc.language.plain import alike
from smartdoc.repository import open_repository
from tests import hostile
from tests.examples import KINDS, PROJECT, TODAY, as_text, base, laid_over
from tests.repositories import repository_in
from tests.test_cli import smartdoc

OLD, NEW = "2026-07-06", "2026-11-30"
PLANS = "plans/c-0001"


def built(root: Path, *, documents: tuple[str, ...] = (), draft: bool = True) -> Built:
    repository = open_repository(root)
    checker = Checker(repository, TODAY)
    order = Order(documents, ("html", "docx"), root / "build", draft=draft)
    return Builder(checker, order).build(checker.all(repository.plan_files()))


def planted(root: Path, kind: str) -> hostile.Planter:
    """Return the words in two plans of each of two learners, each plan with an older version."""
    team, planter = repository_in(root), hostile.Planter()
    team.write(".gitignore", "build/\n")
    team.write("smartdoc.yaml", "today: 2026-10-01\n")
    for opened in (["social-worker"], ["social-worker", "school"]):
        for ref in ("c-0001", "c-0002"):
            for day in (OLD, NEW):
                plan = planter.plan(kind, ref, day, opened)
                team.write(f"plans/{ref}/{day}.{kind}.yaml", yaml.safe_dump(plan, sort_keys=False))
        team.commit("said in zqk9999999kqz", author="Zqk8888888kqz")
    return planter


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_tells_a_planted_word_that_the_policy_keeps_from_its_reader(
    kind: str, tmp_path: Path
) -> None:
    planter = planted(tmp_path, kind)
    built(tmp_path)
    wrong: list[str] = []
    seen: Counter[str] = Counter()
    for file in sorted((tmp_path / "build").glob("c-*/*/*")):
        document, audience, person = hostile.reader_of(file)
        name = file.relative_to(tmp_path / "build").as_posix()
        for word in hostile.words_in(name, file.read_bytes()):
            ref, _, path, opened = planter.words.get(word, ("", "", ("git",), ()))
            right = ref == name.partition("/")[0]
            if not (right and hostile.may_see(document, audience, person, path, opened)):
                wrong.append(f"{name} tells {path}")
            seen[document] += 1

    assert wrong == []
    assert {"meeting", "plan", "child", "actions", "report", "review", "history"} <= seen.keys()
    assert min(seen.values()) > 5


def test_index_manifest_and_the_report_to_governors_tell_less_still(tmp_path: Path) -> None:
    planter = planted(tmp_path, "pep")
    built(tmp_path)
    smartdoc("report", cwd=tmp_path)
    told = {
        file.name: {planter.words.get(word, ("", "", ("git",)))[2][0] for word in words}
        for file in (tmp_path / "build").rglob("*")
        if (file.parent.name in ("build", "report") or file.name == "index.html")
        and (words := hostile.words_in(file.name, file.read_bytes()) if file.is_file() else set())
    }

    assert told == {
        "index.html": {"people"},
        "manifest.json": {"people", "waive"},
        "cohort.virtual-school.html": told["cohort.virtual-school.html"],
        "cohort.virtual-school.docx": told["cohort.virtual-school.docx"],
    }
    assert told["cohort.virtual-school.html"] <= {"learner", "attainment", "targets"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["history", "c-0001", "--audience", "school"],
        ["history", "c-0001", "--format", "json", "--quote"],
        ["history", "c-0001", "--format", "html"],
        ["diff", "--format", "html", f"HEAD~1:{PLANS}/{NEW}.pep.yaml", f"{PLANS}/{NEW}.pep.yaml"],
        ["diff", "--format", "html", f"{PLANS}/{OLD}.pep.yaml", f"{PLANS}/{NEW}.pep.yaml"],
    ],
)
def test_what_is_told_of_the_past_holds_nothing_restricted(
    arguments: list[str], tmp_path: Path
) -> None:
    planter = planted(tmp_path, "pep")
    secret = {word for word, where in planter.words.items() if where[2][0] == "restricted"}
    done = smartdoc(*arguments, cwd=tmp_path)
    told = hostile.words_in("told", done.stdout.encode())

    assert (done.returncode, len(told) > 20, told & secret) == (0, True, set())


PARTS: dict[str, tuple[str, ...]] = {
    "a target": ("targets", "statement"),
    "an outcome": ("review", "outcome"),
    "the voice": ("voice", "hard"),
    "the place of the meeting": ("meeting", "place"),
    "the school": ("learner", "school"),
    "attainment": ("attainment", "current"),
    "attendance": ("attendance", "percent"),
    "strategies": ("wellbeing", "strategies"),
    "health": ("wellbeing", "sdq"),
    "what money is for": ("targets", "pupil_premium", "what"),
    "what it cost": ("targets", "pupil_premium", "cost"),
    "rules set aside": ("waive", "because"),
    "escalation": ("escalation", "reason"),
    "who receives what": ("people", "copy"),
    "a placement": ("restricted", "placement"),
}
OF_ALL = {"a target", "an outcome", "the school", "attainment", "attendance"}
OF_HOME = {*OF_ALL, "the voice", "the place of the meeting"}
OF_STAFF = PARTS.keys() - {"health", "a placement"}
MATRIX = {
    "child": OF_HOME,
    "carer": {*OF_HOME, "health", "strategies", "what money is for"},
    "parent": OF_ALL,
    "parent-redacted": {"a target", "an outcome"},
    "school": OF_STAFF,
    "social-worker": {*OF_STAFF, "health"},
    "virtual-school": {*OF_STAFF, "health"},
    "governors": set(),
}


def test_our_defaults_are_the_matrix_of_who_may_see_what() -> None:
    sees = {
        audience: {part for part, path in PARTS.items() if hostile.sees(audience, path)}
        for audience in hostile.AUDIENCES["audiences"]
    }
    who = {name: set(one["names"]) for name, one in hostile.AUDIENCES["audiences"].items()}

    assert sees == MATRIX
    assert "carer" not in who["parent"] | who["parent-redacted"]
    assert "school" not in who["parent-redacted"]
    assert who["governors"] == set()


def test_the_page_on_privacy_shows_the_matrix() -> None:
    page = (PROJECT / "docs/privacy.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("| ") and line.strip("|").split("|")[0].strip() in PARTS
    ]
    columns = ("child", "carer", "parent", "parent-redacted", "school", "social-worker")

    assert {row[0]: row[1:] for row in rows} == {
        part: ["yes" if part in MATRIX[name] else "no" for name in columns]
        for part in PARTS
        if part != "a placement"  # in words: the plan itself says it
    }
    assert MATRIX["social-worker"] == MATRIX["virtual-school"]


def test_the_page_on_security_names_tests_that_exist() -> None:
    page = (PROJECT / "SECURITY.md").read_text("utf-8")
    named = set(re.findall(r"test_\w+\.py", page))

    assert len(named) > 12
    assert {name for name in named if not (PROJECT / "tests" / name).is_file()} == set()


@pytest.mark.parametrize(
    "tag",
    [
        "{{ plan.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ view.__init__.__globals__ }}",
        "{{ plan.meeting.date.__reduce__() }}",
        "{% include '/etc/hostname' %}",
        "{% import '../smartdoc.yaml' as x %}",
    ],
)
def test_a_web_template_cannot_leave_its_sandbox(tag: str, tmp_path: Path) -> None:
    a_plan(tmp_path, "x")
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates/plan.html.jinja"
    own.write_text(f"<h1>Plan</h1><p>{tag}</p>", encoding="utf-8")
    (tmp_path / "templates/plan.pep.html.jinja").write_text(own.read_text(), encoding="utf-8")
    done = smartdoc("build", "--documents", "plan", "--draft", cwd=tmp_path)

    assert done.returncode == 2
    assert not list((tmp_path / "build").rglob("plan.*.html"))


RESTRICTED = {
    "placement": "Lives with Lou Quorvax at 12 Zymph Terrace, NE12 4QX.",
    "health": "HIV",
    "notes": "Born on 12 March 2015. Case NS-48213. His grandmother is not to know this. "
    "Contact is with Tessa on Fridays.",
}


def a_plan(root: Path, said: str, *changes: dict[str, Any], settings: str = "") -> None:
    """Write a plan in which the school says something that the mother may read."""
    (root / "smartdoc.yaml").write_text(f"today: 2026-11-22\n{settings}", encoding="utf-8")
    people = {"mum": {"role": "mother", "name": "Dana", "copy": "parent"}}
    data = laid_over(
        {**base("pep"), "ref": "c-0001"}, {"people": people, "views": {"school": said}}
    )
    for change in changes:
        data = laid_over(data, change)
    path = root / "plans/c-0001/2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(data), encoding="utf-8")


def another(root: Path, name: str) -> None:
    data = laid_over({**base("pep"), "ref": "c-0002"}, {"learner": {"name": name}})
    path = root / "plans/c-0002/2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(as_text(data), encoding="utf-8")


def page(root: Path) -> str:
    """Return the mother's page, nothing where it was withheld."""
    done = built(root, documents=("plan",))
    path = root / "build/c-0001/2026-11-30.pep/plan.parent.html"
    withheld = any(one.file.endswith("plan.parent.html") for one in done.withheld)

    assert withheld != path.exists()
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.parametrize(
    "said",
    [
        "She knows QUORVAX well.",
        "the quorvax household",
        "the Quorvaxes",
        "Lou Quor\u00advax came",
        "Lou\n\n  Quorvax came",
        "Ms L. Quorvax rang",
        "lou_quorvax",
        "write to lou.quorvax@mail.example",
        "#LouQuorvax",
        "the ZymphTerrace bus",
        "12 ZYMPH TERRACE",
        unicodedata.normalize("NFD", "12 Zymph Térrace"),
        "near ne12-4qx",
        "He has HIV.",
        "He has H.I.V.",
        "He has h i v",
        "born 12/03/2015",
        "born 12.3.2015",
        "the 12th of March 2015",
        "Mar 12, 2015",
        "2015-03-12",
        "12/3/15",
        "12th day of Mar. 2015",
        "case 48213",
        "NS48213",
        "His grandmother is not to know this",
        "Ask Tessa.",
    ],
)
def test_what_is_restricted_is_found_however_it_is_written(said: str, tmp_path: Path) -> None:
    a_plan(tmp_path, said, {"restricted": RESTRICTED})

    assert page(tmp_path) == ""


@pytest.mark.parametrize(
    ("said_in", "kept_in"),
    [
        ("2026-07-06.pep", "2026-11-30.pep"),
        ("2026-11-30.pep", "2026-07-06.pep"),
        ("2026-11-30.pep", "2026-11-09.liap"),
        ("2026-11-09.liap", "2026-11-30.pep"),
    ],
)
def test_what_one_plan_restricts_no_other_plan_of_the_learner_tells(
    said_in: str, kept_in: str, tmp_path: Path
) -> None:
    said = {"views": {"school": "Ms Quorvax rang. He was born 12.3.2015."}}
    mum = {"mum": {"role": "mother", "name": "Dana", "copy": "parent"}}
    for stem, more in ((said_in, said), (kept_in, {"restricted": RESTRICTED})):
        day, _, kind = stem.partition(".")
        meeting = {"date": datetime.date.fromisoformat(day)}
        data = laid_over({**base(kind), "ref": "c-0001"}, {"people": mum, "meeting": meeting})
        path = tmp_path / f"plans/c-0001/{stem}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(laid_over(data, more)), encoding="utf-8")
    done = built(tmp_path, documents=("plan",))
    withheld = {one.file: one.reasons for one in done.withheld}

    assert (tmp_path / f"build/c-0001/{kept_in}/plan.parent.html").exists()
    assert f"the plan {kept_in}" in str(withheld[f"c-0001/{said_in}/plan.parent.html"])


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("07700 900 123", "+44 7700 900123"),
        ("07700 900 123", "+44 (0)7700 900123"),
        ("+44 7700 900 123", "07700900123"),
        ("+447700900123", "0044 7700 900123"),
        ("0191 498 0123", "+441914980123"),
        ("(0191) 498 0123", "0191 4980123"),
        ("0191 - 498 0123", "01914980123"),
        ("07700–900–123", "07700 900123"),
        ("07700 900123", "07700/900123, 07700 – 900 – 123"),
        ("０７７００ ９００１２３", "07700 900123"),
        ("0191 498 0123x22", "0191 498 0123"),
    ],
)
def test_a_telephone_number_is_the_same_with_and_without_its_country(
    kept: str, said: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, f"Ring {said}.", {"restricted": {"notes": f"Tel. {kept}"}})

    assert page(tmp_path) == ""


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("12 Zymph Terrace, NE12-4QX", "near NE12 4QX"),
        ("12 Zymph Terrace, NE12–4QX", "near NE12 4QX"),
        ("12 Zymph Terrace, ＮＥ１２ ４ＱＸ", "near ne12 4qx"),
        ("Case ns48213", "NS-48213"),
        ("case ns48213", "case 48213"),
        ("Case NS_48213", "case 48213"),
        ("Case ABCDE48213", "case 48213"),
        ("Case 48213/2", "case 48213"),
        ("Care order ZE23C50412", "order ze23c50412"),
        ("Care order ZE23C50412", "ZE23 C50412"),
        ("Care order ZE23C50412", "case 50412"),
        ("NI number QQ 12 34 56 C", "QQ123456C"),
        ("Self-harm, and bulimia nervosa", "Might bulimia nervosa be it?"),
    ],
)
def test_a_number_or_a_clause_is_found_however_the_plan_keeps_it(
    kept: str, said: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, f"{said}.", {"restricted": {"notes": f"{kept}."}})

    assert page(tmp_path) == ""


@pytest.mark.parametrize("said", ["a1", "1", "1 ", "(1)", "a", "1/", "NE1 ", "12 Mar "])
def test_numbers_of_a_very_long_text_are_found_in_a_short_time(said: str) -> None:
    begun = time.process_time()
    text = said * (40_000 // len(said))
    list(secret_numbers([(text, Origin(Kind.RESTRICTED))]))
    list(file_numbers(text))

    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "day",
    [
        "12 Mar 15",
        "12 March, 15",
        "12/03/'15",
        "12 March of 2015",
        "the 12th March of 2015",
        "2015 12 March",
    ],
)
def test_a_day_of_birth_is_found_however_it_is_kept_or_said(day: str, tmp_path: Path) -> None:
    a_plan(tmp_path, f"He was born {day} here.", {"restricted": {"notes": "Born 12.3.2015."}})
    said = page(tmp_path)
    a_plan(tmp_path, "He was born 12.3.2015.", {"restricted": {"notes": f"Born {day} here."}})

    assert (said, page(tmp_path)) == ("", "")


@pytest.mark.parametrize(
    "said",
    [
        "Tell the grandmother on Friday: it is not hard to know.",
        "By 12 March 2027 he reads 12 pages; 48 of 213 words.",
        "His friends and a case of books on the terrace.",
        "Since 2026-09-01 he has come to 90% of lessons, 15,000 steps.",
    ],
)
def test_everyday_words_and_other_numbers_keep_no_page_back(said: str, tmp_path: Path) -> None:
    a_plan(tmp_path, said, {"restricted": RESTRICTED})

    assert page(tmp_path) != ""


@pytest.mark.parametrize(
    "kept",
    [
        "Gary must not visit or ring the school.",
        "Her stepdad Gary must not come.",
        "Partner of mother, Gary, is not allowed.",
        "Not Gary.",
        "No contact for Gary.",
        "Contact only from Gary's sister.",
        "Cousin Dan and boyfriend Gary: no contact.",
        "Grandad Gary may visit.",
        "Paternal uncle (Gary) may visit.",
        "GARY must not visit.",
        "Gary – no contact",
        "Gary",
        "Gary/Lee",
    ],
)
def test_a_first_name_in_a_note_on_contact_is_found(kept: str, tmp_path: Path) -> None:
    a_plan(tmp_path, "Gary rang on Monday.", {"restricted": {"no_contact": kept}})

    assert page(tmp_path) == ""


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("Nobody of the Quorvax family may visit.", "Mr Quorvax rang."),
        ("The Quorvax brothers must stay away.", "Mr Quorvax rang."),
        ("Lee Quorvax-Zymph must not visit.", "Mr Quorvax rang."),
        ("Lee Quorvax-Zymph must not visit.", "Mrs Zymph rang."),
    ],
)
def test_a_surname_in_a_note_on_contact_is_found_whole_and_in_part(
    kept: str, said: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, said, {"restricted": {"no_contact": kept}})

    assert page(tmp_path) == ""


@pytest.mark.parametrize(
    "kept",
    [
        "Supervised, once a month, at the Civic Centre. Letterbox: twice a year.",
        "Telephone: no. Time with his Mum and Dad is on Mondays, not in May.",
        "London Borough of Camberley. Section 20. Shared: mother keeps PR.",
        "NO CONTACT WITH FATHER. Facebook and WhatsApp are not allowed.",
        "Will must not visit. Restraining order (Family Court, 2024).",
    ],
)
def test_other_words_of_a_note_on_contact_keep_no_page_back(kept: str, tmp_path: Path) -> None:
    said = (
        "Supervised reading. Letterbox and telephone are words he spells. Will he? In May. Borough "
        "of Camberley. PR. Facebook is off. The Polish family. Shared text. No contact with glue."
    )
    a_plan(tmp_path, said, {"restricted": {"no_contact": kept}})

    assert page(tmp_path) != ""


@pytest.mark.parametrize("name", ["Kit O'Brien", "Kit Quorvax-Zymph", "Kit D'Quorvax"])
def test_the_learner_s_own_name_in_a_note_on_contact_is_no_secret(
    name: str, tmp_path: Path
) -> None:
    own = {"learner": {"name": name}, "people": {"ash": {"name": name}}}
    kept = {"no_contact": f"Nobody may visit {name} at home. {name.split()[1]} is not to be rung."}
    a_plan(tmp_path, f"{name} reads well.", own, {"restricted": kept})

    assert page(tmp_path) != ""


@pytest.mark.parametrize(
    "said",
    [
        "brindlewick",
        "BrindlewickHouse",
        "Brindle\u00adwick",
        "brindle wick",
        "B r i n d l e w i c k",
        "Otter\nHollow",
        "otterhollow.example",
        "Otter-Hollow",
        "Lakowa Hill",
        unicodedata.normalize("NFD", "Ötter Hollow"),
    ],
)
def test_a_private_term_is_found_however_it_is_written(said: str, tmp_path: Path) -> None:
    a_plan(tmp_path, said, settings="private_terms: [Brindlewick, Otter Hollow, Łąkowa Hill]\n")

    assert page(tmp_path) == ""


@pytest.mark.parametrize(
    "said",
    [
        "Jo Quorvaxé came",
        "quorvaxe came",
        unicodedata.normalize("NFD", "QUORVAXÉ came"),
        "write to jo.quorvaxé@mail.example",
        "J. Quorvaxe",
        "JoQuorvaxe",
        "Quor\u00advaxé",
    ],
)
def test_the_carers_name_reaches_no_parent_however_it_is_written(said: str, tmp_path: Path) -> None:
    a_plan(tmp_path, said, {"people": {"carer": {"name": "Jo Quorvaxé"}}})
    told = unicodedata.normalize("NFKD", page(tmp_path)).replace("\u00ad", "").lower()

    assert "quorvax" not in told
    assert "carer]\u0301" not in told


ADDRESSES = ["jo.zymph1984@mail.example", "jozymph84@mail.example", "JO_ZYMPH+7@mail.example"]


@pytest.mark.parametrize("said", ADDRESSES)
@pytest.mark.parametrize("whose", ["carer", "learner", "restricted"])
def test_a_whole_name_is_found_in_an_address_with_a_number_behind_it(
    whose: str, said: str, tmp_path: Path
) -> None:
    holders: dict[str, dict[str, Any]] = {
        "carer": {"people": {"carer": {"name": "Jo Zymph"}}},
        "restricted": {"restricted": {"notes": "Jo Zymph is his uncle."}},
        "learner": {},
    }
    a_plan(tmp_path, f"Write to {said}.", holders[whose])
    if whose == "learner":
        another(tmp_path, "Jo Zymph")

    assert "zymph" not in page(tmp_path).casefold()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Jo QUORVAX", "Mrs Quorvax came"),
        ("QUORVAX, Jo", "Quorvax came with J. Quorvax"),
        ("JO QUORVAX", "Jo came"),
        ("AJ Quorvax", "AJ came"),
        ("LOU", "Lou came"),
        ("lou quorvax", "Lou came with Quorvax"),
        ("Jo d'Quorvax", "D'Quorvax came"),
        ("Sam/Jo", "Jo came with Sam"),
        ("Łukasz McDonald", "Lukasz came"),
        ("Søren", "Soren came"),
        ("Đức", "Duc came"),
        ("Işıl", "Isil came"),
        ("Æthel", "Aethel came"),
        ("Jo McQuorvax", "Mcquorvax came"),
        ("Jo McKay", "Mckay came"),
        ("Jo O'Quorvax", "O'quorvax came with O’Quorvax"),
        ("Jo O'Quorvax", "Oquorvax came with OQuorvax"),
        ("Jo O'Quorvax", "O Quorvax came with O`Quorvax"),
        ("Jo O'Quorvax", "O′Quorvax came with O‛Quorvax and OʻQuorvax"),
        ("Jo Quorvax", "the Quorvaxes came, the Quorvaxs' house"),
        ("Jo Quorvax", "MrsQuorvax came"),
        ("Jo Quorvax", "Quorvax-Smith came"),
        ("Ann-Marie", "AnnMarie came with Ann Marie and Annmarie"),
        ("Ольга", "с ольга"),
        ("王芳", "王芳来了"),
        ("지민", "지민이 왔다"),
    ],
)
def test_a_name_is_found_whole_and_in_part_however_it_is_written(
    name: str, said: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, f"At noon {said}.", {"people": {"carer": {"name": name}}})
    told = alike(html.unescape(page(tmp_path))).casefold()
    words = [alike(word).casefold() for word in re.findall(r"[^\W_]{2,}", said)]
    everyday = {"came", "the", "at", "with", "and", "house", "smith", "mrs"}

    assert f"at noon {alike(said).casefold()}" not in told
    assert [word for word in words if word not in everyday and word in told.split()] == []


@pytest.mark.parametrize("name", ["supply teacher", "to be confirmed", "TBC", "Jo Smith (SENCO)"])
def test_what_stands_for_a_name_and_is_none_changes_no_sentence(name: str, tmp_path: Path) -> None:
    said = "Supply the books. Confirmed by the SENCO. To be read. The teacher knows."
    a_plan(tmp_path, said, {"people": {"carer": {"name": name}}})

    assert said in page(tmp_path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Zillah QUORVAX", "Quorvax hit him"),
        ("ZILLAH", "Zillah hit him"),
        ("zillah quorvax", "Quorvax hit him"),
        ("Bjørn", "Bjorn hit him"),
        ("Şırın", "Sirin hit him"),
        ("王芳", "王芳打了他"),
    ],
)
def test_another_learners_name_is_found_in_whatever_letters_the_plan_has_it(
    name: str, said: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, f"At noon {said}.")
    another(tmp_path, name)

    assert page(tmp_path) == ""


@pytest.mark.parametrize(
    "said",
    [
        "Zillah came",
        "beside zillah",
        "his sister Zillah",
        "Zil\u00adlah",
        "Zillah Quorvax",
        "ZillahQuorvax",
        "Quorvax came as well",
    ],
)
def test_another_learners_name_is_found_however_it_is_written(said: str, tmp_path: Path) -> None:
    a_plan(tmp_path, said)
    another(tmp_path, "Zillah Quorvax")

    assert page(tmp_path) == ""


ORDINARY = (
    "He will read in May, may mark it with grace this summer, and hope rose. Mark each day. "
    "Will he read? May he? Hope is good. Grace Road, Rose Cottage, Hope Street, Summer term. "
    "We meet in May. WHAT I WILL DO IN MAY. A blessing in disguise. A success story."
)


@pytest.mark.parametrize(
    "name",
    [
        "Hope",
        "May",
        "Will",
        "Grace",
        "Summer",
        "Mark",
        "Rose",
        "Blessing",
        "Story",
        "Jo",
        "Al",
        "W.",
    ],
)
def test_another_learners_name_that_is_a_word_keeps_no_page_back(name: str, tmp_path: Path) -> None:
    a_plan(tmp_path, ORDINARY)
    another(tmp_path, name)

    assert page(tmp_path) != ""


@pytest.mark.parametrize("name", ["Hope", "Will", "Grace", "Mark", "Rose", "Blessing"])
def test_a_name_that_is_a_word_is_found_in_company(name: str, tmp_path: Path) -> None:
    a_plan(tmp_path, f"He sat beside {name}.")
    another(tmp_path, name)

    assert page(tmp_path) == ""


@pytest.mark.parametrize("name", ["Hope", "May", "Will", "Grace", "Summer", "Mark", "Rose"])
def test_a_name_that_is_a_word_is_found_where_it_is_somebody(name: str, tmp_path: Path) -> None:
    a_plan(tmp_path, f"At lunch {name} said that it was fun.")
    another(tmp_path, name)

    assert page(tmp_path) == ""


@pytest.mark.parametrize(
    "school", ["Hope", "Park School", "Reading School", "Green Lane", "Station"]
)
def test_a_school_called_like_a_word_garbles_no_sentence(school: str, tmp_path: Path) -> None:
    said = "He is reading in the park by the station, with hope, in a green lane."
    redacted = {"role": "father", "name": "Dan", "copy": "parent-redacted"}
    a_plan(tmp_path, said, {"people": {"dad": redacted, "dt": {"organisation": school}}})

    assert said in page(tmp_path)


def test_a_name_told_of_by_mistake_has_a_way_out_that_the_message_tells(tmp_path: Path) -> None:
    a_plan(tmp_path, "He sat by Zillah.")
    another(tmp_path, "Zillah")
    first = smartdoc("build", "--documents", "plan", "--draft", "-q", cwd=tmp_path)
    friend = {"people": {"friend": {"role": "friend", "name": "Zillah"}}}
    a_plan(tmp_path, "He sat by Zillah.", friend)

    assert first.returncode == 1
    assert "list that person under people in the plan" in " ".join(first.stdout.split())
    assert "He sat by [friend]." in page(tmp_path)


def test_a_role_that_tells_the_name_keeps_the_page_back(tmp_path: Path) -> None:
    carer = {"name": "Jo Quorvax", "role": "foster carer Jo Quorvax"}
    a_plan(tmp_path, "x", {"people": {"carer": carer}})

    assert page(tmp_path) == ""


def test_who_is_to_have_no_copy_any_more_has_none_left(tmp_path: Path) -> None:
    a_plan(tmp_path, "x")
    before = page(tmp_path)
    a_plan(tmp_path, "x", {"people": {"mum": {"copy": "none"}}})
    built(tmp_path, documents=("plan",))
    left = {file.name for file in (tmp_path / "build").rglob("plan.*.html")}

    assert before != ""
    assert left == {f"plan.{name}.html" for name in ("carer", "school", "social-worker")} | {
        "plan.virtual-school.html"
    }


def test_what_a_restricted_text_names_besides_people_is_no_secret(tmp_path: Path) -> None:
    said = "He speaks English and Polish. The nurse came by Zoom. Section 1 is read at Easter."
    kept = "Talks to Mum and Polish friends by Zoom, then moved to Section 20 by Easter."
    a_plan(tmp_path, said, {"restricted": {"notes": kept}})

    assert page(tmp_path) != ""


def test_a_team_s_own_kind_keeps_numbers_and_days_that_it_calls_restricted(tmp_path: Path) -> None:
    schema = json.loads(json.dumps(hostile.SCHEMAS["learning-goals"]))
    schema["properties"]["kind"]["const"] = "own-goals"
    schema["properties"]["care"] = {
        "type": "object",
        "title": "Care",
        "properties": {
            "restricted": {
                "type": "object",
                "title": "Kept",
                "properties": {"case": {"type": "integer", "title": "Case"}},
            }
        },
    }
    a_plan(tmp_path, "Case 4821399.")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/own-goals.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    people = {"mum": {"role": "mother", "name": "Dana", "copy": "parent"}}
    data = laid_over(
        {**base("learning-goals"), "ref": "c-0001", "kind": "own-goals"},
        {"people": people, "views": {"school": "Case 4821399."}},
    )
    data["care"] = {"restricted": {"case": 4821399}}
    path = tmp_path / "plans/c-0001/2026-11-30.own-goals.yaml"
    path.write_text(as_text(data), encoding="utf-8")
    done = built(tmp_path, documents=("plan",))

    assert any("own-goals/plan.parent.html" in one.file for one in done.withheld)


@pytest.mark.parametrize(
    ("command", "template", "file"),
    [
        (["report"], "cohort.virtual-school", "report/cohort.virtual-school.html"),
        (["workshop"], "workshop/session", "workshop/session.html"),
    ],
)
def test_a_paper_about_no_single_plan_is_searched_and_withdrawn_too(
    command: list[str], template: str, file: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, "x", settings="private_terms: [Brindlewick]\n")
    before = smartdoc(*command, cwd=tmp_path)
    stood = (tmp_path / "build" / file).exists()
    own = tmp_path / f"templates/{template}.html.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("<h1>Brindlewick</h1>", encoding="utf-8")
    after = smartdoc(*command, cwd=tmp_path)
    in_a_log = smartdoc(*command, cwd=tmp_path, env={"CI": "true"})

    assert (before.returncode, stood) == (0, True)
    assert (after.returncode, (tmp_path / "build" / file).exists()) == (1, False)
    assert "a private term of smartdoc.yaml" in after.stderr
    assert "rindlewick" not in in_a_log.stdout + in_a_log.stderr


@pytest.mark.parametrize(
    ("said", "in_manifest"),
    [
        ("Gary rang.", False),
        ("Born 12/3/2015.", False),
        ("Ms Quorvax rang.", True),
        ("Lee rang.", True),
        ("lou.quorvax", True),
        ("near ne12-4qx", True),
        ("case 48213", True),
    ],
)
def test_what_is_restricted_stands_in_no_manifest_and_in_nothing_told_of_changes(
    said: str, in_manifest: bool, tmp_path: Path
) -> None:
    kept = {"restricted": {**RESTRICTED, "no_contact": "Gary must not visit, nor uncle Lee."}}
    waived = {"waive": [{"rule": "T03", "because": said, "by": "dt"}]}
    team = repository_in(tmp_path)
    a_plan(tmp_path, "Nothing yet.", kept)
    team.commit()
    a_plan(tmp_path, said, kept, waived)
    done = built(tmp_path, documents=("plan",))
    plan = f"{PLANS}/{NEW}.pep.yaml"
    told = smartdoc("diff", plan, "--format", "html", "--output", "changes.html", cwd=tmp_path)

    assert ("manifest.json" in {one.file for one in done.withheld}) == in_manifest
    assert (told.returncode, (tmp_path / "changes.html").exists()) == (1, False)


def test_what_changed_is_searched_before_it_is_handed_round(tmp_path: Path) -> None:
    team = repository_in(tmp_path)
    a_plan(tmp_path, "Nothing yet.", settings="private_terms: [Brindlewick]\n")
    team.commit()
    a_plan(tmp_path, "He likes Brindlewick.", settings="private_terms: [Brindlewick]\n")
    old = tmp_path / "changes.docx"
    old.write_bytes(b"an older one")
    plan = "plans/c-0001/2026-11-30.pep.yaml"
    done = smartdoc("diff", plan, "--format", "docx", "--output", "changes.docx", cwd=tmp_path)

    assert (done.returncode, old.exists()) == (1, False)
    assert "a private term" in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_history_for_somebody_is_searched_before_it_is_told(form: str, tmp_path: Path) -> None:
    target = {"targets": [{"title": "Brindlewick"}]}
    a_plan(tmp_path, "x", target, settings="private_terms: [Brindlewick]\n")
    old = tmp_path / "past.txt"
    old.write_bytes(b"an older one")
    asked = ["history", "c-0001", "--audience", "school", "--format", form, "--quote"]
    asked = [one for one in asked if form != "html" or one != "--quote"]
    told = smartdoc(*asked, cwd=tmp_path)
    written = smartdoc(*asked, "--output", "past.txt", cwd=tmp_path)

    assert (told.returncode, told.stdout) == (1, "")
    assert (written.returncode, old.exists()) == (1, False)
    assert "a private term" in told.stderr


def test_the_days_of_plans_are_no_days_of_a_birth(tmp_path: Path) -> None:
    day = datetime.date(2024, 9, 3)
    a_plan(
        tmp_path,
        f"Here since {day}.",
        {"education": {"since": day}, "restricted": {"notes": f"Moved on {day}."}},
    )

    assert page(tmp_path) != ""


def beside_it(root: Path, name: str, change: str) -> Path:
    """Write another plan of the same learner, with this text behind it."""
    path = root / PLANS / name
    data = {**base("pep"), "ref": "c-0001", "meeting": {"date": name[:10]}}
    path.write_text(as_text(laid_over(base("pep"), data)) + change, encoding="utf-8")
    return path


KEPT = "restricted:\n  audiences: [school]\n  placement: Lives at Quarrybank Terrace.\n"


@pytest.mark.parametrize("name", ["2026-03-16.pep.yaml", "2027-03-08.pep.yaml"])
def test_what_a_plan_of_the_wrong_shape_restricts_is_searched_for_too(
    name: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, "He likes Quarrybank Terrace.")
    beside_it(tmp_path, name, f"{KEPT}colour: blue\n")
    done = built(tmp_path, documents=("plan",))

    assert any(one.file.endswith("11-30.pep/plan.parent.html") for one in done.withheld)


def test_what_the_wrong_shaped_plan_of_another_learner_restricts_is_not(tmp_path: Path) -> None:
    a_plan(tmp_path, "He likes Quarrybank Terrace.")
    path = beside_it(tmp_path, "2026-03-16.pep.yaml", f"{KEPT}colour: blue\n")
    path.write_text(path.read_text("utf-8").replace("ref: c-0001", "ref: c-0003"), "utf-8")

    assert page(tmp_path) != ""


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("name", ["2026-03-16.pep.yaml", "2027-03-08.pep.yaml"])
def test_nothing_is_made_while_another_plan_of_the_learner_cannot_be_read(
    name: str, draft: bool, tmp_path: Path
) -> None:
    a_plan(tmp_path, "He likes Quarrybank Terrace.")
    before = page(tmp_path)
    beside_it(tmp_path, name, f"{KEPT}  health: [\n")
    checker = Checker(open_repository(tmp_path), TODAY)
    findings = checker.one(tmp_path / PLANS / "2026-11-30.pep.yaml").findings
    found = [each for each in findings if each.rule == "FILE03"]
    built(tmp_path, documents=("plan",), draft=draft)

    assert before != ""
    assert [name in each.message for each in found] == [True]
    assert list((tmp_path / "build").rglob("plan.parent.*")) == []


def test_no_choice_of_rules_makes_anything_of_the_plans_beside_one_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    a_plan(tmp_path, "x", settings="select: [S]\nignore: [FILE03]\n")
    beside_it(tmp_path, "2026-03-16.pep.yaml", "health: [\n")
    built(tmp_path, documents=("plan",))

    assert list((tmp_path / "build").rglob("plan.*")) == []


def test_no_policy_does_either(tmp_path: Path) -> None:
    a_plan(tmp_path, "x", settings="override: {levels: {FILE03: off}}\n")

    with pytest.raises(SmartdocError, match="FILE03, whose level cannot be set"):
        page(tmp_path)


@pytest.mark.parametrize(
    "broken", ["  health: [\n", "<<<<<<< ours\n=======\n>>>>>>> theirs\n"], ids=["yaml", "merge"]
)
def test_nor_while_one_cannot_be_read_in_a_folder_of_another_name(
    broken: str, tmp_path: Path
) -> None:
    a_plan(tmp_path, "He likes Quarrybank Terrace.")
    beside_it(tmp_path, "2026-03-16.pep.yaml", f"{KEPT}{broken}")
    (tmp_path / PLANS).rename(tmp_path / "plans" / "ash")
    built(tmp_path, documents=("plan",))

    assert list((tmp_path / "build").rglob("plan.parent.*")) == []


def test_no_draft_is_offered_of_a_plan_beside_one_that_cannot_be_read(tmp_path: Path) -> None:
    a_plan(tmp_path, "He likes Quarrybank Terrace.")
    beside_it(tmp_path, "2026-03-16.pep.yaml", f"{KEPT}  health: [\n")
    done = built(tmp_path, documents=("plan",))

    assert [one.as_draft for one in done.refused] == [False, False]


def test_of_two_plans_for_one_meeting_each_is_searched_for_what_the_other_restricts(
    tmp_path: Path,
) -> None:
    a_plan(tmp_path, "He likes Quarrybank Terrace.")
    beside_it(tmp_path, "2026-11-30 copy.pep.yaml", KEPT.replace("school", "social-worker"))
    done = built(tmp_path, documents=("plan",))

    assert any(one.file.endswith("11-30.pep/plan.parent.html") for one in done.withheld)
