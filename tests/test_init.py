"""smartdoc init: a plans repository that works at once, and keeps what was there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from smartdoc.assets import kinds
from smartdoc.config import config_from
from smartdoc.errors import SmartdocError
from smartdoc.repository import open_repository
from smartdoc.schema import Schemas
from smartdoc.source import parse
from smartdoc.starting import make_repository
from smartdoc.starting.repository import EXAMPLE
from tests.examples import PROJECT
from tests.in_process import smartdoc
from tests.tools import need

FILES = [
    ".gitattributes",
    ".github/workflows/check.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    f"plans/{EXAMPLE}",
    "smartdoc.yaml",
]


def files_in(root: Path) -> list[str]:
    """Return the names of all files, without the editor's copies of the schemas."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".vscode/schemas/"))


def setting(root: Path, file: str) -> Any:
    return json.loads((root / ".vscode" / file).read_text(encoding="utf-8"))


def test_a_team_starts_with_four_commands(tmp_path: Path) -> None:
    root = tmp_path / "our plans"

    first = smartdoc("init", "our plans", cwd=tmp_path)
    check = smartdoc("check", cwd=root)
    new = smartdoc("new", "pep", "c-0002", cwd=root)
    following = smartdoc("new", "pep", "c-0142", cwd=root)
    build = smartdoc("build", "plans/c-0142/2026-03-16.pep.yaml", cwd=root)

    assert (first.returncode, first.stderr) == (0, "")
    assert (check.returncode, check.stdout) == (0, "1 plan checked: nothing to mend.\n")
    assert (new.returncode, new.stderr) == (0, "")
    assert "Taken over from plans/c-0142/2026-03-16.pep.yaml" in following.stdout
    assert build.returncode == 0
    assert (root / "build" / "index.html").is_file()


@pytest.mark.parametrize("today", ["2026-07-06", "2026-11-22", "2040-12-31"])
def test_the_example_is_clean_on_whatever_day_somebody_begins(tmp_path: Path, today: str) -> None:
    make_repository(tmp_path)

    done = smartdoc("check", "--today", today, "--fail-on", "advice", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (0, "1 plan checked: nothing to mend.\n")


def test_it_says_what_it_wrote_and_what_to_do_next(tmp_path: Path) -> None:
    done = smartdoc("init", "our-plans", cwd=tmp_path)

    names = sorted(FILES, key=lambda name: name.startswith("plans/"))
    assert done.stdout == (
        f"Plans repository: {tmp_path / 'our-plans'}\n"
        + "".join(f"  written  {name}\n" for name in names)
        + "  written  .vscode/schemas/ (9 files for the editor)\n"
        "\n"
        "Next:\n"
        "  1. cd our-plans\n"
        "  2. Keep its history with git: git init\n"
        "  3. Open the folder in your editor; VS Code offers the YAML extension.\n"
        "  4. Write a plan of your own: smartdoc new pep c-0002\n"
        "  5. See what is still to fill in: smartdoc check\n"
    )


def test_these_files_and_no_others_are_written(tmp_path: Path) -> None:
    made = make_repository(tmp_path)

    assert files_in(tmp_path) == FILES
    assert sorted(made.written) == FILES
    assert made.kept == ()


def test_files_that_were_there_are_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Ours.\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("*.tmp\n", encoding="utf-8")

    done = smartdoc("init", cwd=tmp_path)

    assert "  kept     README.md\n" in done.stdout
    assert "Add the line build/ to it" in done.stdout
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Ours.\n"
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.tmp\n"


def test_a_second_time_only_the_editors_copies_are_renewed(tmp_path: Path) -> None:
    make_repository(tmp_path)
    settings, copy = tmp_path / "smartdoc.yaml", tmp_path / ".vscode/schemas/pep.schema.json"
    settings.write_text("policy: at-least-three\n", encoding="utf-8")
    fresh = copy.read_text(encoding="utf-8")
    copy.write_text("{}", encoding="utf-8")

    made = make_repository(tmp_path)

    assert made.written == ()
    assert sorted([*made.kept, f"plans/{EXAMPLE}"]) == FILES
    assert settings.read_text(encoding="utf-8") == "policy: at-least-three\n"
    assert copy.read_text(encoding="utf-8") == fresh


def test_the_example_does_not_come_back_among_a_teams_own_plans(tmp_path: Path) -> None:
    make_repository(tmp_path)
    smartdoc("new", "liap", "l-0001", cwd=tmp_path)
    shutil.rmtree(tmp_path / "plans" / "c-0142")

    make_repository(tmp_path)

    assert not (tmp_path / "plans" / "c-0142").exists()


def test_the_example_goes_where_the_settings_say_that_plans_are(tmp_path: Path) -> None:
    (tmp_path / "smartdoc.yaml").write_text("plans: peps/2026\n", encoding="utf-8")

    make_repository(tmp_path)
    first = (tmp_path / "peps" / "2026" / EXAMPLE).read_text(encoding="utf-8").split("\n")[0]

    assert first == "# yaml-language-server: $schema=../../../.vscode/schemas/pep.schema.json"
    assert not (tmp_path / "plans").exists()


def test_the_example_says_that_it_is_one(tmp_path: Path) -> None:
    make_repository(tmp_path)

    text = (tmp_path / "plans" / EXAMPLE).read_text(encoding="utf-8")
    head = re.split(r"^(?!#)", text, maxsplit=1, flags=re.M)[0]

    assert head == (
        "# yaml-language-server: $schema=../../.vscode/schemas/pep.schema.json\n"
        "# An example with invented people, to look at and try things on. Delete its folder when "
        "you no\n# longer need it. A plan of your own to fill in: smartdoc new pep c-0002\n"
    )


def test_in_a_git_repository_nothing_is_said_of_starting_one(tmp_path: Path) -> None:
    git = need("git")
    subprocess.run([git, "init", "-q", str(tmp_path)], check=True)

    done = smartdoc("init", "plans-of-school", cwd=tmp_path)

    assert "git init" not in done.stdout


def test_git_leaves_out_documents_lock_files_and_names(tmp_path: Path) -> None:
    git = need("git")
    subprocess.run([git, "init", "-q", str(tmp_path)], check=True)
    make_repository(tmp_path)
    unwanted = ["build/index.html", "names.yaml", "~$plan.docx", ".~lock.plan.docx#"]
    wanted = [f"plans/{EXAMPLE}", ".vscode/settings.json", "smartdoc.yaml"]

    done = subprocess.run(
        [git, "check-ignore", "--no-index", *unwanted, *wanted],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.split() == unwanted


def test_the_settings_explain_every_key_there_is(tmp_path: Path) -> None:
    make_repository(tmp_path)
    text = (tmp_path / "smartdoc.yaml").read_text(encoding="utf-8")
    schema = Schemas(None).schema("smartdoc")
    switched_on = parse(re.sub(r"^#(?=\S|  )", "", text, flags=re.M), "smartdoc.yaml")
    data = schema.data(switched_on)

    assert data.keys() == schema.contents["properties"].keys()  # type: ignore[attr-defined]
    assert schema.findings(switched_on, data) == []


def test_the_settings_change_nothing_until_somebody_edits_them(tmp_path: Path) -> None:
    make_repository(tmp_path)
    config = open_repository(tmp_path).config

    assert config == config_from({"no_quote": False}, tmp_path)


def test_vs_code_knows_the_schema_of_every_kind_and_asks_nobody_else(tmp_path: Path) -> None:
    make_repository(tmp_path)
    settings = setting(tmp_path, "settings.json")

    assert settings["yaml.schemas"] == {
        **{
            f".vscode/schemas/{kind}.schema.json": f"plans/**/*.{kind}.yaml" for kind in kinds(None)
        },
        ".vscode/schemas/policy.schema.json": "policies/*.yaml",
        ".vscode/schemas/smartdoc.schema.json": "smartdoc.yaml",
        ".vscode/schemas/names.schema.json": "names.yaml",
    }
    assert all((tmp_path / schema).is_file() for schema in settings["yaml.schemas"])
    assert (settings["yaml.schemaStore.enable"], settings["redhat.telemetry.enabled"]) == (
        False,
        False,
    )
    assert setting(tmp_path, "extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}


def test_the_editors_copies_differ_from_the_schemas_only_in_taking_empty_keys(
    tmp_path: Path,
) -> None:
    make_repository(tmp_path)

    def without_nothing(node: Any) -> Any:
        if isinstance(node, list):
            return [without_nothing(each) for each in node if each not in (None, "null")]
        if not isinstance(node, dict):
            return node
        found = {key: without_nothing(each) for key, each in node.items()}
        if isinstance(found.get("type"), list) and len(found["type"]) == 1:
            found["type"] = found["type"][0]
        return found

    schemas = sorted((PROJECT / "schemas").glob("*.schema.json"))
    copies = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (tmp_path / ".vscode" / "schemas").iterdir()
    }

    assert len(schemas) == 9
    assert {name: without_nothing(copy) for name, copy in copies.items()} == {
        path.name: json.loads(path.read_text(encoding="utf-8")) for path in schemas
    }
    assert copies["common.schema.json"]["$defs"]["status"]["enum"] == ["draft", "agreed", None]


def test_no_file_acts_where_it_is_stored() -> None:
    stored = list((PROJECT / "templates" / "repository").rglob("*"))

    assert len(stored) > 8
    assert [path.name for path in stored if path.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_written_into_gits_own_store(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path], check=True)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(SmartdocError, match="is git's own store of a repository, without its file"):
        make_repository(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no such names there")
def test_nothing_is_written_into_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    done = smartdoc("init", os.fsdecode(b"bad-\xff"), cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "is no valid text.\n  → Rename the folder" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "link", [".vscode", ".vscode/schemas", ".vscode/schemas/pep.schema.json", "plans", ".github"]
)
def test_nothing_is_written_over_a_link_that_was_there(tmp_path: Path, link: str) -> None:
    outside, team = tmp_path / "outside", tmp_path / "team"
    outside.mkdir()
    (outside / "mine").write_text("mine", "utf-8")
    (team / link).parent.mkdir(parents=True)
    (team / link).symlink_to(outside / "mine" if link.endswith(".json") else outside)

    with pytest.raises(SmartdocError, match="it is a link, or lies behind one"):
        make_repository(team)
    assert [path.name for path in outside.rglob("*")] == ["mine"]
    assert (outside / "mine").read_text("utf-8") == "mine"


@pytest.mark.parametrize("folder", ["plans", "plans/c-0142", "plans/new"])
def test_no_repository_is_made_among_the_plans_of_another(tmp_path: Path, folder: str) -> None:
    make_repository(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    done = smartdoc("init", folder, cwd=tmp_path)

    assert done.returncode == 2
    assert f"lies among the plans of the repository {tmp_path}." in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_repository_may_lie_in_another_beside_its_plans(tmp_path: Path) -> None:
    make_repository(tmp_path)

    assert smartdoc("init", "other", cwd=tmp_path).returncode == 0


def test_a_repository_may_be_called_plans(tmp_path: Path) -> None:
    assert smartdoc("init", "plans", cwd=tmp_path).returncode == 0
    assert smartdoc("init", "plans", cwd=tmp_path).returncode == 0


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plans.txt").write_text("", encoding="utf-8")

    with pytest.raises(SmartdocError, match="is a file, not a folder"):
        make_repository(tmp_path / "plans.txt")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no such names there")
def test_a_folder_whose_name_is_no_text_is_told_of_and_not_the_files_in_it(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"bad-\xff") / "ours"
    root.mkdir(parents=True)
    (root / "smartdoc.yaml").write_text("formats: [html]\n", encoding="utf-8")

    done = smartdoc("check", cwd=root)

    assert done.returncode == 2
    assert "The name of a folder that the file is in is no valid text; rename that" in done.stderr
