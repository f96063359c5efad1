"""Building: whole files, only where they belong, the same each time."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from smartdoc.render import Renderer
from tests import in_process
from tests.examples import PROJECT, as_text, base, laid_over
from tests.repositories import repository_in
from tests.team import plan
from tests.test_cli import smartdoc


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with the example plans of two learners, of which schools get the plan."""
    root = tmp_path / "repository"
    for ref in ("c-0142", "s-0066"):
        shutil.copytree(PROJECT / "plans" / ref, root / "plans" / ref)
    settings = (PROJECT / "smartdoc.yaml").read_text("utf-8")
    chosen = "documents: [plan]\naudiences: [school]\n"
    (root / "smartdoc.yaml").write_text(settings + chosen, encoding="utf-8")
    return root


def built(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root / "build").as_posix()
        for path in (root / "build").rglob("*")
        if path.is_file()
    )


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / "build" / name).read_bytes() for name in built(root)}


def manifest(root: Path) -> dict[str, object]:
    data = json.loads((root / "build" / "manifest.json").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


DOCUMENTS = [
    "c-0142/2026-03-16.pep/plan.school.docx",
    "c-0142/2026-03-16.pep/plan.school.html",
    "c-0142/2026-07-06.pep/plan.school.docx",
    "c-0142/2026-07-06.pep/plan.school.html",
    "c-0142/2026-11-30.pep/plan.school.docx",
    "c-0142/2026-11-30.pep/plan.school.html",
    "s-0066/2026-03-11.all-star/plan.school.docx",
    "s-0066/2026-03-11.all-star/plan.school.html",
    "s-0066/2026-11-25.all-star/plan.school.docx",
    "s-0066/2026-11-25.all-star/plan.school.html",
]
PAGES = ["c-0142/index.html", "s-0066/index.html"]
OVERVIEW = [*PAGES, "index.html", "manifest.json"]


def test_build_makes_each_document_in_both_formats(repository: Path) -> None:
    done = smartdoc("build", cwd=repository)

    assert (done.returncode, done.stderr) == (0, "")
    assert built(repository) == sorted(DOCUMENTS + OVERVIEW)
    assert done.stdout.endswith(
        "Built 5 plans: 14 files, 14 of them new or changed.\nOpen build/index.html\n"
    )


def test_a_second_build_changes_nothing(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    before = contents(repository)
    times = {name: (repository / "build" / name).stat().st_mtime_ns for name in before}

    done = smartdoc("build", cwd=repository)

    assert contents(repository) == before
    assert {name: (repository / "build" / name).stat().st_mtime_ns for name in before} == times
    assert "14 files, 0 of them new or changed" in done.stdout


def test_the_same_plans_elsewhere_give_the_same_bytes(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(repository, other)
    smartdoc("build", cwd=repository)
    smartdoc("build", cwd=other, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"})

    assert contents(other) == contents(repository)


def test_the_members_of_a_word_file_are_sorted_and_without_a_time(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    with zipfile.ZipFile(repository / "build" / DOCUMENTS[0]) as package:
        names = package.namelist()
        times = {info.date_time for info in package.infolist()}

    assert names == ["[Content_Types].xml", *sorted(set(names) - {"[Content_Types].xml"})]
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_tells_of_inputs_outputs_and_waivers(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    found = manifest(repository)
    plans = found["plans"]

    assert isinstance(plans, list)
    assert [plan["file"] for plan in plans] == [
        f"plans/{Path(name).parent}.yaml" for name in DOCUMENTS[::2]
    ]
    assert [output["path"] for plan in plans for output in plan["outputs"]] == [
        name
        for html, word in zip(DOCUMENTS[1::2], DOCUMENTS[::2], strict=True)
        for name in (html, word)
    ]
    assert {len(output["sha256"]) for plan in plans for output in plan["outputs"]} == {64}
    assert "templates/plan.html.jinja" in str(found["inputs"])


def test_a_plan_that_is_gone_takes_its_documents_along(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    kept = repository / "build" / "s-0066" / "notes.txt"
    kept.write_text("a note of mine")
    shutil.rmtree(repository / "plans" / "s-0066")

    done = smartdoc("build", cwd=repository)

    assert built(repository) == sorted(
        [*DOCUMENTS[:6], PAGES[0], *OVERVIEW[2:], "s-0066/notes.txt"]
    )
    assert "Removed" in done.stdout


def test_the_index_leads_to_a_page_for_each_learner(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    index = (repository / "build" / "index.html").read_text("utf-8")
    page = (repository / "build" / PAGES[0]).read_text("utf-8")

    assert [f'href="{name}"' in index for name in PAGES] == [True, True]
    assert 'href="../index.html"' in page
    linked = {f"c-0142/{name}" for name in re.findall(r'href="([^"]+\.(?:html|docx))"', page)}
    assert linked == {*DOCUMENTS[:6], "c-0142/../index.html"}


def test_a_page_of_a_learner_that_was_edited_or_lost_is_made_again(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    before = contents(repository)
    (repository / "build" / PAGES[0]).unlink()
    edited = repository / "build" / PAGES[1]
    edited.write_bytes(edited.read_bytes().replace(b"Plan", b"Scheme"))

    done = smartdoc("build", cwd=repository)

    assert contents(repository) == before
    assert "14 files, 2 of them new or changed" in done.stdout


def test_where_nothing_is_known_to_be_as_before_the_pages_are_made_anew(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process.smartdoc("build", cwd=repository)
    shutil.rmtree(repository / ".smartdoc")
    monkeypatch.setattr(Renderer, "learner", lambda *_: "<p>made by other code</p>")

    in_process.smartdoc("build", cwd=repository)

    made = [(repository / "build" / name).read_text("utf-8") for name in PAGES]
    assert made == ["<p>made by other code</p>"] * 2


def test_what_cannot_be_read_in_a_manifest_is_as_if_it_were_not_there(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    path = repository / "build" / "manifest.json"
    good = path.read_text("utf-8")
    lines = good.splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if "s-0066/2026-03-11" in line)
    spoilt = ["", "[]", "{", good[:40], good.replace('"file"', '"filed"'), good.replace("\n", "")]
    spoilt += ["".join([*lines[:at], "  {]\n", *lines[at + 1 :]]), "\udc80" + good]
    spoilt += ["".join([*lines[:at], "[" * 100_000 + "\n", *lines[at + 1 :]])]
    for wrong in ('"ref": 5', '"ref": ["a"]', '"meeting": "soon"', '"next": 7', '"status": null'):
        key, _, value = wrong.partition(": ")
        spoilt.append(re.sub(rf'{key}: (?:"[^"]*")(?=[,}}])', f"{key}: {value}", good))
    assert good not in spoilt
    for text in spoilt:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))

        done = in_process.smartdoc("build", "plans/c-0142", cwd=repository)

        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(path.read_text("utf-8"))["plans"][0]["ref"] == "c-0142"

    assert smartdoc("build", cwd=repository).returncode == 0
    assert path.read_text("utf-8") == good


def test_a_part_build_keeps_the_documents_of_the_others(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    before = contents(repository)

    smartdoc("build", "plans/s-0066", cwd=repository)

    assert contents(repository) == before


def test_building_the_last_plan_keeps_the_documents_of_the_one_before(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    before = contents(repository)

    smartdoc("build", "plans/c-0142/2026-11-30.pep.yaml", cwd=repository)

    assert contents(repository) == before


def test_a_manifest_cannot_make_a_build_remove_what_is_no_document(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    path = repository / "build" / "manifest.json"
    precious = repository / "build" / "s-0066" / "precious" / "notes.txt"
    precious.parent.mkdir()
    precious.write_text("mine")
    text = path.read_text("utf-8").replace(
        "s-0066/2026-03-11.all-star/plan.school.html", "s-0066/precious/notes.txt"
    )
    path.write_text(text, "utf-8")

    smartdoc("build", cwd=repository)

    assert precious.read_text() == "mine"


@pytest.mark.parametrize("sign", ["\\u0000", "\\ud800", "\\n", "x" * 5000])
def test_a_manifest_may_list_names_that_no_file_can_have(repository: Path, sign: str) -> None:
    in_process.smartdoc("build", cwd=repository)
    path = repository / "build" / "manifest.json"
    listed = '"path": "s-0066/2026-03-11'
    text = path.read_text("utf-8")
    assert listed in text
    path.write_text(text.replace(listed, f'"path": "{sign}/2026-03-11'), "utf-8")
    with (repository / "build" / ".smartdoc-unlisted").open("w", encoding="utf-8") as names:
        names.write(f"{'x' * 5000}/plan.html\na\0b/plan.html\n")

    done = in_process.smartdoc("build", "plans/c-0142", cwd=repository)
    whole = in_process.smartdoc("build", cwd=repository)

    assert (done.returncode, done.stderr) == (0, "")
    assert (whole.returncode, whole.stderr) == (0, "")


def test_a_manifest_may_name_a_plan_that_no_file_can_be_called(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    path = repository / "build" / "manifest.json"
    name = f"plans/{'x' * 5000}.yaml"
    text = path.read_text("utf-8").replace('"file": "plans/s-', f'"file": "{name}')
    path.write_text(text, "utf-8")

    done = smartdoc("build", "plans/c-0142", cwd=repository)

    assert (done.returncode, done.stderr) == (0, "")
    assert name in text
    assert name not in path.read_text("utf-8")


def test_only_the_formats_asked_for_are_made(repository: Path) -> None:
    smartdoc("build", "--formats", "html", "--to", "elsewhere", cwd=repository)

    assert not (repository / "build").exists()
    made = [path for path in (repository / "elsewhere").rglob("*") if path.is_file()]
    assert {path.suffix for path in made} == {".html", ".json"}


def broken(repository: Path) -> Path:
    path = repository / "plans" / "c-0142" / "2026-11-30.pep.yaml"
    path.write_text(
        path.read_text("utf-8").replace("\n    due: 2027-02-05", "\n    due: ongoing"), "utf-8"
    )
    return path


def test_a_plan_with_errors_is_refused_and_the_others_are_built(repository: Path) -> None:
    broken(repository)

    done = smartdoc("build", cwd=repository)

    assert done.returncode == 1
    assert built(repository) == sorted(DOCUMENTS[:4] + DOCUMENTS[6:] + OVERVIEW)
    assert "Not built, because of errors:\n  plans/c-0142/2026-11-30.pep.yaml" in done.stdout


def test_a_draft_is_built_in_spite_of_errors_and_says_so(repository: Path) -> None:
    broken(repository)

    done = smartdoc("build", "--draft", cwd=repository)
    page = (repository / "build" / DOCUMENTS[5]).read_text("utf-8")

    assert done.returncode == 1
    assert built(repository) == sorted(DOCUMENTS + OVERVIEW)
    assert "DRAFT" in page
    assert "“ongoing” is not a date" in page
    with zipfile.ZipFile(repository / "build" / DOCUMENTS[4]) as package:
        headers = [name for name in package.namelist() if "header" in name and "rels" not in name]
        assert headers
        assert all(b"DRAFT" in package.read(name) for name in headers)


def test_a_plan_of_the_wrong_shape_cannot_even_be_a_draft(repository: Path) -> None:
    path = repository / "plans" / "c-0142" / "2026-11-30.pep.yaml"
    path.write_text("kind: pep\n", encoding="utf-8")

    done = smartdoc("build", "--draft", cwd=repository)

    assert done.returncode == 1
    assert DOCUMENTS[5] not in built(repository)


def test_an_edited_plan_is_not_left_with_its_old_document(repository: Path) -> None:
    smartdoc("build", cwd=repository)
    broken(repository)

    smartdoc("build", cwd=repository)

    assert DOCUMENTS[5] not in built(repository)


@pytest.mark.parametrize("mark", ["manifest.json", ".smartdoc-unlisted"])
def test_a_build_leaves_alone_what_one_into_a_folder_within_is_writing(
    repository: Path, mark: str
) -> None:
    within = repository / "build" / "school"
    half = within / "c-0142" / ".smartdoc-build-1-0a1b"
    half.parent.mkdir(parents=True)
    half.touch()
    (within / mark).touch()

    smartdoc("build", "--formats", "html", cwd=repository)
    stays = half.exists()
    smartdoc("build", "--formats", "html", "--to", "build/school", cwd=repository)

    assert stays
    assert not half.exists()


def test_what_is_restricted_is_in_no_document(repository: Path) -> None:
    smartdoc("build", cwd=repository)

    for name, content in contents(repository).items():
        if name.endswith(".docx"):
            with zipfile.ZipFile(repository / "build" / name) as package:
                content = b"".join(package.read(part) for part in package.namelist())
        assert b"inhaler" not in content
        assert b"full care order" not in content


def test_a_fault_in_a_teams_template_is_told_with_its_place(repository: Path) -> None:
    (repository / "templates").mkdir()
    template = repository / "templates" / "plan.all-star.html.jinja"
    template.write_text("<h1>{{ plan.learner.nmae }}</h1>\n", encoding="utf-8")

    done = smartdoc("build", cwd=repository)

    assert done.returncode == 2
    assert "templates/plan.all-star.html.jinja, line 1" in done.stderr
    assert "nmae" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_element_that_word_does_not_know_is_refused_by_name(repository: Path) -> None:
    (repository / "templates").mkdir()
    template = repository / "templates" / "plan.all-star.html.jinja"
    template.write_text("<h1>Goal</h1>\n<marquee>hello</marquee>\n", encoding="utf-8")

    done = smartdoc("build", cwd=repository)

    assert done.returncode == 2
    assert "marquee" in done.stderr
    assert "all-star" in done.stderr


def test_a_folder_in_the_way_is_told_and_nothing_is_torn(repository: Path) -> None:
    (repository / "build" / DOCUMENTS[1]).mkdir(parents=True)

    done = smartdoc("build", cwd=repository)

    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert not [name for name in built(repository) if Path(name).name.startswith(".smartdoc-")]


def test_an_output_folder_that_is_linked_elsewhere_is_not_followed(
    repository: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (repository / "build").mkdir()
    (repository / "build" / "c-0142").symlink_to(outside, target_is_directory=True)

    done = smartdoc("build", cwd=repository)

    assert done.returncode == 2
    assert "leads out of the output folder" in done.stderr
    assert list(outside.iterdir()) == []


HOSTILE = "{{ 7*7 }} {% raw %} <script>alert(1)</script> ]]> &amp; \" ' <b>bold</b> \\ ${x}"


def test_the_text_of_a_plan_is_only_ever_text(tmp_path: Path) -> None:
    plan = laid_over(base("pep"), {"voice": {"liked": HOSTILE}, "learner": {"name": HOSTILE}})
    path = tmp_path / "plans" / plan["ref"] / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(as_text(plan), encoding="utf-8")

    done = smartdoc("build", "--today", "2026-11-22", cwd=tmp_path)
    folder = tmp_path / "build" / plan["ref"] / "2026-11-30.pep"
    page = (folder / "plan.virtual-school.html").read_text("utf-8")
    index = (tmp_path / "build" / "index.html").read_text("utf-8")
    learner = (tmp_path / "build" / plan["ref"] / "index.html").read_text("utf-8")

    assert done.returncode == 0
    for text in (page, index, learner):
        assert "<script" not in text
        assert "<b>" not in text
        assert "{{ 7*7 }} {% raw %} &lt;script&gt;" in text


def test_a_team_restyles_word_with_its_own_reference(repository: Path) -> None:
    (repository / "templates").mkdir()
    own = repository / "templates" / "reference.docx"
    ours = zipfile.ZipFile(PROJECT / "templates" / "reference.docx")
    with ours, zipfile.ZipFile(own, "w") as team:
        for name in ours.namelist():
            team.writestr(name, ours.read(name).replace(b"1D4F73", b"7A1F3D"))

    done = smartdoc("build", cwd=repository)

    assert done.returncode == 0
    with zipfile.ZipFile(repository / "build" / DOCUMENTS[0]) as package:
        assert b"7A1F3D" in package.read("word/styles.xml")


def test_a_damaged_reference_is_told_and_nothing_is_written(repository: Path) -> None:
    (repository / "templates").mkdir()
    (repository / "templates" / "reference.docx").write_bytes(b"PK not a Word file")

    done = smartdoc("build", cwd=repository)

    assert done.returncode == 2
    assert "is not a whole Word document" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_later_plan_of_somebody_else_in_the_folder_makes_none_an_older_one(
    tmp_path: Path,
) -> None:
    git = repository_in(tmp_path)
    git.write("smartdoc.yaml", "formats: [html]\n")
    git.write("plans/c-0001/2026-11-30.pep.yaml", plan("c-0001"))
    mislaid = git.write("plans/c-0001/2027-03-12.pep.yaml", plan("c-0002", "2027-03-12", "Samira"))

    smartdoc("build", cwd=tmp_path)
    page = tmp_path / "build/c-0001/2026-11-30.pep/child.html"  # made of no older plan
    assert page.exists()

    mislaid.write_text("kind: [", encoding="utf-8")  # nobody knows any more whose it is
    smartdoc("build", cwd=tmp_path)
    assert not page.exists()
