"""Every word of a plan is found in its documents by readers that are not ours."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import mammoth
import pytest
from docx2python import docx2python

from smartdoc.source import read
from tests.judged import rank


def spaceless(text: str) -> str:
    return re.sub(r"\s+", "", text)


UNPRINTED = {"restricted", "id", "target_id", "kind", "copy"}
BY_ID = {"who", "by", "recorded_by", "completed_by", "raised_by", "chair", "concern", "revises"}
CODED = {
    "areas", "indicator", "indicators", "outcome", "decision", "party", "role", "impact", "status",
    "edition", "timetable", "step", "rule",
}  # fmt: skip
DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def strings(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of a plan that a reader must find in its document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in UNPRINTED or (name in BY_ID | CODED and not isinstance(inner, dict)):
                continue
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            if key not in ("invited", "present", "apologies"):
                yield from strings(inner, key)
    elif isinstance(value, str) and not DAYS.match(value) and key not in ("target", "baseline"):
        yield value


def plans_with(built: Path, ending: str) -> list[tuple[Path, list[str]]]:
    found = []
    for plan in sorted((built / "plans").rglob("*.yaml")):
        data = read(plan, plan.name).data
        assert data is not None
        folder = built / "build" / str(data["ref"]) / plan.stem
        document = min(folder.glob(f"plan.*.{ending}"), key=rank)
        found.append((document, list(strings(data))))
    assert len(found) >= 12
    return found


def missing(text: str, wanted: list[str]) -> list[str]:
    seen = spaceless(text).casefold()
    return [each for each in wanted if spaceless(each).casefold() not in seen]


def test_every_string_of_a_plan_is_in_its_page(built: Path) -> None:
    for page, wanted in plans_with(built, "html"):
        tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
        body = tree.find("body")
        assert body is not None

        assert (page, missing("".join(body.itertext()), wanted)) == (page, [])


def test_mammoth_finds_every_string_of_a_plan_in_its_word_file(built: Path) -> None:
    for word, wanted in plans_with(built, "docx"):
        with word.open("rb") as stream:
            text = mammoth.extract_raw_text(stream).value

        assert (word, missing(text, wanted)) == (word, [])


@pytest.mark.filterwarnings("ignore")  # docx2python's own
def test_docx2python_finds_every_string_of_a_plan_in_its_word_file(built: Path) -> None:
    for word, wanted in plans_with(built, "docx"):
        with docx2python(io.BytesIO(word.read_bytes())) as found:
            # Its marks of pictures hold “<” and “>” too.
            text = re.sub(r"</?[a-z][^<>]*>", "", found.text)

        assert (word, missing(text, wanted)) == (word, [])
