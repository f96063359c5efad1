"""Options of the test run, and what many tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.judged import everything_built
from tests.pasts import a_past
from tests.repositories import GitFolder
from tests.team import pattern_in

# In CI every run tries the same examples, so that a failure there is always about the change.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden documents anew, after you have looked at what changed",
    )


@pytest.fixture(scope="session", autouse=True)
def _as_at_a_desk() -> Iterator[None]:
    """Let every command speak as at a desk, whatever runs the tests; a log is told fewer words."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("CI", "NO_COLOR"):
            patched.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with every document of every kind, built once for all who judge them."""
    return everything_built(tmp_path_factory.mktemp("judged"))


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that the teams of tests are copied from; none may change it."""
    return pattern_in(tmp_path_factory.mktemp("pattern"))


@pytest.fixture
def past(tmp_path: Path) -> tuple[GitFolder, list[str]]:
    """Return a repository with the past of one learner, and the short ids of its commits."""
    return a_past(tmp_path / "team")
