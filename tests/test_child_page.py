"""The learner's own page: first person where that is sure, one sheet, and how hard it reads."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from html import unescape
from pathlib import Path

import pytest

from smartdoc.language.first_person import as_deed, as_help, as_promise
from smartdoc.language.readability import Counts, counts_of, reading_age
from tests.examples import PROJECT, base, keep
from tests.test_cli import smartdoc
from tests.tools import need

PLAN = {**base("pep"), "ref": "c-0001"}
HARD = (
    "Ash will demonstrate increasingly sophisticated comprehension of unfamiliar informational "
    "literature, independently summarising complicated explanatory paragraphs in 8 of 10 "
    "assessments, by 29 January 2027."
)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Come.", Counts(4, 1, 1)),
        ("I read. I don't stop!", Counts(14, 5, 2)),
        ("I read 12 pages to L. Whitlow.", Counts(22, 7, 1)),
        ("1. I will read a book", Counts(14, 5, 1)),
        ("Is it 3.5 or 4? Yes.", Counts(12, 6, 2)),
        ("“Stop!” he said. She did not", Counts(19, 6, 3)),
        ("", Counts(0, 0, 0)),
    ],
)
def test_characters_words_and_sentences_are_counted(text: str, counts: Counts) -> None:
    assert counts_of([text]) == counts


def test_the_end_of_a_block_ends_a_sentence() -> None:
    assert counts_of(["I will read", "to Jo", " "]) == Counts(13, 5, 2)


def test_the_formulas_are_those_of_their_makers() -> None:
    # 100 words of 400 characters in 10 sentences, worked out by hand.
    counts = Counts(400, 100, 10)

    assert round(counts.automated_readability, 2) == 2.41
    assert round(counts.coleman_liau, 2) == 4.76
    assert counts.age == 8


def test_a_child_s_sentences_read_as_for_a_child_and_an_adult_s_do_not() -> None:
    easy = reading_age("I will read to Jo. I will read each day. Jo will help me.")

    assert (easy, reading_age(HARD)) == (5, 31)


def test_a_text_of_a_few_words_says_nothing_about_itself() -> None:
    assert reading_age("Incomprehensibility notwithstanding.") is None


@pytest.mark.parametrize(
    ("said", "mine"),
    [
        ("Ash will read to Jo by 29 January.", "I will read to Jo by 29 January."),
        ("By 5 February 2027, Ash will read.", "By 5 February 2027, I will read."),
        ("The child will read to Jo.", "I will read to Jo."),
        ("I will read to Jo.", "I will read to Jo."),
        # What would leave a wrong sentence, or might, stays as it is.
        ("Ash will read his book.", "Ash will read his book."),
        ("Ash will read when she is asked.", "Ash will read when she is asked."),
        ("Ash will come, and Jo will praise Ash.", "Ash will come, and Jo will praise Ash."),
        ("Ash and Jo will read.", "Ash and Jo will read."),
        ("Ashley will read.", "Ashley will read."),
        ("Jo will read to Ash.", "Jo will read to Ash."),
        ("When Jo asks, Ash will read.", "When Jo asks, Ash will read."),
        ("Ash will read until the pupil can.", "Ash will read until the pupil can."),
    ],
)
def test_a_sentence_is_the_learner_s_own_only_where_that_is_sure(said: str, mine: str) -> None:
    assert as_promise(said, "Ash") == mine


def test_the_first_of_two_names_is_the_learner_too() -> None:
    assert as_promise("Ash will read.", "Ash Marlow") == "I will read."
    assert as_promise("Ash will read to the Marlow twins.", "Ash Marlow") == (
        "I will read to the Marlow twins."
    )


@pytest.mark.parametrize(
    ("said", "mine"),
    [
        ("draws four boxes before each story", "I draw four boxes before each story"),
        ("draws four boxes before he writes", "draws four boxes before he writes"),
        ("draws four boxes and writes a story", "draws four boxes and writes a story"),
        ("asks Ash's friend", "asks Ash's friend"),
        ("I draw four boxes.", "I draw four boxes."),
        ("four boxes", "four boxes"),
    ],
)
def test_an_action_is_the_learner_s_own_only_where_that_is_sure(said: str, mine: str) -> None:
    assert as_deed(said, "Ash") == mine


@pytest.mark.parametrize(
    ("said", "mine"),
    [
        ("gives Ash the card with ten words", "gives me the card with ten words"),
        ("asks Ash how his day was", "asks Ash how his day was"),
        ("meets Ash and the teacher", "meets Ash and the teacher"),
        ("reads Ash's story", "reads Ash's story"),
        ("plays the shop game", "plays the shop game"),
    ],
)
def test_what_somebody_does_for_the_learner_is_told_to_the_learner(said: str, mine: str) -> None:
    assert as_help(said, "Ash") == mine


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    return tmp_path


def page(root: Path, document: str = "child") -> str:
    """Return the words of the learner's page."""
    html = (root / "build" / "c-0001" / "2026-11-30.pep" / f"{document}.html").read_text("utf-8")
    inside = re.sub(r"<svg.*?</svg>", "", html[html.index("<main") : html.index("</main>")])
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inside)).split())


def test_the_page_says_it_all_in_few_words_of_the_learner(repository: Path) -> None:
    target = {
        "my_words": "I will write in four parts.",
        "milestones": [{"what": "two parts", "due": "2026-12-18"}],
    }
    keep(repository, PLAN, {"targets": [target]}, {"voice": {"proud": "My fox comic."}})

    done = smartdoc("build", "--documents", "child", cwd=repository)

    assert done.returncode == 0, done.stdout
    assert page(repository) == (
        "My plan Ash, 30 November 2026 I am proud of this: My fox comic. "
        "1. I will write in four parts. I draw four boxes before each story "
        "I read each story aloud to a friend "
        "2. I will work out 8 of 10 subtractions with exchange by 29 January 2027. "
        "I explain one sum to a friend "
        "3. I will attend at least 90% of the days with a Spanish lesson by 29 January 2027. "
        "I colour a square on the poster for each day "
        "No. How we will know My steps Who helps me "
        "1 By 29 January 2027 two parts R. Okafor shows me two stories in four parts; "
        "Jo asks me at bedtime where a new part begins; T. Lind . "
        "2 R. Okafor leads eight group sessions; Jo plays the shop game; "
        "T. Lind asks me to teach one sum. "
        "3 R. Okafor ; Jo ; T. Lind asks me how the Spanish days went. "
        "We look again on 8 March 2027."
    )


def test_what_was_dropped_is_on_nobody_s_page(repository: Path) -> None:
    dropped = {"status": "dropped"}
    keep(repository, PLAN, {"targets": [{"actions": [dropped, dropped]}]})

    smartdoc("build", "--documents", "child", cwd=repository)

    assert "four boxes before" not in page(repository)
    assert "stories in four parts" not in page(repository)


def test_each_number_stands_in_the_words_for_those_who_cannot_see_the_picture(
    repository: Path,
) -> None:
    keep(
        repository,
        PLAN,
        {"targets": [{"measure": {"readings": [{"on": "2026-11-20", "value": 2}]}}]},
    )
    smartdoc("build", "--documents", "child", cwd=repository)
    html = (repository / "build/c-0001/2026-11-30.pep/child.html").read_text("utf-8")

    assert re.findall(r"<svg [^>]*><title>([^<]*)</title>", html) == [
        "Progress from start to goal: 1 paragraph at the start; 2 paragraphs now; goal: "
        "4 paragraphs.",
        "Progress from start to goal: 3 subtractions at the start; goal: 8 subtractions.",
        "Progress from start to goal: 60% at the start; goal: 90%.",
    ]


def test_a_team_sees_the_learner_s_words_and_a_redacted_extract_does_not(repository: Path) -> None:
    people = {"mum": {"role": "mother", "name": "Dana", "copy": "parent-redacted"}}
    keep(
        repository, PLAN, {"targets": [{"my_words": "I will write like a fox."}], "people": people}
    )

    smartdoc("build", "--documents", "plan", cwd=repository)

    assert "In my own words: I will write like a fox." in page(repository, "plan.school")
    assert "like a fox" not in page(repository, "plan.parent-redacted")


def test_a_hard_page_gets_a_word_of_advice_and_no_error(repository: Path) -> None:
    hard = {"title": "Longer texts", "statement": HARD}
    keep(repository, PLAN, {"targets": [hard, {"statement": HARD}, {"statement": HARD}]})

    done = smartdoc("build", "--documents", "child", "--fail-on", "never", cwd=repository)
    lines = [line for line in done.stdout.splitlines() if "reads as for" in line]
    index = (repository / "build" / "c-0001" / "index.html").read_text("utf-8")

    assert done.returncode == 0
    assert lines == [
        "plans/c-0001/2026-11-30.pep.yaml: the child’s page reads as for an adult; shorter "
        "words and sentences help, or my_words for “Longer texts”, “Maths”, “Attendance”."
    ]
    assert "<small>(reads as for an adult)</small>" in index


def test_the_advice_repeats_nothing_of_the_plan_in_a_log(repository: Path) -> None:
    hard = {"title": "Longer texts", "statement": HARD}
    keep(repository, PLAN, {"targets": [hard, {"statement": HARD}, {"statement": HARD}]})

    done = smartdoc("build", "--documents", "child", "--no-quote", cwd=repository)

    assert "or my_words for a target, a target, a target." in done.stdout
    assert "Longer texts" not in done.stdout


def test_own_words_make_the_advice_go_away(repository: Path) -> None:
    own = {"statement": HARD, "my_words": "I will read a page and say what it is about."}
    keep(repository, PLAN, {"targets": [own, own, own]})

    done = smartdoc("build", "--documents", "child", cwd=repository)
    index = (repository / "build" / "c-0001" / "index.html").read_text("utf-8")

    assert "reads as for" not in done.stdout + index


def test_a_policy_says_what_is_hard(repository: Path) -> None:
    settings = "today: 2026-11-22\noverride: {numbers: {reading_age: 5}}\n"
    (repository / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    keep(repository, PLAN)

    done = smartdoc("build", "--documents", "child", cwd=repository)

    assert "the child’s page reads as for about age" in done.stdout


def test_the_main_words_are_of_16_points_in_word(repository: Path) -> None:
    keep(repository, PLAN)
    smartdoc("build", "--documents", "child", cwd=repository)
    file = repository / "build" / "c-0001" / "2026-11-30.pep" / "child.docx"
    with zipfile.ZipFile(file) as package:
        styles = package.read("word/styles.xml").decode()
        body = package.read("word/document.xml").decode()
    large = [
        re.sub(r"<[^>]*>", "", paragraph.replace("<w:tab/>", " "))
        for paragraph in re.findall(r"<w:p>.*?</w:p>", body)
        if '<w:pStyle w:val="OnePage"/>' in paragraph
    ]

    assert re.findall(r'w:styleId="OnePage">.*?<w:sz w:val="(\d+)"/>', styles) == ["32"]
    assert large == [
        "I am proud of this: Ash read his comic to the class.",
        "☐ I draw four boxes before each story",
        "☐ I read each story aloud to a friend",
        "☐ I explain one sum to a friend",
        "☐ I colour a square on the poster for each day",
        "We look again on 8 March 2027.",
    ]


def test_four_targets_stand_closer_and_still_in_large_print(repository: Path) -> None:
    fourth = {**base("pep")["targets"][0], "id": "poems", "title": "Poems"}
    keep(repository, {**PLAN, "targets": [*PLAN["targets"], fourth]})
    smartdoc("build", "--draft", "--documents", "child", cwd=repository)
    file = repository / "build" / "c-0001" / "2026-11-30.pep" / "child.docx"
    with zipfile.ZipFile(file) as package:
        styles = package.read("word/styles.xml").decode()
        body = package.read("word/document.xml").decode()

    assert re.findall(r'w:styleId="ClosePage">.*?<w:sz w:val="(\d+)"/>', styles) == ["28"]
    assert body.count('<w:pStyle w:val="ClosePage"/>') >= 4
    assert "OnePage" not in body


def test_the_page_is_one_page_in_word_and_on_paper(tmp_path: Path) -> None:
    soffice, pdfinfo = need("soffice"), need("pdfinfo")
    chromium = need("chromium", "chromium-browser", "google-chrome")
    shutil.copytree(PROJECT / "plans", tmp_path / "plans")
    shutil.copy(PROJECT / "smartdoc.yaml", tmp_path)
    assert smartdoc("build", "--documents", "child", cwd=tmp_path).returncode == 0
    plans = sorted((tmp_path / "plans").rglob("*.yaml"))
    built = [tmp_path / "build" / path.parent.name / path.stem / "child.docx" for path in plans]
    for number, file in enumerate(built):
        shutil.copy(file, tmp_path / f"{number}.docx")
        page = file.with_suffix(".html").as_uri()
        run(
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={tmp_path / 'chromium'}",
            f"--print-to-pdf={tmp_path / f'{number}-html.pdf'}", page,
        )  # fmt: skip
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    words = [str(tmp_path / f"{number}.docx") for number in range(len(built))]
    run(soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *words)
    counts = {file.name: pages_of(pdfinfo, file) for file in sorted(tmp_path.glob("*.pdf"))}

    assert len(counts) == 2 * len(built) >= 22
    assert {name: count for name, count in counts.items() if count != 1} == {}


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def pages_of(pdfinfo: str, file: Path) -> int:
    found = re.search(r"^Pages:\s+(\d+)$", run(pdfinfo, str(file)), re.M)
    assert found
    return int(found[1])
