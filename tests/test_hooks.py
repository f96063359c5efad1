"""The files for pre-commit, GitHub and GitLab: valid, and their commands do what they say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from smartdoc.starting import make_repository
from tests.examples import PROJECT, base, keep
from tests.tools import need

MANIFEST = PROJECT / ".pre-commit-hooks.yaml"
PAGE = PROJECT / "docs" / "in-ci.md"
WORKFLOW = ".github/workflows/check.yml"
PIPELINE = ".gitlab-ci.yml"
SECRET = "zyxxor"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the files are for servers with a shell")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a folder with the program smartdoc, as pip would have put it on the path."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "smartdoc"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m smartdoc "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Return a fresh plans repository."""
    make_repository(tmp_path / "team")
    return tmp_path / "team"


def add_faulty_plan(team: Path) -> str:
    """Write a plan with an open deadline, and return its name."""
    data = {**base("pep"), "ref": "c-0001"}
    path = keep(team, data, {"targets": [{"due": f"ongoing {SECRET}"}]})
    return path.relative_to(team).as_posix()


def run(
    command: list[str], cwd: Path, programs: Path, **env: str
) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    who = {
        f"GIT_{role}_{part}": "t@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    return subprocess.run(
        command,
        cwd=cwd,
        env={**clean, **who, "PATH": path, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def contents(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def lines(value: Any) -> Iterator[str]:
    """Yield every command of a workflow or pipeline."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("run", "script", "after_script"):
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from lines(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from lines(inner)


def our_commands(*values: Any) -> list[str]:
    return [line for value in values for line in lines(value) if line.startswith("smartdoc ")]


# pre-commit


def pre_commit(*arguments: str, cwd: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    home = str(programs.parent / "pre-commit")
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return run(command, cwd, programs, PRE_COMMIT_HOME=home, PRE_COMMIT_COLOR="never")


def test_the_hook_and_the_teams_settings_are_valid(team: Path, programs: Path) -> None:
    manifest = pre_commit("validate-manifest", str(MANIFEST), cwd=team, programs=programs)
    settings = pre_commit("validate-config", cwd=team, programs=programs)

    assert (manifest.returncode, settings.returncode) == (0, 0), manifest.stdout + settings.stdout


def test_the_hook_of_the_project_and_of_a_team_are_the_same(team: Path) -> None:
    (hook,) = contents(MANIFEST)
    (local,) = contents(team / ".pre-commit-config.yaml")["repos"][0]["hooks"]

    assert hook.keys() - local.keys() == {"description"}
    assert (hook.pop("language"), local.pop("language")) == ("python", "system")
    assert local == {key: hook[key] for key in local}


def test_a_commit_with_an_error_in_a_plan_is_not_made(team: Path, programs: Path) -> None:
    git = need("git")
    run([git, "init", "-q"], team, programs)
    installed = pre_commit("install", cwd=team, programs=programs)
    run([git, "add", "."], team, programs)
    home = {"PRE_COMMIT_HOME": str(programs.parent / "pre-commit")}

    clean = run([git, "commit", "-q", "-m", "Begin"], team, programs, **home)
    name = add_faulty_plan(team)
    run([git, "add", "."], team, programs)
    refused = run([git, "commit", "-q", "-m", "Add a plan"], team, programs, **home)
    log = run([git, "log", "--format=%s"], team, programs)

    assert installed.returncode == 0, installed.stderr
    assert clean.returncode == 0, clean.stderr
    assert refused.returncode == 1
    assert f"{name}:" in refused.stdout + refused.stderr
    assert "T01 error ongoing-deadline" in refused.stdout + refused.stderr
    assert log.stdout == "Begin\n"


def test_a_commit_of_other_files_is_not_held_up(team: Path, programs: Path) -> None:
    git = need("git")
    run([git, "init", "-q"], team, programs)
    add_faulty_plan(team)
    run([git, "add", "README.md"], team, programs)

    done = pre_commit("run", cwd=team, programs=programs)

    assert (done.returncode, "no files to check" in done.stdout) == (0, True)


def test_the_hook_checks_the_files_that_it_is_given(team: Path, programs: Path) -> None:
    (hook,) = contents(MANIFEST)
    name = add_faulty_plan(team)
    good = "plans/c-0142/2026-03-16.pep.yaml"

    assert re.search(hook["files"], name)
    assert re.search(hook["files"], good)
    assert not re.search(hook["files"], "smartdoc.yaml")
    assert run([*shlex.split(hook["entry"]), good], team, programs).returncode == 0
    assert run([*shlex.split(hook["entry"]), good, name], team, programs).returncode == 1


# GitHub and GitLab


@pytest.mark.parametrize(
    ("name", "schema"),
    [(WORKFLOW, "vendor.github-workflows"), (PIPELINE, "vendor.gitlab-ci")],
)
def test_the_servers_would_take_the_files(team: Path, name: str, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]

    done = run([*command, str(team / name)], team, team)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [WORKFLOW, PIPELINE])
def test_every_command_of_a_server_works_in_a_fresh_repository(
    name: str, team: Path, programs: Path, tmp_path: Path
) -> None:
    commands = our_commands(contents(team / name))
    summary = tmp_path / "summary.md"

    for command in commands:
        clean = run(
            ["bash", "-ec", command], team, programs, CI="1", GITHUB_STEP_SUMMARY=str(summary)
        )
        assert clean.returncode == 0, command + clean.stderr

    assert len(commands) == 2


def test_github_shows_what_is_wrong_and_no_words(
    team: Path, programs: Path, tmp_path: Path
) -> None:
    annotate, table = our_commands(contents(team / WORKFLOW))
    summary = tmp_path / "summary.md"
    name = add_faulty_plan(team)

    first = run(["bash", "-ec", annotate], team, programs, CI="true")
    second = run(["bash", "-ec", table], team, programs, CI="1", GITHUB_STEP_SUMMARY=str(summary))

    assert (first.returncode, second.returncode) == (1, 0)
    assert f"::error file={name},line=" in first.stdout
    assert "**error** T01 ongoing-deadline" in summary.read_text("utf-8")
    assert SECRET not in first.stdout + summary.read_text("utf-8")


def test_gitlab_fails_and_still_gets_its_report(team: Path, programs: Path) -> None:
    check, report = our_commands(contents(team / PIPELINE))
    job = contents(team / PIPELINE)["check-plans"]
    add_faulty_plan(team)

    first = run(["bash", "-ec", check], team, programs, CI="true")
    run(["bash", "-ec", report], team, programs, CI="true")
    root = ElementTree.parse(team / job["artifacts"]["reports"]["junit"]).getroot()

    assert first.returncode == 1
    assert report in job["after_script"]
    assert [case.get("name") for case in root.iter("testcase") if len(case)] == [
        "T01 ongoing-deadline"
    ]
    assert SECRET not in first.stdout + ElementTree.tostring(root, encoding="unicode")


def test_the_servers_may_only_read(team: Path) -> None:
    workflow = contents(team / WORKFLOW)
    steps = workflow["jobs"]["check"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]

    assert workflow["permissions"] == {"contents": "read"}
    assert steps[0]["with"] == {"persist-credentials": False, "fetch-depth": 0}
    assert [use.partition("@")[0] for use in used] == ["actions/checkout", "actions/setup-python"]


# The page about all this


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)


def test_the_commands_on_the_page_work(team: Path, programs: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    add_faulty_plan(team)
    shown = [line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines()]
    named = re.findall(r"`(smartdoc check [^`]*--[^`]+)`", text)
    steps = our_commands(*(yaml.safe_load(block) for block in blocks("yaml")))
    ours = [*(line for line in shown if line.startswith("smartdoc ")), *named, *steps]

    codes = {command: run(shlex.split(command), team, programs).returncode for command in ours}

    assert len(ours) >= 4
    assert set(codes.values()) <= {0, 1}, codes


def test_the_settings_on_the_page_are_settings(team: Path, programs: Path) -> None:
    (settings,) = (block for block in blocks("yaml") if block.startswith("ignore:"))
    (team / "smartdoc.yaml").write_text(settings, encoding="utf-8")

    assert run(["smartdoc", "check"], team, programs).returncode == 0


def test_the_hook_on_the_page_is_the_one_there_is() -> None:
    (example,) = (yaml.safe_load(block) for block in blocks("yaml") if "rev:" in block)

    assert example["repos"][0]["hooks"] == [{"id": contents(MANIFEST)[0]["id"]}]
