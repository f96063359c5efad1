"""What is left in from another learner's plan: names and whole sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smartdoc.build import Builder, Order
from smartdoc.check import Checked, Checker
from smartdoc.check.neighbours import Around, Neighbourhood
from smartdoc.finding import dotted
from smartdoc.language.sameness import nameless, undated
from smartdoc.repository import open_repository
from tests.examples import TODAY, base, keep, laid_over

PAGE = "Samira stops at the second line of a page, looks away and does not find the place again."
NO_WORDS = {"reason": None, "statement": None}
SAMIRA = {
    "ref": "c-0002",
    "learner": {"name": "Samira"},
    "people": {"ash": {"name": "Samira"}},
}


def without_nothing(value: Any) -> Any:
    """Return the data without the keys that were taken away."""
    if isinstance(value, dict):
        return {key: without_nothing(each) for key, each in value.items() if each is not None}
    return [without_nothing(each) for each in value] if isinstance(value, list) else value


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with one plan of Samira's."""
    (tmp_path / "smartdoc.yaml").write_text("plans: plans\n", encoding="utf-8")
    written(tmp_path, samira(reason=PAGE))
    return tmp_path


def written(root: Path, change: dict[str, Any]) -> Path:
    return keep(root, without_nothing(laid_over(base("pep"), change)))


def samira(**target: str) -> dict[str, Any]:
    """Return a plan of Samira's in which nothing but the first target has words."""
    return {**SAMIRA, "targets": [{**NO_WORDS, **target}, dict(NO_WORDS), dict(NO_WORDS)]}


def check(root: Path, change: dict[str, Any]) -> Checked:
    return Checker(open_repository(root), TODAY).one(written(root, change))


def told(found: Checked) -> list[tuple[str, str]]:
    return [
        (each.rule, dotted(each.path))
        for each in found.findings
        if each.rule in ("PRV09", "S15") and not each.waived
    ]


def is_known(around: Around, name: str) -> bool:
    """Tell whether another learner is called by a name."""
    return f" {name.lower()} " in around.names_among(frozenset({name.lower()}))


def reason(*texts: str) -> dict[str, Any]:
    return {"targets": [{"reason": text} for text in texts]}


@pytest.mark.parametrize(
    "text",
    [
        "Samira wrote 1 paragraph in each story.",
        "It says 1 paragraph in Samira_plan.docx.",
        "SAMIRA wrote 1 paragraph.",
        "Samira’s stories were 1 paragraph long.",
        "R. Okafor meets Samira each Friday and reads 1 paragraph.",
        "In October Samira wrote 1 paragraph.",
        "Samira, who likes comics, wrote 1 paragraph.",
        "Ash and Samira wrote 1 paragraph together.",
        "He wrote 1 paragraph with his friend Samira.",
        "He wrote 1 paragraph about his sister Samira.",
        "I wrote 1 paragraph with Samira.",
        "He wrote 1 paragraph beside samira.",
        "He wrote 1 paragraph in Samiras book.",
    ],
)
def test_the_name_of_another_learner_is_told(root: Path, text: str) -> None:
    assert told(check(root, reason(text))) == [("PRV09", "targets[0].reason")]


@pytest.mark.parametrize(
    "text",
    [
        "Ash wrote 1 paragraph.",
        "He read 1 paragraph of the book by Samira Khan.",
        "He wrote 1 paragraph for Miss Samira.",
        "He wrote 1 paragraph about mum Samira.",
    ],
)
def test_somebody_else_of_that_name_is_not(root: Path, text: str) -> None:
    assert told(check(root, reason(text))) == []


def test_a_short_form_in_capitals_is_nobodys_name(root: Path) -> None:
    written(root, {**samira(), "ref": "c-0003", "learner": {"name": "Elsa"}})

    assert told(check(root, reason("ELSA sessions helped with 1 paragraph."))) == []


def test_a_name_that_the_plan_itself_knows_is_not(root: Path) -> None:
    plan = {
        **reason("Samira wrote 1 paragraph beside him."),
        "people": {"ta": {"role": "teaching assistant", "name": "Samira D."}},
    }

    assert told(check(root, plan)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Samira Quorvax wrote 1 paragraph.",
        "Ash and his friend Samira Quorvax wrote 1 paragraph.",
        "He wrote 1 paragraph for Miss Quorvax, and 1 for quorvax.",
    ],
)
def test_the_whole_name_of_another_learner_is_told_wherever_it_stands(
    root: Path, text: str
) -> None:
    written(root, {**samira(), "learner": {"name": "Samira Quorvax"}})

    assert told(check(root, reason(text))) == [("PRV09", "targets[0].reason")]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote 1 paragraph, and Samira Khans mum read it.",
        "SAMIRA CAME BACK AND WROTE 1 PARAGRAPH.",
        "HE SITS BY SAMIRA KHANS BROTHER AND WROTE 1 PARAGRAPH.",
    ],
)
def test_a_name_without_an_apostrophe_or_all_in_capitals_is_told_and_kept_back(
    root: Path, text: str
) -> None:
    written(root, {**samira(), "learner": {"name": "Samira Khan"}})
    path = written(root, reason(text))
    checker = Checker(open_repository(root), TODAY)
    found = checker.one(path)
    built = Builder(checker, Order(("plan",), ("html",), root / "build")).build([found])

    assert told(found) == [("PRV09", "targets[0].reason")]
    assert built.withheld


@pytest.mark.parametrize(
    "text",
    ["Samira Khan wrote 1 paragraph.", "He wrote 1 paragraph, and Samira Khans mum read it."],
)
def test_a_whole_name_that_somebody_in_the_plan_has_is_not_told(root: Path, text: str) -> None:
    written(root, {**samira(), "learner": {"name": "Samira Khan"}})
    people = {"people": {"ta": {"role": "teaching assistant", "name": "Samira Khan"}}}

    assert told(check(root, {**reason(text), **people})) == []


def test_a_waiver_for_one_target_answers_for_no_name_with_an_s_in_another(root: Path) -> None:
    waiver = {
        "rule": "PRV09",
        "by": "dt",
        "target": "paragraphs",
        "because": "Samira is an author.",
    }
    text = "He reads a book by Samira, and wrote 1 paragraph."
    path = written(root, {**reason(text, "Samiras mum was there."), "waive": [waiver]})
    checker = Checker(open_repository(root), TODAY)
    built = Builder(checker, Order(("plan",), ("html",), root / "build")).build([checker.one(path)])

    assert built.withheld


def test_a_waiver_that_gives_a_name_answers_for_it_with_an_s_behind_it_too(root: Path) -> None:
    waiver = {"rule": "PRV09", "by": "dt", "because": "Samira is an author."}
    path = written(root, {**reason("He wrote 1 paragraph on Samiras book."), "waive": [waiver]})
    checker = Checker(open_repository(root), TODAY)
    found = checker.one(path)
    built = Builder(checker, Order(("plan",), ("html",), root / "build")).build([found])

    assert told(found) == []
    assert not built.withheld


@pytest.mark.parametrize(
    "text",
    [
        "Samira wrote 1 paragraph.",
        "Ash and Samira wrote 1 paragraph together.",
        "He wrote 1 paragraph with his friend Samira.",
        "He wrote 1 paragraph beside samira.",
        "He wrote 1 paragraph, and Samira Quorvax wrote 2.",
        "He wrote 1 paragraph in Samiras book.",
        "He read 1 paragraph of the book by Samira Khan.",
        "He wrote 1 paragraph for Miss Samira.",
    ],
)
def test_a_check_tells_what_a_build_would_keep_back(root: Path, text: str) -> None:
    written(root, {**samira(), "learner": {"name": "Samira Quorvax"}})
    path = written(root, reason(text))
    checker = Checker(open_repository(root), TODAY)
    found = checker.one(path)
    built = Builder(checker, Order(("plan",), ("html",), root / "build")).build([found])

    assert bool(told(found)) is bool(built.withheld)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Will", "Will he write 1 paragraph?", False),
        ("Will", "Strong words: Will is one.", False),
        ("Will", "Will will write 1 paragraph.", True),
        ("May", "In May he wrote 1 paragraph.", False),
        ("May", "May has written 1 paragraph.", True),
        ("Lincoln", "He wrote 1 paragraph on the day in Lincoln.", False),
        ("Robin", "He wrote 1 paragraph as Robin in the play.", False),
        ("Al", "Al wrote 1 paragraph.", True),
        ("Zoë", "Zoë wrote 1 paragraph.", True),
    ],
)
def test_a_name_that_is_a_word_too_must_be_doing_something(
    root: Path, name: str, text: str, found: bool
) -> None:
    written(root, {**samira(), "ref": "c-0003", "learner": {"name": name}})

    assert bool(told(check(root, reason(text)))) is found


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("Samira", "Ash"),
        "Ash stops at the second line of a page, looks away, and does not find the place again!",
    ],
)
def test_a_reason_of_another_learners_is_told(root: Path, text: str) -> None:
    assert told(check(root, reason(text))) == [("S15", "targets[0].reason")]


def test_a_statement_of_another_learners_is_told(root: Path) -> None:
    other = "Samira will find the place on 9 of 12 pages without her ruler by 5 May 2027."
    written(root, {**samira(statement=other), "ref": "c-0003"})
    own = "Ash will find the place on 4 of 8 pages without his ruler by 29 January 2027."

    assert told(check(root, {"targets": [{"statement": own}]})) == [("S15", "targets[0].statement")]


@pytest.mark.parametrize(
    "text",
    [
        "Ash stops at the second line of a page and looks away.",
        "Ash stops at the second row of a page, looks away and does not find the place again.",
    ],
)
def test_a_reason_in_other_words_is_not(root: Path, text: str) -> None:
    assert told(check(root, reason(text))) == []


def test_short_sentences_may_be_the_same(root: Path) -> None:
    written(root, samira(reason="Samira reads 3 pages a day."))

    assert told(check(root, reason("Ash reads 3 pages a day."))) == []


def test_where_the_name_was_left_in_that_alone_is_told(root: Path) -> None:
    assert told(check(root, reason(PAGE))) == [("PRV09", "targets[0].reason")]


def test_a_learners_own_plans_may_say_the_same(root: Path) -> None:
    own = {"ref": "c-0002", "learner": {"name": "Samira"}, "people": {"ash": {"name": "Samira"}}}
    later = {**own, "meeting": {"date": "2026-12-14"}, **reason(PAGE)}

    assert told(check(root, later)) == []


def test_it_is_found_in_one_file_as_in_all_and_when_building(root: Path) -> None:
    repository = open_repository(root)
    path = written(root, reason(PAGE))
    everything = Checker(repository, TODAY).all(repository.plan_files())
    order = Order(("plan",), ("html",), root / "build")
    built = Builder(Checker(repository, TODAY), order).build([Checker(repository, TODAY).one(path)])

    assert told(everything[0]) == [("PRV09", "targets[0].reason")]
    assert built.plans == 1


def beside(root: Path, text: str) -> Around:
    """Return what a plan sees of one with this text in another learner's folder."""
    folder = root / "plans" / "c-0002"
    folder.mkdir(parents=True)
    (folder / "2026-11-30.pep.yaml").write_bytes(text.encode("utf-8"))
    return Neighbourhood(root / "plans").of(root / "plans" / "c-0001" / "x.pep.yaml")


def test_both_can_be_waived(root: Path) -> None:
    waiver = {"because": "They share the group, and the families agreed.", "by": "dt"}
    waive = [{"rule": "S15", "target": "paragraphs", **waiver}]
    found = check(root, {**reason(PAGE.replace("Samira", "Ash")), "waive": waive})

    assert told(found) == []
    assert "WVR01" not in [each.rule for each in found.findings]


@pytest.mark.parametrize(
    ("because", "waived"),
    [
        ("Samira is the author of the book, and Leila draws it.", [True, True]),
        ("Samira is the author of the book.", [False, True]),
        ("Both are names in a book.", [False, False]),
    ],
)
@pytest.mark.parametrize("target", [{}, {"target": "paragraphs"}])
def test_a_waiver_answers_for_the_names_that_its_reason_gives(
    root: Path, target: dict[str, str], because: str, waived: list[bool]
) -> None:
    written(root, {**samira(), "ref": "c-0003", "learner": {"name": "Leila"}})
    waive = [{"rule": "PRV09", "because": because, "by": "dt", **target}]
    text = "Leila and Samira wrote the book of which he read 1 paragraph."
    findings = check(root, {**reason(text), "waive": waive}).findings

    assert [one.waived for one in findings if one.rule == "PRV09"] == waived
    assert any(one.rule == "WVR01" for one in findings) is not any(waived)


@pytest.mark.parametrize(
    "text",
    [
        "learner: {name: Samira, year: 5}\ntargets:\n  - id: a\n    reason: '%s'\n",
        "learner: {year: 5, name: 'Samira'}\ntargets:\n  - reason: %s\n    id: a\n",
        "learner: # she\n  year: 5\n  name: Samira   # mine\ntargets:\n- reason: >\n    %s\n",
        'learner:\n    name: "Samira"\ntargets:\n    - id: a\n      reason: "%s"\n      due: x\n',
    ],
)
def test_plans_are_looked_through_however_they_are_laid_out(tmp_path: Path, text: str) -> None:
    folded = PAGE.replace(
        "page, ", "page,\n        " if ">" in text or '"%s"' in text else "page, "
    )
    around = beside(tmp_path, text % folded)

    assert is_known(around, "Samira")
    assert around.plan_saying(PAGE.replace("Samira", "Ash")) == "c-0002"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_ends_of_lines_are_those_of_any_computer(tmp_path: Path, end: str) -> None:
    """Git for Windows gives every line of a plan another end."""
    text = f"learner:\n  name: Samira\ntargets:\n  - reason: >\n      {PAGE}\n\n      She asks.\n"
    around = beside(tmp_path, text.replace("\n", end))

    assert is_known(around, "Samira")
    assert around.plan_saying(f"{PAGE}\nShe asks.") == "c-0002"


@pytest.mark.parametrize(
    "text",
    [
        "people:\n" + "  # nobody\n" * 500 + "learner:\n  name: Samira\n",
        "learner:\n" + "  interests: [a]\n" + "  # one\n" * 20 + "  name: Samira\n",
        "people:\n  lead-learner: {role: mentor, name: Leila}\nlearner: {name: Samira}\n",
        "learner:\n  # name: Leila\n\n  name: Samira\n",
        "\ufefflearner:\n  name: Samira\n",
        'learner:\n  "name": Samira\n',
        "learner:\n  name:\tSamira\n",
        '"learner": {"name": "Samira"}\n',
        "learner:\n  name: >-\n    Samira\n",
        'learner:\n  name: "S\\u0061mira"\n',
        "learner:\n  name: Quorvax, Samira\n",
        "learner: {name: 'Quorvax, Samira', year: 5}\n",
    ],
)
def test_a_learner_is_known_however_the_name_is_written(tmp_path: Path, text: str) -> None:
    beside(tmp_path, text)

    assert set(Neighbourhood(tmp_path / "plans").learners()) - {"Quorvax, Samira"} == {"Samira"}


def test_the_newest_file_of_each_learner_counts(root: Path) -> None:
    written(root, {**samira(), "learner": {"name": "Leila"}, "meeting": {"date": "2027-03-08"}})
    around = Neighbourhood(root / "plans").of(root / "plans" / "c-0001" / "x.pep.yaml")

    assert (is_known(around, "Leila"), is_known(around, "Samira")) == (True, False)


def test_files_that_cannot_be_read_and_other_folders_are_passed_over(root: Path) -> None:
    (root / "plans" / "c-0004").mkdir()
    (root / "plans" / "c-0004" / "2026-11-30.pep.yaml").write_bytes(b"\xff\xfe\x00learner:")
    (root / "plans" / ".hidden").mkdir()
    (root / "plans" / ".hidden" / "x.yaml").write_text("learner: {name: Leila}\n")
    (root / "plans" / "c-0005").mkdir()
    (root / "plans" / "c-0005" / "2026-11-30.pep.yaml").symlink_to("/nowhere/at/all.yaml")
    everybody = Neighbourhood(root / "plans")

    assert set(everybody.learners()) == {"Samira"}
    nowhere = Neighbourhood(root / "nowhere").of(root / "nowhere" / "a" / "b.yaml")
    assert not is_known(nowhere, "Ash")


def test_a_file_outside_the_plans_has_no_neighbours(root: Path) -> None:
    around = Neighbourhood(root / "plans").of(root / "elsewhere" / "x.pep.yaml")

    assert not is_known(around, "Samira")
    assert around.plan_saying(PAGE) == ""


def test_names_numbers_and_days_are_folded() -> None:
    assert nameless("Ash read 3 of his books.") == nameless("Samira read 12 of her books.")
    assert undated("Ash reads 3 books by 5 May 2027.") == undated("Ash reads 3 books by 2026-12-01")
    assert undated("Ash reads 3 books.") != undated("Ash reads 4 books.")
