"""A judge who trusts nobody: plants a word in every field, searches every file, reads the lists.

Nothing here uses smartdoc's own code, so that a fault in it cannot hide itself.
"""

from __future__ import annotations

import base64
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from tests.examples import PROJECT

ROLES = {
    "child": "learner",
    "carer": "foster carer",
    "parent": "mother",
    "parent-redacted": "father",
    "school": "class teacher",
    "social-worker": "social worker",
    "virtual-school": "virtual school adviser",
    "none": "neighbour",
}
PARTIES = {**{name: name for name in ROLES}, "parent-redacted": "parent", "none": "other"}

Steps = tuple[str, ...]
_WORD = re.compile(r"zqk[0-9]+kqz")
_IDS = {"person_id": "p-school", "target_id": "the-target", "concern_id": "the-concern"}


def _policy(name: str) -> Any:
    return yaml.safe_load((PROJECT / f"policies/parts/{name}.yaml").read_text("utf-8"))


AUDIENCES = _policy("audiences")
DOCUMENTS = _policy("documents")["documents"]
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
    for path in (PROJECT / "schemas").glob("*.schema.json")
}


@dataclass
class Planter:
    """Makes plans with a word of its own in each text; ``words`` tells where each stands."""

    words: dict[str, tuple[str, str, Steps, tuple[str, ...]]] = field(default_factory=dict)
    """Each word with the ref and the day of its plan, its path, and who may read its block."""

    _here: dict[str, Steps] = field(default_factory=dict)

    def word(self, path: Steps) -> str:
        """Return a new word for a place."""
        word = f"zqk{len(self.words) + len(self._here)}kqz"
        self._here[word] = path
        return word

    def plan(self, kind: str, ref: str, day: str, opened: list[str]) -> dict[str, Any]:
        """Return a plan of a kind with every field that its schema knows."""
        plan: dict[str, Any] = self._value(SCHEMAS[kind], kind, ())
        plan |= {"kind": kind, "ref": ref, "status": "draft"}
        plan["meeting"] |= {"date": day, "next": "2027-03-08"}
        plan["learner"] |= {"name": "Zaph", "year": 5}
        target = plan["targets"][0]
        target["id"] = "the-target"
        for one in plan.get("concerns", []):
            one["id"] = "the-concern"
        plan["people"] = {f"p-{copy}": self._person(copy) for copy in ROLES}
        if "actions" in target:
            target["actions"] = [self._action(f"p-{copy}") for copy in ROLES]
        fields = SCHEMAS["common"]["$defs"]["restricted"]["properties"]
        plan["restricted"] = {"audiences": opened} | {
            name: f"Hidden {self.word(('restricted', name))} is told to few."
            for name in fields
            if name != "audiences"
        }
        for word, path in self._here.items():
            self.words[word] = (ref, day, path, tuple(opened))
        self._here = {}
        return plan

    def _person(self, copy: str) -> dict[str, str]:
        id_ = f"p-{copy}"
        return {
            "role": ROLES[copy],
            "name": f"Nam{self.word(('people', id_, 'name'))}",
            "organisation": f"Org{self.word(('people', id_, 'organisation'))}",
            "copy": copy,
        }

    def _action(self, id_: str) -> dict[str, str]:
        return {
            "who": id_,
            "what": f"does {self.word(('targets', 'actions', 'what', id_))}",
            "due": "2027-01-15",
            "note": f"with {self.word(('targets', 'actions', 'note', id_))}",
        }

    def _value(self, node: dict[str, Any], file: str, path: Steps) -> Any:
        while "$ref" in node:
            name, _, pointer = node["$ref"].partition("#")
            called = pointer.rpartition("/")[2]
            if called in _IDS:
                return _IDS[called]
            file = name.removesuffix(".schema.json") or file
            rest = {key: value for key, value in node.items() if key != "$ref"}
            node = {**SCHEMAS[file]["$defs"][called], **rest}
        kind = node.get("type")
        if kind == "object":
            return {
                key: self._value(one, file, (*path, key))
                for key, one in node.get("properties", {}).items()
                if key not in ("restricted", "people")
            }
        if kind == "array":
            return [self._value(node["items"], file, path)]
        return self._leaf(node, kind, path)

    def _leaf(self, node: dict[str, Any], kind: object, path: Steps) -> Any:
        if kind == "boolean":
            return True
        if kind in ("integer", "number") or isinstance(kind, list):
            return 3
        if "enum" in node:
            return node["enum"][0]
        if node.get("format") in ("date", "due"):
            return "2027-01-15"
        if path == ("waive", "rule"):
            return "T03"
        if path == ("sign_off", "content"):
            return "v1:3f9d0c47a1b2c8e5d6f70912"
        if node.get("pattern") and node.get("examples"):
            return node["examples"][0]
        return f"Text {self.word(path)} more"


def words_in(name: str, content: bytes) -> set[str]:
    """Return the planted words that a file says, in whatever part of it they stand."""
    return {word for text in texts_of(name, content) for word in _WORD.findall(text.lower())}


def texts_of(name: str, content: bytes) -> Iterator[str]:
    """Yield all that anybody could read in a file: packed, masked, split or folded."""
    yield name
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield package.comment.decode("latin-1")
            for each in package.infolist():
                yield (each.extra + each.comment).decode("latin-1")
                yield from texts_of(each.filename, package.read(each))
        return
    text = content.decode("utf-8", "replace").replace("\r\n ", "").replace("\r\n\t", "")
    yield text
    yield html.unescape(html.unescape(text))
    yield html.unescape(re.sub(r"<[^>]+>", "", text))
    yield unquote(text)
    for data in re.findall(r"base64,([A-Za-z0-9+/=]+)", text):
        yield from texts_of("inside", base64.b64decode(data))


def may_see(document: str, audience: str, person: str, path: Steps, opened: Steps) -> bool:
    """Tell what the lists of the policy say: may this reader of this document see this place?"""
    shows = _fields(DOCUMENTS[document]["shows"])
    if path[0] == "restricted":
        return ("restricted",) in shows and audience in opened
    names = AUDIENCES["audiences"][audience]["names"]
    if path[0] == "people":
        return path[1] == person or PARTIES[path[1].removeprefix("p-")] in names
    if path[:2] == ("targets", "actions") and len(path) > 3:
        if DOCUMENTS[document].get("each") == "person":
            return path[3] == person  # each person's own steps are theirs to know
        path = path[:3]
    return _holds(shows, path) and sees(audience, path)


def sees(audience: str, path: Steps) -> bool:
    """Tell whether an audience may see a place, in any document that shows it."""
    return _holds(_fields(AUDIENCES["audiences"][audience]["sees"]), path)


def _fields(listed: list[str]) -> set[Steps]:
    names = [name for one in listed for name in AUDIENCES["fields"].get(one, [one])]
    return {tuple(name.split(".")) for name in names}


def _holds(fields: set[Steps], path: Steps) -> bool:
    return any(path[: len(one)] == one for one in fields)


def reader_of(file: Path) -> tuple[str, str, str]:
    """Return the document, the audience and the person that a built file is for, by its name."""
    document, _, rest = file.name.partition(".")
    called = rest.rpartition(".")[0]
    if document == "child":
        return document, "child", ""
    if document != "actions":
        return document, called, ""
    roles = {role.replace(" ", "-"): copy for copy, role in ROLES.items()} | {"child": "child"}
    return document, roles[called], f"p-{roles[called]}"
