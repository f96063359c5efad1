"""The papers of the workshop: what is on them, and whether it is right."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import html5lib
import mammoth
import pytest
from openxml_audit import OpenXmlValidator

from smartdoc.assess import assess
from smartdoc.check import Checker
from smartdoc.config import Branding
from smartdoc.kind import Kind, kind_from
from smartdoc.repository import open_repository
from smartdoc.rules import RULES
from smartdoc.schema import Schemas
from smartdoc.source import parse
from smartdoc.workshop import Paper, papers, questions, statements
from smartdoc.workshop.scenario import FILE, scenario_plan
from smartdoc.workshop.statements import TAKE
from tests.test_cli import smartdoc

NAMES = [
    "action-plan",
    "confidence-after",
    "confidence-before",
    "is-it-smart",
    "is-it-smart.answers",
    "scenario",
    "scenario.answers",
    "session",
]
DAY = "2026-11-25"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of all papers, made where there is neither a plan nor a repository."""
    root = tmp_path_factory.mktemp("workshop")
    done = smartdoc("workshop", "--today", DAY, cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    return root / "build" / "workshop"


def kind(name: str = "liap") -> Kind:
    return kind_from(name, Schemas(None).schema(name).about)


def text_of(page: Path) -> str:
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    body = tree.find("body")
    assert body is not None
    return " ".join("".join(body.itertext()).split())


# --- The statements -------------------------------------------------------------------------------


def test_every_statement_that_is_not_smart_is_judged_so_for_its_letter() -> None:
    faulty = [each for each in statements() if each.letter]
    verdicts = {each.says: assess(each.says, own=False) for each in faulty}

    assert len(faulty) > 12
    assert [each.says for each in faulty if verdicts[each.says].smart] == []
    assert [
        each.says for each in faulty if verdicts[each.says].letters[each.letter] != "not-met"
    ] == []


def test_every_better_wording_and_every_good_statement_is_judged_smart() -> None:
    good = [each.better or each.says for each in statements()]

    assert len(good) > 18
    assert [words for words in good if not assess(words, own=False).smart] == []


def test_every_statement_has_what_the_facilitator_needs() -> None:
    for each in statements():
        assert bool(each.better) == bool(each.letter) == bool(each.why), each.says
        assert each.talk.endswith((".", "?")), each.says


def test_a_statement_of_a_rule_is_that_rules_own_example() -> None:
    rules = {rule.code: rule for rule in RULES}
    taken = [each for each in statements() if each.example]
    for each in taken:
        examples = " ".join((rules[each.example].bad + " " + rules[each.example].good).split())

        assert each.says in examples
        assert each.better in examples
    assert len(taken) >= 5
    assert len({each.says for each in statements()}) == len(statements())


def test_a_sentence_of_our_own_fits_on_one_line_of_the_sheet() -> None:
    own = [each.says for each in statements() if not each.example]

    assert len(own) > 12
    assert [words for words in own if len(words) > 66] == []


def test_each_letter_has_more_statements_than_one_exercise_takes() -> None:
    for letter, number in TAKE.items():
        assert sum(each.letter == letter for each in statements()) > number, letter


def test_an_exercise_has_ten_statements_and_every_letter_is_missing_in_one() -> None:
    asked = questions(kind(), 1)

    assert [each.number for each in asked] == list(range(1, 11))
    assert sum(each.smart for each in asked) == TAKE[""]
    assert {letter.letter for each in asked for letter in each.missing} == set("SMART")


def test_another_number_gives_other_statements_and_the_same_number_the_same() -> None:
    first, again, second = (
        [each.statement.says for each in questions(kind(), seed)] for seed in (1, 1, 2)
    )

    assert first == again
    assert set(first) != set(second)


def test_an_all_star_exercise_is_judged_in_its_own_four_letters() -> None:
    asked = questions(kind("all-star"), 1)

    assert {tuple(one.letter.label for one in each.verdicts) for each in asked} == {
        ("Specific", "Trackable", "Achievable", "Realistic timing")
    }


# --- The scenario ---------------------------------------------------------------------------------


def test_no_rule_finds_fault_with_the_plan_for_the_scenario(tmp_path: Path) -> None:
    source = parse(FILE.read_text("utf-8"), "plans/w-0001/2026-11-16.liap.yaml")
    checker = Checker(open_repository(tmp_path), datetime.date(2026, 11, 17))
    found = checker.source(tmp_path / source.file, source)

    assert found.plan is not None
    assert [(each.rule, each.message) for each in found.findings] == []


def test_child_and_family_have_a_part_in_every_target_of_it() -> None:
    acting = [{action.who for action in each.actions} for each in scenario_plan().targets]

    assert len(acting) == 3
    assert all("rowan" in each and each & {"dad", "gran"} for each in acting)


def test_the_story_names_everybody_in_the_plan_and_its_numbers(made: Path) -> None:
    story = text_of(made / "scenario.html")
    plan = scenario_plan()
    first = plan.targets[0].measure
    assert first is not None

    assert [one.name for one in plan.people if str(one.name) not in story] == []
    assert f"on {first.baseline} of 20 school days" in story
    assert "Last autumn it was 18 of 20" in story
    assert "last autumn it was 18 of 20" in str(plan.concerns[0].evidence)


# --- The papers -----------------------------------------------------------------------------------


def test_every_paper_is_made_in_both_formats(made: Path) -> None:
    names = [f"{name}.{ending}" for name in NAMES for ending in ("docx", "html")]

    assert sorted(path.name for path in made.iterdir()) == sorted(names)


def test_every_page_is_read_without_an_error(made: Path) -> None:
    for name in NAMES:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse((made / f"{name}.html").read_text("utf-8"))

        assert (name, parser.errors) == (name, [])


def test_openxml_audit_finds_nothing(made: Path) -> None:
    validator = OpenXmlValidator()
    for name in NAMES:
        result = validator.validate(made / f"{name}.docx")

        assert (name, [str(error) for error in result.errors]) == (name, [])


def test_both_formats_hold_every_statement_and_only_the_answers_the_better_wording(
    made: Path,
) -> None:
    asked = questions(kind(), 1)
    for name in ("is-it-smart", "is-it-smart.answers"):
        with (made / f"{name}.docx").open("rb") as stream:
            word = " ".join(mammoth.extract_raw_text(stream).value.split())
        for text in (word, text_of(made / f"{name}.html")):
            better = [each.statement.better for each in asked if each.statement.better]

            assert [each.statement.says for each in asked if each.statement.says not in text] == []
            assert [words in text for words in better] == [name.endswith("answers")] * len(better)


def test_the_answers_say_letter_by_letter_what_assess_says(made: Path) -> None:
    page = text_of(made / "is-it-smart.answers.html")
    for each in questions(kind(), 1):
        for verdict in each.verdicts:
            if verdict.state == "not-met":
                assert all(message in page for message in verdict.said), each.statement.says
    assert page.count("Not SMART yet.") == 7
    assert page.count("SMART as it stands.") == 3


def test_a_measure_of_confidence_goes_from_0_to_10_and_asks_for_no_name(made: Path) -> None:
    for name in ("confidence-before", "confidence-after"):
        page = (made / f"{name}.html").read_text("utf-8")

        assert page.count('<span class="tick"></span>') == 7 * 11
        assert "No names, please" in page
        assert "My sign" in page


def test_the_exercise_has_boxes_for_yes_no_and_each_letter_and_lines_for_a_better_sentence(
    made: Path,
) -> None:
    page = (made / "is-it-smart.html").read_text("utf-8")

    assert page.count('<span class="tick"></span>') == 10 * (2 + 5)
    assert page.count('<p class="lines"></p>') == 10


def test_the_blank_action_plan_has_the_five_columns_and_room_to_write(made: Path) -> None:
    page = (made / "action-plan.html").read_text("utf-8")
    headings = re.findall(r'<th scope="col">(.*?)</th>', page)

    assert headings == ["Issue or concern", "Who", "What exactly", "When", "How measured"]
    assert page.count('<td class="write"') == 9 * 5


def test_the_minutes_of_the_running_order_make_up_the_whole_session(made: Path) -> None:
    page = (made / "session.html").read_text("utf-8")
    rows = re.findall(
        r'data-label="From">(\d+):(\d\d)</td>\s*<td data-label="Minutes">(\d+)</td>', page
    )
    begun = [60 * int(hours) + int(minutes) for hours, minutes, _ in rows]
    lasting = [int(minutes) for _, _, minutes in rows]

    assert len(rows) == 12
    assert begun == [sum(lasting[:at]) for at in range(len(rows))]
    assert f"{sum(lasting)} minutes" in page


def test_two_makings_are_byte_for_byte_the_same(made: Path, tmp_path: Path) -> None:
    done = smartdoc("workshop", "--today", DAY, "--to", "again", cwd=tmp_path)
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}

    assert done.returncode == 0
    assert again == {path.name: path.read_bytes() for path in made.iterdir()}


def test_a_paper_says_whom_it_is_for_and_to_which_set_it_belongs() -> None:
    today = datetime.date(2026, 11, 25)
    found: dict[str, Paper] = {
        paper.document: paper
        for paper in papers(kind("pep"), seed=3, today=today, branding=Branding())
    }

    assert sorted(found) == NAMES
    assert found["is-it-smart"].footer == "Is it SMART? · For: Everybody taking part · Set 3"
    assert found["is-it-smart.answers"].audience == "Facilitator"
    assert (
        found["session"].title == "Plan of the session – Workshop: SMART targets and action plans"
    )


# --- The command ----------------------------------------------------------------------------------


def test_only_the_formats_that_are_asked_for_are_made(tmp_path: Path) -> None:
    done = smartdoc("workshop", "--formats", "html", "--to", "papers", cwd=tmp_path)

    assert done.stdout == "8 papers in papers: begin with session.html.\n"
    assert {path.suffix for path in (tmp_path / "papers").iterdir()} == {".html"}


def test_a_teams_own_template_counts(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "workshop" / "session.html.jinja"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "builtin/workshop/session.html.jinja" %}\n'
        "{% block subtitle %}Hill Lane cluster{% endblock %}\n",
        encoding="utf-8",
    )
    done = smartdoc("workshop", "--formats", "html", cwd=tmp_path)

    assert done.returncode == 0
    assert "Hill Lane cluster" in text_of(tmp_path / "build" / "workshop" / "session.html")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "liab"), "Did you mean “liap”?"),
        (("--formats", "pdf"), "There is no format “pdf”. Known: html, docx."),
        (("--to", "plans"), "plans cannot take papers: plans or settings are there."),
        (("--seed", "0"), "Invalid value for '--seed'"),
    ],
)
def test_what_cannot_be_done_is_told_in_plain_words(
    arguments: tuple[str, str], said: str, tmp_path: Path
) -> None:
    done = smartdoc("workshop", *arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
