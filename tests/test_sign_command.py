"""smartdoc sign: who agrees is written into the plan, and nothing else in it is touched."""

from __future__ import annotations

import datetime
import errno
import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smartdoc.check import Checker
from smartdoc.cli import main
from smartdoc.finding import with_words, without_words
from smartdoc.repository import open_repository
from smartdoc.source import read
from tests.examples import PROJECT, as_text, base
from tests.in_process import smartdoc
from tests.repositories import GitFolder, repository_in

NAME = "plans/c-0001/2026-11-30.pep.yaml"
AFTER = "2026-12-01"
PEP = base("pep")
MEETING = {**PEP["meeting"], "present": ["ash", "dt", "carer", "sw"]}
PLAN = as_text({**PEP, "ref": "c-0001", "meeting": MEETING})
DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "smartdoc.yaml").write_text("today: 2026-11-30\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def repository(folder: Path) -> GitFolder:
    return repository_in(folder)


def write(text: str, name: str = NAME) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def sign(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["sign", NAME, *arguments], standalone_mode=False)


def said(*arguments: str) -> str:
    done = sign(*arguments)

    assert done.exception is None, done.output
    assert done.return_value == 0, done.output
    return done.output


def refused(*arguments: str) -> str:
    before = Path(NAME).read_bytes()
    done = sign(*arguments)

    assert Path(NAME).read_bytes() == before
    assert done.exception is not None
    return f"{done.exception} {getattr(done.exception, 'hint', '')}"


def sign_off(path: str = NAME) -> list[dict[str, object]]:
    data = read(Path(path), path).data
    assert data is not None
    found = data["sign_off"]
    assert isinstance(found, list)
    return found  # type: ignore[return-value]


def content(path: str = NAME) -> str:
    return str(sign_off(path)[0]["content"])


def findings(folder: Path) -> list[tuple[str, str]]:
    checked = Checker(open_repository(folder), DAY).one(folder / NAME)
    return [(each.rule, with_words(each.message)) for each in checked.findings]


def test_the_first_agreement_lists_everybody_who_was_present(folder: Path) -> None:
    write(PLAN)

    assert said("--as", "dt") == (
        f"{NAME}: R. Okafor agrees to this plan on 30 November 2026.\n"
        "Still to agree: Ash, Jo and T. Lind.\n"
        "It stays a draft until everybody listed under sign_off has agreed.\n"
        "Commit the file to keep the agreement.\n"
    )
    assert Path(NAME).read_text("utf-8") == (
        f"{PLAN}sign_off:\n  - who: dt\n    on: 2026-11-30\n    content: {content()}\n"
        "  - who: ash\n  - who: carer\n  - who: sw\n"
    )
    assert findings(folder) == []


def test_the_plan_is_agreed_when_everybody_has_agreed(folder: Path) -> None:
    plan = PLAN.replace("status: draft", "status: draft   # not yet")
    write(f"{plan}sign_off: [{{who: dt}}, {{who: carer}}]  # both\n")
    said("--as", "dt")
    half = Path(NAME).read_text("utf-8")
    told = said("--as", "carer", "--on", "2026-12-02")

    assert "status: draft   # not yet\n" in half
    assert "The plan's status is now agreed." in told
    assert Path(NAME).read_text("utf-8") == (
        f"{plan.replace('draft ', 'agreed ')}sign_off: "
        f"[{{who: dt, on: 2026-11-30, content: {content()}}}, "
        f"{{who: carer, on: 2026-12-02, content: {content()}}}]  # both\n"
    )


def test_a_plan_can_be_agreed_before_everybody_has(folder: Path) -> None:
    write(PLAN)

    assert "status is now agreed" in said("--as", "dt", "--agreed")
    assert "ref: c-0001\nstatus: agreed\n" in Path(NAME).read_text("utf-8")


def test_agreeing_twice_writes_nothing(folder: Path) -> None:
    write(PLAN)
    said("--as", "dt")
    once = Path(NAME).read_bytes()

    assert said("--as", "dt") == "R. Okafor has agreed to this already: nothing was written.\n"
    assert Path(NAME).read_bytes() == once


@pytest.mark.parametrize(
    ("typed", "who"), [("dt", "dt"), ("DT", "dt"), ("jo", "carer"), ("Social Worker", "sw")]
)
def test_people_are_found_by_short_name_name_or_role(folder: Path, typed: str, who: str) -> None:
    write(PLAN)
    said("--as", typed)

    assert sign_off()[0]["who"] == who


def test_who_is_not_found_is_told_whom_there_is(folder: Path) -> None:
    write(PLAN)

    assert refused("--as", "okafor") == (
        "Nobody in the plan is called “okafor”. Did you mean dt? "
        "Short names in this plan: ash, dt, carer and sw."
    )


def test_who_may_be_two_people_must_be_told_apart(folder: Path) -> None:
    write(PLAN.replace("social worker", "designated teacher"))

    assert refused("--as", "designated teacher") == (
        "“designated teacher” may be dt or sw. Give the short name."
    )


def test_nobody_agrees_before_the_meeting(folder: Path) -> None:
    write(PLAN)

    assert "before the meeting on 30 November 2026" in refused("--as", "dt", "--on", "2026-11-29")


def test_a_plan_with_errors_is_not_agreed_to(folder: Path) -> None:
    path = write(PLAN.replace("due: '2026-12-07'", "due: ongoing"))
    before = path.read_bytes()
    done = sign("--as", "dt")

    assert done.return_value == 1
    assert "so it cannot be agreed to: nothing was written." in done.output
    assert path.read_bytes() == before


FORMS = {
    "nothing yet, and no last line end": PLAN.rstrip("\n"),
    "nothing yet, in parts": PLAN.replace("\nlearner:", "\n\nlearner:"),
    "an empty key": f"{PLAN}sign_off:   # who?\n  # - who: dt\n",
    "an empty key before others": f"sign_off:\n{PLAN}",
    "an empty list": f"sign_off: []  # nobody\n{PLAN}",
    "null": f"sign_off: null\n{PLAN}",
    "a person who waits": f"sign_off:\n- who: dt   # later\n  # on:\n- {{who: carer}}\n{PLAN}",
    "a person with an empty day": f"sign_off:\n  - who: dt\n    on:   # when?\n{PLAN}",
    "a person in braces": f"sign_off:\n  - {{ who: dt, on: , }}   # x\n{PLAN}",
    "another person": f"sign_off:\n    -   who: carer\n        on: 2026-11-30\n\n# next\n{PLAN}",
    "another person in braces": f"sign_off: [ {{who: carer}}, ]\n{PLAN}",
    "a day in quotation marks": f"sign_off: [{{who: dt, on: '2026-11-30'}}]\n{PLAN}",
    "an end of the document": f"{PLAN}...\n",
    "a remark in empty brackets": f"{PLAN}sign_off: [ # nobody yet\n  ]\n",
    "remarks at the end": f"{PLAN}\n\n# That is all.\n#",
    "characters of other languages": f"# Zoë 😀 日本語\nsign_off: [{{who: carer}}]  # é\n{PLAN}",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_only_lines_are_added_whatever_the_file_looks_like(
    folder: Path, form: str, line_end: str, mark: str
) -> None:
    text = mark + FORMS[form].replace("\n", line_end)
    path = write(text)
    before = read(path, NAME).data
    said("--as", "dt")
    after = read(path, NAME).data
    made = path.read_bytes().decode("utf-8")

    assert before
    assert after
    assert {**after, "sign_off": 0, "status": 0} == {**before, "sign_off": 0, "status": 0}
    assert [one["who"] for one in sign_off() if one.get("content")] == ["dt"]

    kept = re.sub(r"\[\] |null|draft", "", text)
    assert is_within(kept, made)
    assert line_end == "\n" or "\n" not in made.replace("\r\n", "")


def is_within(old: str, new: str) -> bool:
    """Tell whether all characters of the old text stand in the new one, in their order."""
    rest = iter(new)
    return all(char in rest for char in old)


def test_a_file_in_braces_is_signed_too(folder: Path) -> None:
    path = write(json.dumps({**base("pep"), "ref": "c-0001"}))
    said("--as", "dt")

    assert [one["who"] for one in sign_off()] == ["dt", "ash", "carer", "sw"]
    assert path.read_text("utf-8").startswith('{"kind": "pep"')


def test_the_reason_may_hold_any_sign(folder: Path) -> None:
    path = write(PLAN)
    said("--as", "dt")
    path.write_text(path.read_text("utf-8").replace("2027-03-08", "2027-03-15"), "utf-8")
    reason = 'She said: "no" #3 {a: b} \\ 100% – é'
    said("--as", "sw", "--because", f"  {reason}\n")

    assert sign_off()[1]["who"] == "ash"
    assert [one.get("because") for one in sign_off()] == [None, None, None, reason]


def changed(path: Path, old: str = "next: '2027-03-08'", new: str = "next: '2027-03-15'") -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_change_after_the_agreement_is_an_error_that_says_what_changed(
    repository: GitFolder,
) -> None:
    path = write(PLAN)
    said("--as", "dt")
    repository.commit()
    changed(path)

    assert findings(repository.folder) == [
        (
            "HIS12",
            "Changed since R. Okafor agreed on 30 November 2026: Next meeting moved from 8 March "
            "to 15 March 2027.",
        )
    ]


def test_in_a_log_the_error_repeats_no_word_of_the_plan(repository: GitFolder) -> None:
    path = write(PLAN)
    said("--as", "dt")
    repository.commit()
    changed(path, "R. Okafor", "R. Smith")
    checked = Checker(open_repository(repository.folder), DAY).one(path.absolute())
    message = without_words(checked.findings[0].message)

    assert message.startswith("Changed since somebody agreed on 30 November 2026: ")
    assert "Smith" not in message
    assert "Okafor" not in message


def test_the_error_stands_at_the_line_that_changed(repository: GitFolder) -> None:
    path = write(PLAN)
    said("--as", "dt")
    repository.commit()
    changed(path)
    (found,) = Checker(open_repository(repository.folder), DAY).one(path.absolute()).findings

    assert found.path == ("meeting", "next")
    assert found.place
    assert "2027-03-15" in path.read_text("utf-8").split("\n")[found.place.line - 1]


def test_without_git_it_says_only_that_the_plan_changed(folder: Path) -> None:
    path = write(PLAN)
    said("--as", "dt")
    changed(path)

    assert findings(folder) == [
        (
            "HIS12",
            "Changed since R. Okafor agreed on 30 November 2026. What changed is not known: git "
            "has no version with what was agreed.",
        )
    ]


def test_remarks_wrapping_and_order_are_no_change(folder: Path) -> None:
    path = write(PLAN)
    said("--as", "dt")
    text = path.read_text("utf-8").replace("\n", "   # a remark\n", 1)
    path.write_text(text.replace("learner:\n", "\n\nlearner:\n"), "utf-8")

    assert findings(folder) == []


def test_what_is_recorded_while_the_plan_runs_is_no_change(folder: Path) -> None:
    path = write(PLAN)
    said("--as", "dt")
    changed(path, "due: '2026-12-07'", "due: '2026-12-07'\n    status: doing")

    assert [code for code, _ in findings(folder) if code == "HIS12"] == []


def test_a_changed_plan_is_agreed_to_with_a_reason_only(repository: GitFolder) -> None:
    path = write(PLAN)
    said("--as", "dt")
    repository.commit()
    changed(path)

    assert "it was changed since. Give the reason" in refused("--as", "sw")
    assert said("--as", "sw", "--on", AFTER, "--because", "The board moved.") == (
        f"{NAME}: T. Lind agrees to the correction on 1 December 2026.\n"
        "Still to agree: Ash and Jo.\n"
        "It stays a draft until everybody listed under sign_off has agreed.\n"
        "Agreed before the correction: R. Okafor.\n"
        "Commit the file to keep the agreement.\n"
    )
    assert findings(repository.folder) == []


def test_a_correction_keeps_the_agreement_before_it(repository: GitFolder) -> None:
    path = write(PLAN)
    said("--as", "dt", "--agreed")
    first = content()
    repository.commit()
    changed(path)
    said("--as", "dt", "--on", AFTER, "--because", "The board moved.")
    old, *_, new = sign_off()

    assert (old["who"], old["content"]) == ("dt", first)
    assert (new["who"], new["on"], new["because"]) == ("dt", AFTER, "The board moved.")
    assert new["content"] != first
    assert findings(repository.folder) == []


def test_a_reason_without_a_change_is_refused(folder: Path) -> None:
    write(PLAN)
    said("--as", "dt")

    assert "nothing to correct" in refused("--as", "sw", "--because", "I want to.")


def test_a_change_undone_is_no_change(repository: GitFolder) -> None:
    path = write(PLAN)
    said("--as", "dt")
    repository.commit()
    changed(path)
    changed(path, "next: '2027-03-15'", "next: '2027-03-08'")

    assert findings(repository.folder) == []


def test_two_who_sign_at_once_both_agree(folder: Path) -> None:
    write(PLAN)
    program = (sys.executable, "-m", "smartdoc", "sign", NAME, "--as")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    signing = [subprocess.Popen([*program, who], env=environment) for who in ("dt", "sw")]

    assert [one.wait() for one in signing] == [0, 0]
    assert sorted(str(one["who"]) for one in sign_off() if "content" in one) == ["dt", "sw"]
    assert len(sign_off()) == len({str(one["who"]) for one in sign_off()})


def test_signing_commits_nothing(repository: GitFolder) -> None:
    write(PLAN)
    head = repository.commit()
    said("--as", "dt")

    assert repository.git("rev-parse", "HEAD") == head
    assert repository.git("status", "--porcelain") == f"M {NAME}"


def test_a_hand_written_hash_is_told(folder: Path) -> None:
    path = write(PLAN)
    said("--as", "dt")
    changed(path, content(), "v1:0123456789abcdef01234567")

    assert [code for code, _ in findings(folder)] == ["HIS12"]


def test_a_disk_that_fails_once_is_told_of_and_nothing_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(PLAN)
    said("--as", "dt")
    before = path.read_bytes()

    def failing(path: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    monkeypatch.setattr(importlib.import_module("smartdoc.cli.sign"), "bytes_of", failing)
    done = smartdoc("sign", NAME, "--as", "sw", cwd=folder)

    assert (done.returncode, path.read_bytes()) == (2, before)
    assert os.strerror(errno.EIO) in done.stderr


def test_a_plan_that_is_saved_while_it_is_read_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(PLAN)
    old = path.read_bytes()
    said("--as", "dt")
    saved = path.read_bytes()
    module = importlib.import_module("smartdoc.cli.sign")
    monkeypatch.setattr(module, "bytes_of", lambda path: old)
    done = smartdoc("sign", NAME, "--as", "sw", cwd=folder)

    assert (done.returncode, path.read_bytes()) == (2, saved)
    assert "was changed meanwhile, and nothing was written." in done.stderr
