"""smartdoc verify: which plan a document was made from, and what changed since."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartdoc.build.origin import Origin, origin_of, stamped, text_hash
from smartdoc.cli import main
from smartdoc.source.characters import FORBIDDEN
from tests.examples import as_text, base
from tests.repositories import GitFolder, repository_in
from tests.tools import need

NAME = "plans/c-0001/2026-11-30.pep.yaml"
PEP = base("pep")
MEETING = {**PEP["meeting"], "present": ["ash", "dt", "carer", "sw"]}
PLAN = as_text({**PEP, "ref": "c-0001", "meeting": MEETING})
BUILT = "build/c-0001/2026-11-30.pep"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-30\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("build/\n", encoding="utf-8")
    path = Path(NAME)
    path.parent.mkdir(parents=True)
    path.write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def repository(folder: Path) -> GitFolder:
    made = repository_in(folder)
    made.commit()
    return made


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(arguments), standalone_mode=False)

    assert done.exception is None or hasattr(done.exception, "hint"), done.output
    if done.exception is not None:
        return 2, f"{done.exception}"
    return done.return_value, done.output


def build(*arguments: str) -> None:
    code, said = run("build", "--documents", "plan", *arguments)

    assert code == 0 or "--draft" in arguments, said


def verify(name: str = "plan.school.docx", *arguments: str) -> tuple[int, str]:
    path = name if "/" in name else f"{BUILT}/{name}"
    return run("verify", path, *arguments)


def edit(old: str = "next: '2027-03-08'", new: str = "next: '2027-03-15'") -> None:
    text = Path(NAME).read_text("utf-8")
    assert old in text
    Path(NAME).write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_document_says_which_plan_commit_and_policy_made_it(
    repository: GitFolder, form: str
) -> None:
    build()
    commit = repository.git("rev-parse", "--short", "HEAD")

    assert verify(f"plan.school.{form}") == (
        0,
        f"plan.school.{form}: plan for the school\n"
        f"  Plan:    {NAME}\n"
        f"  Version: commit {commit} of 1 November 2026\n"
        "  Policy:  standard\n"
        "  Made by: smartdoc 0.1.0\n"
        "The plan has not been changed since.\n",
    )


def test_a_later_change_is_told_in_plain_english(repository: GitFolder) -> None:
    build()
    edit()
    code, said = verify()

    assert code == 1
    assert said.endswith(
        "The plan was changed since:\n"
        "Meeting\n"
        "  - Next meeting moved from 8 March to 15 March 2027.\n"
    )


def test_what_was_recorded_since_is_told_apart(repository: GitFolder) -> None:
    build()
    edit("due: '2026-12-07'", "due: '2026-12-07'\n    status: doing")
    code, said = verify()

    assert code == 1
    assert "The plan was changed since:" not in said
    assert "Recorded since:" in said


def test_a_log_repeats_no_word_of_the_plan(repository: GitFolder) -> None:
    build()
    edit("R. Okafor", "R. Smith")
    code, said = verify("plan.school.docx", "--no-quote")

    assert code == 1
    assert "Smith" not in said
    assert "Okafor" not in said


def test_remarks_and_line_breaks_are_no_change(repository: GitFolder) -> None:
    build()
    edit("learner:", "\n# who it is for\nlearner:")
    repository.commit()

    assert verify()[0] == 0


def test_a_change_taken_back_is_no_change(repository: GitFolder) -> None:
    build()
    edit()
    repository.commit()
    edit("next: '2027-03-15'", "next: '2027-03-08'")

    assert verify()[0] == 0


def test_a_document_of_an_uncommitted_plan_says_so(repository: GitFolder) -> None:
    edit()
    build()
    code, said = verify()

    assert code == 0
    assert "and edits that were not committed yet" in said
    assert "What the document shows of the plan has not been changed since." in said


def test_a_document_of_an_uncommitted_plan_is_compared_with_its_later_commit(
    repository: GitFolder,
) -> None:
    edit()
    build()
    repository.commit()
    edit("next: '2027-03-15'", "next: '2027-03-22'")
    code, said = verify()

    assert code == 1
    assert "Next meeting moved from 15 March to 22 March 2027." in said


def test_a_change_that_was_never_committed_is_told_without_what(repository: GitFolder) -> None:
    edit()
    build()
    edit("next: '2027-03-15'", "next: '2027-03-22'")
    code, said = verify()

    assert code == 1
    assert said.endswith(
        "The plan was changed since. What changed is not known: git has no version with\nwhat this "
        "document shows.\n"
    )


def test_without_git_it_still_tells_whether_anything_changed(folder: Path) -> None:
    build()

    assert verify()[0] == 0
    assert "Version: not known, because git had nothing to tell when the doc" in verify()[1]
    edit()
    code, said = verify()
    assert code == 1
    assert "What changed is not known: This folder is not kept in git." in " ".join(said.split())


def test_a_plan_whose_file_was_moved_is_found(repository: GitFolder) -> None:
    build()
    Path("plans/old").mkdir()
    repository.git("mv", NAME, "plans/old/2026-11-30.pep.yaml")
    repository.commit()
    code, said = verify()

    assert code == 0
    assert "The plan's file has been moved to plans/old/2026-11-30.pep.yaml." in said


@pytest.mark.parametrize("to", ["plans/c-0001/2026-11-30.pep.yml", f"plans/old/{Path(NAME).name}"])
@pytest.mark.parametrize("in_git", [True, False])
def test_a_plan_whose_move_is_not_committed_yet_is_found(
    folder: Path, to: str, in_git: bool
) -> None:
    if in_git:
        repository_in(folder).commit()
    build()
    Path(to).parent.mkdir(exist_ok=True)
    Path(NAME).rename(to)
    code, said = verify()

    assert code == 0
    assert f"The plan's file has been moved to {to}." in said


def test_another_plan_of_the_same_name_is_not_taken_for_one_that_is_gone(
    repository: GitFolder,
) -> None:
    build()
    other = Path("plans/c-0002") / Path(NAME).name
    other.parent.mkdir()
    Path(NAME).rename(other)
    text = other.read_text("utf-8")
    other.write_text(text.replace("next: '2027-03-08'", "next: '2027-03-15'"), "utf-8")

    assert verify()[0] == 2


def test_a_plan_that_is_not_there_cannot_be_compared(repository: GitFolder) -> None:
    build()
    Path(NAME).unlink()

    assert verify() == (2, verify()[1])
    assert verify()[1].endswith(
        "Nobody can tell whether the plan was changed since. There is no such plan in\n"
        "this repository.\n"
    )


@pytest.mark.parametrize("form", ["docx", "html"])
def test_words_that_somebody_changed_in_the_document_are_told(
    repository: GitFolder, form: str
) -> None:
    build()
    path = Path(f"{BUILT}/plan.school.{form}")
    changed(path, "Okafor", "Okafur")
    code, said = verify(path.name)

    assert code == 1
    assert "The words of the document are not those that smartdoc wrote" in said
    assert "The plan has not been changed since." in said


def changed(path: Path, old: str, new: str) -> None:
    if path.suffix == ".html":
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        return
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = "word/document.xml"
    assert old.encode() in parts[body]
    parts[body] = parts[body].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        ("<main", "<p>Words that nobody agreed to.</p><main"),
        ("</main>", "</main><p>Words that nobody agreed to.</p>"),
        ("</main>", "</main><style>body::after{content:'Words'}</style>"),
        ("&amp;text=", "&amp;none="),
    ],
)
def test_words_beside_those_of_the_document_are_told(
    repository: GitFolder, place: str, instead: str
) -> None:
    build()
    page = Path(f"{BUILT}/plan.school.html").read_text("utf-8")
    assert page.count(place) == 1
    Path("edited.html").write_text(page.replace(place, instead), "utf-8")

    code, said = run("verify", "./edited.html")

    assert code == 1
    assert "somebody edited it" in " ".join(said.split())


def test_a_word_file_saved_again_keeps_its_origin_and_its_words(
    repository: GitFolder, tmp_path: Path
) -> None:
    build()
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    again = tmp_path / "again"
    command = [need("soffice"), profile, "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*command, str(again), f"{BUILT}/plan.school.docx"], check=True, timeout=180)

    assert verify(str(again / "plan.school.docx"))[0] == 0


def test_a_document_of_many_plans_or_none_says_so(repository: GitFolder) -> None:
    run("build")
    code, said = verify("build/blank-forms/pep.docx")

    assert code == 2
    assert "It was not made from one plan" in said


def test_a_file_of_somebody_else_says_nothing_of_itself(repository: GitFolder) -> None:
    Path("letter.html").write_text("<title>Hello</title>", "utf-8")

    assert verify("./letter.html") == (2, "letter.html does not say where it comes from.")


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"", b"\xff\xfe"])
def test_broken_files_are_no_fault_of_ours(folder: Path, content: bytes) -> None:
    Path("broken.docx").write_bytes(content)

    assert verify("./broken.docx")[0] == 2


@pytest.mark.parametrize(
    "plan",
    [
        *("../../etc/passwd", "/etc/passwd", "../other.yaml", "smartdoc.yaml/../../x.yaml"),
        *(f"plans/{'x' * 300}.yaml", f"{'x/' * 3000}y.yaml"),
    ],
)
def test_a_forged_origin_leads_nowhere(repository: GitFolder, plan: str) -> None:
    page = stamped(b"<title>x</title><main>y</main>", Origin("plan", plan=plan))
    Path("forged.html").write_bytes(page)
    code, said = verify("./forged.html")

    assert code == 2
    assert "Nobody can tell" in said


def test_a_forged_origin_cannot_harm_a_screen(repository: GitFolder) -> None:
    build()
    page = Path(f"{BUILT}/plan.school.html").read_text("utf-8")
    forged = re.sub('(&amp;|")audience=[^&"]*', r"\1audience=%1B%5D0%3Bowned%07%1B%5B2J", page)
    assert forged != page
    Path("forged.html").write_text(forged, "utf-8")

    said = run("verify", "./forged.html")[1]

    assert "for ]0;owned[2J" in said
    assert not FORBIDDEN.search(said)


def test_the_origin_comes_back_as_it_went_in() -> None:
    origin = Origin("plan", plan='plans/a b&"ü=;.yaml', copy="plan.school", shows="v1:1")
    page = stamped(b"<title>x</title><main>some words</main>", origin)
    found = origin_of(page, "page")

    assert found is not None
    assert (found.plan, found.copy, found.shows) == (origin.plan, origin.copy, origin.shows)
    assert found.text == text_hash(page, "page")


def test_the_origin_of_an_extract_tells_no_hash_of_what_its_reader_does_not_see(
    repository: GitFolder,
) -> None:
    data = {**PEP, "ref": "c-0001", "meeting": MEETING}
    data["people"] = {**data["people"], "mum": {"role": "mother", "copy": "parent-redacted"}}
    Path(NAME).write_text(as_text(data), "utf-8")
    build()
    before = origin_in("plan.parent-redacted.html")
    edit("designated teacher", "deputy head teacher")
    Path(NAME).write_text(as_text({**data, "voice": {"liked": "drawing"}}), "utf-8")
    build("--draft")
    after = origin_in("plan.parent-redacted.html")

    assert re.fullmatch(r"v1:[0-9a-f]{24}", before.shows)
    assert before.shows == after.shows


def origin_in(name: str) -> Origin:
    path = Path(BUILT) / name
    found = origin_of(path.read_bytes(), name)
    assert found is not None
    return found


def test_two_builds_of_one_plan_are_the_same_bytes(repository: GitFolder) -> None:
    build()
    first = {path.name: path.read_bytes() for path in Path(BUILT).iterdir()}
    shutil.rmtree("build")
    build()

    assert len(first) > 4
    assert {path.name: path.read_bytes() for path in Path(BUILT).iterdir()} == first


def test_documents_say_that_a_plan_is_not_what_was_agreed(repository: GitFolder) -> None:
    run("sign", NAME, "--as", "dt", "--agreed")
    repository.commit()
    edit()
    build("--draft")
    page = Path(f"{BUILT}/plan.school.html").read_text("utf-8")
    footer = page[page.rindex("<footer>") :]

    assert "with edits not yet committed, changed since agreed" in footer
    assert "<strong>Changed since it was agreed</strong> by R. Okafor on 30 November 2026." in page
    assert "<li>Meeting: Next meeting moved from 8 March to 15 March 2027.</li>" in page


def test_a_plan_that_is_what_was_agreed_says_nothing_of_changes(repository: GitFolder) -> None:
    run("sign", NAME, "--as", "dt", "--agreed")
    repository.commit()
    build()
    page = Path(f"{BUILT}/plan.school.html").read_text("utf-8")

    assert "Changed since" not in page
    assert "since agreed" not in page


def test_a_reader_is_told_no_change_in_what_they_may_not_see(repository: GitFolder) -> None:
    data = {**PEP, "ref": "c-0001", "meeting": MEETING}
    data["restricted"] = {"placement": "Foster home in Birch Lane", "audiences": ["social-worker"]}
    Path(NAME).write_text(as_text(data), "utf-8")
    run("sign", NAME, "--as", "dt", "--agreed")
    repository.commit()
    edit("Birch Lane", "Cedar Street")
    build("--draft")
    school = Path(f"{BUILT}/plan.school.html").read_text("utf-8")
    worker = Path(f"{BUILT}/plan.social-worker.html").read_text("utf-8")

    assert "What changed is not in this document." in school
    assert "Birch" not in school
    assert "Cedar" not in school
    assert "Cedar Street" in worker


def test_it_says_whether_the_document_shows_what_was_agreed(repository: GitFolder) -> None:
    run("sign", NAME, "--as", "dt", "--on", "2026-11-30", "--agreed")
    repository.commit()
    build()
    assert "It was made from the plan as R. Okafor agreed to it on 30 November 2026." in verify()[1]

    edit()
    code, said = verify("plan.school.docx", "--no-quote")
    assert code == 1
    assert "It was made from the plan as it was agreed on 30 November 2026." in said
    assert "The plan as it is now was changed since it was agreed on 30 November 2026." in said

    repository.commit()
    build("--draft")
    assert "It was not made from the plan as R. Okafor agreed to it on 30 Nov" in verify()[1]


def test_a_document_from_before_a_correction_is_told(repository: GitFolder) -> None:
    run("sign", NAME, "--as", "dt", "--on", "2026-11-30", "--agreed")
    repository.commit()
    build()
    edit()
    run("sign", NAME, "--as", "carer", "--on", "2026-12-01", "--because", "Jo is away.")

    said = " ".join(verify()[1].split())

    assert (
        "It was made from the plan as it was before the correction: then Jo agreed to it on "
        "1 December 2026."
    ) in said


def test_documents_name_those_who_agreed_before_a_correction_only(repository: GitFolder) -> None:
    run("sign", NAME, "--as", "dt", "--on", "2026-11-30", "--agreed")
    edit()
    run("sign", NAME, "--as", "carer", "--on", "2026-12-01", "--because", "Jo is away.")
    build()
    page = Path(f"{BUILT}/plan.school.html").read_text("utf-8")

    assert "<li>Jo agreed to a correction on 1 December 2026: Jo is away.</li>" in page
    assert "<li>Agreed before the last correction: R. Okafor</li>" in page

    run("sign", NAME, "--as", "dt", "--on", "2026-12-02")
    build()
    assert "Agreed before" not in Path(f"{BUILT}/plan.school.html").read_text("utf-8")


def test_status_names_plans_that_were_changed_since_agreed(repository: GitFolder) -> None:
    run("sign", NAME, "--as", "dt", "--agreed")
    edit()

    assert "changed since agreed" in " ".join(run("status")[1].split())
