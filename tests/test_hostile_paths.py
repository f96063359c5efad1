"""Whatever a plan, a folder, a reader or a link is called, nothing is written elsewhere."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from smartdoc.build.folder import OutputFolder
from smartdoc.source.characters import FORBIDDEN
from tests.examples import as_text, base, laid_over
from tests.in_process import smartdoc

PLAN = ("build", "--draft", "--documents", "plan", "--audience", "school", "--formats", "html")
SHEETS = ("build", "--draft", "--documents", "actions", "--formats", "html")
NAMES = (
    *("CON", "nul", "aux.html", "com1.pep", "LPT9", "prn.", "conin$", "name.", "name ", " name"),
    *("..", "...", "-rf", "--to", "~", "$HOME", "%TEMP%", "a;b", "a|b", "a:b", "a*b?", 'a"b'),
    *("..\\..\\evil", "C:evil", "C:\\evil", "new\nline", "tab\there", "bell\x07", "esc\x1b[2J"),
    *(
        "a<b>",
        "del\x7f",
        "\u202egnp",
        "e\u0301",
        "é",
        "日本語",
        "🏴",
        "a" * 200,
        ".hidden",
        "index",
    ),
    *("manifest", "#x", "a%2fb", "{{ 7*7 }}", "<script>", "&amp;", "'x'"),
)
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(?:\Z|\.)", re.I)
UNFIT = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]\Z')
"""What Windows takes for something else in the name of a file or folder."""

OUTSIDE = "../../outside"
linked = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an empty repository, with files of somebody else's around it."""
    for name in ("outside", "outside.html", "index.html", "evil", "c-0001"):
        (tmp_path / name).write_text("mine", "utf-8")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "index.html").write_text("mine", "utf-8")
    (tmp_path / "a" / "repository").mkdir(parents=True)
    return tmp_path / "a" / "repository"


def plan(kind: str = "pep", **changes: object) -> str:
    return as_text(laid_over({**base(kind), "ref": "c-0001"}, changes))


def write(path: Path, text: str) -> bool:
    """Write a plan; tell whether this system can hold a file of this name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except (OSError, ValueError):
        return False
    return path.is_file()


def held(root: Path) -> dict[str, bytes]:
    """Return all files around and in the repository but for what a build may write."""
    around = root.parent.parent
    return {
        path.relative_to(around).as_posix(): path.read_bytes()
        for path in sorted(around.rglob("*"))
        if path.is_file() and not {root / "build", root / ".smartdoc"} & set(path.parents)
    }


def run(root: Path, *arguments: str) -> CompletedProcess[str]:
    """Return how a command ended, that has left alone all that is not its own."""
    before = held(root)
    done = smartdoc(*arguments, cwd=root)
    assert held(root) == before
    assert done.returncode in (0, 1, 2), done.stderr
    assert "Traceback" not in done.stderr
    return done


def unfit(root: Path) -> list[str]:
    """Return the outputs that could not be written on every system."""
    return [path for path in _outputs(root) if any(map(_is_unfit, path.split("/")))]


def _outputs(root: Path) -> Iterator[str]:
    for path in (root / "build").rglob("*"):
        yield path.relative_to(root / "build").as_posix()


def _is_unfit(name: str) -> bool:
    return bool(DEVICES.match(name) or UNFIT.search(name))


def numbered(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name with a ref of its own."""
    for number, name in enumerate(names, 1):
        yield f"c-{number:04}", name


def test_plan_files_of_any_name_write_below_the_output_folder(root: Path) -> None:
    for ref, name in numbered(NAMES):
        write(root / "plans" / ref / f"{name}.yaml", plan(ref=ref))
    done = run(root, *PLAN)
    made = list((root / "build").glob("*/*/*"))

    assert unfit(root) == []
    assert "\x1b" not in done.stdout + done.stderr
    assert len(made) > 10
    assert done.stdout.count("cannot be that of a folder on Windows") > 10


def test_folders_of_any_name_write_below_the_output_folder(root: Path) -> None:
    for ref, name in numbered(NAMES):
        write(root / "plans" / name / "2026-11-30.pep.yaml", plan(ref=ref))
    run(root, *PLAN)

    assert unfit(root) == []
    assert len(list((root / "build").glob("*/*/*"))) > 20


def test_a_ref_of_any_sort_is_refused_or_a_folder_of_its_own(root: Path) -> None:
    refs = [*NAMES, OUTSIDE, "/etc/x", "c-0001/../../x", "c-0001\\x", "", "c-0001"]
    for day, ref in enumerate(refs, 1):
        file = f"2026-{1 + day % 12:02}-{1 + day // 12:02}.pep.yaml"
        write(root / "plans" / ("c-0001" if ref == "c-0001" else "odd") / file, plan(ref=ref))
    done = run(root, *PLAN)

    assert unfit(root) == []
    assert {path.name for path in (root / "build").iterdir() if path.is_dir()} <= set(refs)
    assert (root / "build" / "c-0001").is_dir()
    assert done.stdout.count("SCH") > len(NAMES) // 2


def test_roles_of_any_sort_make_the_names_of_files(root: Path) -> None:
    roles = [name for name in (*NAMES, OUTSIDE, "/etc/x", "a/b") if not FORBIDDEN.search(name)]
    people = {f"p-{number}": {"role": role} for number, role in enumerate(roles)}
    steps = [{"who": who, "what": "reads a page", "due": "2027-01-29"} for who in people]
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan(people=people))
    text = plan(people=people, targets=[{"actions": steps}])
    write(root / "plans" / "c-0001" / "2026-12-01.pep.yaml", text)
    run(root, *SHEETS)

    assert unfit(root) == []
    assert len(list((root / "build").glob("*/*/*"))) > 5


@pytest.mark.parametrize(
    "name", [OUTSIDE, "/etc/x", "a/b", "..", "a:b", "name.", "new\nline", "poster"]
)
def test_a_document_or_reader_of_any_name_makes_the_name_of_a_file(root: Path, name: str) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    shown = {"title": "A page", "shows": ["learner"], "audiences": ["school"]}
    for override in (
        {"documents": {name: shown}},
        {"audiences": {name: {"title": "x", "sees": []}}},
    ):
        (root / "smartdoc.yaml").write_text(as_text({"override": override}), "utf-8")
        run(root, "build", "--draft", "--documents", name, "--formats", "html")

        assert unfit(root) == []


@pytest.mark.parametrize("command", [("check",), ("check", "--format", "github"), PLAN])
@pytest.mark.parametrize("sign", [*"\u202a\u202e\u2066\u2069\u200e\u200f\u061c", "\x1b", "\n"])
def test_no_name_of_a_folder_changes_how_what_is_told_looks(
    root: Path, command: tuple[str, ...], sign: str
) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    if not write(root / "plans" / f"c-{sign}9" / "2026-11-30.pep.yaml", plan()):
        pytest.skip("this system can hold no folder of this name")
    done = run(root, *command)

    assert f"-{sign}9" not in done.stdout + done.stderr


UNFIT_OUTPUTS = (
    *(".git/x", ".GIT", ".smartdoc", ".smartdoc/x", ".github/workflows", ".vscode", "sub/.x"),
    *("con", "nul", "sub/aux.html", "a:b", "x ", "x.", "PLANS", "Plans/x", "Templates"),
    "sub/../plans",
)


@pytest.mark.parametrize(
    "value", ["..", "../x", "/etc", "plans", ".git", "a/../../x", "\u0000", *UNFIT_OUTPUTS]
)
def test_the_output_folder_of_the_settings_lies_in_the_repository(root: Path, value: str) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    (root / "smartdoc.yaml").write_text(as_text({"output": value}), "utf-8")

    assert run(root, *PLAN).returncode == 2


@pytest.mark.parametrize(
    "to",
    ["plans", "plans/x", ".git", "../../there", "smartdoc.yaml", "x" * 300, *UNFIT_OUTPUTS],
)
def test_a_build_is_not_written_where_it_would_be_in_the_way(root: Path, to: str) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    (root / "smartdoc.yaml").write_text("{}\n", "utf-8")
    (root / ".git").mkdir()

    assert run(root, *PLAN, "--to", to).returncode == 2


@pytest.mark.parametrize("folder", [".git", ".git/x", "sub/.git", ".smartdoc", ".smartdoc/x"])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--output", "{}/x"),
        ("check", "--write-baseline", "{}/x"),
        ("diff", "plans/c-0001/2026-11-30.pep.yaml", "--output", "{}/x"),
        ("history", "c-0001", "--output", "{}/x"),
        ("history", "c-0001", "--format", "html", "--output", "{}/x"),
        ("history", "c-0001", "--to", "{}"),
        ("review", "c-0001", "--to", "{}/x.yaml"),
        ("report", "--to", "{}"),
        ("workshop", "--to", "{}"),
    ],
)
def test_no_command_writes_where_git_and_smartdoc_keep_their_own_files(
    root: Path, command: tuple[str, ...], folder: str
) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    (root / folder).mkdir(parents=True)
    done = run(root, *(each.format(folder) for each in command))

    assert done.returncode == 2
    assert "git or smartdoc keeps its own files there" in done.stderr
    assert not list((root / folder).iterdir())


@pytest.mark.parametrize(
    "command",
    [
        ("history", "c-0001", "--to", "file"),
        ("history", "c-0001", "--to", "file/x"),
        ("history", "c-0001", "--format", "html", "--output", "file/x"),
        ("review", "c-0001", "--to", "file/x.yaml"),
    ],
)
def test_a_file_in_the_place_of_a_folder_is_told(root: Path, command: tuple[str, ...]) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    (root / "file").write_text("mine", "utf-8")
    done = run(root, *command)

    assert done.returncode == 2
    assert re.search("cannot be written|a file stands there", done.stderr)


def test_plans_that_are_named_by_a_detour_are_built_in_part(root: Path) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    (root / "smartdoc.yaml").write_text("plans: sub/../plans\ntoday: 2026-11-22\n", "utf-8")
    whole = run(root, *PLAN)
    part = run(root, *PLAN, "plans/c-0001")

    assert (whole.returncode, part.returncode) == (0, 0)
    assert "0 of them new or changed" in part.stdout


@linked
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("build/c-0001", "there"),
        ("build/c-0001/2026-11-30.pep", "there"),
        ("build/c-0001/2026-11-30.pep/plan.school.html", "outside.html"),
        ("build/index.html", "index.html"),
        ("build/manifest.json", "outside"),
        ("build/manifest.json", "nowhere"),
        (".smartdoc", "there"),
        (".smartdoc/build", "there"),
        ("plans/c-0002", "there"),
        ("plans/c-0002/2026-11-30.pep.yaml", "outside"),
        ("names.yaml", "outside"),
        ("templates", "there"),
        ("smartdoc.yaml", "outside"),
    ],
)
def test_no_link_is_followed_out_of_the_repository(root: Path, link: str, target: str) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    place = root / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(root.parent.parent / target)
    run(root, *PLAN)
    run(root, *PLAN)

    assert not (root.parent.parent / "nowhere").exists()


@linked
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--format", "sarif", "--output", "link"),
        ("check", "--write-baseline", "link"),
        ("history", "c-0001", "--format", "html", "--output", "link"),
        ("history", "c-0001", "--to", "folder"),
        ("review", "c-0001", "--to", "folder/x.yaml"),
        ("report", "--to", "folder"),
        ("workshop", "--to", "folder/inside"),
        ("build", "--draft", "--to", "folder"),
    ],
)
@pytest.mark.parametrize("to", ["there", "repository/.git"])
def test_a_report_is_written_over_no_link_of_the_repository(
    root: Path, command: tuple[str, ...], to: str
) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    folder = root.parent.parent / to if to == "there" else root.parent / to
    folder.mkdir(exist_ok=True)
    (folder / "file").write_text("mine", "utf-8")
    (root / "link").symlink_to(folder / "file")
    (root / "folder").symlink_to(folder)

    done = run(root, *command)

    assert done.returncode == 2
    assert "it is a link, or lies behind one" in done.stderr


@linked
def test_a_report_may_be_written_to_a_repository_that_a_link_leads_to(root: Path) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    (root.parent / "here").symlink_to(root)

    done = smartdoc(
        "check", "--format", "sarif", "--output", "found.sarif", cwd=root.parent / "here"
    )

    assert done.returncode in (0, 1)
    assert (root / "found.sarif").exists()


LOOPS = (
    *("templates", "schemas", "policies", "plans", "build", ".git", "logo.png", ".vscode"),
    *("plans/c-0002", "templates/plan.html.jinja", "names.yaml"),
)


@linked
@pytest.mark.parametrize("target", ["itself", "x" * 300])
@pytest.mark.parametrize("link", LOOPS)
def test_a_link_that_leads_nowhere_ends_no_command_in_a_traceback(
    root: Path, link: str, target: str
) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    (root / "smartdoc.yaml").write_text("branding: {logo: logo.png}\n", "utf-8")
    if link == "plans":
        (root / link).rename(root / "elsewhere")
    place = root / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(place.name if target == "itself" else target)
    commands = (
        ("check",),
        (*PLAN, "--jobs", "1"),
        ("template", "check"),
        ("history", "c-0001"),
        ("new", "pep", "c-0002"),
        ("init", "."),
    )
    for command in commands:
        done = smartdoc(*command, cwd=root)

        assert done.returncode in (0, 1, 2), done.stderr
        assert "Traceback" not in done.stderr
    assert os.readlink(place) in (place.name, target)


@pytest.mark.parametrize(
    "command",
    [
        ("init", "{}"),
        ("new", "pep", "{}"),
        ("review", "c-0001", "--to", "{}.yaml"),
        ("check", "{}"),
        ("check", "--output", "{}"),
        ("check", "--baseline", "{}"),
        ("build", "--draft", "--to", "{}"),
        ("diff", "{}"),
        ("sign", "{}", "--as", "dt"),
        ("verify", "{}"),
        ("resolve", "{}"),
        ("template", "check", "{}"),
        ("history", "c-0001", "--to", "{}"),
        ("workshop", "--to", "{}"),
    ],
)
@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000 + "x"])
def test_a_name_that_is_too_long_is_told(root: Path, command: tuple[str, ...], name: str) -> None:
    write(root / "plans" / "c-0001" / "2026-11-30.pep.yaml", plan())
    done = run(root, *(each.format(name) for each in command))

    assert done.returncode == 2


@linked
def test_a_repository_is_not_begun_in_a_link_that_leads_to_itself(root: Path) -> None:
    (root / "loop").symlink_to("loop")
    done = run(root, "init", "loop")

    assert done.returncode == 2
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("folder", [".git", ".git/x", ".GIT", ".smartdoc", "sub/.smartdoc/x"])
def test_a_repository_is_not_begun_where_git_or_smartdoc_keep_their_files(
    root: Path, folder: str
) -> None:
    (root / ".git").mkdir()
    done = run(root, "init", folder)

    assert done.returncode == 2
    assert "git or smartdoc keeps its own files there" in done.stderr
    assert [path.name for path in root.rglob("*")] == [".git"]


@pytest.mark.parametrize("ref", ["a/b", "../a", "a\\b", "a:b", "a\nb", "name."])
def test_a_ref_with_signs_that_no_name_has_is_told_what_to_write(root: Path, ref: str) -> None:
    done = run(root, "new", "pep", ref)

    assert done.returncode == 2
    assert "small letters, digits and hyphens" in done.stderr


SPELT = [
    pytest.param(".pep", ".PEP", id="capitals"),
    pytest.param(".\u00e9", ".e\u0301", id="accents"),
]
"""Ends of names that some system takes for one."""


@pytest.mark.parametrize(("one", "other"), SPELT)
def test_two_plans_whose_names_are_one_elsewhere_do_not_overwrite_each_other(
    root: Path, one: str, other: str
) -> None:
    folder = root / "plans" / "c-0001"
    write(folder / f"2026-11-30{one}.yaml", plan())
    write(folder / f"2026-11-30{other}.yaml", plan())
    if len(list(folder.iterdir())) == 1:
        pytest.skip("this system takes both names for one")
    done = run(root, *(each for each in PLAN if each != "--draft"))

    assert done.returncode != 0
    made = {path.relative_to(root / "build").as_posix() for path in (root / "build").glob("*/*/*")}
    assert len({name.rpartition("/")[0] for name in made}) <= 1
    listed = json.loads((root / "build" / "manifest.json").read_text("utf-8"))["plans"]
    assert made == {output["path"] for one in listed for output in one["outputs"]}


@pytest.mark.parametrize(("one", "other"), SPELT)
def test_a_plan_whose_name_is_spelt_otherwise_keeps_its_documents(
    root: Path, one: str, other: str
) -> None:
    folder = root / "plans" / "c-0001"
    old, new = (folder / f"2026-11-30{end}.yaml" for end in (one, other))
    for before, after in ((old, new), (new, old)):
        write(before, plan())
        run(root, *PLAN)
        before.rename(folder / "meanwhile")
        (folder / "meanwhile").rename(after)
        done = run(root, *PLAN)

        listed = json.loads((root / "build" / "manifest.json").read_text("utf-8"))["plans"]
        (document,) = (output["path"] for each in listed for output in each["outputs"])
        assert (root / "build" / document).is_file(), done.stdout
        assert len(list((root / "build").glob("*/*/*"))) == 1
        after.unlink()


def test_two_folders_are_one_only_where_the_disk_takes_them_for_one(tmp_path: Path) -> None:
    (tmp_path / "c-0001" / "2026-11-30.pep").mkdir(parents=True)
    takes_both = (tmp_path / "C-0001").exists()
    names = "c-0001/2026-11-30.pep", "c-0001/2026-11-30.PEP"

    assert OutputFolder(tmp_path).is_one(*names) == takes_both
    (tmp_path / "c-0001" / "2026-11-30.PEP").mkdir(exist_ok=True)
    assert OutputFolder(tmp_path).is_one(*names) == takes_both


@pytest.mark.parametrize("command", [("check",), ("build",), ("new", "pep", "c-0009")])
def test_a_folder_of_plans_outside_the_repository_is_refused(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    root = tmp_path / "team"
    root.mkdir()
    (root / "smartdoc.yaml").write_text("plans: ../elsewhere\n", encoding="utf-8")

    done = smartdoc(*command, cwd=root)

    assert done.returncode == 2
    assert "The folder of plans ../elsewhere must be inside the repository" in done.stderr
    assert [one.name for one in tmp_path.rglob("*")] == ["team", "smartdoc.yaml"]
