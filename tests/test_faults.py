"""A build that is stopped, or that cannot write, leaves nothing torn, and the next one is right."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from smartdoc.build import Builder, Order
from smartdoc.build.pool import LEAST
from smartdoc.check import Checker
from smartdoc.cli import checking
from smartdoc.repository import open_repository
from smartdoc.workers import chunks, ctrl_c_put_off, spread
from tests.examples import PROJECT, TODAY, as_text, base
from tests.in_process import smartdoc as in_process
from tests.team import held, plan
from tests.test_cli import smartdoc

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits are those of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with the plans of three learners."""
    root = tmp_path / "repository"
    names = {"c-0001": "Ash (one)", "c-0002": "Samira", "c-0003": "Tobin"}
    for ref, name in names.items():
        written(root, ref, plan(ref, name=name.removesuffix(" (one)")))
    settings = "today: 2026-11-22\nignore: [S15]\ndocuments: [plan, child]\n"
    (root / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    return root


def written(root: Path, ref: str, text: str) -> Path:
    path = root / "plans" / ref / "2026-11-30.pep.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("paragraphs without", "paragraphs (one) without"), "utf-8")
    return path


def program(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@POSIX
def test_a_build_killed_at_any_moment_leaves_whole_files(root: Path) -> None:
    done = program("-m", "tests.killed", str(root), cwd=PROJECT)
    said, complaint = done.communicate()

    assert done.returncode == 0, complaint
    found = json.loads(said)
    assert found["killed"] >= 25
    assert (found["torn"], found["right"], found["left"]) == ([], True, [])


@pytest.fixture
def limited(root: Path) -> Iterator[Path]:
    """Return a repository in which no process of this one may write a file of more than 20 kB."""
    resource = pytest.importorskip("resource", reason="this system knows no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    yield root
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_does_not_fit_on_the_disk_is_told_and_the_rest_is_built(limited: Path) -> None:
    done = smartdoc("build", cwd=limited, env={"PYTHONDONTWRITEBYTECODE": "1"})
    files = held(limited / "build")

    assert done.returncode == 2
    assert "cannot be written: File too large." in done.stderr
    assert "→ Make room on the disk" in done.stderr
    assert "more files could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert {name.rpartition(".")[2] for name in files} == {"html", "json"}
    assert all(is_whole(name, limited / "build") for name in files)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
@pytest.mark.parametrize("command", ["check", "build"])
def test_too_little_memory_is_told_in_plain_words(root: Path, command: str) -> None:
    done = program("-m", "tests.without_memory", command, cwd=root)
    said, complaint = done.communicate(timeout=60)

    assert (done.returncode, said) == (2, "")
    assert "not enough memory" in complaint
    assert "Traceback" not in complaint
    assert "fault in smartdoc" not in complaint


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
def test_a_plan_that_memory_does_not_suffice_for_stops_no_other(root: Path) -> None:
    name = "plans/c-0001/2026-11-30.pep.yaml"
    done = program("-m", "tests.without_memory", name, cwd=root)
    said, complaint = done.communicate(timeout=60)

    assert (done.returncode, complaint) == (0, "")
    assert said.strip() == f"{name} could not be built: there is not enough memory."


def is_whole(name: str, folder: Path) -> bool:
    content = (folder / name).read_bytes()
    if name.endswith(".docx"):
        with zipfile.ZipFile(folder / name) as package:
            return package.testzip() is None
    ending = {"html": b"</html>\n", "json": b"}\n", "ics": b"END:VCALENDAR\r\n"}
    return content.endswith(ending[name.rpartition(".")[2]])


@POSIX
@pytest.mark.parametrize("command", ["build", "check", "verify", "resolve"])
def test_a_pipe_or_a_device_in_the_place_of_a_file_is_not_read_for_ever(
    root: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_MANY", 1)
    pipe = root / "plans" / "c-0002" / "2026-11-30.pep.yaml"
    pipe.unlink()
    os.mkfifo(pipe)
    (root / "policies").mkdir()
    (root / "policies" / "endless.yaml").symlink_to("/dev/zero")
    (root / "policies" / "huge.yaml").touch()
    os.truncate(root / "policies" / "huge.yaml", 1_000_000_000_000)
    named = [str(pipe)] if command in ("verify", "resolve") else []

    done = in_process(command, *named, cwd=root)

    assert done.returncode in (1, 2)
    assert "not an ordinary file" in done.stdout + done.stderr


def test_once_there_is_room_the_next_build_is_whole(root: Path) -> None:
    in_the_way = root / "build" / "c-0002" / "2026-11-30.pep" / "child.html"
    in_the_way.mkdir(parents=True)
    first = smartdoc("build", cwd=root)
    in_the_way.rmdir()

    second = smartdoc("build", cwd=root)
    clean = smartdoc("build", "--to", str(root.parent / "clean"), cwd=root)

    assert (first.returncode, second.returncode, clean.returncode) == (2, 0, 0)
    assert "child.html cannot be written: it is not an ordinary file." in first.stderr
    assert held(root / "build") == held(root.parent / "clean")


def test_an_old_document_that_cannot_be_replaced_stays_and_is_still_known(root: Path) -> None:
    smartdoc("build", cwd=root)
    before = held(root / "build")
    outside = root.parent / "outside"
    folder = root / "build" / "c-0002"
    shutil.move(folder, outside)
    folder.symlink_to(outside, target_is_directory=True)
    written(root, "c-0002", plan("c-0002", name="Selma"))

    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert "leads out of the output folder" in done.stderr
    kept = {name: content for name, content in before.items() if name.startswith("c-0002")}
    assert kept
    assert {f"c-0002/{name}": content for name, content in held(outside).items()} == kept
    listed = json.loads((root / "build" / "manifest.json").read_text("utf-8"))["plans"]
    assert [len(one["outputs"]) for one in listed] == [len(listed[0]["outputs"])] * 3


def test_a_path_that_is_too_long_is_told(root: Path) -> None:
    done = smartdoc("build", "--to", "/".join(["x" * 200] * 30), cwd=root)

    assert done.returncode == 2
    assert "File name too long" in done.stderr
    assert "→ Build into a folder with a shorter path" in done.stderr
    assert "Traceback" not in done.stderr


@contextmanager
def shut_to_us(folder: Path) -> Iterator[None]:
    """Shut a folder for a while, as a drive of a network may be."""
    folder.chmod(0)
    if os.name == "nt" or os.access(folder, os.X_OK):
        pytest.skip("root may open all")
    yield
    folder.chmod(0o700)


@pytest.mark.parametrize("edit", ["deleted", "edited", "withheld"])
def test_documents_in_a_folder_that_is_shut_to_us_go_once_it_is_open(root: Path, edit: str) -> None:
    smartdoc("build", cwd=root)
    path = root / "plans" / "c-0002" / "2026-11-30.pep.yaml"
    with shut_to_us(root / "build" / "c-0002"):
        if edit == "deleted":
            path.unlink()
        elif edit == "edited":
            written(root, "c-0002", plan("c-0002", name="Selma"))
        else:
            with (root / "smartdoc.yaml").open("a", encoding="utf-8") as settings:
                settings.write("private_terms: [subtractions]\n")
        first = smartdoc("build", "--draft", cwd=root)
        second = smartdoc("build", "--draft", cwd=root)
    path.unlink(missing_ok=True)
    smartdoc("build", "--draft", cwd=root)

    assert first.returncode == second.returncode == 2
    assert "Permission denied" in first.stderr
    assert ("  c-0002/2026-11-30.pep/plan.school" in first.stdout) == (edit == "withheld")
    assert not list((root / "build").glob("c-0002/**/*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_only_be_read_is_told(root: Path) -> None:
    (root / "build").mkdir(mode=0o500)

    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert "cannot be written: Permission denied." in done.stderr


@pytest.fixture
def shut(root: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Return a folder of the repository, with a file in it, that nobody may look into."""
    folder: Path = root / request.param
    folder.mkdir()
    shutil.copy(PROJECT / "templates" / "style.css", folder)
    folder.chmod(0)
    if os.name == "nt" or os.access(folder, os.X_OK):
        pytest.skip("root may open all")
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("shut", [".smartdoc"], indirect=True)
def test_an_own_folder_that_is_shut_to_us_is_done_without(root: Path, shut: Path) -> None:
    first, second = smartdoc("build", cwd=root), smartdoc("build", cwd=root)
    checked = smartdoc("check", cwd=root)

    assert (first.returncode, first.stderr) == (0, "")
    assert (second.returncode, second.stderr) == (0, "")
    assert " 0 of them new" in second.stdout
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("shut", ["templates"], indirect=True)
def test_a_folder_of_templates_that_is_shut_to_us_is_told(root: Path, shut: Path) -> None:
    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert done.stderr.startswith(f"smartdoc: {shut}")
    assert "cannot be read: Permission denied." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["smartdoc.yaml", "names.yaml"])
@pytest.mark.parametrize("shut", ["elsewhere"], indirect=True)
def test_settings_in_a_folder_that_is_shut_to_us_are_told(
    root: Path, shut: Path, name: str
) -> None:
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(shut / name)
    done = smartdoc("build", cwd=root)

    assert done.returncode == 2
    assert done.stderr.startswith(f"smartdoc: {root / name} cannot be read: Permission denied.")


def test_a_folder_of_schemas_that_is_shut_to_us_later_is_told(root: Path) -> None:
    (root / "schemas").mkdir()
    assert [smartdoc("build", cwd=root).returncode for _ in range(3)] == [0, 0, 0]
    (root / "schemas").chmod(0)
    if os.name == "nt" or os.access(root / "schemas", os.X_OK):
        pytest.skip("root may open all")
    done = smartdoc("build", cwd=root)
    (root / "schemas").chmod(0o700)

    assert done.returncode == 2
    assert "cannot be read: Permission denied." in done.stderr


@pytest.mark.parametrize("shut", ["plans/c-0099"], indirect=True)
@pytest.mark.parametrize("command", ["new pep", "review"])
def test_a_plan_is_not_started_in_a_folder_that_is_shut_to_us(
    root: Path, shut: Path, command: str
) -> None:
    done = smartdoc(*command.split(), shut.name, cwd=root)

    assert done.returncode == 2
    assert done.stderr.startswith(f"smartdoc: {shut} cannot be used: Permission denied.")


@pytest.mark.parametrize("command", ["build", "check", "status"])
def test_a_folder_of_plans_that_is_shut_to_us_later_is_told(root: Path, command: str) -> None:
    assert smartdoc("build", cwd=root).returncode == 0
    documents = held(root / "build")
    folder = sorted((root / "plans").iterdir())[0]
    folder.chmod(0)
    if os.name == "nt" or os.access(folder, os.X_OK):
        pytest.skip("root may open all")
    done = smartdoc(command, cwd=root)
    folder.chmod(0o700)

    assert done.returncode == 2
    assert f"plans/{folder.name} cannot be read: Permission denied." in done.stderr
    assert held(root / "build") == documents, "as they would be if the plans had been deleted"


def test_a_history_of_plans_that_are_shut_to_us_is_not_taken_for_none(root: Path) -> None:
    with shut_to_us(root / "plans" / "c-0002"):
        done = smartdoc("history", "c-0002", cwd=root)

    assert done.returncode == 2
    assert done.stderr.startswith("smartdoc: plans/c-0002 cannot be read: Permission denied.")


def test_a_repository_that_cannot_be_written_to_is_built_elsewhere(root: Path) -> None:
    (root / ".smartdoc").write_text("a file in the way of the folder")

    done = smartdoc("build", "--to", str(root.parent / "elsewhere"), cwd=root)
    again = smartdoc("build", "--to", str(root.parent / "elsewhere"), cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.sub(r" \d+ of them", "", again.stdout) == re.sub(r" \d+ of them", "", done.stdout)
    assert " 0 of them" in again.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a file that cannot be read so")
def test_a_disk_that_fails_is_told_of_by_the_file(root: Path) -> None:
    (root / "build").mkdir()
    (root / "build" / "index.html").symlink_to("/proc/self/mem")

    done = in_process("build", cwd=root)

    assert done.returncode == 2
    assert done.stderr == (
        f"smartdoc: {root / 'build' / 'index.html'} cannot be used: Input/output error.\n"
        "  → Try again. If that does not help, check the disk, or the connection to it.\n"
    )


def test_a_disk_that_goes_away_is_no_fault_of_ours(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, opening = root / "build" / "index.html", os.open
    index.parent.mkdir()
    index.write_text("made by smartdoc", encoding="utf-8")

    def gone(name: str, flags: int, *more: int, dir_fd: int | None = None) -> int:
        if os.fspath(name) == str(index):
            raise OSError(errno.ESTALE, "Stale file handle", name)
        return opening(name, flags, *more, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", gone)
    done = in_process("build", cwd=root)

    assert done.returncode == 2
    assert f"{index} cannot be used: Stale file handle." in done.stderr
    assert "fault in smartdoc" not in done.stderr


def test_a_plan_that_vanishes_meanwhile_takes_nothing_with_it(root: Path) -> None:
    checker = Checker(open_repository(root), TODAY)
    builder = Builder(checker, Order(("plan",), ("html",), root / "build"))
    gone, there, _ = checker.repository.plan_files()
    gone.unlink()
    gone.parent.rmdir()

    told, made = builder.of(gone), builder.of(there)

    assert [one.rule for one in told.checked.findings] == ["YML16"]
    assert made.is_settled


def test_a_fault_of_ours_in_one_plan_stops_no_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checker = Checker(open_repository(root), TODAY)
    builder = Builder(checker, Order(("plan",), ("html",), root / "build"))
    first, second, _ = checker.repository.plan_files()
    whole = builder.outcome

    def broken(checked: object) -> object:
        raise ZeroDivisionError(first.name)

    monkeypatch.setattr(builder, "outcome", broken)
    faulty = builder.of(first)
    monkeypatch.setattr(builder, "outcome", whole)

    assert "ZeroDivisionError" in faulty.fault
    assert not faulty.is_refused
    assert builder.of(second).is_settled


@POSIX
def test_a_second_build_waits_for_the_first_and_says_so(root: Path) -> None:
    holding = (
        "import sys, pathlib; from smartdoc.build.lock import only_build\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "with only_build(root, root / 'build', 'build', print):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", holding, str(root)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"
    second = program("-m", "smartdoc", "build", cwd=root)
    assert second.stderr is not None
    told = second.stderr.readline()
    first.send_signal(signal.SIGKILL)  # the lock of a build that was killed is free
    first.communicate()
    said, _ = second.communicate()

    assert told.startswith(f"Another build into build (process {first.pid}, since ")
    assert told.endswith(" is under way. Waiting for it to end …\n")
    assert second.returncode == 0
    assert "Built 3 plans" in said


def test_a_lock_that_cannot_be_taken_stops_no_build(root: Path) -> None:
    smartdoc("build", cwd=root)
    locks = list((root / ".smartdoc" / "build").glob("*.lock"))
    for lock in locks:
        lock.unlink()
        lock.mkdir()  # as little of ours as a file that another user alone may write to
    done = smartdoc("build", "--draft", cwd=root)

    assert len(locks) == 1
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with so many plans that several workers build them."""
    root = tmp_path_factory.mktemp("many")
    letters = "bdfgklmnprstvz"
    for number in range(LEAST + 10):
        name = f"Q{letters[number % 14]}a{letters[number // 14]}o"
        ref = f"s-{number:04}"
        text = as_text({**base("all-star"), "ref": ref}).replace("Ash", name)
        path = root / "plans" / ref / "2026-11-30.all-star.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    broken = root / "plans" / "s-0007" / "2026-11-30.all-star.yaml"
    broken.write_text("kind: [", encoding="utf-8")
    settings = "today: 2026-11-22\nignore: [S15]\ndocuments: [plan]\naudiences: [school]\n"
    (root / "smartdoc.yaml").write_text(settings, encoding="utf-8")
    return root


def test_every_number_of_jobs_gives_the_same_bytes_and_words(many: Path) -> None:
    done = {
        jobs: smartdoc("build", "--to", str(many / f"build-{jobs}"), "--jobs", jobs, cwd=many)
        for jobs in ("1", "2", "3")
    }
    made = {jobs: held(many / f"build-{jobs}") for jobs in done}
    said = {done[jobs].stdout.replace(f"build-{jobs}", "build") for jobs in done}

    assert len(made["1"]) == 3 * (LEAST + 9) + 2
    assert made["1"] == made["2"] == made["3"]
    assert len(said) == 1
    assert {one.returncode for one in done.values()} == {1}


def test_plans_of_one_learner_go_to_one_worker() -> None:
    paths = [Path(f"plans/{ref}/{day}.pep.yaml") for ref in "abcdefg" for day in range(6)]
    lots = list(chunks(paths))

    assert [path for lot in lots for path in lot] == paths
    assert len(lots) > 1
    for lot in lots[:-1]:
        assert lot[-1].parent != lots[lots.index(lot) + 1][0].parent


@POSIX
def test_ctrl_c_while_workers_are_started_is_not_lost() -> None:
    heard = []

    def stopped() -> None:
        with ctrl_c_put_off():
            signal.raise_signal(
                signal.SIGINT
            )  # to this thread, as a terminal does where it is alone
            heard.append("later")

    with pytest.raises(KeyboardInterrupt):
        stopped()

    assert heard == ["later"]


class Names:
    """Where workers say what files are called."""

    def work(self) -> Callable[[Path], str]:
        return str


@POSIX
def test_ctrl_c_while_workers_are_ended_does_not_leave_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = []
    shutdown = ProcessPoolExecutor.shutdown

    def interrupted(pool: ProcessPoolExecutor, *, cancel_futures: bool) -> None:
        signal.raise_signal(signal.SIGINT)
        shutdown(pool, cancel_futures=cancel_futures)
        ended.append(pool)

    monkeypatch.setattr(ProcessPoolExecutor, "shutdown", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(spread(Names(), str, [Path("a"), Path("b")], 2))

    assert len(ended) == 1


_LET_GO = """
import os, signal
from smartdoc.__main__ import run
from smartdoc.build.builder import Builder

class Task:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        os.getpid()  # by now it is heard

outcome = Builder.outcome
Builder.outcome = lambda *given: [outcome(*given), Task()][0]
run()
"""


@POSIX
def test_ctrl_c_while_something_is_let_go_ends_the_build(root: Path) -> None:
    done = program("-c", _LET_GO, "build", cwd=root)
    _, complaint = done.communicate()

    assert (done.returncode, complaint.strip()) == (130, "Stopped.")


@POSIX
def test_ctrl_c_ends_workers_and_all(many: Path) -> None:
    folder = many / "stopped"
    run = subprocess.Popen(
        [sys.executable, "-m", "smartdoc", "build", "--to", str(folder), "--jobs", "2"],
        cwd=many,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while run.poll() is None and not any(folder.rglob("*.html")):
        pass
    os.killpg(run.pid, signal.SIGINT)
    _, complaint = run.communicate()

    assert (run.returncode, complaint.strip()) == (130, "Stopped.")
    made = [name for name in held(folder) if name != ".smartdoc-unlisted"]
    assert made
    assert all(is_whole(name, folder) for name in made)
