"""The command line as a user meets it: real processes, exit codes, what is printed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.plans import write_repository
from smartdoc import __version__, cli
from tests.examples import base, keep

PROJECT = Path(__file__).parent.parent


def smartdoc(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "smartdoc", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with one clean plan and one with a warning and two errors."""
    # S15 is left out: both plans are made from one, so that each copies the other.
    settings = "today: 2026-11-22\nignore: [S15]\n"
    (tmp_path / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    wrong = {"targets": [{"due": "ongoing"}, {"due": "2027-04-16"}, {"measure": None}]}
    keep(tmp_path, {**base("pep"), "ref": "c-0001"})
    keep(tmp_path, {**base("pep"), "ref": "c-0002"}, wrong)
    return tmp_path


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("click", id="before anything is loaded"),
        pytest.param("smartdoc.cli.rules", id="while the command is loaded"),
    ],
)
def test_ctrl_c_while_smartdoc_is_loaded_is_no_traceback(tmp_path: Path, moment: str) -> None:
    program = (
        "import runpy, sys\n"
        "class Stopped:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == sys.argv[2]: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stopped())\n"
        "runpy.run_module('smartdoc', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "rules", moment],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "Stopped.")


@pytest.mark.parametrize("closed", [False, True])
def test_ctrl_c_at_the_very_end_is_no_traceback(tmp_path: Path, closed: bool) -> None:
    program = (
        "import gc, runpy, sys\n"
        "def freeze(): raise KeyboardInterrupt\n"
        "gc.freeze = freeze\n"
        "if sys.argv[2] == 'True': sys.stderr = None\n"
        "runpy.run_module('smartdoc', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--version", str(closed)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.strip()) == (130, "" if closed else "Stopped.")


def test_ctrl_c_while_python_makes_a_class_has_the_same_exit_code(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Stopped:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'smartdoc.cli.rules': exec('raise KeyboardInterrupt')\n"
        "sys.meta_path.insert(0, Stopped())\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "smartdoc", "rules"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(PROJECT)))},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "Stopped.")


def test_ctrl_c_that_python_makes_another_error_of_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(cli.main, "main", stopped)
    with pytest.raises(SystemExit) as end:
        cli.run()

    assert (end.value.code, capsys.readouterr().err) == (130, "Stopped.\n")


@pytest.mark.skipif(os.name == "nt", reason="a folder that is in use stays there on Windows")
@pytest.mark.parametrize("command", [["check"], ["build"], ["status"], ["build", "--watch"]])
def test_a_folder_that_is_taken_away_while_somebody_is_in_it_is_no_fault_of_ours(
    repository: Path, command: list[str]
) -> None:
    program = (
        "import os, runpy, sys; os.mkdir('here'); os.chdir('here'); os.rmdir('../here')\n"
        "runpy.run_module('smartdoc', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("smartdoc: The folder that you are in is no longer there.\n")


def test_check_says_file_line_column_code_and_what_to_write(repository: Path) -> None:
    done = smartdoc("check", cwd=repository)

    assert done.returncode == 1
    assert re.search(
        r"^plans/c-0002/2026-11-30\.pep\.yaml:\d+:\d+: T01 error ongoing-deadline$",
        done.stdout,
        re.M,
    )
    assert "“ongoing” is not a date: write the day by which it will be met." in done.stdout
    assert done.stdout.endswith("2 plans checked: 2 errors and 1 warning.\n")
    assert done.stderr == ""


def test_the_caret_stands_under_what_is_wrong(repository: Path) -> None:
    lines = smartdoc("check", "--select", "T01", cwd=repository).stdout.splitlines()
    shown = next(number for number, line in enumerate(lines) if "due: ongoing" in line)

    assert lines[shown + 1].index("^") == lines[shown].index("ongoing")


def test_no_line_is_wider_than_80_columns(repository: Path) -> None:
    done = smartdoc("check", cwd=repository)

    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "plans/c-0001"], 0),
        (["check"], 1),
        (["check", "--fail-on", "never"], 0),
        (["check", "--select", "T03"], 0),
        (["check", "--select", "T03", "--fail-on", "warning"], 1),
        (["check", "--ignore", "T,M1x"], 2),
        (["check", "--ignore", "T", "--ignore", "unmeasured-target"], 0),
        (["check", "--today", "22/11/2026"], 2),
        (["check", "nowhere"], 2),
        (["check", "--nonsense"], 2),
        (["check", "--format", "xml"], 2),
        (["explain", "T01"], 0),
        (["explain", "T1"], 2),
        (["rules"], 0),
        (["chek"], 2),
        (["build", "--formats", "pdf"], 2),
        (["build", "--documents", "poem"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(repository: Path, arguments: list[str], code: int) -> None:
    done = smartdoc(*arguments, cwd=repository)

    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_json_has_the_promised_shape(repository: Path) -> None:
    done = smartdoc("check", "--format", "json", cwd=repository)
    report = json.loads(done.stdout)

    assert list(report) == ["version", "files", "findings", "summary"]
    assert report["version"] == __version__
    assert report["files"] == [
        "plans/c-0001/2026-11-30.pep.yaml",
        "plans/c-0002/2026-11-30.pep.yaml",
    ]
    assert report["summary"] == {"files": 2, "errors": 2, "warnings": 1, "advice": 0, "waived": 0}
    assert {tuple(finding) for finding in report["findings"]} == {
        (
            "rule",
            "name",
            "level",
            "criterion",
            "file",
            "path",
            "line",
            "column",
            "message",
            "hint",
            "waived",
        )
    }
    first = report["findings"][0]
    assert (first["rule"], first["path"], first["criterion"]) == ("T01", "targets[0].due", "T")


def test_json_repeats_no_word_of_a_plan_unless_asked(repository: Path) -> None:
    silent = smartdoc("check", "--format", "json", cwd=repository).stdout
    open_ = smartdoc("check", "--format", "json", "--quote", cwd=repository).stdout

    assert "ongoing" not in silent.replace("ongoing-deadline", "")
    assert "“ongoing” is not a date" in open_


def test_a_log_repeats_no_word_of_a_plan(repository: Path) -> None:
    done = smartdoc("check", cwd=repository, env={"CI": "true"})

    assert "“" not in done.stdout.replace("“measure”", "")
    assert "due: " not in done.stdout


def test_a_report_can_be_written_to_a_file(repository: Path) -> None:
    done = smartdoc("check", "--format", "json", "--output", "found.json", cwd=repository)

    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((repository / "found.json").read_text("utf-8"))["summary"]["errors"] == 2


def test_an_unknown_rule_is_told_with_what_was_meant(repository: Path) -> None:
    done = smartdoc("explain", "ongoing-dedline", cwd=repository)

    assert "Did you mean ongoing-deadline?" in done.stderr


def test_without_a_terminal_there_is_no_colour(repository: Path) -> None:
    assert "\x1b[" not in smartdoc("check", cwd=repository).stdout


def test_a_console_without_curly_quotes_is_no_reason_to_stop(repository: Path) -> None:
    done = smartdoc("check", cwd=repository, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_every_command_has_a_help_page(repository: Path) -> None:
    for command in ("init", "new", "check", "build", "explain", "rules"):
        done = smartdoc(command, "--help", cwd=repository)

        assert done.returncode == 0
        assert done.stdout.startswith("Usage:")


def test_a_fault_of_ours_says_so_and_exits_with_3(repository: Path, tmp_path: Path) -> None:
    program = (
        "import smartdoc.check.checker as c, sys\n"
        "def broken(*_): raise ZeroDivisionError('broken on purpose')\n"
        "c.Checker.one = broken\n"
        "sys.argv = ['smartdoc', 'check']\n"
        "from smartdoc.__main__ import start\n"
        "start()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3
    assert "broken on purpose" in done.stderr
    assert "Please report it" in done.stderr


@pytest.mark.parametrize("place", ["plans/c-0001/2026-11-30.pep.yaml", "smartdoc.yaml"])
def test_a_report_never_replaces_a_plan_or_the_settings(repository: Path, place: str) -> None:
    before = (repository / place).read_bytes()

    done = smartdoc("check", "--output", place, cwd=repository)

    assert done.returncode == 2
    assert (repository / place).read_bytes() == before


@pytest.mark.parametrize("folder", ["plans", ".", "templates", "plans/c-0001"])
def test_documents_are_not_built_among_plans_or_settings(repository: Path, folder: str) -> None:
    done = smartdoc("build", "--to", folder, cwd=repository)

    assert done.returncode == 2
    assert "cannot take documents" in done.stderr


@pytest.mark.parametrize("place", ["minutes.docx", "minutes.docx/build"])
def test_documents_are_not_built_where_a_file_stands(repository: Path, place: str) -> None:
    (repository / "minutes.docx").write_text("ours", "utf-8")

    done = smartdoc("build", "--to", place, cwd=repository)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"{Path(place)} cannot take documents: a file stands there." in done.stderr


def test_somebody_elses_index_is_not_replaced(repository: Path) -> None:
    (repository / "site").mkdir()
    (repository / "site" / "index.html").write_text("<p>our school</p>")

    done = smartdoc("build", "--to", "site", cwd=repository)

    assert done.returncode == 2
    assert os.listdir(repository / "site") == ["index.html"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output_is_no_fault_of_ours(repository: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "smartdoc", "rules"],
            cwd=repository,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert "the output cannot be written" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["check", "gone"], ["check", "--gone"], ["explain", "X1"]])
def test_a_wrong_use_that_cannot_be_told_has_its_exit_code(
    repository: Path, arguments: list[str]
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "smartdoc", *arguments],
            cwd=repository,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )

    assert done.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the stream")
def test_a_long_build_needs_no_place_for_complaints(tmp_path: Path) -> None:
    write_repository(tmp_path, 20)
    command = '"$0" -m smartdoc build --documents child --formats html 2>&-'

    done = subprocess.run(
        ["sh", "-c", command, sys.executable],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert "Built 20 plans" in done.stdout


@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ("", "--documents plan,plan --audience school,school --formats html,html"),
        ("documents: [plan, plan]\naudiences: [school, school]\nformats: [html, html]\n", ""),
    ],
)
def test_what_a_list_names_twice_counts_once(repository: Path, settings: str, options: str) -> None:
    (repository / "smartdoc.yaml").write_text(settings, "utf-8")
    done = smartdoc("build", "--draft", *options.split(), cwd=repository)

    assert "Built 2 plans as drafts: 6 files, 6 of them new or changed." in done.stdout


def test_checking_writes_nothing(repository: Path) -> None:
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}

    smartdoc("check", cwd=repository)

    after = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("smartdoc.yaml", 'ignore: ["x\\n::error::made up"]\n'),
        ("smartdoc.yaml", 'output: "../x\\n::error::made up"\n'),
        ("templates/plan.html.jinja", '{% include "\\x1b]0;x\\x07\\n::error::made up" %}'),
        ("templates/plan.html.jinja", '{{ {}["\\x1b]0;x\\x07\\r::error::made up"] }}'),
        (
            "schemas/pep.schema.json",
            '{"$ref": "x\\u001b]0;x\\u0007\\n::error::made up"}',
        ),
    ],
)
def test_no_message_holds_a_line_or_a_command_for_a_terminal_that_a_file_makes_up(
    repository: Path, file: str, text: str
) -> None:
    (repository / file).parent.mkdir(exist_ok=True)
    (repository / file).write_text(text, encoding="utf-8")
    done = smartdoc("build", "--draft", cwd=repository, env={"CI": ""})

    assert done.returncode == 2
    assert not [line for line in done.stderr.splitlines() if line.startswith("::")]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stderr)
