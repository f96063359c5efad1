"""The empty form of each kind of plan, to fill in by hand."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from smartdoc.build.forms import FOLDER
from smartdoc.schema import Schemas
from smartdoc.word.table import WRITE_WIDTH
from tests.examples import KINDS, PROJECT, base, keep
from tests.test_check import TEAM_SCHEMA
from tests.test_cli import smartdoc
from tests.wordfile import body


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-22\n", encoding="utf-8")
    keep(tmp_path, {**base("pep"), "ref": "c-0001"})
    return tmp_path


def forms(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "build" / FOLDER).glob("*"))


def html(root: Path, kind: str) -> str:
    return (root / "build" / FOLDER / f"{kind}.html").read_text("utf-8")


def headings(page: str) -> list[str]:
    return [
        unescape(re.sub(r"<[^>]*>", "", found))
        for found in re.findall(r"<h[123][^>]*>(.*?)</h[123]>", page)
    ]


def test_every_kind_has_a_form_in_both_formats(repository: Path) -> None:
    done = smartdoc("build", cwd=repository)

    assert done.returncode == 0
    assert forms(repository) == sorted(
        f"{kind}.{end}" for kind in KINDS for end in ("docx", "html")
    )


def test_the_pep_form_asks_all_that_the_guidance_does_on_three_target_pages(
    repository: Path,
) -> None:
    smartdoc("build", "--documents", "blank", cwd=repository)
    page = html(repository, "pep")
    target = [
        "Reason for target",
        "Outline SMART target",
        "Is it SMART?",
        "How we will measure it",
        "Actions required",
        "Steps on the way",
    ]

    assert headings(page) == [
        "Personal Education Plan",
        "Who takes part",
        "My views, wishes and feelings",
        "What we celebrate",
        "What the adults say",
        "My education",
        "My attendance",
        "My attainment",
        "My wellbeing",
        "My next move",
        "Pupil premium plus",
        "What became of the last targets",
        "SMART target 1: English",
        *target,
        "SMART target 2: Maths",
        *target,
        "SMART target 3: Another area, such as attendance, homework or friendships",
        *target,
        "Agreed by",
    ]
    assert page.count('<section class="new-page">') == 3
    for party in ("Child", "School", "Carer", "Social worker"):
        assert page.count(f'<th scope="row" data-label="Who">{party}</th>') == 3


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_is_asked_with_its_own_question_and_room_to_answer(
    repository: Path, kind: str
) -> None:
    smartdoc("build", "--documents", "blank", cwd=repository)
    page = unescape(html(repository, kind))
    about = Schemas(None).schema(kind).about
    letters = about["acronym"]

    assert isinstance(letters, list)
    assert len(letters) >= 4
    for letter in letters:
        assert re.search(rf'<span class="smart-(mark|letter)">{letter["letter"]}</span>', page)
        assert letter["question"] in page
    assert page.count('class="lines"') + page.count('class="write') > 40
    assert "Signature" in page


def test_the_all_star_sheet_has_room_for_three_actions_and_two_reasons(repository: Path) -> None:
    smartdoc("build", "--documents", "blank", cwd=repository)
    sheet = html(repository, "all-star").split("My plan</th>")[1].split("</table>")[0]
    rows = [row.count('class="lines"') for row in sheet.split("</tr>") if "smart-letter" in row]

    assert rows == [3, 1, 1, 1]  # each of them two ruled lines


def test_a_form_is_made_of_the_policy_and_of_no_plan(repository: Path) -> None:
    settings = (
        "today: 2026-11-22\noverride:\n  pep: {least: 4, most: 5}\n  all-star: {actions: 5}\n"
    )
    (repository / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    smartdoc("build", "--documents", "blank", cwd=repository)
    sheet = html(repository, "all-star").split("My plan</th>")[1].split("</table>")[0]

    assert html(repository, "pep").count('<section class="new-page">') == 4
    assert sheet.split("smart-letter")[1].count('class="lines"') == 5
    assert "Ash" not in html(repository, "pep")
    assert "Standard policy of 1 September 2026" in html(repository, "pep")


def test_a_form_names_no_day_that_its_policy_does_not_give(repository: Path) -> None:
    (repository / "policies").mkdir()
    (repository / "policies" / "ours.yaml").write_text("title: Our policy\n", encoding="utf-8")
    (repository / "smartdoc.yaml").write_text("policy: ours\n", encoding="utf-8")
    smartdoc("build", "--documents", "blank", cwd=repository)

    said = html(repository, "pep")

    assert "Our policy" in said
    assert "Our policy of" not in said


def test_a_team_s_own_kind_has_a_form_made_of_its_schema(repository: Path) -> None:
    (repository / "schemas").mkdir()
    schema = repository / "schemas" / "reading-passport.schema.json"
    schema.write_text(TEAM_SCHEMA, encoding="utf-8")
    smartdoc("build", "--documents", "blank", cwd=repository)
    page = html(repository, "reading-passport")
    own = json.loads(TEAM_SCHEMA)["properties"]["books"]

    assert f'<h2>{own["title"]}</h2>\n<p>{own["description"]}</p>\n<p class="lines">' in page
    assert "Agreed by" in headings(page)
    assert len([name for name in forms(repository) if name.startswith("reading-passport")]) == 2


def test_a_block_that_holds_blocks_of_its_own_kind_has_a_form(repository: Path) -> None:
    (repository / "schemas").mkdir()
    schema = json.loads(TEAM_SCHEMA)
    person = {"type": "string", "title": "Who"}
    family = {"type": "array", "title": "Family", "items": {"$ref": "#/$defs/branch"}}
    branch = {"type": "object", "properties": {"who": person, "family": family}}
    schema["properties"]["family"] = family
    schema["$defs"] = {**schema.get("$defs", {}), "branch": branch}
    path = repository / "schemas" / "reading-passport.schema.json"
    path.write_text(json.dumps(schema), encoding="utf-8")

    done = smartdoc("build", "--documents", "blank", cwd=repository)

    assert done.returncode == 0
    assert "<h2>Family</h2>" in html(repository, "reading-passport")


def test_what_takes_sentences_has_the_most_room_in_word() -> None:
    short, wide = '<td class="write"></td>', '<td class="write wide"></td>'
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Who", "What", "By when"))
    rows = f"<tr>{short}{wide}{short}</tr>" * 3
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    who, what, when = map(int, re.findall(r'<w:gridCol w:w="(\d+)"/>', body(table)))

    assert what > who + when - 500
    assert min(who, when) >= WRITE_WIDTH


def test_forms_are_listed_in_the_manifest_and_on_the_index(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    manifest = json.loads((repository / "build" / "manifest.json").read_text("utf-8"))
    index = (repository / "build" / "index.html").read_text("utf-8")

    assert [one["path"] for one in manifest["forms"]] == [
        f"{FOLDER}/{kind}.{end}" for kind in sorted(KINDS) for end in ("html", "docx")
    ]
    assert {one["document"] for one in manifest["forms"]} == {"blank"}
    assert "Blank forms</h2>" in index
    assert re.findall(rf'href="({FOLDER}/[^"]*)"', index) == [
        one["path"] for one in manifest["forms"]
    ]


def test_forms_that_are_not_asked_for_are_not_made_and_old_ones_go(repository: Path) -> None:
    smartdoc("build", "--documents", "blank", cwd=repository)
    assert len(forms(repository)) == 10

    done = smartdoc("build", "--documents", "plan", cwd=repository)

    assert forms(repository) == []
    assert "Removed from earlier builds, as out of date: 10\n" in done.stdout
    assert "Blank forms</h2>" not in (repository / "build" / "index.html").read_text("utf-8")


def test_a_build_for_some_readers_makes_no_forms(repository: Path) -> None:
    smartdoc("build", "--audience", "carer", cwd=repository)

    assert forms(repository) == []


def test_a_form_is_the_same_on_another_day(repository: Path) -> None:
    smartdoc("build", "--documents", "blank", cwd=repository)
    before = {
        name: (repository / "build" / FOLDER / name).read_bytes() for name in forms(repository)
    }

    done = smartdoc("build", "--documents", "blank", "--today", "2026-12-24", cwd=repository)

    assert before == {
        name: (repository / "build" / FOLDER / name).read_bytes() for name in forms(repository)
    }
    assert "13 files, 2 of them new or changed" in done.stdout


def test_a_team_s_template_takes_the_place_of_a_block(repository: Path) -> None:
    shutil.copytree(PROJECT / "templates", repository / "templates", ignore=lambda *_: ["fonts"])
    for path in (repository / "templates").iterdir():
        if path.is_file():
            path.unlink()
    (repository / "templates" / "blank.liap.html.jinja").write_text(
        '{% extends "builtin/blank.html.jinja" %}\n'
        "{% block front %}{{ blank.asked('Our own question') }}{% endblock %}\n",
        encoding="utf-8",
    )
    done = smartdoc("build", "--documents", "blank", cwd=repository)

    assert done.returncode == 0, done.stderr
    assert headings(html(repository, "liap"))[:2] == [
        "Local Integrated Assessment and Planning",
        "Our own question",
    ]
